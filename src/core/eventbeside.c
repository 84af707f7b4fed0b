/*
 * eventbeside.c - what prepositions bring in before the verb of an event: companions, agents,
 * places
 */
#include "eventframes.h"

#define AT	0x5728u /* 在 */
#define AT2 0x4E8Eu /* 于 */

Arg
zhc_upon(const ZhcChunks *c, uint32_t from, uint32_t verb)
{
	for (uint32_t i = verb; i-- > from;)
		if (c->row[i].gram == ZHC_G_PREP && char_at(c, i) == AT && i + 1 < verb)
		{
			/* 对一起案件 */
			uint32_t first = i + 2 < verb && c->row[i + 1].gram == ZHC_G_ADVERB ? i + 2 : i + 1;
			ZhcNp np = zhc_read_np(c, first, verb);

			if (np.start < np.end && np.next < verb && c->row[np.next].gram == ZHC_G_POST &&
				char_at(c, np.next) == 0x4E0A) /* 上 */
				return zhc_arg_of(c, &np);
		}
	return NO_ARG;
}

Arg
zhc_companion(const ZhcChunks *c, uint32_t from, uint32_t verb)
{
	for (uint32_t i = verb; i-- > from;)
		if (c->row[i].gram == ZHC_G_WITH && i + 1 < verb)
		{
			uint32_t first = c->row[i + 1].event && zhc_topic_end(c, i, verb) < verb
								 ? zhc_topic_end(c, i, verb) + 1
								 : i + 1; /* 与到访的某人 */
			ZhcNp np = zhc_read_np(c, first, verb);

			if (np.start < np.end)
				return zhc_arg_of(c, &np);
		}
	return NO_ARG;
}

/* 将准备出境的某人|抓获, 对涉赌的捕手某人|处以…: the noun phrase behind the first 的. */
static ZhcNp
described_until(const ZhcChunks *c, uint32_t i, uint32_t verb)
{
	while (i < verb && c->row[i].gram != ZHC_G_DE)
		i++;
	return zhc_read_np(c, i + 1, i < verb ? verb : i);
}

Arg
zhc_beside(const ZhcChunks *c, uint32_t from, uint32_t verb, uint32_t ch)
{
	for (uint32_t i = verb; i-- > from;)
		if ((c->row[i].gram && char_at(c, i) == ch && c->row[i].end == c->row[i].start + 1) ||
			(ch == 0x5C06 && zhc_is_fronting(c, i) && char_at(c, i) != 0x628A)) /* 将 并将 把 */
		{
			ZhcNp np = zhc_read_np(c, i + 1, verb);

			if (zhc_is_manner(c, i + 1))
				return NO_ARG;
			if (np.start == np.end && (ch == 0x5C06 || ch == 0x628A || ch == 0x5BF9))
				np = described_until(c, i + 1, verb); /* 将 把 对 */
			for (uint32_t j = i + 1; j < verb; j++)
				if (c->row[j].gram == ZHC_G_DE && ch == 0x7531 &&
					!(j == i + 2 && c->row[i + 1].kind == ZHC_K_NAME &&
					  c->row[j + 1].kind == ZHC_K_NAME))
					return NO_ARG; /* 由两国合建的校区启用, but 由意大利的某某夺得 */
			return zhc_arg_of(c, &np);
		}
	return NO_ARG;
}

static bool
has_number(const ZhcChunks *c, uint32_t i)
{
	for (uint32_t p = c->row[i].start; p < c->row[i].end; p++)
		if (zhc_is_digit(&c->tokens->text, p))
			return true;
	return false;
}

/* 在两国总理|的|见证|下: 下 behind what 的 describes. */
static bool
is_circumstance(const ZhcChunks *c, uint32_t i, uint32_t verb)
{
	while (i < verb && c->row[i].gram != ZHC_G_POST)
		i++;
	return i < verb && char_at(c, i) == 0x4E0B;
}

/* 匈牙利|德布勒森: the place without the country before it. */
static void
behind_country(const ZhcChunks *c, Arg *a)
{
	const ZhcMention *men = c->names->men;
	uint32_t m = zhc_names_seek(c->names, a->text.start);

	if (m + 1 < c->names->n && men[m].start == a->text.start && men[m].country[0] &&
		men[m].kind == ZHC_NAME_PLACE && men[m + 1].start == men[m].end &&
		men[m + 1].kind == ZHC_NAME_PLACE && men[m + 1].end <= a->text.end)
	{
		a->text.start = men[m + 1].start;
		a->mention = zhc_mention_of(c, a->text);
	}
}

