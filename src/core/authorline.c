/*
 * authorline.c - lines that are nothing but who wrote a text or took a picture
 */
#include "authorline.h"

#include <string.h>

#include "knownname.h"
#include "linewords.h"
#include "utf8.h"

/* Whether [p, end) is the name of a person, with a blank in one of two characters: 陶　然 */
static bool
is_spaced_person(const char *p, const char *end)
{
	char name[6];
	unsigned cols = 0;
	const char *rest = end - 3;

	if (end - p < 7 || end - p > 9 || zhc_skip_blanks(p + 3, end, &cols) != rest || cols == 0)
		return zhc_text_may_be_person(p, end);
	memcpy(name, p, 3);
	memcpy(name + 3, rest, 3);
	return zhc_text_may_be_person(name, name + 6);
}

bool
zhc_is_author_line(const char *s, const ZhcLine *l)
{
	const char *p = s + l->start;
	const char *end = s + l->end;
	unsigned cols = 0;

	switch (l->mark)
	{
		case 0x25CE: /* ◎ */
		case 0x2609: /* ☉ */
		case 0x25A0: /* ■ */
		case 0x25A1: /* □ */
		case 0x25C7: /* ◇ */
			return is_spaced_person(p, end);
		case 0:
			if (*p == '/')
				p++;
			else if (end - p > 3 && memcmp(p, "／", 3) == 0)
				p += 3;
			else
				return false;
			return zhc_text_may_be_person(zhc_skip_blanks(p, end, &cols), end);
		default:
			return false;
	}
}

bool
zhc_is_photographer_line(const char *s, const ZhcLine *l)
{
	const char *p = s + l->start;
	const char *end = s + l->end - 3;
	const char *open = end - 6;

	if (end - p < 18 || memcmp(end, "）", 3) != 0)
		return false;
	while (open > p && end - open < 27 && zhc_is_plain_han(open))
		open -= 3;
	return open - p >= 9 && memcmp(open, "（", 3) == 0 &&
		   (memcmp(open - 3, "摄", 3) == 0 || memcmp(open - 3, "攝", 3) == 0) &&
		   zhc_text_may_be_person(p, open - 3);
}

/* Whether [p, end) is nothing but Han and says what somebody is who writes to a paper: 读者,
 * 柳营小区居民 */
static bool
is_reader(const char *p, const char *end)
{
	static const char *const words[] = {"读者", "讀者", "市民", "居民", "村民", "业主",
										"業主", "家长", "家長", "网友", "網友"};

	for (const char *q = p; q < end; q += 3)
		if (end - q < 3 || !zhc_is_plain_han(q))
			return false;
	for (size_t i = 0; end - p >= 6 && i < sizeof words / sizeof *words; i++)
		if (memcmp(end - 6, words[i], 6) == 0)
			return true;
	return false;
}

const char *
zhc_text_reader(const char *p, const char *end)
{
	const char *name = zhc_behind_blank(p, end);
	const char *who = zhc_trim_blanks(p, name);

	if (name == end || end - name < 6 || !is_reader(p, who))
		return NULL;
	if (end - name == 9 && (memcmp(end - 6, "先生", 6) == 0 || memcmp(end - 6, "女士", 6) == 0))
		return name; /* 孟先生 */
	return zhc_text_may_be_person(name, end) ? name : NULL;
}
