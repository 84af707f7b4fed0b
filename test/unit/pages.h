/*
 * pages.h - what the tests of pages share: what was read, put together as one text
 */
#ifndef PAGES_H
#define PAGES_H

#include "clean.h"
#include "unit.h"

static const ZhcAlloc *const al = &zhc_malloc_alloc;
static ZhcBuf out;

static void
put(const char *s)
{
	(void) zhc_buf_append(&out, s, strlen(s));
}

static void
put_span(const ZhcClean *c, uint32_t start, uint32_t end)
{
	(void) zhc_clean_text(c, start, end, &out);
}

static void
check(const char *what, const char *want)
{
	put("");
	(void) zhc_buf_append(&out, "", 1);
	CHECK(strcmp(out.data, want) == 0, "%.*s: %.*s", (int) strcspn(what, "\n"), what,
		  (int) strcspn(out.data, "\n"), out.data);
}

#endif /* PAGES_H */
