-- 00-header.sql - the head of the install script, and how its pieces are written
--
-- src/install/NN-topic.sql are put together, in order, to zhnews--X.Y.sql.  docs/reference.md is
-- generated from the same pieces (`make docs`), so what they say here is what users read:
--
--   * A piece is a chapter of the reference, named after its file.  A line `--- # Title` gives a
--     chapter another name (or opens one more); the `---` lines that follow it are its introduction.
--   * `---` lines right before a CREATE are the reference text of that object, in Markdown, examples
--     included.  They are for what does not fit in one line: semantics, options, errors, limits.
--   * Every object has a COMMENT: one line, the same in \df+ and in the tables of the reference.
--     Functions with an argument or result of type internal, and helpers (zhnews_...), are not in the
--     reference.
--   * Other comments (`--`) are for those who read the source.  Lines that start with `--` are not
--     installed.
--   * All other lines are ASCII, so that a database in any encoding gets as far as the check below:
--     Chinese examples belong into `---` lines.
--   * Every function call and type inside a function body or an expression is schema-qualified;
--     @extschema@ is the extension's own schema.

/* zhnews: made from the pieces in src/install */

\echo Use "CREATE EXTENSION zhnews" to load this file. \quit

DO $$
BEGIN
	IF pg_catalog.getdatabaseencoding() OPERATOR(pg_catalog.<>) 'UTF8' THEN
		RAISE EXCEPTION 'zhnews does not support database encoding "%"', pg_catalog.getdatabaseencoding()
			USING ERRCODE = 'feature_not_supported',
				HINT = 'Create the extension in a database with encoding UTF8.';
	END IF;
END
$$;
