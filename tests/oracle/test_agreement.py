"""Records beside a generated agreement, through a second reading of which row
counts. Tiers are left to the core's own tests."""

import random
import tempfile
import unittest
from collections import Counter
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import program

PRODUCTS = ["CVM", "COS", "CDN", "CLB"]
MONTHS = [f"2024-{month:02}" for month in range(1, 13)]
HEADER = "product,rate,eligible,currency,valid_from,valid_to"
COLUMNS = "Record ID,Settlement Month,Order ID,Order Time,Product,Base Amount,Rate,Rebate Amount,Currency"


@dataclass(frozen=True)
class Rule:
    product: str
    rate: Decimal
    eligible: bool
    currency: str
    first: str
    last: str

    def suits(self, product, currency):
        return self.product in ("*", product) and self.currency in ("", currency)

    def holds(self, month):
        return (not self.first or self.first <= month) and (not self.last or month <= self.last)

    def rank(self):
        return (self.product != "*", self.currency != "")

    def row(self):
        return ",".join([self.product, f"{self.rate}%", "yes" if self.eligible else "no", self.currency,
                         self.first, self.last])


def agreement(rng):
    """Rows of which no two could count equally on one day."""
    rules = []
    for product in rng.sample(PRODUCTS, rng.randrange(1, 4)) + (["*"] if rng.random() < 0.3 else []):
        for currency in rng.sample(["", "CNY", "USD"], rng.randrange(1, 3)):
            split = rng.randrange(1, 11)
            windows = rng.choice([[("", "")], [(MONTHS[2], MONTHS[7])],
                                  [("", MONTHS[split - 1]), (MONTHS[split], "")]])
            for first, last in windows:
                rate = Decimal(rng.randrange(1, 30)) / 2
                rules.append(Rule(product, rate, rng.random() < 0.85, currency, first, last))
    rng.shuffle(rules)
    return rules


def best_of(rules, product, currency, month):
    """The row that counts, and those that would on another day."""
    fitting = [rule for rule in rules if rule.suits(product, currency)]
    holding = sorted((rule for rule in fitting if rule.holds(month)), key=Rule.rank)
    return (holding[-1] if holding else None), [rule for rule in fitting if not rule.holds(month)]


def verdict(rules, product, currency, month, rate, amount):
    best, outside = best_of(rules, product, currency, month)
    if best is None:
        return "AG016" if outside else "AG015"
    if not best.eligible:
        return "AG013" if amount > 0 else None
    if amount == 0:
        return "AG014"
    if rate == best.rate:
        return None
    other = any(rule.eligible and rule.rate == rate for rule in outside)
    return "AG016" if other and rate > best.rate else "AG011"


class Agreements(unittest.TestCase):
    def test_every_verdict(self):
        for seed in program.seeds():
            with self.subTest(seed=seed):
                rng = random.Random(seed)
                seen = Counter()
                for _ in range(60):
                    self.compare(rng, seen)
                self.assertEqual(set(seen), {None, "AG011", "AG013", "AG014", "AG015", "AG016"}, seen)

    def compare(self, rng, seen):
        rules = agreement(rng)
        lines, wanted = [COLUMNS], {}
        for number in range(1, 201):
            product, currency = rng.choice(PRODUCTS), rng.choice(["CNY", "USD"])
            month, base = rng.choice(MONTHS), Decimal(rng.randrange(10_000, 9_000_000)) / 100
            best, _ = best_of(rules, product, currency, month)
            rates = [rule.rate for rule in rules]
            rate = best.rate if best and rng.random() < 0.6 else rng.choice(rates)
            amount = (base * rate / 100).quantize(Decimal("0.01"), ROUND_HALF_UP)
            if best and (not best.eligible or rng.random() < 0.05):
                # Nothing is paid, and no rate is shown for it.
                amount = Decimal(0) if rng.random() < 0.5 else amount
            wanted[number] = verdict(rules, product, currency, month, rate, amount)
            seen[wanted[number]] += 1
            day = f"{month}-{rng.randrange(1, 28):02}"
            order = day.replace("-", "") + f"{rng.randrange(10**14, 10**15)}"
            shown = f"{rate}%" if amount else "-"
            lines.append(f"RB{number},{month},{order},{day} 10:00:00,{product},{base},{shown},{amount},{currency}")
        rows = "\n".join([HEADER, *(rule.row() for rule in rules)]) + "\n"
        report = self.report("\n".join(lines) + "\n", rows)
        found = {}
        for finding in report["findings"]:
            if finding["code"].startswith("AG") and finding["record"]:
                self.assertNotIn(finding["record"], found)
                found[finding["record"]] = finding["code"]
        differing = {number: (code, found.get(number), lines[number]) for number, code in wanted.items()
                     if found.get(number) != code}
        self.assertEqual(differing, {}, rows)

    def report(self, records, rows):
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, "agreement.csv").write_text(rows, encoding="utf-8")
            Path(folder, "records.csv").write_text(records, encoding="utf-8")
            arguments = ["check", "records.csv", "--agreement", "agreement.csv"]
            return program.judged(program.rebatelens(arguments, "", folder))[1]


if __name__ == "__main__":
    unittest.main()
