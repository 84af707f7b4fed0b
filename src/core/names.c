/*
 * names.c - finding names: the steps, mentions, keys
 */
#include "namesint.h"

#include "ownterms.h"

ZhcStatus
zhc_name_add(ZhcNamer *nm, ZhcNameKind kind, uint32_t first, uint32_t last)
{
	ZhcMention m = {
		.start = nm->seg[first].start, .end = nm->seg[last].end, .kind = (uint8_t) kind};
	void *data = nm->men;
	ZhcStatus st = zhc_array_reserve(nm->al, &data, &nm->cap_men, nm->nmen + 1, sizeof(*nm->men));

	nm->men = data;
	if (st != ZHC_OK)
		return st;
	if (kind == ZHC_NAME_PLACE && first == last && nm->seg[first].flags & ZHC_NW(COUNTRY))
		memcpy(m.country, zhc_name_words[nm->seg[first].word].country, 2);
	for (uint32_t i = first; i <= last; i++)
		nm->seg[i].name = (uint32_t) nm->nmen;
	nm->men[nm->nmen++] = m;
	return ZHC_OK;
}

ZhcStatus
zhc_name_add_range(ZhcNamer *nm, ZhcNameKind kind, ZhcRange r, const char *country)
{
	ZhcMention m = {.start = r.start, .end = r.end, .kind = (uint8_t) kind};
	void *data = nm->men;
	ZhcStatus st = zhc_array_reserve(nm->al, &data, &nm->cap_men, nm->nmen + 1, sizeof(*nm->men));

	nm->men = data;
	if (st != ZHC_OK)
		return st;
	memcpy(m.country, country, 2);
	nm->men[nm->nmen++] = m;
	return ZHC_OK;
}

/* The class of a word; a title of three characters or more is a noun (救援人员), whatever is in it.
 */
static char
class_of(const ZhcSeg *s)
{
	bool title = ((s->flags & ZHC_NW(TITLE)) != 0) & (s->end >= s->start + 3);

	/* what no processor guesses, without a branch */
	return (char) (s->cls | (-(s->cls == 0) & (title ? 'n' : ZHC_WORD_OTHER)));
}

/* Keep where words begin and what they are. */
static void
keep_words(const ZhcNamer *nm, char *word)
{
	for (size_t i = 0; i < nm->nseg; i++)
		word[nm->seg[i].start] = class_of(&nm->seg[i]);
}

static ZhcStatus
paragraph(ZhcNamer *nm, const ZhcPara *para, char *word)
{
	ZhcStatus st;

	if (para->kind == ZHC_LINE_BYLINE)
		for (uint32_t i = para->start; i < para->end; i++)
			nm->ctx[i] |= ZHC_CTX_BYLINE;
	st = zhc_name_segments(nm, para->start, para->end);
	if (st == ZHC_OK)
		keep_words(nm, word);
	if (st == ZHC_OK)
		st = zhc_name_works(nm);
	if (st == ZHC_OK)
		st = zhc_name_own(nm);
	if (st == ZHC_OK)
		st = zhc_name_orgs(nm);
	if (st == ZHC_OK)
		st = zhc_name_lists(nm);
	if (st == ZHC_OK)
		st = zhc_name_places(nm);
	if (st == ZHC_OK)
		st = zhc_name_persons(nm);
	if (st == ZHC_OK)
		st = zhc_name_roles(nm);
	return st;
}

static void
release(ZhcNamer *nm)
{
	const ZhcAlloc *al = nm->al;

	al->free(al->ctx, nm->ctx);
	al->free(al->ctx, nm->at);
	al->free(al->ctx, nm->match);
	al->free(al->ctx, nm->vote);
	al->free(al->ctx, nm->node);
	al->free(al->ctx, nm->seg);
	al->free(al->ctx, nm->shorts);
}

ZhcStatus
zhc_names(const ZhcAlloc *al, const ZhcTokens *tokens, ZhcNames *out)
{
	const ZhcClean *clean = tokens->text.clean;
	size_t n = tokens->text.n;
	ZhcNamer nm = {.al = al, .tokens = tokens, .text = &tokens->text, .code = tokens->text.name};
	ZhcStatus st = ZHC_NOMEM;

	memset(out, 0, sizeof(*out));
	nm.ctx = al->alloc(al->ctx, n + 1);
	nm.at = al->alloc(al->ctx, (n + ZHC_TEXT_PAD + 1) * sizeof(*nm.at));
	out->word = al->alloc(al->ctx, n + 1);
	if (nm.ctx && nm.at && out->word)
	{
		memset(out->word, 0, n + 1);
		out->word[n] = ZHC_WORD_OTHER;
		memset(nm.ctx, 0, n + 1);
		st = zhc_name_votes(&nm);
	}
	for (uint32_t i = 0; st == ZHC_OK && i < clean->nparas; i++)
		st = paragraph(&nm, &clean->paras[i], out->word);
	zhc_name_storms(&nm);
	if (st == ZHC_OK)
		st = zhc_name_links(&nm);
	zhc_name_own_countries(&nm);
	release(&nm);
	out->men = nm.men;
	out->n = (uint32_t) nm.nmen;
	if (st != ZHC_OK)
		zhc_names_free(al, out);
	return st;
}

