/*
 * parser.c - the text-search parser "zhnews"
 *
 * A run is one token, or several where it is long, which the dictionary cuts into overlapping
 * bigrams (a token for each would cost PostgreSQL more than all else); then its last character
 * comes once more and takes the position that terms.h gives it.  Gaps that a phrase may not cross
 * are tokens that take a position.  Stretches of words go to PostgreSQL's default parser.
 */
#include "postgres.h"

#include "fmgr.h"
#include "miscadmin.h"
#include "tsearch/ts_public.h"
#include "utils/fmgrprotos.h"

#include "glue.h"
#include "parser.h"
#include "stretch.h"
#include "utf8.h"

PG_FUNCTION_INFO_V1(zhnews_start);
PG_FUNCTION_INFO_V1(zhnews_gettoken);
PG_FUNCTION_INFO_V1(zhnews_end);
PG_FUNCTION_INFO_V1(zhnews_lextype);

/*
 * parsetext() drops longer tokens with a NOTICE.  From one character of a run to the next there
 * may be ZHC_MAX_BRIDGE bytes.
 */
#define MAX_BLANK 2000
#define MAX_RUN	  1400

typedef struct ZhParser
{
	ZhcScan scan;
	ZhcSeg seg;
	uint32_t next;	/* next character of the run in seg */
	uint32_t calls; /* to look for interrupts now and then */
	bool seen;		/* a token with a position has been returned … */
	bool in_gap;	/* … and the last one was a break */
	ZhWords words;
	const char *blank; /* the rest of a long blank token of the word parser */
	uint32_t nblank;
	bool blank_breaks; /* it is a gap that a phrase may not cross, and has not been told so */
	char *clean;	   /* the stretch of words as in clean text, where that may differ; or NULL */
	uint32_t *map;	   /* byte of it → byte of the stretch */
	uint32_t copied;   /* bytes of it whose tokens have been returned … */
	uint32_t printed;  /* … and where the last one ended in the stretch */
	int waiting;	   /* type of a word token that waits for a blank one before it, or 0 */
	const char *word;
	uint32_t nword;
} ZhParser;

void
zh_words_open(ZhWords *w, const char *s, uint32_t n)
{
	uint32_t len = n;

	w->at = w->src = s;
	w->simple = zhc_words_are_simple(s, n) ? s : NULL;
	w->end = s + n;
	if (w->simple)
		return;
	w->narrow = NULL;
	w->map = NULL;
	if (zhc_has_fullwidth(s, n))
	{
		w->narrow = palloc(n + 1);
		w->map = palloc_extended((n + 1) * sizeof(uint32_t), MCXT_ALLOC_HUGE);
		len = zhc_narrow(s, n, w->narrow, w->map);
		w->src = w->narrow;
	}
	w->prs = DatumGetPointer(
		DirectFunctionCall2(prsd_start, PointerGetDatum(w->src), Int32GetDatum((int32) len)));
}

/* The next token of a simple stretch. */
static int
next_simple(ZhWords *w, const char **token, uint32_t *len)
{
	static const int types[] = {[ZHC_WORD_ASCII] = ZH_TOK_ASCIIWORD,
								[ZHC_WORD_UINT] = ZH_TOK_UINT,
								[ZHC_WORD_NUM] = ZH_TOK_NUMWORD,
								[ZHC_WORD_DECIMAL] = ZH_TOK_FLOAT};
	int type = ZH_TOK_BLANK;
	const char *p = w->simple;

	*token = p;
	if (p == w->end)
		return 0;
	while (p < w->end && zhc_is_separator(*p))
		p++;
	if (p == *token)
	{
		ZhcWordKind kind;

		p = zhc_simple_word(p, w->end, &kind);
		type = types[kind];
	}
	w->simple = p;
	*len = (uint32_t) (p - *token);
	return type;
}

int
zh_words_next(ZhWords *w, const char **token, uint32_t *len)
{
	char *tok = NULL;
	int toklen = 0;
	int type;

	if (w->simple)
		return next_simple(w, token, len);
	type = DatumGetInt32(DirectFunctionCall3(prsd_nexttoken, PointerGetDatum(w->prs),
											 PointerGetDatum(&tok), PointerGetDatum(&toklen)));

	if (type == 0)
	{
		DirectFunctionCall1(prsd_end, PointerGetDatum(w->prs));
		w->prs = NULL;
		if (w->narrow)
		{
			pfree(w->narrow);
			pfree(w->map);
		}
		return 0;
	}
	if (w->map)
	{
		uint32_t from = w->map[tok - w->src];

		*token = w->at + from;
		*len = w->map[tok - w->src + toklen] - from;
	}
	else
	{
		*token = tok;
		*len = (uint32_t) toklen;
	}
	return type;
}

