/*
 * excerpt.c - a few lines cut out of the middle of a page: do they belong together?
 *
 * A row of any function can be cut out by its place (substr(body, pos, len)).  Its first line may
 * then be of any length, and no width of a column can be known from a line or two.  What is left is
 * what the break itself shows.
 */
#include "chars.h"
#include "knownname.h"
#include "linewords.h"
#include "namewords.h"
#include "page.h"
#include "utf8.h"

#define LEAST_HEADING 7	 /* columns of the shortest first line that may be a heading */
#define NARROW		  64 /* columns of a line that may be one of a column */

/* Whether no line but the first is set apart, indented or marked, and all are narrow enough. */
static bool
may_be_excerpt(const Page *pg)
{
	for (uint32_t i = 0; i < pg->n; i++)
	{
		const ZhcLine *l = &pg->lines[i];

		if (l->marked || l->cols > MAX_WIDTH || l->starts == ZHC_START_NUMBER ||
			(i == 0 && l->kind != ZHC_LINE_BODY) ||
			(i > 0 && (l->indent >= INDENT || l->blanks > 1 || l->kind == ZHC_LINE_HEADING ||
					   l->kind == ZHC_LINE_BULLET || zhc_line_opens_article(pg->s, l) ||
					   zhc_line_cites_dispatch(pg->s, l))))
			return false;
	}
	return true;
}

/*
 * Whether the lines from the second on are full but for the last, so far as they show: sentences
 * end in them only where the line is as wide as the widest.
 */
static bool
is_filled(const Page *pg)
{
	unsigned widest = 0;
	const ZhcLine *last = &pg->lines[pg->n - 1];

	for (uint32_t i = 1; i + 1 < pg->n; i++)
		if (width(pg, &pg->lines[i]) > widest)
			widest = width(pg, &pg->lines[i]);
	for (uint32_t i = 1; i + 1 < pg->n; i++)
		if (width(pg, &pg->lines[i]) + 2 * tolerance(widest) < widest ||
			(!unfinished(&pg->lines[i]) && width(pg, &pg->lines[i]) + tolerance(widest) < widest))
			return false;
	return pg->n == 2 || (width(pg, &pg->lines[0]) <= widest + tolerance(widest) &&
						  width(pg, last) <= widest + tolerance(widest));
}

/* Whether a sentence ends only where the text does, if at all. */
static bool
is_one_sentence(const Page *pg)
{
	const ZhcLine *last = &pg->lines[pg->n - 1];

	for (uint32_t k = 0; k + 1 < pg->n; k++)
		if (pg->lines[k].ends == ZHC_END_STOP || zhc_line_holds_stop(pg->s, &pg->lines[k]))
			return false;
	return !zhc_line_holds_stop(pg->s, last) || last->ends == ZHC_END_STOP;
}

/* A word of the dictionary: how many characters, and its class as in name-words.tsv. */
typedef struct Word
{
	unsigned chars;
	char cls;
} Word;

/* The longest word that s starts with. */
static Word
word_at(const char *s, const char *end)
{
	Word w = {0, 0};
	uint64_t node = 0;

	for (unsigned n = 1; s < end; n++)
	{
		uint32_t cp;
		uint32_t code;

		s += zhc_decode(s, end, &cp);
		if (zhc_class(cp) != ZHC_C_HAN)
			break;
		code = zhc_trie_code(zhc_name_trie, zhc_char(cp) & ZHC_FOLD_MASK);
		node = code == 0 ? 0
			   : n == 1	 ? zhc_trie_first(zhc_name_trie, code)
						 : zhc_trie_next(zhc_name_trie, node, code);
		if (node == 0)
			break;
		if (ZHC_NODE_ENTRY(node) != 0)
			w = (Word){n, zhc_name_words[ZHC_NAME_ENTRY(ZHC_NODE_ENTRY(node))].cls};
	}
	return w;
}

/* The longest word, of four characters at most, that line l ends with. */
static Word
word_before_end(const Page *pg, const ZhcLine *l)
{
	Word best = {0, 0};
	uint32_t at = l->end;

	for (unsigned n = 1; n <= 4 && at > l->start; n++)
	{
		Word w;

		if (zhc_class(zhc_char_before(pg->s, l->start, at, &at)) != ZHC_C_HAN)
			break;
		w = word_at(pg->s + at, pg->s + l->end);
		if (w.chars == n)
			best = w;
	}
	return best;
}

/*
 * Whether the words at the first break are no end of a heading, or no start of a text: a function
 * word before it; a verb behind it; single characters on both sides, as where a name or a word
 * that the dictionary lacks was cut in two.
 */
static bool
is_inside(const Page *pg)
{
	const ZhcLine *c = &pg->lines[1];
	Word before;
	Word behind;

	if (pg->lines[pg->n - 1].ends != ZHC_END_STOP)
		return false;
	before = word_before_end(pg, &pg->lines[0]);
	behind = word_at(pg->s + c->start, pg->s + c->end);
	return before.cls == 'f' || (behind.chars > 1 && behind.cls == 'v') ||
		   (before.chars == 1 && behind.chars == 1);
}

