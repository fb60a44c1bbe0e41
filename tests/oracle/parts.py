"""The written rules for the parts of months and moments, read a second time.

Digits beside each other are one number, letters one word, any other character
a sign. White space only keeps parts apart, so a text becomes its parts with
one space between, and every form is an expression over that.
"""

import re

WHITE = "\t\n\x0b\x0c\r \x85\xa0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u2028\u2029\u202f\u205f\u3000"
WIDTHLESS = set(
    [0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFEFF, 0xFFA0]
    + [code for first, last in [(0x180B, 0x180E), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F),
                                (0xFE00, 0xFE0F), (0xFFF9, 0xFFFB), (0, 0x1F), (0x7F, 0x9F)]
       for code in range(first, last + 1)]
)
DIGITS = [0xFF10, 0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6]
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2212\ufe63"
ABSENT = {"", "-", "--", "—", "–", "/", "N/A", "n/a"}
NUMERALS = "零一二三四五六七八九"
MONTHS = "january february march april may june july august september october november december".split()
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()

PLAIN = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
PLAIN |= {zero + value: str(value) for zero in DIGITS for value in range(10)}
PLAIN |= {ord(dash): "-" for dash in DASHES}


def blank(char):
    return char in WHITE or ord(char) in WIDTHLESS


def absent(text):
    return text in ABSENT or all(blank(char) for char in text)


def parts(text):
    """The parts with one space between, or nothing where a text has none.

    A number in Chinese with ten is written `#25` here, as it is no row of digits.
    """
    start, end = 0, len(text)
    while start < end and blank(text[start]):
        start += 1
    while end > start and blank(text[end - 1]):
        end -= 1
    text = text[start:end].translate(PLAIN)
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
