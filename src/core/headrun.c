/*
 * headrun.c - runs of short lines between two articles: which of them are headlines
 */
#include "page.h"

#define MOST_GROUPED 20 /* columns of either half of a headline */
#define MOST_RUN	 8	/* short lines between two articles */

bool
zhc_are_headlines(const Page *pg, uint32_t i, uint32_t j, uint32_t run)
{
	bool apart = false;

	if (run > MOST_RUN || i == 0 || pg->lines[i - 1].ends != ZHC_END_STOP || j >= pg->n ||
		(!zhc_line_opens_article(pg->s, &pg->lines[j]) &&
		 !zhc_line_cites_dispatch(pg->s, &pg->lines[j])))
		return false;
	for (uint32_t k = i; k < j; k++)
	{
		if (pg->lines[k].marked || pg->lines[k].starts == ZHC_START_NUMBER)
			return false;
		apart = apart || (k > i && pg->lines[k].blanks < pg->lines[i].blanks);
	}
	return apart;
}

bool
zhc_is_grouped(const Page *pg, uint32_t i, uint32_t j, uint32_t k)
{
	const ZhcLine *l = &pg->lines[k];
	bool apart = false;

	if (l->blanks > 0 || l->level > 0 || l[-1].level > 0 || l->cols > MOST_GROUPED ||
		l[-1].cols > MOST_GROUPED || l->starts == ZHC_START_DASH ||
		memcmp(pg->s + l[-1].start, "“", 3) != 0 || memcmp(pg->s + l[-1].end - 3, "”", 3) != 0)
		return false;
	for (uint32_t m = i + 1; m < j && m < i + MOST_RUN; m++)
		apart = apart || pg->lines[m].blanks > 0;
	return apart;
}
