/*
 * shortparas.c - which paragraphs are short and unfinished, or ask or exclaim, as headings are
 */
#include "chars.h"
#include "linewords.h"
#include "page.h"
#include "utf8.h"

#define MOST_QUESTION 44 /* columns of a headline that asks */
#define COLUMN_COLS	  12 /* of a line above it that may be the name of a column */

/* Whether the line lists three things and more: no heading, but names or places. */
static bool
enumerates(const char *s, const ZhcLine *l)
{
	unsigned commas = 0;

	for (uint32_t i = l->start; i + 2 < l->end; i++)
		commas += (unsigned char) s[i] == 0xE3 && memcmp(s + i, "\xE3\x80\x81", 3) == 0;
	return commas >= 3;
}

/* Whether 道 at p, in [start, …), says something, as behind 说 or 写, and is not the end of 味道.
 */
static bool
is_said(const char *p, const char *start)
{
	static const char *const verbs[] = {"说", "說", "写", "寫", "问", "問",
										"答", "喊", "叫", "笑", "唱", "叹"};

	if (memcmp(p, "道", 3) != 0)
		return true;
	for (size_t i = 0; p - start >= 3 && i < sizeof verbs / sizeof *verbs; i++)
		if (memcmp(p - 3, verbs[i], 3) == 0)
			return true;
	return false;
}

/* Whether a verb of saying and a comma stand in the line: somebody speaks, as in no headline. */
static bool
tells(const char *s, const ZhcLine *l)
{
	const char *p = s + l->start + 3;
	const char *end = s + l->end - 3;

	while (p < end && (p = memchr(p, 0xEF, (size_t) (end - p))) != NULL)
	{
		for (int len = 3; memcmp(p, "，", 3) == 0 && len <= 6 && p - len >= s + l->start; len += 3)
		{
			const ZhcLineWord *w = zhc_line_word(p - len, (size_t) len, ZHC_WORD_SAY);

			if (w && w->len == (uint32_t) len && (len > 3 || is_said(p - 3, s + l->start)))
				return true;
		}
		p++;
	}
	return false;
}

/* Whether a day and a comma begin the line, and more clauses follow: what a picture shows, as
 * 6月3日，在江北，… */
static bool
tells_day(const char *s, const ZhcLine *l)
{
	const char *p = s + l->start;

	for (uint32_t k = 6; zhc_line_digit((unsigned char) *p) && k + 6 < l->end - l->start && k < 12;
		 k++)
		if (memcmp(p + k, "日，", 6) == 0)
			return zhc_line_clauses(s, l) > 1;
	return false;
}

/* Whether the last character of the line, closing quotes apart, is 。 */
static bool
ends_in_period(const char *s, const ZhcLine *l)
{
	uint32_t at = l->end;
	uint32_t cp;

	do
		cp = zhc_char_before(s, l->start, at, &at);
	while (at > l->start && zhc_class(cp) == ZHC_C_CLOSE);
	return cp == 0x3002;
}

/* Whether line i is what sites set between a headline and the text: when the article came out. */
static bool
is_dated(const Page *pg, uint32_t i)
{
	const ZhcLine *l = &pg->lines[i];

	return (l->kind == ZHC_LINE_FURNITURE || l->kind == ZHC_LINE_BYLINE) &&
		   pg->s[l->start] == '2' && i + 1 < pg->n && l[1].kind == ZHC_LINE_BODY;
}

/*
 * The line below line a and up to three short ones that end no clause: 一箭十星！ / 火箭发射成功 /
 * …; else the next.
 */
static const ZhcLine *
below(const Page *pg, uint32_t a)
{
	const ZhcLine *l = &pg->lines[a + 1];
	const ZhcLine *end = pg->lines + pg->n - 1;

	for (int k = 0; k < 3 && l < end && l->kind == ZHC_LINE_BODY && l->ends == ZHC_END_OPEN &&
					!l[1].continues && l->cols <= MOST_QUESTION && zhc_line_clauses(pg->s, l) <= 1;
		 k++)
		l++;
	return l;
}

/* Whether a report begins with the line, or who reported stands in it. */
static bool
begins_report(const Page *pg, const ZhcLine *l)
{
	return l->kind == ZHC_LINE_BYLINE || zhc_line_opens_article(pg->s, l);
}

