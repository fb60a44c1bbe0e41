"""Generated months and moments, hostile ones included, through both readings."""

import calendar
import datetime
import json
import random
import unittest

import months
import program
import times

VALUES = 50_000
NOISE = [" ", "\t", "\u00a0", "\u200b", "\u200e", "\u2060", "\u3000", "\ufeff", "\u00ad", "\x1f", "\u2028", "\x85"]
ODD = list("-/.,:~+年月日号份时点分秒至到十〇零○一二九()oOlTZzamp٣７०𝟚⁴½壹廿") + [
    "--", "——", "\u2212", "Oct", "sept", "PM", "UTC", "CST", "北京时间", "上午", "下午", "24", "00", "2026", "é", "\U0001f600",
]
FULL = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
DIGIT_ZEROS = [0xFF10, 0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0x1D7CE]
HALVES = ["凌晨", "上午", "中午", "下午", "晚上"]
ZONES = ["Z", "+08:00", "+0800", "+08", " UTC", " UTC+8", " UTC+08:00", " (UTC+08:00)", " GMT+8", " GMT-5", "-05:30",
         " +14:00", " +14:01", " -12:00", "+9:30", " 北京时间", "（北京时间）", " CST", " utc +0545", "+08:60", " -8",
         "-12:01", " -1300"]


def chinese_digits(number):
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))


def chinese_number(number):
    if number < 10:
        return chinese_digits(number)
    tens, ones = divmod(number, 10)
    return ("" if tens == 1 else chinese_digits(tens)) + "十" + (chinese_digits(ones) if ones else "")


def month_name(rng, month):
    name = calendar.month_name[month]
    name = rng.choice([name, name[:3], name[:3] + ".", "Sept" if month == 9 else name[:3]])
    return rng.choice([name, name.upper(), name.lower()])


def pick_date(rng):
    year = rng.choice([rng.randrange(2000, 2100)] * 20 + [rng.randrange(1900, 2200), 1999, 2100])
    month = rng.choice([rng.randrange(1, 13)] * 20 + [rng.randrange(0, 20)])
    day = rng.choice([rng.randrange(1, 29)] * 10 + [1, 1, 1, rng.randrange(25, 32), rng.randrange(0, 35)])
    return year, month, day


def pad(rng, number):
    return rng.choice([str(number), f"{number:02}"])


def day(rng, year, month, day):
    name = month_name(rng, month) if 1 <= month <= 12 else "Oct"
    sep = rng.choice("-/.")
    return rng.choice([
        lambda: f"{year}{sep}{pad(rng, month)}{sep}{pad(rng, day)}",
        lambda: f"{year}-{month:02}-{day:02}",
        lambda: f"{year}{month:02}{day:02}",
        lambda: f"{year}年{pad(rng, month)}月{pad(rng, day)}{rng.choice('日号')}",
        lambda: f"{year % 100:02}年{month}月{day}日",
        lambda: f"{chinese_digits(year)}年{chinese_number(month)}月{chinese_number(day)}日",
        lambda: f"{name} {pad(rng, day)}, {year}",
        lambda: f"{pad(rng, day)} {name}{rng.choice([' ', ', '])}{year}",
        lambda: f"{day}-{name}-{year}",
        lambda: f"{pad(rng, month)}{sep}{pad(rng, day)}{sep}{year}",
        lambda: f"{pad(rng, day)}{sep}{pad(rng, month)}{sep}{year}",
        lambda: f"{pad(rng, day)}{sep}{pad(rng, month)}{sep}{year % 100:02}",
        lambda: f"{day} {name} {year % 100:02}",
        lambda: f"{weekday(rng, year, month, day)}{rng.choice([', ', ' ', '. '])}{day:02} {name} {year}",
    ])()


def weekday(rng, year, month, day):
    try:
        name = datetime.date(year, month, day).strftime("%A")
    except ValueError:
        name = "Monday"
    name = rng.choice([name] * 5 + ["Tuesday"])
    return rng.choice([name, name[:3], name.upper()])


