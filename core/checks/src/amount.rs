//! `AM`: each line's breakdown. Base × rate, rounded, plus adjustment, equals
//! the amount, in exact decimals.

use crate::{
    amount_line::Line,
    cause::Cause,
    findings::Findings,
    found,
    records_at::at_records,
    registry::Check,
    rounding::{self, Fit, Modes, Origin, Recognised, recognise},
    table_context::TableContext,
    values::RecordValues,
};
use alloc::{
    collections::{BTreeMap, BTreeSet},
    format,
    string::ToString,
    vec,
    vec::Vec,
};
use rebatelens_finding::{
    Rule, faults,
    found::Found,
    names,
    rules::amount::{AM001, AM002, AM003, AM004, AM006, AM007, AM008, AM012},
    terms::{line_rounding, line_sum, line_sum_gap, rate_fault},
    word::{Args, Word},
};
use rebatelens_model::{
    Field, Reading,
    money::{Currency, Grouped, NumberFault, Percent, Rate, RateUnit, RoundingMode, Signed, exact_sub},
    site::Site,
    status::Lifecycle,
};
use rebatelens_table::{Table, record::Record};
use rust_decimal::Decimal;

/// The lines of a table, gathered while it is read: what rounds and which unit
/// a bare rate has shows only when all are known.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    all: Vec<Line>,
    site: Option<Site>,
}

/// Lines that must show that deductions are added before any is.
const ADDING_LINES: usize = 3;

impl Lines {
    fn of(site: Option<Site>) -> Self {
        Self { site, ..Self::default() }
    }

    /// Takes a record's numbers in, and says which of them cannot be read. A
    /// record may say of itself that it takes back what another gave.
    fn read(&mut self, record: &Record<'_, '_>, values: &RecordValues, findings: &mut Findings) {
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
        if !is_refused(values) {
            self.all.extend(Line::of(record, values, values.takes_back, self.site));
        }
    }

    /// Checks every line, now that all are known. Returns whether they show that
    /// what is named a deduction is added.
    fn judge(self, table: &Table<'_>, given: Option<RoundingMode>, findings: &mut Findings) -> bool {
        let mut groups: BTreeMap<Option<Currency>, Vec<Line>> = BTreeMap::new();
        for line in self.all {
            groups.entry(line.currency).or_default().push(line);
        }
        let mut faulty = BTreeMap::new();
        let (mut added, mut taken_off) = (0, 0);
        for (currency, lines) in groups {
            let (own, other) = deductions(currency, &lines, given);
            taken_off += own;
            added += other;
            let group = CurrencyGroup::of(currency, lines, given);
            findings.rounding.push(group.rounding);
            findings.bare_rates.extend(group.bare.map(|unit| (currency, unit)));
            faulty.extend(group.faults());
        }
        report(table, &faulty, findings);
        added >= ADDING_LINES && added >= taken_off * ADDING_LINES
    }
}

impl Check for Lines {
    const RULES: &'static [&'static Rule] = &[&AM001, &AM002, &AM003, &AM004, &AM006, &AM007, &AM008, &AM012];

    fn start(context: &TableContext<'_>, _: &mut Findings) -> Self {
        Self::of(context.options.site)
    }

    fn record(
        &mut self,
        record: &Record<'_, '_>,
        values: &RecordValues,
        _: &TableContext<'_>,
        out: &mut Findings,
    ) {
        self.read(record, values, out);
    }

    fn finish(self, context: &TableContext<'_>, out: &mut Findings) {
        out.adds_deductions |= self.judge(context.table, context.options.rounding, out);
    }
}

fn is_refused(values: &RecordValues) -> bool {
    let rejected = values.lifecycle() == Lifecycle::Rejected;
    rejected && values.amount.read().is_none_or(|amount| amount.value.is_zero())
}

/// How many lines fit with their deductions taken off, and how many with them
/// added.
fn deductions(currency: Option<Currency>, lines: &[Line], given: Option<RoundingMode>) -> (usize, usize) {
    let taken_off: Vec<Line> = lines.iter().copied().filter(|line| line.deducted).collect();
    if taken_off.is_empty() {
        return (0, 0);
    }
    let added = taken_off.iter().map(|line| Line { adjustment: -line.adjustment, ..*line }).collect();
    let fitting = |lines| {
        let CurrencyGroup { fits, .. } = CurrencyGroup::of(currency, lines, given);
        fits.iter().flatten().filter(|fit| **fit != Fit::None).count()
    };
    (fitting(taken_off), fitting(added))
}

