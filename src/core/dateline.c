/*
 * dateline.c - how reports begin: 新华社北京6月17日电（记者某某）, 〔記者某某／台北報導〕, 【…訊】
 */
#include "chars.h"
#include "creditparse.h"
#include "knownname.h"
#include "linewords.h"

#define MAX_DESK 8 /* characters of a desk's name */

bool
zhc_credit_is_sent(const ZhcClean *c, uint32_t i, uint32_t end)
{
	uint32_t to;

	return c->cp[i] == 0x7279 && i + 1 < end && c->cp[i + 1] == 0x6D3E &&
		   zhc_credit_role(c, i, end, &to);
}

/* A place: a run of Han that leads up to a date, a closing word or the end. */
uint32_t
zhc_credit_place(const ZhcClean *c, uint32_t i, uint32_t end, ZhcDraft *d)
{
	uint32_t k = i;
	uint32_t to;

	while (k < end && k < i + 12 && zhc_credit_is_name_char(c->cp[k]) &&
		   (k == i ||
			(!zhc_credit_word(c, k, end, ZHC_WORD_REPORT, &to) &&
			 !(k >= i + 2 && (zhc_credit_is_sent(c, k, end) ||
							  (zhc_credit_word(c, k, end, ZHC_WORD_AGENCY, &to) && to == end))) &&
			 zhc_credit_date(c, k, end, &(ZhcDraft){0}) == k)))
		k++;
	if (k == i || k - i > 10 || zhc_span_has(d->place) ||
		zhc_credit_word(c, i, end, ZHC_WORD_AGENCY | ZHC_WORD_CITE, &to))
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

/* 北京时间, 当地时间 before a date: what clock it goes by, no place. */
static uint32_t
skip_clock(const ZhcClean *c, uint32_t i, uint32_t end)
{
	if (i + 4 < end && (c->cp[i + 3] == 0x95F4 || c->cp[i + 3] == 0x9593) &&
		(c->cp[i + 2] == 0x65F6 || c->cp[i + 2] == 0x6642) &&
		zhc_credit_date(c, i + 4, end, &(ZhcDraft){0}) > i + 4)
		return i + 4;
	return i;
}

/* A place behind a desk and a slash, which has two characters or ends as towns do:
 * 財經中心／台北報導
 */
static bool
take_desk_place(const ZhcClean *c, uint32_t i, uint32_t end, ZhcDraft *d)
{
	uint32_t k = i + 1;
	ZhcDraft more = *d;

	if (i < 2 || i >= end || c->cp[i - 1] != 0x5FC3 || !zhc_credit_is_slash(c->cp[i])) /* 中心 */
		return false;
	k = zhc_credit_place(c, k, end, &more);
	if (k != i + 3 &&
		!(k == i + 4 && (c->cp[k - 1] == 0x5E02 || c->cp[k - 1] == 0x7E23))) /* 市 縣 */
		return false;
	*d = more;
	return true;
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
		uint32_t word;
		unsigned classes;

		k = zhc_credit_skip(c, k, end);
		if (k >= end)
			return i;
		if (d->day > 0 && !zhc_span_has(d->agency) &&
			zhc_credit_word(c, k, end, ZHC_WORD_AGENCY, &to)) /* （布城18日马新社讯） */
		{
			d->agency = (ZhcSpan){k, to};
			k = to;
		}
		k = d->day > 0 ? skip_part_of_day(c, k, end) : skip_clock(c, k, end);
		classes = zhc_credit_word(c, k, end, ZHC_WORD_REPORT, &to);
		if (classes)
		{
			d->verb = classes;
			d->wire = (classes & ZHC_WORD_WIRE) != 0;
			d->sent = (c->cp[to - 1] == 0x8BAF || c->cp[to - 1] == 0x8A0A) &&
					  zhc_span_has(d->place) && zhc_span_has(d->agency) && /* 讯 訊 */
					  zhc_credit_known_place(c, d->place.start, d->place.end);
			return to;
		}
		if (zhc_credit_role(c, k, end, &to))
		{
			d->label |= ZHC_WORD_ROLE;
			zhc_credit_post(c, k, end, d);
			if (take_desk_place(c, to, end, d))
			{
				k = d->place.end;
				continue;
			}
			k = zhc_credit_names(c, to, end, d);
			if (k == to && !(zhc_credit_word(c, to, end, ZHC_WORD_REPORT, &word) && word - to > 1))
				return i; /* 本报记者综合报道 names nobody */
			continue;
		}
		to = d->day == 0 ? zhc_credit_date(c, k, end, d) : k;
		if (to == k)
			to = zhc_credit_place(c, k, end, d);
		if (to == k || (!zhc_span_has(d->agency) && d->nnames == 0 && d->day == 0 &&
						zhc_credit_date(c, to, end, &(ZhcDraft){0}) == to &&
						!(zhc_credit_word(c, to, end, ZHC_WORD_REPORT, &word) && word == end)))
			return i;
		k = to;
	}
	return i;
}

