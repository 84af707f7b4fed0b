/*
 * tokens.c - the token stream over a clean text
 */
#include "tokens.h"

#define POLL_EVERY 65536u
#define MAX_DEPTH  64

typedef struct Scan
{
	const ZhcAlloc *al;
	ZhcTokens *out;
	size_t cap_tok, cap_num;
	uint32_t open[MAX_DEPTH]; /* tokens that wait for their partner */
	int depth;
} Scan;

static ZhcStatus
prepare(const ZhcAlloc *al, const ZhcClean *clean, ZhcText *t)
{
	t->clean = clean;
	t->n = clean->n;
	t->ch = al->alloc(al->ctx, ((size_t) t->n + ZHC_TEXT_PAD) * sizeof(*t->ch));
	t->code = al->alloc(al->ctx, ((size_t) t->n + ZHC_TEXT_PAD) * sizeof(*t->code));
	if (!t->ch || !t->code)
		return ZHC_NOMEM;
	for (uint32_t i = 0; i < t->n; i++)
	{
		uint32_t w = zhc_char(clean->cp[i]);

		t->ch[i] = w;
		t->code[i] = zhc_lex_code(w & ZHC_FOLD_MASK);
		if ((i & (POLL_EVERY - 1)) == 0)
			zhc_poll(al);
	}
	memset(t->ch + t->n, 0, ZHC_TEXT_PAD * sizeof(*t->ch));
	memset(t->code + t->n, 0, ZHC_TEXT_PAD * sizeof(*t->code));
	return ZHC_OK;
}

static ZhcStatus
push(Scan *s, ZhcTokenKind kind, uint32_t start, uint32_t end, uint32_t ref)
{
	ZhcTokens *out = s->out;

	if (out->n == s->cap_tok)
	{
		void *data = out->tok;
		ZhcStatus st =
			zhc_array_reserve(s->al, &data, &s->cap_tok, (size_t) out->n + 1, sizeof(ZhcToken));

		out->tok = data;
		if (st != ZHC_OK)
			return st;
	}
	if ((out->n & 4095) == 0)
		zhc_poll(s->al);
	out->tok[out->n++] = (ZhcToken){start, end, ref, (uint8_t) kind};
	return ZHC_OK;
}

static ZhcStatus
push_number(Scan *s, const ZhcNumber *num)
{
	ZhcTokens *out = s->out;

	if (out->nnum == s->cap_num)
	{
		void *data = out->num;
		ZhcStatus st =
			zhc_array_reserve(s->al, &data, &s->cap_num, (size_t) out->nnum + 1, sizeof(ZhcNumber));

		out->num = data;
		if (st != ZHC_OK)
			return st;
	}
	out->num[out->nnum] = *num;
	return push(s, ZHC_T_NUMBER, num->start, num->end, out->nnum++);
}

/* Whether two characters are the ends of one pair of quotes or brackets. */
static bool
pairs(uint32_t open, uint32_t close)
{
	if (open == 0x201C || open == 0x2018) /* “ ‘ */
		return close == open + 1;
	if (open == '(')
		return close == ')';
	if (open == '[' || open == '{')
		return close == open + 2;
	return close == open + 1; /* 《》 〈〉 「」 『』 【】 〔〕 */
}

static ZhcStatus
push_close(Scan *s, uint32_t i)
{
	ZhcTokens *out = s->out;

	for (int d = s->depth; d-- > 0;)
	{
		uint32_t opener = s->open[d];

		if (pairs(zhc_ch(&out->text, out->tok[opener].start), zhc_ch(&out->text, i)))
		{
			out->tok[opener].ref = out->n;
			s->depth = d;
			return push(s, ZHC_T_CLOSE, i, i + 1, opener);
		}
	}
	return push(s, ZHC_T_CLOSE, i, i + 1, ZHC_NO_TOKEN);
}

static ZhcStatus
push_open(Scan *s, uint32_t i)
{
	if (s->depth == MAX_DEPTH)
	{
		memmove(s->open, s->open + 1, sizeof(s->open[0]) * (MAX_DEPTH - 1));
		s->depth--;
	}
	s->open[s->depth++] = s->out->n;
	return push(s, ZHC_T_OPEN, i, i + 1, ZHC_NO_TOKEN);
}

