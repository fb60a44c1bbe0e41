//! `TO`: records that differ from what was expected of them, that are missing,
//! and that nobody expected.

use crate::{
    checked_table::CheckedTable,
    difference::{
        Compared, ExpectedVsShown, Pair, ids,
        line::{Line, UnknownAmount, decimals},
        numbers,
        part_sums::PartSum,
        parts::{Part, label},
    },
    findings::Findings,
    found,
    records_at::at_records,
};
use alloc::{
    string::{String, ToString},
    vec,
    vec::Vec,
};
use rebatelens_finding::{
    Lang, Need, Rule, Term,
    found::Found,
    rule,
    terms::{difference_part, expected_gap, expected_line, unexpected_line},
    word::{self, Word},
};
use rebatelens_model::{
    Field,
    money::{Currency, Grouped, Percent, Signed},
    ordered::OrderedMap,
};
use rebatelens_table::record::Record;
use rust_decimal::Decimal;

rule! { TO003: Warning, needs [Need::Field(Field::RebateAmount), Need::Expected], replaces [] }
rule! { TO004: Warning, needs [Need::Field(Field::RebateAmount), Need::Expected], replaces [] }
rule! { TO005: Warning, needs [Need::Field(Field::RebateAmount), Need::Expected], replaces [] }
rule! { TO006: Warning, needs [Need::Field(Field::RebateAmount), Need::Expected], replaces [] }
rule! { TO007: Warning, needs [Need::Field(Field::RebateAmount), Need::Expected], replaces [] }

/// A line of the file of expected values that cannot be used as it stands.
pub(crate) fn unusable_line(name: &str, line: Option<usize>, told: Word) -> Found {
    let line = line.map_or_else(String::new, |line| line.to_string());
    let args = vec![("expected_file", Word::from(name)), ("expected_line", Word::from(line)), ("told", told)];
    Found::of_input(&TO006, None, None, args)
}

/// What is shown beside what was expected.
pub(crate) struct ExpectedValues;

impl ExpectedValues {
    /// The rules that it can report.
    pub(crate) const RULES: &'static [&'static Rule] = &[&TO003, &TO004, &TO005, &TO006, &TO007];
}

/// Says where what is shown differs from what was expected.
pub(crate) fn check(sheets: &mut [(&CheckedTable<'_>, &mut Findings)], sides: &ExpectedVsShown) {
    let compared = sides.compare();
    let elsewhere = Elsewhere::of(&compared);
    let mut reported: Vec<OrderedMap<usize, Reported<'_>>> =
        sheets.iter().map(|_| OrderedMap::new()).collect();
    if let Some((_, findings)) = sheets.first_mut() {
        findings.extend(sides.expected.faults.iter().cloned());
    }
    for Compared { currency, pairs, .. } in &compared {
        for pair in pairs.iter().filter(|pair| pair.differs()) {
            match pair.shown.last().map(|line| line.place) {
                Some((table, record)) => {
                    if let Some(records) = reported.get_mut(table) {
                        records.insert(record, Reported { pair, currency: *currency });
                    }
                }
                None => {
                    if let Some((_, findings)) = sheets.first_mut() {
                        findings.extend(missing(pair, *currency, &elsewhere));
                    }
                }
            }
        }
    }
    for ((sheet, findings), reported) in sheets.iter_mut().zip(&reported) {
        at_records(&sheet.table, reported.keys().copied(), |record| {
            let Some(reported) = reported.get(&record.number) else { return };
            findings.push(if reported.pair.is_open() {
                undecided(record, reported.pair, &sides.expected.name)
            } else {
                of_record(record, reported.pair, reported.currency, &elsewhere)
            });
        });
    }
}

/// A pair that is reported.
struct Reported<'p> {
    pair: &'p Pair<'p>,
    currency: Option<Currency>,
}

/// Records and orders that only one side of a currency has, by side: in another
/// currency, the other side may have them.
struct Elsewhere<'p> {
    expected: OrderedMap<&'p str, Option<Currency>>,
    shown: OrderedMap<&'p str, Option<Currency>>,
}

