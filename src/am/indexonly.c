/*
 * indexonly.c - count(*) ... WHERE body ~~~ query from the index alone
 *
 * PostgreSQL asks of an index-only scan that the index can return every column of its conditions,
 * to check them again.  This one cannot return texts, but its answers need no check.  So where
 * nothing but conditions that the index decides asks for the column, it is said to be there: what
 * the scan returns is NULL, and nobody reads it.
 */
#include "am.h"

#include "optimizer/cost.h"
#include "optimizer/optimizer.h"
#include "optimizer/paths.h"
#include "optimizer/restrictinfo.h"
#include "utils/lsyscache.h"

#include "cost.h"
#include "indexonly.h"

static set_rel_pathlist_hook_type previous_hook = NULL;

/* Is the clause one that the planner will leave to the index? */
static bool
decides(PlannerInfo *root, IndexOptInfo *index, RestrictInfo *rinfo)
{
	const OpExpr *op = (const OpExpr *) rinfo->clause;
	Oid collation = index->indexcollations[0];

	return !rinfo->pseudoconstant && restriction_is_securely_promotable(rinfo, index->rel) &&
		   IsA(op, OpExpr) && list_length(op->args) == 2 &&
		   match_index_to_operand(linitial(op->args), 0, index) &&
		   get_op_opfamily_strategy(op->opno, index->opfamily[0]) > 0 &&
		   (!OidIsValid(collation) || op->inputcollid == collation) &&
		   !bms_is_member((int) index->rel->relid, pull_varnos(root, lsecond(op->args))) &&
		   !contain_volatile_functions(lsecond(op->args));
}

/* Does nothing but its conditions need a column of the table? */
static bool
serves_alone(PlannerInfo *root, IndexOptInfo *index)
{
	Bitmapset *used = NULL;
	ListCell *lc;

	if (index->indexkeys[0] == 0 || index->hypothetical ||
		(index->indpred != NIL && !index->predOK) || index->indrestrictinfo == NIL)
		return false;
	pull_varattnos((Node *) index->rel->reltarget->exprs, index->rel->relid, &used);
	if (!bms_is_empty(used))
		return false;
	foreach (lc, index->indrestrictinfo)
		if (!decides(root, index, lfirst_node(RestrictInfo, lc)))
			return false;
	return true;
}

static void
add_index_only(PlannerInfo *root, RelOptInfo *rel, Index rti, RangeTblEntry *rte)
{
	List *all = rel->indexlist;
	ListCell *lc;

	if (previous_hook)
		previous_hook(root, rel, rti, rte);
	if (!enable_indexonlyscan || rte->rtekind != RTE_RELATION || rte->inh || rte->tablesample ||
		IS_DUMMY_REL(rel))
		return;
	foreach (lc, all)
	{
		IndexOptInfo *index = lfirst_node(IndexOptInfo, lc);

		if ((void (*)(void)) index->amcostestimate == (void (*)(void)) zhx_costestimate &&
			index->amhasgettuple && serves_alone(root, index))
		{
			index->canreturn[0] = true;
			rel->indexlist = list_make1(index);
			create_index_paths(root, rel);
			rel->indexlist = all;
		}
	}
}

void
zhx_install_hook(void)
{
	previous_hook = set_rel_pathlist_hook;
	set_rel_pathlist_hook = add_index_only;
}
