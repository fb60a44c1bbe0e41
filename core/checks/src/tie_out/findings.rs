//! `TO`: invoices and receipts that are not what they should be.

use crate::{
    checked_table::CheckedTable,
    document::{Document, DocumentKind},
    findings::Findings,
    left_out::Gap,
    tie_out::{Cover, Fits, Side, SideSum, Step, TieOut},
};
use alloc::{
    boxed::Box,
    string::{String, ToString},
    vec,
    vec::Vec,
};
use rebatelens_finding::{
    Need, Rule,
    found::{Found, RecordReference},
    rule,
    terms::{tie_out_gap as gaps, tie_out_side as names},
    word::{Term, Word},
};
use rebatelens_model::{
    Kind,
    money::{Currency, Grouped, Signed, exact_sub, with_currency},
    ordered::set_of,
    period::Period,
};
use rust_decimal::Decimal;

rule! { TO010: Warning, needs [Need::Invoice], replaces [] }
rule! { TO011: Warning, needs [Need::Receipt], replaces [] }
rule! { TO012: Warning, needs [Need::Receipt], replaces [] }
rule! { TO013: Warning, needs [Need::Document], replaces [] }

/// Invoices and receipts beside statements and details.
pub(crate) struct InvoicesAndReceipts;

impl InvoicesAndReceipts {
    /// The rules that it can report.
    pub(crate) const RULES: &'static [&'static Rule] = &[&TO010, &TO011, &TO012, &TO013];
}

/// Reports where invoices and receipts differ from what comes before them. A finding
/// is one of the first statement, or else of the first table.
pub(crate) fn check(
    sheets: &mut [(&CheckedTable<'_>, &mut Findings)],
    tied: &[TieOut],
    documents: [(DocumentKind, Option<&Document>); 2],
) {
    let mut found: Vec<Found> = tied.iter().flat_map(of_currency).collect();
    for (kind, document) in documents {
        let lines = document.into_iter().flat_map(|document| &document.lines);
        found.extend(lines.filter_map(|line| {
            let gap = line.amount.err()?;
            let args = vec![
                ("document", Word::term(document_name(kind))),
                ("document_file", Word::from(line.name.as_str())),
                ("document_line", Word::from(line.line.map_or_else(String::new, |line| line.to_string()))),
                ("because", Word::filled(gap_name(gap), &[("raw", Word::from(line.raw.as_str()))])),
            ];
            Some(Found::of_input(&TO013, None, None, args))
        }));
    }
    let statement = sheets.iter().position(|(sheet, _)| sheet.table.kind == Kind::Statement);
    if let Some((_, findings)) = sheets.get_mut(statement.unwrap_or_default()) {
        findings.extend(found);
    }
}

const fn document_name(kind: DocumentKind) -> &'static Term {
    match kind {
        DocumentKind::Invoice => &names::INVOICE,
        DocumentKind::Receipt => &names::RECEIPT,
    }
}

const fn gap_name(gap: Gap) -> &'static Term {
    match gap {
        Gap::Absent | Gap::NoColumn => &gaps::ABSENT,
        Gap::Unreadable => &gaps::UNREADABLE,
        Gap::OpenCurrency | Gap::OpenSign => &gaps::OPEN,
        Gap::Shifted => &gaps::SHIFTED,
    }
}

/// A side, as sentences name it.
const fn name(side: Side) -> &'static Term {
    match side {
        Side::Details => &names::DETAILS,
        Side::Statement => &names::STATEMENT,
        Side::Invoice => &names::INVOICE,
        Side::Receipt => &names::RECEIPT,
    }
}

/// The months of a currency where invoices or receipts state them, else all together.
fn of_currency(tied: &TieOut) -> Vec<Found> {
    let mut found = Vec::new();
    for to in [Side::Invoice, Side::Receipt] {
        let is_of = |step: &&Step| step.to == to && step.difference.is_ok();
        let months = tied.months.iter().filter_map(|month| {
            let step = month.steps.iter().find(is_of)?;
            Some((Some(month.period), &month.sides, step))
        });
        let mut compared: Vec<(Option<Period>, &[SideSum; 4], &Step)> = months.collect();
        if compared.is_empty() {
            let step = tied.steps.iter().find(is_of);
            let step = step.filter(|step| step.ordinary_of.is_some() || !is_explained(&tied.covers, to));
            compared.extend(step.map(|step| (None, &tied.sides, step)));
        }
        let reported = compared
            .into_iter()
            .filter_map(|(period, sides, step)| reported(period, sides, step, tied.currency));
        found.extend(reported);
        found.extend(
            tied.covers.iter().filter(|cover| cover.side == to).filter_map(|cover| of_cover(cover, tied)),
        );
    }
    found
}