impl<'p> Elsewhere<'p> {
    fn of(compared: &'p [Compared<'p>]) -> Self {
        let (mut expected, mut shown) = (OrderedMap::new(), OrderedMap::new());
        for Compared { currency, pairs, .. } in compared {
            for pair in pairs {
                for (side, lines) in [(&mut expected, &pair.expected), (&mut shown, &pair.shown)] {
                    let ids = lines.iter().flat_map(|line| ids(line));
                    side.extend(ids.map(|id| (id, *currency)));
                }
            }
        }
        Self { expected, shown }
    }

    /// The other currency in which a side has a line.
    fn other(
        side: &OrderedMap<&str, Option<Currency>>,
        line: Option<&&Line>,
        own: Option<Currency>,
    ) -> Option<Currency> {
        let found = line.into_iter().flat_map(|line| ids(line)).find_map(|id| side.get(id));
        found.copied().flatten().filter(|currency| Some(*currency) != own)
    }
}

/// A record of which one side's amount is not known.
fn undecided(record: &Record<'_, '_>, pair: &Pair<'_>, name: &str) -> Found {
    let gap = |lines: &[&Line]| lines.iter().find_map(|line| Some((line.at, line.gap.clone()?)));
    let place = |line: usize| [("line", Word::from(line.to_string())), ("file", Word::from(name))];
    let because = match (gap(&pair.expected), gap(&pair.shown)) {
        (Some((line, UnknownAmount::Unreadable(raw))), _) => {
            let [line, file] = place(line);
            Word::filled(&expected_gap::UNREADABLE, &[line, file, ("raw", Word::from(raw))])
        }
        (Some((line, UnknownAmount::Blank)), _) => Word::filled(&expected_gap::BLANK, &place(line)),
        (None, Some((_, UnknownAmount::Unreadable(raw)))) => {
            Word::filled(&expected_gap::SHOWN_UNREADABLE, &[("raw", Word::from(raw))])
        }
        _ => Word::term(&expected_gap::NOT_SHOWN),
    };
    found::of_field(&TO007, record, Field::RebateAmount, vec![("because", because)])
}

fn of_record(
    record: &Record<'_, '_>,
    pair: &Pair<'_>,
    currency: Option<Currency>,
    elsewhere: &Elsewhere<'_>,
) -> Found {
    let code = if pair.expected.is_empty() { &TO005 } else { &TO003 };
    let expected = numbers(&pair.expected).map(|numbers| numbers.amount);
    let shown = numbers(&pair.shown).map(|numbers| numbers.amount);
    let parts = named(pair, currency);
    let text = |amount: Option<_>| amount.map(|amount| Grouped(amount).to_string()).unwrap_or_default();
    let args = vec![
        ("by", Word::from(Signed(pair.difference).to_string())),
        ("expected", Word::from(text(expected))),
        ("observed", Word::from(text(shown))),
        ("because", because(&parts)),
        ("unexpected", unexpected(pair, currency, elsewhere)),
    ];
    let mut found = found::of_field(code, record, Field::RebateAmount, args);
    found.observed = shown.map(|amount| amount.to_string());
    found.expected = expected.map(|amount| amount.to_string());
    found.difference = Some(pair.difference);
    found.at_stake = Some(pair.difference);
    found.currency = currency.or(found.currency);
    found.workings = workings(&parts, pair.difference);
    found
}

/// That a record is not shown, or how else it is.
fn absent(line: &Line, currency: Option<Currency>, elsewhere: &Elsewhere<'_>) -> Word {
    if let Some(other) = Elsewhere::other(&elsewhere.shown, Some(&line), currency) {
        return Word::filled(&expected_line::OTHER_CURRENCY, &[("code", Word::from(other.code()))]);
    }
    if ids(line).any(|id| elsewhere.shown.contains_key(id)) {
        return Word::term(&expected_line::OTHER_LINE);
    }
    Word::term(&expected_line::NOT_SHOWN)
}

/// That nothing was expected, or how else it was.
fn unexpected(pair: &Pair<'_>, currency: Option<Currency>, elsewhere: &Elsewhere<'_>) -> Word {
    let line = pair.shown.last();
    if let Some(other) = Elsewhere::other(&elsewhere.expected, line, currency) {
        return Word::filled(&unexpected_line::OTHER_CURRENCY, &[("code", Word::from(other.code()))]);
    }
    if line.into_iter().flat_map(|line| ids(line)).any(|id| elsewhere.expected.contains_key(id)) {
        return Word::term(&unexpected_line::ONE_MORE);
    }
    Word::term(&unexpected_line::NOTHING)
}

