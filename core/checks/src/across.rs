//! What is shown beside what was expected, or beside what the agreement gives.

use crate::{
    agreement,
    check::ComparedTables,
    checked_table::CheckedTable,
    comparison,
    difference::{
        ExpectedVsShown, Uncompared,
        line::{Expected, Line},
        table_lines::{Amounts, table_lines},
    },
    document::DocumentKind,
    findings::Findings,
    lists,
    options::Options,
    registry::{CheckedTables, Comparisons, whole_tables},
    tie_out::{self, Documents, TieOut},
};
use alloc::{string::String, vec::Vec};
use rebatelens_model::{
    Kind,
    identifier::{IdentifierKind, State, read_identifier, resemble::may_have_been},
    money::Currency,
    ordered::{OrderedMap, OrderedSet, set_of},
};

/// Compares records within each table. A page shows a part of its table, so what
/// is missing from it means nothing, and no volume is whole.
pub fn within_tables(sheets: &mut CheckedTables<'_, '_>, options: &Options) -> ComparedTables {
    lists::WithinTables::compare(sheets, options);
    ComparedTables::default()
}

/// Compares records within each table and across tables.
pub fn across_tables(sheets: &mut CheckedTables<'_, '_>, options: &Options) -> ComparedTables {
    lists::WithinTables::compare(sheets, options);
    lists::AcrossTables::compare(sheets, options);
    let expected = compare(&mut whole_tables(sheets), options);
    ComparedTables { expected, tied: tie(sheets, options) }
}

/// Details, statements, invoices and receipts beside each other.
fn tie(sheets: &mut CheckedTables<'_, '_>, options: &Options) -> Vec<TieOut> {
    let (invoice, receipt) = (options.invoice.as_ref(), options.receipt.as_ref());
    let tables: Vec<(Kind, bool, &Findings)> =
        sheets.iter().map(|(sheet, findings)| (sheet.table.kind, sheet.is_part, &**findings)).collect();
    let tied = tie_out::tie_out(&tables, Documents { invoice, receipt, site: options.site });
    let documents = [(DocumentKind::Invoice, invoice), (DocumentKind::Receipt, receipt)];
    tie_out::check(sheets, &tied, documents);
    tied
}

/// What is shown beside what the reseller expected, or else beside what the
/// agreement gives.
fn compare(whole: &mut [(&CheckedTable<'_>, &mut Findings)], options: &Options) -> Option<ExpectedVsShown> {
    let site = options.site;
    if let Some(expected) = &options.expected {
        let mut shown = shown(whole);
        find_damaged(&mut shown, &expected.lines);
        let sides = ExpectedVsShown {
            expected: expected.clone(),
            shown,
            site,
            is_agreed: false,
            open: OrderedMap::new(),
        };
        comparison::check(whole, &sides);
        return Some(sides);
    }
    let agreed = agreement::agreed(whole, options)?;
    let mut open: OrderedMap<Option<Currency>, Uncompared> = OrderedMap::new();
    let (mut lines, mut compared) = (Vec::new(), Vec::new());
    for line in shown(whole) {
        match agreed.of_line(&line) {
            Ok(own) => {
                lines.push(own);
                compared.push(line);
            }
            Err(why) => {
                open.change(line.currency, Uncompared::default, |own| own.add(line.numbers.amount, why));
            }
        }
    }
    let expected = Expected { name: agreed.name, lines, ..Expected::default() };
    Some(ExpectedVsShown { expected, shown: compared, site, is_agreed: true, open })
}

/// Lines whose damaged order can only be one that was expected are compared with that
/// one: the damage is reported of the id, and nothing is missing or extra.
fn find_damaged(shown: &mut [Line], expected: &[Line]) {
    for line in shown {
        let Some(read) = read_identifier(IdentifierKind::Order, &line.order) else { continue };
        if !matches!(read.state, State::Damaged(_) | State::Masked) {
            continue;
        }
        let whole = expected.iter().map(|line| line.order.as_str());
        let meant: OrderedSet<&str> =
            set_of(whole.filter(|order| may_have_been(&line.order, &read.state, order)));
        if let (Some(order), 1) = (meant.iter().next(), meant.iter().count()) {
            line.order = String::from(*order);
        }
    }
}

/// The lines of rebates; where there are statements alone, their totals.
fn shown(whole: &[(&CheckedTable<'_>, &mut Findings)]) -> Vec<Line> {
    let lines = |(at, (sheet, findings)): (usize, &(&CheckedTable<'_>, &mut Findings))| {
        table_lines(at, findings, sheet, Amounts::AsWritten)
    };
    let rebates = whole.iter().enumerate().filter(|(_, (sheet, _))| sheet.table.kind == Kind::Rebate);
    let own: Vec<Line> = rebates.flat_map(lines).collect();
    if own.is_empty() { whole.iter().enumerate().flat_map(lines).collect() } else { own }
}
