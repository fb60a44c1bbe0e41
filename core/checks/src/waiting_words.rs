//! What a record that is not settled waits for: who acts, when it should move,
//! and what to note until then.

use alloc::{format, vec};
use rebatelens_finding::word::{Args, Word};
use rebatelens_model::{
    calendar::{Stages, international_final},
    period::Period,
    site::Site,
    wait::Wait,
};

const fn what(wait: Wait) -> (&'static str, &'static str) {
    match wait {
        Wait::Counting => ("the count of the month's performance", "当月业绩的统计"),
        Wait::Confirmation => ("your confirmation of the statement", "您确认对账单"),
        Wait::Invoice => ("your invoice", "您的发票"),
        Wait::Payment => ("the review and the payment", "审核与付款"),
        Wait::OverdueBill => ("an overdue bill to be settled", "欠费结清"),
        Wait::Contract => ("the agreement to be archived", "协议归档"),
    }
}

const fn who(wait: Wait) -> (&'static str, &'static str) {
    if wait.is_partners() {
        ("You act next.", "下一步由您处理。")
    } else {
        ("Tencent Cloud acts next.", "下一步由腾讯云处理。")
    }
}

/// The words that a wait is told with.
pub fn words_of(wait: Wait, period: Option<Period>, site: Option<Site>, estimated: &str) -> Args {
    let (en, zh) = what(wait);
    let (who_en, who_zh) = who(wait);
    let when = if estimated.is_empty() { when(wait, period, site) } else { shown(estimated) };
    vec![("what", Word::both(en, zh)), ("who", Word::both(who_en, who_zh)), ("when", when)]
}

/// The date that the portal itself shows.
fn shown(estimated: &str) -> Word {
    let date = rebatelens_finding::word::excerpt(estimated);
    Word::both(format!("The portal estimates {date}."), format!("门户给出的预计日期为 {date}。"))
}

/// When it should move, where the site's schedule says.
fn when(wait: Wait, period: Option<Period>, site: Option<Site>) -> Word {
    let stages = period.and_then(Stages::of).filter(|_| site == Some(Site::China));
    let month_final = period.and_then(international_final).filter(|_| site == Some(Site::International));
    match (wait, stages, month_final) {
        (Wait::Counting, Some(stages), _) => Word::both(
            format!(
                "Counting begins on {} and takes until about {}; the statement is checked by about {}.",
                stages.counting_from, stages.counted, stages.checked
            ),
            format!(
                "{} 起统计，约 {} 完成；对账单约 {} 前核对完毕。",
                stages.counting_from, stages.counted, stages.checked
            ),
        ),
        (Wait::Payment, Some(stages), _) => Word::both(
            format!(
                "The settlement note comes by about {}, the payment within 15 working days of your invoice: {} at the earliest guess.",
                stages.noted, stages.paid
            ),
            format!(
                "结算单约 {} 前发出，收到发票后 15 个工作日内付款，按最快估计为 {}。",
                stages.noted, stages.paid
            ),
        ),
        (Wait::Counting, None, Some(day)) => Word::both(
            format!("The month is final on {day}; the statement follows, on a day that is not published."),
            format!("当月数据于 {day} 定稿，之后出具对账单，具体日期未公布。"),
        ),
        (Wait::Confirmation, None, Some(_)) => {
            Word::both("It counts as confirmed 15 days after it was issued.", "出具 15 天后默认确认。")
        }
        (Wait::Counting | Wait::Payment, ..) => {
            Word::both("No schedule for it is known here.", "此处没有可用的时间安排。")
        }
        _ => Word::both("It moves when that is done.", "完成后即会流转。"),
    }
}
