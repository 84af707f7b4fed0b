--- # Tables for reporting
---
--- ## Articles that were there before
---
--- `CALL zh_backfill('articles')` reads every article that has not been read, or only by an older version of
--- extraction. It commits batch by batch, may be stopped and called again at any time, and called in
--- several sessions at once to use several cores: they share the work. Writers go on meanwhile; they wait for
--- the articles of one batch at most.

CREATE FUNCTION zhnews_key_list(alias text, names name[]) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
	SELECT string_agg(format('%s.%I', alias, n), ', ' ORDER BY no) FROM unnest(names) WITH ORDINALITY AS u(n, no)
$$;
COMMENT ON FUNCTION zhnews_key_list(text, name[]) IS 'key columns with their table, for a query';

CREATE FUNCTION zhnews_first_columns(relation regclass, n integer) RETURNS name[]
	LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
	SELECT array_agg(attname ORDER BY attnum) FROM pg_attribute WHERE attrelid = relation AND attnum BETWEEN 1 AND n
$$;
COMMENT ON FUNCTION zhnews_first_columns(regclass, integer) IS 'first columns of a table: the key in a table of facts';

-- The statements of zh_backfill(), made anew for every batch since things may have been renamed.
--   next     chooses and locks articles behind the key $1: (how many, their keys, the last key)
--   read     extracts those of $1 that nobody else has read by now: (how many, bytes of text)
--   orphans  removes what is left of articles that went unseen
-- Keys travel as text of the state table's row type, which has the key's columns first.
CREATE FUNCTION zhnews_backfill_sql(articles regclass, batch_size integer, wait boolean,
	OUT next text, OUT read text, OUT orphans text[])
	LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	t record;
	names name[];
	keys text;
	done text;
	published text;
BEGIN
	SELECT * INTO t FROM @extschema@.zhnews_tracking(articles);
	names := @extschema@.zhnews_first_columns(t.state, cardinality(t.key_columns));
	keys := @extschema@.zhnews_key_list('a', t.key_columns);
	published := CASE WHEN t.published_column IS NULL THEN 'NULL::date' ELSE format('a.%I', t.published_column) END;
	done := format('SELECT FROM %s AS s WHERE (%s) = (%s) AND s.extraction >= %s',
		t.state, @extschema@.zhnews_key_list('s', names), keys, @extschema@.zh_extraction());
	-- behind $1 in both tables, or a merge of them would begin with all that was read before
	next := format(
		'SELECT count(*), array_agg(k ORDER BY no)::text, (array_agg(k ORDER BY no DESC))[1]::text '
		'FROM (SELECT ROW(%1$s, NULL, NULL)::%2$s AS k, row_number() OVER () AS no FROM '
		'(SELECT %1$s FROM %3$s AS a WHERE ($1 IS NULL OR (%1$s) > (%4$s)) AND NOT EXISTS (%5$s AND ($1 IS NULL OR (%8$s) > (%4$s))) '
		'ORDER BY %1$s LIMIT %6$s FOR NO KEY UPDATE OF a%7$s) AS a) AS b',
		keys, t.state, articles, @extschema@.zhnews_key_list(format('($1::%s)', t.state), names), done, batch_size,
		CASE WHEN wait THEN '' ELSE ' SKIP LOCKED' END, @extschema@.zhnews_key_list('s', names));
	-- in the order of the key, so that facts come into the index of their primary key as they will be read
	read := format('SELECT n, bytes FROM @extschema@.zhnews_extract(%L::regclass, %L, $1)', articles, format(
		'SELECT %1$s, a.%2$I::text, %3$s FROM unnest($1::%4$s[]) AS b JOIN %5$s AS a ON (%1$s) = (%6$s) WHERE NOT EXISTS (%7$s) ORDER BY %1$s',
		keys, t.body_column, published, t.state, articles, @extschema@.zhnews_key_list('b', names), done));
	IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = t.facts AND confrelid = articles AND contype = 'f') THEN
		SELECT array_agg(format('DELETE FROM %s AS s WHERE NOT EXISTS (SELECT FROM %s AS a WHERE (%s) = (%s))',
			r, articles, keys, @extschema@.zhnews_key_list('s', @extschema@.zhnews_first_columns(r, cardinality(t.key_columns)))))
		INTO orphans FROM unnest(ARRAY[t.facts, t.state]) AS r;
	END IF;
END
$$;
COMMENT ON FUNCTION zhnews_backfill_sql(regclass, integer, boolean) IS 'statements of zh_backfill()';

CREATE FUNCTION zhnews_count_articles(articles regclass) RETURNS bigint
	LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	n bigint;
BEGIN
	-- PostgreSQL's estimate where it is large enough to be good and to save something
	SELECT sum(CASE WHEN c.reltuples > 1000000 THEN c.reltuples END)::bigint INTO n
	FROM pg_partition_tree(articles) AS p JOIN pg_class AS c ON c.oid = p.relid WHERE p.isleaf
	HAVING bool_and(c.reltuples > 1000000);
	IF n IS NULL THEN
		EXECUTE format('SELECT count(*) FROM %s', articles) INTO n;
	END IF;
	RETURN n;
END
$$;
COMMENT ON FUNCTION zhnews_count_articles(regclass) IS 'number of articles, an estimate beyond a million';

