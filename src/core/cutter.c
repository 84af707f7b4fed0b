/*
 * cutter.c - cut a page into what stands in its clean text and what is left out between
 *
 * A piece ends where a blank, an invisible character or a mark of typesetting stands; whether a
 * blank belongs between two pieces depends on the characters beside it.
 */
#include "blocks.h"
#include "cutter.h"

#include "bylines.h"
#include "chars.h"
#include "lines.h"
#include "utf8.h"

#define STRETCH 240 /* bytes asked together whether anything is left out of them */

/* Side of a blank: what a character wants of the blank beside it. */
typedef enum Side
{
	SIDE_NONE = 0, /* nothing: start of a paragraph */
	SIDE_WORD,	   /* letters and digits of other scripts, ASCII marks: keeps blanks */
	SIDE_ALNUM,	   /* of these, ASCII letters and digits: never set off from Han */
	SIDE_HAN,	   /* Han and kana */
	SIDE_BRACKET,  /* CJK quotes and brackets */
	SIDE_MARK,	   /* other CJK marks: never a blank beside them */
	SIDE_NEUTRAL   /* “ ” ‘ ’ — …: as the character beyond them */
} Side;

/* ---- blanks -------------------------------------------------------------------------------- */

static Side
side_of(uint32_t cp, ZhcClass class)
{
	if (cp < 0x80)
		return class == ZHC_C_DIGIT || class == ZHC_C_LETTER ? SIDE_ALNUM : SIDE_WORD;
	if (class == ZHC_C_HAN || class == ZHC_C_KANA || (cp >= 0x2100 && cp <= 0x214F) ||
		(cp >= 0x3300 && cp <= 0x33FF)) /* ℃ and ㎡ are set like Han */
		return SIDE_HAN;
	if (cp >= 0x2010 && cp <= 0x2027)
		return SIDE_NEUTRAL;
	if ((cp >= 0x3000 && cp < 0x3040) || (cp >= 0xFE30 && cp < 0xFE70) ||
		(cp >= 0xFF00 && cp < 0xFFF0))
	{
		if (class == ZHC_C_OPEN || class == ZHC_C_CLOSE)
			return SIDE_BRACKET;
		return class == ZHC_C_LETTER || class == ZHC_C_DIGIT ? SIDE_ALNUM : SIDE_MARK;
	}
	return SIDE_WORD;
}

static bool
is_blank(uint32_t cp, ZhcClass class)
{
	return cp <= ' ' || class == ZHC_C_BLANK || class == ZHC_C_NEWLINE;
}

/* The side of the character at p; of a neutral one, what stands behind it on its line. */
static Side
side_ahead(const char *p, const char *end, uint32_t cp, ZhcClass class)
{
	Side side = side_of(cp, class);

	for (int i = 0; i < 4 && side == SIDE_NEUTRAL; i++)
	{
		p += zhc_decode(p, end, &cp);
		if (p >= end)
			break;
		zhc_decode(p, end, &cp);
		class = zhc_class(cp);
		if (is_blank(cp, class))
			break;
		side = side_of(cp, class);
		if (side == SIDE_MARK || side == SIDE_BRACKET)
			side = SIDE_HAN;
	}
	return side;
}

static bool
is_digit(uint32_t cp)
{
	return (cp >= '0' && cp <= '9') || (cp >= 0xFF10 && cp <= 0xFF19);
}

/* The side of the end of the piece the cutter is at; its beginning when all of it is neutral. */
static Side
side_behind(const ZhcCutter *ct)
{
	uint32_t at = (uint32_t) (ct->to - ct->from);
	bool beyond = false;
	Side side = SIDE_NEUTRAL;

	for (; side == SIDE_NEUTRAL && at > 0; beyond = true)
	{
		uint32_t cp = zhc_char_before(ct->from, 0, at, &at);

		side = side_of(cp, zhc_class(cp));
		if (side != SIDE_NEUTRAL && !beyond)
			return side;
	}
	if (side == SIDE_NEUTRAL && ct->last != SIDE_NONE)
		side = ct->last;
	return side == SIDE_MARK || side == SIDE_BRACKET ? SIDE_HAN : side;
}

static bool
is_full_width(uint32_t cp)
{
	return cp >= 0xFF01 && cp <= 0xFF5E;
}

/* Whether a blank stays between last_cp, of side `last`, and the character cp at p, of side `next`.
 */
