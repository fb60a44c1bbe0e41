//! `AM`: each line's breakdown. Base × rate, rounded, plus adjustment, equals
//! the amount, in exact decimals.

use super::{
    Findings, Found,
    facts::Facts,
    rounding::{Fit, Modes, Recognised, fit, recognise},
};
use crate::{
    explain::{
        catalogue::Code,
        words::{self, Args, Word},
    },
    model::{
        Field, Reading,
        money::{
            Currency, Grouped, NumberFault, Percent, Rate, RateUnit, RoundingMode, Signed, exact_add,
            exact_mul, exact_sub,
        },
        status::Lifecycle,
    },
    parse::{Table, record::Record},
};
use alloc::{collections::BTreeMap, format, string::ToString, vec, vec::Vec};
use rust_decimal::Decimal;

/// The numbers of one line whose breakdown is complete.
#[derive(Clone, Copy, Debug)]
struct Line {
    number: usize,
    currency: Option<Currency>,
    base: Decimal,
    rate: Rate,
    adjustment: Decimal,
    amount: Decimal,
}

impl Line {
    fn unit(&self, bare: RateUnit) -> RateUnit {
        self.rate.unit.unwrap_or(bare)
    }

    fn product(&self, bare: RateUnit) -> Option<Decimal> {
        exact_mul(self.base, self.rate.fraction(self.unit(bare))?)
    }

    /// How the parts and the amount go together; nothing where a number is too
    /// long to be exact.
    fn fit(&self, bare: RateUnit, decimals: u32) -> Option<Fit> {
        let rounded = exact_sub(self.amount, self.adjustment)?;
        Some(fit(self.product(bare)?, rounded, decimals))
    }

    fn expected(&self, bare: RateUnit, mode: RoundingMode, decimals: u32) -> Option<Decimal> {
        exact_add(mode.round(self.product(bare)?, decimals), self.adjustment)
    }
}

/// The lines of a table, gathered while it is read: what rounds and which unit
/// a bare rate has shows only when all are known.
#[derive(Debug, Default)]
pub(super) struct Lines(Vec<Line>);

impl Lines {
    /// Takes a record's numbers in, and says which of them cannot be read.
    pub(super) fn read(&mut self, record: &Record<'_, '_>, facts: &Facts, findings: &mut Findings) {
        let amounts = [
            (Field::BaseAmount, &facts.base),
            (Field::AdjustmentAmount, &facts.adjustment),
            (Field::RebateAmount, &facts.amount),
        ];
        for (field, reading) in amounts {
            if let Reading::Unreadable(fault) = reading {
                findings.push(unreadable(Code::AM003, record, field, *fault));
            }
        }
        if let Reading::Unreadable(fault) = facts.rate {
            findings.push(unreadable(Code::AM004, record, Field::RebateRate, fault));
        }
        let adjustment = match &facts.adjustment {
            Reading::Read(adjustment) => adjustment.value,
            Reading::Absent => Decimal::ZERO,
            Reading::Unreadable(_) => return,
        };
        // What was rejected is not paid, whatever its parts would give.
        let rejected = facts.lifecycle() == Lifecycle::Rejected;
        if rejected && facts.amount.read().is_none_or(|amount| amount.value.is_zero()) {
            return;
        }
        if let (Some(base), Some(rate), Some(amount)) =
            (facts.base.read(), facts.rate.read(), facts.amount.read())
        {
            self.0.push(Line {
                number: record.number,
                currency: facts.currency,
                base: base.value,
                rate: *rate,
                adjustment,
                amount: amount.value,
            });
        }
    }

    /// Checks every line, now that all are known.
    pub(super) fn check(self, table: &Table<'_>, findings: &mut Findings) {
        let mut groups: BTreeMap<Option<Currency>, Vec<Line>> = BTreeMap::new();
        for line in self.0 {
            groups.entry(line.currency).or_default().push(line);
        }
        let mut wrong = BTreeMap::new();
        for (currency, lines) in groups {
            let group = Group::of(currency, lines);
            findings.rounding.push(group.rounding);
            findings.bare_rate = findings.bare_rate.or(group.bare);
            wrong.extend(group.wrong());
        }
        report(table, &wrong, findings);
    }
}

