/*
 * Runs the fuzz target without a fuzzer: `replay regress FILE…` what was found
 * before, `replay all FILE…` any files through every writer and in pieces,
 * `replay seed OUTDIR FILE…` makes a fuzzer's first inputs of them.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "deckconv.h"
#include "target.h"

static unsigned char *load(const char *path, size_t *n)
{
	unsigned char *p = NULL;
	FILE *f = fopen(path, "rb");
	long size;

	if (f && fseek(f, 0, SEEK_END) == 0 && (size = ftell(f)) >= 0) {
		rewind(f);
		p = malloc((size_t)size + FUZZ_HEAD + 1);
		if (p)
			*n = fread(p + FUZZ_HEAD, 1, (size_t)size, f);
	}
	if (!p) {
		perror(path);
		exit(2);
	}
	fclose(f);
	memset(p, 0, FUZZ_HEAD);
	return p;
}

static void save(const char *dir, const char *path, const char *writer,
	const unsigned char *data, size_t n)
{
	const char *base = strrchr(path, '/');
	char name[4096];
	FILE *f;

	snprintf(name, sizeof(name), "%s/%s.%s", dir, base ? base + 1 : path,
		writer);
	f = fopen(name, "wb");
	if (!f || fwrite(data, 1, n, f) != n || fclose(f) != 0) {
		perror(name);
		exit(2);
	}
}

static void each_writer(unsigned char *data, size_t n, const char *path,
	const char *seeds)
{
	static const unsigned char pieces[] = { 0, 1, 7 };
	dc_format_info f;

	for (size_t i = 0; dc_format_at(i, &f); i++) {
		if (!f.writes)
			continue;
		data[1] = fuzz_byte(f.name);
		if (seeds) {
			save(seeds, path, f.name, data, n);
			continue;
		}
		for (size_t k = 0; k < sizeof(pieces); k++) {
			data[5] = pieces[k];
			LLVMFuzzerTestOneInput(data, n);
		}
		data[5] = 0;
	}
}

int main(int argc, char **argv)
{
	const char *mode = argc > 1 ? argv[1] : "";
	bool regress = strcmp(mode, "regress") == 0;
	const char *seeds = strcmp(mode, "seed") == 0 ? argv[2] : NULL;

	if (!regress && !seeds && strcmp(mode, "all") != 0) {
		fprintf(stderr, "usage: replay regress|all|seed DIR FILE...\n");
		return 2;
	}
	for (int i = seeds ? 3 : 2; i < argc; i++) {
		size_t n = 0;
		unsigned char *data = load(argv[i], &n);

		if (regress)
			LLVMFuzzerTestOneInput(data + FUZZ_HEAD, n);
		else
			each_writer(data, n + FUZZ_HEAD, argv[i], seeds);
		free(data);
	}
	return 0;
}
