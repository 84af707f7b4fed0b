/*
 * signatures.c - who signs an article: names in brackets at its end, authors on a line of their
 * own; and what looks so: an office that supplied a picture, the paper's name on top of its page
 */
#include "authorline.h"
#include "chars.h"
#include "credit.h"
#include "creditparse.h"
#include "knownname.h"
#include "linewords.h"
#include "utf8.h"

#define MAX_OFFICE	  12 /* of an author's name with his office in brackets, or behind a slash */
#define MAX_SIGNATURE 24 /* characters of names in brackets */

void
zhc_credit_drop_share(const ZhcClean *c, ZhcDraft *d)
{
	const ZhcSpan *last;
	uint32_t to;

	if (d->nnames < 2)
		return;
	last = &d->names[d->nnames - 1];
	if (zhc_credit_word(c, last->start, last->end, ZHC_WORD_LABEL, &to) && to == last->end)
		d->nnames--;
}

/*
 * Where the names in brackets start that a paragraph behind the end of a sentence closes with:
 * 票价不变。（郝梦）  Else its end.
 */
uint32_t
zhc_signed_tail(const ZhcClean *c, uint32_t from, uint32_t end, ZhcDraft *d)
{
	uint32_t k = end;
	uint32_t to;

	if (end < from + 5 || c->cp[end - 1] != 0xFF09) /* ） */
		return end;
	while (k > from && end - k < MAX_SIGNATURE && c->cp[k - 1] != 0xFF08)
		k--;
	if (k < from + 3 || c->cp[k - 1] != 0xFF08 ||
		zhc_class(c->cp[k - 2 - (c->cp[k - 2] == ' ')]) == ZHC_C_HAN)
		return end;
	*d = (ZhcDraft){0};
	if (zhc_credit_word(c, k, end, ZHC_WORD_PLAIN | ZHC_WORD_FURNITURE, &to) ||
		zhc_credit_names(c, k, end - 1, d) != end - 1 || d->nnames == 0 || zhc_span_has(d->place))
		return end;
	zhc_credit_drop_share(c, d);
	for (uint32_t i = 0; i < d->nnames; i++)
		if (!zhc_may_be_person(c->cp + d->names[i].start, d->names[i].end - d->names[i].start))
			return end;
	return k - 1;
}

/*
 * Whether the paragraph is names in brackets by themselves behind the end of a sentence: an article
 * is signed with them.
 */
bool
zhc_is_signed_alone(const ZhcClean *c, const ZhcPara *p, ZhcDraft *d)
{
	uint32_t close = zhc_credit_close(c, p->start, p->end, ZHC_CREDIT_BRACKET);
	uint32_t to;

	if (close == 0 || close + 1 != p->end || p->start < 2 || c->cp[p->start] == '[' ||
		c->cp[p->start] == 0x3010 || /* 【书评】 */
		p[-1].kind != ZHC_LINE_BODY || zhc_class(c->cp[p[-1].end - 1]) == ZHC_C_HAN ||
		zhc_credit_word(c, p->start + 1, close, ZHC_WORD_PLAIN | ZHC_WORD_FURNITURE, &to))
		return false;
	*d = (ZhcDraft){0};
	if (zhc_credit_names(c, p->start + 1, close, d) != close || d->nnames == 0)
		return false;
	zhc_credit_drop_share(c, d);
	return !zhc_span_has(d->place) && zhc_credit_are_names(c, d);
}

/* Whether [i, end) may be the name of a person, with a blank in one of two characters: 陶 然 */
static bool
is_person(const ZhcClean *c, uint32_t i, uint32_t end)
{
	uint32_t name[2];

	if (end - i != 3 || c->cp[i + 1] != ' ')
		return zhc_may_be_person(c->cp + i, end - i);
	name[0] = c->cp[i];
	name[1] = c->cp[i + 2];
	return zhc_may_be_person(name, 2);
}

/* Whether a short paragraph stands where authors' names do: between a headline and the text, or
 * below the text. */
static bool
may_name_author(const ZhcClean *c, uint32_t para)
{
	const ZhcPara *p = &c->paras[para];

	if ((p->level > 0 && p->level != ZHC_LEVEL_BOLD) || para == 0 ||
		p->end - p->start < (p->level == ZHC_LEVEL_BOLD ? 2 : 3))
		return para == 0 && p->level == 0 && p->end - p->start >= 3 && c->nparas > 1 &&
			   p[1].kind == ZHC_LINE_BODY;
	if (p[-1].kind == ZHC_LINE_HEADING)
		return para + 1 < c->nparas && p[1].kind == ZHC_LINE_BODY;
	return p[-1].kind == ZHC_LINE_BODY && p[-1].end > p[-1].start &&
		   (zhc_class(c->cp[p[-1].end - 1]) == ZHC_C_STOP ||
			c->cp[p[-1].end - 1] == 0xFF09) && /* ） */
		   (para + 1 == c->nparas || p[1].kind != ZHC_LINE_BODY);
}

