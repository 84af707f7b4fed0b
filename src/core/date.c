/*
 * date.c - find the dates of a text
 *
 * Walks the tokens, asks date_parse.c at every number and every word that may begin a date, drops
 * what is no date where it stands (今天 for nowadays, inside a title), and resolves the rest.
 */
#include "date.h"

#include "date_sense.h"

#define MOST_LEAD 2 /* days between what a report begins with and its publication */

typedef struct Walk
{
	const ZhcAlloc *al;
	const ZhcTokens *t;
	ZhcDateContext ctx;
	ZhcDateMemo memo;
	ZhcRegion region;
	ZhcDates *out;
	size_t cap;
	ZhcDateScope scope;
	uint32_t para; /* paragraph the walk is in */
	bool dated;	   /* a dateline has told the day of writing */
	bool today;	   /* 今天 stands outside quotations */
} Walk;

/*
 * Whether a number may be the first of a date, by the characters behind it.  A cheap look: what
 * passes it is read, what does not could not be one.
 */
static bool
number_starts(const ZhcText *x, const ZhcNumber *n)
{
	bool arabic = n->arabic, small = !arabic || (n->value.e == 0 && n->value.m <= 31);

	if (n->decimal)
		return !arabic || zhc_ch(x, n->start + 4) == '.'; /* 2025.6.17 */
	switch (zhc_ch(x, n->end))
	{
		case 0x4E2A: /* 个: of months or weeks ago */
			return !arabic || zhc_ch(x, n->end + 1) == 0x6708 || zhc_ch(x, n->end + 1) == 0x661F;
		case 0x5929: /* 天: ago */
		case 0x5468: /* 周 */
			return !arabic || zhc_lex_begins(x->code[n->end + 1], ZHC_LEX_BIT(BOUND_AFTER));
		case 0x6708: /* 月 */
		case 0x65E5: /* 日 */
		case 0x53F7: /* 号 */
		case 0x65F6: /* 时 */
		case 0x70B9: /* 点 */
		case 0x5B63: /* 季 */
			return small;
		case 0x53CA: /* 及: 25及26日 */
		case 0x548C: /* 和 */
		case 0x4E0E: /* 与 */
			return small && zhc_is_digit(x, n->end + 1);
		case 0x5E74: /* 年 */
		case 0x4E16: /* 世 */
		case 0x8D22: /* 财 */
		case 0x5B66: /* 学 */
		case 0x81F3: /* 至 */
		case 0x5230: /* 到 */
		case 0x3001: /* 、 */
		case '-':
		case '/':
		case '.':
		case '~':
		case ':':
		case ' ':
			return true;
		default:
			return false;
	}
}

/* The same for a character that begins a date in company only and is a word by itself. */
static bool
char_starts(const ZhcText *x, uint32_t p)
{
	uint32_t next = zhc_ch(x, p + 1);

	if (next == '(') /* 今(114)年 */
		return true;
	switch (zhc_ch(x, p))
	{
		case 0x524D: /* 前5个月 */
		case 0x9996: /* 首7个月 */
		case 0x5934: /* 头7个月 */
		case 0x7B2C: /* 第二季度 */
			return zhc_is_digit(x, p + 1) || zhc_starts_number(x, p + 1);
		case 0x6628: /* 昨在, 昨今两日, 昨、今两日 */
			return zhc_cls(x, p + 1) == ZHC_C_HAN || next == 0x3001;
		case 0x4ECA: /* 今明两日, 今起, 今将, 今宣布, 今晨 */
			return next == 0x660E || next == 0x3001 || next == 0x8D77 || next == 0x5C06 ||
				   next == 0x5BA3 || zhc_lex_begins(x->code[p + 1], ZHC_LEX_BIT(DAY_PART));
		case 0x660E: /* 明后两日 */
			return next == 0x540E || next == 0x3001;
		case 0x4E0A: /* 上世纪, 上个世纪 */
		case 0x672C: /* 本世纪 */
			return next == 0x4E16 || next == 0x4E2A;
		case 0x4E0B: /* 下(7)月 */
		case 0x53BB: /* 去(113)年 */
		case 0x540E: /* 后(7)日 */
			return false;
		default:
			return true;
	}
}

