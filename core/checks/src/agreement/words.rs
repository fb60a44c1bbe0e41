//! Days, windows and rates of an agreement in words.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};
use rebatelens_finding::{lang::Lang, word::Word};
use rebatelens_model::{
    agreement::{PolicyRow, Window},
    calendar::Day,
    money::Percent,
};
use rust_decimal::Decimal;

/// When something holds.
pub(super) fn window(window: Window) -> Word {
    match (window.from, window.to) {
        (Some(from), Some(to)) => Word::both(format!("from {from} to {to}"), format!("{from} 至 {to}")),
        (Some(from), None) => Word::both(format!("from {from} on"), format!("自 {from} 起")),
        (None, Some(to)) => Word::both(format!("until {to}"), format!("至 {to} 止")),
        (None, None) => Word::both("on any day", "任何日期"),
    }
}

pub(super) fn day(day: Option<Day>) -> Word {
    day.map_or_else(|| Word::both("no day", "未写明日期"), |day| Word::from(day.to_string()))
}

/// Rates, each once.
pub(super) fn rates(rates: &[Decimal]) -> Word {
    let mut texts: Vec<String> = Vec::new();
    for rate in rates {
        let text = Percent(*rate).to_string();
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    Word::each(|lang| texts.join(lang.pick(" or ", " 或 ")))
}

pub(super) fn listed_on_other_days(row: &PolicyRow, on: Option<Day>) -> Word {
    let (held, on) = (window(row.window), day(on));
    Word::both(
        format!(
            "Line {} of the list has it {}, and the record is of {}.",
            row.line,
            held.text(Lang::En),
            on.text(Lang::En)
        ),
        format!(
            "列表第 {} 行的有效期为{}，而该记录的日期为 {}。",
            row.line,
            held.text(Lang::ZhCn),
            on.text(Lang::ZhCn)
        ),
    )
}