/* Names alone in brackets behind a wire's dateline, one of three characters or more:
 * （李四、王五）. */
static uint32_t
take_bare_names(const ZhcClean *c, uint32_t i, uint32_t close, ZhcDraft *d)
{
	ZhcDraft more = *d;
	uint32_t to;

	if (!d->wire || d->day == 0 || d->nnames > 0)
		return i;
	to = zhc_credit_names(c, i + 1, close, &more);
	if (to != close || more.nnames == 0 ||
		(more.nnames == 1 &&
		 (to - i != 4 || zhc_credit_word(c, i + 1, close, ZHC_WORD_ANY, &to))) ||
		zhc_span_has(more.place) != zhc_span_has(d->place) || !zhc_credit_are_names(c, &more))
		return i;
	*d = more;
	return close + 1;
}

/* Whether a role stands behind the name of a desk or channel: 总台中国之声记者; *to is where it
 * ends. */
static bool
role_behind(const ZhcClean *c, uint32_t i, uint32_t end, uint32_t *to)
{
	for (uint32_t k = i + 2; k < end && k <= i + MAX_DESK && zhc_class(c->cp[k - 1]) == ZHC_C_HAN;
		 k++)
		if (!zhc_credit_gap(c, k) && zhc_credit_role(c, k, end, to))
			return true;
	*to = i;
	return false;
}

/* Reporters in brackets behind a dateline: （记者 钟大为 吴桐）.  Returns where they end. */
static uint32_t
take_reporters(const ZhcClean *c, uint32_t i, uint32_t end, ZhcDraft *d)
{
	uint32_t close = zhc_credit_close(c, i, end, ZHC_CREDIT_HEAD);
	uint32_t to;
	ZhcSpan agency;

	if (close == 0)
		return i;
	to = zhc_credit_skip(c, i + 1, close);
	to = zhc_credit_agency(c, to, close, &agency);
	to = zhc_credit_skip(c, to, close);
	if (!zhc_credit_role(c, to, close, &to) &&
		!zhc_credit_word(c, to, close, ZHC_WORD_LABEL, &to) && !role_behind(c, to, close, &to))
		return take_bare_names(c, i, close, d);
	return zhc_credit_names(c, to, close, d) > to ? close + 1 : i;
}

/* Behind 讯 or 消息: 11月2日晚间消息, 北京时间11月2日消息, （新闻联播）.  Returns where it ends. */
static uint32_t
take_more(const ZhcClean *c, uint32_t i, uint32_t end, ZhcDraft *d)
{
	ZhcDraft more = *d;
	uint32_t k = zhc_credit_skip(c, i, end);
	uint32_t close = zhc_credit_close(c, k, end, 12);
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
	return d->day > 0 ? d->wire || listed : listed && !zhc_span_has(d->place);
}

