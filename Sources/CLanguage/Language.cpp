#include "CLanguage.h"

// CLD2's header names FILE without including it.
#include <cstdio>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

// Takes an answer for short texts too; the caller weighs it by the text's length.
static const int kBestEffort = 0x4000;

extern "C" CLanguageGuess clanguage_detect(const char *text, size_t length) {
    CLD2::Language languages[3] = {CLD2::UNKNOWN_LANGUAGE, CLD2::UNKNOWN_LANGUAGE, CLD2::UNKNOWN_LANGUAGE};
    int percents[3] = {0, 0, 0};
    double scores[3] = {0, 0, 0};
    int letters = 0;
    bool reliable = false;
    CLD2::CLDHints hints = {nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
    // The interface counts in int; anything longer than this is more than the answer needs.
    int bounded = length > 65536 ? 65536 : static_cast<int>(length);
    CLD2::Language language = CLD2::ExtDetectLanguageSummary(
        text, bounded, true, &hints, kBestEffort, languages, percents, scores, nullptr, &letters, &reliable);
    return CLanguageGuess{CLD2::LanguageCode(language), percents[0], scores[0], reliable};
}
