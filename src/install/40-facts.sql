--- # Facts
---
--- What a text states, as rows: quantities and dates.  Every row says where it was printed:
--- `substr(body, pos, len)` is exactly what stands on the page, line breaks included.  Both scripts and
--- full and half width are read alike.

--- Finds numbers with what they count or measure.
---
--- | column | meaning |
--- |---|---|
--- | `pos`, `len` | place, in characters from 1, from the qualifier to the unit: 近15亿人, 2至3天 |
--- | `value`, `value_max` | the number; the upper end of a range, else NULL |
--- | `unit` | as printed, in Simplified: 美元, %, 平方公里, 个, 人民币元; NULL for a bare number or a fraction |
--- | `unit_kind` | `money` `percent` `length` `area` `volume` `mass` `energy` `duration` `person` `count` `other` |
--- | `currency` | ISO 4217; 元 alone is the money of the place where the article was written, as far as its words tell |
--- | `approx` | `over` (多 余 超过 以上 …), `under` (近 不到 不足 …), `about` (约 左右 …) |
--- | `change` | `increase`, `decrease`, `level`: 增长5.3%, 下降2个百分点, 5%的增幅 |
--- | `subject`, `subject_key` | what is counted (12份合作文件: 合作文件) or measured (双边贸易额增长35%: 双边贸易额), and its `zh_fold()` |
--- | `value_si`, `unit_si` | the same value in a base unit: m m2 m3 kg J s W Pa Hz bit; `a` (years) for months and more; `%`, `pp` (percentage points); money in whole units of its currency; 1 for things counted |
--- | `period` | the date in the same sentence before it, as printed |
--- | `basis` | what a change is measured against: `yoy` (同比), `mom` (环比, 比上月), `qoq`, `wow`, `dod` |
---
--- Ordinals (第二届), numbers in names and titles (一带一路, 2号线, 《三十条措施》), scores, dates and clock
--- times are none, nor are numbers without a value (数十个) and 一 where it only means "a".
---
---     SELECT substr(b, pos, len), value, unit, approx, change, subject
---     FROM (VALUES ('去年双边贸易额增长近35%，达948億美元')) AS t(b), zh_quantities(b);
CREATE FUNCTION zh_quantities(
	body text,
	OUT pos int,
	OUT len int,
	OUT value numeric,
	OUT value_max numeric,
	OUT unit text,
	OUT unit_kind text,
	OUT currency text,
	OUT approx text,
	OUT change text,
	OUT subject text,
	OUT subject_key text,
	OUT value_si numeric,
	OUT unit_si text,
	OUT period text,
	OUT basis text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2000 ROWS 20;
COMMENT ON FUNCTION zh_quantities(text) IS
	'numbers with what they count or measure: value, unit, approximation, change, subject';

--- Finds dates and times and resolves them to half-open intervals.
---
--- | column | meaning |
--- |---|---|
--- | `pos`, `len` | place, in characters from 1 |
--- | `starts_at`, `ends_at` | the first moment, and the first one after; local to the article |
--- | `grain` | how exact it is printed: `year` `quarter` `month` `week` `day` `part` (of a day) `hour` `minute` |
--- | `approx` | `about` (4时许, 月底), or a bound: `since` (…以来, 自…), `until` (截至…), `before` (…前), `after` (…后) |
--- | `zone` | time zone of a clock time where the text names one: an IANA name, or `local` (当地时间) |
---
--- `published` resolves what is printed in part or relative to it: a lone 17日 or 6月 is the nearest one
--- not after that day, unless the text says that it lies ahead (将于) or it is all but there.  今天, 昨日, 上周 and
--- 周二 count from the day of the dateline where one stands before them (新华社北京6月17日电).  Without `published`
--- the date of a dateline serves if it is a full one; else such dates have NULL bounds, and so have days that
--- do not exist.
---
--- Parts of the day are 凌晨 0–6, 上午 6–12, 中午 11–13, 下午 12–18 and 晚 18–24 o'clock.  Alone, where a report
--- tells what was done (院長上午主持會議), 上午, 中午, 下午 and 晚間 are of the last day named in the paragraph,
--- else of the dateline's day, the one that the report begins with, or `published`; so are clock times.
--- 今年初 and 今年底 are
--- January and December, 6月初 and 6月底 the first ten days and those from the 21st on, weeks begin on Monday.
--- The grain of 上半年, two quarters, is `quarter`; 国庆假期 is eight days in years when the Mid-Autumn Festival
--- falls into it.
--- Lunar dates are converted by ICU; years of the Republic (民國114年, and 114年 in an article from Taiwan),
--- Japanese and Qing eras are understood.
---
--- None are: words without a date of their own (近年来, 当日, 目前), what recurs (每周三), durations (两年来) and
--- names (一九八四 in 《》, 今日头条).
---
---     SELECT substr(b, pos, len), starts_at, ends_at, grain
---     FROM (VALUES ('17日下午4时许抵达，今年2月曾到访')) AS t(b), zh_dates(b, '2025-06-19');
CREATE FUNCTION zh_dates(
	body text,
	published date DEFAULT NULL,
	OUT pos int,
	OUT len int,
	OUT starts_at timestamp,
	OUT ends_at timestamp,
	OUT grain text,
	OUT approx text,
	OUT zone text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE COST 2000 ROWS 20;
COMMENT ON FUNCTION zh_dates(text, date) IS
	'dates and times as half-open intervals, resolved by the day of publication';
