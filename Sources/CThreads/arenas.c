#include <malloc.h>

#include "CThreads.h"

// Before main: what the C library has given out by its own rules stays where it is.
//
// Work hops between threads, so memory is often given back by another thread than took it. With an arena for each
// thread, which is the rule, holes grow in all of them: two do for the few cores that are ever busy. The threshold for
// large blocks would rise with the first of them that is given back, after which a document of some megabytes leaves a
// hole for good; a fixed one has such blocks mapped alone, and given back whole.
__attribute__((constructor)) static void limit_arenas(void) {
	mallopt(M_ARENA_MAX, 2);
	mallopt(M_MMAP_THRESHOLD, 512 * 1024);
	mallopt(M_TRIM_THRESHOLD, 4 * 1024 * 1024);
}

void give_back_memory(void) {
	malloc_trim(0);
}
