/*
 * namesegs.c - a paragraph cut into segments: runs of Han characters, words of letters, marks, and
 * what the user's own terms take
 */
#include "namesint.h"

#include "ownterms.h"

#define RUN_MAX	   16384u
#define BYLINE_MAX 40u

static ZhcStatus
reserve(ZhcNamer *nm, size_t n)
{
	void *data = nm->seg;
	ZhcStatus st = zhc_array_reserve(nm->al, &data, &nm->cap_seg, nm->nseg + n, sizeof(*nm->seg));

	nm->seg = data;
	return st;
}

static ZhcStatus
push(ZhcNamer *nm, ZhcSeg seg)
{
	ZhcStatus st = nm->nseg < nm->cap_seg ? ZHC_OK : reserve(nm, 1);

	if (st != ZHC_OK)
		return st;
	seg.name = ZHC_NO_NAME;
	nm->seg[nm->nseg++] = seg;
	return ZHC_OK;
}

ZhcStatus
zhc_name_path(ZhcNamer *nm, uint32_t start, uint32_t end)
{
	uint32_t count = 0;
	size_t first = nm->nseg;
	ZhcSeg *to;
	ZhcStatus st;

	for (uint32_t i = end - start; i > 0; i -= ZHC_NODE_LEN(nm->node[i]), count++)
		zhc_prefetch(&zhc_name_classes[ZHC_NODE_WORD(nm->node[i])]);
	st = reserve(nm, count);
	if (st != ZHC_OK)
		return st;
	to = nm->seg + first + count;
	for (uint32_t i = end - start, len; i > 0; i -= len)
	{
		ZhcNode node = nm->node[i];
		uint32_t word = ZHC_NODE_WORD(node);
		uint8_t class = zhc_name_classes[word];
		uint32_t flags = class & ZHC_NAME_SPECIAL ? zhc_name_flags(word) : ZHC_NW(WORD);

		len = ZHC_NODE_LEN(node);
		*--to = (ZhcSeg){.start = start + i - len,
						 .end = start + i,
						 .flags = flags,
						 .word = word,
						 .name = ZHC_NO_NAME,
						 .kind = ZHC_NODE_KIND(node),
						 .cls = (char) (class & ~ZHC_NAME_SPECIAL),
						 .dotted = ZHC_NODE_DOTTED(node)};
		if (to->kind == ZHC_SEG_WORD && !flags)
			to->kind = ZHC_SEG_ONE;
	}
	nm->nseg += count;
	zhc_name_mend(nm, first);
	return ZHC_OK;
}

/* Where the run at i ends; *dotted: whether there are interpuncts in it. */
static uint32_t
run_end(const ZhcNamer *nm, uint32_t i, uint32_t end, bool *dotted)
{
	uint32_t p = i, limit = end - i > RUN_MAX ? i + RUN_MAX : end;

	*dotted = false;
	for (;;)
	{
		while (p < limit && zhc_name_han(nm, p))
			p++;
		if (p == limit || p + 1 >= end || zhc_ch(nm->text, p) != ZHC_INTERPUNCT ||
			!zhc_name_han(nm, p - 1) || !zhc_name_han(nm, p + 1))
			return p;
		*dotted = true;
		p++;
	}
}

static uint8_t
mark_kind(const ZhcNamer *nm, uint32_t i)
{
	switch (zhc_cls(nm->text, i))
	{
		case ZHC_C_OPEN:
			return ZHC_SEG_OPEN;
		case ZHC_C_CLOSE:
			return ZHC_SEG_CLOSE;
		case ZHC_C_BLANK:
			return ZHC_SEG_BLANK;
		case ZHC_C_JOINER:
			return ZHC_SEG_JOIN;
		default:
			return ZHC_SEG_MARK;
	}
}

