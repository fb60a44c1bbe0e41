//! Days, windows and rates of an agreement in words.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};
use rebatelens_finding::{
    terms::{agreed_row, agreed_window, policy_row},
    word::{Term, Word, fill},
};
use rebatelens_model::{
    agreement::{PolicyRow, Window},
    calendar::Day,
    money::{Currency, Percent, Signed, with_currency},
};
use rust_decimal::Decimal;

/// When something holds.
fn window(window: Window) -> Word {
    let date = |day: Day| Word::from(day.to_string());
    match (window.from, window.to) {
        (Some(from), Some(to)) => {
            Word::filled(&agreed_window::BETWEEN, &[("from", date(from)), ("to", date(to))])
        }
        (Some(from), None) => Word::filled(&agreed_window::FROM, &[("from", date(from))]),
        (None, Some(to)) => Word::filled(&agreed_window::UNTIL, &[("to", date(to))]),
        (None, None) => Word::term(&agreed_window::ANY_DAY),
    }
}

/// A text about a row that holds in a window. No space is put before the
/// window, whatever it begins with.
pub(super) fn of_window(term: &'static Term, held: Window, args: &[(&'static str, Word)]) -> Word {
    let held = window(held);
    Word::each(|lang| fill(term.text(lang), args, lang).replace("{window}", held.text(lang)))
}

/// A line of the agreement, for a blank.
pub(super) fn line(line: usize) -> (&'static str, Word) {
    ("line", Word::from(line.to_string()))
}

pub(super) fn day(day: Option<Day>) -> Word {
    day.map_or(Word::term(&agreed_window::NO_DAY), |day| Word::from(day.to_string()))
}

/// What a rate comes to in money.
pub(super) fn cost(by: Option<Decimal>, currency: Option<Currency>) -> Word {
    let Some(by) = by else { return Word::term(&agreed_row::COST_UNKNOWN) };
    let by = Word::from(with_currency(&Signed(by), currency));
    Word::filled(&agreed_row::COST, &[("by", by)])
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
    Word::each(|lang| texts.join(agreed_row::RATES_OR.text(lang)))
}

pub(super) fn listed_on_other_days(row: &PolicyRow, on: Option<Day>) -> Word {
    of_window(&policy_row::OTHER_DAYS, row.window, &[line(row.line), ("day", day(on))])
}
