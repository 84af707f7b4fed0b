/*
 * lines.c - splitting a text into lines and measuring them
 *
 * Most of the time goes here, so the inner loops look at many bytes at a time and only the first
 * and last characters of a line are decoded.
 */
#include "chars.h"
#include "lines.h"
#include "utf8.h"

/* A line of more bytes than this is wider than any wrapped line: it is not measured. */
#define LONG_LINE 960

#define STRETCH 240 /* bytes counted with counters of one byte */

/* Pieces of the text between two polls. */
#define POLL_BYTES (1u << 20)

typedef struct Splitter
{
	const ZhcAlloc *al;
	const char *s;
	size_t n;
	bool plain; /* no line break but LF and CRLF */
	ZhcLine *lines;
	size_t nlines;
	size_t cap;
	unsigned blanks; /* blank lines since the last line */
} Splitter;

/* ---- bytes --------------------------------------------------------------------------------- */

/*
 * Whether only LF and CRLF break lines in s; now and then false though they do (U+4028 and the like
 * hold the bytes of a break).  One pass that compilers vectorise.
 */
static bool
only_lf(const ZhcAlloc *al, const char *s, size_t n)
{
	const unsigned char *p = (const unsigned char *) s;

	for (size_t from = 0; from + 1 < n; from += 4096)
	{
		size_t to = n - 1 - from > 4096 ? from + 4096 : n - 1;
		unsigned char hit = 0;

		for (size_t i = from; i < to; i++)
		{
			unsigned char cr = (p[i] == '\r') & (p[i + 1] != '\n');
			unsigned char ff = (unsigned char) (p[i] - '\v') < 2;
			unsigned char nel = (p[i] == 0xC2) & (p[i + 1] == 0x85);
			unsigned char sep = (p[i] == 0x80) & ((p[i + 1] & 0xFE) == 0xA8);

			hit |= cr | ff | nel | sep;
		}
		if (hit)
			return false;
		if (from % POLL_BYTES == 0)
			zhc_poll(al);
	}
	return n == 0 || p[n - 1] < '\v' || p[n - 1] > '\r';
}

/* The end of the line that starts at p, and where the next one starts. */
static const char *
line_end(const Splitter *sp, const char *p, const char **next)
{
	const char *end = sp->s + sp->n;

	if (sp->plain)
	{
		const char *lf = memchr(p, '\n', (size_t) (end - p));

		*next = lf ? lf + 1 : end;
		return lf ? lf : end;
	}
	for (; p < end; p++)
	{
		unsigned char c = (unsigned char) *p;

		if (c >= '\n' && c <= '\r')
		{
			*next = p + 1 + (c == '\r' && p + 1 < end && p[1] == '\n');
			return p;
		}
		if (c == 0xC2 && p + 1 < end && (unsigned char) p[1] == 0x85)
		{
			*next = p + 2;
			return p;
		}
		if (c == 0xE2 && p + 2 < end && (unsigned char) p[1] == 0x80 &&
			((unsigned char) p[2] & 0xFE) == 0xA8)
		{
			*next = p + 3;
			return p;
		}
	}
	*next = end;
	return end;
}

/*
 * Characters of s and its columns.  A character is a byte that continues none (80 to BF do); those
 * led by E2 and higher (quotes, dashes, Han) take two columns.  Compilers vectorise the inner loop,
 * whose counters are as wide as what it counts; no stretch is so long that one runs over.
 */
static void
measure(const char *s, size_t n, unsigned *chars, unsigned *cols)
{
	const signed char *p = (const signed char *) s;
	unsigned continued = 0;
	unsigned wide = 0;

	for (size_t from = 0; from < n; from += STRETCH)
	{
		size_t to = n - from > STRETCH ? from + STRETCH : n;
		unsigned char conts = 0;
		unsigned char wides = 0;

		for (size_t i = from; i < to; i++)
		{
			conts += p[i] < -0x40;
			wides += (p[i] >= -0x1E) & (p[i] < 0);
		}
		continued += conts;
		wide += wides;
	}
	*chars = (unsigned) n - continued;
	*cols = *chars + wide;
}

