/*
 * fuzz_seg.c - segments of any texts are whole; with broken bytes, searching, ranking, checking and
 * merging end without reading outside
 */
#include "fuzz.h"
#include "segcheck.h"
#include "segcollect.h"
#include "segmem.h"
#include "segmerge.h"
#include "segquery.h"
#include "segrank.h"

/* The lines of s as documents; an empty one is a NULL. */
static ZhcStatus
build(ZhcCollect *c, ZhcSegMemory *memory, const char *s, size_t n, ZhcSegInfo *info)
{
	ZhcSegSink sink = zhc_segmem_sink(memory);
	ZhcSegWriter w;
	const char *end = s + n;
	ZhcStatus st = ZHC_OK;

	for (uint64_t tid = 1; s < end && st == ZHC_OK; tid++)
	{
		const char *line = memchr(s, '\n', (size_t) (end - s));

		line = line ? line : end;
		st = zhc_collect_add(c, tid, line > s ? s : NULL, (size_t) (line - s));
		s = line < end ? line + 1 : end;
	}
	if (st == ZHC_OK)
		st = zhc_collect_write(c, &w, &sink);
	if (st == ZHC_OK)
		*info = w.info;
	return st;
}

static void
use(const ZhcAlloc *al, const ZhcSegment *seg, const char *s, size_t n, bool whole)
{
	uint64_t *hashes = al->alloc(al->ctx, seg->info.ndocs * sizeof(uint64_t) + 8);
	ZhcSegMemory memory;
	ZhcSegSink sink = zhc_segmem_sink(&memory);
	ZhcSegWriter w;
	ZhcDocs docs;
	ZhcRank rank;
	ZhcScores scores;
	ZhcQuery q;
	const char *fault;
	ZhcStatus st;

	if (!hashes)
		return;
	st = zhc_seg_check(seg, hashes, &fault);
	FUZZ_CHECK(!whole || st != ZHC_CORRUPT);
	if (zhc_query_parse(al, s, n, NULL, NULL, &q) != ZHC_OK)
		return;
	st = zhc_seg_search(seg, &q, &docs);
	FUZZ_CHECK(!whole || st != ZHC_CORRUPT);
	for (size_t i = 0; st == ZHC_OK && i < docs.n; i++)
		FUZZ_CHECK(docs.v[i] < seg->info.ndocs && (i == 0 || docs.v[i] > docs.v[i - 1]));
	if (zhc_rank_begin(&rank, al, &q) == ZHC_OK && zhc_rank_count(&rank, seg) == ZHC_OK)
		(void) zhc_rank_score(&rank, seg, &scores);
	zhc_segmem_init(&memory, al);
	(void) zhc_seg_merge(al, seg, 1, &w, &sink);
}

/* Half of the input is texts, the rest a query and places to break. */
static void
fuzz_one(const ZhcAlloc *al, const char *s, size_t n)
{
	size_t half = n / 2;
	const unsigned char *p = (const unsigned char *) s + half;
	const unsigned char *end = (const unsigned char *) s + n;
	ZhcCollect *c;
	ZhcSegMemory memory;
	ZhcSegInfo info;
	ZhcSegment seg;
	ZhcSegSource source = zhc_segmem_source(&memory);

	zhc_segmem_init(&memory, al);
	if (zhc_collect_begin(al, NULL, NULL, &c) != ZHC_OK ||
		build(c, &memory, s, half, &info) != ZHC_OK ||
		zhc_seg_open(&seg, al, &info, &source) != ZHC_OK)
		return;
	use(al, &seg, s + half, n - half, true);
	for (; end - p >= 4; p += 4)
	{
		ZhcBuf *b = &memory.stream[p[0] % ZHC_NSTREAMS];

		if (b->len > 0)
			b->data[(size_t) (p[1] << 8 | p[2]) % b->len] = (char) p[3];
	}
	use(al, &seg, s + half, n - half, false);
	if (n > 8)
	{
		memcpy(&seg.info, s, n - 8 < sizeof(seg.info) ? n - 8 : sizeof(seg.info));
		info = seg.info;
		if (info.ndocs < 1000 && zhc_seg_open(&seg, al, &info, &source) == ZHC_OK)
			use(al, &seg, s + half, n - half, false);
	}
}
