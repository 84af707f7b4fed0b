-- Probes: what is found and what is not, one line a case, by every way to the text
CREATE TABLE probe (no int GENERATED ALWAYS AS IDENTITY, found boolean, q text, body text, about text);
INSERT INTO probe (found, q, body, about) VALUES
    -- every part of a run, in either script
    (true,  '托卡耶夫', '哈萨克斯坦总统托卡耶夫在阿斯塔纳会见记者', 'a name'),
    (true,  '托卡耶夫', '哈薩克斯坦總統托卡耶夫在阿斯塔納會見記者', 'Simplified finds Traditional'),
    (true,  '總統', '哈萨克斯坦总统', 'Traditional finds Simplified'),
    (true,  '哈', '哈萨克斯坦总统', 'the first character'),
    (true,  '统', '哈萨克斯坦总统', 'the last character'),
    (true,  '斯坦总', '哈萨克斯坦总统', 'across words'),
    (false, '总坦', '哈萨克斯坦总统', 'characters in another order'),
    (false, '托卡夫', '总统托卡耶夫', 'with a character left out'),
    (true,  '後', '前后', 'one Simplified character for two Traditional ones'),
    (true,  '皇后', '皇後', 'and the other way'),
    (true,  '着', '看著', 'characters that no phrase table joins'),
    (true,  '台湾', '臺灣', 'variants of one character'),
    (true,  '里', '公裡', 'three forms of 里'),
    -- broken by print
    (true,  '托卡耶夫', E'哈萨克斯坦总统托卡\n耶夫邀请各国元首前\n往该国访问并出席峰会', 'over a line break'),
    (true,  '托卡耶夫', E'哈萨克斯坦总统托卡\n\n耶夫邀请各国元首前\n\n往该国访问并出席峰\n\n会。各方高度评价。', 'over a blank line where every other line is one'),
    (true,  '托卡耶夫', '总统托 卡 耶 夫在会上', 'with blanks of typesetting'),
    (true,  '托卡耶夫', '总统托　卡　耶　夫在会上', 'with full-width blanks'),
    (true,  '托卡耶夫', E'总统托卡\u200b耶夫', 'with a zero-width blank'),
    (true,  '峰会', E'峰\u00ad会', 'with a soft hyphen'),
    (true,  '峰会成果', '**峰会**成果', 'with Markdown inside'),
    (false, '举行各方', E'峰会在阿斯塔纳举行。\n\n各方高度评价峰会成果。', 'not over the end of a paragraph'),
    (false, '合作峰会', E'# 上海合作\n\n峰会昨日在阿斯塔纳举行，各方高度评价。', 'not over the end of a heading'),
    -- punctuation
    (false, '中亚', '中，亚', 'not across a comma'),
    (false, '中亚', '中。亚', 'not across a full stop'),
    (false, '中亚', '中、亚', 'not across an enumeration comma'),
    (false, '中亚', '中“亚', 'not across a quotation mark'),
    (false, '中亚', '中《亚', 'not across a title mark'),
    (false, '中亚', '中（亚', 'not across a bracket'),
    (false, '中亚', '中/亚', 'not across a slash'),
    (false, '中亚', '中A亚', 'not across a letter'),
    (false, '中亚', '中1亚', 'not across a digit'),
    (false, '中亚', '中——亚', 'not across a dash of two'),
    (false, '中亚', '中……亚', 'not across an ellipsis'),
    (true,  '"中亚，峰会"', '峰会在中亚举行', 'punctuation in a phrase separates its parts'),
    (false, '"中亚，峰会"', '中亚，东盟', 'each of which must be there'),
    -- dashes and interpuncts in names
    (true,  '中国—中亚', '中国－中亚', 'dashes are alike'),
    (true,  '中国-中亚', '中國─中亞', 'hyphen, box drawing and Traditional'),
    (false, '中国中亚', '中国—中亚', 'but not nothing'),
    (true,  '阿利克别克·叶克申', '阿利克別克・葉克申庫洛夫', 'interpuncts are alike'),
    (true,  '阿利克别克•叶克申', '阿利克别克‧叶克申', 'four of them'),
    (true,  '叶克申库洛夫', '阿利克别克·叶克申库洛夫', 'the family name alone'),
    -- digits, Latin and Han side by side
    (true,  '2018年', '本届2018年举办', 'a year'),
    (false, '2018年', '本届12018年举办', 'a number is a whole word'),
    (true,  '2018年', '本届２０１８年举办', 'full-width digits'),
    (true,  '5G手机', '首款5G手机面世', 'digit, letter, Han'),
    (true,  '5g手机', '首款５Ｇ手機面世', 'case, width and script at once'),
    (true,  'G7峰会', '出席G7峰会的', 'Latin before Han'),
    (false, 'G7峰会', '出席G7和峰会', 'with something between'),
    (true,  '3.5%', '增长3.5%以上', 'a decimal number'),
    (false, '3.5%', '增长13.5%以上', 'another number'),
    (true,  '10,000元', '售价10,000元', 'a number with a comma'),
    (false, '10,000元', '售价10元，另加000元', 'which keeps together'),
    (true,  '3:2', '主队3:2获胜', 'a score'),
    (false, '3:2', '主队2:3落败', 'the other way round'),
    (true,  'Need-based', 'Need-based或其他', 'a hyphenated word before Han'),
    (true,  '其他', 'Need-based或其他', 'Han behind it'),
    (true,  '25公里', '全长25公里的公路', 'a number with its unit'),
    (true,  'AI', 'ＡＩ產業', 'full-width letters'),
    (false, 'AI', 'AIDS防治', 'a word is not its beginning'),
    (true,  'AI*', 'AIDS防治', 'a prefix is'),
    (true,  'café', 'CAFÉ新張', 'accents keep, case does not'),
    -- addresses
    (true,  'desk@example.com', '邮箱desk@example.com。', 'an e-mail address'),
    (true,  'www.example.com', '见http://www.example.com/a?b=c。', 'a host in a URL'),
    (true,  '邮箱', '邮箱desk@example.com', 'Han before an address'),
    -- rare characters
    (true,  '𠮷野家', '在𠮷野家用餐', 'Extension B'),
    (true,  '豈有', U&'\F900有此理', 'a compatibility ideograph'),
    (true,  '㐂', '㐂樂', 'Extension A'),
    (true,  'カメラ', 'ｶﾒﾗ店', 'half-width kana'),
    (true,  '二〇二五', '二〇二五年', 'the numeral zero'),
    -- what a person types
    (true,  '中亚 峰会', '峰会在中亚举行', 'both words'),
    (false, '中亚 东盟', '峰会在中亚举行', 'both, not one'),
    (true,  '东盟 OR 中亚', '峰会在中亚举行', 'one of two'),
    (true,  '东盟 或 中亚', '峰会在中亚举行', 'in Chinese'),
    (true,  '东盟｜中亚', '峰会在中亚举行', 'with a full-width sign'),
    (true,  '峰会 -东盟', '峰会在中亚举行', 'without'),
    (false, '峰会 －中亚', '峰会在中亚举行', 'a full-width minus'),
    (false, '“中亚峰会”', '峰会在中亚举行', 'a phrase'),
    (true,  '「中亞 峰會」', '中亚峰会开幕', 'blanks inside a phrase do not count'),
    (true,  '2025年', E'全省力争这一目标在20\n25年实现，比去年提出的\n规划有所提前', 'a number over a line break'),
    (true,  '２０２５', E'全省力争目标在２０\n２５年实现，比去年\n规划有所提前', 'the same with full-width digits'),
    (true,  '3.5%', E'工业增加值比上年增长3.\n5%，好于此前的市场普遍\n预期', 'a decimal number over a line break'),
    (true,  '10,000', E'昨天的活动一共有10,\n000人参加，其中半数\n来自外地', 'a number with commas over a line break'),
    (false, '25年', E'全省力争这一目标在20\n25年实现，比去年提出的\n规划有所提前', 'part of a number over a line break'),
    (true,  'need-based', E'学校今年起采用Need-\nbased的办法，资助家境\n困难的学生', 'a compound word over a line break'),
    (true,  '　中亚　峰会　', '中亚峰会开幕', 'full-width blanks'),
    (true,  '会', '中亚峰会', 'one character'),
    (false, '', '中亚峰会', 'nothing finds nothing'),
    (false, '。，', '中亚。，峰会', 'nor does punctuation');

