/*
 * closes.c - lines that are the last of their paragraph, whatever their width
 */
#include <string.h>

#include "bylines.h"
#include "chars.h"
#include "linewords.h"
#include "page.h"
#include "pictured.h"
#include "utf8.h"

#define MOST_CREDIT 12 /* bytes of a word of credits before a break */
#define SIGNED_COLS 30 /* of a line that says who took a picture */
#define FAR_RIGHT	6  /* columns of an indent that is none of a paragraph */

/* Whether the paragraph up to line i - 1 is brackets set far to the right: a signature. */
static bool
is_set_right(const Page *pg, uint32_t first, uint32_t i)
{
	const ZhcLine *f = &pg->lines[first];
	const ZhcLine *p = &pg->lines[i - 1];

	return f->indent >= FAR_RIGHT && i - first <= 3 && f->end - f->start > 3 &&
		   p->end - p->start > 3 && memcmp(pg->s + f->start, "（", 3) == 0 &&
		   memcmp(pg->s + p->end - 3, "）", 3) == 0;
}

/*
 * Whether line i - 1 is a dateline in brackets, with an indent, that leaves room for what follows
 * as the lines before it are set: the end of an article.
 */
static bool
is_short_dateline(const Page *pg, uint32_t i)
{
	const ZhcLine *p = &pg->lines[i - 1];
	unsigned w = 0;

	if (!pg->indents || p->indent < INDENT || p[1].indent >= INDENT || p->end - p->start <= 6 ||
		memcmp(pg->s + p->start, "（", 3) != 0 || memcmp(pg->s + p->end - 3, "）", 3) != 0)
		return false;
	for (uint32_t k = i - 1; k > 0 && k + 5 > i; k--)
		if (pg->lines[k - 1].kind == ZHC_LINE_BODY && width(pg, &pg->lines[k - 1]) > w)
			w = width(pg, &pg->lines[k - 1]);
	return w <= MAX_WIDTH && outer_width(pg, p) + zhc_unit_after(pg, p, p + 1) + tolerance(w) <= w;
}

/* Whether line i - 1 ends with whose picture is shown, or with an agency where there is room. */
static bool
is_pictured(const Page *pg, uint32_t first, uint32_t i)
{
	const ZhcLine *p = &pg->lines[i - 1];
	ZhcPictured pictured = zhc_ends_pictured(pg->s, pg->lines, first, i - 1);

	return pictured == ZHC_PICTURED ||
		   (pictured == ZHC_AGENCY_BEHIND && pg->sign != ZHC_SIGN_NONE &&
			!zhc_is_full(pg, p, p + 1, pg->measures[i / CHUNK]));
}

/* Whether a word of credits is broken between lines p and c: 資料圖 / 片, 攝 / 影 */
static bool
breaks_credit(const char *s, const ZhcLine *p, const ZhcLine *c)
{
	char both[MOST_CREDIT + 6];
	uint32_t tail = p->end - p->start < MOST_CREDIT ? p->end - p->start : MOST_CREDIT;
	uint32_t head = c->end - c->start < 6 ? c->end - c->start : 6;

	memcpy(both, s + p->end - tail, tail);
	memcpy(both + tail, s + c->start, head);
	for (uint32_t from = tail % 3; from < tail; from += 3)
	{
		const ZhcLineWord *w = zhc_line_word(both + from, tail + head - from,
											 ZHC_WORD_CREDIT | ZHC_WORD_PHOTO | ZHC_WORD_REPORT);

		if (w && w->len > tail - from)
			return true;
	}
	return false;
}

/* Whether the line signs a picture and no text: 本报记者 李四 摄, 記者李四／攝 */
static bool
signs_picture(const char *s, const ZhcLine *l)
{
	static const char *const words[] = {"摄", "攝", "攝影", "摄影"};

	if (l->ends != ZHC_END_OPEN || l->cols > SIGNED_COLS ||
		!(zhc_line_credit(s, l) & ZHC_WORD_PHOTO))
		return false;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
	{
		size_t len = strlen(words[i]);

		if (l->end - l->start > len && memcmp(s + l->end - len, words[i], len) == 0)
			return true;
	}
	return false;
}

bool
zhc_is_pictured_sentence(const Page *pg, uint32_t i)
{
	const ZhcLine *l = &pg->lines[i];

	return i + 1 < pg->n && l->kind == ZHC_LINE_BODY && l->ends == ZHC_END_STOP &&
		   l->starts == ZHC_START_WORD && l[1].blanks == 0 && l[1].kind == ZHC_LINE_BYLINE &&
		   zhc_line_clauses(pg->s, l) <= 2 && !zhc_line_holds_stop(pg->s, l) &&
		   signs_picture(pg->s, l + 1);
}

/*
 * Whether line i - 1 is the last of its paragraph, whatever its width: the head of a page, names in
 * brackets, or whose picture is shown.
 */
bool
zhc_is_closed(const Page *pg, uint32_t first, uint32_t i)
{
	const ZhcLine *p = &pg->lines[i - 1];
	bool bracket = zhc_may_end_edited(pg->s + p->end);

	if (bracket && zhc_ends_signed(pg->s, pg->lines, first, i - 1))
		return true;
	if (bracket && zhc_ends_edited(pg->s, p)) /* its date may stand on the next line */
		return p[1].starts != ZHC_START_CLOSER && (unsigned char) (pg->s[p[1].start] - '0') > 9;
	if (zhc_ends_credited(pg->s, p) && p[1].starts != ZHC_START_CLOSER &&
		!breaks_credit(pg->s, p, p + 1))
		return true;
	if (p->ends == ZHC_END_OPEN && p->end - p->start > 6 && p[1].starts == ZHC_START_WORD &&
		zhc_may_end_pictured(pg->s + p->end) && is_pictured(pg, first, i) &&
		!breaks_credit(pg->s, p, p + 1))
		return true;
	if (is_set_right(pg, first, i))
		return p[1].starts != ZHC_START_CLOSER;
	if (first != i - 1)
		return false;
	if (p->kind == ZHC_LINE_FURNITURE)
		return zhc_is_page_head(pg->s, p);
	if (bracket && i > 1 && (p - 1)->ends == ZHC_END_STOP &&
		(zhc_is_bracketed(pg->s, p) || is_short_dateline(pg, i)))
		return p[1].starts != ZHC_START_CLOSER;
	return p->kind == ZHC_LINE_BYLINE && !p->dateline && p->end - p->start > 6 &&
		   memcmp(pg->s + p->start, "\xEF\xBC\x88", 3) == 0 &&
		   memcmp(pg->s + p->end - 3, "\xEF\xBC\x89", 3) == 0;
}
