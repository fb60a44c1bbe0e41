"""Generated amounts and rates, hostile ones included, through both readings,
and tables that show their decimal mark."""

import json
import random
import re
import unittest
from decimal import Decimal

import hostile
import money
import program

VALUES = 50_000
ODD = list(".,.,'’ -+()（）eEO%‰$¥￥€£元万亿千分角折美百٣７𝟚_") + ["USD", "cny", "HK$", "RMB", "人民币", "万元", "E+", "--", " ",
                                                                "percent", "\u2009", "\xa0", "00000", "99999"]
MARKS = ["$", "¥", "￥", "US$", "HK$", "S$", "€", "£", "RMB", "人民币", "USD", "usd", "CNY", "JPY", "EUR", "HKD", "Twd"]
BEHIND = ["元", "美元", "港元", "日元", "欧元", "USD", "CNY", "€", "RMB", "HKD", "$"]
UNITS = ["元", "万元", "万", "亿元", "亿", "千元", "分", "千", "角", "万万", "元万", "万 元", "分元", "万美元"]


def digits(rng, count):
    return "".join(rng.choice("0123456789") for _ in range(count))


def grouped(rng, text, mark):
    size = rng.choice([3] * 8 + [2, 4])
    parts = []
    while len(text) > size:
        text, parts = text[:-size], [text[-size:], *parts]
    return mark.join([text, *parts])


def number(rng):
    if rng.random() < 0.12:
        return artefact(rng)
    whole = rng.choice(["0", str(rng.randrange(1, 10)), digits(rng, rng.randrange(1, 7)), digits(rng, rng.randrange(1, 17))])
    decimals = digits(rng, rng.choice([1, 2, 2, 2, 3, 3, 4, 8, rng.randrange(1, 13)]))
    group, mark = rng.choice([(",", "."), (".", ","), (" ", "."), ("'", "."), ("\xa0", ","), ("\u202f", ","), ("’", "."),
                              (",", "."), ("", "."), ("", ",")])
    whole = grouped(rng, whole, group) if group and rng.random() < 0.8 else whole
    return whole + mark + decimals if rng.random() < 0.7 else whole


def artefact(rng):
    value = rng.randrange(10**rng.randrange(3, 9)) / 100
    noise = rng.choice([value * 1.1, value / 3 * 3, value + 0.1 + 0.2, value - 0.1, value * 1e-3])
    text = rng.choice([
        lambda: repr(noise),
        lambda: f"{noise:.{rng.randrange(9, 18)}f}",
        lambda: f"{rng.randrange(10**6)}.{digits(rng, 2)}{rng.choice('09') * rng.randrange(4, 14)}{digits(rng, rng.randrange(4))}",
    ])()
    return text.replace(".", ",") if rng.random() < 0.1 else text


def amount(rng):
    text = number(rng)
    if rng.random() < 0.03:
        text = f"{text}{rng.choice('eE')}{rng.choice(['', '+', '-'])}{rng.randrange(20)}"
    if rng.random() < 0.2:
        text += rng.choice(["", " "]) + rng.choice(UNITS)
    minus = rng.choice(["-", "-", "\u2212", "\u2013", "－", "+"])
    form = rng.randrange(10)
    text = {0: f"({text})", 1: f"（{text}）", 2: f"{text}-", 3: minus + text, 4: minus + text}.get(form, text)
    if rng.random() < 0.25:
        text = rng.choice(MARKS) + rng.choice(["", " "]) + text
    if rng.random() < 0.15:
        text += rng.choice(["", " "]) + rng.choice(BEHIND)
    if rng.random() < 0.06:
        text = rng.choice([f"({text})", minus + text, text + minus])
    if rng.random() < 0.03:
        text += rng.choice(["%", "‰", " %", " percent", "折"])
    return text


def rate(rng):
    text = rng.choice([number(rng), str(rng.randrange(100)), f"{rng.randrange(1000)}.{digits(rng, 1)}",
                       f"{rng.randrange(30)},{digits(rng, rng.randrange(1, 4))}", f"0.{digits(rng, 2)}"])
    text += rng.choice(["", "%", "%", " %", "‰", "％", " percent", "Percent", " per cent", " PER CENT", "折", " 折", "pct", "%%"])
    return rng.choice(["", "", "", "", "-", "+", "\u2212", "("]) + text


def value(rng, make):
    if rng.random() < 0.03:
        return hostile.any_text(rng, ODD)
    if rng.random() < 0.01:
        return rng.choice(["-", "--", "—", "——", "/", "N/A", "n/a", " ", "\u200b", " - ", "－", "---", "−"])
    return hostile.mutated(rng, make(rng), ODD)


