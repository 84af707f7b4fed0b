/*
 * qty_text.c - the columns of a quantity that are words
 */
#include "qty.h"

/* Append s at `at`, if it fits; where the text ends then. */
static size_t
append(char buf[ZHC_UNIT_TEXT], size_t at, const char *s)
{
	size_t n = strlen(s);

	if (at + n >= ZHC_UNIT_TEXT)
		n = 0;
	memcpy(buf + at, s, n);
	buf[at + n] = '\0';
	return at + n;
}

size_t
zhc_quantity_unit(const ZhcQuantity *q, char buf[ZHC_UNIT_TEXT])
{
	size_t n = append(buf, 0, q->unit.before);

	n = append(buf, n, q->unit.unit);
	if (q->unit.per[0])
	{
		n = append(buf, n, q->unit.each ? "每" : "/");
		n = append(buf, n, q->unit.per);
	}
	return n;
}

size_t
zhc_quantity_si_unit(const ZhcQuantity *q, char buf[ZHC_UNIT_TEXT])
{
	size_t n = append(buf, 0, q->si);

	if (q->si_per[0])
	{
		n = append(buf, n, "/");
		n = append(buf, n, q->si_per);
	}
	return n;
}

bool
zhc_quantity_si(const ZhcQuantity *q, char buf[ZHC_DEC_TEXT])
{
	if (!zhc_quantity_has_si(q))
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
