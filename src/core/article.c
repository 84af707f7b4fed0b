/*
 * article.c - which paragraphs of a page make an article, and which headline is its own
 *
 * Paragraphs become items: body, heading, byline, caption, furniture.  Headings that follow each
 * other make a block.  A block is the headline of an article, rather than a subhead, when there
 * is a sign that an article ends before it (a byline, a dateline) or begins after it, or when the
 * page sets it like its other headlines.
 */
#include "article.h"

#include "chars.h"
#include "lines.h"
#include "linewords.h"
#include "utf8.h"

#define HEADLINE_COLS 100 /* of the longest headline */
#define SIEVE_SLOTS	  4096
#define LONG_HEADING  20 /* columns from which a heading of the second level may be a headline */

typedef enum ItemKind
{
	ITEM_BODY = 0,
	ITEM_HEADING,
	ITEM_BYLINE,
	ITEM_ASIDE /* captions, page furniture */
} ItemKind;

typedef struct Item
{
	uint32_t from; /* bytes in Work.text */
	uint32_t to;
	uint8_t kind;
	uint8_t level;	 /* 1 to 6, or 0 */
	bool opens;		 /* starts as reports do */
	bool closes;	 /* ends an article */
	bool unfinished; /* ends in the middle of a sentence */
	bool dash;		 /* starts with one: a deck */
	bool related;	 /* 相关报道: what follows is another article */
	uint16_t cols;
} Item;

/* A run of headings: items [from, to). */
typedef struct Block
{
	uint32_t from;
	uint32_t to;
	bool main; /* holds a headline */
} Block;

typedef struct Work
{
	const ZhcAlloc *al;
	const ZhcClean *c;
	ZhcBuf text;
	Item *item;
	uint32_t n;
	Block *block;
	uint32_t nblocks;
	bool after; /* headlines stand behind their bodies */
	uint8_t sieve[SIEVE_SLOTS];
	ZhcArticles *out;
	size_t cap;
	size_t subs_cap;
} Work;

/* ---- items --------------------------------------------------------------------------------- */

/* A ZhcLine for bytes [from, to) of the clean text, for the tests in lines.h. */
static ZhcLine
line_of(const Work *w, uint32_t from, uint32_t to)
{
	ZhcLine l = {.start = from, .end = to};

	l.starts = zhc_line_starts(w->text.data + from, w->text.data + to);
	l.ends = zhc_line_ends(w->text.data, from, to);
	return l;
}

/* Whether the paragraph ends in brackets that hold a byline, or 完. */
static bool
ends_with_credit(const Work *w, uint32_t from, uint32_t to)
{
	const char *s = w->text.data;
	uint32_t end = to;
	uint32_t at;
	uint32_t k;

	while (end > from && s[end - 1] >= '0' && s[end - 1] <= '9') /* a date: 1140714 */
		end--;
	if (end == from || end < from + 6)
		return false;
	if (zhc_char_before(s, from, end, &at) != 0xFF09 && s[at] != ')')
		return false;
	for (k = at; k > from && at - k < 120;)
	{
		uint32_t cp = zhc_char_before(s, from, k, &k);

		if (cp == 0xFF08 || cp == '(')
		{
			uint32_t open = k + (cp == '(' ? 1 : 3);

			if (at - open == 3 && memcmp(s + open, "\xE5\xAE\x8C", 3) == 0)
				return true;
			return zhc_is_byline_text(s + open, at - open);
		}
	}
	return false;
}

/* Headlines that ask or exclaim end as sentences do; only the first line of a page is taken so. */
static bool
is_first_headline(const Work *w, uint32_t i)
{
	const Item *it = &w->item[i];
	uint32_t at;
	uint32_t cp;

	if (it->kind != ITEM_BODY || it->cols > 80 || i + 1 >= w->n || it->opens)
		return false;
	cp = zhc_char_before(w->text.data, it->from, it->to, &at);
	if (cp != 0xFF01 && cp != 0xFF1F && cp != '!' && cp != '?' && cp != 0x2026 && cp != 0x201D &&
		cp != 0x300D)
		return false;
	for (uint32_t k = it->from; k + 2 < it->to; k++)
		if (memcmp(w->text.data + k, "\xE3\x80\x82", 3) == 0)
			return false;
	for (i++; i < w->n && w->item[i].kind != ITEM_BODY; i++)
		;
	return i < w->n && w->item[i].cols > it->cols;
}

