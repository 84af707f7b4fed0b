/*
 * test_seg.c - segments of the index: searching them gives what searching the texts gives, merged
 * or not, with documents deleted, and whatever the bytes are
 */
#include "unit.h"

#include "arena.h"
#include "match.h"
#include "segcollect.h"
#include "segrank.h"
#include "segmem.h"
#include "segmerge.h"
#include "segquery.h"
#include "utf8.h"

#include <stdlib.h>

#define NDOCS	 600
#define MAX_TEXT 400
#define NSEGS	 4

static uint64_t seed = 20261128;

static uint32_t
rnd(uint32_t n)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t) (seed >> 33) % n;
}

/* What texts and queries are made of; few characters, so that they meet. */
static const char *const pieces[] = {
	"中", "国",	  "亚",	 "會", "会",   "水", "水", "人", "\xF0\xA0\xAE\xB7",
	"カ", "，",	  "。",	 " ",  "\n",   "-",	 "·",  "G7", "2018",
	"a",  "ab",	  "abc", "年", "年年", "x",	 ",",  "—",	 "é",
	"１", "水水", "中国"};
#define NPIECES (sizeof(pieces) / sizeof(pieces[0]))
#define NFEW	3 /* pieces of texts and queries that are one run of few characters */

static size_t
random_pieces(char *dst, size_t max, uint32_t npieces, uint32_t of)
{
	size_t n = 0;

	for (uint32_t i = 0; i < npieces; i++)
	{
		const char *p = pieces[rnd(of)];

		if (n + strlen(p) > max)
			break;
		memcpy(dst + n, p, strlen(p));
		n += strlen(p);
	}
	return n;
}

static size_t
random_text(char *dst, size_t max, uint32_t npieces)
{
	return random_pieces(dst, max, npieces, NPIECES);
}

typedef struct Text
{
	char s[MAX_TEXT];
	size_t n;
	bool null;
	bool dead;
} Text;

static Text texts[NDOCS];

/* Built from pieces of the box's grammar: several phrases, OR, negation, prefixes. */
static size_t
random_box(char *dst, size_t max)
{
	static const char *const between[] = {" ", " ", " OR ", " -", "\" \"", " \"", "*", "* "};
	size_t n = 0;
	uint32_t parts = 1 + rnd(4);

	for (uint32_t i = 0; i < parts; i++)
	{
		const char *b = between[rnd(8)];

		n += random_text(dst + n, max - n - 10, 1 + rnd(i == 0 ? 6 : 3));
		memcpy(dst + n, b, strlen(b));
		n += strlen(b);
	}
	return n;
}

/* A random tree of any operators over the terms of the texts, as any tsquery may be. */
static uint32_t
random_tree(ZhcQuery *q, int depth)
{
	static const char *const terms[] = {"中国", "国亚", "水", "水水", "年‹",  "会‹亚",
										"a",	"ab",	"g7", "2018", "年年", "人",
										"人中", "1",	"カ", "中"};
	uint32_t id = (uint32_t) q->nnodes++;
	ZhcNode *node = &q->nodes[id];

	memset(node, 0, sizeof(*node));
	if (depth == 0 || rnd(4) == 0)
	{
		const char *t = terms[rnd(16)];

		node->kind = ZHC_NODE_TERM;
		node->left = (uint32_t) q->text.len;
		node->right = (uint32_t) strlen(t);
		node->prefix = rnd(2);
		zhc_buf_append(&q->text, t, strlen(t));
		return id;
	}
	node->kind = (uint8_t) (1 + rnd(4));
	if (node->kind == ZHC_NODE_AND && rnd(2))
		node->kind = ZHC_NODE_PHRASE;
	node->distance = (uint16_t) rnd(4);
	{
		uint32_t left = random_tree(q, depth - 1);

		q->nodes[id].left = left;
	}
	if (q->nodes[id].kind != ZHC_NODE_NOT)
	{
		uint32_t right = random_tree(q, depth - 1);

		q->nodes[id].right = right;
	}
	return id;
}

typedef struct Built
{
	ZhcSegMemory memory;
	ZhcSegInfo info;
	ZhcSegment seg;
} Built;

