//! Which rows or findings make up the difference between a sum and its rows, and
//! how likely chance finds such ones.

use alloc::{vec, vec::Vec};
use rebatelens_model::{
    limits::{EXPLAINING_PAIRS, EXPLAINING_TRIPLES},
    ordered::sort_by,
};
use rust_decimal::Decimal;

/// A row: its table, its record, its amount.
pub(crate) type Detail = (usize, usize, Decimal);

/// One of so many differences is still explained by chance alone.
const CHANCE: u128 = 20;

/// Rows from which on a common factor of their amounts is no chance.
const MANY_ROWS: usize = 20;

/// Findings of which every choice is tried.
const FINDINGS: usize = 14;

/// Rows that make up a difference, and how many differences chance alone would
/// explain as well: one in so many.
pub(crate) struct Explaining {
    pub(crate) rows: Vec<Detail>,
    pub(crate) odds: u128,
}

/// One, two or three rows whose amounts are the difference, with one sign or the
/// other. Rows that chance would find as well are not named.
pub(crate) fn rows(details: &[Detail], difference: Decimal) -> Option<Explaining> {
    let rows = candidates(details, difference)?;
    let odds = odds(details, rows.len())?;
    (odds > CHANCE).then_some(Explaining { rows, odds })
}

fn candidates(details: &[Detail], difference: Decimal) -> Option<Vec<Detail>> {
    let wanted = [-difference, difference];
    let single = |sum: Decimal| details.iter().find(|(.., amount)| *amount == sum).map(|row| vec![*row]);
    if let Some(rows) = wanted.into_iter().find_map(single) {
        return Some(rows);
    }
    let mut sorted: Vec<Detail> = details.iter().copied().filter(|(.., amount)| !amount.is_zero()).collect();
    sort_by(&mut sorted, |a, b| a.2.cmp(&b.2));
    if sorted.len() <= EXPLAINING_PAIRS
        && let Some(pair) = wanted.into_iter().find_map(|sum| pair(&sorted, sum))
    {
        return Some(pair);
    }
    if sorted.len() > EXPLAINING_TRIPLES {
        return None;
    }
    wanted.into_iter().find_map(|sum| triple(&sorted, sum))
}

/// Two rows of a sum, in rows sorted by amount.
fn pair(sorted: &[Detail], sum: Decimal) -> Option<Vec<Detail>> {
    let mut rest = sorted;
    while let [low, middle @ .., high] = rest {
        rest = match low.2.checked_add(high.2)?.cmp(&sum) {
            core::cmp::Ordering::Equal => return Some(vec![*low, *high]),
            core::cmp::Ordering::Less => rest.get(1..)?,
            core::cmp::Ordering::Greater => rest.get(..=middle.len())?,
        };
    }
    None
}

fn triple(sorted: &[Detail], sum: Decimal) -> Option<Vec<Detail>> {
    sorted.iter().enumerate().find_map(|(at, first)| {
        let mut rows = pair(sorted.get(at + 1..)?, sum.checked_sub(first.2)?)?;
        rows.insert(0, *first);
        Some(rows)
    })
}

/// Amounts in the smallest unit that they share.
fn units(amounts: impl Iterator<Item = Decimal> + Clone) -> Option<Vec<i128>> {
    let scale = amounts.clone().map(|amount| amount.scale()).max()?;
    let unit = |amount: Decimal| amount.mantissa().checked_mul(10_i128.checked_pow(scale - amount.scale())?);
    amounts.map(unit).collect()
}

/// One in how many differences of that size chance explains by so many rows or
/// fewer: the choices of rows beside the sums that they can have.
fn odds(details: &[Detail], size: usize) -> Option<u128> {
    let units = units(details.iter().map(|(.., amount)| *amount))?;
    let filled: Vec<u128> = units.iter().map(|unit| unit.unsigned_abs()).filter(|unit| *unit > 0).collect();
    let step = if filled.len() >= MANY_ROWS { filled.iter().copied().fold(0, divisor).max(1) } else { 1 };
    let most = filled.iter().copied().max()? / step;
    // Equal amounts make no further sums.
    let mut distinct = units.clone();
    distinct.retain(|unit| *unit != 0);
    sort_by(&mut distinct, Ord::cmp);
    distinct.dedup();
    let count = u128::try_from(distinct.len()).ok()?;
    let signs = if units.iter().any(|unit| *unit < 0) { 2 } else { 1 };
    // In millionths, so that parts of one are not lost.
    let mut chance = 0_u128;
    let mut choices: u128 = signs;
    for picked in 1..=u128::try_from(size).ok()? {
        choices = choices.saturating_mul((count + 1).saturating_sub(picked).max(1)) / picked;
        chance += choices.saturating_mul(1_000_000) / picked.saturating_mul(most).max(1);
    }
    Some(1_000_000 / chance.max(1))
}

const fn divisor(a: u128, b: u128) -> u128 {
    let (mut a, mut b) = (a, b);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

/// The findings whose amounts are together the difference, by their places: all of
/// them, or the fewest, where chance would not find as many.
pub(crate) fn findings(amounts: &[Decimal], difference: Decimal) -> Option<Vec<usize>> {
    let all = amounts.iter().copied().chain([difference]);
    let mut units = units(all)?;
    let wanted = units.pop()?;
    let sum = |places: &mut dyn Iterator<Item = usize>| -> i128 {
        places.filter_map(|at| units.get(at)).fold(0, |sum, unit| sum.saturating_add(*unit))
    };
    if units.is_empty() {
        return None;
    }
    if sum(&mut (0..units.len())) == wanted {
        return Some((0..units.len()).collect());
    }
    if units.len() > FINDINGS {
        return (0..units.len()).find(|at| units.get(*at) == Some(&wanted)).map(|at| vec![at]);
    }
    let places = |choice: u32| (0..units.len()).filter(move |at| choice >> at & 1 == 1);
    let choices = (1..1_u32 << units.len()).filter(|choice| sum(&mut places(*choice)) == wanted);
    let fewest = choices.min_by_key(|choice| choice.count_ones())?;
    // Of many findings, some come to any difference.
    let as_few = (1..1_u32 << units.len()).filter(|choice| choice.count_ones() <= fewest.count_ones());
    let range: u128 = units.iter().map(|unit| unit.unsigned_abs()).fold(0, u128::saturating_add);
    let tried = u128::try_from(as_few.count()).unwrap_or(u128::MAX);
    (tried.saturating_mul(CHANCE) <= range).then(|| places(fewest).collect())
}
