--- # Tables for reporting
---
--- Analysts open tables. `zh_track()` makes them beside a table of articles and keeps them right from
--- then on, whatever writes the articles; `zh_backfill()` reads the articles that were there before.
---
---     CREATE TABLE articles (id int PRIMARY KEY, published date, body text NOT NULL);
---     SELECT zh_track('articles', 'id', 'body', 'published');
---     CALL zh_backfill('articles');
---     SELECT speaker, quote, published FROM articles_quotes WHERE speaker_key = zh_fold('王毅');
---
--- `zh_track()` makes, in the schema of the articles (whose name is cut where 63 bytes would not do):
---
--- | object | what it is |
--- |---|---|
--- | `<articles>_facts` | a row a fact, as `zh_facts()` has it, behind the key of its article (columns of the same name and type), `published` as a date, and `article_no` for pages |
--- | `<articles>_facts_state` | a row for each article that was read: when, and by which version of extraction |
--- | `<articles>_quotes`, `_quantities`, `_dates`, `_names`, `_events`, `_credits` | a view a kind of fact, with the columns of the function of that kind, all of plain types |
--- | `<articles>_persons`, `_places`, `_metrics`, `_stories`, `_calendar` | what reports group by, see below |
--- | triggers `zhnews_facts_…` | on the articles |
---
--- All tables, views and columns have comments, which BI tools show. Primary key is the article's key and
--- `fact_no`; a foreign key leads to the articles. They belong to the owner of the articles, not to
--- the extension: `pg_dump` writes them with their rows and `pg_restore` brings them back, tracking
--- included. Where tracking stands, the triggers themselves say: there is no list that could be wrong.
---
--- ## What is kept right, and how
---
--- Facts are read when a row is inserted, or its key, body or date of publication changes (updates
--- of other columns cost nothing), and go with it. The triggers are row triggers, since only those fire
--- for all ways into a table: through a partitioned table, into a partition directly (one attached later
--- as well), by COPY, and where logical replication applies changes (on the subscriber, with
--- `session_replication_role = replica`). Where both articles and facts arrive by replication or are
--- loaded in that role, call `zh_track(…, replica => false)`: then the triggers keep quiet there.
---
--- TRUNCATE of the articles needs CASCADE, or names the facts' tables too, as with every foreign key; in
--- the same way a foreign key keeps a partition that has facts from being detached. With `foreign_key
--- => false` there is none: then TRUNCATE empties the facts, partitions may be detached, and
--- `zh_backfill()` removes the facts of articles that went with one.
---
--- Columns and tables can be renamed. What the tables depend on – columns of the key, body and date –
--- cannot be dropped or change type while they are tracked: call `zh_untrack()` before.
---
--- ## Rights
---
--- `zh_track()` is for the owner of a table (and for members of that role). SELECT privileges on the
--- articles are copied. Who writes articles needs no rights on the facts. With row-level security on
--- the articles, a fact is visible where its article is; where security was switched on later, those it
--- applies to see no facts until `zh_track_rights()` was called, which also copies privileges that
--- changed. Views ask with the rights of the reader from PostgreSQL 15 on; on 14 they are empty for
--- readers to whom row-level security applies, who use the facts table instead.

CREATE FUNCTION zhnews_track() RETURNS trigger
	AS 'MODULE_PATHNAME' LANGUAGE C;
COMMENT ON FUNCTION zhnews_track() IS 'the triggers that zh_track() makes';

CREATE FUNCTION zhnews_changed(facts regclass, state regclass, old record, new record) RETURNS boolean
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION zhnews_changed(regclass, regclass, record, record) IS
	'condition of the triggers that zh_track() makes: which tables and columns, and whether these changed';

CREATE FUNCTION zhnews_tracking(
	articles regclass,
	OUT facts regclass,
	OUT state regclass,
	OUT key_columns name[],
	OUT body_column name,
	OUT published_column name,
	OUT pages boolean,
	OUT time_zone text)
	AS 'MODULE_PATHNAME' LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION zhnews_tracking(regclass) IS 'how a table is tracked; NULL where it is not';

