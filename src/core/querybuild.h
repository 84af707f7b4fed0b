/*
 * querybuild.h - what the two halves of zhc_query_parse() share (query.c, phrase.c)
 */
#ifndef ZHC_QUERYBUILD_H
#define ZHC_QUERYBUILD_H

#include "query.h"
#include "scan.h"

/* A token of a piece: one term and where it stands. */
typedef struct Token
{
	uint32_t node;
	bool single; /* a run of one character */
	uint64_t pos;
} Token;

/* A finished piece, and its folded text to compare with others. */
typedef struct Item
{
	uint32_t node;
	bool negated;
	bool or_before; /* starts a new alternative */
	bool run;		/* one run and nothing else */
	uint32_t text;	/* its folded characters in Builder.folded */
	uint32_t len;
} Item;

typedef struct Builder
{
	ZhcQuery *q;
	const ZhcAlloc *al;
	ZhcWordsFn parser;
	void *ctx;
	ZhcScan *scan;
	Token *tokens; /* of the piece at hand */
	size_t ntokens;
	size_t captokens;
	uint64_t pos;
	uint64_t run_start; /* position of the first character of the run at hand */
	bool broken;		/* punctuation was the last thing: what follows is another part */
	bool only_run;		/* the item at hand is one run so far */
	bool negated;
	bool or_before;
	uint32_t item_text; /* where the item at hand starts in folded */
	ZhcBuf folded;
	ZhcBuf piece; /* the piece as it is scanned */
	Item *items;
	size_t nitems;
	size_t capitems;
} Builder;

/* Add a node to the tree; *id is its number. */
ZhcStatus zhc_query_join(ZhcQuery *q, ZhcNodeKind kind, uint32_t left, uint32_t right,
						 uint32_t distance, uint32_t *id);

/*
 * Scan the text in b->piece into items, one for each part that punctuation sets off; when negated,
 * into one that asks for all of them together.  prefix: the piece ended in '*'.
 */
ZhcStatus zhc_query_piece(Builder *b, bool negated, bool prefix);

/* Items [from, to) by AND or OR, halved so that the tree does not grow deep. */
ZhcStatus zhc_query_tree(Builder *b, ZhcNodeKind kind, size_t from, size_t to, uint32_t *id);

#endif /* ZHC_QUERYBUILD_H */
