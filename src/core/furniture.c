/*
 * furniture.c - lines that belong to the page or the site, not to an article: page numbers, where
 * the page is among others, when it came out
 */
#include <string.h>

#include "imprint.h"
#include "linewords.h"
#include "lines.h"
#include "utf8.h"

#define MOST_COLS	  60  /* of such a line */
#define MOST_HEAD	  100 /* columns of the line on top of a page */
#define TOP			  160 /* bytes of a page in which the name of its section stands */
#define INDEX		  800 /* and in which it says what stands on others */
#define SECTION_COLS  30  /* of that line, with the number of the page */
#define PATH_COLS	  24  /* of a place on a site with one step */
#define MOST_SECTION  6	  /* characters of the name */
#define NOTICE_BYTES  18  /* of a word that begins no sentence of a text */
#define LEAST_ADDRESS 8	  /* narrow characters of an address to write to */
#define SECTION_ROW	  40  /* columns of a line that begins with it, buttons behind */

/* Whether the line says how many pages there are: 今日8版 第15872号 */
static bool
counts_pages(const char *p, const char *end)
{
	if (end - p < 10 || (memcmp(p, "今日", 6) != 0 && memcmp(p, "本期", 6) != 0))
		return false;
	for (p += 6; p < end && (*p == ' ' || (*p >= '0' && *p <= '9')); p++)
		;
	return end - p >= 3 && p[-1] >= '0' && p[-1] <= '9' && memcmp(p, "版", 3) == 0;
}

/* Whether the line is the number of an issue, and nothing else: 第15872号 */
static bool
numbers_issue(const char *p, const char *end)
{
	const char *digits = p += 3;

	while (p < end && *p >= '0' && *p <= '9')
		p++;
	return p - digits >= 3 && end - p == 3 &&
		   (memcmp(p, "号", 3) == 0 || memcmp(p, "號", 3) == 0 || memcmp(p, "期", 3) == 0);
}

/*
 * Whether the line has a whole date and, behind a blank, a label of editors with a colon or slash:
 * … 2026年3月30日 责编：某某
 */
static bool
dates_editors(const char *s, const ZhcLine *l)
{
	const char *end = s + l->end;
	bool dated = false;
	bool labelled = false;

	for (const char *p = s + l->start; p < end; p = zhc_behind_blank(p, end))
	{
		const ZhcLineWord *w = zhc_line_word(p, (size_t) (end - p), ZHC_WORD_EDITOR);

		dated = dated || (*p == '2' && zhc_whole_date(p, end) > 0);
		labelled =
			labelled || (w && end - p > (ptrdiff_t) w->len + 3 &&
						 (p[w->len] == ':' || p[w->len] == '/' ||
						  memcmp(p + w->len, "：", 3) == 0 || memcmp(p + w->len, "／", 3) == 0));
	}
	return dated && labelled;
}

/* Whether the line holds a year, and does not end a sentence or clause. */
static bool
may_date(const char *s, const ZhcLine *l)
{
	return l->ends == ZHC_END_OPEN && zhc_line_narrow(l) >= 6 &&
		   zhc_holds_year(s + l->start, s + l->end);
}

/* Whether an editor is named, with an address or the date: 编辑：某某 邮箱：desk@example.com */
static bool
is_staff(const char *s, const ZhcLine *l, bool year)
{
	const char *p = s + l->start;

	if (year && dates_editors(s, l))
		return true;
	return zhc_line_narrow(l) > 4 && zhc_line_word(p, l->end - l->start, ZHC_WORD_EDITOR) &&
		   memchr(p, '@', l->end - l->start) != NULL;
}

/* Whether a bracket closes at p. */
static bool
is_closing(const char *p, const char *end)
{
	return p < end && (*p == ']' || *p == ')' ||
					   (end - p >= 3 && (memcmp(p, "】", 3) == 0 || memcmp(p, "）", 3) == 0)));
}

