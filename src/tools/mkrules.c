/*
 * mkrules.c - data/convert/one-to-many.tsv and classes.tsv → rules of one-to-many characters
 */
#include <stdlib.h>
#include <string.h>

#include "lexis.h"
#include "tool.h"
#include "utf8.h"

#define MAX_CLASSES 128
#define MAX_RULES	4096

static uint32_t *code, ncode, code_cap;
static char class_names[MAX_CLASSES][32];
static uint32_t classes[MAX_CLASSES], nclasses;

static void
emit(uint32_t value)
{
	if (ncode == code_cap)
	{
		code_cap = code_cap ? 2 * code_cap : 4096;
		code = tool_realloc(code, code_cap * sizeof *code);
	}
	code[ncode++] = value;
}

static uint32_t
class_number(const Rows *r, const char *name, size_t len)
{
	for (uint32_t i = 0; i < nclasses; i++)
		if (strlen(class_names[i]) == len && memcmp(class_names[i], name, len) == 0)
			return i;
	rows_die(r, "unknown class");
	return 0;
}

/* One alternative, [s, end): its length and elements. */
static void
compile_alternative(const Rows *r, const char *s, const char *end)
{
	uint32_t at = ncode, n = 0;

	emit(0);
	while (s < end)
	{
		uint32_t cp;

		s += zhc_decode(s, end, &cp);
		if (cp == '#')
			emit(ZHC_RULE_NUMBER);
		else if (cp == '^')
			emit(ZHC_RULE_EDGE);
		else if (cp == '.')
			emit(ZHC_RULE_ANY);
		else if (cp == '<')
		{
			const char *close = memchr(s, '>', (size_t) (end - s));

			if (!close)
				rows_die(r, "a class's name does not end");
			emit(ZHC_RULE_CLASS | class_number(r, s, (size_t) (close - s)));
			s = close + 1;
		}
		else
			emit(cp);
		n++;
	}
	code[at] = n;
}

/* A column of alternatives; 0 for an empty one. */
static uint32_t
compile_column(const Rows *r, const char *s)
{
	uint32_t start = ncode, n = 0;

	if (!*s)
		return 0;
	emit(0);
	if (*s == '!')
	{
		code[start] = ZHC_RULE_NOT;
		s++;
	}
	while (*s)
	{
		size_t len = strcspn(s, " ");

		if (len > 0)
		{
			compile_alternative(r, s, s + len);
			n++;
		}
		s += len;
		s += *s == ' ';
	}
	code[start] |= n;
	return start;
}

static void
read_classes(const char *data)
{
	Rows r = rows_open(data, "convert/classes.tsv");

	while (rows_next(&r))
	{
		if (nclasses == MAX_CLASSES || strlen(r.col[0]) >= sizeof class_names[0])
			rows_die(&r, "too many classes, or too long a name");
		strcpy(class_names[nclasses], r.col[0]);
		classes[nclasses] = compile_column(&r, r.col[1]);
		nclasses++;
	}
	if (nclasses == 0 || strcmp(class_names[0], "number") != 0)
		rows_die(&r, "the first class must be number");
	for (uint32_t i = 0, *p = code + classes[0]; i < code[classes[0]]; i++)
		if (p[1 + 2 * i] != 1)
			rows_die(&r, "words of class number must have one character");
	rows_close(&r);
}

typedef struct Row
{
	uint32_t cp;
	uint32_t line;
	ZhcRule rule;
} Row;

static int
compare_rows(const void *x, const void *y)
{
	const Row *a = x, *b = y;

	if (a->cp != b->cp)
		return a->cp < b->cp ? -1 : 1;
	return a->line < b->line ? -1 : a->line > b->line;
}

static uint32_t
single(const Rows *r, const char *s)
{
	uint32_t cp = 0;

	if (!*s || s[zhc_decode(s, s + strlen(s), &cp)])
		rows_die(r, "a single character is wanted");
	return cp;
}

void
compile_rules(const char *data)
{
	static Row rows[MAX_RULES];
	static ZhcRule rules[MAX_RULES];
	static ZhcRuleSet sets[MAX_RULES];
	uint32_t n = 0, nsets = 0;
	Rows r;

	emit(0); /* offset 0 stands for no pattern */
	read_classes(data);
	r = rows_open(data, "convert/one-to-many.tsv");
	while (rows_next(&r))
	{
		int strong = r.col[1][0] == '+';

		if (n == MAX_RULES)
			rows_die(&r, "too many rules");
		rows[n].cp = single(&r, r.col[0]);
		rows[n].line = n;
		rows[n].rule.form = single(&r, r.col[1] + strong) | (strong ? ZHC_RULE_STRONG : 0);
		rows[n].rule.left = compile_column(&r, r.col[2]);
		rows[n].rule.right = compile_column(&r, r.col[3]);
		n++;
	}
	rows_close(&r);
	qsort(rows, n, sizeof *rows, compare_rows);
	for (uint32_t i = 0; i < n; i++)
	{
		if (nsets == 0 || sets[nsets - 1].cp != rows[i].cp)
			sets[nsets++] = (ZhcRuleSet){rows[i].cp, (uint16_t) i, 0};
		sets[nsets - 1].n++;
		rules[i] = rows[i].rule;
	}
	table_write("rule_sets", sets, nsets * sizeof *sets);
	table_write("rules", rules, n * sizeof *rules);
	table_write("rule_code", code, ncode * sizeof *code);
	table_write("rule_classes", classes, nclasses * sizeof *classes);
}
