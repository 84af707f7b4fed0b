/*
 * pageedge.c - what stands on top of a page before its first article: name and number of the page,
 * its sections, the paper's name; rows of links on both edges
 */
#include <string.h>

#include "itemsint.h"

#include "chars.h"
#include "credit.h"
#include "linewords.h"
#include "utf8.h"

#define MASTHEAD_COLS 20  /* of the name of a paper on top of its page */
#define NAMED_CHARS	  14  /* characters of one with the name of its section behind a mark */
#define DATED_COLS	  60  /* and of one with its day */
#define PAPER_COLS	  12  /* of one that nothing else tells than its last character */
#define SECTION_COLS  8	  /* and of a section: 环球扫描 */
#define FOOT_COLS	  80  /* of a line at the foot of a page */
#define MOST_TOP	  8	  /* lines with its name, number, day and editors */
#define BAR_COLS	  100 /* of a row of links between bars */
#define LINK_COLS	  8	  /* of a section of a site, alone on its line */
#define LEAST_LINKS	  4	  /* of them */
#define LEAST_TITLE	  6	  /* characters of the title of a site's page */
#define MOST_NAV	  40  /* lines between that and its article */
#define NAV_COLS	  100 /* of each */

/* Whether the paragraph tells an hour, as what stands below the headline of a site does. */
static bool
tells_hour(const Items *w, uint32_t i)
{
	const ZhcPara *p = &w->c->paras[i];

	for (uint32_t k = p->start + 1; k + 1 < p->end; k++)
		if (w->c->cp[k] == ':' && w->c->cp[k - 1] >= '0' && w->c->cp[k - 1] <= '9' &&
			w->c->cp[k + 1] >= '0' && w->c->cp[k + 1] <= '5')
			return true;
	return false;
}

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
		w->c->paras[1].kind == ZHC_LINE_FURNITURE && !it[1].original && !tells_hour(w, 1))
		it[0].kind = ZHC_ITEM_ASIDE;
}

bool
zhc_names_paper(const Items *w, uint32_t i)
{
	const ZhcPara *p = &w->c->paras[i];
	uint32_t last = w->c->cp[p->end - 1];

	return w->item[i].cols <= PAPER_COLS && (last == 0x62A5 || last == 0x5831); /* 报 報 */
}

/* Whether the paragraph begins with an editor of the page, and tells no sentence: 主编：某某
 * 电话见官网 */
static bool
names_editor(const Items *w, uint32_t i)
{
	const ZhcPara *p = &w->c->paras[i];
	char text[FOOT_COLS * ZHC_UTF8_MAX];
	const char *end;
	const ZhcLineWord *word;

	if (w->item[i].cols > FOOT_COLS || !w->item[i].unfinished || w->item[i].opens)
		return false;
	end = zhc_clean_put(w->c, p->start, p->end, text);
	word = zhc_line_word(text, (size_t) (end - text), ZHC_WORD_EDITOR);
	return word && end - text > (ptrdiff_t) word->len + 3 && memcmp(text + word->len, "：", 3) == 0;
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

		if ((w->c->paras[i].kind == ZHC_LINE_FURNITURE && !it->original) ||
			(it->kind == ZHC_ITEM_ASIDE && w->c->paras[i].kind == ZHC_LINE_BYLINE) ||
			(first < w->n && it->kind == ZHC_ITEM_BODY && names_editor(w, i)))
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
		zhc_names_paper(w, end))
		end++;
	below = w->item[end].kind == ZHC_ITEM_HEADING;
	for (uint32_t i = below ? 0 : first; i < end; i++)
		if (below || w->item[i].cols <= SECTION_COLS)
			w->item[i].kind = ZHC_ITEM_ASIDE;
}

/* Whether the paragraph is a row of links, as sites set them: 首页 | 版面导航 | 标题导航 */
static bool
is_row_of_links(const Items *w, uint32_t i)
{
	const ZhcPara *p = &w->c->paras[i];
	uint32_t bars = 0;

	if (w->item[i].cols > BAR_COLS || !w->item[i].unfinished || w->item[i].kind == ZHC_ITEM_BYLINE)
		return false;
	for (uint32_t k = p->start + 1; k + 1 < p->end; k++)
		if (w->c->cp[k] == 0xFF0C || w->c->cp[k] == 0x3002) /* ， 。 */
			return false;
		else
			bars +=
				w->c->cp[k] == '|' || w->c->cp[k] == 0xFF5C || w->c->cp[k] == 0x4E28; /* ｜ 丨 */
	return bars >= 2;
}

