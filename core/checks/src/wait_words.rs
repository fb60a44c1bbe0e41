//! What a record that is not settled waits for: who acts, when it should move,
//! and what to note until then.

use alloc::{string::ToString, vec};
use rebatelens_finding::{
    terms::{days_left, waiting_for, waiting_until},
    word::{Args, Term, Word, excerpt},
};
use rebatelens_model::{
    calendar::{Stages, international_final},
    period::Period,
    site::Site,
    wait::Wait,
};

const fn what(wait: Wait) -> &'static Term {
    match wait {
        Wait::Counting => &waiting_for::COUNTING,
        Wait::Confirmation => &waiting_for::CONFIRMATION,
        Wait::Invoice => &waiting_for::INVOICE,
        Wait::Payment => &waiting_for::PAYMENT,
        Wait::OverdueBill => &waiting_for::OVERDUE_BILL,
        Wait::Contract => &waiting_for::CONTRACT,
    }
}

const fn who(wait: Wait) -> &'static Term {
    if wait.is_partners() { &waiting_for::PARTNER_ACTS } else { &waiting_for::TENCENT_ACTS }
}

/// The words that describe a wait.
pub fn words_of(wait: Wait, period: Option<Period>, site: Option<Site>, estimated: &str) -> Args {
    let when = if estimated.is_empty() { when(wait, period, site) } else { shown(estimated) };
    vec![("what", Word::term(what(wait))), ("who", Word::term(who(wait))), ("when", when)]
}

/// The date that the portal itself shows.
fn shown(estimated: &str) -> Word {
    Word::filled(&waiting_until::ESTIMATED, &[("date", Word::from(excerpt(estimated)))])
}

/// When it should move, where the site's schedule says.
fn when(wait: Wait, period: Option<Period>, site: Option<Site>) -> Word {
    let stages = period.and_then(Stages::of).filter(|_| site == Some(Site::China));
    let month_final = period.and_then(international_final).filter(|_| site == Some(Site::International));
    let date = |day: &dyn ToString| Word::from(day.to_string());
    match (wait, stages, month_final) {
        (Wait::Counting, Some(stages), _) => Word::filled(
            &waiting_until::COUNTED,
            &[
                ("from", date(&stages.counting_from)),
                ("counted", date(&stages.counted)),
                ("checked", date(&stages.checked)),
            ],
        ),
        (Wait::Payment, Some(stages), _) => Word::filled(
            &waiting_until::PAID,
            &[("noted", date(&stages.noted)), ("paid", date(&stages.paid))],
        ),
        (Wait::Counting, None, Some(day)) => Word::filled(&waiting_until::FINAL, &[("day", date(&day))]),
        (Wait::Confirmation, None, Some(_)) => Word::term(&waiting_until::CONFIRMED),
        (Wait::Counting | Wait::Payment, ..) => Word::term(&waiting_until::NOT_KNOWN),
        _ => Word::term(&waiting_until::DONE),
    }
}

/// How many days are left.
pub fn days(count: i64) -> Word {
    if count == 0 {
        return Word::term(&days_left::TODAY);
    }
    // A number below zero has a plural's words.
    let plural = usize::try_from(count).unwrap_or_default();
    Word::counted(&days_left::DAYS, plural, &[("count", Word::from(count.to_string()))])
}
