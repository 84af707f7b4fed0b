/*
 * itemwords.c - what the text of a paragraph says of it: how it ends, whether it names a column, a
 * box, a notice, or what belongs to a site
 */
#include "itemwords.h"

#include "bylines.h"
#include "chars.h"
#include "credit.h"
#include "knownname.h"
#include "lines.h"
#include "utf8.h"

#define OPINION_COLS   10  /* of the name of a column of opinion */
#define DIGEST_COLS	   16  /* of the name of a column of briefs */
#define DATE_DIGITS	   6   /* of a date with its year, at least */
#define NOTICE_BYTES   16  /* of what notices are headed by, and more */
#define NOTICE_MOST	   400 /* of a text that forbids to take it over */
#define SPREADER_BYTES 30  /* of who spreads a picture, with brackets */
#define ASKER_BYTES	   60  /* of who asks a question */
#define REPORTER_BYTES 48  /* of who reported, in brackets */

/* Whether a credit names who reported: not only an agency, an editor or 完. */
static bool
names_person(const char *s, size_t n)
{
	const ZhcLineWord *w = zhc_line_word(s, n, ZHC_WORD_EDITOR | ZHC_WORD_AGENCY);

	if (w && w->classes & ZHC_WORD_AGENCY)
		return zhc_line_word(s + w->len, n - w->len, ZHC_WORD_ROLE) != NULL;
	return w == NULL && n > 3;
}

/* Whether a sentence ends before byte k, closing quotes apart: 。, ！”, 。」 */
static bool
ends_sentence(const char *s, uint32_t k)
{
	if (k >= 6 && (memcmp(s + k - 3, "”", 3) == 0 || memcmp(s + k - 3, "」", 3) == 0))
		k -= 3;
	return k >= 3 && (memcmp(s + k - 3, "。", 3) == 0 || memcmp(s + k - 3, "！", 3) == 0 ||
					  memcmp(s + k - 3, "？", 3) == 0);
}

/* What the brackets at the end of the paragraph are, that hold a byline or 完. */
ZhcEnding
zhc_text_ending_of(const ZhcBuf *text)
{
	const char *s = text->data;
	uint32_t end = (uint32_t) text->len;
	uint32_t at;
	uint32_t k;

	while (end > 0 && s[end - 1] >= '0' && s[end - 1] <= '9') /* a date: 1140714 */
		end--;
	if (end < 6)
		return ENDS_PLAINLY;
	if (zhc_char_before(s, 0, end, &at) != 0xFF09 && s[at] != ')')
		return ENDS_PLAINLY;
	for (k = at; k > 0 && at - k < 120;)
	{
		uint32_t cp = zhc_char_before(s, 0, k, &k);

		if (cp == 0xFF08 || cp == '(')
		{
			uint32_t open = k + (cp == '(' ? 1 : 3);
			const char *in = s + open;
			size_t len = at - open;

			if (!zhc_is_byline_text(in, len) && !(len == 3 && memcmp(in, "完", 3) == 0) &&
				!(ends_sentence(s, k) && zhc_signs(in, len)))
				return ENDS_PLAINLY;
			return names_person(in, len) ? ENDS_SIGNED : ENDS_CLOSED;
		}
	}
	return ENDS_PLAINLY;
}

/* Where the text ends without who spreads a picture, in brackets: …李四摄（江北影像） */
static size_t
before_spreader(const ZhcBuf *text)
{
	const char *s = text->data;
	size_t at = text->len;

	if (at < 12 || memcmp(s + at - 3, "）", 3) != 0)
		return text->len;
	for (at -= 6; at > 3 && text->len - at < SPREADER_BYTES && zhc_is_plain_han(s + at); at -= 3)
		;
	return memcmp(s + at, "（", 3) == 0 ? at : text->len;
}

/* Whether it ends with the word of a picture: 攝影 */
bool
zhc_text_ends_as_picture(const ZhcBuf *text)
{
	size_t end = before_spreader(text);

	for (size_t len = 3; len <= 6 && len < end; len += 3)
	{
		const ZhcLineWord *w = zhc_line_word(text->data + end - len, len, ZHC_WORD_PHOTO);

		if (w && w->len == len)
			return true;
	}
	return false;
}

