/*
 * estimate.h - the share of rows that a query finds, from an index's dictionaries
 */
#ifndef ZHX_ESTIMATE_H
#define ZHX_ESTIMATE_H

#include "postgres.h"

/* Between 0 and 1 for a text or tsquery; negative when the index cannot tell. */
extern double zhx_estimate(Oid index, Oid type, Datum query, bool isnull);

#endif /* ZHX_ESTIMATE_H */