/// Whether a side's amounts are exactly those of some months: what is left of the
/// others is still to come. No month is paid twice.
fn is_explained(covers: &[Cover], side: Side) -> bool {
    let own: Vec<&Cover> = covers.iter().filter(|cover| cover.side == side).collect();
    let fits = |cover: &&Cover| matches!(cover.fits, Fits::These { .. } | Fits::Several { .. });
    if let Some(whole) = own.iter().find(|cover| cover.is_whole()) {
        return fits(whole);
    }
    let months = own.iter().flat_map(|cover| match &cover.fits {
        Fits::These { months, .. } => months.as_slice(),
        _ => &[],
    });
    let count = months.clone().count();
    !own.is_empty() && own.iter().all(fits) && set_of(months).iter().count() == count
}

fn amount(sides: &[SideSum; 4], side: Side) -> Option<Decimal> {
    sides.get(side.place())?.amount.ok()
}

/// What is to be said of a step; nothing where both sides are the same.
fn reported(
    period: Option<Period>,
    sides: &[SideSum; 4],
    step: &Step,
    currency: Option<Currency>,
) -> Option<Found> {
    let difference = step.difference.ok().filter(|difference| !difference.is_zero() && !step.is_rounding)?;
    let received = amount(sides, step.to)?;
    let rule = match (step.to, step.ordinary_of) {
        (Side::Receipt, Some(_)) => &TO012,
        // An invoice that differs from both is reported of the invoice.
        (Side::Receipt, None) if amount(sides, Side::Statement) == Some(received) => return None,
        (Side::Receipt, None) => &TO011,
        _ => &TO010,
    };
    let from = step.ordinary_of.unwrap_or(step.from);
    let whole = amount(sides, from)?;
    let by = if from == step.from { difference } else { exact_sub(received, whole)? };
    Some(found(rule, period, (from, whole), (step.to, received), by, currency))
}

/// A receipt for several months that ordinary invoices made less.
fn of_cover(cover: &Cover, tied: &TieOut) -> Option<Found> {
    let Fits::These { whole, is_ordinary: true, .. } = cover.fits else { return None };
    // Of all months together, the step says it.
    if tied.steps.iter().any(|step| step.to == cover.side && step.ordinary_of.is_some()) {
        return None;
    }
    let by = exact_sub(cover.amount, whole)?;
    Some(found(&TO012, None, (cover.of, whole), (cover.side, cover.amount), by, tied.currency))
}

fn found(
    rule: &'static Rule,
    period: Option<Period>,
    (from, whole): (Side, Decimal),
    (to, own): (Side, Decimal),
    by: Decimal,
    currency: Option<Currency>,
) -> Found {
    let month =
        period.map(|period| Word::filled(&names::OF_MONTH, &[("period", Word::from(period.to_string()))]));
    let args = vec![
        ("month", month.unwrap_or_else(|| Word::from(""))),
        ("from", Word::term(name(from))),
        ("to", Word::term(name(to))),
        ("whole", Word::from(with_currency(&Grouped(whole), currency))),
        ("own", Word::from(with_currency(&Grouped(own), currency))),
        ("by", Word::from(with_currency(&Signed(by), currency))),
        ("size", Word::from(with_currency(&Grouped(by.abs()), currency))),
    ];
    let mut found = Found::of_input(rule, None, None, args);
    found.observed = Some(own.to_string());
    found.expected = Some(whole.to_string());
    found.difference = Some(by);
    found.at_stake = Some(by);
    found.currency = currency;
    found.reference = period.map(|period| {
        Box::new(RecordReference { settlement_period: Some(period), ..RecordReference::default() })
    });
    found
}
