//! Cells of columns whose interface or file says what they hold.

use crate::{
    amount, findings::Findings, found, identifier, period, registry::Check, table_context::TableContext,
    values::RecordValues,
};
use alloc::{string::String, vec};
use rebatelens_finding::{
    Need, Rule,
    found::Found,
    rule,
    terms::find_order_status,
    word::{Term, Word},
};
use rebatelens_model::{
    Kind, Reading,
    codes::{order_status_says, published},
    identifier::{IdentifierKind, read_identifier},
    is_missing,
    money::read_amount_in,
    period::read_period,
    time::read_time,
    unit::{MoneyUnit, ValueType},
};
use rebatelens_table::{column::Column, record::Record};

rule! { FI033: Note, needs [], replaces [] }
rule! { ST004: Note, needs [Need::AnyColumn(&["status", "voucher_status", "deal_status", "pay_mode", "action_type"])], replaces [] }
rule! { ST005: Warning, needs [Need::Kind(Kind::Order), Need::Column("deal_status")], replaces [] }

fn read(record: &Record<'_, '_>, findings: &mut Findings) {
    for (at, column) in record.columns().iter().enumerate() {
        let text = record.row().text(at);
        if is_missing(text) {
            continue;
        }
        let found = match column.value {
            // Fields of a rebate record have checks of their own.
            Some(ValueType::Identifier(kind)) if column.field.is_none() => id(record, at, kind),
            Some(ValueType::Money(unit)) if column.field.is_none() || !record.table.kind.states_rebate() => {
                money(record, at, unit)
            }
            Some(ValueType::Time | ValueType::UnixTime)
                if column.field.is_none() || !record.table.kind.states_rebate() =>
            {
                time(record, at)
            }
            Some(ValueType::Month) if !record.table.kind.states_rebate() => month(record, at),
            Some(ValueType::Text | ValueType::Count | ValueType::Status) => code(record, at, column),
            _ => None,
        };
        if let Some(found) = found {
            findings.push(found);
        }
        if text.contains("xa0") && is_mangled(text) {
            findings.push(found::of_cell(&FI033, record, at, vec![]));
        }
    }
    contradiction(record, findings);
}

fn id(record: &Record<'_, '_>, at: usize, kind: IdentifierKind) -> Option<Found> {
    let identifier = read_identifier(kind, record.row().text(at))?;
    let code = identifier::code(&identifier.state)?;
    let mut found = found::of_cell(code, record, at, identifier::args(kind, &identifier));
    found.cleaned = identifier.value().map(String::from);
    Some(found)
}

fn money(record: &Record<'_, '_>, at: usize, unit: MoneyUnit) -> Option<Found> {
    if unit == MoneyUnit::Unstated {
        return None;
    }
    match read_amount_in(record.row().text(at), unit) {
        Reading::Unreadable(fault) => Some(amount::unreadable_cell(record, at, fault)),
        Reading::Absent | Reading::Read(_) => None,
    }
}

fn month(record: &Record<'_, '_>, at: usize) -> Option<Found> {
    match read_period(record.row().text(at)) {
        Reading::Unreadable(fault) => Some(period::unreadable_month(record, at, fault)),
        Reading::Absent | Reading::Read(_) => None,
    }
}

fn time(record: &Record<'_, '_>, at: usize) -> Option<Found> {
    match read_time(record.row().text(at)) {
        Reading::Unreadable(fault) => Some(period::unreadable_time(record, at, fault)),
        Reading::Absent | Reading::Read(_) => None,
    }
}

/// A code that its interface's published list does not have.
fn code(record: &Record<'_, '_>, at: usize, column: &Column) -> Option<Found> {
    let known = published(record.table.kind, &column.header)?;
    let text = record.row().text(at).trim();
    if known.contains(&text) {
        return None;
    }
    let args = vec![("known", Word::list(known))];
    Some(found::of_cell(&ST004, record, at, args))
}

/// An order's state in words, by its code.
pub fn order_status_name(code: &str) -> &'static Term {
    match code {
        "1" => &find_order_status::UNPAID,
        "2" => &find_order_status::PAID,
        "3" => &find_order_status::DELIVERING,
        "5" => &find_order_status::DELIVERY_FAILED,
        "6" => &find_order_status::REFUNDED,
        "7" => &find_order_status::CANCELLED,
        "8" => &find_order_status::EXPIRED,
        "9" => &find_order_status::INVALID,
        "10" => &find_order_status::PRODUCT_INVALID,
        "11" => &find_order_status::PAYMENT_REFUSED,
        "12" => &find_order_status::PAYING,
        "13" => &find_order_status::REFUNDING,
        "30" => &find_order_status::IN_PROGRESS,
        _ => &find_order_status::SUCCEEDED,
    }
}

/// An order's text says another thing than its code.
fn contradiction(record: &Record<'_, '_>, findings: &mut Findings) {
    if record.table.kind != Kind::Order {
        return;
    }
    let column = |name: &str| record.columns().iter().position(|column| column.header == name);
    let (Some(text), Some(code)) = (column("DealStatus"), column("Status")) else { return };
    let (shown, code) = (record.row().text(text).trim(), record.row().text(code).trim());
    let Some(texts) = order_status_says(code) else { return };
    if !shown.is_empty() && !texts.contains(&shown) {
        let args = vec![("code", Word::from(code)), ("meaning", Word::term(order_status_name(code)))];
        findings.push(found::of_cell(&ST005, record, text, args));
    }
}

/// A no-break space that some program wrote out as its number: `Chinaxa0(`.
fn is_mangled(text: &str) -> bool {
    text.match_indices("xa0").any(|(at, mark)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(at + mark.len()..).and_then(|after| after.chars().next());
        before.is_some_and(|c| c.is_ascii_lowercase())
            && after.is_none_or(|c| c.is_ascii_uppercase() || !c.is_ascii_alphanumeric())
    })
}

/// Cells of columns that an interface defines.
#[derive(Default)]
pub(crate) struct DefinedCells;

impl Check for DefinedCells {
    const RULES: &'static [&'static Rule] = &[&ST004, &ST005, &FI033];

    fn record(
        &mut self,
        record: &Record<'_, '_>,
        _: &RecordValues,
        context: &TableContext<'_>,
        out: &mut Findings,
    ) {
        if context.columns.defined {
            read(record, out);
        }
    }

    fn other(&mut self, record: &Record<'_, '_>, _: &TableContext<'_>, out: &mut Findings) {
        read(record, out);
    }
}
