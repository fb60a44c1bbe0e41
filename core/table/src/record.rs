//! One record: a row below a header, its cells read as what their columns say.

use crate::{
    column::Column,
    csv::{Cell, Row},
    table::Table,
};
use rebatelens_model::{
    Field, Kind, Reading,
    entry::{Direction, read_direction},
    identifier::{Identifier, IdentifierKind, read_identifier},
    is_missing,
    money::{
        Amount, Currency, Form, NumberFault, Rate, RateUnit, in_unit, plain_rate, read_amount, read_formed,
        read_rate,
    },
    period::{Period, PeriodFault, read_period},
    status::{Lifecycle, Status, read_status},
    time::{Time, TimeFault, read_time_in},
    unit::MoneyUnit,
    zone::Zone,
};

/// A record, still in its row.
#[derive(Clone, Copy, Debug)]
pub struct Record<'r, 'a> {
    /// The table that it stands in.
    pub table: &'r Table<'a>,
    /// Its row.
    pub row: &'r Row<'a>,
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
        self.row.cells.len() >= width && over.into_iter().all(Cell::is_blank) && self.split_amount().is_none()
    }

    /// The column, from 0, of an amount that its own comma has split: `1` and
    /// behind it `234.00` where no number belongs. An empty last cell hides
    /// that the row has one too many.
    pub fn split_amount(&self) -> Option<usize> {
        if !self.table.is_split_by_commas() {
            return None;
        }
        let money = [Field::BaseAmount, Field::AdjustmentAmount, Field::RebateAmount];
        let mut places = money.into_iter().filter_map(|field| self.table.column(field));
        places.find(|at| !is_longer_number(self.row.text(*at)) && self.is_split_at(*at))
    }

    #[inline(never)]
    fn is_split_at(&self, at: usize) -> bool {
        if !begins_groups(self.row.text(at).trim()) {
            return false;
        }
        // A currency further on that stands in its place was not shifted.
        let behind = self.table.column(Field::Currency).filter(|column| *column > at);
        if behind.is_some_and(|column| Currency::from_text(self.row.text(column)).is_some()) {
            return false;
        }
        let over = self.row.cells.len() > self.table.columns.len();
        let tail = self.row.text(at + 1).trim();
        self.table.columns.get(at + 1).is_some_and(|next| {
            self.splits(tail, next, over)
                || (over && next.field.is_some_and(Field::is_money) && self.is_shifted(at))
        })
    }

    /// Whether a row with a cell too many shows that an amount and all behind it
    /// stand one column too far to the right: the second part is the larger number,
    /// or a number stands where none belongs.
    fn is_shifted(&self, at: usize) -> bool {
        let has_currency = self.table.column(Field::Currency).is_some_and(|column| column > at);
        let tail = self.row.text(at + 1).trim();
        let whole = tail.split('.').next().unwrap_or(tail);
        if has_currency || whole.len() != 3 || !whole.bytes().all(|byte| byte.is_ascii_digit()) {
            return false;
        }
        let value = |column: usize| read_amount(self.row.text(column)).read().map(|amount| amount.value);
        let is_larger = value(at).zip(value(at + 1)).is_some_and(|(head, tail)| tail > head);
        let is_text = self.table.columns.get(at + 2).is_some_and(|column| column.field == Some(Field::Note));
        is_larger || (is_text && value(at + 2).is_some())
    }

    /// Whether a cell behind the beginning of an amount is the rest of it.
    fn splits(&self, tail: &str, column: &Column, over: bool) -> bool {
        let (whole, decimals) =
            tail.split_once('.').map_or((tail, None), |(whole, rest)| (whole, Some(rest)));
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        if !digits(whole) || !decimals.is_none_or(digits) {
            return false;
        }
        let group = whole.len() == 3;
        match column.field {
            Some(Field::Currency) => true,
            // Some portals number their statuses.
            Some(Field::Status) => group || decimals.is_some(),
            Some(field) if field.is_money() || field == Field::RebateRate => {
                over && group && read_amount(self.text(Field::Currency)).read().is_some()
            }
            Some(_) => group && (over || decimals.is_some()),
            None => group && over && decimals.is_some(),
        }
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
        match self.table.column(field) {
            Some(at) if field.is_identifier() || matches!(field, Field::Product | Field::Note) => {
                self.row.text(at)
            }
            Some(at) => unforced(self.row.text(at)),
            None => self.text_above(field),
        }
    }

    /// What the lines above the header say in place of a column.
    fn text_above(&self, field: Field) -> &'r str {
        let said = match field {
            Field::SettlementPeriod => &self.table.above.period,
            Field::Currency => &self.table.above.currency,
            _ => return "",
        };
        said.as_deref().unwrap_or_default()
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
    pub fn formed_amount(&self, field: Field) -> (Reading<Amount, NumberFault>, Form) {
        let column = self.table.column(field).and_then(|at| self.table.columns.get(at));
        let unit = column.map_or(MoneyUnit::AsWritten, Column::money_unit);
        let is_taken_off = field == Field::AdjustmentAmount && self.table.deducts_adjustment;
        let is_taken_off = is_taken_off || (field == Field::RebateAmount && self.takes_by_direction());
        if unit == MoneyUnit::AsWritten && !is_taken_off {
            return read_formed(self.text(field), self.table.decimal_mark);
        }
        self.amount_in(field, unit, is_taken_off)
    }

    #[cold]
    fn amount_in(
        &self,
        field: Field,
        unit: MoneyUnit,
        is_taken_off: bool,
    ) -> (Reading<Amount, NumberFault>, Form) {
        let (reading, form) = read_formed(self.text(field), self.table.decimal_mark);
        let reading = in_unit(reading, unit);
        (if is_taken_off { taken_off(reading) } else { reading }, form)
    }

    /// Whether a column beside its amount says that it is taken back.
    pub fn takes_by_direction(&self) -> bool {
        let is_taken = |at| read_direction(self.row.text(at)) == Some(Direction::Takes);
        self.table.direction.is_some_and(is_taken)
    }

    /// Whether its adjustment is a deduction that stands there without a sign.
    pub fn is_taken_off(&self) -> bool {
        let written = || read_formed(self.text(Field::AdjustmentAmount), self.table.decimal_mark).0;
        self.table.deducts_adjustment
            && written()
                .read()
                .is_some_and(|amount| amount.value.is_sign_positive() && !amount.value.is_zero())
    }

    /// The rate of commission where it is written in a usual form.
    pub fn plain_rate(&self) -> Option<Rate> {
        plain_rate(self.text(Field::RebateRate)).map(|rate| self.with_unit(rate))
    }

    /// The rate of commission, in the unit written beside it or in its header.
    pub fn rate(&self) -> Reading<Rate, NumberFault> {
        match read_rate(self.text(Field::RebateRate)) {
            Reading::Read(rate) => Reading::Read(self.with_unit(rate)),
            other => other,
        }
    }

    /// A rate in the unit written beside it, or in its header.
    fn with_unit(&self, rate: Rate) -> Rate {
        Rate { unit: rate.unit.or_else(|| self.header_unit()), ..rate }
    }

    /// Whether the unit of its rate is written beside it, not in the header alone.
    pub fn writes_rate_unit(&self, rate: Option<&Rate>) -> bool {
        let has_unit = rate.is_some_and(|rate| rate.unit.is_some());
        let written = || RateUnit::from_suffix(self.text(Field::RebateRate).trim()).is_some();
        has_unit && (self.header_unit().is_none() || written())
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
        if is_missing(self.text(Field::Currency)) {
            return self.own_currency().or_else(|| self.header_currency());
        }
        Currency::from_text(self.text(Field::Currency))
    }

    /// The currency that the record itself names, in its own column or beside
    /// the amount.
    pub fn own_currency(&self) -> Option<Currency> {
        let beside = || self.amount(Field::RebateAmount).read().and_then(|amount| amount.currency);
        Currency::from_text(self.text(Field::Currency)).or_else(beside)
    }

    /// The currency that the header names.
    pub fn header_currency(&self) -> Option<Currency> {
        let money = [Field::RebateAmount, Field::BaseAmount];
        let mut columns = money.into_iter().filter_map(|field| self.table.column(field));
        columns.find_map(|at| self.table.columns.get(at)?.currency)
    }
}

