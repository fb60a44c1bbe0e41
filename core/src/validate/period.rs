//! `PE`: settlement periods and times.

use super::{Findings, Found, facts::Facts};
use crate::{
    explain::{catalogue::Code, words},
    model::{
        Field, Reading,
        time::{is_plainly_sound, read_time},
    },
    parse::record::Record,
};
use alloc::vec;

pub(super) fn check(record: &Record<'_, '_>, facts: &Facts, findings: &mut Findings) {
    if let Reading::Unreadable(fault) = facts.period {
        let args = vec![("fault", words::period_fault(fault))];
        findings.push(Found::of_field(Code::PE001, record, Field::SettlementPeriod, args));
    }
    let time = record.text(Field::OrderTime);
    if is_plainly_sound(time) {
        return;
    }
    if let Reading::Unreadable(fault) = read_time(time) {
        let args = vec![("fault", words::time_fault(fault))];
        findings.push(Found::of_field(Code::PE002, record, Field::OrderTime, args));
    }
}