static bool
blank_stays(const ZhcCutter *ct, Side last, uint32_t last_cp, Side next, uint32_t cp, const char *p)
{
	bool wide_last = last == SIDE_HAN || last == SIDE_BRACKET || last == SIDE_MARK;
	bool wide_next = next == SIDE_HAN || next == SIDE_BRACKET || next == SIDE_MARK;

	if (last_cp >= ZHC_BAD_BYTE && cp >= ZHC_BAD_BYTE)
		return true; /* lest bytes that are no character make one */
	if (!ct->blank && !ct->broken)
		return false;
	if (last == SIDE_MARK || next == SIDE_MARK)
		return false;
	if (ct->broken && (is_full_width(last_cp) || is_full_width(cp)))
		return false; /* they are broken anywhere */
	if (ct->broken && ct->lay->lines[ct->line].apart && p == ct->s + ct->lay->lines[ct->line].start)
		return true;
	if (wide_last || wide_next)
		return !ct->broken && last != SIDE_ALNUM && next != SIDE_ALNUM &&
			   zhc_class(last_cp) != ZHC_C_OPEN && zhc_class(cp) != ZHC_C_CLOSE &&
			   (zhc_line_keeps_blanks(&ct->lay->lines[ct->line]) ||
				zhc_among_reporters(ct->s, ct->lay->lines, ct->line, (uint32_t) (ct->to - ct->s)));
	if (cp == '%' && is_digit(last_cp))
		return false;
	if (ct->broken && is_digit(cp) && (is_digit(last_cp) || last_cp == '.' || last_cp == ','))
		return false; /* a number broken over two lines */
	return !ct->broken || (last_cp != '-' && (cp >= 0x80 || !strchr(",;:!?)]}", (int) cp)));
}

/* Whether at p a sign inside a number stands with a digit behind it: .5 in a line after 3 */
static bool
is_rest_of_number(const char *p, const char *end)
{
	uint32_t cp;

	if (end - p < 2 || *p == '\0' || !strchr(".,:/-", *p))
		return false;
	zhc_decode(p + 1, end, &cp);
	return is_digit(cp);
}

/* Whether a Han character from U+5000 on stands at p: below these begin other signs. */
static bool
is_ideograph(const char *p)
{
	return zhc_is_plain_han(p) && (unsigned char) *p > 0xE4;
}

/* Whether a blank stands between the piece and the character cp at p, where the next one starts. */
static bool
blank_before(ZhcCutter *ct, const char *p, uint32_t cp, const char *end)
{
	ZhcClass class;
	Side next;
	uint32_t at;
	uint32_t last_cp;

	if (ct->broken && ct->to - ct->from >= 3 && is_ideograph(ct->to - 3) && end - p >= 3 &&
		is_ideograph(p) && !ct->lay->lines[ct->line].apart)
	{
		ct->last = SIDE_HAN; /* as at most line breaks */
		return false;
	}
	class = zhc_class(cp);
	next = side_of(cp, class);
	last_cp = zhc_char_before(ct->from, 0, (uint32_t) (ct->to - ct->from), &at);
	ct->last = side_behind(ct);
	if (ct->broken && is_digit(last_cp) && is_rest_of_number(p, end))
		return false;
	if (next == SIDE_NEUTRAL)
		next = side_ahead(p, end, cp, class);
	return blank_stays(ct, ct->last, last_cp, next, cp, p);
}

/* ---- pieces -------------------------------------------------------------------------------- */

/* Bytes of asterisks of one run (two or more) from p on, and of what hides in it; or 0. */
static size_t
bold_run(const char *p, const char *end)
{
	const char *start = p;
	unsigned stars = 0;

	while (p < end)
	{
		uint32_t cp;
		int len = zhc_decode(p, end, &cp);

		if (cp == '*')
			stars++;
		else if (zhc_class(cp) != ZHC_C_IGNORABLE)
			break;
		p += len;
	}
	return stars >= 2 ? (size_t) (p - start) : 0;
}

/*
 * Whether the byte p[0] may lead what clean text leaves out: everything but printed ASCII, bytes
 * that continue a character and those that lead what stays (of E2 “ ” — …, of E3 。、「」 and kana,
 * of EF ， and other full-width marks).  Written without branches, for compilers to vectorise.
 */
static inline unsigned char
may_be_left_out(const unsigned char *p)
{
	unsigned char ascii = (unsigned char) ((p[0] <= ' ') | (p[0] == '*'));
	unsigned char lead = (unsigned char) ((p[0] >= 0xC0) & ((p[0] < 0xE4) | (p[0] >= 0xEF)));
	unsigned char quote =
		(unsigned char) ((p[0] == 0xE2) & (p[1] == 0x80) & ((unsigned char) (p[2] - 0x90) < 0x18));
	unsigned char mark =
		(unsigned char) ((p[0] == 0xE3) & (p[1] < 0x85) & ((p[1] != 0x80) | (p[2] != 0x80)));
	unsigned char wide = (unsigned char) ((p[0] == 0xEF) & ((p[1] & 0xFE) == 0xBC));

	return (unsigned char) (ascii | (lead & (quote ^ 1) & (mark ^ 1) & (wide ^ 1)));
}

