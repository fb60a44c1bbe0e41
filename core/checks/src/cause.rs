//! What the numbers of a line themselves say went wrong with it.

use crate::{
    amount_line::Line,
    currency_lines::UsualRates,
    neighbours::Neighbours,
    one_cell::{How, OneCell, Trial},
    ordinary_invoice,
    rounding::{Fit, Recognised, fit},
};
use alloc::{string::ToString, vec, vec::Vec};
use rebatelens_finding::{
    Need, Rule, names, rule,
    terms::line_cause as term,
    word::{Args, Term, Word},
};
use rebatelens_model::{
    Field,
    money::{Grouped, Percent, RateUnit, exact_mul, exact_sub},
};
use rust_decimal::Decimal;

rule! { AM001: Error, needs [Need::Field(Field::BaseAmount), Need::Field(Field::RebateRate), Need::Field(Field::RebateAmount)], replaces [] }
rule! { AM006: Error, needs [Need::Field(Field::BaseAmount), Need::Field(Field::RebateRate), Need::Field(Field::RebateAmount)], replaces [] }
rule! { AM007: Error, needs [Need::Field(Field::BaseAmount), Need::Field(Field::RebateRate), Need::Field(Field::RebateAmount)], replaces [] }
rule! { AM008: Error, needs [Need::Field(Field::RebateAmount)], replaces [] }
rule! { AM012: Warning, needs [Need::Field(Field::BaseAmount), Need::Field(Field::RebateRate), Need::Field(Field::RebateAmount)], replaces [] }

/// The rules that a line can fall under.
pub(crate) const RULES: &[&Rule] = &[&AM001, &AM006, &AM007, &AM008, &AM012];

/// What the numbers themselves say went wrong with a line.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Cause {
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
    /// It was rounded to fewer decimals than the other lines: to so many.
    Decimals(u32),
    /// With another value of one cell, the line adds up.
    Cell(OneCell, Option<OneCell>),
    /// The rate of so many other rows gives the amount; it is a hundredfold or a
    /// hundredth of the one that is written.
    HundredfoldRate(OneCell),
    /// Nothing that shows.
    Unknown,
}

/// Where a number is a hundredfold or a hundredth.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Hundredfold {
    AmountTooLarge,
    AmountTooSmall,
    BaseTooLarge,
    BaseTooSmall,
}

/// No commission is less.
const LEAST_RATE: Decimal = Decimal::from_parts(2, 0, 0, false, 3);

impl Cause {
    /// The cause. Where the rate's unit is certain, it is not the rate.
    fn of(trial: &Trial<'_>) -> Self {
        let Trial { line, bare, expected, decimals, .. } = *trial;
        let without = exact_sub(expected, line.adjustment);
        if !line.adjustment.is_zero() && without == Some(line.amount) {
            return Self::AdjustmentLeftOut;
        }
        if !expected.is_zero() && trial.has_other_sign() {
            return trial.odd_sign().map_or(Self::Sign, |[cell, other]| Self::Cell(cell, Some(other)));
        }
        if !line.is_telling(decimals) {
            return line.own_decimals(bare, decimals);
        }
        if let Some(unit) = line.other_unit(bare, decimals).filter(|_| !trial.has_unit) {
            return Self::RateUnit(unit);
        }
        let found = || trial.one_cell();
        if let Some(which) = line.hundredfold(bare, expected, decimals) {
            return match found().0.filter(|cell| matches!(cell.how, How::RateOfOthers(_))) {
                Some(rate) => Self::HundredfoldRate(rate),
                None => Self::Hundredfold(which),
            };
        }
        let deducted = exact_mul(expected, ordinary_invoice::REST).filter(|_| line.in_china);
        let is_deducted = |value| fit(value, line.amount, decimals) != Fit::None;
        if deducted.is_some_and(is_deducted) {
            return Self::InvoiceDeduction;
        }
        match line.own_decimals(bare, decimals) {
            Self::Unknown => match found() {
                (Some(cell), other) => Self::Cell(cell, other),
                (None, _) => Self::Unknown,
            },
            own => own,
        }
    }

    /// What the cell would have to hold, where that is not the amount.
    pub(crate) fn value(&self, line: &Line) -> Option<Decimal> {
        match self {
            Self::Cell(OneCell { how: How::Copied(_), field: Field::BaseAmount, .. }, _) => None,
            Self::Cell(cell, _) if matches!(cell.field, Field::BaseAmount | Field::AdjustmentAmount) => {
                Some(cell.value)
            }
            Self::Hundredfold(Hundredfold::BaseTooLarge) => {
                exact_mul(line.base, Decimal::new(1, 2)).map(|base| base.normalize())
            }
            Self::Hundredfold(Hundredfold::BaseTooSmall) => exact_mul(line.base, Decimal::ONE_HUNDRED),
            _ => None,
        }
    }

