//! Where an agreement stands, as the report has it.

use crate::{
    agreement_words::{cost_sentence, is_of, label, notes, sentences},
    checked_rows::LeftOutFor,
};
use alloc::{
    string::{String, ToString},
    vec::Vec,
};
use rebatelens_checks::agreement::{
    state::{AgreementState, Asked, RuleCost},
    volume_state::{NextTier, VolumeState},
};
use rebatelens_finding::Lang;
use rebatelens_model::{agreement::Tier, money::Percent};
use rust_decimal::Decimal;
use serde::Serialize;

/// Where the agreement stands in the checked tables.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct AgreementReport {
    /// The name of its file.
    pub name: String,
    /// Each rule with tiers, in each currency and month or quarter of its records. A
    /// rule that no record counts for has one without a month.
    pub volumes: Vec<AgreementVolume>,
    /// What findings about the agreement come to, by rule and currency.
    pub costs: Vec<AgreementCost>,
    /// What was counted, and what is a guess, for people.
    pub notes: Vec<String>,
}

/// A volume that thresholds count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct AgreementVolume {
    /// The first line of its rule in the agreement.
    pub line: usize,
    /// The products that the rule is about.
    pub product: String,
    /// ISO 4217, or nothing where neither its records nor the rule name one.
    pub currency: Option<String>,
    /// `month` or `quarter`.
    pub per: &'static str,
    /// `progressive` or `whole_volume`.
    pub kind: &'static str,
    /// The first month counted, `YYYY-MM`; nothing where no record counts.
    pub from: Option<String>,
    /// The last month counted.
    pub to: Option<String>,
    /// Records that surely count.
    pub records: usize,
    /// The volume, an exact decimal; nothing where it is not known.
    pub volume: Option<String>,
    /// The base amounts that can be read, of the records that surely count.
    pub counted: Option<String>,
    /// Why the volume is not known, and how many records each; none where it is.
    pub unknown_for: Vec<LeftOutFor>,
    /// The tier reached; nothing below the first, or where the volume is not known.
    pub reached: Option<AgreementTier>,
    /// The next tier; nothing at the top, or where the volume is not known.
    pub next: Option<AgreementNextTier>,
    /// What the tiers give on the volume, rounded once.
    pub rebate: Option<String>,
    /// What its records show as earned, without adjustments; nothing where one of
    /// them shows nothing.
    pub shown: Option<String>,
    /// The last day that may count, in UTC+08:00.
    pub last_day: Option<String>,
    /// Days from the day of the check to that day; negative where it is over.
    pub days_left: Option<i64>,
    /// What one more deal changes, where a call asks.
    pub what_if: Option<AgreementWhatIf>,
    /// Months, products and line, for people.
    pub label: String,
    /// The same as above, for people.
    pub sentences: Vec<String>,
}

/// A tier of a rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct AgreementTier {
    /// The line of its row in the agreement.
    pub line: usize,
    /// The volume that it begins at.
    pub from: String,
    /// The rate, in per cent.
    pub rate: String,
}

/// The next tier, and what is missing to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct AgreementNextTier {
    /// The line of its row in the agreement.
    pub line: usize,
    /// The volume that it begins at.
    pub from: String,
    /// The rate, in per cent.
    pub rate: String,
    /// `from` less the volume, exactly.
    pub missing: String,
    /// The same in per cent of the volume, rounded to two decimals; nothing where
    /// the volume is not above zero.
    pub missing_percent: Option<String>,
}

/// What one more deal changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct AgreementWhatIf {
    /// The base amount of the deal.
    pub amount: String,
    /// The volume with it.
    pub volume: String,
    /// The tier reached with it; nothing below the first.
    pub reached: Option<AgreementTier>,
    /// What the tiers give with it, rounded once.
    pub rebate: String,
    /// The same less what they give without it.
    pub change: String,
}

