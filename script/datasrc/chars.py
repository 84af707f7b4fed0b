"""data/classes.tsv, data/fold.tsv and data/nfkc.tsv: what a character is and what it folds to."""

import os

from . import common, ucd

HAN_EXTRA = [0x3005, 0x3006, 0x3007, 0x303B]
KANA_EXTRA = [0x30FC, 0xFF70, 0xFF9E, 0xFF9F] + list(range(0x3031, 0x3036))
STOP_EXTRA = [0x2026, 0x22EF, 0xFE12, 0xFE15, 0xFE16, 0xFE19]
NEWLINES = [0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029]
LETTERS = ("Lu", "Ll", "Lt", "Lm", "Lo")


def glyph(cp):
    return chr(cp)


class Folding:
    """The fold of every character, to a fixed point."""

    def __init__(self, db, simplify):
        self.db = db
        self.own = dict(simplify)
        self.marks = {}
        for row in common.read_rows(os.path.join(common.DATA, "fold-marks.tsv")):
            target = tuple(ord(c) for c in row[0])
            for source in row[1].split():
                self.marks[int(source, 16)] = target
        self.own.update({c: t for c, t in self.marks.items()})
        self.cache = {}

    def _once(self, cps):
        out = []
        for cp in cps:
            for c in self.db.nfkc_cf.get(cp, (cp,)):
                out.extend(self.own.get(c, (c,)))
        return tuple(self.db.nfc(out))

    def fold(self, cp):
        """The sequence that cp becomes; the same again when folded once more."""
        if cp not in self.cache:
            now, seen = (cp,), set()
            while True:
                new = self._once(now)
                if new == now:
                    break
                if new in seen:
                    raise ValueError("folding U+%04X runs in a circle" % cp)
                seen.add(new)
                now = new
            self.cache[cp] = now
        return self.cache[cp]


def simplify_map(db, opencc):
    """One character for every ideograph that has a simpler or commoner form; chains resolved."""
    to = {}
    for name in ("TSCharacters.txt", "TSCharactersExt.txt"):
        for source, targets in opencc.entries(name):
            if len(source) == 1 and len(targets[0]) == 1 and source != targets[0]:
                to[ord(source)] = ord(targets[0])
    for cp, target in db.equivalent_ideograph.items():
        if db.category[cp] == "So" and 0x2E80 <= cp < 0x2FE0:
            to.setdefault(cp, target)
    for row in common.read_rows(os.path.join(common.DATA, "fold-variants.tsv")):
        to.pop(ord(row[0]), None)
        for source in row[1].split():
            to[ord(source)] = ord(row[0])
    final = {}
    for cp in to:
        end, steps = cp, 0
        while end in to:
            end, steps = to[end], steps + 1
            if steps > 9:
                raise ValueError("variants of %s run in a circle" % chr(cp))
        final[cp] = (end,)
    return final


def base_class(db, cp):
    """The class by Unicode's properties alone."""
    cat, script = db.category[cp], db.script.get(cp)
    if cp in NEWLINES:
        return "NEWLINE"
    if cp in db.ignorable:
        return "IGNORABLE"
    if cat == "Zs" or cp == 9:
        return "BLANK"
    if cat[0] == "M":
        return "MARK"
    if cp in HAN_EXTRA or script == "Han" or cp in ucd.PLANE2 or cp in ucd.PLANE3:
        return "HAN"
    if cp in KANA_EXTRA or script in ("Hiragana", "Katakana", "Bopomofo"):
        return "KANA"
    if cat == "Nd":
        return "DIGIT"
    if cat in LETTERS:
        return "LETTER"
    if cp in STOP_EXTRA or (cp in db.sentence_end and cp != 0x2E and cat[0] == "P"):
        return "STOP"
    if cat in ("Ps", "Pi"):
        return "OPEN"
    if cat in ("Pe", "Pf"):
        return "CLOSE"
    if cat[0] == "P":
        return "PUNCT"
    if cat[0] in "SN":
        return "SYMBOL"
    return "OTHER"


