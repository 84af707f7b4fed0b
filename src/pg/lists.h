/*
 * lists.h - lists of the table zh_terms, compiled and kept in the session
 */
#ifndef ZH_LISTS_H
#define ZH_LISTS_H

#include "postgres.h"
#include "fmgr.h"

#include "ownterms.h"

/*
 * The list that an argument names, as the query's snapshot sees it; NULL when the function was
 * called without that argument.  undefined_object when there is no such list.  Good until the
 * function returns.
 */
extern const ZhcOwnTerms *zh_list_argument(FunctionCallInfo fcinfo, int argument);

#endif /* ZH_LISTS_H */
