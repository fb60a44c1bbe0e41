//! `TO`: a row of sums beside the rows that it adds up.

use crate::{
    findings::Findings, found, registry::Check, table_context::TableContext, totals::BY_ROUNDING,
    values::RecordValues,
};
use alloc::{boxed::Box, string::ToString, sync::Arc, vec, vec::Vec};
use rebatelens_finding::{Need, Rule, found::Found, rule, terms::stated_sum, word::Word};
use rebatelens_model::{
    Field, Reading,
    money::{
        Amount, Currency, ExactSum, Grouped, NumberFault, RoundingMode, Signed, exact_add, exact_sub,
        read_amount,
    },
};
use rebatelens_table::{
    Table,
    csv::Row,
    record::Record,
    row_kind::{adds_up_a_part, sum_in_title},
};
use rust_decimal::Decimal;

rule! { AM017: Warning, needs [Need::Field(Field::RebateAmount)], replaces [] }
rule! { TO002: Warning, needs [Need::Field(Field::RebateAmount)], replaces [] }

/// Decimals of most currencies.
const CENTS: u32 = 2;

/// Money columns whose sums are compared.
const SUMMED: [Field; 3] = [Field::RebateAmount, Field::BaseAmount, Field::AdjustmentAmount];

/// What a column adds up to; not known where a number of it cannot be read.
#[derive(Clone, Debug, Default)]
struct ColumnSum {
    sum: ExactSum,
    /// What rounding each number of more than two decimals to two changes, for each
    /// way of rounding.
    rounded: Option<Box<[ExactSum; RoundingMode::ALL.len()]>>,
    is_open: bool,
}

impl ColumnSum {
    fn add(&mut self, amount: Option<Decimal>) {
        match amount {
            Some(amount) => {
                self.sum.add(amount);
                if amount.scale() > CENTS {
                    self.round(amount);
                }
            }
            None => self.is_open = true,
        }
    }

    fn append(&mut self, later: &Self) {
        self.sum.append(&later.sum);
        self.is_open |= later.is_open;
        if let Some(later) = &later.rounded {
            let own = self.rounded.get_or_insert_default();
            own.iter_mut().zip(later.iter()).for_each(|(own, later)| own.append(later));
        }
    }

    #[cold]
    fn round(&mut self, amount: Decimal) {
        let own = self.rounded.get_or_insert_default();
        for (sum, mode) in own.iter_mut().zip(RoundingMode::ALL) {
            sum.add(exact_sub(mode.round(amount, CENTS), amount).unwrap_or_default());
        }
    }

    /// Whether a number is the sum, rounded once or number by number.
    fn rounds_to(&self, stated: Decimal) -> bool {
        let Some(sum) = self.value().filter(|sum| sum.scale() > stated.scale()) else { return false };
        let once = || RoundingMode::ALL.iter().any(|mode| mode.round(sum, stated.scale()) == stated);
        let each =
            |changed: &ExactSum| changed.value().and_then(|changed| exact_add(sum, changed)) == Some(stated);
        once() || self.rounded.as_ref().is_some_and(|all| all.iter().any(each))
    }

    fn value(&self) -> Option<Decimal> {
        self.sum.value().filter(|_| !self.is_open)
    }
}

/// The sums of one currency, for each of the columns: of all rows, and of those
/// since the last row of sums.
#[derive(Clone, Debug, Default)]
struct CurrencySums {
    all: [ColumnSum; SUMMED.len()],
    part: [ColumnSum; SUMMED.len()],
}

/// Sums of rows, each currency by itself, in the order in which they come.
#[derive(Clone, Debug, Default)]
struct Sums {
    currencies: Vec<(Option<Currency>, CurrencySums)>,
    /// Whether a row of sums was there, so that a part is not the whole.
    is_divided: bool,
}

impl Sums {
    fn of(&mut self, currency: Option<Currency>) -> Option<&mut CurrencySums> {
        let known = self.currencies.iter().position(|(known, _)| *known == currency);
        let at = known.unwrap_or_else(|| {
            self.currencies.push((currency, CurrencySums::default()));
            self.currencies.len() - 1
        });
        self.currencies.get_mut(at).map(|(_, sums)| sums)
    }

    fn add(&mut self, amounts: [Option<Decimal>; SUMMED.len()], currency: Option<Currency>) {
        let is_divided = self.is_divided;
        let Some(sums) = self.of(currency) else { return };
        for (sum, amount) in sums.all.iter_mut().zip(amounts) {
            sum.add(amount);
        }
        if is_divided {
            for (sum, amount) in sums.part.iter_mut().zip(amounts) {
                sum.add(amount);
            }
        }
    }

