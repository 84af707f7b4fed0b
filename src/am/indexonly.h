/*
 * indexonly.h - count(*) ... WHERE body ~~~ query from the index alone
 */
#ifndef ZHX_INDEXONLY_H
#define ZHX_INDEXONLY_H

/* Let the planner know; when the library is loaded. */
extern void zhx_install_hook(void);

#endif /* ZHX_INDEXONLY_H */
