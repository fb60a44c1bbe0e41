"""Every line's breakdown, beside Python's decimal and fractions."""

import decimal
import random
import unittest
from decimal import Decimal
from fractions import Fraction

import program

LINES = 10_000
CENT = Decimal("0.01")
MODES = {
    "half_up": decimal.ROUND_HALF_UP,
    "half_even": decimal.ROUND_HALF_EVEN,
    "down": decimal.ROUND_DOWN,
    "up": decimal.ROUND_UP,
}
HEADER = "Record ID,Order ID,Base Amount,Rate,Adjustment,Rebate Amount,Currency,Status"


def line(rng, number, mode):
    """A line that adds up under a mode, and its rebate."""
    base = Decimal(rng.randrange(-5_000_000, 50_000_000)) / rng.choice([1, 10, 100])
    per_cent = Decimal(rng.randrange(1, 4000)) / 100
    adjustment = rng.choice([Decimal("0.00"), Decimal(rng.randrange(-99_999, 99_999)) / 100])
    product = base * per_cent / 100
    assert Fraction(product) == Fraction(base) * Fraction(per_cent) / 100, "the reference must be exact"
    rebate = product.quantize(CENT, rounding=mode) + adjustment
    order = f"202410{rng.randrange(1, 29):02}{rng.randrange(10**14, 10**15)}"
    cells = [f"RB{number:06}", order, f"{base:,.2f}" if rng.random() < 0.5 else str(base.quantize(CENT)),
             f"{per_cent}%", str(adjustment), rebate, rng.choice(["USD", "CNY"]), "Settled"]
    return cells, product


def text(rows):
    quoted = [",".join(f'"{cell}"' for cell in row) for row in rows]
    return "\n".join([HEADER, *quoted]) + "\n"


class Breakdown(unittest.TestCase):
    def test_faults_are_found_where_they_are_and_nowhere_else(self):
        with decimal.localcontext(prec=60):
            for seed in program.seeds():
                for name, mode in MODES.items():
                    with self.subTest(seed=seed, mode=name):
                        self.compare(random.Random(seed), name, mode)

    def compare(self, rng, name, mode):
        rows, wrong, sums = [], {}, {}
        for number in range(1, LINES + 1):
            cells, product = line(rng, number, mode)
            if rng.random() < 0.01:
                # Further off than any rounding could be.
                off = rng.choice([-1, 1]) * Decimal(rng.randrange(2, 99_999)) / 100
                cells[5] += off
                wrong[number] = off
            sums[cells[6]] = sums.get(cells[6], Decimal(0)) + cells[5]
            rows.append(cells)
        code, report = program.check(text(rows))
        findings = [finding for finding in report["findings"] if finding["severity"] != "note"]
        found = {finding["record"]: Decimal(finding["difference"]) for finding in findings}
        # By chance a few are a hundredfold, of the other sign, or 94 %.
        self.assertLessEqual({finding["code"] for finding in findings}, {"AM001", "AM007", "AM008", "AM012"})
        self.assertEqual(found, wrong)
        self.assertEqual(code, 1)
        for rounding in report["inputs"][0]["rounding"]:
            self.assertEqual((rounding["modes"], rounding["decided"]), ([name], True))
        totals = {total["currency"]: Decimal(total["rebate_amount"]) for total in report["totals"]}
        self.assertEqual(totals, sums)


if __name__ == "__main__":
    unittest.main()
