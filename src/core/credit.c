/*
 * credit.c - where credits stand on a page, and what they are
 */
#include "credit.h"

#include "chars.h"
#include "civil.h"
#include "creditparse.h"
#include "linewords.h"

#define MAX_HEAD 64 /* characters of a dateline */
#define MAX_TAIL 48 /* characters of a credit at the end of a paragraph */

typedef struct Finder
{
	const ZhcAlloc *al;
	const ZhcClean *c;
	ZhcCredits *out;
	size_t cap;
	size_t names_cap;
	ZhcStatus status;
} Finder;

static uint32_t
closer_of(uint32_t cp)
{
	switch (cp)
	{
		case 0x3010: /* 【 */
		case 0x3014: /* 〔 */
			return cp + 1;
		case 0xFF08: /* （ */
			return 0xFF09;
		case 0xFF3B: /* ［ */
			return 0xFF3D;
		case '(':
			return ')';
		case '[':
			return ']';
		default:
			return 0;
	}
}

/* Where the bracket at i is closed, at most `most` characters on; 0 when it is not. */
static uint32_t
close_of(const ZhcClean *c, uint32_t i, uint32_t end, uint32_t most)
{
	uint32_t closer = i < end ? closer_of(c->cp[i]) : 0;

	if (closer == 0)
		return 0;
	for (uint32_t k = i + 1; k < end && k < i + most; k++)
		if (c->cp[k] == closer)
			return k;
	return 0;
}

static bool
has(ZhcSpan s)
{
	return s.start < s.end;
}

/* ---- rows ---------------------------------------------------------------------------------- */

static void
add(Finder *f, uint32_t start, uint32_t end, ZhcCreditKind kind, const ZhcDraft *d)
{
	ZhcCredits *out = f->out;
	ZhcCredit *r;

	if (f->status == ZHC_OK)
		f->status = zhc_array_reserve(f->al, (void **) &out->row, &f->cap, (size_t) out->n + 1,
									  sizeof(ZhcCredit));
	if (f->status == ZHC_OK)
		f->status = zhc_array_reserve(f->al, (void **) &out->names, &f->names_cap,
									  (size_t) out->nnames + d->nnames + 1, sizeof(ZhcSpan));
	if (f->status != ZHC_OK)
		return;
	r = &out->row[out->n++];
	r->start = start;
	r->end = end;
	r->agency = d->agency;
	r->place = d->place;
	r->names = out->nnames;
	r->nnames = d->nnames;
	r->year = d->year;
	r->month = d->month;
	r->day = d->day;
	r->kind = (uint8_t) kind;
	memcpy(out->names + out->nnames, d->names, d->nnames * sizeof(ZhcSpan));
	out->nnames += d->nnames;
}

static ZhcCreditKind
kind_of(const ZhcDraft *d)
{
	if ((d->verb & ZHC_WORD_PHOTO) || (d->label & ZHC_WORD_PHOTO))
		return ZHC_CREDIT_PHOTO;
	if (has(d->agency) && (d->day > 0 || (d->wire && has(d->place))))
		return ZHC_CREDIT_DATELINE;
	return d->nnames > 0 ? ZHC_CREDIT_BYLINE : ZHC_CREDIT_SOURCE;
}

/* ---- datelines ----------------------------------------------------------------------------- */

/* A place: a run of Han that leads up to a date, a closing word or the end. */
static uint32_t
take_place(const ZhcClean *c, uint32_t i, uint32_t end, ZhcDraft *d)
{
	uint32_t k = i;
	uint32_t to;

	while (k < end && k < i + 12 && zhc_credit_is_name_char(c->cp[k]) &&
		   (k == i || !zhc_credit_word(c, k, end, ZHC_WORD_REPORT, &to)))
		k++;
	if (k == i || k - i > 10 || has(d->place) || zhc_credit_word(c, i, end, ZHC_WORD_AGENCY, &to))
		return i;
	d->place = (ZhcSpan){i, k};
	return k;
}

