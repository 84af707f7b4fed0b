/*
 * credit.c - where credits stand on a page, and what they are
 */
#include "credit.h"

#include "chars.h"
#include "creditparse.h"
#include "linewords.h"

#define MAX_FOREIGNER 8 /* of a foreign name that is printed without a mark */
#define LEAST_PAPER	  4 /* characters of a paper's name that no list has */
#define MOST_PAPER	  8
#define WHOLE_DATE	  8 /* of a day with its year, at least */

typedef struct Finder
{
	const ZhcAlloc *al;
	const ZhcClean *c;
	ZhcCredits *out;
	size_t cap;
	size_t names_cap;
	ZhcStatus status;
} Finder;

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
	r->place = zhc_span_has(d->place) ? d->place : d->post;
	r->names = out->nnames;
	r->nnames = d->nnames;
	r->year = d->year;
	r->month = d->month;
	r->day = d->day;
	r->kind = (uint8_t) kind;
	memcpy(out->names + out->nnames, d->names, d->nnames * sizeof(ZhcSpan));
	out->nnames += d->nnames;
}

/* Whether somebody who is named reports on a day, rather than an agency:
 * 〔特派員李四／東京二日報導〕 */
static bool
is_reported(const ZhcDraft *d)
{
	return d->nnames > 0 && (d->label & ZHC_WORD_ROLE) && (d->verb & ZHC_WORD_REPORT) && !d->wire &&
		   !d->sent && !zhc_span_has(d->agency);
}

