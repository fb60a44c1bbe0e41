//! The settlement as a line of steps, and which of them is under way.

use crate::words::filled;
use alloc::{
    string::{String, ToString},
    vec,
    vec::Vec,
};
use rebatelens_checks::{AsOf, CheckedTable};
use rebatelens_finding::{
    Term,
    lang::Lang,
    terms::{settlement_day, settlement_step as texts, step_state},
};
use rebatelens_model::{
    Field, Reading,
    calendar::{CONFIRMATION, Day, Stages, international_final},
    period::Period,
    site::Site,
    status::{Lifecycle, Status, Step},
    time::read_time,
};
use rebatelens_table::record::Record;
use serde::Serialize;

/// One step of the settlement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "StoryStep"))]
pub struct SettlementStep {
    /// What happens in it.
    pub label: &'static str,
    /// How far it is.
    pub state: StepState,
    /// The same in a word.
    pub state_text: &'static str,
    /// When it ends by the site's schedule or by the portal's own date.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub when: Option<String>,
}

/// How far a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum StepState {
    /// It is over.
    Done,
    /// It is under way.
    Current,
    /// It cannot begin before something else is done.
    Held,
    /// The record ends here.
    Stopped,
    /// The status does not say.
    Open,
    /// It comes later.
    Later,
}

impl StepState {
    const fn text(self, lang: Lang) -> &'static str {
        let term = match self {
            Self::Done => &step_state::DONE,
            Self::Current => &step_state::CURRENT,
            Self::Held => &step_state::HELD,
            Self::Stopped => &step_state::STOPPED,
            Self::Open => &step_state::OPEN,
            Self::Later => &step_state::LATER,
        };
        term.text(lang)
    }
}

/// What both the line and its words count from.
pub(super) struct SettlementContext {
    pub status: Option<Status>,
    pub period: Option<Period>,
    pub site: Option<Site>,
    /// The day on which the statement was issued, where a column says it.
    pub issued: Option<Day>,
    /// The day of payment as the portal estimates it.
    pub estimated: String,
}

impl SettlementContext {
    pub(super) fn of(record: &Record<'_, '_>, sheet: &CheckedTable<'_>, today: AsOf) -> Self {
        let cell = |column: Option<usize>| column.map_or("", |at| record.row().text(at).trim());
        let issued = match read_time(cell(sheet.index.columns.issue_time)) {
            Reading::Read(time) => Day::at(&time),
            Reading::Absent | Reading::Unreadable(_) => None,
        };
        Self {
            status: record.status(),
            period: record.period().read().copied(),
            site: today.site(record.currency()),
            issued,
            estimated: cell(sheet.index.columns.estimated).to_string(),
        }
    }

    /// The day after which a statement counts as confirmed.
    pub(super) fn last_day(&self) -> Option<Day> {
        self.issued.filter(|_| self.site == Some(Site::International))?.plus(CONFIRMATION)
    }
}

pub(super) fn of(
    record: &Record<'_, '_>,
    sheet: &CheckedTable<'_>,
    today: AsOf,
    lang: Lang,
) -> Vec<SettlementStep> {
    let context = SettlementContext::of(record, sheet, today);
    let lifecycle = context.status.map_or(Lifecycle::Unknown, |status| status.lifecycle);
    let recorded = || step(texts::RECORDED.text(lang), StepState::Done, None, lang);
    match lifecycle {
        Lifecycle::Rejected => {
            vec![recorded(), step(texts::REJECTED.text(lang), StepState::Stopped, None, lang)]
        }
        Lifecycle::Adjusted => {
            let refunded = context.status.is_some_and(|status| status.refunded) || reverses(record, sheet);
            let label = if refunded { &texts::TAKEN_BACK } else { &texts::CORRECTED };
            vec![recorded(), step(label.text(lang), StepState::Done, None, lang)]
        }
        _ => {
            let line = line(context.site);
            let named = line.iter().map(|one| {
                let when = context.when(*one, lang);
                step(label(*one, context.site).text(lang), state(*one, context.status, line), when, lang)
            });
            named.collect()
        }
    }
}

