/*
 * parser.h - the text-search parser's token types, and its word parser for others
 *
 * Token types 1 to 23 are those of PostgreSQL's default parser, which parses the stretches of
 * words.  The numbers are stored in pg_ts_config_map: never renumber.
 */
#ifndef ZH_PARSER_H
#define ZH_PARSER_H

#include "postgres.h"
#include "scan.h"
#include "words.h"

#define ZH_TOK_ASCIIWORD  1
#define ZH_TOK_NUMWORD	  3
#define ZH_TOK_FLOAT	  20
#define ZH_TOK_UINT		  22
#define ZH_TOK_BLANK	  12 /* the default parser's "space symbols" */
#define ZH_TOK_TAG		  13
#define ZH_TOK_PROTOCOL	  14
#define ZH_TOK_ENTITY	  23
#define ZH_TOK_HAN		  24 /* a piece of a long run; the next one repeats its last character */
#define ZH_TOK_HAN_TAIL	  25 /* a run of two and more characters, or the last piece of one */
#define ZH_TOK_HAN_SINGLE 26 /* a run of one character */
#define ZH_TOK_HAN_END	  27 /* the last character once more: takes a position, gives no lexeme */
#define ZH_TOK_BREAK	  28 /* a gap that a phrase may not cross: likewise */
#define ZH_TOK_LAST		  28

/*
 * The default parser's tokens of one stretch of words.  A simple stretch, as most are, is cut here:
 * to start that parser takes longer than to read such a stretch.
 */
typedef struct ZhWords
{
	const char *simple; /* what is left of a simple stretch, or NULL */
	const char *end;
	void *prs;		 /* the default parser's state, NULL when not open */
	char *narrow;	 /* narrowed copy of the stretch, or NULL */
	uint32_t *map;	 /* byte of the copy → byte of the stretch */
	const char *at;	 /* the stretch as printed */
	const char *src; /* what the default parser reads: at or narrow */
} ZhWords;

extern void zh_words_open(ZhWords *w, const char *s, uint32_t n);

/* The next token as printed; 0 at the end, which closes w. */
extern int zh_words_next(ZhWords *w, const char **token, uint32_t *len);

/* The word parser for zhc_words(): the default parser, its words folded (tsvector.c). */
extern ZhcStatus zh_parse_words(void *ctx, const ZhcSink *sink, const char *s, size_t n);

/* Does a token of this type of the default parser become a lexeme? */
static inline bool
zh_is_word_type(int type)
{
	return type != ZH_TOK_BLANK && type != ZH_TOK_TAG && type != ZH_TOK_PROTOCOL &&
		   type != ZH_TOK_ENTITY;
}

#endif /* ZH_PARSER_H */
