/*
 * clean.c - a text as it was written: paragraphs put back together, blanks and marks of
 * typesetting gone
 *
 * The page is cut into pieces that stand in the clean text as they are (cutter.c); two receivers
 * write them down, as characters that know their place on the page (zhc_clean) or as bytes
 * (zhc_clean_stable).
 */
#include "clean.h"
#include "cutter.h"
#include "utf8.h"

#define MAX_ROUNDS 16
#define PUT_MAX	   4096u /* characters at a time */

/* ---- clean characters ---------------------------------------------------------------------- */

typedef struct Cleaner
{
	const ZhcAlloc *al;
	const char *end; /* of the page */
	ZhcClean *out;
	size_t cap; /* of out->cp */
	size_t run_cap;
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

	if (cl->cap - c->n >= n)
		return ZHC_OK;
	return zhc_array_reserve(cl->al, (void **) &c->cp, &cl->cap, c->n + n, sizeof(uint32_t));
}

/*
 * Decode characters of three bytes from p on, two at a time, into cp; stops before the first that
 * is something else, or led by E0 or ED, whose second byte has a say.  Returns how many.
 */
static uint32_t
decode_triples(const unsigned char *p, const unsigned char *end, uint32_t *cp)
{
	static const unsigned char bytes[2][8] = {{0xF0, 0xC0, 0xC0, 0xF0, 0xC0, 0xC0},
											  {0xE0, 0x80, 0x80, 0xE0, 0x80, 0x80}};
	uint64_t mask, want, x;
	uint32_t n = 0;

	memcpy(&mask, bytes[0], sizeof(mask));
	memcpy(&want, bytes[1], sizeof(want));
	for (; end - p >= 8; p += 6, n += 2)
	{
		memcpy(&x, p, sizeof(x));
		if ((x & mask) != want ||
			((1u << (p[0] & 0x0F) | 1u << (p[3] & 0x0F)) & (1u << 0x0 | 1u << 0xD)))
			break;
		cp[n] = (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
		cp[n + 1] = (p[3] & 0x0Fu) << 12 | (p[4] & 0x3Fu) << 6 | (p[5] & 0x3Fu);
	}
	return n;
}

/* Note that what follows stands on the page at character cl->chars. */
static ZhcStatus
note_place(Cleaner *cl)
{
	ZhcClean *c = cl->out;
	ZhcStatus st;

	if (c->nruns > 0 && c->runs[c->nruns - 1].pos + (c->n - c->runs[c->nruns - 1].at) == cl->chars)
		return ZHC_OK;
	st = zhc_array_reserve(cl->al, (void **) &c->runs, &cl->run_cap, c->nruns + 1, sizeof(ZhcRun));
	if (st == ZHC_OK)
		c->runs[c->nruns++] = (ZhcRun){c->n, cl->chars};
	return st;
}

/* Write down the characters of the piece. */
static ZhcStatus
put_piece(Cleaner *cl, const ZhcCutter *ct)
{
	const char *p = ct->from;
	uint32_t *cp = cl->out->cp;
	uint32_t n = cl->out->n;
	uint32_t skipped;
	ZhcStatus st;

	for (; cl->at < ct->from; cl->chars++)
		cl->at += zhc_decode(cl->at, cl->end, &skipped);
	st = note_place(cl);
	if (st != ZHC_OK)
		return st;
	while (p < ct->to)
	{
		uint32_t triples =
			decode_triples((const unsigned char *) p, (const unsigned char *) ct->to, cp + n);

		n += triples;
		p += 3 * (size_t) triples;
		if (p < ct->to)
			p += zhc_decode(p, ct->to, &cp[n++]);
	}
	cl->chars += n - cl->out->n;
	cl->at = ct->to;
	cl->out->n = n;
	return ZHC_OK;
}

/* Start a paragraph. */
static ZhcStatus
begin_para(Cleaner *cl, const ZhcCutter *ct)
{
	ZhcClean *c = cl->out;
	const ZhcLine *l = &ct->lay->lines[ct->head];
	ZhcStatus st = zhc_array_reserve(cl->al, (void **) &c->paras, &cl->para_cap, c->nparas + 1,
									 sizeof(ZhcPara));

	if (st == ZHC_OK)
		c->paras[c->nparas++] =
			(ZhcPara){.start = c->n,
					  .kind = l->kind,
					  .level = l->level,
					  .indent = (uint8_t) (l->indent < UINT8_MAX ? l->indent : UINT8_MAX),
					  .blanks = l->blanks,
					  .marked = l->marked,
					  .main = l->main,
					  .line = ct->head};
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
put_all(Cleaner *cl, ZhcCutter *ct)
{
	ZhcClean *c = cl->out;
	ZhcStatus st = ZHC_OK;

	for (uint32_t i = 1; st == ZHC_OK && zhc_next_piece(ct); i++)
	{
		st = reserve(cl, (size_t) (ct->to - ct->from) + 1);
		if (st != ZHC_OK)
			break;
		if (ct->joint == '\n' && c->n > 0)
			c->paras[c->nparas - 1].end = c->n;
		if (ct->joint && c->n > 0) /* not on the page itself */
			c->cp[c->n++] = (unsigned char) ct->joint;
		if (ct->joint == '\n')
			st = begin_para(cl, ct);
		else if (ct->first)
			st = note_break(cl);
		if (st == ZHC_OK)
			st = put_piece(cl, ct);
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
	if (out->cp)
	{
		ZhcCutter ct = zhc_start_cutting(s, &lay);

		st = put_all(&cl, &ct);
	}
	else
		st = ZHC_NOMEM;
	al->free(al->ctx, lay.lines);
	if (st != ZHC_OK)
		zhc_clean_free(al, out);
	return st;
}

const ZhcRun *
zhc_clean_run(const ZhcClean *c, uint32_t i)
{
	uint32_t lo = 0, n = c->nruns;

	for (uint32_t half; n > 1; n -= half) /* halves, without a branch to guess */
	{
		half = n / 2;
		lo += half & -(uint32_t) (c->runs[lo + half].at <= i);
	}
	return &c->runs[lo];
}

/* ---- clean text ---------------------------------------------------------------------------- */

/* The lines of clean text, one for each paragraph, as far as the page has told of them. */
typedef struct Known
{
	ZhcLine *lines;
	size_t n;
	size_t cap;
} Known;

/* Note that the piece the cutter is at begins a paragraph at byte `at` of the clean text. */
static ZhcStatus
note_para(const ZhcAlloc *al, Known *kn, const ZhcCutter *ct, uint32_t at)
{
	const ZhcLine *l = &ct->lay->lines[ct->line];
	const char *start = ct->s + l->start;
	ZhcStatus st =
		zhc_array_reserve(al, (void **) &kn->lines, &kn->cap, kn->n + 1, sizeof(ZhcLine));
	ZhcLine *to;

	if (st != ZHC_OK)
		return st;
	to = &kn->lines[kn->n++];
	*to = *l;
	to->start = at;
	to->blanks = to->indent = 0;
	to->apart = to->continues = false;
	if (ct->from != start || ct->to != ct->s + l->end || ct->head != ct->line ||
		(ct->line + 1 < ct->lay->nlines && l[1].continues) || !zhc_line_stays(ct->s, l, at))
		to->told = ZHC_LINE_UNTOLD;
	return ZHC_OK;
}

/* Append the clean text of s to out; kn, empty, gets its lines. */
static ZhcStatus
append_clean(const ZhcAlloc *al, const char *s, const ZhcLayout *lay, ZhcBuf *out, Known *kn)
{
	ZhcCutter ct;
	size_t base = out->len;
	ZhcStatus st = ZHC_OK;

	if (lay->nlines == 0)
		return ZHC_OK;
	ct = zhc_start_cutting(s, lay);
	for (uint32_t i = 1; st == ZHC_OK && zhc_next_piece(&ct); i++)
	{
		bool joined = ct.joint && out->len > base;

		if (ct.joint == '\n' && joined)
			kn->lines[kn->n - 1].end = (uint32_t) (out->len - base);
		if (joined)
			st = zhc_buf_append(out, &ct.joint, 1);
		if (st == ZHC_OK && ct.joint == '\n')
			st = note_para(al, kn, &ct, (uint32_t) (out->len - base));
		if (st == ZHC_OK)
			st = zhc_buf_append(out, ct.from, (size_t) (ct.to - ct.from));
		if (i % 1024 == 0)
			zhc_poll(al);
	}
	if (kn->n > 0)
		kn->lines[kn->n - 1].end = (uint32_t) (out->len - base);
	return st;
}

/* Whether line i of clean text would be written down again as it stands. */
static bool
line_is_stable(const char *s, const ZhcLayout *lay, uint32_t i)
{
	const char *at = s + lay->lines[i].start;
	const char *end = s + lay->lines[i].end;
	size_t n = (size_t) (end - at);
	ZhcCutter ct;

	/* nothing else of what is left out can stand in clean text */
	if (memchr(at, ' ', n) == NULL && memchr(at, '*', n) == NULL)
		return true;
	ct = zhc_cut_part(s, lay, i, at, end);
	for (; zhc_next_piece(&ct); at = ct.to)
		if (ct.from != at + (ct.joint == ' ') || (ct.joint == ' ' && *at != ' '))
			return false;
	return at == end;
}

/* Whether the lines of a clean text of n bytes are its paragraphs, as they stand. */
static bool
is_stable(const ZhcAlloc *al, const char *s, size_t n, const ZhcLayout *lay)
{
	uint32_t at = 0;

	for (uint32_t i = 0; i < lay->nlines; i++)
	{
		const ZhcLine *l = &lay->lines[i];

		if (l->continues || l->start != at || !line_is_stable(s, lay, i))
			return false;
		at = l->end + 1;
		if (i % 1024 == 0)
			zhc_poll(al);
	}
	return at == n + (n > 0);
}

/*
 * Clean the text from byte `base` of out on, in its place: what is left of a paragraph is moved
 * when it has been read, and never to the right.  *same: it was its own clean text.
 */
static ZhcStatus
clean_in_place(const ZhcAlloc *al, const ZhcLayout *lay, ZhcBuf *out, size_t base, bool *same)
{
	char *to = out->data + base;
	const char *from = to;
	ZhcCutter ct;
	ZhcBuf para;
	ZhcStatus st = ZHC_OK;

	*same = true;
	zhc_buf_init(&para, al);
	if (lay->nlines > 0)
		ct = zhc_start_cutting(from, lay);
	for (uint32_t i = 1; st == ZHC_OK && lay->nlines > 0 && zhc_next_piece(&ct); i++)
	{
		bool joined = ct.joint && (to > from || para.len > 0);

		if (*same && ct.from == to + joined && (!joined || *to == ct.joint))
		{
			to += ct.to - to;
			continue;
		}
		*same = false;
		if (ct.joint == '\n' && para.len > 0)
		{
			memcpy(to, para.data, para.len);
			to += para.len;
			para.len = 0;
		}
		if (joined)
			st = zhc_buf_append(&para, &ct.joint, 1);
		if (st == ZHC_OK)
			st = zhc_buf_append(&para, ct.from, (size_t) (ct.to - ct.from));
		if (i % 1024 == 0)
			zhc_poll(al);
	}
	if (para.len > 0)
		memcpy(to, para.data, para.len);
	to += para.len;
	zhc_buf_free(&para);
	*same = *same && to == out->data + out->len;
	out->len = (size_t) (to - out->data);
	return st;
}

ZhcStatus
zhc_clean_stable(const ZhcAlloc *al, const char *s, size_t n, ZhcBuf *out)
{
	size_t base = out->len;
	Known kn = {0};
	ZhcLayout lay;
	ZhcStatus st = zhc_layout(al, s, n, &lay);
	bool same = false;

	if (st == ZHC_OK)
		st = zhc_buf_reserve(out, n + 1); /* so that there is a place to read from */
	if (st == ZHC_OK)
		st = append_clean(al, s, &lay, out, &kn);
	for (int round = 1; st == ZHC_OK && !same; round++)
	{
		al->free(al->ctx, lay.lines);
		if (round == 1)
			st = zhc_layout_again(al, out->data + base, out->len - base, kn.lines, (uint32_t) kn.n,
								  &lay);
		else
			st = zhc_layout(al, out->data + base, out->len - base, &lay);
		if (round == 1 && st == ZHC_OK && is_stable(al, out->data + base, out->len - base, &lay))
			break;
		if (st == ZHC_OK)
			st = clean_in_place(al, &lay, out, base, &same);
		if (round == MAX_ROUNDS) /* one paragraph is stable whatever the text */
			for (size_t i = base; i < out->len; i++)
				out->data[i] = out->data[i] == '\n' ? ' ' : out->data[i];
	}
	al->free(al->ctx, lay.lines);
	return st;
}

void
zhc_clean_free(const ZhcAlloc *al, ZhcClean *c)
{
	al->free(al->ctx, c->cp);
	al->free(al->ctx, c->runs);
	al->free(al->ctx, c->paras);
	al->free(al->ctx, c->breaks);
	memset(c, 0, sizeof(*c));
}

char *
zhc_clean_put(const ZhcClean *c, uint32_t a, uint32_t b, char *to)
{
	for (; a < b; a++)
	{
		uint32_t cp = c->cp[a];

		if (cp < 0x800 || cp >= 0x10000)
		{
			to += zhc_encode(cp, to);
			continue;
		}
		to[0] = (char) (0xE0 | cp >> 12);
		to[1] = (char) (0x80 | (cp >> 6 & 0x3F));
		to[2] = (char) (0x80 | (cp & 0x3F));
		to += 3;
	}
	return to;
}

ZhcStatus
zhc_clean_text(const ZhcClean *c, uint32_t a, uint32_t b, ZhcBuf *out)
{
	for (uint32_t to; a < b; a = to)
	{
		ZhcStatus st;

		to = b - a > PUT_MAX ? a + PUT_MAX : b;
		st = zhc_buf_reserve(out, (size_t) (to - a) * ZHC_UTF8_MAX);
		if (st != ZHC_OK)
			return st;
		out->len = (size_t) (zhc_clean_put(c, a, to, out->data + out->len) - out->data);
	}
	return ZHC_OK;
}