/* Page numbers, and lines that start with a word of page furniture. */
static bool
is_furniture(const char *s, const ZhcLine *l, bool year)
{
	const char *p = s + l->start;
	const char *end = s + l->end;
	uint32_t at;
	uint32_t cp;
	int len = 3;

	if (end - p >= 3 && zhc_is_plain_han(p)) /* as most lines start */
		cp = memcmp(p, "第", 3) == 0 ? 0x7B2C : 0x4E00;
	else
		len = zhc_decode(p, end, &cp);
	if (cp == 0xFF08 || cp == '(' || cp == 0x3010 || cp == '[') /* （上接第一版）会议强调 is text */
	{
		uint32_t last = zhc_char_before(s, l->start, l->end, &at);
		const ZhcLineWord *w;

		if (last != 0xFF09 && last != ')' && last != 0x3011 && last != ']')
			return false;
		p += len;
		w = zhc_line_word(p, (size_t) (end - p), ZHC_WORD_BUTTON);
		if (w && is_closing(p + w->len, end)) /* 【打印本页】 【关闭窗口】, [图片] */
			return true;
	}
	if (zhc_line_word(p, (size_t) (end - p), ZHC_WORD_FURNITURE) || is_staff(s, l, year))
		return true;
	if (cp == 0xA9 || (l->cols <= 24 && counts_pages(p, end))) /* © 2026 */
		return true;
	if (cp == 0x7B2C && numbers_issue(p, end))
		return true;
	if (cp == 0x7B2C && l->cols <= SECTION_ROW && l->ends == ZHC_END_OPEN) /* 第2版 要闻 */
		for (p += len; p < end; p += len)
		{
			len = zhc_decode(p, end, &cp);
			if (cp == 0x7248) /* 版 */
				return p + len == end || p[len] == ' ' || (unsigned char) p[len] == 0xE3 ||
					   (end - p > len + 3 && memcmp(p + len, "：", 3) == 0); /* 第02版：综合新闻 */
			if (!zhc_line_digit(cp) && !(cp >= 'A' && cp <= 'Z') && (cp < 0x4E00 || cp > 0x56DB))
				break;
		}
	if (l->cols > 12)
		return false;
	for (p = s + l->start; p < end; p += len) /* - 3 -, 第3版, A12 */
	{
		len = zhc_decode(p, end, &cp);
		if (!zhc_line_digit(cp) && cp != ' ' && cp != '-' && cp != 0x2014 && cp != 0x7B2C &&
			cp != 0x7248 && cp != 0x9875 && cp != 0x9801 && !(cp >= 'A' && cp <= 'D'))
			return false;
	}
	return l->cols <= 4 || s[l->start] == '-' || (unsigned char) s[l->start] >= 0x80;
}

/* The number of a page and the name of its section, by itself or in English, too: A6 本港新聞 LOCAL
 */
static bool
is_section(const char *s, const ZhcLine *l)
{
	const char *p = s + l->start;
	const char *end = s + l->end;
	const char *number = p;
	const ZhcLineWord *w;
	uint32_t cp;

	if (*p >= 'A' && *p <= 'Z')
		p++;
	for (; p < end && *p >= '0' && *p <= '9'; p++)
		;
	if (p == number || p - number > 3 || p[-1] < '0' || p[-1] > '9' || p == end ||
		(*p != ' ' && (unsigned char) *p != 0xE3))
		return false;
	for (; p < end; p += 3)
	{
		while (p < end && *p == ' ')
			p++;
		w = zhc_line_word(p, (size_t) (end - p), ZHC_WORD_COLUMN);
		if (w)
		{
			for (p += w->len; p < end; p += zhc_decode(p, end, &cp)) /* nothing else in Chinese */
				if ((unsigned char) *p >= 0x80)
					return false;
			return true;
		}
		if (end - p < 3 || (unsigned char) *p < 0xE3 || p - number > 15)
			break;
	}
	return false;
}

/* The number of a page at p, up to a blank or the end: A6, 07版, 第2版; its length, or 0. */
static size_t
page_number(const char *p, const char *end)
{
	const char *q = p;
	const char *digits;
	bool marked = (*q >= 'A' && *q <= 'D') || *q == 'P'; /* A6, P.6 */

	q += marked									  ? 1 + (*q == 'P' && end - q > 1 && q[1] == '.')
		 : end - q > 3 && memcmp(q, "第", 3) == 0 ? 3
												  : 0;
	for (digits = q; q < end && *q >= '0' && *q <= '9'; q++)
		;
	if (q == digits || q - digits > 2)
		return 0;
	if (end - q >= 3 && memcmp(q, "版", 3) == 0)
	{
		marked = true;
		q += 3;
	}
	return marked && (q == end || *q == ' ' || (unsigned char) *q == 0xE3 ||
					  (unsigned char) *q == 0xC2)
			   ? (size_t) (q - p)
			   : 0;
}

/* Whether the line ends, behind a blank, with a number that needs no mark: 要闻 03, not 新华社北京
 * 10 */
static size_t
bare_number(const char *p, const char *end)
{
	return end - p == 2 && p[0] == '0' && p[1] >= '1' && p[1] <= '9' ? 2 : 0;
}

