/*
 * namealone.c - a surname that stands alone for a person whom the text has named before
 *
 * News of Taiwan and Hong Kong goes on with the surname: 詹昭明 … 詹表示, 将王送医, 吴、钟两人.
 * Such a character is a word of its own in the path, which no other word or name would have, and is
 * a person where persons stand, when somebody with that surname has been named.
 */
#include "namesint.h"

#define GIVEN	   68u /* characters below it are words of their own */
#define GIVEN_MOST 68u /* characters above it seldom end given names */

/* Note the surname of the Han name in segment k. */
void
zhc_name_keep_family(ZhcNamer *nm, uint32_t k)
{
	const ZhcSeg *s = &nm->seg[k];
	uint16_t code = nm->code[s->start];

	if (s->end - s->start < 2 || s->end - s->start > 3 ||
		!zhc_name_seldom(zhc_name_entry(nm, s->start, 1), ZHC_NW(SURNAME_ALONE)))
		return;
	for (uint32_t i = 0; i < ZHC_NAME_FAMILIES && i < nm->nfamily; i++)
		if (nm->family[i] == code)
			return;
	nm->family[nm->nfamily++ % ZHC_NAME_FAMILIES] = code;
}

bool
zhc_name_is_family(const ZhcNamer *nm, uint32_t i)
{
	for (uint32_t k = 0; k < ZHC_NAME_FAMILIES && k < nm->nfamily; k++)
		if (nm->family[k] == nm->code[i])
			return true;
	return false;
}

/* A mark or the end of the paragraph, at seg k. */
static bool
is_mark(const ZhcNamer *nm, uint32_t k)
{
	return k >= nm->nseg || nm->seg[k].kind >= ZHC_SEG_OPEN;
}

/* What people do, and words that only stand beside a noun: 表示, 则, 仍, 被. */
static bool
is_act(const ZhcSeg *s)
{
	if (s->kind > ZHC_SEG_ONE || s->flags & (ZHC_NW(TITLE) | ZHC_NW(TITLE_AFTER) | ZHC_NW_PLACES))
		return false;
	return s->flags & ZHC_NW(PERSON_AFTER) || (s->cls && zhc_class_in(s->cls, "vwft"));
}

/* 将 把 被 对 向 与 和 同 由 给 令 及 但 而 后 因 若 故 使 让 惟 且 跟 替, or a verb: before a
 * person. */
static bool
takes_person(const ZhcNamer *nm, const ZhcSeg *s)
{
	static const uint16_t words[] = {0x5C06, 0x628A, 0x88AB, 0x5BF9, 0x5411, 0x4E0E, 0x548C,
									 0x540C, 0x7531, 0x7ED9, 0x4EE4, 0x53CA, 0x4F46, 0x800C,
									 0x540E, 0x56E0, 0x82E5, 0x6545, 0x4F7F, 0x8BA9, 0x60DF,
									 0x4E14, 0x8DDF, 0x66FF, 0};

	if (s->flags & ZHC_NW(PERSON_BEFORE))
		return true;
	if (s->kind > ZHC_SEG_ONE || !s->cls || s->flags & ZHC_NW_PLACES)
		return false;
	for (const uint16_t *w = words; zhc_seg_is_one(s) && *w; w++)
		if (zhc_seg_char(nm, s) == *w)
			return true;
	return s->cls == 'v';
}

/* 将 把 被 at seg k: what is done to somebody follows, whatever its class: 将王毒打. */
static bool
is_handled(const ZhcNamer *nm, uint32_t k)
{
	uint32_t c = k < nm->nseg && zhc_seg_is_one(&nm->seg[k]) ? zhc_seg_char(nm, &nm->seg[k]) : 0;

	return c == 0x5C06 || c == 0x628A || c == 0x88AB;
}

/* Whether 男, 女 or 嫌 stands behind the surname at seg k, where persons stand: 陈男供称. */
static bool
is_suspect(const ZhcNamer *nm, uint32_t k)
{
	const ZhcSeg *s = &nm->seg[k];

	return k + 2 < nm->nseg && zhc_seg_is_one(s + 1) &&
		   (zhc_seg_char(nm, s + 1) != 0x5B98 ||
			(zhc_name_is_family(nm, s->start) && (is_mark(nm, k + 2) || is_act(s + 2)))) &&
		   (k == 0 || is_mark(nm, k - 1) || takes_person(nm, s - 1));
}

