"""The written rules for the parts of months and moments, read a second time.

Digits beside each other are one number, letters one word, any other character
a sign. White space only keeps parts apart, so a text becomes its parts with
one space between, and every form is an expression over that.
"""

import re

from characters import PLAIN, WHITE, absent, strip

NUMERALS = "零一二三四五六七八九"
MONTHS = "january february march april may june july august september october november december".split()
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()


def parts(text):
    """The parts with one space between, or nothing where a text has none.

    A number in Chinese with ten is written `#25` here, as it is no row of digits.
    """
    text = strip(text).translate(PLAIN)
    text = re.sub("[A-Z]", lambda letter: letter.group().lower(), text)
    found = []
    white = f"[{WHITE}]*"
    for match in re.finditer(f"([0-9]+)|([a-z]+)|([〇○零一二三四五六七八九十]+)(?P<unit>(?={white}[年月日号时点分秒]))?|([^{WHITE}])", text):
        part = match.group()
        if match.group(1) and len(part) > 18:
            return None
        if match.group(3):
            part = numeral(part) if match.group("unit") is not None else None
            if part is None:
                return None
        found.append(part)
    return " ".join(found) if len(found) <= 40 else None


def numeral(part):
    part = part.replace("〇", "零").replace("○", "零")
    if "十" not in part:
        return "".join(str(NUMERALS.index(char)) for char in part) if len(part) <= 18 else None
    ten = re.fullmatch("([一二三四五六七八九]?)十([一二三四五六七八九]?)", part)
    if not ten:
        return None
    tens = NUMERALS.index(ten.group(1)) if ten.group(1) else 1
    ones = NUMERALS.index(ten.group(2)) if ten.group(2) else 0
    return f"#{tens}{ones}"


def value(number):
    return int(number.lstrip("#"))


def names(words):
    return "|".join(sorted({name for word in words for name in (word, word[:3])}, key=len, reverse=True))


def named(words, name):
    return next(at for at, word in enumerate(words, 1) if word == name or word[:3] == name[:3])
