/*
 * creditparse.h - the pieces that credits are made of: agencies, names, places, dates
 *
 * Private to credit.c, signatures.c, credittail.c, dateline.c, creditparse.c and creditnames.c. All
 * functions look at characters [i, end) of the clean text and return where what they took ends, or
 * i when it is not there.
 */
#ifndef ZHC_CREDITPARSE_H
#define ZHC_CREDITPARSE_H

#include "credit.h"
#include "knownname.h"
#include "linewords.h"
#include "utf8.h"

#define ZHC_CREDIT_HEAD 64 /* characters of a dateline */

#define ZHC_MAX_NAMES	   24 /* of one credit */
#define ZHC_CREDIT_BRACKET 64 /* characters of a credit in brackets */

/* What has been read of one credit. */
typedef struct ZhcDraft
{
	ZhcSpan agency;
	ZhcSpan place;
	ZhcSpan names[ZHC_MAX_NAMES];
	uint32_t nnames;
	int32_t year, month, day;
	unsigned label; /* classes of the label or role that came first */
	unsigned verb;	/* classes of the word that closed it */
	bool wire;		/* closed by 电 */
	bool sent;		/* closed by 讯 */
	ZhcSpan post;	/* where its people are stationed: 驻新加坡记者 */
} ZhcDraft;

/*
 * The classes of all words that may start at i, as far as the first character tells: none for
 * nearly all text.
 */
static inline unsigned
zhc_credit_may_start(const ZhcClean *c, uint32_t i, uint32_t end)
{
	char utf8[8] = {0}; /* all of it set: gcc 16 does not see that n tells how much */
	size_t n = 0;

	if (i < end && c->cp[i] - 0x800 < 0x10000 - 0x800)
		n = (size_t) zhc_encode(c->cp[i], utf8); /* nearly always; known to take three bytes */
	else
		for (uint32_t k = i; k < end && n < 3; k++)
			n += (size_t) zhc_encode(c->cp[k], utf8 + n);
	return n >= 3 && zhc_line_may_start(utf8) ? zhc_line_classes[zhc_line_bucket(utf8)] : 0;
}

/* zhc_credit_word() where one may start. */
unsigned zhc_credit_find(const ZhcClean *c, uint32_t i, uint32_t end, unsigned classes,
						 uint32_t *to);

/* Classes of the longest word of those classes at i, and in *to where it ends; 0 for none. */
static inline unsigned
zhc_credit_word(const ZhcClean *c, uint32_t i, uint32_t end, unsigned classes, uint32_t *to)
{
	if (zhc_credit_may_start(c, i, end) & classes)
		return zhc_credit_find(c, i, end, classes, to);
	*to = i;
	return 0;
}

/* The same for roles, 驻美国记者 among them. */
unsigned zhc_credit_role(const ZhcClean *c, uint32_t i, uint32_t end, uint32_t *to);

/* Note where people are stationed whose role stands at i: 驻新加坡记者, but not 駐美. */
void zhc_credit_post(const ZhcClean *c, uint32_t i, uint32_t end, ZhcDraft *d);

/* Whether a gap stands before character i: a blank of the page, or one that was kept. */
bool zhc_credit_gap(const ZhcClean *c, uint32_t i);

/* Over blanks and separators (、 ， ／ | and the like). */
uint32_t zhc_credit_skip(const ZhcClean *c, uint32_t i, uint32_t end);

/* An agency of the list, or a name that ends like one (江北晨报) within `end`. */
uint32_t zhc_credit_agency(const ZhcClean *c, uint32_t i, uint32_t end, ZhcSpan *agency);

/* 2025年6月17日, 6月17日, 17日, with what follows of the time of day (晚间). */
uint32_t zhc_credit_date(const ZhcClean *c, uint32_t i, uint32_t end, ZhcDraft *d);

/*
 * Names of persons between blanks and separators, and a place behind the last of them where a
 * date or 报道 follows.
 */