    /// The rate that the cell would have to hold, as a part of one.
    pub(crate) fn rate(&self, line: &Line) -> Option<Decimal> {
        match self {
            Self::RateUnit(unit) => line.rate.fraction(*unit),
            Self::Cell(cell, _) | Self::HundredfoldRate(cell) if matches!(cell.field, Field::RebateRate) => {
                Some(cell.value)
            }
            _ => None,
        }
    }

    /// What most lines of a column may share: the field and what it is off by, of the
    /// likeliest cell and of the other.
    pub(crate) fn of_column(self) -> [Option<ColumnCause>; 2] {
        let (kind, by) = match self {
            Self::RateUnit(unit) => (0, unit.shift()),
            Self::Hundredfold(Hundredfold::AmountTooLarge | Hundredfold::BaseTooLarge) => (1, 0),
            Self::Hundredfold(_) => (1, 1),
            Self::Cell(first, second) => return [first.of_column(), second.and_then(OneCell::of_column)],
            _ => return [None; 2],
        };
        [Some((self.field(), kind, by)), None]
    }

    /// The field that is wrong.
    pub(crate) const fn field(self) -> Field {
        match self {
            Self::RateUnit(_) => Field::RebateRate,
            Self::Cell(cell, _) | Self::HundredfoldRate(cell) => cell.field,
            Self::Hundredfold(Hundredfold::BaseTooLarge | Hundredfold::BaseTooSmall) => Field::BaseAmount,
            _ => Field::RebateAmount,
        }
    }

    /// The rule that it falls under.
    pub(crate) const fn rule(self) -> &'static Rule {
        match self {
            Self::RateUnit(_) => &AM006,
            Self::Hundredfold(_) | Self::HundredfoldRate(_) => &AM007,
            Self::Sign | Self::Cell(OneCell { how: How::Sign, .. }, _) => &AM008,
            Self::InvoiceDeduction => &AM012,
            Self::AdjustmentLeftOut | Self::Decimals(_) | Self::Cell(..) | Self::Unknown => &AM001,
        }
    }

    pub(crate) fn in_words(self, line: &Line, bare: RateUnit) -> Args {
        let because = |text| vec![("because", Word::term(text))];
        match self {
            Self::RateUnit(unit) => rate_words(line, bare, unit),
            Self::Hundredfold(which) => because(which.text()),
            Self::Sign => because(&term::SIGN),
            Self::InvoiceDeduction => vec![],
            Self::AdjustmentLeftOut => because(&term::ADJUSTMENT),
            Self::Decimals(own) => {
                let own = [("decimals", Word::from(own.to_string()))];
                vec![("because", Word::filled(&term::DECIMALS, &own))]
            }
            Self::HundredfoldRate(cell) | Self::Cell(cell, None) => vec![("because", cell.in_words())],
            Self::Cell(cell, Some(other)) => {
                let field = other.field;
                let name = Word::each(|lang| names::field(field, lang).into());
                let both = [("first", cell.in_words()), ("field", name), ("other", other.in_words())];
                vec![("because", Word::filled(&term::OR, &both))]
            }
            Self::Unknown => because(&term::UNKNOWN),
        }
    }
}

impl Hundredfold {
    const fn text(self) -> &'static Term {
        match self {
            Self::AmountTooLarge => &term::AMOUNT_TOO_LARGE,
            Self::AmountTooSmall => &term::AMOUNT_TOO_SMALL,
            Self::BaseTooLarge => &term::BASE_TOO_LARGE,
            Self::BaseTooSmall => &term::BASE_TOO_SMALL,
        }
    }
}

impl Line {
    /// What went wrong, and what the amount would have to be: by the rounding,
    /// of those that the lines leave open, under which the numbers tell.
    pub(crate) fn cause(
        &self,
        bare: RateUnit,
        usual: Decimal,
        rounding: &Recognised,
        (rates, others): (&UsualRates, &Neighbours),
    ) -> (Decimal, Cause) {
        let decimals = rounding.decimals;
        // Most roundings give the same.
        let mut open: Vec<Decimal> = Vec::new();
        for expected in rounding.modes.iter().filter_map(|mode| self.expected(bare, mode, decimals)) {
            if !open.contains(&expected) {
                open.push(expected);
            }
        }
        let product = others.rates_of_product(self, bare);
        let trial = |expected| Trial::of(self, (bare, expected), rounding, (rates, others, &product));
        let judged = open.into_iter().map(|expected| (expected, Cause::of(&trial(expected))));
        // A slip in the amount does not say which rounding is the table's.
        let is_first = |expected: Decimal| expected == usual;
        let mut telling = judged.filter(|(expected, cause)| match cause {
            Cause::Unknown => false,
            Cause::Cell(cell, _) if cell.field == Field::RebateAmount => is_first(*expected),
            _ => true,
        });
        telling.next().unwrap_or((usual, Cause::Unknown))
    }

    /// Whether the amount has digits enough to tell one cause from another: a
    /// few cents fit many.
    fn is_telling(&self, decimals: u32) -> bool {
        let least = Decimal::new(100, decimals);
        exact_sub(self.amount, self.adjustment).is_some_and(|amount| amount.abs() >= least)
    }

