/*
 * segmemo.c - what looking keys up in dictionaries has told
 */
#include "segmemo.h"

static const ZhcStream streams[3] = {ZHC_S_DOCS, ZHC_S_POSITIONS, ZHC_S_SKIPS};

static bool
is_key(const ZhcMemoKey *k, uint64_t segment, uint32_t node)
{
	return k->n > 0 && k->segment == segment && k->node == node;
}

static void
set_key(ZhcMemoKey *k, uint64_t segment, uint32_t node, const uint8_t *key, uint32_t n)
{
	k->segment = segment;
	k->node = node;
	k->n = (uint8_t) n;
	memcpy(k->key, key, n);
}

/* Segments share the table; the nodes of one have a place each. */
static size_t
node_slot(uint64_t segment, uint32_t node)
{
	return (node + segment * 41) % ZHC_MEMO_NODES;
}

const ZhcMemoKey *
zhc_memo_block(const ZhcMemo *m, uint64_t segment, uint32_t node)
{
	const ZhcMemoKey *k = &m->first[node_slot(segment, node)];

	return is_key(k, segment, node) ? k : NULL;
}

void
zhc_memo_set_block(ZhcMemo *m, uint64_t segment, uint32_t node, const uint8_t *key, uint32_t n)
{
	if (n > 0 && n <= ZHC_MEMO_BYTES)
		set_key(&m->first[node_slot(segment, node)], segment, node, key, n);
}

static size_t
key_slot(uint64_t segment, const uint8_t *key, uint32_t n)
{
	uint64_t h = segment;

	for (uint32_t i = 0; i < n; i++)
		h = (h ^ key[i]) * UINT64_C(0x9E3779B97F4A7C15);
	return (size_t) (h >> 32) % ZHC_MEMO_KEYS;
}

bool
zhc_memo_posting(const ZhcMemo *m, uint64_t segment, const uint8_t *key, uint32_t n, ZhcPosting *p)
{
	const ZhcMemoPosting *kept;

	if (n > ZHC_MEMO_BYTES)
		return false;
	kept = &m->postings[key_slot(segment, key, n)];
	if (!is_key(&kept->key, segment, 0) || kept->key.n != n || memcmp(kept->key.key, key, n) != 0)
		return false;
	memset(p, 0, sizeof(*p));
	p->df = kept->df;
	for (int i = 0; i < 3; i++)
	{
		p->off[streams[i]] = kept->off[i];
		p->len[streams[i]] = kept->len[i];
	}
	return true;
}

void
zhc_memo_set_posting(ZhcMemo *m, uint64_t segment, const uint8_t *key, uint32_t n,
					 const ZhcPosting *p)
{
	ZhcMemoPosting *kept;

	if (n == 0 || n > ZHC_MEMO_BYTES)
		return;
	kept = &m->postings[key_slot(segment, key, n)];
	set_key(&kept->key, segment, 0, key, n);
	kept->df = p->df;
	for (int i = 0; i < 3; i++)
	{
		kept->off[i] = p->off[streams[i]];
		kept->len[i] = p->len[streams[i]];
	}
}
