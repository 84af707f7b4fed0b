/*
 * context.c - script conversion in context
 *
 * The page is read paragraph by paragraph (layout.h), without the line breaks of a wrapped one,
 * and cut into stretches at the ends of sentences.  Each stretch is converted as a sequence of
 * characters that remember where they stood, and written back between whatever the page has
 * between them.
 *
 * From Simplified: words are chosen (lattice.h), their Traditional forms and the rules of
 * one-to-many characters give the first step; OpenCC's regional dictionaries the second.  From
 * Traditional: OpenCC's dictionaries, but 著 is 着 or 著 by the words chosen.
 */
#include "context.h"

#include "chars.h"
#include "convert_tables.h"
#include "layout.h"
#include "onetomany.h"
#include "ownconvert.h"
#include "seq.h"
#include "utf8.h"

#define SOFT_MAX			(ZHC_LATTICE_MAX / 2) /* from here on a stretch ends at any punctuation */
#define TECHNICAL_LONGEST	6					  /* characters of a technical word */
#define TECHNICAL_PARAGRAPH 2 /* technical words that make a paragraph technical */

#define ZHE 0x7740u /* 着 */
#define ZHU 0x8457u /* 著 */

typedef struct PageChar
{
	uint32_t start;
	uint32_t end;
	uint32_t cp; /* as printed */
	bool whole;	 /* part of an ideographic description sequence: stays */
} PageChar;

typedef struct Work
{
	PageChar page[ZHC_LATTICE_MAX];
	ZhcCell cell[ZHC_LATTICE_MAX + 1];
	ZhcSeq a, b;
	ZhcKnownNames names;
	char text[4 * (ZHC_SEQ_MAX + ZHC_OWN_MAX)]; /* a part of the result, encoded */
	ZhcOwnStretch own;
} Work;

typedef struct Context
{
	const ZhcAlloc *al;
	const struct ZhcConfig *cfg;
	const ZhcOwnTerms *own; /* the user's own terms, or NULL */
	const ZhcTrie *ts;		/* Traditional to Simplified, by character */
	const char *s, *end;
	ZhcBuf *out;
	size_t done; /* bytes of s that have been written */
	uint32_t n;	 /* characters of the stretch */
	Work *w;
	ZhcSeq *seq;		/* where the stretch is now */
	unsigned technical; /* technical words of the paragraph so far */
	bool from_hans, to_hans, to_hk;
	bool phrases; /* regional vocabulary is converted, too */
	ZhcChangeFn change;
	void *ctx;
	size_t counted; /* bytes of s whose characters have been counted */
	size_t chars;	/* how many they are */
	ZhcStatus status;
} Context;

/* ---- characters ----------------------------------------------------------------------------- */

/* What a dictionary makes of a single character. */
static uint32_t
convert_char(const ZhcTrie *t, uint32_t cp)
{
	uint32_t code = zhc_trie_code(t, cp), entry, value;

	if (code == 0 || code >= ZHC_TRIE_SPECIAL)
		return cp;
	entry = ZHC_NODE_ENTRY(zhc_trie_first(t, code));
	value = entry ? zhc_convert_entries[t->entries + entry - 1] : 0;
	if (ZHC_VALUE_LEN(value) != 0)
	{
		const char *text = zhc_convert_pool + ZHC_VALUE_OFFSET(value);

		zhc_decode(text, text + ZHC_VALUE_LEN(value), &cp);
	}
	return cp;
}

/* A character as the lexicon knows it: characters that only Traditional print has, simplified. */
static uint32_t
simplified(const Context *c, uint32_t cp)
{
	return (zhc_char(cp) & ZHC_HANT) ? convert_char(c->ts, cp) : cp;
}

/* ---- from Simplified ------------------------------------------------------------------------ */

static unsigned
count_technical(const ZhcCell *cell, uint32_t n)
{
	unsigned count = 0;

	for (uint32_t i = 0; i < n; i += cell[i].length)
		if (cell[i].chosen == ZHC_CUT_WORD &&
			(ZHC_WORD_FLAGS(zhc_word_entries[cell[i].word]) & ZHC_WORD_TECHNICAL))
			count++;
	return count;
}

