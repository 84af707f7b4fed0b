/*
 * sitelines.c - what a site sets around its articles: buttons, sections, links in Markdown
 */
#include "linewords.h"
#include "lines.h"
#include "utf8.h"

#define MOST_LINKED	 2000 /* bytes of a line whose links are looked at */
#define MOST_TEXT	 600  /* and of it without their targets */
#define LEAST_BUTTON 12	  /* bytes of the name of a button that stands alone */
#define MOST_SECTION 5	  /* characters of the name of a section */
#define LEAST_PIECES 4	  /* of a row of them */
#define LEAST_PAIRS	 6	  /* and of one in which all have two characters */

/* Whether the code point stands between buttons. */
static bool
parts_buttons(uint32_t cp)
{
	return zhc_parts_words(cp) || cp == 0xB7 || cp == '>' || cp == '+' || cp == '.' || cp == '[' ||
		   cp == ']' || cp == 0x2022 || cp == 0x30FB;
}

/* The piece at p: its length up to what parts it from the next. */
static size_t
piece_at(const char *p, const char *end, unsigned *chars)
{
	const char *q = p;
	uint32_t cp;

	for (*chars = 0; q < end; ++*chars)
	{
		int len = zhc_decode(q, end, &cp);

		if (parts_buttons(cp))
			break;
		q += len;
	}
	return (size_t) (q - p);
}

/* Whether a piece is the size of letters, 字号 A A A or 大 中 小, a count, 评论 12, or a site, X.
 */
static bool
is_letter_or_count(const char *p, size_t len)
{
	bool count = true;

	if (len == 3)
		return memcmp(p, "大", 3) == 0 || memcmp(p, "中", 3) == 0 || memcmp(p, "小", 3) == 0;

	for (size_t i = 0; i < len; i++)
		count = count && p[i] >= '0' && p[i] <= '9';
	return count || (len == 1 && (*p == 'A' || *p == 'T' || *p == 'X'));
}

bool
zhc_is_site_row(const char *p, size_t n)
{
	const char *start = p;
	const char *end = p + n;
	unsigned pieces = 0;
	unsigned buttons = 0;
	unsigned sections = 0;
	unsigned widest = 0;
	bool pairs = true; /* all pieces have two characters */
	bool home = false;
	bool path = false; /* from one to the next: 首页 > 新闻 */
	bool other = false;

	while (p < end)
	{
		uint32_t cp;
		unsigned chars;
		size_t len = piece_at(p, end, &chars);
		const ZhcLineWord *w;

		if (len == 0)
		{
			path = path || *p == '>';
			p += zhc_decode(p, end, &cp);
			continue;
		}
		w = zhc_line_word(p, len, ZHC_WORD_BUTTON | ZHC_WORD_COLUMN);
		if (!is_letter_or_count(p, len))
		{
			bool whole = w && w->len == len;

			pieces++;
			buttons += whole && (w->classes & ZHC_WORD_BUTTON) != 0;
			sections += whole && (w->classes & ZHC_WORD_BUTTON) == 0;
			other = other || !whole || !(w->classes & ZHC_WORD_BUTTON);
			widest = chars > widest ? chars : widest;
			pairs = pairs && chars == 2 && len == 6;
			home = home || (len >= 6 && (memcmp(p + len - 6, "首页", 6) == 0 ||
										 memcmp(p + len - 6, "首頁", 6) == 0));
		}
		p += len;
	}
	if (buttons > 0 && !other)
		return buttons > 1 || n >= LEAST_BUTTON || (unsigned char) *start < 0xE4;
	if (home && path)
		return true;
	if (pieces >= LEAST_PAIRS && pairs && sections > 1) /* 国内 国际 军事 证券 科技 体育 */
		return true;
	return pieces >= LEAST_PIECES && widest <= MOST_SECTION &&
		   (home || 2 * (sections + buttons) >= pieces);
}

bool
zhc_is_blank_label(const char *p, size_t n)
{
	const char *end = p + n;

	while (p < end)
	{
		const ZhcLineWord *w = zhc_line_word(p, (size_t) (end - p), ZHC_WORD_LABEL);
		unsigned cols = 0;

		if (w == NULL)
			return false;
		p += w->len;
		if (end - p >= 3 && memcmp(p, "：", 3) == 0)
			p += 3;
		else if (p < end && *p == ':')
			p++;
		else
			return false;
		p = zhc_skip_blanks(p, end, &cols);
	}
	return true;
}

