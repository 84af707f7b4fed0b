/*
 * items.c - what each paragraph of a page is to its articles
 */
#include "items.h"

#include "bylines.h"
#include "chars.h"
#include "credit.h"
#include "knownname.h"
#include "linewords.h"
#include "utf8.h"

#define HEADLINE_COLS 100 /* of the longest headline */
#define MASTHEAD_COLS 20  /* of the name of a paper on top of its page */
#define SECTION_COLS  8	  /* and of a section: 环球扫描 */
#define BOX_CHARS	  400 /* of the text in a box */
#define ROW_COLS	  40  /* of a row in one: 全長：4.3公里 */

/* The items made so far. */
typedef struct Maker
{
	const ZhcClean *c;
	ZhcBuf text; /* of the paragraph looked at, as UTF-8 */
	ZhcItem *item;
	uint32_t n;
} Maker;

/* Bring up the text of paragraph i. */
static ZhcStatus
read_para(Maker *w, uint32_t i)
{
	w->text.len = 0;
	return zhc_clean_text(w->c, w->c->paras[i].start, w->c->paras[i].end, &w->text);
}

/* A ZhcLine for the text of a paragraph, for the tests in lines.h. */
static ZhcLine
line_of(const ZhcBuf *text)
{
	ZhcLine l = {.end = (uint32_t) text->len};

	l.starts = zhc_line_starts(text->data, text->data + text->len);
	l.ends = zhc_line_ends(text->data, 0, l.end);
	return l;
}

/* Whether the paragraph ends in brackets that hold a byline, or 完. */
static bool
ends_with_credit(const ZhcBuf *text)
{
	const char *s = text->data;
	uint32_t end = (uint32_t) text->len;
	uint32_t at;
	uint32_t k;

	while (end > 0 && s[end - 1] >= '0' && s[end - 1] <= '9') /* a date: 1140714 */
		end--;
	if (end < 6)
		return false;
	if (zhc_char_before(s, 0, end, &at) != 0xFF09 && s[at] != ')')
		return false;
	for (k = at; k > 0 && at - k < 120;)
	{
		uint32_t cp = zhc_char_before(s, 0, k, &k);

		if (cp == 0xFF08 || cp == '(')
		{
			uint32_t open = k + (cp == '(' ? 1 : 3);

			return zhc_is_byline_text(s + open, at - open) ||
				   (at - open == 3 && memcmp(s + open, "完", 3) == 0) ||
				   (open > 6 && memcmp(s + k - 3, "。", 3) == 0 && zhc_signs(s + open, at - open));
		}
	}
	return false;
}

/* Whether the paragraph ends with a byline behind its last sentence: 清理砖石。本报记者 阎晓舟 */
static bool
ends_with_byline(const ZhcBuf *text)
{
	const char *s = text->data;
	uint32_t end = (uint32_t) text->len;
	uint32_t k = end;

	while (k > 3 && end - k < 90 && memcmp(s + k - 3, "。", 3) != 0)
		k--;
	return k > 3 && k < end && end - k < 90 && zhc_is_byline_text(s + k, end - k);
}

/* Headlines that ask or exclaim end as sentences do; only the first line of a page is taken so. */
static bool
is_first_headline(const Maker *w, uint32_t i)
{
	const ZhcItem *it = &w->item[i];
	const ZhcBuf *text = &w->text;
	uint32_t at;
	uint32_t cp;

	if (it->kind != ZHC_ITEM_BODY || it->cols > 80 || i + 1 >= w->n || it->opens)
		return false;
	cp = zhc_char_before(text->data, 0, (uint32_t) text->len, &at);
	if (cp != 0xFF01 && cp != 0xFF1F && cp != '!' && cp != '?' && cp != 0x2026 && cp != 0x201D &&
		cp != 0x300D)
		return false;
	for (size_t k = 0; k + 2 < text->len; k++)
		if (memcmp(text->data + k, "\xE3\x80\x82", 3) == 0)
			return false;
	for (i++; i < w->n && w->item[i].kind != ZHC_ITEM_BODY; i++)
		;
	return i < w->n && w->item[i].cols > it->cols;
}

/* Whether the text stands in brackets as a whole, with no bracket within. */
static bool
is_bracketed(const ZhcBuf *text, uint32_t open, uint32_t close)
{
	const char *p = text->data;
	const char *end = p + text->len;
	uint32_t cp;

	p += zhc_decode(p, end, &cp);
	if (cp != open)
		return false;
	while (p < end && cp != close)
		p += zhc_decode(p, end, &cp);
	return cp == close && p == end;
}

