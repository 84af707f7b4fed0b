"""The Unicode Character Database, version 15.0.0, as Debian's package unicode-data installs it."""

import os
import re

from .common import Missing

DIR = "/usr/share/unicode"
VERSION = "15.0.0"
SOURCE = "Unicode Character Database 15.0.0 (Debian package unicode-data), Unicode License v3"
MAX = 0x110000
PLANE2, PLANE3 = range(0x20000, 0x2FFFE), range(0x30000, 0x3FFFE)


def _lines(name):
    with open(os.path.join(DIR, name), encoding="utf-8") as f:
        for line in f:
            line = line.split("#")[0].strip()
            if line:
                yield [c.strip() for c in line.split(";")]


def _span(field):
    a, _, b = field.partition("..")
    return range(int(a, 16), int(b or a, 16) + 1)


def _seq(field):
    return tuple(int(x, 16) for x in field.split())


class Ucd:
    """The properties that classes and folding are derived from."""

    def __init__(self):
        self._check_version()
        self.category = ["Cn"] * MAX
        self.ccc = {}
        self.canonical = {}  # code point -> its canonical decomposition (one step)
        self._unicode_data()
        self.script = self._property("Scripts.txt")
        self.ignorable = self._set("DerivedCoreProperties.txt", "Default_Ignorable_Code_Point")
        self.sentence_end = self._set("PropList.txt", "Sentence_Terminal")
        excluded = self._set("DerivedNormalizationProps.txt", "Full_Composition_Exclusion")
        self.nfkc_cf = {}
        for row in _lines("DerivedNormalizationProps.txt"):
            if len(row) == 3 and row[1] == "NFKC_CF":
                for cp in _span(row[0]):
                    self.nfkc_cf[cp] = _seq(row[2])
        self.compose = {seq: cp for cp, seq in self.canonical.items()
                        if len(seq) == 2 and cp not in excluded}
        self.equivalent_ideograph = {}
        for row in _lines("EquivalentUnifiedIdeograph.txt"):
            for cp in _span(row[0]):
                self.equivalent_ideograph[cp] = int(row[1], 16)

    @staticmethod
    def _check_version():
        try:
            with open(os.path.join(DIR, "EquivalentUnifiedIdeograph.txt"), encoding="utf-8") as f:
                first = f.readline()
        except OSError:
            raise Missing("Unicode data are not installed (Debian package unicode-data)")
        found = re.search(r"-(\d+\.\d+\.\d+)\.txt", first)
        if not found or found.group(1) != VERSION:
            raise Missing("Unicode data %s wanted, %s installed"
                          % (VERSION, found.group(1) if found else "another version"))

    def _unicode_data(self):
        first = None
        with open(os.path.join(DIR, "UnicodeData.txt"), encoding="utf-8") as f:
            for line in f:
                row = line.rstrip("\n").split(";")
                cp = int(row[0], 16)
                if row[1].endswith(", First>"):
                    first = cp
                    continue
                for c in range(first if row[1].endswith(", Last>") else cp, cp + 1):
                    self.category[c] = row[2]
                if row[3] != "0":
                    self.ccc[cp] = int(row[3])
                if row[5] and not row[5].startswith("<"):
                    self.canonical[cp] = _seq(row[5])

    @staticmethod
    def _property(name):
        found = {}
        for row in _lines(name):
            for cp in _span(row[0]):
                found[cp] = row[1]
        return found

    @staticmethod
    def _set(name, prop):
        return {cp for row in _lines(name) if row[1] == prop for cp in _span(row[0])}

    # ---- normalization, as UAX #15 describes it ----

    def decompose(self, cps):
        """Full canonical decomposition, reordered."""
        out = []
        for cp in cps:
            out.extend(self._decompose_one(cp))
        i = 0
        while i < len(out):
            j = i
            while j < len(out) and self.ccc.get(out[j], 0):
                j += 1
            out[i:j] = sorted(out[i:j], key=lambda c: self.ccc[c])
            i = max(j, i + 1)
        return out

    def _decompose_one(self, cp):
        if 0xAC00 <= cp < 0xD7A4:
            s = cp - 0xAC00
            jamo = [0x1100 + s // 588, 0x1161 + s % 588 // 28]
            return jamo + ([0x11A7 + s % 28] if s % 28 else [])
        if cp not in self.canonical:
            return [cp]
        return [d for c in self.canonical[cp] for d in self._decompose_one(c)]

    def _pair(self, a, b):
        if 0x1100 <= a < 0x1113 and 0x1161 <= b < 0x1176:
            return 0xAC00 + ((a - 0x1100) * 21 + (b - 0x1161)) * 28
        if 0xAC00 <= a < 0xD7A4 and (a - 0xAC00) % 28 == 0 and 0x11A7 < b < 0x11C3:
            return a + b - 0x11A7
        return self.compose.get((a, b))

    def nfc(self, cps):
        """Normalization form C."""
        out, starter, last = [], -1, 0
        for cp in self.decompose(cps):
            ccc = self.ccc.get(cp, 0)
            if starter >= 0 and (last < ccc or (last == 0 and starter == len(out) - 1)):
                made = self._pair(out[starter], cp)
                if made is not None:
                    out[starter] = made
                    continue
            if ccc == 0:
                starter = len(out)
            last = ccc
            out.append(cp)
        return out
