/*
 * credit.h - who reported a text, whence and when: zh_credits()
 */
#ifndef ZHC_CREDIT_H
#define ZHC_CREDIT_H

#include "clean.h"

typedef enum ZhcCreditKind
{
	ZHC_CREDIT_DATELINE = 0, /* 新华社阿斯塔纳6月17日电 */
	ZHC_CREDIT_BYLINE,		 /* 新华社记者 钟大为, 〔記者王大明／台北報導〕 */
	ZHC_CREDIT_PHOTO,		 /* 王大明摄 */
	ZHC_CREDIT_SOURCE		 /* an agency alone: 据新华社报道, 香港文匯報訊 */
} ZhcCreditKind;

/* Characters [start, end) of the clean text; start == end stands for nothing. */
typedef struct ZhcSpan
{
	uint32_t start;
	uint32_t end;
} ZhcSpan;

typedef struct ZhcCredit
{
	uint32_t start;
	uint32_t end; /* characters [start, end) of the clean text */
	ZhcSpan agency;
	ZhcSpan place;
	uint32_t names; /* its reporters: names[names .. names + nnames) of ZhcCredits */
	uint32_t nnames;
	int32_t year; /* as printed; 0 where it is not */
	int32_t month;
	int32_t day;
	uint8_t kind; /* ZhcCreditKind */
} ZhcCredit;

typedef struct ZhcCredits
{
	ZhcCredit *row;
	uint32_t n;
	ZhcSpan *names;
	uint32_t nnames;
} ZhcCredits;

/*
 * Find the credits of a clean text: datelines at the start of paragraphs, reporters' lines,
 * brackets and names at the end of paragraphs, agencies that are cited.  Editors are no reporters.
 * Rows stand in the order of the text.  Linear.  Free with zhc_credits_free.  ZHC_NOMEM.
 */
ZhcStatus zhc_credits(const ZhcAlloc *al, const ZhcClean *clean, ZhcCredits *out);
void zhc_credits_free(const ZhcAlloc *al, ZhcCredits *c);

/*
 * Where the report of a paragraph starts: behind the caption of a picture, credit and all, that
 * stands before it on one line, or, unless captions are all that is looked for, behind a word.
 */
uint32_t zhc_report_start(const ZhcClean *c, const ZhcPara *p, bool captions);

/* Whether the paragraph is nothing but the name of a paper. */
bool zhc_names_agency(const ZhcClean *c, const ZhcPara *p);

/* Whether a paragraph behind a heading starts as reports do: with a dateline, whatever the paper.
 */
bool zhc_opens_report(const ZhcClean *c, const ZhcPara *p);

/*
 * The day (civil.h) that a credit is dated.  What is not printed comes from the day of
 * publication: the date is the nearest one not after it (nor more than a day ahead, for time
 * zones).  False when it has no date, or not enough of one.
 */
bool zhc_credit_day(const ZhcCredit *c, bool has_published, int32_t published, int32_t *day);

/* "dateline", "byline", "photo", "source". */
const char *zhc_credit_kind(uint8_t kind);

#endif /* ZHC_CREDIT_H */
