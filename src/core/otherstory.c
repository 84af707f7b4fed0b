/*
 * otherstory.c - whether what stands behind a heading is another story than the article before it
 *
 * Told by the words that both have: sections of one article share more than any two articles, and
 * a box on its subject shares as much as they do.
 */
#include "articleint.h"

#include "chars.h"

#define WIDE_HEADING 32	 /* columns that few subheads have */
#define AT_ONCE		 60	 /* characters of the first sentence behind a headline */
#define SECTION		 300 /* characters that tell what a section is about */
#define SECTION_SHARED                                                                             \
	60				   /* thousandths of the pairs in one that the article has, too, at least      \
						*/
#define BOX_HEAD   20  /* columns of the heading of a box, at most */
#define BOX_CHARS  200 /* characters in it, at most */
#define BOX_SHARED 80  /* thousandths of their pairs that the article has, too, at least */
#define SIGNATURE  24  /* characters of who signs in brackets, at most */
#define LEAST_TOLD 24  /* different pairs of characters that the shortest brief has */
#define LEAST_PAIRS                                                                                \
	40 /* different pairs of characters that tell it; an article has twice as many */

/* Bring up what the article under way tells of before item `to`. */
static void
tell(Work *w, uint32_t to)
{
	if (w->told_to == w->told_from)
		zhc_topic_clear(w->told);
	for (uint32_t i = w->told_to; i < to; i++)
		if (w->item[i].kind != ZHC_ITEM_ASIDE)
			zhc_topic_add(w->told, w->c, w->c->paras[i].start, w->c->paras[i].end);
	w->told_to = to;
}

/* Whether one of the block's headings has parts, set apart by blanks, as headlines have. */
static bool
has_parts(const Work *w, const Block *b)
{
	for (uint32_t i = b->from; i < b->to; i++)
	{
		const ZhcPara *p = &w->c->paras[i];

		for (uint32_t k = p->start + 3; k + 3 < p->end; k++)
			if (w->c->cp[k] == ' ' && w->c->cp[k - 1] >= 0x2E80 && w->c->cp[k + 1] >= '0')
				return true;
	}
	return false;
}

/* How many pairs of the block's words have been told of; in *of, how many there are. */
static uint32_t
shared_words(const Work *w, const Block *b, uint32_t *of)
{
	uint32_t shared = 0;
	ZhcSeen seen = {{0}};

	*of = 0;
	for (uint32_t i = b->from; i < b->to; i++)
		shared +=
			zhc_topic_shared(w->told, &seen, w->c, w->c->paras[i].start, w->c->paras[i].end, of);
	return shared;
}

/*
 * How much, in thousandths, what stands behind the block may share with the article under way and
 * still be another: the more the block looks like a headline, the more.  None where its own words
 * have been told of, unless headlines stand behind their bodies.
 */
static unsigned
most_shared(Work *w, const Block *b)
{
	unsigned cols = block_cols(w, b);
	bool parts = has_parts(w, b);
	uint32_t of;
	uint32_t shared = shared_words(w, b, &of);

	if (!w->after && shared * 1000 > of * (parts || cols >= WIDE_HEADING ? 200 : 60))
		return 0;
	return (cols < 18 ? 20 : cols < 24 ? 30 : cols < WIDE_HEADING ? 50 : 65) + (parts ? 30 : 0);
}

/* Whether two Han at characters i and i + 1 stand among characters [from, to), too. */
static bool
stand_in(const ZhcClean *c, uint32_t i, uint32_t from, uint32_t to)
{
	for (uint32_t k = from; k + 1 < to; k++)
		if (c->cp[k] == c->cp[i] && c->cp[k + 1] == c->cp[i + 1])
			return true;
	return false;
}

/*
 * Whether the first sentence behind block b says what one of its headings says, as under headlines:
 * two fifths of its pairs, four at least.
 */
static bool
is_told_at_once(const Work *w, const Block *b, uint32_t to)
{
	const ZhcClean *c = w->c;
	uint32_t body = first_body(w, b->to, to);
	uint32_t end;

	if (body == to)
		return false;
	end = c->paras[body].end - c->paras[body].start > AT_ONCE ? c->paras[body].start + AT_ONCE
															  : c->paras[body].end;
	for (uint32_t h = b->from; h < b->to; h++)
	{
		uint32_t of = 0;
		uint32_t told = 0;

		for (uint32_t i = c->paras[h].start; i + 1 < c->paras[h].end; i++)
			if (zhc_class(c->cp[i]) == ZHC_C_HAN && zhc_class(c->cp[i + 1]) == ZHC_C_HAN)
			{
				of++;
				told += stand_in(c, i, c->paras[body].start, end);
			}
		if (told >= 4 && told * 5 >= of * 2)
			return true;
	}
	return false;
}

/* Whether the first body of items [from, to) begins as no article does: 不过，… */
static bool
goes_on(const Work *w, uint32_t from, uint32_t to)
{
	from = first_body(w, from, to);
	return from < to && w->item[from].refers;
}

