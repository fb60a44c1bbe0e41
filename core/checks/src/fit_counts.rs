//! How many lines fit, and which rounding they show.
//!
//! The mode that fits most lines is the table's; where several fit equally well,
//! it stays open between them.

use crate::rounding::{Fit, Modes, Origin, Recognised};
use rebatelens_model::money::{Currency, RoundingMode};

/// How many lines fit, and how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct FitCounts {
    exact: usize,
    /// By the set of modes that give the amount.
    rounded: [usize; Modes::SETS],
}

impl FitCounts {
    pub(crate) fn take(&mut self, fit: Option<Fit>) {
        match fit {
            Some(Fit::Exact) => self.exact += 1,
            Some(Fit::Rounded(modes)) => {
                if let Some(count) = self.rounded.get_mut(modes.place()) {
                    *count += 1;
                }
            }
            Some(Fit::None) | None => {}
        }
    }

    pub(crate) fn append(&mut self, other: &Self) {
        self.exact += other.exact;
        self.rounded.iter_mut().zip(&other.rounded).for_each(|(own, other)| *own += other);
    }

    /// Lines that fit, rounded or not.
    pub(crate) fn fitting(&self) -> usize {
        self.exact + self.rounded.iter().sum::<usize>()
    }

    /// Lines that were rounded and fit, by the modes that give the amount.
    pub(crate) fn rounded(&self) -> impl Iterator<Item = (Modes, usize)> {
        self.rounded.iter().enumerate().map(|(place, count)| (Modes::at(place), *count))
    }
}

/// How many lines must agree before a line that does not is called different.
const AGREEING_LINES: usize = 3;

/// The rounding that the person named, and how many lines follow it.
pub(crate) fn follow(
    currency: Option<Currency>,
    decimals: u32,
    counts: &FitCounts,
    mode: RoundingMode,
) -> Recognised {
    let modes = Modes::of(core::iter::once(mode));
    let lines = lines(counts, |own| own.meets(modes));
    Recognised { currency, how: Origin::Given, modes, decimals, lines }
}

/// Lines that needed rounding and fit, by the modes that give the amount.
fn lines(counts: &FitCounts, wanted: impl Fn(Modes) -> bool) -> usize {
    counts.rounded().filter(|(modes, _)| wanted(*modes)).map(|(_, count)| count).sum()
}

/// Recognises the rounding from the lines' fits.
pub(crate) fn recognise(currency: Option<Currency>, decimals: u32, counts: &FitCounts) -> Recognised {
    let by_mode = RoundingMode::ALL.map(|mode| (mode, lines(counts, |own| own.has(mode))));
    let best = by_mode.iter().map(|(_, count)| *count).max().unwrap_or(0);
    let modes = Modes::of(by_mode.into_iter().filter(|(_, count)| *count == best).map(|(mode, _)| mode));
    let outside = lines(counts, |own| !own.meets(modes));
    let agreed = best >= AGREEING_LINES && best >= outside.saturating_mul(AGREEING_LINES);
    let modes = if agreed || outside == 0 { modes } else { Modes::ALL };
    Recognised { currency, how: Origin::Shown, modes, decimals, lines: best }
}
