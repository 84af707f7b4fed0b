/*
 * segcollect.c - documents gathered in memory, to be written as a segment
 */
#include "segcollected.h"
#include "words.h"

/* Bytes of blocks and slabs, the smallest and the largest; a slab is as large as all before it. */
#define MIN_BLOCK 32
#define MAX_BLOCK 4096
#define MIN_SLAB  ((size_t) 64 << 10)
#define MAX_SLAB  ((size_t) 8 << 20)

#define POLL_BYTES 16384u /* of a text between two polls */

ZhcStatus
zhc_collect_begin(const ZhcAlloc *al, ZhcWordsFn parser, void *ctx, ZhcCollect **out)
{
	ZhcCollect *c = al->alloc(al->ctx, sizeof(ZhcCollect));

	*out = c;
	if (!c)
		return ZHC_NOMEM;
	memset(c, 0, sizeof(*c));
	c->al = al;
	c->parser = parser;
	c->ctx = ctx;
	c->nchars = 1;
	zhc_buf_init(&c->bytes, al);
	c->scan = al->alloc(al->ctx, sizeof(ZhcScan));
	return c->scan ? ZHC_OK : ZHC_NOMEM;
}

void
zhc_collect_forget(ZhcCollect *c)
{
	c->words.n = 0;
	c->slab = NULL;
	c->block_bytes = c->longest = 0;
	c->ndocs = c->ntexts = 0;
	c->bytes.len = 0;
	c->base = 0;
	for (size_t i = 1; i < c->nchars; i++)
		c->ids[c->chars[i] / PAGE_CHARS][c->chars[i] % PAGE_CHARS] = 0;
	c->nchars = 1;
	if (c->nbuckets > 0)
		memset(c->buckets, 0, c->nbuckets * sizeof(uint32_t));
}

void
zhc_collect_free(ZhcCollect *c)
{
	const ZhcAlloc *al = c->al;

	for (int i = 0; i < NPAGES; i++)
		al->free(al->ctx, c->ids[i]);
	for (Slab *next; c->slabs; c->slabs = next)
	{
		next = c->slabs->next;
		al->free(al->ctx, c->slabs);
	}
	al->free(al->ctx, c->pairs);
	al->free(al->ctx, c->words.v);
	al->free(al->ctx, c->docs);
	al->free(al->ctx, c->chars);
	al->free(al->ctx, c->texts);
	al->free(al->ctx, c->buckets);
	al->free(al->ctx, c->scan);
	zhc_buf_free(&c->bytes);
	al->free(al->ctx, c);
}

bool
zhc_collect_fits(const ZhcCollect *c, size_t n)
{
	return c->base + n < MAX_POS && c->nchars + n / 3 < MAX_IDS && c->ndocs < UINT32_MAX / 2;
}

size_t
zhc_collect_bytes(const ZhcCollect *c)
{
	/* a list, and words, are sorted from one array into another */
	return c->block_bytes + c->longest * 2 * sizeof(uint64_t) + c->words.n * 2 * sizeof(uint64_t) +
		   c->ndocs * (sizeof(Doc) + sizeof(uint32_t)) + c->bytes.len +
		   c->ntexts * (sizeof(WordText) + 16);
}

uint32_t
zhc_collect_ndocs(const ZhcCollect *c)
{
	return (uint32_t) c->ndocs;
}

/* ---- a document ------------------------------------------------------------------------------ */

static ZhcStatus
new_id(ZhcCollect *c, uint32_t cp, uint32_t *id)
{
	uint32_t **page = &c->ids[cp / PAGE_CHARS];
	void *chars = c->chars;
	void *pairs = c->pairs;
	ZhcStatus st = zhc_array_reserve(c->al, &chars, &c->capchars, c->nchars + 1, sizeof(uint32_t));

	c->chars = chars;
	if (st == ZHC_OK)
		st = zhc_array_reserve(c->al, &pairs, &c->cappairs, c->nchars + 1, sizeof(PairList));
	c->pairs = pairs;
	if (st != ZHC_OK)
		return st;
	if (!*page)
	{
		*page = c->al->alloc(c->al->ctx, PAGE_CHARS * sizeof(uint32_t));
		if (!*page)
			return ZHC_NOMEM;
		memset(*page, 0, PAGE_CHARS * sizeof(uint32_t));
	}
	if (c->nchars > MAX_IDS)
		return ZHC_TOO_LONG;
	*id = (*page)[cp % PAGE_CHARS] = (uint32_t) c->nchars;
	memset(&c->pairs[c->nchars], 0, sizeof(PairList));
	c->chars[c->nchars++] = cp;
	return ZHC_OK;
}

