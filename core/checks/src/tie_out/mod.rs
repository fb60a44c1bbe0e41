//! Details, statement, invoice and receipt of one currency beside each other, to the
//! last digit.

mod cover;
mod findings;
mod sides;

pub use cover::{Cover, Fits};
pub(crate) use findings::{InvoicesAndReceipts, check};
pub use sides::{Side, SideSum, Unknown};

use crate::{findings::Findings, ordinary_invoice::is_rest};
use alloc::vec::Vec;
use cover::covers;
use rebatelens_model::{
    Kind,
    money::{Currency, RoundingMode, exact_sub},
    ordered::{OrderedSet, set_of},
    period::Period,
    site::Site,
};
use rust_decimal::Decimal;
pub(crate) use sides::Documents;
use sides::{Sides, Tally};

/// The tie-out of one currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TieOut {
    /// The currency; nothing where none is named.
    pub currency: Option<Currency>,
    /// Details, statement, invoice, receipt.
    pub sides: [SideSum; 4],
    /// What lies between neighbours.
    pub steps: Vec<Step>,
    /// The same for each settlement month that a side states.
    pub months: Vec<MonthTieOut>,
    /// Which months an amount without a month is for.
    pub covers: Vec<Cover>,
    /// What is to be invoiced, and where that follows from.
    pub to_invoice: Option<(Side, Decimal)>,
    /// Whether an ordinary invoice costs 6 % of it.
    pub may_be_china: bool,
}

/// The tie-out of one settlement month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthTieOut {
    /// The month.
    pub period: Period,
    /// Details, statement, invoice, receipt.
    pub sides: [SideSum; 4],
    /// What lies between neighbours.
    pub steps: Vec<Step>,
    /// What is to be invoiced, and where that follows from.
    pub to_invoice: Option<(Side, Decimal)>,
}

/// From one side to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The side that comes first.
    pub from: Side,
    /// The side that follows from it.
    pub to: Side,
    /// The second less the first, or why it is not known.
    pub difference: Result<Decimal, Open>,
    /// Whether only rounding lies between the two.
    pub is_rounding: bool,
    /// The side of which the second is exactly what an ordinary invoice leaves.
    pub ordinary_of: Option<Side>,
}

/// Why two sides are not compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Open {
    /// A side's amount is not known.
    Side(Side),
    /// The two state different months.
    Months,
    /// The difference has too many digits.
    TooLong,
}

/// Ties out every currency, where there is a statement or a document.
pub(crate) fn tie_out(tables: &[(Kind, bool, &Findings)], documents: Documents<'_>) -> Vec<TieOut> {
    let sides = Sides::of(tables, documents);
    if !sides.is_wanted() {
        return Vec::new();
    }
    sides.currencies().into_iter().map(|currency| of_currency(&sides, currency, documents)).collect()
}

fn of_currency(all: &Sides, currency: Option<Currency>, documents: Documents<'_>) -> TieOut {
    let mut tallies = all.tallies(currency);
    leave_out_rejected(&mut tallies);
    let may_be_china = Site::may_be_china(documents.site, currency);
    let stated = Side::ALL.map(|side| tallies.get(side.place()).and_then(|own| all.months(side, own)));
    let sides = Side::ALL.map(|side| sum(all, side, tallies.get(side.place())));
    let steps = steps(&sides, may_be_china, |a, b| {
        let months = |side: Side| stated.get(side.place())?.as_ref();
        months(a).zip(months(b)).is_none_or(|(a, b)| a.iter().eq(b.iter()))
    });
    let months = months(all, &tallies, &stated, may_be_china);
    let covers = covers(all, &tallies, &stated, currency, may_be_china);
    let to_invoice = to_invoice(&sides);
    TieOut { currency, sides, steps, months, covers, to_invoice, may_be_china }
}

/// The statement's amount, or that of the details where there is no statement.
fn to_invoice(sides: &[SideSum; 4]) -> Option<(Side, Decimal)> {
    let [details, statement, ..] = sides;
    let base = if statement.amount == Err(Unknown::NotGiven) { details } else { statement };
    Some((base.side, base.amount.ok()?))
}

/// Rejected details count where the statement counts them, and not where it does not.
fn leave_out_rejected(tallies: &mut [Tally; 4]) {
    let [details, statement, ..] = tallies;
    details.leave_out_rejected(statement);
}

fn sum(all: &Sides, side: Side, tally: Option<&Tally>) -> SideSum {
    let whole = tally.map(Tally::whole).unwrap_or_default();
    all.sum(side, &whole)
}

fn months(
    all: &Sides,
    tallies: &[Tally; 4],
    stated: &[Option<OrderedSet<Period>>; 4],
    may_be_china: bool,
) -> Vec<MonthTieOut> {
    let periods = set_of(stated.iter().flatten().flat_map(|own| own.iter().copied()));
    let of_month = |period: &Period| {
        let sides = Side::ALL.map(|side| {
            let own = tallies.get(side.place()).and_then(|tally| tally.month(*period));
            let has_months = stated.get(side.place()).is_some_and(Option::is_some);
            if has_months { all.sum(side, &own.unwrap_or_default()) } else { all.without_months(side) }
        });
        let steps = steps(&sides, may_be_china, |_, _| true);
        MonthTieOut { period: *period, steps, to_invoice: to_invoice(&sides), sides }
    };
    periods.iter().map(of_month).collect()
}

/// What lies between each side that is given and the one before it; where that one is
/// not known, the one before is compared as well.
fn steps(sides: &[SideSum; 4], may_be_china: bool, fit: impl Fn(Side, Side) -> bool) -> Vec<Step> {
    let is_silent = |side: &SideSum| matches!(side.amount, Err(Unknown::NotGiven | Unknown::NoMonths));
    let given: Vec<&SideSum> = sides.iter().filter(|side| !is_silent(side)).collect();
    let mut steps = Vec::new();
    for (at, to) in given.iter().enumerate() {
        let before: Vec<&SideSum> = given.iter().take(at).rev().copied().collect();
        for from in &before {
            let ordinary_of = ordinary_of(to, &before, may_be_china);
            steps.push(step(from, to, ordinary_of, fit(from.side, to.side)));
            if from.amount.is_ok() || to.amount.is_err() {
                break;
            }
        }
    }
    steps
}

fn step(from: &SideSum, to: &SideSum, ordinary_of: Option<Side>, fits: bool) -> Step {
    let difference = match (from.amount, to.amount) {
        (Err(_), _) => Err(Open::Side(from.side)),
        (_, Err(_)) => Err(Open::Side(to.side)),
        _ if !fits => Err(Open::Months),
        (Ok(from), Ok(to)) => exact_sub(to, from).ok_or(Open::TooLong),
    };
    let is_rounding = difference.is_ok_and(|difference| !difference.is_zero())
        && from.amount.ok().zip(to.amount.ok()).is_some_and(|(from, to)| {
            from.scale() > to.scale()
                && RoundingMode::ALL.into_iter().any(|mode| mode.round(from, to.scale()) == to)
        });
    Step { from: from.side, to: to.side, difference, is_rounding, ordinary_of }
}

/// The nearest side of which a receipt is what an ordinary invoice leaves.
fn ordinary_of(to: &SideSum, before: &[&SideSum], may_be_china: bool) -> Option<Side> {
    let received = to.amount.ok().filter(|_| to.side == Side::Receipt && may_be_china)?;
    let leaves_it = |side: &&&SideSum| side.amount.is_ok_and(|whole| is_rest(whole, received));
    before.iter().find(leaves_it).map(|side| side.side)
}
