/*
 * pageedge.c - what stands on top of a page before its first article, and at its foot behind the
 * last: name and number of the page, its sections, the paper's name; where to call it, the weather
 */
#include "itemsint.h"
#include "linewords.h"
#include "utf8.h"

#define MASTHEAD_COLS 20 /* of the name of a paper on top of its page */
#define PAPER_COLS	  12 /* of one that nothing else tells than its last character */
#define SECTION_COLS  8	 /* and of a section: 环球扫描 */
#define FOOT_COLS	  60 /* of a line at the foot of a page */
#define MOST_TOP	  8	 /* lines with its name, number, day and editors */

/*
 * The first heading of a page is the name of a section if it is too short for more, before another,
 * or short and before the line with the date of the page.
 */
static void
mend_section(Items *w)
{
	ZhcItem *it = w->item;

	if (w->n < 3 || it[0].kind != ZHC_ITEM_HEADING || it[0].level > 0)
		return;
	if (it[0].cols <= SECTION_COLS && it[1].kind == ZHC_ITEM_HEADING && !it[1].dash &&
		it[1].cols >= 2 * SECTION_COLS)
		it[0].column = true;
	if ((it[0].cols <= MASTHEAD_COLS || it[0].section) &&
		w->c->paras[1].kind == ZHC_LINE_FURNITURE && !it[1].original)
		it[0].kind = ZHC_ITEM_ASIDE;
}

/* Whether a heading says no more than the name of a paper: 民生论坛报 */
static bool
names_paper(const Items *w, uint32_t i)
{
	const ZhcPara *p = &w->c->paras[i];
	uint32_t last = w->c->cp[p->end - 1];

	return w->item[i].cols <= PAPER_COLS && (last == 0x62A5 || last == 0x5831); /* 报 報 */
}

/*
 * Short headings before and between the first lines of a page, which tell its number, its day or
 * its editors, name a section or the paper where the headline comes below these lines; where it
 * does not, very short ones between them do.
 */
static void
mend_heads(Items *w)
{
	uint32_t first = w->n; /* of these lines */
	uint32_t end = 0;	   /* behind the last one */
	bool below;

	for (uint32_t i = 0; i < w->n && i < MOST_TOP; i++)
	{
		const ZhcItem *it = &w->item[i];

		if (w->c->paras[i].kind == ZHC_LINE_FURNITURE && !it->original)
		{
			first = first < i ? first : i;
			end = i + 1;
		}
		else if (it->kind == ZHC_ITEM_BODY || it->level > 0 ||
				 (it->kind == ZHC_ITEM_HEADING && it->cols > MASTHEAD_COLS))
			break;
	}
	if (end == 0 || end + 1 >= w->n)
		return;
	while (end + 2 < w->n && w->item[end].kind == ZHC_ITEM_ASIDE)
		end++;
	if (w->item[end].kind == ZHC_ITEM_HEADING && w->item[end + 1].kind == ZHC_ITEM_HEADING &&
		names_paper(w, end))
		end++;
	below = w->item[end].kind == ZHC_ITEM_HEADING;
	for (uint32_t i = below ? 0 : first; i < end; i++)
		if (below || w->item[i].cols <= SECTION_COLS)
			w->item[i].kind = ZHC_ITEM_ASIDE;
}

/* Whether a word of those at the foot of a page stands in the paragraph: 地方新聞熱線：… */
static bool
is_foot(const Items *w, uint32_t i)
{
	const ZhcPara *p = &w->c->paras[i];
	char text[FOOT_COLS * ZHC_UTF8_MAX];
	const char *end;

	if (w->item[i].cols > FOOT_COLS || !w->item[i].unfinished)
		return false;
	end = zhc_clean_put(w->c, p->start, p->end, text);
	for (const char *q = text; end - q >= 6; q++)
		if (zhc_line_word(q, (size_t) (end - q), ZHC_WORD_FOOT))
			return true;
	return false;
}

/* Such lines, the last of a page, are part of no article. */
static void
mend_foot(Items *w)
{
	for (uint32_t i = w->n; i-- > 1;)
		if (w->item[i].kind == ZHC_ITEM_ASIDE)
			continue;
		else if (is_foot(w, i))
			w->item[i].kind = ZHC_ITEM_ASIDE;
		else
			break;
}

void
zhc_mend_page_edges(Items *w)
{
	mend_section(w);
	mend_heads(w);
	mend_foot(w);
}