/*
 * On top of a page: its number, and nothing else than short names of sections between blanks: A4
 * 香港新聞, 经济 07版.
 */
static bool
is_numbered_section(const char *s, const ZhcLine *l)
{
	const char *end = s + l->end;
	unsigned numbers = 0;
	unsigned han = 0; /* characters of the name under way */

	if (l->start > TOP || l->cols > SECTION_COLS || zhc_line_narrow(l) == 0)
		return false;
	for (const char *p = s + l->start; p < end;)
	{
		unsigned cols = 0;
		const char *q = zhc_skip_blanks(p, end, &cols);
		size_t len = q > p || p == s + l->start ? page_number(q, end) : 0;
		uint32_t cp;

		if (len == 0 && q > p)
			len = bare_number(q, end);
		han = q > p ? 0 : han;
		numbers += len > 0;
		p = q + len;
		if (len > 0 || p == end)
			continue;
		p += zhc_decode(p, end, &cp);
		if ((cp < 0x4E00 || cp > 0x9FFF) && cp != 0xB7 && cp != 0x30FB && cp != 0xFF0E &&
			cp != 0x3001) /* · ・ ． 、 */
			return false;
		if (++han > MOST_SECTION)
			return false;
	}
	return numbers == 1;
}

/*
 * What stands on another page, behind its section and number and a bar: 港聞 A3｜酒店旺季加價.
 */
static bool
is_index_row(const char *s, const ZhcLine *l)
{
	const char *p = s + l->start;
	const char *end = s + l->end;
	unsigned cols = 0;
	size_t len;

	if (l->start > INDEX)
		return false;
	for (unsigned han = 0; han < MOST_SECTION && end - p >= 3 && zhc_is_plain_han(p); han++)
		p += 3;
	p = zhc_skip_blanks(p, end, &cols);
	if (p == end || (unsigned char) *p > 'P')
		return false;
	for (len = 0; p + len < end && (unsigned char) p[len] <= 'P' && len < 4; len++)
		;
	p += len > 0 && page_number(p, p + len) == len ? len : (size_t) (end - p);
	return end - p > 3 && (memcmp(p, "｜", 3) == 0 || memcmp(p, "丨", 3) == 0);
}

/* Where a page stands on its site: 首页 > 财经 > 正文, 首页 - 财经 - 正文 */
static bool
is_path(const char *s, const ZhcLine *l)
{
	unsigned steps = 0;
	unsigned cols = 0;
	const ZhcLineWord *w;
	const char *p = s + l->start;
	const char *end = s + l->end;
	bool home = end - p > 12 && (memcmp(p, "首页", 6) == 0 || memcmp(p, "首頁", 6) == 0 ||
								 memcmp(end - 6, "正文", 6) == 0);

	if (l->ends != ZHC_END_OPEN || zhc_line_narrow(l) < 2)
		return false;
	if (l->cols <= PATH_COLS && (w = zhc_line_word(p, (size_t) (end - p), ZHC_WORD_COLUMN)) != NULL)
	{
		p = zhc_skip_blanks(p + w->len, end, &cols);
		return p < end && *p == '>'; /* 社会 > 法庭 */
	}
	for (; home && p < end; p++)
		steps += *p == '>' || *p == '-' || *p == '/' || *p == '|';
	for (; !home && (p = memchr(p, '>', (size_t) (end - p))) != NULL; p++)
		steps++;
	return steps >= 2;
}

/* Whether a blank stands at p, which has three bytes. */
static bool
is_blank(const char *p)
{
	return *p == ' ' || *p == '\t' || memcmp(p, "\xE3\x80\x80", 3) == 0;
}

/* Whether the day of the week stands behind a blank, or a slash, that ends in the byte `last`. */
static bool
sets_weekday_off(const char *p, const char *end, char last)
{
	while ((p = memchr(p, last, (size_t) (end - p))) != NULL)
		if (++p < end && (unsigned char) *p >= 0xE5 && zhc_named_weekday(p, end) > 0)
			return true;
	return false;
}

/* Whether the day of the week in brackets ends the line: 2024年8月15日（星期四） */
static bool
ends_in_weekday(const char *p, const char *end)
{
	const char *open = end - 15;

	return end - p > 24 && memcmp(end - 3, "）", 3) == 0 && memcmp(open, "（", 3) == 0 &&
		   memcmp(open - 3, "日", 3) == 0 && zhc_named_weekday(open + 3, end) == 9;
}

/*
 * The line on top of a page: name, number and section between blanks, with a date and, by itself,
 * the day of the week.  Where a colon stands before these, a text tells of a day: 时间：…
 */
