//! What is kept of a table's rebate records, in columns: 38 bytes a record, and
//! 24 more for its fingerprints.

use crate::{
    fingerprint::Fingerprint,
    left_out::{Gap, LeftOut},
    money_column::MoneyColumn,
    record_summary::{RecordGroup, RecordSummary},
};
use alloc::{vec, vec::Vec};
use rebatelens_model::money::ExactSum;
use rust_decimal::Decimal;

/// What is kept of the rebate records of a table.
#[derive(Debug, Default)]
pub struct RecordColumns(Vec<Columns>);

/// The records of one group, and what they come to.
#[derive(Clone, Debug)]
pub struct GroupSum {
    /// The number of the first.
    pub first: usize,
    /// How many.
    pub records: usize,
    /// The sum of the amounts that totals count.
    pub amount: ExactSum,
    /// Records whose amount is not in it.
    pub left_out: LeftOut,
}

/// Consecutive records.
#[derive(Debug, Default)]
struct Columns {
    runs: Runs,
    orders: Vec<Option<Fingerprint>>,
    customers: Vec<u32>,
    amounts: MoneyColumn,
    bases: MoneyColumn,
    groups: Groups,
}

impl RecordColumns {
    /// Adds a record, behind all others, and why totals leave its amount out.
    pub(crate) fn push(&mut self, record: &RecordSummary, gap: Option<Gap>) {
        if self.0.is_empty() {
            self.0.push(Columns::default());
        }
        if let Some(last) = self.0.last_mut() {
            last.push(record, gap);
        }
    }

    /// Adds the records that follow.
    pub(crate) fn append(&mut self, mut later: Self) {
        later.0.iter_mut().for_each(Columns::shrink_to_fit);
        self.0.append(&mut later.0);
    }

    /// Every record, in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = RecordSummary> {
        self.0.iter().flat_map(|columns| (0..columns.len()).filter_map(|place| columns.get(place)))
    }

    /// The records of some groups, in order.
    pub(crate) fn of_groups(
        &self,
        wanted: impl Fn(&RecordGroup) -> bool,
    ) -> impl DoubleEndedIterator<Item = RecordSummary> {
        self.0.iter().flat_map(move |columns| {
            let own: Vec<bool> = columns.groups.all.iter().map(|(group, _)| wanted(group)).collect();
            let places = if own.contains(&true) { 0..columns.len() } else { 0..0 };
            let is_of = move |place: &usize| own.get(columns.groups.code(*place)) == Some(&true);
            places.filter(is_of).filter_map(|place| columns.get(place))
        })
    }

    /// Every group, once or more often, with what its records come to.
    pub fn groups(&self) -> impl Iterator<Item = &(RecordGroup, GroupSum)> {
        self.0.iter().flat_map(|columns| &columns.groups.all)
    }

    /// The records whose order is wanted, in order.
    pub(crate) fn with_order(
        &self,
        wanted: impl Fn(Fingerprint) -> bool,
    ) -> impl DoubleEndedIterator<Item = RecordSummary> {
        let all = self.0.iter().flat_map(|columns| {
            columns.orders.iter().enumerate().map(move |(place, order)| (columns, place, *order))
        });
        let of_wanted = all.filter(move |(.., order)| order.is_some_and(&wanted));
        of_wanted.filter_map(|(columns, place, _)| columns.get(place))
    }

    /// The orders of all records that have one.
    pub(crate) fn orders(&self) -> impl Iterator<Item = Fingerprint> {
        self.0.iter().flat_map(|columns| columns.orders.iter().copied().flatten())
    }

    /// How many records there are.
    pub(crate) fn len(&self) -> usize {
        self.0.iter().map(Columns::len).sum()
    }

    /// The record of that number.
    pub fn get(&self, record: usize) -> Option<RecordSummary> {
        let begins_before = |columns: &Columns| columns.runs.number(0).is_none_or(|first| first <= record);
        let columns = self.0.get(self.0.partition_point(begins_before).checked_sub(1)?)?;
        columns.get(columns.runs.place(record)?)
    }
}

impl Columns {
    const fn len(&self) -> usize {
        self.customers.len()
    }

    fn push(&mut self, record: &RecordSummary, gap: Option<Gap>) {
        self.runs.push(self.customers.len(), record.record);
        self.orders.push(record.order);
        self.customers.push(record.customer);
        self.amounts.push(record.amount);
        self.bases.push(record.base);
        self.groups.push(record.group(), record.record, record.amount, gap);
    }

    fn get(&self, place: usize) -> Option<RecordSummary> {
        let (group, _) = self.groups.all.get(self.groups.code(place))?;
        Some(RecordSummary {
            record: self.runs.number(place)?,
            order: self.orders.get(place).copied().flatten(),
            customer: self.customers.get(place).copied().unwrap_or_default(),
            amount: self.amounts.get(place),
            base: self.bases.get(place),
            partner: group.partner,
            period: group.period,
            currency: group.currency,
            status: group.status,
            kind: group.kind,
            names_original: group.names_original,
        })
    }

    fn shrink_to_fit(&mut self) {
        self.orders.shrink_to_fit();
        self.customers.shrink_to_fit();
        self.amounts.shrink_to_fit();
        self.bases.shrink_to_fit();
        self.groups.codes.shrink_to_fit();
        self.groups.slots = Vec::new();
    }
}

