//! `AM`: each line's breakdown. Base × rate, rounded, plus adjustment, equals
//! the amount, in exact decimals.

use crate::{
    amount_line::Line,
    cause::{self, ColumnCause},
    currency_lines::{CurrencyLines, LineFault},
    findings::Findings,
    found,
    ledger::Lack,
    neighbours::{MOST_DOUBTFUL, Neighbours},
    records_at::at_records,
    registry::Check,
    rounding::{Modes, Origin, Recognised},
    table_context::TableContext,
    table_facts::TableFacts,
    values::RecordValues,
};
use alloc::{format, string::ToString, vec, vec::Vec};
use rebatelens_finding::{
    Need, Rule, faults,
    found::Found,
    join_rules, names, rule,
    terms::{line_rounding, line_sum, line_sum_gap, rate_fault},
    word::{Args, Word},
};
use rebatelens_model::{
    Field, Reading,
    money::{Currency, Grouped, NumberFault, Percent, RateUnit, RoundingMode, Signed, exact_sub},
    ordered::{OrderedMap, map_of, sort_by},
    site::Site,
    status::Lifecycle,
};
use rebatelens_table::{Table, record::Record};
use rust_decimal::Decimal;

rule! { AM002: Warning, needs [Need::Field(Field::BaseAmount), Need::Field(Field::RebateRate), Need::Field(Field::RebateAmount)], replaces [] }
rule! { AM003: Error, needs [Need::Field(Field::RebateAmount)], replaces [] }
rule! { AM004: Error, needs [Need::Field(Field::RebateRate)], replaces [] }

/// The lines of a table: what rounds and which unit a bare rate has shows only
/// when all are known.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    /// Those of the slice that is read.
    slice: OrderedMap<Option<Currency>, Vec<Line>>,
    /// What is kept of those before.
    currencies: OrderedMap<Option<Currency>, CurrencyLines>,
}

/// Lines that must show that deductions are added before any is.
const ADDING_LINES: usize = 3;

impl Lines {
    /// Takes a record's numbers in, and says which of them cannot be read. A
    /// record may say of itself that it takes back what another gave.
    fn read(
        &mut self,
        record: &Record<'_, '_>,
        values: &RecordValues,
        site: Option<Site>,
        findings: &mut Findings,
    ) {
        let amounts = [
            (Field::BaseAmount, &values.base),
            (Field::AdjustmentAmount, &values.adjustment),
            (Field::RebateAmount, &values.amount),
        ];
        for (field, reading) in amounts {
            if let Reading::Unreadable(fault) = reading {
                findings.push(unreadable(&AM003, record, field, *fault));
            }
        }
        if let Reading::Unreadable(fault) = values.rate {
            findings.push(unreadable(&AM004, record, Field::RebateRate, fault));
        }
        // What was rejected is not paid, whatever its parts would give.
        if !is_refused(values)
            && let Some(line) = Line::of(record, values, values.reverses, site)
        {
            self.slice.change(line.currency, Vec::new, |lines| lines.push(line));
        }
    }

    /// The lines that do not add up, now that all are known.
    fn judge(self, context: &TableContext<'_>, findings: &mut Findings) -> OrderedMap<usize, LineFault> {
        let given = context.options.rounding;
        let others = self.neighbours(context, findings.records);
        let mut faulty = OrderedMap::new();
        for (currency, lines) in self.currencies {
            let verdict = lines.trials.verdict(currency, given);
            findings.rounding.push(verdict.rounding);
            findings.bare_rates.extend(verdict.bare.map(|unit| (currency, unit)));
            faulty.extend(lines.faults(&verdict, &others));
        }
        faulty
    }

    /// All lines, where few of them do not add up.
    fn neighbours(&self, context: &TableContext<'_>, records: usize) -> Neighbours {
        let doubtful: usize = self.currencies.iter().map(|(_, lines)| lines.doubtful()).sum();
        if doubtful > MOST_DOUBTFUL {
            return Neighbours::default();
        }
        let mut faulty = Vec::new();
        for (currency, lines) in &self.currencies {
            faulty.extend(lines.faulty(&lines.trials.verdict(*currency, context.options.rounding)));
        }
        sort_by(&mut faulty, Ord::cmp);
        Neighbours::of(context, records, &faulty)
    }
}