/* Whether a date may begin with this token. */
static bool
may_start(const Walk *w, uint32_t k)
{
	const ZhcToken *tok = &w->t->tok[k];
	const ZhcText *x = &w->t->text;
	uint32_t p = tok->start;

	switch (tok->kind)
	{
		case ZHC_T_NUMBER:
			return number_starts(x, &w->t->num[tok->ref]);
		case ZHC_T_WORD:
			return (w->t->any[k] & ZHC_LEX_ANY_DATE) && (tok->end - p > 1 || char_starts(x, p));
		case ZHC_T_LATIN:
			return zhc_ch(x, p) == 'q' && tok->end - p == 2;
		default:
			return false;
	}
}

/* The end of the sentence that token k is in. */
static uint32_t
sentence_end(const Walk *w, uint32_t k)
{
	const ZhcToken *tok = w->t->tok;
	uint32_t limit = tok[k].start + 120;

	while (k + 1 < w->t->n && tok[k].kind != ZHC_T_STOP && tok[k].kind != ZHC_T_PARA &&
		   tok[k].start < limit)
		k++;
	return tok[k].start;
}

/* Where a date in token k begins: behind 比 or 较 of 较去年. */
static uint32_t
first_char(const Walk *w, uint32_t k)
{
	const ZhcToken *tok = &w->t->tok[k];

	return tok->kind == ZHC_T_WORD &&
				   zhc_lex_pick(zhc_token_entries(tok), ZHC_LEX_BIT(BASIS)) != NULL
			   ? tok->start + 1
			   : tok->start;
}

/* 今天, 今日 and nothing else. */
static bool
is_today(const ZhcDateMention *m)
{
	return m->from.has == ZHC_HAS_DAY_REL && m->from.day_rel == 0 && m->end - m->start == 2;
}

static ZhcStatus
add(Walk *w, const ZhcDate *d)
{
	void *data = w->out->row;
	ZhcStatus st =
		zhc_array_reserve(w->al, &data, &w->cap, (size_t) w->out->n + 1, sizeof(ZhcDate));

	w->out->row = data;
	if (st == ZHC_OK)
		w->out->row[w->out->n++] = *d;
	return st;
}

/*
 * At character p a paragraph begins.  A byline or a marked headline ends what a dateline dated;
 * headings speak of the paper's own day.
 */
static void
begin_para(Walk *w, uint32_t p)
{
	const ZhcClean *c = w->t->text.clean;

	if (c->nparas == 0)
		return;
	while (w->para + 1 < c->nparas && c->paras[w->para + 1].start <= p)
		w->para++;
	if (c->paras[w->para].kind == ZHC_LINE_BYLINE ||
		(c->paras[w->para].level > 0 && c->paras[w->para].level <= 3))
		w->dated = false;
	w->ctx.has_writer = w->dated && c->paras[w->para].kind != ZHC_LINE_HEADING;
	if (c->paras[w->para].kind == ZHC_LINE_BYLINE || c->paras[w->para].kind == ZHC_LINE_HEADING)
		w->ctx.has_lead = false;
}

/*
 * Whether 电 or 讯 stands behind a date, and no longer word: it is the dateline's.  Also
 * 5日综合外电, 5日综合报导.
 */
static bool
in_dateline(const ZhcTokens *t, const ZhcDateMention *m)
{
	const ZhcText *x = &t->text;
	uint32_t p = m->end;

	if (zhc_ch(x, p) == 0x7EFC && zhc_ch(x, p + 1) == 0x5408)
		p += 2;
	if (p > m->end && zhc_ch(x, p) == 0x62A5 &&
		(zhc_ch(x, p + 1) == 0x5BFC || zhc_ch(x, p + 1) == 0x9053))
		return true;
	for (uint32_t end = p + 2; p < end && p < x->n; p++)
		if (zhc_ch(x, p) == 0x7535 || zhc_ch(x, p) == 0x8BAF)
			return !zhc_lex_find(x->code, p, x->n, ZHC_LEX_BIT(FIXED), &(uint32_t){0});
	return false;
}

