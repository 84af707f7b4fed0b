/*
 * phrase.c - a piece of a query as a node: terms tied by their positions
 */
#include "querybuild.h"

#include "terms.h"
#include "utf8.h"

static ZhcStatus
add_node(ZhcQuery *q, ZhcNode node, uint32_t *id)
{
	void *nodes = q->nodes;
	ZhcStatus st = zhc_array_reserve(q->al, &nodes, &q->capnodes, q->nnodes + 1, sizeof(ZhcNode));

	q->nodes = nodes;
	if (st == ZHC_OK)
	{
		*id = (uint32_t) q->nnodes;
		q->nodes[q->nnodes++] = node;
	}
	return st;
}

static ZhcStatus
add_term(ZhcQuery *q, const char *s, size_t n, bool prefix, uint32_t *id)
{
	ZhcNode node = {.kind = ZHC_NODE_TERM,
					.prefix = prefix,
					.left = (uint32_t) q->text.len,
					.right = (uint32_t) n};
	ZhcStatus st = zhc_buf_append(&q->text, s, n);

	return st == ZHC_OK ? add_node(q, node, id) : st;
}

ZhcStatus
zhc_query_join(ZhcQuery *q, ZhcNodeKind kind, uint32_t left, uint32_t right, uint32_t distance,
			   uint32_t *id)
{
	ZhcNode node = {
		.kind = (uint8_t) kind, .distance = (uint16_t) distance, .left = left, .right = right};

	return add_node(q, node, id);
}

static ZhcStatus
add_token(Builder *b, const char *s, size_t n, bool single, uint64_t pos)
{
	void *tokens = b->tokens;
	ZhcStatus st = zhc_array_reserve(b->al, &tokens, &b->captokens, b->ntokens + 1, sizeof(Token));
	Token *t;

	b->tokens = tokens;
	if (st != ZHC_OK || b->q->nnodes >= ZHC_MAX_QUERY_TERMS ||
		b->q->text.len + n > ZHC_MAX_QUERY_TEXT)
		return st;
	t = b->tokens + b->ntokens++;
	t->pos = pos;
	t->single = single;
	return add_term(b->q, s, n, single, &t->node);
}

/*
 * A run of one character at an end of a phrase.  At the start, it may be the last character of a
 * longer run, where its reversed bigram stands one position earlier.
 */
static ZhcStatus
widen_first(Builder *b, uint32_t rest, uint32_t distance, uint32_t *id)
{
	ZhcQuery *q = b->q;
	ZhcNode *first = &q->nodes[b->tokens[0].node];
	char text[8];
	uint32_t n = first->right;
	uint32_t tail;
	uint32_t alone;
	uint32_t inner;
	ZhcStatus st;

	first->prefix = false;
	memcpy(text, q->text.data + first->left, n);
	n += (uint32_t) zhc_encode(ZHC_TAIL_MARK, text + n);
	st = add_term(q, text, n, true, &tail);
	if (st == ZHC_OK)
		st = zhc_query_join(q, ZHC_NODE_PHRASE, b->tokens[0].node, rest, distance, &alone);
	if (st == ZHC_OK)
		st = zhc_query_join(q, ZHC_NODE_PHRASE, tail, rest, distance + 1, &inner);
	return st == ZHC_OK ? zhc_query_join(q, ZHC_NODE_OR, alone, inner, 0, id) : st;
}

/*
 * At the end of a phrase, the character may start a longer run, so it is looked up as a prefix;
 * but not end one, as the second character of a bigram at that place, unless it is the first, too.
 */
