"""The written rules for identifiers, read a second time.

An account id has 5 to 15 digits and does not begin with 0. An order id has 23
digits, or 14 to 21, or 32 as in the cash journal, and begins with its date in
this century; or it has four groups of digits joined by `_`, the second one an
hour of ten digits. A journal id has 32 digits that begin with a date. A policy
is letters, `Policy` and four digits. A voucher has 18 to 22 capital letters
and digits, or 8 digits. A product code is p_, sp_, v_ or sv_, with virtual_
before it or not, and small letters, digits or `_`. Records and resources have
no shape.

White space, what nobody sees and quotation marks around it are taken off, and
what nobody sees inside. Where an id has a shape, digits of other scripts are
written as 0 to 9; kinds of digits and vouchers also lose what groups them, but
two whole order ids never become one. A power of ten that still has every digit,
fifteen at most, is written out. Any other power of ten, and a long number that
ends in at least four zeros from its sixteenth digit on, is damaged. So is an even
number of more than 17 digits that a floating-point number may have held: four zeros
or more follow its seventeenth digit, or such a number of at least 73 bits is exactly
it. A record's id is damaged where it is a power of ten of at least 11. Two signs
that hide, among kinds of digits also two letters x, are a mask.

An invalid id of a kind with digits may have a likely correction: look-alikes
replaced where at least half of it is digits, or in an order of 24 or a journal
entry of 33 digits one digit of the only run that can lose one.
"""

import datetime
import re

from characters import DIGITS, INVISIBLE, PLAIN, WHITE, absent, strip

KINDS = ["partner", "customer", "order", "record", "resource", "journal", "policy", "voucher", "code"]
NUMBERS = ["partner", "customer", "order", "journal"]
QUOTES = "'\"`‘’‚“”„«»「」『』"
LOOK_ALIKES = {"O": "0", "o": "0", "l": "1", "I": "1", "i": "1", "|": "1", "Z": "2", "z": "2", "S": "5", "s": "5",
               "B": "8"}
LENGTHS = {"order": 23, "journal": 32}


def cleaned(kind, raw):
    """The text without what is repaired."""
    text = strip(raw)
    while True:
        bare = text
        if len(bare) >= 3 and bare.startswith('="') and bare.endswith('"'):
            bare = bare[2:-1]
        bare = strip(bare.strip(QUOTES))
        if bare == text:
            break
        text = bare
    text = "".join(char for char in text if char not in INVISIBLE)
    if kind not in ("record", "resource"):
        text = text.translate(DIGITS)
    if kind in NUMBERS:
        text = ungrouped(kind, text, "[0-9]+")
    if kind == "voucher":
        text = ungrouped(kind, text, "[0-9A-Z]+")
    if kind in NUMBERS or kind == "voucher":
        text = re.sub(r"\A([0-9]{1,15})\.0+\Z", r"\1", text)
    power = re.fullmatch(r"([0-9])\.([0-9]{1,14})[eE]\+?([0-9]+)", text)
    if kind in NUMBERS and power and int(power[3]) == len(power[2]):
        text = power[1] + power[2]
    return text


def ungrouped(kind, text, allowed):
    together = "".join(char for char in text if not separates(char))
    if not (re.fullmatch(allowed, together) or masked("order", together)):
        return text
    if not text or separates(text[0]) or separates(text[-1]):
        return text
    parts = "".join(" " if separates(char) else char for char in text).split()
    if kind == "order" and all(fault(kind, part) == "" for part in parts):
        return text
    return together


def separates(char):
    return char in WHITE or char.translate(PLAIN) in ("-", ",")


def masked(kind, text):
    if kind in ("policy", "voucher", "code"):
        return bool(re.fullmatch("[0-9A-Za-z_*•●]+", text)) and len(re.findall("[*•●]", text)) >= 2
    return bool(re.fullmatch("[0-9xX*•●]+", text)) and len(re.findall("[xX*•●]", text)) >= 2


def dated(digits):
    try:
        datetime.date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return False
    return digits.startswith("20")


def shaped(kind, text):
    if kind in ("partner", "customer"):
        return bool(re.fullmatch("[1-9][0-9]{4,14}", text))
    if kind == "order":
        postpaid = re.fullmatch("[0-9]+_([0-9]{10})_[0-9]+_[0-9]+", text)
        if postpaid:
            return dated(postpaid.group(1))
        return bool(re.fullmatch("[0-9]{14,21}|[0-9]{23}|[0-9]{32}", text)) and dated(text)
    if kind == "journal":
        return bool(re.fullmatch("[0-9]{32}", text)) and dated(text)
    if kind == "policy":
        return bool(re.fullmatch("[A-Za-z]+Policy[0-9]{4}", text))
    if kind == "voucher":
        return bool(re.fullmatch("[A-Z0-9]{18,22}|[0-9]{8}", text))
    if kind == "code":
        return bool(re.fullmatch("(virtual_)?(p|sp|v|sv)_[a-z0-9_]+", text))
    return True


def fault(kind, text):
    """The state of a cleaned text that is not to be used, or nothing."""
    if kind == "record" and power_of_ten(text):
        return "damaged"
    if kind in ("record", "resource"):
        return ""
    if masked(kind, text):
        return "masked"
    cut = re.fullmatch("[0-9]{15}0{4,}", text) or was_a_float(text)
    power = re.fullmatch(r"[0-9](\.[0-9]*)?[eE]\+?[0-9]+|[0-9]+\.[0-9]+", text)
    if kind in NUMBERS and (cut or power) or kind == "voucher" and cut:
        return "damaged"
    if shaped(kind, text):
        return ""
    return "damaged" if kind == "voucher" and power else "invalid"


def power_of_ten(text):
    power = re.fullmatch(r"[0-9](\.[0-9]*)?E\+([0-9]+)", text)
    return bool(power) and 11 <= int(power[2]) < 2**32


def was_a_float(text):
    if not re.fullmatch("[0-9]{17}[0-9]*[02468]", text):
        return False
    number = int(text)
    if len(text) >= len(text.rstrip("0")) + 4 and len(text.rstrip("0")) <= 17:
        return True
    return 2**72 <= number < 2**128 and int(float(number)) == number


def likely(kind, text):
    if kind not in NUMBERS and kind != "voucher":
        return None
    if re.fullmatch("[0-9]+", text):
        if len(text) != LENGTHS.get(kind, -1) + 1:
            return None
        runs = [text[: run.start()] + text[run.start() + 1:] for run in re.finditer(r"([0-9])\1+", text)]
        values = [value for value in runs if fault(kind, value) == ""]
        return values[0] if len(values) == 1 else None
    value = "".join(LOOK_ALIKES.get(char, char) for char in text)
    digits = len(re.findall("[0-9]", text))
    right = re.fullmatch("[0-9_]+", value) and 2 * digits >= len(value) and fault(kind, value) == ""
    return value if right else None


def judge(kind, raw):
    """The state, the value where there is one, and a likely correction."""
    if absent(raw):
        return "invalid", None, None
    text = cleaned(kind, raw)
    state = fault(kind, text)
    if state:
        return state, None, likely(kind, text) if state == "invalid" else None
    return ("clean" if text == raw else "repaired"), text, None