CREATE FUNCTION zhnews_extract(articles regclass, query text, keys text, OUT n bigint, OUT bytes bigint)
	AS 'MODULE_PATHNAME' LANGUAGE C STRICT COST 20000;
COMMENT ON FUNCTION zhnews_extract(regclass, text, text) IS
	'reads anew the articles of a tracked table that a query has by key, body and date, for their owner';

--- What `zh_backfill()` compares: facts found by a lower version are found again. It rises with a
--- release that finds more or other facts.
CREATE FUNCTION zh_extraction() RETURNS integer
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION zh_extraction() IS 'version of extraction: rises when zh_facts() changes what it finds';

--- The tables that are tracked, and how.
CREATE VIEW zh_tracked AS
	SELECT t.tgrelid::pg_catalog.regclass AS articles, k.*
	FROM pg_catalog.pg_trigger AS t, @extschema@.zhnews_tracking(t.tgrelid) AS k
	WHERE t.tgfoid OPERATOR(pg_catalog.=) '@extschema@.zhnews_track()'::pg_catalog.regprocedure
		AND t.tgname OPERATOR(pg_catalog.=) 'zhnews_facts_insert' AND t.tgparentid OPERATOR(pg_catalog.=) 0;
COMMENT ON VIEW zh_tracked IS 'tracked tables: their facts, key, body and date of publication';
GRANT SELECT ON zh_tracked TO PUBLIC;

-- ---- checks ----

CREATE FUNCTION zhnews_check_owner(articles regclass) RETURNS void
	LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	c record;
BEGIN
	IF articles IS NULL THEN
		RAISE EXCEPTION 'argument "articles" must not be null' USING ERRCODE = 'null_value_not_allowed';
	END IF;
	SELECT relname, relkind, relowner INTO c FROM pg_class WHERE oid = articles;
	IF NOT FOUND THEN
		RAISE EXCEPTION 'there is no relation with OID %', articles::oid USING ERRCODE = 'undefined_table';
	END IF;
	IF c.relkind NOT IN ('r', 'p') THEN
		RAISE EXCEPTION '"%" is not a table', c.relname
			USING ERRCODE = 'wrong_object_type', HINT = 'Track the table itself, ordinary or partitioned.';
	END IF;
	IF NOT pg_has_role(c.relowner, 'USAGE') OR NOT has_table_privilege(articles, 'SELECT') THEN
		RAISE EXCEPTION 'permission denied for table %', c.relname
			USING ERRCODE = 'insufficient_privilege', HINT = 'Only its owner can have a table tracked.';
	END IF;
END
$$;
COMMENT ON FUNCTION zhnews_check_owner(regclass) IS 'refuses what is no table of the caller';

CREATE FUNCTION zhnews_check_column(articles regclass, wanted name, argument text, types text) RETURNS smallint
	LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	a record;
	base oid;
	fits boolean;
