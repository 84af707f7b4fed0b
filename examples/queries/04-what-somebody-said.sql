-- What did somebody say, in either script, oldest first?  Put another name between the quotes.
SELECT published, speaker, role, verb, quote, id
FROM articles_quotes
WHERE speaker_key = zh_fold('梁渡舟')
ORDER BY published, id, pos;
