/*
 * quotes.c - direct and reported speech, clause by clause
 */
#include "quotes.h"

#include "attribution.h"
#include "quoted.h"

#define SPOKEN_QUOTE   4  /* … or an utterance directly behind 说 */
#define LONG_QUOTE	   12 /* … or a part of a sentence in somebody's words */
#define SAID_BEFORE	   64 /* chunks before a quotation in which its verb is looked for */
#define BUILT_IN_QUOTE 10 /* … and be what somebody said when it stands before or behind 的 */

typedef struct Finder
{
	const ZhcAlloc *al;
	const ZhcChunks *c;
	ZhcQuotes *out;
	size_t cap;
	Context x;
	Attribution pending; /* of the comma or colon before the current clause */
	bool has_pending;
	Attribution lead; /* of a paragraph that ended in a colon, for those that are quotations */
	bool has_lead;
	uint32_t spoken; /* where the last row ends, with its closing mark */
} Finder;

static ZhcStatus
emit(Finder *f, ZhcRange quote, const Speaker *who, ZhcRange verb, bool direct)
{
	ZhcQuotes *out = f->out;
	void *data = out->row;
	ZhcStatus st = ZHC_OK;

	if (quote.start >= quote.end)
		return ZHC_OK;
	if (out->n == f->cap)
	{
		st = zhc_array_reserve(f->al, &data, &f->cap, (size_t) out->n + 1, sizeof(ZhcQuote));
		out->row = data;
	}
	if (st != ZHC_OK)
		return st;
	out->row[out->n++] = (ZhcQuote){quote, who->name, verb, who->mention, direct};
	f->spoken = quote.end + direct;
	zhc_context_spoke(f->c, &f->x, who);
	return ZHC_OK;
}

/* Emit the quoted strings of chunks [from, end) as direct speech of one speaker. */
static ZhcStatus
emit_direct(Finder *f, uint32_t from, uint32_t end, const Attribution *a)
{
	ZhcStatus st = ZHC_OK;

	for (uint32_t i = from; i < end && st == ZHC_OK; i++)
		if (f->c->row[i].kind == ZHC_K_QUOTED)
			st = emit(f, zhc_quoted_text(&f->c->row[i]), &a->who, a->verb, true);
	return st;
}

/*
 * What stands before a quoted string that is a part of its clause, not a clause of its own: 是, a
 * preposition, 称作, 誉为.
 */
static bool
is_bound_before(const ZhcChunks *c, const ZhcChunk *k)
{
	uint32_t ch = k->end > k->start ? zhc_chunk_ch(c, k->end - 1) : 0;

	return ch == 0x4F5C || ch == 0x505A || ch == 0x6210 || ch == 0x4E3A || /* 作 做 成 为 */
		   k->gram == ZHC_G_BE || k->gram == ZHC_G_PREP || k->gram == ZHC_G_DE ||
		   k->gram == ZHC_G_PASSIVE || k->gram == ZHC_G_WISH || k->gram == ZHC_G_WITH ||
		   k->gram == ZHC_G_VERB || k->kind == ZHC_K_ENUM;
}

/* A quoted string inside reported speech is a quotation when it is a clause there. */
static bool
is_quoted_clause(const Finder *f, uint32_t i)
{
	const ZhcChunk *k = &f->c->row[i];

	if (k->kind != ZHC_K_QUOTED ||
		!(zhc_quoted_clause(f->c, k) ||
		  (k[-1].kind == ZHC_K_COMMA && zhc_quoted_size(k) >= SPOKEN_QUOTE &&
		   zhc_quoted_predicate(f->c, k))))
		return false;
	if (k[-1].saying && k[-1].kind == ZHC_K_WORD)
		return true;
	return (zhc_ends_clause(&k[1]) || zhc_quoted_sentence(f->c, k)) &&
		   !is_bound_before(f->c, &k[-1]) && k[1].kind != ZHC_K_SEMICOLON;
}

/*
 * Reported speech of chunks [from, end): one row, and one for each quoted clause in it.  A person
 * with a verb of saying of its own inside it (…提到“…”) is who says that one.
 */
