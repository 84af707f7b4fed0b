/*
 * words.c - what stands in a stretch of words
 */
#include "words.h"

#include "fold.h"
#include "stretch.h"

static inline bool
is_alpha(unsigned char c)
{
	return (unsigned char) ((c | 0x20) - 'a') < 26;
}

static inline bool
is_digit(unsigned char c)
{
	return (unsigned char) (c - '0') < 10;
}

/* Is there a digit, ASCII or full-width, at the start or the end of [p, end)? */
static bool
has_digit(const char *p, const char *end, bool at_end)
{
	if (end - p >= 1 && is_digit((unsigned char) (at_end ? end[-1] : p[0])))
		return true;
	if (end - p < 3)
		return false;
	if (at_end)
		p = end - 3;
	return memcmp(p, "\xEF\xBC", 2) == 0 && (unsigned char) p[2] - 0x90u < 10;
}

bool
zhc_word_gap_breaks(const char *s, const char *end, const char *p, const char *q)
{
	bool sign = (q - p == 1 && (*p == ',' || *p == ':')) ||
				(q - p == 3 && memcmp(p, "\xEF\xBC\x9A", 3) == 0);

	if (sign && has_digit(s, p, true) && has_digit(q, end, false))
		return false;
	return zhc_gap_breaks(p, q);
}

bool
zhc_is_separator(char c)
{
	return c == ' ' || c == ',' || c == '%' || c == '(' || c == ')' || c == '\'' || c == '"' ||
		   c == ';' || c == '!' || c == '?' || c == '\t' || c == '\n' || c == '\r';
}

/* Digits with an e are left to the word parser: they could be a float. */
const char *
zhc_simple_word(const char *s, const char *end, ZhcWordKind *kind)
{
	const char *p = s;
	bool digits_first = is_digit((unsigned char) *p);
	bool alpha = false;
	bool digit = false;

	while (p < end && (is_alpha((unsigned char) *p) || is_digit((unsigned char) *p)))
	{
		bool is_letter = is_alpha((unsigned char) *p);

		alpha |= is_letter;
		digit |= !is_letter;
		if (digits_first && (*p | 0x20) == 'e')
			return NULL;
		p++;
	}
	if (p == s)
		return NULL;
	*kind = !digit ? ZHC_WORD_ASCII : alpha ? ZHC_WORD_NUM : ZHC_WORD_UINT;
	if (p + 1 < end && *p == '.' && *kind == ZHC_WORD_UINT && is_digit((unsigned char) p[1]))
	{
		*kind = ZHC_WORD_DECIMAL;
		p++;
		while (p < end && is_digit((unsigned char) *p))
			p++;
	}
	return p < end && !zhc_is_separator(*p) ? NULL : p;
}

bool
zhc_words_are_simple(const char *s, size_t n)
{
	const char *end = s + n;
	ZhcWordKind kind;

	while (s && s < end)
		s = zhc_is_separator(*s) ? s + 1 : zhc_simple_word(s, end, &kind);
	return s != NULL;
}

/* An ASCII word in lower case. */
static ZhcStatus
ascii_word(const ZhcSink *sink, const char *s, size_t n)
{
	char low[ZHC_MAX_TERM];

	if (n > ZHC_MAX_TERM)
		return ZHC_OK;
	for (size_t i = 0; i < n; i++)
		low[i] = (char) (s[i] >= 'A' && s[i] <= 'Z' ? s[i] | 0x20 : s[i]);
	return sink->word(sink->to, low, n, s, n);
}

bool
zhc_words_simple(const ZhcSink *sink, const char *s, size_t n, ZhcStatus *st)
{
	const char *end = s + n;
	const char *p = s;
	ZhcWordKind kind;

	*st = ZHC_OK;
	if (!zhc_words_are_simple(s, n)) /* look before anything is handed on */
		return false;
	while (p < end && *st == ZHC_OK)
	{
		const char *q = p;

		while (q < end && zhc_is_separator(*q))
			q++;
		if (q > p && zhc_word_gap_breaks(s, end, p, q))
			sink->gap(sink->to);
		if (q == end)
			break;
		p = zhc_simple_word(q, end, &kind);
		*st = ascii_word(sink, q, (size_t) (p - q));
	}
	return true;
}

