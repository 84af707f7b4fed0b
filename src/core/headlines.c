/*
 * headlines.c - which blocks of headings hold headlines, and which subheads
 *
 * A block is the headline of an article when there is a sign that one ends before it (a byline, a
 * dateline) or begins after it, when the page sets it like its other headlines, or when what stands
 * behind it is about something else.
 */
#include "articleint.h"

#include "chars.h"

#define BRIEF_CHARS	 260 /* of a brief below the name of its column, at most */
#define BRIEF_PARAS	 3
#define MANY_BEGUN	 2	/* articles of a page that begin as reports do, so that all may */
#define MOST_LINES	 8	/* of a headline that are compared with a text */
#define LONG_HEADING 20 /* columns from which a heading of the second level may be a headline */

/* The next item from i on that is no aside; w->n when there is none. */
static uint32_t
skip_asides(const Work *w, uint32_t i)
{
	while (i < w->n && w->item[i].kind == ZHC_ITEM_ASIDE)
		i++;
	return i;
}

/* The last item before i that is no aside; UINT32_MAX when there is none. */
static uint32_t
skip_asides_back(const Work *w, uint32_t i)
{
	while (i > 0 && w->item[i - 1].kind == ZHC_ITEM_ASIDE)
		i--;
	return i - 1;
}

/*
 * On a page that begins with a body, the headings behind its last body are one block, though who
 * wrote them stands between.
 */
static void
join_trailing(Work *w)
{
	uint32_t last_body = w->n;

	while (last_body > 0 && w->item[last_body - 1].kind != ZHC_ITEM_BODY)
		last_body--;
	while (w->nblocks >= 2 && w->block[w->nblocks - 2].from >= last_body)
	{
		w->block[w->nblocks - 2].to = w->block[w->nblocks - 1].to;
		w->nblocks--;
	}
}

/* Bylines close an article when a body stands before them and after the last headline. */
void
zhc_find_blocks(Work *w)
{
	bool body = false;

	for (uint32_t i = 0; i < w->n; i++)
	{
		ZhcItem *it = &w->item[i];

		if (it->kind == ZHC_ITEM_BODY)
			body = true;
		else if (it->kind == ZHC_ITEM_BYLINE)
			it->closes = body;
		if (it->kind != ZHC_ITEM_HEADING)
			continue;
		w->block[w->nblocks] = (Block){.from = i};
		while (i + 1 < w->n && w->item[i + 1].kind == ZHC_ITEM_HEADING)
			i++;
		w->block[w->nblocks++].to = i + 1;
		body = false;
	}
	if (w->after)
		join_trailing(w);
}

/* Whether an article begins behind the block: with a dateline, or a byline and a body. */
static bool
opens_behind(const Work *w, const Block *b)
{
	uint32_t i = skip_asides(w, b->to);

	if (i < w->n && w->item[i].kind == ZHC_ITEM_BYLINE)
	{
		i = skip_asides(w, i + 1);
		i += i + 1 < w->n && w->item[i].kind == ZHC_ITEM_HEADING && w->item[i].level == 0;
		return !w->after && i < w->n && w->item[i].kind == ZHC_ITEM_BODY;
	}
	return i < w->n && w->item[i].kind == ZHC_ITEM_BODY &&
		   (w->item[i].opens || (w->item[i].carried && !w->after));
}

/*
 * Whether block k, which the page marks like its headlines, is a subhead: two of its articles begin
 * as reports do or with who wrote them, and behind the block the article under way goes on.
 */
static bool
is_marked_subhead(Work *w, uint32_t k, unsigned top, unsigned begun)
{
	return begun >= 2 && block_level(w, &w->block[k]) == top && !opens_behind(w, &w->block[k]) &&
		   zhc_goes_on_behind(w, k);
}

/* Whether a site says when the article came out between the first headline and its text: of its
 * page, few hold two articles. */
static bool
is_of_site(const Work *w)
{
	for (uint32_t i = 0; i < w->n && w->item[i].kind != ZHC_ITEM_BODY; i++)
		if (w->item[i].imprint)
			return true;
	return false;
}