static void
make_item(Work *w, uint32_t i, uint32_t from, uint32_t to)
{
	static const uint8_t kinds[] = {
		[ZHC_LINE_BODY] = ITEM_BODY,	 [ZHC_LINE_HEADING] = ITEM_HEADING,
		[ZHC_LINE_BYLINE] = ITEM_BYLINE, [ZHC_LINE_CAPTION] = ITEM_ASIDE,
		[ZHC_LINE_BULLET] = ITEM_BODY,	 [ZHC_LINE_FURNITURE] = ITEM_ASIDE,
	};
	const ZhcPara *para = &w->c->paras[i];
	Item *it = &w->item[i];
	ZhcLine l = line_of(w, from, to);
	uint32_t cols = 0;

	memset(it, 0, sizeof(*it));
	it->from = from;
	it->to = to;
	it->kind = kinds[para->kind];
	it->level = para->level;
	for (uint32_t k = para->start; k < para->end && cols < UINT16_MAX - 2; k++)
		cols += w->c->cp[k] < 0x800 ? 1 : 2;
	it->cols = (uint16_t) cols;
	it->dash = l.starts == ZHC_START_DASH;
	it->unfinished = l.ends == ZHC_END_OPEN || l.ends == ZHC_END_COMMA;
	if (it->kind == ITEM_HEADING && cols > HEADLINE_COLS * 2)
		it->kind = ITEM_BODY;
	if (it->kind == ITEM_BYLINE && (zhc_line_credit(w->text.data, &l) & ZHC_WORD_REPORT))
		it->kind = ITEM_ASIDE;
	it->related = it->kind != ITEM_BODY && it->cols <= 16 &&
				  zhc_line_word(w->text.data + from, to - from, ZHC_WORD_RELATED) != NULL;
	if (it->related)
		it->kind = ITEM_ASIDE;
	if (it->kind == ITEM_BODY)
	{
		it->opens = zhc_line_opens_article(w->text.data, &l);
		it->closes = ends_with_credit(w, from, to);
	}
}

static ZhcStatus
make_items(Work *w)
{
	ZhcStatus st = zhc_clean_text(w->c, 0, w->c->n, &w->text);
	uint32_t from = 0;

	w->n = w->c->nparas;
	w->item = w->al->alloc(w->al->ctx, (w->n + 1) * sizeof(Item));
	w->block = w->al->alloc(w->al->ctx, (w->n + 1) * sizeof(Block));
	if (st != ZHC_OK || w->item == NULL || w->block == NULL)
		return st != ZHC_OK ? st : ZHC_NOMEM;
	for (uint32_t i = 0; i < w->n; i++)
	{
		const char *p = w->text.data + from;
		const char *lf = memchr(p, '\n', w->text.len - from);
		uint32_t to = lf ? (uint32_t) (lf - w->text.data) : (uint32_t) w->text.len;

		make_item(w, i, from, to);
		from = to + 1;
		if (i % 1024 == 0)
			zhc_poll(w->al);
	}
	return ZHC_OK;
}

/* ---- blocks of headings -------------------------------------------------------------------- */

/* The next item from i on that is no aside; w->n when there is none. */
static uint32_t
skip_asides(const Work *w, uint32_t i)
{
	while (i < w->n && w->item[i].kind == ITEM_ASIDE)
		i++;
	return i;
}

/* The last item before i that is no aside; UINT32_MAX when there is none. */
static uint32_t
skip_asides_back(const Work *w, uint32_t i)
{
	while (i > 0 && w->item[i - 1].kind == ITEM_ASIDE)
		i--;
	return i - 1;
}

/* Bylines close an article when a body stands before them and after the last headline. */
static void
find_blocks(Work *w)
{
	bool body = false;

	for (uint32_t i = 0; i < w->n; i++)
	{
		Item *it = &w->item[i];

		if (it->kind == ITEM_BODY)
			body = true;
		else if (it->kind == ITEM_BYLINE)
			it->closes = body;
		if (it->kind != ITEM_HEADING)
			continue;
		w->block[w->nblocks].from = i;
		while (i + 1 < w->n && w->item[i + 1].kind == ITEM_HEADING)
			i++;
		w->block[w->nblocks].to = i + 1;
		w->block[w->nblocks++].main = false;
		body = false;
	}
}

