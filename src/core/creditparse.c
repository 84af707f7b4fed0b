/*
 * creditparse.c - reading agencies and dates in credits
 */
#include "creditparse.h"

#include "chars.h"
#include "linewords.h"
#include "utf8.h"

#define MAX_AGENCY 14 /* characters of an agency that is not in the list */

/* ---- words --------------------------------------------------------------------------------- */

unsigned
zhc_credit_find(const ZhcClean *c, uint32_t i, uint32_t end, unsigned classes, uint32_t *to)
{
	char utf8[64] = {0};
	const ZhcLineWord *w;
	size_t n = 0;
	uint32_t k = i;

	*to = i;
	for (; k < end && n < 6; k++)
		n += (size_t) zhc_encode(c->cp[k], utf8 + n);
	if (!zhc_line_may_go_on(utf8, n)) /* nearly always, before the rest is looked at */
		return 0;
	for (; k < end && k < i + 14; k++)
		n += (size_t) zhc_encode(c->cp[k], utf8 + n);
	w = zhc_line_find(utf8, n, classes);
	if (w == NULL)
		return 0;
	for (size_t b = 0; b < w->len; b++)
		*to += ((unsigned char) utf8[b] & 0xC0) != 0x80;
	return w->classes;
}

static bool
is_stationed(uint32_t cp)
{
	return cp == 0x9A7B || cp == 0x99D0; /* 驻 駐 */
}

/* Whether a desk stands at i, before the slash of a byline: 農業中心／ */
static bool
is_desk(const ZhcClean *c, uint32_t i, uint32_t end)
{
	return end - i > 5 && c->cp[i + 3] == 0x5FC3 && c->cp[i + 2] == 0x4E2D && /* 中心 */
		   zhc_credit_is_slash(c->cp[i + 4]) && zhc_class(c->cp[i]) == ZHC_C_HAN;
}

unsigned
zhc_credit_role(const ZhcClean *c, uint32_t i, uint32_t end, uint32_t *to)
{
	unsigned classes = zhc_credit_word(c, i, end, ZHC_WORD_ROLE, to);

	if (classes == 0 && i < end && is_desk(c, i, end))
	{
		*to = i + 4;
		return ZHC_WORD_ROLE;
	}
	if (classes || i >= end || !is_stationed(c->cp[i]))
		return classes;
	for (uint32_t k = i + 2; k < end && k <= i + 7; k++) /* 驻美国记者, 駐日特派記者 */
	{
		if (zhc_class(c->cp[k]) != ZHC_C_HAN)
			break;
		classes = zhc_credit_word(c, k, end, ZHC_WORD_ROLE, to);
		if (classes)
			return classes;
	}
	*to = i;
	return 0;
}

void
zhc_credit_post(const ZhcClean *c, uint32_t i, uint32_t end, ZhcDraft *d)
{
	uint32_t k = i + 3;
	uint32_t to;
	uint32_t word;

	if (i >= end || !is_stationed(c->cp[i]) || !zhc_credit_role(c, i, end, &to))
		return;
	while (k < to && !zhc_credit_word(c, k, to, ZHC_WORD_ROLE, &word))
		k++;
	if (k < to && zhc_credit_known_place(c, i + 1, k))
		d->post = (ZhcSpan){i + 1, k};
}

bool
zhc_credit_gap(const ZhcClean *c, uint32_t i)
{
	uint32_t lo = 0;
	uint32_t hi = c->nbreaks;

	if (i == 0 || i >= c->n)
		return true;
	if (c->cp[i - 1] == ' ' || c->cp[i] == ' ')
		return true;
	if (zhc_clean_run(c, i)->at != i)
		return false;
	while (lo < hi) /* a line break, where names are broken, is none */
	{
		uint32_t mid = lo + (hi - lo) / 2;

		if (c->breaks[mid] < i)
			lo = mid + 1;
		else
			hi = mid;
	}
	return !(lo < c->nbreaks && c->breaks[lo] == i);
}

