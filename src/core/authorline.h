/*
 * authorline.h - lines that are nothing but who wrote a text or took a picture
 *
 * Private to linekind.c.
 */
#ifndef ZHC_AUTHORLINE_H
#define ZHC_AUTHORLINE_H

#include "lines.h"

/* Whether the line is a sign or a slash and the name of who wrote what follows: ◎钟大为, /钟大为 */
bool zhc_is_author_line(const char *s, const ZhcLine *l);

/* Whether the line is who took a picture and, in brackets, who spreads it: 李四摄（江北影像） */
bool zhc_is_photographer_line(const char *s, const ZhcLine *l);

#endif /* ZHC_AUTHORLINE_H */