/* The form of character i, for which no dictionary word speaks with certainty. */
static uint32_t
single_form(const Context *c, uint32_t i)
{
	const ZhcCell *cell = c->w->cell;
	const ZhcCharInfo *info = zhc_char_info(cell[i].entry);
	uint32_t form;

	if (!info)
		return cell[i].cp;
	if (!info->ambiguous)
		return info->form;
	form = zhc_form_by_rule(cell, c->n, i, false);
	return form ? form : info->form;
}

/* The form of character i of a name, which is its k-th. */
static uint32_t
name_form(const ZhcCell *cell, uint32_t i, uint32_t k, ZhcCutKind kind)
{
	const ZhcCharInfo *info = zhc_char_info(cell[i].entry);

	if (!info)
		return cell[i].cp;
	return info->name[kind == ZHC_CUT_FOREIGN ? 2 : k > 0];
}

/* The form of character i, the k-th of the chosen word that begins at i - k. */
static uint32_t
word_form(const Context *c, uint32_t i, uint32_t k)
{
	const ZhcCell *cell = c->w->cell, *head = &cell[i - k];
	const ZhcCharInfo *info = zhc_char_info(cell[i].entry);
	uint32_t e, form;

	if (head->chosen != ZHC_CUT_WORD)
		return head->chosen == ZHC_CUT_OTHER ? single_form(c, i)
											 : name_form(cell, i, k, (ZhcCutKind) head->chosen);
	if (head->length == 1)
		return single_form(c, i);
	e = zhc_word_entries[head->word];
	if (info && info->ambiguous)
	{
		form = zhc_form_by_rule(cell, c->n, i, !(ZHC_WORD_FLAGS(e) & ZHC_WORD_UNSURE));
		if (form != 0)
			return form;
	}
	if (ZHC_WORD_VALUE(e) != 0)
		return zhc_word_text[zhc_word_values[ZHC_WORD_VALUE(e)] + k];
	return info ? info->form : cell[i].cp;
}

/* Choose words and write their Traditional forms to the sequence. */
static void
choose_traditional(Context *c)
{
	ZhcCell *cell = c->w->cell;
	ZhcSeq *seq = c->seq;
	unsigned here;
	bool technical;

	for (uint32_t i = 0; i < c->n; i++)
	{
		cell[i].cp = c->w->page[i].whole ? ZHC_BAD_BYTE : simplified(c, c->w->page[i].cp);
		cell[i].alt = 0;
		cell[i].own = c->own ? c->w->own.name[i] : 0;
		cell[i].own_kind = c->own && c->w->own.foreign[i] ? ZHC_CUT_FOREIGN : ZHC_CUT_PERSON;
	}
	zhc_lattice_choose(cell, c->n, &c->w->names);
	here = count_technical(cell, c->n);
	technical = here > 0 || c->technical >= TECHNICAL_PARAGRAPH;
	c->technical += here;
	seq->n = c->n;
	for (uint32_t i = 0, k = 0; i < c->n; i++, k++)
	{
		uint32_t printed = c->w->page[i].cp;
		ZhcSeqChar *out = &seq->c[i];
		const ZhcCell *head;

		if (cell[i].length != 0)
			k = 0;
		head = &cell[i - k];
		out->at = (uint16_t) i;
		out->starts = k == 0;
		out->fixed = head->chosen == ZHC_CUT_PERSON || head->chosen == ZHC_CUT_SURNAME ||
					 (!technical && head->chosen == ZHC_CUT_WORD &&
					  (ZHC_WORD_FLAGS(zhc_word_entries[head->word]) & ZHC_WORD_GENERAL));
		if (c->w->page[i].whole)
			out->cp = printed | ZHC_SEQ_WHOLE;
		else /* what is printed in Traditional already stays */
			out->cp = cell[i].cp != printed ? printed : word_form(c, i, k);
	}
}

/* ---- to Simplified -------------------------------------------------------------------------- */

