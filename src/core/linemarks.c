/*
 * linemarks.c - the marks of a line: what it starts and ends with, and what is no text at all
 */
#include "lines.h"
#include "utf8.h"

#define MOST_BRACKET 90 /* bytes of what stands in brackets behind a sentence */

uint32_t
zhc_char_before(const char *s, uint32_t start, uint32_t e, uint32_t *at)
{
	uint32_t b = e - 1;
	uint32_t cp;

	if (e - start >= 3 && zhc_is_plain_han(s + e - 3))
	{
		const unsigned char *u = (const unsigned char *) s + e - 3;

		*at = e - 3;
		return (u[0] & 0x0Fu) << 12 | (u[1] & 0x3Fu) << 6 | (u[2] & 0x3Fu);
	}
	while (b > start && e - b < 4 && ((unsigned char) s[b] & 0xC0) == 0x80)
		b--;
	if (zhc_decode(s + b, s + e, &cp) != (int) (e - b))
	{
		b = e - 1;
		cp = ZHC_BAD_BYTE + (unsigned char) s[b];
	}
	*at = b;
	return cp;
}

/* ---- what lines start and end with --------------------------------------------------------- */

static bool
is_opener(uint32_t cp)
{
	switch (cp)
	{
		case 0x201C: /* “ */
		case 0x2018: /* ‘ */
		case 0x300C: /* 「 */
		case 0x300E: /* 『 */
		case 0x300A: /* 《 */
		case 0x3008: /* 〈 */
		case 0x3010: /* 【 */
		case 0x3014: /* 〔 */
		case 0xFF08: /* （ */
		case 0xFF3B: /* ［ */
		case '(':
		case '[':
			return true;
		default:
			return false;
	}
}

static bool
is_closer(uint32_t cp)
{
	switch (cp)
	{
		case 0x201D: /* ” */
		case 0x2019: /* ’ */
		case 0x300D: /* 」 */
		case 0x300F: /* 』 */
		case 0x300B: /* 》 */
		case 0x3009: /* 〉 */
		case 0x3011: /* 】 */
		case 0x3015: /* 〕 */
		case 0xFF09: /* ） */
		case 0xFF3D: /* ］ */
		case ')':
		case ']':
			return true;
		default:
			return false;
	}
}

static bool
is_dash(uint32_t cp)
{
	return (cp >= 0x2013 && cp <= 0x2015) || cp == 0x2500 || cp == 0xFF0D;
}

/* What a mark in last place says; OPEN for what is no mark. */
static ZhcLineEnd
end_of(uint32_t cp)
{
	switch (cp)
	{
		case 0x3002: /* 。 */
		case 0xFF01: /* ！ */
		case 0xFF1F: /* ？ */
		case 0x2026: /* … */
		case 0x22EF: /* ⋯ */
		case 0xFF0E: /* ． */
		case 0xFF61: /* ｡ */
		case 0x203C: /* ‼ */
		case '!':
		case '?':
			return ZHC_END_STOP;
		case 0xFF0C: /* ， */
		case 0x3001: /* 、 */
		case 0xFF1B: /* ； */
		case 0xFE50: /* ﹐ */
		case 0xFE51: /* ﹑ */
		case 0xFE54: /* ﹔ */
		case 0xFF64: /* ､ */
		case ',':
		case ';':
			return ZHC_END_COMMA;
		case 0xFF1A: /* ： */
		case 0xFE55: /* ﹕ */
		case ':':
			return ZHC_END_COLON;
		default:
			return is_opener(cp) ? ZHC_END_BRACKET : is_dash(cp) ? ZHC_END_DASH : ZHC_END_OPEN;
	}
}

/*
 * Where what stands in brackets behind a sentence begins, when the text ends with it: 。（某某）,
 * 。（完）【编辑：某某】; e when there is nothing of the kind.  It ends the sentence with it.
 */
static uint32_t
behind_sentence(const char *s, uint32_t start, uint32_t e)
{
	uint32_t at;
	uint32_t cp = zhc_char_before(s, start, e, &at);
	uint32_t open = cp == 0xFF09 ? 0xFF08 : cp == ')' ? '(' : cp == 0x3011 ? 0x3010 : 0;

	while (open != 0 && at > start && e - at < MOST_BRACKET)
	{
		cp = zhc_char_before(s, start, at, &at);
		if (cp == open)
			return at;
		if (is_closer(cp) || end_of(cp) == ZHC_END_STOP)
			break;
	}
	return e;
}

