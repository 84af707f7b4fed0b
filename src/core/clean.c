/*
 * clean.c - a text as it was written: paragraphs put back together, blanks and marks of
 * typesetting gone
 *
 * The page is cut into pieces that stand in the clean text as they are, and into what is left out
 * between them; two receivers write the pieces down, as characters that know their place on the
 * page (zhc_clean) or as bytes (zhc_clean_stable).
 */
#include "chars.h"
#include "clean.h"
#include "lines.h"
#include "utf8.h"

#define MAX_ROUNDS 16

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

/* Walks through a page; from, to, joint, line and first describe the piece it has come to. */
typedef struct Cutter
{
	const char *s;
	const ZhcLayout *lay;
	const char *from;
	const char *to;
	char joint;	   /* what stands before it: '\n', ' ' or 0 */
	uint32_t line; /* it stands on this line */
	bool first;	   /* as the first piece there */

	uint32_t head; /* first line of the paragraph */
	bool fresh;	   /* nothing of the paragraph has been seen */
	Side last;	   /* side of the character before the piece, neutral ones resolved */
	bool blank;	   /* among what was left out before the next piece is a blank */
	bool broken;   /* or a line break */
} Cutter;

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
side_behind(const Cutter *ct)
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

/* Whether the bytes at p are one of the words of brackets that name reporters. */
static bool
is_role(const char *p)
{
	static const char *const roles[] = {"记者", "記者", "通讯员", "通訊員"};

	for (size_t i = 0; i < sizeof(roles) / sizeof(*roles); i++)
		if (memcmp(p, roles[i], strlen(roles[i])) == 0)
			return true;
	return false;
}

/* Whether p stands in brackets that name reporters: （记者 李四 王五）, where blanks tell them
 * apart. */
static bool
among_reporters(const Cutter *ct, const char *p)
{
	bool role = false;

	for (const char *q = p; q > ct->s && p - q < 120; q--)
	{
		if (p - q >= 9 && !role)
			role = is_role(q);
		if (*q == '(' || (p - q >= 3 && memcmp(q, "（", 3) == 0))
			return role;
		if (*q == ')' || *q == '\n' ||
			(p - q >= 3 && (memcmp(q, "）", 3) == 0 || memcmp(q, "。", 3) == 0)))
			return false;
	}
	return false;
}

/* Whether a blank stays between last_cp, of side `last`, and the character cp of side `next`. */
static bool
blank_stays(const Cutter *ct, Side last, uint32_t last_cp, Side next, uint32_t cp)
{
	bool wide_last = last == SIDE_HAN || last == SIDE_BRACKET || last == SIDE_MARK;
	bool wide_next = next == SIDE_HAN || next == SIDE_BRACKET || next == SIDE_MARK;

	if (last_cp >= ZHC_BAD_BYTE && cp >= ZHC_BAD_BYTE)
		return true; /* lest bytes that are no character make one */
	if (!ct->blank && !ct->broken)
		return false;
	if (last == SIDE_MARK || next == SIDE_MARK)
		return false;
	if (wide_last || wide_next)
		return !ct->broken &&
			   (zhc_line_keeps_blanks(&ct->lay->lines[ct->line]) || among_reporters(ct, ct->to)) &&
			   last != SIDE_ALNUM && next != SIDE_ALNUM && zhc_class(last_cp) != ZHC_C_OPEN &&
			   zhc_class(cp) != ZHC_C_CLOSE;
	if (cp == '%' && is_digit(last_cp))
		return false;
	if (ct->broken && is_digit(cp) && (is_digit(last_cp) || last_cp == '.' || last_cp == ','))
		return false; /* a number broken over two lines */
	return !(ct->broken && last_cp == '-');
}

