/*
 * namemends.c - segments put right: a title that takes the end of a name before it, one name in two
 */
#include "namesint.h"

#define BODIES		 (ZHC_NW(ORG) | ZHC_NW(ORG_END))
#define MAX_TITLE	 5u
#define STRANGE		 112u /* characters below it are in words */
#define CREDIT_PLAIN 64u  /* function words below it begin no name in a credit */

static void
set_word(const ZhcNamer *nm, ZhcSeg *s)
{
	const ZhcNameWord *w = zhc_name_word_of(nm, s->start, s->end - s->start);

	s->word = (uint32_t) (w - zhc_name_words);
	s->flags = w->flags;
	s->cls = w->cls;
}

/* 高雄市 + 长 → 高雄 + 市长: a division's name may end where its head's title starts. */
static void
mend_place(const ZhcNamer *nm, ZhcSeg *a, ZhcSeg *b)
{
	a->end--;
	b->start--;
	b->kind = ZHC_SEG_WORD;
	set_word(nm, b);
	set_word(nm, a);
	if (!a->word)
		a->flags = ZHC_NW(PLACE);
}

/* Whether all characters of a segment stand in transcribed names. */
static bool
sounds_foreign(const ZhcNamer *nm, const ZhcSeg *s)
{
	for (uint32_t i = s->start; i < s->end; i++)
		if (zhc_ch(nm->text, i) != ZHC_INTERPUNCT && zhc_name_model(nm, i)->inner == ZHC_NW_NEVER)
			return false;
	return true;
}

/*
 * 佩特罗 + 夫斯基: a transcribed name of the lists is the beginning of another one; what stands
 * behind it is used up.
 */
static bool
mend_foreign(const ZhcNamer *nm, ZhcSeg *a, const ZhcSeg *b)
{
	if (a->kind != ZHC_SEG_WORD || !(a->flags & ZHC_NW(PERSON)) || b->kind != ZHC_SEG_FOREIGN ||
		b->dotted)
		return false;
	if (!sounds_foreign(nm, a))
		return false;
	*a = (ZhcSeg){.start = a->start, .end = b->end, .name = ZHC_NO_NAME, .kind = ZHC_SEG_FOREIGN};
	return true;
}

static bool
is_name(const ZhcSeg *s)
{
	return s->kind == ZHC_SEG_FOREIGN || s->kind == ZHC_SEG_PERSON;
}

/* Whether a word may be the end of a transcribed name that a title begins: 阿里 of 阿兹敏阿里. */
static bool
may_end_name(const ZhcNamer *nm, const ZhcSeg *b)
{
	return b->kind == ZHC_SEG_WORD && b->end - b->start <= 2 &&
		   !(b->flags & (ZHC_NW(COUNTRY) | ZHC_NW(ORG) | ZHC_NW(TITLE) | ZHC_NW(PERSON_AFTER) |
						 ZHC_NW(TITLE_AFTER) | ZHC_NW_BODIES)) &&
		   (!b->cls || zhc_class_in(b->cls, "nab")) &&
		   (nm->ctx[b->end] & ZHC_CTX_AFTER ||
			b->flags & (ZHC_NW(PLACE) | ZHC_NW(SURNAME_FOREIGN))); /* 勒德 + 里昂, 哈迪 + 阿旺 */
}

/*
 * A transcribed name in two pieces, 艾迪 + 贺维, 韩查 + 再努丁: names follow each other without a
 * mark only so.  Behind a title also one with a word at its end, when a verb for persons follows.
 */
static bool
mend_pieces(const ZhcNamer *nm, ZhcSeg *a, const ZhcSeg *b)
{
	bool title;

	if (!is_name(a) || a->end != b->start || a->dotted || b->dotted ||
		nm->ctx[b->start] & (ZHC_CTX_TITLE_END | ZHC_CTX_AFTER))
		return false;
	title = nm->ctx[a->start] & ZHC_CTX_TITLE_END;
	if (a->kind == ZHC_SEG_PERSON ? b->kind != ZHC_SEG_FOREIGN || !title
		: is_name(b)			  ? b->kind == ZHC_SEG_PERSON && !title
								  : !title || !may_end_name(nm, b))
		return false;
	if (!(title && is_name(b)) && (!sounds_foreign(nm, a) || !sounds_foreign(nm, b)))
		return false;
	*a = (ZhcSeg){.start = a->start, .end = b->end, .name = ZHC_NO_NAME, .kind = ZHC_SEG_FOREIGN};
	return true;
}

