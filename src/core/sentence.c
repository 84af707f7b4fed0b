/*
 * sentence.c - cutting paragraphs into sentences
 */
#include "sentence.h"

#include "chars.h"
#include "linewords.h"
#include "utf8.h"

#define MAX_DEPTH 8	  /* quotes and brackets followed at a time */
#define MAX_INNER 200 /* characters after which an open bracket is taken for a stray one */
#define MAX_TAIL  16  /* characters of an attribution behind a quotation */

typedef struct Cutter
{
	const ZhcAlloc *al;
	const ZhcClean *c;
	ZhcSentences *out;
	size_t cap;
	uint32_t para;
	uint32_t start; /* of the sentence */
	uint32_t end;	/* of the paragraph */
	int depth;
	uint32_t opened[MAX_DEPTH]; /* where the open quotes and brackets stand */
} Cutter;

static bool
is_quote(uint32_t cp)
{
	return cp == 0x201C || cp == 0x2018 || cp == 0x300C || cp == 0x300E;
}

/* The mark that closes what cp opens. */
static uint32_t
partner(uint32_t cp)
{
	switch (cp)
	{
		case 0x201C: /* “ */
		case 0x2018: /* ‘ */
		case 0x300C: /* 「 */
		case 0x300E: /* 『 */
		case 0x300A: /* 《 */
		case 0x3008: /* 〈 */
		case 0x3010: /* 【 */
		case 0x3014: /* 〔 */
			return cp + 1;
		case 0xFF08: /* （ */
			return 0xFF09;
		case '(':
			return ')';
		default:
			return 0;
	}
}

static bool
is_stop(uint32_t cp)
{
	return zhc_class(cp) == ZHC_C_STOP || cp == 0x22EF;
}

/* Marks before which a quotation is speech, and behind which a clause goes on. */
static bool
is_clause_mark(uint32_t cp)
{
	return cp == 0xFF0C || cp == 0xFF1A || cp == 0x3001 || cp == 0xFF1B || cp == ',' || cp == ':' ||
		   cp == ';';
}

/* Whether the quote at i opens speech: at the start of a paragraph or sentence, or after a mark. */
static bool
opens_speech(const Cutter *t, uint32_t i)
{
	uint32_t before;

	if (i == t->start || i == t->c->paras[t->para].start)
		return true;
	before = t->c->cp[i - 1];
	return is_clause_mark(before) || is_stop(before) || zhc_class(before) == ZHC_C_CLOSE ||
		   is_quote(before) || before == 0x2014;
}

/* Follow quotes and brackets over character i. */
static void
track(Cutter *t, uint32_t i)
{
	uint32_t cp = t->c->cp[i];

	while (t->depth > 0 && !is_quote(t->c->cp[t->opened[t->depth - 1]]) &&
		   i - t->opened[t->depth - 1] > MAX_INNER)
		t->depth--;
	if (partner(cp) && t->depth < MAX_DEPTH)
		t->opened[t->depth++] = i;
	else
		for (int k = t->depth - 1; k >= 0; k--)
			if (partner(t->c->cp[t->opened[k]]) == cp)
			{
				t->depth = k;
				break;
			}
}

/* Whether a stop at the present depth ends a sentence: not inside titles, brackets, phrases. */
static bool
may_end(const Cutter *t)
{
	for (int k = 0; k < t->depth; k++)
		if (!is_quote(t->c->cp[t->opened[k]]) || !opens_speech(t, t->opened[k]))
			return false;
	return true;
}

/* The word before character i is one of saying. */
static bool
ends_in_saying(const Cutter *t, uint32_t from, uint32_t i)
{
	char utf8[16];

	for (uint32_t len = 1; len <= 3 && i - from >= len; len++)
	{
		size_t n = 0;
		const ZhcLineWord *w;

		for (uint32_t k = i - len; k < i; k++)
			n += (size_t) zhc_encode(t->c->cp[k], utf8 + n);
		w = zhc_line_word(utf8, n, ZHC_WORD_SAY);
		if (w && w->len == n)
			return true;
	}
	return false;
}

/*
 * Behind the closing quote before i: where the sentence ends that the quotation is part of.  i
 * itself when nothing more belongs to it; t->end + 1 when the sentence goes on.
 */
