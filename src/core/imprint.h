/*
 * imprint.h - lines that tell when a page or an article came out
 *
 * Private to imprint.c and furniture.c.
 */
#ifndef ZHC_IMPRINT_H
#define ZHC_IMPRINT_H

#include "lines.h"

/* Length of a whole date at p (2025年7月5日, 2025-07-05, 2025/7/5, 5.7.2025), or 0. */
size_t zhc_whole_date(const char *p, const char *end);

/* Whether four digits stand in a row, as in all whole dates: a fourth byte is one of them. */
bool zhc_holds_year(const char *p, const char *end);

/* Length of a day of the week at p (星期三, 周三, 週三, 禮拜三), or 0. */
size_t zhc_named_weekday(const char *p, const char *end);

/*
 * Whether a line that holds a year is the one of a page or site that says when it came out: a whole
 * date between blanks, and few other words.
 */
bool zhc_is_imprint(const char *s, const ZhcLine *l);

/* Whether it begins with a day and an hour, as sites set above an article: 2025-06-17 08:15 … */
bool zhc_is_timed(const char *s, const ZhcLine *l);

/* The day by the moon under the name of a paper, and nothing else: 农历丙午年六月廿九 */
bool zhc_is_lunar_day(const char *s, const ZhcLine *l);

/* Whether the line begins with a year of this century in Han numerals: 二〇二六, 中華民國一一五 */
bool zhc_is_year_in_han(const char *s, const ZhcLine *l);

/*
 * Whether the line tells of the issue of a paper as mastheads do: its number as a serial, how many
 * pages there are, what it costs, whose paper it is.  To be asked on top of a page only.
 */
bool zhc_tells_issue(const char *s, const ZhcLine *l);

#endif /* ZHC_IMPRINT_H */