impl Check for Lines {
    const RULES: &'static [&'static Rule] = join_rules![cause::RULES, &[&AM002, &AM003, &AM004]];

    fn record(
        &mut self,
        record: &Record<'_, '_>,
        values: &RecordValues,
        context: &TableContext<'_>,
        out: &mut Findings,
    ) {
        self.read(record, values, context.options.site, out);
    }

    fn end(&mut self, context: &TableContext<'_>) {
        for (currency, lines) in core::mem::take(&mut self.slice) {
            let facts = context.facts.of_currency(currency);
            let own = CurrencyLines::of(currency, lines, facts, context.options.rounding);
            self.currencies.change(currency, CurrencyLines::default, |lines| lines.append(own));
        }
    }

    fn append(&mut self, later: Self, _: &mut Findings) {
        for (currency, lines) in later.currencies {
            self.currencies.change(currency, CurrencyLines::default, |own| own.append(lines));
        }
    }

    fn learn(&self, context: &TableContext<'_>, facts: &mut TableFacts) {
        let given = context.options.rounding;
        let (mut added, mut taken_off) = (0, 0);
        for (currency, lines) in &self.currencies {
            taken_off += lines.taken_off.verdict(*currency, given).fitting;
            added += lines.added.verdict(*currency, given).fitting;
        }
        // Lines that were not tried with all decimals may fit all the same.
        let tried = self.currencies.iter().all(|(currency, lines)| lines.were_tried(*currency));
        facts.adds_deductions = tried && added >= ADDING_LINES && added >= taken_off * ADDING_LINES;
        if !self.currencies.iter().all(|(currency, lines)| lines.are_settled(*currency, given)) {
            let own = self.currencies.iter().map(|(currency, lines)| lines.facts(*currency, given));
            facts.currencies = Some(own.collect());
        }
    }

    fn finish(self, context: &TableContext<'_>, out: &mut Findings) {
        let faulty = self.judge(context, out);
        let unread = |wanted: fn(&LineFault) -> bool| faulty.values().filter(|fault| wanted(fault)).count();
        let unit = unread(|fault| matches!(fault, LineFault::Unit));
        let digits = unread(|fault| matches!(fault, LineFault::Digits));
        out.checked.lack(Lack::RateUnit, unit);
        out.checked.lack(Lack::Digits, digits);
        let (faulty, columns) = one_of_each_column(faulty, out.records);
        report(context.table, &faulty, &columns, out);
    }
}

/// How many lines a finding stands for, and of how many.
type ColumnRows = OrderedMap<usize, (usize, usize)>;

/// Lines of which most of a table must have the same cause before it is the column's.
const COLUMN_LINES: usize = 3;

/// Leaves the first of lines that stand for their whole column.
fn one_of_each_column(
    faulty: OrderedMap<usize, LineFault>,
    records: usize,
) -> (OrderedMap<usize, LineFault>, ColumnRows) {
    let mut causes: OrderedMap<ColumnCause, (Option<usize>, usize)> = OrderedMap::new();
    for (number, fault) in &faulty {
        let [first, second] = fault.of_column();
        for cause in [first, second].into_iter().flatten() {
            causes.change(cause, Default::default, |(line, count)| {
                *line = line.or((Some(cause) == first).then_some(*number));
                *count += 1;
            });
        }
    }
    let most = causes.iter().filter_map(|(cause, (line, count))| Some((*count, (*line)?, *cause))).max();
    let Some((count, line, cause)) = most.filter(|(count, ..)| *count >= COLUMN_LINES && count * 2 > records)
    else {
        return (faulty, ColumnRows::default());
    };
    let is_other = |fault: &LineFault| !fault.of_column().contains(&Some(cause));
    let kept = faulty.into_iter().filter(|(number, fault)| *number == line || is_other(fault));
    (map_of(kept), map_of([(line, (count, records))]))
}

/// Whether it was rejected and pays nothing.
pub(crate) fn is_refused(values: &RecordValues) -> bool {
    let rejected = values.lifecycle() == Lifecycle::Rejected;
    rejected && values.amount.read().is_none_or(|amount| amount.value.is_zero())
}