/* Words by character class alone. */
static ZhcStatus
plain_words(const ZhcAlloc *al, const ZhcSink *sink, const char *s, size_t n)
{
	ZhcStatus st = ZHC_OK;
	ZhcBuf buf;
	size_t i = 0;

	zhc_buf_init(&buf, al);
	while (i < n && st == ZHC_OK)
	{
		size_t from = i;

		while (i < n && ((unsigned char) s[i] >= 0x80 || is_alpha((unsigned char) s[i]) ||
						 is_digit((unsigned char) s[i])))
			i++;
		buf.len = 0;
		if (i > from)
			st = zhc_fold(s + from, i - from, &buf);
		if (st == ZHC_OK && buf.len > 0 && buf.len <= ZHC_MAX_TERM)
			st = sink->word(sink->to, buf.data, buf.len, s + from, i - from);
		from = i;
		while (i < n && (unsigned char) s[i] < 0x80 && !is_alpha((unsigned char) s[i]) &&
			   !is_digit((unsigned char) s[i]))
			i++;
		if (i > from && zhc_word_gap_breaks(s, s + n, s + from, s + i))
			sink->gap(sink->to);
	}
	zhc_buf_free(&buf);
	return st;
}

ZhcStatus
zhc_words(const ZhcAlloc *al, ZhcWordsFn parser, void *ctx, const ZhcSink *sink, const char *s,
		  size_t n)
{
	ZhcStatus st;

	if (zhc_words_simple(sink, s, n, &st))
		return st;
	if (parser)
		return parser(ctx, sink, s, n);
	return plain_words(al, sink, s, n);
}

/* A sink for the words of a clean copy, which stand elsewhere in the stretch as it was printed. */
typedef struct Printed
{
	const ZhcSink *sink;
	const char *copy;
	const uint32_t *map;
	const char *s; /* the stretch */
} Printed;

static ZhcStatus
printed_word(void *to, const char *s, size_t n, const char *at, size_t len)
{
	const Printed *p = to;
	const uint32_t *map = p->map + (at - p->copy);
	size_t printed = len > 0 ? map[len - 1] + 1 - map[0] : 0;

	if (printed > ZHC_MAX_TERM) /* as PostgreSQL does with what its parser gives */
		return ZHC_OK;
	return p->sink->word(p->sink->to, s, n, p->s + map[0], printed);
}

static void
printed_gap(void *to)
{
	const Printed *p = to;

	p->sink->gap(p->sink->to);
}

ZhcStatus
zhc_scan_words(const ZhcScan *sc, const ZhcSeg *seg, ZhcWordsFn parser, void *ctx,
			   const ZhcSink *sink)
{
	const ZhcAlloc *al = sc->al;
	const char *s = sc->s + seg->start;
	size_t n = seg->end - seg->start;
	char *copy;
	uint32_t *map;
	ZhcStatus st = ZHC_NOMEM;

	if (!seg->set)
		return zhc_words(al, parser, ctx, sink, s, n);
	copy = al->alloc(al->ctx, n + 1);
	map = al->alloc(al->ctx, (n + 1) * sizeof(uint32_t));
	if (copy && map)
	{
		Printed printed = {sink, copy, map, s};
		const ZhcSink on_copy = {printed_word, printed_gap, &printed};

		n = zhc_stretch_clean(sc, seg, copy, map);
		st = zhc_words(al, parser, ctx, &on_copy, copy, n);
	}
	al->free(al->ctx, map);
	al->free(al->ctx, copy);
	return st;
}
