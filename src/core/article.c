/*
 * article.c - which paragraphs of a page make an article, and which headline is its own
 *
 * Paragraphs become items: body, heading, byline, caption, furniture.  Headings that follow each
 * other make a block; headlines.c tells which blocks hold headlines.
 */
#include "articleint.h"
#include "headroles.h"
#include "mainhead.h"

#define NOTICE_CHARS  200 /* of a notice */
#define TRAIL_WEIGHT  2	  /* of what is told before headlines that stand last on a page */
#define MOST_ITEMS	  64  /* among which reports without a headline are looked for before one */
#define LEAST_TRAILED 300 /* thousandths of a headline that are told of in the text before it */

/* Whether heading i of block b, in plain letters, stands over a wider one in bold: a kicker. */
static bool
is_over_bold(const Work *w, const Block *b, uint32_t i)
{
	return w->item[i].level == 0 && i + 1 < b->to && w->item[i + 1].level == ZHC_LEVEL_BOLD &&
		   w->item[i + 1].kind == ZHC_ITEM_HEADING && w->item[i].cols < w->item[i + 1].cols;
}

/* The headline of a block: the highest level, no deck behind a dash, no name of a column. */
static uint32_t
headline_of(const Work *w, const Block *b)
{
	unsigned level = block_level(w, b);
	uint32_t best = ZHC_NO_PARA;
	bool proper = false; /* the level is not that of the name of a column */

	for (uint32_t i = b->from; i < b->to && level <= 6; i++)
		proper = proper || (w->item[i].level == level && !w->item[i].column) ||
				 (i + 1 == b->to && w->item[i].level == level);
	for (uint32_t i = b->from; i < b->to; i++)
	{
		const ZhcItem *it = &w->item[i];

		if (it->kind != ZHC_ITEM_HEADING || it->dash || (proper && it->level != level) ||
			(it->angled && i + 1 < b->to))
			continue;
		if (best == ZHC_NO_PARA || (w->item[best].foreign && !it->foreign) ||
			is_over_bold(w, b, best))
			best = i;
		if (it->column || it->foreign || is_over_bold(w, b, i))
			continue;
		return i;
	}
	return best == ZHC_NO_PARA ? b->from : best;
}

/* ---- before or after ----------------------------------------------------------------------- */

/* Where the next headline behind block b begins; w->n when there is none. */
static uint32_t
next_headline(const Work *w, const Block *b)
{
	for (b++; b < w->block + w->nblocks; b++)
		if (b->main)
			return b->from;
	return w->n;
}

/*
 * A page that begins with a body has its headlines behind the bodies, unless it begins with the
 * end of an article of another page: then the bodies after the headlines share more words with
 * them.
 */
static bool
bodies_lead(Work *w)
{
	unsigned before = 0;
	unsigned behind = 0;
	uint32_t from = 0;
	uint32_t last = ZHC_NO_PARA;

	for (uint32_t k = 0; k < w->nblocks; k++)
	{
		uint32_t h = headline_of(w, &w->block[k]);

		if (!w->block[k].main)
			continue;
		before += zhc_overlap(w, h, from, w->block[k].from);
		behind += zhc_overlap(w, h, w->block[k].to, next_headline(w, &w->block[k]));
		from = w->block[k].to;
		last = k;
	}
	if (last == ZHC_NO_PARA)
		return true;
	if (!has_body(w, w->block[last].to, w->n)) /* the page ends with a headline, or so it looks */
		return TRAIL_WEIGHT * before >= behind;
	return before >= behind;
}

/* ---- rows ---------------------------------------------------------------------------------- */

/* Add the headings among items [from, to) but the headline to the subheads. */
static ZhcStatus
add_subs(Work *w, uint32_t from, uint32_t to, const ZhcArticle *a)
{
	for (uint32_t i = from; i < to; i++)
	{
		ZhcStatus st;

		if (w->item[i].kind != ZHC_ITEM_HEADING || (i >= a->headline && i <= a->headline_last))
			continue;
		st = zhc_array_reserve(w->al, (void **) &w->out->subs, &w->subs_cap,
							   (size_t) w->out->nsubs + 1, sizeof(uint32_t));
		if (st != ZHC_OK)
			return st;
		w->out->subs[w->out->nsubs++] = i;
	}
	return ZHC_OK;
}