/* prsstart(text, length) */
Datum
zhnews_start(PG_FUNCTION_ARGS)
{
	char *s = (char *) PG_GETARG_POINTER(0);
	int32 n = PG_GETARG_INT32(1);
	ZhParser *p;

	zh_require_utf8();
	p = palloc0(sizeof(ZhParser));
	zh_check(zhc_scan_begin(&p->scan, &zh_palloc, s, n));
	PG_RETURN_POINTER(p);
}

/* Where character i of the run in p->seg begins. */
static inline uint32_t
run_off(const ZhcSeg *seg, uint32_t i)
{
	return seg->off ? seg->off[i] : seg->start + 3 * i;
}

/* A token of the run in p->seg; false when the piece is used up. */
static bool
run_token(ZhParser *p, const char **token, uint32_t *len, int *type)
{
	const ZhcSeg *seg = &p->seg;
	uint32_t from = p->next;
	uint32_t to = seg->n - 1;
	uint32_t end = seg->end;
	uint32_t at;

	if (from > to || (from == to && !seg->last))
		return false;
	at = run_off(seg, from);
	if (from < to)
	{
		while (to > from + 1 && end - at > MAX_RUN)
		{
			uint32_t cp;
			uint32_t last = run_off(seg, --to);

			end = last + (uint32_t) zhc_decode(p->scan.s + last, p->scan.s + p->scan.n, &cp);
		}
		*type = seg->last && to + 1 == seg->n ? ZH_TOK_HAN_TAIL : ZH_TOK_HAN;
		p->next = to; /* the next token repeats it */
	}
	else
	{
		*type = seg->n == 1 && seg->first ? ZH_TOK_HAN_SINGLE : ZH_TOK_HAN_END;
		p->next = seg->n;
	}
	*token = p->scan.s + at;
	*len = end - at;
	return true;
}

/*
 * A gap is a break when a phrase may not cross it; not at the start of the text, where there is
 * nothing to separate, and only once between two words.
 */
static int
gap_type(ZhParser *p, bool breaks)
{
	if (!breaks || !p->seen || p->in_gap)
		return ZH_TOK_BLANK;
	p->in_gap = true;
	return ZH_TOK_BREAK;
}

/* Start on the stretch of words in p->seg. */
static void
open_words(ZhParser *p)
{
	const char *s = p->scan.s + p->seg.start;
	uint32_t n = p->seg.end - p->seg.start;

	if (p->seg.set)
	{
		p->clean = palloc(n + 1);
		p->map = palloc_extended((n + 1) * sizeof(uint32_t), MCXT_ALLOC_HUGE);
		p->copied = p->printed = 0;
		n = (uint32_t) zhc_stretch_clean(&p->scan, &p->seg, p->clean, p->map);
		s = p->clean;
	}
	zh_words_open(&p->words, s, n);
}

static void
close_words(ZhParser *p)
{
	if (!p->clean)
		return;
	pfree(p->clean);
	pfree(p->map);
	p->clean = NULL;
}

/*
 * What was printed for a token of the clean copy.  What is left out before it belongs to it if it
 * is blank, else it is a blank token of its own, for which the word waits: together the tokens are
 * the stretch.  (Parts of a compound word come after the whole.)
 */
static void
as_printed(ZhParser *p, int *type, const char **token, uint32_t *len)
{
	const char *s = p->scan.s + p->seg.start;
	uint32_t from = (uint32_t) (*token - p->clean);
	uint32_t to = from + *len;
	bool blank = *type == ZH_TOK_BLANK;
	uint32_t start = blank && from == p->copied ? p->printed : p->map[from];
	uint32_t end = blank ? p->map[to] : p->map[to - 1] + 1;

	*token = s + start;
	*len = end - start;
	if (from == p->copied && start > p->printed)
	{
		p->waiting = *type;
		p->word = *token;
		p->nword = *len;
		*type = ZH_TOK_BLANK;
		*token = s + p->printed;
		*len = start - p->printed;
	}
	p->copied = to;
	p->printed = end;
}

/* The next token of the stretch of words in p->seg; 0 at the end. */
static int
next_word(ZhParser *p, const char **token, uint32_t *len)
{
	const char *s = p->clean ? p->clean : p->scan.s + p->seg.start;
	int type = p->waiting;

	if (type != 0)
	{
		*token = p->word;
		*len = p->nword;
		p->waiting = 0;
		return type;
	}
	type = zh_words_next(&p->words, token, len);
	p->blank_breaks =
		type == ZH_TOK_BLANK && zhc_word_gap_breaks(s, p->words.end, *token, *token + *len);
	if (p->clean && type != 0)
		as_printed(p, &type, token, len);
	else if (p->clean)
		close_words(p);
	return type;
}