void
zhc_names_free(const ZhcAlloc *al, ZhcNames *names)
{
	al->free(al->ctx, names->men);
	al->free(al->ctx, names->word);
	memset(names, 0, sizeof(*names));
}

uint32_t
zhc_names_seek(const ZhcNames *names, uint32_t i)
{
	uint32_t lo = 0, n = names->n;

	for (uint32_t half; n > 0; n -= half) /* halves, without a branch to guess */
	{
		half = (n + 1) / 2;
		lo += half & -(uint32_t) (names->men[lo + half - 1].start < i);
	}
	while (lo > 0 && names->men[lo - 1].end > i)
		lo--;
	return lo;
}

bool
zhc_names_title(const ZhcText *text, uint32_t start, uint32_t end)
{
	uint64_t node = 0;

	for (uint32_t i = start; i < end; i++)
	{
		uint32_t code = zhc_trie_code(zhc_name_trie, zhc_ch(text, i));

		node = !code		? 0
			   : i == start ? zhc_trie_first(zhc_name_trie, code)
							: zhc_trie_next(zhc_name_trie, node, code);
		if (!node)
			return false;
	}
	return node && zhc_name_flags(ZHC_NAME_ENTRY(ZHC_NODE_ENTRY(node))) &
					   (ZHC_NW(TITLE) | ZHC_NW(TITLE_MOD));
}

const char *
zhc_name_kind(ZhcNameKind kind)
{
	static const char *const names[] = {"person", "place", "organization", "work"};

	return names[kind];
}

/* The word of the lists that is exactly s, or the empty one. */
static const ZhcNameWord *
whole_word(const char *s, size_t n)
{
	uint64_t node = 0;
	const char *end = s + n;

	for (const char *p = s; p < end;)
	{
		uint32_t cp, code;

		p += zhc_decode(p, end, &cp);
		code = zhc_trie_code(zhc_name_trie, cp);
		if (!code)
			return &zhc_name_words[0];
		node =
			node ? zhc_trie_next(zhc_name_trie, node, code) : zhc_trie_first(zhc_name_trie, code);
		if (!node)
			return &zhc_name_words[0];
	}
	return &zhc_name_words[node ? ZHC_NAME_ENTRY(ZHC_NODE_ENTRY(node)) : 0];
}

/* The word of the lists that characters [start, end) are, folded; NULL where their codes do not
 * tell what they fold to. */
static const ZhcNameWord *
word_of(const ZhcText *t, uint32_t start, uint32_t end)
{
	uint64_t node = 0;

	for (uint32_t i = start; i < end; i++)
	{
		if (zhc_is_special(t, i))
			return NULL;
		if (i == start)
			node = t->name[i] ? zhc_trie_first(zhc_name_trie, t->name[i]) : 0;
		else if (node)
			node = t->name[i] ? zhc_trie_next(zhc_name_trie, node, t->name[i]) : 0;
	}
	return &zhc_name_words[node ? ZHC_NAME_ENTRY(ZHC_NODE_ENTRY(node)) : 0];
}

ZhcStatus
zhc_names_key(const ZhcNames *names, const ZhcTokens *tokens, uint32_t m, ZhcBuf *out)
{
	const ZhcMention *men = &names->men[names->men[m].entity];
	size_t start = out->len;
	ZhcStatus st;
	const ZhcNameWord *word;
	const char *key;

	if (men->own)
	{
		const ZhcOwnTerms *own = tokens->text.own;
		const ZhcOwnTerm *t = zhc_own_term(own, men->own - 1);

		return zhc_buf_append(out, zhc_own_bytes(own, t->key.at), t->key.n);
	}
	word = word_of(&tokens->text, men->start, men->end);
	if (word && !word->key)
		return zhc_text_key(&tokens->text, men->start, men->end, out);
	if (!word)
	{
		st = zhc_text_key(&tokens->text, men->start, men->end, out);
		if (st != ZHC_OK)
			return st;
		word = whole_word(out->data + start, out->len - start);
		if (!word->key)
			return ZHC_OK;
		out->len = start;
	}
	key = zhc_name_texts + word->key;
	return zhc_buf_append(out, key, strlen(key));
}
