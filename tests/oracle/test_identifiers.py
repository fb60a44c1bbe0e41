"""Generated identifiers, hostile ones included, through both readings."""

import json
import random
import unittest

import identifiers
import program

VALUES = 20_000
NOISE = [" ", "\t", "\u00a0", "\u200b", "\u200e", "\u2060", "\u3000", "\ufeff", "\u00ad", "-", ",", "\u2013"]
ODD = ["O", "l", "*", "x", "e", "E+", ".", ".0", "'", '"', "“", "元", "٣", "７"]


def digits(rng, count):
    return "".join(rng.choice("0123456789") for _ in range(count))


def value(rng):
    date = f"20{rng.randrange(30):02}{rng.randrange(14):02}{rng.randrange(33):02}"
    text = rng.choice([
        lambda: date + digits(rng, 15),
        lambda: date + digits(rng, rng.randrange(4, 27)),
        lambda: digits(rng, rng.randrange(1, 18)),
        lambda: date + digits(rng, 7) + "0" * rng.randrange(2, 12),
        lambda: f"{digits(rng, 1)}.{digits(rng, rng.randrange(1, 15))}E+{rng.randrange(30)}",
    ])()
    if rng.random() < 0.2:
        text = text.translate({ord("0") + n: 0xFF10 + n for n in range(10)})
    for _ in range(rng.choice([0, 0, 1, 1, 2, 3])):
        at = rng.randrange(len(text) + 1)
        text = text[:at] + rng.choice(NOISE if rng.random() < 0.7 else ODD) + text[at:]
    return text


class Identifiers(unittest.TestCase):
    def test_both_readings_agree(self):
        for seed in program.seeds():
            for kind in ("order", "customer"):
                with self.subTest(seed=seed, kind=kind):
                    self.compare(random.Random(seed), kind)

    def compare(self, rng, kind):
        values = [value(rng) for _ in range(VALUES)]
        _, out, err = program.rebatelens(["id", kind], "\n".join(values) + "\n")
        self.assertEqual(err, "")
        lines = out.splitlines()
        self.assertEqual(len(lines), VALUES)
        for raw, line in zip(values, lines):
            report = json.loads(line)
            self.assertEqual((report["state"], report.get("value")), identifiers.judge(kind, raw), ascii(raw))


if __name__ == "__main__":
    unittest.main()