static ZhcStatus
emit_reported(Finder *f, uint32_t from, uint32_t end, const Attribution *a)
{
	const ZhcChunks *c = f->c;
	uint32_t last = end;
	ZhcStatus st;

	while (last < c->n && c->row[last].kind == ZHC_K_STOP)
		last++;
	if (last == from)
		return ZHC_OK;
	st = emit(f, (ZhcRange){c->row[from].start, c->row[last - 1].end}, &a->who, a->verb, false);
	for (uint32_t i = from > 0 ? from : 1; i < end && st == ZHC_OK; i++)
	{
		Attribution own = *a;

		if (!is_quoted_clause(f, i))
			continue;
		if (c->row[i - 1].saying && c->row[i - 1].kind == ZHC_K_WORD)
		{
			Context x = f->x;
			uint32_t s = zhc_clause_start(c, i);

			zhc_attribution_loose(c, &x, s < from ? from : s, i, &own);
		}
		st = emit(f, zhc_quoted_text(&c->row[i]), &own.who, own.verb, true);
		if (st == ZHC_OK)
			zhc_context_spoke(c, &f->x, &a->who);
	}
	return st;
}

/* Where the speech that begins at chunk i ends: with its sentence, or before ；Y说，… or
 * ；至于Z，Y说，… */
static uint32_t
speech_end(const Finder *f, uint32_t i)
{
	const ZhcChunks *c = f->c;

	for (; i + 1 < c->n && !zhc_ends_sentence(&c->row[i]); i++)
		if (c->row[i].kind == ZHC_K_QUOTED && i > 0 && c->row[i - 1].kind == ZHC_K_COMMA &&
			zhc_quoted_sentence(f->c, &c->row[i]) && !zhc_ends_clause(&c->row[i + 1]))
			return i + 1; /* X说，…，“…？”他又说 */
		else if (c->row[i].kind == ZHC_K_SEMICOLON)
		{
			uint32_t from = i + 1, end = zhc_clause_end(c, from);
			Context x = f->x;
			Attribution a;

			for (int n = 0; n < 2 && c->row[end].kind == ZHC_K_COMMA; n++)
			{
				if (zhc_attribution_bare(c, &x, from, end, &a) && a.who.mention != ZHC_NONE)
					return i;
				from = end + 1;
				end = zhc_clause_end(c, from);
			}
		}
	return i;
}

/* Quoted strings at the head of a clause: [from, *behind). */
static bool
leading_quotes(const ZhcChunks *c, uint32_t from, uint32_t *behind)
{
	*behind = from;
	while (c->row[*behind].kind == ZHC_K_QUOTED)
		++*behind;
	return *behind > from;
}

/* Whether any of the quoted strings [from, end) is a sentence, or a clause. */
static bool
any_sentence(const Finder *f, uint32_t from, uint32_t end, bool clause)
{
	for (uint32_t i = from; i < end; i++)
		if (zhc_quoted_sentence(f->c, &f->c->row[i]) ||
			(clause && zhc_quoted_clause(f->c, &f->c->row[i])))
			return true;
	return false;
}

/* 边|说|边走: the verb of saying of somebody who does something else, too. */
static bool
is_meanwhile(const ZhcChunks *c, uint32_t i, uint32_t end)
{
	return c->row[i].saying && i > 0 && i + 1 < end &&
		   zhc_chunk_ch(c, c->row[i - 1].end - 1) == 0x8FB9 &&
		   zhc_chunk_ch(c, c->row[i + 1].start) == 0x8FB9; /* 边 */
}

/*
 * The attribution behind quoted strings that stand first in a clause: “…”X说。 “…”X说，…
 * A verb that takes direct speech only may have an object behind it (形容中国同周边国家的交往).
 */
static bool
attributed_behind(Finder *f, uint32_t from, uint32_t end, Attribution *a)
{
	const ZhcChunks *c = f->c;

	if (from >= end)
		return false;
	if (zhc_attribution_bare(c, &f->x, from, end, a))
		return true;
	/* “…”张某笑了笑，“…”: no verb of saying, but a person between two quotations */
	if (c->row[end].kind == ZHC_K_COMMA && c->row[end + 1].kind == ZHC_K_QUOTED &&
		zhc_attribution_loose(c, &f->x, from, end, a) && a->who.mention != ZHC_NONE &&
		a->frame == 0)
		return true;
	for (uint32_t i = from; i < end; i++)
		if ((c->row[i].saying == ZHC_SAY_DIRECT && c->row[i + 1].gram != ZHC_G_DE) ||
			is_meanwhile(c, i, end))
			return zhc_attribution_loose(c, &f->x, from, i + 1, a);
	return false;
}

