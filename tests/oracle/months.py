"""The written rules for months (core/src/model/period.rs), read a second time."""

import calendar
import re

import parts
import times
from parts import MONTHS, named, value
from times import IN_CHINESE, MONTH, ONE_TWO

FORMS = [
    rf"(?P<y>[0-9]{{4}}) [-/.] (?P<m>{ONE_TWO})",
    r"(?P<y>[0-9]{4})(?P<m>[0-9]{2})",
    rf"(?P<m>{ONE_TWO}) [-/] (?P<y>[0-9]{{4}})",
    rf"(?P<y>[0-9]{{4}}|[0-9]{{2}}) 年 (?P<m>{IN_CHINESE}) 月(?: 份)?",
    rf"(?P<name>{MONTH})(?: \.)?(?: [-,/])? (?P<latin>[0-9]{{4}}|[0-9]{{2}})",
    rf"(?P<latin>[0-9]{{4}}|[0-9]{{2}})(?: [-,/])? (?P<name>{MONTH})(?: \.)?",
]
FORMS = [re.compile(form) for form in FORMS]
PAIR = re.compile(rf"({ONE_TWO}) [-/] ({ONE_TWO})")
BETWEEN = re.compile(" (?:- -|-|~|至|到|to) ")


class NoForm(Exception):
    """No written form of a month."""


def in_calendar(year, month):
    if not (2000 <= year <= 2099 and 1 <= month <= 12):
        raise times.NoCalendar
    return f"{year:04}-{month:02}"


def alone(text):
    for form in FORMS:
        match = form.fullmatch(text)
        if not match:
            continue
        pieces = match.groupdict()
        if pieces.get("latin"):
            if len(pieces["latin"]) == 2:
                raise times.Ambiguous
            return in_calendar(int(pieces["latin"]), named(MONTHS, pieces["name"]))
        year = int(pieces["y"]) + (2000 if len(pieces["y"]) == 2 else 0)
        return in_calendar(year, value(pieces["m"]))
    pair = PAIR.fullmatch(text)
    if pair:
        if any(1 <= int(number) <= 12 for number in pair.groups()):
            raise times.Ambiguous
        raise NoForm
    return None


def clock_of(form):
    """The time of day, midnight where none is written, nothing where there is no such time."""
    try:
        return form.clock() if form.has_clock else (0, 0, 0, 0)
    except (times.Ambiguous, times.NoCalendar):
        return None


def all_days(text):
    """Two days and what is between, however the text falls apart."""
    for joint in BETWEEN.finditer(text):
        pieces = times.day_and_clock(text[:joint.start()]), times.day_and_clock(text[joint.end():])
        if None in pieces:
            continue
        first, last = map(times.Written, pieces)
        day, end = first.certain(), last.certain()
        month = in_calendar(*day[:2]) if day else None
        if not day or not end or day[2] != 1:
            raise NoForm
        if end != (*day[:2], calendar.monthrange(*day[:2])[1]):
            raise NoForm
        at = clock_of(last)
        if last.has_clock and (at is None or (at[:2] != (23, 59) and at[0] != 24)):
            raise NoForm
        if clock_of(first) != (0, 0, 0, 0):
            raise NoForm
        return month
    return None


def first_moment(text):
    form = times.written(text)
    if form is None:
        raise NoForm
    certain = form.certain()
    if certain:
        in_calendar(*certain[:2])
    try:
        day = form.date()
        times.moment(text)
    except times.NoCalendar:
        raise NoForm from None
    except times.Ambiguous:
        if certain or clock_doubt(form):
            raise NoForm from None
        raise
    if day.day != 1 or clock_of(form) != (0, 0, 0, 0) or form.offset not in (None, times.PORTAL):
        raise NoForm
    return in_calendar(day.year, day.month)


def clock_doubt(form):
    """Whether it is the time of day alone that is ambiguous."""
    try:
        form.date()
    except times.Ambiguous:
        return False
    except times.NoCalendar:
        return True
    return True


def judge(raw):
    """The state, and the value or the fault."""
    if parts.absent(raw):
        return "absent", None
    text = parts.parts(raw)
    if text is None:
        return "unreadable", "form"
    try:
        serial = re.fullmatch("[0-9]{5}", text)
        if serial and 36526 <= int(text) <= 73050:
            return "unreadable", "serial"
        return "read", alone(text) or all_days(text) or first_moment(text)
    except NoForm:
        return "unreadable", "form"
    except times.Ambiguous:
        return "unreadable", "ambiguous"
    except times.NoCalendar:
        return "unreadable", "month"
