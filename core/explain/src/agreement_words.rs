//! Where an agreement stands, in words.

use crate::words::{counted, filled};
use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};
use core::fmt::Display;
use rebatelens_checks::agreement::{
    state::{AgreementState, RuleCost},
    volume_state::{NextTier, VolumeGap, VolumeState},
};
use rebatelens_finding::{
    Lang, Rule,
    terms::{
        agreement_cost as cost_texts, agreement_note as note, agreement_volume as texts, volume_gap as gap,
    },
};
use rebatelens_model::{
    agreement::{Per, TierKind},
    calendar::Day,
    money::{Amount, Currency, Grouped, Percent, Signed, with_currency},
    period::Period,
    site::Site,
};
use rust_decimal::Decimal;

/// Whether a deal may be in a volume: one that names a currency is in that alone.
pub(crate) fn is_of(deal: &Amount, currency: Option<Currency>) -> bool {
    deal.currency.is_none() || currency.is_none() || deal.currency == currency
}

/// Months, products and line.
pub(crate) fn label(state: &VolumeState, lang: Lang) -> String {
    let (product, line) = (state.product.text(lang), state.ladder.line());
    match state.months {
        None => filled(&texts::LABEL_WITHOUT_SPAN, &[("product", &product), ("line", &line)], lang),
        Some(months) => {
            let span = span(months);
            filled(&texts::LABEL, &[("span", &span), ("product", &product), ("line", &line)], lang)
        }
    }
}

fn span((first, last): (Period, Period)) -> String {
    if first == last { first.to_string() } else { format!("{first} – {last}") }
}

/// An amount with its currency, for people.
fn money(value: Decimal, currency: Option<Currency>) -> String {
    with_currency(&Grouped(value), currency)
}

/// All that is known of a volume.
pub(crate) fn sentences(
    state: &VolumeState,
    deal: Option<Decimal>,
    today: Option<Day>,
    lang: Lang,
) -> Vec<String> {
    let mut sentences = Vec::new();
    match state.volume {
        Some(volume) => sentences.extend(of_volume(state, volume, lang)),
        None => sentences.extend(of_unknown(state, lang)),
    }
    sentences.extend(of_last_day(state, today, lang));
    sentences.extend(deal.map(|amount| of_deal(state, amount, lang)));
    sentences
}

fn of_volume(state: &VolumeState, volume: Decimal, lang: Lang) -> Vec<String> {
    let money = |value| money(value, state.currency);
    let mut sentences =
        Vec::from([counted(&texts::VOLUME, state.records, &[("volume", &money(volume))], lang)]);
    let next = state.next();
    sentences.push(match state.reached() {
        Some(tier) => {
            let term = if next.is_some() { &texts::REACHED } else { &texts::TOP };
            filled(term, &[("rate", &Percent(tier.rate)), ("from", &Grouped(tier.from))], lang)
        }
        None => texts::NONE_REACHED.text(lang).into(),
    });
    sentences.extend(next.map(|next| of_next(&next, state.currency, lang)));
    let kind = match state.ladder.kind() {
        TierKind::Progressive => &texts::PROGRESSIVE,
        TierKind::WholeVolume => &texts::WHOLE_VOLUME,
    };
    sentences.extend(state.rebate().map(|rebate| {
        let (kind, rebate) = (kind.text(lang), money(rebate));
        match state.shown {
            Some(shown) => {
                let shown = money(shown);
                let blanks: [(_, &dyn Display); 3] =
                    [("kind", &kind), ("rebate", &rebate), ("shown", &shown)];
                filled(&texts::REBATE_SHOWN, &blanks, lang)
            }
            None => filled(&texts::REBATE, &[("kind", &kind), ("rebate", &rebate)], lang),
        }
    }));
    sentences
}

fn of_next(next: &NextTier, currency: Option<Currency>, lang: Lang) -> String {
    let (rate, from) = (Percent(next.tier.rate), Grouped(next.tier.from));
    let missing = money(next.missing, currency);
    match next.percent {
        Some(percent) => filled(
            &texts::NEXT_PERCENT,
            &[("rate", &rate), ("from", &from), ("missing", &missing), ("percent", &Grouped(percent))],
            lang,
        ),
        None => filled(&texts::NEXT, &[("rate", &rate), ("from", &from), ("missing", &missing)], lang),
    }
}

fn of_unknown(state: &VolumeState, lang: Lang) -> Vec<String> {
    let reasons: Vec<String> =
        state.gaps.reasons().map(|(gap, records)| gap_words(gap, records, lang)).collect();
    let reasons = reasons.join(lang.comma());
    let mut sentences = Vec::from([filled(&texts::UNKNOWN, &[("reasons", &reasons)], lang)]);
    sentences.extend(
        state
            .counted
            .map(|counted| filled(&texts::COUNTED, &[("counted", &money(counted, state.currency))], lang)),
    );
    sentences
}

fn gap_words(reason: VolumeGap, records: usize, lang: Lang) -> String {
    let text = match reason {
        VolumeGap::NoRecord => return gap::NO_RECORD.text(lang).into(),
        VolumeGap::PartOfTable => return gap::PART_OF_TABLE.text(lang).into(),
        VolumeGap::Digits => return gap::DIGITS.text(lang).into(),
        VolumeGap::ShiftedRow => &gap::SHIFTED_ROW,
        VolumeGap::OtherRow => &gap::OTHER_ROW,
        VolumeGap::NoMonth => &gap::NO_MONTH,
        VolumeGap::NoCurrency => &gap::NO_CURRENCY,
        VolumeGap::BaseAbsent => &gap::BASE_ABSENT,
        VolumeGap::BaseUnreadable => &gap::BASE_UNREADABLE,
    };
    counted(text, records, &[], lang)
}