/* 佐藤 + 惠子: a surname of Japan before what looks like a name of two characters. */
static bool
mend_japanese(ZhcSeg *a, const ZhcSeg *b)
{
	if (a->kind != ZHC_SEG_WORD || !(a->flags & ZHC_NW(SURNAME_FOREIGN)) ||
		a->flags & ~(ZHC_NW(WORD) | ZHC_NW(SURNAME_FOREIGN)) || a->end != b->start ||
		(b->kind != ZHC_SEG_PERSON && b->kind != ZHC_SEG_FOREIGN) || b->dotted ||
		b->end != b->start + 2)
		return false;
	*a = (ZhcSeg){.start = a->start, .end = b->end, .name = ZHC_NO_NAME, .kind = ZHC_SEG_PERSON};
	return true;
}

/* 刘轩 + 荅: a name of two characters and one that no word has belong together. */
static bool
mend_strange(const ZhcNamer *nm, ZhcSeg *a, const ZhcSeg *b)
{
	if (a->kind != ZHC_SEG_PERSON || a->end != a->start + 2 || b->start != a->end ||
		b->end != b->start + 1 || b->kind > ZHC_SEG_ONE || !zhc_name_han(nm, b->start) ||
		zhc_name_cost(b->word) < STRANGE || b->flags & ~ZHC_NW(WORD))
		return false;
	a->end = b->end;
	return true;
}

/* 江北区 + 委 → 江北 + 区委: of a division's committee. */
static void
mend_committee(const ZhcNamer *nm, ZhcSeg *a, ZhcSeg *b)
{
	uint32_t c = zhc_ch(nm->text, b->start - 1);

	if (b->end != b->start + 1 || zhc_ch(nm->text, b->start) != 0x59D4 ||
		!(a->flags & ZHC_NW_PLACES) ||
		!(c == 0x7701 || c == 0x5E02 || c == 0x53BF || c == 0x533A || c == 0x5DDE))
		return; /* 委, 省 市 县 区 州 */
	mend_place(nm, a, b);
}

/* 城镇 or 集镇 behind a character that stands where places do: 到 + 高 + 城镇. */
static bool
is_walled(const ZhcNamer *nm, const ZhcSeg *a, const ZhcSeg *b)
{
	uint32_t c = zhc_ch(nm->text, b->start);

	return (c == 0x57CE || c == 0x96C6) && zhc_ch(nm->text, b->end - 1) == 0x9547 &&
		   a->kind == ZHC_SEG_WORD && zhc_class_in(a->cls, "nav") && !(a->flags & ZHC_NW_PLACES) &&
		   (zhc_place_before(nm, a) || (a > nm->seg && a[-1].flags & ZHC_NW_PLACES));
}

/* 金 + 城镇 → 金城 + 镇: a place that a word would cut, before what kind of place it is. */
static void
mend_town(const ZhcNamer *nm, ZhcSeg *a, ZhcSeg *b)
{
	uint32_t c;

	if (b->end != b->start + 2 || b->start != a->end || a->kind > ZHC_SEG_ONE)
		return;
	c = zhc_ch(nm->text, b->end - 1);
	if (!(c == 0x9547 || c == 0x4E61 || c == 0x6751 || zhc_body_char(c)) || /* 镇 乡 村 */
		b->flags & ZHC_NW_PLACES ||
		!(is_walled(nm, a, b) ||
		  zhc_name_word_of(nm, a->start, 2)->flags & (ZHC_NW(PLACE) | ZHC_NW(PLACE_WEAK))))
		return;
	a->end++;
	b->start++;
	a->kind = b->kind = ZHC_SEG_WORD;
	set_word(nm, a);
	set_word(nm, b);
	if (!a->word)
		a->flags = ZHC_NW(PLACE);
}

