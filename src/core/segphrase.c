/*
 * segphrase.c - the documents of a segment in which a phrase stands
 *
 * Nearly every phrase is a list of parts at fixed distances.  A narrow part has one key, a wide one
 * several (a prefix; the first character of a run behind a word, as in 2018年).  The documents
 * of the narrow parts are intersected, the rarest leading, and then their positions; what is left
 * is looked for in the wide parts.  A phrase of another form is for seganyphrase.c.
 */
#include "segquery.h"

#include "segmem.h"
#include "terms.h"
#include "utf8.h"

#include <stdlib.h>

typedef struct Part
{
	const ZhcNode *node; /* a term */
	bool initial;		 /* a character that a run begins with: narrow_last() in phrase.c */
	int64_t at;			 /* its distance from the start of the phrase */
	ZhcPostings keys;
	uint64_t df;	  /* of all keys */
	ZhcCursor cursor; /* of a narrow part */
} Part;

#define ENOUGH 64 /* documents: a part in so few leads the search well enough */

typedef struct Parts
{
	Part *v;
	size_t n;
	size_t cap;
	size_t nnarrow; /* they come first */
} Parts;

/* A place where the phrase may start: position of a part less its distance. */
typedef struct Start
{
	int64_t pos;
	uint32_t doc;
	bool kept;
} Start;

typedef struct Starts
{
	Start *v;
	size_t n;
	size_t cap;
	uint8_t *docs; /* a bit a document: is there one in it? */
} Starts;

/* ---- the parts of a phrase ------------------------------------------------------------------- */

static bool
is_term(const ZhcQuery *q, const ZhcNode *node, bool prefix, const char *s, uint32_t n)
{
	return node->kind == ZHC_NODE_TERM && node->prefix == prefix && node->right == n &&
		   memcmp(q->text.data + node->left, s, n) == 0;
}

/* The term x of a node x:* & !x‹:* | xx, where x is a character; NULL when the node is another. */
static const ZhcNode *
initial_term(const ZhcQuery *q, const ZhcNode *node)
{
	const ZhcNode *both;
	const ZhcNode *term;
	const ZhcNode *no;
	const char *s;
	char text[8];
	uint32_t n;
	uint32_t cp;

	if (node->kind != ZHC_NODE_OR)
		return NULL;
	both = &q->nodes[node->left];
	if (both->kind != ZHC_NODE_AND)
		return NULL;
	term = &q->nodes[both->left];
	no = &q->nodes[both->right];
	if (term->kind != ZHC_NODE_TERM || !term->prefix || no->kind != ZHC_NODE_NOT)
		return NULL;
	n = term->right;
	s = q->text.data + term->left;
	if (n == 0 || n > 4 || (uint32_t) zhc_decode(s, s + n, &cp) != n || cp >= ZHC_BAD_BYTE)
		return NULL;
	memcpy(text, s, n);
	memcpy(text + n, s, n);
	if (!is_term(q, &q->nodes[node->right], false, text, 2 * n))
		return NULL;
	return is_term(q, &q->nodes[no->left], true, text,
				   n + (uint32_t) zhc_encode(ZHC_TAIL_MARK, text + n))
			   ? term
			   : NULL;
}

static ZhcStatus
add_part(const ZhcSegment *seg, Parts *p, const Part *part)
{
	void *v = p->v;
	ZhcStatus st = zhc_array_reserve(seg->al, &v, &p->cap, p->n + 1, sizeof(Part));

	p->v = v;
	if (st == ZHC_OK)
		p->v[p->n++] = *part;
	return st;
}

/* Lay the parts of a phrase out from *at on; *simple is false when it is of another form. */
static ZhcStatus
lay_out(const ZhcSegment *seg, const ZhcQuery *q, uint32_t id, int64_t *at, Parts *p, bool *simple)
{
	const ZhcNode *node = &q->nodes[id];
	const ZhcNode *initial = initial_term(q, node);
	Part part = {.node = initial ? initial : node, .initial = initial};
	ZhcStatus st;

	zhc_poll(seg->al);
	if (node->kind == ZHC_NODE_PHRASE)
	{
		st = lay_out(seg, q, node->left, at, p, simple);
		*at += node->distance;
		return st == ZHC_OK && *simple ? lay_out(seg, q, node->right, at, p, simple) : st;
	}
	*simple = node->kind == ZHC_NODE_TERM || initial;
	if (!*simple)
		return ZHC_OK;
	part.at = *at;
	return add_part(seg, p, &part);
}

