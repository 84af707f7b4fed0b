/*
 * segterm.c - a term of a query in a segment
 *
 * A term's text stands for the keys whose lexeme in zh_tsvector() is that text, or starts with it.
 */
#include "segterm.h"

#include "segmem.h"
#include "terms.h"
#include "utf8.h"

static ZhcStatus
add_posting(const ZhcSegment *seg, ZhcPostings *out, const ZhcPosting *p)
{
	void *v = out->v;
	ZhcStatus st = zhc_array_reserve(seg->al, &v, &out->cap, out->n + 1, sizeof(ZhcPosting));

	out->v = v;
	if (st == ZHC_OK)
		out->v[out->n++] = *p;
	return st;
}

/* All keys that start with these bytes, but not those that go on with `but` (NULL: nothing). */
static ZhcStatus
add_keys_but(const ZhcSegment *seg, const uint8_t *key, uint32_t n, const uint8_t *but,
			 uint32_t nbut, ZhcPostings *out)
{
	ZhcDict d;
	bool found;
	ZhcStatus st;

	zhc_dict_init(&d, seg);
	st = zhc_dict_seek(&d, key, n, &found);
	while (st == ZHC_OK && found && zhc_dict_at_prefix(&d, key, n))
	{
		if (nbut == 0 || d.keylen < n + nbut || memcmp(d.key + n, but, nbut) != 0)
			st = add_posting(seg, out, &d.posting);
		if (st == ZHC_OK)
			st = zhc_dict_next(&d, &found);
	}
	zhc_dict_free(&d);
	return st;
}

static ZhcStatus
add_keys(const ZhcSegment *seg, const uint8_t *key, uint32_t n, bool prefix, ZhcPostings *out)
{
	ZhcPosting p;
	ZhcStatus st;

	if (prefix)
		return add_keys_but(seg, key, n, NULL, 0, out);
	st = zhc_seg_find(seg, key, n, &p);
	return st == ZHC_OK && p.df > 0 ? add_posting(seg, out, &p) : st;
}

bool
zhc_term_gram(const ZhcQuery *q, const ZhcNode *term, uint8_t *key, uint32_t *nkey, bool *prefix)
{
	const char *s = q->text.data + term->left;
	uint32_t n = term->right;
	uint32_t cp[4];
	uint32_t k = 0;

	*prefix = false;
	for (uint32_t at = 0; at < n && k < 4; k++)
	{
		at += (uint32_t) zhc_decode(s + at, s + n, &cp[k]);
		if (cp[k] >= ZHC_BAD_BYTE)
			return false;
	}
	if (k == 0 || k > 3)
		return false;
	zhc_key_char(cp[0], key);
	*prefix = term->prefix && (k == 1 || (k == 2 && cp[1] == ZHC_TAIL_MARK));
	if (*prefix && k == 1)
		*nkey = 3;
	else if (*prefix)
	{
		key[3] = ZHC_GRAM_TAIL;
		*nkey = 4;
	}
	else if (k == 1)
		*nkey = zhc_key_gram(cp[0], ZHC_GRAM_SINGLE, 0, key);
	else if (k == 2)
		*nkey = zhc_key_gram(cp[0], ZHC_GRAM_PAIR, cp[1], key);
	else if (cp[1] == ZHC_TAIL_MARK)
		*nkey = zhc_key_gram(cp[0], ZHC_GRAM_TAIL, cp[2], key);
	else
		return false;
	return true;
}

ZhcStatus
zhc_term_postings(const ZhcSegment *seg, const ZhcQuery *q, const ZhcNode *term, ZhcPostings *out)
{
	const char *s = q->text.data + term->left;
	uint32_t n = term->right;
	uint8_t key[ZHC_KEY_MAX];
	uint32_t nkey;
	bool prefix;
	ZhcStatus st = ZHC_OK;

	*out = (ZhcPostings){0};
	zhc_poll(seg->al);
	if (n == 0 || n > ZHC_MAX_TERM)
		return ZHC_OK;
	if (zhc_term_gram(q, term, key, &nkey, &prefix))
		st = add_keys(seg, key, nkey, prefix, out);
	out->nruns = out->n;
	key[0] = ZHC_KEY_WORD;
	memcpy(key + 1, s, n);
	return st == ZHC_OK ? add_keys(seg, key, n + 1, term->prefix, out) : st;
}

