/*
 * chunks.c - cutting a text into chunks
 */
#include "chunkwords.h"

#include "events.h"

#define TITLE_NAMES 4 /* names from the start of a title to the person: places, institutions */

#define OPEN_DOUBLE	 0x201Cu /* “ and 「 */
#define OPEN_SINGLE	 0x2018u /* ‘ and 『 */
#define OPEN_TITLE	 0x300Au /* 《 */
#define OPEN_TITLE_1 0x3008u /* 〈 */

/* Room for one more chunk. */
static ZhcStatus
grow(Cutter *c)
{
	ZhcChunks *out = c->out;
	void *data = out->row;
	ZhcStatus st = zhc_array_reserve(c->al, &data, &c->cap, (size_t) out->n + 1, sizeof(ZhcChunk));

	out->row = data;
	return st;
}

static inline ZhcStatus
put(Cutter *c, ZhcChunk chunk)
{
	ZhcChunks *out = c->out;
	ZhcStatus st = out->n < c->cap ? ZHC_OK : grow(c);

	if (st != ZHC_OK)
		return st;
	if ((out->n & 4095) == 0)
		zhc_poll(c->al);
	out->row[out->n++] = chunk;
	return ZHC_OK;
}

static ZhcStatus
put_plain(Cutter *c, ZhcChunkKind kind, uint32_t start, uint32_t end, uint32_t ref)
{
	return put(c, (ZhcChunk){.start = start, .end = end, .ref = ref, .kind = (uint8_t) kind});
}

/* Characters of no word: one chunk as long as they follow each other. */
static ZhcStatus
put_other(Cutter *c, uint32_t start, uint32_t end)
{
	ZhcChunk *last = c->out->n > 0 ? &c->out->row[c->out->n - 1] : NULL;

	if (last && last->kind == ZHC_K_OTHER && last->end == start)
	{
		last->end = end;
		return ZHC_OK;
	}
	return put_plain(c, ZHC_K_OTHER, start, end, ZHC_NONE);
}

/* Bring the cursors to character i. */
static void
go_on(Cutter *c, uint32_t i)
{
	const ZhcNames *names = c->out->names;
	const ZhcDates *dates = c->out->dates;

	while (c->men < names->n && names->men[c->men].start < i)
		c->men++;
	while (c->date < dates->n && dates->row[c->date].start < i)
		c->date++;
}

/* The longest mention that starts at character i, where the cursors are, or ZHC_NONE. */
static uint32_t
mention_at(const Cutter *c, uint32_t i)
{
	const ZhcNames *names = c->out->names;
	uint32_t best = ZHC_NONE;

	for (uint32_t m = c->men; m < names->n && names->men[m].start == i; m++)
		if (best == ZHC_NONE || names->men[m].end > names->men[best].end)
			best = m;
	return best == ZHC_NONE || zhc_is_clause_name(c, &names->men[best]) ||
				   zhc_is_adverb_name(c, &names->men[best])
			   ? ZHC_NONE
			   : best;
}

/* The start of a title that took a preposition for a part of an institution (在|外交部长). */
static uint32_t
behind_preposition(const Cutter *c, uint32_t i)
{
	switch (zhc_ch(&c->out->tokens->text, i))
	{
		case 0x5728: /* 在 */
		case 0x5BF9: /* 对 */
		case 0x5411: /* 向 */
		case 0x4E0E: /* 与 */
		case 0x540C: /* 同 */
		case 0x636E: /* 据 */
		case 0x4ECE: /* 从 */
		case 0x7531: /* 由 */
		case 0x548C: /* 和 */
		case 0x88AB: /* 被 */
			return i + 1;
		default:
			return i;
	}
}

