/*
 * words.h - what stands in a stretch of words, handed to whoever collects it
 *
 * The inner structure of words (URLs, e-mail addresses, hyphenated words, numbers) is a word
 * parser's affair: PostgreSQL's default parser, in the server.  Most stretches are simpler than
 * that, and are taken here without asking it; the result is the same.
 */
#ifndef ZHC_WORDS_H
#define ZHC_WORDS_H

#include "scan.h"

#define ZHC_MAX_TERM 2046 /* bytes of the longest word that PostgreSQL takes as a lexeme */

/*
 * Receives folded words (s, n) with what was printed (at, len; in the stretch), and gaps that a
 * phrase may not cross, in text order.
 */
typedef struct ZhcSink
{
	ZhcStatus (*word)(void *to, const char *s, size_t n, const char *at, size_t len);
	void (*gap)(void *to);
	void *to;
} ZhcSink;

/* A word parser: calls the sink for everything in the stretch s. */
typedef ZhcStatus (*ZhcWordsFn)(void *ctx, const ZhcSink *sink, const char *s, size_t n);

/* What the stock parser of PostgreSQL calls a simple word. */
typedef enum ZhcWordKind
{
	ZHC_WORD_ASCII,	  /* letters */
	ZHC_WORD_UINT,	  /* digits */
	ZHC_WORD_NUM,	  /* both */
	ZHC_WORD_DECIMAL, /* digits, a dot, digits */
} ZhcWordKind;

/*
 * The end of the simple word at s (s < end): ASCII letters and digits, or a decimal number, with
 * nothing but a simple separator behind it.  NULL when it is anything else.
 */
const char *zhc_simple_word(const char *s, const char *end, ZhcWordKind *kind);

/* What may stand between simple words: blanks and simple punctuation. */
bool zhc_is_separator(char c);

/* Is the stretch nothing but simple words and separators? */
bool zhc_words_are_simple(const char *s, size_t n);

static inline bool
zhc_is_ascii_digit(char c)
{
	return (unsigned char) (c - '0') < 10;
}

/* The longest text of a short word, and all that may be looked at behind it: %, a blank, a sign. */
#define ZHC_SHORT_WORD	8
#define ZHC_SHORT_AHEAD (ZHC_SHORT_WORD + 2 + 6)

/*
 * The length of a simple word at s, ASCII letters and digits or a decimal number, in small letters
 * into low, zeros behind it, when a common CJK character stands behind it or behind a sign there,
 * so that it is all of its stretch; 0 for anything else, or anything longer than eight bytes.  A
 * percent sign and one blank between them say nothing.  *next is that character.
 */
static inline unsigned
zhc_short_word(const char *s, const char *end, char *low, const char **next)
{
	unsigned n = 0;
	unsigned e = 0;
	unsigned alpha = 0;

	if (end - s < ZHC_SHORT_AHEAD || (unsigned char) *s > 'z')
		return 0;
	memset(low, 0, ZHC_SHORT_WORD);
	for (; n < ZHC_SHORT_WORD; n++)
	{
		unsigned char c = (unsigned char) s[n] | 0x20;
		bool letter = (unsigned char) (c - 'a') < 26;

		if (!letter && !zhc_is_ascii_digit(s[n]))
			break;
		alpha |= letter;
		e |= c == 'e';
		low[n] = (char) c;
	}
	if (n == 0 || (e && zhc_is_ascii_digit(*s)))
		return 0;
	if (s[n] == '.' && n + 1 < ZHC_SHORT_WORD && !alpha && zhc_is_ascii_digit(s[n + 1]))
		for (low[n++] = '.'; n < ZHC_SHORT_WORD && zhc_is_ascii_digit(s[n]); n++)
			low[n] = s[n];
	s += n;
	s += *s == '%';
	s += *s == ' ';
	if (zhc_is_sign(s, end))
		s += 3;
	*next = s;
	return zhc_common_cjk(s) != 0 ? n : 0;
}

/*
 * The length of a short word behind a run that ends at q, with at most a sign and a blank between,
 * in small letters into low; *at where it stands, *next where the next run starts; or 0.
 */
static inline unsigned
zhc_word_behind(const char *q, const char *end, char *low, const char **at, const char **next)
{
	const char *behind;
	unsigned n;

	if (end - q > 3 && (unsigned char) *q > 'z' && zhc_is_sign(q, end))
		q += 3;
	q += q < end && *q == ' ';
	n = zhc_short_word(q, end, low, &behind);
	if (n > 0)
	{
		*at = q;
		*next = behind;
	}
	return n;
}

/* Whether a sign stands between where a run ends and a word, or a short word ends and a run. */
static inline bool
zhc_sign_within(const char *from, const char *to)
{
	return to - from >= 3;
}

/*
 * Take a stretch that needs no word parser: ASCII letters and digits between blanks and simple
 * punctuation, decimal numbers.  Returns false, having called nothing, for any other.
 */
bool zhc_words_simple(const ZhcSink *sink, const char *s, size_t n, ZhcStatus *st);

/*
 * Hand a stretch to the sink: simply where that does, else by the word parser; without one
 * (parser NULL, outside PostgreSQL), letters and digits make words and all else gaps.
 */
ZhcStatus zhc_words(const ZhcAlloc *al, ZhcWordsFn parser, void *ctx, const ZhcSink *sink,
					const char *s, size_t n);

/* The same for the stretch that sc has just read, as it stands in clean text. */
ZhcStatus zhc_scan_words(const ZhcScan *sc, const ZhcSeg *seg, ZhcWordsFn parser, void *ctx,
						 const ZhcSink *sink);

/*
 * Whether a phrase ends at [p, q), which stands between two words of the stretch [s, end): like
 * zhc_gap_breaks(), but not at the one , or : between digits, as in 10,000, 3:2 and 10:30.
 */
bool zhc_word_gap_breaks(const char *s, const char *end, const char *p, const char *q);

#endif /* ZHC_WORDS_H */
