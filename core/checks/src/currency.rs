//! `AM`: currencies that are not known, that contradict each other, and several
//! beside each other, which are never added up.

use crate::{
    findings::Findings,
    found,
    registry::Check,
    table_context::TableContext,
    values::{Doubt, RecordValues},
};
use alloc::{string::ToString, vec, vec::Vec};
use rebatelens_finding::{
    Need, Rule,
    found::Found,
    names, rule,
    terms::currency_place,
    word::{self, Word},
};
use rebatelens_model::{Field, money::Currency, ordered::set_of};
use rebatelens_table::{Table, record::Record};

rule! { AM009: Note, needs [Need::Field(Field::Currency)], replaces [] }
rule! { AM015: Error, needs [Need::Field(Field::Currency)], replaces [] }
rule! { AM016: Warning, needs [Need::Field(Field::Currency)], replaces [] }

/// What a table says of its currency in its header, and the records that say
/// otherwise.
#[derive(Debug, Default)]
pub(crate) struct Currencies {
    header: Option<(usize, Currency)>,
    others: usize,
    first: Option<(usize, Currency)>,
}

impl Currencies {
    fn of(table: &Table<'_>) -> Self {
        let at = table.column(Field::RebateAmount).filter(|_| table.column(Field::Currency).is_some());
        let currency = at.and_then(|at| table.columns.get(at)?.currency);
        Self { header: at.zip(currency), ..Self::default() }
    }

    fn read(&mut self, record: &Record<'_, '_>, values: &RecordValues, findings: &mut Findings) {
        match values.doubt {
            Some(Doubt::Unknown) => {
                findings.push(found::of_field(&AM015, record, Field::Currency, vec![]));
            }
            Some(Doubt::Another(field, written)) => {
                let shown = word::excerpt(record.text(field).trim());
                let name = Word::each(|lang| names::field(field, lang).into());
                let cell = [("field", name), ("shown", Word::from(shown))];
                let amount = Word::filled(&currency_place::CELL, &cell);
                findings.extend(values.currency.map(|own| {
                    let mut found =
                        found::of_field(&AM016, record, field, contradiction(amount, written, own));
                    found.at_stake = found.at_stake.filter(|_| field == Field::RebateAmount);
                    found
                }));
            }
            None => {
                let other =
                    values.currency.filter(|own| self.header.is_some_and(|(_, header)| header != *own));
                if let Some(other) = other {
                    self.others += 1;
                    self.first.get_or_insert((record.line(Field::Currency), other));
                }
            }
        }
    }

    /// A header that names another currency than records do is said once.
    fn report(self, table: &Table<'_>, findings: &mut Findings) {
        let (Some((at, header)), Some((line, own))) = (self.header, self.first) else { return };
        let name = word::excerpt(table.columns.get(at).map_or("", |column| &column.header));
        let header_words = [
            ("name", Word::from(name)),
            ("count", Word::from(self.others.to_string())),
            ("line", Word::from(line.to_string())),
        ];
        let where_it_stands = Word::filled(&currency_place::HEADER, &header_words);
        let args = contradiction(where_it_stands, header, own);
        findings.push(Found::of_input(&AM016, Some(table.header_line), Some(at + 1), args));
    }
}

fn contradiction(what: Word, written: Currency, own: Currency) -> word::Args {
    vec![
        ("what", what),
        ("written", Word::from(written.code().to_string())),
        ("own", Word::from(own.code().to_string())),
    ]
}

/// Several currencies in one table.
fn several(findings: &mut Findings) {
    let currencies = set_of(findings.totals.keys().filter_map(|(_, currency, ..)| *currency));
    if currencies.len() < 2 {
        return;
    }
    let codes: Vec<&str> = currencies.iter().map(Currency::code).collect();
    let args = vec![("count", Word::from(codes.len().to_string())), ("currencies", Word::list(&codes))];
    findings.push(Found::of_input(&AM009, None, None, args));
}

impl Check for Currencies {
    const RULES: &'static [&'static Rule] = &[&AM015, &AM016];

    fn start(context: &TableContext<'_>) -> Self {
        Self::of(context.table)
    }

    fn record(
        &mut self,
        record: &Record<'_, '_>,
        values: &RecordValues,
        _: &TableContext<'_>,
        out: &mut Findings,
    ) {
        self.read(record, values, out);
    }

    fn append(&mut self, later: Self, _: &mut Findings) {
        self.others += later.others;
        self.first = self.first.or(later.first);
    }

    fn finish(self, context: &TableContext<'_>, out: &mut Findings) {
        self.report(context.table, out);
    }
}

/// Several currencies in one table.
#[derive(Default)]
pub(crate) struct SeveralCurrencies;

impl Check for SeveralCurrencies {
    const RULES: &'static [&'static Rule] = &[&AM009];

    fn finish(self, _: &TableContext<'_>, out: &mut Findings) {
        several(out);
    }
}
