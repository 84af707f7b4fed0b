"""What the driver tests share: TAP and psql."""
import os
import subprocess
import sys


def psql(query):
    """What psql prints for a query: one line a row, no last line break."""
    return subprocess.run(["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-c", query],
                          check=True, capture_output=True, text=True).stdout.rstrip("\n")


class Tap:
    """TAP on standard output; done() exits with 1 when a check failed."""

    def __init__(self):
        self.count = self.failed = 0

    def ok(self, good, what, why=None):
        self.count += 1
        self.failed += not good
        print("%s %d - %s" % ("ok" if good else "not ok", self.count, what), flush=True)
        if not good and why is not None:
            print("# " + str(why))

    def skip_all(self, why):
        name = os.path.basename(sys.argv[0])
        print("ok 1 - %s # SKIP %s\n1..1" % (name, why))
        sys.exit(0)

    def done(self):
        print("1..%d" % self.count)
        sys.exit(1 if self.failed else 0)
