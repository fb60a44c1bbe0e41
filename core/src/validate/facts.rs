//! What one record says, each cell read once.
//!
//! A column of statuses, months, rates or currencies repeats a few texts over
//! and over, so what each means is remembered while a table is read.

use crate::{
    model::{
        Field, Reading,
        money::{Amount, Currency, NumberFault, Rate},
        period::{Period, PeriodFault, read_period},
        status::{Lifecycle, Status, read_status},
    },
    parse::record::Record,
};
use alloc::{string::String, vec::Vec};

/// How many texts of a column are remembered.
const REMEMBERED: usize = 24;

/// What the texts of one column mean.
#[derive(Debug)]
struct Memory<T>(Vec<(String, T)>);

impl<T> Default for Memory<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Clone> Memory<T> {
    fn get(&mut self, text: &str, read: impl FnOnce() -> T) -> T {
        if let Some((_, known)) = self.0.iter().find(|(known, _)| known == text) {
            return known.clone();
        }
        let value = read();
        if self.0.len() < REMEMBERED {
            self.0.push((text.into(), value.clone()));
        }
        value
    }
}

/// What the texts of a table's columns mean.
#[derive(Debug, Default)]
pub(super) struct Memories {
    statuses: Memory<Option<Status>>,
    periods: Memory<Reading<Period, PeriodFault>>,
    rates: Memory<Reading<Rate, NumberFault>>,
    currencies: Memory<Option<Currency>>,
}

/// What one record says.
#[derive(Debug)]
pub(super) struct Facts {
    pub(super) status: Option<Status>,
    pub(super) period: Reading<Period, PeriodFault>,
    pub(super) rate: Reading<Rate, NumberFault>,
    pub(super) base: Reading<Amount, NumberFault>,
    pub(super) adjustment: Reading<Amount, NumberFault>,
    pub(super) amount: Reading<Amount, NumberFault>,
    pub(super) currency: Option<Currency>,
}

impl Facts {
    pub(super) fn read(record: &Record<'_, '_>, memories: &mut Memories) -> Self {
        let status = record.text(Field::Status);
        let period = record.text(Field::SettlementPeriod);
        let rate = record.text(Field::RebateRate);
        let currency = record.text(Field::Currency);
        let amount = record.amount(Field::RebateAmount);
        let own = memories.currencies.get(currency, || Currency::from_text(currency));
        let beside = || amount.read().and_then(|amount| amount.currency);
        Self {
            status: memories.statuses.get(status, || read_status(status)),
            period: memories.periods.get(period, || read_period(period)),
            rate: memories.rates.get(rate, || record.rate()),
            base: record.amount(Field::BaseAmount),
            adjustment: record.amount(Field::AdjustmentAmount),
            currency: own.or_else(beside).or_else(|| record.header_currency()),
            amount,
        }
    }

    pub(super) fn lifecycle(&self) -> Lifecycle {
        self.status.map_or(Lifecycle::Unknown, |status| status.lifecycle)
    }
}