static bool
is_masthead(const char *s, const ZhcLine *l)
{
	const char *start = s + l->start;
	const char *end = s + l->end;
	bool apart = true; /* a blank or bracket stands before p */
	bool numbered =
		(unsigned char) *start <= 'P' && page_number(start, end) > 0; /* A8 港聞 ■責任編輯：某某 */
	bool han = zhc_is_year_in_han(s, l); /* 二〇二六年五月十二日 */
	unsigned digits = han ? 4 : 0;

	if (l->start <= TOP && ends_in_weekday(start, end) && zhc_holds_year(start, end) &&
		zhc_line_clauses(s, l) == 0)
		return true;
	if (l->cols > MOST_HEAD || l->ends != ZHC_END_OPEN || (zhc_line_narrow(l) < 4 && !han) ||
		!(numbered || sets_weekday_off(start, end, ' ') || sets_weekday_off(start, end, '\t') ||
		  sets_weekday_off(start, end, '\x80') || sets_weekday_off(start, end, '\x8F'))) /* ／ */
		return false;
	for (const char *p = start; p < end;)
	{
		size_t len = apart && digits > 2 ? zhc_named_weekday(p, end) : 0;
		uint32_t cp;

		if (len > 0 && (p + len == end || (end - p > (ptrdiff_t) len + 2 &&
										   (is_blank(p + len) || memcmp(p + len, "）", 3) == 0))))
			return zhc_line_clauses(s, l) <= 4 && !zhc_line_holds_stop(s, l);
		p += zhc_decode(p, end, &cp);
		if ((cp == 0xFF1A && !numbered) || cp == 0xFF0C || cp == 0x3002) /* ： ， 。 */
			return false;
		digits += zhc_line_digit(cp);
		apart = cp == ' ' || cp == 0x3000 || cp == '\t' || cp == 0xFF0F ||
				(numbered && cp == 0xFF08); /* ／ （ */
	}
	return false;
}

/* Whether the byte is the last of what stands before the number of a page: a blank, （ or …. */
static bool
stands_before_number(unsigned char c)
{
	return c == ' ' || c == 0x80 || c == 0x88 || c == 0xA6;
}

/* Whether the line begins with the number of a page and a blank, and goes on in words. */
static bool
begins_with_page(const char *s, const ZhcLine *l)
{
	const char *p = s + l->start;
	const char *end = s + l->end;
	size_t len = page_number(p, end);
	unsigned cols = 0;
	const char *q;

	if (len == 0 || l->ends == ZHC_END_COMMA)
		return false;
	q = zhc_skip_blanks(p + len, end, &cols);
	return q > p + len && end - q >= 12 && (unsigned char) *q >= 0x80;
}

bool
zhc_line_points(const char *s, const ZhcLine *l)
{
	const char *start = s + l->start;
	const char *end = s + l->end;
	const char *p;

	if (end - start < 12)
		return false;
	if (begins_with_page(s, l)) /* 2版 一座桥 */
		return zhc_line_clauses(s, l) <= 2 && !zhc_line_holds_stop(s, l);
	if (memcmp(end - 3, "）", 3) == 0)
		end -= 3;
	if ((unsigned char) (end[-1] - '0') > 9 && memcmp(end - 3, "版", 3) != 0)
		return false;
	p = memcmp(end - 3, "版", 3) == 0 ? end - 3 : end;
	for (; p > start && end - p < 12 && !stands_before_number((unsigned char) p[-1]); p--)
		;
	return p > start && p < end && page_number(p, end) == (size_t) (end - p) &&
		   zhc_line_clauses(s, l) <= 1;
}

bool
zhc_is_page_head(const char *s, const ZhcLine *l)
{
	if (l->cols > MOST_HEAD || (zhc_line_narrow(l) == 0 && !zhc_is_year_in_han(s, l)))
		return false;
	return (l->cols <= MOST_COLS && (is_section(s, l) || is_numbered_section(s, l) ||
									 is_path(s, l) || is_index_row(s, l))) ||
		   is_masthead(s, l);
}

/* Whether the line begins or ends as the rows of sites do, with a button or a section. */
static bool
may_be_row(const char *s, const ZhcLine *l)
{
	const char *p = s + l->start;
	size_t n = l->end - l->start;

	if ((l->ends != ZHC_END_OPEN && l->ends != ZHC_END_COLON) || n < 3) /* 大字体 分享到： */
		return false;
	if (zhc_line_word(p, n, ZHC_WORD_BUTTON | ZHC_WORD_COLUMN) ||
		(*p == '[' && zhc_line_word(p + 1, n - 1, ZHC_WORD_BUTTON)))
		return true;
	return zhc_line_narrow(l) > 0 && n > 6 &&
		   (memcmp(p + n - 6, "首页", 6) == 0 || memcmp(p + n - 6, "首頁", 6) == 0);
}