/* Remember the day of a dateline: one day, near the start of its paragraph, not long ago. */
static void
note_writer(Walk *w, const ZhcDateMention *m, const ZhcDate *d)
{
	int32_t day = (int32_t) (d->from / 1440);

	if (!w->ctx.has_anchor || !d->resolved || d->grain != ZHC_GRAIN_DAY || m->to.has ||
		!(m->from.has & ZHC_HAS_DAY) || day > w->ctx.anchor || day + 14 < w->ctx.anchor ||
		m->start - w->t->text.clean->paras[w->para].start > 40 || !in_dateline(w->t, m))
		return;
	w->dated = w->ctx.has_writer = true;
	w->ctx.writer = day;
}

/*
 * Remember the day that a report without a dated dateline begins with, today or shortly before: a
 * part of the day and a clock time in a later paragraph are of that day where none is named there.
 */
static void
note_lead(Walk *w, const ZhcDateMention *m, const ZhcDate *d)
{
	int32_t day = (int32_t) (d->from / 1440);

	if (w->ctx.has_lead || w->ctx.has_writer || !w->ctx.has_anchor || !d->resolved ||
		d->grain < ZHC_GRAIN_DAY || m->to.has || m->compared || !(m->from.has & ZHC_HAS_A_DAY) ||
		day > w->ctx.anchor || day + MOST_LEAD < w->ctx.anchor || m->start < w->scope.quote ||
		in_dateline(w->t, m) || w->t->text.clean->paras[w->para].kind == ZHC_LINE_HEADING)
		return;
	w->ctx.has_lead = true;
	w->ctx.lead = day;
}

/* The months that 六個月 or 年度 at p tells of, or 0. */
static int32_t
report_months(const ZhcText *x, uint32_t p)
{
	ZhcNumber n;

	if (zhc_ch(x, p) == 0x5E74 && zhc_ch(x, p + 1) == 0x5EA6)
		return 12;
	if (!zhc_number(x, p, x->n, &n) || zhc_ch(x, n.end) != 0x4E2A || zhc_ch(x, n.end + 1) != 0x6708)
		return 0;
	return zhc_dec_int(n.value) <= 18 ? zhc_dec_int(n.value) : 0;
}

/* 截至6月底止六個月, 截至3月31日止年度: what a company reports on, and compares with. */
static void
note_report(Walk *w, const ZhcDateMention *m, const ZhcDate *d)
{
	const ZhcText *x = &w->t->text;
	ZhcDateContext *c = &w->ctx;
	ZhcCivil last;
	int32_t months;

	if (!d->resolved || m->bound != ZHC_BOUND_UNTIL || zhc_ch(x, m->end) != 0x6B62 /* 止 */)
		return;
	months = report_months(x, m->end + 1);
	if (months <= 0)
		return;
	last = zhc_day_to_civil((int32_t) ((d->to - 1) / 1440));
	c->has_period = true;
	c->period_from = (int64_t) zhc_civil_to_day(last.year, last.month - months + 1, 1) * 1440;
	c->period_to = (int64_t) zhc_civil_to_day(last.year, last.month + 1, 1) * 1440;
	c->period_grain = ZHC_GRAIN_MONTH;
}