uint32_t zhc_credit_names(const ZhcClean *c, uint32_t i, uint32_t end, ZhcDraft *d);

/* Whether a correspondent's title stands at i, as it does behind a place: 特派员, 特派記者 */
bool zhc_credit_is_sent(const ZhcClean *c, uint32_t i, uint32_t end);

/* A place: a run of Han that leads up to a date, a correspondent's title, a closing word or the
 * end. */
uint32_t zhc_credit_place(const ZhcClean *c, uint32_t i, uint32_t end, ZhcDraft *d);

/* Whether nothing but a person's name stands from i on, close behind a label: 攝影李四 */
bool zhc_credit_labels_name(const ZhcClean *c, uint32_t i, uint32_t end);

/* Behind names: a slash, a place and 报道, or 摄, or 发自北京. */
uint32_t zhc_credit_end(const ZhcClean *c, uint32_t i, uint32_t end, ZhcDraft *d);

/* Whether names are as long as names are; needed where no role stands beside them. */
bool zhc_credit_are_names(const ZhcClean *c, const ZhcDraft *d);

/*
 * A dateline at the start of a paragraph, in brackets or not.  `fresh`: the paragraph begins an
 * article, so that what stands before 讯 or 消息 is an agency even if it does not look like one.
 */
uint32_t zhc_credit_dateline(const ZhcClean *c, uint32_t i, uint32_t end, bool fresh,
							 ZhcDraft *out);

/* The bracket that closes cp, or 0. */
uint32_t zhc_credit_closer(uint32_t cp);

/* Where the bracket at i is closed, less than `most` characters on; 0 when it is not. */
uint32_t zhc_credit_close(const ZhcClean *c, uint32_t i, uint32_t end, uint32_t most);

static inline bool
zhc_credit_is_slash(uint32_t cp)
{
	return cp == '/' || cp == 0xFF0F || cp == 0x2571 || cp == 0x2215;
}

/* Behind a label that ends at i: over the blank before a slash (文 / 李四). */
static inline uint32_t
zhc_credit_over_blank(const ZhcClean *c, uint32_t i, uint32_t end)
{
	return i + (i + 1 < end && c->cp[i] == ' ' && zhc_credit_is_slash(c->cp[i + 1]));
}

/* What stands between the parts of a foreign name. */
static inline bool
zhc_credit_is_interpunct(uint32_t cp)
{
	return cp == 0xB7 || cp == 0x30FB || cp == 0x2022 || cp == 0x2027;
}

/* Whether a name is printed in parts or in letters, as foreign ones are. */
bool zhc_credit_is_foreign(const ZhcClean *c, uint32_t i, uint32_t end);

/* Whether the character can be in a name or place. */
bool zhc_credit_is_name_char(uint32_t cp);

static inline bool
zhc_span_has(ZhcSpan s)
{
	return s.start < s.end;
}

/* Whether [i, end) is a country, a town or another place that is known. */
static inline bool
zhc_credit_known_place(const ZhcClean *c, uint32_t i, uint32_t end)
{
	return zhc_is_known_place(c->cp + i, end - i);
}

/* Behind an agency at i: that the picture is its own (美联社照片).  Where that ends, or i. */
uint32_t zhc_credit_picture(const ZhcClean *c, uint32_t i, uint32_t end);

/* Whether the content [i, end) of a bracket is about who reported. */
bool zhc_credit_in_brackets(const ZhcClean *c, uint32_t i, uint32_t end);

/* Where a tail of credits starts that [from, end) ends with, outside brackets; end for none. */
uint32_t zhc_credit_open_tail(const ZhcClean *c, uint32_t from, uint32_t end, bool caption);

/* Where the credit in brackets starts that [from, end) ends with; end for none. */
uint32_t zhc_credit_bracket_tail(const ZhcClean *c, uint32_t from, uint32_t end, uint32_t *close);

