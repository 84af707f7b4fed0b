/*
 * itemmends.c - what a paragraph of a page is by those around it: the name of a section, authors,
 * captions, who signs
 */
#include "itemsint.h"

#include "chars.h"
#include "credit.h"
#include "knownname.h"

#define LEAST_INDENT   2   /* columns */
#define LEAST_INDENTED 5   /* paragraphs that show that all begin with one, */
#define MOST_PLAIN	   3   /* as many to one without */
#define LEAD_COLS	   100 /* of a sentence that stands before who reported */
#define DAY_COLS	   24  /* of a day in characters */
#define CAPTION_COLS   120 /* of a caption over whose picture it is */
#define PICTURE_COLS   84  /* and of one with an agency behind it, in the middle of an article */
#define COLUMN_COLS	   20  /* of the name of a column behind a mark */
#define CLAUSE_COLS	   40  /* of one that holds no comma */
#define AUTHOR_CHARS   3   /* of an author's name on a line without a sign, at least */
#define ROLE_CHARS	   16  /* of an author's name with what he is in brackets, at most */
#define FAR_RIGHT	   12  /* columns by which an author is set to the right */
#define SIGNED_COLS	   60  /* of the body that signs an announcement */
#define MOST_BEFORE	   32  /* items of an article that are looked at for its reporter */

/* How many characters a sign before an author's name has, with its blank: □ 李四 */
static uint32_t
behind_sign(const ZhcClean *c, const ZhcPara *p)
{
	uint32_t cp = c->cp[p->start];
	uint32_t n = cp == 0x25A1 || cp == 0x25CE || cp == 0x25A0; /* □ ◎ ■ */

	return n + (n > 0 && p->start + 1 < p->end && c->cp[p->start + 1] == ' ');
}

/* Whether item i is one of many short lines, or has a sign before it. */
static bool
is_bullet(const Items *w, uint32_t i)
{
	return w->item[i].kind == ZHC_ITEM_BODY && w->c->paras[i].kind == ZHC_LINE_BULLET &&
		   w->item[i].unfinished;
}

/* Whether the paragraph is nothing but what may be the name of a person, with what he is: 马辰
 * （中学校长） */
static bool
may_be_author(const Items *w, uint32_t i)
{
	const ZhcPara *p = &w->c->paras[i];
	uint32_t sign = behind_sign(w->c, p);
	const uint32_t *cp = w->c->cp + p->start + sign;
	uint32_t n = p->end - p->start - sign;
	uint32_t open = 0;
	bool bold = w->item[i].level == ZHC_LEVEL_BOLD;

	if (n == 3 && cp[1] == ' ') /* 秦 漫 */
		return w->item[i].level == 0 && !w->item[i].column && !w->item[i].notice &&
			   zhc_class(cp[0]) == ZHC_C_HAN && zhc_class(cp[2]) == ZHC_C_HAN;
	if ((w->item[i].level > 0 && !bold) || n > ROLE_CHARS)
		return false;
	while (open < n && cp[open] != 0xFF08) /* （ */
		open++;
	if (open < n)
		return open >= 2 && open <= 4 && n > open + 3 && cp[n - 1] == 0xFF09 &&
			   zhc_may_be_person(cp, open);
	return n >= (bold || is_bullet(w, i) ? 2 : AUTHOR_CHARS) && n <= 4 && zhc_may_be_person(cp, n);
}

/* Whether item i is set far to the right of the heading below it. */
static bool
is_far_right(const Items *w, uint32_t i)
{
	return w->item[i + 1].kind == ZHC_ITEM_HEADING &&
		   w->c->paras[i].indent > w->c->paras[i + 1].indent + FAR_RIGHT;
}

/* The name of a person between a headline, if there is one, and the text is its author's. */
static void
mend_authors(Items *w)
{
	for (uint32_t i = 0; i + 1 < w->n; i++)
		if ((w->item[i].kind == ZHC_ITEM_HEADING ||
			 (i > 0 && is_bullet(w, i) && (w->c->paras[i].marked || is_bullet(w, i + 1)))) &&
			(w->item[i + 1].kind == ZHC_ITEM_BODY || is_far_right(w, i)) &&
			(i == 0 || (w->item[i - 1].kind == ZHC_ITEM_HEADING && !w->item[i - 1].column)) &&
			may_be_author(w, i))
			w->item[i].kind = ZHC_ITEM_BYLINE;
}

