"""Generated statements, details, refunds and bills through both readings of the
rules."""

import json
import random
import re
import unittest
from collections import Counter
from decimal import Decimal
from fractions import Fraction

import program
import rules

CURRENCIES = "AED AUD CAD CHF CNY EUR GBP HKD INR JPY MYR SGD THB USD ZAR".split() + [None]
ONE_OF_EACH = {"one": "", "percent": "%", "per_mille": "‰"}


def text(header, rows):
    """A table as CSV."""
    quoted = [",".join(f'"{cell}"' for cell in row) for row in [header, *rows]]
    return "\n".join(quoted) + "\n"


def plain(value, decimals=None):
    """A fraction as a decimal number, with as many decimals as it needs."""
    shown = Decimal(value.numerator) / Decimal(value.denominator)
    assert Fraction(shown) == value, value
    return format(shown if decimals is None else shown.quantize(Decimal(1).scaleb(-decimals)), "f")


def needed(value):
    """Decimals that a fraction needs."""
    return max(0, -Decimal(plain(value)).normalize().as_tuple().exponent)


def money(rng, value, decimals):
    """One of the ways in which an amount is written, and its decimals."""
    shown = plain(value, decimals)
    size = shown.lstrip("-")
    sign = "-" if value < 0 else ""
    form = rng.randrange(6)
    if form == 0 and "." in size:
        size = f"{Decimal(size):,f}"
    elif form == 1 and sign:
        return f"({size})"
    elif form == 2:
        size, sign = f" {size} ", sign and f" {sign}"
    return sign + size


def order(rng, month="202410"):
    return f"{month}{rng.randrange(1, 29):02}{rng.randrange(10**14, 10**15)}"


def rows(count):
    """How many rows, as a title says it."""
    return "1 row" if count == 1 else f"{count:,} rows"


def verdicts(report, codes):
    """What was found of some rules: by input and record."""
    found = {}
    for finding in report["findings"]:
        if finding["code"] in codes:
            key = (finding["input"], finding["record"])
            if finding["field"] in ("base_amount", "rebate_rate", "adjustment_amount") and "difference" not in finding and finding["expected"]:
                # The amount is right, and another cell is offered a value.
                found[key] = (finding["code"], finding["field"], finding["expected"])
                continue
            number = {name: Fraction(finding[name]) if finding.get(name) else None
                      for name in ("expected", "difference")}
            assert key not in found, finding
            found[key] = (finding["code"], number["expected"], number["difference"])
    return found


class Habit:
    """How one currency's lines are written and rounded."""

    def __init__(self, rng, column):
        self.mode = rng.choice(rules.MODES)
        self.decimals = rng.choice([2, 2, 2, 2, 0, 1, 3, 4])
        self.drops_zeros = self.decimals <= 2 and rng.random() < 0.2
        self.bare = column or rng.choice(["one", "percent", "per_mille"])
        # Whether a rate's unit stands beside it always, never or at times.
        self.written = rng.choice([0, 0, 0.5, 1, 1])
        self.slips = rng.choice([0, 0.02, 0.1, 0.4])
        self.strays = rng.choice([0, 0.05, 0.4])


def breakdown(rng, habit):
    """A line as base, rate, unit beside it, adjustment and amount, right or not."""
    base = Fraction(rng.randrange(-2_000_000, 20_000_000), rng.choice([1, 10, 100, 100, 1000]))
    if rng.random() < 0.02:
        base = Fraction(0)
    rate = Fraction(rng.choice([rng.randrange(1, 40) * 10, rng.randrange(0, 400), rng.randrange(1, 40_000)]),
                    rng.choice([1000, 1000, 1000, 10_000]))
    written = rng.random() < habit.written
    unit = rng.choice(["percent", "percent", "per_mille"]) if written else habit.bare
    adjustment = Fraction(0)
    if rng.random() < 0.3:
        places = rng.choice([habit.decimals, 2])
        adjustment = Fraction(rng.randrange(-99_999, 99_999), 10**places)
    mode = rng.choice(rules.MODES) if rng.random() < habit.strays else habit.mode
    amount = rules.rounded(base * rate, habit.decimals, mode) + adjustment
    if rng.random() < habit.slips:
        wrong = slip(rng, habit, (base, rate, adjustment, amount))
        # An amount of more decimals than the others has a test of its own.
        if needed(wrong[2]) <= max(2, habit.decimals):
            base, rate, amount = wrong
    return base, rate * rules.UNITS[unit], unit if written else None, adjustment, amount