/* The id of a character of a run (below 0x110000). */
static inline ZhcStatus
char_id(ZhcCollect *c, uint32_t cp, uint32_t *id)
{
	const uint32_t *page = c->ids[cp / PAGE_CHARS];

	*id = page ? page[cp % PAGE_CHARS] : 0;
	return *id ? ZHC_OK : new_id(c, cp, id);
}

/* A slab with room for n bytes: the next one that an earlier segment left, or a new one. */
static Slab *
next_slab(ZhcCollect *c, size_t n)
{
	Slab *s = c->slab ? c->slab->next : c->slabs;
	size_t size = MIN_SLAB;

	if (!s || s->size < n)
	{
		while (size < MAX_SLAB && size < c->block_bytes)
			size *= 2;
		s = c->al->alloc(c->al->ctx, sizeof(Slab) + size);
		if (!s)
			return NULL;
		s->size = size;
		s->next = c->slab ? c->slab->next : c->slabs;
		if (c->slab)
			c->slab->next = s;
		else
			c->slabs = s;
	}
	s->used = 0;
	c->slab = s;
	return s;
}

/* A new last block for a list, twice as large as the one before. */
static ZhcStatus
grow_list(ZhcCollect *c, PairList *l)
{
	uint32_t size = !l->last ? MIN_BLOCK : (l->last->cap + (uint32_t) sizeof(PairBlock)) * 2;
	Slab *s = c->slab;
	PairBlock *b;

	if (size > MAX_BLOCK)
		size = MAX_BLOCK;
	if (!s || s->size - s->used < size)
		s = next_slab(c, size);
	if (!s)
		return ZHC_NOMEM;
	b = (PairBlock *) (void *) (s->data + s->used / sizeof(uint64_t));
	s->used += size;
	c->block_bytes += size;
	b->next = NULL;
	b->cap = size - (uint32_t) sizeof(PairBlock);
	if (l->last)
	{
		l->last->used = (uint32_t) (l->at - l->last->v);
		l->last->next = b;
	}
	else
		l->first = b;
	l->last = b;
	l->at = b->v;
	l->end = b->v + b->cap;
	if (l->n > c->longest)
		c->longest = l->n;
	return ZHC_OK;
}

/* A pair that begins with the character of id1, or a tail. */
static inline ZhcStatus
add_pair(ZhcCollect *c, uint32_t id1, uint32_t id2, bool tail, uint64_t at)
{
	PairList *l = &c->pairs[id1];
	uint64_t distance = at - l->pos; /* lists are in the order of positions */
	uint64_t more = (distance >= UINT64_C(1) << (32 - PAIR_SHIFT)) +
					(distance >= UINT64_C(1) << (40 - PAIR_SHIFT)) +
					(distance >= UINT64_C(1) << (48 - PAIR_SHIFT));

	if (l->end - l->at < PAIR_ROOM)
	{
		ZhcStatus st = grow_list(c, l);

		if (st != ZHC_OK)
			return st;
	}
	zhc_put_fixed(l->at,
				  distance << PAIR_SHIFT | (uint64_t) id2 << PAIR_ID_SHIFT |
					  (uint64_t) tail << PAIR_LEN_BITS | more,
				  PAIR_ROOM);
	l->at += PAIR_MIN + more;
	l->pos = (uint32_t) at;
	l->n++;
	return ZHC_OK;
}

/* The pairs of a piece of a run. */
static ZhcStatus
add_run(ZhcCollect *c, const ZhcSeg *seg)
{
	uint32_t n = seg->n;
	uint32_t id1 = 0;
	uint32_t id2 = 0;
	uint64_t at;
	ZhcStatus st;

	if (!seg->first)
		c->pos--; /* the repeated character */
	at = c->base + c->pos;
	c->in_gap = false;
	c->pos += n;
	if (c->base + c->pos > MAX_POS)
		return ZHC_TOO_LONG;
	st = char_id(c, seg->cp[0], &id2);
	if (st == ZHC_OK && n == 1)
		st = add_pair(c, id2, 0, false, at);
	for (uint32_t i = 1; i < n && st == ZHC_OK; i++)
	{
		id1 = id2;
		st = char_id(c, seg->cp[i], &id2);
		if (st == ZHC_OK)
			st = add_pair(c, id1, id2, false, at++);
	}
	c->length += n > 1 ? n - 1 : 1;
	return st == ZHC_OK && n > 1 && seg->last ? add_pair(c, id2, id1, true, at - 1) : st;
}