/* Where headlines lead, 本报评论员 behind a text stands over the next headline. */
static void
mend_columns(Items *w)
{
	uint32_t first = 0;

	while (first < w->n && w->item[first].kind == ZHC_ITEM_ASIDE)
		first++;
	if (first == w->n || w->item[first].kind == ZHC_ITEM_BODY)
		return;
	for (uint32_t i = first; i + 1 < w->n; i++)
		if (w->item[i].kind == ZHC_ITEM_BYLINE && w->item[i].column &&
			w->item[i + 1].kind == ZHC_ITEM_HEADING)
			w->item[i].kind = ZHC_ITEM_HEADING;
}

/* Whose picture is shown is part of a byline behind who reported: 报道：某某, 摄影：某某 */
static void
mend_bylines(Items *w)
{
	for (uint32_t i = 1; i < w->n; i++)
		if (w->item[i].kind == ZHC_ITEM_ASIDE && w->c->paras[i].kind == ZHC_LINE_BYLINE &&
			w->item[i].pictured && w->item[i - 1].kind == ZHC_ITEM_BYLINE &&
			zhc_is_labelled(w, i) && zhc_is_labelled(w, i - 1))
			w->item[i].kind = ZHC_ITEM_BYLINE;
}

/* Whether the paragraph ends as the names of bodies do that sign announcements: 董事会 */
static bool
ends_as_body(const Items *w, uint32_t i)
{
	switch (w->c->cp[w->c->paras[i].end - 1])
	{
		case 0x4F1A: /* 会 */
		case 0x6703: /* 會 */
		case 0x53F8: /* 司 */
		case 0x5C40: /* 局 */
		case 0x9662: /* 院 */
		case 0x5904: /* 处 */
		case 0x8655: /* 處 */
			return true;
		default:
			return false;
	}
}

/* Whether the paragraph is a day, in digits or in characters: 2025年8月28日, 二〇二五年八月二十八日
 */
static bool
is_day(const Items *w, uint32_t i)
{
	const ZhcPara *p = &w->c->paras[i];
	const uint32_t *cp = w->c->cp + p->start;

	return p->end - p->start >= 8 && w->c->cp[p->end - 1] == 0x65E5 && /* 日 */
		   (p->kind == ZHC_LINE_FURNITURE ||
			(cp[0] == 0x4E8C && cp[4] == 0x5E74 && w->item[i].cols <= DAY_COLS)); /* 二 年 */
}

/* The body that signs an announcement, on a line or two, and the date under it, which would belong
 * to a page, end its text. */
static void
mend_announced(Items *w)
{
	for (uint32_t i = 2; i < w->n; i++)
	{
		uint32_t from = i;

		if (!is_day(w, i) || (i + 1 < w->n && w->item[i + 1].kind == ZHC_ITEM_BODY))
			continue;
		while (from > 0 && i - from < 2 &&
			   (w->item[from - 1].kind == ZHC_ITEM_HEADING ||
				(from == i && w->item[from - 1].kind == ZHC_ITEM_BODY)) &&
			   w->item[from - 1].unfinished && w->item[from - 1].level == 0 &&
			   w->item[from - 1].cols <= SIGNED_COLS && ends_as_body(w, from - 1))
			from--;
		if (from == i || from == 0 || w->item[from - 1].kind != ZHC_ITEM_BODY)
			continue;
		for (; from <= i; from++)
			w->item[from].kind = ZHC_ITEM_BODY;
	}
}