/* Length of the blank or invisible character at p, or 0; *cols are its columns. */
static int
blank_at(const char *p, const char *end, unsigned *cols)
{
	unsigned char c = (unsigned char) *p;
	uint32_t cp;
	ZhcClass class;
	int len;

	*cols = 1;
	if (c <= ' ')
	{
		*cols = c == '\t' ? 4 : c == ' ';
		return 1;
	}
	if (c < 0xC2 || (c >= 0xE4 && c <= 0xED)) /* ASCII; Han and Hangul */
		return 0;
	if (c == 0xE3 && end - p >= 3 && memcmp(p, "\xE3\x80\x80", 3) == 0)
	{
		*cols = 2;
		return 3;
	}
	len = zhc_decode(p, end, &cp);
	class = zhc_class(cp);
	if (class == ZHC_C_IGNORABLE)
	{
		*cols = 0;
		return len;
	}
	return class == ZHC_C_BLANK || class == ZHC_C_NEWLINE ? len : 0;
}

const char *
zhc_skip_blanks(const char *p, const char *end, unsigned *cols)
{
	while (p < end)
	{
		unsigned w;
		int len = blank_at(p, end, &w);

		if (len == 0)
			break;
		*cols += w;
		p += len;
	}
	return p;
}

const char *
zhc_behind_blank(const char *p, const char *end)
{
	unsigned cols = 0;

	for (; end - p >= 3; p += (unsigned char) *p >= 0xE4 ? 3 : 1) /* no byte of Han begins one */
		if (*p == ' ' || ((unsigned char) *p == 0xE3 && memcmp(p, "\xE3\x80\x80", 3) == 0))
			return zhc_skip_blanks(p, end, &cols);
	return end;
}

const char *
zhc_trim_blanks(const char *p, const char *end)
{
	while (end > p)
	{
		unsigned char c = (unsigned char) end[-1];
		unsigned w;
		uint32_t at;

		if (c <= ' ')
		{
			end--;
			continue;
		}
		if (c < 0x80 ||
			(end - p >= 3 && (unsigned char) end[-3] >= 0xE4 && (unsigned char) end[-3] <= 0xED))
			break;
		zhc_char_before(p, 0, (uint32_t) (end - p), &at);
		if (blank_at(p + at, end, &w) == 0)
			break;
		end = p + at;
	}
	return end;
}

/* ---- the lines ----------------------------------------------------------------------------- */

static bool
may_be_mark(unsigned char c)
{
	return c == '#' || c == '>' || c == '-' || c == '*' || c == '+' || c == '=' || c == '_' ||
		   c == '~' || c == 0xE2 || c == 0xC2 || c == 0xE3 || c == 0xEF;
}

/* Whether a line ends at e, behind p, as nearly all do: in Han or one of 。，、 which tells *ends.
 */
static inline bool
ends_plainly(const char *p, const char *e, ZhcLineEnd *ends)
{
	if (e - p < 3)
		return false;
	*ends = ZHC_END_OPEN;
	if (zhc_is_plain_han(e - 3))
		return true;
	*ends = ZHC_END_COMMA;
	if (memcmp(e - 3, "，", 3) == 0 || memcmp(e - 3, "、", 3) == 0)
		return true;
	*ends = ZHC_END_STOP;
	return memcmp(e - 3, "。", 3) == 0;
}

/* Measure line l, whose marks are known, and look at both ends; the last where `plainly` is false.
 */
static inline void
describe(const char *s, ZhcLine *l, bool plainly, ZhcLineEnd ends)
{
	const char *p = s + l->start;
	unsigned chars = ZHC_WIDTH_MAX;
	unsigned cols = ZHC_WIDTH_MAX;

	if (l->end - l->start <= LONG_LINE)
		measure(p, l->end - l->start, &chars, &cols);
	l->chars = (uint16_t) chars;
	l->cols = (uint16_t) cols;
	l->starts = l->end - l->start >= 3 && (unsigned char) *p >= 0xE6 && zhc_is_plain_han(p)
					? ZHC_START_WORD
					: zhc_line_starts(p, s + l->end);
	l->ends = plainly ? ends : zhc_line_ends(s, l->start, l->end);
}

