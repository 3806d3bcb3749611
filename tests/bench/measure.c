/*
 * measure COMMAND ARGUMENT…: runs it with nothing to read and its output
 * thrown away, and prints its processor seconds and its peak memory in KiB.
 * The system counts a program's peak from that of whoever started it, so
 * that must be a small one.
 */
#include <fcntl.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static double seconds(struct timeval t)
{
	return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

static int run(char **argv)
{
	int null = open("/dev/null", O_RDWR);

	for (int fd = 0; fd < 3; fd++)
		if (dup2(null, fd) < 0)
			return 127;
	execvp(argv[0], argv);
	return 127;
}

int main(int argc, char **argv)
{
	struct rusage used;
	int status;
	pid_t pid;

	if (argc < 2) {
		fprintf(stderr, "usage: measure COMMAND ARGUMENT...\n");
		return 2;
	}
	pid = fork();
	if (pid == 0)
		_exit(run(argv + 1));
	if (pid < 0 || wait4(pid, &status, 0, &used) < 0) {
		perror("measure");
		return 1;
	}
	printf("%.6f %ld\n", seconds(used.ru_utime) + seconds(used.ru_stime),
		used.ru_maxrss);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}