def slip(rng, habit, line):
    """What goes wrong with a line."""
    base, rate, adjustment, amount = line
    last = Fraction(1, 10**habit.decimals)

    def again(product):
        return rules.rounded(product, habit.decimals, habit.mode) + adjustment

    return rng.choice([
        lambda: (base, rate, amount + rng.choice([-2, -1, 1, 2]) * last),
        lambda: (base, rate, amount + rng.randrange(-10**6, 10**6) * last),
        lambda: (base, rate, -amount),
        lambda: (base, rate, -amount),
        lambda: (base, rate, amount * 100),
        lambda: (base, rate, amount / 100),
        lambda: (base * 100, rate, amount),
        lambda: (base / 100, rate, amount),
        lambda: (base, rate, again(base * rate * rng.choice([10, 100, 1000, Fraction(1, 10), Fraction(1, 100)]))),
        lambda: (base, rate * rng.choice([10, 100, Fraction(1, 10), Fraction(1, 100)]), amount),
        lambda: (base, rate, rules.rounded(amount * rules.INVOICE, habit.decimals, rng.choice(rules.MODES))),
        lambda: (base, rate, again(base * rate * rules.INVOICE)),
        lambda: (base, rate, amount - adjustment),
        lambda: (base, rate, amount - 2 * adjustment),
        lambda: (base, rate, Fraction(0)),
    ])()


