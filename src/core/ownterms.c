/*
 * ownterms.c - a list of the user's own terms: building and matching
 *
 * One trie whose edges stand in a hash table, with a root for folded characters, one for script
 * exceptions, and one a kind for keys.  Terms are at most ZHC_OWN_MAX characters long, so a search
 * at one place takes bounded time whatever the list and the text hold.
 */
#include "ownterms.h"

#include "convert.h"
#include "fold.h"
#include "ownint.h"
#include "utf8.h"

#define NO_EDGE UINT64_MAX

/* ---- the trie ----------------------------------------------------------------------------------
 */

static inline uint64_t
edge_key(uint32_t node, uint32_t ch)
{
	return (uint64_t) node << 21 | ch;
}

static inline size_t
edge_slot(const ZhcOwnTerms *own, uint64_t key)
{
	size_t h = (size_t) ((key * UINT64_C(0x9E3779B97F4A7C15)) >> 24) & own->mask;

	while (own->edge[h].key != NO_EDGE && own->edge[h].key != key)
		h = (h + 1) & own->mask;
	return h;
}

uint32_t
zhc_own_child(const ZhcOwnTerms *own, uint32_t node, uint32_t ch)
{
	const ZhcOwnEdge *e = &own->edge[edge_slot(own, edge_key(node, ch))];

	return e->key == NO_EDGE ? 0 : e->child;
}

static ZhcStatus
grow_edges(ZhcOwnTerms *own)
{
	size_t cap = own->edge ? 2 * (own->mask + 1) : 1024, old = own->edge ? own->mask + 1 : 0;
	ZhcOwnEdge *from = own->edge, *to = own->al->alloc(own->al->ctx, cap * sizeof(*to));

	if (!to)
		return ZHC_NOMEM;
	for (size_t i = 0; i < cap; i++)
		to[i].key = NO_EDGE;
	own->edge = to;
	own->mask = cap - 1;
	for (size_t i = 0; i < old; i++)
		if (from[i].key != NO_EDGE)
			to[edge_slot(own, from[i].key)] = from[i];
	own->al->free(own->al->ctx, from);
	return ZHC_OK;
}

/* The node of a string below a root, made if it is new. */
static ZhcStatus
insert(ZhcOwnTerms *own, uint32_t root, const uint32_t *ch, uint32_t n, uint32_t *node)
{
	*node = root;
	for (uint32_t i = 0; i < n; i++)
	{
		uint64_t key = edge_key(*node, ch[i]);
		void *data = own->node;
		size_t slot;
		ZhcStatus st =
			zhc_array_reserve(own->al, &data, &own->cap_node, own->nnode + 1, sizeof(*own->node));

		own->node = data;
		if (st == ZHC_OK && own->nnode * 2 > own->mask)
			st = grow_edges(own);
		if (st != ZHC_OK)
			return st;
		slot = edge_slot(own, key);
		if (own->edge[slot].key == NO_EDGE)
		{
			own->edge[slot] = (ZhcOwnEdge){key, (uint32_t) own->nnode};
			own->node[own->nnode++] = (ZhcOwnNode){0, 0};
		}
		*node = own->edge[slot].child;
	}
	return ZHC_OK;
}

/* ---- the pool ----------------------------------------------------------------------------------
 */

static ZhcStatus
keep_bytes(ZhcOwnTerms *own, const char *s, size_t n, ZhcOwnString *out)
{
	*out = (ZhcOwnString){(uint32_t) own->bytes.len, (uint32_t) n};
	if (own->bytes.len + n + 1 > UINT32_MAX)
		return ZHC_TOO_LONG;
	return zhc_buf_append(&own->bytes, s, n) == ZHC_OK ? zhc_buf_append(&own->bytes, "", 1)
													   : ZHC_NOMEM;
}

