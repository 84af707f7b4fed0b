/*
 * qty_text.c - the columns of a quantity that are words
 */
#include "qty.h"

static void
append(char buf[ZHC_UNIT_TEXT], const char *s)
{
	size_t at = strlen(buf), n = strlen(s);

	if (at + n < ZHC_UNIT_TEXT)
		memcpy(buf + at, s, n + 1);
}

void
zhc_quantity_unit(const ZhcQuantity *q, char buf[ZHC_UNIT_TEXT])
{
	buf[0] = '\0';
	append(buf, q->unit.before);
	append(buf, q->unit.unit);
	if (q->unit.per[0])
	{
		append(buf, q->unit.each ? "每" : "/");
		append(buf, q->unit.per);
	}
}

void
zhc_quantity_si_unit(const ZhcQuantity *q, char buf[ZHC_UNIT_TEXT])
{
	buf[0] = '\0';
	append(buf, q->si);
	if (q->si_per[0])
	{
		append(buf, "/");
		append(buf, q->si_per);
	}
}

bool
zhc_quantity_si(const ZhcQuantity *q, char buf[ZHC_DEC_TEXT])
{
	if (q->ratio.num == 0 || !q->si[0])
		return false;
	zhc_dec_scaled_text(q->value, q->ratio, buf);
	return true;
}

const char *
zhc_approx_name(uint8_t approx)
{
	static const char *const names[] = {NULL, "over", "under", "about"};

	return approx <= ZHC_ABOUT ? names[approx] : NULL;
}

const char *
zhc_change_name(uint8_t change)
{
	static const char *const names[] = {NULL, "increase", "decrease", "level"};

	return change <= ZHC_CHANGE_LEVEL ? names[change] : NULL;
}

const char *
zhc_unit_kind_name(uint8_t kind)
{
	static const char *const names[] = {
#define NAME(id, name) name,
		ZHC_UNIT_KINDS(NAME)
#undef NAME
	};

	return kind < ZHC_KIND_COUNT_ ? names[kind] : NULL;
}