static ZhcStatus
finish(Built *b, ZhcSegWriter *w)
{
	ZhcSegSource source = zhc_segmem_source(&b->memory);

	b->info = w->info;
	zhc_segw_free(w);
	return zhc_seg_open(&b->seg, &arena, &b->info, &source);
}

static ZhcMemo *
get_memo(void *memo)
{
	return memo;
}

/* Remember what its dictionary tells. */
static void
remember(Built *b, uint64_t id)
{
	static ZhcMemo memo;

	b->seg.memo = get_memo;
	b->seg.memo_ctx = &memo;
	b->seg.id = id;
}

/* Texts [from, to) as a segment, all of them or those that live. */
static ZhcStatus
build_some(Built *b, ZhcCollect *c, size_t from, size_t to, bool dead)
{
	ZhcSegWriter w;
	ZhcSegSink sink;
	ZhcStatus st = ZHC_OK;

	zhc_segmem_init(&b->memory, &arena);
	sink = zhc_segmem_sink(&b->memory);
	for (size_t i = from; i < to && st == ZHC_OK; i++)
		if (dead || !texts[i].dead)
			st = zhc_collect_add(c, i, texts[i].null ? NULL : texts[i].s, texts[i].n);
	if (st == ZHC_OK)
		st = zhc_collect_write(c, &w, &sink);
	return st == ZHC_OK ? finish(b, &w) : st;
}

static ZhcStatus
build(Built *b, ZhcCollect *c, size_t from, size_t to)
{
	return build_some(b, c, from, to, true);
}

static uint64_t
tid_of(const ZhcSegment *seg, uint32_t doc)
{
	uint8_t raw[ZHC_TID_BYTES];

	if (zhc_seg_read(seg, ZHC_S_TIDS, (uint64_t) doc * ZHC_TID_BYTES, raw, sizeof(raw)) != ZHC_OK)
		return UINT64_MAX;
	return zhc_get_fixed(raw, ZHC_TID_BYTES);
}

/* Does searching the segments find what searching the texts finds? */
static bool
agree(const ZhcQuery *q, Built *const *segs, size_t nsegs, bool skip_dead)
{
	static bool due[NDOCS];
	static bool found[NDOCS];
	ZhcMatcher *m;
	bool same = zhc_matcher_begin(&arena, q, NULL, NULL, &m) == ZHC_OK;

	memset(found, 0, sizeof(found));
	for (size_t i = 0; i < NDOCS && same; i++)
	{
		due[i] = false;
		if (!texts[i].null && !(skip_dead && texts[i].dead))
			same = zhc_matcher_match(m, texts[i].s, texts[i].n, &due[i]) == ZHC_OK;
	}
	zhc_matcher_free(m);
	for (size_t s = 0; s < nsegs && same; s++)
	{
		ZhcDocs docs;

		same = zhc_seg_search(&segs[s]->seg, q, &docs) == ZHC_OK;
		for (size_t i = 0; i < docs.n && same; i++)
		{
			uint64_t tid = tid_of(&segs[s]->seg, docs.v[i]);

			same = tid < NDOCS && !found[tid] && (i == 0 || docs.v[i] > docs.v[i - 1]);
			if (same)
				found[tid] = true;
		}
		zhc_docs_free(&arena, &docs);
	}
	for (size_t i = 0; i < NDOCS && same; i++)
		same = found[i] == due[i];
	return same;
}

/* Runs that hold many pairs, all of them in many texts. */
static size_t
bad_runs(Built *const *segs, size_t nsegs, bool skip_dead)
{
	size_t bad = 0;

	for (int i = 0; i < 500; i++)
	{
		char run[100];
		ZhcQuery q;

		if (zhc_query_parse(&arena, run, random_pieces(run, sizeof(run), 2 + rnd(7), NFEW), NULL,
							NULL, &q) != ZHC_OK)
			continue;
		bad += !agree(&q, segs, nsegs, skip_dead);
		zhc_query_free(&q);
	}
	return bad;
}

