/*
 * fuzz_query.c - whatever is typed becomes a shallow tree whose nodes and texts are inside
 */
#include "fuzz.h"
#include "query.h"
#include "terms.h"

/* Deeper than any tree that is balanced inside each of the kinds of its nodes. */
#define MAX_DEPTH 128

static void
check_node(const ZhcQuery *q, uint32_t no, int depth)
{
	const ZhcNode *node = &q->nodes[no];

	FUZZ_CHECK(no < q->nnodes && depth < MAX_DEPTH);
	switch (node->kind)
	{
		case ZHC_NODE_TERM:
			FUZZ_CHECK(node->right > 0 && node->right <= ZHC_MAX_TERM);
			FUZZ_CHECK(node->left + (size_t) node->right <= q->text.len);
			break;
		case ZHC_NODE_NOT:
			check_node(q, node->left, depth + 1);
			break;
		default:
			FUZZ_CHECK(node->kind <= ZHC_NODE_PHRASE);
			FUZZ_CHECK(node->kind != ZHC_NODE_PHRASE || node->distance <= ZHC_MAX_POS);
			check_node(q, node->left, depth + 1);
			check_node(q, node->right, depth + 1);
	}
}

static void
fuzz_one(const ZhcAlloc *al, const char *s, size_t n)
{
	ZhcQuery q;

	if (zhc_query_parse(al, s, n, NULL, NULL, &q) != ZHC_OK)
		return;
	if (q.root != ZHC_NO_NODE)
		check_node(&q, q.root, 0);
	FUZZ_CHECK(q.text.len <= ZHC_MAX_QUERY_TEXT);
	zhc_query_free(&q);
}