class Amounts(unittest.TestCase):
    """Which lines are wrong, why, and by how much."""

    CODES = ("AM001", "AM002", "AM003", "AM004", "AM006", "AM007", "AM008", "AM012")

    def test_every_line_of_every_table(self):
        for seed in program.seeds():
            with self.subTest(seed=seed):
                rng = random.Random(seed)
                seen = Counter()
                for _ in range(6):
                    self.compare(rng, seen)
                self.assertEqual(set(seen), {None, *self.CODES} - {"AM003"}, seen)

    def compare(self, rng, seen):
        files, wanted, shown, of = {}, {}, {}, {}
        for at in range(25):
            name = f"table{at}.csv"
            files[name], lines = self.table(rng)
            wrong, shown[name] = rules.amounts(lines)
            of.update({(name, line.number): line for line in lines})
            wanted.update({(name, number): verdict for number, verdict in wrong.items()})
            seen.update(wrong[line.number][0] if line.number in wrong else None for line in lines)
        _, report = program.check_files(files)
        found = verdicts(report, self.CODES)
        # One finding stands for a column of which most rows are wrong alike.
        columns = {(each["input"], each["code"]) for each in report["findings"]
                   if "one finding stands for the column" in each["why"]}
        for key in sorted(found.keys() | wanted.keys()):
            if key not in found and (key[0], wanted[key][0]) in columns:
                continue
            line = files[key[0]].split("\n")
            if key in found and isinstance(found[key][1], str):
                code, field, value = found[key]
                self.assertEqual(code, wanted[key][0], (key, line[0], line[key[1]]))
                self.assertTrue(rules.repairs(of[key], field, value, shown[key[0]]), (key, line[0], line[key[1]], value))
                continue
            self.assertEqual(found.get(key), wanted.get(key), (key, line[0], line[key[1]]))
        for told in report["inputs"]:
            own = {each["currency"]: (tuple(each["modes"]), each["decimals"], each["lines"])
                   for each in told["rounding"]}
            self.assertEqual(own, {currency: (each.modes, each.decimals, each.lines)
                                   for currency, each in shown[told["name"]].items()}, told["name"])

    def test_a_product_too_long_to_be_exact_is_said_to_be(self):
        for seed in program.seeds():
            with self.subTest(seed=seed):
                rng = random.Random(seed)
                rows, wanted = [], {}
                for number in range(1, 3001):
                    base, rate = self.digits(rng, 15, 10), self.digits(rng, 1, 10)
                    mantissa = int(base.replace(".", "")) * int(rate.replace(".", ""))
                    product = Fraction(base) * Fraction(rate) / 100
                    amount = rules.rounded(product, 2, "half_up")
                    scale = sum(len(each.partition(".")[2]) for each in (base, rate)) + 2
                    if not rules.held(mantissa, scale):
                        wanted[number] = ("AM003", None, None)
                    elif rng.random() < 0.3:
                        wanted[number] = ("AM001", amount, Fraction(7, 100))
                        amount += Fraction(7, 100)
                    rows.append([order(rng), base, f"{rate}%", plain(amount, 2)])
                _, report = program.check(text(["Order ID", "Base Amount", "Rate", "Rebate Amount"], rows))
                found = {number: each for (_, number), each in verdicts(report, self.CODES).items()}
                for key in sorted(found.keys() | wanted.keys()):
                    self.assertEqual(found.get(key), wanted.get(key), rows[key - 1])
                self.assertEqual({code for code, *_ in found.values()}, {"AM001", "AM003"})

    def digits(self, rng, before, behind):
        before, behind = rng.randrange(1, before + 1), rng.randrange(behind + 1)
        return f"{rng.randrange(10**(before - 1), 10**before)}" + (f".{rng.randrange(10**behind):0{behind}}" if behind else "")

    def table(self, rng):
        """A table, and its lines as they stand in it."""
        column = rng.choice([None, None, "percent", "percent", "per_mille"])
        currencies = rng.sample(CURRENCIES, rng.choice([1, 2, 5]))
        habits = {currency: Habit(rng, column) for currency in currencies}
        rows, lines = [], []
        for number in range(1, rng.choice([1, 3, 10, 50, 200, 600])):
            currency = rng.choice(currencies)
            habit = habits[currency]
            base, rate, unit, adjustment, amount = breakdown(rng, habit)
            status = rng.choice(["Settled", "Rejected" if rng.random() < 0.2 else "In review"])
            decimals = max(needed(amount), habit.decimals)
            if habit.drops_zeros:
                decimals = needed(amount)
            listed = money(rng, adjustment, max(needed(adjustment), 2))
            rows.append([f"RB{number}", order(rng), money(rng, base, max(needed(base), 2)),
                         plain(rate) + (rng.choice(["", " "]) + ONE_OF_EACH[unit] if unit else ""),
                         listed if adjustment else rng.choice(["", "-", "0", "0.00", listed]),
                         money(rng, amount, decimals), currency or rng.choice(["", "-"]), status])
            if status == "Rejected" and amount == 0:
                continue
            lines.append(rules.Line(number, currency, base, rate, unit or column, unit is not None, adjustment,
                                    amount, decimals))
        rate = "Rate" + (f" ({ONE_OF_EACH[column]})" if column else "")
        header = ["Record ID", "Order ID", "Base Amount", rate, "Adjustment", "Rebate Amount", "Currency", "Status"]
        return text(header, rows), lines



NAMED = re.compile(r"(\S+) \(([^()]+), line (\d+), ([0-9,.\u2212]+)\)")


def grouped(number):
    """An amount as people read it."""
    return Fraction(number.replace(",", "").replace("\u2212", "-"))


