/*
 * crossing.c - what shows by itself that a sentence goes on over a line break
 */
#include "blocks.h"
#include "bylines.h"
#include "chars.h"
#include "chunks.h"
#include "lexicon.h"
#include "linewords.h"
#include "namewords.h"
#include "page.h"
#include "utf8.h"

#define FEW			12	/* lines of an excerpt */
#define USUAL		100 /* cost of the rarest word that counts: four in a million */
#define MOST_LINKS	12	/* lines of a list of headlines, on either side */
#define LINK_COLS	60	/* of one of them */
#define MOST_BEHIND 4	/* characters of a word behind the break that are looked at */

/* Words that say when. */
#define TIMES                                                                                      \
	(ZHC_LEX_BIT(YEAR) | ZHC_LEX_BIT(MONTH) | ZHC_LEX_BIT(WEEK) | ZHC_LEX_BIT(DAY) |               \
	 ZHC_LEX_BIT(DAY_PART) | ZHC_LEX_BIT(TODAY))

/* Whether a byte may lead a quote or a bracket that is not ASCII, as those of most characters do
 * not.
 */
static inline bool
may_lead(char c)
{
	unsigned char lead = (unsigned char) c;

	return (lead == 0xE2) | (lead == 0xE3) | (lead >= 0xEF);
}

/* The first such byte from p on, or the end. */
static inline const char *
next_lead(const char *p, const char *end)
{
	for (unsigned i = ZHC_BLOCK; i == ZHC_BLOCK && end - p >= ZHC_BLOCK; p += i)
	{
		unsigned char hits[ZHC_BLOCK];

		for (i = 0; i < ZHC_BLOCK; i++)
			hits[i] = may_lead(p[i]);
		i = zhc_first_hit(hits);
	}
	while (p < end && !may_lead(*p))
		p++;
	return p;
}

/*
 * How many quotes and brackets are opened in the line and not closed; with `brackets`, no quotes.
 * *closed: as many are closed in it that were opened before.
 */
static int
count_open(const Page *pg, const ZhcLine *l, bool brackets, int *closed)
{
	const char *end = pg->s + l->end;
	int depth = 0;
	int len;
	uint32_t cp;

	*closed = 0;
	for (const char *p = pg->s + l->start; (p = next_lead(p, end)) < end; p += len)
	{
		ZhcClass class;

		len = zhc_decode(p, end, &cp);
		class = cp < 0x2018 || (brackets && cp < 0x300E) || (brackets && cp == 0x300F)
					? ZHC_C_HAN
					: zhc_class(cp);
		if (class == ZHC_C_OPEN)
			depth++;
		else if (class == ZHC_C_CLOSE && depth > 0)
			depth--;
		else if (class == ZHC_C_CLOSE)
			++*closed;
	}
	return depth;
}

bool
zhc_leaves_open(const Page *pg, const ZhcLine *l)
{
	int closed;

	return count_open(pg, l, false, &closed) > 0;
}

bool
zhc_breaks_bracket(const Page *pg, uint32_t i)
{
	const ZhcLine *p = &pg->lines[i - 1];
	const ZhcLine *c = &pg->lines[i];
	int closed;

	return p->cols <= MAX_WIDTH && c->cols <= MAX_WIDTH && unfinished(p) &&
		   c->starts != ZHC_START_QUOTE && c->starts != ZHC_START_NUMBER &&
		   count_open(pg, p, true, &closed) > 0 && count_open(pg, c, true, &closed) == 0 &&
		   closed > 0;
}

/* Whether an entry of the trie is a word that is not rare, or a name. */
static bool
is_usual(uint32_t entry)
{
	uint32_t word = ZHC_NAME_ENTRY(entry);

	return zhc_name_cost(word) < USUAL || zhc_name_flags(word) & ~ZHC_NW(WORD);
}

/* Whether a word of the dictionary begins with the character at byte `from` and ends beyond `to`.
 */