/* A mark that ends a clause or a sentence, opens a title or a quotation. */
static void
mark(Walk *w, uint32_t k)
{
	const ZhcToken *tok = &w->t->tok[k];
	uint32_t ch = tok->kind == ZHC_T_PARA ? 0 : zhc_ch(&w->t->text, tok->start), close;

	switch (tok->kind)
	{
		case ZHC_T_PARA:
			begin_para(w, tok->end);
			w->ctx.has_month = w->ctx.has_day = w->ctx.has_period = w->ctx.has_story = false;
			w->ctx.told_month = w->ctx.weekday = 0;
			/* fall through */
		case ZHC_T_STOP:
			w->ctx.ahead = w->ctx.told_year = false;
			w->scope.clause = tok->end;
			break;
		case ZHC_T_COMMA:
			if (ch != 0x3001) /* 、 joins */
				w->scope.clause = tok->end;
			break;
		case ZHC_T_OPEN:
			close = tok->ref == ZHC_NO_TOKEN ? 0 : w->t->tok[tok->ref].start;
			if (ch == 0x300A || ch == 0x3008) /* 《 〈 */
				w->scope.title = close > w->scope.title ? close : w->scope.title;
			else if (ch != '(' && ch != '[' && close > w->scope.quote)
				w->scope.quote = close;
			if (w->scope.clause == tok->start)
				w->scope.clause = tok->end;
			break;
		default:
			break;
	}
}

/*
 * Whether a day in a quotation is one of the story, not of publication: a letter of 1931
 * (“昨夜炮声不绝”), but not behind 是去年8月均价的两倍。
 */
static bool
is_of_story(const ZhcDateContext *c)
{
	return c->has_story && (c->told_year || !c->has_anchor ||
							c->story_year != zhc_day_to_civil(c->anchor).year - 1);
}

/* A row that says no more than where a date stands. */
static void
leave_open(Walk *w, const ZhcDateMention *m, ZhcDate *d)
{
	const uint32_t quarters = ZHC_HAS_QUARTER | ZHC_HAS_QUARTER_REL | ZHC_HAS_HALF;

	*d = (ZhcDate){.start = m->start,
				   .end = m->end,
				   .bound = m->bound,
				   .zone = m->from.zone,
				   .grain = m->from.has & quarters ? ZHC_GRAIN_QUARTER : ZHC_GRAIN_NONE,
				   .compared = zhc_date_compared(&w->scope, m)};
}

/* Whether there is a day that the text tells of. */
static bool
has_day(const Walk *w)
{
	return w->ctx.opt->unresolved || w->ctx.has_day || w->ctx.has_anchor;
}

/* What a mention says, given those before it. */
static void
resolve(Walk *w, ZhcDateMention *m, ZhcDate *d)
{
	zhc_date_sense(&w->scope, m);
	if (!(m->from.has & ZHC_HAS_DATE))
		m->next_day = zhc_date_next_day(w->t, m->start);
	zhc_date_resolve(&w->ctx, m, d);
	note_writer(w, m, d);
	note_lead(w, m, d);
	note_report(w, m, d);
	d->compared = m->compared;
}

static ZhcStatus
walk(Walk *w)
{
	const ZhcTokens *t = w->t;
	uint32_t pos = 0, steps = 0;
	ZhcStatus st = ZHC_OK;

	/* most tokens neither begin a date nor end anything */
	for (uint32_t k = 0; st == ZHC_OK; k++)
	{
		ZhcDateMention m;
		ZhcDate d;

		k = zhc_token_next(t, k, ZHC_TOKEN_MARK | ZHC_LEX_ANY_DATE);
		if (k == t->n)
			break;
		if (++steps % 1024 == 0)
			zhc_poll(w->al);
		mark(w, k);
		if (t->tok[k].start < pos || !may_start(w, k))
			continue;
		if (!zhc_date_mention(t, first_char(w, k), w->region, &w->memo, &m))
		{
			if (m.recurrent)
				pos = m.end;
			continue;
		}
		if ((m.from.has == ZHC_HAS_DAY_REL &&
			 zhc_date_is_nowadays(&w->scope, sentence_end(w, k), &m)) ||
			zhc_date_is_name(&w->scope, &m))
			continue;
		if (m.start < w->scope.quote && (m.from.has & ZHC_HAS_DAY_REL) && is_of_story(&w->ctx))
			continue;
		if (m.from.has == ZHC_HAS_PART && (m.start < w->scope.quote || !has_day(w)))
			continue; /* told of no day */
		if (w->ctx.opt->unresolved)
			leave_open(w, &m, &d);
		else
			resolve(w, &m, &d);
		d.spoken = m.start < w->scope.quote && is_today(&m);
		w->today |= !d.spoken && (m.from.has & ZHC_HAS_DAY_REL) && m.from.day_rel == 0;
		st = add(w, &d);
		pos = m.end;
	}
	return st;
}

