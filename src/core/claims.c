/*
 * claims.c - headlines that stand on the other side of their bodies than most of a page
 *
 * A page that sets its headlines in front has now and then one behind its article, and the other
 * way round.  What is told there shows it: a headline shares words with its own body.
 */
#include "articleint.h"

#include <string.h>

#define TOLD			100 /* thousandths of a headline's pairs that stand in its body, at least */
#define CLAIMED			300 /* and of one behind its body */
#define CLAIMED_REPORT	200 /* where a report begins there */
#define MUCH_TOLD		500 /* of a headline, in the first words of its text */
#define MANY			3	/* times as many */
#define SECTION			300 /* characters that tell what a story is about */
#define ELSE_SHARED		40	/* thousandths of its pairs that another may have, too */
#define LEAST_COLS		10	/* of that */
#define LEAST_AMONG		16	/* and of one before another, that is more than words */
#define COLUMN_COLS		8	/* of the name of a column */
#define MOST_SUBHEADS	8	/* in an article whose headline stands behind it */
#define MOST_BODIES		24	/* that are looked at for it */
#define MOST_HEADINGS	48	/* with who wrote the texts between */
#define MOST_SHARED_OUT 60	/* and where all headlines stand behind all bodies */

unsigned
zhc_overlap(Work *w, uint32_t headline, uint32_t from, uint32_t to)
{
	const ZhcPara *h = &w->c->paras[headline];
	uint32_t total = 0;
	uint32_t found;
	ZhcSeen seen = {{0}};

	zhc_topic_clear(w->told);
	for (uint32_t i = from; i < to; i++)
		if (w->item[i].kind == ZHC_ITEM_BODY)
			zhc_topic_add(w->told, w->c, w->c->paras[i].start, w->c->paras[i].end);
	found = zhc_topic_shared(w->told, &seen, w->c, h->start, h->end, &total);
	return total > 0 ? found * 1000 / total : 0;
}

static uint32_t
bodies_in(const Work *w, uint32_t from, uint32_t to)
{
	uint32_t n = 0;

	for (uint32_t i = from; i < to; i++)
		n += w->item[i].kind == ZHC_ITEM_BODY;
	return n;
}

bool
zhc_leads_rest(Work *w, Block *lead)
{
	Block *b = w->nblocks > 0 ? &w->block[w->nblocks - 1] : NULL;
	uint32_t from;

	if (b == NULL || !b->main || b->to - b->from < 2 || !has_body(w, b->to, w->n))
		return false;
	from = w->nblocks > 1 ? b[-1].to : 0;
	if (zhc_overlap(w, b->to - 1, from, b->from) >= TOLD ||
		zhc_overlap(w, b->from, from, b->from) < TOLD)
		return false;
	*lead = (Block){b->to - 1, b->to, true};
	b->to--;
	return true;
}

/* Whether heading h is told of in items [from, to) and hardly in [other_from, other_to). */
static bool
is_of(Work *w, uint32_t h, uint32_t from, uint32_t to, uint32_t other_from, uint32_t other_to)
{
	unsigned told = zhc_overlap(w, h, from, to);

	return told >= TOLD && told > 2 * zhc_overlap(w, h, other_from, other_to);
}

/*
 * Whether the first headings of block k are told of in what stands before it and the others in what
 * is behind; they are then taken out of it.  The name of a column may lead them.
 */
static bool
splits(Work *w, uint32_t k, uint32_t to, Block *trail)
{
	Block *b = &w->block[k];
	uint32_t split = b->from;

	if (b->to - b->from < 2 || !has_body(w, b->to, to))
		return false;
	if (b->to - b->from > 2 && k > 0 && w->item[split].cols <= COLUMN_COLS &&
		!is_of(w, split, 0, b->from, b->to, to))
		split++;
	if (!is_of(w, split, 0, b->from, b->to, to))
		return false;
	while (split < b->to && is_of(w, split, 0, b->from, b->to, to))
		split++;
	if (split == b->to || !is_of(w, split, b->to, to, 0, b->from))
		return false;
	*trail = (Block){b->from, split, true};
	*b = (Block){split, b->to, true};
	return true;
}

/* Whether somebody signs among items [from, to). */
static bool
is_signed(const Work *w, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++)
		if (w->item[i].kind == ZHC_ITEM_BYLINE && w->item[i].signs)
			return true;
	return false;
}

/*
 * Whether nothing stands between block k and the next headline but who reported, so that it heads
 * what stands before it, of which the next does not tell.
 */
