/*
 * headclues.c - the clues by which the lines above a text are told apart
 */
#include "headclues.h"

#include <string.h>

#include "chars.h"
#include "knownname.h"
#include "linewords.h"
#include "utf8.h"

#define START	   60  /* characters of the lead that its first sentence has, about */
#define BUCKETS	   256 /* of the pairs of the lead */
#define SHORT_PART 6   /* columns of a part that a line was broken behind or before */
#define NEAR	   4   /* columns by which two lines of one headline differ */
#define NAME	   4   /* characters of who wrote the text */
#define SPEAKER	   10  /* characters of who says the rest, before a colon */
#define DATELINE   16  /* characters of （槟城8日讯） */

/* ---- lines without blanks, folded ---------------------------------------------------------- */

/* A line as it is compared with the lead. */
typedef struct Line
{
	uint32_t cp[ZHC_HEAD_CHARS];   /* folded, without blanks */
	uint32_t sign[ZHC_HEAD_CHARS]; /* the same as printed: folding makes quotes and dashes alike */
	uint32_t n;
	unsigned cols;
	ZhcHeadWords words;
	unsigned share;	 /* hundredths of its pairs that stand in the lead */
	unsigned start;	 /* and in its first sentence */
	uint32_t first;	 /* where the first of them stands; ZHC_HEAD_LEAD when none does */
	bool first_told; /* its first two characters stand in the first sentence */
	bool last_told;	 /* its last two do */
} Line;

/* The lead, folded, and where each pair of it stands first. */
typedef struct Lead
{
	uint32_t cp[ZHC_HEAD_LEAD];
	uint32_t n;
	uint8_t head[BUCKETS]; /* place behind the first pair of the bucket, 0: none */
	uint8_t next[ZHC_HEAD_LEAD];
} Lead;

static uint32_t
folded(uint32_t cp)
{
	return zhc_char(cp) & ZHC_FOLD_MASK;
}

/* Whether the character counts among those that a line shares with the lead. */
static bool
counts(uint32_t cp)
{
	ZhcClass class = zhc_class(cp);

	return class == ZHC_C_HAN || class == ZHC_C_LETTER || class == ZHC_C_DIGIT;
}

static unsigned
bucket_of(uint32_t a, uint32_t b)
{
	return (a * 31 + b) * 0x9E3779B1u >> 24;
}

/* Where the pair stands in the lead first; ZHC_HEAD_LEAD when it does not. */
static uint32_t
place_of(const Lead *lead, uint32_t a, uint32_t b)
{
	for (unsigned k = lead->head[bucket_of(a, b)]; k > 0; k = lead->next[k - 1])
		if (lead->cp[k - 1] == a && lead->cp[k] == b)
			return k - 1;
	return ZHC_HEAD_LEAD;
}

static void
read_lead(Lead *lead, const ZhcHeadBlock *b)
{
	lead->n = b->nlead;
	memset(lead->head, 0, sizeof(lead->head));
	for (uint32_t i = 0; i < b->nlead; i++)
		lead->cp[i] = folded(b->lead[i]);
	for (uint32_t i = lead->n > 0 ? lead->n - 1 : 0;
		 i-- > 0;) /* so that the first is found first */
	{
		unsigned k = bucket_of(lead->cp[i], lead->cp[i + 1]);

		lead->next[i] = lead->head[k];
		lead->head[k] = (uint8_t) (i + 1);
	}
}

/* Whether the three characters stand in the lead. */
static bool
holds_three(const Lead *lead, uint32_t a, uint32_t b, uint32_t c)
{
	for (unsigned k = lead->head[bucket_of(a, b)]; k > 0; k = lead->next[k - 1])
		if (lead->cp[k - 1] == a && lead->cp[k] == b && k + 1 < lead->n && lead->cp[k + 1] == c)
			return true;
	return false;
}

static bool
is_blank(uint32_t cp)
{
	return cp <= ' ' || cp == 0x3000;
}