--- Reads the articles of a tracked table that have not been read by this version of extraction, and commits
--- after every `batch_size` of them; so it cannot run inside a transaction. NOTICEs say how far it is, and so
--- does `zh_progress` in any session. With `again => true` all articles are read anew: after a load with
--- triggers disabled, for instance. Only the owner of the articles may call it.
---
---     CALL zh_backfill('articles');
CREATE PROCEDURE zh_backfill(articles regclass, batch_size integer DEFAULT 200, again boolean DEFAULT false)
	LANGUAGE plpgsql AS $$
DECLARE
	begun timestamptz := pg_catalog.clock_timestamp();
	told timestamptz := begun;
	sql record;
	last text;
	keys text;
	n bigint;
	bytes bigint;
	read bigint := 0;
	total bigint;
	all_bytes bigint := 0;
	seconds numeric;
	wait boolean := false;
	orphan text;
	path text := pg_catalog.current_setting('search_path');
BEGIN
	-- first in every transaction, before anything that is not qualified
	PERFORM pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true);
	PERFORM @extschema@.zhnews_check_owner(articles);
	IF (@extschema@.zhnews_tracking(articles)).facts IS NULL THEN
		RAISE EXCEPTION 'table % is not tracked', articles
			USING ERRCODE = 'object_not_in_prerequisite_state', HINT = 'Call zh_track() first.';
	END IF;
	IF batch_size IS NULL OR batch_size < 1 THEN
		RAISE EXCEPTION 'argument "batch_size" must be a positive number'
			USING ERRCODE = 'invalid_parameter_value', HINT = 'It is the number of articles that are read in one transaction.';
	END IF;
	IF again THEN
		EXECUTE format('UPDATE %s SET extraction = 0', (@extschema@.zhnews_tracking(articles)).state);
	END IF;
	total := @extschema@.zhnews_count_articles(articles);
	COMMIT;
	LOOP
		SET TRANSACTION ISOLATION LEVEL READ COMMITTED;
		PERFORM pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true);
		SELECT * INTO sql FROM @extschema@.zhnews_backfill_sql(articles, batch_size, wait);
		EXECUTE sql.next INTO n, keys, last USING last;
		IF n > 0 THEN
			EXECUTE sql.read INTO n, bytes USING keys;
			read := read + n;
			all_bytes := all_bytes + bytes;
		END IF;
		-- at the end of the table once more from its beginning, for what others had locked and did not read
		EXIT WHEN keys IS NULL AND wait;
		wait := wait OR keys IS NULL;
		seconds := extract(epoch FROM clock_timestamp() - begun);
		IF clock_timestamp() - told > interval '5 seconds' AND read > 0 THEN
			told := clock_timestamp();
			RAISE NOTICE 'zh_backfill: read % articles of %, % a second', read, total, round(read / seconds);
		END IF;
		COMMIT;
	END LOOP;
	IF sql.orphans IS NOT NULL THEN
		FOREACH orphan IN ARRAY sql.orphans LOOP
			EXECUTE orphan;
		END LOOP;
	END IF;
	seconds := greatest(extract(epoch FROM clock_timestamp() - begun), 0.001);
	RAISE NOTICE 'zh_backfill: % read % articles in % s, % MB a second', articles, read, round(seconds, 1), round(all_bytes / seconds / 1000000, 2);
	PERFORM pg_catalog.set_config('search_path', path, true);
END
$$;
COMMENT ON PROCEDURE zh_backfill(regclass, integer, boolean) IS
	'reads the articles of a tracked table that were not read yet, committing by batches';

CREATE FUNCTION zhnews_progress(
	OUT articles regclass,
	OUT done bigint,
	OUT total bigint,
	OUT rate numeric,
	OUT estimated_end timestamptz)
	RETURNS SETOF record
	LANGUAGE plpgsql VOLATILE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	t record;
BEGIN
	FOR t IN
		SELECT * FROM @extschema@.zh_tracked AS k
		WHERE has_table_privilege(k.articles, 'SELECT') AND has_table_privilege(k.state, 'SELECT') ORDER BY k.articles::text
	LOOP
		articles := t.articles;
		EXECUTE format(
			'SELECT count(*) FILTER (WHERE extraction >= %s), count(*) FILTER (WHERE extracted_at > clock_timestamp() - interval ''1 minute'') / '
			'least(60, greatest(1, extract(epoch FROM clock_timestamp() - min(extracted_at) FILTER (WHERE extracted_at > clock_timestamp() - interval ''1 minute''))))::numeric '
			'FROM %s', @extschema@.zh_extraction(), t.state)
		INTO done, rate;
		total := greatest(done, @extschema@.zhnews_count_articles(t.articles));
		rate := round(coalesce(rate, 0), 1);
		estimated_end := CASE WHEN done < total AND rate > 0 THEN clock_timestamp() + (total - done) / rate * interval '1 second' END;
		RETURN NEXT;
	END LOOP;
END
$$;
COMMENT ON FUNCTION zhnews_progress() IS 'rows of zh_progress';

--- How far the articles of each tracked table are read: `done` of `total` (an estimate beyond a million), `rate`
--- in articles a second over the last minute, and when the rest would be done at that rate. Tables that
--- the reader has no right to see are left out.
CREATE VIEW zh_progress AS
	SELECT p.articles, p.done, p.total, p.rate, p.estimated_end FROM @extschema@.zhnews_progress() AS p;
COMMENT ON VIEW zh_progress IS 'how far the articles of each tracked table are read';
GRANT SELECT ON zh_progress TO PUBLIC;
