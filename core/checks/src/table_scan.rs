//! One scan of a table: each record is read once for all checks of the list.

use crate::{
    file::non_record_row,
    findings::Findings,
    lists,
    options::{Options, Progress},
    registry::Checks,
    sheet::Sheet,
    table_context::{ExtraColumns, TableContext},
    table_index::TableIndex,
    values::{CellCache, RecordValues},
};
use rebatelens_finding::{
    found::Found,
    rules::file::{FI021, FI022, FI038},
};
use rebatelens_model::{money::DecimalMark, status::Lifecycle};
use rebatelens_table::{
    Form, Part, Table,
    bookmarks::Bookmarks,
    record::Record,
    table::BodyRow,
};

/// Records between two reports of how far a check is.
const PROGRESS_RECORDS: usize = 2_000;

/// Checks a table. The notices are what is odd about it as a whole.
///
/// Only once all amounts are seen is it known which sign their decimal mark is,
/// and whether deductions are added, so a table that does not use the point, or
/// whose lines add them, is scanned again.
pub fn check_table<'a>(
    name: &str,
    part: &Part<'_>,
    mut table: Table<'a>,
    rows_in_all: Option<usize>,
    options: &Options,
) -> (Findings, Sheet<'a>) {
    table.decimal_mark = DecimalMark::Point;
    table.zone = options.time_zone;
    let mut scan = TableScan::run(&mut table, part, options);
    let shown = scan.cache.forms.decimal_mark();
    if shown != table.decimal_mark {
        table.decimal_mark = shown;
        scan = TableScan::run(&mut table, part, options);
    }
    if table.takes_off && scan.findings.adds_deductions {
        table.takes_off = false;
        scan = TableScan::run(&mut table, part, options);
    }
    let whole = rows_in_all == Some(scan.findings.records);
    let is_part = part.form == Form::Page && !whole;
    (scan.findings, Sheet { name: name.into(), is_part, table, index: scan.index })
}

/// One scan of a table, and what is gathered on it.
struct TableScan {
    findings: Findings,
    cache: CellCache,
    index: TableIndex,
}

impl TableScan {
    fn run(table: &mut Table<'_>, part: &Part<'_>, options: &Options) -> Self {
        let columns = ExtraColumns::of(table);
        let is_page = part.form == Form::Page;
        let mut scan = Self {
            findings: Findings::of(table.decimal_mark),
            cache: CellCache::default(),
            index: TableIndex::of(columns),
        };
        for notice in &part.notices {
            let args = notice.args.clone();
            scan.findings.push(Found::of_input(notice.rule, notice.line, notice.column, args));
        }
        let context = TableContext { table, options, columns, is_page };
        let mut checks = lists::Table::start(&context, &mut scan.findings);
        let bookmarks = scan.rows(&mut checks, table, &context);
        table.bookmarks = bookmarks;
        let context = TableContext { table, options, columns, is_page };
        checks.finish(&context, &mut scan.findings);
        scan
    }

    /// Goes through all rows, and notes places that records are found again from.
    fn rows<'a>(
        &mut self,
        checks: &mut lists::Table,
        table: &Table<'a>,
        context: &TableContext<'_>,
    ) -> Bookmarks {
        let mut bookmarks = Bookmarks::default();
        let mut body = table.body();
        while let Some(row) = body.next_row() {
            match row {
                BodyRow::Record(record) => {
                    self.record(&record, checks, context);
                    bookmarks.note(&body);
                }
                BodyRow::Totals(row) => {
                    self.findings.push(non_record_row(&FI021, row));
                    checks.row_of_sums(row, context, &mut self.findings);
                }
                BodyRow::Remark(row) => self.findings.push(non_record_row(&FI038, row)),
                BodyRow::Header(row) => self.findings.push(non_record_row(&FI022, row)),
            }
        }
        bookmarks
    }

    fn record(&mut self, record: &Record<'_, '_>, checks: &mut lists::Table, context: &TableContext<'_>) {
        if let Some(Progress(report)) = context.options.progress
            && record.number.is_multiple_of(PROGRESS_RECORDS)
        {
            report(record.number);
        }
        let fits = record.fits_header();
        self.findings.records = record.number;
        self.findings.begin_record();
        checks.row(record, fits, context, &mut self.findings);
        self.index.note(record);
        match (record.kind().states_rebate(), fits) {
            (true, true) => self.rebate(record, checks, context),
            (true, false) => {
                self.findings.add((record.kind(), None, None, Lifecycle::Unknown), None);
                self.index.unreadable();
            }
            (false, true) => {
                checks.other(record, context, &mut self.findings);
                self.index.other(record);
            }
            (false, false) => {}
        }
        self.findings.end_record();
    }

    fn rebate(&mut self, record: &Record<'_, '_>, checks: &mut lists::Table, context: &TableContext<'_>) {
        let values = RecordValues::read(record, &mut self.cache, context);
        checks.record(record, &values, context, &mut self.findings);
        self.index.rebate(record, &values);
        let key = (record.kind(), values.currency, values.period.read().copied(), values.lifecycle());
        self.findings.add(key, values.counted());
    }
}