static unsigned
block_level(const Work *w, const Block *b)
{
	unsigned level = 9;

	for (uint32_t i = b->from; i < b->to; i++)
		if (w->item[i].level > 0 && w->item[i].level < ZHC_LEVEL_BOLD && w->item[i].level < level)
			level = w->item[i].level;
	return level;
}

static unsigned
block_cols(const Work *w, const Block *b)
{
	unsigned cols = 0;

	for (uint32_t i = b->from; i < b->to; i++)
		if (w->item[i].cols > cols)
			cols = w->item[i].cols;
	return cols;
}

/* Whether an article begins behind the block: with a dateline, or a byline and a body. */
static bool
opens_behind(const Work *w, const Block *b)
{
	uint32_t i = skip_asides(w, b->to);

	if (i < w->n && w->item[i].kind == ITEM_BYLINE)
	{
		i = skip_asides(w, i + 1);
		return !w->after && i < w->n && w->item[i].kind == ITEM_BODY;
	}
	return i < w->n && w->item[i].kind == ITEM_BODY && w->item[i].opens;
}

static bool
has_body(const Work *w, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++)
		if (w->item[i].kind == ITEM_BODY)
			return true;
	return false;
}

/* Whether the page sets block k like its first headline. */
static bool
set_as_headline(const Work *w, uint32_t k, unsigned top, unsigned ntop)
{
	const Block *b = &w->block[k];
	unsigned level = block_level(w, b);
	uint32_t before = skip_asides_back(w, b->from);

	if (level > 6)
		return false;
	if (level == top)
		return ntop >= 2;
	return level == 2 && before != UINT32_MAX &&
		   (w->item[before].unfinished || block_cols(w, b) >= LONG_HEADING);
}

static bool
has_related(const Work *w, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++)
		if (w->item[i].related)
			return true;
	return false;
}

/* Which blocks hold headlines. */
static void
find_headlines(Work *w)
{
	unsigned top = 9;
	unsigned ntop = 0;
	uint32_t first_body = 0;
	uint32_t last_body = w->n;

	while (first_body < w->n && w->item[first_body].kind != ITEM_BODY)
		first_body++;
	while (last_body > 0 && w->item[last_body - 1].kind != ITEM_BODY)
		last_body--;
	for (uint32_t k = 0; k < w->nblocks; k++)
	{
		unsigned level = block_level(w, &w->block[k]);

		ntop = level < top ? 1 : ntop + (level == top);
		top = level < top ? level : top;
	}
	for (uint32_t k = 0; k < w->nblocks; k++)
	{
		Block *b = &w->block[k];
		uint32_t before = skip_asides_back(w, b->from);
		bool leads = b->from < first_body;
		bool trails = b->from >= last_body;
		bool ended =
			before != UINT32_MAX && (w->item[before].closes || has_related(w, before, b->from));

		if (leads)
			b->main = k == 0 || block_level(w, b) < block_level(w, &w->block[k - 1]);
		else if (trails)
			b->main = w->after;
		else
			b->main = ended || opens_behind(w, b) || set_as_headline(w, k, top, ntop);
	}
}

/* The headline of a block: the highest level, no deck behind a dash, no name of a column. */
static uint32_t
headline_of(const Work *w, const Block *b)
{
	unsigned level = block_level(w, b);
	uint32_t best = ZHC_NO_PARA;

	for (uint32_t i = b->from; i < b->to; i++)
	{
		const Item *it = &w->item[i];
		const ZhcLineWord *word;

		if (it->dash || (level <= 6 && it->level != level))
			continue;
		if (best == ZHC_NO_PARA)
			best = i;
		word = zhc_line_word(w->text.data + it->from, it->to - it->from, ZHC_WORD_COLUMN);
		if (word && word->len == it->to - it->from)
			continue;
		return i;
	}
	return best == ZHC_NO_PARA ? b->from : best;
}

/* ---- before or after ----------------------------------------------------------------------- */

