/*
 * occur.c - where the terms of a query stand in a text
 */
#include "occur.h"

#include "scan.h"
#include "terms.h"
#include "utf8.h"

#define POLL_BYTES 16384u /* of the text between two polls */

typedef struct Term
{
	uint32_t node;
	uint32_t next; /* in its bucket, 1-based; 0 ends */
	const char *s;
	uint32_t len;
	bool prefix;
} Term;

struct ZhcOccur
{
	const ZhcAlloc *al;
	const ZhcQuery *q;
	ZhcWordsFn parser;
	void *ctx;
	ZhcScan *scan;
	Term *terms;
	uint32_t nterms;
	uint32_t *buckets; /* a power of two of them */
	uint32_t mask;
	uint64_t prefix_lengths; /* bit min(length, 63) */
	uint8_t first[256];		 /* low byte of a term's first character: is there one? */
	ZhcSpans *found;		 /* by node */
	int64_t pos;
	bool in_gap;
	const char *text;
};

/* What a token covers: from + whole, or parts of it when only a prefix of its text is asked for. */
typedef struct Cover
{
	uint32_t from; /* bytes of the text */
	uint32_t to;
	uint32_t part;		/* a prefix of at most this many bytes … */
	uint32_t part_from; /* … covers only this */
	uint32_t part_to;
} Cover;

static inline uint64_t
hash_byte(uint64_t h, char c)
{
	return (h ^ (unsigned char) c) * UINT64_C(0x100000001B3);
}

#define HASH_START UINT64_C(0xCBF29CE484222325)

static inline uint32_t *
bucket(const ZhcOccur *o, uint64_t h)
{
	return &o->buckets[(h ^ h >> 32) & o->mask];
}

static uint8_t
first_low_byte(const char *s, size_t n)
{
	uint32_t cp;

	zhc_decode(s, s + n, &cp);
	return (uint8_t) cp;
}

static void
add_term(ZhcOccur *o, uint32_t id)
{
	const ZhcNode *node = &o->q->nodes[id];
	Term *t = &o->terms[o->nterms++];
	uint64_t h = HASH_START;
	uint32_t *b;

	*t = (Term){
		.node = id, .s = o->q->text.data + node->left, .len = node->right, .prefix = node->prefix};
	for (uint32_t i = 0; i < t->len; i++)
		h = hash_byte(h, t->s[i]);
	if (t->prefix)
		o->prefix_lengths |= UINT64_C(1) << (t->len < 63 ? t->len : 63);
	if (t->len > 0)
		o->first[first_low_byte(t->s, t->len)] = 1;
	b = bucket(o, h);
	t->next = *b;
	*b = o->nterms;
}

ZhcStatus
zhc_occur_begin(const ZhcAlloc *al, const ZhcQuery *q, ZhcWordsFn parser, void *ctx, ZhcOccur **out)
{
	ZhcOccur *o = al->alloc(al->ctx, sizeof(ZhcOccur));
	uint32_t n = 16;

	*out = o;
	if (!o)
		return ZHC_NOMEM;
	memset(o, 0, sizeof(*o));
	while (n < 2 * q->nnodes)
		n *= 2;
	o->al = al;
	o->q = q;
	o->parser = parser;
	o->ctx = ctx;
	o->mask = n - 1;
	o->scan = al->alloc(al->ctx, sizeof(ZhcScan));
	o->terms = al->alloc(al->ctx, (q->nnodes + 1) * sizeof(Term));
	o->buckets = al->alloc(al->ctx, n * sizeof(uint32_t));
	o->found = al->alloc(al->ctx, (q->nnodes + 1) * sizeof(ZhcSpans));
	if (o->found) /* before anything may be freed again */
		memset(o->found, 0, (q->nnodes + 1) * sizeof(ZhcSpans));
	if (!o->scan || !o->terms || !o->buckets || !o->found)
		return ZHC_NOMEM;
	memset(o->buckets, 0, n * sizeof(uint32_t));
	for (uint32_t i = 0; i < q->nnodes; i++)
		if (q->nodes[i].kind == ZHC_NODE_TERM)
			add_term(o, i);
	return ZHC_OK;
}

void
zhc_occur_free(ZhcOccur *o)
{
	const ZhcAlloc *al = o->al;

	for (size_t i = 0; o->found && i < o->q->nnodes; i++)
		al->free(al->ctx, o->found[i].v);
	al->free(al->ctx, o->found);
	al->free(al->ctx, o->buckets);
	al->free(al->ctx, o->terms);
	al->free(al->ctx, o->scan);
	al->free(al->ctx, o);
}

