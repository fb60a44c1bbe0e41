//! Where a record is, what it waits for, who acts, and by when.

use crate::story::steps::{Ground, takes_back, written};
use alloc::{format, string::String};
use rebatelens_checks::{Sheet, Today, days, waiting_words::words_of};
use rebatelens_finding::{lang::Lang, names};
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
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Standing {
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

pub(super) fn of(record: &Record<'_, '_>, sheet: &Sheet<'_>, today: Today, lang: Lang) -> Standing {
    let ground = Ground::of(record, sheet, today);
    let lifecycle = ground.status.map_or(Lifecycle::Unknown, |status| status.lifecycle);
    let wait = Wait::of(ground.status);
    let (sentence, who, when) = match wait {
        Some(wait) => waits(wait, &ground, lang),
        None => ends(ground.status, record, sheet, lang),
    };
    Standing {
        lifecycle: lifecycle.name(),
        stage: names::lifecycle(lifecycle, lang),
        sentence,
        who,
        when,
        deadline: wait.and_then(|wait| deadline(wait, &ground, today, lang)),
        yours: wait.is_some_and(Wait::is_partners),
    }
}

fn waits(wait: Wait, ground: &Ground, lang: Lang) -> (String, String, Option<String>) {
    let args = words_of(wait, ground.period, ground.site, &ground.estimated);
    let word = |name: &str| {
        let found = args.iter().find(|(known, _)| *known == name);
        found.map(|(_, word)| word.text(lang)).unwrap_or_default()
    };
    let sentence = match lang {
        Lang::En => format!("It waits for {}.", word("what")),
        Lang::ZhCn => format!("等待{}。", word("what")),
    };
    (sentence, word("who").into(), Some(word("when").into()))
}

/// A record that waits for nothing, or of which that is not known.
fn ends(
    status: Option<Status>,
    record: &Record<'_, '_>,
    sheet: &Sheet<'_>,
    lang: Lang,
) -> (String, String, Option<String>) {
    let nobody = lang.pick("Nobody has to act.", "无需任何人处理。");
    let unknown = lang.pick("Who acts next is not stated.", "未说明由谁处理。");
    let Some(status) = status else {
        let sentence = lang.pick("The record states no status.", "该记录没有状态。");
        return (sentence.into(), unknown.into(), None);
    };
    let taken = status.refunded || takes_back(record, sheet);
    let (sentence, who) = match status.lifecycle {
        Lifecycle::Settled => (lang.pick("It is paid out.", "已付款。"), nobody),
        Lifecycle::Adjusted if taken => (
            lang.pick(
                "The customer got money back, so what it had earned is taken back.",
                "款项已退还客户，因此扣回相应返佣。",
            ),
            nobody,
        ),
        Lifecycle::Adjusted => (lang.pick("It was corrected afterwards.", "事后已更正。"), nobody),
        Lifecycle::Rejected => (
            lang.pick("It was refused and is not paid as it stands.", "已被驳回，按现状不会付款。"),
            lang.pick(
                "If that is wrong, you act next: ask Tencent Cloud for the reason.",
                "如有异议，由您向腾讯云询问原因。",
            ),
        ),
        _ if status.known => (
            lang.pick(
                "Its status does not say where it is in the settlement.",
                "其状态未说明处于结算的哪一步。",
            ),
            unknown,
        ),
        _ => return (unread(&written(record), lang), unknown.into(), None),
    };
    (sentence.into(), who.into(), None)
}

fn unread(status: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("What the status “{status}” means is not known here."),
        Lang::ZhCn => format!("状态“{status}”的含义未知。"),
    }
}

/// The last day by which it should move, and how far away that is.
fn deadline(wait: Wait, ground: &Ground, today: Today, lang: Lang) -> Option<String> {
    let stages = || ground.period.and_then(Stages::of).filter(|_| ground.site == Some(Site::China));
    let (last, is_sure) = match (wait, ground.last_day()) {
        (Wait::Confirmation, Some(last)) => (last, true),
        (Wait::Confirmation | Wait::Counting, _) => (stages()?.checked, false),
        (Wait::Payment, _) if ground.estimated.is_empty() => (stages()?.paid, false),
        _ => return None,
    };
    let away = today.day.map(|today| left(last, today, lang));
    let away = away.map(|away| format!("{}{away}", lang.pick(", ", "，"))).unwrap_or_default();
    Some(match (is_sure, lang) {
        (true, Lang::En) => format!("Last day: {last}{away}"),
        (true, Lang::ZhCn) => format!("最后一天：{last}{away}"),
        (false, Lang::En) => format!("Expected by about {last}{away}"),
        (false, Lang::ZhCn) => format!("预计约在 {last} 前{away}"),
    })
}

fn left(last: Day, today: Day, lang: Lang) -> String {
    let left = last.days_after(today);
    if left >= 0 {
        return days(left).text(lang).into();
    }
    match (left.unsigned_abs(), lang) {
        (1, Lang::En) => "1 day ago".into(),
        (over, Lang::En) => format!("{over} days ago"),
        (over, Lang::ZhCn) => format!("已过 {over} 天"),
    }
}
