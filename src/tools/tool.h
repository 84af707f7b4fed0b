/*
 * tool.h - what the table compilers share: rows of data files in, binary tables out
 *
 * Every compiler reads data files of tab-separated columns and hands finished arrays to
 * table_write(); tables_finish() writes tables.inc, by which src/core/tables.c puts them into
 * .rodata.
 */
#ifndef TOOL_H
#define TOOL_H

#include <stddef.h>
#include <stdint.h>

#define ROW_COLUMNS 12

typedef struct Rows
{
	const char *path;
	char *data; /* the whole file; columns are cut in place */
	char *next;
	int line;
	int ncols;
	char *col[ROW_COLUMNS]; /* missing columns are "" */
} Rows;

/* Print "path:line: message" and exit: bad data must stop the build. */
void rows_die(const Rows *r, const char *message);

/* Open dir/name; exits when it cannot be read. */
Rows rows_open(const char *dir, const char *name);

/* The next row that is neither blank nor a comment; 0 at the end. */
int rows_next(Rows *r);

void rows_close(Rows *r);

/* A column that must be a hexadecimal code point. */
uint32_t rows_hex(const Rows *r, int column);

/* A column of hexadecimal code points between blanks; returns how many (at most max). */
int rows_hexes(const Rows *r, int column, uint32_t *out, int max);

/* malloc and realloc that exit when memory is short. */
void *tool_alloc(size_t size);
void *tool_realloc(void *p, size_t size);

/* Write the bytes of one table; it becomes the symbol zhc_<name>. */
void table_write(const char *name, const void *data, size_t size);

/* Where the tables go; must exist. */
void tables_begin(const char *dir);

/* Write tables.inc. */
void tables_finish(void);

/* The compilers, one a topic; each reads its files below the data directory. */
void compile_chars(const char *data);
void compile_lines(const char *data);
void compile_heads(const char *data);
void compile_convert(const char *data);
void compile_rules(const char *data);
void compile_words(const char *data);
void compile_lexicon(const char *data);
void compile_names(const char *data);

/* The table of printed.h: note the codes of the trie built last, the lexicon's (0) or the names'
 * (1); in the end, write it. */
void printed_codes(int names);
void compile_printed(void);

/* What the table of characters says of one. */
uint32_t char_word(uint32_t cp);

/* What a character folds to, 1:1; ask after compile_chars(). */
uint32_t fold_char(uint32_t cp);

#endif /* TOOL_H */
