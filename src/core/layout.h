/*
 * layout.h - the one notion of lines and paragraphs on a printed page
 *
 * zhc_layout() looks at a text once, line by line, and says for every line what it is and
 * whether it continues the line before.  Search bridging, cleaning, sentences, conversion and
 * facts all ask this pass; nothing else decides what a paragraph is.
 */
#ifndef ZHC_LAYOUT_H
#define ZHC_LAYOUT_H

#include "alloc.h"

typedef enum ZhcLineKind
{
	ZHC_LINE_BODY = 0,
	ZHC_LINE_HEADING, /* Markdown #, bold line, or a short line set apart without end of sentence */
	ZHC_LINE_BYLINE,  /* reporters' names (新华社记者 …, 記者…／台北報導): blanks separate names */
	ZHC_LINE_CAPTION, /* ● or ▲ caption of a picture */
	ZHC_LINE_BULLET,  /* list item, press round-up item */
	ZHC_LINE_FURNITURE /* （下转第二版）, page numbers, "全文請掃二維碼" */
} ZhcLineKind;

typedef struct ZhcLine
{
	uint32_t start; /* bytes: first byte after blanks (and after marks such as "## ", "**", "● ") */
	uint32_t end;	/* bytes: after the last byte that is not blank (nor a closing "**") */
	uint8_t kind;	/* ZhcLineKind */
	bool continues; /* same paragraph as the line before: its line break is only typesetting */
} ZhcLine;

typedef struct ZhcLayout
{
	ZhcLine *lines; /* the lines that hold something, in order; blank lines have no entry */
	uint32_t nlines;
} ZhcLayout;

/*
 * Lay out s (n bytes, n < 4 GiB).  Linear in n; a text without line break costs next to nothing.
 * Free lines with al->free.
 */
ZhcStatus zhc_layout(const ZhcAlloc *al, const char *s, size_t n, ZhcLayout *out);

#endif /* ZHC_LAYOUT_H */