/* Rows of links before the first text of a page and behind its last are part of no article. */
static void
mend_links(Items *w)
{
	for (uint32_t i = 0; i < w->n; i++)
		if (is_row_of_links(w, i))
			w->item[i].kind = ZHC_ITEM_ASIDE;
		else if (w->item[i].kind == ZHC_ITEM_BODY && !w->item[i].unfinished)
			break;
	for (uint32_t i = w->n; i-- > 1;)
		if (is_row_of_links(w, i))
			w->item[i].kind = ZHC_ITEM_ASIDE;
		else if (w->item[i].kind == ZHC_ITEM_BODY && !w->item[i].unfinished)
			break;
}

/*
 * The sections of a site, one below the other before the first headline of a page: four and more
 * words of two characters or little more, of which two at least are known to name sections.
 */
static void
mend_sections(Items *w)
{
	uint32_t links = 0;
	uint32_t known = 0;
	uint32_t end;

	for (end = 0; end < w->n; end++)
	{
		const ZhcItem *it = &w->item[end];

		if (it->kind == ZHC_ITEM_ASIDE)
			continue;
		if (!it->unfinished || it->level > 0 || it->cols > (links == 0 ? MASTHEAD_COLS : LINK_COLS))
			break;
		links += it->cols <= LINK_COLS;
		known += it->column && it->cols <= LINK_COLS;
	}
	if (links < LEAST_LINKS || known < 2)
		return;
	for (uint32_t i = 0; i < end; i++)
		w->item[i].kind = ZHC_ITEM_ASIDE;
}

/* Whether the paragraph is a day or a part of it, 2026年3月, 星期五, 乙巳年七月廿一, or who
 * publishes the paper: 江北日报社出版 */
static bool
tells_issue(const Items *w, const ZhcPara *p)
{
	static const char dated[] = "年月日号號星期一二三四五六七八九十〇初廿卅正闰閏冬腊臘农历農曆"
								"甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥中华華民国國";
	const uint32_t *cp = w->c->cp;

	if (p->end - p->start > 4 && cp[p->end - 2] == 0x51FA && cp[p->end - 1] == 0x7248) /* 出版 */
		return true;
	for (uint32_t k = p->start; k < p->end; k++)
	{
		char one[ZHC_UTF8_MAX + 1] = {0};

		if (cp[k] == ' ' || (cp[k] >= '0' && cp[k] <= '9'))
			continue;
		zhc_encode(cp[k], one);
		if (!strstr(dated, one))
			return false;
	}
	return p->end > p->start + 1;
}

/* Where the paragraph ends without a date and the letters that spell it: 江北日报 JIANGBEI RIBAO
 * 2025年9月 */
static uint32_t
without_letters(const Items *w, uint32_t i)
{
	const ZhcPara *p = &w->c->paras[i];
	uint32_t end = p->end;

	while (end > p->start &&
		   (zhc_line_digit(w->c->cp[end - 1]) || zhc_line_date_unit(w->c->cp[end - 1])))
		end--;
	while (end > p->start && (w->c->cp[end - 1] == ' ' || (w->c->cp[end - 1] | 0x20) - 'a' < 26))
		end--;
	return end;
}

/* Whether the paragraph is the name of the paper, a blank and its day: 江北日報
 * 中華民國一一五年一月 五日 星期一 */
static bool
names_paper_and_day(const Items *w, uint32_t i)
{
	ZhcPara name = w->c->paras[i];
	ZhcPara day = name;

	while (day.start < day.end && w->c->cp[day.start] != ' ')
		day.start++;
	name.end = day.start;
	return w->item[i].cols <= DATED_COLS && name.end > name.start && day.start + 4 < day.end &&
		   tells_issue(w, &day) && zhc_names_agency(w->c, &name);
}

/* Whether the paragraph is a name that ends as those of papers do, a blank and the name of a
 * section, and more headings follow: 島嶼日報 地方綜合 */
static bool
names_paper_and_section(const Items *w, uint32_t i)
{
	const ZhcPara *p = &w->c->paras[i];
	const uint32_t *cp = w->c->cp;
	uint32_t blank = p->start;

	while (blank < p->end && zhc_class(cp[blank]) == ZHC_C_HAN)
		blank++;
	if (blank < p->start + 4 || blank >= p->end || cp[blank] != ' ' ||
		(cp[blank - 1] != 0x62A5 && cp[blank - 1] != 0x5831) || p->end - blank - 1 < 2 ||
		p->end - blank - 1 > SECTION_COLS / 2 || i + 1 >= w->n ||
		w->item[i + 1].kind == ZHC_ITEM_BODY)
		return false; /* 报 報 */
	for (uint32_t k = blank + 1; k < p->end; k++)
		if (zhc_class(cp[k]) != ZHC_C_HAN)
			return false;
	return true;
}

/* A heading on top of a page that is the name of the paper with that of its section, 江北日报 ·
 * 财经, or tells its day. */
