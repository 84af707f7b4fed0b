--- # Tables for reporting
---
--- ## What reports group by
---
--- Beside the views of facts, `zh_track()` makes these. `published` and what is computed from it are there if
--- a `published_column` was named.
---
--- | view | rows |
--- |---|---|
--- | `<articles>_persons` | a person's `key` with every office that is printed with it: `name`, `role`, `affiliation`, `country`, `first_published`, `last_published`, `mentions`, `articles` |
--- | `<articles>_places` | a place's `key`: `name`, `country`, `first_published`, `last_published`, `mentions`, `articles` |
--- | `<articles>_metrics` | a quantity with a subject and a base unit: `subject_key`, `value_si`, `unit_si`, `period`, `change`, `published`, and `source`, the agency that signs or is cited first |
--- | `<articles>_stories` | articles printed more than once, in either script (not for pages): `story`, the key of the first of them, and `articles`, how many they are |
--- | `<articles>_calendar` | the days from the first to the last publication, as `zh_calendar()` has them |

--- `_stories` compares the texts when it is read, by `zh_bands()` and then by `zh_similarity()` of at least 0.5: seconds for
--- thousands of articles. For more, keep it: `CREATE MATERIALIZED VIEW stories AS TABLE articles_stories`.

--- The days of a period, for joins by day: reports show days without articles as well.
---
---     SELECT day, count(a.id) FROM zh_calendar('2025-06-01', '2025-06-30') LEFT JOIN articles AS a ON a.published = day GROUP BY day;
CREATE FUNCTION zh_calendar(
	first_day date,
	last_day date,
	OUT day date,
	OUT year int,
	OUT quarter int,
	OUT month int,
	OUT week int,
	OUT weekday int,
	OUT month_label text,
	OUT weekday_label text,
	OUT is_weekend boolean)
	RETURNS SETOF record
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE ROWS 365 AS $$
	SELECT first_day OPERATOR(pg_catalog.+) i,
		pg_catalog.date_part('year', d.ts)::pg_catalog.int4, pg_catalog.date_part('quarter', d.ts)::pg_catalog.int4,
		pg_catalog.date_part('month', d.ts)::pg_catalog.int4, pg_catalog.date_part('week', d.ts)::pg_catalog.int4,
		pg_catalog.date_part('isodow', d.ts)::pg_catalog.int4,
		pg_catalog.format(E'%s\u5e74%s\u6708', pg_catalog.date_part('year', d.ts), pg_catalog.date_part('month', d.ts)),
		E'\u661f\u671f' OPERATOR(pg_catalog.||) pg_catalog.substr(E'\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u65e5',
			pg_catalog.date_part('isodow', d.ts)::pg_catalog.int4, 1),
		pg_catalog.date_part('isodow', d.ts) OPERATOR(pg_catalog.>=) 6
	FROM pg_catalog.generate_series(0, last_day OPERATOR(pg_catalog.-) first_day) AS i,
		LATERAL (SELECT (first_day OPERATOR(pg_catalog.+) i)::pg_catalog.timestamp AS ts) AS d
$$;
COMMENT ON FUNCTION zh_calendar(date, date) IS 'days of a period with year, quarter, month, week and weekday, labelled in Chinese';

