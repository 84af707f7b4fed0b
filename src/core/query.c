/*
 * query.c - what a person types into a search box, as a tree
 *
 * Three steps: the box is cut into pieces (words, quoted phrases, OR, negation); each piece is
 * scanned like a document into tokens with positions and becomes a node (phrase.c); the nodes are
 * put together, without those that say nothing new.
 */
#include "querybuild.h"

#include "chars.h"
#include "utf8.h"

/* ---- the box into pieces ------------------------------------------------------------------- */

/* The sign that closes a quotation opened by cp; 0 when cp opens none. */
static uint32_t
closing_quote(uint32_t cp)
{
	switch (cp)
	{
		case '"':
		case 0xFF02: /* ＂ */
		case 0x201C: /* “ */
		case 0x201D: /* ” typed first */
		case 0x201E: /* „ */
			return '"';
		case 0x300C: /* 「 */
			return 0x300D;
		case 0x300E: /* 『 */
			return 0x300F;
		case 0xFE41: /* ﹁ */
			return 0xFE42;
		default:
			return 0;
	}
}

static bool
closes(uint32_t cp, uint32_t want)
{
	return want != 0 && (cp == want || (want == '"' && closing_quote(cp) == '"'));
}

static inline bool
is_or_sign(uint32_t cp)
{
	return cp == '|' || cp == 0xFF5C; /* ｜ */
}

static inline bool
is_blank(uint32_t cp)
{
	ZhcClass c = zhc_class(cp);

	return c == ZHC_C_BLANK || c == ZHC_C_NEWLINE;
}

/* Is the piece a word for OR? */
static bool
is_or_word(const ZhcBuf *p)
{
	return (p->len == 2 && (p->data[0] | 0x20) == 'o' && (p->data[1] | 0x20) == 'r') ||
		   (p->len == 3 && memcmp(p->data, "\xE6\x88\x96", 3) == 0); /* 或 */
}

/*
 * Copy a quoted phrase up to its closing sign (0: to the end).  Blanks between Chinese characters
 * do not count, others become one ' '.
 */
static ZhcStatus
copy_quoted(Builder *b, const char **p, const char *end, uint32_t want)
{
	bool blank = false;
	bool after_cjk = false;
	ZhcStatus st = ZHC_OK;

	b->piece.len = 0;
	while (*p < end && st == ZHC_OK)
	{
		uint32_t cp;
		int len = zhc_decode(*p, end, &cp);

		*p += len;
		if (closes(cp, want))
			break;
		if (is_blank(cp))
		{
			blank = true;
			continue;
		}
		if (blank && b->piece.len > 0 && !(after_cjk && zhc_is_cjk(zhc_class(cp))))
			st = zhc_buf_append(&b->piece, " ", 1);
		blank = false;
		after_cjk = zhc_is_cjk(zhc_class(cp));
		if (st == ZHC_OK)
			st = zhc_buf_append(&b->piece, *p - len, (size_t) len);
	}
	return st;
}

/* Copy a word up to a blank, an opening quotation mark or a sign for OR. */
static ZhcStatus
copy_word(Builder *b, const char **p, const char *end)
{
	ZhcStatus st = ZHC_OK;

	b->piece.len = 0;
	while (*p < end && st == ZHC_OK)
	{
		uint32_t cp;
		int len = zhc_decode(*p, end, &cp);

		if (is_blank(cp) || closing_quote(cp) || is_or_sign(cp))
			break;
		st = zhc_buf_append(&b->piece, *p, (size_t) len);
		*p += len;
	}
	return st;
}

/* A trailing '*' or '＊' comes off the piece. */
static bool
strip_star(ZhcBuf *p)
{
	if (p->len > 1 && p->data[p->len - 1] == '*')
		p->len -= 1;
	else if (p->len > 3 && memcmp(p->data + p->len - 3, "\xEF\xBC\x8A", 3) == 0)
		p->len -= 3;
	else
		return false;
	return true;
}

static inline bool
is_minus(uint32_t cp)
{
	return cp == '-' || cp == 0xFF0D || cp == 0x2212; /* － − */
}

static ZhcStatus
take_box(Builder *b, const char *p, const char *end)
{
	ZhcStatus st = ZHC_OK;
	bool negated = false;

	while (p < end && st == ZHC_OK)
	{
		uint32_t cp;
		int len = zhc_decode(p, end, &cp);
		uint32_t want = closing_quote(cp);

		zhc_poll(b->al);
		if (is_blank(cp) || is_or_sign(cp))
		{
			b->or_before |= is_or_sign(cp);
			negated = false;
			p += len;
		}
		else if (is_minus(cp))
		{
			negated = true;
			p += len;
		}
		else if (want)
		{
			p += len;
			st = copy_quoted(b, &p, end, want);
			if (st == ZHC_OK)
				st = zhc_query_piece(b, negated, false);
			negated = false;
		}
		else
		{
			st = copy_word(b, &p, end);
			if (st == ZHC_OK && !negated && is_or_word(&b->piece))
				b->or_before = true;
			else if (st == ZHC_OK)
				st = zhc_query_piece(b, negated, strip_star(&b->piece));
			negated = false;
		}
	}
	return st;
}

