/*
 * utf8.h - UTF-8 decoding that survives any bytes, and encoding
 *
 * A byte that does not start or continue a well-formed sequence (RFC 3629:
 * no overlongs, no surrogates, nothing above U+10FFFF) decodes alone, as
 * ZHC_BAD_BYTE + byte, so that no input stops a loop or is lost: encoding
 * such a value gives the byte back.
 */
#ifndef ZHC_UTF8_H
#define ZHC_UTF8_H

#include <stddef.h>
#include <stdint.h>

#define ZHC_BAD_BYTE 0x110000u
#define ZHC_UTF8_MAX 4 /* bytes of a character */

/*
 * Decode the character at s (s < end).  Returns its length in bytes, 1 to 4,
 * never past end; stores the code point.
 */
static inline int
zhc_decode(const char *s, const char *end, uint32_t *cp)
{
	const unsigned char *p = (const unsigned char *) s;
	size_t left = (size_t) (end - s);

	if (p[0] < 0x80)
	{
		*cp = p[0];
		return 1;
	}
	if (p[0] >= 0xE0 && p[0] < 0xF0 && left >= 3 && (p[1] & 0xC0) == 0x80 && (p[2] & 0xC0) == 0x80)
	{
		uint32_t c = ((p[0] & 0x0Fu) << 12) | ((p[1] & 0x3Fu) << 6) | (p[2] & 0x3Fu);

		if (c >= 0x800 && (c < 0xD800 || c > 0xDFFF))
		{
			*cp = c;
			return 3;
		}
	}
	else if (p[0] >= 0xC2 && p[0] < 0xE0 && left >= 2 && (p[1] & 0xC0) == 0x80)
	{
		*cp = ((p[0] & 0x1Fu) << 6) | (p[1] & 0x3Fu);
		return 2;
	}
	else if (p[0] >= 0xF0 && p[0] < 0xF5 && left >= 4 && (p[1] & 0xC0) == 0x80 &&
			 (p[2] & 0xC0) == 0x80 && (p[3] & 0xC0) == 0x80)
	{
		uint32_t c = ((p[0] & 0x07u) << 18) | ((p[1] & 0x3Fu) << 12) | ((p[2] & 0x3Fu) << 6) |
					 (p[3] & 0x3Fu);

		if (c >= 0x10000 && c <= 0x10FFFF)
		{
			*cp = c;
			return 4;
		}
	}
	*cp = ZHC_BAD_BYTE + p[0];
	return 1;
}

/* Encode cp at dst (room for 4 bytes); returns the length.  Undoes zhc_decode. */
static inline int
zhc_encode(uint32_t cp, char *dst)
{
	unsigned char *d = (unsigned char *) dst;

	if (cp < 0x80)
	{
		d[0] = (unsigned char) cp;
		return 1;
	}
	if (cp < 0x800)
	{
		d[0] = (unsigned char) (0xC0 | (cp >> 6));
		d[1] = (unsigned char) (0x80 | (cp & 0x3F));
		return 2;
	}
	if (cp < 0x10000)
	{
		d[0] = (unsigned char) (0xE0 | (cp >> 12));
		d[1] = (unsigned char) (0x80 | ((cp >> 6) & 0x3F));
		d[2] = (unsigned char) (0x80 | (cp & 0x3F));
		return 3;
	}
	if (cp < ZHC_BAD_BYTE)
	{
		d[0] = (unsigned char) (0xF0 | (cp >> 18));
		d[1] = (unsigned char) (0x80 | ((cp >> 12) & 0x3F));
		d[2] = (unsigned char) (0x80 | ((cp >> 6) & 0x3F));
		d[3] = (unsigned char) (0x80 | (cp & 0x3F));
		return 4;
	}
	d[0] = (unsigned char) (cp - ZHC_BAD_BYTE);
	return 1;
}

/* How many characters zhc_decode finds in well-formed s; each bad byte counts at most one. */
static inline size_t
zhc_count(const char *s, size_t n)
{
	size_t count = 0, i = 0;

	/* sums of a byte, which compilers add up many at a time */
	for (; n - i >= 128; i += 128)
	{
		unsigned char part = 0;

		for (size_t k = 0; k < 128; k++)
			part += ((unsigned char) s[i + k] & 0xC0) != 0x80;
		count += part;
	}
	for (; i < n; i++)
		count += ((unsigned char) s[i] & 0xC0) != 0x80;
	return count;
}

#endif /* ZHC_UTF8_H */