/* Mark verbs and what is not Han. */
static void
mark_words(const ZhcChunks *o, uint8_t *restrict starts)
{
	const uint32_t *restrict ch = o->tokens->text.ch;
	const char *restrict word = o->names->word;

	for (uint32_t i = 0; i < o->tokens->text.n; i++)
	{
		bool verb = (word[i] == 'v') | (word[i] == 'w');

		starts[i] |= (uint8_t) (verb ? STARTS_VERB : 0);
		starts[i] |= (uint8_t) (ch[i] >> ZHC_CLASS_SHIFT != ZHC_C_HAN ? STARTS_OTHER : 0);
	}
}

/*
 * Mark the characters at which a name, its title, a date or a mark begins: most begin nothing, and
 * need not be looked at any further.
 */
static ZhcStatus
mark_starts(Cutter *c)
{
	const ZhcChunks *o = c->out;
	uint32_t n = o->tokens->text.n;

	c->starts = c->al->alloc(c->al->ctx, (size_t) n + 1);
	if (!c->starts)
		return ZHC_NOMEM;
	memset(c->starts, 0, (size_t) n + 1);
	for (uint32_t m = 0; m < o->names->n; m++)
	{
		const ZhcMention *p = &o->names->men[m];

		c->starts[p->start] |= STARTS_NAME;
		if (p->title.start == p->title.end)
			continue;
		c->starts[behind_preposition(c, p->title.start)] |= STARTS_TITLE;
		c->starts[behind_preposition(c, p->affiliation.start)] |= STARTS_TITLE;
	}
	for (uint32_t d = 0; d < o->dates->n; d++)
		c->starts[o->dates->row[d].start] |= STARTS_DATE;
	for (uint32_t k = 0; (k = zhc_token_next(o->tokens, k, ZHC_TOKEN_MARK)) < o->tokens->n; k++)
		if (o->tokens->tok[k].kind >= ZHC_T_OPEN)
			c->starts[o->tokens->tok[k].start] |= STARTS_MARK;
	mark_words(o, c->starts);
	return ZHC_OK;
}

/* Whether a Han character begins nothing at all, nor a word that matters here. */
static inline bool
is_filler(const Cutter *c, uint32_t i)
{
	/* one question, not several: no processor guesses the answers */
	return (c->starts[i] | zhc_lex_beginning(c->out->tokens->text.code, i, WORDS | HIDING)) == 0;
}

/*
 * The person whose title, or affiliation and title, stand from character i up to the name, or
 * ZHC_NONE: words in a title (投资策略师) must not be taken for more.
 */
static uint32_t
titled_at(const Cutter *c, uint32_t i)
{
	const ZhcNames *names = c->out->names;

	for (uint32_t m = c->men; m < names->n && m < c->men + TITLE_NAMES; m++)
	{
		const ZhcMention *p = &names->men[m];

		if (p->kind != ZHC_NAME_PERSON || p->title.start == p->title.end ||
			p->title.end > p->start || p->start - p->title.end > 1 || zhc_is_adverb_name(c, p))
			continue;
		if (behind_preposition(c, p->title.start) == i ||
			(behind_preposition(c, p->affiliation.start) == i &&
			 p->affiliation.end <= p->title.start && p->title.start - p->affiliation.end <= 1))
			/* 董事会任命首席财务官王某: the title begins behind the verb */
			return zhc_title_has_event(c, i, p->title.end) ? ZHC_NONE : m;
		if (p->title.start > i)
			break;
	}
	return ZHC_NONE;
}

/* Likewise the date. */
static uint32_t
date_at(const Cutter *c, uint32_t i)
{
	const ZhcDates *dates = c->out->dates;

	return c->date < dates->n && dates->row[c->date].start == i ? c->date : ZHC_NONE;
}

/* Where a word that starts at i must end: at the next name, its title, or the next date. */
static uint32_t
word_limit(Cutter *c, uint32_t i)
{
	const ZhcChunks *o = c->out;
	uint32_t end = c->para_end;

	go_on(c, i);
	if (c->men < o->names->n)
	{
		const ZhcMention *m = &o->names->men[c->men];

		if (m->start < end)
			end = m->start;
		if (m->title.start < m->title.end && m->title.start > i && m->title.start < end)
			end = m->title.start;
	}
	if (c->date < o->dates->n && o->dates->row[c->date].start < end)
		end = o->dates->row[c->date].start;
	return end;
}

