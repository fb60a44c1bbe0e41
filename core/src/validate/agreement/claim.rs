//! What a record says that an agreement has a say in.

use super::super::{Sheet, entries::Entry, findings::BareRates};
use crate::{
    model::{
        Field, Reading,
        agreement::{LEVELS, Subject},
        calendar::Day,
        entry::EntryKind,
        money::{Amount, Currency, NumberFault, RateUnit},
        period::Period,
        status::Lifecycle,
    },
    parse::{Table, record::Record},
};
use rust_decimal::Decimal;

/// Columns beside a record's fields that name a level: by name and by code.
const NAMES: [[&[&str]; 2]; LEVELS] = [
    [&[], &["product_code"]],
    [&["subproduct_name", "sub_product_name"], &["subproduct_code", "sub_product_code"]],
    [&["component_type_name", "component_type"], &["component_type_code"]],
    [&["component_name"], &["component_code"]],
];

/// Where a table's columns of the levels are.
struct Places([[Option<usize>; 2]; LEVELS]);

impl Places {
    fn of(table: &Table<'_>) -> Self {
        let place = |names: &[&str]| names.iter().find_map(|name| table.named(name));
        let mut places = NAMES.map(|level| level.map(place));
        let [[product, _], ..] = &mut places;
        *product = table.column(Field::Product);
        Self(places)
    }
}

/// What a record says.
pub(super) struct Claim<'r> {
    pub(super) subject: Subject<'r>,
    /// The day of the order, where one is written.
    pub(super) ordered: Option<Day>,
    /// The settlement period, where one is written.
    pub(super) settles: Option<Period>,
    pub(super) base: Reading<Amount, NumberFault>,
    pub(super) has_rate: bool,
    /// The rate shown, where its unit is known.
    pub(super) rate: Option<Decimal>,
    /// Nothing where it cannot be read.
    pub(super) adjustment: Option<Decimal>,
    pub(super) amount: Option<Decimal>,
    pub(super) entry: Entry,
}

impl Claim<'_> {
    /// The month whose volume it belongs to.
    pub(super) fn month(&self) -> Option<Period> {
        self.settles.or_else(|| self.ordered.and_then(Day::period))
    }

    pub(super) fn base(&self) -> Option<Decimal> {
        self.base.read().map(|base| base.value)
    }

    /// Decimals that its amounts are rounded to.
    pub(super) fn decimals(&self) -> u32 {
        self.subject.currency.map_or(2, Currency::decimals)
    }

    /// Whether it is a correction that no rate applies to.
    pub(super) fn is_correction(&self) -> bool {
        self.entry.kind.is_some_and(|kind: EntryKind| !kind.takes_back())
    }

    pub(super) fn is(&self, lifecycle: Lifecycle) -> bool {
        self.entry.status.is_some_and(|status| status.lifecycle == lifecycle)
    }

    pub(super) fn is_paid(&self) -> bool {
        self.amount.is_some_and(|amount| amount > Decimal::ZERO)
    }
}

/// Looks at every record whose cells stand under their own names.
pub(super) fn each(
    sheet: &Sheet<'_>,
    bare: &BareRates,
    mut look: impl FnMut(&Record<'_, '_>, &mut Claim<'_>),
) {
    let places = Places::of(&sheet.table);
    let mut entries = sheet.kept.entries.iter().peekable();
    let mut body = sheet.table.body();
    while let Some(record) = body.next_record() {
        if let Some(entry) = entries.next_if(|entry| entry.record == record.number) {
            look(&record, &mut claim(&record, entry, &places, bare.get(&entry.currency).copied()));
        }
    }
}

fn claim<'r>(record: &Record<'r, '_>, entry: &Entry, places: &Places, bare: Option<RateUnit>) -> Claim<'r> {
    let row = record.row();
    let ordered = record.order_time().read().and_then(Day::at);
    let written = record.rate();
    let adjustment = match record.amount(Field::AdjustmentAmount) {
        Reading::Read(adjustment) => Some(adjustment.value),
        Reading::Absent => Some(Decimal::ZERO),
        Reading::Unreadable(_) => None,
    };
    Claim {
        subject: Subject {
            levels: places.0.map(|level| level.map(|at| at.map_or("", |at| row.text(at)))),
            day: ordered.or_else(|| entry.period.and_then(|period| Day::of(period, 1))),
            currency: entry.currency,
            category: None,
        },
        ordered,
        settles: entry.period,
        base: record.amount(Field::BaseAmount),
        has_rate: !written.is_absent(),
        rate: written.read().and_then(|rate| rate.fraction(rate.unit.or(bare)?)),
        adjustment,
        amount: entry.amount,
        entry: *entry,
    }
}
