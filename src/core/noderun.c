/*
 * noderun.c - runs of Chinese characters that the nodes of a query ask for
 */
#include "noderun.h"

#include "chars.h"
#include "terms.h"
#include "utf8.h"

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
		if ((zhc_char(c[i]) & ZHC_FOLD_MASK) != c[i]) /* nothing in a text folds to it */
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

/* zhc_node_run() of a part of a phrase, `depth` phrases down. */
static uint32_t
node_run(const ZhcQuery *q, uint32_t id, uint32_t *cp, int depth)
{
	const ZhcNode *node = &q->nodes[id];
	uint32_t right[ZHC_MAX_NODE_RUN];
	uint32_t l;
	uint32_t r;
	uint32_t at;

	if (node->kind == ZHC_NODE_TERM)
		return term_run(q, node, cp);
	if (node->kind == ZHC_NODE_OR && is_reversed(q, &q->nodes[node->left], &q->nodes[node->right]))
		return term_run(q, &q->nodes[node->left], cp);
	if (node->kind != ZHC_NODE_PHRASE || depth >= ZHC_MAX_NODE_RUN)
		return 0;
	l = node_run(q, node->left, cp, depth + 1);
	r = l >= 2 ? node_run(q, node->right, right, depth + 1) : 0;
	if (r < 2) /* a lone character in a phrase stands beside words */
		return 0;
	at = l - 2 + node->distance;
	if (at > l || at + r > ZHC_MAX_NODE_RUN || node->distance == 0)
		return 0;
	if (at < l && cp[at] != right[0])
		return 0;
	memcpy(cp + at, right, r * sizeof(uint32_t));
	return at + r;
}

uint32_t
zhc_node_run(const ZhcQuery *q, uint32_t id, uint32_t *cp)
{
	return node_run(q, id, cp, 0);
}
