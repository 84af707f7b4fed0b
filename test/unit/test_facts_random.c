/*
 * test_facts_random.c - what is printed comes back: random values, units, styles and scripts;
 * random days in every style; wrapping lines and converting the script change nothing but offsets
 *
 * SEED=n for another round.
 */
#define _POSIX_C_SOURCE 200809L

#include <dirent.h>

#include "convert.h"
#include "facts.h"
#include "utf8.h"

static uint64_t state;

static uint32_t
rnd(uint32_t n)
{
	/* splitmix64 */
	uint64_t z = (state += 0x9E3779B97F4A7C15u);

	z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
	z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
	return (uint32_t) ((z ^ (z >> 31)) >> 32) % n;
}

#define PICK(list) (list)[rnd((uint32_t) (sizeof(list) / sizeof((list)[0])))]

/* ---- numerals ---------------------------------------------------------------------------------
 */

static void
han_section(uint32_t v, bool hant, bool leading, char *out)
{
	static const char *const digits[] = {"零", "一", "二", "三", "四",
										 "五", "六", "七", "八", "九"};
	static const char *const powers[] = {"", "十", "百", "千"};
	bool zero = !leading, any = false;

	for (int p = 3; p >= 0; p--)
	{
		uint32_t d = v;

		for (int i = 0; i < p; i++)
			d /= 10;
		d %= 10;
		if (d == 0)
		{
			zero = zero || any;
			continue;
		}
		if (zero && (any || !leading))
			strcat(out, "零");
		zero = false;
		if (!(p == 1 && d == 1 && !any && leading))
			strcat(out, d == 2 && p >= 2 && rnd(2) ? (hant ? "兩" : "两") : digits[d]);
		strcat(out, powers[p]);
		any = true;
	}
}

/* v (below 10^12) in Han numerals. */
static void
han(uint64_t v, bool hant, char *out)
{
	uint32_t part[3] = {(uint32_t) (v / 100000000), (uint32_t) (v / 10000 % 10000),
						(uint32_t) (v % 10000)};
	const char *name[3] = {hant ? "億" : "亿", hant ? "萬" : "万", ""};
	bool leading = true;

	out[0] = '\0';
	for (int i = 0; i < 3; i++)
	{
		bool gap = !leading && part[i] > 0 && part[i] < 1000;

		if (part[i] == 0)
			continue;
		/* a section that does not reach its thousands is set off by 零 */
		if (leading || gap || part[i] >= 1000)
		{
			bool first = leading;

			if (gap || (!first && i == 2 && part[1] == 0))
			{
				strcat(out, "零");
				han_section(part[i], hant, true, out);
				/* 十 after 零 is written 一十 or 十, both are read */
			}
			else
				han_section(part[i], hant, true, out);
		}
		strcat(out, name[i]);
		leading = false;
	}
}

static void
grouped(uint64_t v, char *out)
{
	char plain[32];
	size_t n = (size_t) snprintf(plain, sizeof plain, "%llu", (unsigned long long) v), at = 0;

	for (size_t i = 0; i < n; i++)
	{
		if (i > 0 && (n - i) % 3 == 0)
			out[at++] = ',';
		out[at++] = plain[i];
	}
	out[at] = '\0';
}

static void
full_width(const char *s, char *out)
{
	size_t at = 0;

	for (; *s; s++)
		at += (size_t) zhc_encode((uint32_t) (unsigned char) *s + 0xFEE0, out + at);
	out[at] = '\0';
}

/* A random value, printed in a random style; *want is what it must be read as. */
static void
numeral(bool hant, char *out, ZhcDec *want)
{
	char plain[64];
	uint64_t v = 2 + rnd(9998);
	uint32_t style = rnd(6), zeros = rnd(8);

	for (uint32_t i = 0; i < zeros; i++)
		v *= 10;
	*want = (ZhcDec){v, 0, false};
	switch (style)
	{
		case 0:
			snprintf(out, 64, "%llu", (unsigned long long) v);
			break;
		case 1:
			grouped(v, out);
			break;
		case 2:
			grouped(v, plain);
			full_width(plain, out);
			break;
		case 3:
			han(v, hant, out);
			break;
		case 4:
			/* 4.25亿 */
			v = 1 + rnd(99999);
			snprintf(out, 64, "%u.%02u%s", (uint32_t) v / 100, (uint32_t) v % 100,
					 hant ? "億" : "亿");
			*want = (ZhcDec){v, 6, false};
			break;
		default:
			v = 1 + rnd(9999);
			snprintf(out, 64, "%u%s", (uint32_t) v, hant ? "萬" : "万");
			*want = (ZhcDec){v, 4, false};
	}
}