class Statements(unittest.TestCase):
    """What statements say of a month, beside its details."""

    MONTHS = ["2024-08", "2024-09", "2024-10", "2024-11", "2024-12", "2025-01"]

    def test_every_month_that_differs_and_the_rows_that_explain_it(self):
        for seed in program.seeds():
            with self.subTest(seed=seed):
                rng = random.Random(seed)
                seen = Counter()
                for at in range(120):
                    self.compare(rng, 3000 if at == 0 else rng.choice([3, 10, 40, 150]), seen)
                self.assertEqual(set(seen), {"right", None, 1, 2, 3}, seen)

    def compare(self, rng, most, seen):
        details = {}
        for at in range(rng.randrange(1, 4)):
            name = f"details{at}.csv"
            details[name] = [self.detail(rng, name, number) for number in range(1, rng.randrange(1, most) + 1)]
        rows = [row for own in details.values() for row in own]
        stated = self.stated(rng, rows)
        rng.shuffle(stated)
        half = rng.randrange(len(stated) + 1)
        answers = {"answer0.json": stated[:half], "answer1.json": stated[half:]}
        # The last statement of a month is where its difference is told.
        last = {month: (name, number) for name, own in answers.items() for number, (month, _) in enumerate(own, 1)}
        files = {name: text(["Record ID", "Settlement Month", "Order ID", "Rebate Amount", "Currency", "Status"],
                            [self.written(rng, row) for row in own]) for name, own in details.items()}
        files.update({name: self.answer(rng, own) for name, own in answers.items() if own})
        _, report = program.check_files(files)
        differ = rules.months([(month, Fraction(fen, 100)) for month, fen in stated], rows)
        found = {(finding["input"], finding["record"]): finding
                 for finding in report["findings"] if finding["code"] in ("TO001", "TO009")}
        self.assertEqual(found.keys(), {last[month] for month in differ})
        seen["right"] += len({month for month, _ in stated}) - len(differ)
        for month, (total, every, own) in differ.items():
            finding = found[last[month]]
            numbers = [Fraction(finding[name]) for name in ("observed", "expected", "difference")]
            self.assertEqual((numbers, finding["currency"]), ([total, every, total - every], "CNY"))
            if finding["code"] == "TO009":
                # Rounding each row changes the sum by less than a cent a row.
                self.assertLess(abs(total - every), Fraction(len(own) + 1, 100))
                continue
            seen[self.explained(finding["why"], {row.place: row for row in own}, total - every)] += 1

    def explained(self, why, own, difference):
        """How many rows are named, and that they are the fewest that come to it."""
        named = {(name, int(line) - 1): grouped(amount) for _, name, line, amount in NAMED.findall(why)}
        for place, amount in named.items():
            self.assertEqual(own[place].amount, amount, (place, why))
        if named:
            self.assertIn(sum(named.values()), (difference, -difference), why)
        amounts = [row.amount for row in own.values()]
        # Three of thousands would take too long to find here.
        fewest = rules.fewest(amounts, difference, 3 if len(own) <= 300 else 2)
        chance = rules.chance(amounts, fewest) if fewest else 0
        # At the very limit, either answer will do.
        if (fewest or len(own) <= 300) and not Fraction(49, 1000) < chance < Fraction(51, 1000):
            self.assertEqual(len(named) or None, fewest if chance < Fraction(1, 20) else None, why)
        return len(named) or None

    def detail(self, rng, name, number):
        unit = rng.choice([1, 100, 100, 100, 1000])
        amount = Fraction(rng.randrange(-10**5, 10**7), unit) if rng.random() < 0.95 else Fraction(0)
        if rng.random() < 0.0005:
            amount = None
        return rules.Detail((name, number), rng.choice(self.MONTHS), rng.choice(["CNY", "CNY", "CNY", None, "USD"]),
                            amount, rng.random() < 0.05)

    def written(self, rng, row):
        year, month = row.month.split("-")
        period = rng.choice([row.month, f"{year}{month}", f"{year}年{int(month)}月", f"{year}/{month}"])
        amount = rng.choice(["-", "1,2O7.35"]) if row.amount is None else plain(row.amount, max(2, needed(row.amount)))
        return [f"{row.place[0][7]}-{row.place[1]}", period, order(rng, row.month.replace("-", "")), amount,
                row.currency or "", "Rejected" if row.rejected else rng.choice(["Settled", "In review", ""])]

    def stated(self, rng, rows):
        """Months and what is stated of each, in fen: right, or wrong by some rows."""
        stated = []
        for month in rng.sample(self.MONTHS, rng.randrange(1, 7)):
            own = [row.amount or 0 for row in rows if row.month == month and row.currency != "USD"]
            total = sum(own)
            slip = rng.choice(["none", "rejected", "rows", "rows", "anything"])
            if slip == "rejected":
                total -= sum(row.amount or 0 for row in rows
                             if row.month == month and row.currency != "USD" and row.rejected)
            elif slip == "rows":
                picked = rng.sample(own, min(len(own), rng.choice([1, 2, 3, 4])))
                total += rng.choice([-1, 1]) * sum(picked)
            elif slip == "anything":
                total += Fraction(rng.randrange(-10**6, 10**6), 100)
            fen = int(total * 100)
            part = rng.choice([None, rng.randrange(-10**6, 10**6)])
            stated += [(month, fen)] if part is None else [(month, fen - part), (month, part)]
        return stated

    def answer(self, rng, own):
        elements = [{"Uin": str(100000032030 + at), "RebateMonth": month, "Amt": rng.choice([fen, str(fen)]),
                     "MonthSales": 10**12, "QuarterSales": 10**12, "ExceptionFlag": "NORMAL"}
                    for at, (month, fen) in enumerate(own)]
        return json.dumps({"Response": {"RebateInfoSet": elements, "TotalCount": len(own)}})


