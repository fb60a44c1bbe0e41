//! Which months an amount is for that names none: a receipt often covers several
//! statements. Where several choices of months fit, none is named.

use crate::{
    document::DocumentLine,
    ordinary_invoice,
    tie_out::sides::{Side, Sides, Tally},
};
use alloc::{string::String, vec, vec::Vec};
use rebatelens_model::{
    limits::{COVERED_LINES, COVERED_MONTHS},
    money::{Currency, RoundingMode, exact_add, exact_mul},
    ordered::OrderedSet,
    period::Period,
};
use rust_decimal::Decimal;

/// One of so many choices of months may still be chance.
const CHANCE: u128 = 20;

/// Which months an amount is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cover {
    /// The side of the amount.
    pub side: Side,
    /// Where it stands: the file, or the amount as it was given.
    pub name: String,
    /// Its line in the file; nothing for an amount as it was given, or for all
    /// amounts of the side together.
    pub line: Option<usize>,
    /// The amount.
    pub amount: Decimal,
    /// The side whose months were tried.
    pub of: Side,
    /// Which of them fit.
    pub fits: Fits,
}

impl Cover {
    /// Whether it is all amounts of the side together.
    pub const fn is_whole(&self) -> bool {
        self.name.is_empty()
    }
}

/// Which months fit an amount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fits {
    /// These alone.
    These {
        /// The months.
        months: Vec<Period>,
        /// What they come to.
        whole: Decimal,
        /// Whether they fit as with an ordinary invoice: 6 % less.
        is_ordinary: bool,
    },
    /// So many choices of months, of which none is named.
    Several {
        /// How many.
        choices: usize,
        /// Whether they fit as with an ordinary invoice: 6 % less.
        is_ordinary: bool,
    },
    /// One choice, which chance would find as well.
    Chance,
    /// No choice.
    None,
    /// There are more months than are tried.
    TooMany,
}

/// The months of a side that is nearest to the documents.
struct Months {
    of: Side,
    amounts: Vec<(Period, Decimal)>,
}

pub(super) fn covers(
    all: &Sides,
    tallies: &[Tally; 4],
    stated: &[Option<OrderedSet<Period>>; 4],
    currency: Option<Currency>,
    may_be_china: bool,
) -> Vec<Cover> {
    let months = |side: Side| {
        stated.get(side.place())?.as_ref()?;
        let amounts = tallies.get(side.place())?.amounts()?;
        Some(Months { of: side, amounts: amounts.into_iter().filter(|(_, own)| !own.is_zero()).collect() })
    };
    let Some(months) = months(Side::Statement).or_else(|| months(Side::Details)) else { return Vec::new() };
    if months.amounts.len() < 2 {
        return Vec::new();
    }
    let mut covers = Vec::new();
    for side in [Side::Invoice, Side::Receipt] {
        let lines = all.lines.get(side.place()).into_iter().flatten();
        let own: Vec<&DocumentLine> = lines.filter(|line| all.is_of(line.currency, currency)).collect();
        if own.iter().all(|line| line.period.is_none()) {
            // An ordinary invoice makes the payment less, not the invoice.
            covers.extend(of_side(side, &own, &months, may_be_china && side == Side::Receipt));
        }
    }
    covers
}

/// What each amount of a side is for, and all of them together where an amount by
/// itself is not explained.
fn of_side(side: Side, lines: &[&DocumentLine], months: &Months, may_be_china: bool) -> Vec<Cover> {
    let known: Vec<(&DocumentLine, Decimal)> =
        lines.iter().filter_map(|line| Some((*line, line.amount.ok()?))).collect();
    if known.is_empty() || known.len() < lines.len() {
        return Vec::new();
    }
    let choices = Choices::of(months);
    let fits = |amount| choices.as_ref().map_or(Fits::TooMany, |choices| choices.fits(amount, may_be_china));
    let cover = |name: &str, line, amount| Cover {
        side,
        name: name.into(),
        line,
        amount,
        of: months.of,
        fits: fits(amount),
    };
    let mut covers: Vec<Cover> = Vec::new();
    if known.len() <= COVERED_LINES {
        covers.extend(known.iter().map(|(line, amount)| cover(&line.name, line.line, *amount)));
    }
    let is_explained = |cover: &Cover| matches!(cover.fits, Fits::These { .. });
    if known.len() > 1 && (covers.is_empty() || !covers.iter().all(is_explained)) {
        let sum = known.iter().try_fold(Decimal::ZERO, |sum, (_, amount)| exact_add(sum, *amount));
        covers.extend(sum.map(|sum| cover("", None, sum)));
    }
    covers
}