/* Whether one of the bytes [p, end), a block or more, may lead what is left out; two more behind
 * them are readable. */
static bool
holds_left_out(const unsigned char *p, const unsigned char *end)
{
	unsigned char hits[ZHC_BLOCK] = {0};

	for (; p < end; p += ZHC_BLOCK)
	{
		if (end - p < ZHC_BLOCK)
			p = end - ZHC_BLOCK;
		for (unsigned i = 0; i < ZHC_BLOCK; i++)
			hits[i] |= may_be_left_out(p + i);
	}
	return zhc_first_hit(hits) < ZHC_BLOCK;
}

/*
 * p moved to the first byte before `end` that may lead what is left out, or to the end; `readable`
 * is where the text ends.  Most lines hold none: that is asked first, of many bytes at once.
 */
static const char *
skip_plain(const char *s, const char *e, const char *readable)
{
	const unsigned char *p = (const unsigned char *) s;
	const unsigned char *end = (const unsigned char *) e;
	const unsigned char *last = (const unsigned char *) readable - 2;

	while (p < end)
	{
		const unsigned char *to = end - p > STRETCH ? p + STRETCH : end;

		if (to > last || to - p < ZHC_BLOCK || holds_left_out(p, to))
			break;
		p = to;
	}
	for (unsigned i = ZHC_BLOCK; i == ZHC_BLOCK && p < end && last - p >= ZHC_BLOCK; p += i)
	{
		unsigned char hits[ZHC_BLOCK];

		for (i = 0; i < ZHC_BLOCK; i++)
			hits[i] = may_be_left_out(p + i);
		i = zhc_first_hit(hits);
	}
	for (; p < end; p++)
	{
		unsigned char at[3] = {p[0], end - p > 1 ? p[1] : 0, end - p > 2 ? p[2] : 0};

		if (may_be_left_out(at))
			break;
	}
	return (const char *) (p < end ? p : end);
}

size_t
zhc_left_out(const char *p, const char *end, bool *blank)
{
	uint32_t cp;
	size_t len = (size_t) zhc_decode(p, end, &cp);
	ZhcClass class = zhc_class(cp);

	if (is_blank(cp, class))
		*blank = true;
	else if (cp == '*')
		return bold_run(p, end);
	else if (class != ZHC_C_IGNORABLE)
		return 0;
	return len;
}

/* The end of the piece that starts at p; the text ends at `readable`. */
static const char *
piece_end(const char *p, const char *end, const char *readable)
{
	while (p < end)
	{
		bool blank;
		uint32_t cp;

		p = skip_plain(p, end, readable);
		if (p == end || zhc_left_out(p, end, &blank) > 0)
			break;
		p += zhc_decode(p, end, &cp);
	}
	return p;
}

/* Go to the next line; false when there is none. */
static bool
next_line(ZhcCutter *ct)
{
	if (++ct->line >= ct->lay->nlines)
		return false;
	ct->first = true;
	if (ct->lay->lines[ct->line].continues)
		ct->broken = true;
	else
	{
		ct->head = ct->line;
		ct->fresh = true;
	}
	return true;
}

bool
zhc_next_piece(ZhcCutter *ct)
{
	const char *p = ct->to;

	for (;;)
	{
		const char *end = ct->s + ct->lay->lines[ct->line].end;
		uint32_t cp;
		size_t len;

		if (end > ct->stop)
			end = ct->stop;
		while (p < end && (len = zhc_left_out(p, end, &ct->blank)) > 0)
			p += len;
		if (p == end)
		{
			if (p == ct->stop || !next_line(ct))
				return false;
			p = ct->s + ct->lay->lines[ct->line].start;
			continue;
		}
		zhc_decode(p, end, &cp);
		if (ct->fresh)
			ct->joint = '\n';
		else
			ct->joint = blank_before(ct, p, cp, end) ? ' ' : 0;
		if (ct->fresh)
			ct->last = SIDE_NONE;
		ct->fresh = ct->blank = ct->broken = false;
		ct->from = p;
		ct->to = piece_end(p, end, ct->stop);
		return true;
	}
}

ZhcCutter
zhc_cut_part(const char *s, const ZhcLayout *lay, uint32_t line, const char *from, const char *stop)
{
	return (ZhcCutter){.s = s,
					   .lay = lay,
					   .stop = stop,
					   .from = from,
					   .to = from,
					   .line = line,
					   .head = line,
					   .first = true,
					   .fresh = true};
}

ZhcCutter
zhc_start_cutting(const char *s, const ZhcLayout *lay)
{
	return zhc_cut_part(s, lay, 0, s + lay->lines[0].start, s + lay->lines[lay->nlines - 1].end);
}
