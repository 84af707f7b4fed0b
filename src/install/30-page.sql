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

--- Cuts a text into sentences, paragraph by paragraph.
---
--- | column | meaning |
--- |---|---|
--- | `sentence_no` | number of the sentence, from 1 |
--- | `paragraph_no` | number of its paragraph, as `zh_clean()` has them |
--- | `pos`, `len` | place, in characters from 1: `substr(body, pos, len)` is what was printed |
--- | `sentence` | the sentence, clean |
---
--- A sentence ends with 。！？ or an ellipsis, with the closing quotes and brackets behind it, and
--- with its paragraph. Headings and bylines are sentences of their own. Speech in quotation marks is
--- cut like any other text; a quoted phrase, a title in 《》 and brackets are not. What tells who
--- spoke, right behind a quotation (“……。”他说。), belongs to its last sentence.
CREATE FUNCTION zh_sentences(
	body text,
	OUT sentence_no int,
	OUT paragraph_no int,
	OUT pos int,
	OUT len int,
	OUT sentence text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 500 ROWS 40;
COMMENT ON FUNCTION zh_sentences(text) IS 'sentences, over line wraps, with their paragraphs';

--- Finds the articles printed on one page.
---
--- | column | meaning |
--- |---|---|
--- | `article_no` | number of the article, from 1, in the order of the page |
--- | `pos`, `len` | place of its body, in characters from 1: `zh_clean(substr(page, pos, len))` is `body` |
--- | `headline` | its headline, or NULL when the page has none |
--- | `subheads` | decks and subheads, in order |
--- | `body` | its body, clean, one paragraph a line, with datelines, bylines and subheads |
---
--- The headline is found before or after its body. Articles are told apart by Markdown headings, bold
--- lines and short lines set apart, by datelines and by bylines. A body is one stretch of the page:
--- captions and page furniture at its ends are left out (so is （下转第二版） behind its last sentence),
--- but those between its paragraphs are not.
--- An ordinary article (a headline, paragraphs) gives one row, and so does a text without headline.
--- Reports that follow each other without headlines are articles of their own where one ends with
--- （完） or with who signs it.
---
--- ```sql
--- SELECT a.headline, c.agency, c.reporters
--- FROM pages p, zh_articles(p.page) a, zh_credits(a.body, p.published) c;
--- ```
CREATE FUNCTION zh_articles(
	page text,
	OUT article_no int,
	OUT pos int,
	OUT len int,
	OUT headline text,
	OUT subheads text[],
	OUT body text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 500 ROWS 2;
COMMENT ON FUNCTION zh_articles(text) IS 'articles printed on one page: headline, subheads, body';

--- Finds who reported a text, whence and when.
---
--- | column | meaning |
--- |---|---|
--- | `pos`, `len` | place, in characters from 1 |
--- | `kind` | `dateline` (新华社阿斯塔纳6月17日电), `byline` (新华社记者 钟大为; 本报评论员, without a name; an author, or who signs a letter: 读者 钟大为), `photo` (钟大为摄), `source` (an agency alone: 据新华社报道, 香港文匯報訊) |
--- | `agency` | agency, paper, station or site, as printed; 本报 stays 本报 |
--- | `reporters` | names of the reporters or photographers, or NULL |
--- | `place` | place of a dateline or report, or NULL |
--- | `dated` | date of a dateline; its missing parts come from `published`: the nearest date not after it |
---
--- Agencies are those of data/lexicon/agencies.tsv, and names that end like one (…日报, …社, …网) where
--- they sign; on a line of its own, four characters and more before 记者 and a blank are one, too.
--- Editors are not reporters.
CREATE FUNCTION zh_credits(
	body text,
	published date DEFAULT NULL,
	OUT pos int,
	OUT len int,
	OUT kind text,
	OUT agency text,
	OUT reporters text[],
	OUT place text,
	OUT dated date)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE COST 500 ROWS 3;
COMMENT ON FUNCTION zh_credits(text, date) IS 'datelines, bylines, photo credits and cited agencies';