/* Decide for every 著 of characters [from, from + n) of the sequence whether it is 着. */
static void
choose_zhe(Context *c, uint32_t from, uint32_t n)
{
	ZhcCell *cell = c->w->cell;
	ZhcSeqChar *seq = c->seq->c + from;
	bool any = false;

	for (uint32_t i = 0; i < n; i++)
	{
		cell[i].cp = seq[i].cp & ZHC_SEQ_WHOLE ? ZHC_BAD_BYTE : simplified(c, seq[i].cp);
		cell[i].alt = 0;
		cell[i].own = 0;
		if (cell[i].cp == ZHU)
		{
			cell[i].cp = ZHE;
			cell[i].alt = ZHU;
			any = true;
		}
	}
	if (!any)
		return;
	zhc_lattice_choose(cell, n, &c->w->names);
	for (uint32_t i = 0, k = 0; i < n; i++, k++)
	{
		if (cell[i].length != 0)
			k = 0;
		if (cell[i].alt == 0 || (cell[i - k].length > 1 && cell[i - k].chosen_alt))
			continue;
		cell[i].cp = ZHU; /* whose rules they are */
		if (cell[i - k].length > 1 || zhc_form_by_rule(cell, n, i, false) != ZHU)
			seq[i].cp = ZHE;
	}
}

/* Is an entry of technical-tw.tsv a technical word, not a general one? */
static bool
is_technical(const ZhcTrie *t, uint32_t entry)
{
	uint32_t value = zhc_convert_entries[t->entries + entry - 1];

	return zhc_convert_pool[ZHC_VALUE_OFFSET(value)] == 't';
}

/* Do the words of a stretch from Taiwan or Hong Kong show that its text is technical? */
static bool
technical_stretch(Context *c)
{
	const ZhcTrie *t = zhc_convert_technical;
	unsigned here = 0;
	bool technical;

	for (uint32_t i = 0; c->phrases && i < c->seq->n; i++)
		for (uint32_t end = i + 2; end <= c->seq->n && end <= i + TECHNICAL_LONGEST; end++)
		{
			uint32_t entry = zhc_seq_find(c->seq, t, i, end);

			if (entry != 0 && is_technical(t, entry))
				here++;
		}
	technical = here > 0 || c->technical >= TECHNICAL_PARAGRAPH;
	c->technical += here;
	return technical;
}

/* ---- stretches ------------------------------------------------------------------------------ */

static bool
step(Context *c, const ZhcTrie *t, bool by_words, const ZhcTrie *keep)
{
	ZhcSeq *to = c->seq == &c->w->a ? &c->w->b : &c->w->a;

	if (!zhc_seq_convert(c->seq, t, by_words, keep, to))
		return false;
	c->seq = to;
	return true;
}

/* The page's characters as they are. */
static void
copy_page(Context *c)
{
	c->seq->n = c->n;
	for (uint32_t i = 0; i < c->n; i++)
	{
		const PageChar *p = &c->w->page[i];

		c->seq->c[i] =
			(ZhcSeqChar){p->whole ? p->cp | ZHC_SEQ_WHOLE : p->cp, (uint16_t) i, true, false};
	}
}

static bool
convert_stretch(Context *c)
{
	const struct ZhcConfig *cfg = c->cfg;
	const ZhcTrie *one = zhc_convert_tries + cfg->step[0], *two = zhc_convert_tries + cfg->step[1];
	bool ok = true;

	c->seq = &c->w->a;
	if (c->from_hans)
	{
		choose_traditional(c);
		if (cfg->nsteps > 1)
			ok = step(c, two, c->phrases, NULL);
	}
	else
	{
		copy_page(c);
		if (cfg->nsteps > 1)
			ok = step(c, one, c->phrases, technical_stretch(c) ? NULL : zhc_convert_technical);
		for (uint32_t i = 0; c->to_hans && i < c->seq->n; i += ZHC_LATTICE_MAX)
			choose_zhe(c, i, c->seq->n - i < ZHC_LATTICE_MAX ? c->seq->n - i : ZHC_LATTICE_MAX);
		ok = ok && step(c, cfg->nsteps > 1 ? two : one, false, NULL);
	}
	return ok && (!c->to_hk || step(c, zhc_convert_regional, false, NULL));
}

/* ---- writing -------------------------------------------------------------------------------- */

static void
append(Context *c, const char *text, size_t len)
{
	if (c->status == ZHC_OK && c->out != NULL)
		c->status = zhc_buf_append(c->out, text, len);
}

/* Write the page up to a byte as it is. */
static void
copy_to(Context *c, size_t end)
{
	append(c, c->s + c->done, end - c->done);
	c->done = end;
}