/* 上午, 晚间: at most three characters between a date and the word that closes it. */
static uint32_t
skip_part_of_day(const ZhcClean *c, uint32_t i, uint32_t end)
{
	uint32_t to;

	for (uint32_t k = i; k < end && k <= i + 3; k++)
	{
		if (zhc_credit_word(c, k, end, ZHC_WORD_REPORT, &to))
			return k;
		if (zhc_class(c->cp[k]) != ZHC_C_HAN)
			break;
	}
	return i;
}

/*
 * What stands between an agency and the word that closes a dateline: reporters, a place, a date.
 * Returns where that word ends, or i when there is none.
 */
static uint32_t
take_dateline(const ZhcClean *c, uint32_t i, uint32_t end, ZhcDraft *d)
{
	uint32_t k = i;

	for (int step = 0; step < 8; step++)
	{
		uint32_t to;
		unsigned classes;

		k = zhc_credit_skip(c, k, end);
		if (k >= end)
			return i;
		if (d->day > 0)
			k = skip_part_of_day(c, k, end);
		classes = zhc_credit_word(c, k, end, ZHC_WORD_REPORT, &to);
		if (classes)
		{
			d->verb = classes;
			d->wire = (classes & ZHC_WORD_WIRE) != 0;
			return to;
		}
		if (zhc_credit_word(c, k, end, ZHC_WORD_ROLE, &to))
		{
			d->label |= ZHC_WORD_ROLE;
			k = zhc_credit_names(c, to, end, d);
			if (k == to)
				return i;
			continue;
		}
		to = d->day == 0 ? zhc_credit_date(c, k, end, d) : k;
		if (to == k)
			to = take_place(c, k, end, d);
		if (to == k)
			return i;
		k = to;
	}
	return i;
}

/* Reporters in brackets behind a dateline: （记者 钟大为 吴桐）.  Returns where they end. */
static uint32_t
take_reporters(const ZhcClean *c, uint32_t i, uint32_t end, ZhcDraft *d)
{
	uint32_t close = close_of(c, i, end, MAX_HEAD);
	uint32_t to;
	ZhcSpan agency;

	if (close == 0)
		return i;
	to = zhc_credit_skip(c, i + 1, close);
	to = zhc_credit_agency(c, to, close, &agency);
	to = zhc_credit_skip(c, to, close);
	if (!zhc_credit_word(c, to, close, ZHC_WORD_ROLE | ZHC_WORD_LABEL, &to))
		return i;
	return zhc_credit_names(c, to, close, d) > to ? close + 1 : i;
}

/* Behind 讯 or 消息: 11月2日晚间消息, 北京时间11月2日消息, （新闻联播）.  Returns where it ends. */
static uint32_t
take_more(const ZhcClean *c, uint32_t i, uint32_t end, ZhcDraft *d)
{
	ZhcDraft more = *d;
	uint32_t k = zhc_credit_skip(c, i, end);
	uint32_t close = close_of(c, k, end, 12);
	uint32_t to;

	if (close > 0 && !zhc_credit_word(c, k + 1, close, ZHC_WORD_ROLE | ZHC_WORD_LABEL, &to) &&
		k == i && d->day == 0)
		return close + 1;
	for (int skipped = 0; skipped <= 4 && k < end; skipped++, k++) /* 北京时间 */
	{
		to = zhc_credit_date(c, k, end, &more);
		if (to > k)
		{
			to = skip_part_of_day(c, to, end);
			if (!zhc_credit_word(c, to, end, ZHC_WORD_REPORT, &to))
				return i;
			*d = more;
			return to;
		}
		if (zhc_class(c->cp[k]) != ZHC_C_HAN)
			break;
	}
	return i;
}