/// Every choice of months, each with what it comes to.
struct Choices<'m> {
    months: &'m Months,
    /// The smallest unit that is counted in: so many decimals.
    scale: u32,
    sums: Vec<i128>,
    /// What all months come to, each without its sign, in hundredths.
    size: u128,
}

impl<'m> Choices<'m> {
    /// Nothing where there are more months than are tried, or a sum has too many
    /// digits.
    fn of(months: &'m Months) -> Option<Self> {
        if months.amounts.len() > COVERED_MONTHS {
            return None;
        }
        let scale = months.amounts.iter().map(|(_, own)| own.scale()).max()?.max(2);
        let mut sums = vec![0_i128];
        let mut size = 0_u128;
        for (_, amount) in &months.amounts {
            let units = units(*amount, scale)?;
            size = size.checked_add(units.unsigned_abs())?;
            let more: Option<Vec<i128>> = sums.iter().map(|sum| sum.checked_add(units)).collect();
            sums.extend(more?);
        }
        let hundredth = 10_u128.checked_pow(scale.checked_sub(2)?)?;
        Some(Self { months, scale, sums, size: size / hundredth })
    }

    fn fits(&self, amount: Decimal, may_be_china: bool) -> Fits {
        let Some(wanted) = units(amount, self.scale) else { return Fits::None };
        let plain: Vec<usize> = self.places(|sum| sum == wanted);
        if !plain.is_empty() || !may_be_china {
            return self.named(&plain, false);
        }
        let near = |sum: i128| self.is_near(sum, wanted);
        let rest: Vec<usize> =
            self.places(near).into_iter().filter(|place| self.is_rest(*place, amount)).collect();
        self.named(&rest, true)
    }

    /// The choices whose sum is wanted; the empty one is none.
    fn places(&self, is_wanted: impl Fn(i128) -> bool) -> Vec<usize> {
        let all = self.sums.iter().enumerate().skip(1);
        all.filter(|(_, sum)| is_wanted(**sum)).map(|(place, _)| place).collect()
    }

    fn named(&self, places: &[usize], is_ordinary: bool) -> Fits {
        let [place] = places else {
            let choices = places.len();
            return if choices == 0 { Fits::None } else { Fits::Several { choices, is_ordinary } };
        };
        let months = self.chosen(*place);
        let is_whole = months.len() == self.months.amounts.len();
        let tried = u128::try_from(self.sums.len()).unwrap_or(u128::MAX);
        if !is_whole && months.len() > 1 && tried.saturating_mul(CHANCE) > self.size {
            return Fits::Chance;
        }
        let whole = months.iter().try_fold(Decimal::ZERO, |sum, (_, own)| exact_add(sum, *own));
        let Some(whole) = whole else { return Fits::None };
        Fits::These { months: months.into_iter().map(|(period, _)| period).collect(), whole, is_ordinary }
    }

    /// The months of a choice: each of them is a bit of its place.
    fn chosen(&self, place: usize) -> Vec<(Period, Decimal)> {
        let all = self.months.amounts.iter().enumerate();
        all.filter(|(bit, _)| place >> bit & 1 == 1).map(|(_, month)| *month).collect()
    }

    /// Whether 94 % of a sum are an amount but for what rounding each month can do.
    fn is_near(&self, sum: i128, wanted: i128) -> bool {
        let months = i128::try_from(self.months.amounts.len()).unwrap_or(i128::MAX);
        let hundredth = 10_i128.checked_pow(self.scale.saturating_sub(2)).unwrap_or(i128::MAX);
        let slack = hundredth.saturating_mul(100).saturating_mul(months);
        let apart = sum.saturating_mul(94).saturating_sub(wanted.saturating_mul(100));
        apart.saturating_abs() < slack
    }

    /// Whether an amount is what ordinary invoices leave of a choice: of the sum, or
    /// of each month.
    fn is_rest(&self, place: usize, amount: Decimal) -> bool {
        let months = self.chosen(place);
        let whole = months.iter().try_fold(Decimal::ZERO, |sum, (_, own)| exact_add(sum, *own));
        let each = months.iter().try_fold(Decimal::ZERO, |sum, (_, own)| {
            exact_add(sum, RoundingMode::HalfUp.round(exact_mul(*own, ordinary_invoice::REST)?, 2))
        });
        whole.is_some_and(|whole| {
            ordinary_invoice::is_rest(whole, amount) || (whole.abs() >= Decimal::ONE && each == Some(amount))
        })
    }
}

/// An amount in units of so many decimals; nothing where it has more.
fn units(amount: Decimal, scale: u32) -> Option<i128> {
    let amount = if amount.scale() > scale { amount.normalize() } else { amount };
    let power = 10_i128.checked_pow(scale.checked_sub(amount.scale())?)?;
    amount.mantissa().checked_mul(power)
}