/* Behind the last body among items [from, to): headings farther on head nothing. */
static uint32_t
last_body(const Work *w, uint32_t from, uint32_t to)
{
	while (to > from && w->item[to - 1].kind != ZHC_ITEM_BODY)
		to--;
	return to;
}

/*
 * A lead of its own under a heading of its own, before the paragraph that starts as reports do,
 * is a box.  Returns where the body starts.
 */
static uint32_t
skip_box(const Work *w, uint32_t from, uint32_t to, bool boxed)
{
	uint32_t bodies = 0;

	for (uint32_t i = from; i < to && bodies < 3; i++)
	{
		if (w->item[i].kind == ZHC_ITEM_HEADING)
			return from;
		if (w->item[i].kind != ZHC_ITEM_BODY)
			continue;
		if (w->item[i].opens)
			return boxed ? i : from;
		bodies++;
	}
	return from;
}

/* Whether block b heads no article but a notice, with its text in items [from, to). */
static bool
is_notice(const Work *w, const Block *b, uint32_t from, uint32_t to)
{
	uint32_t chars = 0;

	for (uint32_t i = b->from; i < b->to; i++)
		if (!w->item[i].notice && !w->item[i].column)
			return false;
	for (uint32_t i = from; i < to; i++)
		chars += w->c->paras[i].end - w->c->paras[i].start;
	return w->item[b->to - 1].notice && chars <= NOTICE_CHARS;
}

/*
 * Whether item i is a byline that stands with the text before item `to`: not one that a site sets
 * above its buttons and the hour, away from the text.
 */
static bool
is_byline_of(const Work *w, uint32_t i, uint32_t to)
{
	uint32_t between = 0;

	if (w->item[i].kind != ZHC_ITEM_BYLINE || w->item[i].imprint)
		return false;
	for (i++; i < to && w->item[i].kind != ZHC_ITEM_BODY; i++)
		between += w->c->paras[i].kind == ZHC_LINE_FURNITURE || w->item[i].imprint;
	return between < 2;
}

/*
 * Add the article whose body is in items [from, to), which may begin and end with other things,
 * and whose headline is in items [block_from, block_to).
 */
static ZhcStatus
add_article(Work *w, uint32_t from, uint32_t to, const Block *b)
{
	ZhcArticle a = {.headline = b ? headline_of(w, b) : ZHC_NO_PARA, .subs = w->out->nsubs};
	uint32_t most = w->after ? ZHC_HEAD_MOST : 1;
	uint32_t start = from;
	uint32_t end = to;
	bool boxed = false;
	ZhcStatus st;

	for (; start < to && w->item[start].kind != ZHC_ITEM_BODY && !is_byline_of(w, start, to);
		 start++)
		boxed = boxed || w->item[start].kind == ZHC_ITEM_HEADING || w->item[start].related;
	if (!has_body(w, start, to) || (b && is_notice(w, b, start, to)))
		return ZHC_OK;
	while (w->item[end - 1].kind == ZHC_ITEM_ASIDE)
		end--;
	end = zhc_without_headings(w, end);
	if (b)
		a.headline =
			zhc_main_heading(w->c, w->item, a.headline, b->to, start, end, most, &a.headline_last);
	while (w->item[end - 1].kind == ZHC_ITEM_ASIDE ||
		   (w->item[end - 1].kind == ZHC_ITEM_HEADING &&
			(w->after || w->item[end - 1].level > 0 || w->item[end - 1].column ||
			 zhc_heads_rows(w, end - 1))))
		end--;
	end = zhc_without_box(w, start, zhc_without_notes(w, start, end));
	a.first = skip_box(w, start, end, boxed && b != NULL);
	a.last = end - 1;
	st = b && !w->after ? add_subs(w, b->from, b->to, &a) : ZHC_OK;
	if (st == ZHC_OK)
		st = add_subs(w, from, last_body(w, from, to), &a);
	if (st == ZHC_OK && b && w->after)
		st = add_subs(w, b->from, b->to, &a);
	if (st == ZHC_OK)
		st = zhc_array_reserve(w->al, (void **) &w->out->row, &w->cap, (size_t) w->out->n + 1,
							   sizeof(ZhcArticle));
	if (st != ZHC_OK)
		return st;
	a.nsubs = w->out->nsubs - a.subs;
	w->out->row[w->out->n++] = a;
	return ZHC_OK;
}