bool
zhc_text_ends_in_picture(const ZhcBuf *text)
{
	const char *close = text->data + text->len - 3;
	const char *p = close;
	const ZhcLineWord *w;

	if (text->len < 15 || memcmp(close, "）", 3) != 0)
		return false;
	while (p - text->data > 6 && close - p < SPREADER_BYTES && memcmp(p - 3, "（", 3) != 0)
		p--;
	if (memcmp(p - 3, "（", 3) != 0)
		return false;
	w = zhc_line_word(p, (size_t) (close - p), ZHC_WORD_LABEL);
	return w && w->classes & ZHC_WORD_PHOTO && close - p > (ptrdiff_t) w->len + 3 &&
		   (memcmp(p + w->len, "：", 3) == 0 || memcmp(p + w->len, "／", 3) == 0);
}

/* Whether an agency stands behind its last sentence, and nothing else: 大桥昨日启用。 新华社 */
bool
zhc_text_ends_with_agency(const ZhcBuf *text)
{
	const char *end = text->data + text->len;
	const char *p = end;
	const ZhcLineWord *w;

	while (p - text->data > 3 && end - p < 36 && memcmp(p - 3, "。", 3) != 0)
		p--;
	if (p - text->data <= 3 || memcmp(p - 3, "。", 3) != 0)
		return false;
	p += p < end && *p == ' ';
	w = zhc_line_word(p, (size_t) (end - p), ZHC_WORD_AGENCY);
	return w && p + w->len == end;
}

bool
zhc_text_ends_in_agency(const ZhcBuf *text)
{
	const char *close = text->data + text->len - 3;
	const char *p = close;
	const ZhcLineWord *w;

	if (text->len < 12 || memcmp(close, "）", 3) != 0)
		return false;
	while (p - text->data > 6 && close - p < 36 && memcmp(p - 3, "（", 3) != 0)
		p--;
	if (memcmp(p - 3, "（", 3) != 0 || memcmp(p - 6, "。", 3) != 0)
		return false;
	w = zhc_line_word(p, (size_t) (close - p), ZHC_WORD_AGENCY);
	return w && p + w->len == close;
}

/* Whether the paragraph ends with a byline behind its last sentence: 清理砖石。本报记者 阎晓舟 */
bool
zhc_text_ends_with_byline(const ZhcBuf *text)
{
	const char *s = text->data;
	uint32_t end = (uint32_t) text->len;
	uint32_t k = end;

	while (k > 3 && end - k < 90 && memcmp(s + k - 3, "。", 3) != 0)
		k--;
	return k > 3 && k < end && end - k < 90 && zhc_is_byline_text(s + k, end - k);
}

/* Whether the text stands in brackets as a whole, with no bracket within. */
bool
zhc_text_is_bracketed(const ZhcBuf *text, uint32_t open, uint32_t close)
{
	const char *p = text->data;
	const char *end = p + text->len;
	uint32_t cp;

	p += zhc_decode(p, end, &cp);
	if (cp != open)
		return false;
	while (p < end && cp != close)
		p += zhc_decode(p, end, &cp);
	return cp == close && p == end;
}

/* Whether it begins with （上接第一版） or the like, and text behind that. */
bool
zhc_text_is_carried(const ZhcBuf *text)
{
	const char *p = text->data;
	size_t n = text->len;
	size_t open = n > 3 && memcmp(p, "（", 3) == 0 ? 3 : n > 1 && *p == '(' ? 1 : 0;

	return open > 0 && n > open + 6 &&
		   (memcmp(p + open, "上接", 6) == 0 || memcmp(p + open, "紧接", 6) == 0 ||
			memcmp(p + open, "緊接", 6) == 0);
}

/* Whether it begins with the name of a column in brackets, and text behind that: （特稿） */
bool
zhc_text_is_titled(const ZhcBuf *text)
{
	const char *p = text->data;
	const ZhcLineWord *w = text->len > 12 && (memcmp(p, "（", 3) == 0 || memcmp(p, "【", 3) == 0)
							   ? zhc_line_word(p + 3, text->len - 3, ZHC_WORD_COLUMN)
							   : NULL;

	return w && text->len > w->len + 6 &&
		   (memcmp(p + 3 + w->len, "）", 3) == 0 || memcmp(p + 3 + w->len, "】", 3) == 0);
}

