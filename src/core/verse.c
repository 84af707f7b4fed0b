/*
 * verse.c - lines that look wrapped and are not: verse, lists, labelled lines, headlines
 */
#include "page.h"

#define ROW_COLS	40 /* of a row of a box: 全長：4.3公里 */
#define RANKED_COLS 40 /* of a row that begins with its number */

/* Whether a line of verse or of a list may stand beside line k: marks at both ends, no gap. */
static bool
like_verse(const Page *pg, uint32_t i, uint32_t k, uint32_t lower)
{
	const ZhcLine *l = &pg->lines[k];

	return (l->ends == ZHC_END_STOP || l->ends == ZHC_END_COMMA) && lower > 0 &&
		   pg->lines[lower].blanks == pg->lines[i].blanks &&
		   near(width(pg, l), width(pg, &pg->lines[i]), 4);
}

/* Four lines around i of like width that all end in a mark are verse, and not wrapped. */
bool
zhc_is_verse(const Page *pg, uint32_t i)
{
	uint32_t from = i;
	uint32_t to = i;

	if (pg->lines[i].ends != ZHC_END_COMMA && pg->lines[i].ends != ZHC_END_STOP)
		return false;
	while (from > 0 && i - from < 4 && like_verse(pg, i, from - 1, from))
		from--;
	while (to + 1 < pg->n && to - i < 4 && like_verse(pg, i, to + 1, to + 1))
		to++;
	return to - from >= 3;
}

/*
 * A run of lines of like width where no sentence ends, or not even a clause, for longer than
 * sentences are, is a list.
 */
static bool
is_stopless(const Page *pg, uint32_t i)
{
	unsigned w = width(pg, &pg->lines[i]);
	unsigned sum = 0;
	bool commas = false;
	uint32_t k;

	for (k = i; k < pg->n && k < i + 24 && sum < 300; k++)
	{
		const ZhcLine *l = &pg->lines[k];

		if (!near(width(pg, l), w, 6) || (k > i + 1 && l->blanks > pg->lines[i + 1].blanks))
			break;
		if (l->ends == ZHC_END_STOP || zhc_line_holds_stop(pg->s, l))
			return false;
		commas = commas || l->ends == ZHC_END_COMMA;
		sum += w;
	}
	if (k - i < 4 || sum < 160)
		return false;
	if (k < pg->n && pg->lines[k].ends == ZHC_END_STOP && width(pg, &pg->lines[k]) < w)
		return false;
	if (sum >= 300 && !commas)
		return true;
	while (k-- > i)
		if (zhc_line_clauses(pg->s, &pg->lines[k]) > 0)
			return false;
	return true;
}

/* Whether a label stands at the start of the line: 主持人：, 火箭队：. */
static bool
is_labelled(const Page *pg, const ZhcLine *l)
{
	const char *p = pg->s + l->start;
	const char *end = pg->s + (l->end - l->start > 24 ? l->start + 24 : l->end);

	for (; end - p >= 3; p++)
		if (memcmp(p, "\xEF\xBC\x9A", 3) == 0)
			return true;
	return false;
}

/* Whether items of a list stand in lines i and i + 1: …； or labels before both. */
static bool
are_items(const Page *pg, uint32_t i)
{
	const ZhcLine *p = &pg->lines[i];
	const ZhcLine *c = &pg->lines[i + 1];
	bool item = p->end - p->start >= 3 && memcmp(pg->s + p->end - 3, "\xEF\xBC\x9B", 3) == 0;

	if (item && (c->ends == ZHC_END_STOP || memcmp(pg->s + c->end - 3, "\xEF\xBC\x9B", 3) == 0))
		return true;
	return is_labelled(pg, p) && is_labelled(pg, c);
}

/* Whether the line is a label of two characters or more, a colon, and something short. */
static bool
is_label_row(const Page *pg, const ZhcLine *l)
{
	const char *p = pg->s + l->start;
	unsigned n = 0;

	if (l->cols > ROW_COLS || l->ends != ZHC_END_OPEN || l->end - l->start < 12 ||
		memchr(p + 6, 0xEF, l->end - l->start < 30 ? l->end - l->start - 6 : 24) == NULL ||
		(l->kind != ZHC_LINE_BODY && l->kind != ZHC_LINE_BULLET))
		return false;
	for (; l->end - l->start > 3 * (n + 2) && n < 8 && zhc_is_plain_han(p); n++)
		p += 3;
	return n >= 2 && memcmp(p, "\xEF\xBC\x9A", 3) == 0;
}