def clock(rng):
    hour = rng.choice([rng.randrange(24), rng.randrange(1, 13), rng.randrange(1, 13), 0, rng.randrange(30)])
    minute = rng.choice([rng.randrange(60)] * 8 + [0, rng.randrange(70)])
    second = rng.choice([rng.randrange(60)] * 8 + [0, rng.randrange(70)])
    if rng.random() < 0.1:
        hour, minute, second = rng.choice([(0, 0, 0), (24, 0, 0), (24, 0, 1), (23, 59, 59)])
    digits = "".join(rng.choice("0123456789") for _ in range(rng.randrange(1, 11)))
    return rng.choice([
        lambda: f"{pad(rng, hour)}:{minute:02}",
        lambda: f"{pad(rng, hour)}:{minute:02}:{second:02}",
        lambda: f"{hour:02}:{minute:02}:{second:02}{rng.choice('.,')}{digits}",
        lambda: f"{hour:02}:{minute:02}:{second:02}{rng.choice('.,')}000",
        lambda: f"{hour}:{minute:02}{rng.choice([' AM', ' PM', 'am', ' p.m.', ' a.m'])}",
        lambda: f"{hour}:{minute:02}:{second:02} {rng.choice(['AM', 'PM', 'P.M.'])}",
        lambda: f"{rng.choice(HALVES)}{hour}:{minute:02}",
        lambda: f"{rng.choice(HALVES)} {hour}:{minute:02}:{second:02}",
        lambda: f"{rng.choice(HALVES)}{hour}{rng.choice('时点')}{minute}分",
        lambda: f"{hour}{rng.choice('时点')}",
        lambda: f"{pad(rng, hour)}时{pad(rng, minute)}分{pad(rng, second)}秒",
        lambda: f"{chinese_number(hour)}时{chinese_number(minute)}分{chinese_number(second)}秒",
        lambda: f"{hour:02}{minute:02}{second:02}",
    ])()


def moment(rng):
    kind = rng.random()
    if kind < 0.06:
        return str(rng.randrange(900_000_000, 4_300_000_000))
    if kind < 0.1:
        return str(rng.randrange(900_000_000_000, 4_300_000_000_000)).zfill(13)
    date = day(rng, *pick_date(rng))
    if kind < 0.3:
        return rng.choice([date] * 4 + [f"北京时间 {date}", f"{date}（北京时间）", f"{date}Z"])
    text = date + rng.choice([" "] * 6 + ["T", "T", ", ", ""]) + clock(rng)
    if rng.random() < 0.45:
        text += rng.choice(ZONES)
    return f"北京时间{text}" if rng.random() < 0.04 else text


def month(rng):
    year, number, _ = pick_date(rng)
    name = month_name(rng, number) if 1 <= number <= 12 else "Oct"
    short = f"{year % 100:02}"
    return rng.choice([
        lambda: f"{year}{rng.choice('-/.')}{pad(rng, number)}",
        lambda: f"{year}{number:02}",
        lambda: f"{pad(rng, number)}{rng.choice('-/.')}{year}",
        lambda: f"{year}年{pad(rng, number)}月{rng.choice(['', '份'])}",
        lambda: f"{year} 年 {number} 月",
        lambda: f"{short}年{number}月",
        lambda: f"{chinese_digits(year)}年{chinese_number(number)}月",
        lambda: f"{year}年{chinese_number(number)}月",
        lambda: f"{name}{rng.choice([' ', ', ', '-', '/', '', ' - '])}{year}",
        lambda: f"{year}{rng.choice([' ', '-', ', ', '/', ''])}{name}",
        lambda: f"{name}{rng.choice([' ', '-', '/'])}{short}",
        lambda: f"{short}{rng.choice([' ', '-'])}{name}",
        lambda: f"{pad(rng, rng.randrange(40))}{rng.choice('-/.')}{pad(rng, rng.randrange(40))}",
        lambda: day(rng, year, number, rng.choice([1, 1, 1, 2, 31])),
        lambda: day(rng, year, number, 1) + rng.choice([" ", "T"]) + rng.choice([clock(rng), "00:00:00", "0:00"])
        + rng.choice(["", "", "+08:00", rng.choice(ZONES)]),
        lambda: whole_month(rng, year, number),
        lambda: whole_month(rng, year, number),
        lambda: moment(rng),
    ])()


