/*
 * segquery.c - the documents of a segment that match a query: the logic
 */
#include "segquery.h"

static ZhcStatus
term_docs(const ZhcSegment *seg, const ZhcQuery *q, const ZhcNode *node, ZhcDocs *out)
{
	ZhcPostings p;
	ZhcStatus st = zhc_term_postings(seg, q, node, &p);

	if (st == ZHC_OK)
		st = zhc_postings_docs(seg, &p, out);
	zhc_postings_free(seg, &p);
	return st;
}

ZhcStatus
zhc_seg_node(const ZhcSegment *seg, const ZhcQuery *q, uint32_t id, bool loose, ZhcDocs *out)
{
	const ZhcNode *node = &q->nodes[id];
	bool both = node->kind != ZHC_NODE_OR;
	ZhcDocs left;
	ZhcDocs right;
	ZhcStatus st;

	zhc_poll(seg->al);
	*out = (ZhcDocs){0};
	if (node->kind == ZHC_NODE_TERM)
		return term_docs(seg, q, node, out);
	if (node->kind == ZHC_NODE_PHRASE && !loose)
		return zhc_seg_phrase(seg, q, id, out);
	if (node->kind == ZHC_NODE_NOT && loose)
	{
		out->negate = true;
		return ZHC_OK;
	}
	st = zhc_seg_node(seg, q, node->left, loose, &left);
	if (st == ZHC_OK && node->kind == ZHC_NODE_NOT)
	{
		*out = left;
		out->negate = !out->negate;
		return ZHC_OK;
	}
	/* nothing and anything is nothing; all or anything is all */
	if (st != ZHC_OK || (left.n == 0 && left.negate != both))
	{
		*out = left;
		return st;
	}
	st = zhc_seg_node(seg, q, node->right, loose, &right);
	return st == ZHC_OK ? zhc_docs_combine(seg->al, &left, &right, both, out) : st;
}

ZhcStatus
zhc_seg_search(const ZhcSegment *seg, const ZhcQuery *q, ZhcDocs *out)
{
	ZhcStatus st;

	*out = (ZhcDocs){0};
	if (q->root == ZHC_NO_NODE)
		return ZHC_OK;
	st = zhc_seg_node(seg, q, q->root, false, out);
	return st == ZHC_OK ? zhc_docs_explicit(seg, out) : st;
}
