/*
 * bylines.c - bylines that were wrapped, and where a line ends between two of their names
 *
 * 本报记者 甘若溪 于北辰 may be broken anywhere: inside 记者, inside a name, or between the names,
 * where the blank is gone from the page.  Names have two or three characters, four with a surname
 * of two; that and what stands around them tells a break between two from one inside.
 */
#include "bylines.h"

#include "chars.h"
#include "knownname.h"
#include "linewords.h"
#include "utf8.h"

#define MOST_LINES	  8	  /* of a byline */
#define MOST_COLS	  100 /* and all of them together */
#define BYLINE_BYTES  600 /* likewise, with a blank behind each */
#define MOST_PERSONS  3	  /* that sign without blanks between them */
#define BRACKET_BYTES 120 /* of brackets that name reporters */

/* Words that are no names. */
#define NO_NAME                                                                                    \
	(ZHC_WORD_ROLE | ZHC_WORD_LABEL | ZHC_WORD_REPORT | ZHC_WORD_CREDIT | ZHC_WORD_AGENCY |        \
	 ZHC_WORD_MEDIA)

static bool
is_han(uint32_t cp)
{
	return zhc_class(cp) == ZHC_C_HAN;
}

/* Whether a name may end before, or begin behind, this character. */
static bool
parts_names(uint32_t cp)
{
	switch (zhc_class(cp))
	{
		case ZHC_C_BLANK:
		case ZHC_C_NEWLINE:
		case ZHC_C_PUNCT:
		case ZHC_C_OPEN:
		case ZHC_C_CLOSE:
		case ZHC_C_STOP:
			return true;
		default:
			return cp == '/' || cp == '|' || cp == ':' || cp == ',';
	}
}

/* Whether n Han characters at p may be a name by their number. */
static bool
has_length(const char *p, uint32_t bytes, unsigned n)
{
	const ZhcLineWord *w = n == 2 || n == 4 ? zhc_line_word(p, bytes, ZHC_WORD_SURNAME) : NULL;

	return n == 3 || (n == 2 && w == NULL) || (n == 4 && w != NULL);
}

/* Whether a word of reporters ends at byte `at` of the line. */
static bool
role_ends(const char *s, const ZhcLine *l, uint32_t at)
{
	for (uint32_t len = 6; len <= 12 && at - l->start >= len; len += 3)
	{
		const ZhcLineWord *w = zhc_line_word(s + at - len, len, ZHC_WORD_ROLE);

		if (w && w->len == len)
			return true;
	}
	return false;
}

/* Where the name starts that ends line l; its end when there is none. */
static uint32_t
last_name(const char *s, const ZhcLine *l)
{
	uint32_t at = l->end;

	for (unsigned n = 1; n <= 4 && at > l->start; n++)
	{
		uint32_t before;

		if (!is_han(zhc_char_before(s, l->start, at, &at)))
			break;
		if (has_length(s + at, l->end - at, n) &&
			(at == l->start
				 ? !l->continues || l->apart
				 : parts_names(zhc_char_before(s, l->start, at, &before)) || role_ends(s, l, at)))
			return at;
	}
	return l->end;
}

/* Whether five Han characters stand at p, as far as the first byte of each tells. */
static bool
starts_with_five(const char *p, const char *end)
{
	const unsigned char *u = (const unsigned char *) p;

	if (end - p < 15)
		return false;
	for (int i = 0; i < 15; i += 3)
		if (u[i] < 0xE4 || u[i] > 0xE9)
			return false;
	return true;
}

/*
 * The end of the name at the start of line l; its start when there is none.  Most lines start with
 * more Han characters than names have.
 */
