/*
 * imprint.c - lines that tell when a page or an article came out
 */
#include "imprint.h"

#include <string.h>

#include "linewords.h"
#include "utf8.h"

#define MOST_WORDS 10 /* characters of words beside the date of an imprint */
#define LUNAR_COLS 40 /* of a day by the moon */

size_t
zhc_whole_date(const char *p, const char *end)
{
	const char *q = p;
	int parts = 0;
	int year = 0; /* which part it is */

	while (q < end && parts < 3)
	{
		int digits = 0;
		uint32_t cp;

		for (; q < end && *q >= '0' && *q <= '9' && digits < 4; q++)
			digits++;
		if (parts == 0 && digits > 0 && digits <= 2)
			year = 2;
		if (digits == 0 || (parts == year ? digits != 4 : digits > 2))
			return 0;
		parts++;
		if (q == end)
			break;
		if (*q == '-' || *q == '/' || *q == '.' || *q == '_')
		{
			if (parts < 3)
				q++;
			continue;
		}
		zhc_decode(q, end, &cp);
		if (zhc_line_date_unit(cp) && year == 0)
			q += 3;
		else if (parts < 3)
			return 0;
	}
	return parts == 3 ? (size_t) (q - p) : 0;
}

bool
zhc_holds_year(const char *p, const char *end)
{
	for (const char *q = p + 3; q < end; q += 4)
	{
		const char *from = q;
		const char *to = q;

		for (; from >= p && *from >= '0' && *from <= '9' && q - from < 4; from--)
			;
		for (; to < end && *to >= '0' && *to <= '9' && to - q < 4; to++)
			;
		if (to - from > 4)
			return true;
	}
	return false;
}

size_t
zhc_named_weekday(const char *p, const char *end)
{
	static const char *const words[] = {"星期", "周", "週", "禮拜", "礼拜"};
	static const char *const days[] = {"一", "二", "三", "四", "五", "六", "日", "天"};

	if (end - p < 6 || (unsigned char) *p < 0xE5 || (unsigned char) *p > 0xE9)
		return 0; /* as these words begin */
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
	{
		size_t len = strlen(words[i]);

		if ((size_t) (end - p) < len + 3 || memcmp(p, words[i], len) != 0)
			continue;
		for (size_t k = 0; k < sizeof days / sizeof *days; k++)
			if (memcmp(p + len, days[k], 3) == 0)
				return len + 3;
	}
	return 0;
}

/* Whether a day of the week stands at p, in brackets or behind a slash: （星期三）, ／星期四 */
static bool
is_day_in_brackets(const char *p, const char *end)
{
	size_t open = end - p > 3 && (memcmp(p, "（", 3) == 0 || memcmp(p, "／", 3) == 0) ? 3
				  : end - p > 1 && (*p == '(' || *p == '/')							  ? 1
																					  : 0;
	size_t len = open > 0 ? zhc_named_weekday(p + open, end) : 0;
	bool slash = open > 0 && (*p == '/' || memcmp(p, "／", 3) == 0);

	p += open + len;
	if (len > 0 && slash)
		return true;
	return len > 0 && p < end && (*p == ')' || (end - p >= 3 && memcmp(p, "）", 3) == 0));
}

bool
zhc_is_imprint(const char *s, const ZhcLine *l)
{
	const char *end = s + l->end;
	unsigned words = 0;
	bool dated = false;

	for (const char *p = s + l->start; p < end && words <= MOST_WORDS;)
	{
		uint32_t cp;
		size_t len = *p >= '0' && *p <= '9' ? zhc_whole_date(p, end) : 0;

		if (len > 0 &&
			(p == s + l->start || (unsigned char) p[-1] <= ' ' || p[-1] == '_' ||
			 (unsigned char) p[-1] == 0x80) &&
			(p + len == end || p[len] == ' ' || p[len] == '(' || p[len] == '/' ||
			 (unsigned char) p[len] >= 0xE3))
		{
			dated = dated || p + len == end || p[len] == ' ' || (unsigned char) p[len] == 0xE3 ||
					is_day_in_brackets(p + len, end);
			p += len;
			continue;
		}
		p += zhc_decode(p, end, &cp);
		words += cp >= 0x80 && !zhc_parts_words(cp) && !zhc_line_date_unit(cp);
	}
	return dated && words <= MOST_WORDS;
}

/* Whether a label of where a text comes from stands in [p, end), with a colon. */
static bool
names_origin(const char *p, const char *end)
{
	for (; end - p > 3; p++)
	{
		const ZhcLineWord *w = zhc_line_word(p, (size_t) (end - p), ZHC_WORD_ORIGIN);

		if (w && end - p > (ptrdiff_t) w->len &&
			(p[w->len] == ':' || (end - p >= w->len + 3 && memcmp(p + w->len, "：", 3) == 0)))
			return true;
	}
	return false;
}

bool
zhc_is_timed(const char *s, const ZhcLine *l)
{
	const char *p = s + l->start;
	const char *end = s + l->end;
	size_t len = *p == '2' && l->ends == ZHC_END_OPEN ? zhc_whole_date(p, end) : 0;

	p += len;
	return len > 0 && end - p >= 6 && *p == ' ' && p[1] >= '0' && p[1] <= '9' && p[3] == ':' &&
		   p[4] >= '0' && p[4] <= '5' && (zhc_line_clauses(s, l) <= 2 || names_origin(p, end));
}

/* Whether what stands behind the day by the moon tells of the paper's pages or number, too. */
static bool
counts_issue(const char *p, const char *end)
{
	static const char *const words[] = {"今日", "本期", "第", "总第", "總第", "星期"};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if ((size_t) (end - p) > strlen(words[i]) && memcmp(p, words[i], strlen(words[i])) == 0)
			return true;
	return false;
}

bool
zhc_is_lunar_day(const char *s, const ZhcLine *l)
{
	static const char chars[] =
		"甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥年月日正闰閏冬腊臘大小初廿卅"
		"一二三四五六七八九十";
	const char *p = s + l->start;
	const char *end = s + l->end;
	unsigned cols = 0;

	if (l->cols > LUNAR_COLS || end - p < 15)
		return false;
	if (memcmp(p, "农历", 6) == 0 || memcmp(p, "農曆", 6) == 0)
		p += 6;
	else if (memcmp(p + 6, "年", 3) != 0 ||
			 !strstr("甲乙丙丁戊己庚辛壬癸", (char[]){p[0], p[1], p[2], 0}))
		return false; /* 乙巳年五月十四日 */
	for (; end - p >= 3 && zhc_is_plain_han(p); p += 3)
	{
		char one[4] = {p[0], p[1], p[2]};

		if (!strstr(chars, one))
			return false;
	}
	return p == end || counts_issue(zhc_skip_blanks(p, end, &cols), end);
}

bool
zhc_is_year_in_han(const char *s, const ZhcLine *l)
{
	const char *p = s + l->start;

	return l->end - l->start > 24 && (memcmp(p, "二〇", 6) == 0 || memcmp(p, "二○", 6) == 0 ||
									  memcmp(p, "中華民國一", 15) == 0);
}
