/*
 * reportline.c - how a line starts a report: 新华社北京6月17日电, 〔記者…／台北報導〕, 【…訊】
 */
#include "chars.h"
#include "linewords.h"
#include "lines.h"
#include "utf8.h"

#include <string.h>

#define LEAST_PAPER 2  /* characters of a paper's name */
#define MOST_PAPER	14 /* and with 讯 */

static bool
is_open_bracket(uint32_t cp)
{
	return cp == 0xFF08 || cp == 0x3014 || cp == 0x3010 || cp == 0x300A || cp == '(' || cp == '[';
}

/* Whether 报道, 報道 or 報導 stands at p. */
static bool
is_report(const char *p, const char *end)
{
	return end - p >= 6 &&
		   (memcmp(p, "报道", 6) == 0 || memcmp(p, "報道", 6) == 0 || memcmp(p, "報導", 6) == 0);
}

/* Where the head of a report may end at most. */
static const char *
head_end(const char *s, const ZhcLine *l)
{
	return s + (l->end - l->start > 90 ? l->start + 90 : l->end);
}

/* Whether a word of one class stands at p, and in the same clause one of the other. */
static bool
reports(const char *p, const char *end, unsigned heads, unsigned closes)
{
	const ZhcLineWord *w = zhc_line_word(p, (size_t) (end - p), heads);
	uint32_t cp;

	if (w == NULL)
		return false;
	for (p += w->len; p < end; p += zhc_decode(p, end, &cp))
	{
		zhc_decode(p, end, &cp);
		if (cp == 0xFF0C || cp == 0x3002 || cp == 0xFF1A || cp == 0x7684) /* ， 。 ： 的 */
			return false;
		w = zhc_line_word(p, (size_t) (end - p), closes);
		if (w)
			return !zhc_line_word(p, (size_t) (end - p), ZHC_WORD_CREDIT) &&
				   (end - p < w->len + 3 || memcmp(p + w->len, "了", 3) != 0); /* 专访了院长 */
	}
	return false;
}

/*
 * Whether what stands in brackets, closed by `close`, is short and ends with a word of reports,
 * whatever the paper or place: 【商报讯】, （槟城26日讯）.
 */
static bool
is_marked_report(const char *p, const char *end, uint32_t close)
{
	const char *q = p;
	uint32_t cp = 0;

	for (int i = 0; i < 12 && q < end && cp != close; i++)
		q += zhc_decode(q, end, &cp);
	return cp == close && q - p >= 9 && zhc_line_word(q - 6, 3, ZHC_WORD_REPORT) != NULL;
}

/*
 * Whether a reporter's line stands at p without brackets, and goes on in the text:
 * 記者李四∕台中報導 大里昨天…
 */
static bool
is_bare_report(const char *p, const char *end)
{
	bool slash = false;
	uint32_t cp;

	for (; p < end; p += zhc_decode(p, end, &cp))
	{
		zhc_decode(p, end, &cp);
		if (zhc_class(cp) != ZHC_C_HAN && !zhc_parts_words(cp) && cp != 0xB7)
			return false;
		if (cp == 0xFF0C || cp == 0xFF1A || cp == 0x3010) /* ， ： 【 */
			return false;
		slash = slash || cp == 0xFF0F || cp == '/' || cp == 0x2215 || cp == 0x2571;
		if (slash && is_report(p, end))
			return true;
	}
	return false;
}

/* Whether the name of any paper, 讯 and a bracket with a reporter stand at p:
 * 财经周报讯（记者某某） */
static bool
is_paper_report(const char *p, const char *end)
{
	for (int i = 0; i < MOST_PAPER && end - p > 12 && zhc_is_plain_han(p); i++, p += 3)
		if (i >= LEAST_PAPER && (unsigned char) *p == 0xE8 &&
			(memcmp(p, "讯", 3) == 0 || memcmp(p, "訊", 3) == 0))
		{
			p += 3 + (p[3] == ' ');
			return memcmp(p, "（", 3) == 0 &&
				   zhc_line_word(p + 3, (size_t) (end - p) - 3, ZHC_WORD_ROLE) != NULL;
		}
	return false;
}

bool
zhc_line_opens_article(const char *s, const ZhcLine *l)
{
	const char *p = s + l->start;
	const char *end = head_end(s, l);
	const ZhcLineWord *w;
	uint32_t cp;
	int len = zhc_decode(p, end, &cp);

	if (cp == 0x3010 && is_marked_report(p + len, end, 0x3011)) /* 【】 */
		return true;
	if (is_open_bracket(cp))
		return reports(p + len, end, ZHC_WORD_AGENCY | ZHC_WORD_ROLE, ZHC_WORD_REPORT);
	w = zhc_line_word(p, (size_t) (end - p), ZHC_WORD_AGENCY | ZHC_WORD_ROLE);
	if (w == NULL)
		return is_paper_report(p, end);
	if (w->classes & ZHC_WORD_AGENCY)
		return reports(p, end, ZHC_WORD_AGENCY, ZHC_WORD_REPORT);
	return is_bare_report(p + w->len, end);
}

bool
zhc_line_is_placed(const char *s, const ZhcLine *l)
{
	const char *p = s + l->start;
	const char *end = head_end(s, l);
	uint32_t cp;
	int len = zhc_decode(p, end, &cp);

	return cp == 0xFF08 && is_marked_report(p + len, end, 0xFF09); /* （） */
}

bool
zhc_line_is_dispatch(const char *s, const ZhcLine *l)
{
	const char *end = head_end(s, l);
	const char *p = s + l->start;
	const ZhcLineWord *w = zhc_line_word(p, (size_t) (end - p), ZHC_WORD_AGENCY);
	uint32_t cp = 0;

	if (w == NULL)
		return false;
	for (p += w->len; p < end && cp != 0x65E5;) /* 日 */
		p += zhc_decode(p, end, &cp);
	w = cp == 0x65E5 ? zhc_line_word(p, (size_t) (end - p), ZHC_WORD_WIRE) : NULL;
	return w && p + w->len < s + l->end;
}

bool
zhc_line_cites_dispatch(const char *s, const ZhcLine *l)
{
	const char *p = s + l->start;
	const char *end = head_end(s, l);
	const ZhcLineWord *w = zhc_line_word(p, (size_t) (end - p), ZHC_WORD_CITE);

	return w && reports(p + w->len, end, ZHC_WORD_AGENCY, ZHC_WORD_WIRE);
}
