"""The written rules for details, statement, invoice and receipt, read a second time.

Each side is added up by month, where each of its amounts has a month, and in all.
A side of which an amount is not known is not known. Each side that is given is
compared with the one before it; where that one is not known, also with the one
before that, until one is known. Two sides that state other months than each other
are not compared as a whole.

An amount without a month is for those months of the statement, else of the details,
that add up to it: months that come to nothing aside, and where the amounts of none
of the side's lines name a month. Where none fits and a receipt may be of China, it
is for those of which it is 94 %: of the sum, exactly or cut to cents in any way, or
of each month, rounded half up. Sums under one are too small for that.
"""

from fractions import Fraction
from itertools import combinations

import rules

SIDES = ["details", "statement", "invoice", "receipt"]


def total(lines):
    """The sum of lines; nothing where one is not known, or there is none."""
    amounts = [amount for _, amount in lines]
    return None if not amounts or None in amounts else sum(amounts, Fraction(0))


def by_month(lines):
    """The lines of each month, where each line has one; nothing otherwise."""
    months = {}
    for month, amount in lines:
        months.setdefault(month, []).append((month, amount))
    return None if None in months or not months else months


def steps(sums, fits):
    """From, to and difference; sums of sides that are given, in order."""
    found = []
    for at, (to, own) in enumerate(sums):
        for name, before in reversed(sums[:at]):
            known = before is not None and own is not None and fits(name, to)
            found.append((name, to, own - before if known else None))
            if before is not None or own is None:
                break
    return found


def choices(months, amount, china):
    """The choices of months that an amount is for, and whether 94 % of them are."""
    filled = {month: own for month, own in months.items() if own}
    every = [each for size in range(1, len(filled) + 1) for each in combinations(sorted(filled), size)]
    plain = [each for each in every if sum(filled[month] for month in each) == amount]
    if plain or not china:
        return plain, False
    return [each for each in every if rest([filled[month] for month in each], amount)], True


def rest(amounts, paid):
    whole = sum(amounts)
    if abs(whole) < 1:
        return False
    left = whole * rules.INVOICE
    each = sum(rules.rounded(own * rules.INVOICE, 2, "half_up") for own in amounts)
    return paid in (left, each) or any(rules.rounded(left, 2, mode) == paid for mode in rules.MODES)