/* The longest word of those that matter here, or NULL: most are short, and no name is near. */
static const ZhcLexEntry *
longest_word(Cutter *c, uint32_t i, uint32_t *len)
{
	const uint16_t *code = c->out->tokens->text.code;
	const ZhcLexEntry *e = zhc_lex_walk(code, i, c->para_end, WORDS | HIDING, len);
	uint32_t limit = e && *len > 1 ? word_limit(c, i) : c->para_end;

	return i + *len <= limit ? e : zhc_lex_walk(code, i, limit, WORDS | HIDING, len);
}

static void
add_meaning(ZhcChunk *k, const ZhcLexEntry *e)
{
	switch (e->cat)
	{
		case ZHC_LEX_SAYING:
			k->saying = (uint8_t) e->a;
			break;
		case ZHC_LEX_SAY_TAIL:
			k->tail = true;
			break;
		case ZHC_LEX_EVENT:
			k->event = (uint8_t) e->a;
			k->frame = (uint8_t) e->b;
			break;
		case ZHC_LEX_EVENT_NOUN:
			k->noun = ZHC_NOUN_SPEECH;
			break;
		case ZHC_LEX_MEETING:
			k->noun = ZHC_NOUN_MEETING;
			break;
		case ZHC_LEX_GRAMMAR:
			k->gram = (uint8_t) e->a;
			break;
		default:
			break;
	}
}

/* Characters of no word of the lists: a verb, or a part of something else. */
static ZhcStatus
put_ordinary(Cutter *c, uint32_t i, uint32_t *next)
{
	const char *word = c->out->names->word;
	uint32_t end = i + 1;

	*next = end;
	if (word[i] != 'v' && word[i] != 'w')
		return put_other(c, i, end);
	while (end < c->para_end && !word[end])
		end++;
	if (end < i + 2 || end > word_limit(c, i) || !zhc_is_plain_verb(c, i, end))
		return put_other(c, i, i + 1);
	*next = end;
	return put(
		c, (ZhcChunk){
			   .start = i, .end = end, .ref = ZHC_NONE, .kind = ZHC_K_WORD, .gram = ZHC_G_VERB});
}

/* 先|前往, 时|评价: a verb behind the first of two characters that would hide it. */
static bool
hides_verb(const Cutter *c, uint32_t i, uint32_t len)
{
	return len == 2 && zhc_begins_word(c, i) && zhc_begins_word(c, i + 1) &&
		   !zhc_begins_word(c, i + 2) &&
		   zhc_lex_find(c->out->tokens->text.code, i + 1, c->para_end,
						ZHC_LEX_BIT(EVENT) | ZHC_LEX_BIT(SAYING), &len) &&
		   len > 1;
}