static void
compare_all(Built *const *segs, size_t nsegs, bool skip_dead, const char *what)
{
	size_t bad_boxes = 0;
	size_t bad_trees = 0;
	size_t bad_runs_found;

	for (int i = 0; i < 1500; i++)
	{
		char box[400];
		ZhcQuery q;

		if (zhc_query_parse(&arena, box, random_box(box, sizeof(box)), NULL, NULL, &q) != ZHC_OK)
			continue;
		bad_boxes += !agree(&q, segs, nsegs, skip_dead);
		zhc_query_free(&q);
	}
	for (int i = 0; i < 1500; i++)
	{
		ZhcNode nodes[64];
		ZhcQuery q = {.nodes = nodes, .al = &arena};

		zhc_buf_init(&q.text, &arena);
		q.root = random_tree(&q, 4);
		bad_trees += !agree(&q, segs, nsegs, skip_dead);
		zhc_buf_free(&q.text);
	}
	bad_runs_found = bad_runs(segs, nsegs, skip_dead);
	CHECK(bad_runs_found == 0, "%s: runs, %zu differ", what, bad_runs_found);
	CHECK(bad_boxes == 0, "%s: queries as typed, %zu differ", what, bad_boxes);
	CHECK(bad_trees == 0, "%s: any trees, %zu differ", what, bad_trees);
}

/* Has every text, scored by itself, the score that it has as a document of the segment of all? */
static bool
scores_agree(const ZhcQuery *q, const ZhcSegment *seg)
{
	ZhcRank rank;
	ZhcScores scores = {0};
	size_t at = 0;
	bool same = zhc_rank_begin(&rank, &arena, q) == ZHC_OK &&
				zhc_rank_count(&rank, seg) == ZHC_OK &&
				zhc_rank_score(&rank, seg, &scores) == ZHC_OK;

	for (size_t i = 0; i < NDOCS && same; i++)
	{
		double have = at < scores.n && scores.v[at].doc == i ? scores.v[at++].score : 0;
		double due = 0;

		if (!texts[i].null)
			same = zhc_rank_text(&rank, NULL, NULL, texts[i].s, texts[i].n, &due) == ZHC_OK;
		same = same && have == due;
	}
	same = same && at == scores.n;
	zhc_scores_free(&arena, &scores);
	zhc_rank_free(&rank);
	return same;
}

static void
compare_scores(const ZhcSegment *seg)
{
	size_t bad = 0;

	for (int i = 0; i < 400; i++)
	{
		ZhcNode nodes[64];
		ZhcQuery q = {.nodes = nodes, .al = &arena};

		zhc_buf_init(&q.text, &arena);
		q.root = random_tree(&q, 3);
		bad += !scores_agree(&q, seg);
		zhc_buf_free(&q.text);
	}
	CHECK(bad == 0, "texts have the scores of their documents, %zu queries differ", bad);
}

/* Merge segments through windows. */
static ZhcStatus
merge(Built *out, Built *const *in, size_t n)
{
	ZhcSegment segs[NSEGS];
	ZhcSegWindow windows[NSEGS];
	ZhcSegWriter w;
	ZhcSegSink sink;
	ZhcStatus st;

	for (size_t i = 0; i < n; i++)
	{
		zhc_window_init(&windows[i], &arena, &in[i]->info, &in[i]->seg.source);
		segs[i] = in[i]->seg;
		segs[i].source = zhc_window_source(&windows[i]);
	}
	zhc_segmem_init(&out->memory, &arena);
	sink = zhc_segmem_sink(&out->memory);
	st = zhc_seg_merge(&arena, segs, n, &w, &sink);
	for (size_t i = 0; i < n; i++)
		zhc_window_free(&windows[i]);
	return st == ZHC_OK ? finish(out, &w) : st;
}

static void
mark_dead(Built *b)
{
	for (uint32_t d = 0; d < b->info.ndocs; d++)
		if (texts[tid_of(&b->seg, d)].dead)
			b->memory.stream[ZHC_S_DEAD].data[d / 8] |= (char) (1 << d % 8);
}

static bool
same_bytes(const Built *a, const Built *b)
{
	bool same = true;

	for (int s = 0; s < ZHC_NSTREAMS; s++)
		same = same && a->memory.stream[s].len == b->memory.stream[s].len &&
			   memcmp(a->memory.stream[s].data, b->memory.stream[s].data,
					  a->memory.stream[s].len) == 0;
	return same;
}