/// Goes through the table once more for the cells of the lines that are wrong;
/// those that are only counted are not looked up.
fn report(
    table: &Table<'_>,
    faulty: &OrderedMap<usize, LineFault>,
    columns: &ColumnRows,
    findings: &mut Findings,
) {
    let written = faulty.iter().filter(|(_, fault)| findings.claim(fault.rule()));
    let written: Vec<usize> = written.map(|(number, _)| *number).collect();
    at_records(table, written.into_iter(), |record| {
        let Some(fault) = faulty.get(&record.number) else { return };
        let mut found = fault.found(record);
        let rows = columns.get(&record.number).map_or_else(
            || Word::from(""),
            |(count, all)| {
                let blanks =
                    [("count", count), ("all", all)].map(|(name, own)| (name, Word::from(own.to_string())));
                Word::filled(&line_sum::COLUMN, &blanks)
            },
        );
        found.args.push(("rows", rows));
        findings.write(found);
    });
}

impl LineFault {
    fn of_column(&self) -> [Option<ColumnCause>; 2] {
        match self {
            Self::Parts { cause, .. } => cause.of_column(),
            _ => [None; 2],
        }
    }

    fn rule(&self) -> &'static Rule {
        match self {
            Self::Parts { cause, .. } => cause.rule(),
            Self::Rounding { .. } => &AM002,
            Self::Unit => &AM004,
            Self::Digits => &AM003,
        }
    }

    fn found(&self, record: &Record<'_, '_>) -> Found {
        match self {
            Self::Parts { line, bare, expected, cause } => {
                let args = cause.in_words(line, *bare);
                let mut found =
                    difference((cause.rule(), cause.field()), record, line, *bare, *expected, args);
                let value = cause.value(line).map(|value| value.to_string());
                if let Some(value) = value.or_else(|| cause.rate(line).map(|rate| Percent(rate).to_string()))
                {
                    // The amount is right, so no money is missing.
                    found.observed = Some(record.text(cause.field()).trim().to_string());
                    found.expected = Some(value);
                    found.difference = None;
                }
                found
            }
            Self::Rounding { line, bare, expected, own, others } => {
                rounding(record, line, *bare, *expected, *own, others)
            }
            Self::Unit => {
                let fault = Word::term(&rate_fault::UNIT);
                found::of_field(&AM004, record, Field::RebateRate, vec![("fault", fault)])
            }
            Self::Digits => unreadable(&AM003, record, Field::RebateAmount, NumberFault::Digits),
        }
    }
}

fn unreadable(code: &'static Rule, record: &Record<'_, '_>, field: Field, fault: NumberFault) -> Found {
    found::of_field(code, record, field, vec![("fault", faults::number_fault(fault))])
}

/// An amount in a column that a definition names, and that cannot be read.
pub(crate) fn unreadable_cell(record: &Record<'_, '_>, at: usize, fault: NumberFault) -> Found {
    found::of_cell(&AM003, record, at, vec![("fault", faults::number_fault(fault))])
}

/// Whether a rule says that a number cannot be read.
pub(crate) fn is_unreadable(rule: &Rule) -> bool {
    [&AM003, &AM004].contains(&rule)
}

fn rounding(
    record: &Record<'_, '_>,
    line: &Line,
    bare: RateUnit,
    expected: Decimal,
    own: Modes,
    others: &Recognised,
) -> Found {
    let named = |modes: Modes| {
        let mode = modes.iter().next().unwrap_or(RoundingMode::HalfUp);
        Word::each(|lang| names::rounding(mode, lang).into())
    };
    let args = vec![("this_mode", named(own)), ("against", against(others, &named(others.modes)))];
    difference((&AM002, Field::RebateAmount), record, line, bare, expected, args)
}

/// What a line's rounding is held against.
fn against(others: &Recognised, mode: &Word) -> Word {
    let mode = ("mode", mode.clone());
    match others.how {
        Origin::Shown => {
            let lines = Word::from(others.lines.to_string());
            Word::filled(&line_rounding::SHOWN, &[("lines", lines), mode])
        }
        Origin::Given => Word::filled(&line_rounding::GIVEN, &[mode]),
    }
}