class RowsOfSums(unittest.TestCase):
    """Rows of sums within a table."""

    COLUMNS = ["rebate_amount", "base_amount", "adjustment_amount"]
    TITLES = {"all": ["Total", "合计", "Grand Total", "总计"],
              "part": ["Subtotal", "小计", "2024-10 Total", "2024年10月合计"]}

    def test_every_row_of_sums(self):
        for seed in program.seeds():
            with self.subTest(seed=seed):
                rng = random.Random(seed)
                seen = Counter()
                for _ in range(8):
                    files, wanted, sums = {}, {}, 0
                    for at in range(40):
                        rows = self.rows(rng, rng.choice([2, 5, 30, 200]))
                        files[f"table{at}.csv"] = self.written(rng, rows)
                        sums += sum(bool(row[0]) for row in rows)
                        wanted.update({(f"table{at}.csv", place + 2, self.COLUMNS[column]): numbers
                                       for (place, column), numbers in rules.rows_of_sums(rows).items()})
                    _, report = program.check_files(files)
                    found = {(finding["input"], finding["line"], finding["field"]):
                             (Fraction(finding["observed"]), Fraction(finding["expected"]))
                             for finding in report["findings"] if finding["code"] == "TO002"}
                    for key in sorted(found.keys() | wanted.keys()):
                        self.assertEqual(found.get(key), wanted.get(key), (key, files[key[0]][:3000]))
                    seen.update(wrong=len(wanted), right=3 * sums - len(wanted))
                self.assertGreater(min(seen["wrong"], seen["right"]), 300)

    def rows(self, rng, most):
        several = rng.random() < 0.1
        faults = rng.choice([0, 0, 0.01])
        rows, above, since = [], [], []
        for _ in range(rng.randrange(1, most)):
            if rng.random() < 0.1:
                some = rng.choice([above, since])
                sums = [sum((row[column] for row in some if isinstance(row[column], Fraction)), Fraction(0))
                        for column in range(3)]
                slips = [rng.choice([0, 0, 0, Fraction(rng.randrange(-999, 999), 100)]) for _ in range(3)]
                stated = [rng.choice([amount + slip, amount + slip, None]) for amount, slip in zip(sums, slips)]
                rows.append((rng.choice(list(self.TITLES)), None, stated))
                since = []
                continue
            amounts = [Fraction(rng.randrange(-10**6, 10**8), rng.choice([1, 10, 100, 1000])) for _ in range(3)]
            amounts = [rng.choice([None, Fraction(0)]) if rng.random() < 0.05 else amount for amount in amounts]
            amounts = ["fault" if rng.random() < faults else amount for amount in amounts]
            rows.append((None, rng.choice(["CNY", "USD"]) if several else "CNY", amounts))
            above.append(amounts)
            since.append(amounts)
        return rows

    def written(self, rng, rows):
        cells = []
        for number, (what, currency, amounts) in enumerate(rows):
            shown = [rng.choice(["12.3A", "1.2.3,4"]) if amount == "fault" else rng.choice(["", "-"]) if amount is None
                     else money(rng, amount, max(2, needed(amount))) for amount in amounts]
            rebate, base, adjustment = shown
            names = [rng.choice(self.TITLES[what]), rng.choice(["", "-"])] if what else [f"RB{number}", order(rng)]
            cells.append([*names, base, adjustment, rebate, currency or ""])
        return text(["Record ID", "Order ID", "Base Amount", "Adjustment", "Rebate Amount", "Currency"], cells)