/* Whether it begins with who reported in brackets, and nothing else there: 【記者李四】 */
bool
zhc_text_names_reporter(const ZhcBuf *text)
{
	const char *p = text->data + 3;
	const char *end = text->data + (text->len < REPORTER_BYTES ? text->len : REPORTER_BYTES);
	const ZhcLineWord *w;

	if (text->len < 18 || (memcmp(p - 3, "【", 3) != 0 && memcmp(p - 3, "〔", 3) != 0))
		return false;
	w = zhc_line_word(p, text->len - 3, ZHC_WORD_ROLE);
	if (w == NULL)
		return false;
	for (p += w->len; end - p > 3 && (zhc_is_plain_han(p) || *p == ' '); p += *p == ' ' ? 1 : 3)
		;
	return end - p >= 3 && (memcmp(p, "】", 3) == 0 || memcmp(p, "〕", 3) == 0);
}

/* Whether the text ends with what sites call their articles: 报道, 新闻 */
static bool
is_report_word(const ZhcBuf *text)
{
	static const char *const words[] = {"报道", "報道", "報導", "新闻", "新聞", "文章"};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (memcmp(text->data + text->len - 6, words[i], 6) == 0)
			return true;
	return false;
}

/* Whether the text begins with 数字 or the like, which heads a box only where nothing follows. */
static bool
is_number_word(const ZhcBuf *text)
{
	return memcmp(text->data, "数", 3) == 0 || memcmp(text->data, "數", 3) == 0;
}

/* Bytes of the text without a number in brackets at its end: 热门评论（216） */
static size_t
without_count(const ZhcBuf *text)
{
	size_t n = text->len;

	if (n < 9 || memcmp(text->data + n - 3, "）", 3) != 0)
		return n;
	for (n -= 3; n > 0 && text->data[n - 1] >= '0' && text->data[n - 1] <= '9'; n--)
		;
	return n > 6 && n + 3 < text->len && memcmp(text->data + n - 3, "（", 3) == 0 ? n - 3
																				  : text->len;
}

/*
 * The word that announces a box which the text starts with, or, with `last`, ends with, or NULL.
 * One of two characters, 提醒, stands alone or before a mark.
 */
const ZhcLineWord *
zhc_text_box_word(const ZhcBuf *text, bool last)
{
	ZhcBuf inner = *text;

	inner.len = without_count(text);
	text = &inner;
	if (zhc_text_is_bracketed(text, 0x3010, 0x3011)) /* 【小贴士】 */
	{
		inner.data += 3;
		inner.len -= 6;
	}
	if (!last)
	{
		const ZhcLineWord *w = zhc_line_word(text->data, text->len, ZHC_WORD_RELATED);

		if (w && text->len > w->len + 6 && memcmp(text->data + w->len, "（", 3) == 0 &&
			memcmp(text->data + text->len - 3, "）", 3) == 0)
			return w; /* 网友评论（…） */
		if (text->len > 15 && memcmp(text->data, "更多", 6) == 0 && is_report_word(text))
			w = zhc_line_word("相关报道", 12, ZHC_WORD_RELATED); /* 更多江北网报道 */
		return w && w->len <= 6 && text->len > w->len &&
					   (zhc_is_plain_han(text->data + w->len) || is_number_word(text))
				   ? NULL
				   : w;
	}
	for (size_t len = 9; len <= 12 && len < text->len; len += 3) /* 布袋海堤小百科 */
	{
		const ZhcLineWord *w = zhc_line_word(text->data + text->len - len, len, ZHC_WORD_RELATED);

		if (w && w->len == len)
			return w;
	}
	return NULL;
}

/* Whether the text may be the name of a person, with a blank in one of two characters: 陶 然 */
bool
zhc_text_is_person(const ZhcBuf *text)
{
	char s[6];

	if (text->len != 7 || text->data[3] != ' ')
		return zhc_text_may_be_person(text->data, text->data + text->len);
	memcpy(s, text->data, 3);
	memcpy(s + 3, text->data + 4, 3);
	return zhc_text_may_be_person(s, s + 6);
}

/* Whether the text ends as the names of columns of opinion do that may look like a person's: 江评
 */
bool
zhc_text_is_comment(const ZhcBuf *text)
{
	static const char *const ends[] = {"评", "評", "论", "論", "谈", "談"};

	for (size_t i = 0; text->len > 3 && i < sizeof ends / sizeof *ends; i++)
		if (memcmp(text->data + text->len - 3, ends[i], 3) == 0)
			return true;
	return false;
}

