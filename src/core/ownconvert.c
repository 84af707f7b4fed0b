/*
 * ownconvert.c - script conversion with the user's own terms
 */
#include "ownconvert.h"

#include "chars.h"
#include "convert_tables.h"
#include "ownint.h"
#include "utf8.h"

static uint32_t
config_bit(const ZhcConfig *cfg)
{
	return 1u << (cfg - zhc_convert_configs);
}

/* ---- in context --------------------------------------------------------------------------------
 */

/* The form of a name in the script that a configuration gives, none where it is not told. */
static ZhcOwnString
form_of(const ZhcOwnTerm *t, const ZhcConfig *cfg)
{
	const char *to = strchr(cfg->name, '2') + 1;

	if (*to == 's')
		return t->hans;
	return cfg->name[0] == 's' ? t->hant : (ZhcOwnString){0, 0};
}

static void
fix(ZhcOwnStretch *st, uint32_t index, uint32_t start, uint32_t end, ZhcOwnString to)
{
	st->span[index].start = start;
	st->span[index].end = end;
	st->span[index].to = to;
	for (uint32_t i = start; i < end; i++)
		st->fixed[i] = index + 1;
}

static bool
is_foreign(const ZhcOwnStretch *st, uint32_t i, uint32_t len)
{
	bool dotted = false;

	for (uint32_t k = i; k < i + len; k++)
		dotted |= (st->ch[k] & ZHC_FOLD_MASK) == 0xB7;
	return dotted || len > 4;
}

void
zhc_own_stretch(const ZhcOwnTerms *own, const ZhcConfig *cfg, uint32_t n, ZhcOwnStretch *st)
{
	uint32_t nspan = 0, bit = config_bit(cfg), len;

	for (uint32_t i = 0; i < n; i++)
		st->ch[i] = zhc_char(st->cp[i]);
	memset(st->fixed, 0, n * sizeof(st->fixed[0]));
	memset(st->name, 0, n);
	memset(st->foreign, 0, n * sizeof(st->foreign[0]));
	for (uint32_t i = 0, next; i < n; i = next)
	{
		uint32_t exact, name, name_len = 0;

		next = i + 1;
		len = 0;
		exact = zhc_own_exception_at(own, bit, st->cp, i, n, &len);
		name = zhc_own_name_at(own, st->ch, i, n, &name_len);
		if (exact != 0 && len >= name_len)
		{
			next = i + len;
			fix(st, nspan++, i, next, own->term[exact - 1].hans);
		}
		else if (name != 0)
		{
			const ZhcOwnTerm *t = &own->term[name - 1];
			ZhcOwnString to = form_of(t, cfg);

			if (to.n > 0)
			{
				next = i + name_len;
				fix(st, nspan++, i, next, to);
			}
			else if (t->kind == ZHC_OWN_PERSON)
			{
				next = i + name_len;
				st->name[i] = (uint8_t) name_len;
				st->foreign[i] = is_foreign(st, i, name_len);
			}
		}
	}
}

size_t
zhc_own_print(const ZhcOwnTerms *own, const ZhcOwnStretch *st, uint32_t i, char *text)
{
	uint32_t index = st->fixed[i] - 1, k = i - st->span[index].start;
	ZhcOwnString to = st->span[index].to;
	uint32_t end = i + 1 == st->span[index].end ? to.n : k + 1;
	const uint32_t *cp = zhc_own_chars(own, to);
	size_t len = 0;

	for (; k < end && k < to.n; k++)
		len += (size_t) zhc_encode(cp[k], text + len);
	return len;
}

/* ---- exactly as OpenCC ------------------------------------------------------------------------
 */

/* The exception that begins at s, its end in *to; 0 when there is none. */
static uint32_t
exception_at(const ZhcOwnTerms *own, uint32_t bit, const char *s, const char *end, const char **to)
{
	uint32_t cp[ZHC_OWN_MAX + 2], n = 0, len = 0, found;
	const char *p = s;

	while (p < end && n < ZHC_OWN_MAX + 1)
	{
		p += zhc_decode(p, end, &cp[n]);
		if (n++ == 0 && !(own->first[cp[0] >> 3 & (sizeof(own->first) - 1)] >> (cp[0] & 7) & 1))
			return 0;
	}
	found = zhc_own_exception_at(own, bit, cp, 0, n, &len);
	for (*to = s; len > 0; len--)
		*to += zhc_decode(*to, end, &cp[0]);
	return found;
}

