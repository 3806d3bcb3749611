/*
 * Where Mochi's data are: data.json or data.edn, in an archive or alone.
 */
#ifndef DC_PARTS_MOCHI_DATA_H
#define DC_PARTS_MOCHI_DATA_H

#include "lib/json.h"
#include "lib/zip.h"

/* 0..100, as a probe. */
int mochidata_score(const dc_probe *);
/*
 * The data in the archive, or where it is NULL, those that the input is, in
 * the run's arena; *size bytes of them.  NULL: *code, which was told.
 */
const json *mochidata_read(dc_reader *, zipfile *, uint64_t *size, int *code);

#endif