fn difference(
    (code, field): (&'static Rule, Field),
    record: &Record<'_, '_>,
    line: &Line,
    bare: RateUnit,
    expected: Decimal,
    mut args: Args,
) -> Found {
    let off = exact_sub(line.amount, expected);
    let by = off.unwrap_or_default();
    let more = if by.is_sign_negative() { &line_sum::LESS } else { &line_sum::MORE };
    args.push(("by", Word::from(Grouped(by.abs()).to_string())));
    args.push(("more", Word::term(more)));
    args.push(("expected", Word::from(Grouped(expected).to_string())));
    args.push(("observed", Word::from(Grouped(line.amount).to_string())));
    let mut found = found::of_field(code, record, field, args);
    found.observed = Some(line.amount.to_string());
    found.expected = Some(expected.to_string());
    found.difference = off;
    found.at_stake = off;
    found.workings = workings(line, bare, expected, by);
    found
}

/// The sum written out, as a person would on paper.
fn workings(
    line: &Line,
    bare: RateUnit,
    expected: Decimal,
    by: Decimal,
) -> Vec<(Word, alloc::string::String)> {
    let fraction = line.rate.fraction(line.unit(bare)).unwrap_or_default();
    let product = exact_sub(expected, line.adjustment).unwrap_or_default();
    let times = format!("{} × {}", Grouped(line.base), Percent(fraction));
    let mut rows = vec![(Word::from(times), Grouped(product).to_string())];
    if !line.adjustment.is_zero() {
        let name = if line.deducted { &line_sum::DEDUCTION } else { &line_sum::ADJUSTMENT };
        rows.push((Word::term(name), Signed(line.adjustment).to_string()));
        rows.push((Word::term(&line_sum::TOGETHER), Grouped(expected).to_string()));
    }
    rows.push((Word::term(&line_sum::SHOWN), Grouped(line.amount).to_string()));
    rows.push((Word::term(&line_sum::DIFFERENCE), Signed(by).to_string()));
    rows
}

/// A record's sum written out and what it is off by, or why there is none.
pub fn written_out(record: &Record<'_, '_>, findings: &Findings) -> Result<Written, Word> {
    let own = |found: &&Found| found.record == Some(record.number) && found.rule.code.starts_with("AM");
    if let Some(found) = findings.found.iter().filter(own).find(|found| !found.workings.is_empty()) {
        return Ok((found.workings.clone(), found.difference));
    }
    let values = RecordValues::alone(record);
    if is_refused(&values) {
        return Err(Word::term(&line_sum_gap::REFUSED));
    }
    let line = Line::of(record, &values, false, None).ok_or_else(|| lacking(&values))?;
    let bare = line.rate.unit.or_else(|| findings.bare_rates.get(&line.currency).copied());
    let rounding = findings.rounding.iter().find(|known| known.currency == line.currency);
    let mode = rounding.and_then(|known| known.modes.iter().next()).unwrap_or(RoundingMode::HalfUp);
    let decimals = rounding.map_or(2, |known| known.decimals);
    let bare = bare.ok_or(Word::term(&line_sum_gap::RATE_UNIT))?;
    let long = || Word::term(&line_sum_gap::DIGITS);
    let expected = line.expected(bare, mode, decimals).ok_or_else(long)?;
    let by = exact_sub(line.amount, expected).ok_or_else(long)?;
    Ok((workings(&line, bare, expected, by), Some(by)))
}

/// A sum line by line, and what is shown less what is expected.
pub(crate) type Written = (Vec<(Word, alloc::string::String)>, Option<Decimal>);

/// Which of its parts a record does not state.
fn lacking(values: &RecordValues) -> Word {
    let parts = [
        (Field::BaseAmount, values.base.read().is_none()),
        (Field::RebateRate, values.rate.read().is_none()),
        (Field::AdjustmentAmount, matches!(values.adjustment, Reading::Unreadable(_))),
        (Field::RebateAmount, values.amount.read().is_none()),
    ];
    let lacked = parts.iter().filter(|(_, lacks)| *lacks).map(|(field, _)| *field);
    let names: Vec<Word> = lacked.map(|field| Word::each(|lang| names::field(field, lang).into())).collect();
    Word::filled(&line_sum_gap::PARTS, &[("names", Word::list_of(&names))])
}
