//! `ST`: what a status means for the money.

use crate::{Findings, facts::Facts, found};
use alloc::{string::ToString, vec, vec::Vec};
use rebatelens_finding::{
    Rule,
    found::Found,
    rules::status::{ST001, ST002, ST003, ST006, ST007, ST008},
    word::{Args, Word},
};
use rebatelens_model::{
    Field,
    money::Grouped,
    status::{Hold, Lifecycle, Status, Task},
};
use rebatelens_table::record::Record;
use rust_decimal::Decimal;

/// Says what a status means. What is told of it already stands for what it
/// means in general.
pub(crate) fn check(record: &Record<'_, '_>, facts: &Facts, told: Option<Found>, findings: &mut Findings) {
    let Some(status) = facts.status else { return };
    let general = match (status.known, status.hold, status.task) {
        (false, ..) => Some((&ST001, Vec::new())),
        (true, Some(hold), _) => Some((&ST002, hold_words(hold))),
        (true, None, Some(task)) => Some((&ST003, task_words(task))),
        (true, None, None) => None,
    };
    let general = general.map(|(code, args)| found::of_field(code, record, Field::Status, args));
    findings.extend(told.or(general));
    if let Some(code) = contradiction(record, facts, status) {
        findings.push(found::of_field(code, record, Field::Status, amount_words(facts)));
    }
}

/// A status beside an amount that it cannot have.
fn contradiction(record: &Record<'_, '_>, facts: &Facts, status: Status) -> Option<&'static Rule> {
    record.table.column(Field::RebateAmount)?;
    let amount = facts.amount.read().map(|amount| amount.value);
    match status.lifecycle {
        Lifecycle::Settled if facts.amount.is_absent() => Some(&ST006),
        Lifecycle::Rejected if amount.is_some_and(|amount| !amount.is_zero()) => Some(&ST007),
        _ => None,
    }
}

fn amount_words(facts: &Facts) -> Args {
    amount_word(facts.amount.read().map(|amount| amount.value))
}

fn amount_word(amount: Option<Decimal>) -> Args {
    vec![("amount", Word::from(amount.map(|amount| Grouped(amount).to_string()).unwrap_or_default()))]
}

/// Records that read as refunded and still earn, where no line of their order
/// takes back.
pub(crate) fn refunded(record: &Record<'_, '_>, amount: Option<Decimal>) -> Found {
    found::of_field(&ST008, record, Field::Status, amount_word(amount))
}

fn hold_words(hold: Hold) -> Args {
    let (what, why, next) = match hold {
        Hold::OverdueBill => (
            Word::both("an overdue bill", "存在欠费"),
            Word::both(
                "You or one of your customers has an unpaid bill; an advance counts as unpaid too. The payment waits until it is settled.",
                "您或您的客户有未结清的账单（垫付也计为欠费），结清后才会付款。",
            ),
            Word::both(
                "Settle the overdue bill, or ask the customer to, and look again in the next cycle.",
                "请结清欠费，或请客户结清，并在下一周期复查。",
            ),
        ),
        Hold::NoContract => (
            Word::both("no archived agreement", "协议未归档"),
            Word::both(
                "The agreement is not signed or not archived yet. The payment waits until it is.",
                "协议尚未签署或归档，归档后才会付款。",
            ),
            Word::both(
                "Sign the agreement, or ask your channel manager what is missing.",
                "请签署协议，或向渠道经理确认缺少的材料。",
            ),
        ),
    };
    vec![("hold", what), ("hold_why", why), ("hold_next", next)]
}

fn task_words(task: Task) -> Args {
    let (what, why, next) = match task {
        Task::Confirm => (
            Word::both("your confirmation", "您的确认"),
            Word::both(
                "A statement waits until it is confirmed or rejected. On the international site it counts as confirmed 15 days after it was issued.",
                "对账单在确认或驳回之前不会继续流转；在国际站，出具 15 天后默认确认。",
            ),
            Word::both(
                "Check the amounts, then confirm the statement or reject it with your reason.",
                "请核对金额，然后确认对账单，或说明理由后驳回。",
            ),
        ),
        Task::Invoice => (
            Word::both("your invoice", "您的发票"),
            Word::both(
                "The payment starts when the invoice arrives. Its amount must be exactly the rebate that you were notified of.",
                "收到发票后才开始付款，发票金额须与通知的返佣金额完全一致。",
            ),
            Word::both(
                "Send the invoice with exactly the amount notified.",
                "请按通知的金额开具并寄出发票。",
            ),
        ),
    };
    vec![("task", what), ("task_why", why), ("task_next", next)]
}