static int
narrow_first(const void *a, const void *b)
{
	const Part *x = a;
	const Part *y = b;

	if ((x->keys.n == 1) != (y->keys.n == 1))
		return x->keys.n == 1 ? -1 : 1;
	return (x->df > y->df) - (x->df < y->df);
}

/* Find the parts' keys; *none when one has none. */
static ZhcStatus
find_keys(const ZhcSegment *seg, const ZhcQuery *q, Parts *p, bool *none)
{
	for (size_t i = 0; i < p->n; i++)
	{
		Part *part = &p->v[i];
		ZhcStatus st = part->initial ? zhc_initial_postings(seg, q, part->node, &part->keys)
									 : zhc_term_postings(seg, q, part->node, &part->keys);

		if (st != ZHC_OK)
			return st;
		*none = part->keys.n == 0;
		if (*none)
			return ZHC_OK;
		p->nnarrow += part->keys.n == 1;
		for (size_t k = 0; k < part->keys.n; k++)
			part->df += part->keys.v[k].df;
	}
	return ZHC_OK;
}

/* The characters of a part that is two characters of a run, and nothing else. */
static bool
is_pair(const ZhcQuery *q, const Part *part, uint32_t c[2])
{
	uint8_t key[ZHC_KEY_MAX];
	uint32_t n;
	bool prefix;

	if (part->initial || part->keys.n != 1 || part->keys.nruns != 1 ||
		!zhc_term_gram(q, part->node, key, &n, &prefix) || n != ZHC_KEY_GRAM ||
		key[3] != ZHC_GRAM_PAIR)
		return false;
	c[0] = zhc_key_char_of(key);
	c[1] = zhc_key_char_of(key + 4);
	return true;
}

/*
 * A phrase of a run names every other pair of it.  Those between, 港澳 in 粤港澳大, stand there,
 * too (two pairs at distance 2 are four neighbours of one run), and they are often the rarer ones:
 * 区建 in 湾区建设.  The rarest becomes a part that leads.
 */
static ZhcStatus
add_rarest_between(const ZhcSegment *seg, const ZhcQuery *q, Parts *p, bool *none)
{
	uint64_t least = UINT64_MAX;
	Part best = {0};
	ZhcStatus st = ZHC_OK;

	for (size_t i = 0; i < p->n; i++)
		if (p->v[i].keys.n == 1 && p->v[i].df < least)
			least = p->v[i].df;
	for (size_t i = 0; i + 1 < p->n && least > ENOUGH && !*none && st == ZHC_OK; i++)
	{
		Part part = {.at = p->v[i].at + 1};
		uint32_t a[2];
		uint32_t b[2];

		if (p->v[i + 1].at != p->v[i].at + 2 || !is_pair(q, &p->v[i], a) ||
			!is_pair(q, &p->v[i + 1], b))
			continue;
		st = zhc_pair_postings(seg, a[1], b[0], &part.keys);
		*none = st == ZHC_OK && part.keys.n == 0;
		part.df = part.keys.n > 0 ? part.keys.v[0].df : 0;
		if (part.df > 0 && part.df < least / 2)
		{
			zhc_postings_free(seg, &best.keys);
			best = part;
			least = 2 * part.df;
		}
		else
			zhc_postings_free(seg, &part.keys);
	}
	if (best.keys.n > 0 && st == ZHC_OK && !*none)
		st = add_part(seg, p, &best);
	if (st != ZHC_OK || *none || best.keys.n == 0)
		zhc_postings_free(seg, &best.keys);
	else
		p->nnarrow++;
	return st;
}

/* ---- narrow parts ---------------------------------------------------------------------------- */

/* Keep those of the n starting places that part c has, too. */
static ZhcStatus
keep_places(Part *c, int64_t *places, size_t *n)
{
	const uint32_t *pos;
	uint32_t tf = zhc_cursor_tf(&c->cursor);
	uint32_t j = 0;
	size_t kept = 0;
	ZhcStatus st = zhc_cursor_positions(&c->cursor, &pos);

	for (size_t i = 0; i < *n && st == ZHC_OK; i++)
	{
		int64_t want = places[i] + c->at;

		while (j < tf && pos[j] < want)
			j++;
		if (j == tf)
			break;
		if (pos[j] == want)
			places[kept++] = places[i];
	}
	*n = kept;
	return st;
}