bool
zhc_line_alone(const char *s, ZhcLine *l)
{
	const char *p = s + l->start;
	const char *end = s + l->end;
	ZhcLineEnd ends = ZHC_END_OPEN;
	bool plainly;
	unsigned cols = 0;

	if (p == end || zhc_skip_blanks(p, end, &cols) > p)
		return false;
	plainly = ends_plainly(p, end, &ends);
	if (!plainly && zhc_trim_blanks(p, end) < end)
		return false;
	if (may_be_mark((unsigned char) *p))
	{
		if (zhc_line_is_rule(p, end))
			return false;
		zhc_strip_marks(s, l);
	}
	describe(s, l, plainly, ends);
	return true;
}

bool
zhc_line_stays(const char *s, const ZhcLine *l, uint32_t start)
{
	return l->told != ZHC_LINE_UNTOLD && l->mark == 0 && l->level == 0 && !l->marked &&
		   !may_be_mark((unsigned char) s[l->start]) && zhc_is_as_high(l->start, start);
}

/* Add the line [p, end), which holds something, without the blanks at its end. */
static ZhcStatus
add_line(Splitter *sp, const char *p, const char *end, unsigned indent)
{
	ZhcLine *l;
	ZhcLineEnd ends = ZHC_END_OPEN;
	bool plainly = ends_plainly(p, end, &ends);

	if (!plainly)
		end = zhc_trim_blanks(p, end);
	if (may_be_mark((unsigned char) *p) && zhc_line_is_rule(p, end))
	{
		sp->blanks += 2;
		return ZHC_OK;
	}
	if (sp->nlines == sp->cap)
	{
		ZhcStatus st = zhc_array_reserve(sp->al, (void **) &sp->lines, &sp->cap, sp->nlines + 1,
										 sizeof(ZhcLine));

		if (st != ZHC_OK)
			return st;
	}
	l = &sp->lines[sp->nlines++];
	memset(l, 0, sizeof(*l));
	l->start = (uint32_t) (p - sp->s);
	l->end = (uint32_t) (end - sp->s);
	l->blanks = sp->blanks < 255 ? (uint8_t) sp->blanks : 255;
	l->indent = indent < 255 ? (uint8_t) indent : 255;
	if (may_be_mark((unsigned char) *p))
		zhc_strip_marks(sp->s, l);
	describe(sp->s, l, plainly, ends);
	sp->blanks = 0;
	return ZHC_OK;
}

ZhcStatus
zhc_lines(const ZhcAlloc *al, const char *s, size_t n, ZhcLayout *out)
{
	Splitter sp = {.al = al, .s = s, .n = n};
	const char *p = s;
	const char *end;
	const char *poll_at = s;
	ZhcStatus st = ZHC_OK;

	out->lines = NULL;
	out->nlines = 0;
	if (n >= UINT32_MAX)
		return ZHC_TOO_LONG;
	if (n == 0)
		return ZHC_OK;
	end = s + n;
	sp.plain = only_lf(al, s, n);
	st = zhc_array_reserve(al, (void **) &sp.lines, &sp.cap, n / 128 < 256 ? n / 128 + 8 : 256,
						   sizeof(ZhcLine));
	while (p < end && st == ZHC_OK)
	{
		const char *next;
		const char *e = line_end(&sp, p, &next);
		unsigned indent = 0;

		p = zhc_skip_blanks(p, e, &indent);
		if (p == e)
			sp.blanks++;
		else
			st = add_line(&sp, p, e, indent);
		p = next;
		if (p >= poll_at)
		{
			zhc_poll(al);
			poll_at = p + POLL_BYTES < end ? p + POLL_BYTES : end;
		}
	}
	if (st != ZHC_OK || sp.nlines == 0) /* nothing but blanks */
	{
		al->free(al->ctx, sp.lines);
		return st;
	}
	out->lines = sp.lines;
	out->nlines = (uint32_t) sp.nlines;
	return ZHC_OK;
}