static bool
is_alnum(const ZhcText *t, uint32_t i)
{
	ZhcClass c = zhc_cls(t, i);

	return c == ZHC_C_LETTER || c == ZHC_C_DIGIT || c == ZHC_C_MARK;
}

/*
 * Letters and the digits that belong to them; hyphens, dots and apostrophes between two such
 * characters join (COVID-19, F-16, U.S.), as do the signs of addresses.
 */
static uint32_t
latin_end(const ZhcText *t, uint32_t i)
{
	while (i < t->n)
	{
		if (is_alnum(t, i))
			i++;
		else if (i + 1 < t->n && is_alnum(t, i + 1) && i > 0 && is_alnum(t, i - 1) &&
				 (zhc_ch(t, i) == '-' || zhc_ch(t, i) == '.' || zhc_ch(t, i) == '\'' ||
				  zhc_ch(t, i) == '_' || zhc_ch(t, i) == '@'))
			i++;
		else
			break;
	}
	return i;
}

/* Digits with letters behind them are a name (5G, 3D) unless the letters are a unit (168cm). */
static bool
is_number_and_unit(const ZhcText *t, uint32_t end)
{
	uint32_t len;

	if (end >= t->n || zhc_cls(t, end) != ZHC_C_LETTER)
		return true;
	return zhc_lex_find(t->code, end, t->n, ZHC_LEX_BIT(UNIT), &len) &&
		   !(end + len < t->n && zhc_cls(t, end + len) == ZHC_C_LETTER &&
			 zhc_cls(t, end + len - 1) == ZHC_C_LETTER);
}

/*
 * The longest word at i, or NULL.  A phrase that ends in a numeral which goes on (统一 before 千)
 * is none.
 */
static const ZhcLexEntry *
word_at(const ZhcText *t, uint32_t i, uint32_t *len)
{
	const ZhcLexEntry *e = zhc_lex_find(t->code, i, t->n, ~ZHC_LEX_BIT(NUMERAL), len);
	int v;

	if (e && e->cat == ZHC_LEX_FIXED && *len > 1 && !zhc_starts_number(t, i) &&
		zhc_lex_numeral(t->code[i + *len - 1], &v) == ZHC_NUM_DIGIT)
	{
		ZhcNumeral next = zhc_lex_numeral(t->code[i + *len], &v);

		if (next == ZHC_NUM_SMALL || next == ZHC_NUM_BIG)
			return NULL;
	}
	return e;
}

/* How far a numeral with the unit behind it reaches: what a fixed phrase must pass to hide it. */
static uint32_t
reach(const ZhcText *t, const ZhcNumber *num)
{
	uint32_t len;
	const ZhcLexEntry *e =
		zhc_lex_find(t->code, num->end, t->n,
					 ZHC_LEX_BIT(UNIT) | ZHC_LEX_BIT(CLASSIFIER) | ZHC_LEX_BIT(FIXED), &len);

	return e && e->cat != ZHC_LEX_FIXED ? num->end + len : num->end;
}

/* A word or a number at i (Han or a digit); *next is where to go on. */
static ZhcStatus
push_word_or_number(Scan *s, uint32_t i, uint32_t *next)
{
	const ZhcText *t = &s->out->text;
	uint32_t len = 0;
	const ZhcLexEntry *e = word_at(t, i, &len);
	ZhcNumber num;

	if (zhc_starts_number(t, i) || zhc_is_digit(t, i))
	{
		bool parsed = zhc_number(t, i, t->n, &num);
		bool hidden = false;

		/* a longer word hides the numeral, unless it ends before the unit behind it does */
		if (parsed && e && i + len >= num.end)
			hidden = e->cat == ZHC_LEX_FIXED ? i + len >= reach(t, &num) : i + len > num.end;
		if (parsed && !hidden && is_number_and_unit(t, num.end))
		{
			*next = num.end;
			return push_number(s, &num);
		}
	}
	if (e)
	{
		*next = i + len;
		return push(s, ZHC_T_WORD, i, i + len, (uint32_t) (e - zhc_lex_entries));
	}
	if (zhc_cls(t, i) == ZHC_C_DIGIT)
	{
		*next = latin_end(t, i);
		return push(s, ZHC_T_LATIN, i, *next, 0);
	}
	*next = i + 1;
	return push(s, ZHC_T_OTHER, i, i + 1, 0);
}