static void
mend_masthead(Items *w)
{
	for (uint32_t i = 0; i + 1 < w->n && i < MOST_TOP; i++)
	{
		const ZhcPara *p = &w->c->paras[i];
		ZhcPara part = *p;
		uint32_t at = part.start;

		if (w->item[i].kind == ZHC_ITEM_ASIDE)
			continue;
		part.end = without_letters(w, i);
		if (w->item[i].foreign && i > 0 && w->item[i].level == 0)
		{
			w->item[i].kind = ZHC_ITEM_ASIDE; /* the name of the paper above, spelt */
			if (w->item[i - 1].kind == ZHC_ITEM_HEADING && zhc_names_agency(w->c, p - 1))
				w->item[i - 1].kind = ZHC_ITEM_ASIDE;
			continue;
		}
		if (w->item[i].kind == ZHC_ITEM_HEADING &&
			(names_paper_and_day(w, i) || zhc_is_foot_line(w, i)))
		{
			w->item[i].kind = ZHC_ITEM_ASIDE;
			continue;
		}
		if (w->item[i].kind != ZHC_ITEM_HEADING || part.end - part.start > NAMED_CHARS)
			break;
		if (names_paper_and_section(w, i))
		{
			w->item[i].kind = ZHC_ITEM_ASIDE;
			continue;
		}
		while (at < part.end && w->c->cp[at] != 0xB7 && w->c->cp[at] != 0x30FB &&
			   w->c->cp[at] != '|' && w->c->cp[at] != 0xFF5C)
			at++;
		if (at == part.end && part.end - part.start > MASTHEAD_COLS / 2)
			break;
		if (tells_issue(w, &w->c->paras[i]) ||
			(part.end < w->c->paras[i].end && zhc_names_agency(w->c, &part)))
		{
			w->item[i].kind = ZHC_ITEM_ASIDE;
			continue;
		}
		if (at == part.end)
			continue;
		for (part.end = at; part.end > part.start && w->c->cp[part.end - 1] == ' ';)
			part.end--;
		if (part.end > part.start && zhc_names_agency(w->c, &part))
			w->item[i].kind = ZHC_ITEM_ASIDE;
	}
}

/* Whether paragraph i begins with all of paragraph k, blanks apart, and no more or the name of a
 * site follows. */
static bool
begins_with(const Items *w, uint32_t i, uint32_t k)
{
	const ZhcPara *p = &w->c->paras[i];
	const ZhcPara *q = &w->c->paras[k];
	uint32_t a = p->start;
	uint32_t next;

	if (q->end - q->start < LEAST_TITLE)
		return false;
	for (uint32_t b = q->start; b < q->end; b++)
	{
		if (w->c->cp[b] == ' ')
			continue;
		while (a < p->end && w->c->cp[a] == ' ')
			a++;
		if (a == p->end || w->c->cp[a++] != w->c->cp[b])
			return false;
	}
	next = a < p->end ? w->c->cp[a] : ' ';
	return next == ' ' || next == '|' || next == '_' || next == '-' || next == 0x2013 ||
		   next == 0x2014; /* – — */
}

/*
 * The title of a site's page comes again where the article begins: what stands between is the
 * site's.
 */
static void
mend_title(Items *w)
{
	uint32_t first = 0;

	while (first < w->n && first < MOST_TOP && w->item[first].kind == ZHC_ITEM_ASIDE)
		first++;
	if (first == w->n || w->item[first].kind != ZHC_ITEM_HEADING)
		return;
	for (uint32_t k = first + 1; k < w->n && k < first + MOST_NAV; k++)
	{
		if (w->item[k].cols > NAV_COLS || w->item[k].opens)
			return;
		if (!begins_with(w, first, k))
			continue;
		for (uint32_t i = first; i < k; i++)
			w->item[i].kind = ZHC_ITEM_ASIDE;
		w->item[k].kind = ZHC_ITEM_HEADING;
		return;
	}
}

/* Whether the paragraph is the way to an article through its site: 首页 > 新闻 > 正文 */
static bool
is_path(const Items *w, uint32_t i)
{
	const ZhcPara *p = &w->c->paras[i];

	if (p->kind != ZHC_LINE_FURNITURE || w->item[i].cols > NAV_COLS)
		return false;
	for (uint32_t k = p->start; k < p->end; k++)
		if (w->c->cp[k] == '>')
			return true;
	return false;
}

/* What stands before the way to an article is the site's. */
static void
mend_path(Items *w)
{
	uint32_t path = 0;

	for (uint32_t i = 0; i < w->n && i < MOST_NAV && !w->item[i].opens; i++)
		path = is_path(w, i) ? i : path;
	for (uint32_t i = 0; i < path; i++)
		w->item[i].kind = ZHC_ITEM_ASIDE;
}

void
zhc_mend_page_edges(Items *w)
{
	mend_links(w);
	mend_sections(w);
	mend_masthead(w);
	mend_path(w);
	mend_title(w);
	mend_section(w);
	mend_heads(w);
	zhc_mend_foot(w);
}