/* ---- quantities -------------------------------------------------------------------------------
 */

typedef struct Printed
{
	const char *hans;
	const char *hant;
} Printed;

static const Printed units[] = {
	{"元", "元"},
	{"美元", "美元"},
	{"港元", "港元"},
	{"欧元", "歐元"},
	{"公里", "公里"},
	{"平方米", "平方米"},
	{"公顷", "公頃"},
	{"吨", "噸"},
	{"公斤", "公斤"},
	{"千瓦时", "千瓦時"},
	{"小时", "小時"},
	{"分钟", "分鐘"},
	{"人", "人"},
	{"名", "名"},
	{"个", "個"},
	{"项", "項"},
	{"辆", "輛"},
	{"件", "件"},
	{"%", "%"},
	{"个百分点", "個百分點"},
	{"立方米", "立方米"},
	{"毫米", "毫米"},
	{"元/吨", "元/噸"},
	{"公里/小时", "公里/小時"},
	{"元人民币", "元人民幣"},
	{"林吉特", "林吉特"},
	{"卢布", "盧布"},
	{"人次", "人次"},
};
static const Printed before[] = {{"", ""}, {"", ""}, {"约", "約"}, {"近", "近"}, {"超过", "超過"}};
static const uint8_t before_approx[] = {ZHC_EXACT, ZHC_EXACT, ZHC_ABOUT, ZHC_UNDER, ZHC_OVER};
static const Printed frames[] = {
	{"会议透露，总数为%s，比较稳定。", "會議透露，總數為%s，比較穩定。"},
	{"达到%s。", "達到%s。"},
	{"（%s）", "（%s）"},
	{"公司投入%s用于建设", "公司投入%s用於建設"},
	{"%s；", "%s；"},
};

static bool
check_quantity(const char *s, const char *surface, ZhcDec value, const char *unit, uint8_t approx)
{
	char got[200], got_unit[ZHC_UNIT_TEXT];
	ZhcDateOptions opt = {.has_published = true, .published = 20258};
	const ZhcQuantity *q;
	bool ok;
	Facts f;

	facts_open(&f, s, strlen(s), &opt);
	q = f.quantities.row;
	ok = f.quantities.n == 1 && !q->has_max && zhc_dec_cmp(q->value, value) == 0 &&
		 q->approx == approx &&
		 strcmp(facts_text(&f, q->start, q->end, got, sizeof got), surface) == 0;
	if (ok)
	{
		zhc_quantity_unit(q, got_unit);
		ok = strcmp(got_unit, unit) == 0;
	}
	facts_close(&f);
	return ok;
}

static void
test_quantities(void)
{
	int wrong = 0;

	for (int i = 0; i < 20000; i++)
	{
		bool hant = rnd(2);
		const Printed *u = &PICK(units), *fr = &PICK(frames);
		uint32_t b = rnd(sizeof before / sizeof before[0]);
		char value[80], surface[200], text[400];
		const char *unit = strcmp(u->hans, "元人民币") == 0 ? "人民币元" : u->hans;
		ZhcDec want;

		numeral(hant, value, &want);
		snprintf(surface, sizeof surface, "%s%s%s", hant ? before[b].hant : before[b].hans, value,
				 hant ? u->hant : u->hans);
		snprintf(text, sizeof text, hant ? fr->hant : fr->hans, surface);
		if (!check_quantity(text, surface, want, unit, before_approx[b]))
		{
			if (wrong++ < 10)
				printf("# %s\n", text);
		}
	}
	CHECK(wrong == 0, "20000 random quantities come back, %d do not", wrong);
}

/* ---- dates ------------------------------------------------------------------------------------
 */

static bool
check_date(const char *s, const char *surface, int64_t from, int64_t to, int32_t published)
{
	char got[200];
	ZhcDateOptions opt = {.has_published = true, .published = published};
	bool ok;
	Facts f;

	facts_open(&f, s, strlen(s), &opt);
	ok =
		f.dates.n == 1 && f.dates.row->resolved && f.dates.row->from == from &&
		f.dates.row->to == to &&
		strcmp(facts_text(&f, f.dates.row->start, f.dates.row->end, got, sizeof got), surface) == 0;
	facts_close(&f);
	return ok;
}