static ZhcStatus
keep_chars(ZhcOwnTerms *own, const uint32_t *cp, uint32_t n, ZhcOwnString *out)
{
	void *data = own->chars;
	ZhcStatus st = zhc_array_reserve(own->al, &data, &own->cap_chars, own->nchars + n + 1,
									 sizeof(*own->chars));

	own->chars = data;
	if (st != ZHC_OK)
		return st;
	if (own->nchars + n > UINT32_MAX)
		return ZHC_TOO_LONG;
	*out = (ZhcOwnString){(uint32_t) own->nchars, n};
	memcpy(own->chars + own->nchars, cp, n * sizeof(*cp));
	own->nchars += n;
	return ZHC_OK;
}

const ZhcOwnTerm *
zhc_own_term(const ZhcOwnTerms *own, uint32_t term)
{
	return &own->term[term];
}

const char *
zhc_own_bytes(const ZhcOwnTerms *own, uint32_t at)
{
	return own->bytes.data + at;
}

const uint32_t *
zhc_own_chars(const ZhcOwnTerms *own, ZhcOwnString s)
{
	return own->chars + s.at;
}

/* ---- adding rows -------------------------------------------------------------------------------
 */

/*
 * The characters of a string as a clean text has them: nothing ignorable, no blank beside Han.
 * Returns how many they are; more than ZHC_OWN_MAX when they do not fit.
 */
static uint32_t
read_chars(ZhcString s, uint32_t cp[ZHC_OWN_MAX])
{
	const char *p = s.s, *end = s.s + s.n;
	uint32_t n = 0;
	bool blank = false;

	while (p < end)
	{
		uint32_t c;
		ZhcClass class;

		p += zhc_decode(p, end, &c);
		class = zhc_class(c);
		if (class == ZHC_C_IGNORABLE)
			continue;
		if (class == ZHC_C_BLANK || class == ZHC_C_NEWLINE)
		{
			blank = n > 0;
			continue;
		}
		if (blank && !zhc_is_cjk(zhc_class(cp[n - 1])) && !zhc_is_cjk(class))
		{
			if (n == ZHC_OWN_MAX)
				return n + 1;
			cp[n++] = ' ';
		}
		blank = false;
		if (n == ZHC_OWN_MAX)
			return n + 1;
		cp[n++] = c;
	}
	return n;
}

/* A string's characters as they are. */
static uint32_t
read_exact(ZhcString s, uint32_t cp[ZHC_OWN_MAX])
{
	const char *p = s.s, *end = s.s + s.n;
	uint32_t n = 0;

	for (; p < end; n++)
	{
		if (n == ZHC_OWN_MAX)
			return n + 1;
		p += zhc_decode(p, end, &cp[n]);
	}
	return n;
}

static void
fold_chars(const uint32_t *cp, uint32_t n, uint32_t *folded)
{
	for (uint32_t i = 0; i < n; i++)
		folded[i] = zhc_char(cp[i]) & ZHC_FOLD_MASK;
}

/* Keep what a print of the name tells of its forms in the two scripts. */
static ZhcStatus
keep_forms(ZhcOwnTerms *own, ZhcOwnTerm *t, const uint32_t *cp, uint32_t n)
{
	uint32_t all = 0;

	for (uint32_t i = 0; i < n; i++)
		all |= zhc_char(cp[i]) & (ZHC_HANS | ZHC_HANT);
	if (all == ZHC_HANT && t->hant.n == 0)
		return keep_chars(own, cp, n, &t->hant);
	if (!(all & ZHC_HANT) && t->hans.n == 0)
		return keep_chars(own, cp, n, &t->hans);
	return ZHC_OK;
}

