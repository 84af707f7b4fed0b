-- The user's own names, units and script exceptions

--- # Terms of your own
---
--- Names, units and house style that no dictionary has stand in lists in the table `zh_terms`. A
--- function is given a list by name, as its last argument:
---
--- ```sql
--- INSERT INTO zh_terms (list, kind, term, name, country) VALUES
---     ('house', 'person', '余文樂', '余文乐', 'HK'),
---     ('house', 'organization', '星河', '星河集团', 'CN'),
---     ('house', 'organization', '星河集團', '星河集团', 'CN');
--- INSERT INTO zh_terms (list, kind, term, unit_kind, factor, base) VALUES
---     ('house', 'unit', '市斤', 'mass', 0.5, 'kg');
--- INSERT INTO zh_terms (list, kind, term, name, config) VALUES
---     ('house', 'convert', '里约', '里約', 'hant');
---
--- SELECT q.* FROM articles, zh_quotes(body, 'house') AS q;
--- SELECT zh_convert(body, 's2tw', true, 'house') FROM articles;
--- ```
---
--- The functions with a list are `STABLE`: they see the list as the query's snapshot does, from the
--- commit on in every session and at once in the session that changes it. Those without one know
--- built-in data alone and are `IMMUTABLE`. Search, folding and keys of other names never depend on
--- `zh_terms`. A list that has no terms raises `undefined_object`.
---
--- - **A term wins** over what the functions would find by themselves: where one is printed, no other
---   name, date or number is found across it. Of terms that overlap the leftmost counts, of those
---   that begin at one place the longest. So list 星河集團 beside 星河 if both are printed.
--- - Names and units are matched folded (`zh_fold`), in either script, over line breaks; terms of
---   letters and digits as whole words. Script exceptions are matched as they are written.
--- - Where rows of a list print alike when folded, the first counts, in the order of kind and term; a
---   second one can only add the form in the other script.
---
--- The owner of the extension owns the table and grants what others need:
--- `GRANT INSERT, UPDATE, DELETE ON zh_terms TO editors;` everyone may read. `pg_dump` keeps the
--- terms. While a transaction that has changed a list is open, others that change the same list wait
--- for it.

