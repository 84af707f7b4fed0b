/*
 * mainhead.c - which of the headings above a body is the headline
 *
 * A page sets a kicker (引题) over a headline and a deck (副题) under it, in type that the text has
 * lost.  What is left: a kicker names an occasion where the headline tells what happened, or it is
 * by far the longer or the shorter one and has little to do with what the body begins with; and of
 * three lines the middle one is the headline.
 */
#include "mainhead.h"

#include "chars.h"
#include "headwords.h"
#include "linewords.h"
#include "utf8.h"

#define LEAD		  200 /* characters of the body that a headline is about */
#define NAME_COLS	  16  /* columns of the name of an occasion, at most */
#define COUPLET_CHARS 6	  /* of the parts of a couplet, at most */
#define START		  60  /* and of its first sentence */
#define LEAST_SHARED  150 /* thousandths of a headline's pairs that stand in the lead, at least */
#define MUCH_SHARED	  300 /* and in the first sentence */
#define MOST_SHARED	  500 /* likewise, where nearly all of it is said at once */

/* The next heading from i on that may be a headline, before `to`: no deck behind a dash. */
static uint32_t
next_heading(const ZhcItem *item, uint32_t i, uint32_t to)
{
	while (i < to && (item[i].kind != ZHC_ITEM_HEADING || item[i].foreign || item[i].column))
		i++;
	return i < to && !item[i].dash ? i : to;
}

/* How many thousandths of the pairs of characters of paragraph i stand in what is told. */
static unsigned
shared_with(const ZhcTopic *told, const ZhcClean *c, uint32_t i)
{
	uint32_t of = 0;
	ZhcSeen seen = {{0}};
	uint32_t n = zhc_topic_shared(told, &seen, c, c->paras[i].start, c->paras[i].end, &of);

	return of > 0 ? n * 1000 / of : 0;
}

static ZhcHeadWords
words_of(const ZhcClean *c, uint32_t i)
{
	return zhc_head_words(c->cp + c->paras[i].start, c->paras[i].end - c->paras[i].start);
}

/* Whether a heading ends with how long something has been so: 新规实施半年, 开港三周年 */
static bool
looks_back(const ZhcClean *c, uint32_t i)
{
	const ZhcPara *p = &c->paras[i];
	uint32_t before;

	if (p->end - p->start < 6 || c->cp[p->end - 1] != 0x5E74) /* 年 */
		return false;
	before = c->cp[p->end - 2];
	return before == 0x5468 || before == 0x9031 || before == 0x534A || before == 0x4E00 ||
		   before == 0x4E24 || before == 0x5169; /* 周 週 半 一 两 兩 */
}

/* Whether a dash parts the heading from what stands below it: 山东清河店县—— */
static bool
is_set_off(const ZhcClean *c, uint32_t i)
{
	uint32_t last = c->cp[c->paras[i].end - 1];

	return last == 0x2014 || last == 0x2015 || last == 0x2500; /* — ― ─ */
}

/* Whether a heading is no more than an exclamation over another: 一箭十星！ */
static bool
exclaims(const ZhcClean *c, uint32_t i, uint32_t next)
{
	const ZhcPara *p = &c->paras[i];

	return c->cp[p->end - 1] == 0xFF01 && /* ！ */
		   3 * (p->end - p->start) <= 2 * (c->paras[next].end - c->paras[next].start);
}

/* The columns of characters [from, to). */
static unsigned
cols_of(const ZhcClean *c, uint32_t from, uint32_t to)
{
	unsigned cols = 0;

	for (uint32_t k = from; k < to; k++)
		cols += c->cp[k] < 0x800 ? 1 : 2;
	return cols;
}

/*
 * The columns of the widest line of a heading that stands on two lines or more, none of them in
 * parts; else 0.
 */
static unsigned
widest_line(const ZhcClean *c, const ZhcPara *p)
{
	uint32_t lo = 0; /* of the breaks behind its first character */
	uint32_t hi = c->nbreaks;
	uint32_t from = p->start;
	unsigned widest = 0;

	while (lo < hi)
	{
		uint32_t mid = lo + (hi - lo) / 2;

		if (c->breaks[mid] <= p->start)
			lo = mid + 1;
		else
			hi = mid;
	}
	if (lo == c->nbreaks || c->breaks[lo] >= p->end)
		return 0;
	for (; from < p->end; lo++)
	{
		uint32_t to = lo < c->nbreaks && c->breaks[lo] < p->end ? c->breaks[lo] : p->end;
		unsigned cols = cols_of(c, from, to);

		for (uint32_t k = from; k + 1 < to; k++)
			if (c->cp[k] == ' ' && k > from)
				return 0; /* decks, in parts */
		widest = cols > widest ? cols : widest;
		from = to;
	}
	return widest;
}

