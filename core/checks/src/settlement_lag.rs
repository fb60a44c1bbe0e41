//! `PE`: how long after their orders a table's records are settled, and which
//! one is settled at another distance than nearly all.

use crate::{findings::Findings, found, records_at::at_records};
use alloc::{string::ToString, vec, vec::Vec};
use rebatelens_finding::{
    Need, Rule,
    found::Found,
    rule,
    word::{self, Word},
};
use rebatelens_model::{
    Field,
    ordered::{OrderedMap, map_of},
    period::Period,
};
use rebatelens_table::{Table, record::Record};

rule! { PE005: Note, needs [Need::Field(Field::SettlementPeriod), Need::Field(Field::OrderTime)], replaces [] }
rule! { PE006: Note, needs [Need::Field(Field::SettlementPeriod), Need::Field(Field::OrderTime)], replaces [] }

pub(crate) const RULES: &[&Rule] = &[&PE005, &PE006];

/// The rule for a month that the zone of an order's time explains.
pub(crate) const WITHIN_HOURS: &Rule = &PE005;

/// How long after its order a record is settled.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Settled {
    /// In months.
    pub months_later: i32,
    /// Whether the order lies in the last eight hours of its month, in a zone
    /// that nothing names.
    pub at_last_hours: bool,
}

/// Records by the months that lie between their order and their settlement.
#[derive(Debug, Default)]
pub(crate) struct Lags(OrderedMap<i32, (usize, Vec<Lag>)>);

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
    pub(crate) fn take(&mut self, record: usize, settled: Settled) {
        self.0.change(settled.months_later, Default::default, |(count, kept)| {
            *count += 1;
            if kept.len() < KEPT {
                kept.push(Lag { record, at_last_hours: settled.at_last_hours });
            }
        });
    }

    /// Adds the records that follow.
    pub(crate) fn append(&mut self, later: Self) {
        for (months, (count, kept)) in later.0 {
            self.0.change(months, Default::default, |own| {
                own.0 += count;
                own.1.extend(kept);
                own.1.truncate(KEPT);
            });
        }
    }

    /// Says which records are settled at another distance than nearly all.
    pub(crate) fn report(&self, table: &Table<'_>, findings: &mut Findings) {
        let all: usize = self.0.values().map(|(count, _)| count).sum();
        let Some((usual, (count, _))) = self.0.iter().max_by_key(|(_, (count, _))| *count) else { return };
        if *count < AGREEING || *count * 10 < all * 9 {
            return;
        }
        let others = self.0.iter().filter(|(lag, _)| *lag != usual);
        let odd: OrderedMap<usize, (i32, bool)> = map_of(others.flat_map(|(lag, (_, kept))| {
            kept.iter().map(move |one| (one.record, (*lag, one.at_last_hours)))
        }));
        at_records(table, odd.keys().copied(), |record| {
            let Some((lag, last)) = odd.get(&record.number) else { return };
            findings.extend(neighbour(record, *usual, *lag, *last));
        });
    }
}

/// A record that would be settled in the neighbouring month, were it like the
/// others.
fn neighbour(record: &Record<'_, '_>, usual: i32, lag: i32, last_hours: bool) -> Option<Found> {
    let period = *record.period().read()?;
    let fitting = period.plus(usual - lag)?;
    let code = if last_hours && lag - usual == 1 { WITHIN_HOURS } else { &PE006 };
    let mut found = found::of_field(code, record, Field::SettlementPeriod, args(period, fitting));
    found.observed = Some(period.to_string());
    found.expected = Some(fitting.to_string());
    Some(found)
}

/// The words for a message about two months.
pub(crate) fn args(period: Period, other: Period) -> word::Args {
    vec![("period", Word::from(period.to_string())), ("month", Word::from(other.to_string()))]
}
