"""Generated identifiers, hostile ones included, through both readings."""

import json
import random
import unittest

import hostile
import identifiers
import program

VALUES = 50_000
ODD = list("OoIliZzSsB|*xX•eE.'\"“”«」`=_-, 元٣７𝟚") + ["E+", ".0", '="', "**", "xx", "Policy", "p_"]
LOOKS = {"0": "Oo", "1": "lIi|", "2": "Zz", "5": "Ss", "8": "B"}


def digits(rng, count):
    return "".join(rng.choice("0123456789") for _ in range(count))


def date(rng):
    return f"20{rng.randrange(30):02}{rng.choice([rng.randrange(1, 13), rng.randrange(14)]):02}{rng.randrange(1, 30):02}"


def number(rng):
    return rng.choice([
        lambda: date(rng) + digits(rng, 15),
        lambda: date(rng) + digits(rng, 15),
        lambda: date(rng) + digits(rng, rng.randrange(4, 27)),
        lambda: date(rng) + digits(rng, 24),
        lambda: digits(rng, rng.randrange(1, 18)),
        lambda: "1000" + digits(rng, 8),
        lambda: date(rng) + digits(rng, 7) + "0" * rng.randrange(2, 20),
        lambda: f"{digits(rng, 1)}.{digits(rng, rng.randrange(15))}{rng.choice('eE')}+{rng.randrange(30)}",
        lambda: f"{digits(rng, 5)}_{date(rng)}{rng.randrange(24):02}_{digits(rng, 10)}_{digits(rng, 10)}",
        lambda: f"{digits(rng, rng.randrange(8, 24))}.{'0' * rng.randrange(1, 3)}",
        lambda: rng.choice(["", "3"]) + doubled(rng),
    ])()


def doubled(rng):
    """An id with few digits twice in a row, and one digit doubled."""
    text = date(rng)
    while len(text) < rng.choice([23, 23, 32]):
        text += rng.choice([digit for digit in "0123456789" if digit != text[-1]])
    at = rng.randrange(len(text))
    return text[:at] + text[at] + text[at:]


def named(rng):
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    small = "abcdefghijklmnopqrstuvwxyz0123456789_"
    return rng.choice([
        lambda: rng.choice(["Standard", "Reseller", "", "x", "Gold2"]) + "Policy" + digits(rng, rng.choice([4, 4, 4, 2])),
        lambda: "".join(rng.choice(letters) for _ in range(rng.randrange(16, 24))),
        lambda: digits(rng, rng.choice([8, 8, 7, 9])),
        lambda: rng.choice(["", "", "virtual_"]) + rng.choice(["p", "sp", "v", "sv", "x"]) + "_"
        + "".join(rng.choice(small) for _ in range(rng.randrange(12))),
        lambda: "ins-" + "".join(rng.choice(small) for _ in range(8)),
        lambda: f"{digits(rng, 9)}(UIN)",
    ])()


def misread(rng, text):
    return "".join(rng.choice(LOOKS[char]) if char in LOOKS and rng.random() < 0.2 else char for char in text)


def grouped(rng, text):
    sep = rng.choice([" ", "-", ",", "，", "\u2013", "\u2009", "\u3000", ", "])
    size = rng.choice([1, 3, 4, 5, 8, 16])
    return sep.join(text[at:at + size] for at in range(0, len(text), size))


def quoted(rng, text):
    before, after = rng.choice([("'", ""), ('="', '"'), ("“", "”"), ("‘", "’"), ("„", "“"), ("«", "»"), ("「", "」"),
                                ("『", "』"), ("`", "`"), ('"', '"'), (' "', '" '), ("=“", "”")])
    return before + text + after


def value(rng):
    if rng.random() < 0.03:
        return hostile.any_text(rng, ODD)
    text = rng.choice([number, number, named])(rng)
    for change, chance in [(misread, 0.12), (grouped, 0.12), (quoted, 0.12), (quoted, 0.03)]:
        if rng.random() < chance:
            text = change(rng, text)
    return hostile.mutated(rng, text, ODD)


class Identifiers(unittest.TestCase):
    def test_both_readings_agree(self):
        for seed in program.seeds():
            rng = random.Random(seed)
            values = [hostile.one_line(value(rng)) for _ in range(VALUES)]
            for kind in identifiers.KINDS:
                with self.subTest(seed=seed, kind=kind):
                    self.compare(values, kind)

    def compare(self, values, kind):
        _, out, err = program.rebatelens(["id", kind], "\n".join(values) + "\n")
        self.assertEqual(err, "")
        lines = out.split("\n")
        self.assertEqual((len(lines), lines.pop()), (VALUES + 1, ""))
        seen = set()
        for raw, line in zip(values, lines):
            report = json.loads(line)
            found = report["state"], report.get("value"), report.get("likely")
            self.assertEqual((report["raw"], *found), (raw, *identifiers.judge(kind, raw)), ascii(raw))
            seen |= {found[0], "likely" if found[2] else ""}
        if kind in identifiers.NUMBERS:
            self.assertLessEqual({"clean", "repaired", "damaged", "masked", "invalid", "likely"}, seen)


if __name__ == "__main__":
    unittest.main()
