/*
 * tsvector.c - zh_tsvector(): the core's terms written as a tsvector
 *
 * Gives what to_tsvector('zhnews', body) gives.  Where that would fail because a tsvector holds
 * at most 1 MB of lexemes and positions, first all positions are left out, then the rarest
 * lexemes, each with a NOTICE.
 */
#include "postgres.h"

#include "fmgr.h"
#include "tsearch/ts_type.h"

#include "fold.h"
#include "glue.h"
#include "parser.h"
#include "terms.h"

PG_FUNCTION_INFO_V1(zh_tsvector);

StaticAssertDecl(ZHC_MAX_POS == MAXENTRYPOS - 1, "position limit differs from PostgreSQL's");
StaticAssertDecl(ZHC_MAX_POSITIONS == MAXNUMPOS - 1, "positions a lexeme differ from PostgreSQL's");
StaticAssertDecl(ZHC_MAX_TERM == MAXSTRLEN - 1, "lexeme length differs from PostgreSQL's");

/* Where terms go: entries and string area grow apart, and are moved together at the end. */
typedef struct Writer
{
	WordEntry *entries;
	uint32 nentries;
	char *str;
	size_t len; /* of str */
} Writer;

/*
 * Append a term with up to max_positions of its positions, as uniqueWORD() keeps them: clamped
 * ones are all the same and count once.  There is room for ZHC_TERM_TEXT bytes more than needed.
 */
static void
write_term(Writer *w, const ZhcTerm *t, uint32 max_positions)
{
	char *dst = w->str + w->len;
	WordEntryPos *pos;
	uint16 npos = 0;
	uint16 last = 0;

	/* in one piece: bit fields set one by one wait for each other */
	w->entries[w->nentries++] =
		(WordEntry){.haspos = max_positions > 0, .len = t->len, .pos = w->len};
	if (t->word)
		memcpy(dst, t->word, t->len);
	else
	{
		memcpy(dst, t->text, ZHC_TERM_TEXT / 2);
		if (t->len > ZHC_TERM_TEXT / 2)
			memcpy(dst + ZHC_TERM_TEXT / 2, t->text + ZHC_TERM_TEXT / 2, ZHC_TERM_TEXT / 2);
	}
	w->len += t->len;
	if (max_positions == 0)
		return;
	w->str[w->len] = '\0'; /* padding, where the length is odd */
	w->len += w->len & 1;
	dst = w->str + w->len;
	pos = (WordEntryPos *) dst + 1;
	for (uint32 i = 0; i < t->npos && npos < max_positions; i++)
	{
		uint16 p = zhc_term_pos(t, i);

		if (p != last)
			pos[npos++] = p; /* weight D is 0 */
		last = p;
	}
	memcpy(dst, &npos, sizeof(npos));
	w->len += sizeof(uint16) + npos * sizeof(WordEntryPos);
}

/*
 * The terms of n keys with their positions: write_term() for nearly all that there is to write.
 * Where to write is kept in variables of its own: what is written through a char pointer might be
 * w.
 */
static void
write_keys(Writer *w, const uint64 *key, size_t n)
{
	const uint64 *end = key + n;
	char *const str = w->str;
	uint32 at = (uint32) w->len;
	WordEntry *entry = w->entries + w->nentries;

	while (key < end && at <= MAXSTRPOS)
	{
		uint64 first = *key++;
		uint32 len = zhc_key_text(first, str + at); /* with zeros behind it, for padding */
		WordEntryPos *pos = (WordEntryPos *) (str + at + SHORTALIGN(len));
		uint32 npos = 1;

		if (len > ZHC_TERM_TEXT) /* so that the compiler knows how few bits it takes */
			pg_unreachable();
		*entry++ = (WordEntry){.haspos = 1, .len = len, .pos = at};
		pos[1] = (WordEntryPos) first;
		for (; key < end && (*key ^ first) >> ZHC_POS_BITS == 0; key++)
			if ((WordEntryPos) *key != pos[npos] && npos < ZHC_MAX_POSITIONS)
				pos[++npos] = (WordEntryPos) *key;
		pos[0] = (WordEntryPos) npos;
		at += SHORTALIGN(len) + (npos + 1) * sizeof(WordEntryPos);
	}
	w->nentries = (uint32) (entry - w->entries);
	w->len = at;
}

/* All terms, with positions or without, with reversed last bigrams or without. */
static bool
write_all(ZhcTerms *terms, Writer *w, bool positions, bool tails)
{
	ZhcTerm t;

	w->nentries = 0;
	w->len = 0;
	zhc_terms_rewind(terms);
	do
	{
		if (positions)
		{
			size_t n;
			const uint64 *keys = zhc_terms_keys(terms, &n);

			write_keys(w, keys, n);
		}
		if (w->len > MAXSTRPOS)
			return false;
		if (!zhc_terms_next(terms, &t))
			return true;
		if (tails || !t.tail)
			write_term(w, &t, positions ? ZHC_MAX_POSITIONS : 0);
	} while (w->len <= MAXSTRPOS);
	return false;
}

