/*
 * fuzz_scan.c - the segments of a text follow each other without hole, runs hold folded characters
 */
#include "chars.h"
#include "fuzz.h"
#include "stretch.h"
#include "utf8.h"

static void
check_run(const ZhcSeg *seg, const ZhcSeg *prev, uint32_t prev_last)
{
	FUZZ_CHECK(seg->n >= 1 && seg->n <= ZHC_RUN_CHUNK + 4);
	FUZZ_CHECK(seg->off[0] == seg->start);
	for (uint32_t i = 0; i < seg->n; i++)
	{
		uint32_t end = i + 1 < seg->n ? seg->off[i + 1] : seg->end;

		FUZZ_CHECK(seg->off[i] < end);
		FUZZ_CHECK(seg->cp[i] == '-' || seg->cp[i] == 0xB7 || zhc_is_cjk(zhc_class(seg->cp[i])));
	}
	if (!seg->first)
	{
		FUZZ_CHECK(prev->kind == ZHC_SEG_RUN && !prev->last);
		FUZZ_CHECK(seg->n >= 2 && seg->cp[0] == prev_last);
	}
}

static void
check_words(const ZhcAlloc *al, const ZhcScan *sc, const ZhcSeg *seg)
{
	const char *s = sc->s;
	size_t n = seg->end - seg->start;
	char *out = al->alloc(al->ctx, n);
	uint32_t *map = al->alloc(al->ctx, (n + 1) * sizeof(uint32_t));

	FUZZ_CHECK(n <= ZHC_MAX_WORDS);
	if (out != NULL && map != NULL)
	{
		size_t len = zhc_narrow(s + seg->start, n, out, map);

		FUZZ_CHECK(len <= n && map[len] == n);
		for (size_t i = 0; i < len; i++)
			FUZZ_CHECK(map[i] <= map[i + 1]);
		FUZZ_CHECK(len == n || zhc_has_fullwidth(s + seg->start, n));
		len = zhc_stretch_clean(sc, seg, out, map);
		FUZZ_CHECK(len > 0 && len <= n && map[len] == n);
		for (size_t i = 0; i < len; i++)
			FUZZ_CHECK(map[i] < map[i + 1]);
		FUZZ_CHECK(zhc_word_clean(s + seg->start, n, out) <= n);
	}
	al->free(al->ctx, out);
	al->free(al->ctx, map);
}

static void
fuzz_one(const ZhcAlloc *al, const char *s, size_t n)
{
	ZhcScan sc;
	ZhcSeg seg, prev = {0};
	uint32_t prev_last = 0, prev_last_off = 0;

	if (zhc_scan_begin(&sc, al, s, n) != ZHC_OK)
		return;
	prev.last = true;
	for (zhc_scan_next(&sc, &seg); seg.kind != ZHC_SEG_END; zhc_scan_next(&sc, &seg))
	{
		bool more = seg.kind == ZHC_SEG_RUN && !seg.first;

		FUZZ_CHECK(seg.start == (more ? prev_last_off : prev.end));
		FUZZ_CHECK(seg.start < seg.end && seg.end <= n);
		FUZZ_CHECK(prev.kind != ZHC_SEG_RUN || prev.last == !more);
		if (seg.kind == ZHC_SEG_RUN)
		{
			check_run(&seg, &prev, prev_last);
			prev_last = seg.cp[seg.n - 1];
			prev_last_off = seg.off[seg.n - 1];
		}
		else if (seg.kind == ZHC_SEG_WORDS)
			check_words(al, &sc, &seg);
		else
		{
			FUZZ_CHECK(seg.end - seg.start <= ZHC_MAX_GAP);
			(void) zhc_gap_breaks(s + seg.start, s + seg.end);
		}
		prev = seg;
	}
	FUZZ_CHECK(prev.end == n && (prev.kind != ZHC_SEG_RUN || prev.last));
	zhc_scan_end(&sc);
}
