//! `TO`: records that differ from what was expected of them, that are missing,
//! and that nobody expected.

use super::{Findings, Found, Sheet};
use crate::{
    explain::{
        catalogue::Code,
        difference::{Compared, Pair, compare, line::Line, numbers, words::label},
        words::{self, Word},
    },
    model::{
        Field,
        money::{Currency, Grouped, Signed},
    },
    parse::record::Record,
};
use alloc::{
    collections::BTreeMap,
    string::{String, ToString},
    vec,
    vec::Vec,
};

/// Says where what is shown differs from what was expected.
pub(super) fn check(sheets: &mut [(&Sheet<'_>, &mut Findings)], expected: &[Line], shown: &[Line]) {
    let compared = compare(expected, shown);
    let mut wrong: Vec<BTreeMap<usize, (&Pair<'_>, Option<Currency>)>> =
        sheets.iter().map(|_| BTreeMap::new()).collect();
    for Compared { currency, pairs, .. } in &compared {
        for pair in pairs.iter().filter(|pair| differs(pair)) {
            match pair.shown.last().map(|line| line.place) {
                Some((table, record)) => {
                    if let Some(records) = wrong.get_mut(table) {
                        records.insert(record, (pair, *currency));
                    }
                }
                None => {
                    if let Some((_, findings)) = sheets.first_mut() {
                        findings.extend(missing(pair, *currency));
                    }
                }
            }
        }
    }
    for ((sheet, findings), wrong) in sheets.iter_mut().zip(&wrong) {
        super::at_records(&sheet.table, wrong.keys().copied(), |record| {
            let found = wrong.get(&record.number);
            findings.extend(found.map(|(pair, currency)| of_record(record, pair, *currency)));
        });
    }
}

/// Whether there is anything to say of a pair. Parts that cancel each other
/// out are.
fn differs(pair: &Pair<'_>) -> bool {
    !pair.difference.is_zero() || !pair.parts.largest_first().is_empty() || pair.shown.is_empty()
}

fn of_record(record: &Record<'_, '_>, pair: &Pair<'_>, currency: Option<Currency>) -> Found {
    let code = if pair.expected.is_empty() { Code::TO005 } else { Code::TO003 };
    let expected = numbers(&pair.expected).map(|numbers| numbers.amount);
    let shown = numbers(&pair.shown).map(|numbers| numbers.amount);
    let text = |amount: Option<_>| amount.map(|amount| Grouped(amount).to_string()).unwrap_or_default();
    let args = vec![
        ("by", Word::from(Signed(pair.difference).to_string())),
        ("expected", Word::from(text(expected))),
        ("observed", Word::from(text(shown))),
        ("because", because(pair)),
    ];
    let mut found = Found::of_field(code, record, Field::RebateAmount, args);
    found.observed = shown.map(|amount| amount.to_string());
    found.expected = expected.map(|amount| amount.to_string());
    found.difference = Some(pair.difference);
    found.at_stake = Some(pair.difference);
    found.currency = currency.or(found.currency);
    found.workings = workings(pair);
    found
}

fn missing(pair: &Pair<'_>, currency: Option<Currency>) -> Option<Found> {
    let line = pair.expected.first()?;
    let named = [&line.record_id, &line.order, &line.customer, &line.product];
    let name = named.into_iter().find(|name| !name.is_empty());
    let nameless = || Word::both("a line without an ID", "没有编号的一行");
    let month = line.period.map(|period| period.to_string());
    let args = vec![
        ("expected_record", name.map_or_else(nameless, |name| Word::from(words::excerpt(name)))),
        ("period", month.map_or_else(|| Word::both("no month", "未写明月份"), Word::from)),
        ("expected", Word::from(Grouped(line.numbers.amount).to_string())),
        ("record_line", Word::from(line.place.1.to_string())),
    ];
    let mut found = Found::of_input(Code::TO004, None, None, args);
    found.expected = Some(line.numbers.amount.to_string());
    found.difference = Some(pair.difference);
    found.at_stake = Some(pair.difference);
    found.currency = currency;
    Some(found)
}

/// The parts in one line, the largest first.
fn because(pair: &Pair<'_>) -> Word {
    let parts = pair.parts.largest_first();
    Word::each(|lang| {
        let texts: Vec<String> = parts
            .iter()
            .map(|(part, amount, _)| alloc::format!("{} {}", label(*part, lang), Signed(amount.normalize())))
            .collect();
        texts.join(lang.pick(", ", "，"))
    })
}

fn workings(pair: &Pair<'_>) -> Vec<(Word, String)> {
    let parts = pair.parts.largest_first();
    let mut rows: Vec<(Word, String)> = parts
        .iter()
        .map(|(part, amount, _)| {
            (Word::each(|lang| label(*part, lang).into()), Signed(amount.normalize()).to_string())
        })
        .collect();
    rows.push((Word::both("difference", "差额"), Signed(pair.difference).to_string()));
    rows
}
