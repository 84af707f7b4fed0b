/*
 * dict.c - the dictionary template "zh_fold": tokens of the parser to lexemes
 *
 * One option, form, says what kind of token it is for (dictionaries are not told a token's type):
 *   word    the folded word
 *   han     the bigrams of the folded characters, without what stands between them
 *   tail    the same, and as a second variant of the last one its second character, ‹, and its
 * first single  the character, to be matched as a prefix in a query stop    nothing, but the token
 * takes a position
 */
#include "postgres.h"

#include "commands/defrem.h"
#include "fmgr.h"
#include "tsearch/ts_public.h"

#include "chars.h"
#include "fold.h"
#include "glue.h"
#include "stretch.h"
#include "terms.h"
#include "utf8.h"

PG_FUNCTION_INFO_V1(zh_fold_init);
PG_FUNCTION_INFO_V1(zh_fold_lexize);

typedef enum DictForm
{
	FORM_WORD,
	FORM_HAN,
	FORM_TAIL,
	FORM_SINGLE,
	FORM_STOP
} DictForm;

static const char *const form_names[] = {"word", "han", "tail", "single", "stop"};

typedef struct ZhDict
{
	DictForm form;
} ZhDict;

Datum
zh_fold_init(PG_FUNCTION_ARGS)
{
	List *options = (List *) PG_GETARG_POINTER(0);
	ZhDict *d = palloc0(sizeof(ZhDict));
	ListCell *l;

	d->form = FORM_WORD;
	foreach (l, options)
	{
		DefElem *def = (DefElem *) lfirst(l);
		const char *value = defGetString(def);
		int i;

		if (strcmp(def->defname, "form") != 0)
			ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
							errmsg("unrecognized zh_fold parameter: \"%s\"", def->defname),
							errhint("The only parameter is \"form\".")));
		for (i = 0; i < lengthof(form_names); i++)
			if (pg_strcasecmp(value, form_names[i]) == 0)
				break;
		if (i == lengthof(form_names))
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("unrecognized value for zh_fold parameter \"form\": \"%s\"", value),
					 errhint("Allowed are word, han, tail, single and stop.")));
		d->form = (DictForm) i;
	}
	PG_RETURN_POINTER(d);
}

/*
 * The folded word as a palloc'd string.  It comes as it was printed, so that headlines can print
 * it: a number broken over two lines with the line break in it.
 */
static char *
fold_word(const char *s, int n)
{
	ZhcBuf buf;
	char *clean = palloc(n + 1);

	n = (int) zhc_word_clean(s, n, clean);
	s = clean;
	zhc_buf_init(&buf, &zh_palloc);
	zh_check(zhc_buf_reserve(&buf, 2 * (size_t) n + 16)); /* nearly always enough */
	zh_check(zhc_fold(s, n, &buf));
	zh_check(zhc_buf_append(&buf, "", 1));
	return buf.data;
}

/* The next character of a run, folded, at *s or behind what is bridged; 0 at the end. */
static inline uint32_t
next_han(const char **s, const char *end)
{
	while (*s < end)
	{
		uint32_t cp = end - *s >= 3 ? zhc_common_cjk(*s) : 0;
		uint32_t info;
		ZhcClass c;

		if (cp != 0)
		{
			*s += 3;
			return cp;
		}
		*s += zhc_decode(*s, end, &cp);
		info = zhc_char(cp);
		c = (ZhcClass) (info >> ZHC_CLASS_SHIFT);
		if (zhc_is_cjk(c) || c == ZHC_C_JOINER)
			return info & ZHC_FOLD_MASK;
	}
	return 0;
}

/*
 * A character and the one behind it, 0 for none, as a lexeme.  It takes no more room than it needs:
 * PostgreSQL sorts all lexemes of a text, which goes faster when they stay in the cache.
 */
static inline char *
make_lexeme(uint32_t a, uint32_t b)
{
	char *lexeme = palloc((a | b) < 0x10000 ? 3 + 3 + 1 : 4 + 4 + 1);
	int len = zhc_encode(a, lexeme);

	if (b != 0)
		len += zhc_encode(b, lexeme + len);
	lexeme[len] = '\0';
	return lexeme;
}

/* The bigram a b reversed. */
static char *
make_tail(uint32_t a, uint32_t b)
{
	char *lexeme = palloc(4 + 3 + 4 + 1);
	int len = zhc_encode(b, lexeme);

	len += zhc_encode(ZHC_TAIL_MARK, lexeme + len);
	len += zhc_encode(a, lexeme + len);
	lexeme[len] = '\0';
	return lexeme;
}

/*
 * The bigrams of a run's token, each at a position of its own.  A token of one character gives
 * that character.
 */
static TSLexeme *
lexize_run(const char *s, int n, bool tail)
{
	const char *end = s + n;
	TSLexeme *res = palloc((zhc_count(s, n) + 3) * sizeof(TSLexeme));
	TSLexeme *l = res;
	uint32_t c1 = next_han(&s, end);
	uint32_t c2 = next_han(&s, end);

	for (uint32_t next; c1 != 0; c2 = next)
	{
		next = c2 != 0 ? next_han(&s, end) : 0;
		*l = (TSLexeme){1, l > res ? TSL_ADDPOS : 0, make_lexeme(c1, c2)};
		l++;
		if (next == 0)
			break;
		c1 = c2;
	}
	if (tail && c2 != 0)
		*l++ = (TSLexeme){2, 0, make_tail(c1, c2)};
	l->lexeme = NULL;
	return res;
}

/* lexize(dictionary, token, length, state) */
Datum
zh_fold_lexize(PG_FUNCTION_ARGS)
{
	ZhDict *d = (ZhDict *) PG_GETARG_POINTER(0);
	char *in = (char *) PG_GETARG_POINTER(1);
	int32 n = PG_GETARG_INT32(2);
	TSLexeme *res;

	zh_require_utf8();
	if (d->form == FORM_HAN || d->form == FORM_TAIL)
		PG_RETURN_POINTER(lexize_run(in, n, d->form == FORM_TAIL));
	res = palloc0(2 * sizeof(TSLexeme));
	if (d->form == FORM_WORD)
	{
		res->lexeme = fold_word(in, n);
		if (res->lexeme[0] == '\0') /* nothing but ignorable characters */
			res->lexeme = NULL;
	}
	else if (d->form == FORM_SINGLE)
	{
		const char *s = in;
		uint32_t c = next_han(&s, in + n);

		if (c != 0)
			res->lexeme = make_lexeme(c, 0);
		res->nvariant = 1;
		res->flags = TSL_PREFIX;
	}
	PG_RETURN_POINTER(res);
}
