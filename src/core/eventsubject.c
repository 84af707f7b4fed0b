/*
 * eventsubject.c - who a clause with an event is about
 */
#include "eventframes.h"

/* Whether a noun phrase is one word that is no noun: 清晨, 顺利. */
static bool
is_adverb(const ZhcChunks *c, const ZhcNp *np)
{
	const char *word = c->names->word;

	for (uint32_t i = np->start + 1; i < np->end; i++)
		if (word[i])
			return word[np->start] == 'f' && word[i] == 'v' && i + 2 == np->end &&
				   !word[i + 1]; /* 先|安置 */
	if (word[np->start] == 'v' && np->end == np->start + 2 && c->row[np->next].gram == ZHC_G_VERB)
		return true; /* 看望|慰问代表 */
	return word[np->start] == 'a' || word[np->start] == 't';
}

/* 队史第20次: a count, whatever stands before it. */
static bool
ends_in_count(const ZhcText *t, const ZhcNp *np)
{
	return zhc_ch(t, np->end - 1) == 0x6B21 && /* 次 */
		   (zhc_is_digit(t, np->end - 2) || zhc_starts_number(t, np->end - 2));
}

/* 对涉赌的捕手某人|处以禁赛: whom 对 brings in, before a verb. */
static bool
is_patient(const EventFinder *f, const ZhcNp *np)
{
	const ZhcMention *m = np->person != ZHC_NONE ? &f->c->names->men[np->person] : NULL;

	return m && m->end < np->end && f->c->names->word[m->end] == 'v' &&
		   is_one_char(f->c, f->from, 0x5BF9); /* 对 */
}

/*
 * 搭高铁|返回, 逗留约三分钟|离开: what begins with a verb that no list has is what the subject does
 * as well; nor is 全案缘于 one.
 */
static bool
is_deed(const ZhcChunks *c, const ZhcNp *np)
{
	const char *word = c->names->word;
	uint32_t e = np->start + 1;

	if (zhc_chunk_ch(c, np->end - 1) == 0x4E8E && np->end > np->start + 2) /* 于 */
		return true;
	if (np->end < np->start + 2 || word[np->start] != 'v' || np->person != ZHC_NONE ||
		np->other != ZHC_NONE)
		return false;
	while (e < np->end && !word[e])
		e++;
	if (e == np->end) /* 搭载|着31名队员的, 报名|来到 */
		return c->row[np->next].gram == ZHC_G_ASPECT ||
			   (c->row[np->next].event && c->row[np->next].frame == ZHC_F_MOTION);
	if (e == np->start + 1)
		return np->end > e + 1 && (word[e] == 'm' || (word[e] == 'n' && !word[e + 1]));
	if (e + 1 < np->end && word[e] == 'f')
		e++;
	return e < np->end && word[e] == 'm';
}

/* 该署, 该公司: a body that was named before. */
static bool
is_that_body(const ZhcChunks *c, const ZhcNp *np)
{
	static const uint16_t bodies[] = {0x90E8, 0x7F72, 0x5C40, 0x9662, 0x4F1A, 0x5385, 0x6821,
									  0x884C, 0x793E, 0x515A, 0x53F8, 0x5904, 0x961F, 0};
	uint32_t last = zhc_chunk_ch(c, np->end - 1);

	if (zhc_chunk_ch(c, np->start) != 0x8BE5 || np->end < np->start + 2 ||
		np->end > np->start + 4 || np->person != ZHC_NONE)
		return false;
	for (const uint16_t *b = bodies; *b; b++) /* 部 署 局 院 会 厅 校 行 社 党 司 处 队 */
		if (last == *b)
			return true;
	return false;
}

/* Whether a noun phrase can be a subject: not a lone character, a number, a slogan. */
static bool
is_subject(const EventFinder *f, const ZhcNp *np, bool slogan)
{
	const ZhcText *t = &f->c->tokens->text;

	if (np->start >= np->end || (np->pronoun && !is_that_body(f->c, np)) || is_patient(f, np))
		return false;
	if (is_deed(f->c, np))
		return false;
	if (np->person != ZHC_NONE || np->other != ZHC_NONE)
		return true;
	if (is_adverb(f->c, np) || zhc_ch(t, np->start) == 0x6BCF) /* 每股 */
		return false;
	if (np->end < np->start + 2 || (!slogan && f->c->row[np->next - 1].kind == ZHC_K_QUOTED &&
									f->c->row[np->next - 1].start == np->start))
		return false;
	if (zhc_is_amount(f->c, (ZhcRange){np->start, np->end}) || ends_in_count(t, np))
		return false;
	return !(np->end < np->start + 3 && zhc_starts_number(t, np->start) && t->code[np->start] &&
			 zhc_chunk_ch(f->c, np->end - 1) == 0x4E2A); /* 一个 */
}

