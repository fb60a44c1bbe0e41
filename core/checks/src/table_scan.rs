//! One scan of a table: each record is read once for all checks of the list, in
//! slices whose results are put together in their order.

use crate::{
    checked_table::CheckedTable,
    file::non_record_row,
    findings::Findings,
    left_out::{Gap, LeftOut},
    lists,
    options::{Options, Progress},
    registry::Checks,
    table_context::TableContext,
    table_facts::{CurrencyFacts, TableFacts},
    table_index::TableIndex,
    values::{CellCache, Forms, RecordValues},
    workers::{Job, JobResult, MOST_SLICE_RECORDS, OneWorker, SLICE_RECORDS, Workers},
};
use alloc::vec::Vec;
use rebatelens_finding::{Rule, found::Found, rule};
use rebatelens_model::{
    Kind,
    money::{DecimalMark, ExactSum},
    status::Lifecycle,
};
use rebatelens_table::{
    Form, Part, Table,
    bookmarks::Bookmarks,
    record::Record,
    row_kind::{KnownRows, LaterHeader},
    slice::Slice,
    table::{Body, BodyRow},
};

rule! { FI021: Note, needs [], replaces [] }
rule! { FI022: Note, needs [], replaces [] }
rule! { FI038: Note, needs [], replaces [] }
rule! { FI050: Warning, needs [], replaces [] }

pub(crate) const RULES: &[&Rule] = &[&FI021, &FI022, &FI038, &FI050];

/// Checks a table. The notices are what is odd about it as a whole.
///
/// What a table shows of itself is known only once all of it is read: which sign
/// its decimal mark is, whether deductions are added, how its lines are rounded.
/// Where that is another than was taken for granted, the table is scanned again.
pub fn check_table<'a>(
    name: &str,
    part: &Part<'_>,
    mut table: Table<'a>,
    rows_in_all: Option<usize>,
    options: &Options,
) -> (Findings, CheckedTable<'a>) {
    table.zone = options.time_zone;
    let mut facts = TableFacts::default();
    loop {
        table.decimal_mark = facts.decimal_mark;
        table.known = facts.rows.clone();
        table.deducts_adjustment &= !facts.adds_deductions;
        let context = TableContext::of(&table, part, options, &facts);
        let mut scan = scan(part, &context);
        if let Some(better) = scan.better_facts(&context) {
            facts = better;
            continue;
        }
        let bookmarks = core::mem::take(&mut scan.bookmarks);
        table.bookmarks = bookmarks;
        let context = TableContext::of(&table, part, options, &facts);
        let (mut findings, index) = scan.finish(&context);
        findings.rows = table.known.clone();
        let whole = rows_in_all == Some(findings.records);
        let is_part = part.form == Form::Page && !whole;
        return (findings, CheckedTable { name: name.into(), is_part, table, index });
    }
}

/// Scans all slices of a table, on several workers where there are any.
fn scan(part: &Part<'_>, context: &TableContext<'_>) -> SliceScan {
    let mut whole = SliceScan::start(context);
    for notice in &part.notices {
        let args = notice.args.clone();
        whole.findings.push(Found::of_input(notice.rule, notice.line, notice.column, args));
    }
    lists::Table::header(context, &mut whole.findings);
    match context.options.workers.as_deref() {
        Some(workers) => whole.scan_on(workers, context),
        None if context.table.is_streamed() => whole.scan_on(&OneWorker, context),
        None => whole.scan_in_turn(context),
    }
    whole
}

/// What was gathered of consecutive rows.
pub(crate) struct SliceScan {
    checks: lists::Table,
    findings: Findings,
    forms: Forms,
    index: TableIndex,
    bookmarks: Bookmarks,
    /// Headers below the first one.
    headers: Vec<LaterHeader>,
    /// The records of which the host knows that they are checked.
    reported: usize,
}

impl SliceScan {
    fn start(context: &TableContext<'_>) -> Self {
        Self {
            checks: lists::Table::start(context),
            findings: Findings::of(context.table.decimal_mark),
            forms: Forms::default(),
            index: TableIndex::of(context.columns),
            bookmarks: Bookmarks::default(),
            headers: Vec::new(),
            reported: 0,
        }
    }

    /// One slice after the other, read as it is cut off: what is in memory needs no
    /// look ahead for where slices end.
    fn scan_in_turn(&mut self, context: &TableContext<'_>) {
        let mut body = context.table.body();
        let mut cache = CellCache::default();
        let mut is_over = false;
        while !is_over {
            let (slice, ended) = Self::read(&mut body, SLICE_RECORDS, context, &mut cache);
            self.append(slice, context);
            is_over = ended;
        }
    }

    fn scan_on(&mut self, workers: &dyn Workers, context: &TableContext<'_>) {
        let mut slices = context.table.slices();
        let mut numbers = 0..;
        let mut jobs = core::iter::from_fn(|| {
            let slice = slices.next(workers.slice_records().min(MOST_SLICE_RECORDS))?;
            Some(Job::new(numbers.next()?, move || Self::of_slice(&slice, context)))
        });
        // Slices that ended before one in front of them.
        let mut waiting: Vec<(usize, Self)> = Vec::new();
        let mut next = 0;
        workers.run(&mut jobs, &mut |JobResult { number, gathered }| {
            waiting.extend(gathered.downcast().ok().map(|scan| (number, *scan)));
            while let Some(at) = waiting.iter().position(|(number, _)| *number == next) {
                let (_, scan) = waiting.swap_remove(at);
                self.append(scan, context);
                next += 1;
            }
        });
    }

