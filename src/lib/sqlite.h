/*
 * SQLite databases in open files without a name: a stranger's to be read, our
 * own to be written.  Nothing is opened by name; what SQLite itself puts into
 * temporary files is unlinked.  Of a stranger's database no SQL runs but ours:
 * no trigger, no view, no virtual table, no computed column.
 */
#ifndef DC_LIB_SQLITE_H
#define DC_LIB_SQLITE_H

#include "format.h"

enum {
	DB_MAX_VALUE = DC_MAX_RECORD,    /* bytes of a row or a value */
	DB_MAX_SQL = 64 << 10            /* bytes of one statement */
};

typedef struct db db;
typedef struct db_rows db_rows;

/* ---- reading ---- */

/* The database in the open file fd, which stays the caller's; WAL marks in its
 * head are of no matter.  NULL with *code set when it is none or is damaged:
 * that was told.  Knows Anki's collation "unicase".  A query that takes more
 * steps than a database of that size has reason for is ended: DC_LIMIT. */
db *db_open(dc_run *, int fd, uint64_t size, int *code);
void db_close(db *);                     /* NULL: nothing to do */
/* The names of the tables in what may be a database, for a probe: at most max
 * of them, in the arena, 100 characters of each; they need not be UTF-8.
 * DC_NPOS: it is none, or damaged, which is not told. */
size_t db_tables(dc_run *, int fd, uint64_t size, dc_arena *, dc_str *names,
	size_t max);
/* What goes wrong is told of this run from now on. */
void db_of_run(db *, dc_run *);
/* Is there a table (no view) of that name with that column?  column NULL: is
 * there the table? */
bool db_has(db *, const char *table, const char *column);
/* One SELECT; NULL: it was told, *code is set.  Of functions it may use
 * count, length, min, max, sum, total, ifnull, coalesce, substr, instr, hex
 * and typeof.  ?1, ?2 … may be bound before the first db_next(). */
db_rows *db_query(db *, int *code, const char *sql);
/* DC_OK: a row; DC_END: there is none left; else a code, told. */
int db_next(db_rows *);
/* A column of the present row, from 0; text and blobs as their bytes, valid
 * until the next row, NULL is empty, a number is its digits.  The bytes need
 * not be valid UTF-8, and may hold NULs. */
dc_str db_text(db_rows *, int column);
int64_t db_int(db_rows *, int column);
void db_done(db_rows *);                 /* NULL: nothing to do */

/* ---- writing ---- */

enum { DB_CACHE = 2048 };                /* what db_create() is best given */

/*
 * An empty database in the empty open file fd, with `cache` KiB of memory.  It
 * has no journal: who fails throws it away.
 *
 * A million notes of 200 bytes with their cards, the indexes made at the end,
 * take 4.4 s and 5.5 MiB with 2 MiB of cache, as long and 17 MiB with 8; half
 * a MiB takes a tenth longer.
 */
db *db_create(dc_run *, int fd, int cache, int *code);
/* Statements without a result, separated by `;`.  Returns a code, told. */
int db_run(db *, const char *sql);
/* A statement with ?1, ?2 … that is run again and again by db_put(); freed by
 * db_done(). */
db_rows *db_statement(db *, int *code, const char *sql);
/* Bind a value: borrowed until db_put() returns, which forgets all of them.
 * What is not bound is NULL. */
void db_bind_text(db_rows *, int place, dc_str);
void db_bind_int(db_rows *, int place, int64_t);
int db_put(db_rows *);
/* Write all that is in memory to the file; nothing can be put any more.
 * Returns a code, told. */
int db_end(db *);
/* Bytes of the file, after db_end(). */
uint64_t db_size(const db *);

const char *db_version(void);

#endif
