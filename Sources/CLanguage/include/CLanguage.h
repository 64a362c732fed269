#ifndef DEPECHE_CLANGUAGE_H
#define DEPECHE_CLANGUAGE_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What CLD2 makes of a text.
typedef struct {
    /// The ISO 639 or BCP 47 code, such as "fr" or "zh-Hant"; "un" when unknown. Static storage.
    const char *code;
    /// The share of the text in that language, 0...100.
    int percent;
    /// The score per kilobyte of letters.
    double score;
    /// Whether CLD2 itself trusts the answer.
    bool reliable;
} CLanguageGuess;

/// Detects the main language of `length` bytes of valid UTF-8.
///
/// C++ has no stable calling convention towards Swift, so CLD2 is called here. Reads static tables only: safe on any
/// thread. No pointer is kept.
CLanguageGuess clanguage_detect(const char *text, size_t length);

#ifdef __cplusplus
}
#endif

#endif
