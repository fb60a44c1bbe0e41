//! What a table shows of itself as a whole, by which its records are read.

use crate::verdict::{Scales, Verdict};
use alloc::vec::Vec;
use rebatelens_model::money::{Currency, DecimalMark};
use rebatelens_table::row_kind::KnownRows;

/// What a table shows of itself as a whole, by which its records are read.
#[derive(Clone, Debug, Default)]
pub struct TableFacts {
    /// How amounts are read where their own form leaves it open.
    pub decimal_mark: DecimalMark,
    /// Whether the lines show that what is named a deduction is added.
    pub adds_deductions: bool,
    /// Rows of sums without a title, and headers that order the columns in another
    /// way.
    pub rows: KnownRows,
    /// How the lines of each currency are read. Until that is known, those of
    /// each slice are read as they themselves show.
    pub currencies: Option<Vec<CurrencyFacts>>,
}

/// How the lines of one currency are read.
#[derive(Clone, Copy, Debug)]
pub struct CurrencyFacts {
    pub(crate) currency: Option<Currency>,
    /// Nothing until every line was tried with all decimals.
    pub(crate) verdict: Option<Verdict>,
    /// Decimals that every line is tried with.
    pub(crate) decimals: Scales,
}

impl TableFacts {
    pub(crate) fn of_currency(&self, currency: Option<Currency>) -> Option<&CurrencyFacts> {
        self.currencies.as_ref()?.iter().find(|known| known.currency == currency)
    }
}

impl CurrencyFacts {
    /// Whether it is known how the lines are read.
    pub(crate) const fn is_certain(&self) -> bool {
        self.verdict.is_some()
    }
}
