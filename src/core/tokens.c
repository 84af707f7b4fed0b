/*
 * tokens.c - the token stream over a clean text
 */
#include "tokens.h"

#include "ownterms.h"
#include "printed.h"

#define POLL_EVERY 65536u

#define MAX_DEPTH 64

typedef struct Scan
{
	const ZhcAlloc *al;
	ZhcTokens *out;
	size_t cap_tok, cap_num;
	uint32_t open[MAX_DEPTH]; /* tokens that wait for their partner */
	int depth;
	uint32_t run; /* first character of the characters in no word that await their token */
} Scan;

/* Foldings, classes and codes of n characters. */
static void
look_up(const uint32_t *restrict cp, uint32_t n, uint32_t *restrict ch, uint16_t *restrict code,
		uint16_t *restrict name)
{
	for (uint32_t i = 0; i < n; i++)
	{
		ZhcPrinted p = zhc_printed(cp[i]);

		ch[i] = p.word;
		code[i] = p.lex;
		name[i] = p.name;
	}
}

static ZhcStatus
prepare(const ZhcAlloc *al, const ZhcClean *clean, ZhcText *t)
{
	t->clean = clean;
	t->n = clean->n;
	t->ch = al->alloc(al->ctx, ((size_t) t->n + ZHC_TEXT_PAD) * sizeof(*t->ch));
	t->code = al->alloc(al->ctx, ((size_t) t->n + ZHC_TEXT_PAD) * sizeof(*t->code));
	t->name = al->alloc(al->ctx, ((size_t) t->n + ZHC_TEXT_PAD) * sizeof(*t->name));
	if (!t->ch || !t->code || !t->name)
		return ZHC_NOMEM;
	for (uint32_t i = 0, end; i < t->n; i = end)
	{
		end = t->n - i > POLL_EVERY ? i + POLL_EVERY : t->n;
		look_up(clean->cp + i, end - i, t->ch + i, t->code + i, t->name + i);
		zhc_poll(al);
	}
	memset(t->ch + t->n, 0, ZHC_TEXT_PAD * sizeof(*t->ch));
	memset(t->code + t->n, 0, ZHC_TEXT_PAD * sizeof(*t->code));
	memset(t->name + t->n, 0, ZHC_TEXT_PAD * sizeof(*t->name));
	return ZHC_OK;
}

/* Room for n tokens. */
static ZhcStatus
make_room(Scan *s, size_t n)
{
	ZhcTokens *out = s->out;
	void *data = out->tok;
	ZhcStatus st = zhc_array_reserve(s->al, &data, &s->cap_tok, n, sizeof(ZhcToken));

	out->tok = data;
	if (st != ZHC_OK)
		return st;
	data = s->al->realloc(s->al->ctx, out->any, s->cap_tok + ZHC_TOKEN_BLOCK);
	if (!data)
		return ZHC_NOMEM;
	out->any = data;
	return ZHC_OK;
}

static inline ZhcStatus
append(Scan *s, ZhcTokenKind kind, uint32_t start, uint32_t end, uint32_t ref, uint8_t any)
{
	ZhcTokens *out = s->out;

	if (out->n == s->cap_tok)
	{
		ZhcStatus st = make_room(s, (size_t) out->n + 1);

		if (st != ZHC_OK)
			return st;
	}
	out->any[out->n] = any;
	out->tok[out->n++] = (ZhcToken){start, end, ref, (uint8_t) kind};
	return ZHC_OK;
}

/* Give the run its token, so that the next token's index is known. */
static inline ZhcStatus
flush(Scan *s, uint32_t i)
{
	ZhcStatus st = s->run < i ? append(s, ZHC_T_OTHER, s->run, i, 0, 0) : ZHC_OK;

	s->run = i;
	return st;
}

/* Append a token, before it what stands between it and the last one. */
static inline ZhcStatus
push(Scan *s, ZhcTokenKind kind, uint32_t start, uint32_t end, uint32_t ref)
{
	ZhcStatus st = flush(s, start);

	s->run = end;
	return st == ZHC_OK ? append(s, kind, start, end, ref, ZHC_TOKEN_MARK) : st;
}

/* The same for a word. */
static inline ZhcStatus
push_entry(Scan *s, uint32_t start, uint32_t end, uint32_t entry, uint8_t any)
{
	ZhcStatus st = flush(s, start);

	s->run = end;
	return st == ZHC_OK ? append(s, ZHC_T_WORD, start, end, entry, any) : st;
}