/*
 * “…！”凌晨3点，在塌方现场，队长毋某喊道。: the attribution that ends the sentence behind the
 * quotation; else the person whom that sentence is about, 他 or one by name when nobody
 * spoke in this paragraph before. *next: behind what was read.
 */
static bool
attributed_later(Finder *f, uint32_t q, uint32_t *next, Attribution *a)
{
	const ZhcChunks *c = f->c;
	uint32_t stop = zhc_sentence_end(c, q), last = zhc_clause_start(c, stop);
	Context x = f->x;
	ZhcNp np;

	if (c->row[stop].kind == ZHC_K_STOP && last > q && stop - q < 48 &&
		zhc_attribution_bare(c, &x, last, stop, a) && a->who.mention != ZHC_NONE && a->frame &&
		c->row[stop - 1].tail)
	{
		*next = stop;
		return true;
	}
	/* “…”在宁德的一家工厂，主任林某告诉记者，…: what he says next is read when its turn comes */
	for (uint32_t i = zhc_clause_end(c, q); i < stop && c->row[i].kind == ZHC_K_COMMA;)
	{
		uint32_t end = zhc_clause_end(c, i + 1);

		x = f->x;
		if (c->row[end].kind == ZHC_K_COMMA && c->row[end + 1].kind != ZHC_K_QUOTED &&
			zhc_attribution_bare(c, &x, i + 1, end, a) && a->who.mention != ZHC_NONE &&
			a->frame == ZHC_SAY)
			return true;
		i = end;
	}
	np = zhc_subject(c, q, zhc_clause_end(c, q));
	*a = (Attribution){.who = NOBODY};
	if (np.person == ZHC_NONE && !np.pronoun)
		np = zhc_subject_person(c, q, zhc_clause_end(c, q), false); /* 养殖|户刘某蹲下身 */
	if (!zhc_is_he(c, &np) && (np.person == ZHC_NONE || f->x.last.para == f->x.para))
		return false;
	a->who = zhc_speaker_of(c, &f->x, &np);
	return true;
}

/* Whether a quotation is of the subject before its comma: 他谦称自己是新人，“…”. */
static bool
is_subjects(const Finder *f, uint32_t from)
{
	return f->x.subject.name.start != f->x.subject.name.end && from > 0 &&
		   f->c->row[from - 1].kind == ZHC_K_COMMA;
}

/* 他说今年开花多，价钱也好，“…”: the verb of saying of a clause before that went on without a
 * comma. */
static ZhcRange
said_before(const ZhcChunks *c, uint32_t i)
{
	for (int n = 0; i-- > 0 && n < SAID_BEFORE && !zhc_ends_sentence(&c->row[i]); n++)
		if (c->row[i].kind == ZHC_K_WORD && c->row[i].saying == ZHC_SAY && !c->row[i].gram &&
			!c->row[i].event && (i == 0 || c->row[i - 1].gram != ZHC_G_DE) &&
			!zhc_ends_clause(&c->row[i + 1]) && c->row[i + 1].gram != ZHC_G_DE &&
			c->row[i + 1].gram != ZHC_G_ASPECT) /* 叹了口气 */
			return (ZhcRange){c->row[i].start, c->row[i].end};
	return (ZhcRange){0, 0};
}

/*
 * Quotations with nobody beside them: sentences that stand alone, or go on after what somebody
 * said in the same paragraph or to the end of the one before.
 */
static ZhcStatus
emit_alone(Finder *f, uint32_t from, uint32_t end)
{
	Attribution a = {.who = NOBODY};

	if (f->has_lead)
		a = f->lead;
	else if (is_subjects(f, from))
	{
		uint32_t start = zhc_clause_start(f->c, from - 1);
		Context x = f->x;

		/* 他回忆起童年，“…”: with the verb before, whatever stands behind it */
		if (!zhc_attribution_loose(f->c, &x, start, from - 1, &a) || a.verb.end < a.verb.start + 2)
			a = (Attribution){.who = NOBODY, .verb = said_before(f->c, from - 1)};
		a.who = f->x.subject;
	}
	else if (f->x.last.para == f->x.para || zhc_goes_on(f->c, &f->x, f->spoken, from, end))
		a.who = f->x.last;
	return emit_direct(f, from, end, &a);
}

/*
 * A clause that begins with quoted strings [from, q) and ends at chunk `end`; *next: where to go
 * on.
 */