/* Compare a line with the lead. */
static void
read_line(Line *l, const ZhcHeadLine *from, const Lead *lead)
{
	unsigned of = 0, in_lead = 0, in_start = 0;

	*l = (Line){.words = zhc_head_words(from->cp, from->n), .first = ZHC_HEAD_LEAD};
	for (uint32_t i = 0; i < from->n; i++)
	{
		l->cols += from->cp[i] < 0x800 ? 1 : 2;
		if (is_blank(from->cp[i]))
			continue;
		l->sign[l->n] = from->cp[i];
		l->cp[l->n++] = folded(from->cp[i]);
	}
	if (l->n == 0)
		l->cp[l->n++] = l->sign[0] = ' ';
	for (uint32_t i = 0; i + 1 < l->n; i++)
	{
		uint32_t at;

		if (!counts(l->cp[i]) || !counts(l->cp[i + 1]))
			continue;
		of++;
		at = place_of(lead, l->cp[i], l->cp[i + 1]);
		in_lead += at < ZHC_HEAD_LEAD;
		in_start += at + 1 < START;
		l->first = at < l->first ? at : l->first;
		l->first_told = l->first_told || (i == 0 && at + 1 < START);
		l->last_told = i + 2 == l->n && at + 1 < START;
	}
	of += of == 0;
	l->share = 100 * in_lead / of;
	l->start = 100 * in_start / of;
}

/* ---- clues of a line ----------------------------------------------------------------------- */

static void
note(ZhcClueList *list, unsigned clue, bool holds)
{
	if (holds)
		list->id[list->n++] = (uint8_t) clue;
}

/* Note the clues from `clue` on, n of them, whose limits the value exceeds. */
static void
note_more(ZhcClueList *list, unsigned clue, unsigned value, const unsigned *limits, size_t n)
{
	for (size_t i = 0; i < n && value > limits[i]; i++)
		list->id[list->n++] = (uint8_t) (clue + i);
}

#define NOTE_MORE(list, clue, value, ...)                                                          \
	do                                                                                             \
	{                                                                                              \
		static const unsigned limits[] = {__VA_ARGS__};                                            \
                                                                                                   \
		note_more(list, clue, value, limits, sizeof limits / sizeof *limits);                      \
	} while (0)

static bool
holds(const Line *l, uint32_t cp)
{
	for (uint32_t i = 0; i < l->n; i++)
		if (l->sign[i] == cp)
			return true;
	return false;
}

static bool
is_dash(uint32_t cp)
{
	return cp == 0x2014 || cp == 0x2015 || cp == 0x2500; /* — ― ─ */
}

static bool
opens_quote(uint32_t cp)
{
	return cp == 0x201C || cp == 0x300C || cp == 0x300E; /* “ 「 『 */
}

static bool
closes_quote(uint32_t cp)
{
	return cp == 0x201D || cp == 0x300D || cp == 0x300F; /* ” 」 』 */
}

/* Whether a few characters and a colon begin the line: 市府：… */
static bool
names_speaker(const Line *l)
{
	for (uint32_t i = 0; i < l->n && i <= SPEAKER; i++)
	{
		if (l->sign[i] == ':' || l->sign[i] == 0xFF1A)
			return i >= 2 && i + 1 < l->n;
		if (opens_quote(l->sign[i]) || l->sign[i] == ',' || l->sign[i] == 0xFF0C)
			return false;
	}
	return false;
}

/* Columns of the first part of a line, before a blank, and of the last; 0 where it has no parts. */
static unsigned
part_cols(const ZhcHeadLine *l, bool last)
{
	unsigned cols = 0;

	for (uint32_t i = 0; i < l->n; i++)
	{
		uint32_t cp = l->cp[last ? l->n - 1 - i : i];

		if (is_blank(cp))
			return cols;
		cols += cp < 0x800 ? 1 : 2;
	}
	return 0;
}

/* Whether the line is two parts of one length. */
static bool
is_couplet(const ZhcHeadLine *from, const Line *l)
{
	unsigned first = part_cols(from, false);

	return first > 0 && first == part_cols(from, true) && from->n == l->n + 1;
}