--- | column | meaning |
--- |---|---|
--- | `list` | name of the list |
--- | `term` | what is printed, up to 64 characters |
--- | `kind` | `person`, `place`, `organization`, `work`; `unit`; `convert`: a script exception |
--- | `name` | names: the name that gives the `key` of every mention, NULL: the term itself. units: what the column `unit` shows, NULL: the term itself. convert: what the term becomes |
--- | `country` | names: ISO 3166-1 alpha-2 |
--- | `config` | convert: an OpenCC configuration, `hant` or `hans` for all that give that script, `''` for all |
--- | `unit_kind` | units: what is measured, as in `zh_quantities()` |
--- | `factor`, `base` | units: one unit is `factor` of `base` (`value_si`, `unit_si`), up to 18 digits; NULL: the unit counts |
---
--- In script conversion a name becomes its form in the other script where the list has it (余文樂
--- beside 余文乐, as term or as `name`); a person that is listed in Simplified alone is converted as a
--- name is (余 stays 余). A script exception for one configuration goes before one for several. A script exception that holds line breaks on the page keeps them: its result
--- is laid out over its characters, one each. With `context => false` script exceptions count too,
--- names do not.
CREATE TABLE zh_terms (
	list text NOT NULL,
	term text NOT NULL,
	kind text NOT NULL,
	name text,
	country text,
	config text NOT NULL DEFAULT '',
	unit_kind text,
	factor numeric,
	base text,
	PRIMARY KEY (list, kind, term, config),
	CONSTRAINT zh_terms_list_check CHECK (list OPERATOR(pg_catalog.<>) ''),
	CONSTRAINT zh_terms_term_check CHECK (pg_catalog.btrim(@extschema@.zh_fold(term)) OPERATOR(pg_catalog.<>) ''
		AND pg_catalog.char_length(term) OPERATOR(pg_catalog.<=) 64),
	CONSTRAINT zh_terms_kind_check CHECK (kind OPERATOR(pg_catalog.=) ANY (ARRAY[
		'person', 'place', 'organization', 'work', 'unit', 'convert'])),
	CONSTRAINT zh_terms_name_check CHECK (pg_catalog.char_length(name) OPERATOR(pg_catalog.<=) 64),
	CONSTRAINT zh_terms_name_needed_check CHECK (kind OPERATOR(pg_catalog.<>) 'convert' OR name IS NOT NULL),
	CONSTRAINT zh_terms_country_check CHECK (country OPERATOR(pg_catalog.~) '^[A-Z]{2}$'),
	CONSTRAINT zh_terms_country_kind_check CHECK (country IS NULL OR kind OPERATOR(pg_catalog.=) ANY (ARRAY[
		'person', 'place', 'organization', 'work'])),
	CONSTRAINT zh_terms_config_check CHECK (config OPERATOR(pg_catalog.=) ANY (ARRAY['', 'hant', 'hans',
		's2t', 't2s', 's2tw', 'tw2s', 's2hk', 'hk2s', 's2twp', 'tw2sp', 't2tw', 'tw2t', 't2hk', 'hk2t',
		't2jp', 'jp2t', 's2hkp', 'hk2sp'])),
	CONSTRAINT zh_terms_config_kind_check CHECK (config OPERATOR(pg_catalog.=) '' OR kind OPERATOR(pg_catalog.=) 'convert'),
	CONSTRAINT zh_terms_unit_kind_check CHECK (unit_kind OPERATOR(pg_catalog.=) ANY (ARRAY[
		'money', 'percent', 'length', 'area', 'volume', 'mass', 'energy', 'duration', 'person', 'count', 'other'])),
	CONSTRAINT zh_terms_factor_check CHECK (factor OPERATOR(pg_catalog.>) 0.000000001
		AND factor OPERATOR(pg_catalog.<) 1000000000000000),
	CONSTRAINT zh_terms_factor_digits_check CHECK (pg_catalog.scale(factor) OPERATOR(pg_catalog.<=) 18
		AND pg_catalog.char_length(factor::pg_catalog.text) OPERATOR(pg_catalog.<=) 19),
	CONSTRAINT zh_terms_base_check CHECK (base OPERATOR(pg_catalog.<>) ''
		AND pg_catalog.char_length(base) OPERATOR(pg_catalog.<=) 64),
	CONSTRAINT zh_terms_factor_base_check CHECK ((factor IS NULL) OPERATOR(pg_catalog.=) (base IS NULL)),
	CONSTRAINT zh_terms_unit_check CHECK (kind OPERATOR(pg_catalog.=) 'unit' OR (unit_kind IS NULL AND factor IS NULL))
);
-- What a trusted extension makes belongs to the bootstrap superuser; this belongs to whoever creates
-- the extension, and so do the stamps and the triggers' function: it has no rights beyond his.
-- Before anything is granted, so that pg_dump finds the rights as they were made.
ALTER TABLE zh_terms OWNER TO @extowner@;
COMMENT ON TABLE zh_terms IS 'names, units and script exceptions of your own, in named lists';
COMMENT ON COLUMN zh_terms.list IS 'name of the list';
COMMENT ON COLUMN zh_terms.term IS 'what is printed';
COMMENT ON COLUMN zh_terms.kind IS 'person, place, organization, work, unit or convert';
COMMENT ON COLUMN zh_terms.name IS 'names: the name that gives the key; units: what is shown; convert: the result';
COMMENT ON COLUMN zh_terms.country IS 'names: ISO 3166-1 alpha-2';
COMMENT ON COLUMN zh_terms.config IS 'convert: a configuration, hant, hans, or empty for all';
COMMENT ON COLUMN zh_terms.unit_kind IS 'units: what is measured';
COMMENT ON COLUMN zh_terms.factor IS 'units: how many of base one unit is';
COMMENT ON COLUMN zh_terms.base IS 'units: the base unit';

--- Kept by triggers on `zh_terms`; sessions tell by it whether a list that they have read is still
--- the same.
CREATE TABLE zh_term_lists (
	list text PRIMARY KEY,
	stamp uuid NOT NULL
);
ALTER TABLE zh_term_lists OWNER TO @extowner@;
COMMENT ON TABLE zh_term_lists IS 'the stamp that every list got with its last change';
COMMENT ON COLUMN zh_term_lists.list IS 'name of the list';
COMMENT ON COLUMN zh_term_lists.stamp IS 'another one after every change';

-- Runs as its owner, so that whoever may change terms need not be allowed to change stamps.
CREATE FUNCTION zh_terms_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF TG_OP = 'TRUNCATE' THEN
		DELETE FROM @extschema@.zh_term_lists;
		RETURN NULL;
	END IF;
	INSERT INTO @extschema@.zh_term_lists AS l (list, stamp)
	SELECT c.list, pg_catalog.gen_random_uuid() FROM (SELECT DISTINCT list FROM changed) AS c ORDER BY c.list
	ON CONFLICT (list) DO UPDATE SET stamp = EXCLUDED.stamp;
	IF TG_OP = 'UPDATE' THEN
		INSERT INTO @extschema@.zh_term_lists AS l (list, stamp)
		SELECT c.list, pg_catalog.gen_random_uuid() FROM (SELECT DISTINCT list FROM former) AS c ORDER BY c.list
		ON CONFLICT (list) DO UPDATE SET stamp = EXCLUDED.stamp;
	END IF;
	RETURN NULL;
END
$$;
ALTER FUNCTION zh_terms_changed() OWNER TO @extowner@;
COMMENT ON FUNCTION zh_terms_changed() IS 'gives lists that a statement has changed a new stamp';
REVOKE EXECUTE ON FUNCTION zh_terms_changed() FROM PUBLIC;

CREATE TRIGGER zh_terms_inserted AFTER INSERT ON zh_terms
	REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION zh_terms_changed();
