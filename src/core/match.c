/*
 * match.c - does a query match a text?
 */
#include "match.h"

#include "chars.h"
#include "occur.h"
#include "scan.h"
#include "terms.h"
#include "utf8.h"

/* Longer runs are left to the scanner: so long a phrase is hardly ever found, and never fast. */
#define MAX_PATTERN 64

/* Ways to print a character; one that has more is not looked for first. */
#define MAX_PRINTED 12

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

/* A run of folded characters. */
typedef struct Pattern
{
	uint32_t n;
	uint32_t cp[MAX_PATTERN];
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

/* The code points of a term, at most 4; returns how many it has. */
static uint32_t
term_chars(const ZhcQuery *q, const ZhcNode *node, uint32_t cp[4])
{
	const char *p = q->text.data + node->left;
	const char *end = p + node->right;
	uint32_t n = 0;

	for (; p < end && n < 4; n++)
		p += zhc_decode(p, end, &cp[n]);
	return p < end ? 4 : n;
}

/* A term that is a part of a run: a bigram, or one character as a prefix. */
static uint32_t
term_run(const ZhcQuery *q, const ZhcNode *node, uint32_t *cp)
{
	uint32_t c[4];
	uint32_t n = term_chars(q, node, c);

	if (n == 0 || n > 2 || (n == 1 && !node->prefix))
		return 0;
	for (uint32_t i = 0; i < n; i++)
	{
		if (!zhc_is_cjk(zhc_class(c[i])) && zhc_class(c[i]) != ZHC_C_JOINER)
			return 0;
		cp[i] = c[i];
	}
	return c[n - 1] == ZHC_TAIL_MARK ? 0 : n;
}

/* Is right the reversed form of the bigram left (as to_tsquery('zhnews', …) asks for both)? */
static bool
is_reversed(const ZhcQuery *q, const ZhcNode *left, const ZhcNode *right)
{
	uint32_t a[4];
	uint32_t b[4];

	return left->kind == ZHC_NODE_TERM && right->kind == ZHC_NODE_TERM &&
		   term_chars(q, left, a) == 2 && term_chars(q, right, b) == 3 && b[0] == a[1] &&
		   b[1] == ZHC_TAIL_MARK && b[2] == a[0];
}

/*
 * The run that a node asks for, into cp (room for MAX_PATTERN); 0 when it asks for something
 * else.  A phrase is a run when its parts overlap by a character or touch.
 */
static uint32_t
node_run(const ZhcQuery *q, uint32_t id, uint32_t *cp, int depth)
{
	const ZhcNode *node = &q->nodes[id];
	uint32_t right[MAX_PATTERN];
	uint32_t l;
	uint32_t r;
	uint32_t at;

	if (node->kind == ZHC_NODE_TERM)
		return term_run(q, node, cp);
	if (node->kind == ZHC_NODE_OR && is_reversed(q, &q->nodes[node->left], &q->nodes[node->right]))
		return term_run(q, &q->nodes[node->left], cp);
	if (node->kind != ZHC_NODE_PHRASE || depth >= MAX_PATTERN)
		return 0;
	l = node_run(q, node->left, cp, depth + 1);
	r = l >= 2 ? node_run(q, node->right, right, depth + 1) : 0;
	if (r < 2) /* a lone character in a phrase stands beside words */
		return 0;
	at = l - 2 + node->distance;
	if (at > l || at + r > MAX_PATTERN || node->distance == 0)
		return 0;
	if (at < l && cp[at] != right[0])
		return 0;
	memcpy(cp + at, right, r * sizeof(uint32_t));
	return at + r;
}

/* The characters that may be looked for first; those with fewer printed forms come earlier. */
static void
choose_keys(Pattern *p)
{
	uint32_t printed[MAX_PRINTED];

	p->nkeys = p->key = 0;
	for (uint32_t want = 1; want <= MAX_PRINTED; want++)
		for (uint32_t i = 0; i < p->n && p->nkeys < MAX_KEYS; i++)
		{
			Key *k = &p->keys[p->nkeys];

			if (zhc_class(p->cp[i]) == ZHC_C_JOINER ||
				zhc_unfold(p->cp[i], printed, MAX_PRINTED) != want)
				continue;
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
	uint32_t cp[MAX_PATTERN];
	uint32_t n = node_run(m->q, id, cp, 0);
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
	if (!m->patterns || !m->cheap)
		return ZHC_NOMEM;
	memset(m->patterns, 0, (q->nnodes + 1) * sizeof(Pattern *));
	memset(m->cheap, 0, q->nnodes + 1);
	return q->root == ZHC_NO_NODE ? ZHC_OK : plan(m, q->root);
}

void
zhc_matcher_free(ZhcMatcher *m)
{
	for (size_t i = 0; i < m->q->nnodes; i++)
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

	while (b > 0 && p - b < 4 && ((unsigned char) m->s[b] & 0xC0) == 0x80)
		b--;
	return b;
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

/* Does the pattern stand around its character number `key` at bytes [from, to)? */
static ZhcStatus
fits(ZhcMatcher *m, const Pattern *p, uint32_t key, uint32_t from, uint32_t to, bool *ok)
{
	ZhcStatus st = ZHC_OK;

	*ok = true;
	for (uint32_t i = key + 1; i < p->n && *ok && st == ZHC_OK; i++)
		st = step_forward(m, p->cp[i], &to, ok);
	for (uint32_t i = key; i > 0 && *ok && st == ZHC_OK; i--)
		st = step_back(m, p->cp[i - 1], &from, ok);
	return st;
}

/*
 * Look for the key character by its last byte, which varies most: the first two of most
 * characters are few.
 */
static ZhcStatus
find(ZhcMatcher *m, Pattern *p, bool *found)
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

			k->hits++;
			if (memcmp(start, v->bytes, v->len) == 0)
				st = fits(m, p, k->at, (uint32_t) (start - m->s), (uint32_t) (q - m->s), found);
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
		return find(m, m->patterns[id], matches);
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

ZhcStatus
zhc_matcher_match(ZhcMatcher *m, const char *s, size_t n, bool *matches)
{
	ZhcStatus st;

	*matches = false;
	if (n > UINT32_MAX)
		return ZHC_TOO_LONG;
	if (m->q->root == ZHC_NO_NODE)
		return ZHC_OK;
	m->s = s;
	m->n = (uint32_t) n;
	m->scanned = m->laid_out = false;
	m->layout = (ZhcLayout){0};
	st = holds(m, m->q->root, matches);
	m->al->free(m->al->ctx, m->layout.lines);
	return st;
}
