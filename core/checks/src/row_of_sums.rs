//! `TO`: a row of sums beside the rows that it adds up.

use crate::{findings::Findings, found, registry::Check, table_context::TableContext, values::RecordValues};
use alloc::{string::ToString, vec, vec::Vec};
use rebatelens_finding::{
    Rule,
    found::Found,
    rules::{amount::AM017, totals::TO002},
    terms::stated_sum,
    word::Word,
};
use rebatelens_model::{
    Field, Reading,
    money::{Amount, Currency, Grouped, NumberFault, exact_add, exact_sub},
};
use rebatelens_table::{Table, csv::Row, record::Record, table::adds_up_a_part};
use rust_decimal::Decimal;

/// Money columns whose sums are compared.
const SUMMED: [Field; 3] = [Field::RebateAmount, Field::BaseAmount, Field::AdjustmentAmount];

/// A sum of all rows so far, and of those since the last row of sums.
type Both = (Option<Decimal>, Option<Decimal>);

/// Sums of the rows read so far, each currency by itself.
#[derive(Debug, Default)]
pub(crate) struct RowOfSums {
    currencies: Vec<(Option<Currency>, [Both; SUMMED.len()])>,
    /// Sums that were stated above all rows.
    above: Vec<Stated>,
    /// Whether a row of sums was there, so that a part is not the whole.
    is_divided: bool,
}

impl RowOfSums {
    fn add(&mut self, amounts: [Option<Decimal>; SUMMED.len()], currency: Option<Currency>) {
        let zero = Some(Decimal::ZERO);
        let known = self.currencies.iter().position(|(known, _)| *known == currency);
        let at = known.unwrap_or_else(|| {
            self.currencies.push((currency, [(zero, zero); SUMMED.len()]));
            self.currencies.len() - 1
        });
        let sums = self.currencies.get_mut(at).map(|(_, sums)| sums);
        for ((all, part), amount) in sums.into_iter().flatten().zip(amounts) {
            *all = all.zip(amount).and_then(|(sum, amount)| exact_add(sum, amount));
            if self.is_divided {
                *part = part.zip(amount).and_then(|(sum, amount)| exact_add(sum, amount));
            } else {
                *part = *all;
            }
        }
    }

    /// A row of sums states another sum than the rows above it have, or than
    /// those below it where none are above.
    fn stated(&mut self, table: &Table<'_>, row: &Row<'_>, findings: &mut Findings) {
        let record = Record { table, row, number: 0 };
        for (place, field) in SUMMED.into_iter().enumerate() {
            let Some(value) = record.amount(field).read().map(|amount| amount.value) else { continue };
            let currency = record.own_currency();
            let of_part = adds_up_a_part(row);
            let stated = Stated {
                found: found::of_field(&TO002, &record, field, vec![]),
                line: row.line,
                place,
                value,
                currency,
                of_part,
            };
            if self.currencies.is_empty() {
                self.above.push(stated);
            } else {
                findings.extend(self.against(stated));
            }
        }
        self.is_divided = true;
        for (_, part) in self.currencies.iter_mut().flat_map(|(_, sums)| sums) {
            *part = Some(Decimal::ZERO);
        }
    }

    /// Sums above the rows, now that all are read.
    fn judge(mut self, findings: &mut Findings) {
        for (all, part) in self.currencies.iter_mut().flat_map(|(_, sums)| sums) {
            *part = *all;
        }
        for stated in core::mem::take(&mut self.above) {
            findings.extend(self.against(stated));
        }
    }

    fn against(&self, stated: Stated) -> Option<Found> {
        let named = |currency: &Option<Currency>| stated.currency.is_none() || *currency == stated.currency;
        let own = self.currencies.iter().filter(|(currency, _)| named(currency));
        let sums: Vec<Both> = own.filter_map(|(_, sums)| sums.get(stated.place).copied()).collect();
        let is = |sum: Option<Decimal>| sum == Some(stated.value);
        if sums.iter().any(|(all, part)| is(*all) || is(*part)) {
            return None;
        }
        let [(all, part)] = sums.as_slice() else {
            let across = |of: fn(&Both) -> Option<Decimal>| {
                sums.iter().try_fold(Decimal::ZERO, |sum, both| exact_add(sum, of(both)?))
            };
            let mixed = sums.len() > 1 && (is(across(|both| both.0)) || is(across(|both| both.1)));
            return mixed.then(|| self.across_currencies(stated));
        };
        let sum = if stated.of_part { *part } else { *all };
        all.and(*part).and(sum).map(|sum| stated.differs(sum))
    }

    fn across_currencies(&self, stated: Stated) -> Found {
        let unnamed = || Word::term(&stated_sum::NO_CURRENCY);
        let code = |currency: &Option<Currency>| currency.map_or_else(unnamed, |c| Word::from(c.code()));
        let codes: Vec<Word> = self.currencies.iter().map(|(currency, _)| code(currency)).collect();
        let mut found = stated.words(("currencies", Word::list_of(&codes)));
        found.rule = &AM017;
        found
    }
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
        let mut found = self.words(("sum", Word::from(Grouped(sum).to_string())));
        found.expected = Some(sum.to_string());
        found.difference = exact_sub(value, sum).filter(|_| found.field == Some(Field::RebateAmount));
        found.at_stake = found.difference;
        found
    }
}

impl Check for RowOfSums {
    const RULES: &'static [&'static Rule] = &[&TO002, &AM017];

    fn start(_: &TableContext<'_>, _: &mut Findings) -> Self {
        Self::default()
    }

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
        let counted = if values.doubt.is_some() { values.counted() } else { value(&values.amount) };
        self.add([counted, value(&values.base), value(&values.adjustment)], values.currency);
    }

    fn row_of_sums(&mut self, row: &Row<'_>, context: &TableContext<'_>, out: &mut Findings) {
        self.stated(context.table, row, out);
    }

    fn finish(self, _: &TableContext<'_>, out: &mut Findings) {
        self.judge(out);
    }
}
