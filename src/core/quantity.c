/*
 * quantity.c - find the quantities of a text
 *
 * Walks the numbers of the token stream, skips those of dates and of names, and puts a row together
 * from the numeral, the unit behind it and the words around them.
 */
#include "quantity.h"

#include "ownterms.h"
#include "qty.h"

#define C_BAN	0x534A /* 半 */
#define C_PAUSE 0x3001 /* 、 */

typedef struct Walk
{
	const ZhcAlloc *al;
	const ZhcTokens *t;
	const ZhcDates *dates;
	ZhcQuantities *out;
	size_t cap;
	uint32_t next_date;	  /* first date that ends after the walk's position */
	ZhcScope scope;		  /* where the walk is */
	uint32_t title;		  /* inside 《》 up to this character */
	uint32_t row_first;	  /* first row of the sentence */
	const char *currency; /* of 元 alone */
} Walk;

/* A slogan: the quotation begins with the number and is over soon (“三个代表”). */
static bool
is_slogan(const Walk *w, uint32_t k, const ZhcReading *r)
{
	const ZhcToken *tok = w->t->tok;
	uint32_t ch, close;

	if (k == 0 || tok[k - 1].kind != ZHC_T_OPEN || tok[k - 1].ref == ZHC_NO_TOKEN ||
		r->num.arabic || (r->has_unit && r->unit.measure))
		return false;
	ch = zhc_ch(w->scope.x, tok[k - 1].start);
	close = tok[tok[k - 1].ref].start;
	return ch != '(' && close - r->start <= 10;
}

static ZhcStatus
add(Walk *w, const ZhcQuantity *q)
{
	void *data = w->out->row;
	ZhcStatus st =
		zhc_array_reserve(w->al, &data, &w->cap, (size_t) w->out->n + 1, sizeof(ZhcQuantity));

	w->out->row = data;
	if (st == ZHC_OK)
		w->out->row[w->out->n++] = *q;
	return st;
}

/* The base unit is divided by another that is `per` of its own base unit. */
static void
divide(ZhcQuantity *q, ZhcRatio per, const char *si)
{
	uint64_t den = (uint64_t) (q->ratio.den ? q->ratio.den : 1) * per.num;

	if (q->ratio.num == 0)
		return;
	q->ratio.num *= per.den ? per.den : 1;
	q->ratio.e -= per.e;
	q->ratio.den = (uint32_t) den;
	if (den > UINT32_MAX)
		q->ratio.num = 0;
	q->si_per = si;
}

/* 每小时93公里, 时速226公里, 每秒45公尺: a speed, though its unit is printed as a length. */
static void
speed_before(const ZhcScope *s, ZhcQuantity *q)
{
	static const ZhcRatio hour = {36, 2, 1}, second = {1, 0, 1};
	uint32_t p = zhc_before_predicate(s, q->start), len;
	const ZhcLexEntry *e;

	if (q->kind != ZHC_KIND_LENGTH || q->unit.per[0] || p < s->clause + 2)
		return;
	if (zhc_ch(s->x, p - 1) == 0x901F && /* 速 */
		(zhc_ch(s->x, p - 2) == 0x65F6 || zhc_ch(s->x, p - 2) == 0x79D2))
	{
		divide(q, zhc_ch(s->x, p - 2) == 0x65F6 ? hour : second, "s");
		q->kind = ZHC_KIND_OTHER;
		return;
	}
	e = zhc_lex_find_back(s->x->code, s->clause, p, ZHC_LEX_BIT(UNIT), &len);
	if (!e || p - len <= s->clause || zhc_ch(s->x, p - len - 1) != 0x6BCF /* 每 */ ||
		strcmp(zhc_lex_unit(e->a)->si, "s") != 0)
		return;
	divide(q, zhc_lex_unit(e->a)->ratio, "s");
	q->kind = ZHC_KIND_OTHER;
}