ZhcStatus
zhc_initial_postings(const ZhcSegment *seg, const ZhcQuery *q, const ZhcNode *term,
					 ZhcPostings *out)
{
	static const uint8_t tail_kind = ZHC_GRAM_TAIL;
	const char *s = q->text.data + term->left;
	uint32_t n = term->right;
	uint8_t key[ZHC_KEY_MAX];
	char tail_mark[4];
	uint32_t cp;
	ZhcStatus st;

	*out = (ZhcPostings){0};
	zhc_decode(s, s + n, &cp);
	zhc_key_char(cp, key);
	st = add_keys_but(seg, key, 3, &tail_kind, 1, out);
	key[0] = ZHC_KEY_WORD;
	memcpy(key + 1, s, n);
	if (st == ZHC_OK)
		st = add_keys_but(seg, key, n + 1, (const uint8_t *) tail_mark,
						  (uint32_t) zhc_encode(ZHC_TAIL_MARK, tail_mark), out);
	return st;
}

ZhcStatus
zhc_pair_postings(const ZhcSegment *seg, uint32_t c1, uint32_t c2, ZhcPostings *out)
{
	uint8_t key[ZHC_KEY_GRAM];
	ZhcStatus st;

	*out = (ZhcPostings){0};
	st = add_keys(seg, key, zhc_key_gram(c1, ZHC_GRAM_PAIR, c2, key), false, out);
	out->nruns = out->n;
	return st;
}

void
zhc_postings_free(const ZhcSegment *seg, ZhcPostings *p)
{
	seg->al->free(seg->al->ctx, p->v);
	*p = (ZhcPostings){0};
}

ZhcStatus
zhc_docs_add(const ZhcAlloc *al, ZhcDocs *d, uint32_t doc)
{
	void *v = d->v;
	ZhcStatus st = zhc_array_reserve(al, &v, &d->cap, d->n + 1, sizeof(uint32_t));

	d->v = v;
	if (st == ZHC_OK)
		d->v[d->n++] = doc;
	return st;
}

void
zhc_docs_free(const ZhcAlloc *al, ZhcDocs *d)
{
	al->free(al->ctx, d->v);
	*d = (ZhcDocs){0};
}

static ZhcStatus
reserve(const ZhcAlloc *al, ZhcDocs *d, size_t n)
{
	void *v = d->v;
	ZhcStatus st = zhc_array_reserve(al, &v, &d->cap, n, sizeof(uint32_t));

	d->v = v;
	return st;
}

/* All documents of several keys, by way of a bit for each document. */
static ZhcStatus
union_docs(const ZhcSegment *seg, const ZhcPostings *p, ZhcCursor *c, ZhcDocs *out)
{
	size_t nwords = (size_t) seg->info.ndocs / 64 + 1;
	uint64_t *bits = seg->al->alloc(seg->al->ctx, nwords * sizeof(uint64_t));
	size_t count = 0;
	ZhcStatus st = ZHC_OK;

	if (!bits)
		return ZHC_NOMEM;
	memset(bits, 0, nwords * sizeof(uint64_t));
	for (size_t i = 0; i < p->n && st == ZHC_OK; i++)
	{
		zhc_poll(seg->al);
		st = zhc_cursor_open(c, &p->v[i]);
		while (st == ZHC_OK && c->n > 0)
		{
			for (uint32_t j = 0; j < c->n; j++)
				bits[c->doc[j] / 64] |= UINT64_C(1) << c->doc[j] % 64;
			st = zhc_cursor_next_block(c);
		}
	}
	for (size_t i = 0; i < nwords; i++)
		count += (size_t) __builtin_popcountll(bits[i]);
	if (st == ZHC_OK)
		st = reserve(seg->al, out, count);
	for (size_t i = 0; i < nwords && st == ZHC_OK; i++)
		for (uint64_t b = bits[i]; b != 0; b &= b - 1)
			out->v[out->n++] = (uint32_t) (i * 64) + (uint32_t) __builtin_ctzll(b);
	seg->al->free(seg->al->ctx, bits);
	return st;
}

