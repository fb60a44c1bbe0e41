//! One way through a table: each record is checked by itself, and what shows
//! only when all are known is gathered.

use crate::{
    Findings, amount, attribution, bill,
    check::{Options, Progress},
    currency,
    entries::Kept,
    file, identifier, lag, period, shard, stage, statement, status, typed,
    values::{CellCache, RecordValues},
};
use alloc::string::String;
use rebatelens_finding::{
    found::Found,
    rules::{
        file::{FI021, FI022, FI038},
        status::ST010,
    },
};
use rebatelens_model::{money::Convention, status::Lifecycle};
use rebatelens_table::{Form, Part, Table, record::Record, table::BodyRow};

/// Records between two tellings of how far a check is.
const TOLD_EVERY: usize = 2_000;

/// A table that was checked, and what is kept of its records so that they can
/// be compared with each other and with those of other tables.
pub struct Sheet<'a> {
    /// The name of its input.
    pub name: String,
    /// Whether it is a page's, which shows a part of its rows.
    pub is_page: bool,
    /// The table.
    pub table: Table<'a>,
    /// The index of its records.
    pub kept: Kept,
}

/// Checks a table. The notices are what is odd about it as a whole.
///
/// Only once all amounts are seen is it known which sign their decimal mark is,
/// and whether deductions are added, so a table that does not use the point, or
/// whose lines add them, is read again.
pub fn check_table<'a>(
    name: &str,
    part: &Part<'_>,
    mut table: Table<'a>,
    options: &Options,
) -> (Findings, Sheet<'a>) {
    table.convention = Convention::Point;
    table.zone = options.time_zone;
    let mut pass = Pass::through(&table, part, options);
    let shown = pass.cache.forms.convention();
    if shown != table.convention {
        table.convention = shown;
        pass = Pass::through(&table, part, options);
    }
    if pass.takes_off != table.takes_off {
        table.takes_off = pass.takes_off;
        pass = Pass::through(&table, part, options);
    }
    let sheet = Sheet { name: name.into(), is_page: pass.is_page, table, kept: pass.kept };
    (pass.findings, sheet)
}

/// One way through a table, and what is gathered on it.
struct Pass<'o> {
    options: &'o Options,
    is_page: bool,
    findings: Findings,
    cache: CellCache,
    /// Whether adjustments still count as deductions, now that all are seen.
    takes_off: bool,
    lines: amount::Lines,
    currencies: currency::Currencies,
    months: period::Months,
    lags: lag::Lags,
    kept: Kept,
    today: stage::Today,
    sums: bill::Sums,
    attribution: attribution::Attribution,
    shards: shard::Shards,
}

impl<'o> Pass<'o> {
    fn through(table: &Table<'_>, part: &Part<'_>, options: &'o Options) -> Self {
        let mut pass = Self {
            options,
            is_page: part.form == Form::Page,
            findings: Findings::of(table.convention),
            cache: CellCache::default(),
            takes_off: table.takes_off,
            lines: amount::Lines::of(options.site),
            currencies: currency::Currencies::of(table),
            months: period::Months::of(table),
            lags: lag::Lags::default(),
            kept: Kept::of(table),
            today: stage::Today::of(options),
            sums: bill::Sums::of(table),
            attribution: attribution::Attribution::default(),
            shards: shard::Shards::default(),
        };
        for notice in &part.notices {
            let args = notice.args.clone();
            pass.findings.push(Found::of_input(notice.rule, notice.line, notice.column, args));
        }
        file::check_header(table, &mut pass.findings);
        let mut unnamed = file::Unnamed::of(table);
        let mut body = table.body();
        while let Some(row) = body.next_row() {
            match row {
                BodyRow::Record(record) => {
                    unnamed.look(&record);
                    pass.record(&record);
                }
                BodyRow::Totals(row) => {
                    pass.findings.push(file::aside(&FI021, row));
                    pass.kept.sums.check(table, row, &mut pass.findings);
                }
                BodyRow::Remark(row) => pass.findings.push(file::aside(&FI038, row)),
                BodyRow::Header(row) => pass.findings.push(file::aside(&FI022, row)),
            }
        }
        unnamed.report(&mut pass.findings);
        let adds = core::mem::take(&mut pass.lines).check(table, options.rounding, &mut pass.findings);
        pass.takes_off &= !adds;
        core::mem::take(&mut pass.currencies).report(table, &mut pass.findings);
        {
            pass.lags.report(table, &mut pass.findings);
            pass.attribution.report(table, &mut pass.findings);
            pass.shards.report(table, &mut pass.findings);
            currency::check(&mut pass.findings);
            core::mem::take(&mut pass.kept.sums).finish(&mut pass.findings);
            core::mem::take(&mut pass.kept.waiting).report(&mut pass.findings);
        }
        pass
    }

    fn record(&mut self, record: &Record<'_, '_>) {
        if let Some(Progress(tell)) = self.options.progress
            && record.number.is_multiple_of(TOLD_EVERY)
        {
            tell(record.number);
        }
        self.findings.records = record.number;
        file::check_row(record, &mut self.findings);
        if self.is_page {
            file::check_cut(record, &mut self.findings);
        }
        self.kept.note(record);
        if !record.kind().states_rebate() {
            self.other(record);
        } else if record.fits_header() {
            self.rebate(record);
        } else {
            self.findings.add((record.kind(), None, None, Lifecycle::Unknown), None);
            self.kept.unreadable();
        }
    }

    /// A record of another kind: every cell whose column says what it holds.
    fn other(&mut self, record: &Record<'_, '_>) {
        if record.fits_header() {
            identifier::check(record, &mut self.findings);
            {
                typed::check(record, &mut self.findings);
                self.sums.check(record, &mut self.findings);
                self.kept.other(record);
            }
        }
    }

    fn rebate(&mut self, record: &Record<'_, '_>) {
        let findings = &mut self.findings;
        let values = RecordValues::read(record, &mut self.cache);
        identifier::check(record, findings);
        let told = self.today.confirmation(record, &values, &self.kept.columns);
        let is_confirmed = told.as_ref().is_some_and(|told| told.rule == &ST010);
        status::check(record, &values, told, findings);
        let settled = self.months.check(record, &values, findings);
        if let Some(settled) = settled {
            self.lags.take(record.number, settled);
        }
        self.currencies.check(record, &values, findings);
        let takes_back = values.amount.read().is_some_and(|a| a.value.is_sign_negative())
            && self.kept.takes_back(record, &values);
        self.lines.read(record, &values, takes_back, findings);
        {
            if record.kind() == rebatelens_model::Kind::Statement {
                statement::check(record, &values, findings);
            }
            if self.kept.columns.defined {
                typed::check(record, findings);
                self.attribution.check(record, &values, &self.kept.columns, findings);
            }
            self.shards.check(record);
            self.kept.rebate(record, &values, is_confirmed, findings);
        }
        let amount = values.counted();
        let key = (record.kind(), values.currency, values.period.read().copied(), values.lifecycle());
        findings.add(key, amount);
    }
}