static ZhcStatus
narrow_last(Builder *b)
{
	ZhcQuery *q = b->q;
	Token *last = &b->tokens[b->ntokens - 1];
	char text[8];
	uint32_t n = q->nodes[last->node].right;
	uint32_t tail;
	uint32_t doubled;
	ZhcStatus st;

	memcpy(text, q->text.data + q->nodes[last->node].left, n);
	memcpy(text + n, text, n);
	st = add_term(q, text, 2 * n, false, &doubled);
	n += (uint32_t) zhc_encode(ZHC_TAIL_MARK, text + n);
	if (st == ZHC_OK)
		st = add_term(q, text, n, true, &tail);
	if (st == ZHC_OK)
		st = zhc_query_join(q, ZHC_NODE_NOT, tail, ZHC_NO_NODE, 0, &tail);
	if (st == ZHC_OK)
		st = zhc_query_join(q, ZHC_NODE_AND, last->node, tail, 0, &last->node);
	return st == ZHC_OK ? zhc_query_join(q, ZHC_NODE_OR, last->node, doubled, 0, &last->node) : st;
}

/* Tokens [from, to) as one phrase, halved so that it does not grow deep. */
static ZhcStatus
phrase(Builder *b, size_t from, size_t to, uint32_t *id)
{
	size_t mid = from + (to - from) / 2;
	uint32_t left;
	uint32_t right;
	ZhcStatus st;

	if (to - from == 1)
	{
		*id = b->tokens[from].node;
		return ZHC_OK;
	}
	st = phrase(b, from, mid, &left);
	if (st == ZHC_OK)
		st = phrase(b, mid, to, &right);
	if (st != ZHC_OK)
		return st;
	return zhc_query_join(b->q, ZHC_NODE_PHRASE, left, right,
						  (uint32_t) (b->tokens[mid].pos - b->tokens[mid - 1].pos), id);
}

static ZhcStatus
item_node(Builder *b, uint32_t *id)
{
	Token *t = b->tokens;
	size_t n = b->ntokens;
	ZhcStatus st = ZHC_OK;

	if (n == 1)
	{
		*id = t[0].node;
		return ZHC_OK;
	}
	for (size_t i = 1; i + 1 < n; i++)
		if (t[i].single) /* words or gaps on both sides: nothing but the character */
			b->q->nodes[t[i].node].prefix = false;
	if (t[n - 1].single)
		st = narrow_last(b);
	if (st == ZHC_OK && t[0].single)
	{
		uint32_t rest;

		st = phrase(b, 1, n, &rest);
		return st == ZHC_OK ? widen_first(b, rest, (uint32_t) (t[1].pos - t[0].pos), id) : st;
	}
	return st == ZHC_OK ? phrase(b, 0, n, id) : st;
}

ZhcStatus
zhc_query_tree(Builder *b, ZhcNodeKind kind, size_t from, size_t to, uint32_t *id)
{
	size_t mid = from + (to - from) / 2;
	uint32_t left;
	uint32_t right;
	ZhcStatus st;

	if (to - from == 1)
	{
		*id = b->items[from].node;
		return ZHC_OK;
	}
	st = zhc_query_tree(b, kind, from, mid, &left);
	if (st == ZHC_OK)
		st = zhc_query_tree(b, kind, mid, to, &right);
	return st == ZHC_OK ? zhc_query_join(b->q, kind, left, right, 0, id) : st;
}

/* The tokens gathered so far become an item. */
static ZhcStatus
end_item(Builder *b)
{
	void *items = b->items;
	Item *it;
	ZhcStatus st;

	if (b->ntokens > 0)
	{
		st = zhc_array_reserve(b->al, &items, &b->capitems, b->nitems + 1, sizeof(Item));
		b->items = items;
		if (st != ZHC_OK)
			return st;
		it = b->items + b->nitems++;
		it->negated = b->negated;
		it->or_before = b->or_before;
		it->run = b->only_run;
		it->text = b->item_text;
		it->len = (uint32_t) b->folded.len - b->item_text;
		b->or_before = false;
		st = item_node(b, &it->node);
		if (st != ZHC_OK)
			return st;
	}
	b->ntokens = 0;
	b->pos = 0;
	b->broken = false;
	b->only_run = true;
	b->item_text = (uint32_t) b->folded.len;
	return ZHC_OK;
}