/* Whether nothing in the text is Han. */
static bool
is_foreign(const Maker *w, const ZhcPara *para)
{
	for (uint32_t k = para->start; k < para->end; k++)
		if (zhc_class(w->c->cp[k]) == ZHC_C_HAN)
			return false;
	return true;
}

/* Whether it begins with （上接第一版） or the like, and text behind that. */
static bool
is_carried(const ZhcBuf *text)
{
	const char *p = text->data;
	size_t n = text->len;
	size_t open = n > 3 && memcmp(p, "（", 3) == 0 ? 3 : n > 1 && *p == '(' ? 1 : 0;

	return open > 0 && n > open + 6 &&
		   (memcmp(p + open, "上接", 6) == 0 || memcmp(p + open, "紧接", 6) == 0 ||
			memcmp(p + open, "緊接", 6) == 0);
}

/* Whether it begins with the name of a column in brackets, and text behind that: （特稿） */
static bool
is_titled(const ZhcBuf *text)
{
	const char *p = text->data;
	const ZhcLineWord *w = text->len > 12 && (memcmp(p, "（", 3) == 0 || memcmp(p, "【", 3) == 0)
							   ? zhc_line_word(p + 3, text->len - 3, ZHC_WORD_COLUMN)
							   : NULL;

	return w && text->len > w->len + 6 &&
		   (memcmp(p + 3 + w->len, "）", 3) == 0 || memcmp(p + 3 + w->len, "】", 3) == 0);
}

uint32_t
zhc_headline_start(const ZhcClean *c, const ZhcPara *p)
{
	const uint32_t *cp = c->cp + p->start;

	if (p->end - p->start < 5 || cp[0] != 0x539F || (cp[1] != 0x6807 && cp[1] != 0x6A19) ||
		(cp[2] != 0x9898 && cp[2] != 0x984C) || (cp[3] != 0xFF1A && cp[3] != ':')) /* 原标题： */
		return p->start;
	return p->start + 4 + (cp[4] == ' ');
}

/* The word that announces a box which the text starts with, or, with `last`, ends with, or NULL. */
static const ZhcLineWord *
box_word(const ZhcBuf *text, bool last)
{
	if (!last)
		return zhc_line_word(text->data, text->len, ZHC_WORD_RELATED);
	for (size_t len = 9; len <= 12 && len < text->len; len += 3) /* 布袋海堤小百科 */
	{
		const ZhcLineWord *w = zhc_line_word(text->data + text->len - len, len, ZHC_WORD_RELATED);

		if (w && w->len == len)
			return w;
	}
	return NULL;
}

