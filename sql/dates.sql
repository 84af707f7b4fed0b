-- zh_dates(): columns, resolution, bad input

SET datestyle = ISO;

SELECT substr(body, pos, len) AS printed, starts_at, ends_at, grain, approx, zone
FROM (VALUES ('新华社北京6月19日电 6月17日下午，峰会举行；17日下午4时许抵达，今年2月曾到访。两年前，去年同期，2025至2026年，6月16日至18日。截至北京时间6月18日8时，将于7月1日起施行。')) AS t(body),
	zh_dates(body, '2025-06-19');

-- lunar dates by ICU, holidays, solar terms, eras
SELECT substr(body, pos, len) AS printed, starts_at, ends_at, grain
FROM (VALUES ('今年春节，去年除夕，今年端午，农历正月十五，今年中秋，2023年闰二月初一，2025年清明节，國慶假期，民國114年6月，令和七年，光緒二十年八月')) AS t(body),
	zh_dates(body, '2025-06-19');

-- the lunar new year of every year is ICU's
SELECT y, (SELECT starts_at::date FROM zh_dates(y || '年农历正月初一', NULL)) AS new_year
FROM generate_series(2020, 2030) AS y;

-- without a day of publication what is relative has no bounds, unless a dateline gives the day
SELECT substr(body, pos, len) AS printed, starts_at, ends_at, grain
FROM (VALUES ('去年6月'), ('2024年6月'), ('新华社北京2025年6月19日电 去年6月')) AS t(body), zh_dates(body);

-- either script, wrapped lines
SELECT a.starts_at, a.ends_at
FROM zh_dates('会谈于上周三下午举行', '2025-06-19') AS a, zh_dates('會談於上週三下午舉行', '2025-06-19') AS b
WHERE (a.starts_at, a.ends_at, a.pos, a.len) = (b.starts_at, b.ends_at, b.pos, b.len);

-- days before Christ, days that do not exist
SELECT substr(body, pos, len) AS printed, starts_at, ends_at, grain
FROM (VALUES ('公元前221年，2023年2月29日，2月30日')) AS t(body), zh_dates(body, '2025-06-19');

-- the first and the last day that may be published
SELECT starts_at, ends_at FROM zh_dates('昨天', '4713-01-02 BC');
SELECT starts_at, ends_at FROM zh_dates('明天', '5874897-12-30');
SELECT * FROM zh_dates('昨天', 'infinity');

SELECT count(*) FROM zh_dates('', '2025-06-19');
SELECT count(*) FROM zh_dates(NULL, '2025-06-19');
SELECT count(*) FROM zh_dates('宁夏、千秋、早日、2号热电厂、近年来', '2025-06-19');

SELECT provolatile, proparallel, proisstrict FROM pg_proc WHERE oid = 'zh_dates(text, date)'::regprocedure;
