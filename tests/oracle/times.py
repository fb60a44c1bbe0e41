"""The written rules for moments (core/src/model/time.rs), read a second time."""

import datetime
import re
from dataclasses import dataclass

import parts
from parts import MONTHS, WEEKDAYS, named, names, value

MONTH = f"(?:{names(MONTHS)}|sept)"
ONE_TWO = "[0-9]{1,2}"
IN_CHINESE = "(?:[0-9]{1,2}|#[0-9]{2})"

DAYS = [
    rf"(?P<y>[0-9]{{4}}) (?P<sep>[-/.]) (?P<m>{ONE_TWO}) (?P=sep) (?P<d>{ONE_TWO})",
    r"(?P<y>[0-9]{4})(?P<m>[0-9]{2})(?P<d>[0-9]{2})",
    rf"(?P<y>[0-9]{{4}}|[0-9]{{2}}) 年 (?P<m>{IN_CHINESE}) 月 (?P<d>{IN_CHINESE}) [日号]",
    rf"(?P<name>{MONTH})(?: \.)? (?P<d>{ONE_TWO})(?: ,)? (?P<latin>[0-9]{{4}}|[0-9]{{2}})",
    rf"(?P<d>{ONE_TWO}) (?P<name>{MONTH})(?: \.)?(?: ,)? (?P<latin>[0-9]{{4}}|[0-9]{{2}})",
    rf"(?P<d>{ONE_TWO}) - (?P<name>{MONTH}) - (?P<latin>[0-9]{{4}}|[0-9]{{2}})",
    rf"(?P<a>{ONE_TWO}) (?P<sep>[-/.]) (?P<b>{ONE_TWO}) (?P=sep) (?P<either>[0-9]{{4}})",
    rf"(?P<short>{ONE_TWO} (?P<sep>[-/.]) {ONE_TWO} (?P=sep) {ONE_TWO})",
]
HALF = "凌 晨|上 午|中 午|下 午|晚 上"
CHINESE_CLOCK = rf"(?P<H>{IN_CHINESE}) [时点](?: (?P<M>{IN_CHINESE}) 分(?: (?P<S>{IN_CHINESE}) 秒)?)?"
COLONS = rf"(?P<H>{ONE_TWO}) : (?P<M>[0-9]{{2}})(?: : (?P<S>[0-9]{{2}})(?: [.,] (?P<f>[0-9]{{1,9}}))?)?"
CLOCKS = [
    rf"(?:(?P<half>{HALF}) )?{CHINESE_CLOCK}",
    rf"(?P<half>{HALF}) {COLONS}",
    rf"{COLONS}(?: (?P<apm>[ap]m|[ap] \. m(?: \.)?))?",
]
COMPACT = "(?P<H>[0-9]{2})(?P<M>[0-9]{2})(?P<S>[0-9]{2})"
OFFSET = rf"(?P<sign>[-+]) (?:(?P<oh>{ONE_TWO})(?: : (?P<om>[0-9]{{2}}))?|(?P<o4>[0-9]{{4}}))"
BEIJING = "北 京 时 间"
ZONE = rf"(?:(?P<zero>z|utc|gmt)|(?:(?:utc|gmt) )?{OFFSET}|(?P<beijing>{BEIJING}))"
ZONES = [rf" {ZONE}", rf" \( {ZONE} \)"]
# Every way to write a day, or a day and its time; the pieces have names of their own in each.
DAY_AND_CLOCK = [re.compile(day) for day in DAYS]
DAY_AND_CLOCK += [re.compile(rf"{day}(?: [t,])? {clock}") for day in DAYS for clock in CLOCKS]
DAY_AND_CLOCK += [re.compile(rf"{day} t {COMPACT}") for day in DAYS]
DAY_AND_CLOCK += [re.compile(rf"(?P<y>[0-9]{{4}})(?P<m>[0-9]{{2}})(?P<d>[0-9]{{2}}){COMPACT}")]
WEEKDAY = re.compile(rf"(?P<weekday>{names(WEEKDAYS)})(?: \.)?(?: ,)? (?P<rest>.*)")
ZONED = [re.compile(rf"(?P<rest>.*?){zone}") for zone in ZONES]

PORTAL = 8 * 60


class Ambiguous(Exception):
    """Could be two."""


class NoCalendar(Exception):
    """None of the calendar."""


@dataclass
class Written:
    """A moment in one of its forms, as the pieces of the expression."""

    pieces: dict
    weekday: str | None = None
    offset: int | None = None

    @property
    def has_clock(self):
        return self.pieces.get("H") is not None

    def certain(self):
        """Year and month, where the form leaves no doubt which is which."""
        if self.pieces.get("y"):
            year = value(self.pieces["y"]) + (2000 if len(self.pieces["y"]) == 2 else 0)
            return year, value(self.pieces["m"]), value(self.pieces["d"])
        if self.pieces.get("latin") and len(self.pieces["latin"]) == 4:
            return int(self.pieces["latin"]), named(MONTHS, self.pieces["name"]), int(self.pieces["d"])
        return None

    def date(self):
        certain = self.certain()
        if certain:
            day = on(*certain)
            if day is None:
                raise NoCalendar
            return day
        if not self.pieces.get("either"):
            raise Ambiguous
        year, a, b = (int(self.pieces[name]) for name in ("either", "a", "b"))
        days = {day for day in (on(year, a, b), on(year, b, a)) if day is not None}
        if len(days) == 2:
            raise Ambiguous
        if not days:
            raise NoCalendar
        return days.pop()

    def clock(self):
        """Hour, minute, second, millisecond; the hour may be 24."""
        hour = meant(value(self.pieces["H"]), self.pieces.get("half"), self.pieces.get("apm"))
        minute, second = (value(self.pieces.get(name) or "0") for name in ("M", "S"))
        clock = hour, minute, second, int((self.pieces.get("f") or "0").ljust(9, "0")[:3])
        past = (self.pieces.get("f") or "").strip("0") if hour == 24 else ""
        if minute > 59 or second > 59 or (hour == 24 and (clock != (24, 0, 0, 0) or past)):
            raise NoCalendar
        return clock