static uint32_t
hash_bytes(const char *s, size_t n)
{
	uint64_t h = UINT64_C(0xCBF29CE484222325);

	for (size_t i = 0; i < n; i++)
		h = (h ^ (unsigned char) s[i]) * UINT64_C(0x100000001B3);
	return (uint32_t) (h ^ h >> 32);
}

/* Twice as many buckets, when there are as many words as buckets. */
static ZhcStatus
grow_buckets(ZhcCollect *c)
{
	uint32_t n = c->nbuckets ? c->nbuckets * 2 : 1024;
	uint32_t *b;

	if (c->ntexts < c->nbuckets)
		return ZHC_OK;
	b = c->al->alloc(c->al->ctx, n * sizeof(uint32_t));
	if (!b)
		return ZHC_NOMEM;
	memset(b, 0, n * sizeof(uint32_t));
	for (size_t i = 0; i < c->ntexts; i++)
	{
		WordText *t = &c->texts[i];
		uint32_t *head = &b[hash_bytes(c->bytes.data + t->off, t->len) & (n - 1)];

		t->next = *head;
		*head = (uint32_t) i + 1;
	}
	c->al->free(c->al->ctx, c->buckets);
	c->buckets = b;
	c->nbuckets = n;
	return ZHC_OK;
}

static ZhcStatus
word_id(ZhcCollect *c, const char *s, size_t n, uint32_t *id)
{
	ZhcStatus st = grow_buckets(c);
	uint32_t *head;
	void *texts = c->texts;

	if (st != ZHC_OK)
		return st;
	head = &c->buckets[hash_bytes(s, n) & (c->nbuckets - 1)];
	for (uint32_t i = *head; i != 0; i = c->texts[i - 1].next)
		if (c->texts[i - 1].len == n && memcmp(c->bytes.data + c->texts[i - 1].off, s, n) == 0)
		{
			*id = i - 1;
			return ZHC_OK;
		}
	st = zhc_array_reserve(c->al, &texts, &c->captexts, c->ntexts + 1, sizeof(WordText));
	c->texts = texts;
	if (st != ZHC_OK)
		return st;
	c->texts[c->ntexts] =
		(WordText){.off = c->bytes.len, .len = (uint32_t) n, .next = *head, .count = 0};
	*id = (uint32_t) c->ntexts++;
	*head = *id + 1;
	return zhc_buf_append(&c->bytes, s, n);
}

static ZhcStatus
add_word(void *to, const char *s, size_t n, const char *at, size_t len)
{
	ZhcCollect *c = to;
	void *v = c->words.v;
	uint32_t id;
	ZhcStatus st = zhc_array_reserve(c->al, &v, &c->words.cap, c->words.n + 1, sizeof(uint64_t));

	(void) at;
	(void) len;
	c->words.v = v;
	if (st == ZHC_OK)
		st = word_id(c, s, n, &id);
	if (st != ZHC_OK)
		return st;
	c->words.v[c->words.n++] = (uint64_t) id << 32 | (c->base + c->pos);
	c->texts[id].count++;
	c->pos++;
	c->length++;
	c->in_gap = false;
	return c->base + c->pos > MAX_POS ? ZHC_TOO_LONG : ZHC_OK;
}

static void
add_gap(void *to)
{
	ZhcCollect *c = to;

	if (c->pos > 0 && !c->in_gap)
	{
		c->pos++;
		c->in_gap = true;
	}
}

