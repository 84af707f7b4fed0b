/*
 * query.c - what a person types into a search box, as a tree
 *
 * Three steps: the box is cut into pieces (words, quoted phrases, OR, negation); each piece is
 * scanned like a document into tokens with positions and becomes a node; the nodes are put
 * together, without those that say nothing new.
 */
#include "query.h"

#include "chars.h"
#include "scan.h"
#include "terms.h"
#include "utf8.h"

/* A token of a piece: one term and where it stands. */
typedef struct Token
{
	uint32_t node;
	bool single; /* a run of one character */
	uint64_t pos;
} Token;

/* A finished piece, and its folded text to compare with others. */
typedef struct Item
{
	uint32_t node;
	bool negated;
	bool or_before; /* starts a new alternative */
	bool run;       /* one run and nothing else */
	uint32_t text;  /* its folded characters in Builder.folded */
	uint32_t len;
} Item;

typedef struct Builder
{
	ZhcQuery *q;
	const ZhcAlloc *al;
	ZhcWordsFn parser;
	void *ctx;
	ZhcScan *scan;
	Token *tokens; /* of the piece at hand */
	size_t ntokens;
	size_t captokens;
	uint64_t pos;
	uint64_t run_start; /* position of the first character of the run at hand */
	bool in_gap;
	bool only_run; /* the item at hand is one run so far */
	bool negated;
	bool or_before;
	uint32_t item_text; /* where the item at hand starts in folded */
	ZhcBuf folded;
	ZhcBuf piece; /* the piece as it is scanned */
	Item *items;
	size_t nitems;
	size_t capitems;
} Builder;

static ZhcStatus
add_node(ZhcQuery *q, ZhcNode node, uint32_t *id)
{
	void *nodes = q->nodes;
	ZhcStatus st = zhc_array_reserve(q->al, &nodes, &q->capnodes, q->nnodes + 1, sizeof(ZhcNode));

	q->nodes = nodes;
	if (st == ZHC_OK)
	{
		*id = (uint32_t) q->nnodes;
		q->nodes[q->nnodes++] = node;
	}
	return st;
}

static ZhcStatus
add_term(ZhcQuery *q, const char *s, size_t n, bool prefix, uint32_t *id)
{
	ZhcNode node = {.kind = ZHC_NODE_TERM,
	                .prefix = prefix,
	                .left = (uint32_t) q->text.len,
	                .right = (uint32_t) n};
	ZhcStatus st = zhc_buf_append(&q->text, s, n);

	return st == ZHC_OK ? add_node(q, node, id) : st;
}

static ZhcStatus
join(ZhcQuery *q, ZhcNodeKind kind, uint32_t left, uint32_t right, uint32_t distance, uint32_t *id)
{
	ZhcNode node = {
	    .kind = (uint8_t) kind, .distance = (uint16_t) distance, .left = left, .right = right};

	return add_node(q, node, id);
}

static ZhcStatus
add_token(Builder *b, const char *s, size_t n, bool single, uint64_t pos)
{
	void *tokens = b->tokens;
	ZhcStatus st = zhc_array_reserve(b->al, &tokens, &b->captokens, b->ntokens + 1, sizeof(Token));
	Token *t;

	b->tokens = tokens;
	if (st != ZHC_OK || b->q->nnodes >= ZHC_MAX_QUERY_TERMS ||
	    b->q->text.len + n > ZHC_MAX_QUERY_TEXT)
		return st;
	t = b->tokens + b->ntokens++;
	t->pos = pos;
	t->single = single;
	return add_term(b->q, s, n, single, &t->node);
}

/* ---- pieces into items --------------------------------------------------------------------- */

/*
 * A run of one character at an end of a phrase.  At the start, it may be the last character of a
 * longer run, where its reversed bigram stands one position earlier.
 */
static ZhcStatus
widen_first(Builder *b, uint32_t rest, uint32_t distance, uint32_t *id)
{
	ZhcQuery *q = b->q;
	ZhcNode *first = &q->nodes[b->tokens[0].node];
	char text[8];
	uint32_t n = first->right;
	uint32_t tail;
	uint32_t alone;
	uint32_t inner;
	ZhcStatus st;

	first->prefix = false;
	memcpy(text, q->text.data + first->left, n);
	n += (uint32_t) zhc_encode(ZHC_TAIL_MARK, text + n);
	st = add_term(q, text, n, true, &tail);
	if (st == ZHC_OK)
		st = join(q, ZHC_NODE_PHRASE, b->tokens[0].node, rest, distance, &alone);
	if (st == ZHC_OK)
		st = join(q, ZHC_NODE_PHRASE, tail, rest, distance + 1, &inner);
	return st == ZHC_OK ? join(q, ZHC_NODE_OR, alone, inner, 0, id) : st;
}