/* Whether the page sets block k like its first headline. */
static bool
set_as_headline(Work *w, uint32_t k, unsigned top, unsigned ntop, bool site)
{
	const Block *b = &w->block[k];
	unsigned level = block_level(w, b);
	uint32_t before = skip_asides_back(w, b->from);

	if (level > 6)
		return false;
	if (level == top)
		return ntop >= 2;
	return level == 2 && ntop < 2 && before != UINT32_MAX &&
		   (w->item[before].unfinished ||
			(block_cols(w, b) >= LONG_HEADING && !(site && zhc_goes_on_behind(w, k))));
}

static bool
has_related(const Work *w, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++)
		if (w->item[i].related || w->item[i].boxed)
			return true;
	return false;
}

/* Whether the block begins with the name of a column, and a headline stands in it. */
static bool
opens_column(const Work *w, const Block *b)
{
	return w->item[b->from].column && b->to - b->from > 1 && !w->item[b->to - 1].column;
}

/* Whether the block holds a heading in Chinese that is more than the name of a column. */
static bool
is_proper(const Work *w, const Block *b)
{
	for (uint32_t i = b->from; i < b->to; i++)
		if (!w->item[i].foreign && !w->item[i].column)
			return true;
	return false;
}

/* Whether a deck behind a dash stands below the block's headline, as below no subhead:
 * ——读《河埠头》 */
static bool
has_deck(const Work *w, uint32_t k)
{
	const Block *b = &w->block[k];

	return b->to - b->from > 1 && w->item[b->to - 1].dash && !w->item[b->from].dash &&
		   has_body(w, b->to, next_block(w, k));
}

/* Whether the block is subheads in 〈〉 and nothing else. */
static bool
is_angled(const Work *w, const Block *b)
{
	for (uint32_t i = b->from; i < b->to; i++)
		if (!w->item[i].angled)
			return false;
	return true;
}

static bool
has_digest(const Work *w, const Block *b)
{
	for (uint32_t i = b->from; i < b->to; i++)
		if (w->item[i].digest)
			return true;
	return false;
}

/* Whether what stands behind block k, up to the next, is as short as briefs are. */
static bool
is_brief(const Work *w, uint32_t k)
{
	uint32_t bodies = 0;
	uint32_t chars = 0;

	for (uint32_t i = w->block[k].to; i < next_block(w, k); i++)
		if (w->item[i].kind == ZHC_ITEM_BODY)
		{
			bodies++;
			chars += w->c->paras[i].end - w->c->paras[i].start;
		}
	return bodies > 0 && bodies <= BRIEF_PARAS && chars <= BRIEF_CHARS;
}

/* Whether the block is in bold letters on a page that marks its headlines with '#'. */
static bool
is_bold_below(const Work *w, const Block *b, unsigned top)
{
	if (top > 6)
		return false;
	for (uint32_t i = b->from; i < b->to; i++)
		if (w->item[i].level != ZHC_LEVEL_BOLD)
			return false;
	return true;
}

/*
 * Whether block k, in bold letters below the last text of an article whose headline is marked,
 * heads a box: items of a list, or the only paragraph of the article with a heading of its own.
 * It is then beside the article.
 */
static bool
is_bold_box(Work *w, uint32_t k)
{
	const Block *b = &w->block[k];
	uint32_t to = next_block(w, k);
	uint32_t bodies = 0;
	bool listed = true;

	if (b->to - b->from != 1 || (to < w->n && block_level(w, b + 1) > 6))
		return false;
	for (uint32_t i = b->to; i < to; i++)
	{
		if (w->item[i].kind == ZHC_ITEM_BYLINE || w->item[i].opens)
			return false;
		bodies += w->item[i].kind == ZHC_ITEM_BODY;
		listed = listed && (w->item[i].kind == ZHC_ITEM_ASIDE || w->c->paras[i].marked);
	}
	if (bodies == 0 || !(listed || (bodies == 1 && k > 0 && b[-1].main)))
		return false;
	for (uint32_t i = b->from; i < to; i++)
		w->item[i].kind = ZHC_ITEM_ASIDE;
	return true;
}

