//! Which single cell of a line that does not add up is wrong: each value that
//! people's tools make of a right one is tried, with what the other rows show.

use crate::{
    amount_line::Line,
    currency_lines::UsualRates,
    neighbours::{Neighbour, Neighbours},
    rounding::{Fit, Modes, Recognised, fit},
};
use alloc::{
    string::{String, ToString},
    vec::Vec,
};
use rebatelens_model::{
    Field,
    money::{RateUnit, RoundingMode, exact_add, exact_mul, exact_sub},
    ordered::sort_by,
};
use rust_decimal::Decimal;

/// A cell with whose other value the line adds up.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OneCell {
    /// The cell that is wrong.
    pub(crate) field: Field,
    /// The value that it would have to hold; of a rate, as a part of one.
    pub(crate) value: Decimal,
    pub(crate) how: How,
}

/// What made the one value of the other.
#[derive(Clone, Copy, Debug)]
pub(crate) enum How {
    /// The rate of so many other rows.
    RateOfOthers(usize),
    /// A rate that no other row has.
    OtherRate,
    /// So many places between the decimal points.
    Places(u32),
    /// A tax of so many per cent is in it, or is not.
    Tax(u32, bool),
    /// A digit lost, doubled, changed, or two swapped.
    Digits,
    /// A little off.
    Off,
    /// Six per cent taken off.
    Deducted,
    /// The other sign.
    Sign,
    /// Rounded to whole units.
    WholeUnits,
    /// The adjustment was counted twice.
    AdjustmentTwice,
    /// The adjustment was counted with the other sign.
    AdjustmentReversed,
    /// It stands on that line as well; the value is about what is right.
    Copied(usize),
    /// It was exchanged with that of another line.
    Exchanged(usize),
}

/// What a line is tried with.
#[derive(Clone, Copy)]
pub(crate) struct Trial<'t> {
    pub(crate) line: &'t Line,
    pub(crate) bare: RateUnit,
    /// What base, rate and adjustment come to.
    pub(crate) expected: Decimal,
    pub(crate) decimals: u32,
    modes: Modes,
    /// Whether the unit of the rate is certain.
    pub(crate) has_unit: bool,
    usual: &'t UsualRates,
    others: &'t Neighbours,
    /// The rates of other lines of the product.
    product: &'t [Decimal],
}

/// Digits that an amount must have for a hypothesis of many values to tell.
const TELLING_UNITS: i64 = 1_000;

/// Units by which a slip must change an amount: small differences have many causes.
const SLIP_UNITS: i64 = 100;

/// The same of slips of which a number has few.
const FEW_SLIP_UNITS: i64 = 10;

/// A number with fewer digits than that stands on several lines by chance.
const RARE_DIGITS: usize = 4;

