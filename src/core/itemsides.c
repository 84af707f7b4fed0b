/*
 * itemsides.c - lines beside an article that are told by those around them: who wrote a letter and
 * what the editors say to it, the book that is reviewed, advertisements; who else signed
 */
#include "itemsint.h"

#include "knownname.h"

#define MOST_BEFORE 32 /* items of a letter that are looked at for its beginning */
#define WRITER_COLS 32 /* of who wrote a letter, and where from */
#define SHORT_COLS	40 /* of a line about a book, or of an advertisement */
#define LEAST_BOOK	3  /* lines about a book: title, author, publisher */
#define MOST_BOOK	6
#define SIGNED_COLS 40 /* of a line with who else signed */

/* Whether a letter stands before item i: it begins with who it is written to. */
static bool
ends_letter(const Items *w, uint32_t i)
{
	for (uint32_t k = i; k > 0 && i - k < MOST_BEFORE && w->item[k - 1].kind != ZHC_ITEM_HEADING;
		 k--)
		if (w->item[k - 1].letter)
			return true;
	return false;
}

/* Whether a heading ends, behind a blank, with what may be the name of a person. */
static bool
ends_with_person(const Items *w, uint32_t i)
{
	const ZhcPara *p = &w->c->paras[i];
	uint32_t name = p->end;

	while (name > p->start && w->c->cp[name - 1] != ' ')
		name--;
	return name > p->start && p->end - name >= 2 && p->end - name <= 4 &&
		   zhc_may_be_person(w->c->cp + name, p->end - name);
}

/*
 * Who wrote a letter, behind where from, between its text and the next headline or what the editors
 * say to it: 江北新城 李四
 */
static void
mend_letters(Items *w)
{
	for (uint32_t i = 1; i < w->n; i++)
		if (w->item[i].kind == ZHC_ITEM_HEADING && w->item[i].level == 0 &&
			w->item[i].cols <= WRITER_COLS && w->item[i - 1].kind == ZHC_ITEM_BODY &&
			!w->item[i - 1].unfinished && ends_with_person(w, i) &&
			(i + 1 == w->n || w->item[i + 1].level > 0 || ends_letter(w, i)))
			w->item[i].kind = ZHC_ITEM_BYLINE;
}

/* Whether the paragraph begins with what the editors call their own words: 编后：, 编者按：… */
static bool
is_said_by_editors(const Items *w, uint32_t i)
{
	const ZhcPara *p = &w->c->paras[i];
	const uint32_t *cp = w->c->cp + p->start;

	if (p->end - p->start < 3 || (cp[0] != 0x7F16 && cp[0] != 0x7DE8) || /* 编 編 */
		(cp[1] != 0x540E && cp[1] != 0x5F8C && cp[1] != 0x8005))		 /* 后 後 者 */
		return false;
	for (uint32_t k = 2; k < 6 && p->start + k < p->end; k++)
		if (cp[k] == 0xFF1A) /* ： */
			return true;
	return false;
}

/* Whether item i stands below who signed a letter. */
static bool
is_behind_letter(const Items *w, uint32_t i)
{
	return (w->item[i - 1].kind == ZHC_ITEM_BYLINE || w->item[i - 1].closes) && ends_letter(w, i);
}

/* What the editors say to a letter, up to the next headline. */
static void
mend_editors(Items *w)
{
	for (uint32_t i = 1; i < w->n; i++)
		if (w->item[i].kind == ZHC_ITEM_BODY && is_said_by_editors(w, i) && is_behind_letter(w, i))
			for (; i < w->n && w->item[i].kind != ZHC_ITEM_HEADING; i++)
				w->item[i].kind = ZHC_ITEM_ASIDE;
}

/* Whether item i is a short line that is neither a sentence nor a headline among marked ones. */
static bool
is_short(const Items *w, uint32_t i)
{
	const ZhcItem *it = &w->item[i];

	return (it->kind == ZHC_ITEM_BODY || it->kind == ZHC_ITEM_HEADING) && it->unfinished &&
		   it->level == 0 && it->cols <= SHORT_COLS && !it->opens && !it->closes;
}

/* Whether the paragraph ends with who published a book: …出版社, …出版 */
static bool
names_publisher(const Items *w, uint32_t i)
{
	const ZhcPara *p = &w->c->paras[i];
	const uint32_t *end = w->c->cp + p->end;
	bool house = p->end - p->start > 3 && end[-1] == 0x793E; /* 社 */

	end -= house;
	return p->end - p->start > 3 && end[-2] == 0x51FA && end[-1] == 0x7248; /* 出版 */
}

/* A title, who wrote the book and who published it, a line each, below the text about it. */
static void
mend_books(Items *w)
{
	for (uint32_t i = 1, end; i < w->n; i = end)
	{
		const ZhcPara *p = &w->c->paras[i];
		bool published = false;

		end = i + 1;
		if (w->item[i - 1].kind != ZHC_ITEM_BODY || w->item[i - 1].unfinished || !is_short(w, i) ||
			w->c->cp[p->start] != 0x300A || w->c->cp[p->end - 1] != 0x300B)
			continue; /* 《》 */
		while (end < w->n && end < i + MOST_BOOK && is_short(w, end) &&
			   w->item[end].kind == ZHC_ITEM_BODY)
		{
			published = published || names_publisher(w, end);
			end++;
		}
		if (published && end >= i + LEAST_BOOK)
			for (uint32_t k = i; k < end; k++)
				w->item[k].kind = ZHC_ITEM_ASIDE;
	}
}

/* What is advertised below 广告, on short lines. */
static void
mend_advertised(Items *w)
{
	for (uint32_t i = 0; i + 1 < w->n; i++)
	{
		const ZhcPara *p = &w->c->paras[i];

		if (p->kind == ZHC_LINE_FURNITURE && p->end - p->start == 2 &&
			w->c->cp[p->start + 1] == 0x544A) /* 告 */
			for (; i + 1 < w->n && w->item[i + 1].kind == ZHC_ITEM_BODY && is_short(w, i + 1); i++)
				w->item[i + 1].kind = ZHC_ITEM_ASIDE;
	}
}

/* Below one who signed, another with what he is and a blank before his name: 江北日报通讯员 李四 */
static void
mend_second_signed(Items *w)
{
	for (uint32_t i = 1; i < w->n; i++)
		if (w->item[i].kind == ZHC_ITEM_HEADING && w->item[i].level == 0 &&
			w->item[i].cols <= SIGNED_COLS && w->item[i - 1].kind == ZHC_ITEM_BYLINE &&
			w->item[i - 1].signs && zhc_names_reporter(w->c, &w->c->paras[i]) &&
			ends_with_person(w, i))
		{
			w->item[i].kind = ZHC_ITEM_BYLINE;
			w->item[i].signs = true;
		}
}

void
zhc_mend_sides(Items *w)
{
	mend_letters(w);
	mend_second_signed(w);
	mend_editors(w);
	mend_books(w);
	mend_advertised(w);
}
