/*
 * shareout.c - headlines behind all texts of a page: which of both belong together
 *
 * Headings and paragraphs stand in one order, so both are cut into as many pieces as there are
 * articles.  Two pieces are worth what pairs of characters the headings share with the paragraphs,
 * less what they would by chance; cuts cost, the less the more looks like the beginning of an
 * article.  The best cuts are found by dynamic programming.
 */
#include "articleint.h"

#include <string.h>

#include "chars.h"
#include "lines.h"

#define MOST_PARAS	 64 /* one bit each */
#define LEAST_AMONG	 10 /* paragraphs among which a pair is weighed */
#define MOST_LINES	 48 /* headings and bylines */
#define MOST_GROUP	 9	/* of them over one article */
#define PAIR_SLOTS	 4096
#define PAIRS_STORED 2048
#define ALL_SLOTS	 32768
#define LEAST_COMMON 5	 /* paragraphs with a pair that tells nothing of what stands between them */
#define MOST_SPAN	 5	 /* paragraphs between two that hold a pair which keeps them together */
#define BY_CHANCE	 500 /* thousandths of the pairs that any text of a page's length would share */
#define MOST_READ	 60	 /* characters of a heading */

/* Worths and costs, in hundredths of what a pair weighs that every paragraph but half has. */
#define UNIT		  100
#define NEVER		  (-1000000)
#define CUT			  (-16 * UNIT) /* between two articles, before what is known of it */
#define OPENS		  (40 * UNIT)  /* a report begins there */
#define SIGNED		  (35 * UNIT)  /* behind who signs */
#define BELOW_SUB	  (-4 * UNIT)  /* below a subhead */
#define REFERS		  (-20 * UNIT)
#define SHORT		  (-8 * UNIT) /* a text does not begin with a short paragraph */
#define SHORT_COLS	  72
#define UNFINISHED	  (-10 * UNIT)
#define MOST_TOGETHER (-10 * UNIT)
#define CROSSING	  (18 * UNIT) /* nothing goes over the cut */
#define HEAD_APART	  (9 * UNIT)  /* a blank line more than elsewhere before a heading */
#define HEAD_TIGHT	  (-20 * UNIT)
#define HEAD_SIGNED	  (10 * UNIT)  /* behind who wrote the text of the one before */
#define HEAD_COLUMN	  (4 * UNIT)   /* a column's name leads its headline */
#define HEADLESS	  (-20 * UNIT) /* a text without a headline */

/* The weight of a pair that a part of all paragraphs holds, in hundredths: 2 log2 of n over that.
 */
static const uint16_t log_weights[] = {0,	0,	 200, 317, 400, 464, 517, 561, 600, 634,
									   664, 692, 717, 740, 761, 781, 800, 817, 834, 850};

typedef struct Pair
{
	uint64_t key;	/* both characters */
	uint64_t paras; /* that hold it */
} Pair;

typedef struct Cell
{
	int32_t worth;
	uint8_t head; /* where the last pieces begin */
	uint8_t para;
} Cell;

typedef struct Aligner
{
	Work *w;
	uint32_t np;
	uint32_t nh;
	uint32_t para[MOST_PARAS];
	uint32_t head[MOST_LINES];
	uint32_t chars[MOST_PARAS + 1]; /* before each paragraph */
	int32_t para_cut[MOST_PARAS];
	int32_t head_cut[MOST_LINES];
	Pair slot[PAIR_SLOTS];
	uint64_t all[ALL_SLOTS];	   /* which paragraphs hold a pair of any text, by its hash */
	uint32_t crossing[MOST_PARAS]; /* pairs that stand on both sides of the cut before each */
	uint32_t crossed;
	uint16_t pair[PAIRS_STORED]; /* slots of those of each heading, one heading after the other */
	uint32_t pair_to[MOST_LINES];
	Cell cell[MOST_LINES + 1][MOST_PARAS + 1];
} Aligner;

/* ---- the pairs of characters ------------------------------------------------------------------
 */

/* The pair that ends with character k, or 0 when it tells nothing. */
static uint64_t
pair_at(const ZhcClean *c, uint32_t k)
{
	uint32_t a = c->cp[k - 1];
	uint32_t b = c->cp[k];
	bool han_a = zhc_class(a) == ZHC_C_HAN;
	bool han_b = zhc_class(b) == ZHC_C_HAN;

	if ((!han_a && !zhc_is_ascii_word(a)) || (!han_b && !zhc_is_ascii_word(b)))
		return 0;
	return (uint64_t) a << 32 | b;
}

