//! How many rows were checked, for people and in reports.

use crate::words::{counted, filled};
use alloc::{
    string::{String, ToString},
    vec::Vec,
};
use rebatelens_checks::{Gap, Lack, Ledger, LeftOut, Sum};
use rebatelens_finding::{
    Counted, Lang, names,
    terms::{checked_rows as texts, total_gap},
    word::grouped,
};
use rebatelens_model::Field;
use serde::Serialize;

/// How many rows of an input were checked, and what the others lack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct CheckedRows {
    /// Rows that are records.
    pub rows: usize,
    /// Rows whose amount was compared with base × rate ± adjustment; nothing
    /// where records of this kind have no such sum.
    pub sums: Option<usize>,
    /// Rows that have an identifier, and whose identifiers could all be read.
    pub identifiers: usize,
    /// Rows whose status is understood.
    pub statuses: usize,
    /// What rows lack, so that a part of them was not checked.
    pub lacking: Vec<Lacking>,
    /// The same for people.
    pub sentence: String,
}

/// Something that rows lack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Lacking {
    /// `base_amount`, `rebate_rate`, `rebate_amount`, `adjustment_amount`,
    /// `rate_unit`, `digits`, `rejected`, `shifted_row`, `identifier` or `status`.
    pub what: &'static str,
    /// The same for people.
    pub label: &'static str,
    /// Rows that lack it.
    pub rows: usize,
}

/// Why a sum leaves records out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct LeftOutFor {
    /// `no_column`, `absent`, `unreadable`, `open_currency`, `open_sign` or
    /// `shifted_row`.
    pub reason: &'static str,
    /// How many records.
    pub records: usize,
}

/// How many rows were checked, in a language.
pub(crate) fn checked_rows(ledger: &Ledger, lang: Lang) -> CheckedRows {
    let lacking = ledger.lacking();
    let lacking = lacking.map(|(lack, rows)| Lacking { what: lack.name(), label: label(lack, lang), rows });
    CheckedRows {
        rows: ledger.rows,
        sums: ledger.has_sums.then(|| ledger.sums()),
        identifiers: ledger.identifiers,
        statuses: ledger.statuses,
        lacking: lacking.collect(),
        sentence: sentence(ledger, lang),
    }
}

/// How many sums were checked, where records have any.
fn sums(ledger: &Ledger, lang: Lang) -> Option<String> {
    let numbers: [(&'static str, &dyn core::fmt::Display); 2] =
        [("sums", &grouped(ledger.sums())), ("rows", &grouped(ledger.rows))];
    ledger.has_sums.then(|| filled(&texts::SUMS, &numbers, lang))
}

fn sentence(ledger: &Ledger, lang: Lang) -> String {
    let of_sum = |lack: &Lack| !matches!(lack, Lack::Identifier | Lack::Status);
    let reasons: Vec<String> = ledger
        .lacking()
        .filter(|(lack, _)| of_sum(lack))
        .map(|(lack, rows)| {
            filled(&texts::REASON, &[("what", &reason_of(lack, lang)), ("rows", &grouped(rows))], lang)
        })
        .collect();
    let mut parts = Vec::from_iter(sums(ledger, lang));
    if ledger.has_sums && !reasons.is_empty() {
        parts.push(filled(&texts::LACKING, &[("reasons", &reasons.join(lang.comma()))], lang));
    }
    let rows = grouped(ledger.rows);
    let read = [(&texts::IDENTIFIERS, ledger.identifiers), (&texts::STATUSES, ledger.statuses)];
    parts
        .extend(read.map(|(term, count)| filled(term, &[("count", &grouped(count)), ("rows", &rows)], lang)));
    parts.join(texts::BETWEEN.text(lang))
}

/// Why the sum of some rows was not checked.
fn reason_of(lack: Lack, lang: Lang) -> String {
    let what = label(lack, lang);
    match lack {
        Lack::Base | Lack::Rate | Lack::Amount | Lack::Adjustment => {
            filled(&texts::BLANK, &[("what", &what)], lang)
        }
        _ => what.into(),
    }
}

fn label(lack: Lack, lang: Lang) -> &'static str {
    match lack {
        Lack::Base => names::field(Field::BaseAmount, lang),
        Lack::Rate => names::field(Field::RebateRate, lang),
        Lack::Amount => names::field(Field::RebateAmount, lang),
        Lack::Adjustment => names::field(Field::AdjustmentAmount, lang),
        Lack::RateUnit => texts::RATE_UNIT.text(lang),
        Lack::Digits => texts::DIGITS.text(lang),
        Lack::Refused => texts::REFUSED.text(lang),
        Lack::Shifted => texts::SHIFTED.text(lang),
        Lack::Identifier => texts::IDENTIFIER.text(lang),
        Lack::Status => names::field(Field::Status, lang),
    }
}

/// What a total does not know; nothing where it is whole.
pub(crate) fn gap_of_total(sum: &Sum, lang: Lang) -> Option<String> {
    let reasons = reasons(sum.left_out, lang);
    if reasons.is_empty() {
        return sum.amount.is_none().then(|| total_gap::TOO_LONG.text(lang).to_string());
    }
    let (left_out, all) = (grouped(sum.left_out.count()), grouped(sum.records));
    let term = if sum.knows_nothing() { &total_gap::UNKNOWN } else { &total_gap::PART };
    Some(filled(term, &[("count", &left_out), ("all", &all), ("reasons", &reasons)], lang))
}

/// Why amounts are left out, and how many each; empty where none is.
pub(crate) fn reasons(left_out: LeftOut, lang: Lang) -> String {
    let reasons: Vec<String> =
        left_out.reasons().map(|(gap, rows)| counted(reason(gap), rows, &[], lang)).collect();
    reasons.join(lang.comma())
}

const fn reason(gap: Gap) -> &'static Counted {
    match gap {
        Gap::NoColumn => &total_gap::NO_COLUMN,
        Gap::Absent => &total_gap::ABSENT,
        Gap::Unreadable => &total_gap::UNREADABLE,
        Gap::OpenCurrency => &total_gap::OPEN_CURRENCY,
        Gap::OpenSign => &total_gap::OPEN_SIGN,
        Gap::Shifted => &total_gap::SHIFTED,
    }
}
