/*
 * creditnames.c - names of persons in credits, and places behind them
 */
#include "chars.h"
#include "creditparse.h"
#include "linewords.h"

#define MAX_PLACE 10

static void
add_name(ZhcDraft *d, uint32_t start, uint32_t end)
{
	if (d->nnames < ZHC_MAX_NAMES && start < end)
		d->names[d->nnames++] = (ZhcSpan){start, end};
}

/* Surnames of two characters, whose names have three or four. */
static bool
has_long_surname(const ZhcClean *c, uint32_t i, uint32_t end)
{
	uint32_t to;

	return zhc_credit_word(c, i, end, ZHC_WORD_SURNAME, &to) != 0;
}

/*
 * Characters of the name at the start of a run of n that goes on with a place: 王大明台北.  Names
 * have three characters if that leaves a place of two, else two.
 */
static uint32_t
name_length(const ZhcClean *c, uint32_t i, uint32_t n)
{
	if (n <= 3)
		return n;
	if (has_long_surname(c, i, i + n) && n >= 6)
		return 4;
	return n >= 5 ? 3 : 2;
}

/* Whether the word that ends a piece at k is one that closes credits: 报道, or 电 and the like. */
static bool
closes_piece(const ZhcClean *c, uint32_t k, uint32_t end)
{
	uint32_t to;
	unsigned classes =
		zhc_credit_word(c, k, end, ZHC_WORD_REPORT | ZHC_WORD_ROLE | ZHC_WORD_CREDIT, &to);

	if (classes == 0)
		return false;
	if (to - k >= 2)
		return true;
	return to == end || !zhc_credit_is_name_char(c->cp[to]) || zhc_credit_gap(c, to);
}

/* Whether an agency ends a piece at k, set close behind a name or a place: 李四／台北聯合報. */
static bool
is_agency_behind(const ZhcClean *c, uint32_t k, uint32_t end)
{
	uint32_t to;

	return zhc_credit_word(c, k, end, ZHC_WORD_AGENCY, &to) &&
		   (to == end || !zhc_credit_is_name_char(c->cp[to]) || zhc_credit_gap(c, to));
}

/* The end of the piece at i: up to a gap, a mark, a digit, a closing word or an agency. */
static uint32_t
piece_end(const ZhcClean *c, uint32_t i, uint32_t end)
{
	uint32_t k = i;

	while (k < end && zhc_credit_is_name_char(c->cp[k]) && (k == i || !zhc_credit_gap(c, k)) &&
		   (k == i || !closes_piece(c, k, end)) && (k < i + 2 || !is_agency_behind(c, k, end)))
		k++;
	return k;
}

bool
zhc_credit_is_foreign(const ZhcClean *c, uint32_t i, uint32_t end)
{
	for (; i < end; i++)
		if (zhc_credit_is_interpunct(c->cp[i]) || c->cp[i] < 0x80)
			return true;
	return false;
}

/* Take the piece [i, to) as a name, or a name and a place; `last`: a date or 报道 follows,
 * `end`: nothing does. */
static void
take_piece(const ZhcClean *c, uint32_t i, uint32_t to, bool last, bool end, ZhcDraft *d)
{
	uint32_t n = to - i;
	uint32_t at;

	if (zhc_credit_is_foreign(c, i, to))
	{
		add_name(d, i, to);
		return;
	}
	if (end && d->nnames > 0 && zhc_credit_known_place(c, i, to)) /* 记者 许宁 华盛顿 */
	{
		d->place = (ZhcSpan){i, to};
		return;
	}
	if (last && d->nnames > 0 && n >= 2 && zhc_credit_gap(c, i))
	{
		d->place = (ZhcSpan){i, to}; /* 馬靜 北京報道 */
		return;
	}
	at = last ? i + name_length(c, i, n) : to;
	add_name(d, i, at);
	if (at < to)
		d->place = (ZhcSpan){at, to};
}

/* Whether a single character at k is followed by a gap and another one: 王 刚. */
static uint32_t
join_singles(const ZhcClean *c, uint32_t k, uint32_t to, uint32_t end)
{
	uint32_t next = to;

	if (to != k + 1)
		return to;
	while (next < end && c->cp[next] == ' ')
		next++;
	if (next < end && zhc_credit_is_name_char(c->cp[next]) && piece_end(c, next, end) == next + 1)
		return next + 1;
	return to;
}

/*
 * Whether the one character [k, to) is the rest of the name before it, which a blank has parted:
 * 李小 明.  Names have more than one character.
 */
