"""What hands, programs and ill will do to a text."""

from characters import DASHES, INVISIBLE, WHITE, ZEROS

NOISE = sorted((set(WHITE) | INVISIBLE) - set("\n\r"))
FULL = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}


def in_other_digits(rng, text):
    zero = rng.choice(ZEROS)
    return text.translate({0x30 + value: zero + value for value in range(10)})


def mutated(rng, text, odd):
    """The text as written, or changed in up to three places."""
    if rng.random() < 0.06:
        text = text.translate(FULL)
    elif rng.random() < 0.08:
        text = in_other_digits(rng, text)
    for _ in range(rng.choice([0, 0, 0, 0, 1, 1, 2, 3])):
        at = rng.randrange(len(text) + 1)
        text = rng.choice([
            lambda: text[:at] + text[at + 1:],
            lambda: text[:at] + text[at:at + 1] + text[at:],
            lambda: text[:at] + text[at + 1:at + 2] + text[at:at + 1] + text[at + 2:],
            lambda: text[:at] + rng.choice(odd) + text[at + 1:],
            lambda: text[:at] + rng.choice(odd) + text[at:],
            lambda: text[:at] + rng.choice(DASHES) + text[at:],
            lambda: text[:at] + rng.choice(NOISE) + text[at:],
            lambda: rng.choice(NOISE) + text,
            lambda: text + rng.choice(NOISE),
            lambda: text[:at] + any_character(rng) + text[at:],
        ])()
    return text


def any_character(rng):
    return chr(rng.choice([rng.randrange(0x20, 0x7F), rng.randrange(0xA0, 0xD800), rng.randrange(0xE000, 0x1F900)]))


def any_text(rng, odd):
    return "".join(rng.choice([any_character(rng), rng.choice(odd), rng.choice("0123456789")])
                   for _ in range(rng.randrange(1, 30)))


def one_line(text):
    """A line of its own: no end of line in it, and not empty."""
    text = text.replace("\n", " ").replace("\r", " ").lstrip("\ufeff")
    return text or " "
