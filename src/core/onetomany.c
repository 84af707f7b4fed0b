/*
 * onetomany.c - rules of one-to-many characters: the characters beside decide
 */
#include "onetomany.h"

#include "chars.h"

/* The text around a character: rules look to the left from one end, to the right from the other. */
typedef struct Look
{
	const ZhcCell *cell;
	uint32_t n;
} Look;

/* A digit, or a character of the first class. */
static bool
is_number(uint32_t cp)
{
	const uint32_t *p = zhc_rule_code + zhc_rule_classes[0];
	uint32_t n = *p++;

	if (zhc_class(cp) == ZHC_C_DIGIT)
		return true;
	for (; n > 0; n--, p += 2) /* each of them is one character long */
		if (p[1] == cp)
			return true;
	return false;
}

static bool
is_han(uint32_t cp)
{
	return zhc_is_cjk(zhc_class(cp));
}

static bool match_alternatives(const Look *look, uint32_t pattern, int64_t at, int step,
							   const uint32_t *rest, uint32_t nrest);

/*
 * Do elements match from position `at` on?  With step 1 they are read forward and the text too;
 * with step -1 both backward.
 */
static bool
match_elements(const Look *look, const uint32_t *e, uint32_t n, int64_t at, int step)
{
	for (; n > 0; n--)
	{
		uint32_t element = step > 0 ? *e++ : e[n - 1];
		bool inside = at >= 0 && at < (int64_t) look->n;
		uint32_t cp = inside ? look->cell[at].cp : 0;

		if (element == ZHC_RULE_EDGE)
		{
			if (inside && is_han(cp))
				return false;
			continue; /* an edge takes no character */
		}
		if ((element & ZHC_RULE_CLASS) && element < ZHC_RULE_NUMBER)
			return match_alternatives(look, zhc_rule_classes[element & 0xFFFF], at, step, e, n - 1);
		if (!inside)
			return false;
		if (element == ZHC_RULE_NUMBER ? !is_number(cp)
			: element == ZHC_RULE_ANY  ? !is_han(cp)
									   : cp != element)
			return false;
		at += step;
	}
	return true;
}

/* How far an alternative of a class reaches from `at`; -1 when it does not match. */
static int64_t
class_word(const Look *look, const uint32_t *e, uint32_t n, int64_t at, int step)
{
	for (uint32_t k = 0; k < n; k++)
	{
		uint32_t element = step > 0 ? e[k] : e[n - 1 - k];
		bool inside = at >= 0 && at < (int64_t) look->n;
		uint32_t cp = inside ? look->cell[at].cp : 0;

		if (element == ZHC_RULE_EDGE)
		{
			if (inside && is_han(cp))
				return -2;
			continue;
		}
		if (!inside || (element == ZHC_RULE_NUMBER ? !is_number(cp) : cp != element))
			return -2;
		at += step;
	}
	return at;
}

/* Does a word of a class match at `at`, and what comes after it? */
static bool
match_alternatives(const Look *look, uint32_t pattern, int64_t at, int step, const uint32_t *rest,
				   uint32_t nrest)
{
	const uint32_t *p = zhc_rule_code + pattern;
	uint32_t n = *p++ & ~ZHC_RULE_NOT;

	for (; n > 0; n--)
	{
		uint32_t len = *p++;
		int64_t next = class_word(look, p, len, at, step);

		if (next != -2 && match_elements(look, rest, nrest, next, step))
			return true;
		p += len;
	}
	return false;
}

/* Is a column of a rule true at `at`? */
static bool
match_column(const Look *look, uint32_t pattern, int64_t at, int step)
{
	const uint32_t *p = zhc_rule_code + pattern;
	bool negated;
	uint32_t n;

	if (pattern == 0)
		return true;
	negated = (*p & ZHC_RULE_NOT) != 0;
	n = *p++ & ~ZHC_RULE_NOT;
	for (; n > 0; n--)
	{
		uint32_t len = *p++;

		if (match_elements(look, p, len, at, step))
			return !negated;
		p += len;
	}
	return negated;
}

static const ZhcRuleSet *
rules_of(uint32_t cp)
{
	const ZhcRuleSet *lo = zhc_rule_sets, *hi = zhc_rule_sets_end;

	while (lo < hi)
	{
		const ZhcRuleSet *mid = lo + (hi - lo) / 2;

		if (mid->cp == cp)
			return mid;
		if (mid->cp < cp)
			lo = mid + 1;
		else
			hi = mid;
	}
	return NULL;
}

uint32_t
zhc_form_by_rule(const ZhcCell *cell, uint32_t n, uint32_t i, bool strong)
{
	const Look look = {cell, n};
	const ZhcRuleSet *set = rules_of(cell[i].cp);

	for (uint32_t k = 0; set && k < set->n; k++)
	{
		const ZhcRule *rule = &zhc_rules[set->first + k];

		if (strong && !(rule->form & ZHC_RULE_STRONG))
			continue;
		if (match_column(&look, rule->left, (int64_t) i - 1, -1) &&
			match_column(&look, rule->right, (int64_t) i + 1, 1))
			return rule->form & ~ZHC_RULE_STRONG;
	}
	return 0;
}
