//! `PE`: settlement periods.

use super::{Findings, Found, facts::Facts};
use crate::{
    explain::{catalogue::Code, words::Word},
    model::{
        Field, Reading,
        period::PeriodFault,
        time::{TimeFault, is_plainly_sound, read_time},
    },
    parse::record::Record,
};
use alloc::vec;

pub(super) fn check(record: &Record<'_, '_>, facts: &Facts, findings: &mut Findings) {
    if let Reading::Unreadable(fault) = facts.period {
        let args = vec![("fault", words(fault))];
        findings.push(Found::of_field(Code::PE001, record, Field::SettlementPeriod, args));
    }
    let time = record.text(Field::OrderTime);
    if is_plainly_sound(time) {
        return;
    }
    if let Reading::Unreadable(fault) = read_time(time) {
        let args = vec![("fault", time_words(fault))];
        findings.push(Found::of_field(Code::PE002, record, Field::OrderTime, args));
    }
}

/// Why a time cannot be read.
pub(crate) fn time_words(fault: TimeFault) -> Word {
    match fault {
        TimeFault::Form => Word::both(
            "it is not written as a time, such as 2026-10-07 15:52:30",
            "不是时间的写法，例如 2026-10-07 15:52:30",
        ),
        TimeFault::Calendar => Word::both("there is no such day or time of day", "没有这一天或这个时刻"),
        TimeFault::Ambiguous => Word::both("it could be two different days", "可能表示两个不同的日期"),
    }
}

/// Why a month cannot be read.
pub(crate) fn words(fault: PeriodFault) -> Word {
    match fault {
        PeriodFault::Form => {
            Word::both("it is not written as a month, such as 2026-10", "不是月份的写法，例如 2026-10")
        }
        PeriodFault::Month => Word::both("the calendar has no such month", "日历中没有这个月份"),
        PeriodFault::Ambiguous => Word::both(
            "it could be a month of a year, or a day of a month",
            "可能表示某年某月，也可能表示某月某日",
        ),
    }
}