/* The day of a month in Han numerals: 一 .. 三十一. */
static void
han_small(int32_t v, char *out)
{
	out[0] = '\0';
	han_section((uint32_t) v, false, true, out);
}

/* A day in one of the styles of absolute dates; its length in days. */
static int32_t
absolute(ZhcCivil c, char *out, ZhcCivil *first)
{
	static const char *const digits[] = {"〇", "一", "二", "三", "四",
										 "五", "六", "七", "八", "九"};
	char year[64], month[64], day[64], plain[64];
	int y = c.year;

	*first = c;
	switch (rnd(8))
	{
		case 0:
			snprintf(out, 200, "%d年%d月%d日", c.year, c.month, c.day);
			return 1;
		case 1:
			snprintf(out, 200, "%04d-%02d-%02d", c.year, c.month, c.day);
			return 1;
		case 2:
			snprintf(out, 200, "%d/%d/%d", c.year, c.month, c.day);
			return 1;
		case 3:
			snprintf(out, 200, "民國%d年%d月%d日", c.year - 1911, c.month, c.day);
			return 1;
		case 4:
			han_small(c.month, month);
			han_small(c.day, day);
			snprintf(out, 200, "%s%s%s%s年%s月%s日", digits[y / 1000], digits[y / 100 % 10],
					 digits[y / 10 % 10], digits[y % 10], month, day);
			return 1;
		case 5:
			snprintf(plain, sizeof plain, "%d", c.year);
			full_width(plain, year);
			snprintf(plain, sizeof plain, "%d", c.month);
			full_width(plain, month);
			snprintf(out, 200, "%s年%s月", year, month);
			first->day = 1;
			return zhc_month_days(c.year, c.month);
		case 6:
			first->month = (c.month - 1) / 3 * 3 + 1;
			first->day = 1;
			snprintf(out, 200, "%d年第%d季度", c.year, (c.month + 2) / 3);
			return zhc_civil_to_day(c.year, first->month + 3, 1) -
				   zhc_civil_to_day(c.year, first->month, 1);
		default:
			first->month = first->day = 1;
			snprintf(out, 200, "%d年", c.year);
			return zhc_civil_to_day(c.year + 1, 1, 1) - zhc_civil_to_day(c.year, 1, 1);
	}
}

static void
test_absolute(void)
{
	static const char *const around[] = {"会议于%s举行。", "%s，天晴。", "（%s）", "自%s以来，"};
	int wrong = 0;

	for (int i = 0; i < 20000; i++)
	{
		int32_t published = zhc_civil_to_day(1990, 1, 1) + (int32_t) rnd(20000);
		int32_t day = zhc_civil_to_day(1950, 1, 1) + (int32_t) rnd(36000), days;
		char surface[200], text[300];
		ZhcCivil first;
		int64_t from;

		days = absolute(zhc_day_to_civil(day), surface, &first);
		snprintf(text, sizeof text, PICK(around), surface);
		from = (int64_t) zhc_civil_to_day(first.year, first.month, first.day) * 1440;
		if (!check_date(text, surface, from, from + (int64_t) days * 1440, published) &&
			wrong++ < 10)
			printf("# %s\n", text);
	}
	CHECK(wrong == 0, "20000 random absolute dates come back, %d do not", wrong);
}

