//! `PE`: which month a line belongs to: the one of its usage, or the one in
//! which it was deducted. Accounts follow one of the two.

use crate::{
    findings::Findings,
    found,
    records_at::at_records,
    registry::Check,
    table_context::{ExtraColumns, TableContext},
    values::RecordValues,
};
use alloc::{format, string::ToString, vec, vec::Vec};
use rebatelens_finding::{
    Need, Rule,
    found::Found,
    rule,
    terms::{period_way, tally},
    word::Word,
};
use rebatelens_model::{Field, Reading, period::Period, time::Time};
use rebatelens_table::{Table, record::Record};

rule! { PE004: Warning, needs [Need::Field(Field::SettlementPeriod), Need::AnyColumn(&["usage_start_time", "usage_end_time"])], replaces [] }
rule! { PE007: Note, needs [Need::Field(Field::SettlementPeriod), Need::AnyColumn(&["usage_start_time", "usage_end_time"])], replaces [] }

/// Lines that must agree before one that does not is called different.
const AGREEING: usize = 10;
/// Lines of one attribution that are kept for a finding.
const KEPT: usize = 1_000;

/// Lines that only one of the two ways explains.
#[derive(Debug, Default)]
pub(crate) struct Attribution {
    by_usage: Vec<usize>,
    usage_lines: usize,
    by_deduction: Vec<usize>,
    deduction_lines: usize,
}

/// The months of a line's usage.
struct Usage {
    first: Period,
    last: Period,
}

impl Usage {
    fn of(record: &Record<'_, '_>, columns: &ExtraColumns) -> Option<Self> {
        let time = |column: Option<usize>| match record.time_at(column?) {
            Reading::Read(time) => Some(time),
            _ => None,
        };
        let (start, end) = (time(columns.usage_start), time(columns.usage_end));
        let first = start.as_ref().or(end.as_ref())?.period()?;
        let last = end.as_ref().map_or(Some(first), Time::period_before)?;
        Some(Self { first, last: last.max(first) })
    }

    fn holds(&self, period: Period) -> bool {
        self.first <= period && period <= self.last
    }
}

impl Attribution {
    fn read(
        &mut self,
        record: &Record<'_, '_>,
        values: &RecordValues,
        columns: &ExtraColumns,
        findings: &mut Findings,
    ) {
        if columns.usage_start.is_none() && columns.usage_end.is_none() {
            return;
        }
        let (Some(period), Some(usage)) = (values.period.read(), Usage::of(record, columns)) else { return };
        let deducted = values.order_time.read().and_then(Time::period);
        match (usage.holds(*period), deducted.is_some_and(|month| month == *period)) {
            (false, false) => findings.push(outside(record, *period, &usage)),
            (true, false) if deducted.is_some() => {
                self.usage_lines += 1;
                keep(&mut self.by_usage, record.number);
            }
            (false, true) => {
                self.deduction_lines += 1;
                keep(&mut self.by_deduction, record.number);
            }
            _ => {}
        }
    }

    /// Says which lines follow the other way than nearly all.
    fn report(&self, table: &Table<'_>, findings: &mut Findings) {
        let (fewer, more, way) = if self.usage_lines < self.deduction_lines {
            (&self.by_usage, self.deduction_lines, &period_way::DEDUCTION)
        } else {
            (&self.by_deduction, self.usage_lines, &period_way::USAGE)
        };
        if fewer.is_empty() || more < AGREEING || more < fewer.len() * 9 {
            return;
        }
        at_records(table, fewer.iter().copied(), |record| {
            let args = vec![("way", Word::term(way)), ("rows", Word::counted(&tally::ROWS, more, &[]))];
            findings.push(found::of_field(&PE007, record, Field::SettlementPeriod, args));
        });
    }
}

fn keep(records: &mut Vec<usize>, record: usize) {
    if records.len() < KEPT {
        records.push(record);
    }
}

fn outside(record: &Record<'_, '_>, period: Period, usage: &Usage) -> Found {
    let (first, last) = (usage.first, usage.last);
    let months = if first == last { first.to_string() } else { format!("{first} – {last}") };
    let args = vec![("period", Word::from(period.to_string())), ("usage", Word::from(months.clone()))];
    let mut found = found::of_field(&PE004, record, Field::SettlementPeriod, args);
    found.observed = Some(period.to_string());
    found.expected = Some(months);
    found
}

impl Check for Attribution {
    const RULES: &'static [&'static Rule] = &[&PE004, &PE007];

    fn record(
        &mut self,
        record: &Record<'_, '_>,
        values: &RecordValues,
        context: &TableContext<'_>,
        out: &mut Findings,
    ) {
        if context.columns.defined {
            self.read(record, values, &context.columns, out);
        }
    }

    fn append(&mut self, later: Self, _: &mut Findings) {
        self.usage_lines += later.usage_lines;
        self.deduction_lines += later.deduction_lines;
        later.by_usage.into_iter().for_each(|record| keep(&mut self.by_usage, record));
        later.by_deduction.into_iter().for_each(|record| keep(&mut self.by_deduction, record));
    }

    fn finish(self, context: &TableContext<'_>, out: &mut Findings) {
        self.report(context.table, out);
    }
}
