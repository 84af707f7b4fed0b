/*
 * speakers.c - whom a noun phrase stands for: 他, 何次长, 该会, 日本共同社报道
 */
#include "attribution.h"

#define THAT	   0x8BE5u /* 该 */
#define TITLED_MAX 24	   /* characters of the noun phrase that ends in 先生 */
#define TITLE_MAX  5	   /* … of a surname with a title */
#define BEFORE_MAX 64	   /* mentions looked at for whom 该会 stands */

/* A surname alone (谭又指): the last person before it of that name. */
static uint32_t
by_surname(const ZhcChunks *c, const ZhcNp *np)
{
	const ZhcNames *names = c->names;
	uint32_t m = zhc_names_seek(names, np->start), ch = zhc_chunk_ch(c, np->start);

	for (int tries = 0; m-- > 0 && tries < 64; tries++)
		if (names->men[m].kind == ZHC_NAME_PERSON && names->men[m].end <= np->start &&
			names->men[m].end - names->men[m].start > 1 &&
			zhc_chunk_ch(c, names->men[m].start) == ch)
			return m;
	return ZHC_NONE;
}

/*
 * A surname with a title, 何次长, 徐总: the last person before it of that name, when he has that
 * title or the text gives him none.
 */
static uint32_t
by_title(const ZhcChunks *c, const ZhcNp *np)
{
	const ZhcNames *names = c->names;
	uint32_t m, ch;

	if (np->person != ZHC_NONE || np->other != ZHC_NONE || np->pronoun || np->end < np->start + 2 ||
		np->end > np->start + TITLE_MAX ||
		!zhc_names_title(&c->tokens->text, np->start + 1, np->end))
		return ZHC_NONE;
	ch = zhc_chunk_ch(c, np->end - 1);
	m = by_surname(c, np);
	return m != ZHC_NONE && (np->end == np->start + 2 || /* 卓揆 */
							 names->men[m].role.start == names->men[m].role.end ||
							 zhc_chunk_ch(c, names->men[m].role.end - 1) == ch)
			   ? m
			   : ZHC_NONE;
}

uint32_t
zhc_before_mister(const ZhcChunks *c, ZhcRange r)
{
	uint32_t a, b;

	if (r.end < r.start + 5 || r.end > r.start + TITLED_MAX)
		return r.start;
	a = zhc_chunk_ch(c, r.end - 2);
	b = zhc_chunk_ch(c, r.end - 1);
	if ((a == 0x5148 && b == 0x751F) || (a == 0x5973 && b == 0x58EB) ||
		(a == 0x5C0F && b == 0x59D0) || (a == 0x592A && b == 0x592A) ||
		(a == 0x5E08 && b == 0x5085) || (a == 0x5927 && b == 0x59D0) ||
		(a == 0x5927 && b == 0x7237) || (a == 0x5A46 && b == 0x5A46) ||
		(a == 0x963F && b == 0x59E8))
		return r.end - 3; /* 先生 女士 小姐 太太 师傅 大姐 大爷 阿姨 */
	return r.start;
}

/* Two characters that a body's report ends in: 报道, 刊文 撰文 发文, 研报 报告, 公告 通报 声明,
 * 文章, 社论. */
static bool
is_report(uint32_t a, uint32_t b)
{
	return (a == 0x62A5 && (b == 0x9053 || b == 0x544A)) || (a == 0x7814 && b == 0x62A5) ||
		   (a == 0x516C && b == 0x544A) || (a == 0x901A && b == 0x62A5) ||
		   (a == 0x58F0 && b == 0x660E) || (a == 0x6587 && b == 0x7AE0) ||
		   (a == 0x793E && (b == 0x8BBA || b == 0x8BC4)) ||
		   ((a == 0x520A || a == 0x64B0 || a == 0x53D1) && b == 0x6587);
}