static bool
is_rest_of_name(const ZhcClean *c, uint32_t k, uint32_t to, const ZhcDraft *d)
{
	const ZhcSpan *name = &d->names[d->nnames - 1];
	uint32_t word;

	return to == k + 1 && d->nnames > 0 && name->end - name->start == 2 && k <= name->end + 1 &&
		   zhc_class(c->cp[k]) == ZHC_C_HAN && (k == name->end || c->cp[name->end] == ' ') &&
		   !zhc_credit_word(c, k, to, ZHC_WORD_ANY, &word);
}

/* Whether a date or 报道 follows at i, so that what stands before it may be a place. */
static bool
place_may_end(const ZhcClean *c, uint32_t i, uint32_t end)
{
	uint32_t to;

	while (i < end && c->cp[i] == ' ')
		i++;
	if (i == end)
		return false;
	return zhc_line_digit(c->cp[i]) ||
		   (zhc_credit_word(c, i, end, ZHC_WORD_REPORT, &to) && (to - i >= 2 || to == end) &&
			zhc_credit_word(c, i, to, ZHC_WORD_PHOTO, &to) == 0);
}

/* Whether something other than a further name begins at k. */
static bool
ends_names(const ZhcClean *c, uint32_t k, uint32_t end, bool any)
{
	uint32_t to;
	ZhcSpan agency;

	if (!any)
		return zhc_credit_word(c, k, end, ZHC_WORD_PLAIN, &to) != 0 ||
			   (zhc_credit_word(c, k, end, ZHC_WORD_CREDIT | ZHC_WORD_REPORT, &to) && to - k > 1) ||
			   (zhc_credit_word(c, k, end, ZHC_WORD_LABEL, &to) && to - k > 1 && to < end &&
				(c->cp[to] == ':' || c->cp[to] == 0xFF1A)); /* 作者: 来源: */
	if (k + 1 < end && (c->cp[k] == 0x53D1 || c->cp[k] == 0x767C) && c->cp[k + 1] == 0x81EA)
		return true; /* 发自 */
	if (closes_piece(c, k, end) && zhc_credit_role(c, k, end, &to) == 0)
		return true;
	if (zhc_credit_word(c, k, end, ZHC_WORD_EDITOR | ZHC_WORD_CITE, &to) && zhc_credit_gap(c, k) &&
		!zhc_credit_role(c, k, end, &to))
		return true;
	if (zhc_credit_word(c, k, end, ZHC_WORD_LABEL, &to) && to < end &&
		zhc_credit_skip(c, to, end) > to)
		return true;
	return zhc_credit_agency(c, k, end, &agency) > k;
}

/* Whether what stands from k to `to` is no name: it ends with a word that none holds (文化科提供),
 * or with a colon behind it (字号：). */
static bool
is_no_name(const ZhcClean *c, uint32_t k, uint32_t to, uint32_t end)
{
	uint32_t word;

	if (to < end && (c->cp[to] == 0xFF1A || c->cp[to] == ':') && zhc_credit_gap(c, k))
		return true;
	return to - k > 2 && zhc_credit_word(c, to - 2, to, ZHC_WORD_PLAIN, &word) && word == to;
}

uint32_t
zhc_credit_names(const ZhcClean *c, uint32_t i, uint32_t end, ZhcDraft *d)
{
	uint32_t before = d->nnames;
	uint32_t done = i;
	uint32_t k = zhc_credit_skip(c, i, end);

	while (k < end)
	{
		uint32_t to;

		if (zhc_credit_role(c, k, end, &to))
		{
			k = zhc_credit_skip(c, to, end);
			continue;
		}
		if (ends_names(c, k, end, d->nnames > before))
			break;
		to = join_singles(c, k, piece_end(c, k, end), end);
		if (to == k || to - k > 16 || (to - k > MAX_PLACE && !zhc_credit_is_foreign(c, k, to)) ||
			is_no_name(c, k, to, d->nnames > before ? end : to))
			break;
		if (d->nnames > before && is_rest_of_name(c, k, to, d))
			d->names[d->nnames - 1].end = to;
		else
			take_piece(c, k, to, place_may_end(c, to, end), to == end && !zhc_span_has(d->place),
					   d);
		done = to;
		if (d->place.end == to || (to < end && zhc_credit_is_slash(c->cp[to])))
			break;
		k = zhc_credit_skip(c, to, end);
		if (k == to && !zhc_credit_gap(c, k))
			break;
	}
	return done;
}
