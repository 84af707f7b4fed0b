/*
 * namecontext.h - what stands beside a candidate for a Han name says for it
 *
 * Private to namelattice.c and nameforeign.c, which ask this of every candidate.
 */
#ifndef ZHC_NAMECONTEXT_H
#define ZHC_NAMECONTEXT_H

#include "namesint.h"

static inline bool
is_edge(const ZhcNamer *nm, uint32_t i)
{
	return i >= nm->text->n || !zhc_name_han(nm, i);
}

/* Behind the first part of a name and a hyphen: 阿卜杜勒- + 阿提. */
static inline bool
behind_joint(const ZhcNamer *nm, uint32_t start)
{
	return start > 1 && zhc_ch(nm->text, start - 1) < 0x80 && zhc_name_joint(nm->text, start - 1) &&
		   zhc_name_model(nm, start - 2)->inner != ZHC_NW_NEVER;
}

/* What stands before a candidate says, and what it needs of what stands behind. */
typedef struct Before
{
	int bonus;
	bool title; /* a title ends there */
	bool edge;	/* not in the middle of Han text */
	bool comma; /* 、 or / */
	bool of;	/* 的 */
} Before;

static inline Before
context_before(const ZhcNamer *nm, uint32_t start)
{
	uint8_t ctx = zhc_name_before(nm, start);
	Before b = {.title = ctx & ZHC_CTX_TITLE_END || behind_joint(nm, start),
				.edge = start == 0 || is_edge(nm, start - 1),
				.comma = start > 0 && zhc_name_pause(nm, start - 1),
				.of = start > 0 && zhc_ch(nm->text, start - 1) == 0x7684};

	if (b.title)
		b.bonus += 44;
	if (ctx & ZHC_CTX_VERB_END)
		b.bonus += 20;
	if (ctx & ZHC_CTX_BYLINE)
		b.bonus += 60;
	return b;
}

/* Whether a surname with one or two characters and the end of a list's member stand at i. */
static inline bool
name_follows(const ZhcNamer *nm, uint32_t i)
{
	uint32_t p = i + 1;

	if (i + 2 >= nm->text->n || zhc_name_model(nm, i)->surname == ZHC_NW_NEVER)
		return false;
	while (p < i + 4 && p < nm->text->n && zhc_name_han(nm, p) && zhc_ch(nm->text, p) != 0x548C &&
		   zhc_ch(nm->text, p) != 0x7B49) /* 和 等 */
		p++;
	return p == i + 2 || p == i + 3;
}

/* What the surroundings of a candidate that ends before `end` say for a person's name. */
static inline int
context_bonus(const ZhcNamer *nm, Before before, uint32_t end)
{
	uint32_t next = end < nm->text->n ? zhc_ch(nm->text, end) : 0;
	bool pause = next == 0x3001 || next == '/';
	uint8_t after = nm->ctx[end];
	int bonus = before.bonus;

	if (after & ZHC_CTX_TITLE_AFTER)
		bonus += 32;
	else if (after & ZHC_CTX_TITLE)
		bonus += 20;
	if (after & ZHC_CTX_AFTER)
		bonus += 20;
	if (is_edge(nm, end))
		bonus += before.edge || before.of ? 20 : 4; /* 受伤的张志豪，… */
	else if (before.edge)
		bonus += 4;
	if (before.edge && next == ':')
		bonus += 16; /* who speaks in an interview */
	if (before.title && (after & ZHC_CTX_AFTER || is_edge(nm, end)))
		bonus += 24;
	if ((next == 0x4EE5 || next == 0x51ED) && end + 1 < nm->text->n &&
		zhc_ch(nm->text, end + 1) == 0x300A)
		bonus += 20; /* 以《…》, 凭《…》 */
	if (pause && name_follows(nm, end + 1))
		bonus += 30;
	if (before.comma && (pause || next == 0x7B49 || next == 0x53CA || next == 0x4E0E))
		bonus += 20; /* 、X、 and 、X等, 、X及 */
	return bonus;
}

#endif /* ZHC_NAMECONTEXT_H */