static unsigned
sieve_slot(uint32_t a, uint32_t b)
{
	return ((a * 0x9E3779B1u) ^ (b * 0x85EBCA6Bu)) >> 20;
}

/* Set the slots of the headline's bigrams to value; returns how many had another one. */
static unsigned
set_sieve(Work *w, const ZhcPara *h, uint8_t value)
{
	unsigned set = 0;

	for (uint32_t k = h->start; k + 1 < h->end; k++)
	{
		uint8_t *slot = &w->sieve[sieve_slot(w->c->cp[k], w->c->cp[k + 1])];

		if (zhc_class(w->c->cp[k]) == ZHC_C_HAN && zhc_class(w->c->cp[k + 1]) == ZHC_C_HAN &&
			*slot != value)
		{
			*slot = value;
			set++;
		}
	}
	return set;
}

/* Share, in thousandths, of the headline's bigrams that stand in paragraphs [from, to). */
static unsigned
overlap(Work *w, uint32_t headline, uint32_t from, uint32_t to)
{
	const ZhcPara *h = &w->c->paras[headline];
	unsigned total = set_sieve(w, h, 1);
	unsigned found = 0;

	for (uint32_t i = from; i < to; i++)
	{
		const ZhcPara *p = &w->c->paras[i];

		for (uint32_t k = p->start; w->item[i].kind == ITEM_BODY && k + 1 < p->end; k++)
		{
			uint8_t *slot = &w->sieve[sieve_slot(w->c->cp[k], w->c->cp[k + 1])];

			if (*slot == 1)
			{
				*slot = 2;
				found++;
			}
		}
	}
	set_sieve(w, h, 0);
	return total > 0 ? found * 1000 / total : 0;
}

/*
 * A page that begins with a body has its headlines behind the bodies, unless it begins with the
 * end of an article of another page: then the bodies after the headlines share more words with
 * them.
 */
static bool
bodies_lead(Work *w)
{
	unsigned before = 0;
	unsigned behind = 0;
	uint32_t from = 0;
	uint32_t last = ZHC_NO_PARA;

	for (uint32_t k = 0; k < w->nblocks; k++)
	{
		uint32_t to = w->n;
		uint32_t h = headline_of(w, &w->block[k]);

		if (!w->block[k].main)
			continue;
		for (uint32_t j = k + 1; j < w->nblocks; j++)
			if (w->block[j].main)
			{
				to = w->block[j].from;
				break;
			}
		before += overlap(w, h, from, w->block[k].from);
		behind += overlap(w, h, w->block[k].to, to);
		from = w->block[k].to;
		last = k;
	}
	if (last == ZHC_NO_PARA || !has_body(w, w->block[last].to, w->n))
		return true; /* the page ends with a headline */
	return before >= behind;
}

/* ---- rows ---------------------------------------------------------------------------------- */

/* Add the headings among items [from, to) but the headline to the subheads. */
static ZhcStatus
add_subs(Work *w, uint32_t from, uint32_t to, uint32_t headline)
{
	for (uint32_t i = from; i < to; i++)
	{
		ZhcStatus st;

		if (w->item[i].kind != ITEM_HEADING || i == headline)
			continue;
		st = zhc_array_reserve(w->al, (void **) &w->out->subs, &w->subs_cap,
							   (size_t) w->out->nsubs + 1, sizeof(uint32_t));
		if (st != ZHC_OK)
			return st;
		w->out->subs[w->out->nsubs++] = i;
	}
	return ZHC_OK;
}

/* Behind the last body among items [from, to): headings farther on head nothing. */
static uint32_t
last_body(const Work *w, uint32_t from, uint32_t to)
{
	while (to > from && w->item[to - 1].kind != ITEM_BODY)
		to--;
	return to;
}

/*
 * A lead of its own under a heading of its own, before the paragraph that starts as reports do,
 * is a box.  Returns where the body starts.
 */
static uint32_t
skip_box(const Work *w, uint32_t from, uint32_t to, bool boxed)
{
	uint32_t bodies = 0;

	for (uint32_t i = from; i < to && bodies < 3; i++)
	{
		if (w->item[i].kind == ITEM_HEADING)
			return from;
		if (w->item[i].kind != ITEM_BODY)
			continue;
		if (w->item[i].opens)
			return boxed ? i : from;
		bodies++;
	}
	return from;
}