/* Whether a text says that it is what a picture shows: 图：…, 图①：…, 上图：… */
static bool
is_labelled_picture(const Items *w, uint32_t i)
{
	const uint32_t *cp = w->c->cp + w->c->paras[i].start;
	uint32_t n = w->c->paras[i].end - w->c->paras[i].start;
	uint32_t colon = 1;

	if (w->item[i].cols > PICTURE_COLS || n < 6)
		return false;
	while (colon < 4 && cp[colon] != 0xFF1A) /* ： */
		colon++;
	if (colon == 4)
		return false;
	if (cp[0] == 0x56FE || cp[0] == 0x5716) /* 图 圖 */
		return colon < 3;
	return colon == 2 && (cp[1] == 0x56FE || cp[1] == 0x5716) &&
		   (cp[0] == 0x4E0A || cp[0] == 0x4E0B || cp[0] == 0x5DE6 || cp[0] == 0x53F3 ||
			cp[0] == 0x5927 || cp[0] == 0x5C0F); /* 上 下 左 右 大 小 */
}

/* Whether a text is what agencies write below a picture: 这是6月3日在某地拍摄的大桥。 */
static bool
shows_picture(const Items *w, uint32_t i)
{
	const uint32_t *cp = w->c->cp + w->c->paras[i].start;
	uint32_t n = w->c->paras[i].end - w->c->paras[i].start;

	if (n < 8 || (cp[0] != 0x8FD9 && cp[0] != 0x9019) || cp[1] != 0x662F) /* 这是, 這是 */
		return false;
	for (uint32_t k = 2; k + 2 < n; k++)
		if (cp[k] == 0x62CD && (cp[k + 1] == 0x6444 || cp[k + 1] == 0x651D) &&
			cp[k + 2] == 0x7684) /* 拍摄的, 拍攝的 */
			return true;
	return false;
}

/* Whether item i is what a picture shows, with whose it is below, between headings and a report. */
static bool
stands_before_report(const Items *w, uint32_t i)
{
	return i > 0 && i + 2 < w->n && w->item[i - 1].kind != ZHC_ITEM_BODY &&
		   w->item[i + 1].pictured && w->item[i + 2].kind == ZHC_ITEM_BODY && w->item[i + 2].opens;
}

/* Whether item i, behind who reported an article and before the next, ends with whose picture it
 * tells of: …的碼頭。（新華社） */
static bool
stands_behind_byline(const Items *w, uint32_t i)
{
	uint32_t by = i;

	if (!w->item[i].closes || w->item[i].signs || w->item[i].opens ||
		w->item[i].cols > PICTURE_COLS || (i + 1 < w->n && w->item[i + 1].kind != ZHC_ITEM_HEADING))
		return false;
	while (by > 0 && w->item[by - 1].kind == ZHC_ITEM_BYLINE)
		by--;
	return by < i && by > 0 && w->item[by - 1].kind == ZHC_ITEM_BODY;
}

/* Whether one sentence and no more stands in the paragraph, with what may stand behind it. */
static bool
is_one_sentence(const Items *w, uint32_t i)
{
	uint32_t stops = 0;

	for (uint32_t k = w->c->paras[i].start; k < w->c->paras[i].end; k++)
		stops += w->c->cp[k] == 0x3002; /* 。 */
	return stops == 1;
}

/* Whether the article that item i stands in names who reported it where it begins. */
static bool
is_signed_before(const Items *w, uint32_t i)
{
	uint32_t first = i; /* body of it */

	for (uint32_t k = i; k > 0 && i - k < MOST_BEFORE; k--)
	{
		const ZhcItem *it = &w->item[k - 1];

		if (it->kind == ZHC_ITEM_BODY)
			first = k - 1;
		if (it->kind == ZHC_ITEM_BYLINE && it->signs && first == k)
			return true;
		if (first < i && (w->item[first].opens || it->kind == ZHC_ITEM_HEADING))
			break;
	}
	return first < i && zhc_names_reporter(w->c, &w->c->paras[first]);
}

/* Whether the article that item i stands in begins with a dateline in brackets: （槟城5日讯） */
static bool
is_placed_before(const Items *w, uint32_t i)
{
	for (uint32_t k = i; k > 0 && i - k < MOST_BEFORE; k--)
		if (w->item[k - 1].kind == ZHC_ITEM_HEADING)
			return k < i && w->item[k].opens && w->c->cp[w->c->paras[k].start] == 0xFF08; /* （ */
	return false;
}

/*
 * Whether item i, the last of an article that names its reporter or begins with a place in
 * brackets, is a sentence with an agency
 * behind it: that is whose picture it tells of.
 */