SELECT count(*) AS probes, count(DISTINCT about) AS different FROM probe;
-- the probes on which some way is wrong
SELECT about, q, body, found, tsv, matches, parser
FROM probe, LATERAL (SELECT zh_tsvector(body) @@ zh_query(q) AS tsv, body ~~~ zh_query(q) AS matches,
                            to_tsvector('zhnews', body) @@ zh_query(q) AS parser) AS ways
WHERE (found, found, found) IS DISTINCT FROM (tsv, matches, parser) ORDER BY no;
-- by an index
CREATE INDEX ON probe USING gin (zh_tsvector(body));
SET enable_seqscan = off;
CREATE FUNCTION probe_by_index(which int) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE p probe; hit boolean;
BEGIN
    SELECT * INTO p FROM probe WHERE no = which;
    EXECUTE format('SELECT EXISTS (SELECT FROM probe WHERE zh_tsvector(body) @@ zh_query(%L) AND no = %s)', p.q, which) INTO hit;
    RETURN hit;
END $$;
SELECT about, q, body, found FROM probe WHERE probe_by_index(no) IS DISTINCT FROM found ORDER BY no;
-- and what is found is what is marked
SELECT about, q, body, zh_headline(body, zh_query(q)) AS headline FROM probe
WHERE found AND position('<b>' IN zh_headline(body, zh_query(q))) = 0 ORDER BY no;
DROP TABLE probe CASCADE;
DROP FUNCTION probe_by_index(int);