/* The slot of a pair: its own, or the empty one that it may have. */
static uint32_t
slot_of(const Aligner *al, uint64_t key)
{
	uint32_t i = (uint32_t) (key * 0x9E3779B97F4A7C15u >> 52);

	while (al->slot[i].key != 0 && al->slot[i].key != key)
		i = (i + 1) % PAIR_SLOTS;
	return i;
}

/* Add the pairs of heading h. */
static void
read_heading(Aligner *al, uint32_t h, uint32_t *n)
{
	const ZhcClean *c = al->w->c;
	const ZhcPara *p = &c->paras[al->head[h]];
	uint32_t first = *n;

	for (uint32_t k = p->start + 1; k < p->end && k < p->start + MOST_READ; k++)
	{
		uint64_t key = pair_at(c, k);
		uint32_t slot;
		uint32_t i = first;

		if (key == 0 || al->w->item[al->head[h]].kind != ZHC_ITEM_HEADING || *n == PAIRS_STORED)
			continue;
		slot = slot_of(al, key);
		al->slot[slot].key = key;
		while (i < *n && al->pair[i] != slot)
			i++;
		if (i == *n)
			al->pair[(*n)++] = (uint16_t) slot;
	}
	al->pair_to[h] = *n;
}

/* Note which pairs of the headings stand in which paragraph. */
static void
read_paras(Aligner *al)
{
	const ZhcClean *c = al->w->c;

	for (uint32_t i = 0; i < al->np; i++)
	{
		const ZhcPara *p = &c->paras[al->para[i]];

		for (uint32_t k = p->start + 1; k < p->end; k++)
		{
			uint64_t key = pair_at(c, k);

			if (key != 0)
			{
				Pair *pair = &al->slot[slot_of(al, key)];
				uint32_t any = (uint32_t) (key * 0x9E3779B97F4A7C15u >> 49);

				al->all[any] |= (uint64_t) 1 << i;

				if (pair->key != 0)
					pair->paras |= (uint64_t) 1 << i;
			}
		}
		al->chars[i + 1] = al->chars[i] + (p->end - p->start);
		zhc_poll(al->w->al);
	}
}

static uint32_t
count_bits(uint64_t bits)
{
	uint32_t n = 0;

	for (; bits != 0; bits &= bits - 1)
		n++;
	return n;
}

/* What a pair weighs: more, the fewer paragraphs hold it. */
static int32_t
weight_of(const Aligner *al, uint32_t holding)
{
	uint32_t ratio = (al->np > LEAST_AMONG ? al->np : LEAST_AMONG) / holding;

	return log_weights[ratio < 20 ? ratio : 19];
}

/* What heading h is worth over paragraphs [from, to): its pairs there, less those that were there
 * by chance. */
static int32_t
worth_over(const Aligner *al, uint32_t h, uint32_t from, uint32_t to)
{
	uint64_t range = (to - from == MOST_PARAS ? ~(uint64_t) 0 : ((uint64_t) 1 << (to - from)) - 1)
					 << from;
	int32_t chance =
		(int32_t) ((uint64_t) (al->chars[to] - al->chars[from]) * BY_CHANCE / al->chars[al->np]);
	int32_t worth = 0;

	for (uint32_t i = h > 0 ? al->pair_to[h - 1] : 0; i < al->pair_to[h]; i++)
	{
		uint64_t paras = al->slot[al->pair[i]].paras;
		uint32_t all;

		if (paras == 0)
			continue;
		all = count_bits(paras);
		worth += weight_of(al, all) *
				 ((int32_t) (count_bits(paras & range) * 1000 / all) - chance) / 1000;
	}
	return worth;
}

/* ---- the cuts ---------------------------------------------------------------------------------
 */

/* Let each pair of the page that few paragraphs hold go over the cuts between those near each
 * other, the nearer the more. */