static bool
is_followed(Work *w, uint32_t k, Block *trail)
{
	Block *b = &w->block[k];
	uint32_t next = next_block(w, k);
	uint32_t to = k + 2 < w->nblocks ? b[2].from : w->n;

	if (next == w->n || has_body(w, b->to, next) || !has_body(w, b[1].to, to) ||
		!is_signed(w, b->to, next) || is_of(w, b[1].from, 0, b->from, b[1].to, to))
		return false;
	*trail = (Block){b->from, b->to, true};
	b->main = false;
	return true;
}

/*
 * Whether block k stands behind who signed a text and before another report, as the headline of
 * that text: it is told of there, where the page begins, too, and hardly in the report.
 */
static bool
heads_signed(Work *w, uint32_t k, Block *trail)
{
	const Block *b = &w->block[k];
	uint32_t to = next_block(w, k);
	uint32_t next = first_body(w, b->to, to);
	uint32_t first = first_body(w, 0, b->from);

	if (k == 0 || next == to || !w->item[next].opens || w->item[b->from].column ||
		w->item[b->from - 1].kind != ZHC_ITEM_BYLINE || !w->item[b->from - 1].signs ||
		w->item[first].opens || is_signed(w, 0, b->from - 1))
		return false;
	for (uint32_t i = first; i < b->from; i++)
		if (w->item[i].kind == ZHC_ITEM_BODY && (w->item[i].opens || w->item[i].closes))
			return false;
	if (is_of(w, b->to - 1, b->to, to, first, b->from))
		return false;
	for (uint32_t h = b->from; h < b->to; h++)
		if (is_of(w, h, first, w->block[0].from, b->to, to))
		{
			*trail = (Block){b->from, b->to, true};
			return true;
		}
	return false;
}

/* Whether the first block that is no subhead heads what stands before it, as its words tell. */
static bool
trails_by_words(Work *w, Block *trail)
{
	for (uint32_t k = 0; k < w->nblocks && k < MOST_SUBHEADS; k++)
	{
		Block *b = &w->block[k];

		if (block_level(w, b) <= 6)
			return false;
		if (splits(w, k, next_block(w, k), trail) || is_followed(w, k, trail))
			return true;
		if (b->main || b->to - b->from > 1)
			return false; /* no subhead */
	}
	return false;
}

bool
zhc_trails_first(Work *w, Block *trail)
{
	if (trails_by_words(w, trail))
		return true;
	for (uint32_t k = 1; k < w->nblocks && k < MOST_SUBHEADS; k++)
		if (heads_signed(w, k, trail))
			return true;
	return false;
}

/* The pairs of characters of headings [from, to) that stand in body i. */
static uint32_t
shared_in(Work *w, const Block *b, uint32_t i)
{
	uint32_t total = 0;
	uint32_t found = 0;

	zhc_topic_clear(w->told);
	zhc_topic_add(w->told, w->c, w->c->paras[i].start, w->c->paras[i].end);
	for (uint32_t k = b->from; k < b->to; k++)
	{
		ZhcSeen seen = {{0}};

		found += zhc_topic_shared(w->told, &seen, w->c, w->c->paras[k].start, w->c->paras[k].end,
								  &total);
	}
	return found;
}

/* The body of items [from, to) that tells most of heading h; `to` when none tells much. */
static uint32_t
anchor_of(Work *w, uint32_t h, uint32_t from, uint32_t to)
{
	uint32_t best = to;
	unsigned most = CLAIMED - 1;

	for (uint32_t i = from; i < to; i++)
	{
		unsigned told = w->item[i].kind == ZHC_ITEM_BODY ? zhc_overlap(w, h, i, i + 1) : 0;

		if (told > most)
		{
			best = i;
			most = told;
		}
	}
	return best;
}

bool
zhc_begins(const Work *w, uint32_t i)
{
	if (w->item[i].kind != ZHC_ITEM_BODY || w->item[i].opens)
		return w->item[i].kind == ZHC_ITEM_BODY;
	while (i > 0 && w->item[i - 1].kind == ZHC_ITEM_ASIDE)
		i--;
	return i > 0 && w->item[i - 1].closes && w->item[i - 1].signs;
}

/* Whether a report begins among items [from, to). */
static bool
report_begins(const Work *w, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++)
		if (zhc_begins(w, i))
			return true;
	return false;
}