static ZhcStatus
quoted_clause(Finder *f, uint32_t from, uint32_t q, uint32_t end, uint32_t *next)
{
	const ZhcChunks *c = f->c;
	Attribution a;
	bool whole = q == end; /* nothing else in the clause */

	*next = q;
	if (f->has_pending)
	{
		f->has_pending = false;
		/* 说，“桥通了”，但路还没通。: reported speech that begins with a quoted clause */
		if (whole && c->row[from - 1].kind == ZHC_K_COMMA && c->row[end].kind == ZHC_K_COMMA &&
			c->row[end + 1].kind != ZHC_K_QUOTED && f->pending.frame == ZHC_SAY &&
			!any_sentence(f, from, q, false))
		{
			*next = zhc_sentence_end(c, q);
			return emit_reported(f, from, *next, &f->pending);
		}
		/* 说，“一带一路”倡议…: reported speech that begins with a name */
		if (whole || any_sentence(f, from, q, false) ||
			(f->pending.frame != ZHC_SAY && any_sentence(f, from, q, true)))
			return emit_direct(f, from, q, &f->pending);
		*next = zhc_sentence_end(c, q);
		return f->pending.frame == ZHC_SAY ? emit_reported(f, from, *next, &f->pending) : ZHC_OK;
	}
	if (any_sentence(f, from, q, true) && attributed_behind(f, q, end, &a))
	{
		ZhcStatus st = emit_direct(f, from, q, &a);

		*next = end;
		if (st != ZHC_OK || (c->row[end].kind != ZHC_K_COMMA && c->row[end].kind != ZHC_K_COLON))
			return st;
		if (c->row[end + 1].gram == ZHC_G_LINK && end + 2 < c->n && c->row[end + 2].saying)
			return st; /* …补充道，并称这是… */
		if (c->row[end + 1].kind != ZHC_K_QUOTED && a.frame == ZHC_SAY)
		{
			*next = zhc_sentence_end(c, end + 1);
			return emit_reported(f, end + 1, *next, &a);
		}
		f->pending = a;
		f->has_pending = c->row[end + 1].kind == ZHC_K_QUOTED;
		return st;
	}
	if (q < end && any_sentence(f, from, q, false) && attributed_later(f, q, next, &a) &&
		(a.frame || !is_subjects(f, from)))
		return emit_direct(f, from, q, &a);
	if (any_sentence(f, from, q, false) ||
		(whole && zhc_ends_sentence(&c->row[end]) && any_sentence(f, from, q, true) &&
		 (from == 0 || c->row[from - 1].kind != ZHC_K_ENUM)))
		return emit_alone(f, from, q);
	return ZHC_OK;
}

/* 表示, 直言: a verb that has nothing but speech behind it; not 提出“…”, 宣布“…”. */
static bool
says_only(const ZhcChunks *c, const ZhcChunk *k)
{
	uint32_t ch = zhc_chunk_ch(c, k->start);

	return ch != 0x63D0 && ch != 0x5BA3 && ch != 0x5F3A && ch != 0x9610 && ch != 0x660E &&
		   ch != 0x8981 && ch != 0x547C; /* 提 宣 强 阐 明 要 呼 */
}

/* 批评 痛批 抨击 形容 直指 质疑 笑称: verbs of saying whose object may stand before the words. */
static bool
judges(const ZhcChunks *c, const ZhcChunk *k)
{
	uint32_t a = zhc_chunk_ch(c, k->start), b = zhc_chunk_ch(c, k->end - 1);

	return k->saying && k->end == k->start + 2 &&
		   (b == 0x6279 || (a == 0x6279 && b == 0x8BC4) || a == 0x62A8 ||
			(a == 0x5F62 && b == 0x5BB9) || (a == 0x76F4 && b == 0x6307) ||
			(a == 0x8D28 && b == 0x7591) || (a == 0x7B11 && b == 0x79F0));
}