static void
weigh_crossing(Aligner *al)
{
	uint32_t most = al->np / 4 > LEAST_COMMON ? al->np / 4 : LEAST_COMMON;

	for (uint32_t i = 0; i < ALL_SLOTS; i++)
	{
		uint64_t paras = al->all[i];
		uint32_t before = MOST_PARAS;

		if ((paras & (paras - 1)) == 0 || count_bits(paras) > most)
			continue;
		for (uint32_t k = 0; k < al->np; k++)
		{
			if (!(paras >> k & 1))
				continue;
			for (uint32_t cut = before + 1; cut <= k && k - before <= MOST_SPAN; cut++)
				al->crossing[cut] += 12 / (k - before + 1);
			before = k;
		}
	}
	for (uint32_t i = 1; i < al->np; i++)
		al->crossed += al->crossing[i];
}

/* How much less goes over the cut before paragraph i than over most. */
static int32_t
apart_at(const Aligner *al, uint32_t i)
{
	int32_t usual = (int32_t) (al->crossed / (al->np - 1)) + 1;
	int32_t worth = CROSSING - (int32_t) al->crossing[i] * CROSSING / usual;

	return worth < MOST_TOGETHER ? MOST_TOGETHER : worth;
}

/* What a cut before paragraph i is worth. */
static int32_t
para_cut(const Aligner *al, uint32_t i)
{
	const ZhcItem *item = al->w->item;
	uint32_t at = al->para[i];
	uint32_t before = al->para[i - 1];
	bool signs = item[before].closes || item[before].signs;
	int32_t worth = CUT + apart_at(al, i);

	for (uint32_t k = before + 1; k < at; k++)
	{
		signs = signs || (item[k].kind == ZHC_ITEM_BYLINE && (item[k].signs || item[k].closes));
		if (item[k].kind == ZHC_ITEM_HEADING)
			worth += BELOW_SUB;
	}
	if (item[at].opens)
		return worth + OPENS;
	return worth + (signs ? SIGNED : 0) + (item[at].refers ? REFERS : 0) +
		   (item[at].cols <= SHORT_COLS ? SHORT : 0) +
		   (item[before].unfinished && !signs ? UNFINISHED : 0);
}

/* What a cut before heading h is worth; mixed: blank lines stand before some, but not before all.
 */
static int32_t
head_cut(const Aligner *al, uint32_t h, bool mixed, uint32_t tight)
{
	const ZhcItem *item = al->w->item;
	uint32_t at = al->head[h];
	int32_t worth = 0;

	if (item[at].kind == ZHC_ITEM_BYLINE || item[at].dash ||
		(item[al->head[h - 1]].column && item[al->head[h - 1]].kind == ZHC_ITEM_HEADING))
		return NEVER;
	if (mixed)
		worth += al->w->c->paras[at].blanks > tight ? HEAD_APART : HEAD_TIGHT;
	if (item[al->head[h - 1]].kind == ZHC_ITEM_BYLINE)
		worth += HEAD_SIGNED;
	return worth + (item[at].column ? HEAD_COLUMN : 0);
}

/* Whether most paragraphs have a blank line before them: so have headlines of their own. */
static bool
set_apart(const Aligner *al)
{
	uint32_t apart = 0;

	for (uint32_t i = 1; i < al->np; i++)
		apart += al->w->c->paras[al->para[i]].blanks > 0;
	return 2 * apart > al->np;
}

static void
weigh_cuts(Aligner *al)
{
	const ZhcPara *paras = al->w->c->paras;
	uint32_t least = UINT32_MAX;
	uint32_t most = 0;

	for (uint32_t h = 1; h < al->nh; h++)
	{
		uint32_t blanks = paras[al->head[h]].blanks;

		least = blanks < least ? blanks : least;
		most = blanks > most ? blanks : most;
	}
	if (al->nh == 2 && least == 0 && set_apart(al))
		most = 1; /* of more, all may be set tight */
	for (uint32_t h = 1; h < al->nh; h++)
		al->head_cut[h] = head_cut(al, h, least < most, least);
	weigh_crossing(al);
	for (uint32_t i = 1; i < al->np; i++)
		al->para_cut[i] = para_cut(al, i);
}

/* ---- the alignment ----------------------------------------------------------------------------
 */

/* Whether one of headings [from, to) may be a headline. */
static bool
has_heading(const Aligner *al, uint32_t from, uint32_t to)
{
	for (uint32_t h = from; h < to; h++)
		if (al->w->item[al->head[h]].kind == ZHC_ITEM_HEADING && !al->w->item[al->head[h]].column &&
			!al->w->item[al->head[h]].foreign)
			return true;
	return false;
}