/// The lines of one currency, and what they show together.
struct Group {
    lines: Vec<Line>,
    fits: Vec<Option<Fit>>,
    bare: Option<RateUnit>,
    rounding: Recognised,
}

/// How the lines fit when bare rates are read in one unit, and amounts are
/// rounded to so many decimals.
struct Reckoning {
    unit: RateUnit,
    decimals: u32,
    /// Nothing where a number is too long to be exact.
    fits: Vec<Option<Fit>>,
    fitting: usize,
}

impl Reckoning {
    fn of(lines: &[Line], unit: RateUnit, decimals: u32) -> Self {
        let fits: Vec<Option<Fit>> = lines.iter().map(|line| line.fit(unit, decimals)).collect();
        let fitting = fits.iter().flatten().filter(|fit| **fit != Fit::None).count();
        Self { unit, decimals, fits, fitting }
    }
}

/// A line that does not add up, or that cannot be checked.
#[derive(Clone, Copy, Debug)]
enum Wrong {
    /// No rounding gives the amount.
    Parts { line: Line, bare: RateUnit, expected: Decimal, rounding: Recognised, usual_rate: bool },
    /// Another rounding than the other lines'.
    Rounding { line: Line, bare: RateUnit, expected: Decimal, own: Modes, others: Recognised },
    /// Nothing says what unit the rate has.
    Unit,
    /// The product has too many digits to be exact.
    Digits,
}

impl Group {
    fn of(currency: Option<Currency>, lines: Vec<Line>) -> Self {
        let shown = lines.iter().map(|line| line.amount.scale()).max().unwrap_or(0);
        // Pages drop zeros at the end; files of whole numbers count in cents.
        let candidates = if shown < 2 { vec![2, shown] } else { vec![shown] };
        let units = if lines.iter().any(|line| line.rate.unit.is_none()) {
            RateUnit::ALL.to_vec()
        } else {
            vec![RateUnit::One]
        };
        let mut best: Option<Reckoning> = None;
        for unit in units {
            for decimals in &candidates {
                let reckoning = Reckoning::of(&lines, unit, *decimals);
                if best.as_ref().is_none_or(|best| best.fitting < reckoning.fitting) {
                    best = Some(reckoning);
                }
            }
        }
        let best = best.unwrap_or_else(|| Reckoning::of(&lines, RateUnit::One, shown));
        let bare = if best.fitting > 0 { Some(best.unit) } else { usual_unit(&lines) };
        let rounding = recognise(currency, best.decimals, &best.fits);
        Self { lines, fits: best.fits, bare, rounding }
    }

    fn wrong(&self) -> impl Iterator<Item = (usize, Wrong)> {
        let judged = self.lines.iter().zip(&self.fits);
        judged.filter_map(|(line, fit)| Some((line.number, self.judge(*line, *fit)?)))
    }

    /// Whether a line that adds up has the same rate.
    fn is_usual(&self, rate: &Rate) -> bool {
        let judged = self.lines.iter().zip(&self.fits);
        judged.filter(|(_, fit)| !matches!(fit, None | Some(Fit::None))).any(|(line, _)| line.rate == *rate)
    }