/* Note the terms that are the first len bytes of a token's text; whole: all of it. */
static ZhcStatus
note(ZhcOccur *o, uint64_t h, const char *s, uint32_t len, bool whole, const Cover *c)
{
	ZhcStatus st = ZHC_OK;

	for (uint32_t id = *bucket(o, h); id != 0 && st == ZHC_OK; id = o->terms[id - 1].next)
	{
		const Term *t = &o->terms[id - 1];
		bool part = t->prefix && len <= c->part;
		ZhcSpan span = {o->pos, part ? c->part_from : c->from, part ? c->part_to : c->to};
		ZhcSpans *f = &o->found[t->node];

		if (t->len != len || (!t->prefix && !whole) || memcmp(t->s, s, len) != 0)
			continue;
		if (f->n > 0 && f->v[f->n - 1].pos == o->pos && /* both texts of a last bigram */
			f->v[f->n - 1].to >= span.from)
		{
			ZhcSpan *last = &f->v[f->n - 1];

			last->from = span.from < last->from ? span.from : last->from;
			last->to = span.to > last->to ? span.to : last->to;
		}
		else
			st = zhc_spans_add(o->al, f, span);
	}
	return st;
}

/* Look a token up at o->pos: all of its text, and its prefixes. */
static ZhcStatus
look_up(ZhcOccur *o, const char *s, uint32_t n, const Cover *c)
{
	uint64_t h = HASH_START;
	ZhcStatus st = ZHC_OK;

	for (uint32_t i = 0; i < n && st == ZHC_OK; i++)
	{
		bool whole = i + 1 == n;

		h = hash_byte(h, s[i]);
		if (whole || (o->prefix_lengths >> (i + 1 < 63 ? i + 1 : 63) & 1))
			st = note(o, h, s, i + 1, whole, c);
	}
	return st;
}

/* Where the character that starts at byte p ends. */
static inline uint32_t
char_end(const ZhcOccur *o, uint32_t p)
{
	uint32_t cp;

	return p + (uint32_t) zhc_decode(o->text + p, o->text + o->scan->n, &cp);
}

/* The last bigram once more, reversed. */
static ZhcStatus
look_up_tail(ZhcOccur *o, const uint32_t *cp, const uint32_t *off)
{
	char text[16];
	uint32_t n = (uint32_t) zhc_encode(cp[1], text);
	Cover c = {.from = off[0], .to = char_end(o, off[1]), .part_from = off[1]};

	n += (uint32_t) zhc_encode(ZHC_TAIL_MARK, text + n);
	c.part = n;
	c.part_to = c.to;
	n += (uint32_t) zhc_encode(cp[0], text + n);
	return look_up(o, text, n, &c);
}

/*
 * Look up character cp[0] at byte off[0] of a run, where o->pos is, with the one behind it if there
 * is one (bigram); tail: that is the run's last.
 */
static ZhcStatus
look_up_char(ZhcOccur *o, const uint32_t *cp, const uint32_t *off, bool bigram, bool tail)
{
	ZhcStatus st = ZHC_OK;

	if (o->first[(uint8_t) cp[0]])
	{
		char text[8];
		uint32_t n = (uint32_t) zhc_encode(cp[0], text);
		Cover c = {.from = off[0], .part = n, .part_from = off[0]};

		c.to = c.part_to = char_end(o, off[0]);
		if (bigram)
		{
			c.to = char_end(o, off[1]);
			n += (uint32_t) zhc_encode(cp[1], text + n);
		}
		st = look_up(o, text, n, &c);
	}
	if (tail && st == ZHC_OK && o->first[(uint8_t) cp[1]])
		st = look_up_tail(o, cp, off);
	return st;
}

static ZhcStatus
scan_run(ZhcOccur *o, const ZhcSeg *seg)
{
	ZhcStatus st = ZHC_OK;
	int64_t base = o->pos + (seg->first ? 1 : 0);

	for (uint32_t i = 0; i < seg->n && st == ZHC_OK; i++)
	{
		bool bigram = i + 1 < seg->n;

		if (!bigram && seg->n > 1)
			break;
		o->pos = base + i;
		st = look_up_char(o, seg->cp + i, seg->off + i, bigram,
						  bigram && seg->last && i + 2 == seg->n);
	}
	o->pos = base + seg->n - 1;
	o->in_gap = false;
	return st;
}

static ZhcStatus
take_word(void *to, const char *s, size_t n, const char *at, size_t len)
{
	ZhcOccur *o = to;
	uint32_t from = (uint32_t) (at - o->text);
	Cover c = {.from = from, .to = from + (uint32_t) len};

	o->pos++;
	o->in_gap = false;
	return o->first[first_low_byte(s, n)] ? look_up(o, s, (uint32_t) n, &c) : ZHC_OK;
}

/* A run of common characters, as far as scan_plain_runs() has read it. */
typedef struct PlainRun
{
	uint32_t cp[2];	  /* the last two characters, the first 0 when there is one */
	const char *line; /* where the run began on this line, unless on its first one … */
	const char *last; /* … and its last character on the line before */
} PlainRun;

/* Where the character stands that is the nth from the end at q. */
static inline uint32_t
plain_off(const ZhcScan *sc, const PlainRun *r, const char *q, int nth)
{
	q -= 3 * (ptrdiff_t) nth;
	return (uint32_t) ((r->line && q < r->line ? r->last + (q - r->line) + 3 : q) - sc->s);
}