/* Whether the byline says who made the page: 本版编辑, 责任编辑：某某　版式：某某 */
bool
zhc_text_made_page(const ZhcBuf *text)
{
	const char *end = text->data + text->len;

	if (text->len > 6 && memcmp(text->data, "本版", 6) == 0)
		return true;
	for (const char *p = text->data; end - p > 6;)
	{
		const ZhcLineWord *w = zhc_line_word(p, (size_t) (end - p), ZHC_WORD_FURNITURE);

		if (w && (w->classes & ZHC_WORD_LABEL))
			return true;
		p = memchr(p, ' ', (size_t) (end - p));
		if (p == NULL)
			break;
		p++;
	}
	return false;
}

/* Whether the byline names editors and nobody else: 编辑：某某 审核：某某 */
bool
zhc_text_names_editors(const ZhcBuf *text)
{
	const char *end = text->data + text->len;
	bool first = true;

	for (const char *p = text->data; end - p > 6;)
	{
		const ZhcLineWord *w = zhc_line_word(p, (size_t) (end - p), ZHC_WORD_LABEL | ZHC_WORD_ROLE);
		bool label = w && end - p > (ptrdiff_t) w->len + 3 &&
					 (memcmp(p + w->len, "：", 3) == 0 || p[w->len] == ':');

		if ((first && !label) || (w && !(w->classes & ZHC_WORD_EDITOR)))
			return false;
		first = false;
		p = memchr(p, ' ', (size_t) (end - p));
		if (p == NULL)
			break;
		p++;
	}
	return true;
}

/* Whether the text, of a few Han, ends as the names of columns of opinion do: 港湾观察 */
static bool
is_opinion_name(const ZhcBuf *text, uint32_t cols)
{
	for (size_t len = 6; len <= 9 && cols <= OPINION_COLS && len <= text->len; len += 3)
	{
		const ZhcLineWord *w = zhc_line_word(text->data + text->len - len, len, ZHC_WORD_OPINION);

		if (w && w->len == len)
		{
			for (size_t k = 0; k + 3 <= text->len; k += 3)
				if (!zhc_is_plain_han(text->data + k))
					return false;
			return true;
		}
	}
	return false;
}

/* Whether the text is the name of a column, or ends as those of columns of briefs do: 国际快讯 */
bool
zhc_text_is_column_name(const ZhcBuf *text, uint32_t cols, bool *digest)
{
	const char *s = text->data;
	const ZhcLineWord *w = zhc_line_word(s, text->len, ZHC_WORD_COLUMN);
	size_t from = 0;

	while (from < text->len && zhc_line_digit((unsigned char) s[from])) /* 24小时快讯 */
		from++;
	*digest = false;
	for (size_t len = 6; len <= 9 && cols <= DIGEST_COLS && len <= text->len && !*digest; len += 3)
	{
		const ZhcLineWord *last = zhc_line_word(s + text->len - len, len, ZHC_WORD_DIGEST);

		*digest = last && last->len == len;
	}
	for (size_t k = from; k + 3 <= text->len && *digest; k += 3)
		*digest = zhc_is_plain_han(s + k) || memcmp(s + k, "·", 2) == 0;
	if (w && w->len == text->len) /* 简明新闻 */
		*digest = *digest || (w->classes & ZHC_WORD_DIGEST);
	return *digest || (w && zhc_line_names_column(s, text->len)) || is_opinion_name(text, cols);
}

/* Whether it is what a site says of the article before it: 摘要：…, 核心提示：… */
bool
zhc_text_is_summary(const ZhcBuf *text)
{
	const char *p = text->data;
	const ZhcLineWord *w = zhc_line_word(p, text->len, ZHC_WORD_SUMMARY);

	return w && text->len > w->len + 3 &&
		   (memcmp(p + w->len, "：", 3) == 0 || p[w->len] == ':' || p[w->len] == ' ');
}

/* Whether the text is what notices and advertisements are headed by: 公 告, 遗失声明 */
bool
zhc_text_is_notice(const ZhcBuf *text)
{
	char s[NOTICE_BYTES];
	size_t n = 0;
	const ZhcLineWord *w;

	if (text->len > sizeof s)
		return false;
	for (size_t k = 0; k < text->len; k++)
		if (text->data[k] != ' ')
			s[n++] = text->data[k];
	w = zhc_line_word(s, n, ZHC_WORD_NOTICE);
	return w && w->len == n;
}