/* 德安 + 吉洛·拉塞尔: a dotted name that begins like a place. */
static bool
mend_dotted(const ZhcNamer *nm, ZhcSeg *a, const ZhcSeg *b)
{
	if (!b->dotted || b->kind != ZHC_SEG_FOREIGN || a->kind != ZHC_SEG_WORD ||
		!(a->flags & (ZHC_NW(PLACE) | ZHC_NW(PLACE_WEAK))) || a->end - a->start != 2 ||
		a->end != b->start || (a->start > 0 && zhc_name_han(nm, a->start - 1)) ||
		!sounds_foreign(nm, a))
		return false;
	*a = (ZhcSeg){.start = a->start,
				  .end = b->end,
				  .name = ZHC_NO_NAME,
				  .kind = ZHC_SEG_FOREIGN,
				  .dotted = true};
	return true;
}

/* 圣 + 爱德华: of a saint's name. */
static bool
mend_saint(const ZhcNamer *nm, ZhcSeg *a, const ZhcSeg *b)
{
	if (a->end != a->start + 1 || zhc_ch(nm->text, a->start) != 0x5723 ||
		b->kind != ZHC_SEG_FOREIGN || b->dotted)
		return false;
	*a = (ZhcSeg){.start = a->start, .end = b->end, .name = ZHC_NO_NAME, .kind = ZHC_SEG_FOREIGN};
	return true;
}

/* 拿督 + 斯里阿育汉 → 拿督斯里 + 阿育汉: the longer honour. */
static void
mend_honour(const ZhcNamer *nm, ZhcSeg *a, ZhcSeg *b)
{
	uint32_t len = a->end - a->start + 2;

	if (!(a->flags & ZHC_NW(TITLE) && a->flags & ZHC_NW(PERSON_BEFORE)) ||
		b->kind != ZHC_SEG_FOREIGN || b->end < b->start + 4 ||
		!(zhc_name_word_of(nm, a->start, len)->flags & ZHC_NW(PERSON_BEFORE)))
		return;
	a->end += 2;
	b->start += 2;
	set_word(nm, a);
}

/* 阿卜杜拉 + 二世: the second of that name. */
static bool
mend_reign(const ZhcNamer *nm, ZhcSeg *a, const ZhcSeg *b)
{
	uint32_t ch = zhc_ch(nm->text, b->start);

	if (a->kind != ZHC_SEG_FOREIGN || b->end != b->start + 2 ||
		zhc_ch(nm->text, b->start + 1) != 0x4E16 || /* 世 */
		!(ch == 0x4E00 || ch == 0x4E8C || ch == 0x4E09 || ch == 0x56DB ||
		  ch == 0x516D)) /* 一二三四六 */
		return false;
	a->end = b->end;
	return true;
}

/* 长, or the 长官 of Korean ministers. */
static bool
is_head(const ZhcNamer *nm, const ZhcSeg *b)
{
	return zhc_ch(nm->text, b->start) == 0x957F &&
		   (b->end == b->start + 1 ||
			(b->end == b->start + 2 && zhc_ch(nm->text, b->start + 1) == 0x5B98));
}

/* How many of a body's last characters are a title with what stands behind them, or 0. */
static uint32_t
title_in_body(const ZhcNamer *nm, const ZhcSeg *a, uint32_t behind)
{
	uint32_t len = a->end - a->start, found = 0;

	for (uint32_t n = 1; n <= len && n <= MAX_TITLE; n++)
		if (zhc_name_word_of(nm, a->end - n, n + behind)->flags & ZHC_NW(TITLE))
			found = n;
	if (found && found < len &&
		!(zhc_name_word_of(nm, a->start, len - found)->flags & ZHC_NW_PLACES))
		found = len; /* of 都发局 the title is 都发局长 */
	return found;
}

/* 俄罗斯外交部 + 长 → 俄罗斯 + 外交部长, 都发局 + 长 → 都发局长; whether b is used up. */
static bool
mend_body(const ZhcNamer *nm, ZhcSeg *a, ZhcSeg *b)
{
	uint32_t n = title_in_body(nm, a, b->end - b->start);
	ZhcSeg title = *b;

	if (n == 0)
		return false;
	title.start = a->end - n;
	title.kind = ZHC_SEG_WORD;
	title.word = zhc_name_entry(nm, b->end - 2, 2);
	title.flags = ZHC_NW(TITLE);
	title.cls = 'n';
	if (title.start == a->start)
	{
		*a = title;
		return true;
	}
	*b = title;
	a->end -= n;
	set_word(nm, a);
	return false;
}

