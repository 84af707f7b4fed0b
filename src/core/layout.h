/*
 * layout.h - the one notion of lines and paragraphs on a printed page
 *
 * zhc_layout() looks at a text once, line by line, and says for every line what it is and
 * whether it continues the line before.  Search bridging, cleaning, sentences, conversion and
 * facts all ask this pass; nothing else decides what a paragraph is.  README-layout.md tells how.
 */
#ifndef ZHC_LAYOUT_H
#define ZHC_LAYOUT_H

#include "alloc.h"

typedef enum ZhcLineKind
{
	ZHC_LINE_BODY = 0,
	ZHC_LINE_HEADING, /* Markdown #, bold line, or a short line set apart without end of sentence */
	ZHC_LINE_BYLINE, /* reporters' names (新华社记者 …, 記者…／台北報導): blanks separate names */
	ZHC_LINE_CAPTION,  /* ● or ▲ caption of a picture */
	ZHC_LINE_BULLET,   /* list item, press round-up item, row of a table */
	ZHC_LINE_FURNITURE /* （下转第二版）, page numbers, "全文請掃二維碼" */
} ZhcLineKind;

/* What a line ends in, closing quotes and brackets apart. */
typedef enum ZhcLineEnd
{
	ZHC_END_OPEN = 0, /* a character of a word: the sentence is not at its end */
	ZHC_END_STOP,	  /* 。！？… and the like */
	ZHC_END_COMMA,	  /* ，、；: the sentence goes on for certain */
	ZHC_END_COLON,
	ZHC_END_DASH,
	ZHC_END_BRACKET /* an opening quote or bracket */
} ZhcLineEnd;

/* What a line starts with, after its marks. */
typedef enum ZhcLineStart
{
	ZHC_START_WORD = 0,
	ZHC_START_QUOTE,  /* an opening quote or bracket */
	ZHC_START_CLOSER, /* a mark that cannot stand first: ， 。 ” 》 */
	ZHC_START_DASH,
	ZHC_START_NUMBER /* the number of a list: 1. （2） ③ 四、 */
} ZhcLineStart;

#define ZHC_WIDTH_MAX  UINT16_MAX
#define ZHC_LEVEL_BOLD 7

typedef struct ZhcLine
{
	uint32_t start; /* bytes: first byte after blanks (and after marks such as "## ", "**", "● ") */
	uint32_t end;	/* bytes: after the last byte that is not blank (nor a closing "**") */
	uint8_t kind;	/* ZhcLineKind */
	bool continues;	 /* same paragraph as the line before: its line break is only typesetting */
	uint8_t starts;	 /* ZhcLineStart */
	uint8_t ends;	 /* ZhcLineEnd */
	uint8_t level;	 /* 1 to 6: that many '#'; ZHC_LEVEL_BOLD: all of it in "**"; else 0 */
	bool marked : 1; /* a mark of any sort stood before it: it starts a paragraph */
	bool main : 1;	 /* it begins the headline among the headings around it */
	bool apart : 1; /* it continues, but the line before ends with a name and it begins with another
					 */
	uint8_t blanks; /* blank lines before it, at most 255 */
	uint8_t indent; /* columns of blanks before it, at most 255 */
	uint16_t cols;	/* width in columns, Han being 2; ZHC_WIDTH_MAX stands for very wide */
	uint16_t chars; /* width in characters, likewise */
	uint16_t mark;	/* code point of the (first) mark, or 0 */
	bool dateline;	/* nothing but a dateline: 新华社北京6月17日电 */
	uint8_t told;	/* the kind that its words alone give it, or ZHC_LINE_UNTOLD */
} ZhcLine;

#define ZHC_LINE_UNTOLD UINT8_MAX

typedef struct ZhcLayout
{
	ZhcLine *lines; /* the lines that hold something, in order; blank lines have no entry */
	uint32_t nlines;
} ZhcLayout;

/* Do the blanks of a line separate (names, parts of a headline) rather than justify it? */
static inline bool
zhc_line_keeps_blanks(const ZhcLine *line)
{
	return line->kind == ZHC_LINE_HEADING || line->kind == ZHC_LINE_BYLINE;
}

/*
 * Lay out s (n bytes, n < 4 GiB).  Linear in n; a text without line break costs next to nothing.
 * Free lines with al->free.  ZHC_NOMEM, ZHC_TOO_LONG.
 */
ZhcStatus zhc_layout(const ZhcAlloc *al, const char *s, size_t n, ZhcLayout *out);

/*
 * Whether what is known of the line alone holds, too, where the same bytes stand at `start`, which
 * is not behind where they stood, without anything before them on their line.
 */
bool zhc_line_stays(const char *s, const ZhcLine *l, uint32_t start);

/*
 * The same of clean text whose lines are known: start and end of each, and all but the kind where
 * it is told.  Takes `lines`, which are al's, over; they are out->lines.  What is laid out is what
 * zhc_layout() would: this is only faster.
 */
ZhcStatus zhc_layout_again(const ZhcAlloc *al, const char *s, size_t n, ZhcLine *lines,
						   uint32_t nlines, ZhcLayout *out);

#endif /* ZHC_LAYOUT_H */
