//! `AM`: currencies that are not known, that contradict each other, and several
//! beside each other, which are never added up.

use crate::{
    findings::Findings,
    found,
    records_at::at_records,
    registry::Check,
    table_context::TableContext,
    values::{Doubt, RecordValues},
};
use alloc::{
    string::{String, ToString},
    vec,
    vec::Vec,
};
use rebatelens_finding::{
    Need, Rule,
    found::Found,
    names, rule,
    terms::currency_place,
    word::{self, Word},
};
use rebatelens_model::{Field, money::Currency, ordered::OrderedMap};
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
fn several(context: &TableContext<'_>, findings: &mut Findings) {
    let mut records: OrderedMap<Currency, usize> = OrderedMap::new();
    for ((_, currency, ..), sum) in &findings.totals {
        if let Some(currency) = currency {
            records.change(*currency, Default::default, |own| *own += sum.records);
        }
    }
    if records.len() < 2 {
        return;
    }
    let codes: Vec<&str> = records.iter().map(|(currency, _)| currency.code()).collect();
    let odd = odd_one(context.table, &records, findings.records);
    let why = odd.as_ref().map_or_else(|| Word::term(&currency_place::APART), |(_, why)| why.clone());
    let args = vec![
        ("count", Word::from(codes.len().to_string())),
        ("currencies", Word::list(&codes)),
        ("because", why),
    ];
    findings.push(match odd {
        Some((found, _)) => Found { args, ..found },
        None => Found::of_input(&AM009, None, None, args),
    });
}

/// Records in one currency, beyond which a single one in another is odd.
const SAME_CURRENCY: usize = 10;

/// Records of a table, beyond which no single one is looked for.
const SEARCHED_RECORDS: usize = 4_000;

/// The only record in another currency than all others, where its customer has others.
fn odd_one(table: &Table<'_>, records: &OrderedMap<Currency, usize>, all: usize) -> Option<(Found, Word)> {
    let (odd, _) = records.iter().find(|(_, count)| **count == 1)?;
    let (usual, count) = records.iter().find(|(_, count)| **count >= SAME_CURRENCY)?;
    if records.len() > 2 || all > SEARCHED_RECORDS {
        return None;
    }
    let customer = |record: &Record<'_, '_>| String::from(record.text(Field::CustomerId).trim());
    let (mut found, mut of_usual) = (None, Vec::new());
    at_records(table, 1..=all, |record| match record.currency() {
        Some(own) if own == *odd => {
            found = Some((found::of_field(&AM009, record, Field::Currency, vec![]), customer(record)));
        }
        _ => of_usual.push(customer(record)),
    });
    let (mut found, own) = found.filter(|(_, own)| !own.is_empty() && of_usual.contains(own))?;
    found.observed = Some(odd.code().into());
    found.expected = Some(usual.code().into());
    let blanks = [
        ("odd", Word::from(odd.code())),
        ("usual", Word::from(usual.code())),
        ("count", Word::from(count.to_string())),
        ("line", Word::from(found.line.unwrap_or_default().to_string())),
        ("customer", Word::from(own)),
    ];
    Some((found, Word::filled(&currency_place::ODD, &blanks)))
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

    fn finish(self, context: &TableContext<'_>, out: &mut Findings) {
        several(context, out);
    }
}