BEGIN
	SELECT * INTO a FROM pg_attribute WHERE attrelid = articles AND attname = wanted AND attnum > 0 AND NOT attisdropped;
	IF NOT FOUND THEN
		RAISE EXCEPTION 'argument "%": table % has no column "%"', argument, articles, wanted
			USING ERRCODE = 'undefined_column', HINT = (SELECT format('Its columns are: %s.', string_agg(attname, ', ' ORDER BY attnum))
				FROM pg_attribute WHERE attrelid = articles AND attnum > 0 AND NOT attisdropped);
	END IF;
	IF a.attgenerated = 'v' THEN
		RAISE EXCEPTION 'argument "%": column "%" is generated when it is read, triggers do not see it', argument, wanted
			USING ERRCODE = 'feature_not_supported', HINT = 'Use a stored generated column.';
	END IF;
	WITH RECURSIVE d(oid, typbasetype) AS (
		SELECT oid, typbasetype FROM pg_type WHERE oid = a.atttypid
		UNION ALL SELECT t.oid, t.typbasetype FROM d JOIN pg_type AS t ON t.oid = d.typbasetype
	)
	SELECT oid INTO base FROM d WHERE typbasetype = 0;
	fits := CASE types
		WHEN 'text' THEN base = 'text'::regtype
			OR EXISTS (SELECT FROM pg_cast WHERE castsource = base AND casttarget = 'text'::regtype AND castmethod = 'b')
		WHEN 'date' THEN base IN ('date'::regtype, 'timestamp'::regtype, 'timestamptz'::regtype)
		ELSE true END;
	IF NOT fits THEN
		RAISE EXCEPTION 'argument "%": column "%" is of type %', argument, wanted, format_type(a.atttypid, a.atttypmod)
			USING ERRCODE = 'datatype_mismatch', HINT = CASE types WHEN 'text' THEN 'Its type must be text or varchar.'
				ELSE 'Its type must be date, timestamp or timestamptz.' END;
	END IF;
	RETURN a.attnum;
END
$$;
COMMENT ON FUNCTION zhnews_check_column(regclass, name, text, text) IS 'number of a column that exists and fits';

-- A key identifies a row: a unique index over it, no more and no less, that is checked at once.
CREATE FUNCTION zhnews_check_key(articles regclass, key smallint[]) RETURNS void
	LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	lax name;
BEGIN
	IF NOT EXISTS (
		SELECT FROM pg_index AS i
		WHERE indrelid = articles AND indisunique AND indisvalid AND indimmediate AND indpred IS NULL AND indexprs IS NULL
			AND indnkeyatts = cardinality(key)
			AND (SELECT array_agg(k ORDER BY k) FROM unnest(i.indkey[0:i.indnkeyatts - 1]) AS k)
				= (SELECT array_agg(k ORDER BY k) FROM unnest(key) AS k)
	) THEN
		RAISE EXCEPTION 'the key of table % is not unique', articles
			USING ERRCODE = 'invalid_foreign_key', HINT = 'Name the columns of its primary key, or of a unique constraint that is not deferrable.';
	END IF;
	SELECT attname INTO lax FROM pg_attribute WHERE attrelid = articles AND attnum = ANY (key) AND NOT attnotnull LIMIT 1;
	IF FOUND THEN
		RAISE EXCEPTION 'column "%" of the key may be null', lax
			USING ERRCODE = 'invalid_foreign_key', HINT = format('ALTER TABLE %s ALTER %I SET NOT NULL, or choose another key.', articles, lax);
	END IF;
END
$$;
COMMENT ON FUNCTION zhnews_check_key(regclass, smallint[]) IS 'refuses a key that does not identify one article';

CREATE FUNCTION zhnews_object_name(articles regclass, suffix text) RETURNS text
	LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	base text;
	space name;
BEGIN
	SELECT relname, nspname INTO base, space FROM pg_class JOIN pg_namespace AS n ON n.oid = relnamespace WHERE pg_class.oid = articles;
	WHILE octet_length(base || suffix) > 63 LOOP
		base := left(base, -1);
	END LOOP;
	IF EXISTS (SELECT FROM pg_class JOIN pg_namespace AS n ON n.oid = relnamespace WHERE relname = base || suffix AND nspname = space) THEN
		RAISE EXCEPTION 'relation "%" already exists', base || suffix
			USING ERRCODE = 'duplicate_table', HINT = 'Rename or drop it: zh_track() makes a table or view of this name.';
	END IF;
	RETURN format('%I.%I', space, base || suffix);
END
$$;
COMMENT ON FUNCTION zhnews_object_name(regclass, text) IS 'qualified name of an object beside the articles that does not exist yet';

-- ---- the tables ----