/* The surname at seg k of somebody whom the text has named, where persons stand. */
static bool
is_known(const ZhcNamer *nm, uint32_t k)
{
	const ZhcSeg *s = &nm->seg[k];
	bool before = k == 0 || is_mark(nm, k - 1), left, of, act;

	if (!zhc_name_is_family(nm, s->start))
		return false;
	left = !before && takes_person(nm, &nm->seg[k - 1]);
	if (is_mark(nm, k + 1))
		return (left &&
				(nm->seg[k - 1].cls != 'v' || nm->seg[k - 1].flags & ZHC_NW(PERSON_BEFORE))) ||
			   (before && zhc_name_pause(nm, s->end) && !is_mark(nm, k + 2)) ||
			   (before && k > 0 && zhc_name_pause(nm, nm->seg[k - 1].start));
	of = zhc_ch(nm->text, s->end) == 0x7684; /* 的 */
	act = is_act(&nm->seg[k + 1]) || (is_handled(nm, k - 1) && nm->seg[k + 1].cls &&
									  nm->seg[k + 1].end - nm->seg[k + 1].start > 1 &&
									  !(nm->seg[k + 1].flags & ~ZHC_NW(WORD)));
	return of ? left : act && (before || left || nm->seg[k - 1].cls == 'v');
}

/* 甲 乙 丙 丁: which one of several with one surname. */
static bool
is_stem(uint32_t c)
{
	return c == 0x7532 || c == 0x4E59 || c == 0x4E19 || c == 0x4E01;
}

/* A character behind 某 that is likelier the last of a given name than a word: 谢某林, not 谢某家.
 */
static bool
is_given(const ZhcNamer *nm, const ZhcSeg *s)
{
	return s->kind <= ZHC_SEG_ONE && !(s->cls && !zhc_class_in(s->cls, "na")) &&
		   zhc_name_cost(s->word) >= GIVEN && zhc_name_model(nm, s->start)->second < GIVEN_MOST;
}

/*
 * The last segment of a name that the text keeps back but for the surname at seg k, 周某, 王某某,
 * 陈某甲; or k.  A surname that is a word as well is one only behind a title or where a clause
 * begins.
 */
uint32_t
zhc_name_masked(const ZhcNamer *nm, uint32_t k)
{
	const ZhcSeg *s = &nm->seg[k];
	uint32_t last = k + 1, n;

	if (last >= nm->nseg || zhc_ch(nm->text, s->end) != 0x67D0 || !zhc_seg_is_one(s) || /* 某 */
		s->kind > ZHC_SEG_ONE || s[1].start != s->end)
		return k;
	n = s[1].end - s[1].start;
	if (n > 2 || zhc_ch(nm->text, s[1].end - 1) != 0x67D0 ||
		!(zhc_name_words[s->word].flags & (ZHC_NW(SURNAME) | ZHC_NW(SURNAME_ALONE))))
		return k; /* 某日 */
	if (!(zhc_name_words[s->word].flags & ZHC_NW(SURNAME_ALONE)) &&
		!(is_mark(nm, k - 1) || nm->ctx[s->start] & ZHC_CTX_TITLE_END))
		return k;
	if (last + 1 < nm->nseg && zhc_seg_is_one(&s[2]) && s[2].start == s[1].end &&
		(is_stem(zhc_seg_char(nm, &s[2])) ||
		 (n == 1 && (zhc_seg_char(nm, &s[2]) == 0x67D0 || is_given(nm, &s[2]))))) /* 某 + 某 */
		last++;
	return last;
}

bool
zhc_name_alone(const ZhcNamer *nm, uint32_t k)
{
	const ZhcSeg *s = &nm->seg[k];

	if (!zhc_seg_is_one(s) || s->kind > ZHC_SEG_ONE ||
		!zhc_name_seldom(s->word, ZHC_NW(SURNAME_ALONE)))
		return false;
	return (zhc_name_suspect(nm, s->end) && is_suspect(nm, k)) || is_known(nm, k);
}