/*
 * At the end of a phrase, the character may start a longer run, so it is looked up as a prefix;
 * but not end one, as the second character of a bigram at that place.
 */
static ZhcStatus
narrow_last(Builder *b)
{
	ZhcQuery *q = b->q;
	Token *last = &b->tokens[b->ntokens - 1];
	ZhcNode *node = &q->nodes[last->node];
	char text[8];
	uint32_t n = node->right;
	uint32_t tail;
	uint32_t not ;
	ZhcStatus st;

	memcpy(text, q->text.data + node->left, n);
	n += (uint32_t) zhc_encode(ZHC_TAIL_MARK, text + n);
	st = add_term(q, text, n, true, &tail);
	if (st == ZHC_OK)
		st = join(q, ZHC_NODE_NOT, tail, ZHC_NO_NODE, 0, &not );
	return st == ZHC_OK ? join(q, ZHC_NODE_AND, last->node, not, 0, &last->node) : st;
}

/* Tokens [from, to) as one phrase, halved so that it does not grow deep. */
static ZhcStatus
phrase(Builder *b, size_t from, size_t to, uint32_t *id)
{
	size_t mid = from + (to - from) / 2;
	uint32_t left;
	uint32_t right;
	ZhcStatus st;

	if (to - from == 1)
	{
		*id = b->tokens[from].node;
		return ZHC_OK;
	}
	st = phrase(b, from, mid, &left);
	if (st == ZHC_OK)
		st = phrase(b, mid, to, &right);
	if (st != ZHC_OK)
		return st;
	return join(b->q, ZHC_NODE_PHRASE, left, right,
	            (uint32_t) (b->tokens[mid].pos - b->tokens[mid - 1].pos), id);
}

static ZhcStatus
item_node(Builder *b, uint32_t *id)
{
	Token *t = b->tokens;
	size_t n = b->ntokens;
	ZhcStatus st = ZHC_OK;

	if (n == 1)
	{
		*id = t[0].node;
		return ZHC_OK;
	}
	for (size_t i = 1; i + 1 < n; i++)
		if (t[i].single) /* words or gaps on both sides: nothing but the character */
			b->q->nodes[t[i].node].prefix = false;
	if (t[n - 1].single)
		st = narrow_last(b);
	if (st == ZHC_OK && t[0].single)
	{
		uint32_t rest;

		st = phrase(b, 1, n, &rest);
		return st == ZHC_OK ? widen_first(b, rest, (uint32_t) (t[1].pos - t[0].pos), id) : st;
	}
	return st == ZHC_OK ? phrase(b, 0, n, id) : st;
}

/* The tokens gathered so far become an item. */
static ZhcStatus
end_item(Builder *b)
{
	void *items = b->items;
	Item *it;
	ZhcStatus st;

	if (b->ntokens > 0)
	{
		st = zhc_array_reserve(b->al, &items, &b->capitems, b->nitems + 1, sizeof(Item));
		b->items = items;
		if (st != ZHC_OK)
			return st;
		it = b->items + b->nitems++;
		it->negated = b->negated;
		it->or_before = b->or_before;
		it->run = b->only_run;
		it->text = b->item_text;
		it->len = (uint32_t) b->folded.len - b->item_text;
		b->or_before = false;
		st = item_node(b, &it->node);
		if (st != ZHC_OK)
			return st;
	}
	b->ntokens = 0;
	b->pos = 0;
	b->in_gap = false;
	b->only_run = true;
	b->item_text = (uint32_t) b->folded.len;
	return ZHC_OK;
}

static ZhcStatus
take_word(void *to, const char *s, size_t n)
{
	Builder *b = to;
	ZhcStatus st = zhc_buf_append(&b->folded, s, n);

	if (st == ZHC_OK)
		st = zhc_buf_append(&b->folded, " ", 1);
	b->pos++;
	b->in_gap = false;
	b->only_run = false;
	return st == ZHC_OK ? add_token(b, s, n, false, b->pos) : st;
}

static void
take_gap(void *to)
{
	Builder *b = to;

	if (b->pos > 0 && !b->in_gap)
	{
		b->pos++;
		b->in_gap = true;
		b->only_run = false;
	}
}

/*
 * The bigrams of a piece of a run: every other one, counted from the start of the run, and the
 * last.
 */