    /// That the amount was rounded to fewer decimals than others, where it was.
    fn own_decimals(&self, bare: RateUnit, decimals: u32) -> Cause {
        let own = self.amount.scale().max(2);
        let fits = own < decimals && self.gives(Some(self.base), self.unit(bare), own);
        if fits { Cause::Decimals(own) } else { Cause::Unknown }
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
            let is_part = self
                .rate
                .fraction(*unit)
                .is_some_and(|rate| (LEAST_RATE..=Decimal::ONE).contains(&rate.abs()));
            is_part && self.gives(Some(self.base), *unit, decimals)
        })
    }

    fn hundredfold(&self, bare: RateUnit, expected: Decimal, decimals: u32) -> Option<Hundredfold> {
        let times = |value| exact_mul(value, Decimal::ONE_HUNDRED);
        if times(expected) == Some(self.amount) {
            let is_base = self.base.scale() > self.amount.scale().max(2)
                && self.gives(times(self.base), self.unit(bare), decimals);
            return Some(if is_base { Hundredfold::BaseTooSmall } else { Hundredfold::AmountTooLarge });
        }
        // What was rounded before it was written in the other unit still fits.
        if times(self.amount).is_some_and(|amount| amount == expected) {
            // Beside an amount with cents, a base without is the one in cents.
            let has_cents = self.base.scale() > 0 && self.base.mantissa() % 100 != 0;
            let hundredth = exact_mul(self.base, Decimal::new(1, 2));
            let is_base = !has_cents
                && (1..=decimals).contains(&self.amount.scale())
                && self.gives(hundredth, self.unit(bare), decimals);
            return Some(if is_base { Hundredfold::BaseTooLarge } else { Hundredfold::AmountTooSmall });
        }
        let hundredth = exact_mul(self.base, Decimal::new(1, 2));
        let unit = self.unit(bare);
        if self.gives(hundredth, unit, decimals) {
            return Some(Hundredfold::BaseTooLarge);
        }
        self.gives(times(self.base), unit, decimals).then_some(Hundredfold::BaseTooSmall)
    }
}

/// A field and what it is off by.
pub(crate) type ColumnCause = (Field, u32, u32);

impl OneCell {
    const fn of_column(self) -> Option<ColumnCause> {
        let (kind, by) = match self.how {
            How::Places(places) => (2, places),
            How::Tax(tax, is_in) => (if is_in { 3 } else { 4 }, tax),
            How::Deducted => (5, 0),
            _ => return None,
        };
        Some((self.field, kind, by))
    }

    fn in_words(&self) -> Word {
        let value = if self.field == Field::RebateRate {
            Percent(self.value).to_string()
        } else {
            Grouped(self.value).to_string()
        };
        let blanks =
            |count: usize| [("value", Word::from(value.clone())), ("count", Word::from(count.to_string()))];
        let number = |number: u32| usize::try_from(number).unwrap_or_default();
        match self.how {
            How::RateOfOthers(rows) => Word::counted(&term::RATE_OF_OTHERS, rows, &blanks(rows)),
            How::OtherRate => Word::filled(&term::OTHER_RATE, &blanks(0)),
            How::Deducted => Word::filled(&term::DEDUCTED, &blanks(0)),
            How::Exchanged(line) if self.field == Field::RebateAmount => {
                Word::filled(&term::AMOUNTS_EXCHANGED, &blanks(line))
            }
            How::Off => Word::filled(&term::OFF, &blanks(0)),
            How::Sign => Word::filled(&term::OTHER_SIGN, &blanks(0)),
            How::Copied(line) if self.field == Field::RebateAmount => {
                Word::filled(&term::AMOUNT_COPIED, &blanks(line))
            }
            How::Copied(line) => Word::filled(&term::BASE_COPIED, &blanks(line)),
            How::Exchanged(line) => Word::filled(&term::EXCHANGED, &blanks(line)),
            How::Places(places) => Word::filled(&term::PLACES, &blanks(number(places))),
            How::Tax(tax, true) if self.field == Field::RebateAmount => {
                Word::filled(&term::TAX_ADDED, &blanks(number(tax)))
            }
            How::Tax(tax, true) => Word::filled(&term::TAX_INCLUDED, &blanks(number(tax))),
            How::Tax(tax, false) if self.field == Field::RebateAmount => {
                Word::filled(&term::TAX_TAKEN_OFF, &blanks(number(tax)))
            }
            How::Tax(tax, false) => Word::filled(&term::TAX_LEFT_OUT, &blanks(number(tax))),
            How::Digits => Word::filled(&term::DIGITS, &blanks(0)),
            How::WholeUnits => Word::filled(&term::WHOLE_UNITS, &blanks(0)),
            How::AdjustmentTwice => Word::term(&term::ADJUSTMENT_TWICE),
            How::AdjustmentReversed => Word::term(&term::ADJUSTMENT_REVERSED),
        }
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