/* Whether a line wider than furniture is begins with a word of it, and holds no sentence. */
static bool
is_row_of_words(const char *s, const ZhcLine *l)
{
	return l->cols <= MOST_HEAD && l->ends == ZHC_END_OPEN && !zhc_line_holds_stop(s, l) &&
		   zhc_line_word(s + l->start, l->end - l->start, ZHC_WORD_FURNITURE);
}

/* Whether the line, be it a sentence, begins with a long word of furniture: 本网站所刊载信息，…。
 */
static bool
begins_notice(const char *s, const ZhcLine *l)
{
	const ZhcLineWord *w = zhc_line_word(s + l->start, l->end - l->start, ZHC_WORD_FURNITURE);

	return w && w->len >= NOTICE_BYTES;
}

/* Whether the line is an address to write to, and next to nothing else: E-mail:desk@example.com */
static bool
is_address(const char *s, const ZhcLine *l)
{
	unsigned narrow = zhc_line_narrow(l);

	return narrow >= LEAST_ADDRESS && 4 * narrow >= 3u * l->cols && l->ends == ZHC_END_OPEN &&
		   memchr(s + l->start, '@', l->end - l->start) != NULL;
}

/* Whether the line is tags of a site and nothing else: #咖啡 #物價 */
static bool
is_tags(const char *s, const ZhcLine *l)
{
	const char *end = s + l->end;
	unsigned tags = 0;

	if (s[l->start] != '#' || l->ends != ZHC_END_OPEN)
		return false;
	for (const char *p = s + l->start; p < end; p = zhc_behind_blank(p, end), tags++)
		if (*p != '#')
			return false;
	return tags >= 2;
}

/* Whether the line is a note of the site between stars, or behind ※. */
static bool
is_note(const char *s, const ZhcLine *l)
{
	uint32_t at;

	return l->ends == ZHC_END_OPEN &&
		   (l->mark == 0x203B || ((l->mark == 0x2605 || l->mark == 0x2606) &&
								  zhc_char_before(s, l->start, l->end, &at) == l->mark));
}

bool
zhc_is_as_high(uint32_t a, uint32_t b)
{
	return (a > TOP) == (b > TOP) && (a > INDEX) == (b > INDEX);
}

/*
 * Whether a line without digits, letters and blanks can be one, as nearly none can: it is short,
 * or begins with a word of the table, a mark, a number, or the year in characters.  word: one of
 * the table may start it.
 */
static bool
may_be_plain(const char *s, const ZhcLine *l, bool word)
{
	const char *p = s + l->start;

	return word || l->mark != 0 || l->cols <= 12 || l->end - l->start < 3 || !zhc_is_plain_han(p) ||
		   memcmp(p, "第", 3) == 0 || zhc_is_lunar_day(s, l) || zhc_is_year_in_han(s, l) ||
		   (l->start <= TOP && zhc_tells_issue(s, l));
}

bool
zhc_is_furniture(const char *s, const ZhcLine *l, bool word)
{
	bool year;

	if (zhc_line_narrow(l) == 0 && !may_be_plain(s, l, word))
		return false;
	year = may_date(s, l);
	if (l->start <= INDEX && zhc_tells_issue(s, l))
		return true;
	if (is_note(s, l) || is_tags(s, l) || is_address(s, l) ||
		(l->ends == ZHC_END_OPEN && l->end - l->start > 7 && memcmp(s + l->start, "http", 4) == 0))
		return true;
	if (word && begins_notice(s, l))
		return true;
	if (l->cols > MOST_COLS)
		return zhc_line_narrow(l) > 0 &&
			   (is_staff(s, l, year) || is_masthead(s, l) ||
				(l->cols <= MOST_HEAD && zhc_is_timed(s, l)) ||
				is_row_of_words(s, l)); /* 证券代码：… 证券简称：… 公告编号：… */
	if (is_furniture(s, l, year) || zhc_is_lunar_day(s, l))
		return true;
	if (zhc_invites(s, l) || (may_be_row(s, l) && zhc_is_site_row(s + l->start, l->end - l->start)))
		return true;
	return zhc_line_narrow(l) > 0
			   ? (year && zhc_is_imprint(s, l)) || zhc_is_timed(s, l) || zhc_is_page_head(s, l)
			   : zhc_is_year_in_han(s, l) && is_masthead(s, l);
}
