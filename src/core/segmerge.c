/*
 * segmerge.c - several segments into one
 */
#include "segmerge.h"

typedef struct Input
{
	const ZhcSegment *seg;
	ZhcDict dict;
	ZhcCursor cursor;
	bool more;	   /* the dictionary stands at a key */
	uint32_t *doc; /* new number of each document, ZHC_NO_DOC for deleted ones */
} Input;

/* Copy the documents of a segment that live, and note their new numbers. */
static ZhcStatus
merge_documents(ZhcSegWriter *w, Input *in)
{
	const ZhcSegment *seg = in->seg;
	const ZhcAlloc *al = seg->al;
	ZhcStatus st = ZHC_OK;

	in->doc = al->alloc(al->ctx, ((size_t) seg->info.ndocs + 1) * sizeof(uint32_t));
	if (!in->doc)
		return ZHC_NOMEM;
	for (uint32_t d = 0; d < seg->info.ndocs && st == ZHC_OK; d++)
	{
		uint8_t dead;
		uint8_t tid[ZHC_TID_BYTES];
		uint8_t length[ZHC_LENGTH_BYTES];

		in->doc[d] = ZHC_NO_DOC;
		st = zhc_seg_read(seg, ZHC_S_DEAD, d / 8, &dead, 1);
		if (st != ZHC_OK || (dead >> d % 8 & 1))
			continue;
		st = zhc_seg_read(seg, ZHC_S_TIDS, (uint64_t) d * ZHC_TID_BYTES, tid, ZHC_TID_BYTES);
		if (st == ZHC_OK)
			st = zhc_seg_read(seg, ZHC_S_LENGTHS, (uint64_t) d * ZHC_LENGTH_BYTES, length,
							  ZHC_LENGTH_BYTES);
		in->doc[d] = w->info.ndocs;
		if (st == ZHC_OK)
			st = zhc_segw_document(w, zhc_get_fixed(tid, ZHC_TID_BYTES),
								   (uint32_t) zhc_get_fixed(length, ZHC_LENGTH_BYTES));
		if (d % 4096 == 0)
			zhc_poll(al);
	}
	return st;
}

/* The postings of the key that an input stands at. */
static ZhcStatus
merge_postings(ZhcSegWriter *w, Input *in)
{
	ZhcCursor *c = &in->cursor;
	const uint32_t *pos;
	ZhcStatus st = zhc_cursor_open(c, &in->dict.posting);

	while (st == ZHC_OK && zhc_cursor_doc(c) != ZHC_NO_DOC)
	{
		uint32_t doc = in->doc[zhc_cursor_doc(c)];

		if (doc != ZHC_NO_DOC)
		{
			st = zhc_cursor_positions(c, &pos);
			if (st == ZHC_OK)
				st = zhc_segw_posting(w, doc, pos, zhc_cursor_tf(c));
		}
		if (st == ZHC_OK)
			st = zhc_cursor_next(c);
	}
	return st;
}

/* Which input stands at the least key; the first of those.  n when all are through. */
static size_t
least(const Input *in, size_t n)
{
	size_t best = n;

	for (size_t i = 0; i < n; i++)
	{
		const ZhcDict *a = &in[i].dict;
		const ZhcDict *b = best < n ? &in[best].dict : NULL;
		int c;

		if (!in[i].more)
			continue;
		if (!b)
		{
			best = i;
			continue;
		}
		c = memcmp(a->key, b->key, a->keylen < b->keylen ? a->keylen : b->keylen);
		if (c < 0 || (c == 0 && a->keylen < b->keylen))
			best = i;
	}
	return best;
}

static ZhcStatus
merge_keys(ZhcSegWriter *w, Input *in, size_t n)
{
	ZhcStatus st = ZHC_OK;

	for (size_t i = 0; i < n && st == ZHC_OK; i++)
		st = zhc_dict_next(&in[i].dict, &in[i].more);
	while (st == ZHC_OK)
	{
		size_t first = least(in, n);

		if (first == n)
			break;
		st = zhc_segw_key(w, in[first].dict.key, in[first].dict.keylen);
		for (size_t i = first; i < n && st == ZHC_OK; i++)
		{
			if (!in[i].more || in[i].dict.keylen != w->keylen ||
				memcmp(in[i].dict.key, w->key, w->keylen) != 0)
				continue;
			st = merge_postings(w, &in[i]);
			if (st == ZHC_OK)
				st = zhc_dict_next(&in[i].dict, &in[i].more);
		}
		if (st == ZHC_OK)
			st = zhc_segw_key_end(w);
	}
	return st;
}

ZhcStatus
zhc_seg_merge(const ZhcAlloc *al, const ZhcSegment *segs, size_t n, ZhcSegWriter *w,
			  const ZhcSegSink *sink)
{
	Input *in = al->alloc(al->ctx, (n + 1) * sizeof(Input));
	ZhcStatus st = in ? zhc_segw_begin(w, al, sink) : ZHC_NOMEM;

	if (st != ZHC_OK)
		return st;
	memset(in, 0, (n + 1) * sizeof(Input));
	for (size_t i = 0; i < n; i++)
	{
		in[i].seg = &segs[i];
		zhc_dict_init(&in[i].dict, &segs[i]);
		zhc_cursor_init(&in[i].cursor, &segs[i]);
	}
	for (size_t i = 0; i < n && st == ZHC_OK; i++)
		st = merge_documents(w, &in[i]);
	if (st == ZHC_OK)
		st = merge_keys(w, in, n);
	if (st == ZHC_OK)
		st = zhc_segw_end(w);
	for (size_t i = 0; i < n; i++)
	{
		zhc_dict_free(&in[i].dict);
		zhc_cursor_free(&in[i].cursor);
		al->free(al->ctx, in[i].doc);
	}
	al->free(al->ctx, in);
	return st;
}
