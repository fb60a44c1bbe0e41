//! One record: a row below a header, its cells read as what their columns say.

use super::{csv::Row, header::Column, table::Table};
use crate::model::{
    Field, Kind, Reading,
    identifier::{Identifier, IdentifierKind, read_identifier},
    money::{Amount, Currency, Form, NumberFault, Rate, RateUnit, in_unit, read_formed, read_rate},
    period::{Period, PeriodFault, read_period},
    status::{Lifecycle, Status, read_status},
    time::{Time, TimeFault, read_time_in},
    unit::MoneyUnit,
    zone::Zone,
};

/// A record, still in its row.
#[derive(Clone, Copy, Debug)]
pub struct Record<'r, 'a> {
    pub(crate) table: &'r Table<'a>,
    pub(crate) row: &'r Row<'a>,
    /// Its number, from 1, without the header and empty rows.
    pub number: usize,
}

/// The identifiers of a record.
pub const IDENTIFIERS: [(Field, IdentifierKind); 4] = [
    (Field::RecordId, IdentifierKind::Record),
    (Field::PartnerId, IdentifierKind::Partner),
    (Field::CustomerId, IdentifierKind::Customer),
    (Field::OrderId, IdentifierKind::Order),
];

impl<'r, 'a> Record<'r, 'a> {
    /// The row as it stands.
    pub fn row(&self) -> &'r Row<'a> {
        self.row
    }

    /// Whether the row has as many cells as the header, so that each stands
    /// under its own name. Empty cells too many do no harm.
    pub fn fits_header(&self) -> bool {
        if self.table.cells_are_placed() {
            return true;
        }
        let width = self.table.columns.len();
        let over = self.row.cells.iter().skip(width);
        self.row.cells.len() >= width && over.into_iter().all(|cell| cell.text.trim().is_empty())
    }

    /// What the record is.
    pub fn kind(&self) -> Kind {
        self.table.kind
    }

    /// The table's columns.
    pub fn columns(&self) -> &'r [Column] {
        &self.table.columns
    }

    /// The text of a field; empty where the table has no such column.
    pub fn text(&self, field: Field) -> &'r str {
        self.table.column(field).map_or("", |at| self.row.text(at))
    }

    /// The physical line that a field's cell begins on.
    pub fn line(&self, field: Field) -> usize {
        let cell = self.table.column(field).and_then(|at| self.row.cells.get(at));
        cell.map_or(self.row.line, |cell| cell.line)
    }

    /// The physical line that a column's cell begins on, by its place from 0.
    pub fn cell_line(&self, column: usize) -> usize {
        self.row.cells.get(column).map_or(self.row.line, |cell| cell.line)
    }

    /// An amount of money, in whole units of its currency.
    pub fn amount(&self, field: Field) -> Reading<Amount, NumberFault> {
        self.formed_amount(field).0
    }

    /// An amount of money, and what its form says about the decimal mark.
    pub(crate) fn formed_amount(&self, field: Field) -> (Reading<Amount, NumberFault>, Form) {
        let column = self.table.column(field).and_then(|at| self.table.columns.get(at));
        let unit = column.map_or(MoneyUnit::AsWritten, Column::money_unit);
        let (reading, form) = read_formed(self.text(field), self.table.convention);
        (in_unit(reading, unit), form)
    }

    /// The rate of commission, in the unit written beside it or in its header.
    pub fn rate(&self) -> Reading<Rate, NumberFault> {
        match read_rate(self.text(Field::RebateRate)) {
            Reading::Read(rate) if rate.unit.is_none() => {
                Reading::Read(Rate { unit: self.header_unit(), ..rate })
            }
            other => other,
        }
    }

    fn header_unit(&self) -> Option<RateUnit> {
        let column = self.table.column(Field::RebateRate)?;
        self.table.columns.get(column)?.rate_unit
    }

    /// When it was ordered or charged.
    pub fn order_time(&self) -> Reading<Time, TimeFault> {
        self.time(self.text(Field::OrderTime))
    }

    /// The time in a column, by its place from 0.
    pub fn time_at(&self, column: usize) -> Reading<Time, TimeFault> {
        self.time(self.row.text(column))
    }

    fn time(&self, text: &str) -> Reading<Time, TimeFault> {
        read_time_in(text, self.table.zone.unwrap_or(Zone::PORTAL))
    }

    /// The settlement period.
    pub fn period(&self) -> Reading<Period, PeriodFault> {
        read_period(self.text(Field::SettlementPeriod))
    }

    /// The status.
    pub fn status(&self) -> Option<Status> {
        read_status(self.text(Field::Status))
    }

    /// The stage that the status text stands for.
    pub fn lifecycle(&self) -> Lifecycle {
        self.status().map_or(Lifecycle::Unknown, |status| status.lifecycle)
    }

    /// An identifier, cleaned and judged.
    pub fn identifier(&self, field: Field, kind: IdentifierKind) -> Option<Identifier<'r>> {
        read_identifier(kind, self.text(field))
    }

    /// The currency: the record's own column, the mark beside the amount, or
    /// the one that the header names.
    pub fn currency(&self) -> Option<Currency> {
        let own = Currency::from_text(self.text(Field::Currency));
        own.or_else(|| self.amount(Field::RebateAmount).read().and_then(|amount| amount.currency))
            .or_else(|| self.header_currency())
    }

    /// The currency that the header names.
    pub(crate) fn header_currency(&self) -> Option<Currency> {
        let money = [Field::RebateAmount, Field::BaseAmount];
        let mut columns = money.into_iter().filter_map(|field| self.table.column(field));
        columns.find_map(|at| self.table.columns.get(at)?.currency)
    }
}