bool
zhc_invites(const char *s, const ZhcLine *l)
{
	const char *p = s + l->start;
	const char *end = s + l->end;
	uint32_t cp;

	if (l->ends != ZHC_END_OPEN || !zhc_line_word(p, (size_t) (end - p), ZHC_WORD_INVITE))
		return false;
	for (; p < end; p += zhc_decode(p, end, &cp))
		if (zhc_line_word(p, (size_t) (end - p), ZHC_WORD_CHANNEL))
			return true;
	return false;
}

/* Where the link at p, which is a '[', ends, and its text; NULL when there is none. */
static const char *
link_end(const char *p, const char *end, const char **text_end)
{
	const char *q = p + 1;
	int depth = 1;

	for (; q < end && depth > 0; q++)
		depth += *q == '[' ? 1 : *q == ']' ? -1 : 0;
	if (depth > 0 || q >= end || *q != '(')
		return NULL;
	*text_end = q - 1;
	q = memchr(q, ')', (size_t) (end - q));
	return q ? q + 1 : NULL;
}

/* What a line holds beside the targets of its links. */
typedef struct Unlinked
{
	char text[MOST_TEXT];
	size_t n;
	unsigned links;
	unsigned images;
	unsigned local; /* links to a place in the page: [回到页首](#top) */
	size_t beside;	/* bytes of text beside the links */
} Unlinked;

/* Take the links out of the line; false when it is too long. */
static bool
unlink_line(const char *s, const ZhcLine *l, Unlinked *u)
{
	const char *p = s + l->start;
	const char *end = s + l->end;

	memset(u, 0, sizeof *u);
	while (p < end)
	{
		bool image = *p == '!' && p + 1 < end && p[1] == '[';
		const char *text_end;
		const char *q = image || *p == '[' ? link_end(p + image, end, &text_end) : NULL;
		size_t len;
		uint32_t cp;

		if (q && image)
		{
			u->images++;
			p = q;
			continue;
		}
		if (q)
		{
			len = (size_t) (text_end - p - 1);
			if (u->n + len > sizeof u->text)
				return false;
			memcpy(u->text + u->n, p + 1, len);
			u->links++;
			u->local += text_end[2] == '#';
			u->n += len;
			p = q;
			continue;
		}
		len = (size_t) zhc_decode(p, end, &cp);
		if (u->n + len > sizeof u->text)
			return false;
		memcpy(u->text + u->n, p, len);
		u->n += len;
		u->beside += parts_buttons(cp) || zhc_line_digit(cp) ? 0 : len;
		p += len;
	}
	return true;
}

bool
zhc_line_links(const char *s, const ZhcLine *l)
{
	const char *p = s + l->start;
	const char *end = s + l->end;

	if (l->end - l->start > MOST_LINKED)
		return false;
	while ((p = memchr(p, ']', (size_t) (end - p))) != NULL && ++p < end)
		if (*p == '(')
			return true;
	return false;
}

ZhcLineKind
zhc_linked_kind(const char *s, ZhcLine *l)
{
	Unlinked u;
	ZhcLine flat = *l;
	unsigned cols = 0;
	unsigned chars = 0;
	size_t n;
	uint32_t cp;

	if (!unlink_line(s, l, &u))
		return (ZhcLineKind) l->kind;
	if (u.links + u.images == 0)
		return (ZhcLineKind) l->kind;
	n = (size_t) (zhc_trim_blanks(u.text, u.text + u.n) - u.text);
	if (n == 0 ||
		(u.beside == 0 && (u.links > 1 || u.local > 0 || l->marked || l->kind == ZHC_LINE_BULLET ||
						   l->starts == ZHC_START_NUMBER)) ||
		zhc_is_site_row(u.text, n))
		return ZHC_LINE_FURNITURE;
	flat.start = (uint32_t) (zhc_skip_blanks(u.text, u.text + n, &cols) - u.text);
	flat.end = (uint32_t) n;
	cols = 0;
	for (const char *p = u.text + flat.start; p < u.text + n; chars++)
	{
		p += zhc_decode(p, u.text + n, &cp);
		cols += cp < 0x800 ? 1 : 2;
	}
	flat.cols = (uint16_t) cols;
	flat.chars = (uint16_t) chars;
	flat.starts = zhc_line_starts(u.text + flat.start, u.text + n);
	flat.ends = zhc_line_ends(u.text, flat.start, flat.end);
	flat.kind = zhc_line_kind(u.text, &flat);
	l->dateline = flat.dateline;
	return (ZhcLineKind) flat.kind;
}