-- Views of dimensions: %1$s the facts, %2$s the key columns with commas, %3$s the same of f, %4$s and
-- %5$s the columns about time if there are any, %6$s f.key = c.key
CREATE FUNCTION zhnews_dimensions(OUT view text, OUT query text, OUT comment text) RETURNS SETOF record
	LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
	VALUES
	('persons', 'SELECT subject_key AS key, pg_catalog.min(subject) AS name, detail ->> ''role'' AS role, object AS affiliation, '
		'detail ->> ''country'' AS country, %4$s pg_catalog.count(*) AS mentions, pg_catalog.count(DISTINCT (%2$s)) AS articles FROM %1$s '
		'WHERE kind = ''name'' AND predicate = ''person'' GROUP BY subject_key, detail ->> ''role'', object, detail ->> ''country''',
		'persons with every office printed with their name'),
	('places', 'SELECT subject_key AS key, pg_catalog.min(subject) AS name, detail ->> ''country'' AS country, '
		'%4$s pg_catalog.count(*) AS mentions, pg_catalog.count(DISTINCT (%2$s)) AS articles FROM %1$s '
		'WHERE kind = ''name'' AND predicate = ''place'' GROUP BY subject_key, detail ->> ''country''',
		'places with their country'),
	('metrics', 'SELECT %3$s, f.fact_no, %5$s f.subject, f.subject_key, f.value, f.value_max, f.unit, '
		'(f.detail ->> ''value_si'')::numeric AS value_si, f.detail ->> ''unit_si'' AS unit_si, f.detail ->> ''period'' AS period, '
		'f.predicate AS change, f.detail ->> ''basis'' AS basis, f.detail ->> ''approx'' AS approx, '
		'(SELECT c.subject FROM %1$s AS c WHERE %6$s AND c.kind = ''credit'' AND c.subject IS NOT NULL ORDER BY c.fact_no LIMIT 1) AS source '
		'FROM %1$s AS f WHERE f.kind = ''quantity'' AND f.subject_key IS NOT NULL AND f.detail ? ''value_si''',
		'quantities of a named subject in a base unit')
$$;
COMMENT ON FUNCTION zhnews_dimensions() IS 'views of dimensions that zh_track() makes';

-- Groups of articles whose texts share at least half: candidates by bands, then every pair compared, then
-- whatever hangs together.
CREATE FUNCTION zhnews_stories_query(articles regclass, names name[]) RETURNS text
	LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	t record;
BEGIN
	SELECT * INTO t FROM @extschema@.zhnews_tracking(articles);
	RETURN format(
		'WITH RECURSIVE numbered AS MATERIALIZED ('
		'SELECT %1$s, a.%2$I::text AS zh_text, row_number() OVER (ORDER BY %3$s) AS zh_no FROM %4$s AS a WHERE a.%2$I IS NOT NULL'
		'), signed AS MATERIALIZED ('
		'SELECT zh_no, band FROM numbered, unnest(@extschema@.zh_bands(@extschema@.zh_signature(zh_text))) AS band'
		'), pairs AS MATERIALIZED ('
		'SELECT p.one, p.other FROM (SELECT DISTINCT x.zh_no AS one, y.zh_no AS other FROM signed AS x JOIN signed AS y ON x.band = y.band AND x.zh_no < y.zh_no) AS p '
		'JOIN numbered AS x ON x.zh_no = p.one JOIN numbered AS y ON y.zh_no = p.other WHERE @extschema@.zh_similarity(x.zh_text, y.zh_text) >= 0.5'
		'), edges AS (SELECT one, other FROM pairs UNION ALL SELECT other, one FROM pairs'
		'), reached AS (SELECT one AS zh_no, one AS first FROM edges UNION SELECT e.other, r.first FROM reached AS r JOIN edges AS e ON e.one = r.zh_no'
		') SELECT %5$s, concat_ws('' '', %6$s) AS story, count(*) OVER (PARTITION BY s.first)::integer AS articles '
		'FROM (SELECT zh_no, min(first) AS first FROM reached GROUP BY zh_no) AS s '
		'JOIN numbered AS n ON n.zh_no = s.zh_no JOIN numbered AS f ON f.zh_no = s.first',
		(SELECT string_agg(format('a.%I AS %I', k, n), ', ' ORDER BY no) FROM unnest(t.key_columns, names) WITH ORDINALITY AS u(k, n, no)),
		t.body_column,
		CASE WHEN t.published_column IS NULL THEN '' ELSE format('a.%I, ', t.published_column) END || @extschema@.zhnews_key_list('a', t.key_columns),
		articles, @extschema@.zhnews_key_list('n', names), @extschema@.zhnews_key_list('f', names));
END
$$;
COMMENT ON FUNCTION zhnews_stories_query(regclass, name[]) IS 'query of the view of stories';

CREATE FUNCTION zhnews_make_view(articles regclass, names name[], view text, query text, comment text) RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	relation text := @extschema@.zhnews_object_name(articles, '_' || view);
	options text := '';