class Reversals(unittest.TestCase):
    """What takes back, over several files at once."""

    CODES = ("RV001", "RV002", "RV005", "RV006")
    MONTHS = ["2024-08", "2024-09", "2024-10", "2024-11"]
    WORDS = {None: ["", "-", "Purchase", "Renew", "新购"], "refund": ["Refund", "partial refund", "退款", "退订"],
             "reversal": ["Reversal", "冲正", "Clawback"], "credit": ["Adjust-CR", "调账补偿"],
             "debit": ["adjust-DR", "调账扣费"], "manual": ["manual adjustment", "人工调账"],
             "supplementary": ["Supplementary Settlement", "补结算"], "resettlement": ["reSettlement", "重新结算"]}

    def test_every_line_of_several_files(self):
        for seed in program.seeds():
            with self.subTest(seed=seed):
                rng = random.Random(seed)
                seen = Counter()
                for _ in range(60):
                    self.compare(rng, rng.choice([3, 10, 60, 300]), seen)
                self.assertEqual(set(seen), {None, "RV003", "RV004", *self.CODES}, seen)

    def compare(self, rng, most, seen):
        orders = [order(rng, month.replace("-", "")) for month in rng.sample(self.MONTHS, rng.randrange(1, 5))
                  for _ in range(rng.randrange(1, max(2, most // 2)))]
        files, entries = {}, []
        here = rng.sample(self.MONTHS, rng.randrange(1, 4))
        for at in range(rng.randrange(1, 5)):
            name = f"part{at}.csv"
            own = [self.entry(rng, name, number, orders, here) for number in range(1, rng.randrange(1, most) + 1)]
            files[name] = self.written(rng, own)
            entries += own
        refunded = set(rng.sample(orders, rng.randrange(len(orders) + 1)))
        files["orders.json"] = self.deals(rng, refunded, orders)
        _, report = program.check_files(files)
        single, together = rules.reversals(entries, refunded)
        found = {key: (code, None, difference if code == "RV002" else None)
                 for key, (code, _, difference) in verdicts(report, self.CODES).items()}
        for key in sorted(found.keys() | single.keys()):
            self.assertEqual(found.get(key), single.get(key), (key, self.story(entries, key)))
        several = {(finding["input"], finding["code"], finding["record"]): finding["title"]
                   for finding in report["findings"] if finding["code"] in ("RV003", "RV004")}
        titles = {(file, code, record): f"Without an order number: {rows(count)}" if code == "RV003" else f"{rows(count)} for orders of {month}"
                  for (file, code, month), (record, count) in together.items()}
        self.assertEqual(several, titles)
        seen.update(code for code, *_ in single.values())
        seen.update(code for _, code, _ in together)
        seen[None] += len(entries) - len(single) - sum(count for _, count in together.values())

    def story(self, entries, key):
        """The lines of one order."""
        own = next(entry for entry in entries if (entry.file, entry.record) == key)
        return [entry for entry in entries if entry.key() == own.key()]

    def entry(self, rng, name, number, orders, here):
        amount = Fraction(rng.randrange(1, 4) * 400 + rng.choice([0, 0, 0, 1, 7]), 100) * rng.choice([1, 1, 1, -1, -1])
        amount = rng.choice([None, Fraction(0)]) if rng.random() < 0.02 else amount
        kind = rng.choice(list(self.WORDS)) if rng.random() < 0.15 else None
        own = rng.choice(orders) if rng.random() < 0.9 else None
        original = rng.choice(orders) if rng.random() < 0.1 else None
        return rules.Entry(name, number, own, original, amount, rng.choice(here),
                           rng.choice(["CNY", "CNY", "USD", None]), kind)

    def written(self, rng, entries):
        rows = []
        for entry in entries:
            amount = rng.choice(["", "1,2O7.35"]) if entry.amount is None else money(rng, entry.amount, 2)
            # An identifier is the same with what is left of a spreadsheet around it.
            own = f"{entry.order}\t" if entry.order and rng.random() < 0.1 else entry.order or rng.choice(["", "-"])
            rows.append([f"RB{entry.file[4]}{entry.record}", entry.month, own, entry.original or rng.choice(["", "-"]),
                         rng.choice(self.WORDS[entry.kind]), amount, entry.currency or ""])
        return text(["Record ID", "Settlement Month", "Order ID", "Refund Of", "Transaction Type", "Rebate Amount",
                     "Currency"], rows)

    def deals(self, rng, refunded, orders):
        deals = []
        for each in orders:
            deal = {"DealId": "1", "DealName": each, "BigDealId": order(rng), "OwnerUin": "200020475883",
                    "Status": "4", "ActionType": "purchase"}
            if each in refunded:
                sign = rng.choice([{"Status": "6"}, {"ActionType": "refund"}])
                named = {"RefundMap": [{"DealName": each, "RefundAmount": 10000}], "DealName": order(rng)}
                deal |= sign | (named if rng.random() < 0.5 else {})
            deals.append(deal)
        return json.dumps({"Response": {"AgentDealSet": deals, "TotalCount": len(deals)}})


class Bills(unittest.TestCase):
    """Sums within each line of a bill."""

    NAMES = ["Product Name", "Payer Account ID", "Owner Account ID", "Transaction ID", "Transaction Time"]
    PARTS = ["Cash Payment", "Voucher Payment", "Free Credit Payment", "Commission Payment"]

    def test_every_line_of_every_bill(self):
        for seed in program.seeds():
            with self.subTest(seed=seed):
                rng = random.Random(seed)
                seen = Counter()
                for _ in range(4):
                    files, wanted = {}, {}
                    for at in range(20):
                        make = rng.choice([self.components, self.taxes, self.answer])
                        name = f"bill{at}.{'json' if make == self.answer else 'csv'}"
                        files[name], own = make(rng, rng.choice([3, 50, 200]))
                        wanted |= {(name, *key): found for key, found in own.items()}
                    _, report = program.check_files(files)
                    found = {(finding["input"], finding["record"], finding["field"], finding["code"]):
                             self.numbers(finding) for finding in report["findings"]
                             if finding["code"] in ("AM010", "AM011", "AM013")}
                    for key in sorted(found.keys() | wanted.keys()):
                        self.assertEqual(found.get(key), wanted.get(key), (key, files[key[0]].split("\n")[0::key[1]][:2]))
                    seen.update(key[-1] for key in wanted)
                self.assertEqual(set(seen), {"AM010", "AM011", "AM013"}, seen)

    def numbers(self, finding):
        difference = finding.get("difference")
        return (Fraction(finding["observed"]), Fraction(finding["expected"]),
                Fraction(difference) if difference else None)

    def front(self, rng):
        return ["CVM", "100000032030", "100000049695", order(rng), "2024-10-07 12:00:03"]

    def amount(self, rng, most=8):
        places = rng.randrange(most + 1)
        return Fraction(rng.randrange(-10**4, 10**7), 10**places)

    def part(self, rng, value):
        """A part, with nothing written where it is nothing, or a fault."""
        if value == 0 and rng.random() < 0.5:
            return rng.choice(["", "-", "0.00"])
        return plain(value, max(needed(value), rng.choice([0, 2, 8])))

    def cost(self, rng, value):
        """An amount that is a value, rounded or not, or is not; and its decimals. One of
        sixteen digits may be a program's rounding, which is not read at all: the
        first eight decimals are for smaller ones."""
        places = rng.choice([2, 2, 4, 8 if abs(value) < 10**6 else 4])
        shown = rules.rounded(value, places, rng.choice(rules.MODES))
        if rng.random() < 0.2:
            shown += rng.choice([-1, 1, 2, 1000]) * Fraction(1, 10**places)
        if rng.random() < 0.02:
            shown = -shown
        places = rng.choice([places, needed(shown)])
        return shown, places

    def line(self, rng):
        """What a line cost before and after its discount, and what paid for it."""
        original, unit = self.amount(rng, 4), rng.choice([None, None, "percent"])
        size = rng.choice([1, 10, 100])
        rate = Fraction(rng.randrange(1, 101), 100) * (rules.UNITS[unit] if unit else size)
        given = original * rate / (rules.UNITS[unit] if unit else size)
        after, places = self.cost(rng, given)
        parts = [Fraction(0)] * 4
        for _ in range(rng.randrange(1, 5)):
            at, some = rng.randrange(4), self.amount(rng)
            parts[at] += some
            parts[rng.randrange(4)] -= some
        parts[0] += after if rng.random() < 0.7 else given
        return original, rate, unit, after, places, parts

    def judged(self, number, line, prefix, wanted):
        original, rate, unit, after, places, parts = line
        total = rules.paid(after, places, parts)
        names = {"": "total_after_discount"}.get(prefix, f"{prefix}real_cost")
        if total is not None:
            wanted[number, names, "AM010"] = (after, total, after - total)
        closest = rules.discounted(original, rate, unit, after, places)
        if closest is not None:
            wanted[number, names, "AM013"] = (after, closest, None)

    def components(self, rng, most):
        rows, wanted = [], {}
        for number in range(1, rng.randrange(1, most) + 1):
            line = self.line(rng)
            original, rate, unit, after, places, parts = line
            rows.append([*self.front(rng), "vCPU", plain(original), plain(rate) + ONE_OF_EACH[unit or "one"],
                         plain(after, places), "CNY", *[self.part(rng, part) for part in parts]])
            self.judged(number, line, "", wanted)
        header = [*self.NAMES, "Component Name", "Original Cost", "Discount Multiplier", "Total Amount After Discount",
                  "Currency", *self.PARTS]
        return text(header, rows), wanted

    def answer(self, rng, most):
        """A bill as its interface answers, up to three components a line."""
        details, wanted = [], {}
        for number in range(1, rng.randrange(1, most) + 1):
            components = []
            for at in range(rng.randrange(1, 4)):
                line = self.line(rng)
                original, rate, _, after, places, parts = line
                line = (original, rate, None, after, places, parts)
                names = ["CashPayAmount", "VoucherPayAmount", "IncentivePayAmount", "TransferPayAmount"]
                components.append({"Cost": plain(original), "Discount": plain(rate), "RealCost": plain(after, places),
                                   **{name: plain(part, max(needed(part), 2)) for name, part in zip(names, parts)}})
                self.judged(number, line, f"component_set[{at}].", wanted)
            details.append({"BusinessCodeName": "CVM", "PayerUin": "100000032030", "OwnerUin": "100000049695",
                            "OrderId": order(rng), "BillId": order(rng), "PayTime": "2024-10-07 12:00:03",
                            "ComponentSet": components})
        return json.dumps({"Response": {"DetailSet": details, "Total": len(details)}}), wanted

    def taxes(self, rng, most):
        rows, wanted = [], {}
        for number in range(1, rng.randrange(1, most) + 1):
            after, voucher = self.amount(rng, 4), rng.choice([Fraction(0), abs(self.amount(rng, 4)) / 8])
            before, places = self.cost(rng, after - voucher)
            unit = rng.choice([None, "percent", "percent"])
            rate = Fraction(rng.choice([5, 6, 7, 9, 10, 11, 15, 20]), rng.choice([1, 1, 1, 10, 100]))
            bare = unit is None and rng.random() < 0.5
            if unit is None:
                rate = Fraction(rng.choice([1, 6, 9, 20])) if bare else Fraction(rng.choice([1, 6, 9, 20]), 100)
            tax, tax_places = self.cost(rng, before * rate / (100 if unit or bare else 1))
            total, total_places = self.cost(rng, before + tax)
            line = {"total_after_discount": after, "voucher": voucher, "before_tax": before, "rate": (rate, unit),
                    "tax": tax, "total_cost": total}
            decimals = {"before_tax": places, "tax": tax_places, "total_cost": total_places}
            wrong = rules.taxed(line, decimals)
            if wrong:
                wanted[number, wrong[0], "AM011"] = (line[wrong[0]], wrong[1], line[wrong[0]] - wrong[1])
            rows.append([*self.front(rng), plain(after), self.part(rng, voucher), plain(before, places),
                         plain(rate) + ONE_OF_EACH[unit or "one"], plain(tax, tax_places), plain(total, total_places), "USD"])
        header = [*self.NAMES, "Total Amount After Discount", "Voucher Deduction", "Amount Before Tax", "Tax Rate",
                  "Tax Amount", "Total Cost", "Currency"]
        return text(header, rows), wanted


if __name__ == "__main__":
    unittest.main()