/* Whether a dateline that ends at `to` without brackets is one: a word may only begin like it. */
static bool
stands_alone(const ZhcClean *c, uint32_t to, uint32_t end, const ZhcDraft *d, bool listed)
{
	if (to >= end || zhc_credit_gap(c, to) || zhc_class(c->cp[to]) != ZHC_C_HAN)
		return true;
	if (d->nnames > 0)
		return (d->verb & ZHC_WORD_WIRE) || d->day > 0;
	return d->day > 0 ? d->wire : listed && !has(d->place);
}

/*
 * A dateline at the start of a paragraph, in brackets or not.  Adds it; returns where it ends, or
 * i.  `fresh`: the paragraph begins an article, so that what stands before 讯 or 消息 is an agency
 * even if it does not look like one.
 */
static uint32_t
dateline(Finder *f, uint32_t i, uint32_t end, bool fresh)
{
	const ZhcClean *c = f->c;
	uint32_t close = close_of(c, i, end, MAX_HEAD);
	uint32_t from = close ? i + 1 : i;
	uint32_t limit = close ? close : end < i + MAX_HEAD ? end : i + MAX_HEAD;
	uint32_t k;
	uint32_t to;
	bool listed;
	ZhcDraft d = {0};

	if (zhc_credit_word(c, from, limit, ZHC_WORD_CITE, &to) && c->cp[from] != 0x7EFC &&
		c->cp[from] != 0x7D9C)
		return i;
	from = zhc_credit_skip(c, from, limit);
	listed = zhc_credit_word(c, from, limit, ZHC_WORD_AGENCY, &to) != 0;
	k = zhc_credit_agency(c, from, limit, &d.agency);
	if (k == from && !zhc_credit_word(c, from, limit, ZHC_WORD_ROLE, &to))
	{
		for (k = from + 2; fresh && !close && k < limit && k < from + 10; k++)
			if (!zhc_credit_is_name_char(c->cp[k]) ||
				zhc_credit_word(c, k, limit, ZHC_WORD_REPORT, &to))
				break;
		if (!fresh || close || k >= limit || !zhc_credit_word(c, k, limit, ZHC_WORD_REPORT, &to) ||
			!(to == end || zhc_credit_gap(c, to) || closer_of(c->cp[to])))
			return i;
		d.agency = (ZhcSpan){from, k};
	}
	to = take_dateline(c, k, limit, &d);
	if (to == k || (close && zhc_credit_skip(c, to, close) != close))
		return i;
	if (close)
		to = close + 1;
	else if (!stands_alone(c, to, end, &d, listed) || (d.verb & ZHC_WORD_PHOTO))
		return i;
	if (!d.wire)
		to = take_more(c, to, end, &d);
	k = zhc_credit_skip(c, to, end);
	if (take_reporters(c, k, end, &d) > k)
		to = take_reporters(c, k, end, &(ZhcDraft){0});
	add(f, i, to, kind_of(&d), &d);
	return to;
}

/* ---- lines of credits ---------------------------------------------------------------------- */

static uint32_t
skip_brackets(const ZhcClean *c, uint32_t i, uint32_t end)
{
	for (; i < end; i++)
	{
		ZhcClass class = zhc_class(c->cp[i]);

		if (class != ZHC_C_OPEN && class != ZHC_C_CLOSE && zhc_credit_skip(c, i, end) == i)
			break;
	}
	return i;
}

/* Behind names: a slash, a place and 报道, or 摄.  Returns where they end. */
static uint32_t
take_close(const ZhcClean *c, uint32_t i, uint32_t end, ZhcDraft *d)
{
	uint32_t k = i;
	uint32_t to;
	unsigned classes;

	while (k < end && (c->cp[k] == ' ' || c->cp[k] == '/' || c->cp[k] == 0xFF0F))
		k++;
	if (k > i && c->cp[k - 1] != ' ' && k < end &&
		!zhc_credit_word(c, k, end, ZHC_WORD_REPORT, &to))
		k = take_place(c, k, end, d);
	while (k < end && c->cp[k] == ' ')
		k++;
	classes = zhc_credit_word(c, k, end, ZHC_WORD_REPORT, &to);
	if (classes == 0)
		return has(d->place) ? k : i;
	d->verb = classes;
	return to;
}

