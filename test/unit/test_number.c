/*
 * test_number.c - numerals of every style, exact decimals
 */
#include "facts.h"

/* The first numeral of s as "value[..max][+approx] length". */
static const char *
number(const char *s)
{
	static char out[200];
	char value[ZHC_DEC_TEXT], max[ZHC_DEC_TEXT];
	ZhcDateOptions opt = {0};
	ZhcNumber n;
	Facts f;

	facts_open(&f, s, strlen(s), &opt);
	if (!zhc_number(&f.tokens.text, 0, f.tokens.text.n, &n))
		snprintf(out, sizeof out, "none");
	else
	{
		zhc_dec_text(n.value, value);
		zhc_dec_text(n.max, max);
		snprintf(out, sizeof out, "%s%s%s%s%s %u", value, n.has_max ? ".." : "",
				 n.has_max ? max : "", n.approx ? "+" : "", n.indefinite ? "?" : "",
				 (unsigned) (n.end - n.start));
	}
	facts_close(&f);
	return out;
}

static void
check(const char *s, const char *want)
{
	const char *got = number(s);

	CHECK(strcmp(got, want) == 0, "%s is %s, got %s", s, want, got);
}

static void
test_arabic(void)
{
	check("0", "0 1");
	check("948", "948 3");
	check("007", "7 3");
	check("1,234,567", "1234567 9");
	check("1,23", "1 1");
	check("12,3456", "12 2");
	check("１，２３４．５０元", "1234.50 8");
	check("5，300人", "5 1"); /* a full-width comma beside ASCII digits is punctuation */
	check("3.14", "3.14 4");
	check("3.", "3 1");
	check("9999999999999999999", "9999999999999999999 19");
	check("99999999999999999999", "none");
	check("0.0000000000000000001", "0.0000000000000000001 21");
}

/* Digits by their places, as papers of Taiwan print them. */
static void
test_places(void)
{
	check("五九○○億", "590000000000 5");
	check("四五〇亿元", "45000000000 4");
	check("一二三萬", "1230000 4");
	check("二○億", "2000000000 3");
	check("三五億", "300000000..500000000 3");
	check("二三六點五億", "23650000000 6");
	check("一億三五○○萬", "135000000 7");
	check("三萬二五○○元", "32500 6");
	check("三五點七", "35.7 4");
	check("八點三○分", "8 1");
	check("二○點三○分", "20 2");
	check("二○二五年", "2025 4");
	check("三二○公里", "320 3");
}

static void
test_han(void)
{
	check("一", "1 1");
	check("十", "10 1");
	check("十五", "15 2");
	check("二十", "20 2");
	check("一百零五", "105 4");
	check("一千三", "1300 3");
	check("两千零六", "2006 4");
	check("兩萬五", "25000 3");
	check("一万二百五十", "10250 6");
	check("四千五百六十九万八千三百一十一亿四千八百七十二万五千三百八十二", "4569831148725382 31");
	check("四万亿", "4000000000000 3");
	check("五十五兆一十二亿", "55001200000000 8");
	check("廿三", "23 2");
	check("卅", "30 1");
	check("叁拾", "30 2");
	check("壹仟贰佰", "1200 4");
	check("二〇二五", "2025 4");
	check("一九四九", "1949 4");
	check("三点五", "3.5 3");
	check("三十一．五六元", "31.56 6");
	check("二二．八八億", "2288000000 6");
	check("○．三七％", "0.37 4");
	check("○・三七％", "0.37 4");
	check("一・二亿", "120000000 4");
	check("九・一八事变", "9 1");
	check("一九九八．三．十五", "1998 4");
	check("零点零五", "0.05 4");
	check("一万零十二点一五", "10012.15 8");
	check("八点三十", "8 1"); /* a clock time */
	check("三点一刻", "3 1");
	check("零", "0 1");
}

