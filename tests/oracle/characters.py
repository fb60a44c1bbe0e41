"""The written rules for single characters: white space, what nobody sees,
decimal digits of every script, and dashes."""

import unicodedata

WHITE = "\t\n\x0b\x0c\r \x85\xa0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u2028\u2029\u202f\u205f\u3000"
INVISIBLE = {
    chr(code)
    for first, last in [
        (0x00, 0x08), (0x0B, 0x0C), (0x0E, 0x1F), (0x7F, 0x9F), (0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C),
        (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x200B, 0x200F), (0x202A, 0x202E),
        (0x2060, 0x206F), (0x2800, 0x2800), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF),
        (0xFFA0, 0xFFA0), (0xFFF9, 0xFFFB), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE007F),
        (0xE0100, 0xE01EF),
    ]
    for code in range(first, last + 1)
}
# Decimal digits that came into Unicode after version 14, each block by its zero.
NEWER = [0x10D40, 0x116D0, 0x116DA, 0x11BF0, 0x11DE0, 0x11F50, 0x16D70, 0x1CCF0, 0x1E4F0, 0x1E5F1]
DIGITS = {code: str(unicodedata.digit(chr(code))) for code in range(0x80, 0x110000) if chr(code).isdecimal()}
DIGITS |= {zero + value: str(value) for zero in NEWER for value in range(10)}
ZEROS = sorted(code for code, digit in DIGITS.items() if digit == "0")
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\u2e3a\u2e3b\ufe58\ufe63"

PLAIN = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
PLAIN |= DIGITS
PLAIN |= {ord(dash): "-" for dash in DASHES}


def blank(char):
    return char in WHITE or char in INVISIBLE


def strip(text):
    start, end = 0, len(text)
    while start < end and blank(text[start]):
        start += 1
    while end > start and blank(text[end - 1]):
        end -= 1
    return text[start:end]


def absent(text):
    """Empty, or the portal's way to say that there is no value."""
    text = strip(text)
    return text in ("", "/", "N/A", "n/a") or text.translate(PLAIN) in ("-", "--")