/* Where the report that item i stands in begins, from `from` on; where none does, the first body
 * that tells much of heading h. */
static uint32_t
report_around(Work *w, uint32_t h, uint32_t from, uint32_t i)
{
	for (uint32_t k = i + 1; k > from; k--)
		if (zhc_begins(w, k - 1))
			return k - 1;
	while (from < i &&
		   (w->item[from].kind != ZHC_ITEM_BODY || zhc_overlap(w, h, from, from + 1) < CLAIMED))
		from++;
	return from;
}

/* How many thousandths of the pairs of what stands from body i on, up to `to`, items [from, i)
 * have, too. */
static unsigned
shared_across(Work *w, uint32_t from, uint32_t i, uint32_t to)
{
	uint32_t of = 0;
	uint32_t shared = 0;
	uint32_t left = SECTION;
	ZhcSeen seen = {{0}};

	zhc_topic_clear(w->told);
	for (uint32_t k = from; k < i; k++)
		if (w->item[k].kind == ZHC_ITEM_BODY)
			zhc_topic_add(w->told, w->c, w->c->paras[k].start, w->c->paras[k].end);
	for (; i < to && left > 0; i++)
	{
		const ZhcPara *p = &w->c->paras[i];
		uint32_t n = p->end - p->start < left ? p->end - p->start : left;

		if (w->item[i].kind != ZHC_ITEM_BODY)
			continue;
		shared += zhc_topic_shared(w->told, &seen, w->c, p->start, p->start + n, &of);
		left -= n;
	}
	return of > 0 ? shared * 1000 / of : 1000;
}

/* Whether what stands from body i on, up to `to`, tells of something else than items [from, i). */
static bool
tells_else(Work *w, uint32_t from, uint32_t i, uint32_t to)
{
	return shared_across(w, from, i, to) <= ELSE_SHARED;
}

/*
 * Two headlines of which the first, with who wrote its text below, stands before the second though
 * its text is behind that of the other: whether the last share holds them, its bodies ending at
 * `to`.  It is then parted where both texts have least in common.
 */
static bool
part_crossed(Work *w, uint32_t to, Share *share)
{
	uint32_t first = share->heading;
	uint32_t second = first + 1;
	uint32_t cut = to;
	unsigned least = ELSE_SHARED + 1;
	uint32_t at;

	while (second < share->heading_to && w->item[second].kind == ZHC_ITEM_HEADING &&
		   w->item[second].dash)
		second++;
	if (second + 1 >= share->heading_to || w->item[second].kind != ZHC_ITEM_BYLINE ||
		!w->item[second].signs || w->item[++second].kind != ZHC_ITEM_HEADING)
		return false;
	at = anchor_of(w, first, share->body, to);
	if (at == to || zhc_overlap(w, first, at, at + 1) < MUCH_TOLD)
		return false;
	for (uint32_t i = share->body + 1; i <= at; i++)
	{
		unsigned shared;

		if (zhc_overlap(w, second, i - 1, i) >= TOLD)
		{
			cut = to; /* the text of the second goes on */
			least = ELSE_SHARED + 1;
		}
		shared = w->item[i].kind == ZHC_ITEM_BODY ? shared_across(w, share->body, i, to) : least;
		if (shared < least)
		{
			least = shared;
			cut = i;
		}
	}
	if (cut == to || !is_of(w, second, share->body, cut, cut, to) ||
		!is_of(w, first, cut, to, share->body, cut))
		return false;
	share[1] = (Share){cut, first, second};
	share[0].heading = second;
	return true;
}

/* Part the shares that hold two headlines in the other order; returns how many there are. */
static uint32_t
part_shares(Work *w, const Block *b, Share *share, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		share[i].heading_to = i + 1 < n ? share[i + 1].heading : b->to;
	for (uint32_t i = 0; i < n && n < MOST_SHARES; i++)
	{
		Share parts[2] = {share[i]};

		if (!part_crossed(w, i + 1 < n ? share[i + 1].body : b->from, parts))
			continue;
		memmove(share + i + 2, share + i + 1, (n - i - 1) * sizeof *share);
		share[i++] = parts[0];
		share[i] = parts[1];
		n++;
	}
	return n;
}

/*
 * Whether heading h of block b, behind n others that are shared out, the last from item `before`
 * on, is no deck where no report begins: it has a deck itself, or is the last and heads another
 * story from body i on; most of it is told of there.
 */