/* Over further places of a list: ／台北、高雄報導 names the first. */
static uint32_t
over_places(const ZhcClean *c, uint32_t i, uint32_t end)
{
	while (i + 1 < end && c->cp[i] == 0x3001) /* 、 */
	{
		ZhcDraft other = {0};
		uint32_t to = zhc_credit_place(c, i + 1, end, &other);

		if (to == i + 1)
			break;
		i = to;
	}
	return i;
}

/* Whether nothing but a person's name stands from i on, close behind a label: 攝影李四 */
bool
zhc_credit_labels_name(const ZhcClean *c, uint32_t i, uint32_t end)
{
	ZhcDraft d = {0};

	return i < end && !zhc_credit_gap(c, i) && zhc_credit_names(c, i, end, &d) == end &&
		   d.nnames == 1 && !zhc_span_has(d.place) && zhc_credit_are_names(c, &d);
}

/* Behind names: a slash, a place and 报道, or 摄.  Returns where they end. */
uint32_t
zhc_credit_end(const ZhcClean *c, uint32_t i, uint32_t end, ZhcDraft *d)
{
	uint32_t k = i;
	uint32_t to;
	unsigned classes;

	while (k < end && (c->cp[k] == ' ' || zhc_credit_is_slash(c->cp[k])))
		k++;
	if (k > i && c->cp[k - 1] != ' ' && k < end &&
		!zhc_credit_word(c, k, end, ZHC_WORD_REPORT, &to))
		k = over_places(c, zhc_credit_place(c, k, end, d), end);
	while (k < end && c->cp[k] == ' ')
		k++;
	if (k + 2 < end && (c->cp[k] == 0x53D1 || c->cp[k] == 0x767C) && c->cp[k + 1] == 0x81EA)
	{
		d->verb = ZHC_WORD_REPORT; /* 发自北京 */
		return zhc_credit_place(c, k + 2, end, d);
	}
	classes = zhc_credit_word(c, k, end, ZHC_WORD_REPORT, &to);
	if (classes == 0 && zhc_credit_word(c, k, end, ZHC_WORD_CREDIT, &to) & ZHC_WORD_PHOTO &&
		to == end)
		classes = ZHC_WORD_PHOTO; /* 供图 */
	if (classes & ZHC_WORD_PHOTO && classes & ZHC_WORD_LABEL)
	{
		uint32_t sign = zhc_credit_over_blank(c, to, end);

		if ((sign < end && c->cp[sign] != ' ' && zhc_credit_skip(c, sign, end) > sign) ||
			(k > i && zhc_credit_labels_name(c, to, end)))
			classes = 0; /* 摄影：, 攝影李四, the next label */
	}
	if (classes == 0)
		return zhc_span_has(d->place) ? k : i;
	d->verb = classes;
	return to;
}

/* Whether names are as long as names are; needed where no role stands beside them. */
bool
zhc_credit_are_names(const ZhcClean *c, const ZhcDraft *d)
{
	uint32_t to;

	for (uint32_t i = 0; i < d->nnames; i++)
	{
		ZhcSpan s = d->names[i];
		uint32_t n = s.end - s.start;
		bool foreign = false;

		for (uint32_t k = s.start; k < s.end; k++)
			foreign = foreign || zhc_class(c->cp[k]) != ZHC_C_HAN;
		if (!foreign && (n < 2 || n > 4 ||
						 (n == 4 && !zhc_credit_word(c, s.start, s.end, ZHC_WORD_SURNAME, &to))))
			return false;
	}
	return true;
}

/*
 * The classes of the word that stands behind a date at i, where it is one that closes datelines:
 * 讯, 电, 消息.
 */
static unsigned
is_dated(const ZhcClean *c, uint32_t i, uint32_t end)
{
	uint32_t to = zhc_credit_date(c, i, end, &(ZhcDraft){0});
	unsigned classes = to > i ? zhc_credit_word(c, to, end, ZHC_WORD_REPORT, &i) : 0;

	return classes && (i == to + 1 || c->cp[i - 1] == 0x606F) ? classes : 0;
}