CREATE TRIGGER zh_terms_updated AFTER UPDATE ON zh_terms
	REFERENCING NEW TABLE AS changed OLD TABLE AS former FOR EACH STATEMENT EXECUTE FUNCTION zh_terms_changed();
CREATE TRIGGER zh_terms_deleted AFTER DELETE ON zh_terms
	REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION zh_terms_changed();
CREATE TRIGGER zh_terms_truncated AFTER TRUNCATE ON zh_terms
	FOR EACH STATEMENT EXECUTE FUNCTION zh_terms_changed();
ALTER TABLE zh_terms ENABLE ALWAYS TRIGGER zh_terms_inserted;
ALTER TABLE zh_terms ENABLE ALWAYS TRIGGER zh_terms_updated;
ALTER TABLE zh_terms ENABLE ALWAYS TRIGGER zh_terms_deleted;
ALTER TABLE zh_terms ENABLE ALWAYS TRIGGER zh_terms_truncated;

GRANT SELECT ON zh_terms, zh_term_lists TO PUBLIC;
SELECT pg_catalog.pg_extension_config_dump('zh_terms', '');

--- `zh_convert(body, config, context)` with a list.
CREATE FUNCTION zh_convert(body text, config text, context boolean, terms text) RETURNS text
	AS 'MODULE_PATHNAME' LANGUAGE C STABLE STRICT PARALLEL SAFE COST 2000;
COMMENT ON FUNCTION zh_convert(text, text, boolean, text) IS
	'zh_convert with names and script exceptions of your own';

--- `zh_convert_changes(body, config, context)` with a list.
CREATE FUNCTION zh_convert_changes(body text, config text, context boolean, terms text)
	RETURNS TABLE (pos integer, len integer, original text, converted text)
	AS 'MODULE_PATHNAME' LANGUAGE C STABLE STRICT PARALLEL SAFE COST 2500 ROWS 100;
COMMENT ON FUNCTION zh_convert_changes(text, text, boolean, text) IS
	'the passages that zh_convert changes with names and script exceptions of your own';

--- `zh_quantities(body)` with a list: its units, and no numbers inside its names.
CREATE FUNCTION zh_quantities(
	body text,
	terms text,
	OUT pos int,
	OUT len int,
	OUT value numeric,
	OUT value_max numeric,
	OUT unit text,
	OUT unit_kind text,
	OUT currency text,
	OUT approx text,
	OUT change text,
	OUT subject text,
	OUT subject_key text,
	OUT value_si numeric,
	OUT unit_si text,
	OUT period text,
	OUT basis text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C STABLE STRICT PARALLEL SAFE COST 2000 ROWS 20;
COMMENT ON FUNCTION zh_quantities(text, text) IS 'zh_quantities with units and names of your own';

--- `zh_names(body)` with a list.
CREATE FUNCTION zh_names(
	body text,
	terms text,
	OUT pos int,
	OUT len int,
	OUT kind text,
	OUT name text,
	OUT key text,
	OUT role text,
	OUT affiliation text,
	OUT country text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C STABLE STRICT PARALLEL SAFE COST 3000 ROWS 50;
COMMENT ON FUNCTION zh_names(text, text) IS 'zh_names with names of your own';

--- `zh_quotes(body)` with a list.
CREATE FUNCTION zh_quotes(
	body text,
	terms text,
	OUT pos int,
	OUT len int,
	OUT speaker text,
	OUT speaker_key text,
	OUT role text,
	OUT affiliation text,
	OUT verb text,
	OUT direct boolean,
	OUT quote text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C STABLE STRICT PARALLEL SAFE COST 4000 ROWS 10;
COMMENT ON FUNCTION zh_quotes(text, text) IS 'zh_quotes with names of your own';

--- `zh_events(body, published)` with a list.
CREATE FUNCTION zh_events(
	body text,
	published date,
	terms text,
	OUT pos int,
	OUT len int,
	OUT actor text,
	OUT actor_key text,
	OUT action text,
	OUT verb text,
	OUT object text,
	OUT object_key text,
	OUT place text,
	OUT starts_at timestamp,
	OUT ends_at timestamp)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C STABLE PARALLEL SAFE COST 4000 ROWS 10;
COMMENT ON FUNCTION zh_events(text, date, text) IS 'zh_events with names of your own';

--- `zh_facts(body, published)` with a list: what the functions above find, in one pass.
CREATE FUNCTION zh_facts(
	body text,
	published date,
	terms text,
	OUT fact_no int,
	OUT kind text,
	OUT pos int,
	OUT len int,
	OUT subject text,
	OUT subject_key text,
	OUT predicate text,
	OUT object text,
	OUT object_key text,
	OUT value numeric,
	OUT value_max numeric,
	OUT unit text,
	OUT starts_at timestamp,
	OUT ends_at timestamp,
	OUT detail jsonb)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C STABLE PARALLEL SAFE COST 8000 ROWS 100;
COMMENT ON FUNCTION zh_facts(text, date, text) IS 'zh_facts with names and units of your own';