/* The pairs of common characters that stand at *q one behind the other, the first being of id. */
static inline ZhcStatus
add_common(ZhcCollect *c, const char **q, const char *end, uint32_t *before, uint32_t *id)
{
	const char *p = *q;
	uint64_t at = c->base + c->pos - 1;
	ZhcStatus st = ZHC_OK;
	uint32_t cp;

	for (; end - p >= 3 && (cp = zhc_common_cjk(p)) != 0 && st == ZHC_OK; p += 3)
	{
		uint32_t next;

		st = char_id(c, cp, &next);
		if (st == ZHC_OK)
			st = add_pair(c, *id, next, false, at++);
		*before = *id;
		*id = next;
	}
	c->length += (uint64_t) (p - *q) / 3;
	c->pos += (uint64_t) (p - *q) / 3;
	*q = p;
	return st;
}

/*
 * The short way through most of a text, as in terms.c: runs of common characters with single signs,
 * ends of lines and short words between them.  Leaves to the scanner what comes after them, with
 * the rest of the last run where there is one.
 */
static ZhcStatus
add_plain_runs(ZhcCollect *c, ZhcScan *sc)
{
	const char *q = sc->s + sc->p;
	const char *end = sc->s + (sc->n - sc->p > POLL_BYTES ? sc->p + POLL_BYTES : sc->n);
	ZhcStatus st = ZHC_OK;

	while (q && st == ZHC_OK)
	{
		const char *over = NULL;
		const char *at = q;
		uint32_t last = 0;
		uint32_t before = 0;
		uint32_t id = 0;
		bool more = true;
		char low[ZHC_SHORT_WORD];
		unsigned word = 0;

		st = char_id(c, zhc_common_cjk(q), &id);
		c->pos++;
		for (q += 3; more && st == ZHC_OK; q = more ? over : q)
		{
			st = add_common(c, &q, end, &before, &id);
			last = c->chars[id];
			over = zhc_scan_over(sc, q, end, &more);
		}
		if (st == ZHC_OK && !over && (word = zhc_word_behind(q, end, low, &at, &over)) == 0 &&
			zhc_scan_goes_on(sc, q, last))
			break;
		if (st == ZHC_OK)
			st = add_pair(c, id, before, before != 0, c->base + c->pos - (before ? 2 : 1));
		c->length += before == 0;
		c->in_gap = false;
		if (word > 0)
		{
			c->pos += zhc_sign_within(q, at);
			if (st == ZHC_OK)
				st = add_word(c, low, word, at, word);
			c->pos += zhc_sign_within(at + word, over);
		}
		else
			c->pos += over != NULL;
		q = over;
	}
	c->in_gap = false;
	return st == ZHC_OK && c->base + c->pos > MAX_POS ? ZHC_TOO_LONG : st;
}

static ZhcStatus
add_text(ZhcCollect *c, const char *s, size_t n)
{
	const ZhcSink sink = {add_word, add_gap, c};
	ZhcSeg seg;
	ZhcStatus st = zhc_scan_begin(c->scan, c->al, s, n);

	while (st == ZHC_OK)
	{
		if (zhc_scan_at_common(c->scan))
		{
			st = add_plain_runs(c, c->scan);
			zhc_poll(c->al);
			continue;
		}
		zhc_scan_next(c->scan, &seg);
		if (seg.kind == ZHC_SEG_END)
			break;
		if (seg.kind == ZHC_SEG_RUN)
		{
			st = add_run(c, &seg);
			if (seg.n >= ZHC_RUN_CHUNK)
				zhc_poll(c->al);
		}
		else if (seg.kind == ZHC_SEG_WORDS)
			st = zhc_scan_words(c->scan, &seg, c->parser, c->ctx, &sink);
		else if (seg.breaks)
			add_gap(c);
	}
	zhc_scan_end(c->scan);
	return st;
}

ZhcStatus
zhc_collect_add(ZhcCollect *c, uint64_t tid, const char *s, size_t n)
{
	void *docs = c->docs;
	ZhcStatus st = zhc_array_reserve(c->al, &docs, &c->capdocs, c->ndocs + 1, sizeof(Doc));

	c->docs = docs;
	if (st != ZHC_OK)
		return st;
	c->docs[c->ndocs++] = (Doc){tid, (uint32_t) c->base, ZHC_NULL_DOC};
	c->pos = c->length = 0;
	c->in_gap = false;
	if (!s)
		return ZHC_OK;
	st = add_text(c, s, n);
	c->docs[c->ndocs - 1].length = (uint32_t) c->length;
	c->base += c->pos;
	return st;
}