/* Whether a dispatch without an agency begins at i: a place that is known, a date, 电. */
static bool
is_placed(const ZhcClean *c, uint32_t i, uint32_t end)
{
	uint32_t to = zhc_credit_place(c, i, end, &(ZhcDraft){0});

	return to > i && zhc_credit_known_place(c, i, to) && is_dated(c, to, end) & ZHC_WORD_WIRE;
}

/* What stands before 讯 or 消息 at the start of an article is an agency: 天气早知道消息. */
static uint32_t
unlisted_agency(const ZhcClean *c, uint32_t i, uint32_t end, ZhcSpan *agency)
{
	uint32_t k = i;
	uint32_t to = i;

	while (k < end && k < i + 10 && zhc_credit_is_name_char(c->cp[k]) &&
		   (k < i + 2 || !zhc_credit_word(c, k, end, ZHC_WORD_REPORT, &to)))
		k++;
	if (k < end && to > k + 1 && is_dated(c, to, end)) /* 体坛快讯11月30日讯 */
	{
		*agency = (ZhcSpan){i, to};
		return to;
	}
	if (k > i + 1 && k < i + 8 && to <= k && !zhc_credit_known_place(c, i, k) &&
		(is_dated(c, k, end) & ~(unsigned) ZHC_WORD_LABEL & (ZHC_WORD_REPORT | ZHC_WORD_WIRE)) ==
			ZHC_WORD_REPORT) /* 绿茵吧11月28日讯 */
	{
		*agency = (ZhcSpan){i, k};
		return k;
	}
	if (k >= end || to <= k || c->cp[to - 1] == 0x9053 || c->cp[to - 1] == 0x5C0E ||
		c->cp[to - 1] == 0x5BFC)
		return i; /* …报道, 報導 */
	/* the blank before a date is gone from clean text */
	if (to < end && !zhc_credit_gap(c, to) && zhc_credit_closer(c->cp[to]) == 0 &&
		!(k >= i + 3 && c->cp[to] >= '0' && c->cp[to] <= '9'))
		return i;
	*agency = (ZhcSpan){i, k};
	return k;
}

/* A paper in title marks: 《江北商报》28日讯.  Returns where it ends. */
static uint32_t
marked_agency(const ZhcClean *c, uint32_t i, uint32_t end, ZhcSpan *agency)
{
	uint32_t to;

	if (i + 1 >= end || c->cp[i] != 0x300A)
		return i;
	to = zhc_credit_agency(c, i + 1, end, agency);
	if (to > i + 1 && to < end && c->cp[to] == 0x300B)
		return to + 1;
	*agency = (ZhcSpan){0, 0};
	return i;
}

/*
 * Of the names in `more`, which text follows behind a blank, those up to the first that is not a
 * Chinese person's: 江北晚报讯 记者 钟大为 昨日….  Returns where they end, or i.
 */
static uint32_t
take_persons(const ZhcClean *c, uint32_t i, uint32_t end, ZhcDraft *more, ZhcDraft *d)
{
	uint32_t n = 0;
	uint32_t to;

	while (n < more->nnames && zhc_may_be_person(c->cp + more->names[n].start,
												 more->names[n].end - more->names[n].start))
		n++;
	to = n > 0 ? more->names[n - 1].end : i;
	if (n == 0 || to >= end || !zhc_credit_gap(c, to))
		return i;
	more->nnames = n;
	*d = *more;
	return to;
}