/* A label with its colon or slash at i: where it ends, or i. */
static uint32_t
take_label(const ZhcClean *c, uint32_t i, uint32_t end, unsigned *classes)
{
	uint32_t to;

	*classes = zhc_credit_word(c, i, end, ZHC_WORD_LABEL, &to);
	if (*classes == 0 || to >= end)
		return i;
	if (c->cp[to] == ' ')
		return (*classes & ZHC_WORD_ROLE) || to - i < 2 ? i : to + 1;
	return zhc_credit_skip(c, to, end) > to ? to + 1 : i;
}

/* Skips what is no credit: to the next gap or separator. */
static uint32_t
skip_piece(const ZhcClean *c, uint32_t i, uint32_t end)
{
	for (i++; i < end && zhc_credit_skip(c, i, end) == i && !zhc_credit_gap(c, i); i++)
		;
	return i;
}

/* One credit at i of a line of credits; adds it if it names anybody.  Returns where it ends. */
static uint32_t
line_credit(Finder *f, uint32_t i, uint32_t end)
{
	const ZhcClean *c = f->c;
	ZhcDraft d = {0};
	unsigned classes;
	uint32_t label = take_label(c, i, end, &classes);
	uint32_t k = skip_brackets(c, label, end);
	uint32_t to = k;
	uint32_t named;

	if (label > i)
		d.label = classes;
	else if ((to = dateline(f, i, end, false)) > i)
		return to;
	k = zhc_credit_agency(c, k, end, &d.agency);
	to = zhc_credit_skip(c, k, end);
	if (zhc_credit_word(c, to, end, ZHC_WORD_ROLE, &to))
		d.label |= ZHC_WORD_ROLE;
	else
		to = k;
	named = zhc_credit_names(c, to, end, &d);
	if (named > to)
	{
		uint32_t close = take_close(c, named, end, &d);

		if (d.label == 0 && !(d.verb & ZHC_WORD_REPORT))
			d.nnames = 0; /* words, not names */
		else
			to = close;
	}
	if (d.label & ZHC_WORD_EDITOR)
		return named > k ? named : skip_piece(c, k, end);
	if (has(d.agency) && (d.label & ZHC_WORD_ORIGIN))
		d.nnames = 0;
	if (d.nnames == 0 &&
		(!has(d.agency) || (d.label & ~(unsigned) (ZHC_WORD_LABEL | ZHC_WORD_ORIGIN))))
		return skip_piece(c, i, end);
	if (d.nnames == 0)
		to = k;
	add(f, i, to, kind_of(&d), &d);
	return to;
}

static void
line_credits(Finder *f, uint32_t i, uint32_t end)
{
	for (i = skip_brackets(f->c, i, end); i < end && f->status == ZHC_OK;
		 i = skip_brackets(f->c, i, end))
		i = line_credit(f, i, end);
}

/* ---- inside and at the end of paragraphs --------------------------------------------------- */

