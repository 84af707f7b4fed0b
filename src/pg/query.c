/*
 * query.c - zh_query(): the core's query tree written as a tsquery, and read from one
 */
#include "postgres.h"

#include "fmgr.h"
#include "tsearch/ts_type.h"
#include "tsearch/ts_utils.h"
#include "utils/pg_crc.h"

#include "glue.h"
#include "parser.h"
#include "query.h"
#include "search.h"

PG_FUNCTION_INFO_V1(zh_query);

typedef struct QueryWriter
{
	const ZhcQuery *q;
	QueryItem *items;
	uint32 nitems;
	char *operands;
	uint32 len;
} QueryWriter;

/* An operand: its CRC32 (which the tsquery checks), and its text with a NUL behind. */
static void
write_operand(QueryWriter *w, const ZhcNode *node, QueryOperand *op)
{
	const char *s = w->q->text.data + node->left;
	pg_crc32 crc;

	INIT_LEGACY_CRC32(crc);
	COMP_LEGACY_CRC32(crc, s, node->right);
	FIN_LEGACY_CRC32(crc);
	op->type = QI_VAL;
	op->weight = 0;
	op->prefix = node->prefix;
	op->valcrc = (int32) crc;
	op->length = node->right;
	op->distance = w->len;
	memcpy(w->operands + w->len, s, node->right);
	w->operands[w->len + node->right] = '\0';
	w->len += node->right + 1;
}

/*
 * Items stand in prefix order, the right operand directly behind its operator.  The tree is
 * balanced, so the recursion is shallow.
 */
static void
write_node(QueryWriter *w, uint32 id)
{
	static const int8 opers[] = {[ZHC_NODE_NOT] = OP_NOT,
								 [ZHC_NODE_AND] = OP_AND,
								 [ZHC_NODE_OR] = OP_OR,
								 [ZHC_NODE_PHRASE] = OP_PHRASE};
	const ZhcNode *node = &w->q->nodes[id];
	uint32 at = w->nitems++;
	QueryItem *item = &w->items[at];

	if (node->kind == ZHC_NODE_TERM)
	{
		write_operand(w, node, &item->qoperand);
		return;
	}
	item->qoperator.type = QI_OPR;
	item->qoperator.oper = opers[node->kind];
	item->qoperator.distance = node->kind == ZHC_NODE_PHRASE ? node->distance : 0;
	item->qoperator.left = 1;
	if (node->kind == ZHC_NODE_NOT)
	{
		write_node(w, node->left);
		return;
	}
	write_node(w, node->right);
	item->qoperator.left = w->nitems - at;
	write_node(w, node->left);
}

/* How many items and bytes of operands a node becomes; a part may be used more than once. */
static void
measure_node(const ZhcQuery *q, uint32 id, size_t *items, size_t *bytes)
{
	const ZhcNode *node = &q->nodes[id];

	++*items;
	if (node->kind == ZHC_NODE_TERM)
	{
		*bytes += node->right + 1;
		return;
	}
	measure_node(q, node->left, items, bytes);
	if (node->kind != ZHC_NODE_NOT)
		measure_node(q, node->right, items, bytes);
}

TSQuery
zh_query_export(const ZhcQuery *q)
{
	QueryWriter w = {.q = q};
	size_t items = 0;
	size_t bytes = 0;
	TSQuery out;
	Size size;

	if (q->root != ZHC_NO_NODE)
		measure_node(q, q->root, &items, &bytes);
	w.items = palloc0((items + 1) * sizeof(QueryItem));
	w.operands = palloc(bytes + 1);
	if (q->root != ZHC_NO_NODE)
		write_node(&w, q->root);
	size = COMPUTESIZE(w.nitems, w.len);
	out = palloc0(size);
	SET_VARSIZE(out, size);
	out->size = w.nitems;
	memcpy(GETQUERY(out), w.items, w.nitems * sizeof(QueryItem));
	memcpy(GETOPERAND(out), w.operands, w.len);
	pfree(w.items);
	pfree(w.operands);
	return out;
}

void
zh_query_import(TSQuery query, ZhcQuery *out)
{
	static const uint8 kinds[] = {[OP_NOT] = ZHC_NODE_NOT,
								  [OP_AND] = ZHC_NODE_AND,
								  [OP_OR] = ZHC_NODE_OR,
								  [OP_PHRASE] = ZHC_NODE_PHRASE};
	QueryItem *items = GETQUERY(query);

	memset(out, 0, sizeof(*out));
	out->al = &zh_palloc;
	out->root = query->size > 0 ? 0 : ZHC_NO_NODE;
	out->nnodes = query->size;
	out->nodes = palloc0((query->size + 1) * sizeof(ZhcNode));
	out->text.data = GETOPERAND(query);
	out->text.len = (char *) query + VARSIZE(query) - out->text.data;
	for (uint32 i = 0; i < query->size; i++)
	{
		ZhcNode *node = &out->nodes[i];

		if (items[i].type == QI_VAL)
		{
			const QueryOperand *op = &items[i].qoperand;

			node->kind = ZHC_NODE_TERM;
			node->prefix = op->prefix;
			node->left = op->distance;
			node->right = op->length;
			/* The text of a page has weight D; asking for others only finds nothing. */
			if (op->weight != 0 && !(op->weight & 1))
				node->right = 0;
			continue;
		}
		node->kind = kinds[items[i].qoperator.oper];
		node->distance = items[i].qoperator.distance;
		node->right = i + 1;
		node->left = node->kind == ZHC_NODE_NOT ? i + 1 : i + items[i].qoperator.left;
	}
}

/* zh_query(q text) → tsquery */
Datum
zh_query(PG_FUNCTION_ARGS)
{
	text *in = PG_GETARG_TEXT_PP(0);
	ZhcQuery q;
	TSQuery out;

	zh_require_utf8();
	zh_check(zhc_query_parse(&zh_palloc, VARDATA_ANY(in), VARSIZE_ANY_EXHDR(in), zh_parse_words,
							 NULL, &q));
	out = zh_query_export(&q);
	zhc_query_free(&q);
	PG_RETURN_TSQUERY(out);
}
