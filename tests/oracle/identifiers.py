"""The written rules for account and order ids, read a second time.

An account id has 5 to 15 digits and does not begin with 0. An order id has 23
digits, or 14 to 21, or 32, and begins with its date in this century. White
space, invisible characters and quotation marks around it, separators between
groups of digits, and digits of other scripts are repaired. A power of ten, and
a long number that ends in at least four zeros from its sixteenth digit on, is
damaged. Two asterisks or letters x hide digits.
"""

import datetime
import re
import unicodedata

INVISIBLE = set("\u00ad\u034f\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\ufeff") | {
    chr(code) for code in range(0x2060, 0x2070)
}
QUOTES = "'\"‘’“”`"
DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d"


def blank(char):
    return char.isspace() or char in INVISIBLE


def strip(text):
    start, end = 0, len(text)
    while start < end and blank(text[start]):
        start += 1
    while end > start and blank(text[end - 1]):
        end -= 1
    return text[start:end]


def plain(text):
    """The text without what is repaired."""
    text = strip(text)
    if len(text) > 3 and text.startswith('="') and text.endswith('"'):
        text = strip(text[2:-1])
    text = strip(text.strip(QUOTES))
    text = "".join(char for char in text if char not in INVISIBLE)
    text = "".join(str(unicodedata.digit(char)) if char.isdecimal() else char for char in text)
    grouped = "".join(char for char in text if not separates(char))
    fits = re.fullmatch(r"[0-9]+", grouped) or masked(grouped)
    between = not (separates(text[:1]) or separates(text[-1:]))
    return grouped if fits and between else text


def separates(char):
    return char != "" and (char.isspace() or char in DASHES or char in ",，")


def masked(text):
    return bool(re.fullmatch(r"[0-9*xX]+", text)) and len(re.findall(r"[*xX]", text)) >= 2


def dated(digits):
    try:
        datetime.date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return False
    return digits.startswith("20")


def judge(kind, raw):
    """The state, and the value where there is one."""
    if strip(raw) in ("", "-"):
        return "invalid", None
    text = plain(raw)
    whole = re.fullmatch(r"([0-9]{1,15})\.0+", text)
    if whole:
        text = whole.group(1)
    if masked(text):
        return "masked", None
    if re.fullmatch(r"[0-9](\.[0-9]*)?[eE]\+?[0-9]+", text) or re.fullmatch(r"[0-9]+\.[0-9]+", text):
        return "damaged", None
    if re.fullmatch(r"[0-9]{15}0{4,}", text):
        return "damaged", None
    if not re.fullmatch(r"[0-9]+", text):
        return "invalid", None
    if kind == "order":
        right = len(text) in (23, 32, *range(14, 22)) and dated(text)
    else:
        right = 5 <= len(text) <= 15 and not text.startswith("0")
    if not right:
        return "invalid", None
    return ("clean" if text == raw else "repaired"), text
