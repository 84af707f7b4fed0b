"""ways.py - what the benchmarks of searching share: articles, queries, timing, a table of ratios"""
import collections, os, re, subprocess, sys, zlib

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "property"))
from zhdb import sql, table

HAN = re.compile("[㐀-鿿]+")
# characters of a query, and the share of articles that hold it when it is common or rare
KINDS = [(1, 0.3, 0.001), (2, 0.2, 0.0005), (3, 0.1, 0.0005), (4, 0.05, 0.0005), (8, 0.02, 0.0005)]
SAMPLE = 1500  # articles that queries are chosen from

SETTINGS = """SET client_min_messages = error; SET jit = off; SET max_parallel_workers_per_gather = 0;
    SET max_parallel_maintenance_workers = 0; SET maintenance_work_mem = '512MB'; SET work_mem = '64MB';"""

# The median of a query's runs: for 0.4 seconds, at most seven and at least three after the first.
TIMER = """
CREATE FUNCTION bench_ms(query text, OUT ms float8, OUT hits bigint, OUT plan text) LANGUAGE plpgsql AS $$
DECLARE
    runs float8[] := '{}';
    start timestamptz;
    began timestamptz := clock_timestamp();
    line text;
BEGIN
    FOR line IN EXECUTE 'EXPLAIN (COSTS off) ' || query LOOP
        plan := coalesce(plan || ' / ', '') || trim(line);
    END LOOP;
    FOR i IN 0 .. 7 LOOP
        start := clock_timestamp();
        EXECUTE query INTO hits;
        runs := runs || 1000 * extract(epoch FROM clock_timestamp() - start)::float8;
        EXIT WHEN i >= 3 AND clock_timestamp() - began > interval '0.4 s';
    END LOOP;
    SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY r) INTO ms FROM unnest(runs[2:]) AS r;
END $$;"""


def quote(s):
    return "'" + s.replace("'", "''") + "'"


# ---- articles and queries -------------------------------------------------------------------------

def load(args):
    """The table plain."""
    sql("CREATE UNLOGGED TABLE plain (id int PRIMARY KEY, published timestamp, title text, body text NOT NULL);" + TIMER)
    source = open(args.tsv, "rb") if args.tsv else subprocess.Popen(
        [os.path.join(HERE, "generate"), "-n", str(args.articles), "--seed", str(args.seed)], stdout=subprocess.PIPE).stdout
    subprocess.run(["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-c", "COPY plain FROM STDIN"], stdin=source, check=True)
    sql("CREATE INDEX ON plain (published); VACUUM ANALYZE plain;")


def choose(count):
    """Queries by kind, from a sample: pieces of runs whose share of articles is nearest to what the kind wants.

    Among equals a checksum chooses, so that they do not all begin with the same character.
    """
    bodies = [r[0] for r in sql("SELECT body FROM plain ORDER BY hashint4(id) LIMIT %d;" % SAMPLE)]
    chosen = {}
    for n, common, rare in KINDS:
        seen = collections.Counter()
        for body in bodies:
            seen.update({r[i:i + n] for r in HAN.findall(body) for i in range(len(r) - n + 1)})
        for word, share in (("common", common), ("rare", rare)):
            want = max(1, share * len(bodies))
            best = sorted(seen, key=lambda w: (abs(seen[w] - want), zlib.crc32(w.encode()), w))[:count]
            chosen["%d, %s" % (n, word)] = [[w] for w in best]
    for word in ("common", "rare"):
        chosen["2 AND 3, " + word] = [a + b for a, b in zip(chosen["2, " + word], chosen["3, " + word])]
    return chosen


# ---- timing ---------------------------------------------------------------------------------------

Timing = collections.namedtuple("Timing", "ms hits plan")


def timings(setup, statements):
    """The Timing of each statement, in this order and in one session."""
    rows = sql(SETTINGS + setup + table("todo", "no int, statement text", enumerate(statements)) +
               "SELECT ms, hits, plan FROM (SELECT * FROM todo ORDER BY no) AS t, bench_ms(statement);")
    return [Timing(float(ms), int(hits), plan) for ms, hits, plan in rows]


# ---- a table of ratios ------------------------------------------------------------------------------

def median(values):
    values = sorted(values)
    return (values[(len(values) - 1) // 2] + values[len(values) // 2]) / 2


def ratio(x):
    return "%.*fx" % (0 if x >= 100 else 1 if x >= 10 else 2 if x >= 0.1 else 3, x)


def line(label, cells):
    print(("%-32s" % label + "".join("%12s" % c for c in cells)).rstrip())


def compare(label, values, form="%.1f"):
    """The first value as it is, the others as multiples of it; None: there is none."""
    line(label, [form % values[0]] + ["" if v is None else ratio(v / values[0]) for v in values[1:]])
