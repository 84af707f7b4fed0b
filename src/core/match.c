/*
 * match.c - does a query match a text?
 */
#include "match.h"

#include "chars.h"
#include "noderun.h"
#include "occur.h"
#include "scan.h"
#include "utf8.h"

/* Ways to print a character; one that has more is not looked for first. */
#define MAX_PRINTED 12

/*
 * Queries of more nodes, and runs that take more passes over the text, are marked by the scanner:
 * it reads the text once, whatever is asked for.
 */
#define MOST_NODES	16
#define MOST_PASSES 6u

/* A printed form of the character that is looked for. */
typedef struct Printed
{
	char bytes[4];
	uint8_t len;
} Printed;

/*
 * A character of a run that may be looked for first, and what that has cost so far: how many
 * bytes were gone through and how many had to be looked at.
 */
typedef struct Key
{
	uint32_t at; /* in the run */
	uint32_t nprinted;
	Printed printed[MAX_PRINTED];
	uint64_t bytes;
	uint64_t hits;
} Key;

/*
 * Which character is rare depends on the texts, so several are tried, one after the other, on the
 * first texts; then the cheapest serves.
 */
#define MAX_KEYS  6
#define TRY_BYTES 8192

#define POLL_HITS 4096 /* places looked at between two polls */

/* A run of folded characters. */
typedef struct Pattern
{
	uint32_t n;
	uint32_t cp[ZHC_MAX_NODE_RUN];
	Key keys[MAX_KEYS];
	uint32_t nkeys;
	uint32_t key; /* the one in use */
} Pattern;

struct ZhcMatcher
{
	const ZhcAlloc *al;
	const ZhcQuery *q;
	ZhcWordsFn parser;
	void *ctx;
	Pattern **patterns; /* by node; NULL where the node is no run */
	bool *cheap;		/* by node: nothing but runs below it */
	ZhcOccur *occur;	/* made when first needed */

	/* the text at hand */
	const char *s;
	uint32_t n;
	bool scanned;
	bool laid_out;
	ZhcLayout layout;
};

/* ---- queries into runs --------------------------------------------------------------------- */

/* The characters that may be looked for first; those with fewer printed forms come earlier. */
static void
choose_keys(Pattern *p)
{
	uint32_t printed[MAX_PRINTED];
	uint8_t forms[ZHC_MAX_NODE_RUN] = {0};

	for (uint32_t i = 0; i < p->n; i++)
	{
		size_t n = zhc_class(p->cp[i]) == ZHC_C_JOINER ? 0 : zhc_unfold(p->cp[i], NULL, 0);

		forms[i] = (uint8_t) (n <= MAX_PRINTED ? n : 0);
	}
	p->nkeys = p->key = 0;
	for (uint32_t want = 1; want <= MAX_PRINTED; want++)
		for (uint32_t i = 0; i < p->n && p->nkeys < MAX_KEYS; i++)
		{
			Key *k = &p->keys[p->nkeys];

			if (forms[i] != want)
				continue;
			zhc_unfold(p->cp[i], printed, MAX_PRINTED);
			*k = (Key){.at = i, .nprinted = want};
			for (uint32_t j = 0; j < want; j++)
				k->printed[j].len = (uint8_t) zhc_encode(printed[j], k->printed[j].bytes);
			p->nkeys++;
		}
}

/* After a text: go on to the next key while there are untried ones, then to the cheapest. */
static void
tune(Pattern *p)
{
	uint32_t best = 0;

	if (p->keys[p->key].bytes < TRY_BYTES || p->nkeys == 1)
		return;
	for (uint32_t i = 0; i < p->nkeys; i++)
	{
		const Key *k = &p->keys[i];
		const Key *b = &p->keys[best];

		if (k->bytes < TRY_BYTES)
		{
			p->key = i;
			return;
		}
		/* a byte looked at costs about as much as 32 gone through (a text with a match, less) */
		if ((k->hits * 32 + k->bytes * k->nprinted) * b->bytes <
			(b->hits * 32 + b->bytes * b->nprinted) * k->bytes)
			best = i;
	}
	p->key = best;
}

