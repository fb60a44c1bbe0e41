//! The one place that names all checks. Their order is that of findings about
//! one cell, and nothing else.

use crate::{
    agreement::AgreedTerms,
    amount::Lines,
    amount_pending::AmountPending,
    attribution::Attribution,
    bill::BillSums,
    comparison::ExpectedValues,
    confirmation::Confirmation,
    currency::{Currencies, SeveralCurrencies},
    defined_cells::DefinedCells,
    duplicate::Duplicates,
    file::{CutCells, Header, Rows, UnnamedColumns},
    identifier::Identifiers,
    month_share::MonthShare,
    multi_service_order::MultiServiceOrders,
    order_owner_digits::OwnerDigits,
    period::Months,
    refund_sign::RefundSign,
    registry::{Checks, Comparisons, checks},
    reversal::{RefundedStatus, Reversals},
    row_of_sums::RowOfSums,
    stage::WaitingStages,
    status::Statuses,
    totals::StatementTotals,
};
use rebatelens_finding::Rule;

/// The checks of a table by itself: a page's, a file's.
pub(crate) type Table = checks![
    Header,
    Rows,
    CutCells,
    Identifiers,
    Confirmation,
    Statuses,
    Months,
    Currencies,
    Lines,
    MonthShare,
    DefinedCells,
    Attribution,
    OwnerDigits,
    AmountPending,
    RefundSign,
    BillSums,
    SeveralCurrencies,
    RowOfSums,
    UnnamedColumns,
];

/// The comparisons of records within one table: a page's, a file's.
pub(crate) type WithinTables =
    checks![Duplicates, RefundedStatus, AgreedTerms, WaitingStages, Reversals, MultiServiceOrders];

/// The comparisons across tables, after those within each.
pub(crate) type AcrossTables = checks![StatementTotals];

/// Every rule that a check of the lists can report.
pub fn rules(visit: &mut dyn FnMut(&'static Rule)) {
    <Table as Checks>::rules(visit);
    <WithinTables as Comparisons>::rules(visit);
    <AcrossTables as Comparisons>::rules(visit);
    for rule in ExpectedValues::RULES {
        visit(rule);
    }
}
