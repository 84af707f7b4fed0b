/*
 * lexcat.h - the categories of words in data/lexicon, by name
 *
 * Shared by the compiler of the tables (src/tools/lexicon.c) and by the core; the name in lower
 * case is what stands in the `category` column.  Append new ones; at most 64.
 */
#ifndef ZHC_LEXCAT_H
#define ZHC_LEXCAT_H

/* What columns a, b and text mean, category by category. */
#define ZHC_LEX_CATEGORIES(X)                                                                      \
	X(NUMERAL)		 /* one character of a number: a = ZhcNumeral, b = digit or power of ten */    \
	X(FIXED)		 /* a phrase that hides the numerals and words in it */                        \
	X(ORDINAL)		 /* before a number: makes it an ordinal or a name (第, 编号) */            \
	X(INDEFINITE)	 /* before a number: nothing is stated (数, 好几) */                        \
	X(APPROX_BEFORE) /* a = ZhcApprox; b = 1: only before a bare 十 百 千 万 亿 */            \
	X(APPROX_INNER)	 /* between number and unit: a = ZhcApprox; b = 1: only before a unit */       \
	X(APPROX_AFTER)	 /* behind the unit: a = ZhcApprox; b = 1: directly behind it only */          \
	X(FRACTION)		 /* 百分之: a = power of ten; text = unit */                                \
	X(UNIT)			 /* a = index into the table of units; text = unit in Simplified */            \
	X(CLASSIFIER)	 /* a = ZhcUnitKind; b = ZhcClassifierUse; text = unit in Simplified */        \
	X(MONEY_BEFORE)	 /* before a number: a = index of the unit; text = unit in Simplified */       \
	X(MONEY_AFTER)	 /* behind 元: a = index of the unit; text = its name before 元 */           \
	X(SIGN)			 /* before a number: a = 1 minus, 2 plus */                                    \
	X(RANGE)		 /* between the ends of a range */                                             \
	X(CHANGE)		 /* a = ZhcChange */                                                           \
	X(BASIS)		 /* text = basis; a = ZhcChange, or 0 */                                       \
	X(METRIC)		 /* last word of a noun phrase that names a measure */                         \
	X(BOUNDARY)		 /* function word or verb that ends a noun phrase */                           \
	X(YEAR)			 /* a = years from the published one */                                        \
	X(MONTH)		 /* a = months from the published one */                                       \
	X(MONTH_NAME)	 /* a = month of the lunar calendar (正月, 腊月) */                        \
	X(WEEK)			 /* a = weeks from the published one; b = 1: takes a weekday behind it */      \
	X(WEEKEND)		 /* a = weeks from the published one */                                        \
	X(WEEKDAY)		 /* 周, 星期: a weekday stands behind */                                    \
	X(DAY)			 /* a = days from the published one; text = hours of the part of day named */  \
	X(LUNAR_DAY)	 /* a = day of a lunar month (初一) */                                       \
	X(LUNAR)		 /* 农历: what follows is lunar */                                           \
	X(QUARTER)		 /* a = first, b = last quarter; a = 0: b from the published one */            \
	X(HALF)			 /* a = 1, 2: half of a year */                                                \
	X(TENTH)		 /* part of a month: a = first, b = last day */                                \
	X(EDGE)			 /* 初 底 末: a = 1 beginning, 2 middle, 3 end */                           \
	X(DAY_PART)		 /* a = first, b = last hour (half-open) */                                    \
	X(HOLIDAY)		 /* text = rule, see holiday.c */                                              \
	X(ERA)			 /* a = the year before its first; b = ZhcEraKind */                           \
	X(ZONE)			 /* text = time zone by which a clock time is told */                          \
	X(FUTURE)		 /* says that what the sentence tells lies ahead */                            \
	X(BOUND_BEFORE)	 /* before a date: a = ZhcBound */                                             \
	X(BOUND_AFTER)	 /* behind a date: a = ZhcBound */                                             \
	X(NOT_AFTER_DAY) /* behind N日: a duration or a name after all (内, 游) */                  \
	X(DATE_CHAR)	 /* a character that begins a date in company only (今(5)日, 首7个月) */  \
	X(HALF_OF)		 /* 半 before a unit */                                                       \
	X(TODAY)		 /* an event: 今天 in its sentence is the day; a = 1: what has happened */   \
	X(SCALE_NOUN)	 /* behind 分, 点, 级: it is a score, a point, a force */                   \
	X(SCALE_BEFORE)	 /* before N级: likewise */                                                   \
	X(DURATION_BEFORE) /* before 一年: a duration is told */                                     \
	X(REGION)		   /* names the place of the paper: a = ZhcRegion, b = weight */               \
	X(COVER)		   /* an ordinary word that hides the words of the next six in it */           \
	X(SAYING)		   /* a verb of saying: a = ZhcSayFrame */                                     \
	X(SAY_TAIL)		   /* behind a verb of saying, not part of it (感慨道) */                   \
	X(EVENT)		   /* a verb of an action: a = ZhcAction, b = ZhcEventFrame */                 \
	X(EVENT_NOUN)	   /* the object of a verb of frame 6: 发表讲话 */                         \
	X(MEETING)		   /* 举行会谈 is a meeting */                                             \
	X(GRAMMAR)		   /* a function word or a common verb: a = ZhcGrammar */                      \
	X(DONE)			   /* says that what the clause tells has happened */                          \
	X(NEXT_DAY)		   /* before a clock time: of the day after the one told of */                 \
	X(COMPARED)		   /* before a date: what is told is compared with it */                       \
	X(OBJECT_END)	   /* what the object of an event ends in: a = ZhcObjectEnd */

