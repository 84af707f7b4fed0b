/*
 * namesint.h - what the files that find names share
 *
 * The work goes in steps: contexts and votes over the whole text (namevotes.c), each paragraph cut
 * into segments (namesegs.c, namelattice.c), segments put together to names (nameworks.c,
 * nameorgs.c, nameplaces.c, namepersons.c), titles read (nameroles.c), mentions chosen and tied
 * together (namelinks.c).
 */
#ifndef ZHC_NAMESINT_H
#define ZHC_NAMESINT_H

#include "names.h"
#include "namewords.h"

typedef enum ZhcSegKind
{
	ZHC_SEG_WORD = 0, /* a word of the lists */
	ZHC_SEG_ONE,	  /* one character that is in no word here */
	ZHC_SEG_PERSON,	  /* a Han name: surname and given name */
	ZHC_SEG_FOREIGN,  /* a transcribed name, of a person or a place */
	ZHC_SEG_LATIN,
	ZHC_SEG_NUMBER,
	ZHC_SEG_OPEN,
	ZHC_SEG_CLOSE,
	ZHC_SEG_BLANK,
	ZHC_SEG_JOIN, /* dash between names */
	ZHC_SEG_MARK, /* any other punctuation */
	ZHC_SEG_OWN	  /* a name of the user's own list */
} ZhcSegKind;

typedef struct ZhcSeg
{
	uint32_t start;
	uint32_t end;
	uint32_t flags; /* ZHC_NW(...) */
	uint32_t word;	/* index into zhc_name_words; 0: none */
	uint32_t name;	/* index of the mention it belongs to, or ZHC_NO_NAME */
	uint8_t kind;	/* ZhcSegKind */
	char cls;		/* class of the ordinary word, 0 for other segments */
	bool dotted;	/* a transcribed name with · in it */
} ZhcSeg;

#define ZHC_NO_NAME UINT32_MAX

/* Parts of ZhcNamer.match. */
#define ZHC_MATCH_ENTRY(m) ZHC_NAME_ENTRY(m)
#define ZHC_MATCH_LEN(m)   ((m) >> 24 & 63)
#define ZHC_MATCH_SLOT(m)  ((m) >> 30) /* the length if it is 3 at most, else 0 */
#define ZHC_MATCH_OF(len)  ((len) << 24 | ((len) < 4 ? (len) : 0) << 30)

/* Of which some behind the last may be read: 0. */
#define ZHC_MATCH_PAD 8

/* Bits of ZhcNamer.ctx. */
#define ZHC_CTX_TITLE_END	0x01 /* a title ends before this character */
#define ZHC_CTX_TITLE		0x02 /* a title starts here */
#define ZHC_CTX_AFTER		0x04 /* a word that stands behind a person's name starts here */
#define ZHC_CTX_TITLE_AFTER 0x08
#define ZHC_CTX_VERB_END	0x20 /* a verb that takes persons ends before it */
#define ZHC_CTX_BYLINE		0x10 /* in a list of reporters */

/* How often a candidate stands in the text, and how often beside a title or such. */
typedef struct ZhcVote
{
	uint64_t key; /* codes of its characters; 0: empty slot */
	uint16_t count;
	uint16_t strong;
} ZhcVote;

/*
 * The cheapest way to a character of a run, and its last step, in one number, so that the cheaper
 * of two is the smaller: cost from the start (24 bits), 31 less the step's length (5), its kind
 * (4), whether it is a dotted name (1), its word (24).
 */
typedef uint64_t ZhcNode;

#define ZHC_NODE_SHIFT 34 /* of the cost */
#define ZHC_NODE(cost, len, kind, dotted, word)                                                    \
	((uint64_t) (cost) << ZHC_NODE_SHIFT | (uint64_t) (31 - (len)) << 29 |                         \
	 (uint64_t) (kind) << 25 | (uint64_t) (dotted) << 24 | (word))
#define ZHC_NODE_COST(node)	  ((uint32_t) ((node) >> ZHC_NODE_SHIFT))
#define ZHC_NODE_LEN(node)	  (31 - ((uint32_t) ((node) >> 29) & 31))
#define ZHC_NODE_KIND(node)	  ((uint8_t) ((node) >> 25 & 15))
#define ZHC_NODE_DOTTED(node) ((bool) ((node) >> 24 & 1))
#define ZHC_NODE_WORD(node)	  ((uint32_t) (node) &0xFFFFFFu)

/* A short form that the text defines: characters [start, end), of the mention that starts at full.
 */
typedef struct ZhcShort
{
	uint32_t start;
	uint32_t end;
	uint32_t full;
	uint8_t kind; /* an organisation or a person */
	bool guessed; /* the end of a transcribed name: only where persons stand */
	bool whole;	  /* all of a transcribed name, whatever the path made of it elsewhere */
} ZhcShort;

