/*
 * query.h - what a person types into a search box, as a tree: zh_query()
 *
 * Words stand together by AND; “OR”, “或” and “|” between words mean OR and bind less tightly; a
 * leading '-' negates; quotation marks of any kind make a phrase in which blanks between Chinese
 * characters do not count; a trailing '*' makes a Latin word a prefix.  Full-width signs and
 * blanks serve as well.  Nothing is an error: what makes no sense is left out.
 *
 * A run of Chinese characters becomes the fewest bigrams that pin it down by their positions
 * (see terms.h); a single character is looked up as a prefix of bigrams.
 */
#ifndef ZHC_QUERY_H
#define ZHC_QUERY_H

#include "words.h"

typedef enum ZhcNodeKind
{
	ZHC_NODE_TERM = 0,
	ZHC_NODE_NOT, /* left only */
	ZHC_NODE_AND,
	ZHC_NODE_OR,
	ZHC_NODE_PHRASE /* right follows left at `distance` */
} ZhcNodeKind;

#define ZHC_NO_NODE UINT32_MAX

typedef struct ZhcNode
{
	uint8_t kind;
	bool prefix;	   /* a term: everything that starts with it */
	uint16_t distance; /* a phrase */
	uint32_t left;	   /* nodes; of a term: offset and length of its text in ZhcQuery.text */
	uint32_t right;
} ZhcNode;

typedef struct ZhcQuery
{
	ZhcNode *nodes;
	uint32_t root; /* ZHC_NO_NODE when nothing is asked for */
	ZhcBuf text;
	size_t nnodes;
	size_t capnodes;
	const ZhcAlloc *al;
} ZhcQuery;

/*
 * Limits on what is built, well inside PostgreSQL's (a tsquery's operands have 20 bits of text
 * offset); what is typed beyond them is ignored.
 */
#define ZHC_MAX_QUERY_TERMS 65536
#define ZHC_MAX_QUERY_TEXT	900000

/*
 * Parse q.  The tree is balanced: its depth grows with the logarithm of its size.  A node may stand
 * in two places (of a phrase that can begin in two ways, the rest).
 */
ZhcStatus zhc_query_parse(const ZhcAlloc *al, const char *q, size_t n, ZhcWordsFn parser, void *ctx,
						  ZhcQuery *out);

/* The same for one phrase as it stands, with no signs of a search box in it. */
ZhcStatus zhc_query_phrase(const ZhcAlloc *al, const char *s, size_t n, ZhcWordsFn parser,
						   void *ctx, ZhcQuery *out);
void zhc_query_free(ZhcQuery *q);

#endif /* ZHC_QUERY_H */
