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
    rows = p.stdout.rstrip("\n").split("\x1e")
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