/* 日本共同社报道, 《海峡时报》刊文, “东网”报道, 大和研究报告: the medium or body alone. */
static bool
takes_report(const ZhcChunks *c, Speaker *s)
{
	const ZhcMention *men = c->names->men;
	uint32_t end = s->name.end, m, noun = end - 2;
	bool alone = end == s->name.start + 2;

	if (end < s->name.start + 2 || !is_report(zhc_chunk_ch(c, noun), zhc_chunk_ch(c, end - 1)))
		return false;
	if (noun > s->name.start + 2 && zhc_chunk_ch(c, noun - 2) == 0x7814) /* 研究 */
		noun -= 2;
	if (noun > s->name.start + 2 && zhc_chunk_ch(c, noun - 1) == ')') /* 大智慧（601519.SH）公告 */
		while (noun > s->name.start + 2 && zhc_chunk_ch(c, noun) != '(')
			noun--;
	if (!alone && noun > s->name.start + 1 && zhc_chunk_ch(c, noun - 2) == 0x5A92 &&
		zhc_chunk_ch(c, noun - 1) == 0x4F53)
	{
		s->name.end = noun; /* 当地媒体|报道 */
		return true;
	}
	m = zhc_names_seek(c->names, noun);
	for (int n = 0; m-- > 0 && n < 3; n++)
		if (men[m].kind == ZHC_NAME_ORGANIZATION && men[m].end <= noun && men[m].end + 1 >= noun)
		{
			if (men[m].start < s->name.start && !alone)
				return false;
			s->name = (ZhcRange){men[m].start, men[m].end};
			s->mention = m;
			return true;
		}
	return false;
}

/* 《申报》当时, 英国《自然》杂志: the medium alone, when its title is all but the end of the
 * phrase. */
static void
leave_marks(const ZhcChunks *c, const ZhcNp *np, Speaker *s)
{
	for (uint32_t i = np->next, n = 0; i-- > 0 && n < 2 && c->row[i].start >= np->start; n++)
		if (c->row[i].kind == ZHC_K_TITLE && !c->row[i].cut && c->row[i].end + 2 >= s->name.end &&
			c->row[i].end <= s->name.end && c->row[i].end > c->row[i].start + 2)
		{
			uint32_t m = zhc_names_seek(c->names, c->row[i].start + 1);

			s->name = (ZhcRange){c->row[i].start + 1, c->row[i].end - 1};
			if (m < c->names->n && c->names->men[m].start == s->name.start &&
				c->names->men[m].end == s->name.end)
				s->mention = m;
			return;
		}
}

static Speaker
named(const ZhcChunks *c, const Context *x, const ZhcNp *np)
{
	Speaker s = {.name = zhc_np_name(c, np), .mention = ZHC_NONE, .para = x->para};

	s.name.start = zhc_before_mister(c, s.name);
	if (takes_report(c, &s))
		return s;
	s.mention = np->end == np->start + 1 ? by_surname(c, np) : by_title(c, np);
	if (s.mention != ZHC_NONE && np->end > np->start + 1)
		s.name = (ZhcRange){c->names->men[s.mention].start, c->names->men[s.mention].end};
	else if (s.mention != ZHC_NONE)
		return s; /* 岑批评: as printed */
	else if (np->person != ZHC_NONE && s.name.start == c->names->men[np->person].start &&
			 s.name.end == c->names->men[np->person].end)
		s.mention = np->person;
	else if (np->other != ZHC_NONE && s.name.start == c->names->men[np->other].start &&
			 s.name.end == c->names->men[np->other].end)
		s.mention = np->other;
	else if (!np->several)
		leave_marks(c, np, &s);
	return s;
}

/* The organisation or paper that 该报, 该台, 该部 stands for. */
static Speaker
that_one(const Context *x)
{
	return x->paper.name.start != x->paper.name.end ? x->paper : x->last;
}

/* Whether two characters stand at the end of a range. */
static bool
ends_in(const ZhcChunks *c, ZhcRange r, uint32_t a, uint32_t b)
{
	return r.end > r.start + 1 && zhc_chunk_ch(c, r.end - 2) == a &&
		   zhc_chunk_ch(c, r.end - 1) == b;
}