/*
 * Whether line a asks or exclaims above the text, as headlines may: it has no indent and the next
 * line has, or that starts as reports do or is when it came out.
 */
static bool
is_question(const Page *pg, uint32_t a)
{
	const ZhcLine *l = &pg->lines[a];
	uint32_t at = l->end;
	uint32_t cp;

	if (l->ends != ZHC_END_STOP || l->cols > MOST_QUESTION ||
		(unsigned char) pg->s[l->end - 1] == 0x82 || /* 。 */ a + 1 >= pg->n || l[1].continues ||
		l->kind != ZHC_LINE_BODY || (l[1].kind != ZHC_LINE_BODY && !is_dated(pg, a + 1)) ||
		zhc_line_holds_stop(pg->s, l))
		return false;
	do
		cp = zhc_char_before(pg->s, l->start, at, &at);
	while (at > l->start && zhc_class(cp) == ZHC_C_CLOSE);
	if (cp != 0xFF1F && cp != 0xFF01) /* ？ ！ */
		return false;
	if (l[1].kind != ZHC_LINE_BODY || zhc_line_opens_article(pg->s, l + 1))
		return true;
	if (a > 0 && (l[-1].kind == ZHC_LINE_BODY || l[-1].marked) && l[-1].ends == ZHC_END_OPEN &&
		!l[-1].continues && l[-1].cols <= COLUMN_COLS &&
		(a == 1 || l[-1].blanks > 0 || l[-1].marked) && l[1].cols > l->cols)
		return true; /* below the name of a column */
	if (begins_report(pg, below(pg, a)))
		return l[1].ends == ZHC_END_OPEN && l->indent < INDENT;
	if (l->indent >= INDENT || l[1].indent < INDENT)
		return false;
	for (at = a; at > 0 && pg->lines[--at].continues;)
		;
	return pg->lines[at].indent >= INDENT || pg->lines[at].kind != ZHC_LINE_BODY;
}

/* Whether line a is a kicker that a dash parts from the headline below: 山东清河店县—— */
static bool
is_kicker(const Page *pg, uint32_t a)
{
	const ZhcLine *l = &pg->lines[a];

	return l->ends == ZHC_END_DASH && l->kind == ZHC_LINE_BODY && l->cols <= MOST_QUESTION &&
		   a + 1 < pg->n && l[1].kind == ZHC_LINE_BODY && l[1].ends == ZHC_END_OPEN &&
		   l[1].cols <= MOST_QUESTION && !l[1].continues && zhc_line_clauses(pg->s, l) == 0;
}

bool
zhc_is_short(const Page *pg, uint32_t a, uint32_t b, bool marked)
{
	const ZhcLine *last = &pg->lines[b - 1];
	unsigned w = 0;

	if (b - a == 1 && (is_question(pg, a) || is_kicker(pg, a)))
		return true;
	if (pg->lines[a].kind != ZHC_LINE_BODY || b - a > 6 || last->ends != ZHC_END_OPEN ||
		zhc_line_is_dispatch(pg->s, &pg->lines[a]))
		return false;
	for (uint32_t i = a; i < b; i++)
	{
		w += pg->lines[i].cols;
		if ((pg->lines[i].ends == ZHC_END_STOP && ends_in_period(pg->s, &pg->lines[i])) ||
			(w <= 100 && zhc_line_holds_stop(pg->s, &pg->lines[i])))
			return false;
		if (marked && zhc_line_clauses(pg->s, &pg->lines[i]) > 0)
			return false;
		if (w <= 100 && zhc_line_narrow(&pg->lines[i]) > 0 &&
			memchr(pg->s + pg->lines[i].start, '@', pg->lines[i].end - pg->lines[i].start))
			return false; /* a reporter's address */
		if (w <= 100 && (enumerates(pg->s, &pg->lines[i]) || tells(pg->s, &pg->lines[i])))
			return false;
	}
	return w <= 100 && !tells_day(pg->s, &pg->lines[a]) &&
		   (b - a == 1 || !zhc_line_opens_article(pg->s, &pg->lines[a]));
}
