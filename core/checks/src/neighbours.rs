//! What the other lines of a table show of one that does not add up: the rates of
//! its product, and the numbers that stand elsewhere.

use crate::{
    amount_line::Line,
    fingerprint::HIGH,
    records_at::at_records,
    table_context::TableContext,
    values::{CellCache, RecordValues},
};
use alloc::vec::Vec;
use rebatelens_model::{Field, money::RateUnit, ordered::sort_by};
use rust_decimal::Decimal;

/// A line, its product, and whether it adds up.
#[derive(Debug)]
pub(crate) struct Neighbour {
    pub(crate) line: Line,
    /// The physical line of its row.
    pub(crate) row: usize,
    product: u64,
    pub(crate) adds_up: bool,
}

/// The lines of a table in which few do not add up.
#[derive(Debug, Default)]
pub(crate) struct Neighbours(Vec<Neighbour>);

/// Lines that may not add up, beyond which the others are not looked at.
pub(crate) const MOST_DOUBTFUL: usize = 1_000;

/// Records of a table, beyond which the others are not looked at.
const MOST_RECORDS: usize = 4_000;

impl Neighbours {
    /// All lines of a table; the numbers of those that do not add up are in order.
    pub(crate) fn of(context: &TableContext<'_>, records: usize, faulty: &[usize]) -> Self {
        let mut all = Vec::new();
        if faulty.is_empty() || records > MOST_RECORDS {
            return Self(all);
        }
        let mut cache = CellCache::default();
        at_records(context.table, 1..=records, |record| {
            let values = RecordValues::read(record, &mut cache, context);
            if let Some(line) = Line::of(record, &values, values.reverses, context.options.site) {
                let product = HIGH.text(record.text(Field::Product).trim()).settled();
                let adds_up = faulty.binary_search(&record.number).is_err();
                all.push(Neighbour { line, row: record.row().line, product, adds_up });
            }
        });
        Self(all)
    }

    /// The lines of the same currency but the one itself.
    pub(crate) fn beside<'n>(&'n self, line: &'n Line) -> impl Iterator<Item = &'n Neighbour> {
        let own =
            |other: &&Neighbour| other.line.number != line.number && other.line.currency == line.currency;
        self.0.iter().filter(own)
    }

    /// The rates of lines of the same product that add up, each once.
    pub(crate) fn rates_of_product(&self, line: &Line, bare: RateUnit) -> Vec<Decimal> {
        let own = self.0.iter().find(|known| known.line.number == line.number);
        let product = own.map(|own| own.product);
        let same = self.beside(line).filter(|other| other.adds_up && Some(other.product) == product);
        let mut rates: Vec<Decimal> =
            same.filter_map(|other| other.line.rate.fraction(other.line.unit(bare))).collect();
        sort_by(&mut rates, Ord::cmp);
        rates.dedup();
        rates
    }
}
