"""zhdb.py - what the property tests share: psql by its environment, TAP, corpus, random text

The tests run against the server that PGHOST, PGPORT, PGDATABASE and PGUSER name, in a schema of
their own. Each prints TAP; a fixed seed makes every run the same (SEED=n for another).
"""
import glob, os, random, re, subprocess, sys

SEED = int(os.environ.get("SEED", "20261121"))
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def sql(script):
    """Run a psql script; rows as lists of strings (None for NULL)."""
    p = subprocess.run(["psql", "-X", "-q", "-A", "-t", "-F", "\x1f", "-R", "\x1e", "-P", "null=\x02",
                        "-v", "ON_ERROR_STOP=1"], input=script, capture_output=True, text=True)
    if p.returncode:
        sys.exit("Bail out! psql: " + p.stderr.strip()[:2000])
    rows = p.stdout.removesuffix("\n").split("\x1e")
    return [[None if f == "\x02" else f for f in r.split("\x1f")] for r in rows if r != ""]


def copy_text(s):
    """A value as COPY's text format wants it."""
    return s.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")


def table(name, columns, rows):
    """A psql script that makes a temporary table of text rows."""
    lines = ["\t".join(copy_text(str(v)) for v in r) for r in rows]
    return "CREATE TEMP TABLE %s (%s);\nCOPY %s FROM STDIN;\n%s\\.\n" % (
        name, columns, name, "".join(l + "\n" for l in lines))


def corpus():
    """The project's own articles, {name: text}."""
    return {os.path.basename(f)[:-4]: open(f, encoding="utf-8").read()
            for f in sorted(glob.glob(os.path.join(ROOT, "test", "corpus", "*.txt")))}


def all_pages():
    """Every page there is: the project's own, those of all sets, and the seeds beside the project, {path: text}."""
    seeds = os.path.join(os.environ.get("SHARED", os.path.join(ROOT, "..", "shared")), "seeds")
    found = [f for d in (os.path.join(ROOT, "test", "corpus"), seeds) for f in glob.glob(os.path.join(d, "**", "*.txt"), recursive=True)]
    return {f: open(f, encoding="utf-8").read() for f in sorted(found)}


# ---- what a Chinese run is, without the scanner ---------------------------------------------------

HAN = "㐀-䶿一-鿿豈-﫿𠀀-𲎯〇々ぁ-んァ-ヴー"
JOIN = r"[-‐-―−－─·•‧・∙⋅]"
# Blanks that zh_clean leaves between Chinese characters separate, but for those beside a dash.
RUN = re.compile("[%s](?:(?:[ 　​]*%s[ 　​]*)?[%s])*" % (HAN, JOIN, HAN))


def runs_of(paragraphs):
    """The Chinese runs of a text cleaned by zh_clean."""
    return [m.group() for p in paragraphs.split("\n") for m in RUN.finditer(p)]


# ---- searching ------------------------------------------------------------------------------------

# The ways to d(id, body, tsv) that must all find the same: name, index, what is searched.
WAYS = [("sequential scan", None, "tsv @@"), ("text itself", None, "body ~~~"), ("GIN", "gin (tsv)", "tsv @@"),
        ("expression index", "gin (zh_tsvector(body))", "zh_tsvector(body) @@"), ("zhnews", "zhnews (body)", "body ~~~"), ("RUM", "rum (tsv rum_tsvector_ops)", "tsv @@")]
# RUM 1.3 takes 'x' and 'x':* in one query for the same key, whatever made the tsvector.
RUM_CONFUSED = r"""(%s)::text ~ $$('[^']+'):\*.*\1(?!:)|('[^']+')(?!:).*\2:\*$$"""


def search(tap, docs, queries, jobs):
    """Run searches by every way: {(what, way): {number of a query: set of the texts found}}.

    jobs: (what, expression on q that makes the query, numbers of the queries to run). Ways without
    an index get every third of them. An index that is not used fails the test.
    """
    script = table("d", "id int, body text", enumerate(docs)) + table("t", "qid int, q text", enumerate(queries)) + table(
        "job", "what text, qid int", ((what, i) for what, _, numbers in jobs for i in numbers)) + """
        SET client_min_messages = error;
        ALTER TABLE d ADD tsv tsvector; UPDATE d SET tsv = zh_tsvector(body); ANALYZE d;
        CREATE TEMP TABLE query (what text, qid int, q tsquery, confuses_rum boolean);
        CREATE TEMP TABLE hit (what text, way text, qid int, ids int[]);
        CREATE FUNCTION pg_temp.plan(query text) RETURNS SETOF text LANGUAGE plpgsql AS $$
        BEGIN RETURN QUERY EXECUTE 'EXPLAIN ' || query; END $$;
        """
    for what, query, _ in jobs:
        script += "INSERT INTO query SELECT what, qid, %s, %s FROM job JOIN t USING (qid) WHERE what = %s;\n" % (
            query, RUM_CONFUSED % query, literal(what))
    script += "ANALYZE query;\n"
    ways = WAYS
    if not sql("SELECT name FROM pg_available_extensions WHERE name = 'rum';"):
        ways = WAYS[:-1]
        tap.ok(True, "RUM # SKIP not installed (Debian: postgresql-N-rum)")
    for way, index, condition in ways:
        which = "NOT confuses_rum" if way == "RUM" else "true" if index else "qid % 3 = 0"
        search = """SELECT what, %s, qid, array_agg(id) FILTER (WHERE id IS NOT NULL)
            FROM (SELECT * FROM query WHERE %s) AS x LEFT JOIN d ON %s q GROUP BY what, qid""" % (literal(way), which, condition)
        if way == "RUM":
            script += "CREATE EXTENSION IF NOT EXISTS rum;\n"
        if index:
            script += "CREATE INDEX by_index ON d USING %s; SET enable_seqscan = off;\n" % index
            script += "INSERT INTO hit SELECT 'used', %s FROM pg_temp.plan(%s) AS p WHERE p LIKE '%%by_index%%';\n" % (
                literal(way), literal(search))
        script += "INSERT INTO hit %s;\n" % search
        if index:
            script += "DROP INDEX by_index; RESET enable_seqscan;\n"
    found = {(what, way[0]): {} for what, _, _ in jobs for way in ways}
    used = set()
    for what, way, qid, ids in sql(script + "SELECT * FROM hit;"):
        if what == "used":
            used.add(way)
        else:
            found[what, way][int(qid)] = set(map(int, ids.strip("{}").split(","))) if ids else set()
    unused = [way for way, index, _ in ways if index and way not in used]
    tap.ok(not unused, "the plans use the indexes", *unused)
    return found


def compare(tap, docs, queries, found, due):
    """Are the texts that search() found those that are due, by number of the query?"""
    for (what, way), hits in found.items():
        wrong = ["%s: %s %s" % (queries[i], word, docs[d]) for i, ids in hits.items() if ids != due[i]
                 for word, ds in (("false hit in", ids - due[i]), ("missed in", due[i] - ids)) for d in sorted(ds)[:1]]
        tap.ok(hits and not wrong, "%s, %s: %d queries on %d texts" % (what, way, len(hits), len(docs)), *wrong)


def literal(s):
    return "'" + s.replace("'", "''") + "'"


class Tap:
    def __init__(self):
        self.n = self.failed = 0

    def ok(self, cond, what, *details):
        self.n += 1
        self.failed += not cond
        print("%sok %d - %s" % ("" if cond else "not ", self.n, what))
        if not cond:
            for d in details[:5]:
                print("# " + str(d).replace("\n", "\\n")[:300])

    def done(self):
        print("1..%d" % self.n)
        sys.exit(1 if self.failed else 0)
