/*
 * pictured.c - whose picture is shown, behind the last sentence of a caption
 */
#include "pictured.h"

#include <string.h>

#include "knownname.h"
#include "linewords.h"
#include "utf8.h"

#define MOST_TAIL 90 /* bytes of the credit */

/* Whether [p, end) begins with a word for pictures and what parts it from whose they are: 圖／ */
static bool
is_labelled(const char *p, const char *end)
{
	const ZhcLineWord *w = zhc_line_word(p, (size_t) (end - p), ZHC_WORD_LABEL);
	uint32_t cp;

	if (w == NULL || !(w->classes & ZHC_WORD_PHOTO) || p + w->len >= end)
		return false;
	zhc_decode(p + w->len, end, &cp);
	return zhc_parts_words(cp);
}

/* Whether [p, end), without its blanks, is the name of a person. */
static bool
is_person(const char *p, const char *end)
{
	char name[4 * ZHC_UTF8_MAX];
	size_t n = 0;
	uint32_t cp;

	for (int len; p < end; p += len)
	{
		len = zhc_decode(p, end, &cp);
		if (cp == ' ' || cp == 0x3000)
			continue;
		if (n + (size_t) len > sizeof name)
			return false;
		memcpy(name + n, p, (size_t) len);
		n += (size_t) len;
	}
	return n > 0 && zhc_text_may_be_person(name, name + n);
}

/* Whether a role of those who report stands in [p, end): 本报记者 李四 */
static bool
names_role(const char *p, const char *end)
{
	uint32_t cp;

	for (; end - p >= 6; p += zhc_decode(p, end, &cp))
		if (zhc_line_word(p, (size_t) (end - p), ZHC_WORD_ROLE))
			return true;
	return false;
}

/* Whether [p, end) says who gave a picture, not a text: 市立博物館提供 */
static bool
is_provided(const char *p, const char *end)
{
	return end - p > 9 && memcmp(end - 6, "提供", 6) == 0 && memcmp(p, "本", 3) != 0 &&
		   memcmp(p, "由", 3) != 0;
}

/* Whether [p, end), with no sentence in it, is whose picture it is. */
static ZhcPictured
credit_of(const char *p, const char *end)
{
	const ZhcLineWord *w;
	unsigned cols = 0;

	p = zhc_skip_blanks(p, end, &cols);
	w = zhc_line_word(p, (size_t) (end - p), ZHC_WORD_CREDIT);
	if (is_labelled(p, end) || (w && (p + w->len == end || w->len > 6)))
		return ZHC_PICTURED; /* 網上圖片, 翻攝自… */
	w = zhc_line_word(p, (size_t) (end - p), ZHC_WORD_AGENCY);
	if (w && p + w->len == end)
		return ZHC_AGENCY_BEHIND;
	for (size_t len = 12; len >= 3; len -= 3) /* 李四摄, 警方供图, 本报记者 李四 摄影报道 */
	{
		const char *q = end - len;

		if (q < p || (w = zhc_line_word(q, len, ZHC_WORD_ANY)) == NULL || w->len != len ||
			!(w->classes & (ZHC_WORD_PHOTO | ZHC_WORD_CREDIT) || len == 12)) /* 摄影报道 */
			continue;
		return names_role(p, q) || is_person(p, q) || (len > 3 && end - p <= 36) ? ZHC_PICTURED
																				 : ZHC_NOT_PICTURED;
	}
	return ZHC_NOT_PICTURED;
}

ZhcPictured
zhc_ends_pictured(const char *s, const ZhcLine *lines, uint32_t first, uint32_t i)
{
	char text[MOST_TAIL];
	uint32_t n = MOST_TAIL;
	uint32_t at = lines[i].end;
	uint32_t line = i;
	uint32_t cp = 0;
	bool bracket = memcmp(s + at - 3, "）", 3) == 0;

	if (bracket)
		at -= 3;
	for (;;)
	{
		uint32_t end;

		if (at <= lines[line].start)
		{
			if (line == first || i - line == 1)
				return ZHC_NOT_PICTURED;
			at = lines[--line].end;
		}
		end = at;
		cp = zhc_char_before(s, lines[line].start, at, &at);
		if (cp == 0x3002 || cp == 0xFF01 || cp == 0xFF1F || cp == 0xFF08 || n < end - at)
			break; /* 。 ！ ？ （ */
		n -= end - at;
		memcpy(text + n, s + at, end - at);
	}
	if (n == MOST_TAIL || bracket != (cp == 0xFF08) ||
		(cp != 0x3002 && cp != 0xFF01 && cp != 0xFF1F && cp != 0xFF08))
		return ZHC_NOT_PICTURED;
	if (bracket && is_provided(text + n, text + MOST_TAIL))
		return ZHC_PICTURED; /* without brackets, a sentence goes on: …向灾区提供 / 一百万元 */
	return credit_of(text + n, text + MOST_TAIL);
}