/* Quoted strings in the middle of a clause that a verb beside them makes a quotation. */
static ZhcStatus
inside_clause(Finder *f, uint32_t from, uint32_t end)
{
	const ZhcChunks *c = f->c;
	ZhcStatus st = ZHC_OK;

	for (uint32_t i = from + 1; i < end && st == ZHC_OK; i++)
	{
		const ZhcChunk *k = &c->row[i];
		Attribution a;
		uint32_t verb = ZHC_NONE, last = i + 1;

		if (k->kind != ZHC_K_QUOTED)
			continue;
		while (last < end && c->row[last].kind == ZHC_K_QUOTED)
			last++;
		if (k[-1].saying &&
			(zhc_quoted_clause(f->c, k) || (k[-1].tail && zhc_quoted_size(k) >= SPOKEN_QUOTE) ||
			 (zhc_quoted_size(k) >= CLAUSE_QUOTE && says_only(c, &k[-1]) &&
			  zhc_has_verb(f->c, zhc_quoted_text(k)))))
			verb = i - 1;
		else if (k[-1].gram == ZHC_G_DE && i >= from + 2 && k[-2].saying &&
				 zhc_quoted_size(k) >= BUILT_IN_QUOTE)
			verb = i - 2;
		else if ((zhc_is_nominal(&k[-1]) || k[-1].gram == ZHC_G_PRONOUN) && i >= from + 2 &&
				 judges(c, &k[-2]) && zhc_ends_clause(&c->row[last]) &&
				 zhc_quoted_size(k) >= SPOKEN_QUOTE &&
				 (zhc_quoted_clause(f->c, k) || zhc_has_verb(c, zhc_quoted_text(k))))
			verb = i - 2; /* 痛批政府“拿农民当人质” */
		else if (last < end && c->row[last].saying == ZHC_SAY_DIRECT && zhc_quoted_clause(f->c, k))
		{
			if (zhc_attribution_loose(c, &f->x, from, i, &a))
			{
				a.verb = (ZhcRange){c->row[last].start, c->row[last].end};
				st = emit_direct(f, i, last, &a);
			}
		}
		else if (zhc_quoted_size(k) >= LONG_QUOTE && zhc_quoted_clauses(f->c, k) &&
				 zhc_ends_clause(&c->row[last]) && f->x.last.para == f->x.para &&
				 !is_bound_before(c, &k[-1]))
		{
			a = (Attribution){.who = f->x.last};
			st = emit_direct(f, i, last, &a);
		}
		if (verb != ZHC_NONE && zhc_attribution_loose(c, &f->x, from, verb + 1, &a))
			st = emit_direct(f, i, last, &a);
		i = last - 1;
	}
	return st;
}

/* 他在记者会上|如此|表示, 这么说: said in another sentence. */
static bool
points_back(const ZhcChunks *c, uint32_t from, uint32_t verb)
{
	uint32_t a = zhc_chunk_ch(c, verb - 2), b = zhc_chunk_ch(c, verb - 1);

	return verb > c->row[from].start + 1 &&
		   ((a == 0x5982 && (b == 0x6B64 || b == 0x662F)) ||				 /* 如此 如是 */
			((a == 0x8FD9 || a == 0x90A3) && (b == 0x4E48 || b == 0x6837))); /* 这 那, 么 样 */
}

/* …，X说。: what stands before the last comma of the sentence is what X said. */
static ZhcStatus
reported_before(Finder *f, uint32_t sentence, uint32_t from, const Attribution *a)
{
	const ZhcChunks *c = f->c;

	if (a->who.mention == ZHC_NONE || from < sentence + 2 || c->row[sentence].gram == ZHC_G_PREP ||
		points_back(c, from, a->verb.start))
		return ZHC_OK; /* 对于指控，X在庭上承认。 */
	for (uint32_t i = sentence; i < from; i++)
		if (c->row[i].saying == ZHC_SAY || c->row[i].kind == ZHC_K_QUOTED)
			return ZHC_OK;
	return emit(f, (ZhcRange){c->row[sentence].start, c->row[from - 1].start}, &a->who, a->verb,
				false);
}

/* 有记者提问，某人表示，…: whether somebody else answers in the clause at chunk i. */
static bool
is_asked(const Finder *f, const Attribution *asks, uint32_t i)
{
	const ZhcChunks *c = f->c;
	uint32_t end = i < c->n ? zhc_clause_end(c, i) : i;
	Context x = f->x;
	Attribution a;

	return i < end && asks->verb.end > 0 &&
		   zhc_chunk_ch(c, asks->verb.end - 1) == 0x95EE && /* 问 */
		   (c->row[end].kind == ZHC_K_COMMA || c->row[end].kind == ZHC_K_COLON) &&
		   zhc_attribution_bare(c, &x, i, end, &a) && a.who.mention != ZHC_NONE &&
		   a.frame == ZHC_SAY;
}