/* Whether the text is the title of an announcement: 江北公司关于增资的公告 */
bool
zhc_text_is_announcement(const ZhcBuf *text)
{
	const char *end = text->data + text->len;

	if (text->len < 24 || memcmp(end - 9, "的公告", 9) != 0)
		return false;
	for (const char *p = text->data; end - p > 15; p++)
		if (memcmp(p, "关于", 6) == 0 || memcmp(p, "關於", 6) == 0)
			return true;
	return false;
}

/* Whether it is what sites say of themselves, however long: 版权声明：凡标注… */
bool
zhc_text_is_site_notice(const ZhcBuf *text)
{
	const char *p = text->data;
	const ZhcLineWord *w = zhc_line_word(p, text->len, ZHC_WORD_FURNITURE);

	if (w && w->len >= 12 && text->len > w->len + 3 && memcmp(p + w->len, "：", 3) == 0)
		return true;
	for (size_t k = 0; text->len <= NOTICE_MOST && k + 12 <= text->len; k += 3)
		if (memcmp(p + k, "不得转载", 12) == 0 || memcmp(p + k, "不得轉載", 12) == 0 ||
			memcmp(p + k, "请勿转载", 12) == 0 || memcmp(p + k, "請勿轉載", 12) == 0 ||
			memcmp(p + k, "禁止转载", 12) == 0 || memcmp(p + k, "禁止轉載", 12) == 0)
			return true; /* 未经授权，不得转载。 */
	return false;
}

/* Whether the text begins with the name of a section, and no more Chinese follows. */
bool
zhc_text_is_section_name(const ZhcBuf *text)
{
	const ZhcLineWord *w = zhc_line_word(text->data, text->len, ZHC_WORD_COLUMN);

	for (size_t k = w ? w->len : 0; w && k < text->len; k++)
		if ((unsigned char) text->data[k] >= 0x80)
			return false;
	return w && w->len < text->len;
}

/* Whether a byline is what a site says of an article: it begins or ends with when that came out. */
bool
zhc_text_is_imprint(const ZhcBuf *text)
{
	const char *end = text->data + text->len;

	unsigned digits = 0;

	if (text->len > 0 && *text->data == '2')
		return true;
	for (const char *p = text->data; p < end; p++)
		digits += *p >= '0' && *p <= '9';
	if (digits >= DATE_DIGITS &&
		zhc_line_word(text->data, text->len, ZHC_WORD_ORIGIN | ZHC_WORD_EDITOR))
		return true; /* 来源：… 时间：…, 发布时间：… */
	return text->len > 15 && end[-1] >= '0' && end[-1] <= '9' && end[-2] >= '0' && end[-2] <= '9' &&
		   (end[-3] == ':' || end[-3] == '-');
}

bool
zhc_text_is_letter(const ZhcBuf *text)
{
	static const char *const begins[] = {"编辑", "編輯", "主编", "主編", "总编辑", "總編輯"};
	static const char *const addresses[] = {"", "同志", "老师", "老師", "先生", "部"};
	const char *p = text->data;
	size_t n = text->len;

	if (n > 6 && (memcmp(p, "本报", 6) == 0 || memcmp(p, "貴報", 6) == 0 ||
				  memcmp(p, "贵报", 6) == 0 || memcmp(p, "本報", 6) == 0))
		p += 6;
	else if (n > 9 && memcmp(p, "尊敬的", 9) == 0)
		p += 9;
	n -= (size_t) (p - text->data);
	for (size_t i = 0; i < sizeof begins / sizeof *begins; i++)
	{
		size_t len = strlen(begins[i]);

		if (n <= len || memcmp(p, begins[i], len) != 0)
			continue;
		for (size_t k = 0; k < sizeof addresses / sizeof *addresses; k++)
		{
			size_t more = strlen(addresses[k]);

			if (n >= len + more + 3 && memcmp(p + len, addresses[k], more) == 0 &&
				memcmp(p + len + more, "：", 3) == 0)
				return more > 0 || p > text->data;
		}
	}
	return false;
}

bool
zhc_text_asks(const ZhcBuf *text)
{
	const char *p = text->data;
	const char *end = p + (text->len < ASKER_BYTES ? text->len : ASKER_BYTES);

	for (; end - p >= 6 && zhc_is_plain_han(p); p += 3)
		if ((memcmp(p, "问", 3) == 0 || memcmp(p, "問", 3) == 0) && memcmp(p + 3, "：", 3) == 0)
			return p > text->data;
	return false;
}
