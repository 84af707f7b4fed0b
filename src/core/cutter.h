/*
 * cutter.h - the pieces of a page that its clean text is made of
 *
 * For clean.c, and for scan.c and stretch.c, which must see words as clean text has them.
 */
#ifndef ZHC_CUTTER_H
#define ZHC_CUTTER_H

#include "layout.h"

/* Walks through a page; from, to, joint, line and first describe the piece it has come to. */
typedef struct ZhcCutter
{
	const char *s;
	const ZhcLayout *lay;
	const char *stop; /* nothing from here on is looked at */
	const char *from;
	const char *to;
	char joint;	   /* what stands before it: '\n', ' ' or 0 */
	uint32_t line; /* it stands on this line */
	bool first;	   /* as the first piece there */

	uint32_t head; /* first line of the paragraph */
	bool fresh;	   /* nothing of the paragraph has been seen */
	uint8_t last;  /* side of the character before the piece, neutral ones resolved */
	bool blank;	   /* among what was left out before the next piece is a blank */
	bool broken;   /* or a line break */
} ZhcCutter;

/* A cutter before the first piece of a page that has lines. */
ZhcCutter zhc_start_cutting(const char *s, const ZhcLayout *lay);

/* A cutter for the part [from, stop) of the page, which begins in line `line`. */
ZhcCutter zhc_cut_part(const char *s, const ZhcLayout *lay, uint32_t line, const char *from,
					   const char *stop);

/* Go to the next piece; false at the end of the page. */
bool zhc_next_piece(ZhcCutter *ct);

/* Bytes at p that clean text leaves out, or 0; *blank is set if it is a blank. */
size_t zhc_left_out(const char *p, const char *end, bool *blank);

#endif /* ZHC_CUTTER_H */
