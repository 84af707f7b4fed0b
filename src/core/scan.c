/*
 * scan.c - cutting a text into CJK runs, stretches of words, and gaps
 */
#include "scan.h"

#include "bylines.h"
#include "cutter.h"

ZhcStatus
zhc_scan_begin(ZhcScan *sc, const ZhcAlloc *al, const char *s, size_t n)
{
	sc->layout = (ZhcLayout){NULL, 0};
	if (n > UINT32_MAX)
		return ZHC_TOO_LONG;
	sc->s = s;
	sc->n = (uint32_t) n;
	sc->p = 0;
	sc->line = 0;
	sc->al = al;
	sc->after_run = false;
	sc->carry = 0;
	return zhc_layout(al, s, n, &sc->layout);
}

void
zhc_scan_end(ZhcScan *sc)
{
	if (sc->layout.lines)
		sc->al->free(sc->al->ctx, sc->layout.lines);
	sc->layout.lines = NULL;
	sc->layout.nlines = 0;
}

/* Where the line that p stands in (or before) ends; past the last line, the end of the text. */
static inline uint32_t
line_end(const ZhcScan *sc)
{
	return sc->line < sc->layout.nlines ? sc->layout.lines[sc->line].end : sc->n;
}

uint32_t
zhc_bridge(const ZhcLayout *layout, const char *s, uint32_t n, uint32_t p, uint32_t *line)
{
	uint32_t from = p;
	const ZhcLine *lines = layout->lines;
	bool blank = false;

	for (;;)
	{
		uint32_t cp;
		int len;
		ZhcClass c;

		if (p - from > ZHC_MAX_BRIDGE || *line >= layout->nlines)
			return UINT32_MAX;
		if (p >= lines[*line].end)
		{
			if (*line + 1 >= layout->nlines || !lines[*line + 1].continues ||
				lines[*line + 1].apart)
				return UINT32_MAX;
			++*line;
			p = lines[*line].start;
			continue;
		}
		len = zhc_decode(s + p, s + n, &cp);
		c = zhc_class(cp);
		if (c == ZHC_C_IGNORABLE || (c == ZHC_C_BLANK && !zhc_line_keeps_blanks(&lines[*line])))
		{
			p += (uint32_t) len;
			blank = blank || c == ZHC_C_BLANK;
		}
		else if (cp == '*' && p + 1 < lines[*line].end && s[p + 1] == '*') /* Markdown's bold */
			while (p < lines[*line].end && s[p] == '*')
				p++;
		else if (blank && zhc_is_cjk(c) && zhc_among_reporters(s, lines, *line, p))
			return UINT32_MAX;
		else
			return p;
	}
}

/*
 * Append the character that follows in the run, if there is one: either a CJK character, or a
 * joiner together with the CJK character behind it.  *p is the end of the last character taken.
 */
static bool
take(ZhcScan *sc, uint32_t *n, uint32_t *p)
{
	uint32_t line = sc->line;
	uint32_t at = zhc_bridge(&sc->layout, sc->s, sc->n, *p, &line);
	uint32_t joiner;
	uint32_t cp;
	uint32_t info;
	int len;

	if (at == UINT32_MAX)
		return false;
	len = zhc_decode(sc->s + at, sc->s + sc->n, &cp);
	info = zhc_char(cp);
	if ((info >> ZHC_CLASS_SHIFT) == ZHC_C_JOINER)
	{
		uint32_t jat = at;

		joiner = info & ZHC_FOLD_MASK;
		at = zhc_bridge(&sc->layout, sc->s, sc->n, at + (uint32_t) len, &line);
		if (at == UINT32_MAX)
			return false;
		len = zhc_decode(sc->s + at, sc->s + sc->n, &cp);
		info = zhc_char(cp);
		if (!zhc_is_cjk((ZhcClass) (info >> ZHC_CLASS_SHIFT)))
			return false;
		sc->cp[*n] = joiner;
		sc->off[(*n)++] = jat;
	}
	else if (!zhc_is_cjk((ZhcClass) (info >> ZHC_CLASS_SHIFT)))
		return false;
	sc->cp[*n] = info & ZHC_FOLD_MASK;
	sc->off[(*n)++] = at;
	*p = at + len;
	sc->line = line;
	return true;
}

/* End of the character that starts at byte p. */
static inline uint32_t
char_end(const ZhcScan *sc, uint32_t p)
{
	uint32_t cp;

	return p + (uint32_t) zhc_decode(sc->s + p, sc->s + sc->n, &cp);
}

/*
 * Take CJK characters that follow each other directly, the plain case, without asking the
 * layout.  They stand in one line: a line break is no CJK character.  *stop is the character that
 * is none, as zhc_char() describes it, or 0.
 */
