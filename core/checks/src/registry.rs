//! What a check is, and how a list of checks runs.
//!
//! A check is a file: its rules as data, and one type that reads records. A
//! line in [`crate::lists`] runs it. What one check needs of another lies in the
//! values of the record, never in the order of the list.

use crate::{
    checked_table::CheckedTable,
    findings::Findings,
    options::Options,
    table_context::TableContext,
    table_facts::TableFacts,
    values::RecordValues,
    workers::{Job, JobResult, OneWorker, Workers},
};
use alloc::{sync::Arc, vec::Vec};
use rebatelens_finding::Rule;
use rebatelens_table::{csv::Row, record::Record};

/// One check of a table: goes along with its records, and reports. A table is
/// read in slices, several at a time, so what is gathered of each is put
/// together at the end.
pub trait Check: Default + Send {
    /// The rules that it can report.
    const RULES: &'static [&'static Rule];

    /// What the header shows.
    fn header(_context: &TableContext<'_>, _out: &mut Findings) {}

    /// Before the first record of a slice.
    fn start(_context: &TableContext<'_>) -> Self {
        Self::default()
    }

    /// A record, also one whose cells do not stand under their names.
    fn row(
        &mut self,
        _record: &Record<'_, '_>,
        _fits: bool,
        _context: &TableContext<'_>,
        _out: &mut Findings,
    ) {
    }

    /// A record of a rebate, its cells read once for all checks.
    fn record(
        &mut self,
        _record: &Record<'_, '_>,
        _values: &RecordValues,
        _context: &TableContext<'_>,
        _out: &mut Findings,
    ) {
    }

    /// A record of a kind that states no rebate.
    fn other(&mut self, _record: &Record<'_, '_>, _context: &TableContext<'_>, _out: &mut Findings) {}

    /// A row that adds up others.
    fn row_of_sums(&mut self, _row: &Row<'_>, _context: &TableContext<'_>, _out: &mut Findings) {}

    /// The slice is over.
    fn end(&mut self, _context: &TableContext<'_>) {}

    /// Adds what was gathered of the slice that follows.
    fn append(&mut self, _later: Self, _out: &mut Findings) {}

    /// What the whole table shows of itself, by which its records are read.
    fn learn(&self, _context: &TableContext<'_>, _facts: &mut TableFacts) {}

    /// The table is over.
    fn finish(self, _context: &TableContext<'_>, _out: &mut Findings) {}
}

/// A list of checks that runs as one, each called directly.
pub trait Checks: Sized + Send {
    /// See [`Check::header`].
    fn header(context: &TableContext<'_>, out: &mut Findings);
    /// See [`Check::start`].
    fn start(context: &TableContext<'_>) -> Self;
    /// See [`Check::row`].
    fn row(&mut self, record: &Record<'_, '_>, fits: bool, context: &TableContext<'_>, out: &mut Findings);
    /// See [`Check::record`].
    fn record(
        &mut self,
        record: &Record<'_, '_>,
        values: &RecordValues,
        context: &TableContext<'_>,
        out: &mut Findings,
    );
    /// See [`Check::other`].
    fn other(&mut self, record: &Record<'_, '_>, context: &TableContext<'_>, out: &mut Findings);
    /// See [`Check::row_of_sums`].
    fn row_of_sums(&mut self, row: &Row<'_>, context: &TableContext<'_>, out: &mut Findings);
    /// See [`Check::end`].
    fn end(&mut self, context: &TableContext<'_>);
    /// See [`Check::append`].
    fn append(&mut self, later: Self, out: &mut Findings);
    /// See [`Check::learn`].
    fn learn(&self, context: &TableContext<'_>, facts: &mut TableFacts);
    /// See [`Check::finish`].
    fn finish(self, context: &TableContext<'_>, out: &mut Findings);
}

impl Checks for () {
    fn header(_: &TableContext<'_>, _: &mut Findings) {}
    fn start(_: &TableContext<'_>) -> Self {}
    fn row(&mut self, _: &Record<'_, '_>, _: bool, _: &TableContext<'_>, _: &mut Findings) {}
    fn record(&mut self, _: &Record<'_, '_>, _: &RecordValues, _: &TableContext<'_>, _: &mut Findings) {}
    fn other(&mut self, _: &Record<'_, '_>, _: &TableContext<'_>, _: &mut Findings) {}
    fn row_of_sums(&mut self, _: &Row<'_>, _: &TableContext<'_>, _: &mut Findings) {}
    fn end(&mut self, _: &TableContext<'_>) {}
    fn append(&mut self, (): Self, _: &mut Findings) {}
    fn learn(&self, _: &TableContext<'_>, _: &mut TableFacts) {}
    fn finish(self, _: &TableContext<'_>, _: &mut Findings) {}
}

impl<A: Check, B: Checks> Checks for (A, B) {
    fn header(context: &TableContext<'_>, out: &mut Findings) {
        A::header(context, out);
        B::header(context, out);
    }

    fn start(context: &TableContext<'_>) -> Self {
        (A::start(context), B::start(context))
    }

    fn row(&mut self, record: &Record<'_, '_>, fits: bool, context: &TableContext<'_>, out: &mut Findings) {
        self.0.row(record, fits, context, out);
        self.1.row(record, fits, context, out);
    }

    fn record(
        &mut self,
        record: &Record<'_, '_>,
        values: &RecordValues,
        context: &TableContext<'_>,
        out: &mut Findings,
    ) {
        self.0.record(record, values, context, out);
        self.1.record(record, values, context, out);
    }

    fn other(&mut self, record: &Record<'_, '_>, context: &TableContext<'_>, out: &mut Findings) {
        self.0.other(record, context, out);
        self.1.other(record, context, out);
    }

    fn row_of_sums(&mut self, row: &Row<'_>, context: &TableContext<'_>, out: &mut Findings) {
        self.0.row_of_sums(row, context, out);
        self.1.row_of_sums(row, context, out);
    }

    fn end(&mut self, context: &TableContext<'_>) {
        self.0.end(context);
        self.1.end(context);
    }

    fn append(&mut self, later: Self, out: &mut Findings) {
        self.0.append(later.0, out);
        self.1.append(later.1, out);
    }

    fn learn(&self, context: &TableContext<'_>, facts: &mut TableFacts) {
        self.0.learn(context, facts);
        self.1.learn(context, facts);
    }

    fn finish(self, context: &TableContext<'_>, out: &mut Findings) {
        self.0.finish(context, out);
        self.1.finish(context, out);
    }
}

/// Tables of a check, each with what is found in it.
pub type CheckedTables<'s, 'a> = [(&'s CheckedTable<'a>, &'s mut Findings)];

/// A check of records beside each other, in a table or across tables.
pub trait Comparison {
    /// The rules that it can report.
    const RULES: &'static [&'static Rule];

    /// Compares the records of tables.
    fn compare(sheets: &mut CheckedTables<'_, '_>, options: &Options);
}

/// See [`Comparison::compare`].
type Compare = fn(&mut CheckedTables<'_, '_>, &Options);

/// A list of comparisons. None sees what another found, so that they can run beside each
/// other.
pub trait Comparisons {
    /// Every comparison of the list.
    fn each(visit: &mut dyn FnMut(Compare));

    /// Compares the records of tables, and adds what is found in the order of the list.
    fn compare(sheets: &mut CheckedTables<'_, '_>, options: &Options) {
        let mut all = Vec::new();
        Self::each(&mut |compare| all.push(compare));
        compare_on(options.workers.as_deref().unwrap_or(&OneWorker), &all, sheets, options);
    }
}

fn compare_on(workers: &dyn Workers, all: &[Compare], sheets: &mut CheckedTables<'_, '_>, options: &Options) {
    let tables: Vec<(&CheckedTable<'_>, &Findings)> =
        sheets.iter().map(|(sheet, findings)| (*sheet, &**findings)).collect();
    let tables = &tables;
    let effects: Vec<_> = tables.iter().map(|(_, known)| known.effects_found()).collect();
    let effects = &effects;
    let jobs = all.iter().enumerate().map(|(at, compare)| {
        Job::new(at, move || {
            let mut own: Vec<Findings> = tables.iter().map(|(_, known)| known.of_comparison()).collect();
            for (own, effects) in own.iter_mut().zip(effects) {
                own.effects = Arc::clone(effects);
            }
            let mut sheets: Vec<_> = tables.iter().map(|(sheet, _)| *sheet).zip(&mut own).collect();
            compare(&mut sheets, options);
            own
        })
    });
    let mut found: Vec<Vec<Findings>> = all.iter().map(|_| Vec::new()).collect();
    workers.run(&mut jobs.into_iter(), &mut |JobResult { number, gathered }| {
        if let (Some(place), Ok(own)) = (found.get_mut(number), gathered.downcast()) {
            *place = *own;
        }
    });
    for own in found {
        for ((_, findings), own) in sheets.iter_mut().zip(own) {
            findings.append(own);
        }
    }
}

impl Comparisons for () {
    fn each(_: &mut dyn FnMut(Compare)) {}
}

impl<A: Comparison, B: Comparisons> Comparisons for (A, B) {
    fn each(visit: &mut dyn FnMut(Compare)) {
        visit(A::compare);
        B::each(visit);
    }
}

/// The tables that are whole: what is missing from a part of a table means
/// nothing.
pub fn whole_tables<'w, 'a>(
    sheets: &'w mut CheckedTables<'_, 'a>,
) -> Vec<(&'w CheckedTable<'a>, &'w mut Findings)> {
    let whole = sheets.iter_mut().filter(|(sheet, _)| !sheet.is_part);
    whole.map(|(sheet, findings)| (*sheet, &mut **findings)).collect()
}

/// A list of checks as a type, and the rules that they can report as a constant.
macro_rules! checks {
    ($(#[$doc:meta])* type $list:ident = [$($check:ty),* $(,)?]; const $rules:ident; $($more:tt)*) => {
        $(#[$doc])*
        pub(crate) type $list = $crate::registry::checks![@ $($check),*];
        const $rules: &[&rebatelens_finding::Rule] = rebatelens_finding::join_rules![$(<$check>::RULES),*];
        $crate::registry::checks! { $($more)* }
    };
    (@) => { () };
    (@ $first:ty $(, $rest:ty)*) => { ($first, $crate::registry::checks![@ $($rest),*]) };
    () => {};
}
pub(crate) use checks;
