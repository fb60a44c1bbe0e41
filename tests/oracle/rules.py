"""The written rules for lines, sums, reversals and bills, read a second time.

Every number is a fraction, so nothing here is ever rounded unasked.

A line: base × rate, rounded, plus the adjustment, is the amount. Lines of one
currency belong together. They show how many decimals amounts are rounded to and
what a bare rate means: whatever lets most lines fit. The decimals are those of
one of the amounts, and two where one has fewer, for zeros at the end may be
dropped; where all have fewer, also the most that are written. Currencies without
a smaller unit have no such two, and zeros at the end of their amounts say
nothing. The lines show as
well how amounts are rounded: the modes that fit most of the lines that need it;
any mode, unless three lines agree, and three times as many as do not. What was
rejected and is shown with nothing is no line.

Where the rounding is open, an amount would have to be what the first mode gives
under which the numbers tell a cause, else what the first mode gives. The causes,
in the order in which they are told: the adjustment was left out; the sign is the
other one; the rate in another unit gives the amount; the amount or the base is a
hundredfold or a hundredth; 94 % is left, of yuan or of no named currency, for
only China has that deduction. An amount below a hundred units of its
last decimal fits too much to tell the last three, and a rate that is written
with its unit, or that a right line has too, is not in another unit.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import gcd

MODES = ("half_up", "half_even", "down", "up")
UNITS = {"one": 1, "percent": 100, "per_mille": 1000}
INVOICE = Fraction(94, 100)
# No commission is less.
LEAST_RATE = Fraction(2, 1000)
WHOLE = ("JPY", "KRW", "VND")


def held(mantissa, scale):
    """Whether a decimal number of so many digits is held exactly: 96 bits, 28 decimals."""
    return mantissa == 0 or (abs(mantissa) < 2**96 and scale <= 28)


def rounded(value, decimals, mode):
    """The value in a mode, which treats both signs alike."""
    whole, rest = divmod(abs(value.numerator) * 10**decimals, value.denominator)
    twice = 2 * rest
    away = {"half_up": twice >= value.denominator, "down": False, "up": rest > 0,
            "half_even": twice > value.denominator or (twice == value.denominator and whole % 2 == 1)}[mode]
    size = Fraction(whole + away, 10**decimals)
    return -size if value < 0 else size


def fit(product, amount, decimals):
    """All modes where nothing is left to round, else those that give the amount."""
    if product == amount:
        return frozenset(("exact", *MODES))
    return frozenset(mode for mode in MODES if rounded(product, decimals, mode) == amount)


@dataclass
class Line:
    """The numbers of one line; `written` says whether the cell names the unit."""

    number: int
    currency: str
    base: Fraction
    rate: Fraction
    unit: str
    written: bool
    adjustment: Fraction
    amount: Fraction
    decimals: int

    def product(self, bare):
        return self.base * self.rate / UNITS[self.unit or bare]

    def fit(self, bare, decimals):
        return fit(self.product(bare), self.amount - self.adjustment, decimals)


@dataclass
class Shown:
    """What the lines of one currency show together."""

    modes: tuple
    decimals: int
    lines: int


def amounts(lines):
    """What is wrong, by line: the code, what follows, and by how much it is off.
    What each currency shows stands beside it."""
    groups = {}
    for line in lines:
        groups.setdefault(line.currency, []).append(line)
    wrong, shown = {}, {}
    for currency, group in groups.items():
        shown[currency] = judge(group, wrong)
    return wrong, shown


def judge(group, wrong):
    bare, decimals, fits = reckoning(group)
    needing = [modes for modes in fits if modes and "exact" not in modes]
    counts = [sum(mode in modes for modes in needing) for mode in MODES]
    best = max(counts)
    agreed = tuple(mode for mode, count in zip(MODES, counts) if count == best)
    outside = sum(not modes & set(agreed) for modes in needing)
    if outside and (best < 3 or best < 3 * outside):
        agreed = MODES
    right = {(line.rate, line.unit) for line, modes in zip(group, fits) if modes}
    for line, modes in zip(group, fits):
        if not line.unit and not bare:
            wrong[line.number] = ("AM004", None, None)
        elif not modes & {"exact", *agreed}:
            open_modes = [rounded(line.product(bare), decimals, mode) + line.adjustment for mode in agreed]
            code, expected = "AM002", open_modes[0]
            if not modes:
                certain = line.written or (line.rate, line.unit) in right
                causes = [(cause(line, bare, decimals, each, certain), each) for each in open_modes]
                code, expected = next((each for each in causes if each[0]), (None, expected))
            code = "AM001" if code in (None, "adjustment") else code
            wrong[line.number] = (code, expected, line.amount - expected)
    return Shown(agreed, decimals, best)


def needed(amount):
    """Decimals that an amount cannot do without."""
    return next(decimals for decimals in range(30) if (amount * 10**decimals).denominator == 1)


def reckoning(group):
    """The reading in which most lines fit; the first of several."""
    least = 0 if group[0].currency in WHOLE else 2
    written = [line.decimals if least else needed(line.amount) for line in group]
    places = sorted({max(decimals, least) for decimals in written}, reverse=True)
    most_written = max(written)
    if most_written < least:
        places.append(most_written)
    # Where all are as low as 0.08, none is meant as 0.08 %.
    high = any(not line.unit and abs(line.rate) > Fraction(3, 10) for line in group)
    bares = UNITS if high else ("one",)
    most, best = -1, None
    for bare in bares:
        for decimals in places:
            fits = [line.fit(bare, decimals) for line in group]
            count = sum(map(bool, fits))
            if count > most:
                most, best = count, (bare, decimals, fits)
    if most == 0:
        # A bare rate of at most one is a part of one; of more, nobody knows.
        parts = all(abs(line.rate) <= 1 for line in group if not line.unit)
        best = ("one" if parts else None, *best[1:])
    return best


def cause(line, bare, decimals, expected, certain):
    if line.adjustment and line.amount == expected - line.adjustment:
        return "adjustment"
    needed = line.amount - line.adjustment
    if expected and (line.amount == -expected or (needed and needed == line.adjustment - expected)):
        return "AM008"
    if abs(line.amount - line.adjustment) < Fraction(100, 10**decimals):
        return None

    def gives(product):
        return bool(fit(product, line.amount - line.adjustment, decimals))

    own = line.unit or bare
    others = [line.rate / size for unit, size in UNITS.items() if unit != own]
    if not certain and any(LEAST_RATE <= abs(rate) <= 1 and gives(line.base * rate) for rate in others):
        return "AM006"
    product = line.product(bare)
    if line.amount in (expected * 100, expected / 100) or gives(product * 100) or gives(product / 100):
        return "AM007"
    in_china = line.currency in (None, "", "CNY")
    return "AM012" if in_china and fit(expected * INVOICE, line.amount, decimals) else None


# Sums.
#
# A month's statements are in yuan, and its details are those in yuan and those
# that name no currency. Stated and added up must be the same, with or without
# what was rejected. A detail whose amount is not known leaves its month open.


@dataclass
class Detail:
    """A detail row: where it stands, and what it says."""

    place: tuple
    month: str
    currency: str
    amount: Fraction
    rejected: bool


def months(stated, details):
    """The months that differ: what is stated, what the details come to, and the
    details themselves. `stated` are pairs of month and amount."""
    differ = {}
    for month in {month for month, _ in stated}:
        own = [row for row in details if row.month == month and row.currency in ("CNY", None)]
        if not own or any(row.amount is None for row in own):
            continue
        total = sum(amount for each, amount in stated if each == month)
        every = sum(row.amount for row in own)
        if total not in (every, every - sum(row.amount for row in own if row.rejected)):
            differ[month] = (total, every, own)
    return differ


def fewest(amounts, difference, most=3):
    """How many amounts, up to three, come to a difference of either sign."""
    for wanted in (difference, -difference):
        if wanted in amounts:
            return 1
    amounts = [amount for amount in amounts if amount]
    for count in range(2, most + 1):
        if any(reaches(amounts, wanted, count) for wanted in (difference, -difference)):
            return count
    return None


def chance(amounts, count):
    """How many choices of so many amounts or fewer chance lets come to a difference.

    A difference of their size is one of so many sums; equal amounts make no
    further ones, and many amounts with a common factor have it for a unit.
    """
    places = max([2, *(needed(amount) for amount in amounts)])
    units = [int(amount * 10**places) for amount in amounts if amount]
    if not units:
        return 1
    step = gcd(*units) if len(units) >= 20 else 1
    most = max(abs(unit) for unit in units) // step
    distinct, signs = len(set(units)), 2 if min(units) < 0 else 1
    choices, hits = Fraction(signs), Fraction(0)
    for picked in range(1, count + 1):
        choices *= Fraction(max(distinct + 1 - picked, 1), picked)
        hits += choices / max(picked * most, 1)
    return hits


def repairs(line, field, value, shown):
    """Whether a line adds up with another value of one cell."""
    if field == "adjustment_amount":
        return any(fit(line.base * line.rate / UNITS[unit], line.amount - Fraction(value), shown[line.currency].decimals)
                   for unit in ([line.unit] if line.unit else UNITS))
    if field == "rebate_rate":
        rates, base = [Fraction(value.rstrip("%")) / 100], line.base
    else:
        units = [line.unit] if line.unit else UNITS
        rates, base = [line.rate / UNITS[unit] for unit in units], Fraction(value)
    decimals = shown[line.currency].decimals
    return any(fit(base * rate, line.amount - line.adjustment, decimals) for rate in rates)


def reaches(amounts, wanted, count):
    if count == 2:
        met = set()
        for amount in amounts:
            if wanted - amount in met:
                return True
            met.add(amount)
        return False
    return any(reaches(amounts[at + 1:], wanted - amount, 2) for at, amount in enumerate(amounts))


def rows_of_sums(rows):
    """Rows of sums that are wrong, by place and column: what is stated, and what
    the rows come to.

    A row is a record (its currency and its amounts, a fault where one cannot be
    read) or a row of sums (`all` or `part` by its title, no currency at all, and
    its stated amounts). A sum may be of all rows above or of those since the last
    row of sums; where it is neither, its title says which it was meant to be. One
    above every record is of all records. Amounts of two currencies, or one that
    cannot be read, leave it open.
    """
    wrong = {}
    records = [(currency, amounts) for what, currency, amounts in rows if not what]
    above, since = [], []
    for place, (what, currency, amounts) in enumerate(rows):
        if not what:
            above.append((currency, amounts))
            since.append((currency, amounts))
            continue
        whole, part = (above, since) if above else (records, records)
        for column, stated in enumerate(amounts):
            known = not any(row[column] == "fault" for _, row in whole)
            if isinstance(stated, Fraction) and known and len({currency for currency, _ in whole}) == 1:
                sums = {name: sum((row[column] or 0 for _, row in some), Fraction(0))
                        for name, some in (("all", whole), ("part", part))}
                if stated not in sums.values():
                    wrong[place, column] = (stated, sums[what])
        since = []
    return wrong


# Reversals.
#
# A line takes back where it says that it is a refund or a reversal, or, where
# it names no other correction, where it names an original or is negative. It
# belongs to the order that it names as its original, else to its own. All lines
# of one order in one currency, wherever they stand, are added up, but for those whose
# word takes and whose amount gives: their sign is open. More than two of
# them may take back too much by less than a cent for each: they are rounded one by
# one.

TAKING = ("refund", "reversal")
WORDS_THAT_TAKE = (*TAKING, "debit")


@dataclass
class Entry:
    """A line of commission."""

    file: str
    record: int
    order: str
    original: str
    amount: Fraction
    month: str
    currency: str
    kind: str

    def counted(self):
        """The amount, where its sign is not open."""
        gives = self.amount is not None and self.amount > 0
        return None if gives and self.kind in WORDS_THAT_TAKE else self.amount

    def takes_back(self):
        if self.kind:
            return self.kind in TAKING
        return bool(self.original) or (self.amount or 0) < 0

    def key(self):
        order = self.original or self.order
        return (order, self.currency) if order else None


def reversals(entries, refunded):
    """What is said of each line, and of several lines at once: by file, code and
    month, the first record and how many there are."""
    here = {entry.month for entry in entries}
    orders = {}
    for entry in entries:
        orders.setdefault(entry.key(), []).append(entry)
    single, together, too_much = {}, {}, set()
    for entry in reversed(entries):
        code, amount, month = reversal(entry, orders[entry.key()], here, refunded)
        # Of several lines that take too much together, the last one does.
        if code == "RV002" and entry.key() in too_much:
            continue
        too_much.add(entry.key() if code == "RV002" else None)
        if code in ("RV003", "RV004"):
            _, count = together.get((entry.file, code, month), (None, 0))
            together[entry.file, code, month] = (entry.record, count + 1)
        elif code:
            single[entry.file, entry.record] = (code, None, amount)
    return single, together


def reversal(entry, alike, here, refunded):
    if not entry.takes_back():
        if entry.kind:
            return "RV005", None, None
        owed = entry.key() and entry.key()[0] in refunded and (entry.amount or 0) > 0
        return "RV006" if owed and not any(other.takes_back() for other in alike) else None, None, None
    if (entry.amount or 0) >= 0:
        return None, None, None
    if not entry.key():
        return "RV003", None, None
    earned = [other.counted() for other in alike if not other.takes_back() and other.counted() is not None]
    if not earned:
        month = f"{entry.key()[0][:4]}-{entry.key()[0][4:6]}"
        return ("RV001", None, None) if month in here else ("RV004", None, month)
    rest = sum(earned) + sum(other.counted() or 0 for other in alike if other.takes_back())
    rows = sum(other.counted() is not None for other in alike)
    rounds = rows > 2 and -rest < Fraction(rows, 100)
    return ("RV002", rest, None) if rest < 0 and not rounds else (None, None, None)


# Bills.
#
# A sum is an amount where some rounding to the amount's own decimals, to no less
# than two, gives it. What is not written counts as zero where it is one of
# several parts, and leaves the sum open where it is not; so does what cannot be
# read.


def is_sum(value, amount, decimals):
    return bool(fit(value, amount, max(2, decimals)))


def paid(cost, decimals, parts):
    """What paid for a line, where that is not its cost."""
    total = sum(parts, Fraction(0))
    return None if is_sum(total, cost, decimals) else total


def taxed(line, decimals):
    """The first tax line that does not follow from those above it, and what
    follows. A bare rate of one or more is per cent, a lower one a part of one."""
    before, tax = line["before_tax"], line["tax"]
    follows = {"before_tax": None, "tax": None, "total_cost": before + tax}
    if line.get("total_after_discount") is not None:
        follows["before_tax"] = line["total_after_discount"] - (line.get("voucher") or 0)
    if line.get("rate") is not None:
        rate, unit = line["rate"]
        follows["tax"] = before * rate / UNITS[unit or ("one" if abs(rate) < 1 else "percent")]
    for name, value in follows.items():
        shown = line.get(name)
        if value is not None and shown is not None and not is_sum(value, shown, decimals[name]):
            return name, value
    return None


def discounted(original, rate, unit, after, decimals):
    """What a discount gives, where no reading of it gives the charge: the closest.
    A bare one is written as 0.85, as 85, or as 8.5 in tenths."""
    if original == 0:
        return None
    sizes = [UNITS[unit]] if unit else [1, 100, 10]
    given = [original * rate / size for size in sizes]
    if any(is_sum(value, after, decimals) for value in given):
        return None
    return min(given, key=lambda value: abs(value - after))