def on(year, month, day):
    try:
        return datetime.date(year, month, day) if 2000 <= year <= 2099 else None
    except ValueError:
        return None


def meant(hour, half, apm):
    """The hour that is meant."""
    if half is None and apm is None:
        same, later, first, doubtful = range(25), (), (), ()
    elif apm is not None:
        same, later, first = (range(1, 12), (), (12,)) if apm[0] == "a" else ((12,), range(1, 12), ())
        doubtful = ()
    else:
        same, later, first, doubtful = {
            "凌": (range(7), (), (12,), ()),
            "上": (range(12), (), (), (12,)),
            "中": (range(11, 15), (1, 2), (), ()),
            "下": (range(12, 24), range(1, 12), (), ()),
            "晚": (range(17, 24), range(5, 12), (), (0, 1, 2, 3, 4, 12)),
        }[half[0]]
    if hour in doubtful:
        raise Ambiguous
    if hour in first:
        return 0
    if hour in later:
        return hour + 12
    if hour in same:
        return hour
    raise NoCalendar


def day_and_clock(text):
    for form in DAY_AND_CLOCK:
        match = form.fullmatch(text)
        if match:
            return match.groupdict()
    return None


def written(text):
    """The form of a whole text, from its parts."""
    zone = None
    if text.startswith(BEIJING + " "):
        text = text[len(BEIJING) + 1:]
        zone = PORTAL
    weekday = None
    match = WEEKDAY.fullmatch(text)
    if match:
        weekday, text = match.group("weekday"), match.group("rest")
    pieces = day_and_clock(text)
    if pieces:
        return Written(pieces, weekday, zone)
    if zone is not None:
        return None
    for form in ZONED:
        match = form.fullmatch(text)
        pieces = match and day_and_clock(match.group("rest"))
        if pieces and (pieces.get("H") is not None or match.group("beijing")):
            return Written(pieces, weekday, offset(match.groupdict()))
    return None


def offset(pieces):
    """Minutes east; too many where there is no such zone."""
    if pieces["beijing"]:
        return PORTAL
    if pieces["zero"]:
        return 0
    four = pieces["o4"]
    hours, minutes = (four[:2], four[2:]) if four else (pieces["oh"], pieces["om"] or "0")
    east = (int(hours) * 60 + int(minutes)) * (-1 if pieces["sign"] == "-" else 1)
    return east if int(minutes) < 60 and -12 * 60 <= east <= 14 * 60 else 99 * 60


def moment(text):
    """Where a form is found: date and time in its zone, the zone, whether a time is written."""
    form = written(text)
    if form is None:
        raise LookupError
    doubts = []
    day = clock = None
    try:
        day = form.date()
    except (Ambiguous, NoCalendar) as doubt:
        doubts.append(doubt)
    if form.has_clock:
        try:
            clock = form.clock()
        except (Ambiguous, NoCalendar) as doubt:
            doubts.append(doubt)
    for kind in (Ambiguous, NoCalendar):
        if any(isinstance(doubt, kind) for doubt in doubts):
            raise kind
    if form.weekday and day.isoweekday() != named(WEEKDAYS, form.weekday):
        raise NoCalendar
    if form.offset == 99 * 60:
        raise NoCalendar
    hour, minute, second, millisecond = clock or (0, 0, 0, 0)
    at = datetime.datetime(day.year, day.month, day.day, hour % 24, minute, second, millisecond * 1000)
    at += datetime.timedelta(days=hour // 24)
    return at, PORTAL if form.offset is None else form.offset, clock is not None


def shown(at, east, with_time):
    if not with_time:
        return f"{at:%Y-%m-%d}"
    fraction = f".{at.microsecond // 1000:03}" if at.microsecond else ""
    sign, east = ("-", -east) if east < 0 else ("+", east)
    return f"{at:%Y-%m-%d %H:%M:%S}{fraction}{sign}{east // 60:02}:{east % 60:02}"


def unix(text):
    count = int(text) * (1000 if len(text) == 10 else 1)
    at = datetime.datetime(1970, 1, 1, 8) + datetime.timedelta(milliseconds=count)
    if not 2000 <= at.year <= 2099:
        raise NoCalendar
    return at, PORTAL, True


def judge(raw):
    """The state, and the value or the fault."""
    if parts.absent(raw):
        return "absent", None
    text = parts.parts(raw)
    if text is None:
        return "unreadable", "form"
    try:
        found = unix(text) if re.fullmatch("[0-9]{10}|[0-9]{13}", text) else moment(text)
    except LookupError:
        return "unreadable", "form"
    except Ambiguous:
        return "unreadable", "ambiguous"
    except NoCalendar:
        return "unreadable", "calendar"
    return "read", shown(*found)