-- A key column is called as in the articles, unless a column of facts or of a view is called so.
CREATE FUNCTION zhnews_key_names(key_columns name[]) RETURNS name[]
	LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
	SELECT array_agg(CASE WHEN k IN (SELECT name FROM @extschema@.zhnews_columns() WHERE name <> 'published' AND view NOT IN ('persons', 'places', 'stories', 'calendar'))
		OR k IN ('story', 'articles')
		OR k IN ('extraction', 'extracted_at')
		THEN 'article_' || k ELSE k END::name ORDER BY no)
	FROM unnest(key_columns) WITH ORDINALITY AS u(k, no)
$$;
COMMENT ON FUNCTION zhnews_key_names(name[]) IS 'names of the key columns in a facts table';

CREATE FUNCTION zhnews_make_tables(
	articles regclass, keys smallint[], names name[], facts text, state text, has_published boolean, pages boolean, foreign_key boolean)
	RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	key_definition text;
	key_list text := (SELECT string_agg(format('%I', n), ', ' ORDER BY no) FROM unnest(names) WITH ORDINALITY AS u(n, no));
	key_target text;
	fact_columns text;
	unlogged text := CASE (SELECT relpersistence FROM pg_class WHERE oid = articles) WHEN 'u' THEN 'UNLOGGED ' ELSE '' END;
	t text;
BEGIN
	SELECT string_agg(format('%I %s%s NOT NULL', n, format_type(atttypid, atttypmod),
			(SELECT format(' COLLATE %I.%I', nspname, collname) FROM pg_collation AS c JOIN pg_namespace AS s ON s.oid = collnamespace
			WHERE c.oid = attcollation AND c.oid <> typcollation)), ', ' ORDER BY no),
		string_agg(format('%I', attname), ', ' ORDER BY no)
	INTO key_definition, key_target
	FROM unnest(keys, names) WITH ORDINALITY AS u(k, n, no)
		JOIN pg_attribute ON attrelid = articles AND attnum = k JOIN pg_type AS t ON t.oid = atttypid;
	SELECT string_agg(format('%I %s', name, expression), ', ' ORDER BY ordinality) INTO fact_columns
	FROM @extschema@.zhnews_columns() WITH ORDINALITY
	WHERE view = '' AND (name <> 'published' OR has_published) AND (name <> 'article_no' OR pages);
	EXECUTE format('CREATE %sTABLE %s (%s, %s, PRIMARY KEY (%s, fact_no))', unlogged, facts, key_definition, fact_columns, key_list);
	EXECUTE format('CREATE %sTABLE %s (%s, extraction integer NOT NULL, extracted_at timestamptz NOT NULL, PRIMARY KEY (%s))',
		unlogged, state, key_definition, key_list);
	-- to write an entry takes about a third of the time that it takes to find its fact: so only what reports look up
	-- (in the order of bytes, which takes no locale to compare, and LIKE 'x%' can use in any)
	EXECUTE format('CREATE INDEX ON %s (subject_key text_pattern_ops, kind text_pattern_ops) WHERE subject_key IS NOT NULL', facts);
	EXECUTE format('CREATE INDEX ON %s (starts_at, ends_at) WHERE starts_at IS NOT NULL', facts);
	EXECUTE format('CREATE INDEX ON %s (predicate text_pattern_ops, object_key text_pattern_ops) WHERE kind = ''event''', facts);
	IF foreign_key THEN
		FOREACH t IN ARRAY ARRAY[state, facts] LOOP
			EXECUTE format('ALTER TABLE %s ADD FOREIGN KEY (%s) REFERENCES %s (%s) ON UPDATE CASCADE ON DELETE CASCADE',
				t, key_list, articles, key_target);
		END LOOP;
	END IF;
	EXECUTE format('COMMENT ON TABLE %s IS %L', facts, format('facts read from the texts of %s, one row each (zhnews)', articles));
	EXECUTE format('COMMENT ON TABLE %s IS %L', state, format('which articles of %s were read for facts, and when (zhnews)', articles));
	PERFORM @extschema@.zhnews_comment_columns(facts, names, '');
	EXECUTE format('COMMENT ON COLUMN %s.extraction IS %L', state, 'zh_extraction() when the article was read');
	EXECUTE format('COMMENT ON COLUMN %s.extracted_at IS %L', state, 'when the article was read');
	FOR t IN SELECT format('COMMENT ON COLUMN %s.%I IS %L', state, n, 'key of the article') FROM unnest(names) AS n LOOP
		EXECUTE t;
	END LOOP;
