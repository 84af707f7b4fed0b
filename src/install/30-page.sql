-- The printed page: paragraphs, sentences, articles, credits

--- # The printed page
---
--- News reaches a database as it was printed: lines broken inside words, a blank line after every
--- line, several articles on one page, captions between paragraphs. These functions read such a page.
--- They share one notion of a paragraph, which text search and the facts use as well.

--- Lines of one paragraph are joined, wherever the page was wrapped; typesetting blanks (between Han
--- characters, and between Han and digits or Latin letters), invisible characters, Markdown and bullet
--- marks are gone; each paragraph is one line. In headings and bylines one blank stays between Han
--- words. A text without line breaks is one paragraph. `zh_clean(zh_clean(x)) = zh_clean(x)`.
---
--- ```sql
--- SELECT zh_clean(E'江北大桥昨天合龙，两岸居民到场\n观看。桥长 3 公里。');
--- -- 江北大桥昨天合龙，两岸居民到场观看。桥长3公里。
--- ```
CREATE FUNCTION zh_clean(body text) RETURNS text
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 100;
COMMENT ON FUNCTION zh_clean(text) IS 'text with its paragraphs put back together, one a line, without marks and blanks of typesetting';
