-- Who said something about a subject?  Found in either script, over line breaks.
SELECT published, speaker, role, quote
FROM articles_quotes
WHERE quote ~~~ '台灣'
ORDER BY published, id, pos;
