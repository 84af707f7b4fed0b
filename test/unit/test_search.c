/*
 * test_search.c - scanner, terms and queries on any bytes: segments cover the text, terms are
 * sorted with ascending positions, trees are sound, runs looked for in the bytes of a text are
 * where the scanner finds them
 */
#include "unit.h"

#include "match.h"
#include "occur.h"
#include "query.h"
#include "stretch.h"
#include "terms.h"
#include "utf8.h"

#include <stdlib.h>

static uint64_t seed = 20261121;

static uint32_t
rnd(uint32_t n)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t) (seed >> 33) % n;
}

/* Pieces that random texts are made of: what bridges, joins, breaks, and broken bytes. */
static const char *const pieces[] = {"中",
									 "国",
									 "亚",
									 "會",
									 "\xF0\xA0\xAE\xB7",
									 "カ",
									 "，",
									 "。",
									 " ",
									 "\n",
									 "\n\n",
									 "\r\n",
									 "　",
									 "-",
									 "—",
									 "——",
									 "·",
									 "G7",
									 "3.",
									 "a",
									 "http://",
									 "\xE4",
									 "\x80",
									 "\xFF",
									 "\xED\xA0\x80",
									 "\xF4\x90\x80\x80",
									 "\xE4\xB8",
									 "",
									 "１",
									 "．",
									 "\xE2\x80\x8B",
									 "\xCC\x81",
									 "\"",
									 "*",
									 "|"};

static size_t
random_text(char *buf, size_t cap)
{
	size_t n = 0;

	for (uint32_t k = rnd(40); k > 0 && n + 16 < cap; k--)
	{
		const char *p = pieces[rnd(sizeof(pieces) / sizeof(pieces[0]))];

		memcpy(buf + n, p, strlen(p));
		n += strlen(p);
	}
	return n;
}

/* Do the segments follow each other from the first byte to the last? */
static bool
segments_cover(const char *s, size_t n)
{
	ZhcScan *sc = malloc(sizeof(ZhcScan));
	ZhcSeg seg;
	uint32_t at = 0;
	bool ok = zhc_scan_begin(sc, &zhc_malloc_alloc, s, n) == ZHC_OK;

	while (ok)
	{
		zhc_scan_next(sc, &seg);
		if (seg.kind == ZHC_SEG_END)
			break;
		if (seg.kind == ZHC_SEG_RUN)
		{
			ok = (seg.first ? seg.start == at : seg.start < at) && seg.n > 0 &&
				 seg.off[0] == seg.start;
			for (uint32_t i = 1; i < seg.n; i++)
				ok = ok && seg.off[i] > seg.off[i - 1] && seg.off[i] < seg.end;
			ok = ok && (seg.first || seg.n > 1);
		}
		else
			ok = seg.start == at && seg.end > seg.start;
		at = seg.end;
	}
	zhc_scan_end(sc);
	free(sc);
	return ok && at == n;
}

/* Are the terms in strict byte order, each with ascending positions? */
static bool
terms_sorted(const char *s, size_t n)
{
	ZhcTerms *t;
	ZhcTerm term;
	char last[ZHC_MAX_TERM + 1];
	uint32_t nlast = 0;
	bool ok = zhc_terms_make(&zhc_malloc_alloc, s, n, NULL, NULL, &t) == ZHC_OK;

	while (ok && zhc_terms_next(t, &term))
	{
		const char *text = term.word ? term.word : term.text;
		uint32_t m = nlast < term.len ? nlast : term.len;
		int c = memcmp(last, text, m);

		ok = term.len > 0 && term.npos > 0 && (nlast == 0 || c < 0 || (c == 0 && nlast < term.len));
		for (uint32_t i = 0; i < term.npos; i++)
			ok = ok && zhc_term_pos(&term, i) >= (i ? zhc_term_pos(&term, i - 1) : 1);
		memcpy(last, text, term.len);
		nlast = term.len;
	}
	if (t)
		zhc_terms_free(t);
	return ok;
}

/* Depth of the tree, or -1 when a node points outside. */
static int
depth(const ZhcQuery *q, uint32_t id)
{
	const ZhcNode *node = &q->nodes[id];
	int l;
	int r = 0;

	if (id >= q->nnodes)
		return -1;
	if (node->kind == ZHC_NODE_TERM)
		return node->right > 0 && node->left + node->right <= q->text.len ? 1 : -1;
	l = depth(q, node->left);
	if (node->kind != ZHC_NODE_NOT)
		r = depth(q, node->right);
	return l < 0 || r < 0 ? -1 : 1 + (l > r ? l : r);
}

static int
query_depth(const char *s, size_t n)
{
	ZhcQuery q;
	int d = -2;

	if (zhc_query_parse(&zhc_malloc_alloc, s, n, NULL, NULL, &q) == ZHC_OK)
	{
		d = q.root == ZHC_NO_NODE ? 0 : depth(&q, q.root);
		zhc_query_free(&q);
	}
	return d;
}

/* What the scanner finds to be marked. */
static ZhcStatus
mark_by_scanner(const ZhcQuery *q, const char *s, size_t n, ZhcSpans *out)
{
	ZhcOccur *o;
	ZhcStatus st = zhc_occur_begin(&zhc_malloc_alloc, q, NULL, NULL, &o);

	if (st == ZHC_OK)
		st = zhc_occur_scan(o, s, n, NULL);
	if (st == ZHC_OK)
		st = zhc_spans_mark(&zhc_malloc_alloc, q, zhc_occur_spans, o, out);
	if (o)
		zhc_occur_free(o);
	return st;
}

/*
 * Is what zhc_matcher_mark() gives what the scanner finds?  Counts what there was to compare.
 */
