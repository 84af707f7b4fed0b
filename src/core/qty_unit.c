/*
 * qty_unit.c - the unit behind a number
 *
 * The longest measure or classifier of the lexicon, unless a longer word begins there (天 of 天气);
 * with 人民币 behind 元, and the denominator of a compound unit.
 */
#include "qty.h"

#include "ownterms.h"

#define C_GE	0x4E2A /* 个 */
#define C_DUO	0x591A /* 多 */
#define C_YU	0x4F59 /* 余 */
#define C_BAN	0x534A /* 半 */
#define C_YUE	0x6708 /* 月 */
#define C_RI	0x65E5 /* 日 */
#define C_MEI	0x6BCF /* 每 */
#define C_LIANG 0x4E24 /* 两 */
#define C_FEN	0x5206 /* 分 */
#define C_QIAN	0x524D /* 前 */
#define C_ZHI	0x4E4B /* 之 */
#define C_PING	0x5E73 /* 平 */

bool
zhc_fixed_at(const ZhcText *x, uint32_t p)
{
	uint32_t len;

	return zhc_lex_find(x->code, p, x->n, ZHC_LEX_BIT(FIXED), &len) != NULL && len > 1;
}

uint32_t
zhc_fixed_to(const ZhcText *x, uint32_t p)
{
	uint32_t len;

	return zhc_lex_find(x->code, p, x->n, ZHC_LEX_BIT(FIXED), &len) ? p + len : p;
}

const ZhcLexEntry *
zhc_read_word_at(const ZhcText *x, uint32_t p, uint64_t mask, uint32_t *len)
{
	const ZhcLexEntry *e = zhc_lex_find(x->code, p, x->n, mask, len);
	uint32_t flen;

	if (e && zhc_lex_find(x->code, p, x->n, ZHC_LEX_BIT(FIXED), &flen) && flen > *len)
		return NULL;
	return e;
}

const ZhcLexEntry *
zhc_read_word_before(const ZhcText *x, uint32_t start, uint32_t p, uint64_t mask, uint32_t *len)
{
	const ZhcLexEntry *e = zhc_lex_find_back(x->code, start, p, mask, len);
	uint32_t flen;

	if (e && zhc_lex_may_end(x->code, start, p) &&
		zhc_lex_find_back(x->code, start, p, ZHC_LEX_BIT(FIXED), &flen) && flen > *len)
		return NULL;
	return e;
}

static void
set_measure(ZhcUnitHit *u, const ZhcLexEntry *e)
{
	const ZhcUnit *unit = zhc_lex_unit(e->a);

	u->measure = true;
	u->index = e->a;
	u->kind = unit->kind;
	u->currency = unit->currency;
	u->text.unit = zhc_lex_text(e);
}

/* 个多月, 个半小时: the approximation stands inside the unit. */
static bool
split_unit(const ZhcText *x, uint32_t p, ZhcUnitHit *u)
{
	/* the entry of 个月 or 个小时 is found by reading 个 and what follows the inserted character */
	uint16_t code[12];
	uint32_t inner, len, n = 0;
	const ZhcLexEntry *e;

	if (zhc_ch(x, p) != C_GE)
		return false;
	inner = zhc_ch(x, p + 1);
	if (inner != C_DUO && inner != C_YU && inner != C_BAN)
		return false;
	code[n++] = x->code[p];
	for (uint32_t q = p + 2; q < x->n && n < 12; q++)
		code[n++] = x->code[q];
	e = zhc_lex_find(code, 0, n, ZHC_LEX_BIT(UNIT), &len);
	if (!e || zhc_lex_unit(e->a)->kind != ZHC_KIND_DURATION)
		return false;
	set_measure(u, e);
	u->end = p + len + 1;
	u->half = inner == C_BAN;
	u->approx = inner == C_BAN ? ZHC_EXACT : ZHC_OVER;
	return true;
}

/* N日 that the date parser left alone: a duration. */
static bool
days(const ZhcText *x, uint32_t p, ZhcUnitHit *u)
{
	if (zhc_ch(x, p) != C_RI || zhc_fixed_at(x, p))
		return false;
	u->measure = true;
	u->index = -2;
	u->kind = ZHC_KIND_DURATION;
	u->text.unit = "日";
	u->end = p + 1;
	return true;
}

