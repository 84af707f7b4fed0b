/*
 * cost.c - what finding rows costs
 */
#include "am.h"

#include "optimizer/cost.h"
#include "optimizer/optimizer.h"
#include "utils/selfuncs.h"
#include "utils/spccache.h"

#include "cost.h"

/* The share of rows that the path's conditions let through; zhnews_matchsel() asks the index. */
static Selectivity
clauses_selectivity(PlannerInfo *root, IndexPath *path)
{
	Selectivity s = 1;
	ListCell *lc;

	foreach (lc, path->indexclauses)
	{
		IndexClause *clause = lfirst_node(IndexClause, lc);

		s *= clause_selectivity(root, (Node *) clause->rinfo, path->indexinfo->rel->relid,
								JOIN_INNER, NULL);
	}
	return s;
}

void
zhx_costestimate(PlannerInfo *root, IndexPath *path, double loop_count, Cost *startup, Cost *total,
				 Selectivity *selectivity, double *correlation, double *pages)
{
	IndexOptInfo *index = path->indexinfo;
	Selectivity s = clauses_selectivity(root, path);
	double ntuples = Max(1, s * index->rel->tuples);
	double random_cost;
	double seq_cost;

	get_tablespace_page_costs(index->reltablespace, &random_cost, &seq_cost);
	/* a few pages of dictionaries and postings; of the rest, a tenth of the share of rows */
	*pages = Min(index->pages, 10 + 0.1 * s * index->pages);
	*startup = 4 * random_cost + *pages * seq_cost + ntuples * cpu_operator_cost;
	*total = *startup + ntuples * cpu_index_tuple_cost;
	*selectivity = s;
	*correlation = 0;
	if (path->indexorderbys)
	{
		/* no other plan can order by BM25 */
		*startup = *total = 0;
		*correlation = 1;
	}
}