impl<'t> Trial<'t> {
    pub(crate) fn of(
        line: &'t Line,
        (bare, expected): (RateUnit, Decimal),
        rounding: &Recognised,
        (usual, others, product): (&'t UsualRates, &'t Neighbours, &'t [Decimal]),
    ) -> Self {
        let Recognised { modes, decimals, .. } = *rounding;
        let has_unit = line.has_written_unit || usual.has(line.rate);
        Self { line, bare, expected, decimals, modes, has_unit, usual, others, product }
    }

    /// Cells of which another value makes the line add up, the likeliest in front.
    pub(crate) fn one_cell(&self) -> (Option<OneCell>, Option<OneCell>) {
        let strong = in_order(&self.strong());
        if strong.0.is_some() { strong } else { in_order(&self.weak()) }
    }

    /// What chance hardly gives.
    fn strong(&self) -> [Option<OneCell>; 15] {
        let is_usual = self.has_usual_rate();
        let is_base = self.base_shows_places();
        let base_places = self.base_places();
        let [taxed, also_taxed] = self.taxed();
        let [exchanged, also_exchanged] = self.exchanged();
        [
            self.adjustment_counted(),
            self.rate_of_others(is_usual),
            self.rate_places().filter(|_| !is_usual),
            base_places.filter(|_| is_base),
            self.amount_places(),
            taxed,
            also_taxed,
            base_places,
            self.other_rate().filter(|_| !is_usual),
            exchanged,
            also_exchanged,
            self.whole_units(),
            self.copied_amount(),
            self.copied_base(),
            self.adjustment_cell(),
        ]
    }

    /// Slips of the hand, of which a number has many. Of two, a digit that stands
    /// twice is likelier than one that was lost.
    fn weak(&self) -> [Option<OneCell>; 3] {
        let amount = slip(self.expected, self.line.amount, 4);
        let amount = amount.map(|slip| (slip, Self::cell(Field::RebateAmount, self.expected, How::Digits)));
        let off = exact_sub(self.line.amount, self.expected).unwrap_or_default().abs();
        let is_large = |kind: Slip| {
            let least = if kind == Slip::Swapped { FEW_SLIP_UNITS } else { SLIP_UNITS };
            off >= Decimal::new(least, self.decimals)
        };
        let base = self.base_digits();
        let is_likelier = |(kind, _): (Slip, OneCell)| {
            is_large(kind) && amount.is_none_or(|(of_amount, _)| kind < of_amount)
        };
        let is_base = base.is_some_and(is_likelier);
        // Behind a small difference, the amount is the likelier.
        let amount = amount.map(|(_, cell)| cell).or_else(|| {
            let is_small = base.is_some_and(|(kind, _)| !is_large(kind));
            is_small.then(|| Self::cell(Field::RebateAmount, self.expected, How::Off))
        });
        let base = base.map(|(_, cell)| cell);
        let [first, second] = if is_base { [base, amount] } else { [amount, base] };
        [first, second, self.other_rate()]
    }

    fn cell(field: Field, value: Decimal, how: How) -> OneCell {
        OneCell { field, value, how }
    }

    fn own_rate(&self) -> Option<Decimal> {
        self.line.rate.fraction(self.line.unit(self.bare))
    }

    /// The amount that base × rate has to give.
    fn needed(&self) -> Option<Decimal> {
        exact_sub(self.line.amount, self.line.adjustment)
    }

    /// Whether other lines have the rate: those of its product, where there are any.
    fn has_usual_rate(&self) -> bool {
        let Some(own) = self.own_rate() else { return false };
        if self.product.is_empty() { self.usual.has(self.line.rate) } else { self.product.contains(&own) }
    }

    /// Whether a base and a rate give the amount, by the rounding of the other lines.
    fn fits(&self, base: Decimal, rate: Decimal) -> bool {
        self.gives(base, rate, self.needed())
    }

    fn gives(&self, base: Decimal, rate: Decimal, needed: Option<Decimal>) -> bool {
        let fit =
            exact_mul(base, rate).zip(needed).map(|(product, needed)| fit(product, needed, self.decimals));
        match fit {
            Some(Fit::Exact) => true,
            Some(Fit::Rounded(own)) => own.meets(self.modes),
            Some(Fit::None) | None => false,
        }
    }

    fn tells(&self) -> bool {
        self.needed().is_some_and(|amount| amount.abs() >= Decimal::new(TELLING_UNITS, self.decimals))
    }

    /// The cell whose sign is the odd one, by what the record says it is and by the
    /// other lines. Nothing where it is the amount's, or nothing speaks against that.
    pub(crate) fn odd_sign(&self) -> Option<[OneCell; 2]> {
        let rate = self.own_rate()?;
        let base = self.line.base;
        // The adjustment keeps its sign.
        self.needed().filter(|needed| exact_sub(self.line.adjustment, self.expected) == Some(*needed))?;
        let mut others = self.others.beside(self.line).filter(|other| other.adds_up);
        let is_earning = self.line.reverses || others.any(|other| other.line.amount > Decimal::ZERO);
        let cell = if rate.is_sign_negative() {
            Self::cell(Field::RebateRate, rate.abs(), How::Sign)
        } else if is_earning && base.is_sign_negative() != self.line.reverses {
            Self::cell(Field::BaseAmount, -base, How::Sign)
        } else {
            return None;
        };
        Some([cell, Self::cell(Field::RebateAmount, self.expected, How::Sign)])
    }

    /// Whether base × rate is the amount but for its sign.
    pub(crate) fn has_other_sign(&self) -> bool {
        let product = exact_sub(self.expected, self.line.adjustment);
        let is_opposite = |needed: Decimal| product == Some(-needed) && !needed.is_zero();
        self.line.amount == -self.expected || self.needed().is_some_and(is_opposite)
    }

    fn adjustment_counted(&self) -> Option<OneCell> {
        let Line { adjustment, amount, .. } = *self.line;
        if adjustment.is_zero() {
            return None;
        }
        let twice = exact_add(self.expected, adjustment)?;
        let reversed = exact_sub(exact_sub(self.expected, adjustment)?, adjustment)?;
        let how = if amount == twice {
            How::AdjustmentTwice
        } else if amount == reversed {
            How::AdjustmentReversed
        } else {
            return None;
        };
        Some(Self::cell(Field::RebateAmount, self.expected, how))
    }

    /// The adjustment that the amount leaves, where a slip made the written one of it.
    fn adjustment_cell(&self) -> Option<OneCell> {
        let Line { adjustment, amount, .. } = *self.line;
        if adjustment.is_zero() {
            return None;
        }
        let product = exact_sub(self.expected, adjustment)?;
        let value = exact_sub(amount, product)?;
        let how = match moved_places(value, adjustment) {
            Some(places) => How::Places(places),
            None if slip(value, adjustment, 3).is_some_and(|slip| slip <= Slip::Lost) => How::Digits,
            None => return None,
        };
        Some(Self::cell(Field::AdjustmentAmount, value, how))
    }

    /// The rate of other rows that gives the amount, those of the product first.
    fn rate_of_others(&self, is_usual: bool) -> Option<OneCell> {
        if !self.tells() {
            return None;
        }
        let own = self.own_rate()?;
        let fits = |rate: Decimal| {
            rate != own && !(is_usual && moved_places(rate, own).is_some()) && self.fits(self.line.base, rate)
        };
        let usual = self.usual.fractions(self.bare);
        let of_product = self.product.iter().copied().find(|rate| fits(*rate));
        // Of long rates that one row has each, some fit by chance.
        let is_rate = |(rate, rows): &&(Decimal, usize)| (*rows > 1 || rate.scale() <= 3) && fits(*rate);
        let value = of_product.or_else(|| usual.iter().find(is_rate).map(|(rate, _)| *rate))?;
        let rows = usual.iter().find(|(rate, _)| *rate == value).map_or(1, |(_, rows)| *rows);
        Some(Self::cell(Field::RebateRate, value, How::RateOfOthers(rows)))
    }

    /// The rate with its decimal point elsewhere.
    fn rate_places(&self) -> Option<OneCell> {
        let own = self.own_rate().filter(|_| self.tells())?;
        let mut all =
            (1..=3).flat_map(|places| [(places, Decimal::new(1, places)), (places, ten_to(places))]);
        all.find_map(|(places, factor)| {
            let value = exact_mul(own, factor)?.normalize();
            let fits = value.abs() <= HALF && self.fits(self.line.base, value);
            fits.then(|| Self::cell(Field::RebateRate, value, How::Places(places)))
        })
    }

    /// The only short rate, such as 7.5 %, that gives the amount.
    fn other_rate(&self) -> Option<OneCell> {
        let needed = self.needed().filter(|_| self.tells())?;
        // Of a small base, many rates give the amount.
        let places = if self.line.base.abs() >= Decimal::ONE_THOUSAND { 3 } else { 2 };
        let value = needed.checked_div(self.line.base)?.round_dp(places).normalize();
        let is_part = value > Decimal::ZERO && value <= HALF;
        let fits = is_part && Some(value) != self.own_rate() && self.fits(self.line.base, value);
        fits.then(|| Self::cell(Field::RebateRate, value, How::OtherRate))
    }

    /// Whether the base is written with more decimals than money has, or ends in a
    /// zero that the amount does not have: its point was moved.
    fn base_shows_places(&self) -> bool {
        let Line { base, amount, .. } = *self.line;
        let ends_in_zero = |value: Decimal| value.scale() > 0 && value.mantissa() % 10 == 0;
        let is_short = base.scale() == 1 && amount.scale() >= 2;
        is_short
            || base.scale() > amount.scale().max(2)
            || (base.scale() == 0 && amount.scale() == 2)
            || (ends_in_zero(base) && !ends_in_zero(amount) && amount.scale() <= self.decimals)
    }

    fn base_places(&self) -> Option<OneCell> {
        let rate = self.own_rate().filter(|_| self.tells())?;
        let base = self.line.base;
        [1_u32, 3, 4].into_iter().find_map(|places| {
            let factors = [Decimal::new(1, places), ten_to(places)];
            let bases = factors.into_iter().filter_map(|factor| exact_mul(base, factor));
            let is_money = |base: &Decimal| base.scale() <= self.decimals.max(2);
            let mut bases = bases.map(|base| base.normalize()).filter(is_money);
            let value = bases.find(|base| self.fits(*base, rate))?;
            Some(Self::cell(Field::BaseAmount, value, How::Places(places)))
        })
    }

    fn amount_places(&self) -> Option<OneCell> {
        let places = moved_places(self.expected, self.line.amount)?;
        Some(Self::cell(Field::RebateAmount, self.expected, How::Places(places)))
    }

    /// A tax in the base or in the amount, or taken off one of them. Where both give
    /// the amount, the one that is written with fewer digits is the right one.
    fn taxed(&self) -> [Option<OneCell>; 2] {
        let all = [(106, 6), (113, 13), (94, 0)];
        let tried = all.map(|(factor, tax)| self.taxed_by(Decimal::new(factor, 2), tax));
        tried.into_iter().flatten().find(|found| found.iter().any(Option::is_some)).unwrap_or_default()
    }

    /// The same of one factor: of the base and the amount that it could have made.
    fn taxed_by(&self, factor: Decimal, tax: u32) -> Option<[Option<OneCell>; 2]> {
        let rate = self.own_rate().filter(|_| self.tells())?;
        let Line { base: own, amount, .. } = *self.line;
        let is_more = amount.abs() > self.expected.abs();
        let places = own.scale().max(2);
        let is_factor = is_more == (tax > 0);
        let base = if is_factor { exact_mul(own, factor)? } else { own.checked_div(factor)? };
        let made =
            if is_factor { exact_mul(self.expected, factor)? } else { self.expected.checked_div(factor)? };
        let base = base.round_dp(places).normalize();
        let how = |is_in| if tax == 0 { How::Deducted } else { How::Tax(tax, is_in) };
        let of_base = self.fits(base, rate).then(|| Self::cell(Field::BaseAmount, base, how(!is_more)));
        let of_amount =
            self.any_rounding(made).then(|| Self::cell(Field::RebateAmount, self.expected, how(is_more)));
        if tax == 0 {
            return Some(if is_more { [of_base, None] } else { [of_amount, None] });
        }
        let is_base = if is_more { is_shorter(base, own) } else { !is_shorter(own, base) };
        Some(if is_base { [of_base, of_amount] } else { [of_amount, of_base] })
    }

    fn any_rounding(&self, value: Decimal) -> bool {
        let rounded = |mode: RoundingMode| mode.round(value, self.decimals) == self.line.amount;
        rounded(RoundingMode::HalfUp) || self.modes.iter().any(rounded)
    }

    fn whole_units(&self) -> Option<OneCell> {
        let product = exact_mul(self.line.base, self.own_rate()?)?;
        let is_whole = self.line.amount.normalize().scale() == 0 && self.tells();
        (is_whole && fit(product, self.needed()?, 0) != Fit::None)
            .then(|| Self::cell(Field::RebateAmount, self.expected, How::WholeUnits))
    }

    /// The base that differs by one slip of the hand, where only one does.
    fn base_digits(&self) -> Option<(Slip, OneCell)> {
        let rate = self.own_rate().filter(|rate| self.tells() && !rate.is_zero())?;
        let about = self.needed()?.checked_div(rate)?;
        let margin = Decimal::new(1, self.decimals).checked_div(rate)?.abs();
        let (low, high) = (about.checked_sub(margin)?, about.checked_add(margin)?);
        let mut fitting = slips(self.line.base, low, high);
        fitting.retain(|(_, base)| self.fits(*base, rate));
        sort_by(&mut fitting, Ord::cmp);
        let kind = fitting.first()?.0;
        fitting.retain(|(own, _)| *own == kind);
        fitting.dedup();
        let [(_, value)] = fitting.as_slice() else { return None };
        Some((kind, Self::cell(Field::BaseAmount, *value, How::Digits)))
    }

    /// The amount or the base of another line that does not add up either, and to
    /// which this one's belongs. Of lines with one rate, it may be either.
    fn exchanged(&self) -> [Option<OneCell>; 2] {
        let own = *self.line;
        let Some(rate) = self.own_rate().filter(|_| self.tells()) else { return [None; 2] };
        let others = self.others.beside(self.line).filter(|other| !other.adds_up);
        let tried = others.filter_map(|other| {
            let Neighbour { line: its, row, .. } = *other;
            let its_rate = its.rate.fraction(its.unit(self.bare))?;
            let both = |first: (Decimal, Decimal), second: (Decimal, Decimal)| {
                self.gives(first.0, rate, exact_sub(first.1, own.adjustment))
                    && self.gives(second.0, its_rate, exact_sub(second.1, its.adjustment))
            };
            let cell = |field, value| Self::cell(field, value, How::Exchanged(row));
            let amounts = both((own.base, its.amount), (its.base, own.amount));
            let bases = both((its.base, own.amount), (own.base, its.amount));
            Some([
                amounts.then(|| cell(Field::RebateAmount, self.expected)),
                bases.then(|| cell(Field::BaseAmount, its.base)),
            ])
        });
        tried.into_iter().find(|found| found.iter().any(Option::is_some)).unwrap_or_default()
    }

    /// The amount that another line has.
    fn copied_amount(&self) -> Option<OneCell> {
        let amount = self.line.amount;
        let mut same = self.others.beside(self.line).filter(|other| other.line.amount == amount);
        let is_rare = digits(amount.normalize()).len() >= RARE_DIGITS;
        let other = same.next().filter(|_| is_rare && same.next().is_none())?;
        Some(Self::cell(Field::RebateAmount, self.expected, How::Copied(other.row)))
    }

    /// The base of another line. What is right can only be near what the amount gives.
    fn copied_base(&self) -> Option<OneCell> {
        let base = self.line.base;
        let mut same = self.others.beside(self.line).filter(|other| other.line.base == base);
        let is_rare = digits(base.normalize()).len() >= RARE_DIGITS;
        let other = same.next().filter(|_| is_rare && same.next().is_none())?;
        let about = self.needed()?.checked_div(self.own_rate()?)?.round_dp(0);
        Some(Self::cell(Field::BaseAmount, about, How::Copied(other.row)))
    }
}

/// No commission is more than half.
const HALF: Decimal = Decimal::from_parts(5, 0, 0, false, 1);

fn ten_to(places: u32) -> Decimal {
    Decimal::from(10_i64.pow(places))
}

/// Whether a number is written with clearly fewer digits than another.
fn is_shorter(value: Decimal, other: Decimal) -> bool {
    digits(value.normalize()).len() + 1 < digits(other.normalize()).len()
}

/// By how many places the decimal points of two numbers differ, where nothing else
/// does.
fn moved_places(right: Decimal, written: Decimal) -> Option<u32> {
    (1..=4).find(|places| {
        let factor = ten_to(*places);
        exact_mul(right, factor) == Some(written) || exact_mul(written, factor) == Some(right)
    })
}

/// The first two that are of different cells.
fn in_order(found: &[Option<OneCell>]) -> (Option<OneCell>, Option<OneCell>) {
    let mut all = found.iter().flatten().copied();
    let first = all.next();
    (first, first.and_then(|first| all.find(|other| other.field != first.field)))
}

/// The digits of a number as it is written.
fn digits(value: Decimal) -> String {
    value.abs().mantissa().to_string()
}

/// A slip of the hand, the likelier in front where two explain the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Slip {
    /// A digit stands twice.
    Doubled,
    /// Two digits beside each other are swapped.
    Swapped,
    /// A digit was lost.
    Lost,
    /// A digit is another one.
    Changed,
    /// A digit was added.
    Added,
}