static void
note_words(ZhcClueList *out, const ZhcHeadWords *w)
{
	note(out, ZHC_CLUE_tells, w->tells);
	note(out, ZHC_CLUE_begins, w->begins);
	note(out, ZHC_CLUE_opens, w->opens);
	note(out, ZHC_CLUE_within, w->within);
	note(out, ZHC_CLUE_located, w->located);
	note(out, ZHC_CLUE_acts, w->acts);
	note(out, ZHC_CLUE_amounts, w->amounts);
	note(out, ZHC_CLUE_marked, w->marked);
	note(out, ZHC_CLUE_quoted, w->quoted);
	note(out, ZHC_CLUE_counted, w->counted);
	note(out, ZHC_CLUE_blank, w->blank);
	note(out, ZHC_CLUE_dated, w->dated);
	note(out, ZHC_CLUE_placed, w->placed);
	note(out, ZHC_CLUE_reported, w->reported);
	note(out, ZHC_CLUE_stresses, w->stresses);
	note(out, ZHC_CLUE_convened, w->convened);
	note(out, ZHC_CLUE_issues, w->issues);
	note(out, ZHC_CLUE_occasion, w->occasion);
}

/* Whether the line begins with a verb of saying or stressing, without who does: 强调…, 呼籲… */
static bool
says(const Line *l)
{
	char text[2 * ZHC_UTF8_MAX];
	size_t n = (size_t) zhc_encode(l->cp[0], text);

	if (l->n < 3)
		return false;
	n += (size_t) zhc_encode(l->cp[1], text + n);
	return zhc_line_word(text, n, ZHC_WORD_STRESS | ZHC_WORD_SAY) != NULL;
}

/* The signs in a line and at its ends. */
static void
note_signs(ZhcClueList *out, const Line *l)
{
	uint32_t first = l->sign[0];
	uint32_t last = l->sign[l->n - 1];

	note(out, ZHC_CLUE_says, says(l));
	note(out, ZHC_CLUE_comma, holds(l, 0xFF0C) || holds(l, ','));
	note(out, ZHC_CLUE_enumerates, holds(l, 0x3001)); /* 、 */
	note(out, ZHC_CLUE_source, names_speaker(l));
	note(out, ZHC_CLUE_colon, last == ':' || last == 0xFF1A);
	note(out, ZHC_CLUE_asks, last == '?' || last == 0xFF1F);
	note(out, ZHC_CLUE_exclaims, last == '!' || last == 0xFF01);
	note(out, ZHC_CLUE_dash, is_dash(first));
	note(out, ZHC_CLUE_dash_behind, is_dash(last));
	note(out, ZHC_CLUE_spoken, opens_quote(first) && closes_quote(last));
	note(out, ZHC_CLUE_bracketed, first == 0x3010 && last == 0x3011); /* 【 】 */
	note(out, ZHC_CLUE_person, l->n <= NAME && zhc_may_be_person(l->cp, l->n));
	note(out, ZHC_CLUE_quotes, holds(l, 0x201C) || holds(l, 0x300C));
	note(out, ZHC_CLUE_titled, holds(l, 0x300A)); /* 《 */
}

/* How wide a line is, by itself and beside the n others, of `cols` columns together. */
static void
note_width(ZhcClueList *out, unsigned cols, unsigned others, unsigned n)
{
	NOTE_MORE(out, ZHC_CLUE_cols_8, cols, 8, 12, 16, 20, 26, 32, 44);
	NOTE_MORE(out, ZHC_CLUE_width_40, others > 0 ? 100 * cols * n / others : 100, 40, 60, 80, 95,
			  105, 125, 160, 250);
}

static void
note_shares(ZhcClueList *out, const Line *l)
{
	NOTE_MORE(out, ZHC_CLUE_lead_0, l->share, 0, 15, 30, 50, 70);
	NOTE_MORE(out, ZHC_CLUE_start_0, l->start, 0, 15, 30, 50, 70);
	note(out, ZHC_CLUE_first_told, l->first_told);
	note(out, ZHC_CLUE_last_told, l->last_told);
	if (l->first < ZHC_HEAD_LEAD)
		NOTE_MORE(out, ZHC_CLUE_at_5, l->first, 5, 15, 40, 90);
}

/* ---- clues of two lines -------------------------------------------------------------------- */

/* Whether the line opens a quotation or a title that it does not close. */
static bool
leaves_open(const Line *l)
{
	int open = 0;

	for (uint32_t i = 0; i < l->n; i++)
		open += opens_quote(l->sign[i]) || l->sign[i] == 0x300A
					? 1
					: -(closes_quote(l->sign[i]) || l->sign[i] == 0x300B);
	return open > 0;
}