/*
 * 今天 in a quotation is the day of publication only in a paper that reports on the same day; else
 * it was said before.  Drop such rows unless the text itself dates something on that day.
 */
static void
drop_spoken(Walk *w)
{
	int64_t today = (int64_t) w->ctx.anchor * 1440;
	uint32_t n = 0;
	bool same_day = w->ctx.opt->unresolved ? w->today : !w->ctx.has_anchor;

	for (uint32_t i = 0; i < w->out->n && !same_day; i++)
	{
		const ZhcDate *d = &w->out->row[i];

		same_day = d->resolved && !d->spoken && d->grain >= ZHC_GRAIN_DAY && d->from >= today &&
				   d->to <= today + 1440;
	}
	for (uint32_t i = 0; i < w->out->n; i++)
		if (same_day || !w->out->row[i].spoken)
			w->out->row[n++] = w->out->row[i];
	w->out->n = n;
}

/* Whether a date with its year may begin with this number: 2025年6月17日, 2025-06-17. */
static bool
may_be_year(const ZhcText *x, const ZhcNumber *n)
{
	uint32_t sep = n->start + 4 < x->n ? zhc_ch(x, n->start + 4) : 0;

	return zhc_ch(x, n->end) == 0x5E74 || sep == '-' || sep == '/' || sep == '.';
}

/* Without a day of publication a full date in a dateline is the anchor. */
static void
find_anchor(Walk *w)
{
	const ZhcTokens *t = w->t;
	const uint32_t full = ZHC_HAS_YEAR | ZHC_HAS_MONTH | ZHC_HAS_DAY;

	for (uint32_t k = 0; k < t->n; k++)
	{
		ZhcDateMention m;
		ZhcDate d;

		if (t->tok[k].kind != ZHC_T_NUMBER || !may_be_year(&t->text, &t->num[t->tok[k].ref]) ||
			!zhc_date_mention(t, t->tok[k].start, w->region, &w->memo, &m) ||
			(m.from.has & full) != full || m.to.has || !in_dateline(t, &m))
			continue;
		zhc_date_resolve(&w->ctx, &m, &d);
		if (d.resolved)
		{
			w->ctx.has_anchor = true;
			w->ctx.anchor = (int32_t) (d.from / 1440);
			break;
		}
	}
	w->ctx.has_year = w->ctx.has_month = w->ctx.has_day = w->ctx.has_period = false;
	memset(w->ctx.year_of, 0, sizeof(w->ctx.year_of));
}

ZhcStatus
zhc_dates(const ZhcAlloc *al, const ZhcTokens *t, const ZhcDateOptions *opt, ZhcDates *out)
{
	Walk w = {.al = al, .t = t, .out = out, .scope = {.t = t}};
	ZhcStatus st;

	memset(out, 0, sizeof(*out));
	w.region = out->region = zhc_region(t);
	w.ctx.opt = opt;
	w.ctx.has_anchor = opt->has_published;
	w.ctx.anchor = opt->published;
	if (!opt->has_published)
		find_anchor(&w);
	st = walk(&w);
	drop_spoken(&w);
	if (st != ZHC_OK)
		zhc_dates_free(al, out);
	return st;
}

void
zhc_dates_free(const ZhcAlloc *al, ZhcDates *d)
{
	if (d->row)
		al->free(al->ctx, d->row);
	memset(d, 0, sizeof(*d));
}

const char *
zhc_grain_name(uint8_t grain)
{
	static const char *const names[] = {NULL,  "year", "quarter", "month", "week",
										"day", "part", "hour",	  "minute"};

	return grain <= ZHC_GRAIN_MINUTE ? names[grain] : NULL;
}

const char *
zhc_bound_name(uint8_t bound)
{
	static const char *const names[] = {NULL, "since", "until", "before", "after", "about"};

	return bound <= ZHC_BOUND_ABOUT ? names[bound] : NULL;
}
