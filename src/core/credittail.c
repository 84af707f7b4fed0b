/*
 * credittail.c - credits at the ends of paragraphs, and captions before a report on the same line
 */
#include "chars.h"
#include "creditparse.h"
#include "linewords.h"

#define MAX_CAPTION	 160 /* characters of a caption before a report on the same line */
#define MAX_KICKER	 8
#define MAX_FOREIGN	 24 /* characters of a foreign photographer's name, with 摄 */
#define MAX_SPREADER 8	/* of who spreads a picture, behind a slash */
#define MAX_TAIL	 48 /* characters of a credit at the end of a paragraph */

uint32_t
zhc_credit_picture(const ZhcClean *c, uint32_t i, uint32_t end)
{
	uint32_t to;
	unsigned classes = zhc_credit_word(c, i, end, ZHC_WORD_CREDIT | ZHC_WORD_PHOTO, &to);

	if (classes == 0 || to - i < 2 || (to < end && zhc_class(c->cp[to]) != ZHC_C_CLOSE))
		return i;
	return to;
}

/* Whether a bracket's content [i, end) is about who reported. */
bool
zhc_credit_in_brackets(const ZhcClean *c, uint32_t i, uint32_t end)
{
	uint32_t to;
	uint32_t k;
	ZhcSpan agency;
	ZhcDraft d;

	i = zhc_credit_skip(c, i, end);
	if (zhc_credit_word(c, i, end, ZHC_WORD_CREDIT, &to) && to < end) /* 資料照，記者… */
		i = zhc_credit_skip(c, to, end);
	if (zhc_credit_role(c, i, end, &to))
		return !zhc_credit_word(c, to, end, ZHC_WORD_PLAIN, &to);
	if (zhc_credit_word(c, i, end, ZHC_WORD_LABEL, &to))
		return to < end && zhc_credit_skip(c, to, end) > to;
	to = zhc_credit_agency(c, i, end, &agency);
	if (to > i && zhc_credit_dateline(c, i, end, false, &d) > i)
		return true;
	if (to > i)
		return to == end || zhc_credit_gap(c, to) || c->cp[to] == 0x53D1 ||
			   zhc_credit_picture(c, to, end) > to ||
			   (c->cp[to] == 0x3001 && zhc_credit_word(c, to + 1, end, ZHC_WORD_AGENCY, &k)) ||
			   c->cp[to] == 0x767C || zhc_credit_role(c, to, end, &k) ||
			   zhc_credit_word(c, to, end, ZHC_WORD_REPORT, &k);
	if (end - i > (zhc_credit_is_foreign(c, i, end) ? MAX_FOREIGN : 8))
		return false;
	return zhc_credit_word(c, end - 1, end, ZHC_WORD_PHOTO, &to) != 0 ||
		   (end - i > 3 && zhc_credit_word(c, end - 2, end, ZHC_WORD_PHOTO, &to) != 0);
}

/* Where a tail of credits starts that [from, end) ends with, outside brackets; end for none. */
uint32_t
zhc_credit_open_tail(const ZhcClean *c, uint32_t from, uint32_t end, bool caption)
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
	if (k < end && (k > from || caption) && zhc_credit_in_brackets(c, k, end))
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

/* Before a bracket at i: 新华社发 starts the credit; else i. */
static uint32_t
agency_before(const ZhcClean *c, uint32_t from, uint32_t i)
{
	uint32_t to;

	if (i < from + 3 || (c->cp[i - 1] != 0x53D1 && c->cp[i - 1] != 0x767C))
		return i;
	for (uint32_t k = i > from + 12 ? i - 12 : from; k + 1 < i; k++)
		if (zhc_credit_word(c, k, i, ZHC_WORD_AGENCY, &to) && to == i - 1)
			return k;
	return i;
}

/* Where the credit in brackets starts that [from, end) ends with; end for none. */
uint32_t
zhc_credit_bracket_tail(const ZhcClean *c, uint32_t from, uint32_t end, uint32_t *close)
{
	uint32_t k = end;

	while (k > from && c->cp[k - 1] >= '0' && c->cp[k - 1] <= '9') /* a date: 1140714 */
		k--;
	if (k == from || (c->cp[k - 1] != 0xFF09 && c->cp[k - 1] != ')'))
		return end;
	*close = k - 1;
	for (uint32_t least = *close > ZHC_CREDIT_BRACKET ? *close - ZHC_CREDIT_BRACKET : 0;
		 k > from && k > least; k--)
		if (zhc_credit_closer(c->cp[k - 1]) == c->cp[*close])
			return zhc_credit_in_brackets(c, k, *close) ||
						   zhc_credit_word(c, k, *close, ZHC_WORD_CITE, &least)
					   ? agency_before(c, from, k - 1)
					   : end;
	return end;
}

/*
 * A photographer and, in brackets, who spreads the picture, that [from, end) ends with:
 * 李四摄（人民视觉）. Returns where that starts, or end.
 */
