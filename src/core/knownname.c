/*
 * knownname.c - what the dictionary of names says of a few characters
 */
#include "knownname.h"

#include "chars.h"
#include "namewords.h"
#include "utf8.h"

uint32_t
zhc_known_name(const uint32_t *cp, uint32_t n)
{
	uint64_t node = 0;
	uint32_t word;

	for (uint32_t k = 0; k < n; k++)
	{
		uint32_t code = zhc_trie_code(zhc_name_trie, zhc_char(cp[k]) & ZHC_FOLD_MASK);

		if (code == 0)
			return 0;
		node =
			k == 0 ? zhc_trie_first(zhc_name_trie, code) : zhc_trie_next(zhc_name_trie, node, code);
		if (node == 0)
			return 0;
	}
	word = node ? ZHC_NAME_ENTRY(ZHC_NODE_ENTRY(node)) : 0;
	return word ? zhc_name_flags(word) : 0;
}

bool
zhc_is_known_place(const uint32_t *cp, uint32_t n)
{
	return n >= 2 && zhc_known_name(cp, n) & (ZHC_NW(COUNTRY) | ZHC_NW(PLACE));
}

bool
zhc_may_be_person(const uint32_t *cp, uint32_t n)
{
	uint32_t surname = n >= 3 && zhc_known_name(cp, 2) & ZHC_NW(SURNAME) ? 2 : 1;

	if (n <= surname || n > surname + 2 || !(zhc_known_name(cp, surname) & ZHC_NW(SURNAME)))
		return false;
	for (uint32_t k = 0; k < n; k++)
		if (zhc_class(cp[k]) != ZHC_C_HAN)
			return false;
	return zhc_known_name(cp, n) == 0 && (n != 4 || zhc_known_name(cp + 2, 2) == 0);
}

bool
zhc_text_may_be_person(const char *p, const char *end)
{
	uint32_t cp[4];
	uint32_t n = 0;

	while (p < end && n < 4)
		p += zhc_decode(p, end, &cp[n++]);
	return p == end && zhc_may_be_person(cp, n);
}
