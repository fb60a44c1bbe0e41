//! `AM`: several services in one deal: the lines of an order, their subtotal,
//! and why no single rate gives it.

use crate::{
    checked_table::CheckedTable,
    findings::Findings,
    fingerprint::Fingerprint,
    found,
    options::Options,
    record_columns::RecordColumns,
    records_at::at_records,
    registry::{CheckedTables, Comparison, whole_tables},
    repeats::Repeats,
};
use alloc::{
    format,
    string::{String, ToString},
    vec,
    vec::Vec,
};
use rebatelens_finding::{
    Need, Rule,
    found::Found,
    rule,
    terms::{deal as term, line_sum},
    word::Word,
};
use rebatelens_model::{
    Field, Kind,
    limits::{DEAL_LINES, DEALS},
    money::{Currency, Grouped, Percent, Rate, RateUnit, exact_add},
    ordered::{OrderedMap, sort_by},
};
use rebatelens_table::record::Record;
use rust_decimal::Decimal;

rule! { AM014: Note, needs [Need::Field(Field::OrderId), Need::Field(Field::Product), Need::Field(Field::RebateAmount)], replaces [] }

/// One line of a deal.
struct Line {
    product: String,
    base: Option<Decimal>,
    rate: Option<Rate>,
    amount: Decimal,
}

/// Says what the lines of each order with several services add up to.
fn compare(sheets: &mut [(&CheckedTable<'_>, &mut Findings)]) {
    for (sheet, findings) in sheets {
        if sheet.table.kind != Kind::Rebate || sheet.table.column(Field::Product).is_none() {
            continue;
        }
        let deals = deals(&sheet.index.entries);
        let mut records: OrderedMap<usize, usize> = OrderedMap::new();
        for (deal, rows) in deals.iter().enumerate() {
            records.extend(rows.iter().map(|record| (*record, deal)));
        }
        let mut lines: Vec<Vec<Line>> = deals.iter().map(|_| Vec::new()).collect();
        at_records(&sheet.table, records.keys().copied(), |record| {
            let deal = records.get(&record.number).and_then(|deal| lines.get_mut(*deal));
            if let (Some(deal), Some(line)) = (deal, line(record)) {
                deal.push(line);
            }
        });
        let bare = findings.bare_rates.clone();
        let mut reported: OrderedMap<usize, &Vec<Line>> = OrderedMap::new();
        for (rows, lines) in deals.iter().zip(&lines) {
            if let (Some(first), true) = (rows.first(), differ(lines) && lines.len() == rows.len()) {
                reported.insert(*first, lines);
            }
        }
        at_records(&sheet.table, reported.keys().copied(), |record| {
            findings.extend(reported.get(&record.number).and_then(|lines| {
                let unit = bare.get(&record.currency()).copied();
                found(record, lines, unit)
            }));
        });
    }
}

/// The records of each order that has several, none of which takes back.
fn deals(entries: &RecordColumns) -> Vec<Vec<usize>> {
    let repeats = Repeats::of(entries.orders(), entries.len());
    let several = entries.with_order(|order| repeats.may_have(order));
    let earning = several.filter(|entry| !entry.reverses() && entry.kind.is_none());
    let mut orders: Vec<(Fingerprint, usize, Option<Currency>)> =
        earning.filter_map(|entry| Some((entry.order?, entry.record, entry.currency))).collect();
    sort_by(&mut orders, Ord::cmp);
    let groups = orders.chunk_by(|(a, ..), (b, ..)| a == b);
    // Lines of several currencies have no sum.
    let one_currency = |group: &&[(_, _, Option<Currency>)]| {
        group.windows(2).all(|pair| matches!(pair, [(.., a), (.., b)] if a == b))
    };
    let several = groups.filter(|group| group.len() > 1 && group.len() <= DEAL_LINES).filter(one_currency);
    let mut deals: Vec<Vec<usize>> =
        several.map(|group| group.iter().map(|(_, record, _)| *record).collect()).collect();
    sort_by(&mut deals, Ord::cmp);
    deals.truncate(DEALS);
    deals
}

fn line(record: &Record<'_, '_>) -> Option<Line> {
    Some(Line {
        product: record.text(Field::Product).trim().to_string(),
        base: record.amount(Field::BaseAmount).read().map(|amount| amount.value),
        rate: record.rate().read().copied(),
        amount: record.amount(Field::RebateAmount).read()?.value,
    })
}

/// Whether the lines are of different services or rates.
fn differ(lines: &[Line]) -> bool {
    let Some(first) = lines.first() else { return false };
    lines.iter().any(|line| line.product != first.product || line.rate != first.rate)
}

fn found(record: &Record<'_, '_>, lines: &[Line], unit: Option<RateUnit>) -> Option<Found> {
    let sum = |of: fn(&Line) -> Option<Decimal>| {
        lines.iter().try_fold(Decimal::ZERO, |sum, line| exact_add(sum, of(line)?))
    };
    let total = sum(|line| Some(line.amount))?;
    let base = sum(|line| line.base);
    let rate = |line: &Line| {
        let rate = line.rate?;
        rate.fraction(rate.unit.or(unit)?)
    };
    let rates: Vec<Option<Decimal>> = lines.iter().map(rate).collect();
    let one_rate = rates.windows(2).all(|pair| matches!(pair, [a, b] if a == b));
    let effective = base.filter(|base| !base.is_zero()).and_then(|base| total.checked_div(base));
    let why = match (effective, one_rate) {
        (Some(effective), false) => {
            let rate = Word::from(Percent(effective.round_dp(4)).to_string());
            Word::filled(&term::RATES, &[("rate", rate)])
        }
        _ => Word::term(&term::ROUNDING),
    };
    let args = vec![
        ("count", Word::from(lines.len().to_string())),
        ("total", Word::from(Grouped(total).to_string())),
        ("base", base.map_or(Word::term(&term::NO_BASE), |base| Word::from(Grouped(base).to_string()))),
        ("why", why),
    ];
    let mut found = found::of_field(&AM014, record, Field::OrderId, args);
    found.workings = workings(lines, &rates, total);
    found.at_stake = Some(total);
    Some(found)
}

fn workings(lines: &[Line], rates: &[Option<Decimal>], total: Decimal) -> Vec<(Word, String)> {
    let row = |(line, rate): (&Line, &Option<Decimal>)| {
        let sum = match (line.base, rate) {
            (Some(base), Some(rate)) => format!("{}: {} × {}", line.product, Grouped(base), Percent(*rate)),
            _ => line.product.clone(),
        };
        (Word::from(sum), Grouped(line.amount).to_string())
    };
    let mut rows: Vec<(Word, String)> = lines.iter().zip(rates).map(row).collect();
    rows.push((Word::term(&line_sum::ORDER_TOTAL), Grouped(total).to_string()));
    rows
}

/// Orders of several services.
pub(crate) struct MultiServiceOrders;

impl Comparison for MultiServiceOrders {
    const RULES: &'static [&'static Rule] = &[&AM014];

    fn compare(sheets: &mut CheckedTables<'_, '_>, _: &Options) {
        compare(&mut whole_tables(sheets));
    }
}