/// The lines of one currency, and what they show together.
struct CurrencyGroup {
    lines: Vec<Line>,
    fits: Vec<Option<Fit>>,
    bare: Option<RateUnit>,
    rounding: Recognised,
    /// The rates of lines that add up.
    usual: UsualRates,
}

/// Rates of lines that add up. A table has few, so these are looked through in
/// turn; what goes beyond lies in order.
#[derive(Default)]
struct UsualRates {
    few: Vec<Rate>,
    more: BTreeSet<(Decimal, Option<RateUnit>)>,
}

/// Rates that are looked through in turn.
const FEW_RATES: usize = 16;

impl UsualRates {
    fn take(&mut self, rate: Rate) {
        let same = |known: &Rate| {
            known.unit == rate.unit
                && known.written.scale() == rate.written.scale()
                && known.written.mantissa() == rate.written.mantissa()
        };
        if self.few.iter().any(same) {
            return;
        }
        if self.few.len() < FEW_RATES {
            self.few.push(rate);
        } else {
            self.more.insert((rate.written, rate.unit));
        }
    }

    fn has(&self, rate: Rate) -> bool {
        self.few.contains(&rate) || self.more.contains(&(rate.written, rate.unit))
    }
}

/// How the lines fit when bare rates are read in one unit, and amounts are
/// rounded to so many decimals.
struct RateTrial {
    unit: RateUnit,
    decimals: u32,
    /// Nothing where a number is too long to be exact.
    fits: Vec<Option<Fit>>,
    fitting: usize,
}

impl RateTrial {
    fn of(lines: &[Line], unit: RateUnit, decimals: u32) -> Self {
        let fits: Vec<Option<Fit>> = lines.iter().map(|line| line.fit(unit, decimals)).collect();
        let fitting = fits.iter().flatten().filter(|fit| **fit != Fit::None).count();
        Self { unit, decimals, fits, fitting }
    }
}

/// A line that does not add up, or that cannot be checked.
#[derive(Clone, Copy, Debug)]
enum LineFault {
    /// No rounding gives the amount.
    Parts { line: Line, bare: RateUnit, expected: Decimal, rounding: Recognised, usual_rate: bool },
    /// Another rounding than the other lines'.
    Rounding { line: Line, bare: RateUnit, expected: Decimal, own: Modes, others: Recognised },
    /// Nothing says what unit the rate has.
    Unit,
    /// The product has too many digits to be exact.
    Digits,
}

impl CurrencyGroup {
    fn of(currency: Option<Currency>, lines: Vec<Line>, given: Option<RoundingMode>) -> Self {
        let candidates = candidates(currency, &lines);
        let units = if lines.iter().any(|line| line.rate.unit.is_none()) {
            RateUnit::ALL.to_vec()
        } else {
            vec![RateUnit::One]
        };
        let mut best: Option<RateTrial> = None;
        for unit in units {
            for decimals in &candidates {
                let trial = RateTrial::of(&lines, unit, *decimals);
                if best.as_ref().is_none_or(|best| best.fitting < trial.fitting) {
                    best = Some(trial);
                }
            }
        }
        let best = best.unwrap_or_else(|| RateTrial::of(&lines, RateUnit::One, 2));
        let bare = if best.fitting > 0 { Some(best.unit) } else { usual_unit(&lines) };
        let rounding = match given {
            Some(mode) => rounding::given(currency, best.decimals, &best.fits, mode),
            None => recognise(currency, best.decimals, &best.fits),
        };
        let judged = lines.iter().zip(&best.fits);
        let fitting = judged.filter(|(_, fit)| !matches!(fit, None | Some(Fit::None)));
        let mut usual = UsualRates::default();
        fitting.for_each(|(line, _)| usual.take(line.rate));
        Self { lines, fits: best.fits, bare, rounding, usual }
    }

    fn faults(&self) -> impl Iterator<Item = (usize, LineFault)> {
        let judged = self.lines.iter().zip(&self.fits);
        judged.filter_map(|(line, fit)| Some((line.number, self.fault(*line, *fit)?)))
    }

    /// Whether a line that adds up has the same rate.
    fn is_usual(&self, rate: &Rate) -> bool {
        self.usual.has(*rate)
    }