/* Encode what stands for page character i; k is the sequence's first character for it. */
static uint32_t
encode(const Context *c, uint32_t i, uint32_t k, char *text, size_t *len)
{
	bool own = c->own && c->w->own.fixed[i];

	*len = own ? zhc_own_print(c->own, &c->w->own, i, text) : 0;
	for (; k < c->seq->n && c->seq->c[k].at == i; k++)
		*len += own ? 0 : (size_t) zhc_encode(c->seq->c[k].cp & ~ZHC_SEQ_WHOLE, text + *len);
	return k;
}

/* Report page characters [from, to) as changed to text. */
static void
report(Context *c, uint32_t from, uint32_t to, const char *text, size_t len)
{
	size_t pos;

	if (from == to || c->status != ZHC_OK)
		return;
	for (uint32_t cp; c->counted < c->w->page[from].start; c->chars++)
		c->counted += (size_t) zhc_decode(c->s + c->counted, c->end, &cp);
	pos = c->chars;
	for (uint32_t cp; c->counted < c->w->page[to - 1].end; c->chars++)
		c->counted += (size_t) zhc_decode(c->s + c->counted, c->end, &cp);
	c->status = c->change(c->ctx, pos, c->chars - pos, text, len);
}

/* Write the converted stretch between what the page has between its characters. */
static void
write_stretch(Context *c)
{
	char *text = c->w->text;
	uint32_t k = 0;

	for (uint32_t i = 0; i < c->n; i++)
	{
		const PageChar *p = &c->w->page[i];
		size_t len;

		k = encode(c, i, k, text, &len);
		copy_to(c, p->start);
		append(c, text, len);
		c->done = p->end;
	}
}

/* Tell of the changes of a stretch, neighbouring ones as one. */
static void
report_stretch(Context *c)
{
	char *text = c->w->text;
	size_t total = 0;
	uint32_t k = 0, from = 0;

	for (uint32_t i = 0; i < c->n; i++)
	{
		const PageChar *p = &c->w->page[i];
		size_t len;

		if (i > from && (p->start != p[-1].end || /* a line break stands between */
						 (c->own && c->w->own.fixed[i] != c->w->own.fixed[i - 1])))
		{
			report(c, from, i, text, total);
			from = i;
			total = 0;
		}
		k = encode(c, i, k, text + total, &len);
		if (len != p->end - p->start || memcmp(text + total, c->s + p->start, len) != 0)
		{
			total += len;
			continue;
		}
		report(c, from, i, text, total);
		from = i + 1;
		total = 0;
	}
	report(c, from, c->n, text, total);
}

/* Find the user's own terms in the stretch; no dictionary touches what they fix. */
static void
find_own(Context *c)
{
	ZhcOwnStretch *own = &c->w->own;

	for (uint32_t i = 0; i < c->n; i++)
		own->cp[i] = c->w->page[i].whole ? ZHC_BAD_BYTE : c->w->page[i].cp;
	zhc_own_stretch(c->own, c->cfg, c->n, own);
	for (uint32_t i = 0; i < c->n; i++)
		c->w->page[i].whole |= own->fixed[i] != 0;
}

static void
flush(Context *c)
{
	if (c->n > 0 && c->status == ZHC_OK)
	{
		zhc_poll(c->al);
		if (c->own)
			find_own(c);
		if (!convert_stretch(c))
			c->status = ZHC_TOO_LONG;
		else if (c->change)
			report_stretch(c);
		else
			write_stretch(c);
	}
	c->n = 0;
}

/* ---- reading -------------------------------------------------------------------------------- */

/* Add the character [start, end) to the stretch; true when the stretch ends with it. */
static void
add_char(Context *c, size_t start, size_t end, uint32_t cp, bool whole)
{
	ZhcClass class = zhc_class(cp);

	c->w->page[c->n++] = (PageChar){(uint32_t) start, (uint32_t) end, cp, whole};
	if (c->n == ZHC_LATTICE_MAX || class == ZHC_C_STOP ||
		(c->n >= SOFT_MAX && !zhc_is_cjk(class) && class != ZHC_C_LETTER && class != ZHC_C_DIGIT))
		flush(c);
}

