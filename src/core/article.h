/*
 * article.h - the articles printed on one page: zh_articles()
 */
#ifndef ZHC_ARTICLE_H
#define ZHC_ARTICLE_H

#include "clean.h"

#define ZHC_NO_PARA UINT32_MAX

typedef struct ZhcArticle
{
	uint32_t first; /* paragraphs [first, last] of the clean text are its body */
	uint32_t last;
	uint32_t headline;		/* paragraph, or ZHC_NO_PARA */
	uint32_t headline_last; /* and the last of those that it stands on, line by line */
	uint32_t subs;			/* its subheads: subs[subs .. subs + nsubs) of ZhcArticles */
	uint32_t nsubs;
} ZhcArticle;

typedef struct ZhcArticles
{
	ZhcArticle *row;
	uint32_t n;
	uint32_t *subs; /* paragraphs */
	uint32_t nsubs;
} ZhcArticles;

/*
 * Find the articles of a page, given its clean text.  A headline stands before or after its body;
 * which of the two is told by how the page begins, and where that leaves room by the words that
 * headline and body share.  The body is one stretch of the page: captions and page furniture at
 * its ends are left out, those between its paragraphs are not.  An ordinary article is one row.
 * Linear.  Free with zhc_articles_free.  ZHC_NOMEM.
 */
ZhcStatus zhc_articles(const ZhcAlloc *al, const ZhcClean *clean, ZhcArticles *out);

/* Where the last paragraph of a body ends, without where it goes on: …一节。（下转第二版） */
uint32_t zhc_body_end(const ZhcClean *c, const ZhcPara *p);

/* Append the headline of an article that has one to out, its lines put together. */
ZhcStatus zhc_article_headline(const ZhcClean *c, const ZhcArticle *a, ZhcBuf *out);

void zhc_articles_free(const ZhcAlloc *al, ZhcArticles *a);

#endif /* ZHC_ARTICLE_H */