END
$$;
COMMENT ON FUNCTION zhnews_make_tables(regclass, smallint[], name[], text, text, boolean, boolean, boolean) IS
	'makes the facts table and the table of what was read';

CREATE FUNCTION zhnews_comment_columns(relation text, keys name[], of_view text) RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	statement text;
BEGIN
	FOR statement IN
		SELECT format('COMMENT ON COLUMN %s.%I IS %L', relation, attname,
			CASE WHEN attname = ANY (keys) THEN 'key of the article' ELSE coalesce(own.comment, base.comment) END)
		FROM pg_attribute
			LEFT JOIN @extschema@.zhnews_columns() AS own ON own.view = of_view AND own.name = attname
			LEFT JOIN @extschema@.zhnews_columns() AS base ON base.view = '' AND base.name = attname
		WHERE attrelid = relation::regclass AND attnum > 0
	LOOP
		EXECUTE statement;
	END LOOP;
END
$$;
COMMENT ON FUNCTION zhnews_comment_columns(text, name[], text) IS 'comments the columns of a facts table or of a view of facts';

-- The triggers; tracking.h says what their conditions are for.
CREATE FUNCTION zhnews_make_triggers(
	articles regclass, columns name[], keys integer, facts text, state text, pages boolean, zone text, foreign_key boolean, replica boolean)
	RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	condition text := format('@extschema@.zhnews_changed(%L::pg_catalog.regclass, %L::pg_catalog.regclass, ', facts, state);
	old_row text := (SELECT format('ROW(%s)', string_agg(format('OLD.%I', c), ', ' ORDER BY no)) FROM unnest(columns) WITH ORDINALITY AS u(c, no));
	new_row text := (SELECT format('ROW(%s)', string_agg(format('NEW.%I', c), ', ' ORDER BY no)) FROM unnest(columns) WITH ORDINALITY AS u(c, no));
	call text := format('EXECUTE FUNCTION @extschema@.zhnews_track(%L, %L, %L)', keys, CASE WHEN pages THEN 'pages' ELSE '' END, coalesce(zone, ''));
	partitioned boolean := (SELECT relkind = 'p' FROM pg_class WHERE oid = articles);
	t record;
BEGIN
	FOR t IN VALUES
		('zhnews_facts_insert', 'INSERT', 'NULL::pg_catalog.record', new_row, CASE WHEN replica THEN 'ALWAYS' END),
		('zhnews_facts_update', 'UPDATE', old_row, new_row, CASE WHEN replica THEN 'ALWAYS' END),
		-- a foreign key cascades by itself, but not in replica role, nor in time when a row moves to another partition
		('zhnews_facts_delete', 'DELETE', old_row, 'NULL::pg_catalog.record',
			CASE WHEN NOT replica THEN NULL WHEN foreign_key AND NOT partitioned THEN 'REPLICA' ELSE 'ALWAYS' END)
	LOOP
		EXECUTE format('CREATE TRIGGER %s AFTER %s ON %s FOR EACH ROW WHEN (%s%s, %s)) %s',
			t.column1, t.column2, articles, condition, t.column3, t.column4, call);
		IF t.column5 IS NOT NULL THEN
			EXECUTE format('ALTER TABLE %s ENABLE %s TRIGGER %s', articles, t.column5, t.column1);
		END IF;
		EXECUTE format('COMMENT ON TRIGGER %s ON %s IS %L', t.column1, articles, 'keeps the facts right (zhnews)');
	END LOOP;
	IF NOT foreign_key THEN
		EXECUTE format('CREATE TRIGGER zhnews_facts_truncate AFTER TRUNCATE ON %s FOR EACH STATEMENT %s', articles, call);
		IF replica THEN
			EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER zhnews_facts_truncate', articles);
		END IF;
		EXECUTE format('COMMENT ON TRIGGER zhnews_facts_truncate ON %s IS %L', articles, 'keeps the facts right (zhnews)');
	END IF;