/* Kind, currency and base unit of the unit found. */
static void
set_unit(const Walk *w, const ZhcReading *r, ZhcQuantity *q)
{
	const ZhcUnitHit *u = &r->unit;

	q->unit = u->text;
	q->kind = u->kind;
	q->currency = u->currency;
	q->si = q->si_per = "";
	if (u->own)
	{
		q->ratio = u->text.per[0] ? (ZhcRatio){0, 0, 0} : u->own->ratio;
		q->si = zhc_own_bytes(w->t->text.own, u->own->base);
		if (!u->text.per[0] && q->ratio.num == 0)
		{
			q->ratio = (ZhcRatio){1, 0, 1};
			q->si = "1";
		}
	}
	else if (u->index >= 0)
	{
		const ZhcUnit *unit = zhc_lex_unit(u->index);

		q->ratio = unit->ratio;
		q->si = unit->si;
		if (!unit->si[0])
			q->ratio.num = unit->kind == ZHC_KIND_MONEY ? q->ratio.num : 0;
		if (u->text.per[0])
		{
			const ZhcUnit *per = u->per >= 0 ? zhc_lex_unit(u->per) : NULL;

			if (per && per->si[0])
				divide(q, per->ratio, per->si);
			else
				q->ratio.num = 0;
		}
	}
	else if (u->index == -2)
	{
		q->ratio = (ZhcRatio){86400, 0, 1};
		q->si = "s";
	}
	else if (!u->text.per[0])
	{
		q->ratio = (ZhcRatio){1, 0, 1};
		q->si = "1";
	}
}

/* 分 beside seconds or hours is no score: 1分56秒. */
static void
clock_minutes(const Walk *w, const ZhcReading *r, ZhcQuantity *q)
{
	const ZhcText *x = w->scope.x;
	ZhcNumber n;

	if (!r->has_unit || r->unit.measure || zhc_ch(x, r->unit.start) != 0x5206 ||
		r->unit.end - r->unit.start != 1)
		return;
	if ((zhc_number(x, r->end, x->n, &n) && zhc_ch(x, n.end) == 0x79D2) ||
		(q->start > w->scope.clause && zhc_ch(x, q->start - 1) == 0x65F6))
	{
		q->kind = ZHC_KIND_DURATION;
		q->ratio = (ZhcRatio){60, 0, 1};
		q->si = "s";
	}
}

/* 元 alone is the money of the place. */
static void
local_currency(const Walk *w, ZhcQuantity *q)
{
	if (q->kind != ZHC_KIND_MONEY)
		return;
	if (!q->currency[0] && q->ratio.num && !q->si[0] && q->unit.unit[0])
	{
		static const char *const names[] = {"元",	"圆",	"块钱", "元钱", "角",
											"毛钱", "分钱", "仙",	"毫"};

		for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
			if (strcmp(q->unit.unit, names[i]) == 0)
				q->currency = w->currency;
	}
	if (!q->si[0])
		q->si = q->currency;
	if (!q->si[0])
		q->ratio.num = 0;
}

/*
 * Whether a date before the number is only what the number is compared with (比上年增长5%), or
 * where another number came from (由去年的38%升至43%).
 */
static bool
is_base(const ZhcText *x, const ZhcDate *d, const ZhcQuantity *q)
{
	uint32_t before = d->start > 0 ? zhc_ch(x, d->start - 1) : 0;

	if (d->compared)
		return zhc_ch(x, d->end) != 0x7684 || q->start > d->end + 1;		/* 比去年的38% */
	return (before == 0x7531 || before == 0x4ECE) && q->start > d->end + 1; /* 由 从 */
}

/* The date of the sentence that the number belongs to: the last one before it. */
static void
period_of(const Walk *w, ZhcQuantity *q)
{
	uint32_t d = w->next_date;

	while (d > 0 && (w->dates->row[d - 1].end > q->start ||
					 (w->dates->row[d - 1].start >= w->scope.sentence &&
					  is_base(w->scope.x, &w->dates->row[d - 1], q))))
		d--;
	if (d == 0 || w->dates->row[d - 1].start < w->scope.sentence)
		return;
	q->period_start = w->dates->row[d - 1].start;
	q->period_end = w->dates->row[d - 1].end;
	/* 环比 of a quarter is with the quarter before */
	if (q->basis && strcmp(q->basis, "mom") == 0 && w->dates->row[d - 1].grain == ZHC_GRAIN_QUARTER)
		q->basis = "qoq";
}