static ZhcCreditKind
kind_of(const ZhcDraft *d)
{
	if ((d->verb & ZHC_WORD_PHOTO) || (d->label & ZHC_WORD_PHOTO))
		return ZHC_CREDIT_PHOTO;
	if ((d->day > 0 && !is_reported(d)) ||
		(zhc_span_has(d->place) &&
		 (d->wire || d->sent ||
		  (d->nnames == 0 && d->verb && !zhc_span_has(d->agency) && !(d->label & ZHC_WORD_ROLE)))))
		return ZHC_CREDIT_DATELINE;
	return d->nnames > 0 || (d->label & ZHC_WORD_ROLE) ? ZHC_CREDIT_BYLINE : ZHC_CREDIT_SOURCE;
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

/* Skips what is no credit: to the next gap or separator. */
static uint32_t
skip_piece(const ZhcClean *c, uint32_t i, uint32_t end)
{
	for (i++; i < end && zhc_credit_skip(c, i, end) == i && !zhc_credit_gap(c, i); i++)
		;
	return i;
}

static uint32_t citation(Finder *f, uint32_t i, uint32_t end);

/* 来源：, and the paper that is named behind it, at k.  Returns where that ends. */
static uint32_t
origin_credit(Finder *f, uint32_t i, uint32_t k, uint32_t end)
{
	ZhcDraft d = {.label = ZHC_WORD_ORIGIN};
	uint32_t to = zhc_credit_agency(f->c, k, end, &d.agency);

	if (to == k)
		to = zhc_credit_unlisted_origin(f->c, k, end, &d.agency);
	if (to == k)
		return skip_piece(f->c, i, end);
	add(f, i, to, ZHC_CREDIT_SOURCE, &d);
	return to;
}

/*
 * A paper that no list has at k, before what its people are called and a blank: 都市快线记者 李四.
 * A shorter word tells what they report on: 财经记者.  Returns where names begin, or k.
 */
static uint32_t
take_unlisted(const ZhcClean *c, uint32_t k, uint32_t end, ZhcDraft *d)
{
	uint32_t word;
	uint32_t to;

	for (uint32_t i = k; i < end && i <= k + MOST_PAPER && zhc_class(c->cp[i]) == ZHC_C_HAN; i++)
	{
		unsigned role = zhc_credit_role(c, i, end, &word);

		if (!role && zhc_credit_word(c, i, end, ZHC_WORD_AGENCY | ZHC_WORD_LABEL, &to))
			break; /* 圖 本報記者 */
		if (i >= k + 2 && role && word < end && c->cp[word] == ' ')
		{
			if (i >= k + LEAST_PAPER)
				d->agency = (ZhcSpan){k, i};
			d->label |= role;
			return word;
		}
	}
	return k;
}

/*
 * An agency at k, and what its people are called: 联合早报吉隆坡特派员, 每经编辑.  Returns where
 * names may begin; *behind is where the agency ends.
 */
static uint32_t
take_house(const ZhcClean *c, uint32_t k, uint32_t end, ZhcDraft *d, uint32_t *behind)
{
	ZhcDraft sent = {0};
	uint32_t home = zhc_credit_skip_country(c, k, end);
	uint32_t to;
	uint32_t word;

	if (home > k) /* 新加坡《联合早报》记者 */
		k = home + (home < end && c->cp[home] == 0x300A);
	k = zhc_credit_agency(c, k, end, &d->agency);
	k += zhc_span_has(d->agency) && k < end && c->cp[k] == 0x300B;
	*behind = k;
	to = zhc_credit_skip(c, zhc_span_has(d->agency) ? zhc_credit_skip_column(c, k, end) : k, end);
	if (zhc_span_has(d->agency) && (word = zhc_credit_place(c, to, end, &sent)) > to &&
		zhc_credit_is_sent(c, word, end)) /* 联合早报吉隆坡特派员 */
	{
		d->place = sent.place;
		to = word;
	}
	if (zhc_credit_role(c, to, end, &word))
	{
		d->label |= zhc_credit_role(c, to, end, &word);
		zhc_credit_post(c, to, end, d);
		return word;
	}
	if (!zhc_span_has(d->agency))
		return take_unlisted(c, k, end, d);
	if (zhc_credit_word(c, to, end, ZHC_WORD_EDITOR, &word)) /* 每经编辑 李小文 */
	{
		d->label |= zhc_credit_word(c, to, end, ZHC_WORD_EDITOR, &word);
		return word;
	}
	if (to < end && (c->cp[to] == 0x53D1 || c->cp[to] == 0x767C))
		return skip_brackets(c, to + 1, end); /* 新华社发（王大明摄） */
	return k;
}

/* What the person did whose name ends at i, in brackets: 李四（圖）.  Returns where they end, or i.
 */
static uint32_t
share_of(const ZhcClean *c, uint32_t i, uint32_t end, ZhcDraft *d)
{
	uint32_t close = zhc_credit_close(c, i, end, 4);
	uint32_t to;
	unsigned classes = close > 0 ? zhc_credit_word(c, i + 1, close, ZHC_WORD_LABEL, &to) : 0;

	if (classes == 0 || to != close)
		return i;
	d->label |= classes;
	return close + 1;
}

/* Whether an agency spreads what one person took, of whatever name: 新华社发（易卜拉欣摄） */
static bool
is_foreigner(const ZhcDraft *d)
{
	return d->nnames == 1 && zhc_span_has(d->agency) && (d->verb & ZHC_WORD_PHOTO) &&
		   d->names[0].end - d->names[0].start <= MAX_FOREIGNER;
}

/* Over the whole day of a picture behind who took it: 李四攝 115年11月17日 */
static uint32_t
over_day(const ZhcClean *c, uint32_t i, uint32_t end, ZhcDraft *d)
{
	uint32_t k = zhc_credit_skip(c, i, end);
	ZhcDraft dated = *d;
	uint32_t to;

	if (!(d->verb & ZHC_WORD_PHOTO) || !zhc_credit_gap(c, k))
		return i;
	to = zhc_credit_date(c, k, end, &dated);
	if (to == k || dated.year == 0)
		return i;
	*d = dated;
	return to;
}

/* Whether [i, to) is the commentator of a paper, whom nobody names, and the whole line: 本报评论员
 */
static bool
is_commentator(const ZhcClean *c, uint32_t i, uint32_t to, uint32_t end)
{
	static const uint32_t words[2][3] = {{0x8BC4, 0x8BBA, 0x5458}, {0x8A55, 0x8AD6, 0x54E1}};

	return to == end && to > i + 3 &&
		   (memcmp(c->cp + to - 3, words[0], sizeof *words) == 0 ||
			memcmp(c->cp + to - 3, words[1], sizeof *words) == 0);
}

/* One credit at i of a line of credits; adds it if it names anybody.  Returns where it ends. */
static uint32_t
line_credit(Finder *f, uint32_t i, uint32_t end)
{
	const ZhcClean *c = f->c;
	ZhcDraft d = {0};
	unsigned classes;
	uint32_t label = zhc_credit_take_label(c, i, end, &classes);
	uint32_t k = skip_brackets(c, label, end);
	uint32_t to;
	uint32_t named;
	bool given;

	if (label > i && classes & ZHC_WORD_ORIGIN)
		return origin_credit(f, i, k, end);
	if (label > i)
		d.label = classes;
	else if ((to = zhc_credit_dateline(c, i, end, false, &d)) > i)
	{
		add(f, i, to, kind_of(&d), &d);
		return to;
	}
	else if ((to = citation(f, i, end)) > i)
		return to;
	to = take_house(c, k, end, &d, &k);
	given =
		k < end && c->cp[k] == 0x4F9B && zhc_credit_word(c, k + 1, end, ZHC_WORD_AGENCY, &named);
	named = given ? to : zhc_credit_names(c, to, end, &d); /* 新华社供本报特稿 */
	zhc_credit_drop_share(c, &d);
	if (named > to)
	{
		uint32_t close = zhc_credit_end(c, share_of(c, named, end, &d), end, &d);

		if ((d.label & ZHC_WORD_ROLE) == 0 &&
			((!zhc_credit_are_names(c, &d) && !is_foreigner(&d)) ||
			 (d.label == 0 && !(d.verb & (ZHC_WORD_REPORT | ZHC_WORD_PHOTO))) ||
			 (d.label == 0 && zhc_credit_is_supplied(c, &d))))
			d.nnames = 0; /* words, not names */
		else
			to = over_day(c, close, end, &d);
	}
	if (d.label & ZHC_WORD_EDITOR)
		return named > k ? named : skip_piece(c, k, end);
	if (d.nnames == 0 && !is_commentator(c, i, to, end) &&
		(!zhc_span_has(d.agency) || (d.label & ~(unsigned) (ZHC_WORD_LABEL | ZHC_WORD_PHOTO))))
		return skip_piece(c, i, end);
	if (d.nnames == 0)
	{
		to = zhc_credit_picture(c, k, end);
		d.verb |= to > k ? ZHC_WORD_PHOTO : 0;
		if (given)
			to = skip_piece(c, k, end);
	}
	if (d.label & ZHC_WORD_PHOTO && !zhc_span_has(d.agency)) /* 攝：李四／江北影像 */
	{
		d.agency = d.place;
		d.place = (ZhcSpan){0, 0};
		if (!zhc_span_has(d.agency) && to < end && zhc_credit_is_slash(c->cp[to]) &&
			(k = zhc_credit_agency(c, to + 1, end, &d.agency)) > to + 1)
			to = k;
	}
	add(f, i, to, kind_of(&d), &d);
	return to;
}

/* Whether two rows name the same agency. */
static bool
same_agency(const ZhcClean *c, const ZhcCredit *a, const ZhcCredit *b)
{
	uint32_t n = a->agency.end - a->agency.start;

	return n > 0 && b->agency.end - b->agency.start == n &&
		   memcmp(c->cp + a->agency.start, c->cp + b->agency.start, n * sizeof *c->cp) == 0;
}

/* Reporters and correspondents of one house on one line are one byline, the last row and that
 * before it: 江北日报记者 李四 江北日报通讯员 王五 */
static void
put_together(Finder *f, uint32_t first)
{
	ZhcCredits *out = f->out;
	ZhcCredit *a;
	ZhcCredit *b;

	if (f->status != ZHC_OK || out->n < first + 2)
		return;
	b = &out->row[out->n - 1];
	a = b - 1;
	if (a->kind != ZHC_CREDIT_BYLINE || b->kind != ZHC_CREDIT_BYLINE || a->nnames == 0 ||
		b->nnames == 0 || zhc_span_has(a->place) || zhc_span_has(b->place) ||
		!same_agency(f->c, a, b))
		return;
	a->end = b->end;
	a->nnames += b->nnames;
	out->n--;
}

static void
line_credits(Finder *f, uint32_t i, uint32_t end)
{
	uint32_t first = f->out->n;

	for (i = skip_brackets(f->c, i, end); i < end && f->status == ZHC_OK;
		 i = skip_brackets(f->c, i, end))
	{
		i = line_credit(f, i, end);
		put_together(f, first);
	}
}

/* ---- inside and at the end of paragraphs --------------------------------------------------- */

/* 报道, 电, 称 within a few characters of i and the same clause: where it ends, or i. */
static uint32_t
closing_word(const ZhcClean *c, uint32_t i, uint32_t end)
{
	uint32_t to;

	for (uint32_t k = i; k < end && k < i + 12; k++)
	{
		uint32_t cp = c->cp[k];

		if (cp == 0xFF0C || cp == 0x3002 || cp == 0xFF1A)
			break;
		if (zhc_credit_word(c, k, end, ZHC_WORD_REPORT, &to))
			return to;
		if (cp == 0x79F0 || cp == 0x7A31) /* 称 稱 */
			return k + 1;
	}
	return i;
}

/* 据新华社、路透社报道 at i: adds a row for each agency; returns where it ends, or i. */
static uint32_t
citation(Finder *f, uint32_t i, uint32_t end)
{
	const ZhcClean *c = f->c;
	ZhcSpan agency[8];
	uint32_t n = 0;
	uint32_t k;
	uint32_t to;
	bool listed;
	ZhcDraft wire;

	if (!zhc_credit_word(c, i, end, ZHC_WORD_CITE, &k))
		return i;
	to = zhc_credit_dateline(c, i, end, false, &wire); /* 据路透社华盛顿8月19日电 */
	if (to > i)
	{
		add(f, i, to, kind_of(&wire), &wire);
		return to;
	}
	if (zhc_credit_word(c, k, end, ZHC_WORD_CITE, &to)) /* 据援引 */
		k = to;
	k = zhc_credit_skip_country(c, k, end);
	listed = zhc_credit_word(c, k, end, ZHC_WORD_AGENCY, &to) != 0;
	for (bool more = true; more && n < 8; n++)
	{
		bool marked = k < end && c->cp[k] == 0x300A; /* 《 */

		to = zhc_credit_agency(c, k + marked, end, &agency[n]);
		if (to == k + marked || (marked && (to >= end || c->cp[to] != 0x300B)))
			break;
		k = to + marked;
		more = k < end && (c->cp[k] == 0x3001 || c->cp[k] == 0x548C || c->cp[k] == 0x53CA);
		k += more;
	}
	if (n == 0)
		return i;
	to = closing_word(c, k, end);
	if (to == k && (k < end || !listed || i == 0 || zhc_class(c->cp[i - 1]) == ZHC_C_HAN))
		return i;
	if (c->cp[to - 1] == 0x606F && !listed)
		return i; /* 据某某网站消息 */
	for (uint32_t a = 0; a < n; a++)
	{
		ZhcDraft d = {.agency = agency[a]};

		add(f, a == 0 ? i : agency[a].start, a + 1 == n ? to : agency[a].end, ZHC_CREDIT_SOURCE,
			&d);
	}
	return to;
}

/* Bylines in brackets before the text: 【环球时报记者 某某】.  Returns where they end. */
static uint32_t
leading_credits(Finder *f, const ZhcPara *p)
{
	uint32_t close = zhc_credit_close(f->c, p->start, p->end, ZHC_CREDIT_BRACKET);
	uint32_t n = f->out->n;

	if (close == 0 || close + 1 >= p->end || !zhc_credit_in_brackets(f->c, p->start + 1, close))
		return p->start;
	line_credits(f, p->start + 1, close);
	return f->out->n > n ? close + 1 : p->start;
}

static void
body_credits(Finder *f, const ZhcPara *p, bool fresh)
{
	const ZhcClean *c = f->c;
	static const uint32_t citing[ZHC_CREDIT_SET] = {/* 据 綜 转 */
													0x636E, 0x64DA, 0x7EFC, 0x7D9C, 0x8F6C, 0x8F49};
	uint32_t close = p->end;
	ZhcDraft d;
	uint32_t i = zhc_credit_dateline(c, p->start, p->end, fresh, &d);
	uint32_t tail;
	uint32_t photo;
	uint32_t names;

	if (i > p->start)
		add(f, p->start, i, kind_of(&d), &d);
	else
		i = leading_credits(f, p);
	tail = photo = zhc_credit_photo_tail(c, i, p->end, &d);
	names = tail == p->end ? zhc_signed_tail(c, i, p->end, &d) : p->end;
	if (names < p->end)
		tail = names;
	if (tail == p->end)
		tail = zhc_credit_bracket_tail(c, i, p->end, &close);
	if (tail == p->end && i < p->end)
		tail = zhc_credit_open_tail(c, i, p->end, p->kind == ZHC_LINE_CAPTION);
	while (i < tail)
	{
		uint32_t to = citation(f, i, tail);

		i = to > i ? to : i + 1;
		while (i < tail && c->cp[i] == c->cp[i - 1]) /* a character repeated cites nobody */
			i++;
		i = zhc_credit_seek(c, i, tail, citing);
	}
	if (photo < p->end)
		add(f, photo, p->end, ZHC_CREDIT_PHOTO, &d);
	else if (names < p->end)
		add(f, names, p->end, ZHC_CREDIT_BYLINE, &d);
	else if (tail < p->end && (close == p->end || citation(f, tail + 1, close) == tail + 1))
		line_credits(f, tail, close);
}

bool
zhc_names_agency(const ZhcClean *c, const ZhcPara *p)
{
	ZhcSpan agency = {0, 0};

	return zhc_credit_agency(c, p->start, p->end, &agency) == p->end && zhc_span_has(agency);
}

bool
zhc_opens_report(const ZhcClean *c, const ZhcPara *p)
{
	ZhcDraft d;

	return zhc_credit_dateline(c, p->start, p->end, true, &d) > p->start;
}

/* The credits of a paragraph, or of a caption and the one that begins behind it. */
static void
para_credits(Finder *f, const ZhcPara *p, bool fresh)
{
	uint32_t from = zhc_report_start(f->c, p, false);
	ZhcPara part = *p;

	if (from > p->start)
	{
		part.kind = ZHC_LINE_CAPTION;
		part.end = f->c->cp[from - 1] == ' ' ? from - 1 : from;
		body_credits(f, &part, false);
		part = *p;
		part.start = from;
	}
	part.end = zhc_credit_before_spreader(f->c, part.start, part.end);
	body_credits(f, &part, fresh);
}

/* Who reported behind when a site published it: 2025-11-28 09:40 江北新聞／記者李四／台北即時報導
 */
static void
timed_credit(Finder *f, const ZhcPara *p)
{
	const ZhcClean *c = f->c;
	ZhcDraft d = {0};
	uint32_t k = p->start;
	uint32_t from;
	uint32_t to;

	while (k < p->end && (zhc_line_digit(c->cp[k]) || c->cp[k] == '-' || c->cp[k] == '/' ||
						  c->cp[k] == ':' || c->cp[k] == '.' || c->cp[k] == ' '))
		k++;
	if (k < p->start + WHOLE_DATE || k >= p->end)
		return;
	to = zhc_credit_agency(c, k, p->end, &d.agency);
	if (to == k || to >= p->end || !zhc_credit_is_slash(c->cp[to]))
		return;
	from = zhc_credit_skip(c, to, p->end);
	d.label = zhc_credit_role(c, from, p->end, &to);
	from = zhc_credit_skip(c, to, p->end);
	to = zhc_credit_names(c, from, p->end, &d);
	if (to > from && zhc_credit_are_names(c, &d))
		add(f, k, zhc_credit_end(c, to, p->end, &d), ZHC_CREDIT_BYLINE, &d);
}

/* The paper that a site's line above an article names, and who wrote it: 2025-11-28 09:40
 * 来源：江北日报 作者：钟大为 【字号】. */
static void
imprint_credit(Finder *f, const ZhcPara *p)
{
	const ZhcClean *c = f->c;
	uint32_t to;

	for (uint32_t k = p->start; k < p->end && k < p->start + ZHC_CREDIT_HEAD; k++)
		if (zhc_credit_word(c, k, p->end, ZHC_WORD_LABEL, &to) & ZHC_WORD_ORIGIN && to < p->end &&
			zhc_credit_skip(c, to, p->end) > to)
		{
			line_credits(f, k, p->end);
			return;
		}
	timed_credit(f, p);
}

/* Whether paragraph i is the name of the paper, the last thing on its page below the date. */
static bool
is_imprint_of(const ZhcClean *c, uint32_t i)
{
	return i > 0 && i + 1 == c->nparas && c->paras[i - 1].kind == ZHC_LINE_FURNITURE &&
		   zhc_names_agency(c, &c->paras[i]);
}

ZhcStatus
zhc_credits(const ZhcAlloc *al, const ZhcClean *clean, ZhcCredits *out)
{
	Finder f = {.al = al, .c = clean, .out = out, .status = ZHC_OK};
	bool fresh = true;
	bool top = true; /* of the page, before its first headline or text */

	memset(out, 0, sizeof(*out));
	for (uint32_t i = 0; i < clean->nparas && f.status == ZHC_OK; i++)
	{
		const ZhcPara *p = &clean->paras[i];
		ZhcDraft d;

		if (i > 0 && p->kind != ZHC_LINE_BYLINE && zhc_is_signed_alone(clean, p, &d))
			add(&f, p->start, p->end, ZHC_CREDIT_BYLINE, &d);
		else if (zhc_is_letter_writer(clean, i, &d) ||
				 ((p->kind == ZHC_LINE_BYLINE || p->kind == ZHC_LINE_HEADING) &&
				  zhc_is_author(clean, i, &d)))
			add(&f, d.names[0].start, p->end, ZHC_CREDIT_BYLINE, &d);
		else if (p->kind == ZHC_LINE_BYLINE)
		{
			if (!is_imprint_of(clean, i) && !(top && zhc_credit_names_page(clean, i)))
				line_credits(&f, p->start, p->end);
		}
		else if (p->kind == ZHC_LINE_FURNITURE)
			imprint_credit(&f, p);
		else if (p->kind != ZHC_LINE_HEADING)
			para_credits(&f, p, fresh);
		top = top && p->kind != ZHC_LINE_HEADING && p->kind != ZHC_LINE_BODY;
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