uint32_t
zhc_credit_photo_tail(const ZhcClean *c, uint32_t from, uint32_t end, ZhcDraft *d)
{
	uint32_t open = end;
	uint32_t k;
	uint32_t to;

	if (end < from + 8 || c->cp[end - 1] != 0xFF09) /* ） */
		return end;
	for (k = end - 2; k > from && end - k < 12 && open == end; k--)
		if (c->cp[k] == 0xFF08)
			open = k;
		else if (zhc_class(c->cp[k]) != ZHC_C_HAN)
			return end;
	if (open == end || open + 3 > end - 1 || open < from + 4 ||
		!(zhc_credit_word(c, open - 1, open, ZHC_WORD_PHOTO, &to) & ZHC_WORD_CREDIT) ||
		(!zhc_credit_word(c, open + 1, end - 1, ZHC_WORD_AGENCY, &to) &&
		 zhc_credit_word(c, open + 1, end - 1, ZHC_WORD_PLAIN | ZHC_WORD_ROLE | ZHC_WORD_CREDIT,
						 &to)))
		return end;
	for (k = open - 1; k > from && open - 1 - k < 5 && zhc_class(c->cp[k - 1]) == ZHC_C_HAN &&
					   (!zhc_credit_gap(c, k) || open - 1 - k == 1);) /* 周 航摄 */
		k--;
	*d = (ZhcDraft){.names = {{k, open - 1}}, .nnames = 1, .agency = {open + 1, end - 1}};
	if (!zhc_credit_are_names(c, d) ||
		(k > from && zhc_class(c->cp[k - 1]) == ZHC_C_HAN && !zhc_credit_gap(c, k)))
		return end;
	return k;
}

uint32_t
zhc_credit_before_spreader(const ZhcClean *c, uint32_t from, uint32_t end)
{
	uint32_t k = end;
	uint32_t to;

	while (k > from + 2 && end - k < MAX_SPREADER && zhc_class(c->cp[k - 1]) == ZHC_C_HAN)
		k--;
	if (end - k < 3 || k < from + 4 || !zhc_credit_is_slash(c->cp[k - 1]) ||
		!(zhc_credit_word(c, k - 2, k - 1, ZHC_WORD_PHOTO, &to) & ZHC_WORD_CREDIT))
		return end;
	return zhc_credit_word(c, end - 2, end, ZHC_WORD_LABEL, &to) & ZHC_WORD_PHOTO ||
				   zhc_credit_word(c, end - 2, end, ZHC_WORD_MEDIA, &to)
			   ? k - 1
			   : end;
}

static inline bool
is_box(uint32_t cp)
{
	return cp == 0x3010 || cp == 0x3014; /* 【 〔 */
}

/* Whether a caption ends with the character before k: 摄, a bracket; in front of a box 。 as well.
 */
static inline bool
ends_caption(const ZhcClean *c, uint32_t k)
{
	switch (c->cp[k - 1] == ' ' ? c->cp[k - 2] : c->cp[k - 1])
	{
		case 0x6444: /* 摄 */
		case 0x651D: /* 攝 */
		case 0xFF09: /* ） */
		case ')':
			return true;
		case 0x3002: /* 。 */
			return is_box(c->cp[k]);
		default:
			return false;
	}
}

/* Whether 日 or 号 is near behind k, as in the date of a dateline. */
static bool
day_behind(const ZhcClean *c, uint32_t k, uint32_t end)
{
	uint32_t most = end - k > ZHC_CREDIT_HEAD ? k + ZHC_CREDIT_HEAD : end;

	while (k < most && c->cp[k] != 0x65E5 && c->cp[k] != 0x53F7)
		k++;
	return k < most;
}

/*
 * Where a report begins behind a caption or a word set apart on the same line:
 * …。李四摄新华社杭州11月28日电, …。【江北報訊】, 乒乓球 新华社成都11月29日电; else where the
 * paragraph does.
 */
uint32_t
zhc_report_start(const ZhcClean *c, const ZhcPara *p, bool captions)
{
	/* what ends_caption() looks for, and the blank that may stand behind it */
	static const uint32_t ends[ZHC_CREDIT_SET] = {0x6444, 0x651D, 0xFF09, ')', 0x3002, ' '};
	uint32_t most = p->end - p->start > MAX_CAPTION ? p->start + MAX_CAPTION : p->end;
	uint32_t kickers = captions ? 0 : p->start + MAX_KICKER;

	for (uint32_t k = p->start + 2; k < most; k++)
	{
		bool box;
		uint32_t to;
		ZhcDraft d;

		if (k > kickers && (k = zhc_credit_seek(c, k - 1, most - 1, ends) + 1) == most)
			break;

		if (!ends_caption(c, k) &&
			!(k <= kickers && zhc_credit_word(c, k, p->end, ZHC_WORD_AGENCY, &to) &&
			  zhc_credit_gap(c, k)))
			continue;
		box = is_box(c->cp[k]);
		if ((box || day_behind(c, k, p->end)) && zhc_credit_dateline(c, k, p->end, false, &d) > k &&
			(box || d.day > 0) && (zhc_span_has(d.agency) || d.nnames > 0))
			return k;
	}
	return p->start;
}
