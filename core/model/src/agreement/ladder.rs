//! The rows of one ladder: which records they fit, and what a volume earns.

use crate::{
    agreement::{
        level::{Fit, LEVELS, Level, folded, plain},
        subject::{Subject, Window},
        tier::{Slice, Tier},
    },
    money::{Currency, RoundingMode, exact_add, exact_mul, exact_sub},
};
use alloc::{string::String, vec::Vec};
use rust_decimal::Decimal;

/// What thresholds count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Per {
    /// The base amounts of a month.
    Month,
    /// The base amounts of a calendar quarter.
    Quarter,
}

impl Per {
    /// Its name in agreements and reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Quarter => "quarter",
        }
    }
}

/// What a threshold that is reached changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TierKind {
    /// What lies above it.
    Progressive,
    /// The whole volume.
    WholeVolume,
}

impl TierKind {
    /// Its name in agreements and reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Progressive => "progressive",
            Self::WholeVolume => "whole_volume",
        }
    }
}

/// Rows that agree in levels, currency, category and window: one a threshold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ladder {
    pub(super) place: usize,
    pub(super) scope: [Level; LEVELS],
    pub(super) category: Option<String>,
    pub(super) currency: Option<Currency>,
    pub(super) window: Window,
    pub(super) eligible: bool,
    pub(super) per: Per,
    pub(super) kind: TierKind,
    pub(super) rounding: Option<RoundingMode>,
    /// In rising order of their thresholds; at least one.
    pub(super) tiers: Vec<Tier>,
}

/// How specific a ladder is: a greater one counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rank {
    exact: usize,
    /// The exact levels, the deepest first.
    deepest: [bool; LEVELS],
    currency: bool,
    category: bool,
}

impl Ladder {
    /// Its place in the agreement, from 0.
    pub const fn place(&self) -> usize {
        self.place
    }

    /// The product, level by level.
    pub const fn scope(&self) -> &[Level; LEVELS] {
        &self.scope
    }

    /// When it holds.
    pub const fn window(&self) -> Window {
        self.window
    }

    /// The currency; nothing where it holds for each.
    pub const fn currency(&self) -> Option<Currency> {
        self.currency
    }

    /// Whether anything is earned at all.
    pub const fn eligible(&self) -> bool {
        self.eligible
    }

    /// What its thresholds count.
    pub const fn per(&self) -> Per {
        self.per
    }

    /// What its thresholds change.
    pub const fn kind(&self) -> TierKind {
        self.kind
    }

    /// How a product is cut to two decimals, where the rows say.
    pub const fn rounding(&self) -> Option<RoundingMode> {
        self.rounding
    }

    /// Its tiers, in rising order of their thresholds.
    pub fn tiers(&self) -> &[Tier] {
        &self.tiers
    }

    /// The line of its first tier.
    pub fn line(&self) -> usize {
        self.tiers.first().map_or(0, |tier| tier.line)
    }

    pub(super) fn rank(&self) -> Rank {
        let [product, sub_product, component_type, component] = &self.scope;
        let deepest = [component, component_type, sub_product, product].map(Level::is_exact);
        Rank {
            exact: deepest.iter().filter(|exact| **exact).count(),
            deepest,
            currency: self.currency.is_some(),
            category: self.category.is_some(),
        }
    }

    /// Whether it would be about the record, were it of another currency.
    pub fn fits_but_currency(&self, subject: &Subject<'_>) -> bool {
        self.fit_scope(subject) == Fit::No
            && self.fit_scope(&Subject { currency: self.currency, ..*subject }) == Fit::Yes
    }

    /// Whether it is about the record, whatever the day.
    pub(super) fn fit_scope(&self, subject: &Subject<'_>) -> Fit {
        let levels = self.scope.iter().zip(subject.levels).map(|(level, names)| level.fit(names));
        let currency = match (self.currency, subject.currency) {
            (Some(own), Some(shown)) => Fit::of(own == shown),
            (Some(_), None) => Fit::Maybe,
            (None, _) => Fit::Yes,
        };
        let category = match (&self.category, subject.category) {
            (Some(own), Some(listed)) => Fit::of(folded(own).eq(folded(plain(listed)))),
            _ => Fit::Yes,
        };
        levels.chain([currency, category]).min().unwrap_or(Fit::Yes)
    }
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
