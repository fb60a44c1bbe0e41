//! `ST`: what a status means for the money.

use crate::{findings::Findings, found, registry::Check, table_context::TableContext, values::RecordValues};
use alloc::{string::ToString, vec, vec::Vec};
use rebatelens_finding::{
    Need, Rule, rule,
    terms::{status_hold, status_task},
    word::{Args, Word},
};
use rebatelens_model::{
    Field,
    money::Grouped,
    status::{Hold, Lifecycle, Status, Task},
};
use rebatelens_table::record::Record;
use rust_decimal::Decimal;

rule! { ST001: Warning, needs [Need::Field(Field::Status)], replaces [] }
rule! { ST002: Warning, needs [Need::Field(Field::Status)], replaces [] }
rule! { ST003: Warning, needs [Need::Field(Field::Status)], replaces [] }
rule! { ST006: Warning, needs [Need::Field(Field::Status), Need::Field(Field::RebateAmount)], replaces [] }
rule! { ST007: Warning, needs [Need::Field(Field::Status), Need::Field(Field::RebateAmount)], replaces [] }

fn read(record: &Record<'_, '_>, values: &RecordValues, findings: &mut Findings) {
    let Some(status) = values.status else { return };
    let general = match (status.known, status.hold, status.task) {
        (false, ..) => Some((&ST001, Vec::new())),
        (true, Some(hold), _) => Some((&ST002, hold_words(hold))),
        (true, None, Some(task)) => Some((&ST003, task_words(task))),
        (true, None, None) => None,
    };
    findings.extend(general.map(|(code, args)| found::of_field(code, record, Field::Status, args)));
    if let Some(code) = contradiction(record, values, status) {
        findings.push(found::of_field(code, record, Field::Status, amount_words(values)));
    }
}

/// A status beside an amount that it cannot have.
fn contradiction(record: &Record<'_, '_>, values: &RecordValues, status: Status) -> Option<&'static Rule> {
    record.table.column(Field::RebateAmount)?;
    let amount = values.amount.read().map(|amount| amount.value);
    match status.lifecycle {
        Lifecycle::Settled if values.amount.is_absent() => Some(&ST006),
        Lifecycle::Rejected if amount.is_some_and(|amount| !amount.is_zero()) => Some(&ST007),
        _ => None,
    }
}

fn amount_words(values: &RecordValues) -> Args {
    amount_word(values.amount.read().map(|amount| amount.value))
}

/// The amount beside a status.
pub(crate) fn amount_word(amount: Option<Decimal>) -> Args {
    vec![("amount", Word::from(amount.map(|amount| Grouped(amount).to_string()).unwrap_or_default()))]
}

fn hold_words(hold: Hold) -> Args {
    let (what, why, next) = match hold {
        Hold::OverdueBill => (&status_hold::BILL, &status_hold::BILL_WHY, &status_hold::BILL_NEXT),
        Hold::NoContract => (&status_hold::CONTRACT, &status_hold::CONTRACT_WHY, &status_hold::CONTRACT_NEXT),
    };
    vec![("hold", what.into()), ("hold_why", why.into()), ("hold_next", next.into())]
}

fn task_words(task: Task) -> Args {
    let (what, why, next) = match task {
        Task::Confirm => (&status_task::CONFIRM, &status_task::CONFIRM_WHY, &status_task::CONFIRM_NEXT),
        Task::Invoice => (&status_task::INVOICE, &status_task::INVOICE_WHY, &status_task::INVOICE_NEXT),
    };
    vec![("task", what.into()), ("task_why", why.into()), ("task_next", next.into())]
}

/// What a status means for the money.
#[derive(Default)]
pub(crate) struct Statuses;

impl Check for Statuses {
    const RULES: &'static [&'static Rule] = &[&ST001, &ST002, &ST003, &ST006, &ST007];

    fn record(
        &mut self,
        record: &Record<'_, '_>,
        values: &RecordValues,
        _: &TableContext<'_>,
        out: &mut Findings,
    ) {
        read(record, values, out);
    }
}