/* A clause [from, end) without a quotation at its head. */
static ZhcStatus
plain_clause(Finder *f, uint32_t sentence, uint32_t from, uint32_t end, uint32_t *next)
{
	const ZhcChunks *c = f->c;
	const ZhcChunk *mark = &c->row[end];
	bool opens = mark->kind == ZHC_K_COMMA || mark->kind == ZHC_K_COLON;
	bool quote_next = end + 1 < c->n && c->row[end + 1].kind == ZHC_K_QUOTED;
	Attribution a = {.who = NOBODY};
	ZhcStatus st;

	*next = end;
	f->has_pending = false;
	if (mark->kind == ZHC_K_COLON && zhc_is_round_up(c, &f->x, from, end, &a))
		f->has_pending = true;
	else if (zhc_attribution_bare(c, &f->x, from, end, &a))
	{
		f->has_pending = opens && (a.frame != ZHC_SAY_DIRECT || quote_next);
		if (mark->kind == ZHC_K_STOP && a.frame == ZHC_SAY)
			return reported_before(f, sentence, from, &a);
	}
	else if ((mark->kind == ZHC_K_COLON || mark->kind == ZHC_K_DASH) &&
			 (quote_next || c->row[end + 1].kind == ZHC_K_PARA) &&
			 zhc_attribution_loose(c, &f->x, from, end, &a))
		f->has_pending = true;
	if (!f->has_pending)
	{
		st = inside_clause(f, from, end);
		zhc_context_clause(c, &f->x, from, end);
		return st;
	}
	f->pending = a;
	if (quote_next || c->row[end + 1].kind == ZHC_K_PARA)
		return ZHC_OK;
	f->has_pending = false;
	if (zhc_says_more(c, &f->x, end + 1) || is_asked(f, &a, end + 1))
	{
		zhc_context_clause(c, &f->x, from, end);
		return ZHC_OK;
	}
	*next = speech_end(f, end + 1);
	return emit_reported(f, end + 1, *next, &a);
}

/* A paragraph ends: what was to follow a colon follows in the next ones. */
static void
end_paragraph(Finder *f, uint32_t para_start, uint32_t end)
{
	const ZhcChunks *c = f->c;
	bool all_quoted = end > para_start;

	for (uint32_t i = para_start; i < end; i++)
		all_quoted &= c->row[i].kind == ZHC_K_QUOTED || c->row[i].kind == ZHC_K_STOP;
	if (f->has_pending)
	{
		f->lead = f->pending;
		f->has_lead = true;
	}
	else if (!all_quoted && end > para_start)
		f->has_lead = false;
	f->has_pending = false;
	f->x.subject = NOBODY;
	f->x.para++;
	f->x.para_start = end < c->n ? c->row[end].end : 0;
}

ZhcStatus
zhc_quotes(const ZhcAlloc *al, const ZhcChunks *c, ZhcQuotes *out)
{
	Finder f = {.al = al, .c = c, .out = out};
	uint32_t para = 0, sentence = 0;
	ZhcStatus st = ZHC_OK;

	memset(out, 0, sizeof(*out));
	f.x.last = f.x.person = f.x.paper = f.x.subject = f.x.noted = NOBODY;
	f.x.last.para = ZHC_NONE;
	for (uint32_t i = 0; i < c->n && st == ZHC_OK;)
	{
		uint32_t end, q = i, next = i + 1;

		if ((i & 1023) == 0)
			zhc_poll(al);
		if (c->row[i].kind == ZHC_K_PARA)
		{
			end_paragraph(&f, para, i);
			para = sentence = i + 1;
		}
		else if (c->row[i].kind == ZHC_K_STOP)
		{
			sentence = i + 1;
			f.x.subject = NOBODY;
			f.has_pending = false;
		}
		else if (!zhc_ends_clause(&c->row[i]))
		{
			end = zhc_clause_end(c, i);
			st = leading_quotes(c, i, &q) ? quoted_clause(&f, i, q, end, &next)
										  : plain_clause(&f, sentence, i, end, &next);
			if (next == q && q < end)
				sentence = q;
		}
		i = next;
	}
	if (st != ZHC_OK)
		zhc_quotes_free(al, out);
	return st;
}

void
zhc_quotes_free(const ZhcAlloc *al, ZhcQuotes *q)
{
	if (q->row)
		al->free(al->ctx, q->row);
	memset(q, 0, sizeof(*q));
}