/* Let the last piece of paragraphs be [from, to), with any piece of headings. */
static void
extend(Aligner *al, uint32_t from, uint32_t to)
{
	int32_t sum[MOST_LINES + 1] = {0};
	int32_t cut = from > 0 ? al->para_cut[from] : 0;

	for (uint32_t h = 0; h < al->nh; h++)
		sum[h + 1] = sum[h] + worth_over(al, h, from, to);
	for (uint32_t first = 0; first <= al->nh; first++)
	{
		int32_t before = al->cell[first][from].worth;

		if (before <= NEVER)
			continue;
		before += cut;
		for (uint32_t last = first; last <= al->nh && last <= first + MOST_GROUP; last++)
		{
			int32_t worth = before + sum[last] - sum[first];
			Cell *cell = &al->cell[last][to];

			if (last == first)
				worth += HEADLESS;
			else if (!has_heading(al, first, last))
				continue;
			if (last > first && first > 0)
				worth += al->head_cut[first];
			if (worth <= cell->worth)
				continue;
			*cell = (Cell){worth, (uint8_t) first, (uint8_t) from};
		}
	}
}

static void
align(Aligner *al)
{
	for (uint32_t h = 0; h <= al->nh; h++)
		for (uint32_t i = 0; i <= al->np; i++)
			al->cell[h][i].worth = NEVER;
	al->cell[0][0].worth = 0;
	for (uint32_t to = 1; to <= al->np; to++)
	{
		for (uint32_t from = 0; from < to; from++)
			extend(al, from, to);
		zhc_poll(al->w->al);
	}
}

/* Read the best cuts back; returns how many articles there are, 0 when they are too many. */
static uint32_t
read_cuts(const Aligner *al, const Block *b, Share *share)
{
	uint32_t n = 0;
	uint32_t heading_to = b->to;

	for (uint32_t h = al->nh, i = al->np; i > 0; n++)
	{
		const Cell *cell = &al->cell[h][i];
		uint32_t heading = cell->head == h	 ? heading_to
						   : cell->head == 0 ? b->from
											 : al->head[cell->head];

		if (n == MOST_SHARES || cell->worth <= NEVER)
			return 0;
		share[n] = (Share){al->para[cell->para], heading, heading_to};
		heading_to = heading;
		h = cell->head;
		i = cell->para;
	}
	for (uint32_t i = 0; i < n / 2; i++)
	{
		Share last = share[n - 1 - i];

		share[n - 1 - i] = share[i];
		share[i] = last;
	}
	return n;
}

/* Whether the headings of n shares stand in another order than their texts. */
static bool
are_crossed(const Share *share, uint32_t n)
{
	for (uint32_t k = 1; k < n; k++)
		if (share[k].heading < share[k - 1].heading)
			return true;
	return false;
}

/* The paragraphs and headings; false when they are too few or too many. */
static bool
read_items(Aligner *al, uint32_t from, const Block *b)
{
	const ZhcItem *item = al->w->item;
	uint32_t n = 0;

	for (uint32_t i = from; i < b->from; i++)
		if (item[i].kind == ZHC_ITEM_BODY)
		{
			if (al->np == MOST_PARAS)
				return false;
			al->para[al->np++] = i;
		}
	for (uint32_t i = b->from; i < b->to; i++)
		if (item[i].kind == ZHC_ITEM_HEADING || item[i].kind == ZHC_ITEM_BYLINE)
		{
			if (al->nh == MOST_LINES)
				return false;
			al->head[al->nh++] = i;
		}
	if (al->np < 2 || al->nh < 2)
		return false;
	for (uint32_t h = 0; h < al->nh; h++)
		read_heading(al, h, &n);
	read_paras(al);
	return true;
}

ZhcStatus
zhc_align_headings(Work *w, uint32_t from, const Block *b, Share *share, uint32_t *n)
{
	Aligner *al = w->al->alloc(w->al->ctx, sizeof *al);
	Share best[MOST_SHARES];
	uint32_t nbest;

	if (al == NULL)
		return ZHC_NOMEM;
	memset(al, 0, sizeof *al);
	al->w = w;
	if (read_items(al, from, b))
	{
		weigh_cuts(al);
		align(al);
		nbest = read_cuts(al, b, best);
		if (nbest >= 2 && (*n < nbest || !are_crossed(share, *n)))
		{
			memcpy(share, best, sizeof best);
			*n = nbest;
		}
	}
	w->al->free(w->al->ctx, al);
	return ZHC_OK;
}