/* Hundredths of the pairs of a that stand in b. */
static unsigned
shared_between(const Line *a, const Line *b)
{
	unsigned of = 0, shared = 0;

	for (uint32_t i = 0; i + 1 < a->n; i++)
	{
		if (!counts(a->cp[i]) || !counts(a->cp[i + 1]))
			continue;
		of++;
		for (uint32_t k = 0; k + 1 < b->n; k++)
			if (b->cp[k] == a->cp[i] && b->cp[k + 1] == a->cp[i + 1])
			{
				shared++;
				break;
			}
	}
	return of > 0 ? 100 * shared / of : 0;
}

/* The widths of both lines. */
static void
note_widths(ZhcClueList *out, unsigned a, unsigned b)
{
	note(out, ZHC_PAIR_near, a <= b + NEAR && b <= a + NEAR);
	note(out, ZHC_PAIR_even, a == b);
	NOTE_MORE(out, ZHC_PAIR_ratio_40, 100 * a / (b + (b == 0)), 40, 60, 80, 95, 105, 125, 160, 250);
	NOTE_MORE(out, ZHC_PAIR_both_20, a + b, 20, 26, 32, 40, 50, 64);
	NOTE_MORE(out, ZHC_PAIR_first_8, a, 8, 12, 16, 20, 26);
	NOTE_MORE(out, ZHC_PAIR_rest_4, b, 4, 8, 12, 16, 20, 26);
}

/* Lines i and i + 1 of the block. */
static void
note_pair(ZhcClueList *out, const ZhcHeadBlock *b, const Line *line, uint32_t i, const Lead *lead)
{
	const Line *l = &line[i];
	const Line *next = l + 1;
	uint32_t last = l->cp[l->n - 1];
	uint32_t sign = l->sign[l->n - 1];
	unsigned part;
	bool narrowest = b->n > 2;

	note(out, ZHC_PAIR_pair, true);
	note_widths(out, l->cols, next->cols);
	note(out, ZHC_PAIR_predicate, !l->words.tells && next->words.tells);
	note(out, ZHC_PAIR_two_tell, l->words.tells && next->words.tells);
	note(out, ZHC_PAIR_apart, b->line[i + 1].gap);
	note(out, ZHC_PAIR_open_quote, leaves_open(l));
	note(out, ZHC_PAIR_pauses, sign == 0xFF0C || sign == 0x3001);
	note(out, ZHC_PAIR_speaker, sign == ':' || sign == 0xFF1A);
	note(out, ZHC_PAIR_across, place_of(lead, last, next->cp[0]) < ZHC_HEAD_LEAD);
	note(out, ZHC_PAIR_across_three,
		 (l->n > 1 && holds_three(lead, l->cp[l->n - 2], last, next->cp[0])) ||
			 (next->n > 1 && holds_three(lead, last, next->cp[0], next->cp[1])));
	part = part_cols(&b->line[i + 1], false);
	note(out, ZHC_PAIR_short_part, part > 0 && part <= SHORT_PART);
	part = part_cols(&b->line[i], true);
	note(out, ZHC_PAIR_short_last, part > 0 && part <= SHORT_PART);
	note(out, ZHC_PAIR_alone, b->n == 2);
	for (uint32_t k = 0; k < b->n; k++)
		narrowest = narrowest &&
					(k == i || k == i + 1 || (l->cols < line[k].cols && next->cols < line[k].cols));
	note(out, ZHC_PAIR_narrowest, narrowest);
	NOTE_MORE(out, ZHC_PAIR_share_0, shared_between(l, next), 0, 20);
}

/* ---- the block ----------------------------------------------------------------------------- */

/* Whether a text is printed in Traditional script. */
static bool
is_traditional(const ZhcHeadBlock *b)
{
	uint32_t hans = 0, hant = 0;

	for (uint32_t i = 0; i < b->nlead; i++)
	{
		uint32_t word = zhc_char(b->lead[i]);

		hans += (word & ZHC_HANS) != 0;
		hant += (word & ZHC_HANT) != 0;
	}
	return hant > hans;
}

/* Whether it begins as reports do abroad: （槟城8日讯） */
static bool
is_from_abroad(const ZhcHeadBlock *b)
{
	for (uint32_t i = 1; i < b->nlead && i < DATELINE && b->lead[0] == 0xFF08; i++)
		if (b->lead[i] == 0x8BAF || b->lead[i] == 0x7535) /* 讯 电 */
			return i + 1 < b->nlead && b->lead[i + 1] == 0xFF09;
	return false;
}