void
zhc_name_mend(ZhcNamer *nm, size_t first)
{
	ZhcSeg *a = nm->seg + first, *end = nm->seg + nm->nseg;

	if (nm->nseg <= first)
		return;
	for (ZhcSeg *b = a + 1; b < end; b++)
	{
		bool used;

		if (b->kind == ZHC_SEG_FOREIGN)
			mend_honour(nm, a, b);
		used = (b->kind == ZHC_SEG_FOREIGN &&
				(mend_foreign(nm, a, b) || mend_saint(nm, a, b) || mend_dotted(nm, a, b))) ||
			   (is_name(a) &&
				(mend_reign(nm, a, b) || mend_pieces(nm, a, b) || mend_strange(nm, a, b))) ||
			   (is_name(b) && mend_japanese(a, b));
		if (!used && a->end - a->start >= 3)
			mend_committee(nm, a, b);
		else if ((a->end == a->start + 1) & (b->end == b->start + 2) & (b->cls == 'n') & !used)
			mend_town(nm, a, b);
		if (!used && is_head(nm, b) && a->end - a->start >= 3)
		{
			if (a->flags & ZHC_NW_PLACES && b->end == b->start + 1 &&
				zhc_name_word_of(nm, b->start - 1, 2)->flags & ZHC_NW(TITLE))
				mend_place(nm, a, b);
			else if (a->flags & BODIES)
				used = mend_body(nm, a, b);
		}
		if (!used && ++a != b)
			*a = *b;
	}
	nm->nseg = (size_t) (a + 1 - nm->seg);
}

/* How surely a segment is a part of a transcribed name: 2, 1 if it may be, 0. */
static int
part_of_name(const ZhcNamer *nm, const ZhcSeg *s)
{
	if (s->kind == ZHC_SEG_FOREIGN)
		return 2;
	return (s->kind == ZHC_SEG_PERSON || s->kind == ZHC_SEG_ONE ||
			(s->kind == ZHC_SEG_WORD && !(s->flags & (ZHC_NW(COUNTRY) | ZHC_NW(ORG))))) &&
		   sounds_foreign(nm, s);
}

/* 罗杰 - 莫里斯·博内特 in one; both sides of the joint stand directly beside it. */
void
zhc_name_mend_joined(ZhcNamer *nm)
{
	size_t n = 0;

	for (size_t i = 0; i < nm->nseg; i++)
	{
		ZhcSeg *a = n > 1 ? &nm->seg[n - 2] : NULL, *b = &nm->seg[i];

		if (a && zhc_name_joint(nm->text, a[1].start) && a[1].end == a[1].start + 1 &&
			!(a->flags & b->flags & ZHC_NW(PLACE)) && /* 雪兰莪.沙登 */
			part_of_name(nm, a) && part_of_name(nm, b) &&
			part_of_name(nm, a) + part_of_name(nm, b) > 2)
		{
			*a = (ZhcSeg){.start = a->start,
						  .end = b->end,
						  .name = ZHC_NO_NAME,
						  .kind = ZHC_SEG_FOREIGN,
						  .dotted = true};
			n--;
		}
		else
			nm->seg[n++] = *b;
	}
	nm->nseg = n;
}

/* A character of a name printed with a blank inside: 韦 骅. */
static bool
is_half(const ZhcNamer *nm, const ZhcSeg *s)
{
	return s->end == s->start + 1 && s->kind <= ZHC_SEG_ONE && zhc_name_han(nm, s->start);
}

/* Behind 记者 and a blank or bracket, surname, blank, given name, and no Han character: a name of
 * two characters, set as wide as those of three. */