bool
zhc_is_letter_writer(const ZhcClean *c, uint32_t para, ZhcDraft *d)
{
	const ZhcPara *p = &c->paras[para];
	char text[MAX_SIGNATURE * ZHC_UTF8_MAX];
	const char *end;
	const char *name;

	if (para == 0 || p->end - p->start > MAX_SIGNATURE || p[-1].kind != ZHC_LINE_BODY ||
		p[-1].end == p[-1].start || zhc_class(c->cp[p[-1].end - 1]) == ZHC_C_HAN)
		return false;
	end = zhc_clean_put(c, p->start, p->end, text);
	name = zhc_text_reader(text, end);
	if (name == NULL)
		return false;
	*d = (ZhcDraft){.nnames = 1};
	d->names[0] = (ZhcSpan){p->end - (uint32_t) zhc_count(name, (size_t) (end - name)), p->end};
	return true;
}

/* Whether the character ends what people are by calling: 教師, 律師, 研究員, 學生, 里長 */
static bool
names_calling(uint32_t cp)
{
	static const uint32_t ends[] = {0x5E08, 0x5E2B, 0x5458, 0x54E1, 0x8005,
									0x6388,									 /* 师 员 者 授 */
									0x751F, 0x957F, 0x9577, 0x4EBA, 0x5BB6}; /* 生 长 人 家 */

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (cp == ends[i])
			return true;
	return false;
}

/* Where a name ends that a slash and what the person is stand behind, up to `end`: 李四／國中教師
 * （新北市）; `end` when there is none. */
static uint32_t
before_office(const ZhcClean *c, uint32_t i, uint32_t end)
{
	uint32_t k = i + 2;
	uint32_t to;

	while (k < end && k < i + 4 && !zhc_credit_is_slash(c->cp[k]))
		k++;
	if (k + 3 > end || !zhc_credit_is_slash(c->cp[k]) || end - k > MAX_OFFICE ||
		zhc_credit_word(c, k + 1, end,
						ZHC_WORD_LABEL | ZHC_WORD_ROLE | ZHC_WORD_REPORT | ZHC_WORD_CREDIT, &to))
		return end;
	if (c->cp[end - 1] != 0xFF09 && !names_calling(c->cp[end - 1])) /* a place in brackets */
		return end;
	for (uint32_t n = k + 1; n < end; n++)
		if ((zhc_class(c->cp[n]) != ZHC_C_HAN && c->cp[n] != 0xFF08 && c->cp[n] != 0xFF09) ||
			zhc_credit_word(c, n, end, ZHC_WORD_REPORT, &to))
			return end; /* ／台北報導 */
	return k;
}

/*
 * Whether the paragraph is nothing but the name of a person, as authors' are: behind a sign or a
 * slash, or between a headline and the text, with his office or without, or below the text.
 */
bool
zhc_is_author(const ZhcClean *c, uint32_t para, ZhcDraft *d)
{
	const ZhcPara *p = &c->paras[para];
	uint32_t i = p->start;
	uint32_t end = p->end;

	if (p->kind == ZHC_LINE_HEADING && !may_name_author(c, para))
		return false;
	end = before_office(c, i, end);
	if (end - i > MAX_OFFICE)
		return false;
	for (uint32_t k = i + 2; k < end && k < i + 5; k++)
		if (zhc_credit_close(c, k, end, MAX_OFFICE) + 1 == end && end - k > 3)
			end = k; /* 马辰（中学校长） */
	if (end - i > 6)
		return false;
	if (c->cp[i] == '/' || c->cp[i] == 0xFF0F || c->cp[i] == 0x25A1 || c->cp[i] == 0x25CE ||
		c->cp[i] == 0x25A0) /* □ ◎ ■ */
		i = zhc_credit_skip(c, i + 1, end);
	*d = (ZhcDraft){.nnames = 1};
	d->names[0] = (ZhcSpan){i, end};
	return is_person(c, i, end);
}

bool
zhc_credit_is_supplied(const ZhcClean *c, const ZhcDraft *d)
{
	const ZhcSpan *last = &d->names[0];
	uint32_t k = last->end;
	uint32_t to;

	if (d->nnames != 1)
		return false;
	while (k < c->n && c->cp[k] == ' ')
		k++;
	return (d->verb & ZHC_WORD_PHOTO) && k + 1 < c->n &&
		   zhc_credit_word(c, k, k + 2, ZHC_WORD_PHOTO, &to) && to == k + 2 &&
		   !zhc_credit_is_foreign(c, last->start, last->end) &&
		   !zhc_may_be_person(c->cp + last->start, last->end - last->start);
}

bool
zhc_credit_names_page(const ZhcClean *c, uint32_t i)
{
	const ZhcPara *p = &c->paras[i];

	if (p->end - p->start > 2 && c->cp[p->end - 1] == 0x7A3F && /* 发稿 */
		(c->cp[p->end - 2] == 0x53D1 || c->cp[p->end - 2] == 0x767C))
		return true;
	return zhc_names_agency(c, p) && ((i > 0 && p[-1].kind == ZHC_LINE_FURNITURE) ||
									  (i + 1 < c->nparas && p[1].kind == ZHC_LINE_FURNITURE));
}
