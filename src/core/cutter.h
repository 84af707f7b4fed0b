/*
 * cutter.h - the pieces of a page that its clean text is made of
 *
 * Private to clean.c.
 */
#ifndef ZHC_CUTTER_H
#define ZHC_CUTTER_H

#include "layout.h"

/* Walks through a page; from, to, joint, line and first describe the piece it has come to. */
typedef struct ZhcCutter
{
	const char *s;
	const ZhcLayout *lay;
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

/* Go to the next piece; false at the end of the page. */
bool zhc_next_piece(ZhcCutter *ct);

#endif /* ZHC_CUTTER_H */