Arg
zhc_place(const ZhcChunks *c, uint32_t from, uint32_t verb)
{
	for (uint32_t i = verb; i-- > from;)
	{
		uint32_t ch = char_at(c, i);
		ZhcNp np;
		Arg a;

		if (!(c->row[i].gram == ZHC_G_PREP && (ch == AT || ch == AT2)) &&
			!zhc_is_future_at(c, &c->row[i]))
			continue;
		if (i + 1 >= verb)
			continue;
		np = zhc_read_np(c, i + 1, verb);
		if (np.pronoun && np.end == np.start + 1)
			continue; /* 在他出席…期间 */
		a = zhc_arg_of(c, &np);
		if (c->row[i + 1].kind == ZHC_K_NAME && np.next > i + 2 && has_number(c, i + 2))
			np = zhc_read_np(c, i + 1, i + 2); /* 在北京不到48小时 */
		if (np.other != ZHC_NONE && c->names->men[np.other].kind == ZHC_NAME_PLACE)
		{
			a.text = (ZhcRange){c->names->men[np.other].start, c->names->men[np.other].end};
			a.mention = np.other;
			if (np.several && np.next == i + 4 &&
				(c->row[i + 2].kind == ZHC_K_ENUM || c->row[i + 2].gram == ZHC_G_WITH))
				a.text.start = np.start; /* 在杭州、嘉兴, 在杭州及嘉兴 */
			return a;
		}
		if (np.next < verb && (c->row[np.next].gram == ZHC_G_TIME ||
							   c->row[np.next].gram == ZHC_G_ADVERB || c->row[np.next].event))
			return NO_ARG;
		if (np.next < verb && c->row[np.next].gram == ZHC_G_DE && is_circumstance(c, np.next, verb))
			continue;
		if (np.start < np.end && (zhc_chunk_ch(c, np.end - 1) == 0x8D5B ||
								  zhc_starts_number(&c->tokens->text, np.start)))
			continue; /* 于男单决赛以…击败, 在9、10月会议中 */
		if (np.start < np.end && np.person == ZHC_NONE &&
			(np.next >= verb || c->row[np.next].gram != ZHC_G_POST))
		{
			a.text.end = zhc_before_verb(c, a.text);
			behind_country(c, &a);
			return a;
		}
		if (np.start < np.end && np.next < verb && c->row[np.next].gram == ZHC_G_POST &&
			char_at(c, np.next) == 0x5916) /* 立法院外 */
		{
			a.text.end = c->row[np.next].end;
			a.mention = ZHC_NONE;
			return a;
		}
		return NO_ARG;
	}
	return NO_ARG;
}

/* 共同 联合 一起 一道 一同 携手: they do it together. */
static bool
is_together(const ZhcChunks *c, uint32_t i)
{
	uint32_t a = char_at(c, i), b;

	if (c->row[i].gram != ZHC_G_ADVERB || c->row[i].end != c->row[i].start + 2)
		return false;
	b = zhc_chunk_ch(c, c->row[i].start + 1);
	return (a == 0x5171 && b == 0x540C) || (a == 0x8054 && b == 0x5408) ||
		   (a == 0x4E00 && (b == 0x8D77 || b == 0x9053 || b == 0x540C)) ||
		   (a == 0x643A && b == 0x624B);
}

/* Whether the verb is of something that a party does with another one: 会谈. */
static bool
is_mutual(const ZhcChunks *c, uint32_t verb, uint32_t end)
{
	if (c->row[verb].event == ZHC_ACT_MEET || c->row[verb].frame == ZHC_F_WITH)
		return true;
	for (uint32_t i = verb + 1; i < end; i++)
		if (c->row[i].noun == ZHC_NOUN_MEETING)
			return true;
	return false;
}

static bool
is_agreement(uint8_t action)
{
	return action == ZHC_ACT_SIGN || action == ZHC_ACT_AGREE || action == ZHC_ACT_ESTABLISH ||
		   action == ZHC_ACT_ANNOUNCE;
}

void
zhc_with_fellow(const EventFinder *f, const ZhcNp *np, uint32_t verb, Arg *a)
{
	const ZhcChunks *c = f->c;
	uint32_t i = np->next, ch;
	ZhcNp fellow;
	Arg other;

	if (verb >= f->end && i + 1 < f->end && c->row[i].gram == ZHC_G_WITH)
	{
		fellow = zhc_read_np(c, i + 1, f->end); /* 甲与乙，… */
		if (fellow.next == f->end && fellow.person != ZHC_NONE && np->person != ZHC_NONE)
		{
			other = zhc_arg_of(c, &fellow);
			a->text.end = other.text.end;
			a->mention = ZHC_NONE;
		}
		return;
	}
	if (verb >= f->end || i + 1 >= verb || c->row[i].gram != ZHC_G_WITH ||
		is_mutual(c, verb, f->end) || c->row[i].end != c->row[i].start + 1)
		return;
	fellow = zhc_read_np(c, i + 1, verb);
	if (fellow.start >= fellow.end || fellow.pronoun)
		return;
	ch = char_at(c, i);
	/* 甲与乙签署, 商定, 建立: with a companion */
	if (is_together(c, fellow.next) ? np->person != ZHC_NONE
									: ch != 0x4E0E || fellow.next != verb || /* 与 */
										  is_agreement(c->row[verb].event) ||
										  (np->person == ZHC_NONE) != (fellow.person == ZHC_NONE))
		return;
	other = zhc_arg_of(c, &fellow);
	a->text.end = other.text.end;
	a->mention = ZHC_NONE;
}
