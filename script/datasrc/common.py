"""What every data source module shares: files with a header of provenance, ranges, glyph notes."""

import os
import shutil
import subprocess
import tarfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
DATA = os.path.join(ROOT, "data")
CACHE = os.path.join(ROOT, "build", "sources")


class Missing(Exception):
    """A source that this machine does not have or cannot fetch."""


def read_rows(path):
    """The rows of a hand-written data file: columns split at tabs; '#' lines and blank ones out."""
    with open(path, encoding="utf-8") as f:
        for line in f:
            line = line.rstrip("\n")
            if line and not line.startswith("#"):
                yield line.split("\t")


def npm_package(name, version):
    """Directory of an npm package at exactly that version, fetched with `npm pack` when needed."""
    path = os.path.join(CACHE, "%s-%s" % (name, version))
    if os.path.isdir(path):
        return os.path.join(path, "package")
    if not shutil.which("npm"):
        raise Missing("npm is not installed (it fetches %s %s)" % (name, version))
    os.makedirs(CACHE, exist_ok=True)
    got = subprocess.run(
        ["npm", "pack", "--silent", "--pack-destination", CACHE, "%s@%s" % (name, version)],
        capture_output=True, text=True)
    if got.returncode != 0:
        raise Missing("npm pack %s@%s failed: %s" % (name, version, got.stderr.strip()[-300:]))
    tgz = os.path.join(CACHE, got.stdout.strip().splitlines()[-1])
    part = path + ".part"
    shutil.rmtree(part, ignore_errors=True)
    with tarfile.open(tgz) as tar:
        for member in tar.getmembers():
            if member.name.startswith("/") or ".." in member.name.split("/"):
                raise Missing("%s: unsafe path %s" % (tgz, member.name))
        tar.extractall(part)
    os.rename(part, path)
    return os.path.join(path, "package")


class Writer:
    """Writes data files under `out`: header lines with '# ', then rows of tab-separated columns."""

    def __init__(self, out):
        self.out = out
        self.written = []

    def write(self, name, header, rows):
        path = os.path.join(self.out, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8", newline="\n") as f:
            for line in header:
                f.write(("# " + line).rstrip() + "\n")
            for row in rows:
                f.write("\t".join(row) + "\n")
        self.written.append(name)