static uint32_t
first_name(const char *s, const ZhcLine *l)
{
	uint32_t at = l->start;
	uint32_t name = at;
	uint32_t cp = 0;
	unsigned n;
	unsigned cols = 0;

	if (starts_with_five(s + at, s + l->end))
		return at;
	for (n = 0; at < l->end && n < 5; n++)
	{
		int len = zhc_decode(s + at, s + l->end, &cp);

		if (!is_han(cp))
			break;
		name = at;
		at += (uint32_t) len;
	}
	if (n < 2 || n > 4 || (at < l->end && !parts_names(cp)))
		return l->start;
	if (zhc_line_word(s + name, at - name, ZHC_WORD_PHOTO)) /* 李四摄 */
		n--;
	else
		name = at;
	at = (uint32_t) (zhc_skip_blanks(s + at, s + l->end, &cols) - s);
	if (at < l->end && (unsigned) s[at] - '0' < 10) /* a place and a date */
		return l->start;
	return has_length(s + l->start, name - l->start, n) ? name : l->start;
}

/* Whether line l, which continues the line before, begins with a name and that ends with one. */
static bool
between_names(const char *s, const ZhcLine *l)
{
	const ZhcLine *p = l - 1;
	uint32_t to = first_name(s, l);
	uint32_t from;
	char both[32];
	size_t n;
	const ZhcLineWord *w;

	if (to == l->start || zhc_line_word(s + l->start, to - l->start, NO_NAME))
		return false;
	from = last_name(s, p);
	n = p->end - from;
	if (n == 0)
		return false;
	memcpy(both, s + from, n);
	memcpy(both + n, s + l->start, to - l->start);
	w = zhc_line_word(both, n + (to - l->start), NO_NAME);
	return w == NULL || (w->len < n && !(w->classes & ZHC_WORD_ROLE));
}

bool
zhc_among_reporters(const char *s, const ZhcLine *lines, uint32_t line, uint32_t at)
{
	char inside[BRACKET_BYTES];
	uint32_t from = BRACKET_BYTES;
	bool role = false;

	for (int i = 0; i < BRACKET_BYTES && from >= ZHC_UTF8_MAX; i++)
	{
		uint32_t end;
		uint32_t cp;

		while (at <= lines[line].start)
		{
			if (!lines[line].continues)
				return false;
			at = lines[--line].end;
		}
		end = at;
		cp = zhc_char_before(s, lines[line].start, at, &at);
		if (cp == ')' || cp == 0xFF09 || cp == 0x3002) /* ） 。 */
			return false;
		if (cp == '(' || cp == 0xFF08) /* （ */
			return role;
		if (cp <= ' ' || cp == 0x3000)
			continue;
		from -= end - at;
		memcpy(inside + from, s + at, end - at);
		role = role || (BRACKET_BYTES - from >= 3 &&
						zhc_line_word(inside + from, BRACKET_BYTES - from, ZHC_WORD_ROLE));
	}
	return false;
}

bool
zhc_are_names(const char *p, const char *end)
{
	unsigned names = 0;
	unsigned longest = 0;

	while (p < end)
	{
		const char *name = p;
		unsigned n = 0;
		uint32_t cp = 0;
		int len = 0;

		for (; p < end && (len = zhc_decode(p, end, &cp)) > 0 && is_han(cp) && n < 5; n++)
			p += len;
		if (!has_length(name, (uint32_t) (p - name), n) || ++names > 8 ||
			zhc_line_word(name, (size_t) (end - name), ZHC_WORD_ANY & ~ZHC_WORD_SURNAME))
			return false;
		longest = n > longest ? n : longest;
		for (; p < end && (len = zhc_decode(p, end, &cp)) > 0 && parts_names(cp); p += len)
			if (zhc_class(cp) == ZHC_C_OPEN || zhc_class(cp) == ZHC_C_CLOSE)
				return false;
	}
	return names >= 2 || longest >= 3;
}

bool
zhc_is_signature(const char *s, const ZhcLine *l)
{
	const char *p = s + l->start;
	const char *end = s + l->end;
	bool wide = end - p > 6 && memcmp(p, "（", 3) == 0 && memcmp(end - 3, "）", 3) == 0;

	if (!wide && !(l->cols >= 6 && *p == '(' && end[-1] == ')'))
		return false;
	return wide ? zhc_are_names(p + 3, end - 3) : zhc_are_names(p + 1, end - 1);
}