/* Letters: a currency before a number (RMB100), a word of the lexicon (GDP), or a name. */
static ZhcStatus
push_latin(Scan *s, uint32_t i, uint32_t *next)
{
	const ZhcText *t = &s->out->text;
	uint32_t end = latin_end(t, i), len;
	const ZhcLexEntry *e = zhc_lex_find(t->code, i, t->n, ~(uint64_t) 0, &len);

	if (e && (i + len >= end || (e->cat == ZHC_LEX_MONEY_BEFORE && zhc_is_digit(t, i + len))))
	{
		*next = i + len;
		return push(s, ZHC_T_WORD, i, i + len, (uint32_t) (e - zhc_lex_entries));
	}
	*next = end;
	return push(s, ZHC_T_LATIN, i, end, 0);
}

static ZhcTokenKind
mark_kind(uint32_t ch)
{
	switch (ch)
	{
		case ',':
		case ';':
		case ':':
		case 0x3001: /* 、 */
			return ZHC_T_COMMA;
		default:
			return ZHC_T_MARK;
	}
}

/* A mark or a symbol: a word (%, ℃, US$) first of all. */
static ZhcStatus
push_mark(Scan *s, uint32_t i, uint32_t *next)
{
	const ZhcText *t = &s->out->text;
	uint32_t len;
	const ZhcLexEntry *e = word_at(t, i, &len);

	if (e && e->cat != ZHC_LEX_RANGE)
	{
		*next = i + len;
		return push(s, ZHC_T_WORD, i, i + len, (uint32_t) (e - zhc_lex_entries));
	}
	*next = i + 1;
	return push(s, mark_kind(zhc_ch(t, i)), i, i + 1, 0);
}

static ZhcStatus
push_at(Scan *s, uint32_t i, uint32_t *next)
{
	const ZhcText *t = &s->out->text;

	*next = i + 1;
	switch (zhc_cls(t, i))
	{
		case ZHC_C_DIGIT:
			return push_word_or_number(s, i, next);
		case ZHC_C_HAN:
		case ZHC_C_KANA:
			if (t->code[i])
				return push_word_or_number(s, i, next);
			while (*next < t->n && !t->code[*next] && zhc_is_cjk(zhc_cls(t, *next)))
				++*next;
			return push(s, ZHC_T_OTHER, i, *next, 0);
		case ZHC_C_LETTER:
			return push_latin(s, i, next);
		case ZHC_C_NEWLINE:
			s->depth = 0;
			return push(s, ZHC_T_PARA, i, i + 1, 0);
		case ZHC_C_BLANK:
		case ZHC_C_IGNORABLE:
			return ZHC_OK;
		case ZHC_C_STOP:
			return push(s, ZHC_T_STOP, i, i + 1, 0);
		case ZHC_C_OPEN:
			return push_open(s, i);
		case ZHC_C_CLOSE:
			return push_close(s, i);
		default:
			return push_mark(s, i, next);
	}
}

ZhcStatus
zhc_tokens(const ZhcAlloc *al, const ZhcClean *clean, ZhcTokens *out)
{
	Scan s = {.al = al, .out = out};
	ZhcStatus st;

	memset(out, 0, sizeof(*out));
	st = prepare(al, clean, &out->text);
	for (uint32_t i = 0, next; st == ZHC_OK && i < out->text.n; i = next)
		st = push_at(&s, i, &next);
	if (st == ZHC_OK)
		st = push(&s, ZHC_T_PARA, out->text.n, out->text.n, 0);
	if (st != ZHC_OK)
		zhc_tokens_free(al, out);
	return st;
}

void
zhc_tokens_free(const ZhcAlloc *al, ZhcTokens *t)
{
	if (t->text.ch)
		al->free(al->ctx, t->text.ch);
	if (t->text.code)
		al->free(al->ctx, t->text.code);
	if (t->tok)
		al->free(al->ctx, t->tok);
	if (t->num)
		al->free(al->ctx, t->num);
	memset(t, 0, sizeof(*t));
}
