//! `PE`: settlement periods.

use super::{Findings, Found, facts::Facts};
use crate::{
    explain::{catalogue::Code, words::Word},
    model::{Field, Reading, period::PeriodFault},
    parse::record::Record,
};
use alloc::vec;

pub(super) fn check(record: &Record<'_, '_>, facts: &Facts, findings: &mut Findings) {
    let Reading::Unreadable(fault) = facts.period else { return };
    let why = match fault {
        PeriodFault::Form => {
            Word::both("it is not written as a month, such as 2026-10", "不是月份的写法，例如 2026-10")
        }
        PeriodFault::Month => Word::both("the calendar has no such month", "日历中没有这个月份"),
    };
    let args = vec![("fault", why)];
    findings.push(Found::of_field(Code::PE001, record, Field::SettlementPeriod, args));
}
