/*
 * order.h - rows by descending BM25, one after the other
 */
#ifndef ZHX_ORDER_H
#define ZHX_ORDER_H

#include "am.h"

#include "tsearch/ts_type.h"

#include "segrank.h"

typedef struct ZhxOrder ZhxOrder;

/*
 * Score the documents for a query, those that fulfil all conditions; in the current memory context,
 * which must last as long as the order is used.  A query that is NULL gives every row the same.
 */
extern ZhxOrder *zhx_order_begin(Relation index, TSQuery query, const ZhcQuery *conditions,
								 int nconditions);

/*
 * The score of a text as the latest scan in order by the same query sees it (the one whose row is
 * at hand, where a plan shows the value that it orders by); false when there is none.
 */
extern bool zhx_order_score(const text *body, TSQuery query, double *score);

/* The next row and its distance (less is better); false when there are no more. */
extern bool zhx_order_next(ZhxOrder *o, ItemPointer tid, double *distance, bool *isnull);

#endif /* ZHX_ORDER_H */