/* The word at i, or a character of none; *next: where to go on. */
static ZhcStatus
put_word(Cutter *c, uint32_t i, uint32_t *next)
{
	const ZhcText *t = &c->out->tokens->text;
	uint32_t len = 0;
	const ZhcLexEntry *e = NULL;
	ZhcChunk k = {.start = i, .ref = ZHC_NONE, .kind = ZHC_K_WORD};

	if (zhc_lex_beginning(t->code, i, WORDS | HIDING))
		e = longest_word(c, i, &len);
	if (!e)
		return put_ordinary(c, i, next);
	k.end = *next = i + len;
	if (!(e = zhc_lex_pick(e, WORDS)))
	{
		uint32_t end = zhc_behind_word(c, i, len);

		if (end == i)
			*next = hides_verb(c, i, len) ? i + 1 : zhc_behind_part(c, i, *next);
		if (end == i || !(e = zhc_lex_find(t->code, i, end, WORDS, &len)) || len != end - i)
			return put_other(c, i, *next); /* 五|年会|投资: 年会 is none there */
		k.end = *next = end;
	}
	else if (e->cat == ZHC_LEX_GRAMMAR && e->a == ZHC_G_FUTURE && len == 2 &&
			 zhc_begins_word(c, i + 1) && !zhc_begins_word(c, i + 2))
	{
		/* 将|会晤 */
		e = zhc_lex_find(t->code, i, i + 1, WORDS, &len);
		if (!e)
			return put_other(c, i, i + 1);
		k.end = *next = i + 1;
	}
	for (;; e++)
	{
		add_meaning(&k, e);
		if (e->last)
			break;
	}
	if ((k.gram == ZHC_G_VERB || k.event) && len > 1 && zhc_names_ceremony(c, k.event, i + len))
		return put_other(c, i, *next);
	if (k.frame == ZHC_F_ELECTS && !zhc_is_election_of(c, i + len))
		return put_other(c, i, *next); /* 总统选举 */
	if (k.gram == ZHC_G_POST && len == 1 && zhc_ch(t, i) == 0x524D && c->out->n > 0 &&
		c->out->row[c->out->n - 1].event && c->out->row[c->out->n - 1].end == i)
		return put_other(c, i, *next); /* 委任|前司长 */
	if (k.gram == ZHC_G_FUTURE && len == 1 && zhc_is_meeting(c, i))
		return put_other(c, i, *next); /* 工作会|在京召开 */
	if (k.gram == ZHC_G_FUTURE && len > 1 && !k.saying && zhc_ends_before(c, i + len))
		return put_other(c, i, *next); /* 计划 at the end is a noun */
	if (k.saying && len == 1 && zhc_ch(t, i) != 0x8BF4 && zhc_is_in_noun(c, i))
		return put_other(c, i, *next); /* 大拇指 */
	if (!k.saying && !(k.gram == ZHC_G_POST && zhc_begins_word(c, i)) &&
		zhc_inside_word(c, i, len, k.gram))
		return put_other(c, i, *next);
	return put(c, k);
}

/* The token that starts at i, or ZHC_NONE. */
static uint32_t
token_at(Cutter *c, uint32_t i)
{
	const ZhcTokens *t = c->out->tokens;

	while (c->tok < t->n && t->tok[c->tok].end <= i)
		c->tok++;
	return c->tok < t->n && t->tok[c->tok].start == i ? c->tok : ZHC_NONE;
}

/*
 * Whether a quotation mark that is never closed opens a quotation all the same: it stands first
 * in its paragraph (print repeats the opening mark there) or behind a comma, a colon or a full
 * stop (the rest is on another page or in another column).
 */
static bool
opens_to_the_end(const Cutter *c)
{
	const ZhcChunk *last = c->out->n > 0 ? &c->out->row[c->out->n - 1] : NULL;

	return !last || last->kind == ZHC_K_COMMA || last->kind == ZHC_K_COLON ||
		   last->kind == ZHC_K_STOP || last->kind == ZHC_K_PARA;
}

static ZhcStatus
put_open(Cutter *c, uint32_t tok, uint32_t *next)
{
	const ZhcTokens *t = c->out->tokens;
	uint32_t i = t->tok[tok].start, ch = zhc_ch(&t->text, i), close = t->tok[tok].ref;
	bool quote = ch == OPEN_DOUBLE || ch == OPEN_SINGLE;
	ZhcChunk k = {.start = i, .ref = ZHC_NONE};

	*next = i + 1;
	if (close == ZHC_NO_TOKEN)
	{
		if (ch != OPEN_DOUBLE || !opens_to_the_end(c))
			return put_other(c, i, i + 1);
		k.cut = true;
		k.end = c->para_end;
	}
	else
		k.end = t->tok[close].end;
	k.kind = quote									  ? ZHC_K_QUOTED
			 : ch == OPEN_TITLE || ch == OPEN_TITLE_1 ? ZHC_K_TITLE
													  : ZHC_K_BRACKET;
	if (k.kind == ZHC_K_TITLE)
	{
		go_on(c, i + 1);
		k.ref = mention_at(c, i + 1);
	}
	*next = k.end;
	return put(c, k);
}

