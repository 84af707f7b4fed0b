/*
 * linekind.c - what the words of a line say that it is: byline, caption, page furniture
 *
 * A byline is a line that holds nothing but names of agencies, roles (记者), labels (编辑：),
 * dates, and what is left over in pieces short enough to be names of persons and places.
 */
#include "authorline.h"
#include "knownname.h"
#include "linewords.h"
#include "lines.h"
#include "utf8.h"

#include <string.h>

#define MAX_COLS 100 /* of a byline */
#define MAX_NAME 5	 /* characters of a name without interpunct */
#define MAX_LONG 16	 /* and with one */

#define SUPPLIED_COLS 48 /* of a line that says who supplied a picture */

#define PHOTOGRAPHER_COLS 32 /* of a photographer and who spreads the picture */
#define AUTHOR_COLS		  12 /* of an author's name behind a sign */
#define LEAST_LINK		  5	 /* narrow characters of a line with a link: [ ] ( / ) */
#define MAX_LABELS		  32 /* columns of labels with nothing behind them */

/* What has been found in a line so far. */
typedef struct Found
{
	unsigned classes; /* of all its words */
	unsigned names;
	unsigned digits;
	bool after_role; /* a role or label was the last thing */
	bool after_agency;
	bool after_date;
	bool after_origin; /* 来源： */
	bool blank;		   /* a blank or separator was */
	int depth;		   /* brackets open */
	bool dateline;	   /* agency, date, 电: before any reporter's name */
} Found;

bool
zhc_parts_words(uint32_t cp)
{
	switch (cp)
	{
		case 0x3001: /* 、 */
		case 0xFF0C: /* ， */
		case 0xFF1B: /* ； */
		case 0xFF1A: /* ： */
		case 0xFE55: /* ﹕ */
		case 0xFF0F: /* ／ */
		case 0xFF5C: /* ｜ */
		case 0xFF08: /* （ */
		case 0xFF09: /* ） */
		case 0x3014: /* 〔 */
		case 0x3015: /* 〕 */
		case 0x3010: /* 【 */
		case 0x3011: /* 】 */
		case 0x300A: /* 《 */
		case 0x300B: /* 》 */
		case 0x201C: /* “ */
		case 0x201D: /* ” */
		case 0x4E28: /* 丨 */
		case 0x2215: /* ∕ */
		case 0x2571: /* ╱ */
		case 0x2502: /* │ */
		case 0x3000: /* full-width blank */
		case 0xA0:
		case ' ':
		case '\t':
		case ',':
		case ';':
		case ':':
		case '/':
		case '|':
		case '(':
		case ')':
		case '[':
		case ']':
		case '-':
			return true;
		default:
			return false;
	}
}

/* 1 for an opening bracket, -1 for a closing one. */
static int
bracket_depth(uint32_t cp)
{
	switch (cp)
	{
		case 0xFF08: /* （ */
		case 0x3014: /* 〔 */
		case 0x3010: /* 【 */
		case 0x300A: /* 《 */
		case '(':
		case '[':
			return 1;
		case 0xFF09: /* ） */
		case 0x3015: /* 〕 */
		case 0x3011: /* 】 */
		case 0x300B: /* 》 */
		case ')':
		case ']':
			return -1;
		default:
			return 0;
	}
}

static bool
is_interpunct(uint32_t cp)
{
	return cp == 0xB7 || cp == 0x30FB || cp == 0x2022 || cp == 0x2027;
}

