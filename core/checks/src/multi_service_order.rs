//! `AM`: several services in one deal: the lines of an order, their subtotal,
//! and why no single rate gives it.

use crate::{
    checked_table::CheckedTable,
    findings::Findings,
    fingerprint::{Fingerprint, row_text, short_print},
    found,
    options::Options,
    record_columns::RecordColumns,
    records_at::at_records,
    registry::{CheckedTables, Comparison, whole_tables},
    repeats::Repeats,
    rounding::{Fit, fit},
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
    identifier::IdentifierKind,
    limits::{DEAL_LINES, DEALS},
    money::{Currency, Grouped, Percent, Rate, RateUnit, exact_add, exact_mul, exact_sub},
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
    adjustment: Decimal,
    amount: Decimal,
    /// Of its record id, or else of all its cells.
    print: u64,
}

impl Line {
    const fn takes_back(&self) -> bool {
        self.amount.is_sign_negative()
    }

    /// Whether base × rate ± adjustment gives the amount, in some rounding.
    fn adds_up(&self, rate: Decimal) -> bool {
        let product = self.base.and_then(|base| exact_mul(base, rate));
        let rounded = exact_sub(self.amount, self.adjustment);
        let decimals = self.amount.scale().max(2);
        product.zip(rounded).is_some_and(|(product, rounded)| fit(product, rounded, decimals) != Fit::None)
    }
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
        let mut doubled: Vec<usize> = deals.iter().map(|_| 0).collect();
        at_records(&sheet.table, records.keys().copied(), |record| {
            let deal = records.get(&record.number).and_then(|deal| lines.get_mut(*deal));
            let (Some(deal), Some(line)) = (deal, line(record)) else { return };
            // A row that stands twice is one line of the order.
            if deal.iter().all(|known| known.print != line.print) {
                deal.push(line);
            } else if let Some(doubled) = records.get(&record.number).and_then(|deal| doubled.get_mut(*deal))
            {
                *doubled += 1;
            }
        });
        let bare = findings.bare_rates.clone();
        let mut reported: OrderedMap<usize, &Vec<Line>> = OrderedMap::new();
        for ((rows, lines), doubled) in deals.iter().zip(&lines).zip(&doubled) {
            let all_read = lines.len() + doubled == rows.len();
            if let (Some(first), true) = (rows.first(), differ(lines) && all_read) {
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

/// The records of each order that has several.
fn deals(entries: &RecordColumns) -> Vec<Vec<usize>> {
    let repeats = Repeats::of(entries.orders(), entries.len());
    let several = entries.with_order(|order| repeats.may_have(order));
    // What takes back belongs to the order as well; other corrections do not.
    let own = several.filter(|entry| entry.reverses() || entry.kind.is_none());
    let mut orders: Vec<(Fingerprint, usize, Option<Currency>)> =
        own.filter_map(|entry| Some((entry.order?, entry.record, entry.currency))).collect();
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
        adjustment: record
            .amount(Field::AdjustmentAmount)
            .read()
            .map(|amount| amount.value)
            .unwrap_or_default(),
        print: print(record),
        amount: record.amount(Field::RebateAmount).read()?.value,
    })
}

fn print(record: &Record<'_, '_>) -> u64 {
    let id = record.identifier(Field::RecordId, IdentifierKind::Record);
    let id = id.as_ref().and_then(|id| id.value());
    id.map_or_else(|| short_print(&row_text(record.row())), short_print)
}

/// Whether the lines are of different services or rates.
fn differ(lines: &[Line]) -> bool {
    let mut earning = lines.iter().filter(|line| !line.takes_back());
    let Some(first) = earning.next() else { return false };
    earning.any(|line| line.product != first.product || line.rate != first.rate)
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
    let all_add_up = lines.iter().zip(&rates).all(|(line, rate)| rate.is_none_or(|rate| line.adds_up(rate)));
    let one_rate = rates.windows(2).all(|pair| matches!(pair, [a, b] if a == b));
    let effective = base.filter(|base| !base.is_zero()).and_then(|base| total.checked_div(base));
    let why = match (effective, one_rate) {
        _ if !all_add_up => Word::term(&term::NOT_EQUAL_WHY),
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
        let label = match (line.base, rate) {
            (Some(base), Some(rate)) if line.adds_up(*rate) => {
                let mut sum = format!("{}: {} × {}", line.product, Grouped(base), Percent(*rate));
                if !line.adjustment.is_zero() {
                    let sign = if line.adjustment.is_sign_negative() { '−' } else { '+' };
                    sum = format!("{sum} {sign} {}", Grouped(line.adjustment.abs()));
                }
                Word::from(sum)
            }
            // What is not true is not written as an equation.
            (Some(_), Some(_)) => {
                Word::filled(&term::NOT_EQUAL, &[("product", Word::from(line.product.as_str()))])
            }
            _ => Word::from(line.product.clone()),
        };
        (label, Grouped(line.amount).to_string())
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