def in_convention(rng, cents, mark):
    """An amount of money as a table with this decimal mark writes it."""
    group = {".": ",", ",": "."}[mark]
    decimals = rng.choice([2, 2, 3])
    text = f"{cents // 100:,}".replace(",", group)
    return rng.choice([f"{text}{mark}{cents % 100:02}{'0' * (decimals - 2)}", f"{cents // 100}{mark}{cents % 100:02}",
                       str(cents // 100), text])


def form(text):
    """What an amount proves about the decimal mark."""
    if re.fullmatch("[1-9][0-9]{0,2}[.,][0-9]{3}", text):
        return "either"
    marks = re.sub("[0-9]", "", text)
    if not marks:
        return ""
    grouping = len(marks) > 1 and len(set(marks)) == 1
    return {".": ",", ",": "."}[marks[0]] if grouping else marks[-1]


class Tables(unittest.TestCase):
    """A table shows its decimal mark, and what is open is read by it."""

    def test_every_open_amount_is_read_as_its_table_shows(self):
        for seed in program.seeds():
            rng = random.Random(seed)
            seen = set()
            for _ in range(150):
                with self.subTest(seed=seed):
                    seen.add(self.compare(rng))
            self.assertEqual(seen, {".", ",", "both"})

    def compare(self, rng):
        kinds = rng.choice([".", ",", ",", ".,", ",,,,,,,,,,,,,."])
        cells = [in_convention(rng, rng.randrange(10**rng.randrange(1, 9)), rng.choice(kinds))
                 for _ in range(rng.randrange(1, 12))]
        rows = [f'20241007120003216{at:06},"{cell}"' for at, cell in enumerate(cells, 1000)]
        _, report = program.check("\n".join(["Order ID,Rebate Amount", *rows]) + "\n")
        forms = [form(cell) for cell in cells]
        shown = "both" if {".", ","} <= set(forms) else "," if "," in forms else "."
        wrong = [finding["record"] for finding in report["findings"] if finding["code"] == "AM003"]
        unsure = [at for at, found in enumerate(forms, 1) if found == "either"] if shown == "both" else []
        self.assertEqual(wrong, unsure, cells)
        total = sum((self.value(cell, found, shown) for cell, found in zip(cells, forms)
                     if not (shown == "both" and found == "either")), Decimal(0))
        self.assertEqual(sum(Decimal(each["rebate_amount"]) for each in report["totals"]), total, cells)
        return shown

    def value(self, cell, found, shown):
        mark = {"": ".", "either": shown}.get(found, found)
        return Decimal(cell.replace({".": ",", ",": "."}[mark], "").replace(mark, "."))


class Money(unittest.TestCase):
    def test_both_readings_of_an_amount_agree(self):
        faults = "character scientific grouping points digits no_digits percent currencies artefact"
        self.each_seed("amount", amount, money.amount, set(faults.split()))

    def test_both_readings_of_a_rate_agree(self):
        faults = "character scientific grouping points digits no_digits discount artefact"
        self.each_seed("rate", rate, money.rate, set(faults.split()))

    def each_seed(self, kind, make, judge, faults):
        for seed in program.seeds():
            with self.subTest(seed=seed, kind=kind):
                self.compare(random.Random(seed), kind, make, judge, faults)

    def compare(self, rng, kind, make, judge, faults):
        values = [hostile.one_line(value(rng, make)) for _ in range(VALUES)]
        code, out, err = program.rebatelens(["read", kind], "\n".join(values) + "\n")
        self.assertEqual((code, err), (1, ""))
        lines = out.split("\n")
        self.assertEqual((len(lines), lines.pop()), (VALUES + 1, ""))
        seen = {}
        for raw, line in zip(values, lines):
            report = json.loads(line)
            self.assertEqual((report["kind"], report["raw"]), (kind, raw))
            found = (report["state"],)
            if found == ("read",):
                found += (report["value"], report.get("currency"), report.get("unit"))
            elif found == ("unreadable",):
                found += (report["fault"],)
            self.assertEqual(found, judge(raw), ascii(raw))
            key = found[-1] if found[0] == "unreadable" else found[0]
            seen[key] = seen.get(key, 0) + 1
        # Nothing is compared by a run that never reads, or never refuses.
        self.assertGreater(seen["read"], VALUES // 4)
        self.assertLessEqual(faults | {"absent"}, set(seen))


if __name__ == "__main__":
    unittest.main()