static void
test_mixed(void)
{
	check("4.2亿", "420000000 4");
	check("25万6千", "256000 5");
	check("1萬2000", "12000 6");
	check("3万5", "35000 3");
	check("2千零30万", "20300000 6");
	check("6億2,350萬", "623500000 8");
	check("1360多万", "13600000+ 6");
	check("56.3万余", "563000+ 6");
	check("二十几", "20+ 3");
	check("十余", "10+ 2");
	check("百余", "100+ 2");
	check("廿多萬", "200000+ 3");
	check("几百", "100? 2");
	check("3千瓦", "3 1"); /* the unit is longer */
	check("五千米", "5000 2");
}

static void
test_ranges(void)
{
	check("两三百", "200..300 3");
	check("二十五六", "25..26 4");
	check("七八", "7..8 2");
	check("三四十万", "300000..400000 4");
	check("一二三", "123 3"); /* a row of digits */
}

/* What is no numeral, and what would not fit. */
static void
test_limits(void)
{
	check("千千", "1000 1");
	check("亿亿亿亿亿", "none");
	check("点五", "none");
	check("中国", "none");
	check("", "none");
}

static void
check_decimal(ZhcDec d, const char *want)
{
	char got[ZHC_DEC_TEXT];

	zhc_dec_text(d, got);
	CHECK(strcmp(got, want) == 0, "%s as decimal, got %s", want, got);
}

static void
check_scaled(ZhcDec d, ZhcRatio r, const char *want)
{
	char got[ZHC_DEC_TEXT];

	zhc_dec_scaled_text(d, r, got);
	CHECK(strcmp(got, want) == 0, "%s scaled, got %s", want, got);
}

static void
test_decimals(void)
{
	ZhcDec sum;

	check_decimal((ZhcDec){0, 0, true}, "0");
	check_decimal((ZhcDec){35, -2, true}, "-0.35");
	check_decimal((ZhcDec){120, -2, false}, "1.20");
	check_decimal((ZhcDec){948, 8, false}, "94800000000");
	check_decimal((ZhcDec){1, -3, false}, "0.001");
	check_decimal((ZhcDec){UINT64_MAX, 0, false}, "18446744073709551615");
	CHECK(zhc_dec_add((ZhcDec){1, 0, false}, (ZhcDec){5, -1, false}, &sum) && sum.m == 15 &&
			  sum.e == -1,
		  "1 + 0.5");
	CHECK(!zhc_dec_add((ZhcDec){UINT64_MAX, 0, false}, (ZhcDec){1, 0, false}, &sum),
		  "a sum that does not fit");
	CHECK(zhc_dec_cmp((ZhcDec){1, 30, false}, (ZhcDec){UINT64_MAX, 0, false}) > 0, "1e30 is more");
	CHECK(zhc_dec_cmp((ZhcDec){10, -1, false}, (ZhcDec){1, 0, false}) == 0, "1.0 = 1");
	CHECK(zhc_dec_cmp((ZhcDec){5, 0, true}, (ZhcDec){3, 0, true}) < 0, "-5 < -3");
	CHECK(zhc_dec_int((ZhcDec){25, -1, false}) == -1, "2.5 is not whole");
	CHECK(zhc_dec_int((ZhcDec){20, -1, false}) == 2, "2.0 is");
	check_scaled((ZhcDec){3300, 0, false}, (ZhcRatio){1000, 0, 1}, "3300000");
	check_scaled((ZhcDec){15, -1, false}, (ZhcRatio){45359237, -8, 1}, "0.680388555");
	check_scaled((ZhcDec){1, 0, false}, (ZhcRatio){2000, 0, 3}, "666.66666666666666667");
	check_scaled((ZhcDec){3, 0, false}, (ZhcRatio){2000, 0, 3}, "2000");
	check_scaled((ZhcDec){72, 0, true}, (ZhcRatio){5, 0, 18}, "-20");
	check_scaled((ZhcDec){0, 0, true}, (ZhcRatio){5, 0, 18}, "0");
}

int
main(void)
{
	test_arabic();
	test_han();
	test_places();
	test_mixed();
	test_ranges();
	test_limits();
	test_decimals();
	return unit_done();
}