/* Find out, from the leaves up, which nodes are runs and which have nothing but runs below. */
static ZhcStatus
plan(ZhcMatcher *m, uint32_t id)
{
	const ZhcNode *node = &m->q->nodes[id];
	uint32_t cp[ZHC_MAX_NODE_RUN];
	uint32_t n = zhc_node_run(m->q, id, cp);
	ZhcStatus st = ZHC_OK;

	zhc_poll(m->al);
	if (n > 0 && zhc_is_cjk(zhc_class(cp[0])) && zhc_is_cjk(zhc_class(cp[n - 1])))
	{
		Pattern *p = m->al->alloc(m->al->ctx, sizeof(Pattern));

		if (!p)
			return ZHC_NOMEM;
		p->n = n;
		memcpy(p->cp, cp, n * sizeof(uint32_t));
		choose_keys(p);
		if (p->nkeys > 0)
		{
			m->patterns[id] = p;
			m->cheap[id] = true;
			return ZHC_OK;
		}
		m->al->free(m->al->ctx, p);
	}
	if (node->kind == ZHC_NODE_TERM || node->kind == ZHC_NODE_PHRASE)
		return ZHC_OK;
	st = plan(m, node->left);
	if (st == ZHC_OK && node->kind != ZHC_NODE_NOT)
		st = plan(m, node->right);
	m->cheap[id] = m->cheap[node->left] && (node->kind == ZHC_NODE_NOT || m->cheap[node->right]);
	return st;
}

ZhcStatus
zhc_matcher_begin(const ZhcAlloc *al, const ZhcQuery *q, ZhcWordsFn parser, void *ctx,
				  ZhcMatcher **out)
{
	ZhcMatcher *m = al->alloc(al->ctx, sizeof(ZhcMatcher));

	*out = m;
	if (!m)
		return ZHC_NOMEM;
	memset(m, 0, sizeof(*m));
	m->al = al;
	m->q = q;
	m->parser = parser;
	m->ctx = ctx;
	m->patterns = al->alloc(al->ctx, (q->nnodes + 1) * sizeof(Pattern *));
	m->cheap = al->alloc(al->ctx, q->nnodes + 1);
	if (m->patterns) /* before anything may be freed again */
		memset(m->patterns, 0, (q->nnodes + 1) * sizeof(Pattern *));
	if (!m->patterns || !m->cheap)
		return ZHC_NOMEM;
	memset(m->cheap, 0, q->nnodes + 1);
	return q->root == ZHC_NO_NODE ? ZHC_OK : plan(m, q->root);
}

void
zhc_matcher_free(ZhcMatcher *m)
{
	for (size_t i = 0; m->patterns && i < m->q->nnodes; i++)
		m->al->free(m->al->ctx, m->patterns[i]);
	if (m->occur)
		zhc_occur_free(m->occur);
	m->al->free(m->al->ctx, m->patterns);
	m->al->free(m->al->ctx, m->cheap);
	m->al->free(m->al->ctx, m);
}

/* ---- a run in the text --------------------------------------------------------------------- */

static ZhcStatus
lay_out(ZhcMatcher *m)
{
	if (m->laid_out)
		return ZHC_OK;
	m->laid_out = true;
	return zhc_layout(m->al, m->s, m->n, &m->layout);
}