fn of_last_day(state: &VolumeState, today: Option<Day>, lang: Lang) -> Vec<String> {
    let Some(day) = state.last_day() else { return Vec::new() };
    let mut sentences = Vec::from([match today.map(|today| day.days_after(today)) {
        Some(days) => filled(&texts::LAST_DAY_LEFT, &[("day", &day), ("left", &left(days, lang))], lang),
        None => filled(&texts::LAST_DAY, &[("day", &day)], lang),
    }]);
    if state.ends_early() {
        sentences.push(filled(&texts::ENDS_EARLY, &[("day", &day)], lang));
    }
    sentences
}

fn left(days: i64, lang: Lang) -> String {
    let count = usize::try_from(days.unsigned_abs()).unwrap_or(usize::MAX);
    match days {
        0 => texts::TODAY.text(lang).into(),
        1.. => counted(&texts::LEFT, count, &[], lang),
        _ => counted(&texts::OVER, count, &[], lang),
    }
}

fn of_deal(state: &VolumeState, amount: Decimal, lang: Lang) -> String {
    let own = money(amount, state.currency);
    let Some(effect) = state.with_deal(amount) else {
        return filled(&texts::WHAT_IF_UNKNOWN, &[("amount", &own)], lang);
    };
    let tier = effect.reached.map_or_else(
        || texts::WHAT_IF_NONE.text(lang).to_string(),
        |tier| {
            let blanks: [(_, &dyn Display); 2] =
                [("rate", &Percent(tier.rate)), ("from", &Grouped(tier.from))];
            filled(&texts::WHAT_IF_TIER, &blanks, lang)
        },
    );
    let change = with_currency(&Signed(effect.change), state.currency);
    filled(
        &texts::WHAT_IF,
        &[
            ("amount", &own),
            ("volume", &money(effect.volume, state.currency)),
            ("tier", &tier),
            ("rebate", &money(effect.rebate, state.currency)),
            ("change", &change),
        ],
        lang,
    )
}

/// What the findings of a rule come to.
pub(crate) fn cost_sentence(own: &RuleCost, rule: &Rule, lang: Lang) -> String {
    let amount = own.cost.map(|cost| money(cost.abs(), own.currency)).unwrap_or_default();
    let text = match own.cost {
        None => &cost_texts::UNKNOWN,
        Some(cost) if cost.is_zero() => &cost_texts::EQUAL,
        Some(cost) if cost.is_sign_negative() => &cost_texts::MORE,
        Some(_) => &cost_texts::LESS,
    };
    let blanks: [(_, &dyn Display); 3] =
        [("code", &rule.code), ("name", &rule.name(lang)), ("amount", &amount)];
    let sentence = counted(text, own.findings, &blanks, lang);
    let counts = [(&cost_texts::OPEN_RATE, own.open_rate), (&cost_texts::NO_AMOUNT, own.no_amount)];
    let reasons = counts.into_iter().filter(|(_, count)| *count > 0);
    let reasons: Vec<String> = reasons.map(|(text, count)| counted(text, count, &[], lang)).collect();
    if reasons.is_empty() {
        return sentence;
    }
    let left_out = filled(&cost_texts::LEFT_OUT, &[("reasons", &reasons.join(lang.comma()))], lang);
    joined(&[sentence, left_out], lang)
}

/// Sentences in one line.
pub fn joined(sentences: &[String], lang: Lang) -> String {
    sentences.join(match lang {
        Lang::En => " ",
        Lang::ZhCn => "",
    })
}

/// What was counted, and what is a guess.
pub(crate) fn notes(state: &AgreementState, lang: Lang) -> Vec<String> {
    let site = state.asked.site;
    let dated = state.volumes.iter().any(|volume| volume.months.is_some());
    let quarterly = state.volumes.iter().any(|volume| volume.ladder.per() == Per::Quarter);
    let of_volumes = state.costs.iter().any(|cost| cost.rule.code == "AG021") && state.costs.len() > 1;
    let notes = [
        (dated, &note::COUNTED),
        (dated && site != Some(Site::International), &note::DAY_DOCUMENTED),
        (dated && site != Some(Site::China), &note::DAY_GUESS),
        (quarterly, &note::QUARTER),
        (of_volumes, &note::OVERLAP),
        (state.asked.what_if.is_some() && state.volumes.is_empty(), &note::NO_TIERS),
    ];
    let notes = notes.into_iter().filter(|(holds, _)| *holds).map(|(_, note)| note.text(lang).into());
    notes.chain(deal_elsewhere(state, lang)).collect()
}

/// That a deal is in a currency of no volume.
fn deal_elsewhere(state: &AgreementState, lang: Lang) -> Option<String> {
    let deal = state.asked.what_if?;
    let has_own =
        state.volumes.is_empty() || state.volumes.iter().any(|volume| is_of(&deal, volume.currency));
    let currency = deal.currency?;
    let code = currency.code();
    (!has_own).then(|| filled(&note::OTHER_CURRENCY, &[("code", &code)], lang))
}