typedef enum ZhcLexCat
{
#define ZHC_LEX_ENUM(name) ZHC_LEX_##name,
	ZHC_LEX_CATEGORIES(ZHC_LEX_ENUM)
#undef ZHC_LEX_ENUM
		ZHC_LEX_COUNT
} ZhcLexCat;

/* Categories that a date may begin with. */
#define ZHC_LEX_DATE_CATEGORIES(X)                                                                 \
	X(YEAR)                                                                                        \
	X(MONTH)                                                                                       \
	X(MONTH_NAME)                                                                                  \
	X(WEEK)                                                                                        \
	X(WEEKEND)                                                                                     \
	X(WEEKDAY)                                                                                     \
	X(DAY)                                                                                         \
	X(LUNAR) X(QUARTER) X(HALF) X(EDGE) X(DAY_PART) X(HOLIDAY) X(ERA) X(ZONE) X(BASIS) X(DATE_CHAR)

/* Kinds of numeral characters (column a of NUMERAL). */
typedef enum ZhcNumeral
{
	ZHC_NUM_NONE = 0,
	ZHC_NUM_DIGIT, /* 一 .. 九, 壹 .. 玖, 两; b = value */
	ZHC_NUM_ZERO,  /* 零 〇 */
	ZHC_NUM_SMALL, /* 十 百 千; b = power of ten */
	ZHC_NUM_BIG,   /* 万 亿 兆; b = power of ten */
	ZHC_NUM_TENS,  /* 廿 卅 卌; b = tens */
	ZHC_NUM_SOME,  /* 几 as a digit */
	ZHC_NUM_POINT  /* 点 ． */
} ZhcNumeral;

/* What a quantity measures, as in the column unit_kind. */
#define ZHC_UNIT_KINDS(X)                                                                          \
	X(MONEY, "money")                                                                              \
	X(PERCENT, "percent")                                                                          \
	X(LENGTH, "length")                                                                            \
	X(AREA, "area")                                                                                \
	X(VOLUME, "volume")                                                                            \
	X(MASS, "mass")                                                                                \
	X(ENERGY, "energy")                                                                            \
	X(DURATION, "duration")                                                                        \
	X(PERSON, "person")                                                                            \
	X(COUNTED, "count")                                                                            \
	X(OTHER, "other")

typedef enum ZhcUnitKind
{
#define ZHC_KIND_ENUM(id, name) ZHC_KIND_##id,
	ZHC_UNIT_KINDS(ZHC_KIND_ENUM)
#undef ZHC_KIND_ENUM
		ZHC_KIND_COUNT_
} ZhcUnitKind;

#endif /* ZHC_LEXCAT_H */