def whole_month(rng, year, number):
    try:
        last = calendar.monthrange(year, number)[1]
    except (calendar.IllegalMonthError, ValueError):
        last = 31
    last = rng.choice([last] * 6 + [last - 1, last + 1])
    sep = rng.choice([" ~ ", " - ", "-", "~", "至", " 到 ", " to ", "——", "～", "–", " "])
    state = rng.getstate()
    one = day(rng, year, number, rng.choice([1] * 9 + [2]))
    rng.setstate(state) if rng.random() < 0.5 else None
    other = day(rng, year, number if rng.random() < 0.9 else number % 12 + 1, last)
    begin = rng.choice(["", "", " 00:00:00", " 0:00", " " + clock(rng)])
    end = rng.choice(["", "", " 23:59:59", " 24:00", " 23:59", " 23:59:59.999", " " + clock(rng)])
    return one + begin + sep + other + end


def mutated(rng, text):
    """The text as written, or with what hands and programs do to it."""
    if rng.random() < 0.08:
        text = text.translate(FULL)
    elif rng.random() < 0.05:
        zero = rng.choice(DIGIT_ZEROS)
        text = text.translate({0x30 + value: zero + value for value in range(10)})
    for _ in range(rng.choice([0, 0, 0, 0, 1, 1, 2, 3])):
        at = rng.randrange(len(text) + 1)
        change = rng.randrange(7)
        if change == 0:
            text = text[:at] + text[at + 1:]
        elif change == 1:
            text = text[:at] + text[at:at + 1] + text[at:]
        elif change == 2:
            text = text[:at] + text[at + 1:at + 2] + text[at:at + 1] + text[at + 2:]
        elif change == 3:
            text = text[:at] + rng.choice(ODD) + text[at + 1:]
        elif change == 4:
            text = text[:at] + rng.choice(ODD) + text[at:]
        elif change == 5:
            noise = rng.choice(NOISE)
            text = rng.choice([noise + text, text + noise, text[:at] + noise + text[at:]])
        else:
            text = text[:at] + any_character(rng) + text[at:]
    return text


def any_character(rng):
    return chr(rng.choice([rng.randrange(0x20, 0x7F), rng.randrange(0xA0, 0xD800), rng.randrange(0xE000, 0x1F900)]))


def any_text(rng):
    return "".join(rng.choice([any_character(rng), rng.choice(ODD), rng.choice("0123456789")])
                   for _ in range(rng.randrange(1, 30)))


def one_line(text):
    """A line of its own: no end of line in it, none at its end, and not empty."""
    text = text.replace("\n", " ").replace("\r", " ").lstrip("\ufeff")
    return text or " "


def value(rng, make):
    text = any_text(rng) if rng.random() < 0.03 else mutated(rng, make(rng))
    return one_line(text)


class MonthsAndTimes(unittest.TestCase):
    def test_both_readings_of_a_month_agree(self):
        self.each_seed("month", month, months.judge, {"form", "month", "ambiguous"})

    def test_both_readings_of_a_moment_agree(self):
        self.each_seed("time", moment, times.judge, {"form", "calendar", "ambiguous"})

    def each_seed(self, kind, make, judge, faults):
        for seed in program.seeds():
            with self.subTest(seed=seed, kind=kind):
                self.compare(random.Random(seed), kind, make, judge, faults)

    def compare(self, rng, kind, make, judge, faults):
        values = [value(rng, make) for _ in range(VALUES)]
        code, out, err = program.rebatelens(["read", kind], "\n".join(values) + "\n")
        self.assertEqual((code, err), (1, ""))
        lines = out.split("\n")
        self.assertEqual((len(lines), lines.pop()), (VALUES + 1, ""))
        seen = {}
        for raw, line in zip(values, lines):
            report = json.loads(line)
            self.assertEqual((report["kind"], report["raw"]), (kind, raw))
            found = report["state"], report.get("value") or report.get("fault")
            self.assertEqual(found, judge(raw), ascii(raw))
            key = found[1] if found[0] == "unreadable" else found[0]
            seen[key] = seen.get(key, 0) + 1
        # Nothing is compared by a run that never reads, or never refuses.
        self.assertGreater(seen["read"], VALUES // 6)
        self.assertLessEqual(faults, set(seen))


if __name__ == "__main__":
    unittest.main()