/* The same, with the rest of an article of another page, or a brief without headline, if one stands
 * in it, as an article. */
static ZhcStatus
add_bodies(Work *w, uint32_t from, uint32_t to, const Block *b)
{
	uint32_t first = first_body(w, from, to);
	ZhcStatus st = ZHC_OK;

	for (uint32_t i = first + 1; !w->after && i < to && st == ZHC_OK; i++)
		if (w->item[i].carried || zhc_begins_untitled(w, first, i))
		{
			st = add_article(w, from, i, b);
			b = NULL;
			from = i;
			first = first_body(w, i, to);
		}
	return st == ZHC_OK ? add_article(w, from, to, b) : st;
}

/*
 * Add what stands in items [from, b->from) before a headline, b: the last report that names its
 * reporter there, of those before, which have none, each its own.
 */
static ZhcStatus
add_reports(Work *w, uint32_t from, const Block *b)
{
	uint32_t first = first_body(w, from, b->from);
	uint32_t h = headline_of(w, b);
	ZhcStatus st = ZHC_OK;

	for (uint32_t i = first + 1; i < b->from && b->from - from <= MOST_ITEMS && st == ZHC_OK; i++)
		if (w->item[i].kind == ZHC_ITEM_BODY && w->item[i].dated && w->item[first].dated &&
			w->item[i - 1].kind == ZHC_ITEM_BODY && !w->item[i - 1].unfinished &&
			zhc_names_reporter(w->c, &w->c->paras[first]) &&
			zhc_names_another(w->c, &w->c->paras[i], &w->c->paras[first]) &&
			zhc_overlap(w, h, i, b->from) > zhc_overlap(w, h, from, i))
		{
			st = add_article(w, from, i, NULL);
			from = first = i;
		}
	return st == ZHC_OK ? add_bodies(w, from, b->from, b) : st;
}

/* Add the article, or articles, that block b stands behind. */
static ZhcStatus
add_trailed(Work *w, uint32_t from, const Block *b)
{
	Share share[MOST_SHARES];
	uint32_t n = zhc_share_out(w, from, b, share);
	ZhcStatus st = ZHC_OK;

	if (!has_body(w, b->to, w->n) && from <= first_body(w, 0, w->n))
		st = zhc_align_headings(w, from, b, share, &n);
	if (n == 0 || st != ZHC_OK)
		return st == ZHC_OK ? add_reports(w, from, b) : st;
	for (uint32_t i = 0; i < n && st == ZHC_OK; i++)
	{
		Block heads = {share[i].heading, share[i].heading_to, true};

		st = add_article(w, share[i].body, i + 1 < n ? share[i + 1].body : b->from,
						 heads.from < heads.to ? &heads : NULL);
	}
	return st;
}

/*
 * Where the next body may start behind headline b, which belongs to the body from item `from` on:
 * behind the byline below it, unless that body begins with who reported it.
 */
static uint32_t
behind_headline(const Work *w, uint32_t from, const Block *b)
{
	uint32_t i = b->to;
	bool reported = false;

	for (; from < b->from && w->item[from].kind != ZHC_ITEM_BODY; from++)
		reported = reported || w->item[from].signs;
	reported = reported || (from < b->from && w->item[from].opens);
	while (i < w->n &&
		   (w->item[i].kind == ZHC_ITEM_ASIDE || (w->item[i].kind == ZHC_ITEM_BYLINE && !reported)))
		i++;
	return i;
}

/* A page without headlines: a dispatch begins where one is dated. */
static ZhcStatus
add_dispatches(Work *w)
{
	uint32_t from = 0;
	ZhcStatus st = ZHC_OK;

	for (uint32_t i = 1; i < w->n && st == ZHC_OK; i++)
		if (w->item[i].kind == ZHC_ITEM_BODY && w->item[i].dated && has_body(w, from, i))
		{
			st = add_article(w, from, i, NULL);
			from = i;
		}
	return st == ZHC_OK ? add_article(w, from, w->n, NULL) : st;
}