/// The numbers of records of which nearly all follow each other: where each run
/// begins, and the number of its first record.
#[derive(Debug, Default)]
struct Runs(Vec<(usize, usize)>);

impl Runs {
    fn push(&mut self, place: usize, number: usize) {
        let next = self.0.last().map(|(first, at)| at + (place - first));
        if next != Some(number) {
            self.0.push((place, number));
        }
    }

    fn number(&self, place: usize) -> Option<usize> {
        let at = self.0.partition_point(|(first, _)| *first <= place);
        let (first, number) = self.0.get(at.checked_sub(1)?)?;
        Some(number + (place - first))
    }

    /// The place of a number, where a run has it. The last run has no end here.
    fn place(&self, number: usize) -> Option<usize> {
        let at = self.0.partition_point(|(_, first)| *first <= number);
        let (place, first) = self.0.get(at.checked_sub(1)?)?;
        let place = place + (number - first);
        self.0.get(at).is_none_or(|(next, _)| place < *next).then_some(place)
    }
}

/// Which group each record is of.
#[derive(Debug, Default)]
struct Groups {
    codes: Vec<u16>,
    all: Vec<(RecordGroup, GroupSum)>,
    /// Codes by hash, each one more than it is.
    slots: Vec<u16>,
    last: usize,
}

impl Groups {
    fn push(&mut self, group: RecordGroup, record: usize, amount: Option<Decimal>, gap: Option<Gap>) {
        if self.all.get(self.last).is_none_or(|(last, _)| *last != group) {
            self.last = self.place(group, record);
        }
        self.codes.push(u16::try_from(self.last).unwrap_or(u16::MAX));
        if let Some((_, sum)) = self.all.get_mut(self.last) {
            sum.records += 1;
            if let Some(amount) = amount {
                sum.amount.add(amount);
            }
            if let Some(gap) = gap {
                sum.left_out.add(gap, 1);
            }
        }
    }

    /// The place of a group, which is added where it is new.
    fn place(&mut self, group: RecordGroup, record: usize) -> usize {
        if self.slots.len() < self.all.len() * 2 + 2 {
            self.grow();
        }
        let slot = self.slot(&group);
        let known = self.slots.get(slot).copied().unwrap_or_default();
        if let Some(known) = usize::from(known).checked_sub(1) {
            return known;
        }
        let sum =
            GroupSum { first: record, records: 0, amount: ExactSum::default(), left_out: LeftOut::default() };
        self.all.push((group, sum));
        let code = u16::try_from(self.all.len()).unwrap_or(u16::MAX);
        if let Some(free) = self.slots.get_mut(slot) {
            *free = code;
        }
        self.all.len() - 1
    }

    /// The slot of a group, or the free one where it belongs.
    fn slot(&self, group: &RecordGroup) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = usize::try_from(group.mixed() >> 40).unwrap_or_default() & mask;
        while let Some(code) = usize::from(self.slots.get(slot).copied().unwrap_or_default()).checked_sub(1) {
            if self.all.get(code).is_some_and(|(known, _)| known == group) {
                break;
            }
            slot = (slot + 1) & mask;
        }
        slot
    }

    fn grow(&mut self) {
        self.slots = vec![0; (self.all.len() * 4).next_power_of_two().max(64)];
        for code in 0..self.all.len() {
            let slot = self.all.get(code).map(|(group, _)| self.slot(group));
            if let Some(free) = slot.and_then(|slot| self.slots.get_mut(slot)) {
                *free = u16::try_from(code + 1).unwrap_or(u16::MAX);
            }
        }
    }

    fn code(&self, place: usize) -> usize {
        self.codes.get(place).copied().map_or(usize::MAX, usize::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    fn record(number: usize) -> RecordSummary {
        RecordSummary {
            record: number,
            amount: Some(Decimal::new(i64::try_from(number).unwrap(), 2)),
            names_original: number.is_multiple_of(3),
            ..RecordSummary::default()
        }
    }

    #[test]
    fn records_are_found_by_number_however_they_were_cut() {
        let numbers: Vec<usize> =
            (1..200).filter(|number| number % 7 != 0 && !(40..60).contains(number)).collect();
        for cut in [1, 5, 64, 1000] {
            let mut columns = RecordColumns::default();
            for chunk in numbers.chunks(cut) {
                let mut own = RecordColumns::default();
                for number in chunk {
                    own.push(&record(*number), None);
                }
                columns.append(own);
            }
            let all: Vec<usize> = columns.iter().map(|record| record.record).collect();
            assert_eq!(all, numbers);
            for number in 0..210 {
                let known = columns.get(number);
                assert_eq!(known.map(|known| known.record), numbers.contains(&number).then_some(number));
            }
            let of_three: Vec<usize> =
                columns.of_groups(|group| group.names_original).map(|record| record.record).collect();
            assert!(of_three.iter().all(|number| number.is_multiple_of(3)) && of_three.len() > 20);
            let mut sum = ExactSum::default();
            columns.groups().for_each(|(_, group)| sum.append(&group.amount));
            let expected = numbers.iter().map(|number| i64::try_from(*number).unwrap()).sum();
            assert_eq!(sum.value().unwrap().to_string(), Decimal::new(expected, 2).to_string());
        }
    }
}