static bool
trails_signed(const Items *w, uint32_t i)
{
	const ZhcItem *it = &w->item[i];

	return it->spread && !it->opens && it->cols <= PICTURE_COLS && i > 0 &&
		   w->item[i - 1].kind == ZHC_ITEM_BODY && !w->item[i - 1].closes &&
		   (i + 1 == w->n || w->item[i + 1].kind == ZHC_ITEM_HEADING) && is_one_sentence(w, i) &&
		   (is_signed_before(w, i) || is_placed_before(w, i));
}

/* Whether a text begins with a day and a comma: 6月3日，… */
static bool
begins_with_day(const Items *w, uint32_t i)
{
	const uint32_t *cp = w->c->cp + w->c->paras[i].start;
	uint32_t n = w->c->paras[i].end - w->c->paras[i].start;

	for (uint32_t k = 3; k < n && k < 7; k++)
		if (cp[k] == 0xFF0C)											/* ， */
			return cp[k - 1] == 0x65E5 && cp[0] >= '0' && cp[0] <= '9'; /* 日 */
	return false;
}

/*
 * Whether item i, with whose picture it is below, tells on what day or at whose side something was
 * seen: 6月3日，游客乘船。 医生李四（左）出诊。
 */
static bool
shows_persons(const Items *w, uint32_t i)
{
	const uint32_t *cp = w->c->cp + w->c->paras[i].start;
	uint32_t n = w->c->paras[i].end - w->c->paras[i].start;
	uint32_t before = i;

	while (before > 0 && w->c->paras[before - 1].kind == ZHC_LINE_FURNITURE)
		before--;
	if (before == 0 || i + 1 >= w->n || !w->item[i + 1].pictured ||
		w->item[before - 1].kind != ZHC_ITEM_BODY || n < 7)
		return false;
	if (begins_with_day(w, i))
		return true;
	for (uint32_t k = 0; k + 2 < n; k++)
		if (cp[k] == 0xFF08 && cp[k + 2] == 0xFF09 &&
			(cp[k + 1] == 0x5DE6 || cp[k + 1] == 0x53F3 || cp[k + 1] == 0x4E2D))
			return true;
	return false;
}

/* Whether a headline or the end of the page stands behind item i, with nothing of a text between.
 */
static bool
is_last_of_text(const Items *w, uint32_t i)
{
	for (i++; i < w->n && w->item[i].kind == ZHC_ITEM_ASIDE; i++)
		;
	return i == w->n || w->item[i].kind == ZHC_ITEM_HEADING;
}

/* Whether item i, a sentence of one clause, or two behind a long paragraph, is the last of a text,
 * with whose picture it tells of below. */
static bool
ends_above_picture(const Items *w, uint32_t i)
{
	uint32_t commas = 0;

	for (uint32_t k = w->c->paras[i].start; k < w->c->paras[i].end; k++)
		commas += w->c->cp[k] == 0xFF0C; /* ， */
	if (commas > 1 || (commas == 1 && (i == 0 || w->item[i - 1].cols < 3 * w->item[i].cols)))
		return false;
	return i > 0 && i + 1 < w->n && w->item[i + 1].pictured && w->item[i].cols <= CLAUSE_COLS &&
		   !w->item[i].unfinished && !w->item[i].opens && w->item[i - 1].kind == ZHC_ITEM_BODY &&
		   !w->item[i - 1].unfinished && is_one_sentence(w, i) && is_last_of_text(w, i);
}

/*
 * Whether item i, one sentence with whose picture it tells of below it in brackets, is the last of
 * a text, of which the two paragraphs before it are thrice as long.
 */
static bool
is_short_above_picture(const Items *w, uint32_t i)
{
	const ZhcItem *it = &w->item[i];

	return i > 1 && i + 1 < w->n && w->item[i + 1].pictured &&
		   w->c->cp[w->c->paras[i + 1].start] == 0xFF08 && !it->unfinished && !it->opens && /* （ */
		   it->cols <= PICTURE_COLS && it[-1].kind == ZHC_ITEM_BODY && !it[-1].unfinished &&
		   it[-2].kind == ZHC_ITEM_BODY && it[-1].cols >= 3 * it->cols &&
		   it[-2].cols >= 3 * it->cols && is_one_sentence(w, i) && is_last_of_text(w, i);
}