/* How many pairs of the first SECTION characters of the bodies among items [from, to) have been
 * told of; in *of, how many there are. */
static uint32_t
shared_behind(const Work *w, uint32_t from, uint32_t to, uint32_t *of)
{
	uint32_t left = SECTION;
	uint32_t shared = 0;
	ZhcSeen seen = {{0}};

	for (uint32_t i = from; i < to && left > 0; i++)
	{
		const ZhcPara *p = &w->c->paras[i];
		uint32_t n = p->end - p->start;

		if (w->item[i].kind != ZHC_ITEM_BODY)
			continue;
		for (uint32_t k = 0; w->item[i].signs && k < SIGNATURE && k < n; k++)
			if (w->c->cp[p->end - 1 - k] == 0xFF08) /* （ */
			{
				n -= k + 1; /* who signs may have signed before */
				break;
			}
		n = n < left ? n : left;
		shared += zhc_topic_shared(w->told, &seen, w->c, p->start, p->start + n, of);
		left -= n;
	}
	return shared;
}

/*
 * Whether what stands behind block k, up to the next, is about something else than the article
 * under way: sections of one article have more words in common than any two articles.  Looks at
 * SECTION characters.
 */
bool
zhc_tells_else(Work *w, uint32_t k)
{
	const Block *b = &w->block[k];
	uint32_t to = next_block(w, k);
	uint32_t of = 0;
	uint32_t shared;
	uint32_t pairs;
	unsigned most;

	if (block_level(w, b) <= 6 || goes_on(w, b->to, to))
		return false;
	tell(w, b->from);
	if (b->to - b->from > 1 && !w->after && shared_words(w, b, &pairs) == 0 &&
		is_told_at_once(w, b, to))
		return true; /* a headline and its deck: subheads stand alone */
	most = w->told->pairs < LEAST_TOLD ? 0 : most_shared(w, b);
	if (w->told->pairs < 2 * LEAST_PAIRS &&
		!is_told_at_once(w, b, to)) /* little has been told: not a word of it may come back */
		most /= 4;
	shared = most > 0 ? shared_behind(w, b->to, to, &of) : 0;
	return of >= LEAST_PAIRS && shared * 1000 <= most * of;
}

bool
zhc_goes_on_behind(Work *w, uint32_t k)
{
	const Block *b = &w->block[k];
	uint32_t to = next_block(w, k);
	uint32_t of = 0;
	uint32_t shared;

	if (goes_on(w, b->to, to))
		return true;
	tell(w, b->from);
	shared = shared_behind(w, b->to, to, &of);
	return of >= LEAST_PAIRS && shared * 1000 >= of * SECTION_SHARED;
}

/*
 * Whether block k, behind the end of an article, is a box on it: one plain heading, and a text of a
 * paragraph or two that nobody signs and that shares words with the article as its sections do.
 * Its items are then asides.
 */
bool
zhc_is_box(Work *w, uint32_t k)
{
	const Block *b = &w->block[k];
	uint32_t to = next_block(w, k);
	uint32_t bodies = 0;
	uint32_t chars = 0;
	uint32_t shared = 0;
	uint32_t of = 0;
	ZhcSeen seen = {{0}};

	if (b->to - b->from != 1 || block_level(w, b) <= 6 || block_cols(w, b) > BOX_HEAD ||
		has_parts(w, b) || w->item[b->from].column)
		return false;
	for (uint32_t i = b->to; i < to; i++)
	{
		const ZhcItem *it = &w->item[i];

		if (it->kind == ZHC_ITEM_BYLINE || it->opens || it->closes)
			return false;
		bodies += it->kind == ZHC_ITEM_BODY;
		chars += it->kind == ZHC_ITEM_BODY ? w->c->paras[i].end - w->c->paras[i].start : 0;
	}
	if (bodies == 0 || bodies > 2 || chars > BOX_CHARS)
		return false;
	tell(w, b->from);
	for (uint32_t i = b->to; i < to; i++)
		if (w->item[i].kind == ZHC_ITEM_BODY)
			shared += zhc_topic_shared(w->told, &seen, w->c, w->c->paras[i].start,
									   w->c->paras[i].end, &of);
	if (shared * 1000 < of * BOX_SHARED)
		return false;
	for (uint32_t i = b->from; i < to; i++)
		w->item[i].kind = ZHC_ITEM_ASIDE;
	return true;
}

bool
zhc_is_signed_apart(const Work *w, uint32_t k)
{
	uint32_t i = first_body(w, w->told_from, w->block[k].from);
	uint32_t last = next_block(w, k);

	if (i == w->block[k].from || !w->item[i].opens || block_level(w, &w->block[k]) <= 6)
		return false;
	while (last > w->block[k].to && w->item[last - 1].kind == ZHC_ITEM_ASIDE)
		last--;
	return last > w->block[k].to && w->item[last - 1].signs &&
		   zhc_names_another(w->c, &w->c->paras[i], &w->c->paras[last - 1]);
}