static inline ZhcStatus
push_found(Scan *s, uint32_t i, uint32_t len, const ZhcLexEntry *e)
{
	return push_entry(s, i, i + len, (uint32_t) (e - zhc_lex_entries), (uint8_t) e->any);
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
	ZhcStatus st = flush(s, i);

	if (st != ZHC_OK)
		return st;

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
	ZhcStatus st;

	if (s->depth == MAX_DEPTH)
	{
		memmove(s->open, s->open + 1, sizeof(s->open[0]) * (MAX_DEPTH - 1));
		s->depth--;
	}
	st = flush(s, i);
	s->open[s->depth++] = s->out->n;
	return st != ZHC_OK ? st : push(s, ZHC_T_OPEN, i, i + 1, ZHC_NO_TOKEN);
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

/* 今年, 今天, 今日, 上午 at p: no 至今 or 至上 ends with its first character. */
static bool
is_today_and_on(const ZhcText *t, uint32_t p)
{
	uint32_t next = zhc_ch(t, p + 1);

	return (zhc_ch(t, p) == 0x4ECA && (next == 0x5E74 || next == 0x5929 || next == 0x65E5)) ||
		   (zhc_ch(t, p) == 0x4E0A && next == 0x5348);
}

/* 上周, 上月 at p, behind the last character of 天文台, 立法会 or 生产线; but 晚上, 以上 are words.
 */
static bool
is_last_week(const ZhcText *t, uint32_t p)
{
	uint32_t next = zhc_ch(t, p + 1);

	if (zhc_ch(t, p) != 0x4E0A || (next != 0x5468 && next != 0x6708))
		return false;
	switch (zhc_ch(t, p - 1))
	{
		case 0x53F0: /* 台 */
		case 0x4F1A: /* 会 */
		case 0x7EBF: /* 线 */
		case 0x7F51: /* 网 */
		case 0x5E02: /* 市 */
		case 0x6E2F: /* 港 */
			return true;
		default:
			return false;
	}
}

/*
 * The longest word at i, or NULL.  A phrase that ends in a numeral which goes on (统一 before 千)
 * is none.
 */
static inline const ZhcLexEntry *
word_at(const ZhcText *t, uint32_t i, uint32_t *len)
{
	const ZhcLexEntry *e = zhc_lex_longest(t->code, i, t->n, len);
	int v;

	/* numerals are read as numbers, but the character may be a word as well */
	if (e && e->cat == ZHC_LEX_NUMERAL)
		e = e->last ? NULL : e + 1;

	if (e && *len == 2 &&
		((zhc_ch(t, i) == 0x81F3 && is_today_and_on(t, i + 1)) || is_last_week(t, i + 1)))
		return NULL;
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

	if (zhc_ch(t, num->end) == 0x5206 && zhc_ch(t, num->end + 1) == 0x4E4B)
		return num->end + 2; /* 十分之一 */
	return e && e->cat != ZHC_LEX_FIXED ? num->end + len : num->end;
}

/* Numerals of cheques that are common in other words (参加, 收拾, 陆军): alone they are none. */
static bool
is_formal(const ZhcText *t, const ZhcNumber *num)
{
	if (num->end - num->start > 1)
		return false;
	switch (zhc_ch(t, num->start))
	{
		case 0x53C1: /* 叁 */
		case 0x53C2: /* 参 */
		case 0x8086: /* 肆 */
		case 0x4F0D: /* 伍 */
		case 0x9646: /* 陆 */
		case 0x67D2: /* 柒 */
		case 0x634C: /* 捌 */
		case 0x7396: /* 玖 */
		case 0x62FE: /* 拾 */
		case 0x4F70: /* 佰 */
		case 0x4EDF: /* 仟 */
			return true;
		default:
			return false;
	}
}

/* A word, or a character that goes on the run of those in no word; *next is where to go on. */
static inline ZhcStatus
push_word(Scan *s, uint32_t i, uint32_t *next)
{
	uint32_t len = 0;
	const ZhcLexEntry *e = word_at(&s->out->text, i, &len);

	*next = i + (e ? len : 1);
	return e ? push_found(s, i, len, e) : ZHC_OK;
}

/* A character with which no longer word begins: a word by itself, or one more of those in none. */
static inline ZhcStatus
push_char(Scan *s, uint32_t i, uint16_t bits)
{
	if (!(bits & ZHC_LEX_CHAR_WORD))
		return ZHC_OK;
	return push_entry(s, i, i + 1,
					  ZHC_NODE_ENTRY(zhc_trie_first(zhc_lex_trie, s->out->text.code[i])) - 1,
					  ZHC_LEX_CHAR_ANY(bits));
}

/* At a digit or a Han numeral: a number, a word that holds it, or letters. */
static ZhcStatus
push_number_or_word(Scan *s, uint32_t i, uint32_t *next)
{
	const ZhcText *t = &s->out->text;
	uint32_t len = 0;
	const ZhcLexEntry *e = word_at(t, i, &len);
	ZhcNumber num;
	bool parsed = zhc_number(t, i, t->n, &num);
	bool hidden = false;

	/* a longer phrase or date hides the numeral, unless a unit behind it reaches as far */
	if (parsed && e && i + len >= num.end)
		hidden = (e->cat == ZHC_LEX_FIXED || e->any != 0) && i + len >= reach(t, &num);
	if (parsed && !hidden && !is_formal(t, &num) && is_number_and_unit(t, num.end))
	{
		*next = num.end;
		return push_number(s, &num);
	}
	if (e)
	{
		*next = i + len;
		return push_found(s, i, len, e);
	}
	if (zhc_cls(t, i) == ZHC_C_DIGIT)
	{
		*next = latin_end(t, i);
		return push(s, ZHC_T_LATIN, i, *next, 0);
	}
	*next = i + 1; /* goes on the run of characters in no word */
	return ZHC_OK;
}

/* Digits with a percent sign behind them. */
static bool
is_percent(const ZhcText *t, uint32_t p)
{
	while (zhc_is_digit(t, p) || zhc_ch(t, p) == '.')
		p++;
	return zhc_ch(t, p) == '%';
}

/*
 * Letters: a currency before a number (RMB100), a word of the lexicon (GDP, also before 3.2%), or a
 * name.
 */
static ZhcStatus
push_latin(Scan *s, uint32_t i, uint32_t *next)
{
	const ZhcText *t = &s->out->text;
	uint32_t end = latin_end(t, i), len;
	const ZhcLexEntry *e = zhc_lex_find(t->code, i, t->n, ~(uint64_t) 0, &len);

	if (e && (i + len >= end ||
			  (zhc_is_digit(t, i + len) && (e->cat == ZHC_LEX_MONEY_BEFORE ||
											(e->cat == ZHC_LEX_METRIC && is_percent(t, i + len))))))
	{
		*next = i + len;
		return push_found(s, i, len, e);
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
		return push_found(s, i, len, e);
	}
	*next = i + 1;
	return push(s, mark_kind(zhc_ch(t, i)), i, i + 1, 0);
}

/* A blank belongs to no token. */
static ZhcStatus
skip(Scan *s, uint32_t i)
{
	ZhcStatus st = flush(s, i);

	s->run = i + 1;
	return st;
}

/* What is not Han. */
static ZhcStatus
push_other(Scan *s, uint32_t i, uint32_t *next)
{
	const ZhcText *t = &s->out->text;

	*next = i + 1;
	switch (zhc_cls(t, i))
	{
		case ZHC_C_DIGIT:
			return push_number_or_word(s, i, next);
		case ZHC_C_LETTER:
			return push_latin(s, i, next);
		case ZHC_C_NEWLINE:
			s->depth = 0;
			return push(s, ZHC_T_PARA, i, i + 1, 0);
		case ZHC_C_BLANK:
		case ZHC_C_IGNORABLE:
			return skip(s, i);
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

/* Go over characters [i, end), and on to the end of what has begun there. */
static ZhcStatus
scan(Scan *s, uint32_t *i, uint32_t end)
{
	const ZhcText *t = &s->out->text;
	ZhcStatus st = ZHC_OK;
	uint32_t p = *i, next;

	for (; st == ZHC_OK && p < end; p = next)
	{
		uint16_t bits = zhc_lex_char_bits[t->code[p]];

		if (!zhc_is_cjk(zhc_cls(t, p)))
			st = push_other(s, p, &next);
		else if (ZHC_LEX_CHAR_KIND(bits) == ZHC_NUM_NONE &&
				 !zhc_lex_pair(t->code[p], t->code[p + 1]))
		{
			st = push_char(s, p, bits);
			next = p + 1;
		}
		else if (ZHC_LEX_CHAR_KIND(bits) == ZHC_NUM_NONE ||
				 ZHC_LEX_CHAR_KIND(bits) == ZHC_NUM_POINT)
			st = push_word(s, p, &next);
		else
			st = push_number_or_word(s, p, &next);
	}
	*i = p;
	return st;
}

ZhcStatus
zhc_tokens(const ZhcAlloc *al, const ZhcClean *clean, ZhcTokens *out)
{
	Scan s = {.al = al, .out = out};
	ZhcStatus st;

	memset(out, 0, sizeof(*out));
	st = prepare(al, clean, &out->text);
	if (st == ZHC_OK)
		st = make_room(&s, (size_t) out->text.n * 5 / 8 + 8); /* as news needs: growing moves it */
	for (uint32_t i = 0; st == ZHC_OK && i < out->text.n;)
	{
		uint32_t end = out->text.n - i > POLL_EVERY ? i + POLL_EVERY : out->text.n;

		st = scan(&s, &i, end);
		zhc_poll(al);
	}
	if (st == ZHC_OK)
		st = push(&s, ZHC_T_PARA, out->text.n, out->text.n, 0);
	if (st == ZHC_OK)
		memset(out->any + out->n, 0, ZHC_TOKEN_BLOCK);
	else
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
	if (t->text.name)
		al->free(al->ctx, t->text.name);
	zhc_own_detach(al, &t->text);
	if (t->tok)
		al->free(al->ctx, t->tok);
	if (t->any)
		al->free(al->ctx, t->any);
	if (t->num)
		al->free(al->ctx, t->num);
	memset(t, 0, sizeof(*t));
}
