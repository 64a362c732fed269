#define _GNU_SOURCE
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "CThreads.h"

// Takes the place of the C library's function within the program. libdispatch asks for a priority for each of its
// threads and writes a line to the log when the kernel says no, as it does to every unprivileged or confined service.
// A thread that keeps the priority it was born with works as well: a refusal is no news.
int setpriority(__priority_which_t which, id_t who, int priority) {
	(void)syscall(SYS_setpriority, which, who, priority);
	return 0;
}