/* Whom 该会, 该局 stand for: the last organisation before it whose name ends so. */
static Speaker
that_body(const ZhcChunks *c, const Context *x, const ZhcNp *np)
{
	const ZhcMention *men = c->names->men;
	uint32_t m = zhc_names_seek(c->names, np->start), ch = zhc_chunk_ch(c, np->end - 1);

	for (uint32_t n = 0; m-- > 0 && n < BEFORE_MAX; n++)
		if (men[m].kind == ZHC_NAME_ORGANIZATION && men[m].end <= np->start &&
			zhc_chunk_ch(c, men[m].end - 1) == ch)
			return (Speaker){{men[m].start, men[m].end}, m, x->para};
	return NOBODY;
}

/*
 * Whom 该负责人, 该公司 stand for: the last one who spoke or was spoken of, if he is called that;
 * an organisation for what is the name of one.
 */
static Speaker
that_named(const ZhcChunks *c, const Context *x, const ZhcNp *np)
{
	uint32_t a = zhc_chunk_ch(c, np->end - 2), b = zhc_chunk_ch(c, np->end - 1);
	const Speaker *all[] = {&x->last, &x->subject, &x->noted, &x->paper};

	if (np->end - np->start < 3)
		return that_body(c, x, np);
	for (int i = 0; i < 4; i++)
		if (ends_in(c, all[i]->name, a, b))
			return *all[i];
	if ((b == 0x53F8 || b == 0x56E2 || b == 0x6784 || b == 0x884C) && /* 司 团 构 行 */
		x->paper.name.start < x->paper.name.end)
		return x->paper;
	if (b == 0x4EBA && x->last.para == x->para) /* 人 */
		return x->last;
	return NOBODY;
}

/*
 * Whether the last one who spoke, in this paragraph, is a person that no name was found for: not
 * an institution or a paper by its last character.
 */
static bool
unnamed_person(const ZhcChunks *c, const Context *x)
{
	uint32_t ch;

	if (x->last.mention != ZHC_NONE || x->last.name.end < x->last.name.start + 2)
		return false;
	/* of the paragraph before, when nobody named spoke or acted since */
	if (x->last.para + 1 == x->para && zhc_object_end(c, x->last.name) == ZHC_END_SOMEBODY)
		return x->person.name.start == x->person.name.end || x->person.para < x->last.para;
	if (x->last.para != x->para)
		return false;
	ch = zhc_chunk_ch(c, x->last.name.end - 1);
	return ch != 0x544A && ch != 0x4F1A && ch != 0x90E8 && ch != 0x5C40 && ch != 0x793E &&
		   ch != 0x62A5 && ch != 0x65B9 && ch != 0x53F8 && ch != 0x660E; /* 告会部局社报方司明 */
}

/*
 * Whom 他 stands for when no person spoke or acted in the paragraph so far: the last one printed in
 * it (外界批评主席梁某…。他…), else who spoke or acted before it.
 */
static Speaker
last_printed(const ZhcChunks *c, const Context *x, uint32_t at)
{
	const ZhcMention *men = c->names->men;
	uint32_t m = zhc_names_seek(c->names, at), first = x->para_start;

	while (first < at && zhc_chunk_ch(c, first) <= ' ')
		first++;
	if (zhc_chunk_ch(c, first) == 0x201C)
		return x->person; /* “…，”他说: not who is named in the quotation */
	for (int n = 0; m-- > 0 && n < 16 && men[m].end > x->para_start; n++)
		if (men[m].kind == ZHC_NAME_PERSON && men[m].end <= at)
			return (Speaker){{men[m].start, men[m].end}, m, x->para};
	return x->person;
}

