/*
 * mainhead.c - which of the headings beside a body is the headline
 *
 * A page sets a kicker (引题) over a headline and a deck (副题) under it, in type that the text has
 * lost.  Where they stand above the body the layout has chosen (headblock.c), before the lines of a
 * headline became one paragraph; elsewhere the same weights choose here, among paragraphs.
 */
#include "mainhead.h"

#include "article.h"
#include "chars.h"
#include "headroles.h"

/* The headings of items [from, to) that may be the headline, or its lines; at: where each is. */
static void
read_headings(const ZhcClean *c, const ZhcItem *item, uint32_t from, uint32_t to, bool lines,
			  ZhcHeadBlock *b, uint32_t *at)
{
	unsigned tight = UINT8_MAX; /* blank lines inside a headline, at most */

	for (uint32_t i = from + 1; i < to; i++)
		tight = c->paras[i].blanks < tight ? c->paras[i].blanks : tight;
	for (uint32_t i = from; i < to && b->n < ZHC_HEAD_LINES; i++)
	{
		ZhcHeadLine *l = &b->line[b->n];

		if (item[i].kind != ZHC_ITEM_HEADING || item[i].foreign || item[i].column ||
			item[i].level != item[from].level)
			continue;
		l->n = 0;
		l->gap = lines && b->n > 0 && c->paras[i].blanks > tight;
		for (uint32_t k = c->paras[i].start; k < c->paras[i].end && l->n < ZHC_HEAD_CHARS; k++)
			l->cp[l->n++] = c->cp[k];
		at[b->n++] = i;
	}
}

/* The first characters of the bodies among items [from, to). */
static void
read_lead(const ZhcClean *c, const ZhcItem *item, uint32_t from, uint32_t to, ZhcHeadBlock *b)
{
	for (uint32_t i = from; i < to && b->nlead < ZHC_HEAD_LEAD; i++)
	{
		if (item[i].kind != ZHC_ITEM_BODY)
			continue;
		for (uint32_t k = c->paras[i].start; k < c->paras[i].end && b->nlead < ZHC_HEAD_LEAD; k++)
			if (c->cp[k] > ' ')
				b->lead[b->nlead++] = c->cp[k];
	}
}

uint32_t
zhc_main_heading(const ZhcClean *c, const ZhcItem *item, uint32_t first, uint32_t to, uint32_t body,
				 uint32_t end, uint32_t most, uint32_t *last)
{
	uint32_t at[ZHC_HEAD_LINES];
	ZhcHeadBlock b;
	uint32_t from, rest;

	*last = first;
	for (uint32_t i = first; i < to && body >= to; i++)
		if (item[i].main && item[i].kind == ZHC_ITEM_HEADING)
			return *last = i;
	b.n = b.nlead = 0;
	read_headings(c, item, first, to, most > 1, &b, at);
	if (b.n < 2)
		return first;
	read_lead(c, item, body, end, &b);
	zhc_head_choose(&b, most, &from, &rest);
	for (uint32_t i = from; i < rest; i++)
		if (at[i] + 1 != at[i + 1])
			rest = i; /* something else stands between */
	*last = at[rest];
	return at[from];
}

/* Whether lines broken between these characters are put together without a blank. */
static bool
joins(uint32_t before, uint32_t behind)
{
	return zhc_class(before) == ZHC_C_HAN || zhc_class(behind) == ZHC_C_HAN || before >= 0x3000 ||
		   behind >= 0x3000;
}

ZhcStatus
zhc_article_headline(const ZhcClean *c, const ZhcArticle *a, ZhcBuf *out)
{
	ZhcStatus st = ZHC_OK;

	for (uint32_t i = a->headline; st == ZHC_OK && i <= a->headline_last; i++)
	{
		const ZhcPara *p = &c->paras[i];
		uint32_t from = i == a->headline ? zhc_headline_start(c, p) : p->start;

		if (i > a->headline && !joins(c->cp[p[-1].end - 1], c->cp[from]))
			st = zhc_buf_append(out, " ", 1);
		if (st == ZHC_OK)
			st = zhc_clean_text(c, from, p->end, out);
	}
	return st;
}