/* What is printed relative to the day of publication. */
static void
test_relative(void)
{
	static const char *const weekdays[] = {"一", "二", "三", "四", "五", "六", "日"};
	static const char *const days[] = {"前天", "昨天", "今天", "明天", "后天"};
	int wrong = 0;

	for (int i = 0; i < 20000; i++)
	{
		int32_t p = zhc_civil_to_day(1990, 1, 1) + (int32_t) rnd(20000);
		int32_t monday = p - zhc_weekday(p) + 1, from, to, n;
		ZhcCivil c = zhc_day_to_civil(p);
		char surface[100], text[200];

		switch (rnd(6))
		{
			case 0:
				n = (int32_t) rnd(5);
				snprintf(surface, sizeof surface, "%s", days[n]);
				from = p + n - 2;
				to = from + 1;
				break;
			case 1:
				n = (int32_t) rnd(7);
				snprintf(surface, sizeof surface, "上周%s", weekdays[n]);
				from = monday - 7 + n;
				to = from + 1;
				break;
			case 2:
				n = 2 + (int32_t) rnd(90);
				snprintf(surface, sizeof surface, "%d天前", n);
				from = p - n;
				to = from + 1;
				break;
			case 3:
				n = 2 + (int32_t) rnd(30);
				snprintf(surface, sizeof surface, "%d年前", n);
				from = zhc_civil_to_day(c.year - n, 1, 1);
				to = zhc_civil_to_day(c.year - n + 1, 1, 1);
				break;
			case 4:
				snprintf(surface, sizeof surface, "去年%d月", 1 + (n = (int32_t) rnd(12)));
				from = zhc_civil_to_day(c.year - 1, n + 1, 1);
				to = zhc_civil_to_day(c.year - 1, n + 2, 1);
				break;
			default:
				/* a weekday alone is the last one, today included */
				n = (int32_t) rnd(7);
				snprintf(surface, sizeof surface, "星期%s", weekdays[n]);
				from = monday + n > p ? monday + n - 7 : monday + n;
				to = from + 1;
		}
		snprintf(text, sizeof text, "记者%s获悉", surface);
		if (!check_date(text, surface, (int64_t) from * 1440, (int64_t) to * 1440, p) &&
			wrong++ < 10)
			printf("# %s\n", text);
	}
	CHECK(wrong == 0, "20000 random relative dates come back, %d do not", wrong);
}

/* ---- wrapping and script ----------------------------------------------------------------------
 */

/* All facts of a text as one string, without white space and offsets. */
static char *
summary(const char *s, size_t n, bool surfaces)
{
	ZhcDateOptions opt = {.has_published = true, .published = 20258};
	char text[400], from[32], to[32], value[ZHC_DEC_TEXT], max[ZHC_DEC_TEXT], unit[ZHC_UNIT_TEXT];
	ZhcBuf b;
	Facts f;

	zhc_buf_init(&b, facts_al);
	facts_open(&f, s, n, &opt);
	for (uint32_t i = 0; i < f.quantities.n; i++)
	{
		const ZhcQuantity *q = &f.quantities.row[i];
		char line[1200];

		zhc_dec_text(q->value, value);
		zhc_dec_text(q->max, max);
		zhc_quantity_unit(q, unit);
		snprintf(line, sizeof line, "%s = %s..%s %s %d\n",
				 surfaces ? facts_text(&f, q->start, q->end, text, sizeof text) : "", value, max,
				 unit, q->approx);
		zhc_buf_append(&b, line, strlen(line));
	}
	for (uint32_t i = 0; i < f.dates.n; i++)
	{
		const ZhcDate *d = &f.dates.row[i];
		char line[600];

		snprintf(line, sizeof line, "%s = %s %s %d\n",
				 surfaces ? facts_text(&f, d->start, d->end, text, sizeof text) : "",
				 facts_time(d->from, from), facts_time(d->to, to), d->grain);
		zhc_buf_append(&b, line, strlen(line));
	}
	zhc_buf_append(&b, "", 1);
	facts_close(&f);
	return b.data;
}

/* Bytes of what may not be broken at s: a character, or an ASCII word, with the marks behind it. */
static size_t
piece(const char *s, size_t n, uint32_t *columns)
{
	size_t len = 0;

	*columns = 0;
	while (len < n)
	{
		uint32_t cp;
		int size = zhc_decode(s + len, s + n, &cp);
		ZhcClass c = zhc_class(cp);
		bool mark = c == ZHC_C_STOP || c == ZHC_C_CLOSE || c == ZHC_C_PUNCT || c == ZHC_C_JOINER;
		bool opens = len > 0 && zhc_class((unsigned char) s[len - 1]) == ZHC_C_OPEN;

		if (len > 0 && !mark && !opens &&
			!(cp < 0x80 && cp != ' ' && s[len - 1] > 0 && s[len - 1] != ' '))
			break;
		len += (size_t) size;
		*columns += cp < 0x80 ? 1 : 2;
	}
	return len;
}