fn missing(pair: &Pair<'_>, currency: Option<Currency>, elsewhere: &Elsewhere<'_>) -> Option<Found> {
    let line = pair.expected.first()?;
    let named = [&line.record_id, &line.order, &line.customer, &line.product];
    let name = named.into_iter().find(|name| !name.is_empty());
    let nameless = || Word::term(&expected_line::NAMELESS);
    let month = line.period.map(|period| period.to_string());
    let args = vec![
        ("expected_record", name.map_or_else(nameless, |name| Word::from(word::excerpt(name)))),
        ("period", month.map_or(Word::term(&expected_line::NO_MONTH), Word::from)),
        ("expected", Word::from(Grouped(line.numbers.amount).to_string())),
        ("record_line", Word::from(line.at.to_string())),
        ("absent", absent(line, currency, elsewhere)),
    ];
    let mut found = Found::of_input(&TO004, None, None, args);
    found.expected = Some(line.numbers.amount.to_string());
    found.difference = Some(pair.difference);
    found.at_stake = Some(pair.difference);
    found.currency = currency;
    Some(found)
}

/// The parts that are named, the largest first.
fn named(pair: &Pair<'_>, currency: Option<Currency>) -> Vec<(Part, PartSum)> {
    let unit = decimals(currency);
    let scales = [&pair.expected, &pair.shown].into_iter().filter_map(|side| numbers(side));
    let scale = scales.map(|side| side.amount.scale()).fold(unit, u32::max);
    pair.part_sums().named(unit, scale)
}

/// The parts in one line, and the base and the rate of both sides.
fn because(parts: &[(Part, PartSum)]) -> Word {
    Word::each(|lang| {
        let amounts = parts
            .iter()
            .map(|(part, own)| alloc::format!("{} {}", label(*part, lang), Signed(own.amount().normalize())));
        let both = parts.first().and_then(|(part, own)| both_sides(*part, own, false, lang));
        let amounts: Vec<String> = amounts.collect();
        let amounts = amounts.join(difference_part::COMMA.text(lang));
        match both {
            Some(both) => [amounts.as_str(), both.as_str()].join(difference_part::BETWEEN.text(lang)),
            None => amounts,
        }
    })
}

fn workings(parts: &[(Part, PartSum)], difference: Decimal) -> Vec<(Word, String)> {
    let mut rows: Vec<(Word, String)> = parts
        .iter()
        .map(|(part, own)| {
            (Word::each(|lang| label(*part, lang).into()), Signed(own.amount().normalize()).to_string())
        })
        .collect();
    rows.push((Word::term(&difference_part::DIFFERENCE), Signed(difference).to_string()));
    rows
}

/// The base and the rate of both sides; nothing where a side has none, or where the
/// other side has no such record.
pub fn both_sides(part: Part, own: &PartSum, is_agreed: bool, lang: Lang) -> Option<String> {
    if matches!(part, Part::Missing | Part::Extra | Part::Reversal) {
        return None;
    }
    let whose = if is_agreed { &difference_part::AGREED } else { &difference_part::YOURS };
    let sides = |term: &Term, expected: String, shown: String| {
        let args = [
            ("whose", Word::from(whose.text(lang))),
            ("expected", Word::from(expected)),
            ("shown", Word::from(shown)),
        ];
        word::fill(term.text(lang), &args, lang)
    };
    let (expected, shown) = (own.expected, own.shown);
    let bases = expected.base.zip(shown.base).map(|(expected, shown)| {
        sides(&difference_part::BASES, Grouped(expected).to_string(), Grouped(shown).to_string())
    });
    let rate = |rate: Option<Decimal>| {
        let several = || difference_part::NO_SINGLE_RATE.text(lang).into();
        rate.map_or_else(several, |rate| Percent(rate).to_string())
    };
    let has_rate = bases.is_some() && (expected.rate.is_some() || shown.rate.is_some());
    let rates = has_rate.then(|| sides(&difference_part::RATES, rate(expected.rate), rate(shown.rate)));
    let all: Vec<String> = bases.into_iter().chain(rates).collect();
    (!all.is_empty()).then(|| all.join(difference_part::BETWEEN.text(lang)))
}