static bool
is_own_headline(Work *w, const Block *b, uint32_t h, uint32_t n, uint32_t before, uint32_t i)
{
	bool decked = h + 1 < b->to && w->item[h + 1].dash;

	return zhc_overlap(w, h, i, i + 1) >= MUCH_TOLD &&
		   (decked || (n >= 2 && h + 1 == b->to && tells_else(w, before, i, b->from)));
}

uint32_t
zhc_share_out(Work *w, uint32_t from, const Block *b, Share *share)
{
	uint32_t n = 0;
	uint32_t bodies;

	from = first_body(w, from, b->from);
	bodies = bodies_in(w, from, b->from);
	if (b->to - b->from < 2 || b->to - b->from > MOST_HEADINGS || bodies < 2 ||
		bodies > MOST_SHARED_OUT)
		return 0;
	for (uint32_t h = b->from; h < b->to && n < MOST_SHARES; h++)
	{
		uint32_t next = n > 0 ? share[n - 1].body + 1 : from;
		uint32_t at;

		if (w->item[h].kind != ZHC_ITEM_HEADING || w->item[h].dash || w->item[h].column ||
			w->item[h].foreign)
			continue;
		at = anchor_of(w, h, next, b->from);
		if (at == b->from && h + 1 < b->to && w->item[h + 1].dash)
			at = anchor_of(w, h + 1, next, b->from); /* its deck tells more */
		if (at == b->from)
			continue;
		at = report_around(w, h, next, at);
		if (n == 0 ? at != from : report_begins(w, next, at))
			return 0;
		if (n > 0 && !zhc_begins(w, at) &&
			((w->item[share[0].body].opens &&
			  !is_own_headline(w, b, h, n, share[n - 1].body, at)) ||
			 zhc_overlap(w, h, share[n - 1].body, at) > 0))
			continue; /* the article before tells of it, too: a deck */
		share[n] = (Share){at, n > 0 ? h : b->from, 0};
		n++;
	}
	if (n < 2 || report_begins(w, share[n - 1].body + 1, b->from))
		return 0;
	return part_shares(w, b, share, n);
}

/* Whether one of the block's headings is told of in the bodies of items [from, to), less where a
 * report begins with them. */
static bool
is_told(Work *w, const Block *b, uint32_t from, uint32_t to)
{
	unsigned least = w->item[from].opens ? CLAIMED_REPORT : CLAIMED;

	for (uint32_t k = b->from; k < b->to; k++)
		if (zhc_overlap(w, k, from, to) >= least)
			return true;
	return false;
}

/*
 * Where, below block `open`, what block `trailing` tells of begins; `none` when nothing does, or
 * when open's headlines are told of behind it.
 */
static uint32_t
claimed_from(Work *w, const Block *open, const Block *trailing, uint32_t none)
{
	uint32_t from = none;			/* where the headline behind is told of first */
	uint32_t name = trailing->from; /* behind that of a column */
	uint32_t last = open->to;		/* behind what the one in front is told of last */

	if (name + 1 < trailing->to && w->item[name].column)
		name++;
	if (trailing->from <= open->to || w->item[name].cols < LEAST_COLS || w->item[name].column ||
		w->item[name].foreign || bodies_in(w, open->to, trailing->from) > MOST_BODIES)
		return none;
	for (uint32_t i = open->to; i < trailing->from; i++)
	{
		uint32_t of_open;
		uint32_t of_trailing;

		if (w->item[i].kind != ZHC_ITEM_BODY)
			continue;
		of_open = shared_in(w, open, i);
		of_trailing = shared_in(w, trailing, i);
		if (of_open > 0 && (of_open > 1 || of_trailing <= MANY * of_open)) /* one may be chance */
			last = i + 1;
		else if (of_trailing > 0 && (from == none || (w->item[i].opens && !w->item[from].opens)))
			from = i;
	}
	return from == none || from < last || !is_told(w, trailing, from, trailing->from) ? none : from;
}

uint32_t
zhc_claimed_from(Work *w, const Block *open, const Block *trailing)
{
	uint32_t from = has_body(w, trailing->to, w->n) ? w->n : claimed_from(w, open, trailing, w->n);

	return has_body(w, open->to, from) ? from : w->n;
}

uint32_t
zhc_claimed_before(Work *w, const Block *open, const Block *b, uint32_t split)
{
	Block trailing = {b->from, split, true};

	return w->item[b->from].cols < LEAST_AMONG ? b->from
											   : claimed_from(w, open, &trailing, b->from);
}