static bool
straddles(const char *from, const char *to, const char *next, const char *end)
{
	uint64_t node = 0;
	unsigned behind = 0;

	for (const char *p = from; p < end && behind < MOST_BEHIND; behind += p >= next)
	{
		uint32_t cp;
		uint32_t code;

		if (p == to)
			p = next;
		p += zhc_decode(p, end, &cp);
		if (zhc_class(cp) != ZHC_C_HAN)
			return false;
		code = zhc_trie_code(zhc_name_trie, zhc_char(cp) & ZHC_FOLD_MASK);
		node = code == 0   ? 0
			   : node == 0 ? zhc_trie_first(zhc_name_trie, code)
						   : zhc_trie_next(zhc_name_trie, node, code);
		if (node == 0)
			return false;
		if (p > next && ZHC_NODE_ENTRY(node) != 0 && is_usual(ZHC_NODE_ENTRY(node)))
			return true;
	}
	return false;
}

/* Whether a number is cut at the break between lines p and c: 191. / 7万, 2860 / 万元 */
static bool
breaks_number(const Page *pg, const ZhcLine *p, const ZhcLine *c)
{
	static const char *const units[] = {"万", "萬", "亿", "億", "元", "年",
										"月", "日", "时", "個", "个"};
	const char *last = pg->s + p->end - 1;
	const char *first = pg->s + c->start;

	if (p->cols < 2 || ((unsigned char) (*last - '0') > 9 && *last != '.'))
		return false;
	if ((unsigned char) (*first - '0') <= 9)
		return true;
	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++)
		if (c->end - c->start >= 3 && *last != '.' && memcmp(first, units[i], 3) == 0)
			return true;
	return false;
}

/* Whether line p ends with a month and line c begins with the day: 4月 / 20日 */
static bool
breaks_before_day(const Page *pg, const ZhcLine *p, const ZhcLine *c)
{
	const char *q = pg->s + c->start;
	const char *end = pg->s + c->end;

	if (p->end - p->start < 4 || memcmp(pg->s + p->end - 3, "月", 3) != 0 ||
		(unsigned char) (pg->s[p->end - 4] - '0') > 9)
		return false;
	while (q < end && q < pg->s + c->start + 2 && *q >= '0' && *q <= '9')
		q++;
	return q > pg->s + c->start && end - q >= 3 && memcmp(q, "日", 3) == 0;
}

bool
zhc_breaks_date(const Page *pg, const ZhcLine *p, const ZhcLine *c)
{
	uint32_t cp;

	if (breaks_before_day(pg, p, c))
		return true;
	if ((unsigned char) (pg->s[p->end - 1] - '0') > 9)
		return false;
	zhc_decode(pg->s + c->start, pg->s + c->end, &cp);
	return zhc_line_date_unit(cp) &&
		   zhc_line_word(pg->s + p->start, p->end - p->start, ZHC_WORD_AGENCY) != NULL;
}

bool
zhc_breaks_word(const Page *pg, uint32_t i)
{
	const ZhcLine *p = &pg->lines[i - 1];
	const ZhcLine *c = &pg->lines[i];
	uint32_t at = p->end;

	if (p->ends != ZHC_END_OPEN || c->starts != ZHC_START_WORD)
		return false;
	if (breaks_number(pg, p, c))
		return true;
	for (int n = 0; n < 3 && at > p->start; n++)
	{
		if (zhc_class(zhc_char_before(pg->s, p->start, at, &at)) != ZHC_C_HAN)
			return false;
		if (straddles(pg->s + at, pg->s + p->end, pg->s + c->start, pg->s + c->end))
			return true;
	}
	return false;
}

/* Whether the two characters at p are a word of the dictionary. */
static bool
is_pair(const char *p, const char *end)
{
	return end - p >= 6 && zhc_is_plain_han(p) && zhc_is_plain_han(p + 3) &&
		   straddles(p, p + 3, p + 3, p + 6);
}