/* A straight quotation mark: from it to the next one in its paragraph. */
static ZhcStatus
put_straight(Cutter *c, uint32_t i, uint32_t *next)
{
	const ZhcText *t = &c->out->tokens->text;
	uint32_t j = i + 1;

	*next = i + 1;
	while (!c->plain_marks && j < c->para_end && zhc_ch(t, j) != '"')
		j++;
	if (c->plain_marks || j >= c->para_end)
	{
		c->plain_marks = true;
		return put_other(c, i, i + 1);
	}
	*next = j + 1;
	return put_plain(c, ZHC_K_QUOTED, i, j + 1, ZHC_NONE);
}

/* A comma inside a number or a clock time (1,200; 14:30) parts nothing. */
static bool
between_digits(const ZhcText *t, uint32_t i)
{
	return i > 0 && zhc_is_digit(t, i - 1) && zhc_is_digit(t, i + 1) && zhc_ch(t, i) < 0x80;
}

static ZhcStatus
put_mark(Cutter *c, uint32_t tok, uint32_t i, uint32_t *next)
{
	const ZhcTokens *t = c->out->tokens;

	*next = i + 1;
	switch (t->tok[tok].kind)
	{
		case ZHC_T_COMMA:
			if (between_digits(&t->text, i))
				break;
			return put_plain(c, zhc_comma_kind(zhc_ch(&t->text, i)), i, i + 1, ZHC_NONE);
		case ZHC_T_STOP:
			return put_plain(c, ZHC_K_STOP, i, i + 1, ZHC_NONE);
		case ZHC_T_OPEN:
			return put_open(c, tok, next);
		default:
			if (zhc_ch(&t->text, i) == '"')
				return put_straight(c, i, next);
			break;
	}
	return put_other(c, i, i + 1);
}

/* Whether the last chunk is a name that ends at character i. */
static bool
is_name_end(const Cutter *c, uint32_t i)
{
	const ZhcChunk *last = c->out->n > 0 ? &c->out->row[c->out->n - 1] : NULL;

	return last && last->kind == ZHC_K_NAME && last->end == i;
}

/* Behind a mention, and the 男, 女 or 嫌 of whom news calls by the surname: 陈男. */
static uint32_t
behind_suspect(const Cutter *c, const ZhcMention *m)
{
	uint32_t ch = m->end < c->para_end ? zhc_ch(&c->out->tokens->text, m->end) : 0;

	return m->kind == ZHC_NAME_PERSON && m->end == m->start + 1 && zhc_is_suspect(ch) ? m->end + 1
																					  : m->end;
}