/* Whether the first body of items [from, to) goes on from another page, where its headline is. */
static bool
is_carried(const Work *w, uint32_t from, uint32_t to)
{
	from = first_body(w, from, to);
	return from < to && w->item[from].carried;
}

/*
 * Where, among items [from, to), another report begins that block b, behind it, is the headline of,
 * rather than of what stands behind itself: of that it tells not half as much.  `to` when none
 * does, or when the headline in front, `open`, is told of there.
 */
static uint32_t
trailed_from(Work *w, const Block *open, uint32_t from, const Block *b)
{
	uint32_t h = headline_of(w, b);
	uint32_t i = first_body(w, from, b->from);
	uint32_t next = next_headline(w, b);
	unsigned before;
	unsigned behind;

	for (i++; i < b->from; i++)
		if (w->item[i].kind == ZHC_ITEM_BODY && !w->item[i].carried && zhc_begins(w, i))
			break;
	if (i >= b->from || w->item[i - 1].kind == ZHC_ITEM_HEADING ||
		(!w->item[headline_of(w, open)].column &&
		 zhc_overlap(w, headline_of(w, open), i, b->from) >= LEAST_TRAILED))
		return b->from;
	before = zhc_overlap(w, h, i, b->from);
	behind = zhc_overlap(w, h, b->to, next);
	if (before >= LEAST_TRAILED ? 2 * behind < before
								: before > behind && is_carried(w, b->to, next))
		return i;
	return b->from;
}

/*
 * Which heading of block b, behind the report in items [from, b->from) that it is the headline of,
 * is the first of what stands behind the block; b->to when none is.
 */
static uint32_t
leads_from(Work *w, const Block *b, uint32_t from)
{
	uint32_t to = next_headline(w, b);

	for (uint32_t i = b->from + 1; i < b->to; i++)
		if (!w->item[i].dash && !w->item[i].column &&
			zhc_overlap(w, i, b->to, to) > zhc_overlap(w, i, from, b->from))
			return i;
	return b->to;
}

/* Whether block b tells of what stands before it, from item `from` on, and hardly of what is
 * behind. */
static bool
is_told_before(Work *w, uint32_t from, const Block *b)
{
	uint32_t h = headline_of(w, b);
	unsigned before = zhc_overlap(w, h, from, b->from);

	return before >= LEAST_TRAILED && 2 * zhc_overlap(w, h, b->to, next_headline(w, b)) < before;
}

/*
 * Where what block b, or the first of its headings, stands behind begins, below block `open` or
 * from item `from` on; b->from when it leads.
 */
static uint32_t
headed_behind(Work *w, const Block *open, uint32_t from, const Block *b)
{
	uint32_t split = leads_from(w, b, from);
	uint32_t to = open ? trailed_from(w, open, from, b) : b->from;

	if (to < b->from || (split == b->to && !is_told_before(w, from, b)))
		return to;
	if (open)
		return zhc_claimed_before(w, open, b, split);
	return split < b->to && zhc_overlap(w, b->from, from, b->from) >= LEAST_TRAILED ? from
																					: b->from;
}

static ZhcStatus
add_articles(Work *w)
{
	const Block *open = NULL; /* the headline of the article under way, when it leads */
	Block rest = {0};		  /* of a block that heads texts on both sides */
	const Block *trailing;
	uint32_t from = 0;
	uint32_t to;
	ZhcStatus st = ZHC_OK;

	if (w->nblocks == 0)
		return add_dispatches(w);

	if (w->trail)
	{
		st = add_article(w, 0, w->trail->from, w->trail);
		from = w->trail->to;
	}
	for (uint32_t k = 0; k < w->nblocks && st == ZHC_OK; k++)
	{
		const Block *b = &w->block[k];

		if (!b->main)
			continue;
		if (w->led > b->from)
		{
			w->after = false;
			st = add_bodies(w, b->to, w->led, b);
			w->after = true;
			from = w->led;
			continue;
		}
		if (w->after)
		{
			st = add_trailed(w, from, b);
			from = behind_headline(w, from, w->lead && k + 1 == w->nblocks ? w->lead : b);
			continue;
		}
		to = headed_behind(w, open, from, b);
		st = add_bodies(w, from, to, open);
		if (to < b->from)
		{
			Block heads = *b;

			heads.to = rest.from = leads_from(w, b, to);
			rest.to = b->to;
			rest.main = true;
			if (st == ZHC_OK)
				st = add_article(w, to, b->from, &heads);
		}
		open = to == b->from ? b : rest.from < rest.to ? &rest : NULL;
		from = b->to;
	}
	if (st == ZHC_OK && w->after)
		return add_bodies(w, from, w->n, w->lead);
	trailing = open ? &w->block[w->nblocks - 1] : NULL;
	to = trailing && !trailing->main ? zhc_claimed_from(w, open, trailing) : w->n;
	if (st == ZHC_OK)
		st = add_bodies(w, from, to, open);
	return st == ZHC_OK && to < w->n ? add_trailed(w, to, trailing) : st;
}