bool
zhc_is_bracketed(const char *s, const ZhcLine *l)
{
	return l->cols >= 6 && l->cols <= ZHC_SIGNED_COLS && memcmp(s + l->start, "（", 3) == 0 &&
		   memcmp(s + l->end - 3, "）", 3) == 0 && !zhc_line_opens_article(s, l) &&
		   !zhc_line_is_placed(s, l);
}

/* Whether [p, end) is nothing but what a name did: 文／图 */
static bool
are_labels(const char *p, const char *end)
{
	while (p < end)
	{
		const ZhcLineWord *w = zhc_line_word(p, (size_t) (end - p), ZHC_WORD_LABEL);
		uint32_t cp;
		int len = zhc_decode(p, end, &cp);

		if (w == NULL && !parts_names(cp))
			return false;
		p += w ? (int) w->len : len;
	}
	return true;
}

/* Whether [p, end), all Han, is a person, or up to three whose blanks have been lost. */
static bool
is_row_of_persons(const char *p, const char *end)
{
	size_t n = (size_t) (end - p);

	if (zhc_text_may_be_person(p, end))
		return true;
	if (n > MOST_PERSONS * 9)
		return false;
	for (size_t len = 9; len >= 6; len -= 3)
		if (n >= len + 6 && zhc_text_may_be_person(p, p + len) && is_row_of_persons(p + len, end))
			return true;
	return false;
}

/* Whether [p, end) ends as the names of offices and bodies do that send in reports: 县农业局,
 * 宣传部 */
static bool
is_office(const char *p, const char *end)
{
	static const char *const ends[] = {"局", "办", "辦", "部", "院", "校", "处",   "處",   "科",
									   "站", "镇", "鎮", "乡", "鄉", "委", "中心", "学会", "医院"};

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
	{
		size_t len = strlen(ends[i]);

		if ((size_t) (end - p) > len + 3 && memcmp(end - len, ends[i], len) == 0)
			return true;
	}
	return false;
}

bool
zhc_signs(const char *p, size_t n)
{
	const char *end = p + n;
	const char *first = p;
	uint32_t cp;

	if (zhc_is_byline_text(p, n) || (n == 3 && memcmp(p, "完", 3) == 0))
		return true;
	for (const char *q = end - 3; q > p; q -= 3) /* 恆春訊／蔡欣妤 */
		if (memcmp(q, "／", 3) == 0)
			return zhc_text_may_be_person(q + 3, end);
		else if (!zhc_is_plain_han(q))
			break;
	while (first < end && zhc_decode(first, end, &cp) > 0 && is_han(cp))
		first += zhc_decode(first, end, &cp);
	if (first == end)
		return is_row_of_persons(p, end);
	if (is_office(p, first) && zhc_decode(first, end, &cp) > 0 && (cp == ' ' || cp == 0x3000))
	{
		first += zhc_decode(first, end, &cp); /* 医院办 钟大为 */
		return zhc_text_may_be_person(first, end) || zhc_are_names(first, end);
	}
	return zhc_text_may_be_person(p, first) && (zhc_are_names(p, end) || are_labels(first, end));
}

bool
zhc_ends_signed(const char *s, const ZhcLine *lines, uint32_t first, uint32_t i)
{
	char text[2][BRACKET_BYTES]; /* filled from the end; in the second, a blank for a break */
	uint32_t n[2] = {BRACKET_BYTES, BRACKET_BYTES};
	uint32_t line = i;
	uint32_t at = lines[i].end;
	uint32_t cp = zhc_char_before(s, lines[i].start, at, &at);

	if (cp != 0xFF09) /* ） */
		return false;
	while (n[1] > ZHC_UTF8_MAX)
	{
		uint32_t end;

		if (at <= lines[line].start)
		{
			if (line == first || i - line == 2)
				return false;
			at = lines[--line].end;
			text[1][--n[1]] = ' ';
		}
		end = at;
		cp = zhc_char_before(s, lines[line].start, at, &at);
		if (cp == 0xFF08 || cp == 0x3002) /* （ 。 */
			break;
		for (int k = 0; k < 2; k++)
		{
			n[k] -= end - at;
			memcpy(text[k] + n[k], s + at, end - at);
		}
	}
	if (cp != 0xFF08 || n[0] == BRACKET_BYTES)
		return false;
	if (at <= lines[line].start)
	{
		if (line == first)
			return false;
		at = lines[--line].end;
	}
	do
		cp = zhc_char_before(s, lines[line].start, at, &at);
	while (zhc_class(cp) == ZHC_C_CLOSE && at > lines[line].start);
	if (cp != 0x3002 && cp != 0xFF01 && cp != 0xFF1F) /* 。 ！ ？ */
		return false;
	for (int k = 0; k < 2; k++)
		if (zhc_signs(text[k] + n[k], BRACKET_BYTES - n[k]))
			return true;
	return false;
}