#define ZHC_NAME_FAMILIES 64u

typedef struct ZhcNamer
{
	const ZhcAlloc *al;
	const ZhcTokens *tokens;
	const ZhcText *text;
	const uint16_t *code; /* of the text's characters in zhc_name_trie */
	uint8_t *ctx;		  /* ZHC_CTX_... */
	uint32_t *match; /* all words of the lists in the text, as the trie has them | ZHC_MATCH_OF, in
						the order of their starts, shorter ones first; each character by itself is
						one, at what an unknown word costs if need be */
	size_t nmatch, cap_match;
	uint32_t *at; /* where in match those of a character begin; ZHC_TEXT_PAD behind the end */
	ZhcVote *vote;
	size_t nvote, cap_vote; /* capacity is a power of two */
	ZhcNode *node;
	size_t cap_node;
	ZhcSeg *seg; /* of the paragraph at hand */
	size_t nseg, cap_seg;
	uint32_t end_from, end_at; /* of nameplaces.c */
	ZhcMention *men;
	size_t nmen, cap_men;
	ZhcShort *shorts;
	size_t nshorts, cap_shorts;
	uint16_t family[ZHC_NAME_FAMILIES]; /* codes of the surnames of those named last */
	uint32_t nfamily;
} ZhcNamer;

/* namevotes.c: contexts and votes of the whole text. */
ZhcStatus zhc_name_votes(ZhcNamer *nm);
const ZhcVote *zhc_name_vote(const ZhcNamer *nm, uint32_t i, uint32_t len);

/* namelattice.c: Han characters, and interpuncts between them if dotted, as segments. */
ZhcStatus zhc_name_run(ZhcNamer *nm, uint32_t start, uint32_t end, bool dotted);

/* namesegs.c: characters [start, end) as segments; the cheapest path through them as segments. */
ZhcStatus zhc_name_segments(ZhcNamer *nm, uint32_t start, uint32_t end);
ZhcStatus zhc_name_path(ZhcNamer *nm, uint32_t start, uint32_t end);

/* namemends.c: titles that take the end of a name before them, names in pieces, in segments from
 * `first` on; parts of a name that a hyphen joins, or a blank; names in credits. */
void zhc_name_mend(ZhcNamer *nm, size_t first);
void zhc_name_mend_joined(ZhcNamer *nm);
void zhc_name_mend_spaced(ZhcNamer *nm);
void zhc_name_mend_credits(ZhcNamer *nm);

/* The matchers; each adds mentions for the segments at hand. */
ZhcStatus zhc_name_works(ZhcNamer *nm);
ZhcStatus zhc_name_own(ZhcNamer *nm);
ZhcStatus zhc_name_orgs(ZhcNamer *nm);
ZhcStatus zhc_name_lists(ZhcNamer *nm);
ZhcStatus zhc_name_places(ZhcNamer *nm);
ZhcStatus zhc_name_persons(ZhcNamer *nm);
ZhcStatus zhc_name_roles(ZhcNamer *nm);

/* nameown.c: the country of an own name in a range; in the end, those of all own names. */
bool zhc_name_own_country(const ZhcNamer *nm, ZhcRange r, char *country);
void zhc_name_own_countries(ZhcNamer *nm);

/* nameshorts.c: note short forms; then find them in mentions that are in order. */
ZhcStatus zhc_name_short(ZhcNamer *nm, uint32_t start, uint32_t end, uint32_t full);
ZhcStatus zhc_name_stem(ZhcNamer *nm, uint32_t a, uint32_t k, uint32_t full);
ZhcStatus zhc_name_family(ZhcNamer *nm, uint32_t k);
ZhcStatus zhc_name_last(ZhcNamer *nm, uint32_t k);
ZhcStatus zhc_name_bracket(ZhcNamer *nm, uint32_t i, uint32_t full);
ZhcStatus zhc_name_shorts(ZhcNamer *nm);

/* namealone.c: note the surname of the name in segment k; whether seg k is one that stands for a
 * person. */
void zhc_name_keep_family(ZhcNamer *nm, uint32_t k);
bool zhc_name_alone(const ZhcNamer *nm, uint32_t k);
uint32_t zhc_name_masked(const ZhcNamer *nm, uint32_t k);
bool zhc_name_is_family(const ZhcNamer *nm, uint32_t i); /* character i is one that was noted */

/* namestorms.c: leave out what typhoons are called. */
void zhc_name_storms(ZhcNamer *nm);

/* namelinks.c: order, overlaps, short names, the fullest title. */
ZhcStatus zhc_name_links(ZhcNamer *nm);

