//! The one place that names all checks. Their order is that of findings about
//! one cell, and nothing else.

use crate::{
    comparison::ExpectedValues,
    registry::{Check, Comparison, checks},
    tie_out::InvoicesAndReceipts,
};
use rebatelens_finding::{Rule, join_rules};

checks! {
    /// The checks of a table by itself: a page's, a file's.
    type Table = [
        crate::file::Header,
        crate::file::Rows,
        crate::file::CutCells,
        crate::identifier::Identifiers,
        crate::confirmation::Confirmation,
        crate::status::Statuses,
        crate::period::Months,
        crate::currency::Currencies,
        crate::amount::Lines,
        crate::month_share::MonthShare,
        crate::defined_cells::DefinedCells,
        crate::attribution::Attribution,
        crate::order_owner_digits::OwnerDigits,
        crate::amount_pending::AmountPending,
        crate::amount_unknown::AmountColumn,
        crate::amount_unknown::UncheckedSums,
        crate::refund_sign::RefundSign,
        crate::refund_sign::DirectionColumn,
        crate::bill::BillSums,
        crate::currency::SeveralCurrencies,
        crate::row_of_sums::RowOfSums,
        crate::untitled_sums::UntitledSums,
        crate::file::UnnamedColumns,
        crate::file::ForcedTexts,
        crate::file::BlanksBelow,
        crate::checked_rows::CheckedRows,
    ];
    const OF_TABLES;

    /// The comparisons of records within one table: a page's, a file's.
    type WithinTables = [
        crate::duplicate::Duplicates,
        crate::renamed_row::RenamedRows,
        crate::reversal::RefundedStatus,
        crate::agreement::AgreedTerms,
        crate::stage::WaitingStages,
        crate::reversal::Reversals,
        crate::multi_service_order::MultiServiceOrders,
    ];
    const WITHIN_TABLES;

    /// The comparisons across tables, after those within each.
    type AcrossTables = [crate::totals::StatementTotals];
    const ACROSS_TABLES;
}

/// Every rule that a check of the lists can report.
pub const RULES: &[&Rule] =
    join_rules![OF_TABLES, WITHIN_TABLES, ACROSS_TABLES, ExpectedValues::RULES, InvoicesAndReceipts::RULES,];
