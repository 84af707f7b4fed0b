/*
 * seq.c - one step of a conversion over a stretch of characters
 */
#include "seq.h"

#include "convert_tables.h"

/* May a phrase stand for characters [i, end)?  It may not cut words, unless it is a part of one. */
static bool
is_free(const ZhcSeq *in, uint32_t i, uint32_t end)
{
	bool begins = in->c[i].starts, ends = end == in->n || in->c[end].starts, crosses = false;

	for (uint32_t k = i; k < end; k++)
	{
		if (in->c[k].fixed)
			return false;
		crosses |= k > i && in->c[k].starts;
	}
	return crosses ? begins && ends : begins || ends;
}

/* The trie's node of character i as the first of a key. */
static uint64_t
first_node(const ZhcSeq *in, const ZhcTrie *t, uint32_t i)
{
	uint32_t code = zhc_trie_code(t, in->c[i].cp);

	return code != 0 && code < ZHC_TRIE_SPECIAL ? zhc_trie_first(t, code) : 0;
}

static uint64_t
next_node(const ZhcSeq *in, const ZhcTrie *t, uint64_t x, uint32_t i)
{
	uint32_t code = zhc_trie_code(t, in->c[i].cp);

	return code != 0 && code < ZHC_TRIE_SPECIAL ? zhc_trie_next(t, x, code) : 0;
}

uint32_t
zhc_seq_find(const ZhcSeq *in, const ZhcTrie *t, uint32_t i, uint32_t end)
{
	uint64_t x = first_node(in, t, i);

	while (x != 0 && ++i < end)
		x = next_node(in, t, x, i);
	return x != 0 ? ZHC_NODE_ENTRY(x) : 0;
}

/* The end of the longest key at character i, or i. */
static uint32_t
longest(const ZhcSeq *in, const ZhcTrie *t, uint32_t i)
{
	uint64_t x = first_node(in, t, i);
	uint32_t end = i;

	for (uint32_t k = i + 1; x != 0; k++)
	{
		if (ZHC_NODE_ENTRY(x) != 0)
			end = k;
		if (k >= in->n)
			break;
		x = next_node(in, t, x, k);
	}
	return end;
}

/* The entry of the longest key at character i that may stand there; its end in *end. */
static uint32_t
match(const ZhcSeq *in, const ZhcTrie *t, bool by_words, const ZhcTrie *keep, uint32_t i,
	  uint32_t *end)
{
	uint64_t x = first_node(in, t, i);
	uint32_t found = 0, kept = keep ? longest(in, keep, i) : 0;

	for (uint32_t k = i + 1; x != 0; k++)
	{
		uint32_t entry = ZHC_NODE_ENTRY(x);

		if (entry != 0 && (!by_words || k == i + 1 ||
						   !(zhc_convert_entries[t->entries + entry - 1] & ZHC_VALUE_FLAG) ||
						   (k > kept && is_free(in, i, k))))
		{
			found = entry;
			*end = k;
		}
		if (k >= in->n)
			break;
		x = next_node(in, t, x, k);
	}
	return found;
}

/* Append what stands for [i, end): the characters of text. */
static bool
put(const ZhcSeq *in, uint32_t i, uint32_t end, const char *text, uint32_t len, ZhcSeq *out)
{
	const char *stop = text + len;

	for (uint32_t k = i; text < stop; k++)
	{
		ZhcSeqChar *c = &out->c[out->n];

		if (out->n == ZHC_SEQ_MAX)
			return false;
		*c = in->c[k < end ? k : end - 1];
		c->starts = k == i && in->c[i].starts;
		text += zhc_decode(text, stop, &c->cp);
		out->n++;
	}
	return true;
}

bool
zhc_seq_convert(const ZhcSeq *in, const ZhcTrie *t, bool by_words, const ZhcTrie *keep, ZhcSeq *out)
{
	out->n = 0;
	for (uint32_t i = 0; i < in->n;)
	{
		uint32_t end = i + 1, entry = match(in, t, by_words, keep, i, &end);
		uint32_t value = entry ? zhc_convert_entries[t->entries + entry - 1] : 0;

		if (ZHC_VALUE_LEN(value) != 0)
		{
			if (!put(in, i, end, zhc_convert_pool + ZHC_VALUE_OFFSET(value), ZHC_VALUE_LEN(value),
					 out))
				return false;
		}
		else
		{
			if (out->n + (end - i) > ZHC_SEQ_MAX)
				return false;
			for (; i < end; i++)
				out->c[out->n++] = in->c[i];
		}
		i = end;
	}
	return true;
}