/* All documents of one key. */
static ZhcStatus
key_docs(const ZhcSegment *seg, const ZhcPosting *key, ZhcCursor *c, ZhcDocs *out)
{
	ZhcStatus st = reserve(seg->al, out, key->df);

	if (st == ZHC_OK)
		st = zhc_cursor_open(c, key);
	while (st == ZHC_OK && c->n > 0)
	{
		memcpy(out->v + out->n, c->doc, c->n * sizeof(uint32_t));
		out->n += c->n;
		st = zhc_cursor_next_block(c);
	}
	return st;
}

ZhcStatus
zhc_postings_docs(const ZhcSegment *seg, const ZhcPostings *p, ZhcDocs *out)
{
	ZhcSegWindow window; /* keys stand together, and so do their documents */
	ZhcSegment windowed = *seg;
	ZhcCursor c;
	ZhcStatus st;

	*out = (ZhcDocs){0};
	if (p->n == 0)
		return ZHC_OK;
	zhc_window_init(&window, seg->al, &seg->info, &seg->source);
	windowed.source = zhc_window_source(&window);
	zhc_cursor_init(&c, &windowed);
	st = p->n > 1 ? union_docs(&windowed, p, &c, out) : key_docs(&windowed, &p->v[0], &c, out);
	zhc_cursor_free(&c);
	zhc_window_free(&window);
	return st;
}

/* Merge two lists: what is only in a, only in b, in both. */
static ZhcStatus
merge(const ZhcAlloc *al, const ZhcDocs *a, const ZhcDocs *b, bool only_a, bool only_b, bool both,
	  ZhcDocs *out)
{
	size_t i = 0;
	size_t j = 0;
	ZhcStatus st = reserve(al, out, (only_b ? b->n : 0) + a->n + 1);

	if (st != ZHC_OK)
		return st;
	while (i < a->n && j < b->n)
	{
		uint32_t x = a->v[i];
		uint32_t y = b->v[j];

		if (x == y ? both : x < y ? only_a : only_b)
			out->v[out->n++] = x < y ? x : y;
		i += x <= y;
		j += y <= x;
	}
	for (; only_a && i < a->n; i++)
		out->v[out->n++] = a->v[i];
	for (; only_b && j < b->n; j++)
		out->v[out->n++] = b->v[j];
	return ZHC_OK;
}

ZhcStatus
zhc_docs_combine(const ZhcAlloc *al, ZhcDocs *a, ZhcDocs *b, bool both, ZhcDocs *out)
{
	ZhcStatus st;

	*out = (ZhcDocs){0};
	out->negate = both ? a->negate && b->negate : a->negate || b->negate;
	if (a->negate == b->negate)
		/* a and b; a or b; not a and not b = not (a or b); not a or not b = not (a and b) */
		st = both == a->negate ? merge(al, a, b, true, true, true, out)
							   : merge(al, a, b, false, false, true, out);
	else
		/* a and not b = a without b; a or not b = not (b without a) */
		st = merge(al, a, b, a->negate != both, a->negate == both, false, out);
	zhc_docs_free(al, a);
	zhc_docs_free(al, b);
	return st;
}

ZhcStatus
zhc_docs_explicit(const ZhcSegment *seg, ZhcDocs *d)
{
	ZhcDocs out = {0};
	size_t i = 0;
	ZhcStatus st = ZHC_OK;

	if (!d->negate)
		return ZHC_OK;
	for (uint32_t doc = 0; doc < seg->info.ndocs && st == ZHC_OK; doc++)
	{
		uint8_t length[ZHC_LENGTH_BYTES];

		if (doc % 4096 == 0)
			zhc_poll(seg->al);
		if (i < d->n && d->v[i] == doc)
		{
			i++;
			continue;
		}
		if (seg->info.nnull > 0)
		{
			st = zhc_seg_read(seg, ZHC_S_LENGTHS, (uint64_t) doc * ZHC_LENGTH_BYTES, length,
							  ZHC_LENGTH_BYTES);
			if (zhc_get_fixed(length, ZHC_LENGTH_BYTES) == ZHC_NULL_DOC)
				continue;
		}
		if (st == ZHC_OK)
			st = zhc_docs_add(seg->al, &out, doc);
	}
	zhc_docs_free(seg->al, d);
	*d = out;
	return st;
}