/* Most lines are none: no full-width mark stands where a colon would. */
unsigned
zhc_rows_of_box(const Page *pg, uint32_t i)
{
	unsigned n = 1;

	if (!is_label_row(pg, &pg->lines[i]))
		return 0;
	for (uint32_t k = i; k > 0 && n < 3 && is_label_row(pg, &pg->lines[k - 1]); k--)
		n++;
	for (uint32_t k = i + 1; k < pg->n && n < 3 && is_label_row(pg, &pg->lines[k]); k++)
		n++;
	return n;
}

/* Lines around i that start with the same character, and others of that sort, are a list. */
bool
zhc_is_list(const Page *pg, uint32_t i)
{
	uint32_t from = i > 2 ? i - 2 : 0;
	unsigned same = 0;

	for (uint32_t k = from; k < pg->n && k <= i + 2; k++)
	{
		const ZhcLine *l = &pg->lines[k];

		same +=
			l->end - l->start >= 3 && memcmp(pg->s + l->start, pg->s + pg->lines[i].start, 3) == 0;
	}
	return same >= 3 || are_items(pg, i) || is_stopless(pg, i);
}

/* The number that the line begins with, before a blank, or in a list a dot; 0 when there is none.
 */
static unsigned
rank_of(const Page *pg, const ZhcLine *l, bool list)
{
	const char *p = pg->s + l->start;
	const char *end = pg->s + l->end;
	unsigned n = 0;

	if (*p < '1' || *p > '9' || l->cols > RANKED_COLS || l->ends != ZHC_END_OPEN ||
		zhc_line_clauses(pg->s, l) > 0)
		return 0;
	while (p < end && *p >= '0' && *p <= '9' && n < 100)
		n = n * 10 + (unsigned) (*p++ - '0');
	if (p == end)
		return 0;
	if (list && end - p > 3 && (*p == '.' || memcmp(p, "、", 3) == 0))
		return (unsigned char) p[1] >= 0x80 ? n : 0;
	return *p == ' ' || *p == '\t' || (unsigned char) *p == 0xE3 ? n : 0;
}

bool
zhc_is_ranked(const Page *pg, uint32_t i, bool list)
{
	unsigned rank = rank_of(pg, &pg->lines[i], list);

	if (rank == 0 || rank > i + 1 ||
		(rank == 1 && (i + 1 == pg->n || rank_of(pg, &pg->lines[i + 1], list) != 2)))
		return false;
	while (rank > 1 && rank_of(pg, &pg->lines[i - 1], list) == rank - 1)
	{
		i--;
		rank--;
	}
	return rank == 1;
}

bool
zhc_is_listed(const Page *pg, uint32_t i)
{
	const ZhcLine *p = &pg->lines[i - 1];

	return (zhc_line_is_row(pg->s, p) && !zhc_line_opens_article(pg->s, p)) || /* 记者　孟　哲 */
		   zhc_line_is_row(pg->s, &pg->lines[i]) || zhc_is_verse(pg, i - 1) ||
		   zhc_is_list(pg, i - 1);
}

/* Whether line i is far from full and holds no clause: no line of a paragraph but its last is. */
static bool
is_far_from_full(const Page *pg, uint32_t i)
{
	const ZhcLine *l = &pg->lines[i];

	return l->ends == ZHC_END_OPEN && l->kind <= ZHC_LINE_BYLINE &&
		   width(pg, l) * 3 < pg->measures[i / CHUNK] * 2u && zhc_line_clauses(pg->s, l) == 0;
}

bool
zhc_is_among_short(const Page *pg, uint32_t i)
{
	uint32_t from = i;
	uint32_t to = i;

	if (pg->sign != ZHC_SIGN_GAP || !is_far_from_full(pg, i - 1))
		return false;
	while (from > 0 && i - from < 3 && is_far_from_full(pg, from - 1))
		from--;
	while (to < pg->n && to < i + 2 && is_far_from_full(pg, to))
		to++;
	return to - from >= 3;
}