static ZhcNp
subject_in(const EventFinder *f, uint32_t from, uint32_t verb)
{
	ZhcNp np = zhc_subject(f->c, from, verb);

	/* 主角由意大利的某人获得: not who is named behind 由 */
	if (np.person == ZHC_NONE &&
		!(np.start < np.end && np.next < verb && f->c->row[np.next].gram == ZHC_G_PASSIVE))
	{
		ZhcNp person = zhc_subject_person(
			f->c, from > look_back(f, verb) ? from : look_back(f, verb), verb, true);

		if (person.person != ZHC_NONE)
			np = person;
	}
	return np;
}

/* 见证, but not 在…见证下: whoever stands before it does not do what is told behind it. */
static bool
is_witness(const ZhcChunks *c, uint32_t i)
{
	return char_at(c, i) == 0x89C1 && c->row[i].end == c->row[i].start + 2 && /* the rarest first */
		   zhc_chunk_ch(c, c->row[i].start + 1) == 0x8BC1 && c->row[i + 1].gram != ZHC_G_POST;
}

/* 发现: whoever stands behind it does what is found. */
static bool
is_finding(const ZhcChunks *c, uint32_t i)
{
	return c->row[i].gram == ZHC_G_VERB && c->row[i].end == c->row[i].start + 2 &&
		   char_at(c, i) == 0x53D1 && zhc_chunk_ch(c, c->row[i].start + 1) == 0x73B0;
}

/* 导致, 使, 令, 让: whoever stands behind it does what is told. */
static bool
is_causative(const ZhcChunks *c, uint32_t i)
{
	uint32_t ch = char_at(c, i), n = c->row[i].end - c->row[i].start;

	if (c->row[i].gram != ZHC_G_VERB || n > 2)
		return false;
	return n == 1 ? ch == 0x4F7F || ch == 0x4EE4 || ch == 0x8BA9 /* 使 令 让 */
				  : (ch == 0x5BFC || ch == 0x4F7F) &&
						(zhc_chunk_ch(c, c->row[i].start + 1) == 0x81F4 ||
						 zhc_chunk_ch(c, c->row[i].start + 1) == 0x5F97); /* 导致 使得 */
}

/* 甲与乙共建的实验室|揭牌: what is described, but not 在机场的会议室. */
static ZhcNp
described_before(const EventFinder *f, uint32_t verb)
{
	ZhcNp np = zhc_np_behind_de(f->c, look_back(f, verb), verb);

	for (uint32_t j = look_back(f, verb); j < verb && f->c->row[j].start < np.start; j++)
		if (f->c->row[j].gram == ZHC_G_PREP)
			np.start = np.end = 0;
	return np;
}

/* Whether 背景下, 之际 or the like stands behind chunk `verb`. */
static bool
has_post(const EventFinder *f, uint32_t verb)
{
	for (uint32_t i = verb + 1; i < f->end; i++)
		if (f->c->row[i].gram == ZHC_G_POST)
			return true;
	return false;
}

/* Whether 将 or 把 stands in the clause before chunk i. */
static bool
has_fronting(const EventFinder *f, uint32_t i)
{
	while (i-- > f->from)
		if (zhc_is_fronting(f->c, i))
			return true;
	return false;
}

/*
 * The noun phrase behind the last verb of saying (透露足协将举办…), causative or 是 before chunk
 * `verb`, if there is one.  False when it stands behind 见证 and has no subject: the witness saw
 * it.
 */
static bool
inner_subject(EventFinder *f, uint32_t verb, bool slogan, ZhcNp *np)
{
	const ZhcChunks *c = f->c;

	for (uint32_t i = verb; i-- > look_back(f, verb);)
	{
		const ZhcChunk *k = &c->row[i];
		bool witness = is_witness(c, i), says, is;

		says = verb < f->end &&
			   ((k->saying == ZHC_SAY && !k->event && k->gram == 0) || is_finding(c, i));
		is = verb < f->end && k->gram == ZHC_G_BE &&
			 (char_at(c, i) == 0x662F ||								   /* 是 */
			  (is_one_char(c, i, 0x6709) && zhc_starts_amount(c, k + 1))); /* 有|12支队伍参加 */
		if (!witness && !is && !says && !(verb < f->end && is_causative(c, i)))
			continue;
		*np = subject_in(f, i + 1, verb);
		if (witness && !is_subject(f, np, slogan))
		{
			ZhcNp who = subject_in(f, f->from, i);

			if (is_subject(f, &who, slogan))
				f->subject = zhc_arg_of(c, &who);
			f->seen_by = f->subject;
			f->subject = NO_ARG;
			f->own_subject = true;
			return false;
		}
		if (witness || is || (says && i > f->from && !is_finding(c, i)) ||
			is_subject(f, np, slogan))
			return true;
	}
	return true;
}

/* Whoever left or was invited before he was named is the subject at hand. */
static void
fill_in(EventFinder *f)
{
	if (f->left != ZHC_NONE)
		zhc_set_actor(&f->out->row[f->left], &f->subject);
	if (f->invitation != ZHC_NONE)
	{
		f->out->row[f->invitation].object = f->subject.text;
		f->out->row[f->invitation].object_mention = f->subject.mention;
	}
	f->left = f->invitation = ZHC_NONE;
}