/* Letters and digits that stand together; a word of the lists if they are one. */
static ZhcStatus
push_latin(ZhcNamer *nm, uint32_t i, uint32_t end, uint32_t *next)
{
	ZhcSeg seg = {.start = i, .kind = ZHC_SEG_NUMBER};
	uint64_t node = 0;
	uint32_t p = i, matched = i;

	for (; p < end; p++)
	{
		ZhcClass c = zhc_cls(nm->text, p);

		if (c != ZHC_C_LETTER && c != ZHC_C_DIGIT && c != ZHC_C_MARK)
			break;
		if (c == ZHC_C_LETTER)
			seg.kind = ZHC_SEG_LATIN;
		if (p == i)
			node = nm->code[p] ? zhc_trie_first(zhc_name_trie, nm->code[p]) : 0;
		else if (node)
			node = nm->code[p] ? zhc_trie_next(zhc_name_trie, node, nm->code[p]) : 0;
		seg.word = node ? ZHC_NAME_ENTRY(ZHC_NODE_ENTRY(node)) : 0;
		matched = p + 1;
	}
	seg.end = matched;
	seg.flags = zhc_name_words[seg.word].flags;
	*next = matched;
	return push(nm, seg);
}

/* 【某某╱台北报导】: from a bracket at i to the stroke before 报导 or 报道 stand reporters. */
static void
mark_byline(ZhcNamer *nm, uint32_t i, uint32_t end)
{
	uint32_t stroke = 0, limit = end - i > BYLINE_MAX ? i + BYLINE_MAX : end, p = i + 1;

	for (; p < limit && zhc_cls(nm->text, p) != ZHC_C_CLOSE; p++)
		if (nm->text->clean->cp[p] == 0x2571 || zhc_ch(nm->text, p) == '/')
			stroke = p;
	if (!stroke || p == limit || p < i + 4 || zhc_ch(nm->text, p - 2) != 0x62A5)
		return;
	for (p = i + 1; p < stroke; p++)
		nm->ctx[p] |= ZHC_CTX_BYLINE;
}

ZhcStatus
zhc_name_segments(ZhcNamer *nm, uint32_t start, uint32_t end)
{
	const ZhcOwnSpan *own = nm->text->nown ? zhc_own_seek(nm->text, start) : NULL;
	const ZhcOwnSpan *last = own ? nm->text->own_spans + nm->text->nown : NULL;
	ZhcStatus st = ZHC_OK;
	bool joined = false, spaced = false, credit = false;

	nm->nseg = 0;
	for (uint32_t i = start, next; st == ZHC_OK && i < end; i = next)
	{
		uint32_t limit = own < last && own->start < end ? own->start : end;
		ZhcClass c = zhc_cls(nm->text, i);

		next = i + 1;
		if (i == limit)
		{
			next = own->end;
			st = push(nm, (ZhcSeg){.start = i, .end = next, .kind = ZHC_SEG_OWN});
			own++;
		}
		else if (zhc_is_cjk(c))
		{
			bool dotted;

			next = run_end(nm, i, limit, &dotted);
			st = zhc_name_run(nm, i, next, dotted);
		}
		else if (c == ZHC_C_LETTER || c == ZHC_C_DIGIT)
			st = push_latin(nm, i, limit, &next);
		else
		{
			if (c == ZHC_C_OPEN)
				mark_byline(nm, i, end);
			st = push(nm, (ZhcSeg){.start = i, .end = i + 1, .kind = mark_kind(nm, i)});
			spaced |= c == ZHC_C_BLANK && i > start + 1 && i + 1 < end && zhc_name_han(nm, i - 1) &&
					  zhc_name_before(nm, i - 1) & (ZHC_CTX_TITLE_END | ZHC_CTX_BYLINE);
			credit |= (c == ZHC_C_BLANK && nm->ctx[i] & (ZHC_CTX_TITLE_END | ZHC_CTX_BYLINE)) ||
					  (c == ZHC_C_CLOSE && i > start && zhc_ch(nm->text, i - 1) == 0x6444); /* 摄 */
			joined |= zhc_name_joint(nm->text, i) && i > start && i + 1 < end &&
					  zhc_name_han(nm, i - 1) && zhc_name_han(nm, i + 1);
		}
	}
	if (joined && st == ZHC_OK)
		zhc_name_mend_joined(nm);
	if (spaced && st == ZHC_OK)
		zhc_name_mend_spaced(nm);
	if (credit && st == ZHC_OK)
		zhc_name_mend_credits(nm);
	return st;
}
