//! How the lines of a currency are read.

use crate::rounding::Recognised;
use rebatelens_model::money::RateUnit;

/// Numbers of decimals, a bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Scales(u32);

impl Scales {
    /// Every number of decimals.
    pub(crate) const ALL: Self = Self(u32::MAX);

    pub(crate) fn with(self, scale: u32) -> Self {
        Self(self.0 | 1_u32.checked_shl(scale).unwrap_or_default())
    }

    /// Those that are in one or the other.
    pub(crate) const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Those that are in both.
    pub(crate) const fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Whether all of the others are among these.
    pub(crate) const fn has_all(self, others: Self) -> bool {
        self.0 & others.0 == others.0
    }

    pub(crate) fn most(self) -> Option<u32> {
        self.iter().next()
    }

    /// The most first.
    pub(crate) fn iter(self) -> impl Iterator<Item = u32> {
        (0..u32::BITS).rev().filter(move |scale| self.0 >> scale & 1 == 1)
    }
}

/// How the lines of a currency are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Verdict {
    /// The unit that bare rates are tried in.
    pub(crate) unit: RateUnit,
    /// Whether there are any.
    pub(crate) has_bare: bool,
    /// The same, where anything says it.
    pub(crate) bare: Option<RateUnit>,
    pub(crate) rounding: Recognised,
    /// Lines that fit.
    pub(crate) fitting: usize,
}

impl Verdict {
    /// Whether lines are read alike by both.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        let key = |own: &Self| (own.unit, own.bare, own.has_bare, own.rounding.decimals, own.rounding.modes);
        key(self) == key(other)
    }

    /// Whether lines that surely add up by this one do by the other.
    pub(crate) fn holds_under(&self, other: &Self) -> bool {
        let same_unit = !self.has_bare || (self.unit == other.unit && self.bare == other.bare);
        same_unit
            && self.rounding.decimals == other.rounding.decimals
            && self.rounding.modes.meets(other.rounding.modes)
    }
}
