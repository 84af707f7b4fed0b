/*
 * stretch.c - a stretch of words made ready for a word parser
 */
#include "stretch.h"

#include "cutter.h"

size_t
zhc_stretch_clean(const ZhcScan *sc, const ZhcSeg *seg, char *out, uint32_t *map)
{
	const char *from = sc->s + seg->start;
	ZhcCutter ct = zhc_cut_part(sc->s, &sc->layout, sc->line, from, sc->s + seg->end);
	const char *done = from;
	size_t n = 0;

	for (; zhc_next_piece(&ct); done = ct.to)
	{
		if (n > 0 && ct.joint)
		{
			map[n] = (uint32_t) (done - from);
			out[n++] = ct.joint;
		}
		for (const char *p = ct.from; p < ct.to; p++)
		{
			map[n] = (uint32_t) (p - from);
			out[n++] = *p;
		}
	}
	map[n] = seg->end - seg->start;
	return n;
}

size_t
zhc_word_clean(const char *s, size_t n, char *out)
{
	const char *end = s + n;
	size_t k = 0;

	while (s < end)
	{
		bool blank;
		uint32_t cp;
		size_t len = zhc_left_out(s, end, &blank);

		if (len == 0)
		{
			len = (size_t) zhc_decode(s, end, &cp);
			memcpy(out + k, s, len);
			k += len;
		}
		s += len;
	}
	return k;
}

bool
zhc_has_fullwidth(const char *s, size_t n)
{
	/* U+FF01 to U+FF5E: EF BC 81 to EF BD 9E */
	for (const char *p = s, *end = s + n; n >= 3 && p < end - 2;)
	{
		p = memchr(p, '\xEF', (size_t) (end - 2 - p));
		if (!p)
			return false;
		if (p[1] == '\xBC' || p[1] == '\xBD')
			return true;
		p++;
	}
	return false;
}

size_t
zhc_narrow(const char *s, size_t n, char *out, uint32_t *map)
{
	const char *p = s;
	const char *end = s + n;
	size_t k = 0;

	while (p < end)
	{
		uint32_t cp;
		int len = zhc_decode(p, end, &cp);

		if (cp >= 0xFF01 && cp <= 0xFF5E)
		{
			map[k] = (uint32_t) (p - s);
			out[k++] = (char) (cp - 0xFF01 + 0x21);
		}
		else
			for (int i = 0; i < len; i++)
			{
				map[k] = (uint32_t) (p - s) + (uint32_t) i;
				out[k++] = p[i];
			}
		p += len;
	}
	map[k] = (uint32_t) n;
	return k;
}
