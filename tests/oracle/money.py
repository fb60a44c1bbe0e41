"""The written rules for amounts and rates, read a second time.

A number is digits, in groups of three or not, with decimals or not. One sign
among point, comma, space and apostrophe groups, another one of point and comma
begins the decimals. A lone point is the decimal mark, and so is a lone comma
unless one to three digits, not a single 0, stand before it and three behind.
At most 15 digits stand before the decimals, at most 10 behind. A number of 16
to 19 digits, zeros at its end not counted, is what binary arithmetic left
behind if five 0 or five 9 of its decimals stand before its last one to three
digits. With a unit, what was meant must be a number of so many digits too.

An amount may have one sign (minus before or behind, brackets, plus before), at
most two marks of one currency, and a unit, in any order around the number.
`元` is a unit and a mark; `千` wants it, `万` and `亿` may have it. `$`, `¥`
and `元` may stand beside a code of their own: dollars, CNY or JPY, any.

A rate has no groups: its one mark begins the decimals. A per cent or per mille
sign or the word may follow; 折 makes it a discount.
"""

import re
from decimal import Decimal

from characters import PLAIN, absent, strip

SIGNS = {"US$": "USD", "HK$": "HKD", "NT$": "TWD", "CN¥": "CNY", "CN￥": "CNY", "RMB¥": "CNY", "RMB￥": "CNY",
         "JP¥": "JPY", "S$": "SGD", "$": "USD", "¥": "CNY", "￥": "CNY", "RMB": "CNY", "人民币": "CNY",
         "美元": "USD", "港元": "HKD", "日元": "JPY", "欧元": "EUR", "€": "EUR", "£": "GBP"}
CODES = ("AED AUD BRL CAD CHF CNY EUR GBP HKD IDR INR JPY KRW MOP MXN MYR NZD PHP SAR SEK SGD THB TRY TWD USD VND"
         " ZAR").split()
UNITS = {"元": ("yuan", 0), "千": ("thousand", 3), "万": ("ten_thousand", 4), "亿": ("hundred_million", 8),
         "分": ("fen", -2)}
SHARED = {"$": r"..D", "¥": "CNY|JPY", "￥": "CNY|JPY", "元": "..."}
SPACES = "\xa0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
NUMBER_MARKS = re.compile("[0-9., ']*")
MARK = "|".join(re.escape(sign) for sign in SIGNS) + "|(?i:" + "|".join(CODES) + ")"


class Unreadable(Exception):
    pass


class Artefact(Unreadable):
    """It holds the number that was probably meant."""

    def __init__(self, likely):
        super().__init__("artefact")
        self.likely = likely


def number(text, grouped=True):
    """The value of a number without sign, with its decimals as written."""
    small = re.fullmatch(r"([0-9]+(?:\.([0-9]+))?)[eE]-([0-9]+)", text)
    if grouped and small and len(small[1]) <= 15 and len(small[2] or "") + int(small[3]) <= 10:
        return Decimal(text)
    if grouped and re.fullmatch(r"\.[0-9]+", text):
        text = "0" + text
        grouped = False
    whole = re.fullmatch(r"[0-9]{1,3}(?:([., '])[0-9]{3}(?:\1[0-9]{3})*)|[0-9]+", text)
    both = re.fullmatch(r"([0-9]{1,3}([, '])[0-9]{3}(?:\2[0-9]{3})*)\.([0-9]+)", text)
    comma = re.fullmatch(r"([0-9]{1,3}([. '])[0-9]{3}(?:\2[0-9]{3})*),([0-9]+)", text)
    lone = re.fullmatch(r"([0-9]+)([.,])([0-9]+)", text)
    if not grouped:
        whole, both, comma = re.fullmatch("[0-9]+", text), None, None
    if lone:
        before, mark, behind = lone.groups()
        thousands = grouped and mark == "," and len(behind) == 3 and len(before) <= 3 and before != "0"
        return kept(before + behind, "") if thousands else kept(before, behind)
    if whole:
        return kept(re.sub("[^0-9]", "", text), "")
    if both or comma:
        before, _, behind = (both or comma).groups()
        return kept(re.sub("[^0-9]", "", before), behind)
    raise Unreadable(fault(text))


def kept(before, behind):
    exact = Decimal(f"{before}.{behind}" if behind else before)
    if is_artefact(before, behind):
        raise Artefact(likely(before, behind))
    if len(before.lstrip("0")) > 15 or len(behind) > 10:
        raise Unreadable("digits")
    return exact


def is_artefact(before, behind):
    if not 16 <= len((before + behind).lstrip("0")) <= 19:
        return False
    behind = behind.rstrip("0")
    digits = (before + behind).lstrip("0")
    last = re.search("(00000|99999)[0-9]{1,3}$", behind)
    return len(digits) >= 16 and last is not None