END
$$;
COMMENT ON FUNCTION zhnews_make_triggers(regclass, name[], integer, text, text, boolean, text, boolean, boolean) IS
	'makes the triggers on the articles';

-- What zh_track() made for a table: the tables, and the views on the facts that say so.
CREATE FUNCTION zhnews_made(articles regclass, OUT object regclass, OUT kind "char") RETURNS SETOF record
	LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
	SELECT c.oid, c.relkind
	FROM @extschema@.zhnews_tracking(articles) AS t JOIN pg_class AS c ON c.oid IN (t.facts, t.state)
	UNION
	SELECT c.oid, c.relkind
	FROM @extschema@.zhnews_tracking(articles) AS t
		JOIN pg_depend AS d ON d.refclassid = 'pg_class'::regclass AND d.refobjid = t.facts AND d.classid = 'pg_rewrite'::regclass
		JOIN pg_rewrite AS r ON r.oid = d.objid JOIN pg_class AS c ON c.oid = r.ev_class
	WHERE c.relkind = 'v' AND obj_description(c.oid, 'pg_class') LIKE '%(zhnews)'
	UNION
	SELECT c.oid, c.relkind
	FROM @extschema@.zhnews_tracking(articles) AS t
		JOIN pg_depend AS d ON d.refclassid = 'pg_class'::regclass AND d.refobjid = articles AND d.classid = 'pg_rewrite'::regclass
		JOIN pg_rewrite AS r ON r.oid = d.objid JOIN pg_class AS c ON c.oid = r.ev_class
	WHERE t.facts IS NOT NULL AND c.relkind = 'v' AND obj_description(c.oid, 'pg_class') LIKE '%(zhnews)'
$$;
COMMENT ON FUNCTION zhnews_made(regclass) IS 'tables and views that zh_track() made for a table';

--- Copies the privileges to SELECT from the articles, and their row-level security, to what `zh_track()`
--- made for them: call it after GRANT, REVOKE or ALTER TABLE … ROW LEVEL SECURITY on the articles.
CREATE FUNCTION zh_track_rights(articles regclass) RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	a record;
	t record;
	names name[];
	visible text;
	statement text;
	made regclass;
BEGIN
	PERFORM @extschema@.zhnews_check_owner(articles);
	SELECT * INTO t FROM @extschema@.zhnews_tracking(articles);
	IF t.facts IS NULL THEN
		RAISE EXCEPTION 'table % is not tracked', articles
			USING ERRCODE = 'object_not_in_prerequisite_state', HINT = 'Call zh_track() first.';
	END IF;
	SELECT relowner, pg_get_userbyid(relowner) AS owner, relacl, relrowsecurity, relforcerowsecurity INTO a FROM pg_class WHERE oid = articles;
	FOR made IN SELECT object FROM @extschema@.zhnews_made(articles) LOOP
		FOR statement IN
			SELECT DISTINCT format('REVOKE ALL ON %s FROM %s', made, CASE grantee WHEN 0 THEN 'PUBLIC' ELSE format('%I', pg_get_userbyid(grantee)) END)
			FROM pg_class, aclexplode(relacl) WHERE oid = made AND grantee <> relowner
			UNION ALL
			SELECT format('GRANT SELECT ON %s TO %s%s', made, CASE grantee WHEN 0 THEN 'PUBLIC' ELSE format('%I', pg_get_userbyid(grantee)) END,
				CASE WHEN is_grantable THEN ' WITH GRANT OPTION' END)
			FROM aclexplode(a.relacl) WHERE privilege_type = 'SELECT' AND grantee <> a.relowner
		LOOP
			EXECUTE statement;
		END LOOP;
	END LOOP;
	-- A fact is visible where its article is; while no row-level security applies, that is one test a query.
	FOREACH made IN ARRAY ARRAY[t.facts, t.state] LOOP
		SELECT array_agg(attname ORDER BY attnum) INTO names FROM pg_attribute WHERE attrelid = made AND attnum BETWEEN 1 AND cardinality(t.key_columns);
		visible := format('(SELECT NOT pg_catalog.row_security_active(%L::pg_catalog.regclass))', articles);
		IF a.relrowsecurity THEN
			visible := visible || format(' OR EXISTS (SELECT FROM %s AS a WHERE %s)', articles,
				(SELECT string_agg(format('a.%I = %s.%I', k, made, n), ' AND ') FROM unnest(t.key_columns, names) AS u(k, n)));
		END IF;
		IF EXISTS (SELECT FROM pg_policy WHERE polrelid = made AND polname = 'zhnews_facts') THEN
			EXECUTE format('DROP POLICY zhnews_facts ON %s', made);
		END IF;
		EXECUTE format('CREATE POLICY zhnews_facts ON %s USING (%s)', made, visible);
		EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY, %s ROW LEVEL SECURITY', made,
			CASE WHEN a.relforcerowsecurity THEN 'FORCE' ELSE 'NO FORCE' END);
	END LOOP;
