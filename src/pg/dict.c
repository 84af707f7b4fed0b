/*
 * dict.c - the dictionary template "zh_fold": tokens of the parser to lexemes
 *
 * One option, form, says what kind of token it is for (dictionaries are not told a token's type):
 *   word    the folded word
 *   han     the folded characters of a bigram, without what stands between them
 *   tail    the same, and as a second variant the last character, ‹, and the one before
 *   single  the character, to be matched as a prefix in a query
 *   stop    nothing, but the token takes a position
 */
#include "postgres.h"

#include "commands/defrem.h"
#include "fmgr.h"
#include "tsearch/ts_public.h"

#include "chars.h"
#include "fold.h"
#include "glue.h"
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

/* The folded word as a palloc'd string. */
static char *
fold_word(const char *s, int n)
{
	ZhcBuf buf;

	zhc_buf_init(&buf, &zh_palloc);
	zh_check(zhc_fold(s, n, &buf));
	zh_check(zhc_buf_append(&buf, "", 1));
	return buf.data;
}

/*
 * The folded characters of a run's token, which may have line breaks and blanks between them.
 * Sets where the last two start.
 */
static char *
fold_han(const char *s, int n, int *last, int *before)
{
	const char *end = s + n;
	char *out = palloc(2 * n + 1); /* a 3-byte character may fold to one of 4 */
	int len = 0;

	*last = *before = 0;
	while (s < end)
	{
		uint32_t cp;
		uint32_t info;
		ZhcClass c;

		s += zhc_decode(s, end, &cp);
		info = zhc_char(cp);
		c = (ZhcClass) (info >> ZHC_CLASS_SHIFT);
		if (!zhc_is_cjk(c) && c != ZHC_C_JOINER)
			continue;
		*before = *last;
		*last = len;
		len += zhc_encode(info & ZHC_FOLD_MASK, out + len);
	}
	out[len] = '\0';
	return out;
}

/* lexize(dictionary, token, length, state) */
Datum
zh_fold_lexize(PG_FUNCTION_ARGS)
{
	ZhDict *d = (ZhDict *) PG_GETARG_POINTER(0);
	char *in = (char *) PG_GETARG_POINTER(1);
	int32 n = PG_GETARG_INT32(2);
	TSLexeme *res = palloc0(3 * sizeof(TSLexeme));
	int last;
	int before;

	zh_require_utf8();
	if (d->form == FORM_STOP)
		PG_RETURN_POINTER(res);
	if (d->form == FORM_WORD)
	{
		res[0].lexeme = fold_word(in, n);
		if (res[0].lexeme[0] == '\0') /* nothing but ignorable characters */
			res[0].lexeme = NULL;
		PG_RETURN_POINTER(res);
	}
	res[0].lexeme = fold_han(in, n, &last, &before);
	res[0].nvariant = 1;
	if (d->form == FORM_SINGLE)
		res[0].flags = TSL_PREFIX;
	if (d->form == FORM_TAIL && last > 0)
	{
		char *tail = palloc(strlen(res[0].lexeme) + 4);
		char *p = tail;
		int nlast = (int) strlen(res[0].lexeme + last);

		memcpy(p, res[0].lexeme + last, nlast);
		p += nlast;
		p += zhc_encode(ZHC_TAIL_MARK, p);
		memcpy(p, res[0].lexeme + before, last - before);
		p[last - before] = '\0';
		res[1].lexeme = tail;
		res[1].nvariant = 2;
	}
	PG_RETURN_POINTER(res);
}