/* 这名副主席, 该名男子, 这位22岁的小将: somebody who was just spoken of. */
static bool
is_this_person(const ZhcChunks *c, const ZhcNp *np)
{
	uint32_t a = zhc_chunk_ch(c, np->start), b;

	if (np->person != ZHC_NONE || np->other != ZHC_NONE || np->several || np->end < np->start + 4 ||
		(a != 0x8FD9 && a != THAT)) /* 这 */
		return false;
	b = zhc_chunk_ch(c, np->start + 1);
	return (b == 0x540D || b == 0x4F4D) && /* 名 位 */
		   zhc_object_end(c, (ZhcRange){np->start, np->end}) != ZHC_END_BODY;
}

Speaker
zhc_speaker_of(const ZhcChunks *c, const Context *x, const ZhcNp *np)
{
	uint32_t ch;

	if (np->start == np->end)
	{
		if (x->subject.name.start != x->subject.name.end)
			return x->subject;
		if (x->last.para == x->para)
			return x->last;
		return x->person.para == x->para ? x->person : NOBODY;
	}
	ch = zhc_chunk_ch(c, np->start);
	if (np->pronoun && ch == THAT)
		return that_one(x);
	if (is_this_person(c, np) && x->person.name.start < x->person.name.end &&
		x->person.para + 1 >= x->para)
		return x->person; /* 这名副主席 */
	if (ch == THAT && np->person == ZHC_NONE && np->other == ZHC_NONE && !np->several)
	{
		Speaker s = that_named(c, x, np);

		if (s.name.start < s.name.end)
			return s;
	}
	if (zhc_is_he(c, np))
		return unnamed_person(c, x)		   ? x->last
			   : x->person.para != x->para ? last_printed(c, x, np->start)
										   : x->person;
	if (np->pronoun && np->end - np->start <= 2)
		return x->last.name.start < x->last.name.end ? x->last : x->person;
	return named(c, x, np);
}

void
zhc_context_spoke(const ZhcChunks *c, Context *x, const Speaker *who)
{
	if (who->name.start == who->name.end)
		return;
	x->last = *who;
	x->last.para = x->para;
	if (who->mention == ZHC_NONE)
		return;
	if (c->names->men[who->mention].kind == ZHC_NAME_PERSON)
		x->person = x->last;
	else
		x->paper = x->last;
}

/* 由检控官区某代表: the person behind 由, who acts. */
static ZhcNp
by_whom(const ZhcChunks *c, uint32_t from, uint32_t end)
{
	for (uint32_t i = from; i + 1 < end; i++)
		if (zhc_chunk_ch(c, c->row[i].start) == 0x7531 && c->row[i].gram && /* the rarest first */
			c->row[i].end == c->row[i].start + 1)
			return zhc_read_np(c, i + 1, end);
	return (ZhcNp){.person = ZHC_NONE, .other = ZHC_NONE, .next = end};
}

void
zhc_context_clause(const ZhcChunks *c, Context *x, uint32_t from, uint32_t end)
{
	ZhcNp np = zhc_subject(c, from, end);
	Speaker s;

	if (np.person == ZHC_NONE && !np.pronoun)
	{
		ZhcNp person = zhc_subject_person(c, from, end, true);

		if (person.person == ZHC_NONE)
			person = by_whom(c, from, end);
		if (person.person != ZHC_NONE && by_title(c, &np) == ZHC_NONE)
			np = person;
	}

	if (zhc_is_he(c, &np))
	{
		s = zhc_speaker_of(c, x, &np);
		if (s.mention != ZHC_NONE)
			x->subject = s;
		return;
	}
	if (np.start == np.end || np.pronoun)
		return;
	s = named(c, x, &np);
	if (np.person != ZHC_NONE) /* of 周某的专辑 he is meant by 他 */
		s = (Speaker){
			{c->names->men[np.person].start, c->names->men[np.person].end}, np.person, x->para};
	if (s.mention != ZHC_NONE && c->names->men[s.mention].kind == ZHC_NAME_PERSON)
		x->person = x->subject = s;
	else if (x->subject.name.start == x->subject.name.end && np.next < end)
		x->subject = x->noted = s;
}
