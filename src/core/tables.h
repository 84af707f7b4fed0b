/*
 * tables.h - how compiled tables are declared
 *
 * A table zhc_x is an array in .rodata (tables.c); zhc_x_end is where it ends.
 */
#ifndef ZHC_TABLES_H
#define ZHC_TABLES_H

/* Tables stay inside the library: direct addressing instead of a look-up in the GOT. */
#if defined(__GNUC__) && !defined(_WIN32)
#define ZHC_TABLE_LINKAGE __attribute__((visibility("hidden")))
#else
#define ZHC_TABLE_LINKAGE
#endif

/* Have a table's line at hand a little later: the tables are larger than the caches. */
#ifdef __GNUC__
#define zhc_prefetch(p) __builtin_prefetch(p)
#else
#define zhc_prefetch(p) ((void) (p))
#endif

#endif /* ZHC_TABLES_H */
