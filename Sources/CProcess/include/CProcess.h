#ifndef CPROCESS_H
#define CPROCESS_H

#include <sys/types.h>

// What Swift's Glibc module leaves out. All answer 0, or a descriptor, or a negative errno.

// Starts a program that leads a process group of its own, with every signal as it was at first and no descriptor open
// but these three. A negative one is /dev/null.
int start_process(pid_t *pid, const char *const arguments[], const char *const environment[], int input, int output,
	int errors);

// A pipe whose ends are not inherited; ours, 0 or 1, does not block.
int open_pipe(int ends[2], int ours);

// A descriptor that can be read from once the process has ended.
int open_process(pid_t pid);

#endif