/* Measures of one character that are common in words need a numeral that is clearly one. */
static bool
is_ambiguous(uint32_t ch)
{
	switch (ch)
	{
		case 0x65B9: /* 方 */
		case 0x5E73: /* 平 */
		case 0x62C5: /* 担 */
		case 0x5361: /* 卡 */
		case 0x7126: /* 焦 */
		case 0x74E6: /* 瓦 */
		case 0x4F0F: /* 伏 */
		case 0x5E15: /* 帕 */
		case 0x8D6B: /* 赫 */
		case 0x5EA6: /* 度 */
		case 0x7801: /* 码 */
		case 0x76EE: /* 目 */
		case 0x4ED9: /* 仙 */
		case 0x6BEB: /* 毫 */
		case 0x89D2: /* 角 */
		case 0x76FE: /* 盾 */
		case 0x94E2: /* 铢 */
		case 0x514B: /* 克 */
		case 0x5398: /* 厘 */
			return true;
		default:
			return false;
	}
}

static bool
is_clear(const ZhcNumber *num)
{
	return num->arabic || num->decimal || num->has_max ||
		   zhc_dec_cmp(num->value, (ZhcDec){1, 1, false}) > 0;
}

/*
 * A longer word begins where the unit does (天 of 天津).  Most numerals are read with the unit all
 * the same (5天气温, 18所学校); data/lexicon/not-a-number.tsv says which words are stronger.
 */
static bool
is_hidden(const ZhcText *x, uint32_t p, uint32_t len, const ZhcNumber *num)
{
	uint32_t flen;
	const ZhcLexEntry *e = zhc_lex_find(x->code, p, x->n, ZHC_LEX_BIT(FIXED), &flen);
	bool year = num->plain && num->digits == 4 && num->value.m >= 1900 && num->value.m <= 2100;

	if (!e || flen <= len)
		return false;
	/* 1.5分之差: no fraction */
	if (flen == 2 && zhc_ch(x, p) == C_FEN && zhc_ch(x, p + 1) == C_ZHI &&
		!(zhc_is_digit(x, p + 2) || zhc_starts_number(x, p + 2)))
		return false;
	return e->a == 1 || year || (e->a == 2 && !is_clear(num)) ||
		   (e->a == 3 && (num->arabic || (num->start > 0 && zhc_ch(x, num->start - 1) == C_QIAN)));
}

/* Letters that mean another unit in the other case (g and G). */
static bool
is_other_case(const ZhcText *x, uint32_t p, const char *unit)
{
	uint32_t cp = x->clean->cp[p];

	if (unit[0] & 0x80 || unit[1] != '\0')
		return false;
	return (cp >= 0xFF00 ? cp - 0xFEE0 : cp) != (uint32_t) unit[0];
}

/* The denominator behind a slash or 每. */
static void
compound(const ZhcText *x, ZhcUnitHit *u)
{
	uint32_t p = u->end, len;
	const ZhcLexEntry *e;
	bool each = zhc_ch(x, p) == C_MEI;

	if (p + 1 >= x->n || (zhc_ch(x, p) != '/' && !each))
		return;
	/* 公里每小时 is a unit; 3元每人 is not set in stone, 5人每天 is two things */
	if (each && (u->kind == ZHC_KIND_PERSON || u->kind == ZHC_KIND_DURATION))
		return;
	e = zhc_lex_find(x->code, p + 1, x->n, ZHC_LEX_BIT(UNIT) | ZHC_LEX_BIT(CLASSIFIER), &len);
	if (!e || (each && e->cat != ZHC_LEX_UNIT))
		return;
	u->per = e->cat == ZHC_LEX_UNIT ? e->a : -1;
	u->text.per = zhc_lex_text(e);
	u->text.each = each;
	u->end = p + 1 + len;
	if (u->kind != ZHC_KIND_MONEY)
		u->kind = ZHC_KIND_OTHER;
}

/* 元人民币: the currency's name behind 元. */
static void
money_after(const ZhcText *x, ZhcUnitHit *u)
{
	uint32_t len;
	const ZhcLexEntry *e;

	if (u->kind != ZHC_KIND_MONEY || u->currency[0])
		return;
	e = zhc_lex_find(x->code, u->end, x->n, ZHC_LEX_BIT(MONEY_AFTER), &len);
	if (!e)
		return;
	u->index = e->a;
	u->currency = zhc_lex_unit(e->a)->currency;
	u->text.before = zhc_lex_text(e);
	u->end += len;
}

/* A unit of the user's own list, unless one of the lexicon is longer. */
static bool
own_unit(const ZhcText *x, uint32_t p, ZhcUnitHit *u)
{
	uint32_t len = 0, other = 0, term = zhc_own_unit_at(x->own, x->ch, p, x->n, &len);

	if (term == 0 ||
		(zhc_lex_find(x->code, p, x->n, ZHC_LEX_BIT(UNIT) | ZHC_LEX_BIT(CLASSIFIER), &other) &&
		 other > len))
		return false;
	u->own = zhc_own_term(x->own, term - 1);
	u->kind = u->own->unit_kind;
	u->measure = u->own->ratio.num != 0;
	u->text.unit = zhc_own_bytes(x->own, u->own->text);
	u->end = p + len;
	compound(x, u);
	return true;
}

