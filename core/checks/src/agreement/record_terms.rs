//! What a record states that an agreement decides on.

use crate::{
    checked_table::CheckedTable,
    findings::{BareRates, Findings},
    fingerprint::Fingerprint,
    record_summary::{RecordGroup, RecordSummary},
    table_context::original_text,
};
use rebatelens_model::{
    Field, Kind, Reading,
    agreement::{LEVELS, Subject},
    calendar::Day,
    entry::EntryKind,
    identifier::{IdentifierKind, read_identifier},
    money::{Amount, Currency, NumberFault, RateUnit},
    ordered::{OrderedMap, map_of},
    period::Period,
    status::Lifecycle,
};
use rebatelens_table::{Table, record::Record};
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

/// What a record states of the terms that it was settled on.
pub(super) struct RecordTerms<'r> {
    pub subject: Subject<'r>,
    /// The day of the order, where one is written.
    pub ordered: Option<Day>,
    /// The day that an order's identifier begins with.
    pub dated: Option<Day>,
    /// What a record takes back, where it is among the files.
    pub original: Option<Original>,
    /// The settlement period, where one is written.
    pub settles: Option<Period>,
    pub base: Reading<Amount, NumberFault>,
    pub has_rate: bool,
    /// The rate shown, where its unit is known.
    pub rate: Option<Decimal>,
    /// Nothing where it cannot be read.
    pub adjustment: Option<Decimal>,
    pub amount: Option<Decimal>,
    pub entry: RecordSummary,
}

impl RecordTerms<'_> {
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
        self.entry.kind.is_some_and(|kind: EntryKind| !kind.reverses())
    }

    pub(super) fn is(&self, lifecycle: Lifecycle) -> bool {
        self.entry.status.is_some_and(|status| status.lifecycle == lifecycle)
    }

    pub(super) fn is_paid(&self) -> bool {
        self.amount.is_some_and(|amount| amount > Decimal::ZERO)
    }
}

/// What the first line that earned for an order says of its day.
#[derive(Clone, Copy, Debug)]
pub(super) struct Original {
    day: Option<Day>,
    pub month: Option<Period>,
}

/// The lines that earned, by order.
pub(super) type Originals = OrderedMap<Fingerprint, Original>;

/// The originals of what is taken back.
pub(super) fn originals(sheets: &[(&CheckedTable<'_>, &mut Findings)]) -> Originals {
    let rebates = || sheets.iter().filter(|(sheet, _)| is_rebate(sheet));
    let taken = rebates().flat_map(|(sheet, _)| sheet.index.entries.of_groups(RecordGroup::reverses));
    let mut wanted: OrderedMap<Fingerprint, Option<Original>> =
        map_of(taken.filter_map(|entry| Some((entry.order?, None))));
    if wanted.is_empty() {
        return Originals::new();
    }
    for (sheet, findings) in rebates() {
        each(sheet, &findings.bare_rates, &Originals::new(), |_, terms| {
            let order = terms.entry.order.filter(|_| !terms.entry.reverses() && !terms.is_correction());
            if let Some(known) = order.and_then(|order| wanted.get_mut(&order)) {
                known.get_or_insert(Original { day: terms.subject.day, month: terms.month() });
            }
        });
    }
    map_of(wanted.into_iter().filter_map(|(order, original)| Some((order, original?))))
}

/// Looks at every record whose cells stand under their own names.
pub(super) fn each(
    sheet: &CheckedTable<'_>,
    bare: &BareRates,
    originals: &Originals,
    mut look: impl FnMut(&Record<'_, '_>, &mut RecordTerms<'_>),
) {
    let places = Places::of(&sheet.table);
    let mut entries = sheet.index.entries.iter().peekable();
    let mut body = sheet.table.body();
    while let Some(record) = body.next_record() {
        if let Some(entry) = entries.next_if(|entry| entry.record == record.number) {
            let bare = bare.get(&entry.currency).copied();
            let mut terms = terms_of(&record, sheet, &entry, &places, bare);
            let taken = entry.order.filter(|_| entry.reverses());
            terms.original = taken.and_then(|order| originals.get(&order).copied());
            // What is taken back was earned on the day of its original.
            if let Some(day) = terms.original.and_then(|original| original.day) {
                terms.subject.day = Some(day);
            }
            look(&record, &mut terms);
        }
    }
}

/// The day that an order's identifier begins with.
fn dated(text: &str) -> Option<Day> {
    let read = read_identifier(IdentifierKind::Order, text)?;
    let value = read.value().filter(|value| value.len() >= DATED)?;
    let part = |from, to| value.get(from..to)?.parse().ok();
    let month = Period::new(value.get(..4)?.parse().ok()?, part(4, 6)?)?;
    Day::of(month, part(6, 8)?)
}

/// Digits of the shortest identifier that begins with a day.
const DATED: usize = 14;

fn terms_of<'r>(
    record: &Record<'r, '_>,
    sheet: &CheckedTable<'_>,
    entry: &RecordSummary,
    places: &Places,
    bare: Option<RateUnit>,
) -> RecordTerms<'r> {
    let row = record.row();
    let dated = dated(original_text(record, &sheet.index.columns));
    let own = if entry.reverses() { dated.or(ordered(record)) } else { ordered(record).or(dated) };
    let written = record.rate();
    let adjustment = match record.amount(Field::AdjustmentAmount) {
        Reading::Read(adjustment) => Some(adjustment.value),
        Reading::Absent => Some(Decimal::ZERO),
        Reading::Unreadable(_) => None,
    };
    RecordTerms {
        subject: Subject {
            levels: places.0.map(|level| level.map(|at| at.map_or("", |at| row.text(at)))),
            day: own.or_else(|| entry.period.and_then(|period| Day::of(period, 1))),
            currency: entry.currency,
            category: None,
        },
        ordered: ordered(record),
        dated,
        original: None,
        settles: entry.period,
        base: record.amount(Field::BaseAmount),
        has_rate: !written.is_absent(),
        rate: written.read().and_then(|rate| rate.fraction(rate.unit.or(bare)?)),
        adjustment,
        amount: entry.amount,
        entry: *entry,
    }
}

fn ordered(record: &Record<'_, '_>) -> Option<Day> {
    record.order_time().read().and_then(Day::at)
}

/// Whether a table is of rebates.
pub(super) fn is_rebate(sheet: &CheckedTable<'_>) -> bool {
    sheet.table.kind == Kind::Rebate
}