/* Fill in `ends`: the last character that is no closing quote or bracket tells. */
ZhcLineEnd
zhc_line_ends(const char *s, uint32_t start, uint32_t e)
{
	uint32_t at;
	uint32_t cp;

	if (e - start >= 3 && zhc_is_plain_han(s + e - 3))
		return ZHC_END_OPEN;
	at = behind_sentence(s, start, e);
	if (at < e && at > start)
	{
		uint32_t before = behind_sentence(s, start, at); /* two of them */

		at = before > start ? before : at;
		cp = zhc_char_before(s, start, at, &at);
		while (at > start && is_closer(cp))
			cp = zhc_char_before(s, start, at, &at);
		if (end_of(cp) == ZHC_END_STOP)
			return ZHC_END_STOP;
	}
	cp = zhc_char_before(s, start, e, &at);
	for (int i = 0; i < 4 && at > start && (is_closer(cp) || cp == '"' || cp == '\''); i++)
	{
		ZhcLineEnd end;

		cp = zhc_char_before(s, start, at, &at);
		end = end_of(cp);
		if (end == ZHC_END_COMMA || end == ZHC_END_COLON || end == ZHC_END_DASH)
			return ZHC_END_OPEN; /* “……，” he said */
	}
	if (cp == '.' && at > start)
	{
		/* A full stop after a word, or three of them; not the point of a number or initial. */
		uint32_t before = zhc_char_before(s, start, at, &at);

		return before >= '0' && before <= '9' ? ZHC_END_OPEN : ZHC_END_STOP;
	}
	return end_of(cp);
}

/* 一 to 十, 百, 〇: the numerals that number a list. */
static bool
is_han_numeral(uint32_t cp)
{
	switch (cp)
	{
		case 0x4E00:
		case 0x4E8C:
		case 0x4E09:
		case 0x56DB:
		case 0x4E94:
		case 0x516D:
		case 0x4E03:
		case 0x516B:
		case 0x4E5D:
		case 0x5341:
			return true;
		default:
			return false;
	}
}

static bool
is_numeral(uint32_t cp)
{
	return (cp >= '0' && cp <= '9') || (cp >= 0xFF10 && cp <= 0xFF19) || is_han_numeral(cp);
}

/* Whether the number of a list stands at p: 1. 2、 （3） (4) ⑤ 六、 but not 1.5 or 三、四月. */
static bool
is_list_number(const char *p, const char *end)
{
	uint32_t cp;
	int len = zhc_decode(p, end, &cp);
	bool bracket = cp == 0xFF08 || cp == '(';
	int digits = 0;

	if (cp >= 0x2460 && cp <= 0x249B) /* ① ⑴ ⒈ */
		return true;
	if (bracket)
		p += len;
	for (; p < end; p += len, digits++)
	{
		len = zhc_decode(p, end, &cp);
		if (!is_numeral(cp))
			break;
	}
	if (digits == 0 || digits > 3 || p >= end)
		return false;
	if (bracket)
		return cp == 0xFF09 || cp == ')';
	if (cp != '.' && cp != 0xFF0E && cp != 0x3001 && cp != ')' && cp != 0xFF09)
		return false;
	p += len;
	if (p >= end)
		return false;
	zhc_decode(p, end, &cp);
	return !is_numeral(cp);
}

ZhcLineStart
zhc_line_starts(const char *p, const char *end)
{
	uint32_t cp;

	if (end - p >= 3 && zhc_is_plain_han(p)) /* numerals come before U+6000 */
		return (unsigned char) *p < 0xE6 && is_list_number(p, end) ? ZHC_START_NUMBER
																   : ZHC_START_WORD;
	zhc_decode(p, end, &cp);
	if (cp == 0xFF08 || cp == '(' || is_numeral(cp) || (cp >= 0x2460 && cp <= 0x249B))
	{
		if (is_list_number(p, end))
			return ZHC_START_NUMBER;
	}
	if (cp < 0x80 && zhc_is_ascii_word(cp))
		return ZHC_START_WORD;
	if (is_opener(cp))
		return ZHC_START_QUOTE;
	if (is_dash(cp))
		return ZHC_START_DASH;
	if (cp == 0x2026 || cp == 0x22EF) /* a line of …… */
		return ZHC_START_WORD;
	if (is_closer(cp) ||
		(cp >= 0x80 && (end_of(cp) == ZHC_END_STOP || end_of(cp) == ZHC_END_COMMA ||
						end_of(cp) == ZHC_END_COLON)))
		return ZHC_START_CLOSER;
	return ZHC_START_WORD;
}