/* Whether a word of two characters and more that says when stands at p. */
static bool
is_time(const char *p, const char *end)
{
	uint16_t code[MOST_BEHIND];
	uint32_t n = 0;
	uint32_t len = 0;

	for (uint32_t cp; p < end && n < MOST_BEHIND; n++)
	{
		p += zhc_decode(p, end, &cp);
		code[n] = zhc_lex_code(zhc_char(cp) & ZHC_FOLD_MASK);
	}
	return zhc_lex_find(code, 0, n, TIMES, &len) && len >= 2;
}

bool
zhc_begins_word(const Page *pg, uint32_t i)
{
	const char *p = pg->s + pg->lines[i].start;
	const char *end = pg->s + pg->lines[i].end;

	return is_pair(p, end) || is_time(p, end);
}

bool
zhc_parts_words_at(const Page *pg, uint32_t i)
{
	const ZhcLine *p = &pg->lines[i - 1];

	return p->end - p->start >= 6 && is_pair(pg->s + p->end - 6, pg->s + p->end) &&
		   zhc_begins_word(pg, i);
}

/* Whether the text is a few lines, and one sentence or less ends in them, at their end. */
static bool
is_one_sentence(const Page *pg)
{
	if (pg->n > FEW)
		return false;
	for (uint32_t k = 0; k + 1 < pg->n; k++)
		if (!unfinished(&pg->lines[k]) || zhc_line_holds_stop(pg->s, &pg->lines[k]))
			return false;
	return !zhc_line_holds_stop(pg->s, &pg->lines[pg->n - 1]) ||
		   pg->lines[pg->n - 1].ends == ZHC_END_STOP;
}

bool
zhc_begins_cut(const Page *pg, uint32_t i)
{
	const ZhcLine *p = &pg->lines[0];
	const ZhcLine *c = &pg->lines[1];

	return i == 1 && c->kind == ZHC_LINE_BODY && p->kind == ZHC_LINE_BODY && c->indent < INDENT &&
		   p->cols < c->cols && c->cols >= MIN_WIDTH && c->cols <= MAX_WIDTH && unfinished(p) &&
		   !zhc_is_list(pg, 0) && !zhc_is_verse(pg, 0) &&
		   (p->ends == ZHC_END_COMMA || p->cols <= 2 || zhc_leaves_open(pg, p) ||
			(is_one_sentence(pg) && zhc_breaks_word(pg, i) && !zhc_line_opens_article(pg->s, c) &&
			 !zhc_line_cites_dispatch(pg->s, c)));
}

bool
zhc_credit_goes_on(const Page *pg, uint32_t i)
{
	const ZhcLine *p = &pg->lines[i - 1];
	const ZhcLine *c = &pg->lines[i];

	if (p->kind != ZHC_LINE_CAPTION || p->ends != ZHC_END_OPEN || c->ends != ZHC_END_OPEN ||
		c->marked || c->cols >= p->cols || !zhc_line_holds_stop(pg->s, p))
		return false;
	for (uint32_t len = 3; len <= 6 && len < c->end - c->start; len += 3)
	{
		const ZhcLineWord *w = zhc_line_word(pg->s + c->end - len, len, ZHC_WORD_PHOTO);

		if (w && w->len == len)
			return true;
	}
	return false;
}

/* Whether the line begins with a verb of saying and a comma, as no paragraph does: 介绍，… */
static bool
says(const char *p, const char *end)
{
	const ZhcLineWord *w = zhc_line_word(p, (size_t) (end - p), ZHC_WORD_SAY);

	return w && end - p > (ptrdiff_t) w->len + 3 &&
		   (memcmp(p + w->len, "，", 3) == 0 || memcmp(p + w->len, "：", 3) == 0);
}