    /// Whether no row came since the last row of sums.
    fn begins_part(&self) -> bool {
        let is_empty = |sum: &ColumnSum| !sum.is_open && sum.sum == ExactSum::default();
        self.is_divided && self.currencies.iter().all(|(_, sums)| sums.part.iter().all(is_empty))
    }

    /// A part begins anew.
    fn divide(&mut self) {
        self.is_divided = true;
        for (_, sums) in &mut self.currencies {
            sums.part = Default::default();
        }
    }

    /// Adds the sums of the rows that follow.
    fn append(&mut self, later: &Self) {
        if later.is_divided {
            self.divide();
        }
        for (currency, sums) in &later.currencies {
            let is_part = self.is_divided && !later.is_divided;
            let Some(own) = self.of(*currency) else { continue };
            own.all.iter_mut().zip(&sums.all).for_each(|(own, later)| own.append(later));
            let part = if is_part { &sums.all } else { &sums.part };
            own.part.iter_mut().zip(part).for_each(|(own, later)| own.append(later));
        }
    }

    /// What a column adds up to, in all and since the last row of sums.
    fn column(&self, sums: &CurrencySums, place: usize) -> Both {
        let value = |sums: &[ColumnSum]| sums.get(place).and_then(ColumnSum::value);
        let all = value(&sums.all);
        (all, if self.is_divided { value(&sums.part) } else { all })
    }
}

/// A sum of all rows so far, and of those since the last row of sums.
type Both = (Option<Decimal>, Option<Decimal>);

/// Rows of sums, beside the rows that they add up.
#[derive(Debug, Default)]
pub(crate) struct RowOfSums {
    sums: Sums,
    /// What rows of the slice state, with the sums of its rows in front of each.
    stated: Vec<(Stated, Arc<Sums>)>,
    /// The sums of the slice so far, as long as no row came since.
    in_front: Option<Arc<Sums>>,
    /// Sums that were stated above all rows.
    above: Vec<Stated>,
}

impl RowOfSums {
    fn add(&mut self, amounts: [Option<Decimal>; SUMMED.len()], currency: Option<Currency>) {
        self.in_front = None;
        self.sums.add(amounts, currency);
    }

    /// A row of sums: what it states, for each of the columns.
    fn stated(&mut self, table: &Table<'_>, row: &Row<'_>) {
        let record = Record { table, row, number: 0 };
        for (place, field) in SUMMED.into_iter().enumerate() {
            let Some(value) = record.amount(field).read().map(|amount| amount.value) else { continue };
            let stated = Stated {
                found: found::of_field(&TO002, &record, field, vec![]),
                line: row.line,
                place,
                value,
                currency: record.own_currency(),
                of_part: adds_up_a_part(row),
            };
            let in_front = self.in_front.get_or_insert_with(|| Arc::new(self.sums.clone()));
            self.stated.push((stated, Arc::clone(in_front)));
        }
        self.stated_in_title(&record);
        if !self.sums.begins_part() {
            self.sums.divide();
            self.in_front = None;
        }
    }

    /// A sum that stands in the title itself.
    fn stated_in_title(&mut self, record: &Record<'_, '_>) {
        if record.amount(Field::RebateAmount).read().is_some() {
            return;
        }
        let Some((_, text)) = sum_in_title(record.row()) else { return };
        let reading = read_amount(text);
        let Some(amount) = reading.read() else { return };
        let stated = Stated {
            found: found::of_field(&TO002, record, Field::RebateAmount, vec![]),
            line: record.row().line,
            place: 0,
            value: amount.value,
            currency: amount.currency,
            of_part: adds_up_a_part(record.row()),
        };
        let in_front = self.in_front.get_or_insert_with(|| Arc::new(self.sums.clone()));
        self.stated.push((stated, Arc::clone(in_front)));
    }

    /// A sum beside what the rows in front of it add up to; beside those below
    /// it where none are above.
    fn judge(&mut self, stated: Stated, sums: &Sums, findings: &mut Findings) {
        if sums.currencies.is_empty() {
            self.above.push(stated);
        } else {
            findings.extend(against(sums, stated));
        }
    }
}

/// That a row of sums states another sum than its rows have.
fn against(sums: &Sums, stated: Stated) -> Option<Found> {
    let named = |currency: &Option<Currency>| stated.currency.is_none() || *currency == stated.currency;
    let own = sums.currencies.iter().filter(|(currency, _)| named(currency));
    let columns: Vec<Both> = own.map(|(_, own)| sums.column(own, stated.place)).collect();
    let is = |sum: Option<Decimal>| sum == Some(stated.value);
    if columns.iter().any(|(all, part)| is(*all) || is(*part)) {
        return None;
    }
    if let [only] = own_columns(sums, &stated).as_slice()
        && only.iter().any(|column| column.rounds_to(stated.value))
    {
        return only.first().and_then(|column| column.value()).map(|sum| {
            let mut found = stated.differs(sum);
            found.rule = BY_ROUNDING;
            found
        });
    }
    let [(all, part)] = columns.as_slice() else {
        let across = |of: fn(&Both) -> Option<Decimal>| {
            columns.iter().try_fold(Decimal::ZERO, |sum, both| exact_add(sum, of(both)?))
        };
        let mixed = columns.len() > 1 && (is(across(|both| both.0)) || is(across(|both| both.1)));
        return mixed.then(|| across_currencies(sums, stated));
    };
    let sum = if stated.of_part { *part } else { *all };
    all.and(*part).and(sum).map(|sum| stated.differs(sum))
}

