/*
 * noderun.h - runs of Chinese characters that the nodes of a query ask for
 *
 * A query asks for a run by bigrams at distances (terms.h).  Put together again, the run can be
 * looked for in the bytes of a text.
 */
#ifndef ZHC_NODERUN_H
#define ZHC_NODERUN_H

#include "query.h"

/* Longer runs are left to the scanner: so long a phrase is hardly ever found, and never fast. */
#define ZHC_MAX_NODE_RUN 64

/*
 * The run of folded characters that a node asks for, into cp (room for ZHC_MAX_NODE_RUN); 0 when it
 * asks for something else.  A phrase is a run when its parts overlap by a character or touch.
 */
uint32_t zhc_node_run(const ZhcQuery *q, uint32_t id, uint32_t *cp);

#endif /* ZHC_NODERUN_H */
