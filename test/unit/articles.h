/*
 * articles.h - what the tests of articles share
 */
#ifndef ARTICLES_H
#define ARTICLES_H

#include "article.h"
#include "pages.h"

/* Each article as [headline|subhead|…] and the first and last three characters of its body. */
static void
articles(const char *s, const char *want)
{
	ZhcClean c;
	ZhcArticles found;

	out.len = 0;
	if (zhc_clean(al, s, strlen(s), &c) != ZHC_OK || zhc_articles(al, &c, &found) != ZHC_OK)
		return;
	for (uint32_t i = 0; i < found.n; i++)
	{
		const ZhcArticle *a = &found.row[i];
		uint32_t start = c.paras[a->first].start;
		uint32_t end = c.paras[a->last].end;

		put("[");
		if (a->headline != ZHC_NO_PARA)
			(void) zhc_article_headline(&c, a, &out);
		for (uint32_t k = 0; k < a->nsubs; k++)
		{
			const ZhcPara *p = &c.paras[found.subs[a->subs + k]];

			put("|");
			put_span(&c, p->start, p->end);
		}
		put("]");
		put_span(&c, start, start + 3);
		put("…");
		put_span(&c, end - 3, end);
	}
	check(s, want);
	zhc_articles_free(al, &found);
	zhc_clean_free(al, &c);
}

#define BODY1 "江北大桥昨天合龙，两岸居民到场观看。这座桥全长三公里，建设用了四年，投资二十亿元。"
#define BODY2                                                                                                                                    \
	"市教育局介绍，今年九月将有三所新学校投入使用，新增学位五千个，可以满足新区适龄儿童入学的需要" \
	"。"

#endif /* ARTICLES_H */