/* 据新华社、路透社报道 at i: adds a row for each agency; returns where it ends, or i. */
static uint32_t
citation(Finder *f, uint32_t i, uint32_t end)
{
	const ZhcClean *c = f->c;
	ZhcSpan agency[8];
	uint32_t n = 0;
	uint32_t k;
	uint32_t to;

	if (!zhc_credit_word(c, i, end, ZHC_WORD_CITE, &k))
		return i;
	while (zhc_credit_word(c, k, end, ZHC_WORD_CITE, &to))
		k = to;
	for (; n < 8; n++)
	{
		to = zhc_credit_agency(c, k, end, &agency[n]);
		if (to == k)
			break;
		k = to;
		if (k < end && (c->cp[k] == 0x3001 || c->cp[k] == 0x548C || c->cp[k] == 0x53CA))
			k++;
	}
	if (n == 0)
		return i;
	for (uint32_t e = k + 10 < end ? k + 10 : end; k < e; k++)
	{
		if (c->cp[k] == 0xFF0C || c->cp[k] == 0x3002 || c->cp[k] == 0xFF1A)
			return i;
		if (zhc_credit_word(c, k, end, ZHC_WORD_REPORT, &to) || c->cp[k] == 0x79F0 ||
			c->cp[k] == 0x7A31)
			break;
		to = k;
	}
	if (k >= end || to == k)
		return i;
	for (uint32_t a = 0; a < n; a++)
	{
		ZhcDraft d = {.agency = agency[a]};

		add(f, a == 0 ? i : agency[a].start, a + 1 == n ? to : agency[a].end, ZHC_CREDIT_SOURCE,
			&d);
	}
	return to;
}

/* Whether a bracket's content [i, end) is about who reported. */
static bool
is_credit(const ZhcClean *c, uint32_t i, uint32_t end)
{
	uint32_t to;
	ZhcSpan agency;

	i = zhc_credit_skip(c, i, end);
	if (zhc_credit_word(c, i, end, ZHC_WORD_ROLE, &to))
		return !zhc_credit_word(c, to, end, ZHC_WORD_PLAIN, &to);
	if (zhc_credit_word(c, i, end, ZHC_WORD_LABEL, &to))
		return to < end && zhc_credit_skip(c, to, end) > to;
	to = zhc_credit_agency(c, i, end, &agency);
	if (to > i)
		return to == end || zhc_credit_gap(c, to) ||
			   zhc_credit_word(c, to, end, ZHC_WORD_ROLE | ZHC_WORD_REPORT, &to);
	return zhc_credit_word(c, end - 1, end, ZHC_WORD_PHOTO, &to) != 0 && end - i <= 8;
}

/* Where a tail of credits starts that [from, end) ends with, outside brackets; end for none. */
static uint32_t
open_tail(const ZhcClean *c, uint32_t from, uint32_t end, bool caption)
{
	uint32_t start = end > from + MAX_TAIL ? end - MAX_TAIL : from;
	uint32_t k;
	uint32_t to;
	ZhcSpan agency;

	for (k = end; k > start; k--)
	{
		ZhcClass class = zhc_class(c->cp[k - 1]);

		if (class == ZHC_C_STOP || (class == ZHC_C_CLOSE && k < end))
			break;
	}
	if (k == end || (k == start && start > from))
		k = end;
	if (k < end && k > from && is_credit(c, k, end))
	{
		if (!zhc_credit_word(c, k, end, ZHC_WORD_AGENCY | ZHC_WORD_ROLE | ZHC_WORD_LABEL, &to) &&
			zhc_credit_agency(c, k, end, &agency) == end && !caption)
			return end; /* a paper's name may end a heading-like paragraph */
		return k;
	}
	if (!zhc_credit_word(c, end - 1, end, ZHC_WORD_PHOTO, &to))
		return end;
	for (k = end - 1; k > start; k--) /* 图片均为本报记者钟大为摄 */
		if (zhc_credit_word(c, k - 1, end, ZHC_WORD_ROLE, &to))
		{
			for (uint32_t a = k > 13 ? k - 13 : 0; a + 1 < k; a++)
				if (a >= start && zhc_credit_word(c, a, k, ZHC_WORD_AGENCY, &to) && to == k - 1)
					return a;
			return k - 1;
		}
	return end;
}