/* 84万起: from that price on; 追成71平: a score that is level. */
static bool
is_no_unit(const ZhcText *x, uint32_t p, const ZhcNumber *num)
{
	uint32_t ch = zhc_ch(x, p), before = num->start > 0 ? zhc_ch(x, num->start - 1) : 0;

	if (p + 1 < x->n && zhc_cls(x, p + 1) == ZHC_C_HAN)
		return false;
	return (ch == 0x8D77 && num->scale >= 4) ||
		   (ch == 0x5E73 &&
			(before == 0x6210 || before == 0x81F3 || before == 0x6218 || before == ','));
}

/* 5胜3平, 32勝22敗2和: games that were drawn, no square metres and no "and". */
static bool
drawn(const ZhcText *x, uint32_t p, const ZhcNumber *num, ZhcUnitHit *u)
{
	uint32_t before = num->start > 0 ? zhc_ch(x, num->start - 1) : 0;

	bool he = zhc_ch(x, p) == 0x548C && zhc_cls(x, p + 1) != ZHC_C_HAN;

	if (!(he || zhc_ch(x, p) == C_PING) ||
		(before != 0x80DC && before != 0x8D1F && before != 0x8D25))
		return false;
	u->kind = ZHC_KIND_COUNTED;
	u->use = ZHC_USE_TALLY;
	u->text.unit = he ? "和" : "平";
	u->end = p + 1;
	return true;
}

/* 徒刑7月, 四年六月 of a term that is no date: months. */
static bool
months_too(const ZhcText *x, uint32_t p, const ZhcNumber *num, ZhcUnitHit *u)
{
	uint16_t months[2];
	uint32_t len, start = num->start;
	const ZhcLexEntry *e;

	if (zhc_ch(x, p) != 0x6708 ||
		!(zhc_behind_sentence(x, start) ||
		  (start > 1 && zhc_ch(x, start - 1) == 0x5E74 &&
		   (zhc_is_digit(x, start - 2) || zhc_starts_number(x, start - 2)))))
		return false;
	months[0] = zhc_lex_code(C_GE);
	months[1] = x->code[p];
	e = zhc_lex_find(months, 0, 2, ZHC_LEX_BIT(UNIT), &len);
	if (!e || len != 2)
		return false;
	set_measure(u, e);
	u->text.unit = "月";
	u->end = p + 1;
	return true;
}

bool
zhc_unit_at(const ZhcText *x, uint32_t p, const ZhcNumber *num, ZhcUnitHit *u)
{
	uint32_t len;
	const ZhcLexEntry *e;

	memset(u, 0, sizeof(*u));
	u->start = p;
	u->index = u->per = -1;
	u->currency = "";
	u->text = (ZhcUnitText){"", "", "", false};
	if (p >= x->n)
		return false;
	if (split_unit(x, p, u) || drawn(x, p, num, u) || months_too(x, p, num, u))
		return true;
	if (x->own && own_unit(x, p, u))
		return true;
	e = zhc_lex_find(x->code, p, x->n, ZHC_LEX_BIT(UNIT) | ZHC_LEX_BIT(CLASSIFIER), &len);
	if (!e || is_hidden(x, p, len, num))
		return days(x, p, u);
	if (len == 1 && is_no_unit(x, p, num))
		return false;
	u->end = p + len;
	if (e->cat == ZHC_LEX_UNIT)
	{
		set_measure(u, e);
		if (len == 1 && is_ambiguous(zhc_ch(x, p)) && !is_clear(num))
			return false;
		/* 三两个: a range of counts, no weight */
		if (len == 1 && zhc_ch(x, p) == C_LIANG && !num->arabic &&
			zhc_lex_find(x->code, p + 1, x->n, ZHC_LEX_BIT(CLASSIFIER), &len))
			return false;
		if (is_other_case(x, p, u->text.unit))
			return false;
		if (zhc_cls(x, u->end - 1) == ZHC_C_LETTER && u->end < x->n &&
			zhc_cls(x, u->end) == ZHC_C_LETTER)
			return false;
	}
	else
	{
		u->kind = (uint8_t) e->a;
		u->use = (uint8_t) e->b;
		u->text.unit = zhc_lex_text(e);
	}
	money_after(x, u);
	compound(x, u);
	return true;
}
