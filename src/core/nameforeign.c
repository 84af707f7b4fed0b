/*
 * nameforeign.c - candidates for transcribed names in the lattice
 */
#include "namelattice.h"

#define COST_FOREIGN 44
#define COST_FOREIGN_ODD                                                                           \
	84 /* a character never seen in transcriptions, beside · or behind a title */
#define GLOSS_SPEAKS  20
#define COST_ODD_LAST 16 /* and when it ends the name */
#define FOREIGN_MAX	  24u

/* Whether an adverb or such of two characters stands at i: 特别. */
static bool
is_function(const ZhcNamer *nm, uint32_t i)
{
	const ZhcNameWord *w = zhc_name_word_of(nm, i, 2);

	return w->cls == 'f' && w->cost < 84;
}

/*
 * Whether characters [i, p] behind a title, of which one is in no transcription, may be a foreign
 * name: a mark or a verb for persons behind them, and no word in them.  外长 + 阿努霆 + 、
 */
static bool
ends_stranger(const ZhcNamer *nm, uint32_t i, uint32_t p)
{
	if (p < i + 2 || !(is_edge(nm, p + 1) || nm->ctx[p + 1] & ZHC_CTX_AFTER))
		return false;
	for (uint32_t k = i; k < p; k++)
		if (zhc_name_cls(zhc_name_entry(nm, k, 2)) &&
			zhc_name_cost(zhc_name_entry(nm, k, 2)) < COST_STRANGER)
			return false;
	return true;
}

/* Whether a name with · that ends with character i would cut a verb, adverb or time in two: 利马 +
 * 本月. */
static bool
cuts_predicate(const ZhcNamer *nm, uint32_t i)
{
	const ZhcNameWord *w = zhc_name_word_of(nm, i, 2);

	return w->cls && zhc_class_in(w->cls, "vwtf") && w->cost < 116;
}

/* Whether 约 stands before `end` and a number behind it: 穆恩达 + 约二十二万票. */
static bool
is_about(const ZhcNamer *nm, uint32_t end)
{
	if (zhc_ch(nm->text, end - 1) != 0x7EA6 || end >= nm->text->n)
		return false;
	return zhc_cls(nm->text, end) == ZHC_C_DIGIT ||
		   (nm->code[end] && zhc_name_cls(zhc_name_entry(nm, end, 1)) == 'm');
}

/* Whether a bracket with a name in letters opens at i: 斯維托（Elena Sveto）. */
static bool
is_glossed(const ZhcNamer *nm, uint32_t i)
{
	const uint32_t *cp = nm->text->clean->cp + i;

	return i + 2 < nm->text->n && zhc_ch(nm->text, i) == '(' && cp[1] >= 'A' && cp[1] <= 'Z' &&
		   ((cp[2] >= 'a' && cp[2] <= 'z') || (cp[2] >= 0xC0 && cp[2] < 0x250));
}

/* A step over a transcribed name, unless it would cut a verb in two: 哈萨 + 转达. */
static void
relax_transcribed(const ZhcNamer *nm, const Start *s, uint32_t len, int cost, bool dotted)
{
	cost -= context_bonus(nm, s->before, s->i + len);
	if (is_glossed(nm, s->i + len))
		cost -= GLOSS_SPEAKS;
	if (too_dear(s->from, len, cost) || is_about(nm, s->i + len))
		return;
	if (dotted ? cuts_predicate(nm, s->i + len - 1) : len > 2 && cuts_word(nm, s->i + len - 1))
		cost += 40;
	relax(s->from, len, cost, 0, ZHC_SEG_FOREIGN, dotted);
}

/*
 * Of the first character of a part; behind a title one that is seen only inside names may begin one
 * that is not short: 素利亚.
 */
static int
head_cost(const ZhcNamer *nm, const Start *s, uint32_t p, const ZhcNameModel *m)
{
	return m->head == ZHC_NW_NEVER && m->inner != ZHC_NW_NEVER && p == s->i && s->before.title &&
				   zhc_name_cost(zhc_name_entry(nm, p, 1)) >= COST_FUNCTION
			   ? m->inner + COST_ODD_LAST
			   : m->head;
}

void
zhc_name_foreign(ZhcNamer *nm, const Start *s, uint32_t end, uint32_t dot, bool inside)
{
	uint32_t i = s->i, part = i; /* where the part behind the last dot starts */
	bool near = dot < end && dot - i <= DOT_REACH, dotted = false, odd = false;
	int cost = inside ? COST_FOREIGN + 70 : COST_FOREIGN;

	for (uint32_t p = i; p < end && p - i < FOREIGN_MAX; p++)
	{
		const ZhcNameModel *m = zhc_name_model(nm, p);
		int inner = p == part ? head_cost(nm, s, p, m) : m->inner, bonus = 0;
		uint32_t len = p + 1 - i;

		if (zhc_ch(nm->text, p) == ZHC_INTERPUNCT)
		{
			if (p == part)
				return;
			dotted = near = true;
			odd = false;
			part = p + 1;
			continue;
		}
		if (dotted && p > part && zhc_ch(nm->text, p) == 0x53CA)
			return; /* 塞巴斯蒂安·科 + 及 */
		if (p > i && zhc_ch(nm->text, p) == 0x7684)
			return; /* 的: 的黎波里, but not 椰浆饭的莫哈末·法依兹 */
		if (inner == ZHC_NW_NEVER)
		{
			if (!near && !dotted && (odd || p == i || !s->before.title))
				return;
			if (p > part && dotted && dot < p && zhc_name_cls(zhc_name_entry(nm, p, 1)) == 'f' &&
				zhc_name_cost(zhc_name_entry(nm, p, 1)) < COST_FUNCTION)
				return; /* 伊克桑·凡迪 + 各 */
			if (dotted && dot < p && (odd || (p > part && cuts_predicate(nm, p - 1))))
				return; /* 巴里·布朗 + 首节独得, 利马 + 本月 */
			odd = true;
			inner = COST_FOREIGN_ODD + (zhc_name_cost(zhc_name_entry(nm, p, 1)) < 64 ? 40 : 0);
		}
		if (p > part || dotted)
		{
			int last = m->tail == ZHC_NW_NEVER ? inner + COST_ODD_LAST : m->tail;

			if (dotted)
				bonus = 60;
			else if (len == 2)
				bonus = (s->before.title ? 0 : -60) - (is_function(nm, i) ? 60 : 0) -
						(zhc_name_model(nm, i)->head == ZHC_NW_NEVER ? 60 : 0);
			if (dotted || !odd || (!near && ends_stranger(nm, i, p)))
				relax_transcribed(nm, s, len, cost + last - bonus, dotted);
		}
		cost += dotted ? inner * 3 / 4 : inner;
		if (dotted && p - part >= DOT_REACH)
			return;
	}
}