def likely(before, behind):
    """What was meant: all before the last run, which counts one up if it is of 9."""
    kept, run = re.fullmatch("([0-9]*?)(0{5,}|9{5,})[0-9]{1,3}", behind.rstrip("0")).groups()
    step = Decimal(1).scaleb(-len(kept)) if run.startswith("9") else 0
    return Decimal(f"{before}.{kept}") + step


def fault(text):
    if NUMBER_MARKS.fullmatch(text):
        if not re.search("[0-9., ']", text):
            return "no_digits"
        marks = re.sub("[0-9]", "", text)
        if marks.count(".") > 1 and marks.endswith("."):
            return "points"
        return "no_digits" if text.startswith(".") or text.endswith(".") else "grouping"
    mantissa = re.fullmatch("([^eE]*)[eE][+-]?[0-9]+", text)
    if mantissa:
        try:
            number(mantissa.group(1))
            return "scientific"
        except Unreadable as found:
            if str(found) in ("digits", "artefact"):
                return "scientific"
    return "character"


def amount(raw):
    """The state, and what was read or why it was not."""
    if absent(raw):
        return ("absent",)
    try:
        return ("read", *undressed(strip(raw)))
    except Unreadable as found:
        return ("unreadable", str(found))


def undressed(text):
    text = text.translate(PLAIN).translate({ord(space): " " for space in SPACES})
    text = re.sub("[‘’\u02bc]", "'", text)
    signs, marks, units = [], [], []
    while True:
        text = strip(text)
        taken = one_off(text, signs, marks, units)
        if taken is None:
            break
        text = taken
    # 万元 is counted in 万.
    unit, power = UNITS[units[-1]] if units else (None, 0)
    try:
        value = number(text)
    except Unreadable as found:
        rest, of_rate = rate_unit(text)
        if of_rate and readable(strip(rest)):
            raise Unreadable("percent") from None
        if units and isinstance(found, Artefact):
            counted(found.likely, power)
        raise
    value = counted(value, power)
    value = -value if signs and signs[0] != "+" and value else value
    return format(value, "f"), together(marks), unit


def one_off(text, signs, marks, units):
    """The text without one thing that stands at its end or its beginning."""
    for sign, form in [("-", "-(.*)"), ("-", "(.*)-"), ("(", r"\((.*)\)"), ("+", r"\+(.*)")]:
        found = re.fullmatch(form, text, re.DOTALL)
        if found:
            signs.append(sign)
            if len(signs) > 1:
                raise Unreadable("character")
            return found.group(1)
    for form in (f"(?P<mark>{MARK})(?P<rest>.*)", f"(?P<rest>.*?)(?P<mark>{MARK})"):
        found = re.fullmatch(form, text, re.DOTALL)
        if found:
            marks.append(found["mark"])
            together(marks)
            return found["rest"]
    if text[-1:] in UNITS and [*units, text[-1]] in (["元"], ["万"], ["亿"], ["分"], ["元", "千"], ["元", "万"], ["元", "亿"]):
        units.append(text[-1])
        if text[-1] in "元分":
            marks.append(text[-1])
            together(marks)
        return text[:-1]
    return None


def together(marks):
    """The one currency that the marks name."""
    codes = [SIGNS.get(mark) or ("CNY" if mark in "元分" else mark.upper()) for mark in marks]
    if not codes:
        return None
    if len(codes) > 2:
        raise Unreadable("currencies")
    first, last = codes[0], codes[-1]
    if first == last or re.fullmatch(SHARED.get(marks[-1], "(?!)"), first):
        return first
    if re.fullmatch(SHARED.get(marks[0], "(?!)"), last):
        return last
    raise Unreadable("currencies")


def counted(value, power):
    sign, digits, exponent = value.as_tuple()
    exponent += power
    value = Decimal((sign, digits, exponent))
    if exponent > 0:
        value = Decimal((sign, digits + (0,) * exponent, 0))
    if -exponent > 10 or abs(value) >= 10**15:
        raise Unreadable("digits")
    return value


def readable(text):
    try:
        number(text)
        return True
    except Unreadable:
        return False


def rate_unit(text):
    found = re.fullmatch("(.*?)(?:(‰)|[%％]|(?i:percent|per cent))", text, re.DOTALL)
    if not found:
        return text, None
    return found.group(1), "per_mille" if found.group(2) else "percent"


def rate(raw):
    if absent(raw):
        return ("absent",)
    text = strip(raw)
    rest, unit = rate_unit(text)
    try:
        return ("read", signed_number(strip(rest)), None, unit)
    except Unreadable as found:
        if unit is None and text.endswith("折"):
            try:
                signed_number(strip(text[:-1]))
                return ("unreadable", "discount")
            except Unreadable:
                pass
        return ("unreadable", str(found))


def signed_number(text):
    text = text.translate(PLAIN)
    sign = text[:1] if text[:1] in ("-", "+") else ""
    value = number(text[len(sign):], grouped=False)
    return format(-value if sign == "-" and value else value, "f")