/* ---- marks --------------------------------------------------------------------------------- */

/* Signs that stand before captions and list items, and nowhere else at the start of a line. */
static ZhcLineKind
sign_kind(uint32_t cp)
{
	switch (cp)
	{
		case 0x25CF: /* ● may be either; layout.c looks at the lines around it */
		case 0x25B2: /* ▲ */
		case 0x25B3: /* △ */
		case 0x25BC: /* ▼ */
		case 0x25BD: /* ▽ */
		case 0x25C0: /* ◀ */
		case 0x25C1: /* ◁ */
		case 0x25C4: /* ◄ */
		case 0x2191: /* ↑ */
		case 0x2193: /* ↓ */
			return ZHC_LINE_CAPTION;
		case 0x2022: /* • */
		case 0x2023: /* ‣ */
		case 0x203B: /* ※ */
		case 0x25A0: /* ■ */
		case 0x25A1: /* □ */
		case 0x25AA: /* ▪ */
		case 0x25AB: /* ▫ */
		case 0x25B6: /* ▶ */
		case 0x25B7: /* ▷ */
		case 0x25B8: /* ▸ */
		case 0x25BA: /* ► */
		case 0x25C6: /* ◆ */
		case 0x25C7: /* ◇ */
		case 0x25CE: /* ◎ */
		case 0x2609: /* ☉ */
		case 0x25FC: /* ◼ */
		case 0x2605: /* ★ */
		case 0x2606: /* ☆ */
		case 0x27A2: /* ➢ */
		case 0x27A4: /* ➤ */
			return ZHC_LINE_BULLET;
		default:
			return ZHC_LINE_BODY;
	}
}

/* Whether the line is nothing but a rule: ---, ===, * * *, ────, －－－. */
bool
zhc_line_is_rule(const char *p, const char *end)
{
	unsigned marks = 0;

	while (p < end)
	{
		uint32_t cp;
		int len = zhc_decode(p, end, &cp);

		if (cp == '-' || cp == '=' || cp == '*' || cp == '_' || cp == '~' || cp == 0xFF0D ||
			cp == 0xFF3F || cp == 0xFF1D || (cp >= 0x2500 && cp <= 0x257F)) /* － ＿ ＝ */
			marks++;
		else if (cp > ' ')
			return false;
		p += len;
	}
	return marks >= 3;
}

/*
 * Length of the ASCII mark at p with nothing behind it yet: "#", ">", "- ", "* ", "+ ", "· ";
 * sets level for headings.
 */
static int
ascii_mark(const char *p, const char *end, uint8_t *level, ZhcLineKind *kind)
{
	int len = 1;
	bool blank;

	if (*p == '#')
	{
		while (p + len < end && p[len] == '#')
			len++;
		if (len > 6 || p + len == end ||
			(p[len] != ' ' && p[len] != '\t' && (len < 2 || !(p[len] & 0x80))) || end[-1] == '#')
			return 0;
		if (*level == 0)
			*level = (uint8_t) len;
		*kind = ZHC_LINE_HEADING;
		return len;
	}
	blank = p + 1 < end && (p[1] == ' ' || p[1] == '\t');
	if (*p == '>')
		return blank || (p + 1 < end && p[1] == '>') ? 1 : 0;
	if (!blank || (*p != '-' && *p != '*' && *p != '+'))
		return 0;
	if (*p == '-' && end[-1] == '-') /* - 3 - */
		return 0;
	*kind = ZHC_LINE_BULLET;
	return 1;
}

/* Whether "*" stands at both ends of [p, end), beside no blank, and nowhere between. */
static bool
is_italic(const char *p, const char *end)
{
	return end - p > 2 && p[0] == '*' && p[1] != '*' && p[1] != ' ' && end[-1] == '*' &&
		   end[-2] != ' ' && memchr(p + 1, '*', (size_t) (end - p - 2)) == NULL;
}

/* Whether "**" stands at both ends of [p, end) and nowhere between. */
static bool
is_bold(const char *p, const char *end)
{
	if (end - p < 5 || p[0] != '*' || p[1] != '*' || end[-1] != '*' || end[-2] != '*')
		return false;
	for (const char *q = p + 2; q < end - 2; q++)
	{
		q = memchr(q, '*', (size_t) (end - 2 - q));
		if (q == NULL)
			break;
		if (q[1] == '*')
			return false;
	}
	return true;
}

