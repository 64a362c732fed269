#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "CProcess.h"

static int connect_stream(posix_spawn_file_actions_t *actions, int descriptor, int stream) {
	if (descriptor < 0) {
		int mode = stream == STDIN_FILENO ? O_RDONLY : O_WRONLY;
		return posix_spawn_file_actions_addopen(actions, stream, "/dev/null", mode, 0);
	}
	return posix_spawn_file_actions_adddup2(actions, descriptor, stream);
}

int start_process(pid_t *pid, const char *const arguments[], const char *const environment[], int input, int output,
	int errors) {
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	sigset_t all, none;
	int error = posix_spawn_file_actions_init(&actions);
	if (error)
		return -error;
	error = posix_spawnattr_init(&attributes);
	if (error) {
		posix_spawn_file_actions_destroy(&actions);
		return -error;
	}
	sigfillset(&all);
	sigemptyset(&none);
	if (!(error = connect_stream(&actions, input, STDIN_FILENO))
		&& !(error = connect_stream(&actions, output, STDOUT_FILENO))
		&& !(error = connect_stream(&actions, errors, STDERR_FILENO))
		&& !(error = posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1))
		// Signals that this process ignores would be ignored for ever by the other.
		&& !(error = posix_spawnattr_setsigdefault(&attributes, &all))
		&& !(error = posix_spawnattr_setsigmask(&attributes, &none))
		&& !(error = posix_spawnattr_setpgroup(&attributes, 0))
		&& !(error = posix_spawnattr_setflags(
				 &attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK)))
		error = posix_spawn(pid, arguments[0], &actions, &attributes, (char *const *)arguments,
			(char *const *)environment);
	posix_spawnattr_destroy(&attributes);
	posix_spawn_file_actions_destroy(&actions);
	return -error;
}

int open_pipe(int ends[2], int ours) {
	if (pipe2(ends, O_CLOEXEC))
		return -errno;
	// The other end is left to block, as programs expect of their input.
	return fcntl(ends[ours], F_SETFL, O_NONBLOCK) ? -errno : 0;
}

int open_process(pid_t pid) {
	// The kernel sets close-on-exec by itself.
	int descriptor = (int)syscall(SYS_pidfd_open, pid, 0);
	return descriptor < 0 ? -errno : descriptor;
}