static ZhcStatus
take_run(Builder *b, const ZhcSeg *seg)
{
	char text[8];
	int len = 0;
	ZhcStatus st = ZHC_OK;
	uint64_t base;

	if (seg->first)
	{
		b->only_run = b->only_run && b->pos == 0;
		b->run_start = b->pos + 1;
	}
	else
		b->pos--;
	base = b->pos + 1;
	b->pos += seg->n;
	b->in_gap = false;
	for (uint32_t i = seg->first ? 0 : 1; i < seg->n && st == ZHC_OK; i++)
	{
		len = zhc_encode(seg->cp[i], text);
		st = zhc_buf_append(&b->folded, text, (size_t) len);
	}
	if (seg->n == 1)
		return st == ZHC_OK ? add_token(b, text, (size_t) len, true, base) : st;
	for (uint32_t i = 0; i + 1 < seg->n && st == ZHC_OK; i++)
	{
		if ((base + i - b->run_start) % 2 != 0 && !(seg->last && i + 2 == seg->n))
			continue;
		len = zhc_encode(seg->cp[i], text);
		len += zhc_encode(seg->cp[i + 1], text + len);
		st = add_token(b, text, (size_t) len, false, base + i);
	}
	return st;
}

/* Scan the text in b->piece into one item; outside quotation marks a gap starts another. */
static ZhcStatus
take_piece(Builder *b, bool quoted, bool negated, bool prefix)
{
	const ZhcSink sink = {take_word, take_gap, b};
	ZhcSeg seg = {.kind = ZHC_SEG_GAP};
	ZhcStatus st = zhc_scan_begin(b->scan, b->al, b->piece.data, b->piece.len);
	bool split = !quoted && !negated;

	b->negated = negated;
	while (st == ZHC_OK)
	{
		zhc_scan_next(b->scan, &seg);
		if (seg.kind == ZHC_SEG_END)
			break;
		if (seg.kind == ZHC_SEG_RUN)
			st = take_run(b, &seg);
		else if (seg.kind == ZHC_SEG_WORDS)
			st = zhc_words(b->al, b->parser, b->ctx, &sink, b->piece.data + seg.start,
			               seg.end - seg.start);
		else if (seg.breaks && split)
			st = end_item(b);
		else if (seg.breaks)
			take_gap(b);
	}
	zhc_scan_end(b->scan);
	if (st == ZHC_OK && prefix && b->ntokens > 0 && !b->only_run)
		b->q->nodes[b->tokens[b->ntokens - 1].node].prefix = true;
	return st == ZHC_OK ? end_item(b) : st;
}

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
	return cp == want || (want == '"' && closing_quote(cp) == '"');
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
 * Copy a quoted phrase up to its closing sign.  Blanks between Chinese characters do not count,
 * others become one ' '.
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
				st = take_piece(b, true, negated, false);
			negated = false;
		}
		else
		{
			st = copy_word(b, &p, end);
			if (st == ZHC_OK && !negated && is_or_word(&b->piece))
				b->or_before = true;
			else if (st == ZHC_OK)
				st = take_piece(b, false, negated, strip_star(&b->piece));
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

/* Items [from, to) by AND or OR, halved. */
static ZhcStatus
tree(Builder *b, ZhcNodeKind kind, size_t from, size_t to, uint32_t *id)
{
	size_t mid = from + (to - from) / 2;
	uint32_t left;
	uint32_t right;
	ZhcStatus st;

	if (to - from == 1)
	{
		*id = b->items[from].node;
		return ZHC_OK;
	}
	st = tree(b, kind, from, mid, &left);
	if (st == ZHC_OK)
		st = tree(b, kind, mid, to, &right);
	return st == ZHC_OK ? join(b->q, kind, left, right, 0, id) : st;
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
			st = join(b->q, ZHC_NODE_NOT, b->items[i].node, ZHC_NO_NODE, 0, &b->items[kept].node);
		kept++;
	}
	return st == ZHC_OK ? tree(b, ZHC_NODE_AND, from, kept, id) : st;
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
		st = tree(b, ZHC_NODE_OR, 0, nalt, &b->q->root);
	return st;
}

ZhcStatus
zhc_query_parse(const ZhcAlloc *al, const char *q, size_t n, ZhcWordsFn parser, void *ctx,
                ZhcQuery *out)
{
	Builder b = {.q = out, .al = al, .parser = parser, .ctx = ctx, .only_run = true};
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
	st = take_box(&b, q, q + n);
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

void
zhc_query_free(ZhcQuery *q)
{
	q->al->free(q->al->ctx, q->nodes);
	zhc_buf_free(&q->text);
	q->nodes = NULL;
	q->root = ZHC_NO_NODE;
}
