/*
 * Preloaded, lets an allocation fail: the one that $NOMEM_FIRST counts, and
 * with NOMEM_FOREVER=1 all that follow.  Those of the loader are not counted.
 * The file $NOMEM_MARK tells that one was refused.
 */
#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <stdlib.h>
#include <unistd.h>

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);

static long first, forever, count;
static const char *mark;

__attribute__((constructor)) static void begin(void)
{
	const char *text = getenv("NOMEM_FIRST");

	mark = getenv("NOMEM_MARK");
	forever = getenv("NOMEM_FOREVER") && *getenv("NOMEM_FOREVER") == '1';
	first = text ? atol(text) : 0;
}

static int refuse(void)
{
	if (first == 0)
		return 0;
	count++;
	if (count != first && !(forever && count > first))
		return 0;
	if (count == first && mark) {
		int fd = open(mark, O_WRONLY | O_CREAT, 0600);

		if (fd >= 0)
			close(fd);
	}
	errno = ENOMEM;
	return 1;
}

void *malloc(size_t n)
{
	return refuse() ? NULL : __libc_malloc(n);
}

void *calloc(size_t n, size_t size)
{
	return refuse() ? NULL : __libc_calloc(n, size);
}

void *realloc(void *p, size_t n)
{
	return refuse() ? NULL : __libc_realloc(p, n);
}
