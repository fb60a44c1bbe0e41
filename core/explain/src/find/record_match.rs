//! A record that a query finds, in a sentence.

use crate::{
    find::{
        answer::Match,
        row::{Row, label, order_state},
    },
    words::filled,
};
use alloc::{
    string::{String, ToString},
    vec::Vec,
};
use rebatelens_checks::order_status_name;
use rebatelens_finding::{lang::Lang, names, terms::find_match as texts, word};
use rebatelens_model::{Field, Kind, is_missing, money::with_currency, status::read_status, unit::MoneyUnit};
use rebatelens_table::record::Record;

/// A record: what it is, its order, product and month, where it is in
/// the settlement, and its amount.
pub(super) fn record_match(input: &str, record: &Record<'_, '_>, row: &Row<'_>, lang: Lang) -> Match {
    let known = read_status(row.status).filter(|status| status.known);
    let month = row.period.map(|month| month.to_string());
    let amount = amount(record);
    let parts = [
        label(row, record),
        plain(row.product),
        month.clone().unwrap_or_default(),
        status(record, row, lang),
        amount.clone().unwrap_or_default(),
    ];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let kind = kind(record.kind(), lang);
    let parts = parts.join(texts::COMMA.text(lang));
    let sentence = filled(&texts::SENTENCE, &[("kind", &kind), ("parts", &parts)], lang);
    Match {
        input: input.into(),
        record: record.number,
        line: record.row().line,
        kind: record.kind().name(),
        settlement_period: month,
        status: Some(plain(row.status)).filter(|text| !text.is_empty()),
        lifecycle: known.map(|status| status.lifecycle.name()),
        rebate_amount: amount,
        sentence,
    }
}

const fn kind(kind: Kind, lang: Lang) -> &'static str {
    let term = match kind {
        Kind::Rebate => &texts::REBATE,
        Kind::Statement => &texts::STATEMENT,
        Kind::BusinessDetail => &texts::BUSINESS_DETAIL,
        Kind::Order => &texts::ORDER,
        Kind::BillLine => &texts::BILL_LINE,
        other => return names::record_kind(other, lang),
    };
    term.text(lang)
}

fn plain(text: &str) -> String {
    if is_missing(text) { String::new() } else { word::excerpt(text.trim()) }
}

/// The stage, and the text that says so where it says it in other words.
fn status(record: &Record<'_, '_>, row: &Row<'_>, lang: Lang) -> String {
    if let Some(code) = order_state(record).filter(|_| record.kind() == Kind::Order) {
        return order_words(code, lang);
    }
    let text = plain(row.status);
    let Some(status) = read_status(row.status).filter(|_| !text.is_empty()) else {
        let states = matches!(record.kind(), Kind::Rebate);
        return if states { texts::NO_STATUS.text(lang).into() } else { String::new() };
    };
    if !status.known {
        return filled(&texts::STATUS_UNKNOWN, &[("status", &text)], lang);
    }
    let stage = names::lifecycle(status.lifecycle, lang);
    if stage.eq_ignore_ascii_case(&text) {
        return stage.into();
    }
    filled(&texts::STATUS_KNOWN, &[("stage", &stage), ("status", &text)], lang)
}

/// The rebate as written, in whole units where the column counts others.
fn amount(record: &Record<'_, '_>) -> Option<String> {
    let text = record.text(Field::RebateAmount).trim();
    if is_missing(text) {
        return None;
    }
    let column = record.columns().iter().find(|column| column.field == Some(Field::RebateAmount));
    let as_written = column.is_none_or(|column| column.money_unit() == MoneyUnit::AsWritten);
    let read = record.amount(Field::RebateAmount);
    let shown = match read.read().filter(|_| !as_written) {
        Some(amount) => amount.value.to_string(),
        None => word::excerpt(text),
    };
    let beside = read.read().is_none_or(|amount| amount.currency.is_some());
    let currency = record.currency().filter(|_| !beside);
    Some(with_currency(&shown, currency))
}

/// An order's state in words.
pub(super) fn order_words(code: &str, lang: Lang) -> String {
    let status = order_status_name(code);
    filled(&texts::ORDER_STATUS, &[("status", &status.text(lang)), ("code", &code)], lang)
}
