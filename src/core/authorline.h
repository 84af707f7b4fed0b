/*
 * authorline.h - lines that are nothing but who wrote a text or took a picture
 */
#ifndef ZHC_AUTHORLINE_H
#define ZHC_AUTHORLINE_H

#include "lines.h"

/* Whether the line is a sign or a slash and the name of who wrote what follows: ◎钟大为, /钟大为 */
bool zhc_is_author_line(const char *s, const ZhcLine *l);

/* Where the name begins in a text that is a reader and his name, as letters are signed, else NULL:
 * 柳营小区居民 李四, 市民 孟先生 */
const char *zhc_text_reader(const char *p, const char *end);

/* Whether the line is who took a picture and, in brackets, who spreads it: 李四摄（江北影像） */
bool zhc_is_photographer_line(const char *s, const ZhcLine *l);

#endif /* ZHC_AUTHORLINE_H */