pub(super) fn reverses(record: &Record<'_, '_>, sheet: &CheckedTable<'_>) -> bool {
    sheet.index.entries.get(record.number).is_some_and(|entry| entry.reverses())
}

fn step(label: &'static str, state: StepState, when: Option<String>, lang: Lang) -> SettlementStep {
    SettlementStep { label, state, state_text: state.text(lang), when }
}

/// The steps of a site, in their order.
const fn line(site: Option<Site>) -> &'static [Step] {
    match site {
        Some(Site::China) => &[Step::Counting, Step::Check, Step::Note, Step::Invoice, Step::Payment],
        Some(Site::International) => &[Step::Counting, Step::Issue, Step::Check, Step::Payment],
        None => &[Step::Counting, Step::Check, Step::Payment],
    }
}

const fn label(step: Step, site: Option<Site>) -> &'static Term {
    match (step, site) {
        (Step::Counting, _) => &texts::COUNTING,
        (Step::Issue, _) => &texts::ISSUE,
        (Step::Check, Some(Site::China)) => &texts::CHECK,
        (Step::Check, _) => &texts::CONFIRMATION,
        (Step::Note, _) => &texts::NOTE,
        (Step::Invoice, _) => &texts::INVOICE,
        (Step::Payment, _) => &texts::PAYMENT,
    }
}

fn state(step: Step, status: Option<Status>, line: &[Step]) -> StepState {
    let Some(status) = status else { return StepState::Open };
    match (status.lifecycle, status.hold) {
        (Lifecycle::Settled, _) => StepState::Done,
        // The month is counted all the same; it is the payment that waits.
        (_, Some(_)) if step == Step::Payment => StepState::Held,
        (Lifecycle::Pending, None) => against(step, Step::Counting),
        (Lifecycle::InReview, None) => match status.step {
            Some(now) => against(step, under_way(now, line)),
            None if step == Step::Counting => StepState::Done,
            None => StepState::Open,
        },
        _ => StepState::Open,
    }
}

/// A step that the site's line does not have is over where the next one begins.
fn under_way(now: Step, line: &[Step]) -> Step {
    line.iter().copied().find(|step| *step >= now).unwrap_or(Step::Payment)
}

fn against(step: Step, now: Step) -> StepState {
    match step.cmp(&now) {
        core::cmp::Ordering::Less => StepState::Done,
        core::cmp::Ordering::Equal => StepState::Current,
        core::cmp::Ordering::Greater => StepState::Later,
    }
}

impl SettlementContext {
    fn when(&self, step: Step, lang: Lang) -> Option<String> {
        if step == Step::Payment && !self.estimated.is_empty() {
            return Some(about(&rebatelens_finding::word::excerpt(&self.estimated), lang));
        }
        let day = match (self.site?, step) {
            (Site::China, _) => {
                let stages = Stages::of(self.period?)?;
                match step {
                    Step::Counting => stages.counted,
                    Step::Issue | Step::Check => stages.checked,
                    Step::Note => stages.noted,
                    Step::Invoice => return None,
                    Step::Payment => stages.paid,
                }
            }
            (Site::International, Step::Counting) => international_final(self.period?)?,
            (Site::International, Step::Issue) => return self.issued.map(|day| day.to_string()),
            (Site::International, Step::Check) => {
                let last = self.last_day()?;
                return Some(filled(&settlement_day::BY, &[("day", &last)], lang));
            }
            (Site::International, _) => return None,
        };
        Some(about(&day.to_string(), lang))
    }
}

fn about(day: &str, lang: Lang) -> String {
    filled(&settlement_day::ABOUT, &[("day", &day)], lang)
}

/// The status as the record writes it.
pub(super) fn written(record: &Record<'_, '_>) -> String {
    rebatelens_finding::word::excerpt(record.text(Field::Status).trim())
}