static uint32_t
tail_of_quotation(const Cutter *t, uint32_t i)
{
	uint32_t k = i;

	if (is_clause_mark(t->c->cp[i]) || t->c->cp[i] == 0x7684 /* 的 */)
		return t->end + 1;
	while (k < t->end && k - i < MAX_TAIL && !is_stop(t->c->cp[k]) &&
		   !is_clause_mark(t->c->cp[k]) && !partner(t->c->cp[k]))
		k++;
	if (k == t->end || k == i || !ends_in_saying(t, i, k))
		return i;
	if (is_clause_mark(t->c->cp[k]))
		return t->end + 1;
	return is_stop(t->c->cp[k]) ? k + 1 : i;
}

/* An ASCII full stop ends a sentence before a blank and a capital, and at the end. */
static bool
is_full_stop(const Cutter *t, uint32_t i)
{
	uint32_t next;

	if (t->c->cp[i] != '.' || i == t->start)
		return false;
	if (i + 1 == t->end)
		return true;
	if (t->c->cp[i + 1] != ' ' || i + 2 >= t->end)
		return false;
	next = t->c->cp[i + 2];
	return ((next >= 'A' && next <= 'Z') || next == 0x201C) &&
		   !(i - t->start >= 1 && t->c->cp[i - 1] >= 'A' && t->c->cp[i - 1] <= 'Z'); /* J. Smith */
}

static ZhcStatus
add(Cutter *t, uint32_t end)
{
	ZhcStatus st;
	uint32_t start = t->start;

	t->start = end;
	while (start < end && t->c->cp[start] == ' ')
		start++;
	while (end > start && t->c->cp[end - 1] == ' ')
		end--;
	if (start == end)
		return ZHC_OK;
	st = zhc_array_reserve(t->al, (void **) &t->out->row, &t->cap, (size_t) t->out->n + 1,
						   sizeof(ZhcSentence));
	if (st == ZHC_OK)
		t->out->row[t->out->n++] = (ZhcSentence){start, end, t->para};
	return st;
}

/*
 * A stop stands at i: the end of its sentence, or 0 when the sentence goes on.  *next is where to
 * look on.
 */
static uint32_t
end_of_sentence(Cutter *t, uint32_t i, uint32_t *next)
{
	bool ended = may_end(t);
	bool quoted = false;
	bool ellipsis = t->c->cp[i] == 0x2026 || t->c->cp[i] == 0x22EF;
	uint32_t k = i;

	while (k < t->end && is_stop(t->c->cp[k]))
		k++;
	while (k < t->end && zhc_class(t->c->cp[k]) == ZHC_C_CLOSE)
	{
		quoted = quoted || (t->depth > 0 && is_quote(t->c->cp[t->opened[t->depth - 1]]));
		track(t, k++);
	}
	*next = k;
	if (!ended)
		return 0;
	if (k == t->end)
		return k;
	if (is_clause_mark(t->c->cp[k]) || (ellipsis && k - t->start < 6 && !quoted))
		return 0;
	if (quoted)
		k = tail_of_quotation(t, k);
	if (k > t->end)
		return 0;
	*next = k;
	return k;
}

static ZhcStatus
cut_paragraph(Cutter *t)
{
	ZhcStatus st = ZHC_OK;

	t->depth = 0;
	for (uint32_t i = t->start; i < t->end && st == ZHC_OK; i++)
	{
		uint32_t end = 0;
		uint32_t next = i + 1;

		if (is_stop(t->c->cp[i]))
			end = end_of_sentence(t, i, &next);
		else if (is_full_stop(t, i))
			end = i + 1;
		else
			track(t, i);
		if (end > 0)
			st = add(t, end);
		i = next - 1;
		if (i % 65536 == 0)
			zhc_poll(t->al);
	}
	return st == ZHC_OK && t->start < t->end ? add(t, t->end) : st;
}

ZhcStatus
zhc_sentences(const ZhcAlloc *al, const ZhcClean *clean, ZhcSentences *out)
{
	Cutter t = {.al = al, .c = clean, .out = out};
	ZhcStatus st = ZHC_OK;

	memset(out, 0, sizeof(*out));
	for (t.para = 0; t.para < clean->nparas && st == ZHC_OK; t.para++)
	{
		const ZhcPara *p = &clean->paras[t.para];

		t.start = p->start;
		t.end = p->end;
		if (p->kind == ZHC_LINE_HEADING || p->kind == ZHC_LINE_BYLINE)
			st = add(&t, p->end);
		else
			st = cut_paragraph(&t);
		if (t.para % 1024 == 0)
			zhc_poll(al);
	}
	if (st != ZHC_OK)
	{
		al->free(al->ctx, out->row);
		memset(out, 0, sizeof(*out));
	}
	return st;
}