/* Where the narrow parts stand in the document at which all their cursors are: n places in buf. */
static ZhcStatus
places_in_doc(Parts *p, ZhcBuf *buf, size_t *n)
{
	const uint32_t *pos;
	uint32_t tf = zhc_cursor_tf(&p->v[0].cursor);
	int64_t *places;
	ZhcStatus st;

	buf->len = 0;
	st = zhc_cursor_positions(&p->v[0].cursor, &pos);
	if (st == ZHC_OK)
		st = zhc_buf_reserve(buf, (size_t) tf * sizeof(int64_t));
	if (st != ZHC_OK)
		return st;
	places = (int64_t *) (void *) buf->data;
	for (uint32_t i = 0; i < tf; i++)
		places[i] = (int64_t) pos[i] - p->v[0].at;
	*n = tf;
	for (size_t i = 1; i<p->nnarrow && * n> 0 && st == ZHC_OK; i++)
		st = keep_places(&p->v[i], places, n);
	return st;
}

/* A document holds all narrow parts: it is found, or its places are. */
static ZhcStatus
take_doc(const ZhcSegment *seg, Parts *p, uint32_t doc, ZhcBuf *buf, Starts *starts, ZhcDocs *out)
{
	size_t n = 0;
	void *v = starts->v;
	ZhcStatus st = places_in_doc(p, buf, &n);

	if (st != ZHC_OK || n == 0)
		return st;
	if (p->nnarrow == p->n)
		return zhc_docs_add(seg->al, out, doc);
	st = zhc_array_reserve(seg->al, &v, &starts->cap, starts->n + n, sizeof(Start));
	starts->v = v;
	for (size_t i = 0; i < n && st == ZHC_OK; i++)
		starts->v[starts->n++] =
			(Start){.pos = ((const int64_t *) (const void *) buf->data)[i], .doc = doc};
	return st;
}

/* Go through the documents of the rarest part. */
static ZhcStatus
intersect(const ZhcSegment *seg, Parts *p, Starts *starts, ZhcDocs *out)
{
	Part *rarest = &p->v[0];
	ZhcBuf buf;
	ZhcStatus st = ZHC_OK;

	zhc_buf_init(&buf, seg->al);
	for (size_t i = 0; i < p->nnarrow; i++)
		zhc_cursor_init(&p->v[i].cursor, seg);
	for (size_t i = 0; i < p->nnarrow && st == ZHC_OK; i++)
		st = zhc_cursor_open(&p->v[i].cursor, &p->v[i].keys.v[0]);
	while (st == ZHC_OK)
	{
		uint32_t doc = zhc_cursor_doc(&rarest->cursor);
		uint32_t next = doc;

		if (doc == ZHC_NO_DOC)
			break;
		for (size_t i = 1; i < p->nnarrow && next == doc && st == ZHC_OK; i++)
		{
			st = zhc_cursor_seek(&p->v[i].cursor, doc);
			next = zhc_cursor_doc(&p->v[i].cursor);
		}
		if (st == ZHC_OK && next == doc)
		{
			st = take_doc(seg, p, doc, &buf, starts, out);
			if (st == ZHC_OK)
				st = zhc_cursor_next(&rarest->cursor);
		}
		else if (next == ZHC_NO_DOC)
			break;
		else if (st == ZHC_OK)
			st = zhc_cursor_seek(&rarest->cursor, next);
	}
	for (size_t i = 0; i < p->nnarrow; i++)
		zhc_cursor_free(&p->v[i].cursor);
	zhc_buf_free(&buf);
	return st;
}

/* ---- wide parts ------------------------------------------------------------------------------ */

/* The first place, from i on, that is not in a document before doc: steps that double, then halves.
 */
static size_t
first_from(const Starts *s, size_t i, uint32_t doc)
{
	size_t step = 1;
	size_t hi;

	if (i >= s->n || s->v[i].doc >= doc)
		return i;
	while (i + step < s->n && s->v[i + step].doc < doc)
	{
		i += step;
		step *= 2;
	}
	hi = i + step < s->n ? i + step : s->n;
	while (i + 1 < hi) /* v[i] is before doc; v[hi], if there is one, is not */
	{
		size_t mid = i + (hi - i) / 2;

		if (s->v[mid].doc < doc)
			i = mid;
		else
			hi = mid;
	}
	return hi;
}

/* Mark those of the places from i on in the cursor's document that it has at their distance. */
static ZhcStatus
mark_in_doc(Starts *s, size_t i, ZhcCursor *c, int64_t at)
{
	uint32_t doc = zhc_cursor_doc(c);
	uint32_t tf = zhc_cursor_tf(c);
	uint32_t j = 0;
	const uint32_t *pos;
	ZhcStatus st = zhc_cursor_positions(c, &pos);

	for (; st == ZHC_OK && i < s->n && s->v[i].doc == doc; i++)
	{
		int64_t want = s->v[i].pos + at;

		while (j < tf && pos[j] < want)
			j++;
		if (j == tf)
			break;
		s->v[i].kept |= pos[j] == want;
	}
	return st;
}