/* Whether a heading begins with what was said on an occasion that one above it names: 强调… */
static bool
tells_what_was_said(const ZhcClean *c, const ZhcPara *p)
{
	char text[2 * ZHC_UTF8_MAX];
	const char *end = zhc_clean_put(c, p->start, p->start + (p->end - p->start < 2 ? 1 : 2), text);

	return zhc_line_word(text, (size_t) (end - text), ZHC_WORD_STRESS | ZHC_WORD_SAY) != NULL;
}

/*
 * The one of n headings that was broken into lines none of which is wider than any of the others:
 * it is set in the largest type, as the headline is; n when there is no such.
 */
static uint32_t
largest_type(const ZhcClean *c, const ZhcItem *item, const uint32_t *at, uint32_t n)
{
	uint32_t broken = n;
	unsigned widest = 0; /* line of that */

	for (uint32_t i = 0; i < n; i++)
	{
		unsigned w = widest_line(c, &c->paras[at[i]]);

		if (w == 0)
			continue;
		if (broken < n || (i > 0 && tells_what_was_said(c, &c->paras[at[i]])))
			return n;
		broken = i;
		widest = w;
	}
	for (uint32_t i = 0; i < n && broken < n; i++)
		if (i != broken && item[at[i]].cols < widest)
			return n;
	return broken;
}

/* What is known of a heading. */
typedef struct Heading
{
	ZhcHeadWords words;
	unsigned cols;
	unsigned shared;  /* thousandths of its pairs that stand in the lead */
	unsigned at_once; /* and in its first sentence */
} Heading;

/* Whether heading a only names an occasion, and b tells what happened on it: 大师赛 / 黄启铭闯决赛
 */
static bool
names_occasion(const Heading *a, const Heading *b)
{
	return a->cols <= NAME_COLS && b->cols >= a->cols && !a->words.tells && !a->words.marked &&
		   !a->words.counted && b->words.tells;
}

/*
 * Whether heading a is a kicker over b by its length: longer by a third, where b could stand alone,
 * or not half as long as a headline in parts, and told of in the lead far less.
 */
static bool
is_kicker_by_length(const Heading *a, const Heading *b)
{
	bool longer = 3u * a->cols >= 4u * b->cols && a->words.blank;
	bool shorter = 2u * a->cols <= b->cols;

	return (longer || shorter) && b->shared >= LEAST_SHARED && 2 * a->shared <= b->shared;
}

/* Whether both have parts, and a has no two thirds of b's length: 急診升 病床滿 / 疫苗剩四十萬劑
 * 長者快打. */
static bool
is_kicker_in_parts(const Heading *a, const Heading *b)
{
	return a->words.blank && b->words.blank && 3u * a->cols <= 2u * b->cols && b->shared > 0 &&
		   !b->words.begins;
}

/*
 * Whether heading a is a kicker over b by what the first sentence tells, which is what the headline
 * says: a third of b's words, and three times as many as of a's; b is no shorter by half, unless
 * the rest of the lead has none of a's, either.
 */
static bool
is_kicker_by_start(const Heading *a, const Heading *b)
{
	if (a->words.blank && b->words.blank && a->cols > b->cols)
		return false; /* of two in parts a kicker is the shorter one */
	return b->at_once >= MUCH_SHARED && 3 * a->at_once <= b->at_once &&
		   (b->words.tells || b->words.marked) && !b->words.begins &&
		   (a->shared < b->shared || 2u * b->cols >= 3u * a->cols);
}

/* Whether a heading is a couplet, two parts of as many characters: 打通堵点 疏通痛点 */
static bool
is_couplet(const ZhcClean *c, uint32_t i)
{
	const ZhcPara *p = &c->paras[i];
	uint32_t blank = p->start;

	while (blank < p->end && c->cp[blank] != ' ')
		blank++;
	if (blank == p->end || blank - p->start != p->end - blank - 1 ||
		blank - p->start > COUPLET_CHARS)
		return false;
	for (uint32_t k = p->start; k < p->end; k++)
		if (k != blank && zhc_class(c->cp[k]) != ZHC_C_HAN)
			return false;
	return true;
}

/*
 * Whether heading a says nothing of who or where, as kickers do, and b does: a begins with a verb
 * and b with what it tells of, or b alone holds a place.
 */
static bool
is_kicker_by_subject(const Heading *a, const Heading *b)
{
	bool much = b->at_once >= MOST_SHARED && b->at_once >= 2 * a->at_once;
	bool told = a->words.marked
					? (!a->words.blank && b->shared > 2 * a->shared) || much ||
						  (a->words.blank && !b->words.blank && 4 * b->shared >= 3 * a->shared)
					: b->at_once > 0;
	bool subject = a->words.begins && !a->words.dated && told && !b->words.begins &&
				   b->words.tells && 3u * b->cols >= 2u * a->cols;
	bool place = b->words.placed && !a->words.placed && !b->words.begins &&
				 b->at_once >= MUCH_SHARED && 4u * b->cols >= 3u * a->cols;

	return subject || place;
}