/*
 * A date at the end of a subject is no part of it (月产能年底达4万片), and one that is all of it
 * says nothing (一季度增长5.4%), nor does what is only compared with (较昨日放量1400亿元).
 */
static void
trim_dates(const Walk *w, const ZhcScope *s, ZhcQuantity *q)
{
	for (uint32_t d = w->next_date; d > 0 && q->subject_end > q->subject_start; d--)
	{
		const ZhcDate *row = &w->dates->row[d - 1];
		uint32_t first = zhc_ch(s->x, q->subject_start);

		if (row->end > q->start)
			continue;
		if (row->end <= q->subject_start)
			break;
		if (row->start <= q->subject_start + 1 &&
			(row->end == q->subject_end ||
			 (row->start > q->subject_start && (first == 0x6BD4 || first == 0x8F83)))) /* 比 较 */
			q->subject_end = q->subject_start;
		else if (row->end == q->subject_end)
			q->subject_end = zhc_before_predicate(s, row->start);
		if (q->subject_end < q->subject_start + 2)
			q->subject_start = q->subject_end = 0;
	}
}

/* A clause that begins with its number speaks of what the clause before spoke of. */
static void
inherit_subject(const Walk *w, ZhcQuantity *q)
{
	const ZhcQuantity *last;

	if (q->subject_end > q->subject_start || w->out->n <= w->row_first)
		return;
	last = &w->out->row[w->out->n - 1];
	if (q->kind == ZHC_KIND_PERCENT || q->change)
	{
		q->subject_start = last->subject_start;
		q->subject_end = last->subject_end;
	}
}

/* 10年期国债收益率: the term that another row has is the first word of the subject. */
static void
take_term(const Walk *w, ZhcQuantity *q)
{
	const ZhcQuantity *last = w->out->n ? &w->out->row[w->out->n - 1] : NULL;

	if (last && q->subject_end > q->subject_start && last->end == q->subject_start &&
		last->kind == ZHC_KIND_DURATION && zhc_ch(w->scope.x, last->end) == 0x671F)
		q->subject_start = last->start;
}

/* Where the words that speak of a number may begin: behind the quantity before. */
static uint32_t
floor_of(const Walk *w)
{
	uint32_t end = w->out->n ? w->out->row[w->out->n - 1].end : 0;

	return end > w->scope.clause ? end : w->scope.clause;
}

/* GDP3.32%, EPS41.2元: the letters name a measure, not a model. */
static bool
is_share(const ZhcScope *s, const ZhcReading *r)
{
	return r->has_unit && (r->unit.kind == ZHC_KIND_PERCENT || r->unit.kind == ZHC_KIND_MONEY) &&
		   r->start > s->clause && zhc_cls(s->x, r->start - 1) == ZHC_C_LETTER;
}

/* 三年零八个月: 零 joins two measures. */
static bool
joins(const ZhcText *x, const ZhcNumber *n)
{
	uint32_t before = n->start > 0 ? zhc_ch(x, n->start - 1) : 0;

	return zhc_ch(x, n->start) == 0x96F6 && n->end > n->start + 1 && !n->decimal &&
		   (before == 0x5E74 || before == 0x6708 || before == 0x5929 || before == 0x65F6 ||
			before == 0x5C81);
}