static ZhcStatus
mark_key(Starts *s, ZhcCursor *c, const ZhcPosting *key, int64_t at)
{
	size_t i = 0;
	ZhcStatus st = zhc_cursor_open(c, key);

	while (st == ZHC_OK && c->n > 0)
	{
		for (; c->i < c->n && st == ZHC_OK; c->i++)
		{
			uint32_t doc = c->doc[c->i];

			if (s->docs[doc / 8] >> doc % 8 & 1)
			{
				i = first_from(s, i, doc);
				st = mark_in_doc(s, i, c, at);
			}
		}
		i = first_from(s, i, c->doc[c->n - 1] + 1);
		if (st != ZHC_OK || i == s->n)
			break;
		c->i = c->n - 1;
		st = zhc_cursor_seek(c, s->v[i].doc);
	}
	return st;
}

/* Keep the places that one of the part's keys has.  The keys stand together: read in windows. */
static ZhcStatus
filter(const ZhcSegment *seg, const Part *part, Starts *s)
{
	ZhcSegWindow window;
	ZhcSegment windowed = *seg;
	ZhcCursor c;
	size_t n = 0;
	ZhcStatus st = ZHC_OK;

	zhc_window_init(&window, seg->al, &seg->info, &seg->source);
	windowed.source = zhc_window_source(&window);
	zhc_cursor_init(&c, &windowed);
	for (size_t i = 0; i < part->keys.n && st == ZHC_OK; i++)
	{
		zhc_poll(seg->al);
		st = mark_key(s, &c, &part->keys.v[i], part->at);
	}
	for (size_t i = 0; i < s->n; i++)
		if (s->v[i].kept)
		{
			s->v[n] = s->v[i];
			s->v[n++].kept = false;
		}
	s->n = n;
	zhc_cursor_free(&c);
	zhc_window_free(&window);
	return st;
}

/* ---- both ------------------------------------------------------------------------------------ */

/* Keep the places that all wide parts have, too. */
static ZhcStatus
filter_all(const ZhcSegment *seg, const Parts *p, Starts *s)
{
	size_t nbytes = (size_t) seg->info.ndocs / 8 + 1;
	ZhcStatus st = ZHC_OK;

	if (s->n == 0)
		return ZHC_OK;
	s->docs = seg->al->alloc(seg->al->ctx, nbytes);
	if (!s->docs)
		return ZHC_NOMEM;
	memset(s->docs, 0, nbytes);
	for (size_t i = 0; i < s->n; i++)
		s->docs[s->v[i].doc / 8] |= (uint8_t) (1u << s->v[i].doc % 8);
	for (size_t i = p->nnarrow; i < p->n && s->n > 0 && st == ZHC_OK; i++)
		st = filter(seg, &p->v[i], s);
	seg->al->free(seg->al->ctx, s->docs);
	return st;
}

/* The documents in which all parts stand; at least one is narrow. */
static ZhcStatus
search(const ZhcSegment *seg, Parts *p, ZhcDocs *out)
{
	Starts starts = {0};
	ZhcStatus st;

	qsort(p->v, p->n, sizeof(Part), narrow_first);
	st = intersect(seg, p, &starts, out);
	if (st == ZHC_OK)
		st = filter_all(seg, p, &starts);
	for (size_t i = 0; i < starts.n && st == ZHC_OK; i++)
		if (i == 0 || starts.v[i].doc != starts.v[i - 1].doc)
			st = zhc_docs_add(seg->al, out, starts.v[i].doc);
	seg->al->free(seg->al->ctx, starts.v);
	return st;
}

ZhcStatus
zhc_seg_phrase(const ZhcSegment *seg, const ZhcQuery *q, uint32_t id, ZhcDocs *out)
{
	Parts p = {0};
	int64_t at = 0;
	bool simple = true;
	bool none = false;
	ZhcStatus st = lay_out(seg, q, id, &at, &p, &simple);

	if (st == ZHC_OK && simple)
		st = find_keys(seg, q, &p, &none);
	if (st == ZHC_OK && simple && !none)
		st = add_rarest_between(seg, q, &p, &none);
	if (st == ZHC_OK && !none)
		st = simple && p.nnarrow > 0 ? search(seg, &p, out) : zhc_seg_any_phrase(seg, q, id, out);
	for (size_t i = 0; i < p.n; i++)
		zhc_postings_free(seg, &p.v[i].keys);
	seg->al->free(seg->al->ctx, p.v);
	return st;
}