/* Whatever starts at character i. */
static ZhcStatus
put_at(Cutter *c, uint32_t i, uint32_t *next)
{
	const ZhcText *t = &c->out->tokens->text;
	uint8_t starts = c->starts[i];
	uint32_t m, d, tok, titled;

	if (!(starts & ~STARTS_VERB))
		return put_word(c, i, next);
	go_on(c, i);
	m = starts & STARTS_NAME ? mention_at(c, i) : ZHC_NONE;
	d = starts & STARTS_DATE ? date_at(c, i) : ZHC_NONE;
	titled = starts & STARTS_TITLE ? titled_at(c, i) : ZHC_NONE;
	if (titled != ZHC_NONE)
		m = titled;
	if (m != ZHC_NONE && c->out->names->men[m].end <= c->para_end)
	{
		*next = behind_suspect(c, &c->out->names->men[m]);
		return put_plain(c, ZHC_K_NAME, i, *next, m);
	}
	if (d != ZHC_NONE && c->out->dates->row[d].end <= c->para_end)
	{
		*next = c->out->dates->row[d].end;
		if (zhc_ch(t, *next) == 0x8D77 && zhc_begins_word(c, *next + 1))
			++*next; /* 7月1日起 */
		return put_plain(c, ZHC_K_DATE, i, *next, d);
	}
	if (zhc_ch(t, i) == '-' && zhc_ch(t, i + 1) == '-' && i + 1 < c->para_end)
	{
		*next = i + 2;
		return put_plain(c, ZHC_K_DASH, i, i + 2, ZHC_NONE);
	}
	if (zhc_ch(t, i) == '/' && is_name_end(c, i) && c->starts[i + 1] & STARTS_NAME)
	{
		*next = i + 1; /* 甲/乙 play together */
		return put_plain(c, ZHC_K_ENUM, i, i + 1, ZHC_NONE);
	}
	*next = zhc_score_end(t, i, c->para_end);
	if (*next > i)
		return put(c, (ZhcChunk){.start = i,
								 .end = *next,
								 .ref = ZHC_NONE,
								 .kind = ZHC_K_WORD,
								 .gram = ZHC_G_ADVERB});
	tok = starts & STARTS_MARK ? token_at(c, i) : ZHC_NONE;
	if (tok != ZHC_NONE && c->out->tokens->tok[tok].kind >= ZHC_T_OPEN)
		return put_mark(c, tok, i, next);
	*next = i + 1;
	if (zhc_cls(t, i) == ZHC_C_BLANK)
		return ZHC_OK;
	return put_word(c, i, next);
}

/* The text of a paragraph from character i on. */
static ZhcStatus
put_sentences(Cutter *c, uint32_t i)
{
	ZhcStatus st = ZHC_OK;

	for (uint32_t next; st == ZHC_OK && i < c->para_end; i = next)
	{
		for (next = i; next < c->para_end && is_filler(c, next);)
			next++;
		st = next > i ? put_other(c, i, next) : put_at(c, i, &next);
	}
	return st;
}

ZhcStatus
zhc_chunks(const ZhcAlloc *al, const ZhcTokens *tokens, const ZhcNames *names,
		   const ZhcDates *dates, ZhcChunks *out)
{
	const ZhcClean *clean = tokens->text.clean;
	Cutter c = {.al = al, .out = out};
	void *data = NULL;
	ZhcStatus st;

	memset(out, 0, sizeof(*out));
	out->tokens = tokens;
	out->names = names;
	out->dates = dates;
	st = zhc_array_reserve(al, &data, &c.cap, tokens->text.n / 4 + 16, sizeof(ZhcChunk));
	out->row = data;
	if (st == ZHC_OK) /* that is room for most texts */
		st = mark_starts(&c);
	for (uint32_t p = 0; p < clean->nparas && st == ZHC_OK; p++)
	{
		const ZhcPara *para = &clean->paras[p];

		c.para_end = para->end;
		c.plain_marks = false;
		if (para->kind != ZHC_LINE_HEADING && para->kind != ZHC_LINE_BYLINE &&
			para->kind != ZHC_LINE_FURNITURE)
			st = put_sentences(&c, zhc_behind_credit(&c, para->start));
		if (st == ZHC_OK)
			st = put_plain(&c, ZHC_K_PARA, para->end, para->end, p);
	}
	if (st == ZHC_OK && out->n == 0)
		st = put_plain(&c, ZHC_K_PARA, 0, 0, ZHC_NONE);
	al->free(al->ctx, c.starts);
	if (st != ZHC_OK)
		zhc_chunks_free(al, out);
	return st;
}

void
zhc_chunks_free(const ZhcAlloc *al, ZhcChunks *c)
{
	if (c->row)
		al->free(al->ctx, c->row);
	memset(c, 0, sizeof(*c));
}