/* ---- items into a tree --------------------------------------------------------------------- */

/* With more items than this in one alternative, none is compared with the others. */
#define MAX_COMPARED 64

static bool
contains(const char *hay, uint32_t n, const char *needle, uint32_t m)
{
	for (uint32_t i = 0; i + m <= n; i++)
		if (hay[i] == needle[0] && memcmp(hay + i, needle, m) == 0)
			return true;
	return false;
}

/* Does item x say nothing that item y does not say? */
static bool
is_implied(const Builder *b, const Item *x, const Item *y)
{
	const char *xs = b->folded.data + x->text;
	const char *ys = b->folded.data + y->text;

	if (x->negated != y->negated)
		return false;
	if (x->run == y->run && x->len == y->len &&
		b->q->nodes[x->node].prefix == b->q->nodes[y->node].prefix && memcmp(xs, ys, x->len) == 0)
		return x > y; /* the same: keep the first */
	if (!x->run || !y->run)
		return false;
	/* What holds 中亚峰会 holds 中亚; what lacks 中亚 lacks 中亚峰会. */
	if (x->negated)
		return x->len > y->len && contains(xs, x->len, ys, y->len);
	return y->len > x->len && contains(ys, y->len, xs, x->len);
}

/* One alternative: its items, without those that others imply, by AND. */
static ZhcStatus
alternative(Builder *b, size_t from, size_t to, uint32_t *id)
{
	size_t kept = from;
	ZhcStatus st = ZHC_OK;

	for (size_t i = from; i < to && st == ZHC_OK; i++)
	{
		bool implied = false;

		for (size_t j = from; j < to && to - from <= MAX_COMPARED && !implied; j++)
			implied = j != i && is_implied(b, &b->items[i], &b->items[j]);
		b->items[i].or_before = implied; /* from here on: left out */
	}
	for (size_t i = from; i < to && st == ZHC_OK; i++)
	{
		if (b->items[i].or_before)
			continue;
		b->items[kept] = b->items[i];
		if (b->items[kept].negated)
			st = zhc_query_join(b->q, ZHC_NODE_NOT, b->items[i].node, ZHC_NO_NODE, 0,
								&b->items[kept].node);
		kept++;
	}
	return st == ZHC_OK ? zhc_query_tree(b, ZHC_NODE_AND, from, kept, id) : st;
}

static ZhcStatus
assemble(Builder *b)
{
	size_t nalt = 0;
	ZhcStatus st = ZHC_OK;

	for (size_t i = 0, from = 0; i < b->nitems && st == ZHC_OK; i = from)
	{
		Item alt = {0};

		for (from = i + 1; from < b->nitems && !b->items[from].or_before;)
			from++;
		st = alternative(b, i, from, &alt.node);
		b->items[nalt++] = alt;
	}
	if (st == ZHC_OK && nalt > 0)
		st = zhc_query_tree(b, ZHC_NODE_OR, 0, nalt, &b->q->root);
	return st;
}

static ZhcStatus
parse(const ZhcAlloc *al, const char *q, size_t n, bool phrase, ZhcWordsFn parser, void *ctx,
	  ZhcQuery *out)
{
	Builder b = {.q = out, .al = al, .parser = parser, .ctx = ctx, .only_run = true};
	const char *end = q + n;
	ZhcStatus st;

	memset(out, 0, sizeof(*out));
	out->al = al;
	out->root = ZHC_NO_NODE;
	zhc_buf_init(&out->text, al);
	zhc_buf_init(&b.folded, al);
	zhc_buf_init(&b.piece, al);
	b.scan = al->alloc(al->ctx, sizeof(ZhcScan));
	if (!b.scan)
		return ZHC_NOMEM;
	if (phrase)
	{
		st = copy_quoted(&b, &q, end, 0);
		if (st == ZHC_OK)
			st = zhc_query_piece(&b, false, false);
	}
	else
		st = take_box(&b, q, end);
	if (st == ZHC_OK)
		st = assemble(&b);
	al->free(al->ctx, b.scan);
	al->free(al->ctx, b.tokens);
	al->free(al->ctx, b.items);
	zhc_buf_free(&b.folded);
	zhc_buf_free(&b.piece);
	if (st != ZHC_OK)
		zhc_query_free(out);
	return st;
}

ZhcStatus
zhc_query_parse(const ZhcAlloc *al, const char *q, size_t n, ZhcWordsFn parser, void *ctx,
				ZhcQuery *out)
{
	return parse(al, q, n, false, parser, ctx, out);
}

ZhcStatus
zhc_query_phrase(const ZhcAlloc *al, const char *s, size_t n, ZhcWordsFn parser, void *ctx,
				 ZhcQuery *out)
{
	return parse(al, s, n, true, parser, ctx, out);
}

void
zhc_query_free(ZhcQuery *q)
{
	q->al->free(q->al->ctx, q->nodes);
	zhc_buf_free(&q->text);
	q->nodes = NULL;
	q->root = ZHC_NO_NODE;
}
