/*
 * ownmatch.c - own terms found in a text
 */
#include "date.h"
#include "ownint.h"

#define POLL_EVERY 65536u

static inline bool
may_begin(const ZhcOwnTerms *own, uint32_t ch)
{
	return own->first[ch >> 3 & (sizeof(own->first) - 1)] >> (ch & 7) & 1;
}

static inline bool
is_word(ZhcClass c)
{
	return c == ZHC_C_LETTER || c == ZHC_C_DIGIT || c == ZHC_C_MARK;
}

/* Whether a word goes on from the character of class a to that of class b. */
static inline bool
joins(ZhcClass a, ZhcClass b)
{
	return is_word(a) && is_word(b);
}

static inline ZhcClass
class_at(const uint32_t *ch, uint32_t i)
{
	return (ZhcClass) (ch[i] >> ZHC_CLASS_SHIFT);
}

uint32_t
zhc_own_name_at(const ZhcOwnTerms *own, const uint32_t *ch, uint32_t i, uint32_t n, uint32_t *len)
{
	uint32_t found = 0, node = ZHC_OWN_ROOT_FOLD;

	if (!may_begin(own, ch[i] & ZHC_FOLD_MASK) ||
		(i > 0 && joins(class_at(ch, i - 1), class_at(ch, i))))
		return 0;
	for (uint32_t p = i; p < n; p++)
	{
		node = zhc_own_child(own, node, ch[p] & ZHC_FOLD_MASK);
		if (node == 0)
			break;
		if (own->node[node].name != 0 &&
			!(p + 1 < n && joins(class_at(ch, p), class_at(ch, p + 1))))
		{
			found = own->node[node].name;
			*len = p + 1 - i;
		}
	}
	return found;
}

uint32_t
zhc_own_unit_at(const ZhcOwnTerms *own, const uint32_t *ch, uint32_t i, uint32_t n, uint32_t *len)
{
	uint32_t found = 0, node = ZHC_OWN_ROOT_FOLD;

	for (uint32_t p = i; p < n; p++)
	{
		node = zhc_own_child(own, node, ch[p] & ZHC_FOLD_MASK);
		if (node == 0)
			break;
		if (own->node[node].other != 0 &&
			!(p + 1 < n && joins(class_at(ch, p), class_at(ch, p + 1))))
		{
			found = own->node[node].other;
			*len = p + 1 - i;
		}
	}
	return found;
}

uint32_t
zhc_own_exception_at(const ZhcOwnTerms *own, uint32_t config, const uint32_t *cp, uint32_t i,
					 uint32_t n, uint32_t *len)
{
	uint32_t found = 0, node = ZHC_OWN_ROOT_EXACT;

	if (!may_begin(own, cp[i]) || (i > 0 && joins(zhc_class(cp[i - 1]), zhc_class(cp[i]))))
		return 0;
	for (uint32_t p = i; p < n; p++)
	{
		node = zhc_own_child(own, node, cp[p]);
		if (node == 0)
			break;
		for (uint32_t k = own->node[node].other; k != 0; k = own->term[k - 1].next)
			if (own->term[k - 1].configs & config &&
				!(p + 1 < n && joins(zhc_class(cp[p]), zhc_class(cp[p + 1]))))
			{
				found = k;
				*len = p + 1 - i;
			}
	}
	return found;
}

ZhcStatus
zhc_own_attach(const ZhcAlloc *al, ZhcText *text, const ZhcOwnTerms *own)
{
	size_t cap = 0;
	uint32_t len;

	if (!own)
		return ZHC_OK;
	text->own = own;
	for (uint32_t i = 0, next; i < text->n; i = next)
	{
		uint32_t term = zhc_own_name_at(own, text->ch, i, text->n, &len);
		void *data = text->own_spans;
		ZhcStatus st;

		if (i % POLL_EVERY == 0)
			zhc_poll(al);
		next = i + 1;
		if (term == 0)
			continue;
		next = i + len;
		st = zhc_array_reserve(al, &data, &cap, (size_t) text->nown + 1, sizeof(ZhcOwnSpan));
		text->own_spans = data;
		if (st != ZHC_OK)
			return st;
		text->own_spans[text->nown++] = (ZhcOwnSpan){i, next, term - 1};
	}
	return ZHC_OK;
}

void
zhc_own_detach(const ZhcAlloc *al, ZhcText *text)
{
	if (text->own_spans)
		al->free(al->ctx, text->own_spans);
	text->own_spans = NULL;
	text->nown = 0;
	text->own = NULL;
}

const ZhcOwnSpan *
zhc_own_seek(const ZhcText *text, uint32_t i)
{
	uint32_t lo = 0, hi = text->nown;

	while (lo < hi)
	{
		uint32_t mid = lo + (hi - lo) / 2;

		if (text->own_spans[mid].end <= i)
			lo = mid + 1;
		else
			hi = mid;
	}
	return text->own_spans + lo;
}

void
zhc_own_hide_dates(const ZhcText *text, ZhcDates *dates)
{
	uint32_t n = 0;

	if (text->nown == 0)
		return;
	for (uint32_t i = 0; i < dates->n; i++)
	{
		const ZhcOwnSpan *s = zhc_own_seek(text, dates->row[i].start);

		if (s == text->own_spans + text->nown || s->start > dates->row[i].start ||
			s->end < dates->row[i].end)
			dates->row[n++] = dates->row[i];
	}
	dates->n = n;
}