/* The line in which a character ends at byte p: the first that does not end before p. */
static uint32_t
line_of(const ZhcMatcher *m, uint32_t p)
{
	uint32_t lo = 0;
	uint32_t hi = m->layout.nlines;

	while (lo < hi)
	{
		uint32_t mid = lo + (hi - lo) / 2;

		if (m->layout.lines[mid].end < p)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

/*
 * May a run go on over this character?  Blanks, line breaks, what is invisible; and marks that a
 * layout takes off the ends of a line.
 */
static inline bool
may_bridge(uint32_t cp)
{
	ZhcClass c = zhc_class(cp);

	return c == ZHC_C_BLANK || c == ZHC_C_NEWLINE || c == ZHC_C_IGNORABLE ||
		   (cp < 0x80 && c != ZHC_C_LETTER && c != ZHC_C_DIGIT);
}

/* Where the character stands that follows in the run after byte p; UINT32_MAX for none. */
static ZhcStatus
next_char(ZhcMatcher *m, uint32_t p, uint32_t *at)
{
	uint32_t line;
	ZhcStatus st = lay_out(m);

	if (st != ZHC_OK)
		return st;
	line = line_of(m, p);
	*at = zhc_bridge(&m->layout, m->s, m->n, p, &line);
	return ZHC_OK;
}

/* The start of the character before byte p (p > 0). */
static inline uint32_t
char_before(const ZhcMatcher *m, uint32_t p)
{
	uint32_t b = p - 1;
	uint32_t cp;

	while (b > 0 && p - b < 4 && ((unsigned char) m->s[b] & 0xC0) == 0x80)
		b--;
	/* a byte that belongs to no character stands for itself */
	return zhc_decode(m->s + b, m->s + p, &cp) == (int) (p - b) ? b : p - 1;
}

/*
 * Does the run go on with the folded character want after byte *p?  Moves *p behind it.  What
 * stands behind a gap is looked at first: the layout is asked only where that fits.
 */
static ZhcStatus
step_forward(ZhcMatcher *m, uint32_t want, uint32_t *p, bool *ok)
{
	uint32_t cp;
	uint32_t at = *p;
	uint32_t really;
	int len;
	ZhcStatus st;

	*ok = false;
	for (;; at += (uint32_t) len)
	{
		if (at >= m->n || at - *p > ZHC_MAX_BRIDGE)
			return ZHC_OK;
		len = zhc_decode(m->s + at, m->s + m->n, &cp);
		if ((zhc_char(cp) & ZHC_FOLD_MASK) == want)
			break;
		if (!may_bridge(cp))
			return ZHC_OK;
	}
	if (at > *p)
	{
		st = next_char(m, *p, &really);
		if (st != ZHC_OK || really != at)
			return st;
	}
	*p = at + (uint32_t) len;
	*ok = true;
	return ZHC_OK;
}

/* The same backwards: does the character before byte *p fit?  Moves *p to its start. */
static ZhcStatus
step_back(ZhcMatcher *m, uint32_t want, uint32_t *p, bool *ok)
{
	uint32_t cp;
	uint32_t end;
	uint32_t at = *p;
	uint32_t again;
	ZhcStatus st;

	*ok = false;
	do
	{
		end = at;
		if (end == 0 || *p - end > ZHC_MAX_BRIDGE)
			return ZHC_OK;
		at = char_before(m, end);
		zhc_decode(m->s + at, m->s + m->n, &cp);
	} while ((zhc_char(cp) & ZHC_FOLD_MASK) != want && may_bridge(cp));
	if ((zhc_char(cp) & ZHC_FOLD_MASK) != want)
		return ZHC_OK;
	if (end < *p)
	{
		st = next_char(m, end, &again);
		if (st != ZHC_OK || again != *p)
			return st;
	}
	*p = at;
	*ok = true;
	return ZHC_OK;
}

/*
 * Does the pattern stand around its character number `key` at bytes [*from, *to)?  Moves these to
 * its ends.
 */
static ZhcStatus
fits(ZhcMatcher *m, const Pattern *p, uint32_t key, uint32_t *from, uint32_t *to, bool *ok)
{
	ZhcStatus st = ZHC_OK;

	*ok = true;
	for (uint32_t i = key + 1; i < p->n && *ok && st == ZHC_OK; i++)
		st = step_forward(m, p->cp[i], to, ok);
	for (uint32_t i = key; i > 0 && *ok && st == ZHC_OK; i--)
		st = step_back(m, p->cp[i - 1], from, ok);
	return st;
}

/*
 * Look for the key character by its last byte, which varies most: the first two of most
 * characters are few.  all: wherever the pattern stands goes there; else one place is enough.
 */
static ZhcStatus
find(ZhcMatcher *m, Pattern *p, ZhcSpans *all, bool *found)
{
	const char *end = m->s + m->n;
	Key *k = &p->keys[p->key];
	ZhcStatus st = ZHC_OK;

	*found = false;
	for (uint32_t i = 0; i < k->nprinted && !*found && st == ZHC_OK; i++)
	{
		const Printed *v = &k->printed[i];
		const char *q = m->s + v->len - 1;

		while (!*found && st == ZHC_OK && q < end &&
			   (q = memchr(q, v->bytes[v->len - 1], (size_t) (end - q))))
		{
			const char *start = q++ - v->len + 1;
			uint32_t from = (uint32_t) (start - m->s);
			uint32_t to = (uint32_t) (q - m->s);

			if (++k->hits % POLL_HITS == 0)
				zhc_poll(m->al);
			if (memcmp(start, v->bytes, v->len) == 0)
				st = fits(m, p, k->at, &from, &to, found);
			if (*found && all && st == ZHC_OK)
			{
				st = zhc_spans_add(m->al, all, (ZhcSpan){.from = from, .to = to});
				*found = false;
			}
		}
		zhc_poll(m->al);
	}
	k->bytes += m->n;
	tune(p);
	return st;
}

/* ---- the query on the text ----------------------------------------------------------------- */

/* A node that is no run: look through the whole text, once. */
static ZhcStatus
general(ZhcMatcher *m, uint32_t id, bool *matches)
{
	ZhcQuery part = *m->q;
	ZhcStatus st = ZHC_OK;

	if (!m->occur)
		st = zhc_occur_begin(m->al, m->q, m->parser, m->ctx, &m->occur);
	if (st == ZHC_OK && !m->scanned)
		st = zhc_occur_scan(m->occur, m->s, m->n, NULL);
	m->scanned = true;
	part.root = id;
	return st == ZHC_OK ? zhc_spans_match(m->al, &part, zhc_occur_spans, m->occur, matches) : st;
}

static ZhcStatus
holds(ZhcMatcher *m, uint32_t id, bool *matches)
{
	const ZhcNode *node = &m->q->nodes[id];
	uint32_t first = node->left;
	uint32_t second = node->right;
	ZhcStatus st;

	zhc_poll(m->al);
	if (m->patterns[id])
		return find(m, m->patterns[id], NULL, matches);
	if (node->kind == ZHC_NODE_TERM || node->kind == ZHC_NODE_PHRASE)
		return general(m, id, matches);
	if (node->kind == ZHC_NODE_NOT)
	{
		st = holds(m, first, matches);
		*matches = !*matches;
		return st;
	}
	if (m->cheap[second] && !m->cheap[first])
	{
		first = node->right;
		second = node->left;
	}
	st = holds(m, first, matches);
	if (st == ZHC_OK && *matches == (node->kind == ZHC_NODE_AND))
		st = holds(m, second, matches);
	return st;
}

/* Take up another text. */
static void
begin_text(ZhcMatcher *m, const char *s, size_t n)
{
	m->s = s;
	m->n = (uint32_t) n;
	m->scanned = m->laid_out = false;
	m->layout = (ZhcLayout){0};
}

ZhcStatus
zhc_matcher_match(ZhcMatcher *m, const char *s, size_t n, bool *matches)
{
	ZhcStatus st;

	*matches = false;
	if (n > UINT32_MAX)
		return ZHC_TOO_LONG;
	if (m->q->root == ZHC_NO_NODE)
		return ZHC_OK;
	begin_text(m, s, n);
	st = holds(m, m->q->root, matches);
	m->al->free(m->al->ctx, m->layout.lines);
	return st;
}

/* ---- all places in the text ---------------------------------------------------------------- */

/*
 * How often the text is gone through for the parts of a node that are not negated, when all of them
 * are runs; more than MOST_PASSES when they are not.
 */
static unsigned
passes(const ZhcMatcher *m, uint32_t id)
{
	const ZhcNode *node = &m->q->nodes[id];
	unsigned n;

	if (m->patterns[id])
		return m->patterns[id]->keys[0].nprinted;
	if (node->kind == ZHC_NODE_NOT)
		return 0;
	if (node->kind == ZHC_NODE_TERM || node->kind == ZHC_NODE_PHRASE)
		return MOST_PASSES + 1;
	n = passes(m, node->left);
	return n > MOST_PASSES ? n : n + passes(m, node->right);
}

/* Every place of these parts. */
static ZhcStatus
gather(ZhcMatcher *m, uint32_t id, ZhcSpans *out)
{
	const ZhcNode *node = &m->q->nodes[id];
	bool found;
	ZhcStatus st;

	if (m->patterns[id])
		return find(m, m->patterns[id], out, &found);
	if (node->kind == ZHC_NODE_NOT)
		return ZHC_OK;
	st = gather(m, node->left, out);
	return st == ZHC_OK ? gather(m, node->right, out) : st;
}

ZhcStatus
zhc_matcher_mark(const ZhcAlloc *al, const ZhcQuery *q, const char *s, size_t n, ZhcSpans *out,
				 ZhcLayout *layout, bool *done)
{
	ZhcMatcher *m = NULL;
	ZhcStatus st;

	*out = (ZhcSpans){0};
	*layout = (ZhcLayout){0};
	*done = false;
	if (q->nnodes > MOST_NODES || q->root == ZHC_NO_NODE)
		return ZHC_OK;
	st = zhc_matcher_begin(al, q, NULL, NULL, &m);
	if (st == ZHC_OK && passes(m, q->root) <= MOST_PASSES)
	{
		*done = true;
		begin_text(m, s, n);
		st = gather(m, q->root, out);
		*layout = m->layout;
	}
	if (m)
		zhc_matcher_free(m);
	zhc_spans_merge(out);
	return st;
}
