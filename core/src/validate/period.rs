//! `PE`: settlement periods and times.

use super::{Findings, Found, facts::Facts};
use crate::{
    explain::{
        catalogue::Code,
        words::{self, Word},
    },
    model::{
        Field, Reading,
        identifier::{IdentifierKind, is_plainly_clean, read_identifier},
        period::Period,
        time::{Time, is_plainly_sound, read_time},
    },
    parse::{Table, header::Column, record::Record},
};
use alloc::{
    collections::BTreeMap,
    string::{String, ToString},
    vec,
    vec::Vec,
};

/// Hours between the portal's clock and UTC.
const ZONE_HOURS: u8 = 8;

/// When a record's order was placed.
#[derive(Clone, Copy)]
struct Placed {
    month: Period,
    /// Within the first eight hours of its month, or the last, and no zone is
    /// written beside it.
    edge: Option<Edge>,
    /// The field that says so.
    field: Field,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Edge {
    First,
    Last,
}

/// How many months after its order each record is settled.
#[derive(Debug, Default)]
pub(super) struct Lags {
    by_months: BTreeMap<i32, (usize, Vec<Lag>)>,
    /// Whether the times are those of a charge.
    charged: bool,
}

/// One record that is settled so much later.
#[derive(Clone, Copy, Debug)]
struct Lag {
    record: usize,
    at_last_hours: bool,
}

/// Records of one lag that are kept for a finding.
const KEPT: usize = 1_000;

/// Records that must agree on a lag before one that does not is called different.
const AGREEING: usize = 10;

impl Lags {
    pub(super) fn of(table: &Table<'_>) -> Self {
        Self { charged: table.columns.iter().any(Column::is_charge_time), ..Self::default() }
    }

    pub(super) fn check(&mut self, record: &Record<'_, '_>, facts: &Facts, findings: &mut Findings) {
        if let Reading::Unreadable(fault) = facts.period {
            let args = vec![("fault", words::period_fault(fault))];
            findings.push(Found::of_field(Code::PE001, record, Field::SettlementPeriod, args));
        }
        let (time, unreadable) = order_time(record, findings);
        if unreadable {
            return;
        }
        let Some(period) = facts.period.read() else { return };
        let dated = dated_id(record);
        let charged = |placed: Placed| i32::from(self.charged && placed.field == Field::OrderTime);
        let late = |placed: Placed| period.months_after(placed.month) + charged(placed) < 0;
        if let (Some(time), Some(dated)) = (time, dated)
            && !late(time)
            && late(dated)
        {
            findings.push(too_late(record, *period, dated));
            return;
        }
        let Some(placed) = time.or(dated) else { return };
        let lag = period.months_after(placed.month);
        if lag < 0 {
            findings.extend(late(placed).then(|| too_late(record, *period, placed)));
            return;
        }
        let (count, kept) = self.by_months.entry(lag).or_default();
        *count += 1;
        if kept.len() < KEPT {
            kept.push(Lag { record: record.number, at_last_hours: placed.edge == Some(Edge::Last) });
        }
    }

    /// Says which records are settled at another distance than nearly all.
    pub(super) fn report(&self, table: &Table<'_>, findings: &mut Findings) {
        let all: usize = self.by_months.values().map(|(count, _)| count).sum();
        let Some((usual, (count, _))) = self.by_months.iter().max_by_key(|(_, (count, _))| *count) else {
            return;
        };
        if *count < AGREEING || *count * 10 < all * 9 {
            return;
        }
        let others = self.by_months.iter().filter(|(lag, _)| *lag != usual);
        let odd: BTreeMap<usize, (i32, bool)> = others
            .flat_map(|(lag, (_, kept))| kept.iter().map(move |one| (one.record, (*lag, one.at_last_hours))))
            .collect();
        super::at_records(table, odd.keys().copied(), |record| {
            let Some((lag, last)) = odd.get(&record.number) else { return };
            findings.extend(neighbour(record, *usual, *lag, *last));
        });
    }
}

/// The month that a record's order time lies in, and whether that time cannot
/// be read.
fn order_time(record: &Record<'_, '_>, findings: &mut Findings) -> (Option<Placed>, bool) {
    let text = record.text(Field::OrderTime);
    if is_plainly_sound(text) {
        return (plain_time(text), false);
    }
    match read_time(text) {
        Reading::Read(time) => (of_time(&time), false),
        Reading::Absent => (None, false),
        Reading::Unreadable(fault) => {
            let args = vec![("fault", words::time_fault(fault))];
            findings.push(Found::of_field(Code::PE002, record, Field::OrderTime, args));
            (None, true)
        }
    }
}

/// `2024-10-31 23:10:00`, read without a closer look.
fn plain_time(text: &str) -> Option<Placed> {
    let month = month_of(text.get(..4)?, text.get(5..7)?)?;
    let (day, hour): (u8, u8) = (text.get(8..10)?.parse().ok()?, text.get(11..13)?.parse().ok()?);
    Some(Placed { month, edge: edge(month, day, hour), field: Field::OrderTime })
}

fn of_time(time: &Time) -> Option<Placed> {
    let month = time.period()?;
    let unsure = time.time_written && !time.zone_written;
    let edge = if unsure { edge(month, time.day, time.hour) } else { None };
    Some(Placed { month, edge, field: Field::OrderTime })
}

fn edge(month: Period, day: u8, hour: u8) -> Option<Edge> {
    if day == 1 && hour < ZONE_HOURS {
        return Some(Edge::First);
    }
    (day == month.days() && hour >= 24 - ZONE_HOURS).then_some(Edge::Last)
}

/// The month in front of an order's identifier.
fn dated_id(record: &Record<'_, '_>) -> Option<Placed> {
    let text = record.text(Field::OrderId);
    let kind = IdentifierKind::Order;
    let month = if is_plainly_clean(kind, text) {
        month_of(text.get(..4)?, text.get(4..6)?)
    } else {
        let read = read_identifier(kind, text)?;
        let value = read.value().filter(|value| value.len() >= 14).map(String::from)?;
        month_of(value.get(..4)?, value.get(4..6)?)
    };
    Some(Placed { month: month?, edge: None, field: Field::OrderId })
}

fn month_of(year: &str, month: &str) -> Option<Period> {
    Period::new(year.parse().ok()?, month.parse().ok()?)
}

/// An order that was placed after the month that it is settled for.
fn too_late(record: &Record<'_, '_>, period: Period, placed: Placed) -> Found {
    let within_hours = placed.edge == Some(Edge::First) && placed.month.months_after(period) == 1;
    let code = match placed.field {
        Field::OrderId => Code::ID008,
        _ if within_hours => Code::PE005,
        _ => Code::PE003,
    };
    let mut found = Found::of_field(code, record, placed.field, args(period, placed.month));
    found.observed = Some(placed.month.to_string());
    found.expected = Some(period.to_string());
    found
}

fn args(period: Period, other: Period) -> words::Args {
    vec![("period", Word::from(period.to_string())), ("month", Word::from(other.to_string()))]
}

/// A record that would be settled in the neighbouring month, were it like the
/// others.
fn neighbour(record: &Record<'_, '_>, usual: i32, lag: i32, last_hours: bool) -> Option<Found> {
    let period = *record.period().read()?;
    let fitting = period.plus(usual - lag)?;
    let code = if last_hours && lag - usual == 1 { Code::PE005 } else { Code::PE006 };
    let mut found = Found::of_field(code, record, Field::SettlementPeriod, args(period, fitting));
    found.observed = Some(period.to_string());
    found.expected = Some(fitting.to_string());
    Some(found)
}
