/*
 * items.c - what each paragraph of a page is to its articles
 */
#include "items.h"

#include "lines.h"
#include "linewords.h"
#include "utf8.h"

#define HEADLINE_COLS 100 /* of the longest headline */

/* The clean text as UTF-8, and the items made so far. */
typedef struct Maker
{
	const ZhcClean *c;
	ZhcBuf text;
	ZhcItem *item;
	uint32_t n;
} Maker;

/* A ZhcLine for bytes [from, to) of the clean text, for the tests in lines.h. */
static ZhcLine
line_of(const Maker *w, uint32_t from, uint32_t to)
{
	ZhcLine l = {.start = from, .end = to};

	l.starts = zhc_line_starts(w->text.data + from, w->text.data + to);
	l.ends = zhc_line_ends(w->text.data, from, to);
	return l;
}

/* Whether the paragraph ends in brackets that hold a byline, or 完. */
static bool
ends_with_credit(const Maker *w, uint32_t from, uint32_t to)
{
	const char *s = w->text.data;
	uint32_t end = to;
	uint32_t at;
	uint32_t k;

	while (end > from && s[end - 1] >= '0' && s[end - 1] <= '9') /* a date: 1140714 */
		end--;
	if (end == from || end < from + 6)
		return false;
	if (zhc_char_before(s, from, end, &at) != 0xFF09 && s[at] != ')')
		return false;
	for (k = at; k > from && at - k < 120;)
	{
		uint32_t cp = zhc_char_before(s, from, k, &k);

		if (cp == 0xFF08 || cp == '(')
		{
			uint32_t open = k + (cp == '(' ? 1 : 3);

			if (at - open == 3 && memcmp(s + open, "\xE5\xAE\x8C", 3) == 0)
				return true;
			return zhc_is_byline_text(s + open, at - open);
		}
	}
	return false;
}

/* Headlines that ask or exclaim end as sentences do; only the first line of a page is taken so. */
static bool
is_first_headline(const Maker *w, uint32_t i)
{
	const ZhcItem *it = &w->item[i];
	uint32_t at;
	uint32_t cp;

	if (it->kind != ZHC_ITEM_BODY || it->cols > 80 || i + 1 >= w->n || it->opens)
		return false;
	cp = zhc_char_before(w->text.data, it->from, it->to, &at);
	if (cp != 0xFF01 && cp != 0xFF1F && cp != '!' && cp != '?' && cp != 0x2026 && cp != 0x201D &&
		cp != 0x300D)
		return false;
	for (uint32_t k = it->from; k + 2 < it->to; k++)
		if (memcmp(w->text.data + k, "\xE3\x80\x82", 3) == 0)
			return false;
	for (i++; i < w->n && w->item[i].kind != ZHC_ITEM_BODY; i++)
		;
	return i < w->n && w->item[i].cols > it->cols;
}

/* Whether [from, to) stands in brackets as a whole, with no bracket within. */
static bool
is_bracketed(const Maker *w, uint32_t from, uint32_t to, uint32_t open, uint32_t close)
{
	const char *p = w->text.data + from;
	const char *end = w->text.data + to;
	uint32_t cp;

	p += zhc_decode(p, end, &cp);
	if (cp != open)
		return false;
	while (p < end && cp != close)
		p += zhc_decode(p, end, &cp);
	return cp == close && p == end;
}

static void
make_item(Maker *w, uint32_t i, uint32_t from, uint32_t to)
{
	static const uint8_t kinds[] = {
		[ZHC_LINE_BODY] = ZHC_ITEM_BODY,	 [ZHC_LINE_HEADING] = ZHC_ITEM_HEADING,
		[ZHC_LINE_BYLINE] = ZHC_ITEM_BYLINE, [ZHC_LINE_CAPTION] = ZHC_ITEM_ASIDE,
		[ZHC_LINE_BULLET] = ZHC_ITEM_BODY,	 [ZHC_LINE_FURNITURE] = ZHC_ITEM_ASIDE,
	};
	const ZhcPara *para = &w->c->paras[i];
	ZhcItem *it = &w->item[i];
	ZhcLine l = line_of(w, from, to);
	const ZhcLineWord *word;
	uint32_t cols = 0;

	memset(it, 0, sizeof(*it));
	it->from = from;
	it->to = to;
	it->kind = kinds[para->kind];
	it->level = para->level;
	for (uint32_t k = para->start; k < para->end && cols < UINT16_MAX - 2; k++)
		cols += w->c->cp[k] < 0x800 ? 1 : 2;
	it->cols = (uint16_t) cols;
	it->dash = l.starts == ZHC_START_DASH;
	it->unfinished = l.ends == ZHC_END_OPEN || l.ends == ZHC_END_COMMA;
	if (it->kind == ZHC_ITEM_HEADING && cols > HEADLINE_COLS * 2)
		it->kind = ZHC_ITEM_BODY;
	if (it->kind == ZHC_ITEM_BYLINE && (zhc_line_credit(w->text.data, &l) & ZHC_WORD_REPORT))
		it->kind = ZHC_ITEM_ASIDE;
	if (it->kind == ZHC_ITEM_HEADING && it->level == 0 && cols > 8 &&
		is_bracketed(w, from, to, 0xFF08, 0xFF09)) /* （史志远 范晓东） */
		it->kind = ZHC_ITEM_BYLINE;
	word = zhc_line_word(w->text.data + from, to - from, ZHC_WORD_COLUMN);
	it->column = (word && word->len == to - from) || is_bracketed(w, from, to, 0x3010, 0x3011);
	it->related = it->kind != ZHC_ITEM_BODY && it->cols <= 16 &&
				  zhc_line_word(w->text.data + from, to - from, ZHC_WORD_RELATED) != NULL;
	if (it->related)
		it->kind = ZHC_ITEM_ASIDE;
	if (it->kind == ZHC_ITEM_BODY)
	{
		it->dated = zhc_line_opens_article(w->text.data, &l);
		it->opens = it->dated || zhc_line_cites_dispatch(w->text.data, &l);
		it->closes = ends_with_credit(w, from, to);
	}
}

/* The first item that is no aside may be a headline that ends as a sentence does. */
static void
mend_first(Maker *w)
{
	uint32_t i = 0;

	while (i < w->n && w->item[i].kind == ZHC_ITEM_ASIDE)
		i++;
	if (i < w->n && is_first_headline(w, i))
		w->item[i].kind = ZHC_ITEM_HEADING;
}

ZhcStatus
zhc_items(const ZhcAlloc *al, const ZhcClean *clean, ZhcItem **out)
{
	Maker w = {.c = clean, .n = clean->nparas};
	ZhcStatus st;
	uint32_t from = 0;

	zhc_buf_init(&w.text, al);
	st = zhc_clean_text(clean, 0, clean->n, &w.text);
	w.item = al->alloc(al->ctx, (w.n + 1) * sizeof(ZhcItem));
	if (st == ZHC_OK && w.item == NULL)
		st = ZHC_NOMEM;
	for (uint32_t i = 0; i < w.n && st == ZHC_OK; i++)
	{
		const char *p = w.text.data + from;
		const char *lf = memchr(p, '\n', w.text.len - from);
		uint32_t to = lf ? (uint32_t) (lf - w.text.data) : (uint32_t) w.text.len;

		make_item(&w, i, from, to);
		from = to + 1;
		if (i % 1024 == 0)
			zhc_poll(al);
	}
	if (st == ZHC_OK)
		mend_first(&w);
	else
		al->free(al->ctx, w.item);
	zhc_buf_free(&w.text);
	*out = st == ZHC_OK ? w.item : NULL;
	return st;
}
