//! Thresholds on a volume, and what a volume earns.
//!
//! The volume is the sum of base amounts of a month or a calendar quarter. A
//! threshold is reached by a volume that is as large, and one of zero by any
//! volume. Below the lowest threshold nothing is earned. On the whole volume,
//! the tier reached gives the rate of all of it; progressive, each tier gives
//! the rate of what lies above its threshold and not above the next one.

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