bool
zhc_breaks_speaker(const Page *pg, uint32_t i)
{
	static const char *const pronouns[] = {"他", "她", "它", "牠", "您", "你", "我", "誰", "谁"};
	const ZhcLine *c = &pg->lines[i];
	const char *p = pg->s + c->start;

	if (c[-1].ends != ZHC_END_OPEN || c->end - c->start < 12 || !zhc_is_plain_han(p) ||
		!says(p + 3, pg->s + c->end))
		return false;
	for (size_t k = 0; k < sizeof pronouns / sizeof *pronouns; k++)
		if (memcmp(p, pronouns[k], 3) == 0)
			return false;
	return true;
}

/* Whether a clause and a word that something must follow end the line: …，很多时候难在 */
static bool
needs_object(const Page *pg, const ZhcLine *l)
{
	const ZhcLineWord *w =
		l->end - l->start > 3 ? zhc_line_word(pg->s + l->end - 3, 3, ZHC_WORD_BIND) : NULL;

	return w && w->len == 3 && zhc_line_clauses(pg->s, l) > 0;
}

bool
zhc_goes_on_in_words(const Page *pg, uint32_t i)
{
	const ZhcLine *c = &pg->lines[i];

	return says(pg->s + c->start, pg->s + c->end) || zhc_breaks_speaker(pg, i) ||
		   needs_object(pg, &pg->lines[i - 1]);
}

/* Whether line i may be one of a list of headlines: short, without the end of a sentence. */
static bool
may_be_link(const ZhcLine *l)
{
	return l->ends == ZHC_END_OPEN && l->kind == ZHC_LINE_BODY && l->cols <= LINK_COLS;
}

bool
zhc_is_link(const Page *pg, uint32_t i)
{
	uint32_t from = i - 1;
	uint32_t to = i;

	if (!may_be_link(&pg->lines[i]) || !may_be_link(&pg->lines[from]))
		return false;
	while (from > 0 && i - from < MOST_LINKS && may_be_link(&pg->lines[from - 1]) &&
		   pg->lines[from].blanks == 0 && !zhc_announces(pg->s, &pg->lines[from]))
		from--;
	if (!zhc_announces(pg->s, &pg->lines[from]) &&
		(from == 0 || !zhc_announces(pg->s, &pg->lines[from - 1])))
		return false;
	while (to + 1 < pg->n && to - i < MOST_LINKS && pg->lines[to + 1].blanks == 0)
		to++;
	for (uint32_t k = i; k <= to; k++)
		if (pg->lines[k].ends == ZHC_END_STOP)
			return false;
	return true;
}

/* Whether a line that is nothing but a dateline ends with 讯, 电 or a bracket, not with a name. */
static bool
ends_dateline(const Page *pg, const ZhcLine *p)
{
	const char *last;

	if (!p->dateline || p->end - p->start <= 6)
		return false;
	last = pg->s + p->end - 3;
	return memcmp(last, "）", 3) == 0 || zhc_line_word(last, 3, ZHC_WORD_REPORT) != NULL;
}

bool
zhc_report_goes_on(const Page *pg, uint32_t first, uint32_t i)
{
	const ZhcLine *p = &pg->lines[i - 1];
	const ZhcLine *c = &pg->lines[i];

	if (first != i - 1 || c->kind != ZHC_LINE_BODY || c->indent >= INDENT || c->cols > MAX_WIDTH ||
		!unfinished(p))
		return false;
	if (p->cols >= c->cols) /* 　　本报讯（记者 某某） and the text below it, without indent */
		return p->indent >= INDENT && p->end - p->start > 6 &&
			   memcmp(pg->s + p->end - 3, "）", 3) == 0 && zhc_line_opens_article(pg->s, p);
	return zhc_breaks_date(pg, p, c) ||
		   ((p->kind == ZHC_LINE_BODY || ends_dateline(pg, p)) &&
			2 * width(pg, p) >= width(pg, c) && zhc_line_opens_article(pg->s, p));
}