    fn judge(&self, line: Line, fit: Option<Fit>) -> Option<Wrong> {
        let Some(bare) = line.rate.unit.or(self.bare) else { return Some(Wrong::Unit) };
        let Recognised { modes, decimals, .. } = self.rounding;
        let own = match fit {
            None => return Some(Wrong::Digits),
            Some(Fit::Exact) => return None,
            Some(Fit::Rounded(own)) if own.meets(modes) => return None,
            Some(Fit::Rounded(own)) => Some(own),
            Some(Fit::None) => None,
        };
        let usual = modes.iter().next().unwrap_or(RoundingMode::HalfUp);
        Some(match (line.expected(bare, usual, decimals), own) {
            (None, _) => Wrong::Digits,
            (Some(expected), None) => {
                let usual_rate = self.is_usual(&line.rate);
                Wrong::Parts { line, bare, expected, rounding: self.rounding, usual_rate }
            }
            (Some(expected), Some(own)) => {
                Wrong::Rounding { line, bare, expected, own, others: self.rounding }
            }
        })
    }
}

/// A commission is a part of the base: a bare 0.08 is a part of one. A bare 8
/// may be per cent or per mille, so it stays open unless the lines show it.
fn usual_unit(lines: &[Line]) -> Option<RateUnit> {
    let bare = lines.iter().filter(|line| line.rate.unit.is_none());
    let all_parts = bare.clone().all(|line| line.rate.written.abs() <= Decimal::ONE);
    all_parts.then_some(RateUnit::One)
}

/// Goes through the table once more for the cells of the lines that are wrong.
fn report(table: &Table<'_>, wrong: &BTreeMap<usize, Wrong>, findings: &mut Findings) {
    super::at_records(table, wrong.keys().copied(), |record| {
        let Some(wrong) = wrong.get(&record.number) else { return };
        let found = match wrong {
            Wrong::Parts { line, bare, expected, rounding, usual_rate } => {
                let written = RateUnit::from_suffix(record.text(Field::RebateRate).trim()).is_some();
                let certain = written || *usual_rate;
                let (expected, cause) = line.cause(*bare, *expected, rounding, certain);
                parts(record, line, *bare, expected, &cause)
            }
            Wrong::Rounding { line, bare, expected, own, others } => {
                rounding(record, line, *bare, *expected, *own, others)
            }
            Wrong::Unit => {
                let fault = Word::both(
                    "nothing says whether it is per cent or per mille",
                    "无法判断是百分比还是千分比",
                );
                Found::of_field(Code::AM004, record, Field::RebateRate, vec![("fault", fault)])
            }
            Wrong::Digits => unreadable(Code::AM003, record, Field::RebateAmount, NumberFault::Digits),
        };
        findings.push(found);
    });
}

fn unreadable(code: Code, record: &Record<'_, '_>, field: Field, fault: NumberFault) -> Found {
    Found::of_field(code, record, field, vec![("fault", words::number_fault(fault))])
}

fn parts(record: &Record<'_, '_>, line: &Line, bare: RateUnit, expected: Decimal, cause: &Cause) -> Found {
    let (code, args) = cause.in_words(line, bare);
    difference(code, record, line, bare, expected, args)
}

/// What the numbers themselves say went wrong with a line.
enum Cause {
    /// The rate, read in another unit, gives the amount.
    RateUnit(RateUnit),
    /// Cents stand where whole units belong, or the reverse.
    Hundredfold(Hundredfold),
    /// The amount is right but for its sign.
    Sign,
    /// Exactly 94 % of what it would have to be.
    InvoiceDeduction,
    /// The adjustment beside it was not counted.
    AdjustmentLeftOut,
    /// Nothing that shows.
    Unknown,
}

/// Where a number is a hundredfold or a hundredth.
#[derive(Clone, Copy)]
enum Hundredfold {
    AmountTooLarge,
    AmountTooSmall,
    BaseTooLarge,
    BaseTooSmall,
}

/// What an ordinary invoice leaves of a rebate: 6 % is deducted.
const AFTER_INVOICE: Decimal = Decimal::from_parts(94, 0, 0, false, 2);