/* Whether heading a only says when and where it was, and b does not begin so:
 * 7月6日9时589路公交车上
 */
static bool
is_moment(const Heading *a, const Heading *b)
{
	return a->words.dated && a->words.within && !b->words.dated;
}

/* Whether heading a says that something was issued or heard, and b what it says:
 * 两部门印发通知 / 明年补助提高30元 */
static bool
is_issue(const Heading *a, const Heading *b)
{
	return a->words.issues && !a->words.quoted && !b->words.issues && b->words.tells;
}

/* Whether heading a names an occasion, be it longer than what happened there:
 * 第九届亚洲赛艇锦标赛 / 乌云其木格夺冠 */
static bool
is_occasion(const Heading *a, const Heading *b)
{
	return a->words.occasion && !a->words.marked && b->words.tells && !b->words.begins &&
		   4 * b->cols >= 3 * a->cols;
}

/* Whether a heading is a quotation, and nothing else: what somebody of the story says. */
static bool
is_spoken(const ZhcClean *c, uint32_t i)
{
	uint32_t first = c->cp[c->paras[i].start];
	uint32_t last = c->cp[c->paras[i].end - 1];

	return (first == 0x201C && last == 0x201D) || (first == 0x300C && last == 0x300D);
}

/*
 * Whether b, the second of three headings, is the headline, and a its kicker, rather than the first
 * of two decks: it has a subject, and the lead has not far more of a's words.  What a meeting did
 * stands below that it was held.
 */
static bool
is_middle(const Heading *a, const Heading *b)
{
	if (b->words.begins || a->words.convened ||
		(a->at_once >= MUCH_SHARED && 3 * b->at_once <= a->at_once))
		return false;
	return 2 * b->shared >= a->shared || (b->words.blank && !a->words.blank) ||
		   (a->words.begins && !a->words.dated);
}

/* Bring up the first `chars` characters of the bodies among items [body, end). */
static void
tell_first(ZhcTopic *told, const ZhcClean *c, const ZhcItem *item, uint32_t body, uint32_t end,
		   uint32_t chars)
{
	zhc_topic_clear(told);
	for (uint32_t i = body; i < end && chars > 0; i++)
	{
		uint32_t n = c->paras[i].end - c->paras[i].start;

		if (item[i].kind != ZHC_ITEM_BODY)
			continue;
		n = n < chars ? n : chars;
		zhc_topic_add(told, c, c->paras[i].start, c->paras[i].start + n);
		chars -= n;
	}
}

uint32_t
zhc_main_heading(const ZhcClean *c, const ZhcItem *item, uint32_t first, uint32_t to, uint32_t body,
				 uint32_t end, ZhcTopic *told)
{
	uint32_t at[3] = {first};
	Heading h[3];
	uint32_t n = 1;
	uint32_t largest;

	while (n < 3 && (at[n] = next_heading(item, at[n - 1] + 1, to)) < to)
		n++;
	if (n == 1 || item[first].level != item[at[1]].level)
		return first;
	largest = largest_type(c, item, at, n);
	if (largest < n)
		return at[largest];
	if (at[1] + 1 < to && item[at[1] + 1].kind == ZHC_ITEM_HEADING && item[at[1] + 1].dash)
		return at[1]; /* a deck behind a dash stands under its headline */
	tell_first(told, c, item, body, end, START);
	for (uint32_t i = 0; i < n; i++)
		h[i].at_once = shared_with(told, c, at[i]);
	tell_first(told, c, item, body, end, LEAD);
	for (uint32_t i = 0; i < n; i++)
	{
		h[i].shared = shared_with(told, c, at[i]);
		h[i].words = words_of(c, at[i]);
		h[i].cols = item[at[i]].cols;
	}
	if (h[1].words.reported)
		return first;
	if (is_set_off(c, first) || h[0].words.stresses || is_moment(&h[0], &h[1]) ||
		exclaims(c, first, at[1]) ||
		(looks_back(c, first) && h[1].words.tells && !h[1].words.begins) ||
		is_issue(&h[0], &h[1]) || is_occasion(&h[0], &h[1]))
		return at[1];
	if (n == 3 && is_couplet(c, first) && !h[1].words.blank && h[1].cols > h[0].cols)
		return first; /* a deck on two lines */
	if (n == 3)
		return is_middle(&h[0], &h[1]) ? at[1] : first;
	if (is_spoken(c, at[1]) && !is_spoken(c, first))
		return first;
	if (is_couplet(c, first) && !h[1].words.blank) /* a deck is the longer one */
		return 2 * h[1].cols <= 3 * h[0].cols ? at[1] : first;
	return names_occasion(&h[0], &h[1]) || is_kicker_by_length(&h[0], &h[1]) ||
				   is_kicker_by_start(&h[0], &h[1]) || is_kicker_in_parts(&h[0], &h[1]) ||
				   is_kicker_by_subject(&h[0], &h[1])
			   ? at[1]
			   : first;
}
