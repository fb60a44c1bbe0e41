//! Thresholds on a volume, and what a volume earns.
//!
//! The volume is the sum of base amounts of a month or a calendar quarter. A
//! threshold is reached by a volume that is as large, and one of zero by any
//! volume. Below the lowest threshold nothing is earned. On the whole volume,
//! the tier reached gives the rate of all of it; progressive, each tier gives
//! the rate of what lies above its threshold and not above the next one.

use crate::{
    agreement::{Ladder, TierKind},
    money::{RoundingMode, exact_add, exact_mul, exact_sub},
};
use alloc::vec::Vec;
use rust_decimal::Decimal;

/// A threshold and the rate from it on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tier {
    /// The volume that it holds from.
    pub from: Decimal,
    /// The rate as a part of one.
    pub rate: Decimal,
    /// The line of its row, from 1.
    pub line: usize,
}

/// The part of a volume that one tier gives its rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slice {
    /// The tier.
    pub tier: Tier,
    /// The part of the volume.
    pub volume: Decimal,
    /// What it earns, exactly.
    pub rebate: Decimal,
}

impl Ladder {
    /// Whether its rate depends on a volume.
    pub fn is_tiered(&self) -> bool {
        self.tiers.iter().any(|tier| !tier.from.is_zero())
    }

    /// How many of its tiers a volume reaches.
    pub fn count_reached(&self, volume: Decimal) -> usize {
        self.tiers.iter().take_while(|tier| tier.from.is_zero() || tier.from <= volume).count()
    }

    /// The tier that a volume reaches.
    pub fn reached(&self, volume: Decimal) -> Option<&Tier> {
        self.tiers.get(self.count_reached(volume).checked_sub(1)?)
    }

    /// The next tier, and exactly what is missing to it.
    pub fn next(&self, volume: Decimal) -> Option<(&Tier, Decimal)> {
        let next = self.tiers.get(self.count_reached(volume))?;
        Some((next, exact_sub(next.from, volume)?))
    }

    /// What each part of a volume earns; nothing where a number has too many
    /// digits to be exact.
    pub fn slices(&self, volume: Decimal) -> Option<Vec<Slice>> {
        let reached = self.tiers.get(..self.count_reached(volume))?;
        let slice =
            |tier: &Tier, volume| Some(Slice { tier: *tier, volume, rebate: exact_mul(volume, tier.rate)? });
        match self.kind {
            TierKind::WholeVolume => reached.last().map(|tier| slice(tier, volume)).into_iter().collect(),
            TierKind::Progressive => {
                let ends = reached.iter().skip(1).map(|next| next.from).chain([volume]);
                reached.iter().zip(ends).map(|(tier, end)| slice(tier, exact_sub(end, tier.from)?)).collect()
            }
        }
    }

    /// What a volume earns, exactly.
    fn earned(&self, volume: Decimal) -> Option<Decimal> {
        self.slices(volume)?.iter().try_fold(Decimal::ZERO, |sum, slice| exact_add(sum, slice.rebate))
    }

    /// What a volume earns, rounded once to so many decimals, as the rows say or
    /// half up.
    pub fn rebate(&self, volume: Decimal, decimals: u32) -> Option<Decimal> {
        Some(self.rounding.unwrap_or(RoundingMode::HalfUp).round(self.earned(volume)?, decimals))
    }

    /// What a part of a volume earns, from one size of the volume to another:
    /// exactly, and rounded so that all parts together are what the volume earns.
    pub fn part(&self, from: Decimal, to: Decimal, decimals: u32) -> Option<(Decimal, Decimal)> {
        let given = exact_sub(self.earned(to)?, self.earned(from)?)?;
        Some((given, exact_sub(self.rebate(to, decimals)?, self.rebate(from, decimals)?)?))
    }

    /// What a base earns at a rate, rounded to so many decimals in every way that
    /// the rows allow.
    pub fn rounded(&self, base: Decimal, rate: Decimal, decimals: u32) -> Vec<Decimal> {
        let Some(product) = exact_mul(base, rate) else { return Vec::new() };
        let all = RoundingMode::ALL.into_iter().filter(|mode| self.rounding.is_none_or(|own| own == *mode));
        all.map(|mode| mode.round(product, decimals)).collect()
    }
}
