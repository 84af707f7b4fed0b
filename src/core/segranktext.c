/*
 * segranktext.c - the score of one text, without making a segment of it
 *
 * One pass of the scanner counts the query's terms and the text's length as segcollect.c does.
 */
#include "segrank.h"

#include "scan.h"

#include <stdlib.h>

/* A term's key of runs as a number, of which the bits of mask count. */
typedef struct Gram
{
	uint64_t key;
	uint64_t mask; /* 0: there is none */
} Gram;

typedef struct Counting
{
	const ZhcRank *r;
	Gram *grams;
	uint32_t *tf; /* by term */
	uint64_t length;
	bool first[256]; /* low byte of a key's first character: is there one? */
} Counting;

/* A key of runs in 8 bytes, the last one empty. */
static inline uint64_t
gram_number(uint32_t c1, uint8_t kind, uint32_t c2)
{
	return (uint64_t) c1 << 40 | (uint64_t) kind << 32 | (uint64_t) c2 << 8;
}

static ZhcStatus
prepare(Counting *c)
{
	const ZhcRank *r = c->r;
	const ZhcAlloc *al = r->al;

	c->grams = al->alloc(al->ctx, (r->nterms + 1) * sizeof(Gram));
	c->tf = al->alloc(al->ctx, (r->nterms + 1) * sizeof(uint32_t));
	if (!c->grams || !c->tf)
		return ZHC_NOMEM;
	memset(c->tf, 0, r->nterms * sizeof(uint32_t));
	for (size_t i = 0; i < r->nterms; i++)
	{
		uint8_t key[8] = {0};
		uint32_t n;
		bool prefix;

		c->grams[i] = (Gram){0};
		if (!zhc_term_gram(r->q, &r->q->nodes[r->terms[i]], key, &n, &prefix))
			continue;
		for (int b = 0; b < 8; b++)
			c->grams[i].key = c->grams[i].key << 8 | key[b];
		c->first[key[2]] = true;
		c->grams[i].mask = prefix ? ~UINT64_C(0) << (8 - n) * 8 : ~UINT64_C(0);
	}
	return ZHC_OK;
}

static inline void
count_gram(Counting *c, uint64_t key)
{
	if (!c->first[key >> 40 & 0xFF])
		return;
	for (size_t i = 0; i < c->r->nterms; i++)
		if (((key ^ c->grams[i].key) & c->grams[i].mask) == 0)
			c->tf[i] += c->grams[i].mask != 0;
}

static void
count_run(Counting *c, const ZhcSeg *seg)
{
	uint32_t n = seg->n;

	if (n == 1)
		count_gram(c, gram_number(seg->cp[0], ZHC_GRAM_SINGLE, 0));
	for (uint32_t i = 1; i < n; i++)
		count_gram(c, gram_number(seg->cp[i - 1], ZHC_GRAM_PAIR, seg->cp[i]));
	if (n > 1 && seg->last)
		count_gram(c, gram_number(seg->cp[n - 1], ZHC_GRAM_TAIL, seg->cp[n - 2]));
	c->length += n > 1 ? n - 1 : 1;
}

static ZhcStatus
count_word(void *to, const char *s, size_t n, const char *at, size_t len)
{
	Counting *c = to;
	const ZhcQuery *q = c->r->q;

	(void) at;
	(void) len;
	c->length++;
	for (size_t i = 0; i < c->r->nterms; i++)
	{
		const ZhcNode *t = &q->nodes[c->r->terms[i]];

		if (t->right > 0 && (t->prefix ? t->right <= n : t->right == n) &&
			memcmp(q->text.data + t->left, s, t->right) == 0)
			c->tf[i]++;
	}
	return ZHC_OK;
}

static void
pass_gap(void *to)
{
	(void) to;
}

static ZhcStatus
count(Counting *c, ZhcWordsFn parser, void *ctx, const char *s, size_t n)
{
	const ZhcAlloc *al = c->r->al;
	const ZhcSink sink = {count_word, pass_gap, c};
	ZhcScan *scan = al->alloc(al->ctx, sizeof(ZhcScan));
	ZhcStatus st = scan ? zhc_scan_begin(scan, al, s, n) : ZHC_NOMEM;

	while (st == ZHC_OK)
	{
		ZhcSeg seg;

		zhc_scan_next(scan, &seg);
		if (seg.kind == ZHC_SEG_END)
			break;
		if (seg.kind == ZHC_SEG_RUN)
		{
			count_run(c, &seg);
			zhc_poll(al);
		}
		else if (seg.kind == ZHC_SEG_WORDS)
			st = zhc_scan_words(scan, &seg, parser, ctx, &sink);
	}
	if (scan)
		zhc_scan_end(scan);
	al->free(al->ctx, scan);
	return st;
}

ZhcStatus
zhc_rank_text(const ZhcRank *r, ZhcWordsFn parser, void *ctx, const char *s, size_t n,
			  double *score)
{
	Counting c = {.r = r};
	ZhcStatus st = prepare(&c);

	*score = 0;
	if (st == ZHC_OK)
		st = count(&c, parser, ctx, s, n);
	for (size_t i = 0; i < r->nterms && st == ZHC_OK; i++)
		if (c.tf[i] > 0)
		{
			ZhcWeight w = zhc_rank_weight(r, i);

			*score += zhc_weigh(&w, c.tf[i], (uint32_t) c.length);
		}
	r->al->free(r->al->ctx, c.grams);
	r->al->free(r->al->ctx, c.tf);
	return st;
}
