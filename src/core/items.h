/*
 * items.h - the paragraphs of a page as what they are to its articles
 *
 * Private to items.c, itemmends.c and article.c.
 */
#ifndef ZHC_ITEMS_H
#define ZHC_ITEMS_H

#include "clean.h"

typedef enum ZhcItemKind
{
	ZHC_ITEM_BODY = 0,
	ZHC_ITEM_HEADING,
	ZHC_ITEM_BYLINE,
	ZHC_ITEM_ASIDE /* captions, page furniture */
} ZhcItemKind;

typedef struct ZhcItem
{
	uint8_t kind;
	uint8_t level;	 /* 1 to 6, or 0 */
	bool opens;		 /* starts as reports do */
	bool dated;		 /* and not with an agency that is cited */
	bool closes;	 /* ends an article */
	bool signs;		 /* with who reported, in brackets or on a line of its own */
	bool sourced;	 /* ends with an agency behind its last sentence */
	bool spread;	 /* so, in brackets: （新华社） */
	bool pictured;	 /* says whose picture is shown, and nothing else */
	bool unfinished; /* ends in the middle of a sentence */
	bool dash;		 /* starts with one: a deck */
	bool related;	 /* 相关报道: what follows is another article */
	bool boxed;		 /* the last row of a box */
	bool carried;	 /* （上接第一版）: the rest of an article of another page */
	bool foreign;	 /* holds no Chinese */
	bool imprint;	 /* a byline that begins with a date: when a site published what follows */
	bool main;		 /* the headline among the headings around it, by its lines */
	bool column;	 /* nothing but the name of a column: 社论 */
	bool section;	 /* begins with the name of a section, before a blank: 综合新闻 GENERAL */
	bool digest;	 /* of one of briefs: 国际快讯 */
	bool announces;	 /* the title of an announcement: 关于…的公告 */
	bool angled;	 /* stands in 〈〉, as subheads do */
	bool notice;	 /* what heads no article but a notice: 遗失声明 */
	bool refers;	 /* begins with a word that goes on with what was told: 不过 */
	bool letter;	 /* begins with who it is written to: 编辑同志： */
	bool original;	 /* 原标题：, and what an article was called where it was taken from */
	uint16_t cols;
} ZhcItem;

/* Where a headline starts in its paragraph: behind 原标题：. */
uint32_t zhc_headline_start(const ZhcClean *c, const ZhcPara *p);

/* Whether a report begins with the name of a reporter: 本报讯（记者某某）, 〔記者某某／台北報導〕
 */
bool zhc_names_reporter(const ZhcClean *c, const ZhcPara *para);

/* Whether it does, and the name is not in the signature. */
bool zhc_names_another(const ZhcClean *c, const ZhcPara *para, const ZhcPara *signature);

/*
 * One item for each paragraph, in order.  The first of a page may be taken for a heading that the
 * layout took for a sentence.  Free with al->free.  ZHC_NOMEM.
 */
ZhcStatus zhc_items(const ZhcAlloc *al, const ZhcClean *clean, ZhcItem **out);

/* itemmends.c: once there is one for each, what those around say of an item. */
void zhc_mend_items(const ZhcClean *clean, ZhcItem *item);

#endif /* ZHC_ITEMS_H */
