/*
 * fuzz_context.c - conversion in context takes any bytes; its changes add up to it
 */
#include "context.h"
#include "fuzz.h"

typedef struct Replay
{
	const char *p, *end; /* the text from character pos on */
	size_t pos;
	ZhcBuf out;
} Replay;

static void
skip_to(Replay *r, size_t pos)
{
	uint32_t cp;

	for (; r->pos < pos && r->p < r->end; r->pos++)
		r->p += zhc_decode(r->p, r->end, &cp);
}

static ZhcStatus
replay_change(void *ctx, size_t pos, size_t len, const char *to, size_t tolen)
{
	Replay *r = ctx;
	const char *from = r->p;
	ZhcStatus st;

	FUZZ_CHECK(pos >= r->pos);
	skip_to(r, pos);
	st = zhc_buf_append(&r->out, from, (size_t) (r->p - from));
	skip_to(r, pos + len);
	return st == ZHC_OK ? zhc_buf_append(&r->out, to, tolen) : st;
}

static void
fuzz_one(const ZhcAlloc *al, const char *s, size_t n)
{
	for (const char *const *name = zhc_config_names(); *name != NULL; name++)
	{
		const ZhcConfig *cfg = zhc_config(*name, strlen(*name));
		Replay r = {.p = s, .end = s + n};
		ZhcBuf out;

		zhc_buf_init(&out, al);
		zhc_buf_init(&r.out, al);
		if (zhc_convert_context(cfg, s, n, &out) == ZHC_OK &&
			zhc_convert_context_changes(al, cfg, s, n, replay_change, &r) == ZHC_OK &&
			zhc_buf_append(&r.out, r.p, (size_t) (r.end - r.p)) == ZHC_OK)
		{
			FUZZ_CHECK(out.len == r.out.len);
			FUZZ_CHECK(out.len == 0 || memcmp(out.data, r.out.data, out.len) == 0);
			/* this one is a matter of single characters */
			FUZZ_CHECK(strcmp(*name, "s2t") != 0 || !fuzz_is_utf8(s, n) ||
					   zhc_count(out.data, out.len) == zhc_count(s, n));
		}
		zhc_buf_free(&out);
		zhc_buf_free(&r.out);
	}
}