static bool
is_name_char(uint32_t cp)
{
	return (cp >= 0x4E00 && cp <= 0x9FFF) || (cp >= 0x3400 && cp <= 0x4DBF) ||
		   (cp >= 0x20000 && cp < 0x32000) || ((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z') ||
		   is_interpunct(cp) || cp == '.';
}

/* A piece that is no word of the table: a name, as far as its length goes.  Returns its end. */
static const char *
take_name(const char *p, const char *end, Found *f)
{
	unsigned chars = 0;
	unsigned most = MAX_NAME;
	bool foreign = false;
	bool posted = end - p > 3 && (memcmp(p, "驻", 3) == 0 || memcmp(p, "駐", 3) == 0);
	unsigned stop = ZHC_WORD_REPORT | ZHC_WORD_ROLE;
	uint32_t cp;

	if (zhc_line_word(p, (size_t) (end - p), ZHC_WORD_PLAIN) && f->after_role)
		return NULL;
	while (p < end)
	{
		int len = zhc_decode(p, end, &cp);

		if (!is_name_char(cp) || (chars > 0 && zhc_line_word(p, (size_t) (end - p), stop)))
			break;
		if (chars == 2)
			stop |= f->after_origin ? 0 : ZHC_WORD_AGENCY; /* 李四聯合報 */
		foreign = foreign || cp < 0x80 || is_interpunct(cp);
		chars++;
		p += len;
	}
	if (chars == 0 || chars > MAX_LONG)
		return NULL;
	/* Whoever a site has a text from: 来源：某某县融媒体中心; where correspondents are:
	 * 驻埃塞俄比亚记者 */
	if (f->after_origin || (posted && zhc_line_word(p, (size_t) (end - p), ZHC_WORD_ROLE)))
		most = MAX_LONG;
	/* Between an agency and a date stands a place of any length: 新华社沙姆沙伊赫6月17日电 */
	if (f->after_role && !zhc_line_word(p, (size_t) (end - p), ZHC_WORD_ROLE))
		most--;
	if (chars > most && !foreign &&
		!(f->after_agency && p < end && zhc_decode(p, end, &cp) && zhc_line_digit(cp)) &&
		!zhc_line_word(p, (size_t) (end - p), ZHC_WORD_REPORT))
		return NULL;
	if (chars == 1 && f->after_role && !f->blank)
		return NULL; /* 记者节, 记者会 */
	f->names++;
	return p;
}

/* Digits, with the 年月日时分 behind them. */
static const char *
take_date(const char *p, const char *end, Found *f)
{
	uint32_t cp;

	while (p < end)
	{
		int len = zhc_decode(p, end, &cp);

		if (!zhc_line_digit(cp) && !zhc_line_date_unit(cp) && cp != ':' && cp != '-' && cp != '/' &&
			cp != '.')
			break;
		p += len;
	}
	f->digits++;
	return p;
}

/* Whether a label's colon, slash or blank stands at p, or an interpunct and another: 文‧攝影／ */
static bool
ends_label(const char *p, const char *end)
{
	uint32_t cp;
	int len;

	if (p == end)
		return false;
	len = zhc_decode(p, end, &cp);
	return zhc_parts_words(cp) ||
		   (is_interpunct(cp) &&
			(zhc_line_word(p + len, (size_t) (end - p) - len, ZHC_WORD_LABEL) ||
			 zhc_text_may_be_person(p + len, end))); /* 报道•李四 */
}

/* Takes the word at p if there is one that may stand here; returns its end or NULL. */
static const char *
take_word(const char *p, const char *end, Found *f)
{
	size_t left = (size_t) (end - p);
	const ZhcLineWord *w = zhc_line_word(p, left,
										 ZHC_WORD_AGENCY | ZHC_WORD_ROLE | ZHC_WORD_LABEL |
											 ZHC_WORD_REPORT | ZHC_WORD_CREDIT);
	unsigned classes;

	if (w == NULL)
		return NULL;
	classes = w->classes;
	if ((classes & ZHC_WORD_LABEL) && !ends_label(p + w->len, end))
		classes &= ~(unsigned) ZHC_WORD_LABEL;
	if ((classes & ZHC_WORD_REPORT) && (f->classes | f->names) == 0)
		classes &= ~(unsigned) ZHC_WORD_REPORT;
	if ((classes & ZHC_WORD_CREDIT) && f->after_role) /* 圖：受訪者提供 */
		f->names++;
	else if ((classes & (ZHC_WORD_AGENCY | ZHC_WORD_ROLE | ZHC_WORD_LABEL | ZHC_WORD_REPORT)) == 0)
		return NULL;
	if ((classes & ZHC_WORD_REPORT) && !(classes & ZHC_WORD_CITE) &&
		(f->classes & ZHC_WORD_AGENCY) && (f->digits > 0 || f->names == 0) &&
		(f->classes & (ZHC_WORD_ROLE | ZHC_WORD_LABEL)) == 0)
		f->dateline = true;
	f->classes |= classes;
	f->after_role = (classes & (ZHC_WORD_ROLE | ZHC_WORD_LABEL)) != 0;
	f->after_agency = (classes & ZHC_WORD_AGENCY) != 0;
	f->after_origin = (classes & ZHC_WORD_LABEL) && (w->classes & ZHC_WORD_ORIGIN);
	return p + w->len;
}

/* Whether [p, q) ends like the name of a paper or station. */
static bool
ends_as_media(const char *p, const char *q)
{
	for (int len = 3; len <= 12 && q - len > p; len += 3)
	{
		const ZhcLineWord *w = zhc_line_word(q - len, (size_t) len, ZHC_WORD_MEDIA);

		if (w && w->len == (uint32_t) len)
			return true;
	}
	return false;
}

/* Whether [p, end) ends in 报道, 報道 or 報導. */
static bool
ends_in_report(const char *p, const char *end)
{
	return end - p > 6 && (memcmp(end - 6, "报道", 6) == 0 || memcmp(end - 6, "報道", 6) == 0 ||
						   memcmp(end - 6, "報導", 6) == 0);
}

/* Whether a blank and a person's name, up to a blank or the end, stand at p. */
static bool
is_followed_by_person(const char *p, const char *end)
{
	unsigned cols = 0;
	const char *q = zhc_skip_blanks(p, end, &cols);
	const char *to = zhc_behind_blank(q, end);

	return q > p && to > q && zhc_text_may_be_person(q, zhc_trim_blanks(q, to));
}

/*
 * Whether what stands first can head a byline: an agency, a role or label; an unknown paper's
 * name with a role behind it; a name and a slash; a whole date.
 */
static bool
is_head(const char *p, const char *q, const char *end, const Found *f)
{
	const ZhcLineWord *w;
	uint32_t cp;

	if (f->classes & (ZHC_WORD_AGENCY | ZHC_WORD_ROLE | ZHC_WORD_LABEL))
		return true;
	if (f->digits > 0)
		return q - p >= 8 && end - p >= 2 && p[0] == '2' && p[1] == '0';
	if (q == end)
		return false;
	zhc_decode(q, end, &cp);
	if (cp == 0xFF0F || cp == '/' || cp == '-')
		return true;
	if ((cp == ' ' || cp == 0x3000) && end - q <= 24 && ends_in_report(p, end) &&
		(q - p == 9 || zhc_text_may_be_person(p, q))) /* 钟大为 报道 */
		return true;
	if (zhc_line_word(q, (size_t) (end - q), ZHC_WORD_REPORT) && ends_in_report(p, end) &&
		q + 6 == end && zhc_text_may_be_person(p, q)) /* 钟大为报道 */
		return true;
	if (cp == ' ' && ends_as_media(p, q)) /* 江北观察网 记者 钟大为 */
		q++;
	if (cp == 0x300A) /* 新加坡《联合早报》记者 */
		return zhc_line_word(q + 3, (size_t) (end - q) - 3, ZHC_WORD_AGENCY) != NULL;
	w = zhc_line_word(q, (size_t) (end - q), ZHC_WORD_ROLE);
	return w && (ends_as_media(p, q) || is_followed_by_person(q + w->len, end));
}

/* What a line that holds [p, end) is: BYLINE, or BODY for anything else; *dateline as in ZhcLine.
 */
static ZhcLineKind
byline_kind(const char *p, const char *end, bool *dateline)
{
	const char *start = p;
	Found f = {0};
	bool headed = false;
	bool closed = false; /* a bracket was the last thing */

	while (p < end)
	{
		const char *q;
		uint32_t cp;
		int len = zhc_decode(p, end, &cp);

		if (zhc_parts_words(cp) || (is_interpunct(cp) && f.after_role))
		{
			f.depth += bracket_depth(cp);
			if (f.depth < 0)
				return ZHC_LINE_BODY;
			closed = bracket_depth(cp) < 0;
			f.blank = true;
			p += len;
			continue;
		}
		q = take_word(p, end, &f);
		if (q == NULL)
		{
			q = zhc_line_digit(cp) || (zhc_line_date_unit(cp) && f.after_date)
					? take_date(p, end, &f)
				: closed ? NULL
						 : take_name(p, end, &f);
			if (q == NULL || f.names > 16)
				return ZHC_LINE_BODY;
			f.after_date = zhc_line_digit(cp) || (zhc_line_date_unit(cp) && f.after_date);
			f.after_role = false;
			f.after_agency = false;
			f.after_origin = false;
		}
		else
			f.after_date = false;
		if (!headed && !is_head(p, q, end, &f))
			return ZHC_LINE_BODY;
		headed = true;
		closed = false;
		f.blank = false;
		p = q;
	}
	if (f.depth != 0) /* the rest of it is on another line */
		return ZHC_LINE_BODY;
	*dateline = f.dateline;
	if (f.classes & (ZHC_WORD_ROLE | ZHC_WORD_LABEL))
		return f.names > 0 || (f.classes & ZHC_WORD_AGENCY) || f.digits > 0 ||
					   ends_in_report(start, end)
				   ? ZHC_LINE_BYLINE /* 國際中心／綜合外電報導 names nobody */
				   : ZHC_LINE_BODY;
	if (f.classes & ZHC_WORD_AGENCY)
		return f.names <= 2 && (f.names + f.digits == 0 || (f.classes & ZHC_WORD_REPORT))
				   ? ZHC_LINE_BYLINE
				   : ZHC_LINE_BODY;
	return f.names > 0 && (f.classes & ZHC_WORD_REPORT) ? ZHC_LINE_BYLINE : ZHC_LINE_BODY;
}

bool
zhc_is_byline_text(const char *s, size_t n)
{
	bool dateline;

	return byline_kind(s, s + n, &dateline) == ZHC_LINE_BYLINE;
}

/* Where the line ends without the day, behind a blank, of its picture: 李四摄　2025年6月17日 */
static const char *
before_date(const char *start, const char *end)
{
	const char *p = end;
	uint32_t at;

	if (end - start < 12 || memcmp(end - 3, "日", 3) != 0)
		return end;
	while (p > start)
	{
		uint32_t cp = zhc_char_before(start, 0, (uint32_t) (p - start), &at);

		if (!zhc_line_digit(cp) && !zhc_line_date_unit(cp))
			return cp == ' ' || cp == 0x3000 ? zhc_trim_blanks(start, p) : end;
		p = start + at;
	}
	return end;
}

unsigned
zhc_line_credit(const char *s, const ZhcLine *l)
{
	const char *end = s + l->end;
	uint32_t at;

	end = before_date(s + l->start, end);
	while (end > s + l->start + 3 &&
		   bracket_depth(zhc_char_before(s, l->start, (uint32_t) (end - s), &at)) < 0)
		end = s + at;
	for (int len = 18; len >= 3; len -= 3)
	{
		const ZhcLineWord *w;

		if (end - len < s + l->start)
			continue;
		w = zhc_line_word(end - len, (size_t) len, ZHC_WORD_ANY);
		if (w && w->len == (uint32_t) len)
			return w->classes & ZHC_WORD_CREDIT ? w->classes : 0;
	}
	return 0;
}

bool
zhc_is_byline_of_two(const char *s, const ZhcLine *a, const ZhcLine *b, bool apart)
{
	char both[600];
	bool dateline;
	size_t na = a->end - a->start;
	size_t nb = b->end - b->start;

	if (na + nb + 1 > sizeof both)
		return false;
	memcpy(both, s + a->start, na);
	if (apart)
		both[na++] = ' ';
	memcpy(both + na, s + b->start, nb);
	return byline_kind(both, both + na + nb, &dateline) == ZHC_LINE_BYLINE;
}

/*
 * Whether the line can be a byline at all: most lines are told apart by one look.  word: one of the
 * table may start it.
 */
static bool
may_be_byline(const char *s, const ZhcLine *l, bool word)
{
	const char *p = s + l->start;
	const char *end = s + l->end;
	bool digit = *p >= '0' && *p <= '9';

	if ((l->ends != ZHC_END_OPEN && l->ends != ZHC_END_DASH &&
		 !(l->ends == ZHC_END_COLON && (word || digit))) || /* 来源：学习时报　作者： */
		l->cols > MAX_COLS)
		return false;
	if (end - p < 3 || !zhc_is_plain_han(p) || memcmp(p, "丨", 3) == 0)
	{
		uint32_t cp;
		int len = zhc_decode(p, end, &cp);

		if (zhc_parts_words(cp))
		{
			p += len;
			word = true;
		}
	}
	if (word &&
		zhc_line_word(p, (size_t) (end - p), ZHC_WORD_AGENCY | ZHC_WORD_ROLE | ZHC_WORD_LABEL))
		return true;
	if (digit)
		return l->cols < 60;
	/* 记者, 記者 or 報導 further on */
	while ((p = memchr(p, 0x85, (size_t) (end - p))) != NULL)
	{
		if (p - 5 >= s + l->start && (unsigned char) p[-1] == 0x80 && (unsigned char) p[-2] == 0xE8)
			return true;
		p++;
	}
	return ends_in_report(s + l->start, end);
}

/* Whether the text begins in a line that cites an agency: 据路透社报道，大桥, 据新华社伦敦6月17日电
 * 英国 */
static bool
goes_on_in_text(const char *s, const ZhcLine *l)
{
	const char *end = s + l->end;
	uint32_t cp;

	for (const char *p = s + l->start; p < end; p += zhc_decode(p, end, &cp))
	{
		const ZhcLineWord *w;

		if (end - p >= 3 && memcmp(p, "，", 3) == 0)
			return true;
		w = zhc_line_word(p, (size_t) (end - p), ZHC_WORD_WIRE);
		if (w && (unsigned char) p[-1] == 0xA5 && memcmp(p - 3, "日", 3) == 0) /* 17日电 */
			return end - p > (ptrdiff_t) w->len + 3 && p[w->len] == ' ' &&
				   !zhc_line_word(p + w->len + 1, (size_t) (end - p) - w->len - 1, ZHC_WORD_ROLE);
	}
	return false;
}

/* Whether the line cites an agency and does nothing else: 据新华社北京6月17日电,
 * 综合法新社、路透社报道. */
static bool
cites(const char *s, ZhcLine *l)
{
	const char *p = s + l->start;
	const char *end = s + l->end;
	const ZhcLineWord *w = l->ends == ZHC_END_OPEN && l->cols <= 60
							   ? zhc_line_word(p, (size_t) (end - p), ZHC_WORD_CITE)
							   : NULL;

	if (w == NULL ||
		zhc_line_word(p + w->len, (size_t) (end - p) - w->len, ZHC_WORD_AGENCY) == NULL ||
		goes_on_in_text(s, l))
		return false;
	return byline_kind(p + w->len, end, &l->dateline) == ZHC_LINE_BYLINE;
}

/* Whether the line says who supplied a picture: 图／大桥管理处提供 */
static bool
is_supplied(const char *s, const ZhcLine *l)
{
	const char *p = s + l->start;
	const char *end = s + l->end;
	const ZhcLineWord *w = zhc_line_word(p, (size_t) (end - p), ZHC_WORD_LABEL);
	uint32_t cp;

	if (w == NULL || !(w->classes & ZHC_WORD_PHOTO) || l->cols > SUPPLIED_COLS ||
		p + w->len + 6 >= end || memcmp(end - 6, "提供", 6) != 0)
		return false;
	zhc_decode(p + w->len, end, &cp);
	return zhc_parts_words(cp);
}

/* Whether whose picture it is stands first, and a sentence behind it: 圖／民眾排隊。 */
static bool
tells_picture(const char *s, const ZhcLine *l)
{
	const char *p = s + l->start;
	const char *end = s + l->end;
	const ZhcLineWord *w = zhc_line_word(p, (size_t) (end - p), ZHC_WORD_LABEL);

	return w && l->ends == ZHC_END_OPEN && (w->classes & ZHC_WORD_PHOTO) &&
		   (w->classes & ZHC_WORD_ROLE) == 0 && end - p > (ptrdiff_t) w->len + 3 &&
		   (memcmp(p + w->len, "／", 3) == 0 || memcmp(p + w->len, "：", 3) == 0 ||
			p[w->len] == '/') &&
		   zhc_line_holds_stop(s, l);
}

/* Whether the line starts as captions do; 图说｜ is the name of a column before a headline. */
static bool
starts_caption(const char *p, size_t n)
{
	const ZhcLineWord *w = zhc_line_word(p, n, ZHC_WORD_CAPTION);

	return w && (n < w->len + 3 ||
				 (memcmp(p + w->len, "｜", 3) != 0 && memcmp(p + w->len, "丨", 3) != 0));
}

ZhcLineKind
zhc_line_kind(const char *s, ZhcLine *l)
{
	const char *p = s + l->start;
	size_t n = l->end - l->start;
	bool word = n >= 3 && zhc_line_may_start(p) && zhc_line_may_go_on(p, n);

	if (l->level > 0)
		return l->level == ZHC_LEVEL_BOLD && may_be_byline(s, l, word) &&
					   byline_kind(p, s + l->end, &l->dateline) == ZHC_LINE_BYLINE
				   ? ZHC_LINE_BYLINE
				   : ZHC_LINE_HEADING;
	if (zhc_line_narrow(l) >= LEAST_LINK && zhc_line_links(s, l))
		return zhc_linked_kind(s, l);
	if (l->cols > MAX_COLS && !word)
		return (ZhcLineKind) l->kind;
	if (word && (starts_caption(p, n) || is_supplied(s, l) || tells_picture(s, l)))
		return ZHC_LINE_CAPTION;
	if (l->ends == ZHC_END_COLON && word && l->cols <= MAX_LABELS && zhc_is_blank_label(p, n))
		return ZHC_LINE_FURNITURE;
	if (may_be_byline(s, l, word) && byline_kind(p, s + l->end, &l->dateline) == ZHC_LINE_BYLINE)
		return ZHC_LINE_BYLINE;
	if ((word && cites(s, l)) || (l->cols <= AUTHOR_COLS && zhc_is_author_line(s, l)))
		return ZHC_LINE_BYLINE;
	if (l->cols <= PHOTOGRAPHER_COLS && zhc_is_photographer_line(s, l))
		return ZHC_LINE_CAPTION;
	if (zhc_is_furniture(s, l, word))
		return ZHC_LINE_FURNITURE;
	return (ZhcLineKind) l->kind;
}