/* Flip bytes of a segment: searching and merging must end, whatever they give. */
static void
corrupt(const Built *b)
{
	size_t noticed = 0;

	for (int round = 0; round < 600; round++)
	{
		Built bad = *b;
		Built merged;
		Built *in = &bad;
		char box[400];
		ZhcQuery q;
		ZhcDocs docs = {0};
		ZhcStatus st = ZHC_OK;

		for (int s = 0; s < ZHC_NSTREAMS; s++)
		{
			ZhcBuf *buf = &bad.memory.stream[s];

			zhc_buf_init(buf, &arena);
			zhc_buf_append(buf, b->memory.stream[s].data, b->memory.stream[s].len);
			for (uint32_t flips = rnd(4); flips > 0 && buf->len > 0; flips--)
				buf->data[rnd((uint32_t) buf->len)] ^= (char) (1 + rnd(255));
		}
		bad.seg.source = zhc_segmem_source(&bad.memory);
		remember(&bad, 1000 + (uint64_t) round);
		for (int i = 0; i < 20; i++)
		{
			if (zhc_query_parse(&arena, box, random_box(box, sizeof(box)), NULL, NULL, &q) !=
				ZHC_OK)
				continue;
			st = zhc_seg_search(&bad.seg, &q, &docs);
			noticed += st == ZHC_CORRUPT;
			for (size_t d = 0; d < docs.n && st == ZHC_OK; d++)
				if (docs.v[d] >= b->info.ndocs)
					abort();
			zhc_docs_free(&arena, &docs);
			zhc_query_free(&q);
		}
		if (round % 10 == 0)
		{
			merge(&merged, &in, 1);
			zhc_segmem_free(&merged.memory);
		}
		zhc_segmem_free(&bad.memory);
	}
	CHECK(noticed > 0, "broken segments are survived; %zu searches noticed", noticed);
}

int
main(void)
{
	ZhcCollect *c;
	static Built parts[NSEGS];
	static Built all;
	static Built alive;
	static Built merged;
	Built *in[NSEGS];
	Built *one = &all;
	bool built;

	for (size_t i = 0; i < NDOCS; i++)
	{
		texts[i].null = rnd(20) == 0;
		texts[i].dead = rnd(5) == 0;
		texts[i].n = rnd(30) == 0  ? 0
					 : rnd(3) == 0 ? random_pieces(texts[i].s, MAX_TEXT, 1 + rnd(60), NFEW)
								   : random_text(texts[i].s, MAX_TEXT, 1 + rnd(60));
	}
	zhc_collect_begin(&arena, NULL, NULL, &c);
	built = build(&all, c, 0, NDOCS) == ZHC_OK;
	for (size_t i = 0; i < NSEGS; i++)
	{
		built = built && build(&parts[i], c, NDOCS * i / NSEGS, NDOCS * (i + 1) / NSEGS) == ZHC_OK;
		in[i] = &parts[i];
	}
	CHECK(built, "segments are written");
	compare_all(&one, 1, false, "one segment");
	compare_all(in, NSEGS, false, "four segments");
	remember(&all, 1);
	for (size_t i = 0; i < NSEGS; i++)
		remember(&parts[i], 2 + i);
	compare_all(&one, 1, false, "one segment, remembered");
	compare_all(in, NSEGS, false, "four segments, remembered");
	compare_scores(&all.seg);
	CHECK(merge(&merged, in, NSEGS) == ZHC_OK && same_bytes(&merged, &all),
		  "merged segments are the segment of all documents");
	corrupt(&all);
	for (size_t i = 0; i < NSEGS; i++)
		mark_dead(&parts[i]);
	zhc_segmem_free(&merged.memory);
	CHECK(build_some(&alive, c, 0, NDOCS, false) == ZHC_OK && merge(&merged, in, NSEGS) == ZHC_OK &&
			  same_bytes(&merged, &alive),
		  "merged without their deleted documents they are the segment of the others");
	one = &merged;
	compare_all(&one, 1, true, "without deleted documents");
	zhc_collect_free(c);
	arena_empty();
	return unit_done();
}