/*
 * A marked line, or one that tells what a picture shows, is a caption before whose picture it is or
 * with that behind it: ◆新碼頭啟用。新華社.
 */
static void
mend_captions(Items *w)
{
	for (uint32_t i = 0; i < w->n; i++)
	{
		ZhcItem *it = &w->item[i];
		bool marked = w->c->paras[i].kind == ZHC_LINE_BULLET;
		bool inside =
			i > 0 && i + 1 < w->n &&
			((w->item[i - 1].kind == ZHC_ITEM_BODY && w->item[i + 1].kind == ZHC_ITEM_BODY &&
			  !w->item[i + 1].opens) ||
			 (w->item[i + 1].kind == ZHC_ITEM_HEADING &&
			  (w->item[i - 1].kind == ZHC_ITEM_BODY || w->item[i - 1].kind == ZHC_ITEM_BYLINE)));

		if (it->kind != ZHC_ITEM_BODY || it->cols > CAPTION_COLS)
			continue;
		if (i > 0 && i + 1 < w->n && w->item[i + 1].pictured && w->item[i - 1].column &&
			w->item[i - 1].kind == ZHC_ITEM_HEADING)
			w->item[i - 1].kind = it->kind = ZHC_ITEM_ASIDE; /* 图片新闻 */
		if (it->unfinished && i + 2 < w->n && w->item[i + 1].kind == ZHC_ITEM_BODY &&
			w->item[i + 2].pictured && begins_with_day(w, i))
			it->kind = w->item[i + 1].kind = ZHC_ITEM_ASIDE; /* a caption on two lines */
		if (stands_before_report(w, i) || stands_behind_byline(w, i) || shows_persons(w, i) ||
			trails_signed(w, i) || is_labelled_picture(w, i) || ends_above_picture(w, i) ||
			is_short_above_picture(w, i))
		{
			it->kind = ZHC_ITEM_ASIDE;
			continue;
		}
		if (((marked || shows_picture(w, i)) && i + 1 < w->n && w->item[i + 1].pictured) ||
			((marked || (inside && it->cols <= PICTURE_COLS)) && it->sourced))
			it->kind = ZHC_ITEM_ASIDE;
	}
}

/*
 * Where all paragraphs begin with an indent, a sentence or two without one below the last of an
 * article tell what its picture shows.
 */
static void
mend_unindented(Items *w)
{
	uint32_t indented = 0;
	uint32_t plain = 0;

	for (uint32_t i = 0; i < w->n; i++)
		if (w->item[i].kind == ZHC_ITEM_BODY && w->c->paras[i].kind == ZHC_LINE_BODY)
			*(w->c->paras[i].indent >= LEAST_INDENT ? &indented : &plain) += 1;
	if (indented < LEAST_INDENTED || MOST_PLAIN * plain > indented)
		return;
	for (uint32_t i = 1; i < w->n; i++)
	{
		ZhcItem *it = &w->item[i];
		const ZhcItem *before = &w->item[i - 1];

		if (it->kind == ZHC_ITEM_BODY && w->c->paras[i].kind == ZHC_LINE_BODY &&
			w->c->paras[i].indent < LEAST_INDENT && it->cols <= CAPTION_COLS && !it->unfinished &&
			!it->opens && !it->signs && before->kind == ZHC_ITEM_BODY && !before->unfinished &&
			w->c->paras[i - 1].indent >= LEAST_INDENT && is_last_of_text(w, i))
			it->kind = ZHC_ITEM_ASIDE;
	}
}

/* A sentence between a headline and who reported is the lead that the page sets apart, as a deck.
 */
static void
mend_leads(Items *w)
{
	for (uint32_t i = 1; i + 2 < w->n; i++)
	{
		ZhcItem *it = &w->item[i];

		if (it->kind == ZHC_ITEM_BODY && w->c->paras[i].kind == ZHC_LINE_BODY && !it->unfinished &&
			it->cols <= LEAD_COLS && !it->opens && !it->closes && !it->carried &&
			w->item[i - 1].kind == ZHC_ITEM_HEADING && w->item[i + 1].kind == ZHC_ITEM_BYLINE &&
			!w->item[i + 1].imprint && !w->item[i + 1].column &&
			w->item[i + 2].kind == ZHC_ITEM_BODY)
			it->kind = ZHC_ITEM_ASIDE;
	}
}