bool
zhc_announces(const char *s, const ZhcLine *l)
{
	size_t n = l->end - l->start;
	const ZhcLineWord *w = l->cols <= ZHC_SIGNED_COLS
							   ? zhc_line_word(s + l->start, n, ZHC_WORD_RELATED | ZHC_WORD_COLUMN)
							   : NULL;

	return w != NULL && n <= w->len + (w->classes & ZHC_WORD_RELATED ? 3 : 0);
}

/* Where the bracket opens that closes line l; its end when there is none in the line. */
static uint32_t
last_bracket(const char *s, const ZhcLine *l)
{
	uint32_t at = l->end;
	uint32_t from = l->end > l->start + BRACKET_BYTES ? l->end - BRACKET_BYTES : l->start;
	uint32_t cp = zhc_char_before(s, l->start, at, &at);

	if (cp != 0xFF09 && cp != ')')
		return l->end;
	while (at > from)
	{
		cp = zhc_char_before(s, l->start, at, &at);
		if (cp == 0xFF08 || cp == '(')
			return at;
		if (cp == 0xFF09 || cp == ')' || cp == 0x3002)
			break;
	}
	return l->end;
}

bool
zhc_ends_edited(const char *s, const ZhcLine *l)
{
	uint32_t at = l->end;
	uint32_t digits;
	uint32_t cp;
	const ZhcLineWord *w;

	if (l->end - l->start < 9)
		return false;
	while (at > l->start && s[at - 1] >= '0' && s[at - 1] <= '9' && l->end - at < 8)
		at--;
	digits = l->end - at;
	cp = zhc_char_before(s, l->start, at, &at);
	if ((cp != 0xFF09 && cp != ')') || (digits != 0 && digits != 7))
		return false;
	if (digits == 7) /* what stands in the brackets may have begun a line before */
		return true;
	while (at > l->start && l->end - at < BRACKET_BYTES)
	{
		w = zhc_line_word(s + at, l->end - at, ZHC_WORD_EDITOR);
		cp = zhc_char_before(s, l->start, at, &at);
		if (w && zhc_parts_words(cp))
			return true;
		if (cp == 0x3002)
			return false;
	}
	return false;
}

bool
zhc_dates_editing(const Page *pg, uint32_t i)
{
	const ZhcLine *p = &pg->lines[i - 1];
	const ZhcLine *c = &pg->lines[i];

	if (c->chars != 7 || c->cols != 7 || (pg->s[p->end - 1] & 0x80) == 0 ||
		!zhc_may_end_edited(pg->s + p->end))
		return false;
	for (uint32_t k = c->start; k < c->end; k++)
		if ((unsigned char) (pg->s[k] - '0') > 9)
			return false;
	return true;
}

bool
zhc_names_picture(const char *s, const ZhcLine *l)
{
	ZhcLine tail;
	const ZhcLineWord *w;
	uint32_t open;
	uint32_t cp;

	open = last_bracket(s, l);
	if (open < l->end)
	{
		tail = *l;
		tail.start = open + (uint32_t) zhc_decode(s + open, s + l->end, &cp);
		w = zhc_line_word(s + tail.start, l->end - tail.start, ZHC_WORD_LABEL);
		if (w && w->classes & ZHC_WORD_PHOTO && tail.start + w->len < l->end)
		{
			zhc_decode(s + tail.start + w->len, s + l->end, &cp);
			if (zhc_parts_words(cp) && zhc_class(cp) != ZHC_C_CLOSE)
				return true;
		}
		return zhc_line_credit(s, &tail) != 0;
	}
	if (!(zhc_line_credit(s, l) & ZHC_WORD_PHOTO))
		return false;
	for (uint32_t at = l->end - 3, n = 0; at > l->start && n < 8; n++)
	{
		if (!is_han(zhc_char_before(s, l->start, at, &at)) && s[at] != ' ')
			return false;
		if (zhc_line_word(s + at, l->end - at, ZHC_WORD_ROLE))
			return true;
	}
	return false;
}