/* Whether a word of letters and digits goes on from p to q. */
static bool
inside_word(ZhcClass before, const char *q, const char *end)
{
	uint32_t cp;
	ZhcClass c;

	if (q >= end)
		return false;
	zhc_decode(q, end, &cp);
	c = zhc_class(cp);
	return (before == ZHC_C_LETTER || before == ZHC_C_DIGIT || before == ZHC_C_MARK) &&
		   (c == ZHC_C_LETTER || c == ZHC_C_DIGIT || c == ZHC_C_MARK);
}

typedef ZhcStatus (*PieceFn)(void *ctx, const char *s, size_t n, const ZhcOwnTerm *t);

/* Call piece for every exception of the text, and for what stands between them (t is NULL). */
static ZhcStatus
cut(const ZhcAlloc *al, const ZhcConfig *cfg, const ZhcOwnTerms *own, const char *s, size_t n,
	PieceFn piece, void *ctx)
{
	const char *end = s + n, *from = s, *to;
	ZhcClass before = ZHC_C_OTHER;
	uint32_t bit = config_bit(cfg), count = 0, cp, found;
	ZhcStatus st = ZHC_OK;

	for (const char *p = s; p < end && st == ZHC_OK; p = to)
	{
		if ((count++ & 0xFFF) == 0)
			zhc_poll(al);
		found = inside_word(before, p, end) ? 0 : exception_at(own, bit, p, end, &to);
		if (found != 0 && from < p)
			st = piece(ctx, from, (size_t) (p - from), NULL);
		if (found != 0 && st == ZHC_OK)
			st = piece(ctx, p, (size_t) (to - p), &own->term[found - 1]);
		if (found != 0)
			from = to;
		else
		{
			to = p + zhc_decode(p, end, &cp);
			before = zhc_class(cp);
			continue;
		}
		before = ZHC_C_OTHER;
	}
	return st == ZHC_OK && from < end ? piece(ctx, from, (size_t) (end - from), NULL) : st;
}

static size_t
print_all(const ZhcOwnTerms *own, ZhcOwnString to, char text[4 * ZHC_OWN_MAX])
{
	const uint32_t *cp = zhc_own_chars(own, to);
	size_t len = 0;

	for (uint32_t k = 0; k < to.n; k++)
		len += (size_t) zhc_encode(cp[k], text + len);
	return len;
}

typedef struct Pieces
{
	const ZhcAlloc *al;
	const ZhcConfig *cfg;
	const ZhcOwnTerms *own;
	ZhcBuf *out;
	ZhcChangeFn change;
	void *ctx;
	size_t pos; /* characters of the text before this piece */
} Pieces;

static ZhcStatus
convert_piece(void *ctx, const char *s, size_t n, const ZhcOwnTerm *t)
{
	Pieces *p = ctx;
	char text[4 * ZHC_OWN_MAX];

	if (t)
		return zhc_buf_append(p->out, text, print_all(p->own, t->hans, text));
	return zhc_convert_exact(p->cfg, s, n, p->out);
}

static ZhcStatus
shift_change(void *ctx, size_t pos, size_t len, const char *to, size_t tolen)
{
	const Pieces *p = ctx;

	return p->change(p->ctx, p->pos + pos, len, to, tolen);
}

static ZhcStatus
report_piece(void *ctx, const char *s, size_t n, const ZhcOwnTerm *t)
{
	Pieces *p = ctx;
	char text[4 * ZHC_OWN_MAX];
	size_t chars = 0, len = t ? print_all(p->own, t->hans, text) : 0;
	ZhcStatus st = ZHC_OK;

	for (size_t i = 0; i < n; chars++)
	{
		uint32_t cp;

		i += (size_t) zhc_decode(s + i, s + n, &cp);
	}
	if (!t)
		st = zhc_convert_exact_changes(p->al, p->cfg, s, n, shift_change, p);
	else if (len != n || memcmp(text, s, n) != 0)
		st = p->change(p->ctx, p->pos, chars, text, len);
	p->pos += chars;
	return st;
}

ZhcStatus
zhc_convert_exact_own(const ZhcConfig *cfg, const ZhcOwnTerms *own, const char *s, size_t n,
					  ZhcBuf *out)
{
	Pieces p = {.al = out->al, .cfg = cfg, .own = own, .out = out};

	return own ? cut(out->al, cfg, own, s, n, convert_piece, &p)
			   : zhc_convert_exact(cfg, s, n, out);
}

ZhcStatus
zhc_convert_exact_changes_own(const ZhcAlloc *al, const ZhcConfig *cfg, const ZhcOwnTerms *own,
							  const char *s, size_t n, ZhcChangeFn change, void *ctx)
{
	Pieces p = {.al = al, .cfg = cfg, .own = own, .change = change, .ctx = ctx};

	return own ? cut(al, cfg, own, s, n, report_piece, &p)
			   : zhc_convert_exact_changes(al, cfg, s, n, change, ctx);
}
