//! Records are checked. What is found is kept without words, so that it can be
//! said in either language.
#![no_std]
#![deny(
    missing_docs,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::float_arithmetic,
    clippy::as_conversions,
    clippy::unreachable
)]

extern crate alloc;

mod across;
pub mod agreement;
mod amount;
mod amount_line;
mod amount_pending;
mod amount_unknown;
pub mod applicable;
mod as_of;
mod attribution;
mod bill;
mod cause;
pub mod check;
mod checked_rows;
mod checked_table;
mod clean_identifiers;
mod comparison;
mod confirmation;
mod confirmation_days;
mod currency;
mod currency_lines;
mod defined_cells;
pub mod difference;
pub mod document;
mod document_file;
mod document_names;
mod duplicate;
mod expected_file;
mod explaining;
mod file;
mod findings;
mod fingerprint;
mod fingerprints;
mod fit_counts;
pub mod found;
pub mod identifier;
mod ledger;
mod left_out;
pub mod lists;
mod money_column;
mod month_share;
mod multi_service_order;
mod neighbours;
mod one_cell;
pub mod options;
mod order_owner_digits;
pub mod ordinary_invoice;
mod period;
mod record_columns;
mod record_summary;
mod records_at;
mod refund_sign;
mod refunds;
pub mod registry;
mod renamed_row;
mod repeats;
mod reversal;
mod rounding;
mod row_of_sums;
pub mod rules;
mod settlement_lag;
mod stage;
mod status;
mod table_context;
mod table_facts;
mod table_index;
mod table_scan;
pub mod tie_out;
mod totals;
mod trials;
mod untitled_sums;
mod values;
mod verdict;
pub mod wait_words;
pub mod workers;

pub use across::{across_tables, within_tables};
pub use agreement::state::agreement_state;
pub use amount::written_out;
pub use as_of::AsOf;
pub use checked_table::CheckedTable;
pub use comparison::both_sides;
pub use defined_cells::order_status_name;
pub use findings::{Findings, Sum, TotalKey};
pub use found::label;
pub use ledger::{Lack, Ledger};
pub use left_out::{Gap, LeftOut};
pub use rebatelens_finding::found::Found;
pub use record_summary::RecordSummary;
pub use records_at::at_records;
pub use rounding::{Origin, Recognised};
pub use table_scan::check_table;
pub use wait_words::days;

// `cargo xtask new-rule` writes a check after it, so it has to compile.
#[cfg(test)]
#[path = "../templates/check.rs"]
#[allow(dead_code, reason = "no list names it")]
mod template;
