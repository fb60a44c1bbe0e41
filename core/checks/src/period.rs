//! `PE`: settlement periods and times.

use crate::{
    findings::Findings,
    found,
    registry::Check,
    settlement_lag,
    settlement_lag::{Lags, Settled, args},
    table_context::TableContext,
    values::RecordValues,
};
use alloc::{string::ToString, vec};
use rebatelens_finding::{Need, Rule, faults, found::Found, join_rules, rule};
use rebatelens_model::{
    Field, Reading,
    identifier::{IdentifierKind, month_of_order, read_identifier},
    period::{Period, PeriodFault},
    time::{Time, TimeFault},
};
use rebatelens_table::{Table, column::Column, record::Record};

rule! { PE001: Error, needs [Need::Field(Field::SettlementPeriod)], replaces [] }
rule! { PE002: Warning, needs [Need::Field(Field::OrderTime)], replaces [] }
rule! { PE003: Warning, needs [Need::Field(Field::SettlementPeriod), Need::Field(Field::OrderTime)], replaces [] }
rule! { ID008: Warning, needs [Need::Field(Field::OrderId), Need::Field(Field::SettlementPeriod)], replaces [] }

/// Hours between the portal's clock and UTC.
const ZONE_HOURS: u8 = 8;

/// When a record's order was placed.
#[derive(Clone, Copy)]
struct Placed {
    month: Period,
    /// Within the first eight hours of its month, or the last, where nobody
    /// named its zone.
    edge: Option<Edge>,
    /// The field that says so.
    field: Field,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Edge {
    First,
    Last,
}

/// The rules for one table's months.
#[derive(Debug, Default)]
pub(crate) struct Months {
    /// Whether the times are those of a charge.
    charged: bool,
    lags: Lags,
}

impl Months {
    fn of(table: &Table<'_>) -> Self {
        Self { charged: table.columns.iter().any(Column::is_charge_time), lags: Lags::default() }
    }

    /// Checks a record's month beside its order, and says how they lie.
    fn settled(
        &self,
        record: &Record<'_, '_>,
        values: &RecordValues,
        findings: &mut Findings,
    ) -> Option<Settled> {
        if let Reading::Unreadable(fault) = values.period {
            let args = vec![("fault", faults::period_fault(fault))];
            findings.push(found::of_field(&PE001, record, Field::SettlementPeriod, args));
        }
        if let Reading::Unreadable(fault) = values.order_time {
            let args = vec![("fault", faults::time_fault(fault))];
            findings.push(found::of_field(&PE002, record, Field::OrderTime, args));
            return None;
        }
        let period = *values.period.read()?;
        let is_zone_named = record.table.zone.is_some();
        let time = values.order_time.read().and_then(|time| of_time(time, is_zone_named));
        let dated = dated_id(record, values.clean.has(Field::OrderId));
        let odd = [time, dated].into_iter().flatten().find(|placed| self.is_late(period, *placed));
        if let Some(placed) = odd {
            findings.push(too_late(record, period, placed));
            return None;
        }
        let placed = time.or(dated)?;
        let months_later = period.months_after(placed.month);
        let at_last_hours = placed.edge == Some(Edge::Last);
        (months_later >= 0).then_some(Settled { months_later, at_last_hours })
    }

    /// Whether something was ordered after the month that it is settled for. A
    /// charge can come a month later.
    fn is_late(&self, period: Period, placed: Placed) -> bool {
        let allowed = i32::from(self.charged && placed.field == Field::OrderTime);
        placed.month > period && period.months_after(placed.month) + allowed < 0
    }
}

/// The month that an order time lies in.
fn of_time(time: &Time, is_zone_named: bool) -> Option<Placed> {
    let month = time.period()?;
    let unsure = time.time_written && !time.zone_written && !is_zone_named;
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
fn dated_id(record: &Record<'_, '_>, is_clean: bool) -> Option<Placed> {
    let text = record.text(Field::OrderId);
    let month = if is_clean {
        month_of_order(text)
    } else {
        let read = read_identifier(IdentifierKind::Order, text)?;
        read.value().filter(|value| value.len() >= 14).and_then(month_of_order)
    };
    Some(Placed { month: month?, edge: None, field: Field::OrderId })
}

/// An order that was placed after the month that it is settled for.
fn too_late(record: &Record<'_, '_>, period: Period, placed: Placed) -> Found {
    let within_hours = placed.edge == Some(Edge::First) && placed.month.months_after(period) == 1;
    let code = match placed.field {
        Field::OrderId => &ID008,
        _ if within_hours => settlement_lag::WITHIN_HOURS,
        _ => &PE003,
    };
    let mut found = found::of_field(code, record, placed.field, args(period, placed.month));
    found.observed = Some(placed.month.to_string());
    found.expected = Some(period.to_string());
    found
}

/// A month in a column that a definition names, and that cannot be read.
pub(crate) fn unreadable_month(record: &Record<'_, '_>, at: usize, fault: PeriodFault) -> Found {
    found::of_cell(&PE001, record, at, vec![("fault", faults::period_fault(fault))])
}

/// A time in a column that a definition names, and that cannot be read.
pub(crate) fn unreadable_time(record: &Record<'_, '_>, at: usize, fault: TimeFault) -> Found {
    found::of_cell(&PE002, record, at, vec![("fault", faults::time_fault(fault))])
}

/// Whether a rule says that a month cannot be read.
pub(crate) fn is_unreadable(rule: &Rule) -> bool {
    rule == &PE001
}

impl Check for Months {
    const RULES: &'static [&'static Rule] =
        join_rules![&[&PE001, &PE002, &PE003, &ID008], settlement_lag::RULES];

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
        // A refund may come in any later month.
        let takes_back = values.amount.read().is_some_and(|amount| amount.value.is_sign_negative());
        if let Some(settled) = self.settled(record, values, out).filter(|_| !takes_back) {
            self.lags.take(record.number, settled);
        }
    }

    fn append(&mut self, later: Self, _: &mut Findings) {
        self.lags.append(later.lags);
    }

    fn finish(self, context: &TableContext<'_>, out: &mut Findings) {
        self.lags.report(context.table, out);
    }
}
