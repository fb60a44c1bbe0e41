//! A difference in words: the largest part first, in a sentence that stands by
//! itself.

use crate::{
    report::ComparisonPart,
    words::{counted, filled},
};
use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};
use core::fmt::Display;
use rebatelens_checks::difference::{
    Level, Uncompared, Undecided,
    parts::{Part, Parts, label},
};
use rebatelens_finding::{
    Counted,
    lang::Lang,
    terms::{comparison_limit as limit, comparison_sentence as texts},
};
use rebatelens_model::money::{Currency, Grouped, Signed, exact_sub};
use rust_decimal::Decimal;

/// The parts for a report, the largest first.
pub fn parts(parts: &Parts, lang: Lang) -> Vec<ComparisonPart> {
    let part = |(part, amount, records): (Part, Decimal, usize)| ComparisonPart {
        part: part.name(),
        label: label(part, lang),
        amount: amount.to_string(),
        records,
    };
    parts.largest_first().into_iter().map(part).collect()
}

/// What a comparison counts.
#[derive(Clone, Copy, Debug)]
pub struct Counts {
    /// Whether records were left out.
    pub left_out: bool,
    /// Records, or sums of them, that differ.
    pub differing: usize,
}

/// `The platform shows 1,204.00 CNY less than you expect: …`
pub fn sentence(
    parts: &Parts,
    (expected, shown): (Decimal, Decimal),
    currency: Option<Currency>,
    Counts { left_out, differing }: Counts,
    lang: Lang,
) -> String {
    let by = exact_sub(shown, expected).unwrap_or_default();
    let all = parts.largest_first();
    if by.is_zero() && differing > 0 {
        return counted(&texts::CANCELS_OUT, differing, &[], lang);
    }
    if by.is_zero() && all.is_empty() {
        let term = if left_out { &texts::COMPARABLE_AS_EXPECTED } else { &texts::AS_EXPECTED };
        return term.text(lang).into();
    }
    let opening = opening(by, currency, lang);
    let clauses: Vec<String> = all.iter().map(|part| clause(*part, lang)).collect();
    match clauses.as_slice() {
        [] => filled(&texts::ALONE, &[("opening", &opening)], lang),
        [only] => filled(&texts::ONE_PART, &[("opening", &opening), ("part", only)], lang),
        [first, rest @ ..] => {
            let rest = rest.join(lang.comma());
            filled(&texts::SEVERAL_PARTS, &[("opening", &opening), ("first", first), ("rest", &rest)], lang)
        }
    }
}

/// How the sums differ.
fn opening(by: Decimal, currency: Option<Currency>, lang: Lang) -> String {
    if by.is_zero() {
        return texts::PARTS_CANCEL.text(lang).into();
    }
    let code = currency.map(|currency| format!(" {}", currency.code())).unwrap_or_default();
    let amount = format!("{}{code}", Grouped(by.abs()));
    let term = if by.is_sign_negative() { &texts::LESS } else { &texts::MORE };
    filled(term, &[("amount", &amount)], lang)
}

fn clause((part, amount, records): (Part, Decimal, usize), lang: Lang) -> String {
    let amount = Signed(amount.normalize());
    let label = label(part, lang);
    let blanks: [(&'static str, &dyn Display); 2] = [("part", &label), ("amount", &amount)];
    match part {
        Part::Rounding => filled(&texts::PART, &blanks, lang),
        _ => counted(&texts::PART_OF_RECORDS, records, &blanks, lang),
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
pub fn limits(level: Level, parts: &Parts, unknown: usize, open: Uncompared, lang: Lang) -> Vec<String> {
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
    let unexplained = (!parts.get(Part::Unexplained).is_zero()).then_some(&limit::UNEXPLAINED);
    limits.extend(level.into_iter().chain(unexplained).map(|term| term.text(lang).into()));
    limits
}