BEGIN
	IF current_setting('server_version_num')::integer >= 150000 THEN
		options := 'WITH (security_invoker = true)';
	ELSE
		-- such a view reads as its owner: nothing for those whom row-level security would let see a part
		query := format('SELECT * FROM (%s) AS v WHERE (SELECT NOT pg_catalog.row_security_active(%L::pg_catalog.regclass))', query, articles);
	END IF;
	EXECUTE format('CREATE VIEW %s %s AS %s', relation, options, query);
	EXECUTE format('COMMENT ON VIEW %s IS %L', relation, format('%s, read from the texts of %s (zhnews)', comment, articles));
	PERFORM @extschema@.zhnews_comment_columns(relation, names, view);
END
$$;
COMMENT ON FUNCTION zhnews_make_view(regclass, name[], text, text, text) IS 'makes a view beside the articles, with comments';

CREATE FUNCTION zhnews_make_views(articles regclass, names name[], facts text) RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	v record;
	has_published boolean := 'published' = ANY (names)
		OR EXISTS (SELECT FROM pg_attribute WHERE attrelid = facts::regclass AND attname = 'published');
	common text := (SELECT string_agg(format('f.%I', attname), ', ' ORDER BY attnum) FROM pg_attribute
		WHERE attrelid = facts::regclass AND attnum > 0 AND (attname = ANY (names || '{fact_no,published,article_no}'::name[])));
	key_list text := (SELECT string_agg(format('%I', n), ', ' ORDER BY no) FROM unnest(names) WITH ORDINALITY AS u(n, no));
BEGIN
	FOR v IN
		SELECT c.view, string_agg(format('%s AS %I', CASE WHEN c.expression ~ '^[a-z_]+$' THEN 'f.' || c.expression ELSE c.expression END, c.name),
			', ' ORDER BY ordinality) AS columns,
			CASE c.view WHEN 'quotes' THEN 'who said what' WHEN 'quantities' THEN 'numbers with what they count or measure'
				WHEN 'dates' THEN 'dates and times' WHEN 'names' THEN 'persons, places, organisations and works, one row a mention'
				WHEN 'events' THEN 'who did what, where and when' ELSE 'datelines, bylines, photo credits and cited agencies' END AS comment
		FROM @extschema@.zhnews_columns() WITH ORDINALITY AS c
		WHERE c.view <> '' AND c.expression IS NOT NULL GROUP BY c.view ORDER BY min(ordinality)
	LOOP
		PERFORM @extschema@.zhnews_make_view(articles, names, v.view, format('SELECT %s, %s FROM %s AS f WHERE f.kind = %L', common, v.columns,
			facts, CASE v.view WHEN 'quantities' THEN 'quantity' ELSE left(v.view, -1) END), v.comment);
	END LOOP;
	FOR v IN SELECT * FROM @extschema@.zhnews_dimensions() LOOP
		PERFORM @extschema@.zhnews_make_view(articles, names, v.view, format(v.query, facts, key_list,
			(SELECT string_agg(format('f.%I', n), ', ' ORDER BY no) FROM unnest(names) WITH ORDINALITY AS u(n, no)),
			CASE WHEN has_published THEN 'min(published)::date AS first_published, max(published)::date AS last_published,' END,
			CASE WHEN has_published AND NOT 'published' = ANY (names) THEN 'f.published,' END,
			(SELECT string_agg(format('c.%I = f.%1$I', n), ' AND ') FROM unnest(names) AS n)), v.comment);
	END LOOP;
	IF NOT (@extschema@.zhnews_tracking(articles)).pages THEN
		PERFORM @extschema@.zhnews_make_view(articles, names, 'stories', @extschema@.zhnews_stories_query(articles, names),
			'articles printed more than once');
	END IF;
	IF has_published THEN
		PERFORM @extschema@.zhnews_make_view(articles, names, 'calendar',
			format('SELECT c.* FROM (SELECT min(published)::date AS first_day, max(published)::date AS last_day FROM %s) AS f, '
				'@extschema@.zh_calendar(f.first_day, f.last_day) AS c', facts),
			'the days of publication');
	END IF;
END
$$;
COMMENT ON FUNCTION zhnews_make_views(regclass, name[], text) IS 'makes the views of facts and of dimensions';