void
zhc_name_mend_spaced(ZhcNamer *nm)
{
	size_t n = 0;

	for (size_t i = 0; i < nm->nseg; i++)
	{
		ZhcSeg *b = &nm->seg[i];
		bool last = i + 1 == nm->nseg || b[1].kind >= ZHC_SEG_OPEN;

		if (n > 2 && last && is_half(nm, b) && nm->seg[n - 1].kind == ZHC_SEG_BLANK &&
			nm->seg[n - 1].end == b->start && is_half(nm, &nm->seg[n - 2]) &&
			nm->seg[n - 2].end == nm->seg[n - 1].start &&
			zhc_name_model(nm, nm->seg[n - 2].start)->surname != ZHC_NW_NEVER &&
			zhc_name_model(nm, b->start)->single != ZHC_NW_FORBIDDEN &&
			zhc_name_before(nm, nm->seg[n - 2].start) & (ZHC_CTX_TITLE_END | ZHC_CTX_BYLINE))
		{
			nm->seg[n - 2] = (ZhcSeg){.start = nm->seg[n - 2].start,
									  .end = b->end,
									  .name = ZHC_NO_NAME,
									  .kind = ZHC_SEG_PERSON};
			n--;
		}
		else
			nm->seg[n++] = *b;
	}
	nm->nseg = n;
}

/* Whether a segment may be a part of a name that no list holds: one character, or a rare word. */
static bool
is_plain_part(const ZhcNamer *nm, const ZhcSeg *s)
{
	if (s->kind > ZHC_SEG_ONE || !zhc_name_han(nm, s->start) || s->flags & ~ZHC_NW(WORD))
		return false;
	if (s->end == s->start + 1)
		return !(s->cls == 'f' && zhc_name_cost(s->word) < CREDIT_PLAIN);
	return s->end == s->start + 2 && zhc_name_cost(s->word) >= ZHC_RARE_WORD;
}

/* Whether a reporter's name stands behind segs [0, n): behind 记者 and a blank, or behind the last
 * reporter's, seg `last`, and a blank or 、. */
static bool
reporter_before(const ZhcNamer *nm, size_t n, size_t last)
{
	const ZhcSeg *s = &nm->seg[n];

	if (n < 2 || s[-2].end != s[-1].start)
		return false;
	if (n - 2 == last)
		return s[-1].kind == ZHC_SEG_BLANK || zhc_name_pause(nm, s[-1].start);
	return s[-1].kind == ZHC_SEG_BLANK && zhc_name_press(nm, (ZhcRange){s[-2].start, s[-2].end});
}

/* Whether 摄 stands before a closing bracket behind seg j - 1, over a blank. */
static bool
photo_behind(const ZhcNamer *nm, uint32_t j)
{
	j += j < nm->nseg && nm->seg[j].kind == ZHC_SEG_BLANK;
	return j + 1 < nm->nseg && nm->seg[j].end == nm->seg[j].start + 1 &&
		   zhc_ch(nm->text, nm->seg[j].start) == 0x6444 && nm->seg[j + 1].kind == ZHC_SEG_CLOSE;
}

/* Names of reporters and photographers whose surnames no list has, told by where they stand alone:
 * 记者 字云泽, （普世杰 摄）. */
void
zhc_name_mend_credits(ZhcNamer *nm)
{
	size_t n = 0, last = SIZE_MAX;

	for (uint32_t i = 0, j; i < nm->nseg; i = j)
	{
		uint32_t chars = 0;
		bool photo, reporter = reporter_before(nm, n, last);

		for (j = i; j < nm->nseg && is_plain_part(nm, &nm->seg[j]); j++)
			chars += nm->seg[j].end - nm->seg[j].start;
		photo = j > i && n > 0 && nm->seg[n - 1].kind >= ZHC_SEG_OPEN && photo_behind(nm, j);
		if (j > i + 1 && chars <= 4 &&
			(photo || (reporter && (j == nm->nseg || nm->seg[j].kind >= ZHC_SEG_OPEN))))
		{
			last = n;
			nm->seg[n++] = (ZhcSeg){.start = nm->seg[i].start,
									.end = nm->seg[j - 1].end,
									.name = ZHC_NO_NAME,
									.kind = ZHC_SEG_PERSON};
		}
		else
		{
			if (reporter && nm->seg[i].kind == ZHC_SEG_PERSON)
				last = n;
			j += j == i;
			memmove(nm->seg + n, nm->seg + i, (j - i) * sizeof(*nm->seg));
			n += j - i;
		}
	}
	nm->nseg = n;
}