/// Every number between two of which one slip makes the written one.
fn slips(written: Decimal, low: Decimal, high: Decimal) -> Vec<(Slip, Decimal)> {
    let (own, scale) = (written.mantissa().abs(), written.scale());
    let (low, high) = if written.is_sign_negative() { (-high, -low) } else { (low, high) };
    // In units of one decimal more.
    let units = |value: Decimal| value.checked_mul(ten_to(scale + 1));
    let Some((low, high)) = units(low).zip(units(high)) else { return Vec::new() };
    let (low, high) = (low.floor().mantissa(), high.ceil().mantissa());
    let mut all = Vec::new();
    let mut add = |slip, mantissa: i128, behind: u32| {
        let units = mantissa * [100, 10, 1].get(usize::try_from(behind).unwrap_or_default()).unwrap_or(&1);
        if mantissa == 0 || !(low..=high).contains(&units) {
            return;
        }
        let scale = (scale + behind).saturating_sub(1);
        let value = Decimal::try_from_i128_with_scale(mantissa, scale).unwrap_or_default();
        let value = if written.is_sign_negative() { -value } else { value };
        if value != written {
            all.push((slip, value));
        }
    };
    let places = usize::try_from(scale + 1).unwrap_or_default();
    for at in 0..=digits(written).len().max(places) {
        let Some(place) = u32::try_from(at).ok().and_then(|at| 10_i128.checked_pow(at)) else { break };
        let (high, rest) = (own / place, own % place);
        let is_behind = u32::try_from(at).is_ok_and(|at| at < scale);
        for more in 0..10 {
            let longer = (high * 10 + more) * place + rest;
            if !is_behind || scale < 2 {
                add(Slip::Lost, longer, if is_behind { 2 } else { 1 });
            }
        }
        let (digit, next, before) = (high % 10, high / 10 % 10, rest * 10 / place);
        let shorter = high / 10 * place + rest;
        let doubled = if digit == next || digit == before { Slip::Doubled } else { Slip::Added };
        add(doubled, shorter, u32::from(!is_behind));
        (0..10).for_each(|other| add(Slip::Changed, own + (other - digit) * place, 1));
        add(Slip::Swapped, own + (next - digit) * place + (digit - next) * place * 10, 1);
    }
    all
}

/// The slip that makes a number of another, where both have digits enough.
fn slip(right: Decimal, written: Decimal, least: usize) -> Option<Slip> {
    let is_short = digits(right).len() < least;
    if is_short || right.is_sign_negative() != written.is_sign_negative() {
        return None;
    }
    let scale = right.scale().max(written.scale());
    let mut value = written;
    value.rescale(scale);
    let made = slips(value, right, right).into_iter().filter(|(_, made)| *made == right);
    made.map(|(slip, _)| slip).min()
}