/* Skip the marks at the start of l (and the closing "**"); note what they say. */
void
zhc_strip_marks(const char *s, ZhcLine *l)
{
	const char *p = s + l->start;
	const char *end = s + l->end;
	ZhcLineKind kind = ZHC_LINE_BODY;

	while (p < end)
	{
		const char *q = p;
		unsigned cols = 0;
		uint32_t cp;

		if (is_bold(p, end))
		{
			q += 2;
			end = zhc_trim_blanks(q, end - 2);
			if (l->level == 0)
				l->level = ZHC_LEVEL_BOLD;
		}
		else if (end - p > 2 && p[0] == '*' && p[1] == '*')
			q += 2;
		else if (is_italic(p, end))
			end = zhc_trim_blanks(++q, end - 1);
		else if ((unsigned char) *p < 0x80)
			q += ascii_mark(p, end, &l->level, &kind);
		else
		{
			int len = zhc_decode(p, end, &cp);
			ZhcLineKind k = sign_kind(cp);

			if ((cp == 0xB7 || cp == 0x30FB) && p + len < end && p[len] == ' ')
				k = ZHC_LINE_BULLET;
			if (k != ZHC_LINE_BODY)
			{
				q += len;
				if (kind == ZHC_LINE_BODY)
					kind = k;
			}
		}
		if (q == p)
			break;
		{
			uint32_t mark;

			zhc_decode(p, end, &mark);
			if (l->mark == 0)
				l->mark = (uint16_t) mark;
		}
		q = zhc_skip_blanks(q, end, &cols);
		if (q >= end) /* nothing but marks: they are the text */
			break;
		p = q;
	}
	if (p == s + l->start)
	{
		l->mark = 0;
		return;
	}
	if (l->level > 0 && kind == ZHC_LINE_BODY)
		kind = ZHC_LINE_HEADING;
	l->start = (uint32_t) (p - s);
	l->end = (uint32_t) (end - s);
	l->kind = (uint8_t) kind;
	l->marked = kind != ZHC_LINE_BODY || l->mark == '>';
}

unsigned
zhc_line_unit(const char *s, const ZhcLine *l, bool by_chars)
{
	const char *p = s + l->start;
	const char *end = s + l->end;
	unsigned narrow = by_chars ? 2 : 1;
	unsigned cols = 0;
	uint32_t cp = 0;
	int len;

	if (end - p >= 6 && zhc_is_plain_han(p) && zhc_is_plain_han(p + 3))
		return 2;
	len = zhc_decode(p, end, &cp);
	for (; p < end && is_opener(cp) && cols < 8; cols += 2)
	{
		p += len;
		if (p < end)
			len = zhc_decode(p, end, &cp);
	}
	if (p < end && cp >= 0x80)
	{
		cols += cp < 0x800 ? narrow : 2;
		p += len;
	}
	else
		for (; p<end && * p> ' ' && !((unsigned char) *p & 0x80) && cols < 40; p++)
			cols += narrow;
	for (int i = 0; i < 3 && p < end; i++, cols += 2) /* what may not start a line */
	{
		p += zhc_decode(p, end, &cp);
		if (!is_closer(cp) && (cp < 0x80 || end_of(cp) == ZHC_END_OPEN || is_opener(cp)))
			break;
	}
	return cols;
}

/* How many 。 (and, with clauses, ，！：；？) stand in [p, end). */
static unsigned
count_marks(const char *p, const char *end, bool clauses)
{
	unsigned count = 0;

	for (; p + 2 < end; p++)
	{
		unsigned char c = (unsigned char) *p;

		if (c == 0xE3)
			count += (unsigned char) p[1] == 0x80 && (unsigned char) p[2] == 0x82;
		else if (clauses && c == 0xEF && (unsigned char) p[1] == 0xBC)
		{
			c = (unsigned char) p[2];
			count += c == 0x8C || c == 0x9A || c == 0x9B || c == 0x81 || c == 0x9F;
		}
		else
			continue;
		p += 2;
	}
	return count;
}

unsigned
zhc_line_clauses(const char *s, const ZhcLine *l)
{
	uint32_t end = l->end - l->start > 600 ? l->start + 600 : l->end;

	return count_marks(s + l->start, s + end, true);
}

bool
zhc_line_holds_stop(const char *s, const ZhcLine *l)
{
	const char *p = s + l->start;
	const char *end = s + l->end - 3;

	while (p < end && (p = memchr(p, 0xE3, (size_t) (end - p))) != NULL)
	{
		if ((unsigned char) p[1] == 0x80 && (unsigned char) p[2] == 0x82)
			return true;
		p++;
	}
	return false;
}
