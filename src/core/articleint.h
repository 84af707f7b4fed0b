/*
 * articleint.h - blocks of headings and the articles under way, as article.c, otherstory.c and
 * claims.c share them
 */
#ifndef ZHC_ARTICLEINT_H
#define ZHC_ARTICLEINT_H

#include "article.h"

#include "items.h"
#include "topic.h"

/* A run of headings: items [from, to). */
typedef struct Block
{
	uint32_t from;
	uint32_t to;
	bool main; /* holds a headline */
} Block;

typedef struct Work
{
	const ZhcAlloc *al;
	const ZhcClean *c;
	ZhcItem *item;
	uint32_t n;
	Block *block;
	uint32_t nblocks;
	bool after;			/* headlines stand behind their bodies */
	const Block *lead;	/* but for this one, over the rest of the page */
	const Block *trail; /* the other way round: behind the first body, and no other is */
	uint32_t led;	/* behind the body of the first headline, which leads, where all others trail */
	ZhcTopic *told; /* what the article under way tells of, in items [told_from, told_to) */
	uint32_t told_from, told_to;
	ZhcArticles *out;
	size_t cap;
	size_t subs_cap;
} Work;

/* The first body among items [from, to); `to` when there is none. */
static inline uint32_t
first_body(const Work *w, uint32_t from, uint32_t to)
{
	while (from < to && w->item[from].kind != ZHC_ITEM_BODY)
		from++;
	return from;
}

/* Whether a body stands among items [from, to). */
static inline bool
has_body(const Work *w, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++)
		if (w->item[i].kind == ZHC_ITEM_BODY)
			return true;
	return false;
}

/* Where the block behind block k begins; w->n when there is none. */
static inline uint32_t
next_block(const Work *w, uint32_t k)
{
	return k + 1 < w->nblocks ? w->block[k + 1].from : w->n;
}

/* The highest level of the headings of a block: of the names of columns only where nothing else has
 * one. */
static inline unsigned
block_level(const Work *w, const Block *b)
{
	unsigned level = 9;
	unsigned column = 9;

	for (uint32_t i = b->from; i < b->to; i++)
	{
		unsigned *best = w->item[i].column ? &column : &level;

		if (w->item[i].level > 0 && w->item[i].level < ZHC_LEVEL_BOLD && w->item[i].level < *best)
			*best = w->item[i].level;
	}
	return level < 9 ? level : column;
}

static inline unsigned
block_cols(const Work *w, const Block *b)
{
	unsigned cols = 0;

	for (uint32_t i = b->from; i < b->to; i++)
		if (w->item[i].cols > cols)
			cols = w->item[i].cols;
	return cols;
}

/* Whether another report begins with body i, without a headline, behind the end of the one that
 * begins with body `first`. */
bool zhc_begins_untitled(const Work *w, uint32_t first, uint32_t i);

/* headlines.c: the blocks of a page, and which of them hold headlines. */
void zhc_find_blocks(Work *w);
void zhc_find_headlines(Work *w);

/*
 * otherstory.c: whether what stands behind block k, up to the next, is about something else than
 * the article under way; whether block k, behind the end of an article, is a box on it, whose items
 * are asides from then on.
 */
bool zhc_tells_else(Work *w, uint32_t k);
bool zhc_is_box(Work *w, uint32_t k);

/* Whether what stands behind block k goes on with the article under way, by the words of both. */
bool zhc_goes_on_behind(Work *w, uint32_t k);

/*
 * Whether the article under way began with the name of its reporter, and what stands behind block k
 * is signed by one: another.
 */
bool zhc_is_signed_apart(const Work *w, uint32_t k);

/*
 * claims.c: the share, in thousandths, of a headline's pairs of characters that stand in the bodies
 * of items [from, to).
 */
unsigned zhc_overlap(Work *w, uint32_t headline, uint32_t from, uint32_t to);

/*
 * Where headlines stand behind their bodies: whether the last heading of the last block leads the
 * bodies behind it, which none follows.  It is then taken out of its block.
 */
bool zhc_leads_rest(Work *w, Block *lead);

/*
 * On a page that begins with a body: whether the first headings of the first block are told of in
 * it, and the others in what is behind.  They are then taken out of the block.
 */
bool zhc_trails_first(Work *w, Block *trail);

/* Whether body i begins as reports do, or below who signed the text before it. */
bool zhc_begins(const Work *w, uint32_t i);

/* An article among those whose headlines stand behind all of them: where both begin. */
typedef struct Share
{
	uint32_t body;
	uint32_t heading;
	uint32_t heading_to; /* behind its headings */
} Share;

#define MOST_SHARES 16

/*
 * Where headlines stand behind their bodies: how many articles stand in items from `from` on up to
 * block b, when its headings are told of there one after the other; 0 when they are not.
 */
uint32_t zhc_share_out(Work *w, uint32_t from, const Block *b, Share *share);

/*
 * shareout.c: where all headlines are in block b, the last thing on the page, put the best
 * alignment of both in the place of the *n shares that zhc_share_out() has found, unless these
 * stand in another order and are as many.  ZHC_NOMEM.
 */
ZhcStatus zhc_align_headings(Work *w, uint32_t from, const Block *b, Share *share, uint32_t *n);

/*
 * Where headlines lead: the item from which on the bodies below block `open` belong to block
 * `trailing`, the last thing on the page; w->n when none do.
 */
uint32_t zhc_claimed_from(Work *w, const Block *open, const Block *trailing);

/* The same of the headings before heading `split` of block b, whose others lead; b->from when none
 * do. */
uint32_t zhc_claimed_before(Work *w, const Block *open, const Block *b, uint32_t split);

/*
 * articleend.c: before item `to`, without headings that head nothing; before item `end`, without a
 * short text that stands alone below the end, or without brackets behind the end of a dispatch;
 * whether item i heads rows of a table.
 */
uint32_t zhc_without_headings(const Work *w, uint32_t to);
uint32_t zhc_without_box(const Work *w, uint32_t from, uint32_t end);
uint32_t zhc_without_notes(const Work *w, uint32_t from, uint32_t end);
bool zhc_heads_rows(const Work *w, uint32_t i);

#endif /* ZHC_ARTICLEINT_H */
