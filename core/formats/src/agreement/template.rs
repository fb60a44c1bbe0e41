//! An agreement to fill in: every column, and a synthetic rule of two tiers.

use crate::agreement::names::{HEADS, Head, KIND, PER};
use alloc::{string::String, vec::Vec};
use rebatelens_finding::{Lang, terms::template as texts};
use rebatelens_model::{
    agreement::{Per, TierKind},
    money::RoundingMode,
};
use rebatelens_table::rounding::ROUNDINGS;

/// The header and the rows, cell by cell.
pub fn rows(lang: Lang) -> Vec<Vec<String>> {
    let header = HEADS.iter().map(|(head, _)| String::from(head.name().text(lang))).collect();
    let row = |from, rate| HEADS.iter().map(|(head, _)| cell(*head, from, rate, lang)).collect();
    Vec::from([header, row("0", "8%"), row("10000", "10%")])
}

fn cell(head: Head, from: &str, rate: &str, lang: Lang) -> String {
    let text = match head {
        Head::Product => "CVM",
        Head::SubProduct | Head::ComponentType | Head::Component => "*",
        Head::Category => "",
        Head::ThresholdFrom => from,
        Head::ThresholdPer => word(PER, Per::Month, Per::Month.name(), lang),
        Head::ThresholdKind => word(KIND, TierKind::WholeVolume, TierKind::WholeVolume.name(), lang),
        Head::Rate => rate,
        Head::Rounding => word(&ROUNDINGS, RoundingMode::HalfUp, RoundingMode::HalfUp.name(), lang),
        Head::ValidFrom => "2024-01-01",
        Head::ValidTo => "2024-12-31",
        Head::Eligible => texts::YES.text(lang),
        Head::Currency => texts::CURRENCY.text(lang),
        Head::Note => texts::EXAMPLE_RULE.text(lang),
    };
    text.into()
}

/// The word of a meaning: its own name in English, else the first that is not.
fn word<T: Copy + PartialEq>(
    words: &[(T, &'static [&'static str])],
    meaning: T,
    name: &'static str,
    lang: Lang,
) -> &'static str {
    let known = words.iter().find(|(known, _)| *known == meaning).map_or(&[][..], |(_, known)| known);
    let other = known.iter().find(|word| lang == Lang::ZhCn && !word.is_ascii());
    other.copied().unwrap_or(name)
}