/// The sums that a stated one may be: of all rows, and of a part.
fn own_columns<'s>(sums: &'s Sums, stated: &Stated) -> Vec<[&'s ColumnSum; 2]> {
    let named = |currency: &Option<Currency>| stated.currency.is_none() || *currency == stated.currency;
    let own = sums.currencies.iter().filter(|(currency, _)| named(currency));
    own.filter_map(|(_, own)| Some([own.all.get(stated.place)?, own.part.get(stated.place)?])).collect()
}

fn across_currencies(sums: &Sums, stated: Stated) -> Found {
    let unnamed = || Word::term(&stated_sum::NO_CURRENCY);
    let code = |currency: &Option<Currency>| currency.map_or_else(unnamed, |c| Word::from(c.code()));
    let codes: Vec<Word> = sums.currencies.iter().map(|(currency, _)| code(currency)).collect();
    let mut found = stated.words(("currencies", Word::list_of(&codes)));
    found.rule = &AM017;
    found
}

/// A sum as a row states it.
#[derive(Debug)]
struct Stated {
    found: Found,
    line: usize,
    /// Its place among the fields that are summed.
    place: usize,
    value: Decimal,
    currency: Option<Currency>,
    /// Whether its title says that it is the sum of a part.
    of_part: bool,
}

impl Stated {
    fn words(self, other: (&'static str, Word)) -> Found {
        let mut found = self.found;
        found.args.extend([
            ("stated", Word::from(Grouped(self.value).to_string())),
            ("line", Word::from(self.line.to_string())),
            other,
        ]);
        found.record = None;
        found.label = None;
        found.observed = Some(self.value.to_string());
        found
    }

    fn differs(self, sum: Decimal) -> Found {
        let value = self.value;
        let by = exact_sub(value, sum).unwrap_or_default();
        let mut found = self.words(("sum", Word::from(Grouped(sum).to_string())));
        found.args.push(("by", Word::from(Signed(by).to_string())));
        found.expected = Some(sum.to_string());
        found.difference = exact_sub(value, sum).filter(|_| found.field == Some(Field::RebateAmount));
        found.at_stake = found.difference;
        found
    }
}

impl Check for RowOfSums {
    const RULES: &'static [&'static Rule] = &[&TO002, &AM017];

    fn row(&mut self, record: &Record<'_, '_>, fits: bool, _: &TableContext<'_>, _: &mut Findings) {
        if record.kind().states_rebate() && !fits {
            self.add([None; SUMMED.len()], None);
        }
    }

    fn record(&mut self, _: &Record<'_, '_>, values: &RecordValues, _: &TableContext<'_>, _: &mut Findings) {
        let value = |reading: &Reading<Amount, NumberFault>| match reading {
            Reading::Read(amount) => Some(amount.value),
            Reading::Absent => Some(Decimal::ZERO),
            Reading::Unreadable(_) => None,
        };
        let counted = if values.doubt.is_some() || values.is_sign_open {
            values.counted()
        } else {
            value(&values.amount)
        };
        self.add([counted, value(&values.base), value(&values.adjustment)], values.currency);
    }

    fn row_of_sums(&mut self, row: &Row<'_>, context: &TableContext<'_>, _: &mut Findings) {
        self.stated(context.table, row);
    }

    fn append(&mut self, later: Self, out: &mut Findings) {
        let mut known: Option<(Arc<Sums>, Sums)> = None;
        for (stated, in_front) in later.stated {
            let is_same = |(own, _): &(Arc<Sums>, Sums)| Arc::ptr_eq(own, &in_front);
            let (_, sums) = known.take().filter(is_same).unwrap_or_else(|| {
                let mut sums = self.sums.clone();
                sums.append(&in_front);
                (Arc::clone(&in_front), sums)
            });
            self.judge(stated, &sums, out);
            known = Some((in_front, sums));
        }
        self.sums.append(&later.sums);
    }

    fn finish(self, _: &TableContext<'_>, out: &mut Findings) {
        // Of sums above all rows, what is below is the whole.
        let whole = Sums { is_divided: false, ..self.sums };
        self.above.into_iter().for_each(|stated| out.extend(against(&whole, stated)));
    }
}