/* A token of the stretch of words in p->seg; false when it is used up. */
static bool
words_token(ZhParser *p, const char **token, uint32_t *len, int *type)
{
	if (p->nblank == 0)
	{
		*type = next_word(p, token, len);
		if (*type != ZH_TOK_BLANK)
			return *type != 0;
		p->blank = *token;
		p->nblank = *len;
	}
	*token = p->blank;
	*len = Min(p->nblank, MAX_BLANK);
	while (*len < p->nblank && ((unsigned char) p->blank[*len] & 0xC0) == 0x80)
		++*len; /* not inside a character */
	p->blank += *len;
	p->nblank -= *len;
	*type = gap_type(p, p->blank_breaks);
	p->blank_breaks = false;
	return true;
}

/* The next token of whatever kind of segment is at hand; false when it has none left. */
static bool
segment_token(ZhParser *p, const char **token, uint32_t *len, int *type)
{
	switch (p->seg.kind)
	{
		case ZHC_SEG_RUN:
			return run_token(p, token, len, type);
		case ZHC_SEG_WORDS:
			return words_token(p, token, len, type);
		case ZHC_SEG_GAP:
			if (p->next++ > 0)
				return false;
			*token = p->scan.s + p->seg.start;
			*len = p->seg.end - p->seg.start;
			*type = gap_type(p, p->seg.breaks);
			return true;
		case ZHC_SEG_END:
			break;
	}
	return false;
}

/* prstoken(state, &token, &length): the next token's type, 0 at the end */
Datum
zhnews_gettoken(PG_FUNCTION_ARGS)
{
	ZhParser *p = (ZhParser *) PG_GETARG_POINTER(0);
	const char **token = (const char **) PG_GETARG_POINTER(1);
	int *len = (int *) PG_GETARG_POINTER(2);
	uint32_t n = 0;
	int type = 0;

	/* parsetext() never looks for a cancel request itself. */
	if ((++p->calls & 1023) == 0)
		CHECK_FOR_INTERRUPTS();

	while (!segment_token(p, token, &n, &type))
	{
		if (!zhc_scan_plain(&p->scan, MAX_RUN / 3, &p->seg))
			zhc_scan_next(&p->scan, &p->seg);
		p->next = 0;
		if (p->seg.kind == ZHC_SEG_END)
			PG_RETURN_INT32(0);
		if (p->seg.kind == ZHC_SEG_WORDS)
			open_words(p);
	}
	if (type > ZH_TOK_LAST)
		elog(ERROR, "unexpected token type %d of the default parser", type);
	if (type != ZH_TOK_BREAK && zh_is_word_type(type))
	{
		p->seen = true;
		p->in_gap = false;
	}
	*len = (int) n;
	PG_RETURN_INT32(type);
}

/* prsend(state) */
Datum
zhnews_end(PG_FUNCTION_ARGS)
{
	ZhParser *p = (ZhParser *) PG_GETARG_POINTER(0);

	zhc_scan_end(&p->scan);
	pfree(p);
	PG_RETURN_VOID();
}

/* prslextype(): the token types, the default parser's first */
Datum
zhnews_lextype(PG_FUNCTION_ARGS)
{
	static const struct
	{
		int id;
		const char *alias;
		const char *descr;
	} own[] = {
		{ZH_TOK_HAN, "han", "Piece of a long Chinese run"},
		{ZH_TOK_HAN_TAIL, "han_tail", "Chinese run, or the last piece of one"},
		{ZH_TOK_HAN_SINGLE, "han_single", "Chinese run of one character"},
		{ZH_TOK_HAN_END, "han_end", "Last character of a Chinese run, takes a position"},
		{ZH_TOK_BREAK, "break", "Punctuation or paragraph end, takes a position"},
	};
	LexDescr *stock = (LexDescr *) DatumGetPointer(DirectFunctionCall1(prsd_lextype, (Datum) 0));
	int nstock = 0;
	LexDescr *all;

	while (stock[nstock].lexid != 0)
		nstock++;
	all = palloc0((nstock + lengthof(own) + 1) * sizeof(LexDescr));
	memcpy(all, stock, nstock * sizeof(LexDescr));
	for (int i = 0; i < lengthof(own); i++)
	{
		all[nstock + i].lexid = own[i].id;
		all[nstock + i].alias = pstrdup(own[i].alias);
		all[nstock + i].descr = pstrdup(own[i].descr);
	}
	PG_RETURN_POINTER(all);
}
