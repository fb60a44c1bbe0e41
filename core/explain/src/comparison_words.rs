//! A difference in words: the largest part first, in a sentence that stands by
//! itself.

use crate::{
    report::{ComparisonPart, PartTerms},
    words::{counted, filled},
};
use alloc::{
    string::{String, ToString},
    vec::Vec,
};
use core::fmt::Display;
use rebatelens_checks::{
    both_sides,
    difference::{
        Level, Uncompared, Undecided,
        part_sums::{PartSum, Terms},
        parts::{Part, label},
    },
};
use rebatelens_finding::{
    Counted,
    lang::Lang,
    terms::{comparison_limit as limit, comparison_sentence as texts, difference_part},
};
use rebatelens_model::money::{Currency, Grouped, Signed, exact_sub, with_currency};
use rust_decimal::Decimal;

/// The parts for a report, the largest first.
pub fn parts(parts: &[(Part, PartSum)], is_agreed: bool, lang: Lang) -> Vec<ComparisonPart> {
    let part = |(part, own): &(Part, PartSum)| ComparisonPart {
        part: part.name(),
        label: label(*part, lang),
        amount: own.amount().to_string(),
        more: own.more.to_string(),
        less: own.less.to_string(),
        records: own.records,
        expected: terms(own.expected),
        shown: terms(own.shown),
        both_sides: beside(*part, own, is_agreed, lang),
    };
    parts.iter().map(part).collect()
}

/// What goes either way, and the base and the rate of both sides.
fn beside(part: Part, own: &PartSum, is_agreed: bool, lang: Lang) -> Option<String> {
    let cancels = !own.more.is_zero() && !own.less.is_zero();
    let both_ways = cancels.then(|| cancelled(own, lang));
    let texts: Vec<String> = both_ways.into_iter().chain(both_sides(part, own, is_agreed, lang)).collect();
    (!texts.is_empty()).then(|| texts.join(difference_part::BETWEEN.text(lang)))
}

fn cancelled(own: &PartSum, lang: Lang) -> String {
    let (more, less) = (Signed(own.more.normalize()), Signed(own.less.normalize()));
    filled(&texts::CANCELLED, &[("more", &more), ("less", &less)], lang)
}

fn terms(own: Terms) -> PartTerms {
    let text = |number: Option<Decimal>| number.map(|number| number.to_string());
    PartTerms { base_amount: text(own.base), rebate_rate: text(own.rate) }
}

/// What a comparison counts.
#[derive(Clone, Copy, Debug)]
pub struct Counts {
    /// Whether records were left out.
    pub left_out: bool,
    /// Records, or sums of them, that differ.
    pub differing: usize,
    /// What records show more.
    pub more: Decimal,
    /// What records show less, below zero.
    pub less: Decimal,
}

/// `The platform shows 1,204.00 CNY less than you expect: …`
pub fn sentence(
    parts: &[(Part, PartSum)],
    (expected, shown): (Decimal, Decimal),
    currency: Option<Currency>,
    counts: Counts,
    lang: Lang,
) -> String {
    let by = exact_sub(shown, expected).unwrap_or_default();
    if by.is_zero() && counts.differing == 0 {
        let term = if counts.left_out { &texts::COMPARABLE_AS_EXPECTED } else { &texts::AS_EXPECTED };
        return term.text(lang).into();
    }
    if by.is_zero() {
        return counted(&texts::CANCELS_OUT, counts.differing, &[], lang);
    }
    both_ways(difference(parts, by, currency, lang), counts, lang)
}

/// The difference, and the parts that it comes from.
fn difference(parts: &[(Part, PartSum)], by: Decimal, currency: Option<Currency>, lang: Lang) -> String {
    let opening = opening(by, currency, lang);
    let clauses: Vec<String> = parts.iter().map(|(part, own)| clause(*part, own, lang)).collect();
    match clauses.as_slice() {
        [] => filled(&texts::ALONE, &[("opening", &opening)], lang),
        [only] => filled(&texts::ONE_PART, &[("opening", &opening), ("part", only)], lang),
        [first, rest @ ..] => {
            let rest = rest.join(lang.comma());
            filled(&texts::SEVERAL_PARTS, &[("opening", &opening), ("first", first), ("rest", &rest)], lang)
        }
    }
}

/// The sentence, and what goes either way where some of it cancels out.
fn both_ways(sentence: String, counts: Counts, lang: Lang) -> String {
    if counts.more.is_zero() || counts.less.is_zero() {
        return sentence;
    }
    let (more, less) = (Signed(counts.more), Signed(counts.less));
    filled(&texts::BOTH_WAYS, &[("sentence", &sentence), ("more", &more), ("less", &less)], lang)
}

/// How the sums differ.
fn opening(by: Decimal, currency: Option<Currency>, lang: Lang) -> String {
    let amount = with_currency(&Grouped(by.abs()), currency);
    let term = if by.is_sign_negative() { &texts::LESS } else { &texts::MORE };
    filled(term, &[("amount", &amount)], lang)
}

fn clause(part: Part, own: &PartSum, lang: Lang) -> String {
    let amount = own.amount();
    let label = label(part, lang);
    let is_none = amount.is_zero() && !own.more.is_zero();
    let amount = if is_none { cancelled(own, lang) } else { Signed(amount.normalize()).to_string() };
    let blanks: [(&'static str, &dyn Display); 2] = [("part", &label), ("amount", &amount)];
    match part {
        Part::Rounding => filled(&texts::PART, &blanks, lang),
        _ => counted(&texts::PART_OF_RECORDS, own.records, &blanks, lang),
    }
}

/// Records that the agreement does not decide on.
fn left_out(open: Uncompared, lang: Lang) -> String {
    let reason = |(why, records)| counted(undecided(why), records, &[], lang);
    let reasons = open.reasons().map(reason).collect::<Vec<_>>().join(lang.comma());
    match open.amount.map(Grouped) {
        Some(amount) => {
            counted(&limit::UNDECIDED, open.records, &[("amount", &amount), ("reasons", &reasons)], lang)
        }
        None => counted(&limit::UNDECIDED_NO_SUM, open.records, &[("reasons", &reasons)], lang),
    }
}

const fn undecided(why: Undecided) -> &'static Counted {
    match why {
        Undecided::NoRow => &limit::NO_ROW,
        Undecided::SeveralRows => &limit::SEVERAL_ROWS,
        Undecided::Tier => &limit::TIER,
        Undecided::Base => &limit::BASE,
    }
}

/// What the comparison cannot tell, and why.
pub fn limits(
    level: Level,
    parts: &[(Part, PartSum)],
    unknown: usize,
    open: Uncompared,
    lang: Lang,
) -> Vec<String> {
    let mut limits = Vec::new();
    if unknown > 0 {
        limits.push(filled(&limit::AMOUNT_UNKNOWN, &[("count", &unknown)], lang));
    }
    if open.records > 0 {
        limits.push(left_out(open, lang));
    }
    let level = match level {
        Level::Total | Level::Month => Some(&limit::TOTALS_ONLY),
        Level::Record | Level::Order => None,
        _ => Some(&limit::NO_COMMON_ID),
    };
    let is_open = parts.iter().any(|(part, _)| *part == Part::Unexplained);
    let unexplained = is_open.then_some(&limit::UNEXPLAINED);
    limits.extend(level.into_iter().chain(unexplained).map(|term| term.text(lang).into()));
    limits
}