/* What follows punctuation is another part. */
static ZhcStatus
go_on(Builder *b)
{
	ZhcStatus st;

	if (!b->broken)
		return ZHC_OK;
	st = end_item(b);
	if (st == ZHC_OK)
		st = zhc_buf_append(&b->folded, "\n", 1);
	b->item_text = (uint32_t) b->folded.len;
	return st;
}

static ZhcStatus
take_word(void *to, const char *s, size_t n, const char *at, size_t len)
{
	Builder *b = to;
	ZhcStatus st = go_on(b);

	(void) at;
	(void) len;
	if (st == ZHC_OK)
		st = zhc_buf_append(&b->folded, s, n);
	if (st == ZHC_OK)
		st = zhc_buf_append(&b->folded, " ", 1);
	b->pos++;
	b->only_run = false;
	return st == ZHC_OK ? add_token(b, s, n, false, b->pos) : st;
}

/*
 * Punctuation ends a part.  Where it stands an index knows nothing of, so that the parts cannot be
 * tied to it: each must match.
 */
static void
take_gap(void *to)
{
	Builder *b = to;

	b->broken = b->pos > 0;
}

/*
 * The bigrams of a piece of a run: every other one, counted from the start of the run, and the
 * last.
 */
static ZhcStatus
take_run(Builder *b, const ZhcSeg *seg)
{
	char text[8];
	int len = 0;
	ZhcStatus st = go_on(b);
	uint64_t base;

	if (seg->first)
	{
		b->only_run = b->only_run && b->pos == 0;
		b->run_start = b->pos + 1;
	}
	else
		b->pos--;
	base = b->pos + 1;
	b->pos += seg->n;
	for (uint32_t i = seg->first ? 0 : 1; i < seg->n && st == ZHC_OK; i++)
	{
		len = zhc_encode(seg->cp[i], text);
		st = zhc_buf_append(&b->folded, text, (size_t) len);
	}
	if (seg->n == 1)
		return st == ZHC_OK ? add_token(b, text, (size_t) len, true, base) : st;
	for (uint32_t i = 0; i + 1 < seg->n && st == ZHC_OK; i++)
	{
		if ((base + i - b->run_start) % 2 != 0 && !(seg->last && i + 2 == seg->n))
			continue;
		len = zhc_encode(seg->cp[i], text);
		len += zhc_encode(seg->cp[i + 1], text + len);
		st = add_token(b, text, (size_t) len, false, base + i);
	}
	return st;
}

/* Items from `first` on become one that asks for all of them. */
static ZhcStatus
merge_items(Builder *b, size_t first)
{
	Item *it;
	ZhcStatus st;

	if (b->nitems <= first + 1)
		return ZHC_OK;
	it = &b->items[first];
	st = zhc_query_tree(b, ZHC_NODE_AND, first, b->nitems, &it->node);
	it->run = false;
	it->len = (uint32_t) b->folded.len - it->text;
	b->nitems = first + 1;
	return st;
}

ZhcStatus
zhc_query_piece(Builder *b, bool negated, bool prefix)
{
	const ZhcSink sink = {take_word, take_gap, b};
	ZhcSeg seg = {.kind = ZHC_SEG_GAP};
	size_t first = b->nitems;
	ZhcStatus st = zhc_scan_begin(b->scan, b->al, b->piece.data, b->piece.len);

	b->negated = negated;
	while (st == ZHC_OK)
	{
		zhc_scan_next(b->scan, &seg);
		if (seg.kind == ZHC_SEG_END)
			break;
		if (seg.kind == ZHC_SEG_RUN)
			st = take_run(b, &seg);
		else if (seg.kind == ZHC_SEG_WORDS)
			st = zhc_scan_words(b->scan, &seg, b->parser, b->ctx, &sink);
		else if (seg.breaks)
			take_gap(b);
	}
	zhc_scan_end(b->scan);
	if (st == ZHC_OK && prefix && b->ntokens > 0 && !b->only_run)
		b->q->nodes[b->tokens[b->ntokens - 1].node].prefix = true;
	if (st == ZHC_OK)
		st = end_item(b);
	return st == ZHC_OK && negated ? merge_items(b, first) : st;
}
