/*
 * creditpieces.c - pieces of a line of credits: labels, columns, where an agency is at home
 */
#include "chars.h"
#include "creditparse.h"
#include "linewords.h"

/*
 * Labels with their colon or slash at i: where they end, or i.  文/图 names a reporter who took the
 * pictures as well: it is no photo credit.
 */
uint32_t
zhc_credit_take_label(const ZhcClean *c, uint32_t i, uint32_t end, unsigned *classes)
{
	uint32_t k = i;
	bool writer = false;

	*classes = 0;
	for (;;)
	{
		uint32_t to;
		uint32_t next;
		unsigned one = zhc_credit_word(c, k, end, ZHC_WORD_LABEL, &to);

		if (one != 0)
			to = zhc_credit_over_blank(c, to, end);
		if (one == 0 || (k == i && to >= end) ||
			(to < end && c->cp[to] == ' ' && ((one & ZHC_WORD_ROLE) || to - k < 2) && k == i))
			break;
		if (to < end && one & ZHC_WORD_PHOTO && k == i && i > 0 && zhc_credit_gap(c, i) &&
			zhc_credit_labels_name(c, to, end))
		{
			*classes = one & ~(unsigned) ZHC_WORD_ROLE;
			return to;
		}
		if (to < end && c->cp[to] != '.' && zhc_credit_skip(c, to, end) == to &&
			!(zhc_credit_is_interpunct(c->cp[to]) &&
			  zhc_credit_word(c, to + 1, end, ZHC_WORD_LABEL, &next)))
			break;
		*classes |= one;
		writer =
			writer || !(one & (ZHC_WORD_PHOTO | ZHC_WORD_EDITOR | ZHC_WORD_ORIGIN | ZHC_WORD_ROLE));
		k = to < end ? to + 1 : to;
	}
	if (writer)
		*classes &= ~(unsigned) ZHC_WORD_PHOTO;
	*classes &= ~(unsigned) ZHC_WORD_ROLE;
	return k;
}

/* Over the name of a column in quotation marks: 新华社“新华视点”记者. */
uint32_t
zhc_credit_skip_column(const ZhcClean *c, uint32_t i, uint32_t end)
{
	uint32_t to;

	if (i >= end || (c->cp[i] != 0x201C && c->cp[i] != 0x300A && c->cp[i] != 0x300C))
		return i;
	for (uint32_t k = i + 1; k < end && k < i + 12; k++)
		if (zhc_class(c->cp[k]) == ZHC_C_CLOSE)
			return zhc_credit_role(c, k + 1, end, &to) ? k + 1 : i;
	return i;
}

/* Over where an agency is at home: 据新加坡《联合早报》报道, 据日本共同社报道. */
uint32_t
zhc_credit_skip_country(const ZhcClean *c, uint32_t i, uint32_t end)
{
	uint32_t to;

	if (zhc_credit_word(c, i, end, ZHC_WORD_AGENCY, &to))
		return i;
	for (uint32_t k = i + 2; k < end && k < i + 7; k++)
		if ((c->cp[k] == 0x300A || zhc_credit_word(c, k, end, ZHC_WORD_AGENCY, &to)) &&
			zhc_credit_known_place(c, i, k))
			return k;
	return i;
}

/* What stands behind 来源：, be it no paper by its name: 来源：江北发布.  Returns where it ends. */
uint32_t
zhc_credit_unlisted_origin(const ZhcClean *c, uint32_t i, uint32_t end, ZhcSpan *agency)
{
	uint32_t k = i;
	uint32_t to;

	if (zhc_credit_word(c, i, end, ZHC_WORD_LABEL | ZHC_WORD_REPORT | ZHC_WORD_CREDIT, &to))
		return i;
	while (k < end && k < i + 12 && zhc_credit_is_name_char(c->cp[k]) &&
		   (k == i || !zhc_credit_gap(c, k)))
		k++;
	if (k < i + 2 || zhc_class(c->cp[i]) != ZHC_C_HAN ||
		(k < end && zhc_class(c->cp[k]) == ZHC_C_HAN && !zhc_credit_gap(c, k)))
		return i;
	*agency = (ZhcSpan){i, k};
	return k;
}