/* 以3比0的|比分, 凭微弱的|优势: the 的 at chunk i belongs to the phrase of a preposition, and no
 * verb to it. */
static bool
is_means(const EventFinder *f, uint32_t i)
{
	while (i-- > f->from)
		if (f->c->row[i].gram == ZHC_G_PREP)
			return char_at(f->c, i) == 0x4EE5 || char_at(f->c, i) == 0x51ED; /* 以 凭 */
		else if (f->c->row[i].gram == ZHC_G_VERB || f->c->row[i].event)
			return false;
	return false;
}

/* The subject of a clause whose first noun phrase, np, is none. */
static ZhcNp
other_subject(const EventFinder *f, uint32_t verb, bool slogan, ZhcNp np)
{
	const ZhcChunks *c = f->c;

	if (c->row[f->from].gram != ZHC_G_WITH)
		for (uint32_t i = verb; i-- > look_back(f, verb);)
			if (c->row[i].gram == ZHC_G_DE && i + 1 < verb && !is_means(f, i))
			{
				np = zhc_read_np(c, i + 1, verb); /* 载着游客的专列 */
				if (np.next == verb && has_fronting(f, i))
					np.start = np.end; /* 将北京的响应|提升 */
				if (is_subject(f, &np, slogan) || np.pronoun)
					return np;
				break;
			}
	if (verb >= f->end)
	{
		np = zhc_np_behind_de(c, f->from, f->end); /* 涉嫌纵火的男子，… */
		if (is_subject(f, &np, slogan) || np.pronoun)
			return np;
	}
	if (is_one_char(c, f->from, 0x5728) && f->from + 1 < verb)
	{
		/* 在各国纷纷建立机制背景下 */
		np = zhc_read_np(c, f->from + 1, verb);
		if (!has_post(f, verb) || (np.next < verb ? c->row[np.next].gram != ZHC_G_ADVERB
												  : np.person == ZHC_NONE)) /* 在某人离开后 */
			np.start = np.end = 0;
	}
	return np;
}

/* 警方拘捕一名男子，他…: whoever was arrested in the sentence is the subject, when he has no name.
 */
static bool
is_the_arrested(EventFinder *f)
{
	const ZhcEvent *last = f->out->n > 0 ? &f->out->row[f->out->n - 1] : NULL;

	if (!last || last->action != ZHC_ACT_ARREST || last->verb.start < f->begins ||
		last->object_mention != ZHC_NONE || zhc_object_end(f->c, last->object) != ZHC_END_SOMEBODY)
		return false;
	f->own_subject = true;
	f->subject = (Arg){.text = last->object, .mention = ZHC_NONE, .next = f->from};
	return true;
}

/*
 * A new subject before chunk `verb`, the first event of the clause: behind the last 是 or 见证, if
 * there is one (主题是六国元首宣布…), else the first of the clause.
 */
void
zhc_take_subject(EventFinder *f, uint32_t verb)
{
	const ZhcChunks *c = f->c;
	ZhcNp np = {.person = ZHC_NONE, .other = ZHC_NONE};
	bool slogan = c->row[verb].frame == ZHC_F_HAPPENS, found;

	if (!inner_subject(f, verb, slogan, &np))
		return;
	if (!is_subject(f, &np, slogan))
		np = subject_in(f, f->from, verb);
	found = is_subject(f, &np, slogan);
	if (!found && !np.pronoun)
	{
		np = other_subject(f, verb, slogan, np);
		found = is_subject(f, &np, slogan);
	}
	if (slogan && zhc_ends_clause(&c->row[verb + 1]) && np.next < verb && !np.pronoun)
	{
		ZhcNp head = described_before(f, verb);

		if (is_subject(f, &head, slogan))
		{
			np = head;
			found = true;
		}
	}
	f->own_subject = found && !(verb >= f->end && np.next >= f->end && zhc_has(&f->subject));
	if (zhc_is_he(c, &np) && is_the_arrested(f))
		return;
	if (zhc_is_he(c, &np) && zhc_has(&f->person))
	{
		f->own_subject = true;
		f->subject = f->person;
		return;
	}
	if (!f->own_subject)
		return;
	f->went_to = NO_ARG;
	f->subject = zhc_arg_of(c, &np);
	zhc_with_fellow(f, &np, verb, &f->subject);
	if (f->subject.mention != ZHC_NONE && c->names->men[f->subject.mention].kind == ZHC_NAME_PERSON)
		f->person = f->subject;
	fill_in(f);
}

bool
zhc_is_both(const ZhcChunks *c, ZhcRange r)
{
	uint32_t a, b;

	if (r.end != r.start + 2)
		return false;
	a = zhc_chunk_ch(c, r.start);
	b = zhc_chunk_ch(c, r.start + 1);
	return (a == 0x53CC && b == 0x65B9) ||
		   (a == 0x4E24 && (b == 0x56FD || b == 0x4EBA || b == 0x5730)); /* 双方 两国 两人 两地 */
}