void
zhc_head_clues(const ZhcHeadBlock *b, ZhcHeadClues *out)
{
	Line line[ZHC_HEAD_LINES];
	Lead lead;
	unsigned cols = 0;

	out->hant = is_traditional(b);
	out->abroad = is_from_abroad(b);
	read_lead(&lead, b);
	for (uint32_t i = 0; i < b->n; i++)
	{
		read_line(&line[i], &b->line[i], &lead);
		cols += line[i].cols;
	}
	for (uint32_t i = 0; i < b->n; i++)
	{
		ZhcClueList *to = &out->line[i];
		bool longest = true, shortest = true;

		to->n = 0;
		out->first[i] = line[i].cp[0];
		out->last[i] = line[i].cp[line[i].n - 1];
		note(to, ZHC_CLUE_line, true);
		note_words(to, &line[i].words);
		note_signs(to, &line[i]);
		note(to, ZHC_CLUE_couplet, is_couplet(&b->line[i], &line[i]));
		note(to, ZHC_CLUE_gap, b->line[i].gap);
		note_width(to, line[i].cols, cols - line[i].cols, b->n - 1);
		for (uint32_t k = 0; k < b->n; k++)
		{
			longest = longest && (k == i || line[k].cols < line[i].cols);
			shortest = shortest && (k == i || line[k].cols > line[i].cols);
		}
		note(to, ZHC_CLUE_longest, longest);
		note(to, ZHC_CLUE_shortest, shortest);
		note_shares(to, &line[i]);
	}
	for (uint32_t i = 0; i + 1 < b->n; i++)
	{
		out->pair[i].n = 0;
		note_pair(&out->pair[i], b, line, i, &lead);
	}
}

/* Which of the choices of a block of two or three lines it is. */
static void
note_place(ZhcClueList *out, uint32_t n, uint32_t i, uint32_t j)
{
	note(out, ZHC_CHOICE_of_2, n == 2 && i == 0 && j == 0);
	note(out, ZHC_CHOICE_of_2_second, n == 2 && i == 1);
	note(out, ZHC_CHOICE_of_2_both, n == 2 && i < j);
	note(out, ZHC_CHOICE_of_3, n == 3 && i == 0 && j == 0);
	note(out, ZHC_CHOICE_of_3_second, n == 3 && i == 1 && j == 1);
	note(out, ZHC_CHOICE_of_3_third, n == 3 && i == 2);
	note(out, ZHC_CHOICE_of_3_first_two, n == 3 && i == 0 && j == 1);
	note(out, ZHC_CHOICE_of_3_last_two, n == 3 && i == 1 && j == 2);
}

ZhcClueList
zhc_choice_clues(const ZhcHeadBlock *b, const ZhcHeadClues *clues, uint32_t i, uint32_t j)
{
	ZhcClueList out = {.n = 0};
	bool cut = false;

	note(&out, ZHC_CHOICE_two_above, i > 1);
	note(&out, ZHC_CHOICE_two_below, b->n - j > 2);
	note(&out, ZHC_CHOICE_three, j > i + 1);
	note(&out, ZHC_CHOICE_none_above, i == 0);
	note(&out, ZHC_CHOICE_none_below, j + 1 == b->n);
	note(&out, ZHC_CHOICE_gap_above, i > 0 && b->line[i].gap);
	note(&out, ZHC_CHOICE_gap_below, j + 1 < b->n && b->line[j + 1].gap);
	note(&out, ZHC_CHOICE_dash_below,
		 j + 1 < b->n && zhc_has_clue(&clues->line[j + 1], ZHC_CLUE_dash));
	for (uint32_t k = 0; k + 1 < b->n; k++)
		cut = cut || ((k < i || k >= j) && zhc_has_clue(&clues->pair[k], ZHC_PAIR_across_three));
	note(&out, ZHC_CHOICE_cut, cut);
	note_place(&out, b->n, i, j);
	note(&out, ZHC_CHOICE_hant_first, clues->hant && i == 0);
	note(&out, ZHC_CHOICE_hant_both, clues->hant && i < j);
	note(&out, ZHC_CHOICE_abroad_first, clues->abroad && i == 0);
	note(&out, ZHC_CHOICE_abroad_both, clues->abroad && i < j);
	return out;
}