#define ZHC_NW_PLACES (ZHC_NW(COUNTRY) | ZHC_NW(PLACE) | ZHC_NW(PLACE_WEAK))
#define ZHC_NW_BODIES (ZHC_NW(ORG_END) | ZHC_NW(ORG_END_WEAK))

/* Single characters at this cost and above are taken for parts of names; words of two and more. */
#define ZHC_RARE	  84u
#define ZHC_RARE_WORD 112u

/* How many words start at character i. */
static inline uint32_t
zhc_name_nwords(const ZhcNamer *nm, uint32_t i)
{
	return nm->at[i + 1] - nm->at[i];
}

/* The entry of the word that characters [i, i + len) are, or 0. */
static inline uint32_t
zhc_name_entry(const ZhcNamer *nm, uint32_t i, uint32_t len)
{
	const uint32_t *match = nm->match + nm->at[i], *end = nm->match + nm->at[i + 1];

	if (len == 1) /* always the first */
		return ZHC_MATCH_ENTRY(*match);
	if (len == 2) /* the second, if there is one, which no processor guesses */
		return ZHC_MATCH_ENTRY(match[1]) &
			   -(uint32_t) ((match + 1 < end) & (ZHC_MATCH_SLOT(match[1]) == 2));
	for (; match < end; match++)
		if (ZHC_MATCH_LEN(*match) == len)
			return ZHC_MATCH_ENTRY(*match);
	return 0;
}

/* The word of the lists of exactly those characters, or the empty one. */
static inline const ZhcNameWord *
zhc_name_word_of(const ZhcNamer *nm, uint32_t i, uint32_t len)
{
	return &zhc_name_words[zhc_name_entry(nm, i, len)];
}

static inline bool
zhc_seg_is_one(const ZhcSeg *s)
{
	return s->end - s->start == 1;
}

/* A segment's first character. */
static inline uint32_t
zhc_seg_char(const ZhcNamer *nm, const ZhcSeg *s)
{
	return zhc_ch(nm->text, s->start);
}

/* nameparts.c: whether a segment is a name or a part of one; 和 与 及; 省 市 国家; a rare word;
 * 美中; whether a title is that of reporters and such. */
bool zhc_seg_proper(const ZhcNamer *nm, const ZhcSeg *s);
bool zhc_seg_and(const ZhcNamer *nm, const ZhcSeg *s);
bool zhc_seg_body(const ZhcNamer *nm, const ZhcSeg *s);
bool zhc_seg_rare(const ZhcNamer *nm, const ZhcSeg *s);
bool zhc_seg_pair(const ZhcNamer *nm, const ZhcSeg *s);
bool zhc_body_char(uint32_t c);
bool zhc_name_press(const ZhcNamer *nm, ZhcRange role);
uint32_t zhc_seg_unknown(const ZhcNamer *nm, uint32_t k);
uint32_t zhc_over_code(const ZhcNamer *nm, uint32_t k);
uint32_t zhc_over_business(const ZhcNamer *nm, uint32_t k);
uint32_t zhc_over_ministry(const ZhcNamer *nm, uint32_t k);

/* Whether a word stands before the segment that takes places: 在 赴 从 (nameplaces.c). */
bool zhc_place_before(const ZhcNamer *nm, const ZhcSeg *s);

/* The place before its head who is the person at seg k (namevillages.c). */
ZhcStatus zhc_name_headed(ZhcNamer *nm, uint32_t k);

/* The first country named in a range, into country[3] (nameroles.c). */
void zhc_name_country(const ZhcNamer *nm, ZhcRange r, char *country);

/* Add a mention; its country is read off its segments. */
ZhcStatus zhc_name_add(ZhcNamer *nm, ZhcNameKind kind, uint32_t first, uint32_t last);

/* nameorgedge.c: 人民日报 + 社; a party's; what a body does to another; 金融 + 卡; a number; what a
 * department is for; behind a kind of firm; a transcription that is cut; a name behind a place. */