static uint32_t
take_plain(ZhcScan *sc, uint32_t n, uint32_t *p, uint32_t *stop)
{
	const char *end = sc->s + sc->n;
	const char *q = sc->s + *p;

	*stop = 0;
	while (q < end && n < ZHC_RUN_CHUNK)
	{
		uint32_t cp = end - q >= 3 ? zhc_common_cjk(q) : 0;
		int len = 3;

		if (cp == 0)
		{
			uint32_t info;

			len = zhc_decode(q, end, &cp);
			info = zhc_char(cp);
			if (!zhc_is_cjk((ZhcClass) (info >> ZHC_CLASS_SHIFT)))
			{
				*stop = info;
				break;
			}
			cp = info & ZHC_FOLD_MASK;
		}
		sc->cp[n] = cp;
		sc->off[n++] = (uint32_t) (q - sc->s);
		q += len;
	}
	*p = (uint32_t) (q - sc->s);
	return n;
}

#define CLASS_BIT(c) (1u << (c))
#define SIGNS                                                                                      \
	(CLASS_BIT(ZHC_C_STOP) | CLASS_BIT(ZHC_C_OPEN) | CLASS_BIT(ZHC_C_CLOSE) |                      \
	 CLASS_BIT(ZHC_C_PUNCT))

static inline bool
is_class_of(uint32_t info, uint32_t classes)
{
	return classes >> (info >> ZHC_CLASS_SHIFT) & 1;
}

/* Whether a character ends a run for certain: a letter, a digit, a sign that is no joiner. */
static inline bool
ends_run(uint32_t info)
{
	return is_class_of(info, SIGNS | CLASS_BIT(ZHC_C_LETTER) | CLASS_BIT(ZHC_C_DIGIT)) &&
		   (info & ZHC_FOLD_MASK) != '*'; /* Markdown's bold */
}

/* A run, or its next piece: `carry` characters of it already stand at the head of cp. */
static void
scan_run(ZhcScan *sc, ZhcSeg *seg)
{
	uint32_t n = sc->carry;
	uint32_t p = sc->p;
	uint32_t held;
	uint32_t stop;
	bool more;

	seg->first = n == 0;
	do
	{
		n = take_plain(sc, n, &p, &stop);
		held = n;
		more = !ends_run(stop) && take(sc, &n, &p);
	} while (more && n < ZHC_RUN_CHUNK);

	seg->kind = ZHC_SEG_RUN;
	seg->n = more ? held : n;
	seg->last = !more;
	seg->start = sc->off[0];
	seg->end = char_end(sc, sc->off[seg->n - 1]);
	seg->cp = sc->cp;
	seg->off = sc->off;
	sc->held = seg->n - 1;
	sc->carry = more ? n - sc->held : 0;
	sc->p = p;
	sc->after_run = true;
}

/* Bring the last character of the piece handed out, and what was read beyond it, to the front. */
static void
shift_carry(ZhcScan *sc)
{
	memmove(sc->cp, sc->cp + sc->held, sc->carry * sizeof(uint32_t));
	memmove(sc->off, sc->off + sc->held, sc->carry * sizeof(uint32_t));
}

bool
zhc_gap_breaks(const char *s, const char *end)
{
	int joiners = 0;

	while (s < end)
	{
		uint32_t cp;

		s += zhc_decode(s, end, &cp);
		switch (zhc_class(cp))
		{
			case ZHC_C_STOP:
			case ZHC_C_OPEN:
			case ZHC_C_CLOSE:
				if (cp != 0x2019) /* the apostrophe of don’t */
					return true;
				break;
			case ZHC_C_PUNCT:
			case ZHC_C_SYMBOL:
			case ZHC_C_OTHER:
				if (cp >= 0x80 || cp == '.' || cp == ',' || cp == ';' || cp == ':' || cp == '"' ||
					cp == '|')
					return true;
				break;
			case ZHC_C_JOINER:
				if (++joiners > 1) /* a dash of two, —— */
					return true;
				break;
			default:
				break;
		}
	}
	return false;
}

/* Whether line i is there and continues the paragraph of the line before. */
static inline bool
continues_at(const ZhcScan *sc, uint32_t i)
{
	return i < sc->layout.nlines && sc->layout.lines[i].continues;
}

static inline bool
is_letter_or_digit(ZhcClass c)
{
	return c == ZHC_C_LETTER || c == ZHC_C_DIGIT;
}