    fn fault(&self, line: Line, fit: Option<Fit>) -> Option<LineFault> {
        let Some(bare) = line.rate.unit.or(self.bare) else { return Some(LineFault::Unit) };
        let Recognised { modes, decimals, .. } = self.rounding;
        let own = match fit {
            None => return Some(LineFault::Digits),
            Some(Fit::Exact) => return None,
            Some(Fit::Rounded(own)) if own.meets(modes) => return None,
            Some(Fit::Rounded(own)) => Some(own),
            Some(Fit::None) => None,
        };
        let usual = modes.iter().next().unwrap_or(RoundingMode::HalfUp);
        Some(match (line.expected(bare, usual, decimals), own) {
            (None, _) => LineFault::Digits,
            (Some(expected), None) => {
                let usual_rate = self.is_usual(&line.rate);
                LineFault::Parts { line, bare, expected, rounding: self.rounding, usual_rate }
            }
            (Some(expected), Some(own)) => {
                LineFault::Rounding { line, bare, expected, own, others: self.rounding }
            }
        })
    }
}

/// Decimals that the amounts may be rounded to: those of any of them, the most
/// first. Pages drop zeros at the end, so fewer than two stand for two as well;
/// files of whole numbers count in cents. A currency without a smaller unit is
/// rounded to whole ones, however many zeros are written.
fn candidates(currency: Option<Currency>, lines: &[Line]) -> Vec<u32> {
    let least = currency.map_or(2, Currency::decimals);
    let mut written: Vec<u32> = Vec::new();
    for line in lines {
        let scale = if least == 0 { line.amount.normalize().scale() } else { line.amount.scale() };
        if !written.contains(&scale) {
            written.push(scale);
        }
    }
    let most = written.iter().copied().max().unwrap_or(least);
    let mut candidates: Vec<u32> = written.into_iter().map(|scale| scale.max(least)).collect();
    candidates.sort_unstable_by(|a, b| b.cmp(a));
    candidates.dedup();
    candidates.extend((most < least).then_some(most));
    candidates
}

/// A commission is a part of the base: a bare 0.08 is a part of one. A bare 8
/// may be per cent or per mille, so it stays open unless the lines show it.
fn usual_unit(lines: &[Line]) -> Option<RateUnit> {
    let bare = lines.iter().filter(|line| line.rate.unit.is_none());
    let all_parts = bare.clone().all(|line| line.rate.written.abs() <= Decimal::ONE);
    all_parts.then_some(RateUnit::One)
}

/// Goes through the table once more for the cells of the lines that are wrong.
fn report(table: &Table<'_>, faulty: &BTreeMap<usize, LineFault>, findings: &mut Findings) {
    at_records(table, faulty.keys().copied(), |record| {
        let Some(faulty) = faulty.get(&record.number) else { return };
        let found = match faulty {
            LineFault::Parts { line, bare, expected, rounding, usual_rate } => {
                let written = RateUnit::from_suffix(record.text(Field::RebateRate).trim()).is_some();
                let certain = written || *usual_rate;
                let (expected, cause) = line.cause(*bare, *expected, rounding, certain);
                parts(record, line, *bare, expected, &cause)
            }
            LineFault::Rounding { line, bare, expected, own, others } => {
                rounding(record, line, *bare, *expected, *own, others)
            }
            LineFault::Unit => {
                let fault = Word::term(&rate_fault::UNIT);
                found::of_field(&AM004, record, Field::RebateRate, vec![("fault", fault)])
            }
            LineFault::Digits => unreadable(&AM003, record, Field::RebateAmount, NumberFault::Digits),
        };
        findings.push(found);
    });
}

fn unreadable(code: &'static Rule, record: &Record<'_, '_>, field: Field, fault: NumberFault) -> Found {
    found::of_field(code, record, field, vec![("fault", faults::number_fault(fault))])
}

fn parts(record: &Record<'_, '_>, line: &Line, bare: RateUnit, expected: Decimal, cause: &Cause) -> Found {
    let (code, args) = cause.in_words(line, bare);
    difference(code, record, line, bare, expected, args)
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
    difference(&AM002, record, line, bare, expected, args)
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
    code: &'static Rule,
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
    let field = if code == &AM006 { Field::RebateRate } else { Field::RebateAmount };
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