/*
 * Add the article whose body is in items [from, to), which may begin and end with other things,
 * and whose headline is in items [block_from, block_to).
 */
static ZhcStatus
add_article(Work *w, uint32_t from, uint32_t to, const Block *b)
{
	ZhcArticle a = {.headline = b ? headline_of(w, b) : ZHC_NO_PARA, .subs = w->out->nsubs};
	uint32_t start = from;
	uint32_t end = to;
	bool boxed = false;
	ZhcStatus st;

	for (; start < to && w->item[start].kind != ITEM_BODY && w->item[start].kind != ITEM_BYLINE;
		 start++)
		boxed = boxed || w->item[start].kind == ITEM_HEADING;
	if (!has_body(w, start, to))
		return ZHC_OK;
	while (w->item[end - 1].kind == ITEM_ASIDE ||
		   (w->item[end - 1].kind == ITEM_HEADING && (w->after || w->item[end - 1].level > 0)))
		end--;
	a.first = skip_box(w, start, end, boxed && b != NULL);
	a.last = end - 1;
	st = b && !w->after ? add_subs(w, b->from, b->to, a.headline) : ZHC_OK;
	if (st == ZHC_OK)
		st = add_subs(w, from, last_body(w, from, to), a.headline);
	if (st == ZHC_OK && b && w->after)
		st = add_subs(w, b->from, b->to, a.headline);
	if (st == ZHC_OK)
		st = zhc_array_reserve(w->al, (void **) &w->out->row, &w->cap, (size_t) w->out->n + 1,
							   sizeof(ZhcArticle));
	if (st != ZHC_OK)
		return st;
	a.nsubs = w->out->nsubs - a.subs;
	w->out->row[w->out->n++] = a;
	return ZHC_OK;
}

/* Where the next body may start behind a headline that belongs to the one before. */
static uint32_t
behind_headline(const Work *w, const Block *b)
{
	uint32_t i = b->to;

	while (i < w->n && (w->item[i].kind == ITEM_BYLINE || w->item[i].kind == ITEM_ASIDE))
		i++;
	return i;
}

static ZhcStatus
add_articles(Work *w)
{
	const Block *open = NULL; /* the headline of the article under way, when it leads */
	uint32_t from = 0;
	ZhcStatus st = ZHC_OK;

	for (uint32_t k = 0; k < w->nblocks && st == ZHC_OK; k++)
	{
		const Block *b = &w->block[k];

		if (!b->main)
			continue;
		if (w->after)
		{
			st = add_article(w, from, b->from, b);
			from = behind_headline(w, b);
			continue;
		}
		st = add_article(w, from, b->from, open);
		open = b;
		from = b->to;
	}
	if (st == ZHC_OK)
		st = add_article(w, from, w->n, open);
	return st;
}

ZhcStatus
zhc_articles(const ZhcAlloc *al, const ZhcClean *clean, ZhcArticles *out)
{
	Work w = {.al = al, .c = clean, .out = out};
	ZhcStatus st;
	uint32_t first;

	memset(out, 0, sizeof(*out));
	if (clean->nparas == 0)
		return ZHC_OK;
	zhc_buf_init(&w.text, al);
	st = make_items(&w);
	if (st == ZHC_OK)
	{
		first = skip_asides(&w, 0);
		if (first < w.n && is_first_headline(&w, first))
			w.item[first].kind = ITEM_HEADING;
		find_blocks(&w);
		while (first < w.n &&
			   (w.item[first].kind == ITEM_BYLINE || w.item[first].kind == ITEM_ASIDE))
			first++;
		w.after = first < w.n && w.item[first].kind == ITEM_BODY;
		find_headlines(&w);
		w.after = w.after && bodies_lead(&w);
		st = add_articles(&w);
	}
	al->free(al->ctx, w.item);
	al->free(al->ctx, w.block);
	zhc_buf_free(&w.text);
	if (st != ZHC_OK)
		zhc_articles_free(al, out);
	return st;
}

void
zhc_articles_free(const ZhcAlloc *al, ZhcArticles *a)
{
	al->free(al->ctx, a->row);
	al->free(al->ctx, a->subs);
	memset(a, 0, sizeof(*a));
}