def classify(db, folding):
    """Class of every code point: a character that folds to a joiner, or wholly to Han or kana, is one."""
    base = [base_class(db, cp) for cp in range(ucd.MAX)]
    out = list(base)
    for cp in range(ucd.MAX):
        if base[cp] in ("IGNORABLE", "MARK", "BLANK", "NEWLINE"):
            continue
        folded = folding.fold(cp)
        if folded in ((0x2D,), (0xB7,)):
            out[cp] = "JOINER"
        elif base[cp] in ("SYMBOL", "LETTER") and folded:
            inner = {base[c] for c in folded}
            if inner <= {"HAN", "KANA"}:
                out[cp] = "HAN" if "HAN" in inner else "KANA"
    return out


def ranges(values):
    start = 0
    for cp in range(1, ucd.MAX + 1):
        if cp == ucd.MAX or values[cp] != values[start]:
            yield start, cp - 1, values[start]
            start = cp


# Evidence that the dictionaries alone do not give: 於 is Traditional but for a rare surname;
# the others are printed in both scripts.
EXTRA_HANT = "於"
NO_EVIDENCE = "拚醣"


def evidence(opencc):
    """Characters that only Simplified print has, and those that only Traditional print has."""
    read = {name: dict(opencc.entries(name + ".txt"))
            for name in ("STCharacters", "TSCharacters", "HKVariants", "TWVariants", "STPhrases")}
    st, ts = read["STCharacters"], read["TSCharacters"]
    in_hant = set("".join(v for name in read if name != "TSCharacters"
                          for targets in read[name].values() for v in targets))
    in_hans = set("".join(v for targets in ts.values() for v in targets))
    hans = {c for c in st if c not in in_hant and ts.get(c, [c])[0] == c}
    hant = {c for c in ts if c not in in_hans and c not in st} | set(EXTRA_HANT)
    return hans - set(NO_EVIDENCE), hant - set(NO_EVIDENCE)


def hexes(cps):
    return " ".join("%04X" % c for c in cps)


def write(writer, db, opencc):
    folding = Folding(db, simplify_map(db, opencc))
    classes = classify(db, folding)
    writer.write("classes.tsv", [
        "Class of every character (src/core/chars.h): first, last, class; what is not listed is OTHER.",
        "Generated by `make data-update`; edit script/datasrc/chars.py.",
        "Source: " + ucd.SOURCE,
    ], (("%04X" % a, "%04X" % b, c) for a, b, c in ranges(classes) if c != "OTHER"))
    rows = []
    for cp in range(ucd.MAX):
        folded = folding.fold(cp)
        if folded != (cp,) and classes[cp] != "IGNORABLE":
            rows.append(("%04X" % cp, hexes(folded),
                         glyph(cp) + "→" + "".join(map(glyph, folded))
                         if classes[cp] in ("HAN", "KANA", "JOINER") else ""))
    writer.write("fold.tsv", [
        "Folding of every character that does not fold to itself: character, folded, both as printed.",
        "Generated by `make data-update`; ideographs: edit data/fold-variants.tsv, marks: data/fold-marks.tsv.",
        "Source: " + ucd.SOURCE + " (NFKC_Casefold, Equivalent_Unified_Ideograph);",
        "  " + opencc.SOURCE + " (TSCharacters, TSCharactersExt); data/fold-variants.tsv, data/fold-marks.tsv",
    ], (tuple(c for c in row if c) for row in rows))
    norm = [("ccc", "%04X" % cp, str(ccc)) for cp, ccc in sorted(db.ccc.items())]
    norm += [("pair", "%04X" % cp, hexes(pair))
             for pair, cp in sorted(db.compose.items(), key=lambda item: item[1])]
    writer.write("nfkc.tsv", [
        "Canonical normalization: combining classes (ccc: character, class) and primary composites",
        "(pair: composite, its two parts).  Hangul syllables are computed and not listed.",
        "Generated by `make data-update`.  Source: " + ucd.SOURCE,
    ], norm)
    hans, hant = evidence(opencc)
    writer.write("script.tsv", [
        "Characters that only one of the two scripts prints: zh_script() counts them.",
        "Generated by `make data-update`; exceptions: EXTRA_HANT, NO_EVIDENCE in script/datasrc/chars.py.",
        "Source: " + opencc.SOURCE,
    ], [("hans", c) for c in sorted(hans)] + [("hant", c) for c in sorted(hant)])