/* Whether the lines [a, b) are few and short enough to be one byline: most paragraphs are not. */
static bool
may_be_one(const Page *pg, uint32_t a, uint32_t b)
{
	unsigned cols = 0;
	uint32_t bytes = b - a;

	if (b - a > MOST_LINES)
		return false;
	for (uint32_t i = a; i < b; i++)
	{
		cols += pg->lines[i].cols;
		bytes += pg->lines[i].end - pg->lines[i].start;
	}
	return cols <= MOST_COLS && bytes <= BYLINE_BYTES;
}

/* Whether the paragraph [a, b), put together, is a byline. */
static bool
is_byline(Page *pg, uint32_t a, uint32_t b)
{
	char text[BYLINE_BYTES];
	size_t n = 0;
	ZhcLine all = {.ends = pg->lines[b - 1].ends};

	if (!may_be_one(pg, a, b))
		return false;
	for (uint32_t i = a; i < b; i++)
	{
		const ZhcLine *l = &pg->lines[i];

		if (i > a && between_names(pg->s, l))
			text[n++] = ' ';
		memcpy(text + n, pg->s + l->start, l->end - l->start);
		n += l->end - l->start;
		all.cols = (uint16_t) (all.cols + l->cols);
	}
	all.end = (uint32_t) n;
	all.chars = all.cols;
	if (zhc_line_kind(text, &all) != ZHC_LINE_BYLINE)
		return false;
	pg->lines[a].dateline = all.dateline;
	return true;
}

/* Whether an opening bracket stands in the line, as zhc_among_reporters() looks for. */
static bool
holds_bracket(const char *s, const ZhcLine *l)
{
	const char *p = s + l->start;
	const char *end = s + l->end;

	if (zhc_line_narrow(l) > 0 && memchr(p, '(', (size_t) (end - p)))
		return true;
	while (p < end && (p = memchr(p, 0x88, (size_t) (end - p))) != NULL)
	{
		if (p - 2 >= s + l->start && memcmp(p - 2, "（", 3) == 0)
			return true;
		p++;
	}
	return false;
}

/* Mark the lines of the paragraph [a, b) that begin with another name than the line before. */
static void
mark_apart(Page *pg, uint32_t a, uint32_t b)
{
	const char *s = pg->s;
	bool byline = pg->lines[a].kind == ZHC_LINE_BYLINE;
	bool bracket = byline;
	uint32_t looked = a; /* for brackets, up to this line */

	for (uint32_t k = a + 1; k < b; k++)
	{
		ZhcLine *l = &pg->lines[k];

		if (starts_with_five(s + l->start, s + l->end))
			continue;
		for (; !bracket && looked < k; looked++)
			bracket = holds_bracket(s, &pg->lines[looked]);
		l->apart = bracket && between_names(s, l) &&
				   (byline || zhc_among_reporters(s, pg->lines, k - 1, l[-1].end));
	}
}

void
zhc_mark_bylines(const ZhcAlloc *al, Page *pg)
{
	for (uint32_t i = 0, e; i < pg->n; i = e)
	{
		ZhcLine *first = &pg->lines[i];

		for (e = i + 1; e < pg->n && pg->lines[e].continues; e++)
			;
		if (first->kind == ZHC_LINE_BODY && e - i > 1 && is_byline(pg, i, e))
			for (uint32_t k = i; k < e; k++)
				pg->lines[k].kind = ZHC_LINE_BYLINE;
		mark_apart(pg, i, e);
		if (i % 256 == 0)
			zhc_poll(al);
	}
}