static void
make_item(Maker *w, uint32_t i)
{
	static const uint8_t kinds[] = {
		[ZHC_LINE_BODY] = ZHC_ITEM_BODY,	 [ZHC_LINE_HEADING] = ZHC_ITEM_HEADING,
		[ZHC_LINE_BYLINE] = ZHC_ITEM_BYLINE, [ZHC_LINE_CAPTION] = ZHC_ITEM_ASIDE,
		[ZHC_LINE_BULLET] = ZHC_ITEM_BODY,	 [ZHC_LINE_FURNITURE] = ZHC_ITEM_ASIDE,
	};
	const ZhcPara *para = &w->c->paras[i];
	ZhcItem *it = &w->item[i];
	const ZhcBuf *text = &w->text;
	ZhcLine l = line_of(text);
	const ZhcLineWord *word;
	uint32_t cols = 0;

	memset(it, 0, sizeof(*it));
	it->kind = kinds[para->kind];
	it->level = para->level;
	for (uint32_t k = para->start; k < para->end && cols < UINT16_MAX - 2; k++)
		cols += w->c->cp[k] < 0x800 ? 1 : 2;
	it->cols = (uint16_t) cols;
	it->dash = l.starts == ZHC_START_DASH;
	it->unfinished = l.ends == ZHC_END_OPEN || l.ends == ZHC_END_COMMA;
	if (it->kind == ZHC_ITEM_HEADING && cols > HEADLINE_COLS * 2)
		it->kind = ZHC_ITEM_BODY;
	if (it->kind == ZHC_ITEM_BYLINE && text->len > 6 && memcmp(text->data, "本版", 6) == 0)
		it->kind = ZHC_ITEM_ASIDE; /* who made the page */
	if (it->kind == ZHC_ITEM_BYLINE && (zhc_line_credit(text->data, &l) & ZHC_WORD_REPORT))
		it->kind = ZHC_ITEM_ASIDE;
	if (it->kind == ZHC_ITEM_HEADING && it->level == 0 && cols >= 8 &&
		!zhc_line_word(text->data + 3, text->len - 3, ZHC_WORD_PLAIN) &&
		is_bracketed(text, 0xFF08, 0xFF09)) /* （史志远 范晓东） */
		it->kind = ZHC_ITEM_BYLINE;
	if (it->kind == ZHC_ITEM_HEADING && it->level == 0 && cols <= 8 && i > 0 &&
		w->item[i - 1].kind == ZHC_ITEM_BODY &&
		zhc_text_may_be_person(text->data, text->data + text->len))
		it->kind = ZHC_ITEM_BYLINE; /* 路遥, below the text */
	if (text->len > 6 && is_bracketed(text, 0xFF08, 0xFF09) &&
		(word = zhc_line_word(text->data + 3, text->len - 3, ZHC_WORD_LABEL)) != NULL &&
		word->classes & ZHC_WORD_PHOTO && text->len > 6 + word->len &&
		(it->kind == ZHC_ITEM_BYLINE || memcmp(text->data + 3 + word->len, "：", 3) == 0))
		it->kind = ZHC_ITEM_ASIDE; /* （图：路透社）, （圖：居民排隊等候。） */
	word = zhc_line_word(text->data, text->len, ZHC_WORD_COLUMN);
	it->column = (word && word->len == text->len) || is_bracketed(text, 0x3010, 0x3011) ||
				 (cols <= MASTHEAD_COLS && is_bracketed(text, 0x300A, 0x300B)) || /* 《屏東》 */
				 (i == 0 && cols <= MASTHEAD_COLS && zhc_names_agency(w->c, para));
	word = it->cols <= 20 ? box_word(text, false) : NULL;
	if (word == NULL && it->cols <= 20 &&
		(it->kind == ZHC_ITEM_HEADING || para->kind == ZHC_LINE_BULLET))
		word = box_word(text, true);
	it->related = word && (it->kind != ZHC_ITEM_BODY || para->kind == ZHC_LINE_BULLET ||
						   (l.ends == ZHC_END_COLON && word->len + 3 >= text->len));
	if (it->related)
		it->kind = ZHC_ITEM_ASIDE;
	it->imprint = it->kind == ZHC_ITEM_BYLINE && text->len > 0 && *text->data == '2';
	it->foreign = it->kind == ZHC_ITEM_HEADING && is_foreign(w, para);
	it->original = para->kind == ZHC_LINE_FURNITURE && cols < HEADLINE_COLS &&
				   zhc_headline_start(w->c, para) > para->start;
	if (it->kind == ZHC_ITEM_BODY)
	{
		it->carried = is_carried(text);
		it->dated = zhc_line_opens_article(text->data, &l);
		it->opens =
			it->dated || zhc_line_cites_dispatch(text->data, &l) ||
			zhc_line_is_placed(text->data, &l) || is_titled(text) ||
			(i > 0 && w->item[i - 1].kind == ZHC_ITEM_HEADING && zhc_opens_report(w->c, para));
		it->closes = ends_with_credit(text) || ends_with_byline(text);
	}
}

/* The first item that is no aside may be a headline that ends as a sentence does. */
static ZhcStatus
mend_first(Maker *w)
{
	uint32_t i = 0;
	ZhcStatus st;

	while (i < w->n && w->item[i].kind == ZHC_ITEM_ASIDE)
		i++;
	if (i == w->n)
		return ZHC_OK;
	st = read_para(w, i);
	if (st == ZHC_OK && is_first_headline(w, i))
		w->item[i].kind = ZHC_ITEM_HEADING;
	return st;
}

/* The first heading of a page is the name of a section if it is too short for more, before another.
 */
static void
mend_section(Maker *w)
{
	ZhcItem *it = w->item;

	if (w->n > 2 && it[0].kind == ZHC_ITEM_HEADING && it[0].level == 0 &&
		it[0].cols <= SECTION_COLS && it[1].kind == ZHC_ITEM_HEADING && !it[1].dash &&
		it[1].cols >= 2 * SECTION_COLS)
		it[0].column = true;
}

/* Where no headline leads the page, what the article was called elsewhere is one. */
static void
mend_original(Maker *w)
{
	for (uint32_t i = 0, known = w->n; i < w->n && w->item[i].kind != ZHC_ITEM_HEADING; i++)
	{
		if (w->item[i].original && known == w->n)
			known = i;
		if (w->item[i].kind != ZHC_ITEM_BODY)
			continue;
		if (known < i)
			w->item[known].kind = ZHC_ITEM_HEADING;
		break;
	}
}

/* Whether item i may be a headline in a list of articles: no sentence, nothing set apart. */
static bool
may_be_listed(const ZhcItem *it)
{
	return it->kind == ZHC_ITEM_ASIDE ||
		   (it->unfinished && !it->opens && !it->closes && it->level == 0 && it->cols <= 80 &&
			(it->kind == ZHC_ITEM_HEADING || it->kind == ZHC_ITEM_BODY));
}