static bool
marked_alike(const char *s, size_t n, const char *typed, size_t ntyped, int *marks)
{
	ZhcQuery q;
	ZhcSpans found = {0};
	ZhcSpans want = {0};
	ZhcLayout layout = {0};
	bool done = false;
	bool ok = zhc_query_parse(&zhc_malloc_alloc, typed, ntyped, NULL, NULL, &q) == ZHC_OK &&
			  zhc_matcher_mark(&zhc_malloc_alloc, &q, s, n, &found, &layout, &done) == ZHC_OK;

	if (ok && done)
	{
		ok = mark_by_scanner(&q, s, n, &want) == ZHC_OK && found.n == want.n;
		for (size_t i = 0; ok && i < want.n; i++)
			ok = found.v[i].from == want.v[i].from && found.v[i].to == want.v[i].to;
		*marks += (int) want.n;
	}
	free(found.v);
	free(want.v);
	free(layout.lines);
	zhc_query_free(&q);
	return ok;
}

static void
check_marks(void)
{
	char buf[1024];
	char typed[1024];
	int bad = 0;
	int marks = 0;

	for (int i = 0; i < 60000; i++)
	{
		size_t n = random_text(buf, sizeof(buf));
		size_t ntyped = 0;

		for (uint32_t k = 1 + rnd(4); k > 0; k--)
		{
			const char *p = pieces[rnd(8) < 6 ? rnd(6) : rnd(20)];

			memcpy(typed + ntyped, p, strlen(p));
			ntyped += strlen(p);
		}
		bad += !marked_alike(buf, n, typed, ntyped, &marks);
	}
	CHECK(bad == 0, "marks of 60000 random texts are the scanner's, %d differ", bad);
	CHECK(marks > 10000, "and there are enough of them: %d", marks);
}

/* The longest run of one repeated piece. */
static void
check_repeated(const char *name, const char *piece, size_t times)
{
	size_t m = strlen(piece);
	char *s = malloc(m * times);

	for (size_t i = 0; i < times; i++)
		memcpy(s + i * m, piece, m);
	CHECK(segments_cover(s, m * times), "segments of %zu times %s", times, name);
	CHECK(terms_sorted(s, m * times), "terms of %zu times %s", times, name);
	CHECK(query_depth(s, m * times) >= 0 && query_depth(s, m * times) < 60, "query of %zu times %s",
		  times, name);
	free(s);
}

/* The first stretch of words in s, as in clean text, is want; its map leads back to s. */
static void
check_stretch(const char *s, const char *want)
{
	ZhcScan sc;
	ZhcSeg seg;
	char copy[100] = "";
	uint32_t map[101];
	size_t n;
	bool back = true;

	if (zhc_scan_begin(&sc, &zhc_malloc_alloc, s, strlen(s)) != ZHC_OK)
		return;
	do
		zhc_scan_next(&sc, &seg);
	while (seg.kind != ZHC_SEG_WORDS && seg.kind != ZHC_SEG_END);
	n = zhc_stretch_clean(&sc, &seg, copy, map);
	CHECK(n == strlen(want) && memcmp(copy, want, n) == 0, "%s as in clean text", want);
	for (size_t i = 0; i < n; i++)
		back = back && map[i] < map[i + 1] && (copy[i] == ' ' || copy[i] == s[seg.start + map[i]]);
	CHECK(back && map[n] == seg.end - seg.start, "the way back from %s", want);
	zhc_scan_end(&sc);
}

static void
check_stretches(void)
{
	check_stretch("全省力争这一目标在20\n25年实现，比去年提出的\n规划有所提前", "2025");
	check_stretch("工业增加值比上年增长3.\n5%，好于此前的市场普遍\n预期", "3.5%");
	check_stretch("工业增加值比上年增长3\n.5%，好于此前的市场普遍\n预期", "3.5%");
	check_stretch("学校今年起采用Need-\nbased的办法，资助家境\n困难的学生", "Need-based");
	check_stretch("公司今天发布iPhone\n15手机，上市时间未定\n价格也未知", "iPhone 15");
	check_stretch("中20 25国", "20 25");
	check_stretch("中3：　2国", "3：2");
	check_stretch("中G\xE2\x80\x8B"
				  "7**国",
				  "G7");
}

int
main(void)
{
	char buf[1024];
	int bad_cover = 0;
	int bad_terms = 0;
	int bad_query = 0;

	for (int i = 0; i < 30000; i++)
	{
		size_t n = random_text(buf, sizeof(buf));
		char *exact = malloc(n ? n : 1); /* so that a read past the end is seen */

		memcpy(exact, buf, n);
		bad_cover += !segments_cover(exact, n);
		bad_terms += !terms_sorted(exact, n);
		bad_query += query_depth(exact, n) < 0;
		free(exact);
	}
	CHECK(bad_cover == 0, "segments cover 30000 random texts");
	CHECK(bad_terms == 0, "terms of 30000 random texts are in order");
	CHECK(bad_query == 0, "queries of 30000 random texts are sound");
	check_stretches();
	check_marks();
	check_repeated("Han", "中", 4000000);
	check_repeated("Han and dash", "中-", 1000000);
	check_repeated("Han and blank", "中 ", 1000000);
	check_repeated("letter and blank", "a ", 1000000);
	check_repeated("letter", "a", 3000000);
	check_repeated("dash", "-", 3000000);
	check_repeated("broken byte", "\xE4", 1000000);
	check_repeated("line break", "\n", 1000000);
	check_repeated("quotation mark and Han", "\"中", 300000);
	/* a chained run: pieces of a long run give the bigrams of the whole */
	for (size_t n = ZHC_RUN_CHUNK - 3; n < ZHC_RUN_CHUNK + 4; n++)
		check_repeated("chained run", "国", n);
	return unit_done();
}