/* The name's folded form, and the first term of the kind that has the same. */
static ZhcStatus
keep_key(ZhcOwnTerms *own, ZhcOwnTerm *t, ZhcString name)
{
	ZhcBuf key;
	ZhcStatus st;
	uint32_t node = ZHC_OWN_ROOT_KEY + t->kind;

	zhc_buf_init(&key, own->al);
	st = zhc_fold(name.s, name.n, &key);
	for (size_t i = 0; st == ZHC_OK && i < key.len;)
	{
		uint32_t c;

		i += zhc_decode(key.data + i, key.data + key.len, &c);
		st = insert(own, node, &c, 1, &node);
	}
	if (st == ZHC_OK)
		st = keep_bytes(own, key.data, key.len, &t->key);
	zhc_buf_free(&key);
	if (st != ZHC_OK)
		return st;
	if (own->node[node].name == 0)
		own->node[node].name = (uint32_t) own->nterm + 1;
	t->same = own->node[node].name - 1;
	return ZHC_OK;
}

static ZhcStatus
push_term(ZhcOwnTerms *own, const ZhcOwnTerm *t)
{
	void *data = own->term;
	ZhcStatus st =
		zhc_array_reserve(own->al, &data, &own->cap_term, own->nterm + 1, sizeof(*own->term));

	own->term = data;
	if (st == ZHC_OK)
		own->term[own->nterm++] = *t;
	return st;
}

static void
note_first(ZhcOwnTerms *own, uint32_t ch)
{
	own->first[ch >> 3 & (sizeof(own->first) - 1)] |= (uint8_t) (1u << (ch & 7));
}

static ZhcStatus
add_name(ZhcOwnTerms *own, const ZhcOwnRow *row, ZhcOwnTerm *t)
{
	uint32_t cp[ZHC_OWN_MAX], folded[ZHC_OWN_MAX], other[ZHC_OWN_MAX];
	uint32_t n = read_chars(row->term, cp), node, m;
	ZhcStatus st;
	bool fresh;

	if (n == 0 || n > ZHC_OWN_MAX)
		return ZHC_INVALID;
	fold_chars(cp, n, folded);
	st = insert(own, ZHC_OWN_ROOT_FOLD, folded, n, &node);
	if (st != ZHC_OK)
		return st;
	fresh = own->node[node].name == 0;
	if (!fresh)
		*t = own->term[own->node[node].name - 1];
	else
	{
		st = keep_key(own, t, row->name.n ? row->name : row->term);
		if (row->country)
			memcpy(t->country, row->country, 2);
	}
	if (st == ZHC_OK)
		st = keep_forms(own, t, cp, n);
	m = read_chars(row->name, cp);
	if (st == ZHC_OK && m == n)
	{
		fold_chars(cp, m, other);
		if (memcmp(folded, other, n * sizeof(*folded)) == 0)
			st = keep_forms(own, t, cp, n);
	}
	if (st != ZHC_OK)
		return st;
	if (!fresh)
	{
		own->term[own->node[node].name - 1] = *t;
		return ZHC_OK;
	}
	note_first(own, folded[0]);
	own->node[node].name = (uint32_t) own->nterm + 1;
	return push_term(own, t);
}

static ZhcStatus
add_unit(ZhcOwnTerms *own, const ZhcOwnRow *row, ZhcOwnTerm *t)
{
	uint32_t cp[ZHC_OWN_MAX], n = read_chars(row->term, cp), node;
	ZhcString name = row->name.n ? row->name : row->term;
	ZhcOwnString text, base;
	ZhcStatus st;

	if (n == 0 || n > ZHC_OWN_MAX)
		return ZHC_INVALID;
	fold_chars(cp, n, cp);
	st = insert(own, ZHC_OWN_ROOT_FOLD, cp, n, &node);
	if (st != ZHC_OK || own->node[node].other != 0)
		return st;
	st = keep_bytes(own, name.s, name.n, &text);
	if (st == ZHC_OK)
		st = keep_bytes(own, row->base.s, row->base.n, &base);
	if (st != ZHC_OK)
		return st;
	t->text = text.at;
	t->base = base.at;
	t->unit_kind = row->unit_kind;
	if (row->base.n > 0)
		t->ratio = (ZhcRatio){row->factor.m, row->factor.e, 1};
	own->node[node].other = (uint32_t) own->nterm + 1;
	return push_term(own, t);
}

