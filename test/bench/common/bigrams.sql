-- bigrams.sql - the lexemes that pg_cjk_parser (0.2, dictionary `simple`) makes of a text, for `search`
--
-- No Debian package has it, but what an index of its lexemes costs depends on the lexemes alone: characters from U+3040 to
-- U+9FFF as overlapping bigrams, cut at line breaks, a lone one by itself; marks like 。 and 《 as words; no folding of
-- scripts; other words in lower case. What it takes to make them here says nothing about the parser.

CREATE FUNCTION bench_bigrams(body text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT coalesce(string_agg(format('%L:%s', lexeme, least(pos, 16383)), ' '), '')::tsvector
	FROM (
		SELECT lexeme, row_number() OVER (ORDER BY n, i) AS pos
		FROM regexp_matches(body, '([\u3040-\u9FFF]+)|([\u2E80-\u2FFF\u3001-\u303F]|[A-Za-z0-9]+(?:[-.@/][A-Za-z0-9]+)*)', 'g')
				WITH ORDINALITY AS m (part, n),
			LATERAL (
				SELECT i, substr(part[1], i, 2) FROM generate_series(1, greatest(length(part[1]) - 1, 1)) AS i WHERE part[1] IS NOT NULL
				UNION ALL
				SELECT 0, lower(part[2]) WHERE part[2] IS NOT NULL
			) AS l (i, lexeme)
	) AS lexemes
$$;

CREATE FUNCTION bench_bigrams_query(q text) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT string_agg(quote_literal(substr(q, i, 2)), ' <-> ' ORDER BY i)::tsquery
	FROM generate_series(1, greatest(length(q) - 1, 1)) AS i
$$;
