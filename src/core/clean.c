/*
 * clean.c - a text as it was written: paragraphs put back together, blanks and marks of
 * typesetting gone
 *
 * Cleaning is idempotent by construction: the result is laid out again, and cleaned again until
 * nothing moves.  A text as papers print it is stable at the first look.
 */
#include "chars.h"
#include "clean.h"
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

typedef struct Cleaner
{
	const ZhcAlloc *al;
	const char *s;
	size_t n;
	ZhcClean *out;
	size_t cap; /* of out->cp and out->pos */
	size_t para_cap;
	size_t break_cap;
	bool failed;	/* memory ran short */
	const char *at; /* decoded so far */
	uint32_t chars; /* characters before `at` */

	/* the paragraph being written */
	Side last;		  /* side of the last character, neutral ones resolved */
	uint32_t last_cp; /* the last character, or 0 */
	bool dropped;	  /* something was left out since */
	bool blank;		  /* among it a blank */
	bool broken;	  /* or a line break */
	bool keep;		  /* heading or byline: one blank stays between Han */
} Cleaner;

/* ---- blanks -------------------------------------------------------------------------------- */

static Side
side_of(uint32_t cp, ZhcClass class)
{
	if (cp < 0x80)
		return class == ZHC_C_DIGIT || class == ZHC_C_LETTER ? SIDE_ALNUM : SIDE_WORD;
	if (class == ZHC_C_HAN || class == ZHC_C_KANA)
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
	return cp >= '0' && cp <= '9';
}

/* Whether a blank stays between the last character and the next one. */
static bool
blank_stays(const Cleaner *cl, Side next, uint32_t cp)
{
	Side last = cl->last;
	bool wide_last = last == SIDE_HAN || last == SIDE_BRACKET || last == SIDE_MARK;
	bool wide_next = next == SIDE_HAN || next == SIDE_BRACKET || next == SIDE_MARK;

	if (cl->last_cp >= ZHC_BAD_BYTE && cp >= ZHC_BAD_BYTE)
		return true; /* lest bytes that are no character make one */
	if (!cl->blank && !cl->broken)
		return false;
	if (last == SIDE_MARK || next == SIDE_MARK)
		return false;
	if (wide_last || wide_next)
		return cl->keep && !cl->broken && last != SIDE_ALNUM && next != SIDE_ALNUM &&
			   zhc_class(cl->last_cp) != ZHC_C_OPEN && zhc_class(cp) != ZHC_C_CLOSE;
	if (cl->broken && is_digit(cp) &&
		(is_digit(cl->last_cp) || cl->last_cp == '.' || cl->last_cp == ','))
		return false; /* a number broken over two lines */
	return !(cl->broken && cl->last_cp == '-');
}

/* Room for more characters than zhc_count() found: only bytes that are no UTF-8 need it. */
static bool
grow(Cleaner *cl)
{
	size_t cap = cl->cap;
	ZhcClean *c = cl->out;

	cl->failed = cl->failed || zhc_array_reserve(cl->al, (void **) &c->cp, &cap, cl->cap + 1,
												 sizeof(uint32_t)) != ZHC_OK;
	if (!cl->failed)
	{
		size_t pos_cap = cl->cap;

		cl->failed =
			zhc_array_reserve(cl->al, (void **) &c->pos, &pos_cap, cap, sizeof(uint32_t)) != ZHC_OK;
		if (!cl->failed)
			cl->cap = cap < pos_cap ? cap : pos_cap;
	}
	return !cl->failed;
}

static inline void
put(Cleaner *cl, uint32_t cp, uint32_t pos)
{
	ZhcClean *c = cl->out;

	if (c->n == cl->cap && !grow(cl))
		return;
	c->cp[c->n] = cp;
	c->pos[c->n++] = pos;
}

/* Write the character cp of class `class`, which stands at p. */
static inline void
put_char(Cleaner *cl, const char *p, const char *end, uint32_t cp, ZhcClass class)
{
	Side side = side_of(cp, class);

	if (cl->dropped)
	{
		Side next = side == SIDE_NEUTRAL ? side_ahead(p, end, cp, class) : side;

		if (cl->last != SIDE_NONE && blank_stays(cl, next, cp))
			put(cl, ' ', cl->out->pos[cl->out->n - 1] + 1);
		cl->dropped = cl->blank = cl->broken = false;
	}
	put(cl, cp, cl->chars);
	cl->last_cp = cp;
	if (side != SIDE_NEUTRAL || cl->last == SIDE_NONE)
		cl->last = side;
	else if (cl->last == SIDE_MARK || cl->last == SIDE_BRACKET)
		cl->last = SIDE_HAN;
}