/*
 * Whether only the first headline leads, though the page begins with it: nothing is told behind the
 * last block, and below the first one another report begins, of which the next block tells more
 * than of what stands behind itself.  w->led is then where that begins, and the headlines are found
 * again.
 */
static bool
only_first_leads(Work *w)
{
	uint32_t first = first_body(w, 0, w->n);
	uint32_t k = 0;
	uint32_t i;
	uint32_t h;

	if (w->nblocks < 2 || w->block[0].from >= first ||
		has_body(w, w->block[w->nblocks - 1].to, w->n))
		return false;
	while (k + 1 < w->nblocks && w->block[k + 1].from < first)
		k++;
	if (k + 1 == w->nblocks)
		return false;
	for (i = first + 1; i < w->block[k + 1].from; i++)
		if (w->item[i].kind == ZHC_ITEM_BODY && w->item[i].opens)
			break;
	if (i == w->block[k + 1].from)
		return false;
	h = headline_of(w, &w->block[k + 1]);
	if (zhc_overlap(w, h, i, w->block[k + 1].from) <=
		zhc_overlap(w, h, w->block[k + 1].to, next_block(w, k + 1)))
		return false;
	w->led = i;
	w->after = true;
	w->told_from = w->told_to = 0;
	zhc_find_headlines(w);
	return true;
}

/* Only the first article has its headline, block `trail`, behind it: the others are found again. */
static void
lead_behind(Work *w, const Block *trail)
{
	w->trail = trail;
	w->after = false;
	w->told_from = w->told_to = 0;
	zhc_find_headlines(w);
	for (uint32_t k = 0; k < w->nblocks && w->block[k].from <= trail->to; k++)
		w->block[k].main = w->block[k].from == trail->to;
}

ZhcStatus
zhc_articles(const ZhcAlloc *al, const ZhcClean *clean, ZhcArticles *out)
{
	Work w = {.al = al, .c = clean, .out = out};
	ZhcStatus st;
	uint32_t first;
	Block lead;

	memset(out, 0, sizeof(*out));
	if (clean->nparas == 0)
		return ZHC_OK;
	w.n = clean->nparas;
	w.block = al->alloc(al->ctx, (w.n + 1) * sizeof(Block));
	w.told = al->alloc(al->ctx, sizeof(ZhcTopic));
	st = w.block && w.told ? zhc_items(al, clean, &w.item) : ZHC_NOMEM;
	if (st == ZHC_OK)
	{
		first = 0;
		while (first < w.n &&
			   (w.item[first].kind == ZHC_ITEM_BYLINE || w.item[first].kind == ZHC_ITEM_ASIDE))
			first++;
		w.after = first < w.n && w.item[first].kind == ZHC_ITEM_BODY;
		zhc_find_blocks(&w);
		zhc_find_headlines(&w);
		if (w.after && zhc_trails_first(&w, &lead))
			lead_behind(&w, &lead);
		w.after = w.after ? w.trail == NULL && bodies_lead(&w) : only_first_leads(&w);
		if (w.after && w.led == 0 && zhc_leads_rest(&w, &lead))
			w.lead = &lead;
		st = add_articles(&w);
	}
	al->free(al->ctx, w.item);
	al->free(al->ctx, w.block);
	al->free(al->ctx, w.told);
	if (st != ZHC_OK)
		zhc_articles_free(al, out);
	return st;
}

void
zhc_articles_free(const ZhcAlloc *al, ZhcArticles *a)
{
	al->free(al->ctx, a->row);
	al->free(al->ctx, a->subs);
	memset(a, 0, sizeof(*a));
}
