//! Whether two identifiers may be one: a digit slipped, or what one of them
//! lost or hides is what the other shows. It is offered and never used.

use crate::identifier::{
    shape::{SPREADSHEET_DIGITS, is_digits},
    state::{Damage, State},
};

/// The shortest identifier that is compared digit by digit. Of shorter ones,
/// too many differ by one digit by chance.
const COMPARED: usize = 8;

/// Whether one digit was changed, left out or put in, or changed places with
/// its neighbour.
pub fn differs_by_one(typed: &str, known: &str) -> bool {
    let (a, b) = (typed.as_bytes(), known.as_bytes());
    if a.len().abs_diff(b.len()) > 1 || a.len().min(b.len()) < COMPARED || !is_digits(known) {
        return false;
    }
    let same = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let rest = |skip_a, skip_b| a.get(same + skip_a..) == b.get(same + skip_b..);
    match a.len().cmp(&b.len()) {
        core::cmp::Ordering::Equal => {
            let swapped = a.get(same) == b.get(same + 1) && a.get(same + 1) == b.get(same);
            same < a.len() && (rest(1, 1) || (swapped && rest(2, 2)))
        }
        core::cmp::Ordering::Less => rest(0, 1),
        core::cmp::Ordering::Greater => rest(1, 0),
    }
}

/// Whether a whole identifier may be what a broken one was. `broken` stands
/// without blanks around; nothing is said of a state that lost nothing.
pub fn may_have_been(broken: &str, state: &State, whole: &str) -> bool {
    is_digits(whole)
        && match state {
            State::Masked => shows_ends(broken, whole),
            State::Damaged(Damage::Scientific) => rounds_to(broken, whole),
            State::Damaged(Damage::FifteenDigits | Damage::Float) => {
                broken.len() == whole.len()
                    && broken.get(..SPREADSHEET_DIGITS) == whole.get(..SPREADSHEET_DIGITS)
            }
            State::Clean | State::Repaired | State::Invalid(_) => false,
        }
}

/// What a mask leaves visible in front and behind. How many characters it
/// hides is not told by the number of its signs.
fn shows_ends(masked: &str, whole: &str) -> bool {
    let hidden = |c: char| !c.is_ascii_digit();
    let front = masked.split(hidden).next().unwrap_or_default();
    let back = masked.rsplit(hidden).next().unwrap_or_default();
    let shown = front.len() + back.len();
    shown >= 4 && shown < whole.len() && whole.starts_with(front) && whole.ends_with(back)
}

/// `2.02410E+22`: as many digits as the power says, and the first ones rounded.
fn rounds_to(power_of_ten: &str, whole: &str) -> bool {
    let read = || {
        let (mantissa, power) = power_of_ten.split_once(['e', 'E'])?;
        let (first, decimals) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits = first.len() + decimals.len();
        let shown: u64 = [first, decimals].concat().parse().ok()?;
        let length: usize = power.trim_start_matches('+').parse().ok()?;
        let front: u64 = whole.get(..digits)?.parse().ok()?;
        let up = whole.as_bytes().get(digits).is_some_and(|next| *next >= b'5');
        Some(whole.len() == length + 1 && (front == shown || (up && front + 1 == shown)))
    };
    read().unwrap_or(false)
}