/* ---- lines and paragraphs ------------------------------------------------------------------ */

/* Count characters up to p. */
static void
skip_to(Cleaner *cl, const char *p)
{
	uint32_t cp;

	while (cl->at < p)
	{
		cl->at += zhc_decode(cl->at, cl->s + cl->n, &cp);
		cl->chars++;
	}
}

/* How many characters from p on are asterisks of one run (two or more) and what hides in it. */
static unsigned
bold_run(const char *p, const char *end)
{
	unsigned stars = 0;
	unsigned chars = 0;

	while (p < end)
	{
		uint32_t cp;
		int len = zhc_decode(p, end, &cp);

		if (cp == '*')
			stars++;
		else if (zhc_class(cp) != ZHC_C_IGNORABLE)
			break;
		chars++;
		p += len;
	}
	return stars >= 2 ? chars : 0;
}

/* Write the run of common Han (U+4E00 to U+9FFF) at cl->at, with nothing left out before it. */
static void
put_han(Cleaner *cl, const char *end)
{
	const unsigned char *p = (const unsigned char *) cl->at;
	ZhcClean *c = cl->out;
	uint32_t n = c->n;
	uint32_t chars = cl->chars;

	while (end - (const char *) p >= 3 && n < cl->cap && p[0] >= 0xE4 && p[0] <= 0xE9 &&
		   (p[0] > 0xE4 || p[1] >= 0xB8) && (p[1] & 0xC0) == 0x80 && (p[2] & 0xC0) == 0x80)
	{
		c->cp[n] = (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
		c->pos[n++] = chars++;
		p += 3;
	}
	if (n == c->n)
		return;
	cl->at = (const char *) p;
	cl->chars = chars;
	cl->last = SIDE_HAN;
	cl->last_cp = c->cp[n - 1];
	c->n = n;
}

static void
put_line(Cleaner *cl, const ZhcLine *l)
{
	const char *end = cl->s + l->end;

	skip_to(cl, cl->s + l->start);
	while (cl->at < end)
	{
		uint32_t cp;
		int len = zhc_decode(cl->at, end, &cp);
		ZhcClass class = zhc_class(cp);
		unsigned run;

		if (is_blank(cp, class))
			cl->dropped = cl->blank = true;
		else if (class == ZHC_C_IGNORABLE)
			cl->dropped = true;
		else if (cp == '*' && (run = bold_run(cl->at, end)) > 0)
		{
			for (; run > 1; run--)
			{
				cl->at += zhc_decode(cl->at, end, &cp);
				cl->chars++;
			}
			len = zhc_decode(cl->at, end, &cp);
			cl->dropped = true;
		}
		else
			put_char(cl, cl->at, end, cp, class);
		cl->at += len;
		cl->chars++;
		if (!cl->dropped)
			put_han(cl, end);
	}
}

/* Start a paragraph with line i; NULL when memory is short. */
static ZhcPara *
begin_para(Cleaner *cl, const ZhcLine *l, uint32_t i)
{
	ZhcClean *c = cl->out;
	ZhcPara *para;

	if (c->nparas == cl->para_cap && zhc_array_reserve(cl->al, (void **) &c->paras, &cl->para_cap,
													   c->nparas + 1, sizeof(ZhcPara)) != ZHC_OK)
		return NULL;
	if (c->n > 0)
		put(cl, '\n', c->pos[c->n - 1] + 1);
	para = &c->paras[c->nparas];
	para->start = c->n;
	para->kind = l->kind;
	para->level = l->level;
	para->line = i;
	cl->last = SIDE_NONE;
	cl->last_cp = 0;
	cl->dropped = cl->blank = cl->broken = false;
	return para;
}

/* Close it; one that holds nothing is taken back. */
static void
end_para(Cleaner *cl, ZhcPara *para)
{
	ZhcClean *c = cl->out;

	para->end = c->n;
	if (para->end > para->start)
		c->nparas++;
	else if (c->n > 0)
		c->n--;
}

/* Note that a line's characters start at `at`, or behind the blank there. */
static bool
note_break(Cleaner *cl, const ZhcPara *para, uint32_t at)
{
	ZhcClean *c = cl->out;

	if (at < c->n && c->cp[at] == ' ')
		at++;
	if (at <= para->start || at >= c->n)
		return true;
	if (zhc_array_reserve(cl->al, (void **) &c->breaks, &cl->break_cap, c->nbreaks + 1,
						  sizeof(uint32_t)) != ZHC_OK)
		return false;
	c->breaks[c->nbreaks++] = at;
	return true;
}

static ZhcStatus
clean_once(Cleaner *cl, const ZhcLayout *lay)
{
	ZhcPara *para = NULL;

	for (uint32_t i = 0; i < lay->nlines; i++)
	{
		const ZhcLine *l = &lay->lines[i];
		uint32_t before = cl->out->n;

		if (para == NULL || !l->continues)
		{
			if (para)
				end_para(cl, para);
			para = begin_para(cl, l, i);
			if (para == NULL)
				return ZHC_NOMEM;
		}
		else
			cl->dropped = cl->broken = true;
		cl->keep = zhc_line_keeps_blanks(l);
		put_line(cl, l);
		if (l->continues && !note_break(cl, para, before))
			return ZHC_NOMEM;
		if (i % 1024 == 0)
			zhc_poll(cl->al);
	}
	if (para)
		end_para(cl, para);
	return ZHC_OK;
}

ZhcStatus
zhc_clean(const ZhcAlloc *al, const char *s, size_t n, ZhcClean *out)
{
	Cleaner cl = {.al = al, .s = s, .n = n, .out = out, .at = s};
	ZhcLayout lay;
	ZhcStatus st;

	memset(out, 0, sizeof(*out));
	st = zhc_layout(al, s, n, &lay);
	if (st != ZHC_OK || lay.nlines == 0)
		return st;
	cl.cap = zhc_count(s, n) + 1;
	out->cp = al->alloc(al->ctx, cl.cap * sizeof(uint32_t));
	out->pos = al->alloc(al->ctx, cl.cap * sizeof(uint32_t));
	st = out->cp && out->pos ? clean_once(&cl, &lay) : ZHC_NOMEM;
	al->free(al->ctx, lay.lines);
	if (cl.failed)
		st = ZHC_NOMEM;
	if (st != ZHC_OK)
		zhc_clean_free(al, out);
	return st;
}

/* Everything in one paragraph: the form that is stable whatever the text. */
static void
join_all(ZhcClean *c)
{
	if (c->nparas == 0)
		return;
	for (uint32_t i = 0; i < c->n; i++)
		if (c->cp[i] == '\n')
			c->cp[i] = ' ';
	c->paras[0].end = c->n;
	c->nparas = 1;
}

/* Put the line breaks inside c's paragraphs to those of next, whose pos is the page's by now. */
static ZhcStatus
merge_breaks(const ZhcAlloc *al, const ZhcClean *c, ZhcClean *next)
{
	uint32_t total = c->nbreaks + next->nbreaks;
	uint32_t *merged;
	uint32_t n = 0;
	uint32_t a = 0;
	uint32_t b = 0;
	uint32_t i = 0;

	if (c->nbreaks == 0)
		return ZHC_OK;
	merged = al->alloc(al->ctx, total * sizeof(*merged));
	if (merged == NULL)
		return ZHC_NOMEM;
	while (a < c->nbreaks || b < next->nbreaks)
	{
		uint32_t ka = a < c->nbreaks ? c->pos[c->breaks[a]] : UINT32_MAX;
		uint32_t kb = b < next->nbreaks ? next->pos[next->breaks[b]] : UINT32_MAX;
		uint32_t key = ka < kb ? ka : kb;

		a += ka == key;
		b += kb == key;
		while (i < next->n && next->pos[i] < key)
			i++;
		if (i > 0 && i < next->n && next->cp[i - 1] != '\n' && (n == 0 || merged[n - 1] < i))
			merged[n++] = i;
	}
	al->free(al->ctx, next->breaks);
	next->breaks = merged;
	next->nbreaks = n;
	return ZHC_OK;
}

/*
 * Replace c by next, the cleaning of c's own text: characters of next stand in c at next->pos,
 * and on the page where c says.  Paragraphs keep what their marks on the page told.
 */
static ZhcStatus
follow(const ZhcAlloc *al, ZhcClean *c, ZhcClean *next)
{
	ZhcStatus st;

	for (uint32_t i = 0; i < next->n; i++)
		next->pos[i] = c->pos[next->pos[i] < c->n ? next->pos[i] : c->n - 1];
	for (uint32_t i = 0, k = 0; i < next->nparas; i++)
	{
		ZhcPara *para = &next->paras[i];
		uint32_t pos = next->pos[para->start];

		while (k + 1 < c->nparas && c->pos[c->paras[k + 1].start] <= pos)
			k++;
		para->line = c->paras[k].line;
		if (c->pos[c->paras[k].start] == pos)
		{
			para->kind = c->paras[k].kind;
			para->level = c->paras[k].level;
		}
	}
	st = merge_breaks(al, c, next);
	zhc_clean_free(al, st == ZHC_OK ? c : next);
	if (st == ZHC_OK)
		*c = *next;
	return st;
}

/*
 * Whether cleaning the clean text `text` would leave it as it is, as far as a quick look tells: no
 * line of it continues another or loses a mark, and its blanks stay where they are.
 */
static bool
looks_stable(const ZhcClean *c, const ZhcBuf *text, const ZhcLayout *lay)
{
	size_t at = 0;

	if (lay->nlines != c->nparas)
		return false;
	for (uint32_t i = 0; i < c->nparas; i++)
	{
		const ZhcPara *p = &c->paras[i];
		const ZhcLine *l = &lay->lines[i];
		const char *lf = memchr(text->data + at, '\n', text->len - at);
		size_t end = lf ? (size_t) (lf - text->data) : text->len;

		if (l->continues || l->start != at || l->end != end)
			return false;
		for (uint32_t k = p->start; k < p->end; k++)
		{
			Side before;
			Side behind;

			if (c->cp[k] >= ZHC_BAD_BYTE ||
				(c->cp[k] == '*' && k + 1 < p->end && c->cp[k + 1] == '*'))
				return false;
			if (c->cp[k] != ' ')
				continue;
			before = side_of(c->cp[k - 1], zhc_class(c->cp[k - 1]));
			behind = side_of(c->cp[k + 1], zhc_class(c->cp[k + 1]));
			if (before == SIDE_NEUTRAL || behind == SIDE_NEUTRAL)
				return false;
			if ((before > SIDE_ALNUM || behind > SIDE_ALNUM) && !zhc_line_keeps_blanks(l))
				return false;
		}
		at = end + 1;
	}
	return true;
}

static bool
same_text(const ZhcClean *a, const ZhcClean *b)
{
	return a->n == b->n && (a->n == 0 || memcmp(a->cp, b->cp, a->n * sizeof(*a->cp)) == 0);
}

ZhcStatus
zhc_clean_stable(const ZhcAlloc *al, const char *s, size_t n, ZhcClean *out)
{
	ZhcStatus st = zhc_clean(al, s, n, out);
	ZhcBuf text;

	zhc_buf_init(&text, al);
	for (int round = 0; st == ZHC_OK; round++)
	{
		ZhcClean next;
		ZhcLayout lay;
		bool stable;

		text.len = 0;
		st = zhc_clean_text(out, 0, out->n, &text);
		if (st != ZHC_OK || (text.len == n && (n == 0 || memcmp(text.data, s, n) == 0)))
			break;
		st = zhc_layout(al, text.data, text.len, &lay);
		if (st != ZHC_OK)
			break;
		stable = looks_stable(out, &text, &lay);
		al->free(al->ctx, lay.lines);
		if (stable)
			break;
		st = zhc_clean(al, text.data, text.len, &next);
		if (st != ZHC_OK)
			break;
		if (same_text(out, &next))
		{
			zhc_clean_free(al, &next);
			break;
		}
		if (round == MAX_ROUNDS)
			join_all(&next);
		st = follow(al, out, &next);
	}
	if (st != ZHC_OK && out->cp)
		zhc_clean_free(al, out);
	zhc_buf_free(&text);
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