END
$$;
COMMENT ON FUNCTION zh_track_rights(regclass) IS 'copies privileges and row-level security of the articles to their facts';

-- ---- the functions of users ----

--- Makes the tables and views described above, and keeps them right from then on. Rows that are there
--- already are left to `zh_backfill()`. Returns the facts table.
---
--- | argument | meaning |
--- |---|---|
--- | `articles` | an ordinary or partitioned table of your own; a partition by itself is one too |
--- | `key_columns` | columns of the primary key, or of another unique key without NULL |
--- | `body_column` | the text: `text` or `varchar` |
--- | `published_column` | `date`, `timestamp`, or `timestamptz`, whose day is that of the session's time zone when `zh_track()` was called |
--- | `pages` | a text is a page with several articles, as `zh_articles()` finds them: facts have an `article_no`, their `pos` is that on the page |
--- | `foreign_key` | whether the facts reference the articles |
--- | `replica` | whether facts are also read where logical replication brings articles |
---
--- Key columns keep their names, unless a column of the views is called so: then `article_` stands before.
--- A table that is tracked already, a key that is not unique and a name that is taken are errors.
CREATE FUNCTION zh_track(
	articles regclass,
	key_columns name[],
	body_column name,
	published_column name DEFAULT NULL,
	pages boolean DEFAULT false,
	foreign_key boolean DEFAULT true,
	replica boolean DEFAULT true)
	RETURNS regclass
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	keys smallint[];
	names name[];
	facts text;
	state text;
	zone text;
	owner name;
	made regclass;