/* A blank in a wrapped paragraph is the typesetter's when Han stands before and after it. */
static bool
is_typeset(const Context *c, const char *p, const char *end)
{
	uint32_t cp;

	if (c->n == 0 || !zhc_is_cjk(zhc_class(c->w->page[c->n - 1].cp)))
		return false;
	while (p < end)
	{
		p += zhc_decode(p, end, &cp);
		if (zhc_class(cp) != ZHC_C_BLANK)
			return zhc_is_cjk(zhc_class(cp));
	}
	return false;
}

static void
read_line(Context *c, const ZhcLine *line, bool wrapped)
{
	const char *p = c->s + line->start, *end = c->s + line->end;
	const char *whole = NULL; /* end of a description sequence */

	while (p < end && c->status == ZHC_OK)
	{
		uint32_t cp;
		const char *after = p + zhc_decode(p, end, &cp);

		if (whole && p >= whole)
			whole = NULL;
		if (!whole && cp >= 0x2FF0 && cp <= 0x2FFF)
			whole = zhc_description_end(p, end);
		if (!(wrapped && zhc_class(cp) == ZHC_C_BLANK && is_typeset(c, p, end)))
			add_char(c, (size_t) (p - c->s), (size_t) (after - c->s),
					 whole ? cp : zhc_convert_normal(cp), whole != NULL);
		p = after;
	}
}

static ZhcStatus
run(Context *c, size_t n)
{
	ZhcLayout layout;
	ZhcStatus st = zhc_layout(c->al, c->s, n, &layout);

	if (st != ZHC_OK)
		return st;
	c->w = c->al->alloc(c->al->ctx, sizeof *c->w);
	if (!c->w)
		c->status = ZHC_NOMEM;
	else
		c->w->names.n = 0;
	if (c->status == ZHC_OK && c->out)
		c->status = zhc_buf_reserve(c->out, n + n / 32 + 16);
	for (uint32_t i = 0; i < layout.nlines && c->status == ZHC_OK; i++)
	{
		const ZhcLine *line = &layout.lines[i];
		bool wrapped = line->continues || (i + 1 < layout.nlines && line[1].continues);

		if (!line->continues)
		{
			flush(c);
			c->technical = 0;
			c->w->names.byline = line->kind == ZHC_LINE_BYLINE;
		}
		read_line(c, line,
				  wrapped && line->kind != ZHC_LINE_HEADING && line->kind != ZHC_LINE_BYLINE);
	}
	flush(c);
	copy_to(c, n);
	c->al->free(c->al->ctx, c->w);
	c->al->free(c->al->ctx, layout.lines);
	return c->status;
}

/* ---- entry ---------------------------------------------------------------------------------- */

static Context
context_of(const ZhcAlloc *al, const ZhcConfig *cfg, const ZhcOwnTerms *own, const char *s,
		   size_t n)
{
	const char *target = strchr(cfg->name, '2') + 1;
	const ZhcConfig *t2s = zhc_config("t2s", 3);
	Context c = {.al = al, .cfg = cfg, .own = own, .s = s, .end = s + n};

	c.ts = zhc_convert_tries + t2s->step[0];
	c.from_hans = cfg->name[0] == 's';
	c.to_hans = *target == 's';
	c.to_hk = strncmp(target, "hk", 2) == 0;
	c.phrases = target[strlen(target) - 1] == 'p' && target[0] != 'j';
	return c;
}

ZhcStatus
zhc_convert_context(const ZhcConfig *cfg, const char *s, size_t n, ZhcBuf *out)
{
	return zhc_convert_context_own(cfg, NULL, s, n, out);
}

ZhcStatus
zhc_convert_context_changes(const ZhcAlloc *al, const ZhcConfig *cfg, const char *s, size_t n,
							ZhcChangeFn change, void *ctx)
{
	return zhc_convert_context_changes_own(al, cfg, NULL, s, n, change, ctx);
}

ZhcStatus
zhc_convert_context_own(const ZhcConfig *cfg, const ZhcOwnTerms *own, const char *s, size_t n,
						ZhcBuf *out)
{
	Context c = context_of(out->al, cfg, own, s, n);

	c.out = out;
	return run(&c, n);
}

ZhcStatus
zhc_convert_context_changes_own(const ZhcAlloc *al, const ZhcConfig *cfg, const ZhcOwnTerms *own,
								const char *s, size_t n, ZhcChangeFn change, void *ctx)
{
	Context c = context_of(al, cfg, own, s, n);

	c.change = change;
	c.ctx = ctx;
	return run(&c, n);
}
