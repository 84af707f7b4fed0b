/*
 * chars.c - names of the character classes
 */
#include "chars.h"

const char *
zhc_class_name(ZhcClass c)
{
	static const char *const names[ZHC_C_COUNT] = {
	    "other", "ignorable", "blank", "newline", "han",   "kana",  "letter", "digit",
	    "mark",  "joiner",    "stop",  "open",    "close", "punct", "symbol"};

	return (unsigned) c < ZHC_C_COUNT ? names[c] : "other";
}