static ZhcStatus
add_exception(ZhcOwnTerms *own, const ZhcOwnRow *row, ZhcOwnTerm *t)
{
	uint32_t cp[ZHC_OWN_MAX], n = read_exact(row->term, cp), node;
	ZhcStatus st;

	if (n == 0 || n > ZHC_OWN_MAX)
		return ZHC_INVALID;
	st = insert(own, ZHC_OWN_ROOT_EXACT, cp, n, &node);
	if (st != ZHC_OK)
		return st;
	note_first(own, cp[0]);
	t->configs = row->configs;
	for (uint32_t k = own->node[node].other; k != 0; k = own->term[k - 1].next)
		t->configs &= ~own->term[k - 1].configs;
	if (t->configs == 0)
		return ZHC_OK;
	n = read_exact(row->name, cp);
	if (n > ZHC_OWN_MAX)
		return ZHC_INVALID;
	st = keep_chars(own, cp, n, &t->hans);
	if (st != ZHC_OK)
		return st;
	t->next = own->node[node].other;
	own->node[node].other = (uint32_t) own->nterm + 1;
	return push_term(own, t);
}

ZhcStatus
zhc_own_add(ZhcOwnTerms *own, const ZhcOwnRow *row)
{
	ZhcOwnTerm t = {.kind = row->kind};

	switch ((ZhcOwnKind) row->kind)
	{
		case ZHC_OWN_PERSON:
		case ZHC_OWN_PLACE:
		case ZHC_OWN_ORGANIZATION:
		case ZHC_OWN_WORK:
			return add_name(own, row, &t);
		case ZHC_OWN_UNIT:
			return add_unit(own, row, &t);
		case ZHC_OWN_CONVERT:
			return add_exception(own, row, &t);
		default:
			return ZHC_INVALID;
	}
}

/* ---- the list ----------------------------------------------------------------------------------
 */

ZhcStatus
zhc_own_new(const ZhcAlloc *al, ZhcOwnTerms **out)
{
	ZhcOwnTerms *own = al->alloc(al->ctx, sizeof(*own));
	void *data = NULL;
	ZhcStatus st;

	*out = own;
	if (!own)
		return ZHC_NOMEM;
	memset(own, 0, sizeof(*own));
	own->al = al;
	zhc_buf_init(&own->bytes, al);
	st = zhc_array_reserve(al, &data, &own->cap_node, ZHC_OWN_ROOTS, sizeof(*own->node));
	own->node = data;
	if (st == ZHC_OK)
		st = grow_edges(own);
	if (st == ZHC_OK)
	{
		memset(own->node, 0, ZHC_OWN_ROOTS * sizeof(*own->node));
		own->nnode = ZHC_OWN_ROOTS;
		return ZHC_OK;
	}
	zhc_own_free(own);
	*out = NULL;
	return st;
}

void
zhc_own_free(ZhcOwnTerms *own)
{
	const ZhcAlloc *al;

	if (!own)
		return;
	al = own->al;
	al->free(al->ctx, own->node);
	al->free(al->ctx, own->edge);
	al->free(al->ctx, own->term);
	al->free(al->ctx, own->chars);
	zhc_buf_free(&own->bytes);
	al->free(al->ctx, own);
}

uint32_t
zhc_own_configs(const char *word, size_t n)
{
	const char *const *names = zhc_config_names();
	uint32_t all = 0;

	for (uint32_t k = 0; names[k]; k++)
	{
		const char *to = strchr(names[k], '2') + 1;
		bool simplified = *to == 's', japanese = to[0] == 'j';
		bool means = n == 0;

		if (n == 4 && memcmp(word, "hans", 4) == 0)
			means = simplified;
		else if (n == 4 && memcmp(word, "hant", 4) == 0)
			means = !simplified && !japanese;
		else if (n == strlen(names[k]) && memcmp(word, names[k], n) == 0)
			means = true;
		all |= (uint32_t) means << k;
	}
	return all;
}
