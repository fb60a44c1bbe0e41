//! How far each volume has come, and whether progressive tiers give what is
//! shown.

use crate::{
    agreement::volume::{Stand, Volume, Volumes},
    checked_table::CheckedTable,
    findings::Findings,
};
use alloc::{
    format,
    string::{String, ToString},
    vec,
    vec::Vec,
};
use rebatelens_finding::{
    Need, Rule,
    found::Found,
    rule,
    terms::agreed_tier as term,
    word::{Args, Word},
};
use rebatelens_model::{
    Field,
    agreement::{Agreement, Ladder, Per, Slice, Tier, TierKind},
    money::{Currency, Grouped, Percent, RoundingMode, Signed, exact_add, exact_mul, exact_sub},
    period::Period,
};
use rust_decimal::Decimal;

rule! { AG017: Note, needs [Need::Field(Field::Product), Need::Field(Field::BaseAmount), Need::Agreement], replaces [] }
rule! { AG021: Error, needs [Need::Field(Field::Product), Need::Field(Field::BaseAmount), Need::Field(Field::RebateAmount), Need::Agreement], replaces [] }

pub(super) const RULES: &[&Rule] = &[&AG017, &AG021];

/// Says of every volume which tier it reached and what is missing to the next.
pub(super) fn check(
    sheets: &mut [(&CheckedTable<'_>, &mut Findings)],
    volumes: &Volumes,
    agreement: &Agreement,
) {
    for stand in volumes.stands(agreement.ladders()) {
        if let Some((_, findings)) = sheets.get_mut(stand.first.0) {
            findings.push(note(&stand, agreement));
            findings.extend(other_sum(&stand, agreement));
        }
    }
}

fn args(stand: &Stand<'_>, agreement: &Agreement) -> Args {
    vec![
        ("agreement", Word::from(agreement.name.as_str())),
        ("agreement_line", Word::from(stand.ladder.line().to_string())),
        ("span", span(stand.ladder.per(), stand.month)),
        ("volume", Word::from(Grouped(stand.volume.total).to_string())),
        ("product", product(stand.ladder)),
    ]
}

/// The levels that the rows name, the deepest last.
pub(super) fn product(ladder: &Ladder) -> Word {
    let mut levels: Vec<String> = ladder.scope().iter().map(ToString::to_string).collect();
    while levels.len() > 1 && levels.last().is_some_and(|level| level == "*") {
        levels.pop();
    }
    if levels.iter().all(|level| level == "*") {
        return Word::term(&term::ALL_PRODUCTS);
    }
    Word::from(rebatelens_finding::word::excerpt(&levels.join(" / ")))
}

fn span(per: Per, month: Period) -> Word {
    match per {
        Per::Month => Word::from(month.to_string()),
        Per::Quarter => {
            let (year, quarter) = (month.year().to_string(), month.quarter().to_string());
            Word::filled(&term::QUARTER, &[("year", year.into()), ("quarter", quarter.into())])
        }
    }
}

fn note(stand: &Stand<'_>, agreement: &Agreement) -> Found {
    let Stand { ladder, volume: Volume { total, .. }, .. } = stand;
    let tier_words = |tier: &Tier| {
        let (from, rate) = (Grouped(tier.from).to_string(), Percent(tier.rate).to_string());
        [("from", Word::from(from)), ("rate", Word::from(rate))]
    };
    let reached = ladder
        .reached(*total)
        .map_or(Word::term(&term::NONE_REACHED), |tier| Word::filled(&term::REACHED, &tier_words(tier)));
    let (missing, state) = if let Some((next, missing)) = ladder.next(*total) {
        let [from, rate] = tier_words(next);
        let missing = Word::from(Grouped(missing).to_string());
        let missing = Word::filled(&term::MISSING, &[from, rate, ("missing", missing)]);
        (missing.clone(), Word::filled(&term::STATE, &[("reached", reached), ("missing", missing)]))
    } else {
        let top = ladder.reached(*total).map_or(reached, |top| Word::filled(&term::TOP, &tier_words(top)));
        (top.clone(), top)
    };
    let mut args = args(stand, agreement);
    args.extend([("missing", missing), ("state", state)]);
    let mut found = Found::of_input(&AG017, None, None, args);
    found.observed = Some(total.to_string());
    found.expected = ladder.next(*total).map(|(next, _)| next.from.to_string());
    found.currency = stand.currency;
    found.workings = ladder.slices(*total).map(|slices| workings(&slices)).unwrap_or_default();
    found
}

fn workings(slices: &[Slice]) -> Vec<(Word, String)> {
    let row = |slice: &Slice| {
        let label = format!("{} × {}", Grouped(slice.volume), Percent(slice.tier.rate));
        (Word::from(label), Grouped(slice.rebate.normalize()).to_string())
    };
    slices.iter().map(row).collect()
}

/// What progressive tiers give, where it is another sum than is shown. Each
/// line's own rounding, and that of the sum, may add up to half a unit of the last
/// decimal, or to a whole one where it may go one way.
pub(super) fn another_sum(ladder: &Ladder, volume: &Volume, decimals: u32) -> Option<Decimal> {
    let several = ladder.kind() == TierKind::Progressive && ladder.count_reached(volume.total) > 1;
    let expected = ladder.rebate(volume.total, decimals).filter(|_| several)?;
    let difference = exact_sub(volume.earned?, expected)?;
    let each = match ladder.rounding() {
        Some(RoundingMode::HalfUp | RoundingMode::HalfEven) => Decimal::new(5, decimals.saturating_add(1)),
        Some(RoundingMode::Down | RoundingMode::Up) | None => Decimal::new(1, decimals),
    };
    let most = exact_mul(each, Decimal::from(volume.records.saturating_add(u32::from(volume.records > 1))))?;
    (difference.abs() > most).then_some(expected)
}

/// Progressive tiers give another sum than is shown.
pub(super) fn other_sum(stand: &Stand<'_>, agreement: &Agreement) -> Option<Found> {
    let Stand { ladder, volume, .. } = stand;
    let decimals = stand.currency.map_or(2, Currency::decimals);
    let expected = another_sum(ladder, volume, decimals)?;
    let shown = volume.earned?;
    let difference = exact_sub(shown, expected)?;
    let slices = ladder.slices(volume.total)?;
    let mut args = args(stand, agreement);
    args.extend([
        ("observed", Word::from(Grouped(shown).to_string())),
        ("expected", Word::from(Grouped(expected).to_string())),
        ("by", Word::from(Signed(difference).to_string())),
    ]);
    let mut found = Found::of_input(&AG021, None, None, args);
    found.observed = Some(shown.to_string());
    found.expected = Some(expected.to_string());
    found.difference = Some(difference);
    found.at_stake = Some(difference);
    found.currency = stand.currency;
    found.workings = workings(&slices);
    let sum = slices.iter().try_fold(Decimal::ZERO, |sum, slice| exact_add(sum, slice.rebate));
    found.workings.extend(sum.map(|_| (Word::term(&term::TOGETHER), Grouped(expected).to_string())));
    Some(found)
}