/*
 * The most frequent terms that fit, without positions and reversed last bigrams.  Returns how
 * many were left out.
 */
static uint32
write_frequent(ZhcTerms *terms, Writer *w)
{
	size_t bytes[256] = {0}; /* by number of occurrences, the last for all above */
	size_t room = MAXSTRPOS - ZHC_MAX_TERM;
	int least = 255;
	uint32 left_out = 0;
	ZhcTerm t;

	zhc_terms_rewind(terms);
	while (zhc_terms_next(terms, &t))
		if (!t.tail)
			bytes[Min(t.npos, 255)] += t.len;
	while (least > 1 && bytes[least] <= room)
		room -= bytes[least--];

	w->nentries = 0;
	w->len = 0;
	zhc_terms_rewind(terms);
	while (zhc_terms_next(terms, &t))
	{
		bool fits = (int) t.npos > least;

		if (t.tail)
			continue;
		if ((int) t.npos == least && t.len <= room)
		{
			room -= t.len;
			fits = true;
		}
		if (fits)
			write_term(w, &t, 0);
		else
			left_out++;
	}
	return left_out;
}

/* Fill w so that its string area is within PostgreSQL's limit. */
static void
write_limited(ZhcTerms *terms, Writer *w)
{
	const char *without_positions = "Phrases of more than two characters will not be found.";

	if (write_all(terms, w, true, true))
		return;
	if (write_all(terms, w, false, true))
		ereport(NOTICE, (errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
						 errmsg("text is too long for a tsvector: positions are left out"),
						 errdetail("%s", without_positions)));
	else if (write_all(terms, w, false, false))
		ereport(NOTICE, (errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
						 errmsg("text is too long for a tsvector: positions and the last "
								"characters of runs are left out"),
						 errdetail("%s", without_positions)));
	else
	{
		uint32 left_out = write_frequent(terms, w);

		ereport(NOTICE,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("text is too long for a tsvector: positions and the %u rarest words "
						"are left out",
						left_out),
				 errdetail("%s", without_positions), errhint("Split the text into several rows.")));
	}
}

/* The word parser for zhc_words(): PostgreSQL's default parser and the folding of words. */
ZhcStatus
zh_parse_words(void *ctx, const ZhcSink *sink, const char *s, size_t n)
{
	ZhWords w;
	const char *token;
	uint32 len;
	int type;
	ZhcStatus st = ZHC_OK;
	ZhcBuf buf;

	zhc_buf_init(&buf, &zh_palloc);
	zh_words_open(&w, s, n);
	while ((type = zh_words_next(&w, &token, &len)) != 0)
	{
		if (type == ZH_TOK_BLANK && zhc_word_gap_breaks(s, s + n, token, token + len))
			sink->gap(sink->to);
		if (!zh_is_word_type(type) || len > ZHC_MAX_TERM || st != ZHC_OK)
			continue;
		buf.len = 0;
		st = zhc_fold(token, len, &buf);
		if (st == ZHC_OK && buf.len > 0 && buf.len <= ZHC_MAX_TERM)
			st = sink->word(sink->to, buf.data, buf.len, token, len);
	}
	zhc_buf_free(&buf);
	return st;
}

/* zh_tsvector(body text) → tsvector */
Datum
zh_tsvector(PG_FUNCTION_ARGS)
{
	text *in = PG_GETARG_TEXT_PP(0);
	ZhcTerms *terms;
	Writer w;
	size_t count;
	size_t room;
	TSVector out;

	zh_require_utf8();
	zh_check(zhc_terms_make(&zh_palloc, VARDATA_ANY(in), VARSIZE_ANY_EXHDR(in), zh_parse_words,
							NULL, &terms));
	/* One position costs two bytes, a term's first also a count and padding; past the limit at most
	 * one more term is written, and none is empty. */
	count = zhc_terms_count(terms);
	room = Min(zhc_terms_bytes(terms) + 5 * count,
			   MAXSTRPOS + ZHC_MAX_TERM + 4 + 2 * ZHC_MAX_POSITIONS) +
		   ZHC_TERM_TEXT;
	count = Min(count, MAXSTRPOS + 2);
	out = palloc(CALCDATASIZE(count, room)); /* every byte that counts is written */
	w.entries = ARRPTR(out);
	w.str = (char *) (w.entries + count);
	write_limited(terms, &w);
	out->size = w.nentries;
	SET_VARSIZE(out, CALCDATASIZE(w.nentries, w.len));
	memmove(STRPTR(out), w.str, w.len);
	zhc_terms_free(terms);
	PG_FREE_IF_COPY(in, 0);
	PG_RETURN_TSVECTOR(out);
}