/* Can the character stand inside a stretch of words?  Non-ASCII blanks and signs cannot. */
static inline bool
in_words(uint32_t cp, ZhcClass c)
{
	if (cp < 0x80)
		return c != ZHC_C_NEWLINE;
	return c == ZHC_C_LETTER || c == ZHC_C_DIGIT || c == ZHC_C_MARK;
}

/* Full-width signs that join what is an address, a fraction or a number: ．＠／：－＿＆ */
static inline bool
is_wide_sign(uint32_t cp)
{
	return cp == 0xFF0E || cp == 0xFF20 || cp == 0xFF0F || cp == 0xFF1A || cp == 0xFF0D ||
		   cp == 0xFF3F || cp == 0xFF06;
}

/*
 * Where the letter or digit stands that is at p, in line *line, or behind what clean text leaves
 * out there (it has no blanks beside full-width signs); UINT32_MAX when there is none.
 */
static uint32_t
word_char_from(const ZhcScan *sc, uint32_t p, uint32_t *line)
{
	uint32_t limit = sc->n - p < ZHC_MAX_BRIDGE ? sc->n : p + ZHC_MAX_BRIDGE;
	const char *end = sc->s + (*line < sc->layout.nlines ? sc->layout.lines[*line].end : sc->n);

	while (p < limit)
	{
		const char *q = sc->s + p;
		bool blank;
		uint32_t cp;
		size_t len;

		if (q >= end)
		{
			if (!continues_at(sc, *line + 1))
				break;
			p = sc->layout.lines[++*line].start;
			end = sc->s + sc->layout.lines[*line].end;
			continue;
		}
		len = zhc_left_out(q, end, &blank);
		if (len == 0)
		{
			zhc_decode(q, end, &cp);
			return is_letter_or_digit(zhc_class(cp)) ? p : UINT32_MAX;
		}
		p += (uint32_t) len;
	}
	return UINT32_MAX;
}

/*
 * Does a stretch of words start at p?  At a letter or digit, or at an ASCII sign that word
 * parsers read together with what follows: -5, +86, </b>, /usr, &amp;.
 */
static bool
words_start(const ZhcScan *sc, uint32_t p)
{
	uint32_t cp;

	for (int i = 0; i < 3 && p < line_end(sc); i++)
	{
		ZhcClass c;

		p += zhc_decode(sc->s + p, sc->s + sc->n, &cp);
		c = zhc_class(cp);
		if (is_letter_or_digit(c))
			return true;
		if (cp == 0 || cp >= 0x80 || !strchr("-+/<&.", (int) cp))
			return false;
	}
	return false;
}

/* Behind the ASCII letters and digits at p, but not beyond end. */
static inline uint32_t
skip_ascii(const char *s, uint32_t p, uint32_t end)
{
	while (p < end && ((unsigned) (s[p] | 0x20) - 'a' < 26 || (unsigned) s[p] - '0' < 10))
		p++;
	return p;
}

/* Move *p, before byte end, over what clean text leaves out; false when nothing of that is there.
 */
static bool
skip_left_out(const ZhcScan *sc, uint32_t *p, uint32_t end)
{
	bool blank;
	size_t len = zhc_left_out(sc->s + *p, sc->s + end, &blank);

	*p += (uint32_t) len;
	return len > 0;
}

/*
 * How far the stretch of words at p reaches: to the next CJK character, non-ASCII sign (but see
 * above) or paragraph end, without blanks at its end.  *set: something stands in it that clean text
 * may leave out, or a line break.
 */
static uint32_t
words_end(const ZhcScan *sc, uint32_t p, bool *set)
{
	uint32_t line = sc->line;
	uint32_t good = p;
	uint32_t limit = sc->n - p < ZHC_MAX_WORDS ? sc->n : p + ZHC_MAX_WORDS;
	bool after_word = false;
	bool odd = false;

	*set = false;
	while (p < limit)
	{
		uint32_t end = line < sc->layout.nlines ? sc->layout.lines[line].end : sc->n;
		uint32_t word;
		uint32_t cp;
		int len;
		ZhcClass c;

		if (line < sc->layout.nlines && p >= end)
		{
			if (!continues_at(sc, line + 1))
				break;
			p = sc->layout.lines[++line].start;
			odd = true;
			continue;
		}
		word = skip_ascii(sc->s, p, end < limit ? end : limit);
		if (word > p)
		{
			p = good = word;
			after_word = true;
			*set = odd;
			continue;
		}
		len = zhc_decode(sc->s + p, sc->s + sc->n, &cp);
		c = zhc_class(cp);
		if ((c == ZHC_C_IGNORABLE || cp == '*') && skip_left_out(sc, &p, end))
		{
			odd = true;
			continue;
		}
		if (after_word && is_wide_sign(cp))
		{
			p = word_char_from(sc, p + (uint32_t) len, &line);
			if (p == UINT32_MAX)
				break;
			odd = true;
			continue;
		}
		if (!in_words(cp, c))
			break;
		p += (uint32_t) len;
		if (c == ZHC_C_BLANK)
			continue;
		after_word = is_letter_or_digit(c);
		good = p;
		*set = odd;
	}
	*set = *set && sc->line < sc->layout.nlines;
	return good;
}