/* Whether a blank stands between the piece and the character cp at p, where the next one starts. */
static bool
blank_before(Cutter *ct, const char *p, uint32_t cp, const char *end)
{
	ZhcClass class = zhc_class(cp);
	Side next = side_of(cp, class);
	uint32_t at;
	uint32_t last_cp = zhc_char_before(ct->from, 0, (uint32_t) (ct->to - ct->from), &at);

	ct->last = side_behind(ct);
	if (next == SIDE_NEUTRAL)
		next = side_ahead(p, end, cp, class);
	return blank_stays(ct, ct->last, last_cp, next, cp);
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

/* Whether a character of three bytes stands at p, as far as its second and third byte tell. */
static inline bool
is_triple(const unsigned char *p, const unsigned char *end)
{
	return end - p >= 3 && (p[1] & 0xC0) == 0x80 && (p[2] & 0xC0) == 0x80;
}

/* Whether the character at p, of three bytes, is Han or a mark of those that always stay. */
static inline bool
is_plain(const unsigned char *p)
{
	if (p[0] >= 0xE4)
		return p[0] <= 0xE9 || (p[0] == 0xEF && p[1] == 0xBC);
	return p[1] == 0x80 &&
		   (p[0] == 0xE3 ? p[2] != 0x80 : p[0] == 0xE2 && p[2] >= 0x90 && p[2] < 0xA8);
}

/*
 * p moved over pairs of characters of three bytes led by E4 to EE, none of which is blank or
 * invisible: two lead bytes, four that continue them.
 */
static const unsigned char *
skip_pairs(const unsigned char *p, const unsigned char *end)
{
	static const unsigned char masks[5][8] = {{0xF0, 0xC0, 0xC0, 0xF0, 0xC0, 0xC0},
											  {0xE0, 0x80, 0x80, 0xE0, 0x80, 0x80},
											  {0x0F, 0, 0, 0x0F},
											  {0x0C, 0, 0, 0x0C},
											  {0x01, 0, 0, 0x01}};
	uint64_t m[5];

	memcpy(m, masks, sizeof(m));
	for (; end - p >= 8; p += 6)
	{
		uint64_t x;

		memcpy(&x, p, sizeof(x));
		if ((x & m[0]) != m[1])
			break;
		x &= m[2];
		if ((~(x + m[3]) | (x + m[4])) & (m[4] << 4)) /* not 4 and more, or 15 */
			break;
	}
	return p;
}

/* p moved over characters that need no closer look. */
static const char *
skip_plain(const char *s, const char *e)
{
	const unsigned char *p = (const unsigned char *) s;
	const unsigned char *end = (const unsigned char *) e;

	while (p < end)
	{
		p = skip_pairs(p, end);
		if (p[0] > ' ' && p[0] < 0x80 && p[0] != '*')
			p++;
		else if (p[0] >= 0xE2 && is_triple(p, end) && is_plain(p))
			p += 3;
		else
			break;
	}
	return (const char *) p;
}

/* Bytes at p that clean text leaves out, or 0; *blank is set if it is a blank. */
static size_t
left_out(const char *p, const char *end, bool *blank)
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

/* The end of the piece that starts at p. */
static const char *
piece_end(const char *p, const char *end)
{
	while (p < end)
	{
		bool blank;
		uint32_t cp;

		p = skip_plain(p, end);
		if (p == end || left_out(p, end, &blank) > 0)
			break;
		p += zhc_decode(p, end, &cp);
	}
	return p;
}

/* Go to the next line; false when there is none. */
static bool
next_line(Cutter *ct)
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

/* Go to the next piece; false at the end of the page. */
static bool
next_piece(Cutter *ct)
{
	const char *p = ct->to;

	for (;;)
	{
		const char *end = ct->s + ct->lay->lines[ct->line].end;
		uint32_t cp;
		size_t len;

		while (p < end && (len = left_out(p, end, &ct->blank)) > 0)
			p += len;
		if (p == end)
		{
			if (!next_line(ct))
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
		ct->to = piece_end(p, end);
		return true;
	}
}

/* A cutter before the first piece of a page that has lines. */
static Cutter
start_cutting(const char *s, const ZhcLayout *lay)
{
	const char *p = s + lay->lines[0].start;

	return (Cutter){.s = s, .lay = lay, .from = p, .to = p, .first = true, .fresh = true};
}

/* ---- clean characters ---------------------------------------------------------------------- */

typedef struct Cleaner
{
	const ZhcAlloc *al;
	const char *end; /* of the page */
	ZhcClean *out;
	size_t cap; /* of out->cp and out->pos */
	size_t para_cap;
	size_t break_cap;
	const char *at; /* decoded so far */
	uint32_t chars; /* characters before `at` */
} Cleaner;

/* Room for n more characters: zhc_count() does not find all where bytes are no UTF-8. */
static ZhcStatus
reserve(Cleaner *cl, size_t n)
{
	ZhcClean *c = cl->out;
	size_t cap = cl->cap;
	size_t pos_cap = cl->cap;
	ZhcStatus st;

	if (cl->cap - c->n >= n)
		return ZHC_OK;
	st = zhc_array_reserve(cl->al, (void **) &c->cp, &cap, c->n + n, sizeof(uint32_t));
	if (st == ZHC_OK)
		st = zhc_array_reserve(cl->al, (void **) &c->pos, &pos_cap, c->n + n, sizeof(uint32_t));
	if (st == ZHC_OK)
		cl->cap = cap < pos_cap ? cap : pos_cap;
	return st;
}

/* Write down the blank or line break before the piece, which is not on the page itself. */
static void
put_joint(Cleaner *cl, char joint)
{
	ZhcClean *c = cl->out;

	c->cp[c->n] = (unsigned char) joint;
	c->pos[c->n] = c->pos[c->n - 1] + 1;
	c->n++;
}

/* Write down the characters of the piece. */
static void
put_piece(Cleaner *cl, const Cutter *ct)
{
	const unsigned char *p;
	const unsigned char *end = (const unsigned char *) ct->to;
	uint32_t *cp = cl->out->cp;
	uint32_t *pos = cl->out->pos;
	uint32_t n = cl->out->n;
	uint32_t chars = cl->chars;
	uint32_t skipped;

	for (; cl->at < ct->from; chars++)
		cl->at += zhc_decode(cl->at, cl->end, &skipped);
	for (p = (const unsigned char *) ct->from; end - p >= 4; n++)
	{
		uint32_t v = (uint32_t) p[0] << 24 | (uint32_t) p[1] << 16 | (uint32_t) p[2] << 8 | p[3];

		pos[n] = chars++;
		if ((v & 0xF0C0C000) == 0xE0808000 && p[0] > 0xE0 && p[0] != 0xED)
		{
			cp[n] = (v >> 12 & 0xF000) | (v >> 10 & 0xFC0) | (v >> 8 & 0x3F);
			p += 3;
		}
		else
			p += zhc_decode((const char *) p, (const char *) end, &cp[n]);
	}
	for (; p < end; n++)
	{
		pos[n] = chars++;
		p += zhc_decode((const char *) p, (const char *) end, &cp[n]);
	}
	cl->at = ct->to;
	cl->chars = chars;
	cl->out->n = n;
}

/* Start a paragraph. */
static ZhcStatus
begin_para(Cleaner *cl, const Cutter *ct)
{
	ZhcClean *c = cl->out;
	const ZhcLine *l = &ct->lay->lines[ct->head];
	ZhcStatus st = zhc_array_reserve(cl->al, (void **) &c->paras, &cl->para_cap, c->nparas + 1,
									 sizeof(ZhcPara));

	if (st == ZHC_OK)
		c->paras[c->nparas++] =
			(ZhcPara){.start = c->n, .kind = l->kind, .level = l->level, .line = ct->head};
	return st;
}

/* Note that a line starts at the piece that is about to be written. */
static ZhcStatus
note_break(Cleaner *cl)
{
	ZhcClean *c = cl->out;
	ZhcStatus st = zhc_array_reserve(cl->al, (void **) &c->breaks, &cl->break_cap, c->nbreaks + 1,
									 sizeof(uint32_t));

	if (st == ZHC_OK)
		c->breaks[c->nbreaks++] = c->n;
	return st;
}

static ZhcStatus
put_all(Cleaner *cl, Cutter *ct)
{
	ZhcClean *c = cl->out;
	ZhcStatus st = ZHC_OK;

	for (uint32_t i = 1; st == ZHC_OK && next_piece(ct); i++)
	{
		st = reserve(cl, (size_t) (ct->to - ct->from) + 1);
		if (st != ZHC_OK)
			break;
		if (ct->joint == '\n' && c->n > 0)
			c->paras[c->nparas - 1].end = c->n;
		if (ct->joint && c->n > 0)
			put_joint(cl, ct->joint);
		if (ct->joint == '\n')
			st = begin_para(cl, ct);
		else if (ct->first)
			st = note_break(cl);
		if (st == ZHC_OK)
			put_piece(cl, ct);
		ct->first = false;
		if (i % 1024 == 0)
			zhc_poll(cl->al);
	}
	if (c->nparas > 0)
		c->paras[c->nparas - 1].end = c->n;
	return st;
}

ZhcStatus
zhc_clean(const ZhcAlloc *al, const char *s, size_t n, ZhcClean *out)
{
	Cleaner cl = {.al = al, .end = s + n, .out = out, .at = s};
	ZhcLayout lay;
	ZhcStatus st;

	memset(out, 0, sizeof(*out));
	st = zhc_layout(al, s, n, &lay);
	if (st != ZHC_OK || lay.nlines == 0)
		return st;
	cl.cap = zhc_count(s, n) + 1;
	out->cp = al->alloc(al->ctx, cl.cap * sizeof(uint32_t));
	out->pos = al->alloc(al->ctx, cl.cap * sizeof(uint32_t));
	if (out->cp && out->pos)
	{
		Cutter ct = start_cutting(s, &lay);

		st = put_all(&cl, &ct);
	}
	else
		st = ZHC_NOMEM;
	al->free(al->ctx, lay.lines);
	if (st != ZHC_OK)
		zhc_clean_free(al, out);
	return st;
}

/* ---- clean text ---------------------------------------------------------------------------- */

/* Append the clean text of s to out. */
static ZhcStatus
append_clean(const ZhcAlloc *al, const char *s, size_t n, ZhcBuf *out)
{
	ZhcLayout lay;
	Cutter ct;
	size_t base = out->len;
	ZhcStatus st = zhc_layout(al, s, n, &lay);

	if (st != ZHC_OK || lay.nlines == 0)
		return st;
	ct = start_cutting(s, &lay);
	for (uint32_t i = 1; st == ZHC_OK && next_piece(&ct); i++)
	{
		if (ct.joint && out->len > base)
			st = zhc_buf_append(out, &ct.joint, 1);
		if (st == ZHC_OK)
			st = zhc_buf_append(out, ct.from, (size_t) (ct.to - ct.from));
		if (i % 1024 == 0)
			zhc_poll(al);
	}
	al->free(al->ctx, lay.lines);
	return st;
}

ZhcStatus
zhc_clean_stable(const ZhcAlloc *al, const char *s, size_t n, ZhcBuf *out)
{
	size_t base = out->len;
	ZhcBuf again;
	ZhcStatus st = zhc_buf_reserve(out, n + 1); /* so that there is a place to read from */

	if (st == ZHC_OK)
		st = append_clean(al, s, n, out);
	zhc_buf_init(&again, al);
	for (int round = 1; st == ZHC_OK; round++)
	{
		again.len = 0;
		st = append_clean(al, out->data + base, out->len - base, &again);
		if (st != ZHC_OK ||
			(again.len == out->len - base &&
			 (again.len == 0 || memcmp(again.data, out->data + base, again.len) == 0)))
			break;
		if (round == MAX_ROUNDS) /* one paragraph is stable whatever the text */
			for (size_t i = 0; i < again.len; i++)
				again.data[i] = again.data[i] == '\n' ? ' ' : again.data[i];
		out->len = base;
		st = zhc_buf_append(out, again.data, again.len);
	}
	zhc_buf_free(&again);
	return st;
}

void
zhc_clean_free(const ZhcAlloc *al, ZhcClean *c)
{
	al->free(al->ctx, c->cp);
	al->free(al->ctx, c->pos);
	al->free(al->ctx, c->paras);
	al->free(al->ctx, c->breaks);
	memset(c, 0, sizeof(*c));
}

ZhcStatus
zhc_clean_text(const ZhcClean *c, uint32_t a, uint32_t b, ZhcBuf *out)
{
	while (a < b)
	{
		uint32_t to = b - a > 4096 ? a + 4096 : b;
		ZhcStatus st = zhc_buf_reserve(out, (size_t) (to - a) * 4);
		char *p;

		if (st != ZHC_OK)
			return st;
		p = out->data + out->len;
		for (; a < to; a++)
		{
			uint32_t cp = c->cp[a];

			if (cp < 0x800 || cp >= 0x10000)
			{
				p += zhc_encode(cp, p);
				continue;
			}
			p[0] = (char) (0xE0 | cp >> 12);
			p[1] = (char) (0x80 | (cp >> 6 & 0x3F));
			p[2] = (char) (0x80 | (cp & 0x3F));
			p += 3;
		}
		out->len = (size_t) (p - out->data);
	}
	return ZHC_OK;
}
