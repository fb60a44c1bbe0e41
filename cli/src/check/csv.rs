//! Findings as CSV: a row each, below headers that stay the same.

use csv::{Terminator, WriterBuilder};
use rebatelens_core::{evidence::begins_formula, report::Finding};
use std::{borrow::Cow, error::Error};

/// The headers. New ones are only ever added at the end.
const HEADERS: [&str; 21] = [
    "severity",
    "code",
    "input",
    "line",
    "column",
    "record",
    "field",
    "record_id",
    "order_id",
    "customer_id",
    "settlement_period",
    "raw",
    "observed",
    "expected",
    "difference",
    "at_stake",
    "currency",
    "title",
    "message",
    "why",
    "next",
];

/// The findings.
pub(super) fn findings(findings: &[Finding]) -> Result<String, Box<dyn Error>> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(HEADERS)?;
    for finding in findings {
        writer.write_record(row(finding).iter().map(|cell| safe(cell).into_owned()))?;
    }
    Ok(String::from_utf8(writer.into_inner()?)?)
}

fn row(finding: &Finding) -> [String; 21] {
    let number = |number: Option<usize>| number.map(|number| number.to_string()).unwrap_or_default();
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    [
        finding.severity.name().into(),
        finding.code.into(),
        finding.input.clone(),
        number(finding.line),
        number(finding.column),
        number(finding.record),
        text(&finding.field),
        text(&finding.record_id),
        text(&finding.order_id),
        text(&finding.customer_id),
        text(&finding.settlement_period),
        text(&finding.raw),
        text(&finding.observed),
        text(&finding.expected),
        text(&finding.difference),
        text(&finding.at_stake),
        text(&finding.currency),
        finding.title.clone(),
        finding.message.clone(),
        finding.why.clone(),
        finding.next.clone(),
    ]
}

/// An apostrophe in front keeps a spreadsheet from running a cell of a hostile
/// file as a formula. Numbers stay as they are.
fn safe(cell: &str) -> Cow<'_, str> {
    let is_number = cell.parse::<rust_decimal::Decimal>().is_ok();
    if !is_number && begins_formula(cell) {
        return Cow::Owned(format!("'{cell}"));
    }
    Cow::Borrowed(cell)
}