/* Go on to the end of a run; the bigrams looked up on the way. */
static ZhcStatus
scan_plain_line(ZhcOccur *o, PlainRun *r, const char **from, const char *end)
{
	const char *q = *from;
	const int64_t pos = o->pos;
	uint32_t before = r->cp[0];
	uint32_t cp = r->cp[1];
	uint32_t next;
	ZhcStatus st = ZHC_OK;

	while (end - q >= 3 && (next = zhc_common_cjk(q)) != 0 && st == ZHC_OK)
	{
		if (o->first[(uint8_t) cp]) /* few; else nothing is written in this loop */
		{
			uint32_t pair[2] = {cp, next};
			uint32_t off[2] = {plain_off(o->scan, r, q, 1), (uint32_t) (q - o->text)};

			o->pos = pos + (q - *from) / 3;
			st = look_up_char(o, pair, off, true, false);
		}
		before = cp;
		cp = next;
		q += 3;
	}
	o->pos = pos + (q - *from) / 3;
	r->cp[0] = before;
	r->cp[1] = cp;
	*from = q;
	return st;
}

/* The last character of a run, which ends at q. */
static ZhcStatus
end_plain_run(ZhcOccur *o, const PlainRun *r, const char *q)
{
	uint32_t off[2] = {plain_off(o->scan, r, q, 2), plain_off(o->scan, r, q, 1)};
	ZhcStatus st = ZHC_OK;

	if (r->cp[0] == 0)
		return look_up_char(o, r->cp + 1, off + 1, false, false);
	if (o->first[(uint8_t) r->cp[1]])
	{
		o->pos--;
		st = look_up_tail(o, r->cp, off);
		o->pos++;
	}
	return st;
}

/*
 * The short way through most of a text: runs of common characters with single signs, ends of lines
 * and short words between them.  Leaves to the scanner what comes after them, with the rest of the
 * last run where there is one.
 */
static ZhcStatus
scan_plain_runs(ZhcOccur *o)
{
	ZhcScan *sc = o->scan;
	const char *q = sc->s + sc->p;
	const char *end = sc->s + (sc->n - sc->p > POLL_BYTES ? sc->p + POLL_BYTES : sc->n);
	ZhcStatus st = ZHC_OK;

	while (q && st == ZHC_OK)
	{
		PlainRun r = {.cp = {0, zhc_common_cjk(q)}};
		const char *over = NULL;
		const char *at = q;
		char low[8];
		unsigned word = 0;
		bool more = true;

		o->pos++;
		q += 3;
		st = scan_plain_line(o, &r, &q, end);
		while (st == ZHC_OK && (over = zhc_scan_over(sc, q, end, &more)) && more)
		{
			r.last = q - 3;
			r.line = q = over;
			st = scan_plain_line(o, &r, &q, end);
		}
		if (st != ZHC_OK || (!over && (word = zhc_word_behind(q, end, low, &at, &over)) == 0 &&
							 zhc_scan_goes_on(sc, q, r.cp[1])))
			break;
		st = end_plain_run(o, &r, q);
		o->in_gap = false;
		if (word == 0)
			o->pos += over != NULL;
		else if (st == ZHC_OK)
		{
			o->pos += zhc_sign_within(q, at);
			st = take_word(o, low, word, at, word);
			o->pos += zhc_sign_within(at + word, over);
		}
		q = over;
	}
	o->in_gap = false;
	return st;
}

static void
take_gap(void *to)
{
	ZhcOccur *o = to;

	if (o->pos > 0 && !o->in_gap)
	{
		o->pos++;
		o->in_gap = true;
	}
}

ZhcStatus
zhc_occur_scan(ZhcOccur *o, const char *s, size_t n, ZhcLayout *layout)
{
	const ZhcSink sink = {take_word, take_gap, o};
	ZhcSeg seg;
	ZhcStatus st = zhc_scan_begin(o->scan, o->al, s, n);

	for (size_t i = 0; i < o->q->nnodes; i++)
		o->found[i].n = 0;
	o->pos = 0;
	o->in_gap = false;
	o->text = s;
	while (st == ZHC_OK)
	{
		if (zhc_scan_at_common(o->scan))
		{
			st = scan_plain_runs(o);
			zhc_poll(o->al);
			continue;
		}
		zhc_scan_next(o->scan, &seg);
		if (seg.kind == ZHC_SEG_END)
			break;
		if (seg.kind == ZHC_SEG_RUN)
		{
			st = scan_run(o, &seg);
			if (seg.n >= ZHC_RUN_CHUNK)
				zhc_poll(o->al);
		}
		else if (seg.kind == ZHC_SEG_WORDS)
			st = zhc_scan_words(o->scan, &seg, o->parser, o->ctx, &sink);
		else if (seg.breaks)
			take_gap(o);
	}
	if (layout)
	{
		*layout = o->scan->layout;
		o->scan->layout = (ZhcLayout){NULL, 0};
	}
	zhc_scan_end(o->scan);
	return st;
}

const ZhcSpans *
zhc_occur_term(const ZhcOccur *o, uint32_t node)
{
	return &o->found[node];
}

ZhcStatus
zhc_occur_spans(void *ctx, uint32_t node, const ZhcSpans **out)
{
	*out = zhc_occur_term(ctx, node);
	return ZHC_OK;
}
