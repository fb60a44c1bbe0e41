//! `AM`: a table without a column that is known to hold the rebate amount, and rows
//! whose sum cannot be checked.

use crate::{
    amount::is_refused, findings::Findings, found, registry::Check, table_context::TableContext,
    values::RecordValues,
};
use alloc::{boxed::Box, vec, vec::Vec};
use rebatelens_finding::{
    Lang, Need, Rule,
    found::Found,
    names, rule,
    terms::{tally, unknown_column},
    word::{self, Word},
};
use rebatelens_model::{Field, Kind, ordered::sort_by};
use rebatelens_table::{Table, record::Record};

rule! { AM019: Error, needs [], replaces [] }
rule! { AM020: Note, needs [Need::Field(Field::RebateAmount), Need::AnyColumn(&["base_amount", "rebate_rate"])], replaces [] }

/// Columns that are not read and could be a field, the likeliest in front.
fn likely<'t>(table: &'t Table<'_>, field: Field) -> Vec<(usize, &'t str)> {
    let open = table.columns.iter().enumerate().filter_map(|(at, column)| {
        let rank = column.could_be().iter().position(|known| *known == field)?;
        Some((rank, at, column.header.as_str()))
    });
    let mut open: Vec<(usize, usize, &str)> = open.collect();
    sort_by(&mut open, Ord::cmp);
    open.into_iter().map(|(_, at, header)| (at, header)).collect()
}

fn likely_words(table: &Table<'_>, field: Field) -> Word {
    let names: Vec<Word> = likely(table, field)
        .into_iter()
        .take(3)
        .map(|(_, header)| {
            let blanks = [
                ("header", Word::from(word::excerpt(header))),
                ("name", Word::each(|lang| map_name(field, lang).into())),
            ];
            Word::filled(&unknown_column::LIKELY, &blanks)
        })
        .collect();
    if names.is_empty() { Word::term(&unknown_column::NOTHING) } else { Word::list_of(&names) }
}

/// A field's name as `--map` reads it: people write theirs in their language.
fn map_name(field: Field, lang: Lang) -> &'static str {
    match lang {
        Lang::En => field.name(),
        Lang::ZhCn => names::field(field, lang),
    }
}

/// Whether the amount column is known.
#[derive(Default)]
pub(crate) struct AmountColumn;

impl Check for AmountColumn {
    const RULES: &'static [&'static Rule] = &[&AM019];

    fn header(context: &TableContext<'_>, out: &mut Findings) {
        let table = context.table;
        if table.kind != Kind::Rebate || table.column(Field::RebateAmount).is_some() {
            return;
        }
        let column = likely(table, Field::RebateAmount).first().map(|(at, _)| at + 1);
        let args = vec![("likely", likely_words(table, Field::RebateAmount))];
        out.push(Found::of_input(&AM019, Some(table.header_line), column, args));
    }
}

/// Rows that have an amount, and not all that it is made of.
#[derive(Debug, Default)]
pub(crate) struct UncheckedSums {
    rows: usize,
    no_base: usize,
    no_rate: usize,
    first: Option<Box<Found>>,
}

impl UncheckedSums {
    fn lacks(record: &Record<'_, '_>, values: &RecordValues) -> Option<(bool, bool)> {
        let (base, rate) = (values.base.is_absent(), values.rate.is_absent());
        let has = |field| record.table.column(field).is_some();
        let is_open = values.kind.is_none() && !values.reverses && !is_refused(values);
        let amount = values.amount.read().filter(|amount| !amount.value.is_zero());
        // A table without both columns breaks nothing down.
        let breaks_down = has(Field::BaseAmount) || has(Field::RebateRate);
        (record.kind() == Kind::Rebate && is_open && amount.is_some() && breaks_down && (base || rate))
            .then_some((base, rate))
    }
}

impl Check for UncheckedSums {
    const RULES: &'static [&'static Rule] = &[&AM020];

    fn record(
        &mut self,
        record: &Record<'_, '_>,
        values: &RecordValues,
        _: &TableContext<'_>,
        _: &mut Findings,
    ) {
        let Some((base, rate)) = Self::lacks(record, values) else { return };
        self.rows += 1;
        self.no_base += usize::from(base);
        self.no_rate += usize::from(rate);
        let field = if base { Field::BaseAmount } else { Field::RebateRate };
        self.first.get_or_insert_with(|| Box::new(found::of_field(&AM020, record, field, vec![])));
    }

    fn append(&mut self, later: Self, _: &mut Findings) {
        self.rows += later.rows;
        self.no_base += later.no_base;
        self.no_rate += later.no_rate;
        self.first = self.first.take().or(later.first);
    }

    fn finish(self, context: &TableContext<'_>, out: &mut Findings) {
        let Some(mut found) = self.first else { return };
        let parts = [(Field::BaseAmount, self.no_base), (Field::RebateRate, self.no_rate)];
        let lacking: Vec<Word> = parts
            .into_iter()
            .filter(|(_, rows)| *rows > 0)
            .map(|(field, rows)| {
                let name = Word::each(|lang| names::field(field, lang).into());
                Word::filled(
                    &unknown_column::LACKING,
                    &[("name", name), ("rows", Word::counted(&tally::ROWS, rows, &[]))],
                )
            })
            .collect();
        let unknown = parts.into_iter().filter(|(field, _)| context.table.column(*field).is_none());
        let likely: Vec<Word> = unknown
            .filter(|(field, _)| !likely(context.table, *field).is_empty())
            .map(|(field, _)| likely_words(context.table, field))
            .collect();
        let next = if likely.is_empty() {
            Word::term(&unknown_column::ENTER)
        } else {
            Word::filled(&unknown_column::MAP, &[("likely", Word::list_of(&likely))])
        };
        found.args.extend([
            ("rows", Word::counted(&tally::ROWS, self.rows, &[])),
            ("lacking", Word::list_of(&lacking)),
            ("enter", next),
        ]);
        out.push(*found);
    }
}