uint32_t zhc_org_house(const ZhcNamer *nm, uint32_t k);
bool zhc_org_of_party(const ZhcNamer *nm, uint32_t k);
uint32_t zhc_org_latin(const ZhcNamer *nm, uint32_t k);
bool zhc_org_terminal(const ZhcNamer *nm, uint32_t j);
bool zhc_org_district(const ZhcNamer *nm, uint32_t j);
bool zhc_org_says(const ZhcNamer *nm, uint32_t k);
bool zhc_org_index(const ZhcNamer *nm, uint32_t k);
uint32_t zhc_org_behind_act(const ZhcNamer *nm, uint32_t p, uint32_t k);
bool zhc_org_compound(const ZhcNamer *nm, uint32_t k);
bool zhc_org_counts(const ZhcNamer *nm, uint32_t k);
bool zhc_org_department(const ZhcNamer *nm, uint32_t j, uint32_t k);
uint32_t zhc_org_behind_trade(const ZhcNamer *nm, uint32_t p, uint32_t k);
uint32_t zhc_org_foreign_start(const ZhcNamer *nm, uint32_t p);
uint32_t zhc_org_foreign(const ZhcNamer *nm, uint32_t k);
bool zhc_org_cut_foreign(const ZhcNamer *nm, uint32_t p);
bool zhc_org_against(const ZhcNamer *nm, const ZhcSeg *s);
uint32_t zhc_org_behind_road(const ZhcNamer *nm, uint32_t p, uint32_t k);
uint32_t zhc_org_known_start(const ZhcNamer *nm, uint32_t p, uint32_t k, bool proper);
bool zhc_org_begins_own(const ZhcNamer *nm, uint32_t j, uint32_t k);

/* nameorgfits.c: whether seg j may stand inside a name that ends at seg k; 组织, a verb. */
uint32_t zhc_org_school(const ZhcNamer *nm, uint32_t k);
bool zhc_org_fits(const ZhcNamer *nm, uint32_t j, uint32_t k);
bool zhc_org_organizing(const ZhcNamer *nm, uint32_t j);

/* nameorgadd.c: add the organisation of segments [a, k], its country and its short forms. */
ZhcStatus zhc_name_add_org(ZhcNamer *nm, uint32_t a, uint32_t k);

/* Add a mention that is part of another one. */
ZhcStatus zhc_name_add_range(ZhcNamer *nm, ZhcNameKind kind, ZhcRange r, const char *country);

/* Whether character i is the Han (or kana) of a name. */
static inline bool
zhc_name_han(const ZhcNamer *nm, uint32_t i)
{
	return zhc_is_cjk(zhc_cls(nm->text, i));
}

/* Whether character i is a closing quotation mark. */
static inline bool
zhc_name_unquotes(const ZhcNamer *nm, uint32_t i)
{
	return zhc_ch(nm->text, i) == 0x201D;
}

/* What is marked at character i, and a title before a blank or in quotation marks: 记者 + 夏时雨,
 * “部长” + 夏时雨. */
static inline uint8_t
zhc_name_before(const ZhcNamer *nm, uint32_t i)
{
	uint8_t ctx = nm->ctx[i];

	if (i > 0 && nm->ctx[i - 1] & ZHC_CTX_TITLE_END &&
		(zhc_cls(nm->text, i - 1) == ZHC_C_BLANK || zhc_name_unquotes(nm, i - 1)))
		ctx |= ZHC_CTX_TITLE_END;
	return ctx;
}

/* Whether a segment's class is one of a few letters; false for 0. */
static inline bool
zhc_class_in(char cls, const char *classes)
{
	size_t n = strlen(classes);
	uint32_t set = 0;

	/* compilers make one number of constant letters, which they do not of a loop */
	set |= n > 0 ? 1u << (classes[0] & 31) : 0;
	set |= n > 1 ? 1u << (classes[1] & 31) : 0;
	set |= n > 2 ? 1u << (classes[2] & 31) : 0;
	set |= n > 3 ? 1u << (classes[3] & 31) : 0;
	set |= n > 4 ? 1u << (classes[4] & 31) : 0;
	set |= n > 5 ? 1u << (classes[5] & 31) : 0;
	set |= n > 6 ? 1u << (classes[6] & 31) : 0;
	return set >> (cls & 31) & 1;
}

/* Whether character i is one that stands behind the surname of a suspect or a judge. */
static inline bool
zhc_name_suspect(const ZhcNamer *nm, uint32_t i)
{
	return i < nm->text->n && zhc_is_suspect(zhc_ch(nm->text, i));
}

/* 、 or / between names: 冯彦哲/黄东萍 */
static inline bool
zhc_name_pause(const ZhcNamer *nm, uint32_t i)
{
	return i < nm->text->n && (zhc_ch(nm->text, i) == 0x3001 || zhc_ch(nm->text, i) == '/');
}

#define ZHC_INTERPUNCT 0xB7u

/* - and . that join parts of a transcribed name as · does: 阿卜杜勒-阿提, 谷辣斯.尤达卡 */
static inline bool
zhc_name_joint(const ZhcText *t, uint32_t i)
{
	uint32_t cp = t->clean->cp[i];

	return cp == '-' || cp == 0xFF0D || cp == 0x2010 || cp == '.' || cp == 0xFF0E;
}

static inline const ZhcNameModel *
zhc_name_model(const ZhcNamer *nm, uint32_t i)
{
	return &zhc_name_models[nm->code[i]];
}

#endif /* ZHC_NAMESINT_H */
