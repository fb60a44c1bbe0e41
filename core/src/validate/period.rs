//! `PE`: settlement periods.

use super::{Findings, Found, facts::Facts};
use crate::{
    explain::{catalogue::Code, words},
    model::{Field, Reading},
    parse::record::Record,
};
use alloc::vec;

pub(super) fn check(record: &Record<'_, '_>, facts: &Facts, findings: &mut Findings) {
    let Reading::Unreadable(fault) = facts.period else { return };
    let args = vec![("fault", words::period_fault(fault))];
    findings.push(Found::of_field(Code::PE001, record, Field::SettlementPeriod, args));
}