/*
 * A photographer and, in brackets, who spreads the picture, that [from, end) ends with:
 * 李四摄（人民视觉）. Returns where that starts, or end.
 */
uint32_t zhc_credit_photo_tail(const ZhcClean *c, uint32_t from, uint32_t end, ZhcDraft *d);

/* Where [from, end) ends without who spreads the picture behind its photographer: 李四摄/江北图片
 */
uint32_t zhc_credit_before_spreader(const ZhcClean *c, uint32_t from, uint32_t end);

#define ZHC_CREDIT_SET	 6
#define ZHC_CREDIT_BLOCK 16 /* characters looked at together */

/* All ones for a character of a set, else 0: so compilers look at several in one register. */
static inline uint32_t
zhc_credit_is_of(uint32_t cp, const uint32_t *set)
{
	return -(uint32_t) (cp == set[0]) | -(uint32_t) (cp == set[1]) | -(uint32_t) (cp == set[2]) |
		   -(uint32_t) (cp == set[3]) | -(uint32_t) (cp == set[4]) | -(uint32_t) (cp == set[5]);
}

/* The first of characters [i, end) that is in a set, or end. */
static inline uint32_t
zhc_credit_seek(const ZhcClean *c, uint32_t i, uint32_t end, const uint32_t *set)
{
	const uint32_t *p = c->cp + i, *last = c->cp + end;

	for (; last - p >= ZHC_CREDIT_BLOCK; p += ZHC_CREDIT_BLOCK)
	{
		uint32_t any = 0;

		for (int k = 0; k < ZHC_CREDIT_BLOCK; k++)
			any |= zhc_credit_is_of(p[k], set);
		if (any)
			break;
	}
	while (p < last && !zhc_credit_is_of(*p, set))
		p++;
	return (uint32_t) (p - c->cp);
}

/*
 * signatures.c: where the names in brackets start that a paragraph behind the end of a sentence
 * closes with: 票价不变。（郝梦）  Else its end.
 */
uint32_t zhc_signed_tail(const ZhcClean *c, uint32_t from, uint32_t end, ZhcDraft *d);

/* What somebody did, behind the names, is none of them: （李四　供稿）, 记者 李四 整理 */
void zhc_credit_drop_share(const ZhcClean *c, ZhcDraft *d);

/* Whether an office rather than a person supplied a picture: 警方供图 */
bool zhc_credit_is_supplied(const ZhcClean *c, const ZhcDraft *d);

/*
 * Whether paragraph i, on top of a page, is the name of the paper, beside its day or number, or
 * says when it was sent out: 江北日报, 江北社电讯 2025年12月4日发稿
 */
bool zhc_credit_names_page(const ZhcClean *c, uint32_t i);

/* Whether the paragraph is names in brackets by themselves behind the end of a sentence. */
bool zhc_is_signed_alone(const ZhcClean *c, const ZhcPara *p, ZhcDraft *d);

/* Whether it is nothing but the name of a person, where and as authors' are. */
bool zhc_is_author(const ZhcClean *c, uint32_t para, ZhcDraft *d);

/* Whether the paragraph, below a text, is a reader and a name: who wrote a letter to the paper. */
bool zhc_is_letter_writer(const ZhcClean *c, uint32_t para, ZhcDraft *d);

/* creditpieces.c: where these end at i, or i; *classes of a label, *agency behind 来源：. */
uint32_t zhc_credit_take_label(const ZhcClean *c, uint32_t i, uint32_t end, unsigned *classes);
uint32_t zhc_credit_skip_column(const ZhcClean *c, uint32_t i, uint32_t end);
uint32_t zhc_credit_skip_country(const ZhcClean *c, uint32_t i, uint32_t end);
uint32_t zhc_credit_unlisted_origin(const ZhcClean *c, uint32_t i, uint32_t end, ZhcSpan *agency);

#endif /* ZHC_CREDITPARSE_H */