/// Whether a text has marks by which a spreadsheet is kept from reading it.
pub fn is_forced(text: &str) -> bool {
    unforced(text).len() < text.len()
}

/// A text without the marks by which a spreadsheet is kept from reading it:
/// `'2024-10`, `` `2024-10 ``, `="50.00"`.
fn unforced(text: &str) -> &str {
    match text.as_bytes() {
        [b'\'' | b'`' | b'=' | b'"', ..] | [b' ', b'"', ..] => without_marks(text),
        _ => text,
    }
}

#[cold]
fn without_marks(text: &str) -> &str {
    let bare = text.trim();
    let quoted = bare.strip_prefix("=\"").or_else(|| bare.strip_prefix('"'));
    let bare = quoted.and_then(|bare| bare.strip_suffix('"')).unwrap_or(text);
    bare.strip_prefix(['\'', '`']).unwrap_or(bare)
}

/// Whether a text is plainly more than what stands before a comma: a digit in
/// front and behind, and more than three characters.
fn is_longer_number(text: &str) -> bool {
    match text.as_bytes() {
        [first, _, _, .., last] => first.is_ascii_digit() && last.is_ascii_digit(),
        _ => false,
    }
}

/// What stands before the first comma of a grouped amount.
fn begins_groups(text: &str) -> bool {
    let digits = text.trim_start_matches(['-', '+', '$', '¥', '￥']);
    (1..=3).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
}

/// A deduction is taken off, whichever sign it is written with.
fn taken_off(reading: Reading<Amount, NumberFault>) -> Reading<Amount, NumberFault> {
    match reading {
        Reading::Read(amount) if amount.value.is_sign_positive() && !amount.value.is_zero() => {
            Reading::Read(Amount { value: -amount.value, ..amount })
        }
        other => other,
    }
}
