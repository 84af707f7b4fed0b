/*
 * chunks.h - a text cut for reading clauses: names, dates, quoted strings, function words, verbs
 *
 * The layer between the token stream and the matchers of quotations and events.  What stands
 * between quotation marks, brackets or title marks is one chunk, so that a matcher sees the
 * sentence that the writer wrote.  Headings, bylines and furniture are left out.
 *
 * Linear in the text: every character is looked at once for a word and once for its chunk.
 */
#ifndef ZHC_CHUNKS_H
#define ZHC_CHUNKS_H

#include "date.h"
#include "names.h"

typedef enum ZhcChunkKind
{
	ZHC_K_OTHER = 0, /* characters that are in no word of use here */
	ZHC_K_WORD,		 /* a word; its meanings are in saying, event, gram, noun */
	ZHC_K_NAME,	  /* ref: the longest mention that starts here; a person with the title before it */
	ZHC_K_DATE,	  /* ref: index of the date */
	ZHC_K_QUOTED, /* from mark to mark; cut: the closing mark is missing */
	ZHC_K_TITLE,  /* 《…》 with its marks; ref: mention of the work or ZHC_NONE */
	ZHC_K_BRACKET,	 /* (…) and the like, with their marks */
	ZHC_K_ENUM,		 /* 、 */
	ZHC_K_COMMA,	 /* ， */
	ZHC_K_SEMICOLON, /* ； */
	ZHC_K_COLON,	 /* ： */
	ZHC_K_DASH,		 /* —— */
	ZHC_K_STOP,		 /* 。！？… */
	ZHC_K_PARA		 /* end of a paragraph; ref: index of the paragraph */
} ZhcChunkKind;

#define ZHC_NONE UINT32_MAX

typedef struct ZhcChunk
{
	uint32_t start;
	uint32_t end; /* characters [start, end) of the clean text */
	uint32_t ref;
	uint8_t kind;	/* ZhcChunkKind */
	uint8_t saying; /* ZhcSayFrame or 0 */
	uint8_t event;	/* ZhcAction or 0 */
	uint8_t frame;	/* ZhcEventFrame or 0 */
	uint8_t gram;	/* ZhcGrammar or 0 */
	uint8_t noun;	/* ZhcEventNoun or 0 */
	bool tail;		/* may stand behind a verb of saying (感慨道) */
	bool cut;		/* QUOTED without its closing mark */
} ZhcChunk;

/* Column a of GRAMMAR; what they mean stands in data/lexicon/grammar.tsv. */
typedef enum ZhcGrammar
{
	ZHC_G_PREP = 1,
	ZHC_G_WITH,
	ZHC_G_ADVERB,
	ZHC_G_WISH,
	ZHC_G_FUTURE,
	ZHC_G_NOT,
	ZHC_G_IF,
	ZHC_G_PASSIVE,
	ZHC_G_DE,
	ZHC_G_ASPECT,
	ZHC_G_PRONOUN,
	ZHC_G_LINK,
	ZHC_G_TIME,
	ZHC_G_POST,
	ZHC_G_VERB,
	ZHC_G_ETC,
	ZHC_G_THIS,
	ZHC_G_BE
} ZhcGrammar;

/* Column a of SAYING. */
typedef enum ZhcSayFrame
{
	ZHC_SAY = 1,	/* reported or direct speech behind it */
	ZHC_SAY_DIRECT, /* a direct quotation only */
	ZHC_SAY_VIEW,	/* 在X看来 */
	ZHC_SAY_SOURCE	/* 从X获悉 */
} ZhcSayFrame;

typedef enum ZhcEventNoun
{
	ZHC_NOUN_SPEECH = 1, /* 发表讲话 */
	ZHC_NOUN_MEETING	 /* 举行会谈 */
} ZhcEventNoun;

/* Column a of OBJECT_END: what something is by its last character. */
typedef enum ZhcObjectEnd
{
	ZHC_END_PRIZE = 1,
	ZHC_END_RESULT,
	ZHC_END_DOCUMENT,
	ZHC_END_MEETING,
	ZHC_END_BODY,
	ZHC_END_SOMEBODY,
	ZHC_END_BODY_PART
} ZhcObjectEnd;

typedef struct ZhcChunks
{
	const ZhcTokens *tokens;
	const ZhcNames *names;
	const ZhcDates *dates;
	ZhcChunk *row;
	uint32_t n; /* the last one is a PARA */
} ZhcChunks;

/*
 * Cut a text.  The arguments must outlive the result.  Free with zhc_chunks_free.  ZHC_NOMEM.
 */
ZhcStatus zhc_chunks(const ZhcAlloc *al, const ZhcTokens *tokens, const ZhcNames *names,
					 const ZhcDates *dates, ZhcChunks *out);
void zhc_chunks_free(const ZhcAlloc *al, ZhcChunks *c);

/* The folded character at clean offset i. */
static inline uint32_t
zhc_chunk_ch(const ZhcChunks *c, uint32_t i)
{
	return zhc_ch(&c->tokens->text, i);
}

/* Whether a clause ends at this chunk: a comma, or anything that ends more than a clause. */
static inline bool
zhc_ends_clause(const ZhcChunk *k)
{
	return k->kind >= ZHC_K_COMMA;
}

/* Whether a sentence ends at this chunk. */
static inline bool
zhc_ends_sentence(const ZhcChunk *k)
{
	return k->kind >= ZHC_K_STOP;
}

#endif /* ZHC_CHUNKS_H */