/// What the findings of a rule come to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct AgreementCost {
    /// The rule's code.
    pub code: &'static str,
    /// What the rule is about.
    pub title: &'static str,
    /// ISO 4217, or nothing where the records name none.
    pub currency: Option<String>,
    /// How many findings.
    pub findings: usize,
    /// What the agreement gives less what is shown: positive where less is shown;
    /// nothing where it is not known.
    pub cost: Option<String>,
    /// Findings that are not in the sum.
    pub left_out: usize,
    /// Why, and how many each: `open_rate` or `no_amount`.
    pub left_out_for: Vec<LeftOutFor>,
    /// The same for people.
    pub sentence: String,
}

/// Where an agreement stands, for a report.
pub fn agreement_report(state: &AgreementState, lang: Lang) -> AgreementReport {
    AgreementReport {
        name: state.name.clone(),
        volumes: state.volumes.iter().map(|volume| volume_report(volume, &state.asked, lang)).collect(),
        costs: state.costs.iter().map(|cost| cost_report(cost, lang)).collect(),
        notes: notes(state, lang),
    }
}

fn volume_report(state: &VolumeState, asked: &Asked, lang: Lang) -> AgreementVolume {
    let ladder = &state.ladder;
    let deal = asked.what_if.filter(|deal| is_of(deal, state.currency)).map(|deal| deal.value);
    let last_day = state.last_day();
    let (first, last) = state.months.unzip();
    AgreementVolume {
        line: ladder.line(),
        product: state.product.text(lang).into(),
        currency: state.currency.map(|currency| currency.code().into()),
        per: ladder.per().name(),
        kind: ladder.kind().name(),
        from: first.map(|month| month.to_string()),
        to: last.map(|month| month.to_string()),
        records: state.records,
        volume: state.volume.map(|volume| volume.to_string()),
        counted: state.counted.map(|counted| counted.to_string()),
        unknown_for: unknown_for(state),
        reached: state.reached().map(|tier| tier_report(&tier)),
        next: state.next().map(|next| next_report(&next)),
        rebate: state.rebate().map(|rebate| rebate.to_string()),
        shown: state.shown.map(|shown| shown.to_string()),
        last_day: last_day.map(|day| day.to_string()),
        days_left: last_day.zip(asked.today).map(|(last, today)| last.days_after(today)),
        what_if: deal.and_then(|amount| what_if(state, amount)),
        label: label(state, lang),
        sentences: sentences(state, deal, asked.today, lang),
    }
}

fn unknown_for(state: &VolumeState) -> Vec<LeftOutFor> {
    let reasons = state.gaps.reasons();
    reasons.map(|(gap, records)| LeftOutFor { reason: gap.name(), records }).collect()
}

fn tier_report(tier: &Tier) -> AgreementTier {
    AgreementTier { line: tier.line, from: tier.from.to_string(), rate: Percent(tier.rate).to_string() }
}

fn next_report(next: &NextTier) -> AgreementNextTier {
    let AgreementTier { line, from, rate } = tier_report(&next.tier);
    let missing_percent = next.percent.map(|percent| percent.to_string());
    AgreementNextTier { line, from, rate, missing: next.missing.to_string(), missing_percent }
}

fn what_if(state: &VolumeState, amount: Decimal) -> Option<AgreementWhatIf> {
    let effect = state.with_deal(amount)?;
    Some(AgreementWhatIf {
        amount: amount.to_string(),
        volume: effect.volume.to_string(),
        reached: effect.reached.map(|tier| tier_report(&tier)),
        rebate: effect.rebate.to_string(),
        change: effect.change.to_string(),
    })
}

fn cost_report(own: &RuleCost, lang: Lang) -> AgreementCost {
    let reasons = [("open_rate", own.open_rate), ("no_amount", own.no_amount)];
    let reasons = reasons.into_iter().filter(|(_, records)| *records > 0);
    AgreementCost {
        code: own.rule.code,
        title: own.rule.name(lang),
        currency: own.currency.map(|currency| currency.code().into()),
        findings: own.findings,
        cost: own.cost.map(|cost| cost.to_string()),
        left_out: own.open_rate.saturating_add(own.no_amount),
        left_out_for: reasons.map(|(reason, records)| LeftOutFor { reason, records }).collect(),
        sentence: cost_sentence(own, own.rule, lang),
    }
}
