/*
 * items.c - what each paragraph of a page is to its articles
 */
#include "items.h"

#include "article.h"
#include "bylines.h"
#include "chars.h"
#include "credit.h"
#include "itemwords.h"
#include "knownname.h"
#include "linewords.h"
#include "utf8.h"

#define HEADLINE_COLS 100 /* of the longest headline */
#define MASTHEAD_COLS 20  /* of the name of a paper on top of its page */
#define HEAD_CHARS	  30  /* of a report, in which its reporter is named */
#define PICTURE_COLS  48  /* of a line that says whose picture is shown */
#define COMMENT_COLS  6	  /* of the name of a column that is told by its last character */
#define TEXT_COLS	  60  /* of a caption that is the text of a page without any */
#define ELSEWHERE	  12  /* characters of where a text goes on, in brackets */
#define SALUTATION	  8	  /* characters of who a letter is written to */
#define CAPTION_COLS  100 /* of a caption that a photographer signs */

/* The items made so far. */
typedef struct Maker
{
	const ZhcClean *c;
	ZhcBuf text; /* of the paragraph looked at, as UTF-8 */
	ZhcItem *item;
	uint32_t n;
	bool top; /* nothing but asides stands before the item that is made */
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

/* Whether nothing in the text is Han. */
static bool
is_foreign(const Maker *w, const ZhcPara *para)
{
	for (uint32_t k = para->start; k < para->end; k++)
		if (zhc_class(w->c->cp[k]) == ZHC_C_HAN)
			return false;
	return true;
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

/* Whether paragraph i is a line by itself that says where a text comes from: （上接第一版） */
static bool
carries_on(const Maker *w, uint32_t i)
{
	const ZhcPara *p = &w->c->paras[i];
	const uint32_t *cp = w->c->cp + p->start;

	return p->kind == ZHC_LINE_FURNITURE && p->end - p->start > 4 && cp[0] == 0xFF08 &&
		   cp[1] == 0x4E0A && cp[2] == 0x63A5; /* （上接 */
}

/* Whether what stands in brackets at cp, two characters and more, says where a text goes on:
 * 下转第三版, 文接A5 */
static bool
tells_where(const uint32_t *cp)
{
	bool turns = cp[1] == 0x8F6C || cp[1] == 0x8F49; /* 转 轉 */

	return cp[0] == 0x4E0B ? turns : cp[0] == 0x6587 && (turns || cp[1] == 0x63A5); /* 下 文 接 */
}

/* Whether paragraph i is a line by itself that says where the text before it goes on:
 * （下转第三版）
 */
static bool
goes_on_elsewhere(const Maker *w, uint32_t i)
{
	const ZhcPara *p = &w->c->paras[i];
	const uint32_t *cp = w->c->cp + p->start;

	return p->kind == ZHC_LINE_FURNITURE && p->end - p->start > 4 && cp[0] == 0xFF08 &&
		   tells_where(cp + 1);
}

uint32_t
zhc_body_end(const ZhcClean *c, const ZhcPara *p)
{
	const uint32_t *cp = c->cp + p->end;
	uint32_t n = 2;

	if (p->kind != ZHC_LINE_BODY || p->end - p->start < 2 * ELSEWHERE || cp[-1] != 0xFF09) /* ） */
		return p->end;
	while (n < ELSEWHERE && cp[-(ptrdiff_t) n] != 0xFF08) /* （ */
		n++;
	cp -= n;
	return n >= 5 && n < ELSEWHERE && tells_where(cp + 1) ? p->end - n : p->end;
}

/* Whether paragraph i ends with where it goes on, in brackets: …一节。（下转第二版） */
static bool
ends_elsewhere(const Maker *w, uint32_t i)
{
	return zhc_body_end(w->c, &w->c->paras[i]) < w->c->paras[i].end;
}

/* Whether the paragraph is who a letter is written to: 编辑同志： */
static bool
is_salutation(const ZhcPara *para, const ZhcLine *l)
{
	return l->ends == ZHC_END_COLON && para[1].kind == ZHC_LINE_BODY &&
		   para->end - para->start <= SALUTATION && para->end - para->start >= 4;
}

/* What item i, a body, starts and ends with. */
static void
make_body(Maker *w, uint32_t i, const ZhcLine *l)
{
	const ZhcPara *para = &w->c->paras[i];
	const ZhcBuf *text = &w->text;
	ZhcItem *it = &w->item[i];
	ZhcEnding ending = zhc_text_ending_of(text);

	it->carried = zhc_text_is_carried(text) || (i > 0 && carries_on(w, i - 1));
	it->letter = i > 0 && w->item[i - 1].kind == ZHC_ITEM_HEADING &&
				 (zhc_text_is_letter(text) || (i + 1 < w->n && is_salutation(para, l)));
	it->refers = zhc_line_word(text->data, text->len, ZHC_WORD_REFERS) != NULL;
	it->dated = zhc_line_opens_article(text->data, l);
	it->opens = it->dated || zhc_line_cites_dispatch(text->data, l) ||
				zhc_line_is_placed(text->data, l) || zhc_text_is_titled(text) ||
				(i > 0 && (goes_on_elsewhere(w, i - 1) || ends_elsewhere(w, i - 1))) ||
				(i > 0 && w->item[i - 1].kind == ZHC_ITEM_HEADING &&
				 (zhc_opens_report(w->c, para) || zhc_text_asks(text) || it->letter ||
				  zhc_text_names_reporter(text)));
	it->signs = ending == ENDS_SIGNED;
	it->closes = ending != ENDS_PLAINLY || zhc_text_ends_with_byline(text);
	it->sourced = it->closes && zhc_text_ends_with_agency(text);
	it->spread = it->closes && zhc_text_ends_in_agency(text);
	if (it->closes && it->cols <= CAPTION_COLS &&
		(zhc_text_ends_as_picture(text) || zhc_text_ends_in_picture(text)))
		it->kind = ZHC_ITEM_ASIDE; /* …停駛已半年。記者李四／攝影 */
}

/* Whether the paragraph is the name of a paper or site, with what it is called in letters behind
 * it. */
static bool
names_agency(const ZhcClean *c, const ZhcPara *p)
{
	ZhcPara part = *p;

	while (part.end > part.start && c->cp[part.end - 1] < 0x80)
		part.end--;
	return part.end > part.start && zhc_names_agency(c, &part);
}

/* Columns of a paragraph, as far as they can be told in 16 bits. */
static uint16_t
cols_of(const ZhcClean *c, const ZhcPara *para)
{
	uint32_t cols = 0;

	if (para->end - para->start >= UINT16_MAX / 2)
		return UINT16_MAX;
	for (uint32_t k = para->start; k < para->end; k++)
		cols += c->cp[k] < 0x800 ? 1 : 2;
	return (uint16_t) cols;
}

/* Whether the text, in brackets, says whose a picture is or what it shows: （图：路透社）,
 * （圖：居民排隊等候。） */
static bool
is_bracketed_picture(const ZhcBuf *text, bool byline)
{
	const ZhcLineWord *word;

	if (text->len <= 6 || !zhc_text_is_bracketed(text, 0xFF08, 0xFF09))
		return false;
	word = zhc_line_word(text->data + 3, text->len - 3, ZHC_WORD_LABEL);
	return word && word->classes & ZHC_WORD_PHOTO && text->len > 6 + word->len &&
		   (byline || memcmp(text->data + 3 + word->len, "：", 3) == 0);
}

/* What item i is by its line's kind and its words; l is its line. */
static void
make_kind(Maker *w, uint32_t i, const ZhcLine *l)
{
	static const uint8_t kinds[] = {
		[ZHC_LINE_BODY] = ZHC_ITEM_BODY,	 [ZHC_LINE_HEADING] = ZHC_ITEM_HEADING,
		[ZHC_LINE_BYLINE] = ZHC_ITEM_BYLINE, [ZHC_LINE_CAPTION] = ZHC_ITEM_ASIDE,
		[ZHC_LINE_BULLET] = ZHC_ITEM_BODY,	 [ZHC_LINE_FURNITURE] = ZHC_ITEM_ASIDE,
	};
	ZhcItem *it = &w->item[i];
	const ZhcBuf *text = &w->text;
	unsigned credit = zhc_line_credit(text->data, l);

	it->kind = kinds[w->c->paras[i].kind];
	it->main = w->c->paras[i].main;
	if (it->kind == ZHC_ITEM_HEADING && it->cols > HEADLINE_COLS * 2)
		it->kind = ZHC_ITEM_BODY;
	if (it->kind == ZHC_ITEM_BYLINE &&
		(zhc_text_made_page(text) || (w->top && zhc_text_names_editors(text))))
		it->kind = ZHC_ITEM_ASIDE;
	it->pictured = it->cols <= PICTURE_COLS && (credit & ZHC_WORD_PHOTO) &&
				   (it->kind == ZHC_ITEM_BYLINE || it->kind == ZHC_ITEM_ASIDE) &&
				   l->ends == ZHC_END_OPEN;
	if (it->kind == ZHC_ITEM_BYLINE && (credit & ZHC_WORD_REPORT))
		it->kind = ZHC_ITEM_ASIDE;
	if (it->kind == ZHC_ITEM_HEADING && it->level == 0 && it->cols >= 8 &&
		!zhc_line_word(text->data + 3, text->len - 3, ZHC_WORD_PLAIN) &&
		zhc_text_is_bracketed(text, 0xFF08, 0xFF09)) /* （史志远 范晓东） */
		it->kind = ZHC_ITEM_BYLINE;
	if (it->kind == ZHC_ITEM_HEADING && it->level == 0 && it->cols <= 8 && i > 0 &&
		w->item[i - 1].kind == ZHC_ITEM_BODY && !w->item[i - 1].closes &&
		!zhc_text_is_comment(text) && zhc_text_is_person(text))
		it->kind = ZHC_ITEM_BYLINE; /* 路遥, below the text */
	if (it->kind == ZHC_ITEM_BYLINE && text->len > 3 && zhc_line_opens_article(text->data, l) &&
		(memcmp(text->data + text->len - 3, "”", 3) == 0 ||
		 memcmp(text->data + text->len - 3, "」", 3) == 0))
		it->kind = ZHC_ITEM_BODY; /* 本报讯（记者 钟大为）“小雪” */
	if (is_bracketed_picture(text, it->kind == ZHC_ITEM_BYLINE))
		it->kind = ZHC_ITEM_ASIDE;
}

/* What item i names: a column, a section, a notice; whether it announces a box. */
static void
make_name(Maker *w, uint32_t i, const ZhcLine *l)
{
	const ZhcPara *para = &w->c->paras[i];
	ZhcItem *it = &w->item[i];
	ZhcBuf *text = &w->text;
	bool heading = it->kind == ZHC_ITEM_HEADING;
	const ZhcLineWord *word;
	bool digest;

	if (text->len == 7 && text->data[3] == ' ' && heading) /* 导 读 */
	{
		memmove(text->data + 3, text->data + 4, 3);
		text->len = 6;
	}
	it->column =
		zhc_text_is_column_name(text, it->cols, &digest) ||
		zhc_text_is_bracketed(text, 0x3010, 0x3011) ||
		(it->cols <= MASTHEAD_COLS && zhc_text_is_bracketed(text, 0x300A, 0x300B)) || /* 《屏東》 */
		(it->cols <= MASTHEAD_COLS && w->top && names_agency(w->c, para)) ||
		(heading && it->cols <= COMMENT_COLS && zhc_text_is_comment(text));
	it->angled = heading && zhc_text_is_bracketed(text, 0x3008, 0x3009);
	it->section = zhc_text_is_section_name(text);
	it->digest = digest && (heading || para->kind == ZHC_LINE_BULLET);
	it->announces = heading && zhc_text_is_announcement(text);
	it->notice = heading && zhc_text_is_notice(text);
	word = it->cols <= (l->ends == ZHC_END_OPEN ? 2 : 1) * MASTHEAD_COLS
			   ? zhc_text_box_word(text, false)
			   : NULL;
	if (word == NULL && it->cols <= MASTHEAD_COLS && (heading || para->kind == ZHC_LINE_BULLET))
		word = zhc_text_box_word(text, true);
	it->related = word && (it->kind != ZHC_ITEM_BODY || para->kind == ZHC_LINE_BULLET ||
						   (l->ends == ZHC_END_COLON && word->len + 3 >= text->len));
}

/* Whether a byline says who reported: 本报记者 某某, or names in brackets. */
static bool
signs(const Maker *w, const ZhcPara *para)
{
	const ZhcBuf *text = &w->text;

	return zhc_names_reporter(w->c, para) ||
		   (text->len > 6 && zhc_text_is_bracketed(text, 0xFF08, 0xFF09) &&
			zhc_signs(text->data + 3, text->len - 6) &&
			!zhc_line_word(text->data + 3, text->len - 3, ZHC_WORD_EDITOR | ZHC_WORD_AGENCY));
}

static void
make_item(Maker *w, uint32_t i)
{
	const ZhcPara *para = &w->c->paras[i];
	ZhcItem *it = &w->item[i];
	const ZhcBuf *text = &w->text;
	ZhcLine l = line_of(text);

	memset(it, 0, sizeof(*it));
	it->level = para->level;
	it->cols = cols_of(w->c, para);
	it->dash = l.starts == ZHC_START_DASH;
	it->unfinished = l.ends == ZHC_END_OPEN || l.ends == ZHC_END_COMMA;
	make_kind(w, i, &l);
	make_name(w, i, &l);
	if (it->kind == ZHC_ITEM_BODY && zhc_text_is_site_notice(text))
		it->kind = ZHC_ITEM_ASIDE;
	if (it->related || (it->kind == ZHC_ITEM_BODY && i > 0 &&
						w->item[i - 1].kind != ZHC_ITEM_BODY && zhc_text_is_summary(text)))
		it->kind = ZHC_ITEM_ASIDE;
	it->imprint = it->kind == ZHC_ITEM_BYLINE && zhc_text_is_imprint(text);
	it->signs = it->kind == ZHC_ITEM_BYLINE && !it->imprint && signs(w, para);
	it->foreign = it->kind == ZHC_ITEM_HEADING && is_foreign(w, para);
	it->original = para->kind == ZHC_LINE_FURNITURE && it->cols < HEADLINE_COLS &&
				   zhc_headline_start(w->c, para) > para->start;
	if (it->kind == ZHC_ITEM_BODY)
		make_body(w, i, &l);
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

/* Where nothing on a page is text, what its pictures show is: 图片新闻 */
static void
mend_pictures(Maker *w)
{
	for (uint32_t i = 0; i < w->n; i++)
		if (w->item[i].kind == ZHC_ITEM_BODY)
			return;
	for (uint32_t i = 0; i < w->n; i++)
		if (w->c->paras[i].kind == ZHC_LINE_CAPTION && w->item[i].cols >= TEXT_COLS)
			w->item[i].kind = ZHC_ITEM_BODY;
}

/* Behind the first role that a report begins with, 0 when there is none. */
static uint32_t
reporter_at(const ZhcClean *c, const ZhcPara *para)
{
	char head[HEAD_CHARS * ZHC_UTF8_MAX];
	uint32_t n = para->end - para->start < HEAD_CHARS ? para->end - para->start : HEAD_CHARS;
	const char *end = zhc_clean_put(c, para->start, para->start + n, head);
	const char *p = head;
	uint32_t at = para->start;
	uint32_t cp;

	for (; p < end; at++)
	{
		const ZhcLineWord *w = zhc_line_word(p, (size_t) (end - p), ZHC_WORD_ROLE);

		if (w && zhc_line_word(p + w->len, (size_t) (end - p) - w->len, ZHC_WORD_PLAIN))
			return 0;
		if (w)
			return at + w->len / 3;
		p += zhc_decode(p, end, &cp);
		if (cp == 0xFF0C || cp == 0x3002 || cp == 0xFF09 || cp == 0x3015 || cp == 0x3011)
			break; /* ， 。 ） 〕 】 */
	}
	return 0;
}

bool
zhc_names_reporter(const ZhcClean *c, const ZhcPara *para)
{
	return reporter_at(c, para) > 0;
}

bool
zhc_names_another(const ZhcClean *c, const ZhcPara *para, const ZhcPara *signature)
{
	uint32_t at = reporter_at(c, para);

	if (at == 0)
		return false;
	while (at < para->end && c->cp[at] == ' ')
		at++;
	for (uint32_t k = signature->start; at + 1 < para->end && k + 1 < signature->end; k++)
		if (c->cp[k] == c->cp[at] && c->cp[k + 1] == c->cp[at + 1])
			return false;
	return true;
}

ZhcStatus
zhc_items(const ZhcAlloc *al, const ZhcClean *clean, ZhcItem **out)
{
	Maker w = {.c = clean, .n = clean->nparas, .top = true};
	ZhcStatus st = ZHC_OK;

	zhc_buf_init(&w.text, al);
	w.item = al->alloc(al->ctx, (w.n + 1) * sizeof(ZhcItem));
	if (w.item == NULL)
		st = ZHC_NOMEM;
	for (uint32_t i = 0; i < w.n && st == ZHC_OK; i++)
	{
		st = read_para(&w, i);
		if (st == ZHC_OK)
		{
			make_item(&w, i);
			w.top = w.top && w.item[i].kind == ZHC_ITEM_ASIDE;
		}
		if (i % 1024 == 0)
			zhc_poll(al);
	}
	if (st == ZHC_OK)
	{
		zhc_mend_items(clean, w.item);
		mend_pictures(&w);
		st = mend_first(&w);
	}
	if (st != ZHC_OK)
		al->free(al->ctx, w.item);
	zhc_buf_free(&w.text);
	*out = st == ZHC_OK ? w.item : NULL;
	return st;
}