/* Reporters behind a dateline, in brackets or as 记者钟大为报道.  Returns where they end. */
static uint32_t
take_behind(const ZhcClean *c, uint32_t i, uint32_t end, ZhcDraft *d)
{
	uint32_t k = zhc_credit_skip(c, i, end);
	uint32_t to = take_reporters(c, k, end, d);
	uint32_t cited;
	bool role;
	ZhcDraft more = *d;

	if (to > k)
		return to;
	role = zhc_credit_role(c, k, end, &to) != 0;
	if (zhc_credit_word(c, k, end, ZHC_WORD_CITE, &cited))
		return i;
	more.nnames = 0;
	k = zhc_credit_names(c, to, end, &more);
	if (role && k > to && k < c->n && zhc_class(c->cp[k]) == ZHC_C_CLOSE)
	{
		*d = more; /* （新华社北京6月17日电 记者钟大为） */
		return k;
	}
	if (role && d->day > 0 && k > to && zhc_credit_gap(c, to) && zhc_credit_gap(c, k) && k < end &&
		zhc_class(c->cp[k - 1]) == ZHC_C_HAN && zhc_credit_are_names(c, &more))
	{
		*d = more; /* 本报北京6月17日讯 记者 钟大为 国家统计局… */
		return k;
	}
	if (k == to || !zhc_credit_are_names(c, &more) ||
		!zhc_credit_word(c, k, end, ZHC_WORD_REPORT, &to) || to >= end ||
		(c->cp[to] != 0xFF1A && c->cp[to] != ':' &&
		 !(role && (c->cp[to] == 0xFF0C || zhc_credit_gap(c, to)))))
		return role && d->day == 0 ? take_persons(c, i, end, &more, d) : i;
	*d = more;
	return to;
}

/*
 * What stands before a closing bracket behind the word that closes a dateline: 記者 王大明, or
 * nothing.  Returns whether that is all.
 */
static bool
fills_brackets(const ZhcClean *c, uint32_t i, uint32_t close, ZhcDraft *d)
{
	uint32_t k = zhc_credit_skip(c, i, close);
	uint32_t to;

	if (k < close && zhc_credit_role(c, k, close, &to))
		k = zhc_credit_names(c, to, close, d);
	return zhc_credit_skip(c, k, close) == close;
}

/* Names, a slash and a place in brackets behind an agency: 【王大明／台北報導】. */
static uint32_t
take_boxed(const ZhcClean *c, uint32_t i, uint32_t end, ZhcDraft *d)
{
	uint32_t k = zhc_credit_skip(c, i, end);
	uint32_t close = zhc_credit_close(c, k, end, ZHC_CREDIT_HEAD);
	uint32_t to;
	ZhcDraft more = *d;

	if (close == 0)
		return i;
	to = zhc_credit_names(c, k + 1, close, &more);
	if (to == k + 1 || !zhc_credit_are_names(c, &more) ||
		zhc_credit_end(c, to, close, &more) != close || more.verb == 0)
		return i;
	*d = more;
	return close + 1;
}

/* 【商聞專訊】, 【濠江訊】: what stands in 【】 before 訊 is the paper, even if it does not look
 * like one. */
static void
name_sender(const ZhcClean *c, uint32_t i, uint32_t close, bool fresh, ZhcDraft *d)
{
	uint32_t word = d->place.end;
	bool own = close - word == 2 && (c->cp[word] == 0x5C08 || c->cp[word] == 0x4E13);  /* 專 专 */
	bool news = close - word == 1 && (c->cp[word] == 0x8A0A || c->cp[word] == 0x8BAF); /* 訊 讯 */

	if (c->cp[i] != 0x3010 || !(own ? fresh : news)) /* 【 */
		return;
	if (zhc_credit_known_place(c, d->place.start, d->place.end))
		return; /* 【澳門訊】 */
	if (d->place.end > d->place.start + 1)
		d->agency = d->place;
	d->place = (ZhcSpan){0, 0};
}