/* Whether an interpunct of a name stands at the first break, or one character before it. */
static bool
breaks_at_dot(const Page *pg)
{
	const ZhcLine *p = &pg->lines[0];
	uint32_t cp;
	uint32_t at = p->end;

	zhc_decode(pg->s + pg->lines[1].start, pg->s + pg->lines[1].end, &cp);
	for (int n = 0; n < 3; n++)
	{
		if (cp == 0xB7 || cp == 0x30FB) /* · ・ */
			return true;
		if (at <= p->start)
			return false;
		cp = zhc_char_before(pg->s, p->start, at, &at);
	}
	return false;
}

/* Whether a date is cut at the first break: 2013年 / 8月, 3月5日 / 下午 is not looked for. */
static bool
breaks_date(const Page *pg)
{
	const ZhcLine *p = &pg->lines[0];
	const ZhcLine *c = &pg->lines[1];
	uint32_t cp;
	uint32_t at;

	zhc_decode(pg->s + c->start, pg->s + c->end, &cp);
	return zhc_line_digit(cp) && zhc_line_date_unit(zhc_char_before(pg->s, p->start, p->end, &at));
}

/* Whether two lines, of which no sentence ends the second, are one name or word cut in two. */
static bool
is_cut_name(const Page *pg)
{
	const ZhcLine *p = &pg->lines[0];
	const ZhcLine *c = &pg->lines[1];
	uint32_t cp[4];
	uint32_t n = 0;

	if (p->chars > 1 && c->chars == 1)
		return true;
	if (p->chars + c->chars > 4)
		return false;
	for (int k = 0; k < 2; k++)
		for (const char *s = pg->s + pg->lines[k].start; s < pg->s + pg->lines[k].end && n < 4;)
			s += zhc_decode(s, pg->s + pg->lines[k].end, &cp[n++]);
	return p->chars == 1 && zhc_may_be_person(cp, n);
}

/*
 * Whether the first line is no heading by its form: too short, begun or ended with a mark that
 * needs another, or with a quotation that the next line closes, or as reports begin.
 */
static bool
is_no_heading(const Page *pg)
{
	const ZhcLine *p = &pg->lines[0];
	const ZhcLine *c = &pg->lines[1];

	if (pg->lines[pg->n - 1].ends == ZHC_END_STOP ? p->cols < LEAST_HEADING
												  : pg->n == 2 && is_cut_name(pg))
		return true;
	return p->starts == ZHC_START_CLOSER || c->starts == ZHC_START_CLOSER || breaks_at_dot(pg) ||
		   breaks_date(pg) || zhc_line_opens_article(pg->s, p) || zhc_leaves_open(pg, p);
}

/*
 * Whether a blank line sets the first line apart: as it does on a page that has them after every
 * line, but not before the last alone, nor where the others follow each other without one.
 */
static bool
is_set_apart(const Page *pg)
{
	if (pg->lines[1].blanks == 0)
		return false;
	for (uint32_t i = 2; i < pg->n; i++)
		if (pg->lines[i].blanks == 0)
			return true;
	return pg->n == 2 && (pg->lines[1].ends != ZHC_END_OPEN || !zhc_breaks_word(pg, 1) ||
						  (unsigned char) pg->s[pg->lines[1].start] < 0x80);
}

/* Whether the first line is the name of a column or a label: something stands by itself. */
static bool
is_label(const Page *pg)
{
	const ZhcLine *p = &pg->lines[0];
	size_t n = p->end - p->start;
	const ZhcLineWord *w =
		zhc_line_word(pg->s + p->start, n, ZHC_WORD_COLUMN | ZHC_WORD_RELATED | ZHC_WORD_LABEL);

	return w != NULL && w->len == n;
}

/* Whether the first line is the name of a person over paragraphs that each are a line: an author's.
 */
static bool
is_author(const Page *pg)
{
	return pg->n > 2 && pg->lines[1].ends == ZHC_END_STOP && pg->lines[1].cols > NARROW &&
		   zhc_text_may_be_person(pg->s + pg->lines[0].start, pg->s + pg->lines[0].end);
}

bool
zhc_is_excerpt(const Page *pg)
{
	const ZhcLine *p = &pg->lines[0];
	const ZhcLine *c = &pg->lines[1];

	if (pg->n > EXCERPT || !may_be_excerpt(pg) || !is_filled(pg) || is_label(pg) ||
		is_set_apart(pg) || is_author(pg))
		return false;
	if (!unfinished(p)) /* 他说： / “… */
		return p->ends == ZHC_END_COLON && c->starts == ZHC_START_QUOTE && is_one_sentence(pg);
	if (is_no_heading(pg))
		return true;
	return is_one_sentence(pg) && (pg->n > 2 || c->cols <= NARROW) &&
		   (zhc_breaks_word(pg, 1) || is_inside(pg) || zhc_line_clauses(pg->s, p) > 0);
}