/*
 * Whether the text behind block k begins with a word that stands in the last headline before it:
 * 区振邦的职业生涯… below 老将区振邦封王
 */
static bool
begins_as_headed(const Work *w, uint32_t k, const Block *open)
{
	const ZhcClean *c = w->c;
	uint32_t body = first_body(w, w->block[k].to, next_block(w, k));
	uint32_t at;

	if (open == NULL || body >= w->n || c->paras[body].end - c->paras[body].start < 2)
		return false;
	at = c->paras[body].start;
	for (uint32_t i = open->from; i < open->to && i < open->from + MOST_LINES; i++)
		for (uint32_t n = c->paras[i].start; n + 1 < c->paras[i].end; n++)
			if (c->cp[n] == c->cp[at] && c->cp[n + 1] == c->cp[at + 1] &&
				zhc_class(c->cp[n]) == ZHC_C_HAN && zhc_class(c->cp[n + 1]) == ZHC_C_HAN)
				return true;
	return false;
}

/* Whether block k, where most articles of the page begin as reports do, is a subhead of the one
 * under way. */
static bool
is_subhead_of_report(Work *w, uint32_t k, const Block *open, unsigned begun)
{
	return begun >= MANY_BEGUN && (begins_as_headed(w, k, open) || zhc_goes_on_behind(w, k));
}

/* Which blocks hold headlines. */
void
zhc_find_headlines(Work *w)
{
	bool briefs = false; /* below the name of a column of them */
	unsigned top = 9;
	unsigned ntop = 0;
	unsigned begun = 0; /* of these, over the beginning of an article */
	uint32_t first = first_body(w, 0, w->n);
	uint32_t last_body = w->n;
	const Block *open = NULL; /* the last that holds one */
	bool site = is_of_site(w);

	while (last_body > 0 && w->item[last_body - 1].kind != ZHC_ITEM_BODY)
		last_body--;
	for (uint32_t k = 0; k < w->nblocks; k++)
	{
		unsigned level = block_level(w, &w->block[k]);

		ntop = level < top ? 1 : ntop + (level == top);
		begun = (level < top ? 0 : begun) + (level <= top && opens_behind(w, &w->block[k]));
		top = level < top ? level : top;
	}
	for (uint32_t k = 0; k < w->nblocks; k++)
	{
		Block *b = &w->block[k];
		uint32_t before = skip_asides_back(w, b->from);
		bool leads = b->from < first;
		bool trails = b->from >= last_body;
		bool ended =
			before != UINT32_MAX && (w->item[before].closes || has_related(w, before, b->from));

		if (leads && !is_proper(w, b) && k + 1 < w->nblocks && b[1].from < first)
			b->main = false; /* the name of the paper */
		else if (leads)
			b->main = open == NULL || block_level(w, b) < block_level(w, b - 1);
		else if (is_angled(w, b) || (is_bold_below(w, b, top) && !trails && is_bold_box(w, k)))
			b->main = false;
		else if (trails)
			b->main = w->after;
		else if (ended && !w->after && !opens_behind(w, b) && zhc_is_box(w, k))
			b->main = false;
		else
			b->main =
				ended || opens_behind(w, b) || (!w->after && has_deck(w, k)) ||
				opens_column(w, b) || has_digest(w, b) || w->item[b->from].notice ||
				w->item[b->from].announces || (briefs && is_brief(w, k)) ||
				zhc_is_signed_apart(w, k) ||
				(set_as_headline(w, k, top, ntop, site) && !is_marked_subhead(w, k, top, begun)) ||
				(!is_bold_below(w, b, top) && zhc_tells_else(w, k) &&
				 !is_subhead_of_report(w, k, open, begun));
		if (b->main)
		{
			w->told_from = w->told_to = b->to; /* not the headline, which the body alone lacks */
			briefs = is_brief(w, k) && (briefs || has_digest(w, b));
		}
		open = b->main ? b : open;
	}
}
