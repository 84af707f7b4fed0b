/*
 * cost.h - what finding rows costs
 */
#ifndef ZHX_COST_H
#define ZHX_COST_H

#include "postgres.h"

#include "nodes/pathnodes.h"

extern void zhx_costestimate(PlannerInfo *root, IndexPath *path, double loop_count, Cost *startup,
							 Cost *total, Selectivity *selectivity, double *correlation,
							 double *pages);

#endif /* ZHX_COST_H */