BEGIN
	PERFORM @extschema@.zhnews_check_owner(articles);
	IF key_columns IS NULL OR cardinality(key_columns) = 0 OR array_position(key_columns, NULL) IS NOT NULL OR body_column IS NULL
		OR pages IS NULL OR foreign_key IS NULL OR replica IS NULL THEN
		RAISE EXCEPTION 'only argument "published_column" may be null' USING ERRCODE = 'null_value_not_allowed';
	END IF;
	SELECT array_agg(@extschema@.zhnews_check_column(articles, k, 'key_columns', 'any') ORDER BY no) INTO keys
	FROM unnest(key_columns) WITH ORDINALITY AS u(k, no);
	PERFORM @extschema@.zhnews_check_column(articles, body_column, 'body_column', 'text');
	IF published_column IS NOT NULL THEN
		PERFORM @extschema@.zhnews_check_column(articles, published_column, 'published_column', 'date');
		zone := current_setting('TimeZone');
	END IF;
	IF (@extschema@.zhnews_tracking(articles)).facts IS NOT NULL THEN
		RAISE EXCEPTION 'table % is tracked already', articles
			USING ERRCODE = 'duplicate_object', HINT = 'Call zh_untrack() first to track it in another way.';
	END IF;
	-- no article may slip between the check of the key and the triggers
	EXECUTE format('LOCK TABLE %s IN SHARE ROW EXCLUSIVE MODE', articles);
	PERFORM @extschema@.zhnews_check_key(articles, keys);
	names := @extschema@.zhnews_key_names(key_columns);
	facts := @extschema@.zhnews_object_name(articles, '_facts');
	state := @extschema@.zhnews_object_name(articles, '_facts_state');
	PERFORM @extschema@.zhnews_make_tables(articles, keys, names, facts, state,
		published_column IS NOT NULL AND NOT 'published' = ANY (names), pages, foreign_key);
	PERFORM @extschema@.zhnews_make_triggers(articles,
		key_columns || body_column || CASE WHEN published_column IS NOT NULL THEN ARRAY[published_column] END, cardinality(key_columns),
		facts, state, pages, zone, foreign_key, replica);
	PERFORM @extschema@.zhnews_make_views(articles, names, facts);
	SELECT pg_get_userbyid(relowner) INTO owner FROM pg_class WHERE oid = articles;
	IF owner <> current_user THEN
		FOR made IN SELECT object FROM @extschema@.zhnews_made(articles) LOOP
			EXECUTE format('ALTER TABLE %s OWNER TO %I', made, owner);
		END LOOP;
	END IF;
	PERFORM @extschema@.zh_track_rights(articles);
	RETURN facts::regclass;
END
$$;
COMMENT ON FUNCTION zh_track(regclass, name[], name, name, boolean, boolean, boolean) IS
	'makes tables and views of the facts in a table of articles, and keeps them right';

--- The same for a key of one column.
CREATE FUNCTION zh_track(
	articles regclass,
	key_column name,
	body_column name,
	published_column name DEFAULT NULL,
	pages boolean DEFAULT false,
	foreign_key boolean DEFAULT true,
	replica boolean DEFAULT true)
	RETURNS regclass
	LANGUAGE sql AS $$
	SELECT @extschema@.zh_track($1, ARRAY[$2], $3, $4, $5, $6, $7)
$$;
COMMENT ON FUNCTION zh_track(regclass, name, name, name, boolean, boolean, boolean) IS
	'makes tables and views of the facts in a table of articles, and keeps them right';

--- Removes the tables, views and triggers that `zh_track()` made. Objects of your own that depend on them
--- keep it from doing so, unless `cascade_all` is true: then they go as well.
CREATE FUNCTION zh_untrack(articles regclass, cascade_all boolean DEFAULT false) RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	views text;
	t record;
	trigger_name name;
	behavior text := CASE WHEN cascade_all THEN 'CASCADE' ELSE 'RESTRICT' END;
BEGIN
	PERFORM @extschema@.zhnews_check_owner(articles);
	SELECT * INTO t FROM @extschema@.zhnews_tracking(articles);
	IF t.facts IS NULL THEN
		RAISE EXCEPTION 'table % is not tracked', articles
			USING ERRCODE = 'object_not_in_prerequisite_state', HINT = 'The view zh_tracked lists the tables that are.';
	END IF;
	SELECT string_agg(object::text, ', ') INTO views FROM @extschema@.zhnews_made(articles) WHERE kind = 'v';
	IF views IS NOT NULL THEN
		EXECUTE format('DROP VIEW %s %s', views, behavior);
	END IF;
	FOR trigger_name IN
		SELECT tgname FROM pg_trigger WHERE tgrelid = articles AND tgfoid = '@extschema@.zhnews_track()'::regprocedure
	LOOP
		EXECUTE format('DROP TRIGGER %I ON %s', trigger_name, articles);
	END LOOP;
	EXECUTE format('DROP TABLE %s, %s %s', t.facts, t.state, behavior);
END
$$;
COMMENT ON FUNCTION zh_untrack(regclass, boolean) IS 'removes what zh_track() made';