static bool
is_separator(uint32_t cp)
{
	return cp == ' ' || cp == 0x3001 || cp == 0xFF0C || cp == ',' || cp == 0xFF0F || cp == '/' ||
		   cp == 0xFF5C || cp == '|' || cp == 0xFF1A || cp == ':' || cp == 0xFE55 || cp == 0xFF1B ||
		   cp == ';' || cp == '&' || cp == 0x4E28 || cp == 0x2571 || cp == 0x2215 ||
		   cp == 0x2502; /* 丨 ╱ ∕ │ */
}

uint32_t
zhc_credit_skip(const ZhcClean *c, uint32_t i, uint32_t end)
{
	while (i < end && is_separator(c->cp[i]))
		i++;
	return i;
}

bool
zhc_credit_is_name_char(uint32_t cp)
{
	return zhc_class(cp) == ZHC_C_HAN || zhc_credit_is_interpunct(cp) ||
		   ((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z') || cp == '.';
}

uint32_t
zhc_credit_closer(uint32_t cp)
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
uint32_t
zhc_credit_close(const ZhcClean *c, uint32_t i, uint32_t end, uint32_t most)
{
	uint32_t closer = i < end ? zhc_credit_closer(c->cp[i]) : 0;

	if (closer == 0)
		return 0;
	for (uint32_t k = i + 1; k < end && k < i + most; k++)
		if (c->cp[k] == closer)
			return k;
	return 0;
}

/* ---- agencies ------------------------------------------------------------------------------ */

/* What ties two names of one house: 中青报·中青网, 成都商报-红星新闻. */
static bool
is_tie(uint32_t cp)
{
	return cp == '-' || cp == 0xFF0D || zhc_credit_is_interpunct(cp);
}

/* Whether the character may stand inside an agency's name. */
static bool
is_agency_char(const ZhcClean *c, uint32_t k, uint32_t end)
{
	uint32_t cp = c->cp[k];

	if (zhc_class(cp) == ZHC_C_HAN || zhc_line_digit(cp) ||
		((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z'))
		return true;
	return is_tie(cp) && k + 1 < end && zhc_class(c->cp[k + 1]) == ZHC_C_HAN;
}

/*
 * Behind a listed name: its application (央视新闻客户端), its own site or channel where 讯 or 报道
 * follows (联合早报网, 环球网科技), another name tied to it.
 */
static uint32_t
extend_agency(const ZhcClean *c, uint32_t i, uint32_t end)
{
	uint32_t to;
	uint32_t more;

	if (i + 1 < end && is_tie(c->cp[i]) && zhc_credit_word(c, i + 1, end, ZHC_WORD_AGENCY, &to))
		return to;
	if (zhc_credit_word(c, i, end, ZHC_WORD_REPORT, &more) ||
		!zhc_credit_word(c, i, end, ZHC_WORD_MEDIA, &to))
		return i;
	if (to - i == 3 || zhc_credit_word(c, to, end, ZHC_WORD_REPORT, &more))
		return to; /* 客户端, or whatever stands before 讯 */
	return i;
}

/* 台北 台中 台南 台东 台湾 at k: no station (台). */
static bool
is_taiwan(const ZhcClean *c, uint32_t k, uint32_t end)
{
	uint32_t next = k + 1 < end ? c->cp[k + 1] : 0;

	return (c->cp[k] == 0x53F0 || c->cp[k] == 0x81FA) &&
		   (next == 0x5317 || next == 0x4E2D || next == 0x5357 || next == 0x6771 ||
			next == 0x4E1C || next == 0x7063 || next == 0x6E7E);
}

uint32_t
zhc_credit_agency(const ZhcClean *c, uint32_t i, uint32_t end, ZhcSpan *agency)
{
	uint32_t to;
	uint32_t last = i;
	unsigned may;

	if (zhc_credit_word(c, i, end, ZHC_WORD_AGENCY, &to))
	{
		to = extend_agency(c, to, end);
		*agency = (ZhcSpan){i, to};
		return to;
	}
	if (i >= end || zhc_class(c->cp[i]) == ZHC_C_JOINER)
		return i;
	for (uint32_t k = i; k < end && k < i + MAX_AGENCY; k++)
	{
		if (!is_agency_char(c, k, end) || (k > i && zhc_credit_gap(c, k)))
			break;
		may = zhc_credit_may_start(c, k, end);
		if (!may && !is_stationed(c->cp[k]))
			continue;
		if (zhc_credit_role(c, k, end, &to))
			break;
		if (may & ZHC_WORD_REPORT && zhc_credit_find(c, k, end, ZHC_WORD_REPORT, &to) && to - k > 1)
			break; /* 报 in 报道 */
		if (may & ZHC_WORD_AGENCY && k > i && !is_tie(c->cp[k - 1]) &&
			zhc_credit_find(c, k, end, ZHC_WORD_AGENCY, &to))
			break; /* what stands before it is no name */
		if (may & ZHC_WORD_MEDIA && k > i && zhc_credit_find(c, k, end, ZHC_WORD_MEDIA, &to) &&
			to <= i + MAX_AGENCY && !is_taiwan(c, k, end))
		{
			last = to;
			k = to - 1;
		}
	}
	if (last == i)
		return i;
	*agency = (ZhcSpan){i, last};
	return last;
}

/* ---- dates --------------------------------------------------------------------------------- */

/* The value of a Han numeral of dates: 〇 to 十, 廿, 卅; -1 for others. */
static int32_t
han_digit(uint32_t cp)
{
	static const uint16_t digits[] = {0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94,
									  0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341};

	for (int32_t v = 0; v < 11; v++)
		if (cp == digits[v])
			return v;
	return cp == 0x5EFF ? 20 : cp == 0x5345 ? 30 : -1;
}

/* 三, 十三, 二十三, 廿三, 二〇二五 */
static uint32_t
han_number(const ZhcClean *c, uint32_t i, uint32_t end, int32_t *value)
{
	int32_t v = 0;
	uint32_t k = i;

	for (; k < end && k < i + 4 && han_digit(c->cp[k]) >= 0; k++)
	{
		int32_t d = han_digit(c->cp[k]);

		if (d == 10)
			v = v == 0 ? 10 : v * 10;
		else if (v >= 10 && v % 10 == 0 && (c->cp[k - 1] == 0x5341 || v <= 30) && k == i + 1)
			v += d;
		else
			v = v > 0 && k > i && c->cp[k - 1] == 0x5341 ? v + d : v * 10 + d;
	}
	*value = v;
	return k;
}

static uint32_t
number(const ZhcClean *c, uint32_t i, uint32_t end, int32_t *value)
{
	int32_t v = 0;
	uint32_t k = i;

	for (; k < end && k < i + 4 && zhc_line_digit(c->cp[k]); k++)
		v = v * 10 + (int32_t) (c->cp[k] & 0xF);
	*value = v;
	if (k == i)
		k = han_number(c, i, end, value);
	while (k > i && k < end && c->cp[k] == ' ')
		k++;
	return k;
}

uint32_t
zhc_credit_date(const ZhcClean *c, uint32_t i, uint32_t end, ZhcDraft *d)
{
	uint32_t k = i;
	int32_t v;
	int32_t year = 0;
	int32_t month = 0;
	uint32_t to = number(c, k, end, &v);

	if (to == k)
		return i;
	if (to < end && c->cp[to] == 0x5E74) /* 年 */
	{
		year = v < 200 ? v + 1911 : v; /* of the Republic */
		k = to + 1;
		to = number(c, k, end, &v);
	}
	if (to > k && to < end && c->cp[to] == 0x6708) /* 月 */
	{
		month = v;
		k = to + 1;
		to = number(c, k, end, &v);
	}
	if (to == k || to >= end || (c->cp[to] != 0x65E5 && c->cp[to] != 0x53F7) || v < 1 || v > 31 ||
		month > 12) /* 日 号 */
		return i;
	d->year = year;
	d->month = month;
	d->day = v;
	return to + 1;
}