/* A mark before the name of a column, over a headline: ■简讯 */
static void
mend_marked_columns(Items *w)
{
	for (uint32_t i = 1; i + 1 < w->n; i++)
		if (w->item[i].kind == ZHC_ITEM_BODY && w->item[i].cols <= COLUMN_COLS &&
			w->c->paras[i].kind == ZHC_LINE_BULLET && w->item[i].unfinished &&
			(w->item[i].column || w->c->paras[i - 1].kind != ZHC_LINE_BULLET) &&
			w->item[i + 1].kind == ZHC_ITEM_HEADING &&
			(w->item[i].column || !zhc_is_labelled(w, i + 1)))
		{
			w->item[i].kind = ZHC_ITEM_HEADING;
			w->item[i].column = true;
		}
}

/* What stands between a text and who signs it, in brackets, is no heading but the end of a list. */
static void
mend_signed(Items *w)
{
	for (uint32_t i = 2; i < w->n; i++)
	{
		uint32_t k = i;

		if (w->item[i].kind != ZHC_ITEM_BYLINE || w->c->cp[w->c->paras[i].start] != 0xFF08)
			continue;
		while (k > 0 && w->item[k - 1].kind == ZHC_ITEM_HEADING && w->item[k - 1].level == 0)
			k--;
		if (k > 0 && w->item[k - 1].kind == ZHC_ITEM_BODY)
			for (; k < i; k++)
				w->item[k].kind = ZHC_ITEM_BODY;
	}
}

/* Where no headline leads the page, what the article was called elsewhere is one. */
static void
mend_original(Items *w)
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

/* Whether item i is an agency and nothing else, below the caption of a picture. */
static bool
spreads_picture(const Items *w, uint32_t i)
{
	return w->item[i].kind == ZHC_ITEM_BYLINE && w->item[i - 1].kind == ZHC_ITEM_ASIDE &&
		   w->c->paras[i - 1].kind == ZHC_LINE_CAPTION && zhc_names_agency(w->c, &w->c->paras[i]);
}

/* A line with a comma between who wrote an article and its text is the first of that, broken off.
 */
static bool
breaks_off(const Items *w, uint32_t i)
{
	if (w->item[i].kind != ZHC_ITEM_HEADING || w->item[i].level > 0 || i < 2 || i + 1 >= w->n ||
		w->item[i - 1].kind != ZHC_ITEM_BYLINE || w->item[i - 2].kind != ZHC_ITEM_HEADING ||
		w->item[i + 1].kind != ZHC_ITEM_BODY)
		return false;
	for (uint32_t k = w->c->paras[i].start; k < w->c->paras[i].end; k++)
		if (w->c->cp[k] == 0xFF0C) /* ， */
			return true;
	return false;
}

static void
mend_broken(Items *w)
{
	for (uint32_t i = 1; i < w->n; i++)
		if (spreads_picture(w, i))
			w->item[i].kind = ZHC_ITEM_ASIDE;
		else if (breaks_off(w, i))
			w->item[i].kind = ZHC_ITEM_BODY;
}

void
zhc_mend_items(const ZhcClean *clean, ZhcItem *item)
{
	Items w = {clean, item, clean->nparas};

	zhc_mend_page_edges(&w);
	mend_marked_columns(&w);
	zhc_mend_contents(&w);
	zhc_mend_link_titles(&w);
	mend_authors(&w);
	mend_columns(&w);
	mend_bylines(&w);
	mend_broken(&w);
	mend_announced(&w);
	mend_captions(&w);
	mend_unindented(&w);
	mend_leads(&w);
	mend_signed(&w);
	zhc_mend_sides(&w);
	zhc_mend_exchanges(&w);
	zhc_mend_data_boxes(&w);
	zhc_mend_rows(&w);
	zhc_mend_lists(&w);
	zhc_mend_list_boxes(&w);
	zhc_mend_boxes(&w);
	mend_original(&w);
}