/* A gap: up to the next run or stretch of words, at most ZHC_MAX_GAP bytes. */
static void
scan_gap(ZhcScan *sc, ZhcSeg *seg)
{
	uint32_t p = sc->p;
	bool at_run = false;

	seg->kind = ZHC_SEG_GAP;
	seg->start = p;
	seg->breaks = false;
	while (p < sc->n && p - seg->start < ZHC_MAX_GAP)
	{
		uint32_t cp;
		int len = zhc_decode(sc->s + p, sc->s + sc->n, &cp);
		ZhcClass c = zhc_class(cp);

		sc->p = p;
		zhc_scan_sync(sc);
		at_run = zhc_is_cjk(c);
		if (at_run || (in_words(cp, c) && c != ZHC_C_BLANK && words_start(sc, p)))
			break;
		/* A paragraph ends where a line starts that does not continue the one before. */
		if (c == ZHC_C_NEWLINE &&
			(sc->line >= sc->layout.nlines || !sc->layout.lines[sc->line].continues))
			seg->breaks = true;
		p += len;
	}
	seg->end = sc->p = p;
	/* Two runs are two, whatever stands between them. */
	seg->breaks = seg->breaks || (sc->after_run && at_run) ||
				  zhc_gap_breaks(sc->s + seg->start, sc->s + seg->end);
}

bool
zhc_scan_goes_on(ZhcScan *sc, const char *q, uint32_t last)
{
	const char *end = sc->s + sc->n;
	uint32_t cp;
	uint32_t n = 1;

	zhc_scan_sync(sc); /* where the reading began: it did not leave the line */
	sc->p = (uint32_t) (q - sc->s);
	sc->after_run = true;
	if (q == end)
		return false;
	zhc_decode(q, end, &cp);
	if (ends_run(zhc_char(cp)))
		return false;
	sc->cp[0] = last;
	sc->off[0] = sc->p - 3;
	if (!take(sc, &n, &sc->p))
		return false;
	sc->held = 0;
	sc->carry = n;
	return true;
}

bool
zhc_scan_plain(ZhcScan *sc, uint32_t max, ZhcSeg *seg)
{
	const char *from = sc->s + sc->p;
	const char *end = sc->s + sc->n;
	const char *q = from;
	uint32_t cp;

	if (sc->carry > 0)
		return false;
	if ((size_t) (end - from) > 3 * (size_t) max)
		end = from + 3 * (size_t) max;
	while (end - q >= 3 && zhc_common_cjk(q) != 0)
		q += 3;
	if (q == from)
		return false;
	if (q < sc->s + sc->n)
	{
		zhc_decode(q, sc->s + sc->n, &cp);
		if (!ends_run(zhc_char(cp)))
			return false;
	}
	*seg = (ZhcSeg){.kind = ZHC_SEG_RUN, .start = sc->p, .first = true, .last = true};
	seg->n = (uint32_t) (q - from) / 3;
	seg->end = sc->p = (uint32_t) (q - sc->s);
	sc->after_run = true;
	return true;
}

void
zhc_scan_next(ZhcScan *sc, ZhcSeg *seg)
{
	uint32_t cp;

	if (sc->carry > 0)
	{
		shift_carry(sc);
		scan_run(sc, seg);
		return;
	}
	if (sc->after_run && zhc_sign_between(sc->s + sc->p, sc->s + sc->n))
	{
		seg->kind = ZHC_SEG_GAP;
		seg->start = sc->p;
		seg->end = sc->p += 3;
		seg->breaks = true;
		return;
	}
	if (sc->p >= sc->n)
	{
		seg->kind = ZHC_SEG_END;
		seg->start = seg->end = sc->n;
		return;
	}
	zhc_scan_sync(sc);
	zhc_decode(sc->s + sc->p, sc->s + sc->n, &cp);
	if (zhc_is_cjk(zhc_class(cp)))
		scan_run(sc, seg);
	else if (words_start(sc, sc->p))
	{
		seg->kind = ZHC_SEG_WORDS;
		seg->start = sc->p;
		seg->end = sc->p = words_end(sc, sc->p, &seg->set);
		sc->after_run = false;
	}
	else
		scan_gap(sc, seg);
}