    fn of_slice(slice: &Slice<'_>, context: &TableContext<'_>) -> Self {
        let mut body = slice.body(context.table);
        let (scan, _) = Self::read(&mut body, usize::MAX, context, &mut CellCache::default());
        scan
    }

    /// Reads rows until there are so many records, or no more rows; returns
    /// whether the rows were over.
    pub(crate) fn read(
        body: &mut Body<'_, '_>,
        records: usize,
        context: &TableContext<'_>,
        cache: &mut CellCache,
    ) -> (Self, bool) {
        let mut scan = Self::start(context);
        let mut left = records;
        while left > 0 {
            match body.next_row() {
                None => break,
                Some(BodyRow::Record(record)) => {
                    scan.record(&record, context, cache);
                    scan.bookmarks.note(body);
                    left -= 1;
                }
                Some(BodyRow::Totals(row)) => {
                    let has_title = !context.facts.rows.sums.contains(&row.line);
                    let rule = if has_title { &FI021 } else { &FI050 };
                    scan.findings.push(non_record_row(rule, row));
                    scan.checks.row_of_sums(row, context, &mut scan.findings);
                }
                Some(BodyRow::Remark(row)) => scan.findings.push(non_record_row(&FI038, row)),
                Some(BodyRow::Header(row)) => {
                    scan.findings.push(non_record_row(&FI022, row));
                    scan.headers.extend(LaterHeader::of(row, &context.table.columns));
                }
            }
        }
        scan.checks.end(context);
        scan.total(context.table.kind);
        scan.forms = core::mem::take(&mut cache.forms);
        (scan, left > 0)
    }

    fn record(&mut self, record: &Record<'_, '_>, context: &TableContext<'_>, cache: &mut CellCache) {
        let fits = record.fits_header();
        self.findings.records = record.number;
        self.findings.begin_record();
        self.checks.row(record, fits, context, &mut self.findings);
        self.index.note(record);
        match (record.kind().states_rebate(), fits) {
            (true, true) => {
                let values = RecordValues::read(record, cache, context);
                self.checks.record(record, &values, context, &mut self.findings);
                self.index.rebate(record, &values);
            }
            (true, false) => self.index.unreadable(),
            (false, true) => {
                self.checks.other(record, context, &mut self.findings);
                self.index.other(record);
            }
            (false, false) => {}
        }
        self.findings.end_record();
    }

    /// Adds the records to the totals, group by group.
    fn total(&mut self, kind: Kind) {
        for (group, sum) in self.index.entries.groups() {
            let lifecycle = group.status.map_or(Lifecycle::Unknown, |status| status.lifecycle);
            let key = (kind, group.currency, group.period, lifecycle);
            self.findings.add_sum(key, sum.records, &sum.amount, sum.left_out);
        }
        if self.index.unread > 0 {
            let key = (kind, None, None, Lifecycle::Unknown);
            let shifted = LeftOut::of(Gap::Shifted, self.index.unread);
            self.findings.add_sum(key, self.index.unread, &ExactSum::default(), shifted);
        }
    }

    /// Adds what was gathered of the rows that follow.
    fn append(&mut self, later: Self, context: &TableContext<'_>) {
        self.findings.append(later.findings);
        self.checks.append(later.checks, &mut self.findings);
        self.forms = self.forms.union(later.forms);
        self.index.append(later.index);
        self.bookmarks.append(later.bookmarks);
        self.headers.extend(later.headers);
        if let Some(Progress(report)) = context.options.progress
            && self.findings.records - self.reported >= SLICE_RECORDS
        {
            self.reported = self.findings.records;
            report(self.reported);
        }
    }

    /// What the table shows of itself, where that is another than was taken for
    /// granted.
    fn better_facts(&self, context: &TableContext<'_>) -> Option<TableFacts> {
        let known = context.facts;
        if known.rows.headers.is_empty() && !self.headers.iter().all(LaterHeader::is_first_again) {
            let rows = KnownRows { headers: self.headers.clone(), ..KnownRows::default() };
            return Some(TableFacts { rows, ..TableFacts::default() });
        }
        let decimal_mark = self.forms.decimal_mark(context.table.is_split_by_semicolons());
        if decimal_mark != known.decimal_mark && known.decimal_mark == DecimalMark::default() {
            return Some(TableFacts { decimal_mark, rows: known.rows.clone(), ..TableFacts::default() });
        }
        let mut shown = TableFacts { currencies: None, ..known.clone() };
        self.checks.learn(context, &mut shown);
        if shown.rows != known.rows {
            return Some(TableFacts { rows: shown.rows, ..known.clone() });
        }
        if context.table.deducts_adjustment && shown.adds_deductions {
            return Some(TableFacts { currencies: None, ..shown });
        }
        let is_known = known.currencies.as_ref().is_some_and(|all| all.iter().all(CurrencyFacts::is_certain));
        (shown.currencies.is_some() && !is_known)
            .then_some(TableFacts { adds_deductions: known.adds_deductions, ..shown })
    }

    fn finish(mut self, context: &TableContext<'_>) -> (Findings, TableIndex) {
        self.findings.total();
        self.checks.finish(context, &mut self.findings);
        (self.findings, self.index)
    }
}