/* Make a row of a reading; *next is moved behind it whether it counts or not. */
static ZhcStatus
emit(Walk *w, uint32_t k, ZhcReading *r, uint32_t *next)
{
	ZhcQuantity q;
	ZhcScope s = w->scope;
	bool neg;

	s.floor = floor_of(w);
	memset(&q, 0, sizeof(q));
	q.unit = (ZhcUnitText){"", "", "", false};
	q.currency = q.si = q.si_per = "";
	q.start = zhc_sign_before(&w->scope, r->start, &neg);
	q.end = r->end;
	q.value = r->value;
	q.max = r->max;
	q.value.neg = r->value.neg || (neg && !r->has_max);
	q.has_max = r->has_max;
	q.approx = r->approx;
	*next = r->end > *next ? r->end : *next;
	if (r->has_unit)
		set_unit(w, r, &q);
	else
		q.kind = ZHC_KIND_COUNTED;
	if ((zhc_is_ordinal(&w->scope, q.start) && !is_share(&w->scope, r)) ||
		zhc_is_ratio(&w->scope, r) || is_slogan(w, k, r))
		return ZHC_OK;
	if (zhc_is_magnitude(&w->scope, r, &q))
		return add(w, &q);
	zhc_qualify(&s, &r->num, r->has_unit ? &r->unit : NULL, &q);
	if (q.start < r->start && zhc_is_ordinal(&w->scope, q.start) &&
		zhc_cls(w->scope.x, q.start - 1) != ZHC_C_LETTER) /* but OpenAI约800亿美元 */
		return ZHC_OK;
	if (!(r->has_unit ? zhc_unit_fits(&w->scope, r, &q) : zhc_bare_fits(&w->scope, r, &q)))
		return ZHC_OK;
	local_currency(w, &q);
	clock_minutes(w, r, &q);
	speed_before(&s, &q);
	zhc_change_of(&s, &q);
	zhc_subject_of(&s, r->has_unit ? &r->unit : NULL, &q);
	take_term(w, &q);
	period_of(w, &q);
	trim_dates(w, &s, &q);
	inherit_subject(w, &q);
	*next = q.end;
	return add(w, &q);
}

/* 百分之三十, 千分之三 at the word; a range of numbers may stand behind it. */
static ZhcStatus
percent_words(Walk *w, uint32_t k, uint32_t *next)
{
	const ZhcToken *tok = &w->t->tok[k];
	const ZhcLexEntry *e = zhc_lex_pick(zhc_token_entries(tok), ZHC_LEX_BIT(FRACTION));
	ZhcReading r, b;
	uint32_t p = tok->end, len, q;
	uint16_t sign;
	const ZhcLexEntry *unit;

	if (!e || !zhc_read_number(&w->scope, p, &r) || r.num.indefinite)
		return ZHC_OK;
	r.start = tok->start;
	r.end = r.num.end;
	q = zhc_skip_range_word(&w->scope, r.end);
	if (q > r.end && !r.has_max)
	{
		if (zhc_lex_find(w->scope.x->code, q, w->scope.x->n, ZHC_LEX_BIT(FRACTION), &len))
			q += len;
		if (zhc_read_number(&w->scope, q, &b) && zhc_dec_cmp(r.value, b.value) < 0 && !b.has_unit)
		{
			r.max = b.num.value;
			r.has_max = true;
			r.end = b.num.end;
		}
	}
	/* the unit is that of the sign */
	memset(&r.unit, 0, sizeof(r.unit));
	r.has_unit = r.unit.measure = true;
	r.unit.per = -1;
	r.unit.kind = ZHC_KIND_PERCENT;
	r.unit.currency = "";
	r.unit.text = (ZhcUnitText){"", zhc_lex_text(e), "", false};
	r.unit.start = r.unit.end = r.end;
	r.unit.index = -1;
	sign = zhc_lex_code(e->a == 2 ? '%' : e->a == 3 ? 0x2030 : 0x2031);
	unit = zhc_lex_find(&sign, 0, 1, ZHC_LEX_BIT(UNIT), &len);
	if (unit)
		r.unit.index = unit->a;
	r.num.bare = r.num.string = false;
	return emit(w, k, &r, next);
}

/* 半年, 半小时, 半公里. */
static ZhcStatus
half(Walk *w, uint32_t k, uint32_t p, uint32_t *next)
{
	ZhcReading r;

	memset(&r, 0, sizeof(r));
	/* of interest and of a game of go; no half may stand before other units of one common character
	 */
	r.num.arabic = zhc_ch(w->scope.x, p + 1) == 0x7801 || zhc_ch(w->scope.x, p + 1) == 0x76EE;
	if (!zhc_unit_at(w->scope.x, p + 1, &r.num, &r.unit) || !r.unit.measure ||
		zhc_fixed_to(w->scope.x, p) >= r.unit.end) /* 半年报, but 半个 of 半个月 is none */
		return ZHC_OK;
	if (p > w->scope.clause &&
		(zhc_ch(w->scope.x, p - 1) == 0x4E0A || zhc_ch(w->scope.x, p - 1) == 0x4E0B))
		return ZHC_OK;
	r.has_unit = true;
	r.approx = r.unit.approx;
	r.start = p;
	r.end = r.unit.end;
	r.num.start = p;
	r.num.end = p + 1;
	r.value = r.max = r.num.value = (ZhcDec){5, -1, false};
	zhc_read_range(&w->scope, &r);
	return emit(w, k, &r, next);
}