/* The paragraph in lines of `width` columns, as a typesetter breaks them. */
static void
wrap(const char *s, size_t n, uint32_t width, ZhcBuf *out)
{
	uint32_t column = 0;

	out->len = 0;
	for (size_t i = 0; i < n;)
	{
		uint32_t columns;
		size_t len = piece(s + i, n - i, &columns);

		if (column > 0 && column + columns > width + 2)
		{
			zhc_buf_append(out, "\n", 1);
			column = 0;
		}
		zhc_buf_append(out, s + i, len);
		column += columns;
		i += len;
	}
}

static int paragraphs, wrap_wrong, script_wrong, open_wrong;

static void
check_same(const char *a, size_t na, const char *b, size_t nb, bool surfaces, int *wrong)
{
	char *x = summary(a, na, surfaces), *y = summary(b, nb, surfaces);

	if (strcmp(x, y) != 0 && (*wrong)++ < 5)
		printf("# %.*s\n# has\n%s# and\n%s", (int) (na < 300 ? na : 300), a, x, y);
	free(x);
	free(y);
}

/* Dates stand where they stand, and quantities are the same, whether dates are resolved or not. */
static void
check_unresolved(const char *s, size_t n)
{
	const ZhcDateOptions resolved = {.has_published = true, .published = facts_day("2025-06-19")};
	const ZhcDateOptions unresolved = {.has_published = true, .unresolved = true};
	Facts a, b;
	bool same;

	facts_open(&a, s, n, &resolved);
	facts_open(&b, s, n, &unresolved);
	same = a.dates.n == b.dates.n && a.quantities.n == b.quantities.n;
	for (uint32_t i = 0; same && i < a.dates.n; i++)
		same = a.dates.row[i].start == b.dates.row[i].start &&
			   a.dates.row[i].end == b.dates.row[i].end && !b.dates.row[i].resolved;
	for (uint32_t i = 0; same && i < a.quantities.n; i++)
		same = a.quantities.row[i].start == b.quantities.row[i].start &&
			   a.quantities.row[i].period_start == b.quantities.row[i].period_start &&
			   a.quantities.row[i].basis == b.quantities.row[i].basis;
	open_wrong += !same;
	facts_close(&a);
	facts_close(&b);
}

static void
check_paragraph(const char *s, size_t n)
{
	ZhcBuf out;

	paragraphs++;
	check_unresolved(s, n);
	zhc_buf_init(&out, facts_al);
	for (uint32_t width = 36; width <= 60; width += 12)
	{
		wrap(s, n, width, &out);
		check_same(s, n, out.data, out.len, true, &wrap_wrong);
	}
	out.len = 0;
	if (zhc_convert_exact(zhc_config("t2s", 3), s, n, &out) == ZHC_OK)
		check_same(s, n, out.data, out.len, false, &script_wrong);
	zhc_buf_free(&out);
}

/* Long paragraphs that stand on one line. */
static void
check_file(const char *path)
{
	FILE *f = fopen(path, "rb");
	char line[20000];

	if (!f)
		return;
	while (fgets(line, sizeof line, f))
	{
		size_t n = strcspn(line, "\r\n");

		if (n > 240 && strncmp(line, "#", 1) != 0)
			check_paragraph(line, n);
	}
	fclose(f);
}

static void
test_corpus(void)
{
	DIR *d = opendir("test/corpus");
	struct dirent *e;

	while (d && (e = readdir(d)) != NULL)
	{
		char path[512];
		size_t n = strlen(e->d_name);

		if (n < 4 || strcmp(e->d_name + n - 4, ".txt") != 0)
			continue;
		snprintf(path, sizeof path, "test/corpus/%s", e->d_name);
		check_file(path);
	}
	if (d)
		closedir(d);
	CHECK(paragraphs > 30, "%d paragraphs of test/corpus", paragraphs);
	CHECK(wrap_wrong == 0, "wrapped lines give the same facts, %d times not", wrap_wrong);
	CHECK(open_wrong == 0, "dates left unresolved stand at the same places, %d times not",
		  open_wrong);
	CHECK(script_wrong == 0, "Simplified gives the same facts, %d times not", script_wrong);
}

int
main(void)
{
	const char *seed = getenv("SEED");

	state = seed ? strtoull(seed, NULL, 10) : 20261121;
	test_quantities();
	test_absolute();
	test_relative();
	test_corpus();
	return unit_done();
}
