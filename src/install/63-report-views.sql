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
--- | `<articles>_calendar` | the days from the first to the last publication, as `zh_calendar()` has them |

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
	IF has_published THEN
		PERFORM @extschema@.zhnews_make_view(articles, names, 'calendar',
			format('SELECT c.* FROM (SELECT min(published)::date AS first_day, max(published)::date AS last_day FROM %s) AS f, '
				'@extschema@.zh_calendar(f.first_day, f.last_day) AS c', facts),
			'the days of publication');
	END IF;
END
$$;
COMMENT ON FUNCTION zhnews_make_views(regclass, name[], text) IS 'makes the views of facts and of dimensions';
