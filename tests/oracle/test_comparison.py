"""Generated statements beside what was expected of them, through both readings
of the rules: every part of every difference, in all and for each group."""

import random
import unittest
from collections import Counter
from dataclasses import replace
from fractions import Fraction

import comparison
import program
import rules
from test_rules import money, needed, order, plain, text

MONTHS = ["2024-09", "2024-10", "2024-11"]
PRODUCTS = ["CVM", "COS", "CDN", "云数据库", "TKE"]
CURRENCIES = ["CNY", "USD", None]
HEADERS = {"record": "Record ID", "order": "Order ID", "customer": "Customer ID", "product": "Product",
           "month": "Settlement Month", "base": "Base Amount", "rate": "Rate", "adjustment": "Adjustment",
           "amount": "Rebate Amount", "currency": "Currency"}


def places(line):
    """Decimals that its currency has."""
    return 0 if line.currency in rules.WHOLE else 2


class Comparisons(unittest.TestCase):
    def test_every_part_of_every_difference(self):
        for seed in program.seeds():
            with self.subTest(seed=seed):
                rng = random.Random(seed)
                seen, levels = Counter(), Counter()
                for _ in range(150):
                    self.compare(rng, rng.choice([2, 4, 10, 60, 400]), seen, levels)
                self.assertEqual(set(seen), {"base", "rate", "base_and_rate", "adjustment", "reversal", "tax_deduction",
                                             "rounding", "missing", "extra", "unexplained"}, seen)
                self.assertEqual(set(levels), set(comparison.LEVELS), levels)

    def compare(self, rng, most, seen, levels):
        expected, shown, columns = self.sides(rng, most)
        files, per_file = {}, rng.randrange(1, 3)
        for at in range(per_file):
            name = f"shown{at}.csv"
            own = shown[at::per_file]
            for number, line in enumerate(own, 1):
                line.place = (name, number)
            files[name] = self.written(rng, own, columns)
        # Files are read one after the other.
        shown = [line for at in range(per_file) for line in shown[at::per_file]]
        # What is expected follows from base and rate where it is not written.
        blank = {id(line) for line in expected if rng.random() < 0.1 and None not in (line.base, line.rate)}
        _, report = program.check_files(files, self.written(rng, expected, columns, blank))
        for line in expected + shown:
            line.decimals = max(places(line), needed(line.amount))
        for line in expected:
            if id(line) in blank:
                line.amount = rules.rounded(line.base * line.rate, places(line), "half_up") + line.adjustment
                line.decimals = max(places(line), needed(line.amount))
        wanted = comparison.compare(expected, shown)
        self.assertEqual({each["currency"] for each in report.get("comparisons", [])}, set(wanted))
        for told in report.get("comparisons", []):
            level, pairs = wanted[told["currency"]]
            self.assertEqual(told["compared_by"], level)
            levels[level] += 1
            self.currency = told["currency"]
            self.assertEqual(self.slice(told), self.summed(pairs, told))
            self.ways(told, pairs)
            counts = [sum(map(which, pairs)) for which in (lambda pair: pair.expected and pair.shown and 1 or 0,
                                                           lambda pair: not pair.shown, lambda pair: not pair.expected)]
            self.assertEqual([told["matched"], told["missing"], told["extra"]], counts)
            for name in ("customer", "product", "month"):
                self.groups(told[f"by_{name}"], pairs, name)
            for pair in pairs:
                seen.update(part for part, amount in pair.parts.items() if amount)
        self.findings(report, wanted)

    def slice(self, told):
        """A slice's sums and parts; its parts add up to its difference."""
        parts = {part["part"]: (Fraction(part["amount"]), part["records"]) for part in told["parts"]}
        expected, shown, difference = (Fraction(told[name]) for name in ("expected", "shown", "difference"))
        self.assertEqual(difference, shown - expected)
        self.assertEqual(sum(amount for amount, _ in parts.values()), difference, told)
        sizes = [abs(amount) for amount, _ in parts.values()]
        self.assertEqual(sizes, sorted(sizes, reverse=True), told)
        return expected, shown, parts

    def summed(self, pairs, told):
        """The same by the written rules, in the decimals that the sums are written with."""
        unit = 0 if self.currency in rules.WHOLE else 2
        scale = max([unit] + [len(told[name].partition(".")[2]) for name in ("expected", "shown")])
        return comparison.summed(pairs, unit, scale)

    def ways(self, told, pairs):
        """What goes either way, and what differs at all."""
        by = [shown - expected for expected, shown in (pair.sums() for pair in pairs)]
        self.assertEqual(Fraction(told["more"]), sum(amount for amount in by if amount > 0))
        self.assertEqual(Fraction(told["less"]), sum(amount for amount in by if amount < 0))
        differing = [pair for pair in pairs if not pair.expected or not pair.shown or any(pair.parts.values())]
        self.assertEqual(told["differing"], len(differing))
        for part in told["parts"]:
            self.assertEqual(Fraction(part["more"]) + Fraction(part["less"]), Fraction(part["amount"]))

    def groups(self, slices, pairs, name):
        found = {each["key"]: self.slice(each) for each in slices}
        for at in (0, 1):
            whole = sum(pair.sums()[at] for pair in pairs)
            self.assertEqual(sum(each[at] for each in found.values()), whole)
        groups = {}
        for pair in pairs:
            keys = {getattr(line, name) or "" for line in pair.shown or pair.expected}
            if len(keys) > 1:
                return
            groups.setdefault(keys.pop(), []).append(pair)
        told = {each["key"]: each for each in slices}
        self.assertEqual(found.keys(), groups.keys())
        self.assertEqual(found, {key: self.summed(own, told[key]) for key, own in groups.items()})

    def findings(self, report, wanted):
        """Each pair that differs is told once, where its last shown line is."""
        told, lost = {}, Counter()
        for currency, (_, pairs) in wanted.items():
            for pair in pairs:
                expected, shown = pair.sums()
                if not pair.shown:
                    lost[expected, -expected, currency] += 1
                elif any(pair.parts.values()):
                    code = "TO003" if pair.expected else "TO005"
                    told[pair.shown[-1].place] = (code, shown, expected if pair.expected else None, shown - expected,
                                                  currency)
        found, missing = {}, Counter()
        for finding in report["findings"]:
            if finding["code"] not in ("TO003", "TO004", "TO005"):
                continue
            numbers = [Fraction(finding[name]) if finding.get(name) else None
                       for name in ("observed", "expected", "difference")]
            if finding["code"] == "TO004":
                missing[numbers[1], numbers[2], finding.get("currency")] += 1
            else:
                found[finding["input"], finding["record"]] = (finding["code"], *numbers, finding.get("currency"))
        for key in sorted(found.keys() | told.keys()):
            self.assertEqual(found.get(key), told.get(key), key)
        self.assertEqual(missing, lost)

    def sides(self, rng, most):
        """Expected and shown lines, and the columns that their files have."""
        names = list(HEADERS)
        left_out = rng.choice([[], [], ["record"], ["record"], ["record", "order"], ["record", "order"],
                               ["record", "order", "customer"], ["record", "order", "product"],
                               ["record", "order", "customer", "product"],
                               ["record", "order", "customer", "product", "month"]])
        if rng.random() < 0.3:
            left_out = left_out + rng.sample(["product", "month"], rng.randrange(1, 3))
        currencies = rng.choice([["CNY"], ["CNY", "USD"], ["CNY", "JPY"], ["CNY", "USD", None], [None]])
        customers = [str(rng.randrange(10**11, 2 * 10**11)) for _ in range(4)]
        orders = [order(rng) for _ in range(max(1, most // 2))]
        expected = [self.line(rng, number, currencies, customers, orders)
                    for number in range(1, rng.randrange(1, most) + 1)]
        # A line that lacks what the others have.
        gaps = rng.choice([[], [], [], [], [], ["record"], ["record", "order"], ["customer", "record", "order"]])
        if expected:
            for name in gaps:
                setattr(rng.choice(expected), name, None)
        shown = [self.shown(rng, replace(line)) for line in expected if rng.random() < 0.93]
        for number in range(rng.choice([0, 1, 1 + most // 10])):
            extra = self.line(rng, 9000 + number, currencies, customers, orders)
            if rng.random() < 0.5 and expected:
                extra.record = rng.choice(expected).record
            shown.append(self.reversed(rng, extra) if rng.random() < 0.5 else extra)
        if rng.random() < 0.3:
            for line in shown:
                line.currency = None if len(currencies) == 1 else line.currency
        rng.shuffle(shown)
        for line in expected + shown:
            for name in left_out:
                setattr(line, name, None)
        # What a table must have to be read.
        if not (set(HEADERS) - set(left_out)) & {"record", "order", "customer", "product", "month"}:
            names.append("status")
        return expected, shown, [name for name in names if name not in left_out]

    def line(self, rng, number, currencies, customers, orders):
        base = Fraction(rng.randrange(-50_000, 5_000_000), rng.choice([1, 100, 100, 10_000]))
        rate = Fraction(rng.randrange(1, 3000), 10_000)
        adjustment = rng.choice([Fraction(0), Fraction(0), Fraction(rng.randrange(-9999, 9999), 100)])
        amount = rules.rounded(base * rate, 2, "half_up") + adjustment
        line = comparison.Line(None, f"RB{number}", rng.choice(orders), rng.choice(customers), rng.choice(PRODUCTS),
                               rng.choice(MONTHS), rng.choice(currencies), base, rate, adjustment, amount, amount < 0)
        if rng.random() < 0.03:
            line.base = None
        if rng.random() < 0.03:
            line.rate = None
        return line

    def reversed(self, rng, line):
        line.amount = -abs(line.amount) or Fraction(-1)
        line.takes_back = True
        return line

    def shown(self, rng, line):
        """The line as it is shown: as expected, or not."""
        for _ in range(rng.choice([0, 0, 0, 1, 1, 2])):
            slip = rng.randrange(8)
            if slip == 0 and line.base is not None:
                line.base += Fraction(rng.randrange(-10**6, 10**6), 100)
            elif slip == 1 and line.rate is not None:
                line.rate = Fraction(rng.randrange(1, 3000), 10_000)
            elif slip == 2:
                line.adjustment += Fraction(rng.randrange(-10**4, 10**4), 100)
            elif slip == 3:
                line.product, line.customer = rng.choice(PRODUCTS), line.customer
            elif slip == 4:
                line.month = rng.choice(MONTHS)
        if None not in (line.base, line.rate):
            mode = rng.choice(["half_up", "half_up", *rules.MODES])
            line.amount = rules.rounded(line.base * line.rate, 2, mode) + line.adjustment
            wrong = rng.random()
            if wrong < 0.1:
                earned = rng.choice([line.amount - line.adjustment, line.base * line.rate]) * rules.INVOICE
                line.amount = rules.rounded(earned, 2, rng.choice(rules.MODES)) + line.adjustment
            elif wrong < 0.2:
                line.amount += Fraction(rng.choice([-1, 1, 2, 3, rng.randrange(-10**4, 10**4)]), 100)
        line.takes_back = line.amount < 0
        return line

    def written(self, rng, lines, columns, blank=()):
        rows = []
        for line in lines:
            cells = {name: getattr(line, name, None) or rng.choice(["", "-"]) for name in columns}
            for name in ("base", "adjustment", "amount"):
                value = getattr(line, name)
                if value is not None:
                    cells[name] = money(rng, value, max(2, needed(value)))
            if line.rate is not None:
                cells["rate"] = f"{plain(line.rate * 100)}%"
            if id(line) in blank:
                cells["amount"] = rng.choice(["", "-"])
            rows.append([cells[name] for name in columns])
        return text([HEADERS.get(name, "Status") for name in columns], rows)


if __name__ == "__main__":
    unittest.main()
