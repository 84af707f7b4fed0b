/*
 * itemwords.h - what the text of a paragraph says of it
 *
 * Private to items.c.
 */
#ifndef ZHC_ITEMWORDS_H
#define ZHC_ITEMWORDS_H

#include "alloc.h"
#include "linewords.h"

/* How a paragraph ends. */
typedef enum ZhcEnding
{
	ENDS_PLAINLY,
	ENDS_CLOSED, /* in brackets that hold 完, editors or an agency */
	ENDS_SIGNED	 /* that name who reported */
} ZhcEnding;

/* What the brackets at the end of the paragraph are, that hold a byline or 完. */
ZhcEnding zhc_text_ending_of(const ZhcBuf *text);

/* Whether it ends with the word of a picture: 攝影 */
bool zhc_text_ends_as_picture(const ZhcBuf *text);

/* Whether it ends with whose picture it tells of, in brackets behind a label: （摄影：某某） */
bool zhc_text_ends_in_picture(const ZhcBuf *text);

/* Whether an agency stands behind its last sentence, and nothing else: 大桥昨日启用。 新华社 */
bool zhc_text_ends_with_agency(const ZhcBuf *text);

/* The same, in brackets: 月台已安装完毕。（海峡时报） */
bool zhc_text_ends_in_agency(const ZhcBuf *text);

/* Whether the paragraph ends with a byline behind its last sentence: 清理砖石。本报记者 阎晓舟 */
bool zhc_text_ends_with_byline(const ZhcBuf *text);

/* Whether the text stands in brackets as a whole, with no bracket within. */
bool zhc_text_is_bracketed(const ZhcBuf *text, uint32_t open, uint32_t close);

/* Whether it begins with （上接第一版） or the like, and text behind that. */
bool zhc_text_is_carried(const ZhcBuf *text);

/* Whether it begins with the name of a column in brackets, and text behind that: （特稿） */
bool zhc_text_is_titled(const ZhcBuf *text);

/* Whether it begins with who reported in brackets, and nothing else there: 【記者李四】 */
bool zhc_text_names_reporter(const ZhcBuf *text);

/*
 * The word that announces a box which the text starts with, or, with `last`, ends with, or NULL.
 * One of two characters, 提醒, stands alone or before a mark.
 * Brackets around it, 【小贴士】, and a number behind it in brackets are left out.
 */
const ZhcLineWord *zhc_text_box_word(const ZhcBuf *text, bool last);

/* Whether the text may be the name of a person, with a blank in one of two characters: 陶 然 */
bool zhc_text_is_person(const ZhcBuf *text);

/* Whether the text ends as the names of columns of opinion do that may look like a person's: 江评
 */
bool zhc_text_is_comment(const ZhcBuf *text);

/* Whether the byline says who made the page: 本版编辑, 责任编辑：某某　版式：某某 */
bool zhc_text_made_page(const ZhcBuf *text);

/* Whether the byline names editors and nobody else: 编辑：某某 审核：某某 */
bool zhc_text_names_editors(const ZhcBuf *text);

/* Whether the text is the name of a column, or ends as those of columns of briefs do: 国际快讯 */
bool zhc_text_is_column_name(const ZhcBuf *text, uint32_t cols, bool *digest);

/* Whether it is what a site says of the article before it: 摘要：…, 核心提示：… */
bool zhc_text_is_summary(const ZhcBuf *text);

/* Whether the text is what notices and advertisements are headed by: 公 告, 遗失声明 */
bool zhc_text_is_notice(const ZhcBuf *text);

/* Whether the text is the title of an announcement: 江北公司关于增资的公告 */
bool zhc_text_is_announcement(const ZhcBuf *text);

/* Whether it is what sites say of themselves, however long: 版权声明：凡标注… */
bool zhc_text_is_site_notice(const ZhcBuf *text);

/* Whether the text begins with the name of a section, and no more Chinese follows. */
bool zhc_text_is_section_name(const ZhcBuf *text);

/* Whether a byline is what a site says of an article: it begins or ends with when that came out. */
bool zhc_text_is_imprint(const ZhcBuf *text);

/* Whether the text begins with the editor a letter is written to: 编辑同志：… */
bool zhc_text_is_letter(const ZhcBuf *text);

/* Whether the text begins with a question of a reader: 江苏读者钱先生问：… */
bool zhc_text_asks(const ZhcBuf *text);

#endif /* ZHC_ITEMWORDS_H */
