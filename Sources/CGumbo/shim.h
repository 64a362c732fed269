#ifndef CGUMBO_SHIM_H
#define CGUMBO_SHIM_H

#include <gumbo.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

/* Debian builds gumbo with its assertions, and some markup fails them: a page from anywhere could end the process.
   During a parse a failed assertion therefore gives up that parse only. The definitions are weak so that all objects
   that include them share one. */

/* Holds where a failed assertion on a thread returns to. The variables have initial values because the importer leaves
   tentative definitions out. */
__attribute__((weak)) pthread_key_t cgumbo_way_out = 0;
__attribute__((weak)) bool cgumbo_has_key = false;
__attribute__((weak)) pthread_once_t cgumbo_once = PTHREAD_ONCE_INIT;

static inline void cgumbo_make_key(void) { cgumbo_has_key = pthread_key_create(&cgumbo_way_out, NULL) == 0; }

/* Takes the place of the C library's function of that name for the whole program. Outside a parse it does the same:
   say what failed, and abort. */
__attribute__((weak, noreturn)) void __assert_fail(
    const char *assertion, const char *file, unsigned int line, const char *function) {
    jmp_buf *way_out = cgumbo_has_key ? pthread_getspecific(cgumbo_way_out) : NULL;
    if (way_out) longjmp(*way_out, 1);
    fprintf(stderr, "%s:%u: %s: assertion `%s' failed\n", file, line, function ? function : "?", assertion);
    abort();
}

/* gumbo_parse_with_options, but NULL where the parser finds itself in a state it holds to be impossible.

   All memory of the parse comes from the options' allocator, and what was taken then is given back there. */
static inline GumboOutput *cgumbo_parse(const GumboOptions *options, const char *buffer, size_t length) {
    /* Named, so that the definition above is part of every program that parses. */
    void (*volatile handler)(const char *, const char *, unsigned int, const char *) = __assert_fail;
    (void)handler;
    pthread_once(&cgumbo_once, cgumbo_make_key);
    if (!cgumbo_has_key) return NULL;
    jmp_buf here;
    if (setjmp(here)) {
        pthread_setspecific(cgumbo_way_out, NULL);
        return NULL;
    }
    pthread_setspecific(cgumbo_way_out, &here);
    GumboOutput *output = gumbo_parse_with_options(options, buffer, length);
    pthread_setspecific(cgumbo_way_out, NULL);
    return output;
}

#endif