/*
 * Behind 延伸閱讀 and the like stands another article, or a list of headlines: they belong to no
 * article, unless a body follows that the last of them heads.
 */
static void
mend_lists(Maker *w)
{
	for (uint32_t i = 0, end; i < w->n; i = end)
	{
		end = i + 1;
		if (!w->item[i].related)
			continue;
		while (end < w->n && !w->item[end].related && may_be_listed(&w->item[end]))
			end++;
		if (end < w->n && !w->item[end].related)
		{
			if (end - i < 4)
				continue;
			do /* the last of them heads what follows */
				end--;
			while (end > i + 1 && w->item[end].kind == ZHC_ITEM_ASIDE);
		}
		for (uint32_t k = i + 1; k < end; k++)
			w->item[k].kind = ZHC_ITEM_ASIDE;
	}
}

/* Whether item i is a row of a box: a short label, a colon, and no sentence. */
static bool
is_row(const Maker *w, uint32_t i)
{
	const ZhcItem *it = &w->item[i];
	const ZhcPara *p = &w->c->paras[i];
	uint32_t k = p->start;

	if (!it->unfinished || it->cols > ROW_COLS || it->opens || it->level > 0 ||
		(it->kind != ZHC_ITEM_HEADING && it->kind != ZHC_ITEM_BODY))
		return false;
	while (k < p->end && k < p->start + 8 && zhc_class(w->c->cp[k]) == ZHC_C_HAN)
		k++;
	return k >= p->start + 2 && k + 1 < p->end && (w->c->cp[k] == 0xFF1A || w->c->cp[k] == ':');
}

/* Rows behind a line that is marked or announces a box, or three of them anywhere, are a box. */
static void
mend_rows(Maker *w)
{
	for (uint32_t i = 0, end; i < w->n; i = end)
	{
		bool headed = i > 0 && (w->item[i - 1].related ||
								(w->c->paras[i - 1].kind == ZHC_LINE_BULLET &&
								 w->item[i - 1].unfinished && w->item[i - 1].cols <= ROW_COLS));

		for (end = i; end < w->n && is_row(w, end); end++)
			;
		if (end >= i + (headed ? 2 : 3))
		{
			if (headed)
				w->item[i - 1].related = false;
			w->item[end - 1].boxed = true;
			for (uint32_t k = headed ? i - 1 : i; k < end; k++)
				w->item[k].kind = ZHC_ITEM_ASIDE;
		}
		end += end == i;
	}
}

/*
 * The text of a box, behind 名词解释 and the like: as far as the next heading, where that is near.
 * It belongs to no article.
 */
static void
mend_boxes(Maker *w)
{
	for (uint32_t i = 0, end; i < w->n; i = end)
	{
		uint32_t chars = 0;

		end = i + 1;
		if (!w->item[i].related)
			continue;
		while (
			end < w->n && !w->item[end].related && chars <= BOX_CHARS &&
			(w->item[end].kind == ZHC_ITEM_ASIDE ||
			 (w->item[end].kind == ZHC_ITEM_BODY && !w->item[end].opens && !w->item[end].carried)))
		{
			chars += w->c->paras[end].end - w->c->paras[end].start;
			end++;
		}
		if (chars > BOX_CHARS || (end < w->n && w->item[end].kind != ZHC_ITEM_HEADING))
			continue;
		for (uint32_t k = i + 1; k < end; k++)
			w->item[k].kind = ZHC_ITEM_ASIDE;
	}
}

ZhcStatus
zhc_items(const ZhcAlloc *al, const ZhcClean *clean, ZhcItem **out)
{
	Maker w = {.c = clean, .n = clean->nparas};
	ZhcStatus st = ZHC_OK;

	zhc_buf_init(&w.text, al);
	w.item = al->alloc(al->ctx, (w.n + 1) * sizeof(ZhcItem));
	if (w.item == NULL)
		st = ZHC_NOMEM;
	for (uint32_t i = 0; i < w.n && st == ZHC_OK; i++)
	{
		st = read_para(&w, i);
		if (st == ZHC_OK)
			make_item(&w, i);
		if (i % 1024 == 0)
			zhc_poll(al);
	}
	if (st == ZHC_OK)
	{
		mend_section(&w);
		mend_rows(&w);
		mend_lists(&w);
		mend_boxes(&w);
		mend_original(&w);
		st = mend_first(&w);
	}
	if (st != ZHC_OK)
		al->free(al->ctx, w.item);
	zhc_buf_free(&w.text);
	*out = st == ZHC_OK ? w.item : NULL;
	return st;
}