impl Cause {
    /// The cause. Where the rate's unit is certain, it is not the rate.
    fn of(line: &Line, bare: RateUnit, expected: Decimal, decimals: u32, certain: bool) -> Self {
        let without = exact_sub(expected, line.adjustment);
        if !line.adjustment.is_zero() && without == Some(line.amount) {
            return Self::AdjustmentLeftOut;
        }
        if !expected.is_zero() && line.amount == -expected {
            return Self::Sign;
        }
        if !line.is_telling(decimals) {
            return Self::Unknown;
        }
        if let Some(unit) = line.other_unit(bare, decimals).filter(|_| !certain) {
            return Self::RateUnit(unit);
        }
        if let Some(which) = line.hundredfold(bare, expected, decimals) {
            return Self::Hundredfold(which);
        }
        let deducted = exact_mul(expected, AFTER_INVOICE);
        let is_deducted = |value| fit(value, line.amount, decimals) != Fit::None;
        if deducted.is_some_and(is_deducted) { Self::InvoiceDeduction } else { Self::Unknown }
    }

    fn in_words(&self, line: &Line, bare: RateUnit) -> (Code, Args) {
        let because = |en, zh| vec![("because", Word::both(en, zh))];
        match self {
            Self::RateUnit(unit) => (Code::AM006, rate_words(line, bare, *unit)),
            Self::Hundredfold(which) => (Code::AM007, because(which.text().0, which.text().1)),
            Self::Sign => (
                Code::AM008,
                because(
                    "The amount is right but for its sign: a refund is shown as an earning, or the reverse.",
                    "金额大小正确，但正负相反：退款显示为收入，或收入显示为退款。",
                ),
            ),
            Self::InvoiceDeduction => (Code::AM012, vec![]),
            Self::AdjustmentLeftOut => (
                Code::AM001,
                because(
                    "The amount is base × rate alone: the adjustment listed on this line was not counted.",
                    "该金额恰为基数 × 比例：此行列出的调整未计入。",
                ),
            ),
            Self::Unknown => (
                Code::AM001,
                because(
                    "No rounding of base × rate gives this amount, and no adjustment listed on this line makes up for it.",
                    "基数 × 比例无论如何取整都得不到这个金额，此行列出的调整也无法说明差额。",
                ),
            ),
        }
    }
}

impl Hundredfold {
    const fn text(self) -> (&'static str, &'static str) {
        match self {
            Self::AmountTooLarge => (
                "The amount is exactly a hundred times as large: cents stand where whole units belong.",
                "金额恰为应有的一百倍：以分为单位的数写在了以元为单位的位置。",
            ),
            Self::AmountTooSmall => (
                "The amount is exactly a hundredth: whole units stand where cents belong.",
                "金额恰为应有的百分之一：以元为单位的数写在了以分为单位的位置。",
            ),
            Self::BaseTooLarge => (
                "With a hundredth of this base the amount is right: the base is in cents, the amount in whole units.",
                "按此基数的百分之一计算，金额正确：基数以分为单位，金额以元为单位。",
            ),
            Self::BaseTooSmall => (
                "With a hundredfold of this base the amount is right: the base is in whole units, the amount in cents.",
                "按此基数的一百倍计算，金额正确：基数以元为单位，金额以分为单位。",
            ),
        }
    }
}

impl Line {
    /// What went wrong, and what the amount would have to be: by the rounding,
    /// of those that the lines leave open, under which the numbers tell.
    fn cause(
        &self,
        bare: RateUnit,
        usual: Decimal,
        rounding: &Recognised,
        certain: bool,
    ) -> (Decimal, Cause) {
        let decimals = rounding.decimals;
        let open = rounding.modes.iter().filter_map(|mode| self.expected(bare, mode, decimals));
        let judged = open.map(|expected| (expected, Cause::of(self, bare, expected, decimals, certain)));
        let mut telling = judged.filter(|(_, cause)| !matches!(cause, Cause::Unknown));
        telling.next().unwrap_or((usual, Cause::Unknown))
    }

