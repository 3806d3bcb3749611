/*
 * A signal must leave no temporary file behind, and the shell must see that
 * the process died of it.  So the handler only asks the job to stop; when the
 * job has cleaned up, the signal is raised once more with its default action.
 *
 * Handlers reach nothing but what is static: this is the one place with
 * static state.
 */
#include <signal.h>
#include <unistd.h>

#include "cli.h"

static dc_job *volatile running;
static volatile sig_atomic_t came;

static const int fatal[] = { SIGINT, SIGTERM, SIGHUP, SIGPIPE };
enum { NFATAL = sizeof(fatal) / sizeof(fatal[0]) };

/* A signal between the job's look at its flag and a read() that then blocks
 * would wait for input: an alarm a second breaks such calls. */
static void on_alarm(int sig)
{
	(void)sig;
	alarm(1);
}

static void on_fatal(int sig)
{
	dc_job *job = running;
	if (!came)
		came = sig;
	if (job)
		dc_job_interrupt(job);
	alarm(1);
}

void signals_catch(dc_job *job)
{
	struct sigaction old, act = { .sa_handler = on_fatal };
	running = job;
	sigemptyset(&act.sa_mask);
	for (size_t i = 0; i < NFATAL; i++) {
		/* A second Ctrl-C ends it at once, whatever it is doing.
		 * A broken pipe comes with each write. */
		act.sa_flags = fatal[i] == SIGPIPE ? 0 : (int)SA_RESETHAND;
		/* What nohup or a parent told us to ignore stays ignored. */
		if (!sigaction(fatal[i], NULL, &old)
		    && old.sa_handler != SIG_IGN)
			sigaction(fatal[i], &act, NULL);
	}
	act.sa_handler = on_alarm;
	act.sa_flags = 0;
	sigaction(SIGALRM, &act, NULL);
}

bool signals_came(void)
{
	return came != 0;
}

void signals_release(void)
{
	int sig = came;
	running = NULL;
	alarm(0);
	if (!sig)
		return;
	signal(sig, SIG_DFL);
	raise(sig);
}
