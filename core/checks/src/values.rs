//! What one record says, each cell read once.
//!
//! A column of statuses, months, rates or currencies repeats a few texts over
//! and over, so what each means is remembered while a table is read.

use crate::{
    clean_identifiers::CleanIdentifiers,
    confirmation_days::ConfirmationDays,
    left_out::Gap,
    options::Options,
    table_context::{ExtraColumns, TableContext},
    table_facts::TableFacts,
};
use alloc::{string::String, vec::Vec};
use rebatelens_model::{
    Field, Reading,
    entry::{EntryKind, names_taking, read_entry_kind},
    is_missing,
    money::{Amount, Currency, DecimalMark, Form, NumberFault, Rate, names_another},
    period::{Period, PeriodFault, plain_month, read_period},
    status::{Lifecycle, Status, read_status},
    time::{Time, TimeFault},
};
use rebatelens_table::record::Record;
use rust_decimal::Decimal;

/// How many texts of a column are remembered.
const REMEMBERED: usize = 24;

/// What the texts of one column mean. Most cells repeat the one above them.
#[derive(Debug)]
pub(crate) struct Remembered<T> {
    known: Vec<(String, T)>,
    last: usize,
}

impl<T> Default for Remembered<T> {
    fn default() -> Self {
        Self { known: Vec::new(), last: 0 }
    }
}

impl<T: Clone> Remembered<T> {
    /// What a text means.
    pub(crate) fn get(&mut self, text: &str, read: impl FnOnce() -> T) -> T {
        if let Some((known, value)) = self.known.get(self.last)
            && known == text
        {
            return value.clone();
        }
        if let Some(at) = self.known.iter().position(|(known, _)| known == text) {
            self.last = at;
            return self.known.get(at).map_or_else(read, |(_, value)| value.clone());
        }
        let value = read();
        if self.known.len() < REMEMBERED {
            self.last = self.known.len();
            self.known.push((text.into(), value.clone()));
        }
        value
    }
}

/// Which forms of amounts a table holds.
#[derive(Clone, Copy, Debug, Default)]
pub struct Forms {
    point: bool,
    comma: bool,
    either: bool,
}

impl Forms {
    fn take(&mut self, form: Form) {
        match form {
            Form::Plain => {}
            Form::Point => self.point = true,
            Form::Comma => self.comma = true,
            Form::Either => self.either = true,
        }
    }

    /// The forms of both.
    pub(crate) const fn union(self, other: Self) -> Self {
        Self {
            point: self.point || other.point,
            comma: self.comma || other.comma,
            either: self.either || other.either,
        }
    }

    /// The decimal mark that the table itself shows. A table that shows both
    /// leaves open what either could mean.
    ///
    /// Semicolons separate cells where the comma is the decimal mark, so they leave
    /// it open too.
    pub const fn decimal_mark(self, by_semicolons: bool) -> DecimalMark {
        match self {
            Self { either: true, comma: false, point: false } if by_semicolons => DecimalMark::Open,
            Self { either: false, .. } | Self { comma: false, .. } => DecimalMark::Point,
            Self { point: false, .. } => DecimalMark::Comma,
            _ => DecimalMark::Open,
        }
    }
}

/// What the texts of a table's columns mean.
#[derive(Debug, Default)]
pub struct CellCache {
    statuses: Remembered<(Option<Status>, Option<EntryKind>, bool)>,
    periods: Remembered<Reading<Period, PeriodFault>>,
    rates: Remembered<Reading<Rate, NumberFault>>,
    currencies: Remembered<Option<Currency>>,
    kinds: Remembered<Option<EntryKind>>,
    pub forms: Forms,
}

/// What one record says.
#[derive(Debug)]
pub struct RecordValues {
    pub status: Option<Status>,
    pub period: Reading<Period, PeriodFault>,
    /// When it was ordered or charged.
    pub order_time: Reading<Time, TimeFault>,
    /// Which of its identifiers need no closer look.
    pub clean: CleanIdentifiers,
    pub rate: Reading<Rate, NumberFault>,
    pub base: Reading<Amount, NumberFault>,
    pub adjustment: Reading<Amount, NumberFault>,
    pub amount: Reading<Amount, NumberFault>,
    pub currency: Option<Currency>,
    /// What speaks against that currency.
    pub doubt: Option<Doubt>,
    /// The correction that the record says it is.
    pub kind: Option<EntryKind>,
    /// Whether it says that it takes back, beside an amount that gives.
    pub is_sign_open: bool,
    /// Whether it says that it takes back what another record gave.
    pub reverses: bool,
    /// Until when its statement can be confirmed.
    pub confirmation: Option<ConfirmationDays>,
}

/// Why it is open which currency an amount is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// What the currency's cell says is none.
    Unknown,
    /// Beside an amount stands another currency than in the currency's cell.
    Another(Field, Currency),
}

