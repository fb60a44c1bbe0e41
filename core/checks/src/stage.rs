//! `ST`: where a record is on its way, counted from a day: the days left to
//! confirm, and what has waited longer than the cycle allows.

use crate::{
    as_of::AsOf,
    checked_table::CheckedTable,
    findings::Findings,
    found,
    options::Options,
    record_columns::GroupSum,
    record_summary::RecordGroup,
    records_at::at_records,
    registry::{CheckedTables, Comparison},
    wait_words::words_of,
};
use alloc::{string::ToString, vec};
use rebatelens_finding::{
    Need, Rule,
    found::Found,
    rule,
    terms::{tally, waiting_for},
    word::{Args, Word},
};
use rebatelens_model::{
    Field,
    calendar::{Day, Stages},
    money::{Currency, ExactSum, Grouped},
    ordered::{OrderedMap, map_of},
    period::Period,
    site::Site,
    status::Lifecycle,
    wait::Wait,
};
use rebatelens_table::record::Record;

rule! { ST011: Warning, needs [Need::Field(Field::Status), Need::AsOf], replaces [] }
rule! { ST012: Note, needs [Need::Field(Field::Status), Need::AsOf], replaces [] }
rule! { ST014: Warning, needs [Need::Field(Field::Status), Need::Field(Field::SettlementPeriod), Need::AsOf], replaces [] }

/// What waits together: one status of one month in one currency.
type Group = (Lifecycle, Wait, Option<Period>, Option<Currency>);

/// The records of a group.
struct Waiting {
    first: usize,
    count: usize,
    sum: ExactSum,
    /// Records whose amount is not in the sum.
    left_out: usize,
}

/// Says of every record that has waited too long that it has, and of the
/// others, month by month, what they wait for. A page shows a part of a month.
fn compare(sheets: &mut [(&CheckedTable<'_>, &mut Findings)], today: AsOf) {
    let Some(day) = today.day else { return };
    for (sheet, findings) in sheets {
        let mut late: OrderedMap<usize, Day> = OrderedMap::new();
        let mut waiting: OrderedMap<Group, Waiting> = OrderedMap::new();
        let mut early: OrderedMap<Period, (usize, usize)> = OrderedMap::new();
        let overdue_since = |group: &RecordGroup| {
            let due = due(group, Wait::of(group.status)?, today.site(group.currency))?;
            (day > due).then_some(due)
        };
        for (group, sum) in sheet.index.entries.groups() {
            if let Some(period) = settled_early(group, day) {
                early.change(
                    period,
                    || (sum.first, 0),
                    |own| {
                        *own = (own.0.min(sum.first), own.1 + sum.records);
                    },
                );
            }
            if let Some(wait) = Wait::of(group.status).filter(|_| overdue_since(group).is_none()) {
                gather(&mut waiting, group, sum, wait);
            }
        }
        for entry in sheet.index.entries.of_groups(|group| overdue_since(group).is_some()) {
            late.extend(overdue_since(&entry.group()).map(|due| (entry.record, due)));
        }
        at_records(&sheet.table, late.keys().copied(), |record| {
            let Some(due) = late.get(&record.number) else { return };
            findings.push(overdue(record, *due, day));
        });
        if !sheet.is_part {
            say(sheet, &waiting, today, findings);
            say_early(sheet, &early, day, findings);
        }
    }
}

/// The month of a record that reads as paid before its month has begun.
fn settled_early(group: &RecordGroup, day: Day) -> Option<Period> {
    let settled = group.status.is_some_and(|status| status.lifecycle == Lifecycle::Settled);
    group.period.filter(|period| settled && Day::of(*period, 1).is_some_and(|first| first > day))
}

fn say_early(
    sheet: &CheckedTable<'_>,
    early: &OrderedMap<Period, (usize, usize)>,
    day: Day,
    findings: &mut Findings,
) {
    let firsts: OrderedMap<usize, (Period, usize)> =
        map_of(early.iter().map(|(period, (first, count))| (*first, (*period, *count))));
    at_records(&sheet.table, firsts.keys().copied(), |record| {
        let Some((period, count)) = firsts.get(&record.number) else { return };
        let args = vec![
            ("period", Word::from(period.to_string())),
            ("rows", Word::counted(&tally::RECORDS, *count, &[])),
            ("today", Word::from(day.to_string())),
        ];
        findings.push(found::of_field(&ST014, record, Field::Status, args));
    });
}

/// The day by which a record should have moved, where the site's schedule says.
fn due(group: &RecordGroup, wait: Wait, site: Option<Site>) -> Option<Day> {
    let stages = Stages::of(group.period?).filter(|_| site == Some(Site::China))?;
    match wait {
        Wait::Counting => Some(stages.checked),
        Wait::Payment => Some(stages.paid),
        Wait::Confirmation | Wait::Invoice | Wait::OverdueBill | Wait::Contract => None,
    }
}

fn gather(waiting: &mut OrderedMap<Group, Waiting>, group: &RecordGroup, sum: &GroupSum, wait: Wait) {
    let lifecycle = group.status.map_or(Lifecycle::Unknown, |status| status.lifecycle);
    let key = (lifecycle, wait, group.period, group.currency);
    let new = || Waiting { first: sum.first, count: 0, sum: ExactSum::default(), left_out: 0 };
    waiting.change(key, new, |own| {
        own.first = own.first.min(sum.first);
        own.count += sum.records;
        own.sum.append(&sum.amount);
        own.left_out += sum.left_out.count();
    });
}

fn overdue(record: &Record<'_, '_>, due: Day, today: Day) -> Found {
    let args = vec![
        ("due", Word::from(due.to_string())),
        ("today", Word::from(today.to_string())),
        (
            "over",
            Word::counted(&tally::DAYS, usize::try_from(today.days_after(due)).unwrap_or_default(), &[]),
        ),
    ];
    found::of_field(&ST011, record, Field::Status, args)
}

fn say(sheet: &CheckedTable<'_>, waiting: &OrderedMap<Group, Waiting>, today: AsOf, findings: &mut Findings) {
    let firsts: OrderedMap<usize, (&Group, &Waiting)> =
        map_of(waiting.iter().map(|(group, waiting)| (waiting.first, (group, waiting))));
    at_records(&sheet.table, firsts.keys().copied(), |record| {
        let Some(((_, wait, period, currency), waiting)) = firsts.get(&record.number).copied() else {
            return;
        };
        let estimated = sheet.index.columns.estimated.map_or("", |at| record.row().text(at).trim());
        let mut args: Args = words_of(*wait, *period, today.site(*currency), estimated);
        let none = || Word::term(&waiting_for::NO_MONTH);
        args.push(("rows", Word::counted(&tally::RECORDS, waiting.count, &[])));
        args.push(("period", period.map_or_else(none, |period| Word::from(period.to_string()))));
        // Where no amount is known, there is none of zero either.
        let total = waiting.sum.value().filter(|_| waiting.left_out < waiting.count);
        let unknown = || Word::term(&waiting_for::NO_AMOUNT);
        args.push(("amount", total.map_or_else(unknown, |sum| Word::from(Grouped(sum).to_string()))));
        let mut found = found::of_field(&ST012, record, Field::Status, args);
        found.at_stake = total;
        findings.push(found);
    });
}

/// Where records are on their way, counted from a day.
pub(crate) struct WaitingStages;

impl Comparison for WaitingStages {
    const RULES: &'static [&'static Rule] = &[&ST011, &ST012, &ST014];

    fn compare(sheets: &mut CheckedTables<'_, '_>, options: &Options) {
        compare(sheets, AsOf::of(options));
    }
}
