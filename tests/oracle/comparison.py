"""The written rules for expected against shown, read a second time.

Each currency is compared apart; lines without one belong to the other side's
only one, else to the one in which all of the other side's lines of their record
are, or of their order. Lines are told apart by the finest of record, order, customer and
product, customer, product, month and nothing that every line of both sides has;
beside an order stand product and month, beside customer and product the month,
where every line has them.

Lines alike are compared one with one where both sides have as many, in the
order of their amounts. Else those of the same amount are first, and what is left
is missing or extra where the other side has nothing left, compared in the same
way where both have as many left, or all together. What takes back where nothing
that does was expected stands alone, unless lines are told apart by record, or as
many lines as are not expected come to what was expected all the same.

With base b, rate r, adjustment a of both sides: (b' − b)·r, b·(r' − r),
(b' − b)·(r' − r) and a' − a are parts. So is what the 6 % of an ordinary invoice
take from the rounded b'·r' of a side, where exactly these are missing, in yuan or
in a currency that is not known: shown less expected. The rest is rounding where
it is below one unit of the last decimal of each line of each side; what is more
is not explained, as is all where a base or a rate is not known.

Of parts that are added up, those worked out from base, rate and adjustment that
are under a unit of the currency in either direction are rounding, and so is of
each part what is beyond the decimals of the sums. Rounding that comes to nothing
is named only where nothing else is.
"""

from dataclasses import dataclass
from fractions import Fraction

import rules


@dataclass
class Line:
    """A line of a side, as it is known."""

    place: tuple
    record: str
    order: str
    customer: str
    product: str
    month: str
    currency: str
    base: Fraction
    rate: Fraction
    adjustment: Fraction
    amount: Fraction
    takes_back: bool
    decimals: int = 2


LEVELS = {
    "record": ["record"], "order": ["order"], "customer_and_product": ["customer", "product"],
    "customer": ["customer"], "product": ["product"], "settlement_period": ["month"], "total": [],
}
BESIDE = {"order": ["product", "month"], "customer_and_product": ["month"], "customer": ["month"], "product": ["month"]}


@dataclass
class Pair:
    expected: list
    shown: list
    parts: dict

    def sums(self):
        return total(self.expected), total(self.shown)


def total(lines):
    return sum((line.amount for line in lines), Fraction(0))


def compare(expected, shown):
    """By currency: what lines are told apart by, and the pairs."""
    sides = {}
    for at, (own, other) in enumerate([(expected, shown), (shown, expected)]):
        others = {line.currency for line in other}
        only = others.pop() if len(others) == 1 else None
        for line in own:
            sides.setdefault(line.currency or only or of_id(line, other), ([], []))[at].append(line)
    return {currency: compared(*both, currency in ("CNY", None)) for currency, both in sides.items()}


def of_id(line, other):
    """The one currency of the other side's lines of the same record, or order."""
    for name in ("record", "order"):
        own = getattr(line, name)
        # An identifier is looked up whatever it names.
        found = {each.currency for each in other if own and own in (each.record, each.order)}
        if len(found) == 1 and None not in found:
            return found.pop()
    return None


def compared(expected, shown, invoices):
    every = expected + shown

    def known(name):
        return all(getattr(line, name) for line in every)

    level = next(level for level, names in LEVELS.items() if all(map(known, names)))
    names = LEVELS[level] + [name for name in BESIDE.get(level, []) if known(name)]
    groups = {}
    for at, lines in enumerate([expected, shown]):
        for line in lines:
            key = tuple(getattr(line, name).lower() for name in names)
            groups.setdefault(key, ([], []))[at].append(line)
    return level, [pair for group in groups.values() for pair in paired(*group, level, invoices)]