    /// Whether the amount has digits enough to tell one cause from another: a
    /// few cents fit many.
    fn is_telling(&self, decimals: u32) -> bool {
        let least = Decimal::new(100, decimals);
        exact_sub(self.amount, self.adjustment).is_some_and(|amount| amount.abs() >= least)
    }

    /// Whether base × rate, so read, gives the amount.
    fn gives(&self, base: Option<Decimal>, unit: RateUnit, decimals: u32) -> bool {
        let product = base.zip(self.rate.fraction(unit)).and_then(|(base, rate)| exact_mul(base, rate));
        let fits = product.zip(exact_sub(self.amount, self.adjustment));
        fits.is_some_and(|(product, rounded)| fit(product, rounded, decimals) != Fit::None)
    }

    /// The unit in which the rate would give the amount, and be a part of it.
    fn other_unit(&self, bare: RateUnit, decimals: u32) -> Option<RateUnit> {
        let own = self.unit(bare);
        let mut others = RateUnit::ALL.into_iter().filter(|unit| *unit != own);
        others.find(|unit| {
            let is_part = self.rate.fraction(*unit).is_some_and(|rate| rate.abs() <= Decimal::ONE);
            is_part && self.gives(Some(self.base), *unit, decimals)
        })
    }

    fn hundredfold(&self, bare: RateUnit, expected: Decimal, decimals: u32) -> Option<Hundredfold> {
        let times = |value| exact_mul(value, Decimal::ONE_HUNDRED);
        if times(expected) == Some(self.amount) {
            return Some(Hundredfold::AmountTooLarge);
        }
        // What was rounded before it was written in the other unit still fits.
        if times(self.amount).is_some_and(|amount| amount == expected) {
            return Some(Hundredfold::AmountTooSmall);
        }
        let hundredth = exact_mul(self.base, Decimal::new(1, 2));
        let unit = self.unit(bare);
        if self.gives(hundredth, unit, decimals) {
            return Some(Hundredfold::BaseTooLarge);
        }
        self.gives(times(self.base), unit, decimals).then_some(Hundredfold::BaseTooSmall)
    }
}

fn rate_words(line: &Line, bare: RateUnit, unit: RateUnit) -> Args {
    let read = |unit| line.rate.fraction(unit).map(|rate| Percent(rate).to_string()).unwrap_or_default();
    vec![
        ("read_as", Word::from(read(line.unit(bare)))),
        ("meant", Word::from(read(unit))),
        ("rate", Word::from(line.rate.written.to_string())),
    ]
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
        Word::each(|lang| words::rounding(mode, lang).into())
    };
    let args = vec![
        ("this_mode", named(own)),
        ("that_mode", named(others.modes)),
        ("lines", Word::from(others.lines.to_string())),
    ];
    difference(Code::AM002, record, line, bare, expected, args)
}

fn difference(
    code: Code,
    record: &Record<'_, '_>,
    line: &Line,
    bare: RateUnit,
    expected: Decimal,
    mut args: Args,
) -> Found {
    let off = exact_sub(line.amount, expected);
    let by = off.unwrap_or_default();
    let more = if by.is_sign_negative() { Word::both("less", "少") } else { Word::both("more", "多") };
    args.push(("by", Word::from(Grouped(by.abs()).to_string())));
    args.push(("more", more));
    args.push(("expected", Word::from(Grouped(expected).to_string())));
    args.push(("observed", Word::from(Grouped(line.amount).to_string())));
    let field = if code == Code::AM006 { Field::RebateRate } else { Field::RebateAmount };
    let mut found = Found::of_field(code, record, field, args);
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
        rows.push((Word::both("adjustment", "调整"), Signed(line.adjustment).to_string()));
        rows.push((Word::both("together", "合计"), Grouped(expected).to_string()));
    }
    rows.push((Word::both("shown", "显示"), Grouped(line.amount).to_string()));
    rows.push((Word::both("difference", "差额"), Signed(by).to_string()));
    rows
}
