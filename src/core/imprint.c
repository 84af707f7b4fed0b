/*
 * imprint.c - lines that tell when a page or an article came out
 */
#include "imprint.h"

#include <string.h>

#include "linewords.h"
#include "lines.h"
#include "utf8.h"

#define MOST_WORDS 10  /* characters of words beside the date of an imprint */
#define LUNAR_COLS 40  /* of a day by the moon */
#define ISSUE_COLS 100 /* of a line with the number and the price of a paper */
#define OWNER_COLS 40  /* of one that says whose paper it is */

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

/* Whether the character of three bytes at p is one of `chars`. */
static bool
is_one_of(const char *p, const char *chars)
{
	const char one[4] = {p[0], p[1], p[2]};

	return strstr(chars, one) != NULL;
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
	else if (memcmp(p + 6, "年", 3) != 0 || !is_one_of(p, "甲乙丙丁戊己庚辛壬癸"))
		return false; /* 乙巳年五月十四日 */
	for (; end - p >= 3 && zhc_is_plain_han(p); p += 3)
		if (!is_one_of(p, chars))
			return false;
	return p == end || counts_issue(zhc_skip_blanks(p, end, &cols), end);
}

bool
zhc_is_year_in_han(const char *s, const ZhcLine *l)
{
	const char *p = s + l->start;

	return l->end - l->start > 24 && (memcmp(p, "二〇", 6) == 0 || memcmp(p, "二○", 6) == 0 ||
									  memcmp(p, "中華民國一", 15) == 0);
}

/* Behind the first of the words that stands at p; p when none does. */
static const char *
behind_any(const char *p, const char *end, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
	{
		size_t len = strlen(words[i]);

		if ((size_t) (end - p) >= len && memcmp(p, words[i], len) == 0)
			return p + len;
	}
	return p;
}

#define BEHIND(p, end, words) behind_any(p, end, words, sizeof(words) / sizeof *(words))

/* Behind the digits at p, which may have a point, and a blank on either side; p when there are
 * none. */
static const char *
behind_digits(const char *p, const char *end)
{
	const char *q = p;
	const char *digits;

	while (q < end && *q == ' ')
		q++;
	for (digits = q; q < end && ((*q >= '0' && *q <= '9') || (*q == '.' && q > digits)); q++)
		;
	if (q == digits)
		return p;
	while (q < end && *q == ' ')
		q++;
	return q;
}

/* Whether what stands behind 今日 says how many pages the paper has: 今日12版, 今日發行8大張 */
static bool
counts_sheets(const char *p, const char *end)
{
	static const char *const issues[] = {"发行", "發行", "出版", "共", "出"};
	static const char *const sheets[] = {"版", "大張", "大张", "張", "张", "叠", "疊", "頁", "页"};
	const char *q = BEHIND(p, end, issues);
	const char *r = behind_digits(q, end);

	q = r > q ? BEHIND(r, end, sheets) : r;
	return q > r && (q == end || *q == ' ' || (unsigned char) *q == 0xE3);
}

/* Whether what stands behind 零售价, up to a blank, is what the paper costs: RM2.50, 15元 */
static bool
tells_price(const char *p, const char *end)
{
	static const char *const each[] = {"每份", "一份", "：", ":"};
	static const char *const money[] = {"RM", "HK$", "NT$", "S$", "$", "￥", "¥", "港币", "港幣"};
	static const char *const units[] = {"元", "圆", "圓", "角", "仙", "分", "令吉"};
	const char *q = BEHIND(BEHIND(p, end, each), end, each);
	unsigned cols = 0;

	q = zhc_skip_blanks(q, end, &cols);
	q = BEHIND(q, end, money);
	p = behind_digits(q, end);
	if (p == q)
		return false;
	q = BEHIND(p, end, units);
	return q == end || q[-1] == ' ' || *q == ' ' || (unsigned char) *q == 0xE3 ||
		   (end - q >= 3 && memcmp(q, "（", 3) == 0);
}

/*
 * Whether what stands at p is the number that a paper is registered by, its price or how many
 * pages it has: CN 53-0417, 零售价2元, 今日12版
 */
static bool
tells_of_paper(const char *p, const char *end)
{
	const ZhcLineWord *w;

	if ((unsigned char) *p < 0x80)
	{
		if (end - p < 7 || ((p[0] != 'C' || p[1] != 'N') && memcmp(p, "ISSN", 4) != 0))
			return false;
		p += *p == 'C' ? 2 : 4;
		return behind_digits(p, end) > p;
	}
	w = zhc_line_word(p, (size_t) (end - p), ZHC_WORD_FURNITURE | ZHC_WORD_ISSUE);
	return w && ((w->classes & ZHC_WORD_FOOT) != 0 ||
				 ((w->classes & ZHC_WORD_ISSUE) != 0 &&
				  (counts_sheets(p + w->len, end) || tells_price(p + w->len, end))));
}

/* Whether the line is nothing but whose paper it is: 中共江北市委机关报, 江北日报社出版 */
static bool
names_owner(const char *s, const ZhcLine *l)
{
	static const char *const ends[] = {"机关报",   "機關報",   "报社出版",
									   "報社出版", "报社主办", "報社主辦"};

	for (size_t i = 0; i < sizeof ends / sizeof *ends && l->cols <= OWNER_COLS; i++)
		if (l->end - l->start > strlen(ends[i]) + 3 &&
			memcmp(s + l->end - strlen(ends[i]), ends[i], strlen(ends[i])) == 0)
			return true;
	return false;
}

bool
zhc_tells_issue(const char *s, const ZhcLine *l)
{
	const char *end = s + l->end;
	const char *p = s + l->start;

	if (l->ends != ZHC_END_OPEN || l->cols > ISSUE_COLS)
		return false;
	if (names_owner(s, l))
		return true;
	if (zhc_line_narrow(l) == 0)
		return false;
	for (; p < end; p = zhc_behind_blank(p, end))
		if (tells_of_paper(p, end))
			return !zhc_line_holds_stop(s, l);
	return false;
}