def paired(expected, shown, level, invoices):
    foreseen = level == "record" or any(line.takes_back for line in expected)
    alone = [] if foreseen else [line for line in shown if line.takes_back]
    if alone and expected and len(expected) != len(shown) and total(expected) == total(shown):
        return [both(expected, shown, invoices)]
    shown = [line for line in shown if line not in alone]
    pairs = [Pair([], [line], {"reversal": line.amount}) for line in alone]
    expected, shown = (sorted(side, key=lambda line: line.amount) for side in (expected, shown))
    if len(expected) != len(shown):
        left = []
        for line in expected:
            same = next((other for other in shown if other.amount == line.amount), None)
            if same is None:
                left.append(line)
            else:
                shown.remove(same)
                pairs.append(both([line], [same], invoices))
        expected = left
    if not expected:
        return pairs + [Pair([], [line], {"reversal" if line.takes_back else "extra": line.amount}) for line in shown]
    if not shown:
        return pairs + [Pair([line], [], {"missing": -line.amount}) for line in expected]
    if len(expected) == len(shown):
        return pairs + [both([one], [other], invoices) for one, other in zip(expected, shown)]
    return pairs + [both(expected, shown, invoices)]


def both(expected, shown, invoices):
    return Pair(expected, shown, parts(expected, shown, invoices))


def together(lines):
    """Base, rate, adjustment and amount of lines that are compared as one."""
    bases, rates = [line.base for line in lines], {line.rate for line in lines}
    return (None if None in bases else sum(bases), rates.pop() if len(rates) == 1 else None,
            sum(line.adjustment for line in lines), total(lines))


def parts(expected, shown, invoices):
    base, rate, adjustment, amount = together(expected)
    new_base, new_rate, new_adjustment, new_amount = together(shown)
    difference = new_amount - amount
    if None in (base, rate, new_base, new_rate):
        return {"unexplained": difference}
    found = {"base": (new_base - base) * rate, "rate": base * (new_rate - rate),
             "base_and_rate": (new_base - base) * (new_rate - rate), "adjustment": new_adjustment - adjustment}
    places, new_places = (min(line.decimals for line in side) for side in (expected, shown))
    if invoices:
        found["tax_deduction"] = (deducted(new_base * new_rate, new_amount - new_adjustment, new_places)
                                  - deducted(base * rate, amount - adjustment, places))
    rest = difference - sum(found.values())
    most = Fraction(len(expected), 10**places) + Fraction(len(shown), 10**new_places)
    found["rounding" if abs(rest) < most else "unexplained"] = rest
    return found


def deducted(product, earned, places):
    """What an ordinary invoice takes, where nothing else is missing."""
    if rules.fit(product, earned, places) or abs(earned) < Fraction(100, 10**places):
        return Fraction(0)
    whole = [rules.rounded(product, places, mode) for mode in rules.MODES]
    left = [each for each in whole if rules.fit(each * rules.INVOICE, earned, places)]
    # 94 % of what was never rounded, rounded once.
    left += [each for each, mode in zip(whole, rules.MODES)
             if rules.rounded(product * rules.INVOICE, places, mode) == earned]
    return earned - left[0] if left else Fraction(0)


ARITHMETIC = {"base", "rate", "base_and_rate", "adjustment", "tax_deduction"}


def summed(pairs, unit, scale):
    """What is expected and shown, and the parts that are named, each with the
    pairs that it comes from: in units of a currency, and in the decimals of sums."""
    ways = {}
    for pair in pairs:
        for name, amount in pair.parts.items():
            if amount:
                more, less, count = ways.get(name, (Fraction(0), Fraction(0), 0))
                ways[name] = (more + max(amount, 0), less + min(amount, 0), count + 1)
    found, rounding, rounded = {}, Fraction(0), 0
    for name, (more, less, count) in ways.items():
        cut = int((more + less) * 10**scale)
        small = name in ARITHMETIC and max(more, -less) < Fraction(1, 10**unit)
        kept = Fraction(0) if name == "rounding" or small else Fraction(cut, 10**scale)
        if name == "rounding" or small or more + less != kept:
            rounding, rounded = rounding + more + less - kept, max(rounded, count)
        if name != "rounding" and not small:
            found[name] = (kept, count)
    if rounded and (rounding or not found):
        found["rounding"] = (rounding, rounded)
    expected, shown = (sum((pair.sums()[at] for pair in pairs), Fraction(0)) for at in (0, 1))
    return expected, shown, found