/* A desk or channel between an agency and 讯 is no place: 新京报贝壳财经讯 */
static void
desk_to_agency(const ZhcClean *c, ZhcDraft *d)
{
	uint32_t to;

	if (d->day > 0 || d->wire || !zhc_span_has(d->agency) || !zhc_span_has(d->place) ||
		d->place.start != d->agency.end)
		return;
	if (c->cp[d->place.start] >= 0x80 && d->place.end < d->place.start + 3)
		return;
	if (c->cp[d->place.start] >= 0x80 &&
		!(zhc_credit_word(c, d->place.end - 2, d->place.end, ZHC_WORD_MEDIA, &to) &&
		  to == d->place.end))
		return;
	d->agency.end = d->place.end;
	d->place = (ZhcSpan){0, 0};
}

/* 发 發 供: what agencies do with pictures and articles; no place begins with these. */
static inline bool
gives(uint32_t cp)
{
	return cp == 0x53D1 || cp == 0x767C || cp == 0x4F9B;
}

uint32_t
zhc_credit_dateline(const ZhcClean *c, uint32_t i, uint32_t end, bool fresh, ZhcDraft *out)
{
	uint32_t close = zhc_credit_close(c, i, end, ZHC_CREDIT_HEAD);
	uint32_t limit = close ? close : end < i + ZHC_CREDIT_HEAD ? end : i + ZHC_CREDIT_HEAD;
	uint32_t from = zhc_credit_skip(c, close ? i + 1 : i, limit);
	uint32_t k;
	uint32_t to;
	bool listed = zhc_credit_word(c, from, limit, ZHC_WORD_AGENCY, &to) != 0;
	bool role = zhc_credit_role(c, from, limit, &to) != 0;
	bool cited;
	ZhcDraft d = {0};

	cited = zhc_credit_word(c, from, limit, ZHC_WORD_CITE, &to) != 0;
	if (cited && close)
		return i;
	if (cited) /* 据新华社北京6月17日电 */
	{
		from = to;
		listed = zhc_credit_word(c, from, limit, ZHC_WORD_AGENCY, &to) != 0;
	}
	k = role ? from : zhc_credit_agency(c, from, limit, &d.agency);
	if (k == from && !role && !close)
		k = marked_agency(c, from, limit, &d.agency);
	if (k == from && !role && !close)
		k = fresh ? unlisted_agency(c, from, limit, &d.agency) : from;
	if (k == from && !role && !close && !(fresh && is_placed(c, from, limit)))
		return i;
	if (zhc_span_has(d.agency) && k < limit && gives(c->cp[k]))
		return i; /* （新华社发 李四摄） */
	if (!close && zhc_span_has(d.agency) && (to = take_boxed(c, k, end, &d)) > k)
	{
		*out = d;
		return to;
	}
	to = take_dateline(c, k, limit, &d);
	if (to == k || (close && !fills_brackets(c, to, close, &d)))
		return i;
	if (close && !zhc_span_has(d.agency) && d.nnames == 0 && d.day == 0 && zhc_span_has(d.place))
		name_sender(c, i, close, fresh, &d);
	if (!zhc_span_has(d.agency) && d.nnames == 0 &&
		!(zhc_span_has(d.place) &&
		  (d.day > 0 || role || (close && zhc_credit_known_place(c, d.place.start, d.place.end)))))
		return i;
	desk_to_agency(c, &d);
	if (cited && !(d.wire && (d.day > 0 || zhc_span_has(d.place)) && zhc_span_has(d.agency)))
		return i;
	if (close && !listed && !role && d.nnames == 0 && zhc_span_has(d.agency) && k < limit &&
		zhc_credit_is_slash(c->cp[k]))
		return i; /* 〔即時新聞／綜合報導〕 */
	if (!close && (!stands_alone(c, to, end, &d, listed) || (d.verb & ZHC_WORD_PHOTO)))
		return i;
	if (close)
		to = close + 1;
	else if (!d.wire)
		to = take_more(c, to, end, &d);
	to = take_behind(c, to, end, &d);
	*out = d;
	return to;
}
