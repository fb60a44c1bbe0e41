"""Generated statements, details, invoices and receipts, through both readings of
the rules: every sum, every step, and every choice of months."""

import random
import unittest
from collections import Counter
from fractions import Fraction

import program
import rules
import tie_out

HEADERS = {"details": "Record ID,Settlement Month,Rebate Amount,Currency",
           "statement": "Settlement Month,Statement Amount,Currency",
           "invoice": "Invoice No.,Settlement Month,Invoice Amount,Currency",
           "receipt": "Settlement Month,到账金额,Currency"}


def written(amount):
    return "see note" if amount is None else f"{float(amount):.2f}"


class TieOuts(unittest.TestCase):
    def test_every_sum_every_step_and_every_choice(self):
        for seed in program.seeds():
            with self.subTest(seed=seed):
                rng, seen = random.Random(seed), Counter()
                for _ in range(300):
                    self.tie(rng, seen)
                for what in ("these", "ordinary", "several", "none", "unknown", "months"):
                    self.assertGreater(seen[what], 5, seen)

    def tie(self, rng, seen):
        currency = rng.choice(["CNY", "CNY", "USD"])
        sides = self.sides(rng)
        files = {f"{name}.csv": self.file(name, sides[name], currency)
                 for name in ("details", "statement") if name in sides}
        more = []
        for name in ("invoice", "receipt"):
            if name not in sides:
                continue
            (month, amount), *others = sides[name]
            if not others and month is None and amount is not None and rng.random() < 0.5:
                more.append((name, f"{written(amount)} {currency}", None))
            else:
                more.append((name, f"{name}.csv", self.file(name, sides[name], currency)))
        _, report = program.check_files(files, more=more)
        if set(sides) == {"details"}:
            self.assertNotIn("tie_out", report)
            return
        (told,) = report["tie_out"]
        self.assertEqual(told["currency"], currency)
        sums = {name: tie_out.total(lines) for name, lines in sides.items()}
        self.assertEqual({side["side"]: self.number(side["amount"]) for side in told["sides"]},
                         {name: sums.get(name) for name in tie_out.SIDES})
        seen["unknown"] += None in sums.values()
        months = {name: tie_out.by_month(lines) for name, lines in sides.items()}

        def fits(one, other):
            return None in (months[one], months[other]) or set(months[one]) == set(months[other])

        given = [(name, sums[name]) for name in tie_out.SIDES if name in sides]
        self.assertEqual(self.steps(told["steps"]), tie_out.steps(given, fits))
        self.months(told["months"], months, seen)
        self.covers(told["covers"], sides, months, currency == "CNY", seen)

    def steps(self, told):
        return [(step["from"], step["to"], self.number(step["difference"])) for step in told]

    def months(self, told, months, seen):
        stated = {name: own for name, own in months.items() if own is not None}
        if not stated:
            self.assertEqual(told, [])
            return
        seen["months"] += len(stated) > 1
        every = sorted(set().union(*stated.values()))
        self.assertEqual([month["settlement_period"] for month in told], every)
        for month in told:
            own = [(name, tie_out.total(stated[name].get(month["settlement_period"], [])))
                   for name in tie_out.SIDES if name in stated]
            self.assertEqual(self.steps(month["steps"]), tie_out.steps(own, lambda *_: True), month)

    def covers(self, told, sides, months, china, seen):
        base = next((name for name in ("statement", "details") if self.known(months.get(name))), None)
        wanted = []
        if base is not None:
            amounts = {month: tie_out.total(lines) for month, lines in months[base].items()}
            if sum(1 for amount in amounts.values() if amount) > 1:
                for name in ("invoice", "receipt"):
                    wanted += self.wanted(name, sides.get(name, []), amounts, china and name == "receipt")
        found = [(each["side"], Fraction(each["amount"]), each["choices"],
                  each["ordinary_invoice"] if each["choices"] else None) for each in told]
        self.assertEqual(found, [(name, amount, len(fit), ordinary if fit else None)
                                 for name, amount, fit, ordinary in wanted])
        for each, (_, _, fit, ordinary) in zip(told, wanted):
            kind = "none" if not fit else "several" if len(fit) > 1 else "ordinary" if ordinary else "these"
            seen[kind] += 1
            # One choice may still be chance, and is not named then.
            self.assertIn(each["months"], [[], list(fit[0])] if len(fit) == 1 else [[]])
            self.assertFalse(len(fit) == 1 and len(fit[0]) == 1 and not each["months"], each)

    def known(self, months):
        return months is not None and all(tie_out.total(lines) is not None for lines in months.values())

    def wanted(self, name, lines, amounts, china):
        if not lines or any(month is not None or amount is None for month, amount in lines):
            return []
        each = [(name, amount, *tie_out.choices(amounts, amount, china)) for _, amount in lines]
        # In sides that the program cannot explain line by line, all lines together.
        if len(lines) > 1 and not all(len(fit) == 1 for _, _, fit, _ in each):
            whole = sum(amount for _, amount in lines)
            each.append((name, whole, *tie_out.choices(amounts, whole, china)))
        return each

    def number(self, text):
        return None if text is None else Fraction(text)

    def file(self, name, lines, currency):
        rows = [HEADERS[name]]
        for number, (month, amount) in enumerate(lines, 1):
            own = [month or "", written(amount), currency]
            rows.append(",".join([f"A{number}", *own] if name in ("details", "invoice") else own))
        return "\n".join(rows) + "\n"

    def sides(self, rng):
        # Large amounts, so that one choice is no chance; or few, so that sums repeat.
        most = rng.choice([900_000_00, 900_000_00, 6])
        months = [f"2024-{month:02}" for month in rng.sample(range(1, 13), rng.randrange(1, 6))]
        details = [(month, Fraction(rng.randrange(1, most), 1 if most == 6 else 100))
                   for month in months for _ in range(rng.randrange(1, 4))]
        sums = {month: sum(amount for own, amount in details if own == month) for month in months}
        statement = [(month, amount + rng.choice([0, 0, 0, 1])) for month, amount in sums.items()]
        sides = {}
        if rng.random() < 0.7:
            sides["details"] = details if rng.random() < 0.9 else details[1:] or details
        if rng.random() < 0.8 or not sides:
            sides["statement"] = statement
        for name in ("invoice", "receipt"):
            if rng.random() < 0.7:
                sides[name] = self.paper(rng, statement, name)
        for name, lines in sides.items():
            if rng.random() < 0.07:
                at = rng.randrange(len(lines))
                sides[name] = [(month, None if at == own else amount) for own, (month, amount) in enumerate(lines)]
        return sides

    def paper(self, rng, statement, name):
        if rng.random() < 0.25:
            return [(month, amount + rng.choice([0, 0, 1])) for month, amount in statement]
        lines = []
        for _ in range(rng.choice([1, 1, 2, 3])):
            picked = rng.sample(statement, rng.randrange(1, len(statement) + 1))
            amount = sum(amount for _, amount in picked)
            if name == "receipt" and rng.random() < 0.4:
                amount = rules.rounded(amount * rules.INVOICE, 2, rng.choice(list(rules.MODES)))
            lines.append((None, amount + rng.choice([0, 0, 0, Fraction(1, 100)])))
        return lines


if __name__ == "__main__":
    unittest.main()