/* Where the credit in brackets starts that [from, end) ends with; end for none. */
static uint32_t
bracket_tail(const ZhcClean *c, uint32_t from, uint32_t end, uint32_t *close)
{
	uint32_t k = end;

	while (k > from && c->cp[k - 1] >= '0' && c->cp[k - 1] <= '9') /* a date: 1140714 */
		k--;
	if (k == from || (c->cp[k - 1] != 0xFF09 && c->cp[k - 1] != ')'))
		return end;
	*close = k - 1;
	for (uint32_t least = *close > MAX_HEAD ? *close - MAX_HEAD : 0; k > from && k > least; k--)
		if (closer_of(c->cp[k - 1]) == c->cp[*close])
			return is_credit(c, k, *close) || zhc_credit_word(c, k, *close, ZHC_WORD_CITE, &least)
					   ? k - 1
					   : end;
	return end;
}

static void
body_credits(Finder *f, const ZhcPara *p, bool fresh)
{
	const ZhcClean *c = f->c;
	uint32_t close = p->end;
	uint32_t i = dateline(f, p->start, p->end, fresh);
	uint32_t tail = bracket_tail(c, i, p->end, &close);

	if (tail == p->end && i < p->end)
		tail = open_tail(c, i, p->end, p->kind == ZHC_LINE_CAPTION);
	while (i < tail)
	{
		uint32_t to = citation(f, i, tail);

		i = to > i ? to : i + 1;
		while (i < tail && c->cp[i] != 0x636E && c->cp[i] != 0x64DA && c->cp[i] != 0x7EFC &&
			   c->cp[i] != 0x7D9C && c->cp[i] != 0x8F6C && c->cp[i] != 0x8F49) /* 据 綜 转 */
			i++;
	}
	if (tail < p->end && close < p->end && citation(f, tail + 1, close) == tail + 1)
		line_credits(f, tail + 1, close);
	else if (tail < p->end && close == p->end)
		line_credits(f, tail, p->end);
}

ZhcStatus
zhc_credits(const ZhcAlloc *al, const ZhcClean *clean, ZhcCredits *out)
{
	Finder f = {.al = al, .c = clean, .out = out, .status = ZHC_OK};
	bool fresh = true;

	memset(out, 0, sizeof(*out));
	for (uint32_t i = 0; i < clean->nparas && f.status == ZHC_OK; i++)
	{
		const ZhcPara *p = &clean->paras[i];

		if (p->kind == ZHC_LINE_BYLINE)
			line_credits(&f, p->start, p->end);
		else if (p->kind != ZHC_LINE_HEADING && p->kind != ZHC_LINE_FURNITURE)
			body_credits(&f, p, fresh);
		fresh = p->kind == ZHC_LINE_HEADING || p->kind == ZHC_LINE_FURNITURE ||
				(fresh && p->kind != ZHC_LINE_BODY);
		if (i % 256 == 0)
			zhc_poll(al);
	}
	if (f.status != ZHC_OK)
		zhc_credits_free(al, out);
	return f.status;
}

void
zhc_credits_free(const ZhcAlloc *al, ZhcCredits *c)
{
	al->free(al->ctx, c->row);
	al->free(al->ctx, c->names);
	memset(c, 0, sizeof(*c));
}

/* ---- dates --------------------------------------------------------------------------------- */

bool
zhc_credit_day(const ZhcCredit *c, bool has_published, int32_t published, int32_t *day)
{
	ZhcCivil now = zhc_day_to_civil(published);
	int32_t year = c->year;
	int32_t month = c->month;

	if (c->day == 0 || (!has_published && (year == 0 || month == 0)))
		return false;
	for (int back = 0; back < 13; back++)
	{
		int32_t y = year ? year : now.year - (month ? back : 0);
		int32_t m = month;

		if (m == 0)
		{
			m = now.month - back;
			y = now.year;
			if (m < 1)
			{
				m += 12;
				y--;
			}
		}
		if (!zhc_civil_valid(y, m, c->day))
		{
			if (year)
				return false;
			continue;
		}
		*day = zhc_civil_to_day(y, m, c->day);
		if (year || *day <= published + 1)
			return true;
	}
	return false;
}

const char *
zhc_credit_kind(uint8_t kind)
{
	static const char *const names[] = {"dateline", "byline", "photo", "source"};

	return names[kind];
}