impl RecordValues {
    pub fn read(record: &Record<'_, '_>, cache: &mut CellCache, context: &TableContext<'_>) -> Self {
        let status = record.text(Field::Status);
        let period = record.text(Field::SettlementPeriod);
        let rate = record.text(Field::RebateRate);
        let currency = record.text(Field::Currency);
        let forms = &mut cache.forms;
        let mut money = |field| {
            let (reading, form) = record.formed_amount(field);
            forms.take(form);
            reading
        };
        let base = money(Field::BaseAmount);
        let adjustment = money(Field::AdjustmentAmount);
        let amount = money(Field::RebateAmount);
        let own = cache.currencies.get(currency, || Currency::from_text(currency));
        let unknown = own.is_none() && !is_missing(currency);
        let beside = || amount.read().and_then(|amount| amount.currency);
        let another = || {
            let own = own?;
            let amounts = [(Field::RebateAmount, &amount), (Field::BaseAmount, &base)];
            amounts.into_iter().find_map(|(field, reading)| {
                let written = reading.read()?.currency.filter(|written| *written != own)?;
                names_another(record.text(field), own).then_some(Doubt::Another(field, written))
            })
        };
        let stated = || own.or_else(beside).or_else(|| record.header_currency());
        let currency = if unknown { None } else { stated() };
        let doubt = if unknown { Some(Doubt::Unknown) } else { another() };
        let (known, by_status, names_taking) = cache
            .statuses
            .get(status, || (read_status(status), read_entry_kind(status), names_taking(status)));
        let value = amount.read().map(|amount| amount.value);
        let own_kind = context.columns.transaction_type.and_then(|at| {
            let own = record.row().text(at);
            cache.kinds.get(own, || read_entry_kind(own))
        });
        let kind = own_kind.or_else(|| by_status.filter(|_| names_taking));
        let earns = value.is_some_and(|value| value > Decimal::ZERO);
        let is_sign_open = earns && kind.is_some_and(EntryKind::takes);
        let kind = kind.or_else(|| kind_by_status(by_status?, value));
        let is_negative = value.is_some_and(|value| value.is_sign_negative());
        let takes = kind.is_some_and(EntryKind::reverses) || record.takes_by_direction();
        Self {
            confirmation: ConfirmationDays::of(record, known, currency, context),
            reverses: is_negative && takes,
            is_sign_open,
            kind,
            currency,
            doubt,
            status: known,
            period: match plain_month(period) {
                Some(period) => Reading::Read(period),
                None => cache.periods.get(period, || read_period(period)),
            },
            order_time: record.order_time(),
            clean: CleanIdentifiers::of(record),
            rate: match record.plain_rate() {
                Some(rate) => Reading::Read(rate),
                None => cache.rates.get(rate, || record.rate()),
            },
            base,
            adjustment,
            amount,
        }
    }

    /// The values of one record by itself, with nothing that the person chose.
    pub fn alone(record: &Record<'_, '_>) -> Self {
        let options = Options::default();
        let columns = ExtraColumns::of(record.table);
        let facts = TableFacts::default();
        let context =
            TableContext { table: record.table, options: &options, columns, is_page: false, facts: &facts };
        Self::read(record, &mut CellCache::default(), &context)
    }

    /// The amount as totals count it: not where its currency or its sign is open.
    pub fn counted(&self) -> Option<Decimal> {
        let open = matches!(self.doubt, Some(Doubt::Unknown | Doubt::Another(Field::RebateAmount, _)));
        self.amount.read().filter(|_| !open && !self.is_sign_open).map(|amount| amount.value)
    }

    /// Why totals do not count its amount; nothing where they do.
    pub(crate) fn gap(&self, record: &Record<'_, '_>) -> Option<Gap> {
        match self.amount {
            _ if self.counted().is_some() => None,
            Reading::Read(_) if self.is_sign_open => Some(Gap::OpenSign),
            Reading::Read(_) => Some(Gap::OpenCurrency),
            Reading::Unreadable(_) => Some(Gap::Unreadable),
            Reading::Absent if record.table.column(Field::RebateAmount).is_none() => Some(Gap::NoColumn),
            Reading::Absent => Some(Gap::Absent),
        }
    }

    /// Whether its statement counts as confirmed.
    pub fn is_confirmed(&self) -> bool {
        self.confirmation.is_some_and(ConfirmationDays::is_over)
    }

    pub fn lifecycle(&self) -> Lifecycle {
        self.status.map_or(Lifecycle::Unknown, |status| status.lifecycle)
    }
}

/// What a record's status says that it is. The status of an earning says what
/// became of it, not that it takes back.
fn kind_by_status(kind: EntryKind, amount: Option<Decimal>) -> Option<EntryKind> {
    let earns = amount.is_some_and(|amount| amount > Decimal::ZERO);
    (!earns || !kind.reverses()).then_some(kind)
}
