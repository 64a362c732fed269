#ifndef CZLIB_SHIM_H
#define CZLIB_SHIM_H

#include <zlib.h>

/* A macro, which Swift cannot call. 15 bits of window are the most there are; 16 more ask for gzip's frame. */
static inline int czlib_begin(z_stream *stream) { return inflateInit2(stream, 15 + 16); }

/* The same for writing: 8 is the memory level zlib itself takes. The header has no time and no name. */
static inline int czlib_begin_writing(z_stream *stream) {
    return deflateInit2(stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
}

/* The same for a whole document at once, which is written while its visit waits: level 3 takes half the time of 6. */
static inline int czlib_begin_writing_fast(z_stream *stream) {
    return deflateInit2(stream, 3, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
}

#endif