/* Skip dates that are over; whether p is inside one. */
static bool
in_date(Walk *w, uint32_t p)
{
	while (w->next_date < w->dates->n && w->dates->row[w->next_date].end <= p)
		w->next_date++;
	return w->next_date < w->dates->n && w->dates->row[w->next_date].start <= p;
}

static void
mark(Walk *w, uint32_t k)
{
	const ZhcToken *tok = &w->t->tok[k];
	uint32_t ch, close;

	switch (tok->kind)
	{
		case ZHC_T_PARA:
		case ZHC_T_STOP:
			w->scope.clause = w->scope.sentence = tok->end;
			w->row_first = w->out->n;
			break;
		case ZHC_T_COMMA:
			ch = zhc_ch(w->scope.x, tok->start);
			if (ch != C_PAUSE && ch != ':')
				w->scope.clause = tok->end;
			break;
		case ZHC_T_OPEN:
			ch = zhc_ch(w->scope.x, tok->start);
			close = tok->ref == ZHC_NO_TOKEN ? 0 : w->t->tok[tok->ref].start;
			if ((ch == 0x300A || ch == 0x3008) && close > w->title)
				w->title = close;
			break;
		default:
			break;
	}
}

static ZhcStatus
walk(Walk *w)
{
	const ZhcTokens *t = w->t;
	uint32_t next = 0, steps = 0;
	ZhcStatus st = ZHC_OK;

	/* most tokens neither begin a quantity nor end anything */
	for (uint32_t k = 0; st == ZHC_OK; k++)
	{
		const ZhcToken *tok;
		ZhcReading r;
		ZhcNumber n;

		k = zhc_token_next(t, k, ZHC_TOKEN_MARK | ZHC_LEX_ANY_NUMBER);
		if (k == t->n)
			break;
		tok = &t->tok[k];
		if (++steps % 1024 == 0)
			zhc_poll(w->al);
		mark(w, k);
		if (tok->start < next || tok->start < w->title || zhc_own_covers(&t->text, tok->start))
			continue;
		if (t->any[k] & ZHC_LEX_ANY_NUMBER)
		{
			if (zhc_ch(w->scope.x, tok->start) != C_BAN)
				st = percent_words(w, k, &next);
			else if (!in_date(w, tok->start))
				st = half(w, k, tok->start, &next);
			continue;
		}
		if (tok->kind != ZHC_T_NUMBER || in_date(w, tok->start))
			continue;
		n = t->num[tok->ref];
		if (joins(&t->text, &n) && !zhc_number(&t->text, n.start + 1, t->text.n, &n))
			continue;
		zhc_read_unit(&w->scope, &n, &r);
		zhc_sign_before(&w->scope, r.start, &r.value.neg);
		if (!zhc_read_fraction(&w->scope, &r))
			zhc_read_range(&w->scope, &r);
		next = r.end;
		st = emit(w, k, &r, &next);
	}
	return st;
}

ZhcStatus
zhc_quantities(const ZhcAlloc *al, const ZhcTokens *t, const ZhcDates *dates, ZhcQuantities *out)
{
	Walk w = {.al = al, .t = t, .dates = dates, .out = out};
	ZhcStatus st;

	memset(out, 0, sizeof(*out));
	w.scope.x = &t->text;
	w.scope.end = t->text.n;
	w.currency = zhc_local_currency(t, dates->region);
	st = walk(&w);
	if (st != ZHC_OK)
		zhc_quantities_free(al, out);
	return st;
}

void
zhc_quantities_free(const ZhcAlloc *al, ZhcQuantities *q)
{
	if (q->row)
		al->free(al->ctx, q->row);
	memset(q, 0, sizeof(*q));
}
