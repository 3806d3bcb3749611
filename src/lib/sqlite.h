/*
 * SQLite databases in open files without a name: a stranger's to be read, our
 * own to be written.  Nothing is opened by name; what SQLite itself puts into
 * temporary files is unlinked.  Of a stranger's database no SQL runs but ours:
 * no trigger, no view, no function of its own.
 */
#ifndef DC_LIB_SQLITE_H
#define DC_LIB_SQLITE_H

#include "format.h"

typedef struct db db;
typedef struct db_rows db_rows;

/* ---- reading ---- */

/* The database in the open file fd, which stays the caller's; WAL marks in its
 * head are of no matter.  NULL with *code set when it is none or is damaged:
 * that was told.  Knows Anki's collation "unicase". */
db *db_open(dc_run *, int fd, uint64_t size, int *code);
void db_close(db *);
/* Is there a table (no view) of that name with that column? */
bool db_has(db *, const char *table, const char *column);
/* One SELECT; NULL: it was told, *code is set. */
db_rows *db_query(db *, int *code, const char *sql);
/* DC_OK: a row; DC_END: there is none left; else a code, told. */
int db_next(db_rows *);
/* A column of the present row, from 0; text and blobs as their bytes, valid
 * until the next row. */
dc_str db_text(db_rows *, int column);
int64_t db_int(db_rows *, int column);
void db_done(db_rows *);

/* ---- writing ---- */

/* An empty database in the empty open file fd, with `cache` KiB of memory.  It
 * has no journal: who fails throws it away. */
db *db_create(dc_run *, int fd, int cache, int *code);
/* Statements without a result, separated by `;`.  Returns a code, told. */
int db_run(db *, const char *sql);
/* A statement with ?1, ?2 … that is run again and again by db_put(); freed by
 * db_done(). */
db_rows *db_statement(db *, int *code, const char *sql);
/* Bind a value: borrowed until db_put() returns. */
void db_bind_text(db_rows *, int place, dc_str);
void db_bind_int(db_rows *, int place, int64_t);
int db_put(db_rows *);
/* Write all that is in memory to the file.  Returns a code, told. */
int db_end(db *);

const char *db_version(void);

#endif
