//! Where a record is, what it waits for, who acts, and by when.

use crate::{
    record_details::steps::{SettlementContext, reverses, written},
    words::{counted, filled},
};
use alloc::string::String;
use rebatelens_checks::{AsOf, CheckedTable, days, wait_words::words_of};
use rebatelens_finding::{
    lang::Lang,
    names,
    terms::{settlement_day, settlement_state as texts},
};
use rebatelens_model::{
    calendar::{Day, Stages},
    site::Site,
    status::{Lifecycle, Status},
    wait::Wait,
};
use rebatelens_table::record::Record;
use serde::Serialize;

/// Where a record is in the settlement, and what moves it on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "Standing"))]
pub struct SettlementState {
    /// The stage's name in reports.
    pub lifecycle: &'static str,
    /// The stage's name for people.
    pub stage: &'static str,
    /// What that means for this record.
    pub sentence: String,
    /// Who has to act.
    pub who: String,
    /// When it should move, or why that is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub when: Option<String>,
    /// The last day, and how many are left, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub deadline: Option<String>,
    /// Whether the partner has to act.
    pub yours: bool,
}

pub(super) fn of(
    record: &Record<'_, '_>,
    sheet: &CheckedTable<'_>,
    today: AsOf,
    lang: Lang,
) -> SettlementState {
    let context = SettlementContext::of(record, sheet, today);
    let lifecycle = context.status.map_or(Lifecycle::Unknown, |status| status.lifecycle);
    let wait = Wait::of(context.status);
    let (sentence, who, when) = match wait {
        Some(wait) => waits(wait, &context, lang),
        None => ends(context.status, record, sheet, lang),
    };
    SettlementState {
        lifecycle: lifecycle.name(),
        stage: names::lifecycle(lifecycle, lang),
        sentence,
        who,
        when,
        deadline: wait.and_then(|wait| deadline(wait, &context, today, lang)),
        yours: wait.is_some_and(Wait::is_partners),
    }
}

fn waits(wait: Wait, context: &SettlementContext, lang: Lang) -> (String, String, Option<String>) {
    let args = words_of(wait, context.period, context.site, &context.estimated);
    let word = |name: &str| {
        let found = args.iter().find(|(known, _)| *known == name);
        found.map(|(_, word)| word.text(lang)).unwrap_or_default()
    };
    let sentence = filled(&texts::WAITS, &[("what", &word("what"))], lang);
    (sentence, word("who").into(), Some(word("when").into()))
}

/// A record that waits for nothing, or of which that is not known.
fn ends(
    status: Option<Status>,
    record: &Record<'_, '_>,
    sheet: &CheckedTable<'_>,
    lang: Lang,
) -> (String, String, Option<String>) {
    let unknown = texts::ACTOR_UNKNOWN.text(lang);
    let Some(status) = status else {
        return (texts::NO_STATUS.text(lang).into(), unknown.into(), None);
    };
    let taken = status.refunded || reverses(record, sheet);
    let (sentence, who) = match status.lifecycle {
        Lifecycle::Settled => (&texts::PAID, &texts::NOBODY_ACTS),
        Lifecycle::Adjusted if taken => (&texts::TAKEN_BACK, &texts::NOBODY_ACTS),
        Lifecycle::Adjusted => (&texts::CORRECTED, &texts::NOBODY_ACTS),
        Lifecycle::Rejected => (&texts::REJECTED, &texts::REJECTED_NEXT),
        _ if status.known => (&texts::STAGE_UNKNOWN, &texts::ACTOR_UNKNOWN),
        _ => {
            let sentence = filled(&texts::STATUS_UNKNOWN, &[("status", &written(record))], lang);
            return (sentence, unknown.into(), None);
        }
    };
    (sentence.text(lang).into(), who.text(lang).into(), None)
}

/// The last day by which it should move, and how far away that is.
fn deadline(wait: Wait, context: &SettlementContext, today: AsOf, lang: Lang) -> Option<String> {
    let stages = || context.period.and_then(Stages::of).filter(|_| context.site == Some(Site::China));
    let (last, is_sure) = match (wait, context.last_day()) {
        (Wait::Confirmation, Some(last)) => (last, true),
        (Wait::Confirmation | Wait::Counting, _) => (stages()?.checked, false),
        (Wait::Payment, _) if context.estimated.is_empty() => (stages()?.paid, false),
        _ => return None,
    };
    let Some(today) = today.day else {
        let term = if is_sure { &settlement_day::LAST } else { &settlement_day::EXPECTED };
        return Some(filled(term, &[("day", &last)], lang));
    };
    let term =
        if is_sure { &settlement_day::LAST_WITH_DISTANCE } else { &settlement_day::EXPECTED_WITH_DISTANCE };
    Some(filled(term, &[("day", &last), ("distance", &distance(last, today, lang))], lang))
}

/// How far away a day is.
fn distance(last: Day, today: Day, lang: Lang) -> String {
    let left = last.days_after(today);
    if left >= 0 {
        return days(left).text(lang).into();
    }
    let over = usize::try_from(left.unsigned_abs()).unwrap_or(usize::MAX);
    counted(&settlement_day::AGO, over, &[], lang)
}
