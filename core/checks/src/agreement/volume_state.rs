//! How far each volume has come: the tier reached, what is missing to the next, the
//! last day that may count, and what one more deal changes.

use crate::agreement::{tiers, volume::span};
use rebatelens_finding::word::Word;
use rebatelens_model::{
    agreement::{Ladder, Tier},
    calendar::Day,
    money::{Currency, RoundingMode, exact_add, exact_mul, exact_sub},
    period::Period,
};
use rust_decimal::Decimal;

/// Why a volume is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VolumeGap {
    /// No record of the tables counts for the rows.
    NoRecord,
    /// A table shows a part of its rows.
    PartOfTable,
    /// Cells of a row do not stand under their names.
    ShiftedRow,
    /// A record may count for other rows of the agreement.
    OtherRow,
    /// A record has no month that can be read.
    NoMonth,
    /// A record names no currency, and others do.
    NoCurrency,
    /// A record has no base amount.
    BaseAbsent,
    /// A base amount cannot be read.
    BaseUnreadable,
    /// The sum has more digits than can be kept.
    Digits,
}

impl VolumeGap {
    /// Every reason, in the order that they are named in.
    pub const ALL: [Self; 9] = [
        Self::NoRecord,
        Self::PartOfTable,
        Self::ShiftedRow,
        Self::OtherRow,
        Self::NoMonth,
        Self::NoCurrency,
        Self::BaseAbsent,
        Self::BaseUnreadable,
        Self::Digits,
    ];

    /// Its name in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::NoRecord => "no_record",
            Self::PartOfTable => "part_of_table",
            Self::ShiftedRow => "shifted_row",
            Self::OtherRow => "other_row",
            Self::NoMonth => "no_month",
            Self::NoCurrency => "open_currency",
            Self::BaseAbsent => "absent",
            Self::BaseUnreadable => "unreadable",
            Self::Digits => "digits",
        }
    }

    const fn place(self) -> usize {
        match self {
            Self::NoRecord => 0,
            Self::PartOfTable => 1,
            Self::ShiftedRow => 2,
            Self::OtherRow => 3,
            Self::NoMonth => 4,
            Self::NoCurrency => 5,
            Self::BaseAbsent => 6,
            Self::BaseUnreadable => 7,
            Self::Digits => 8,
        }
    }
}

/// Why a volume is not known, and how many records each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct VolumeGaps([usize; VolumeGap::ALL.len()]);

impl VolumeGaps {
    /// Counts records of a reason.
    pub(super) fn add(&mut self, gap: VolumeGap, records: usize) {
        if let Some(count) = self.0.get_mut(gap.place()) {
            *count = count.saturating_add(records);
        }
    }

    /// Each reason that there is, with its records.
    pub fn reasons(&self) -> impl Iterator<Item = (VolumeGap, usize)> {
        VolumeGap::ALL.into_iter().zip(self.0).filter(|(_, records)| *records > 0)
    }
}

/// A volume of a month or a quarter, under the rows of one ladder.
#[derive(Clone, Debug)]
pub struct VolumeState {
    /// The rows of the agreement.
    pub ladder: Ladder,
    /// The products that the rows are about.
    pub product: Word,
    /// The currency that its records name.
    pub currency: Option<Currency>,
    /// The first and the last month that the thresholds count; nothing where no
    /// record counts.
    pub months: Option<(Period, Period)>,
    /// Records that surely count.
    pub records: usize,
    /// Their base amounts that can be read, in all.
    pub counted: Option<Decimal>,
    /// What they show as earned, without adjustments; nothing where one does not.
    pub shown: Option<Decimal>,
    /// The volume; nothing where it is not known.
    pub volume: Option<Decimal>,
    /// Why it is not known.
    pub gaps: VolumeGaps,
}

/// What is missing to the next tier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NextTier {
    /// The tier.
    pub tier: Tier,
    /// Its threshold less the volume, exactly.
    pub missing: Decimal,
    /// The same in per cent of the volume, rounded to two decimals; nothing where
    /// the volume is not above zero.
    pub percent: Option<Decimal>,
}

/// What one more deal changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DealEffect {
    /// The volume with it.
    pub volume: Decimal,
    /// The tier that it reaches.
    pub reached: Option<Tier>,
    /// What the tiers give with it.
    pub rebate: Decimal,
    /// The same less what they give without it.
    pub change: Decimal,
}

impl VolumeState {
    /// Of rows that no record counts for.
    pub(super) fn without_records(ladder: &Ladder) -> Self {
        let mut gaps = VolumeGaps::default();
        gaps.add(VolumeGap::NoRecord, 1);
        Self {
            ladder: ladder.clone(),
            product: tiers::product(ladder),
            currency: ladder.currency(),
            months: None,
            records: 0,
            counted: None,
            shown: None,
            volume: None,
            gaps,
        }
    }

    /// The tier that the volume reaches.
    pub fn reached(&self) -> Option<Tier> {
        self.ladder.reached(self.volume?).copied()
    }

    /// The next tier; nothing where the volume is not known or reaches the top one.
    pub fn next(&self) -> Option<NextTier> {
        let volume = self.volume?;
        let (tier, missing) = self.ladder.next(volume)?;
        Some(NextTier { tier: *tier, missing, percent: percent_of(missing, volume) })
    }

    /// What the tiers give on the volume, rounded once.
    pub fn rebate(&self) -> Option<Decimal> {
        self.rebate_of(self.volume?)
    }

    /// What one more deal of that base amount changes.
    pub fn with_deal(&self, amount: Decimal) -> Option<DealEffect> {
        let before = self.rebate()?;
        let volume = exact_add(self.volume?, amount)?;
        let rebate = self.rebate_of(volume)?;
        let change = exact_sub(rebate, before)?;
        Some(DealEffect { volume, reached: self.ladder.reached(volume).copied(), rebate, change })
    }

    /// The last day of the months that the thresholds count, or the last one on which
    /// the rows hold, where that is earlier.
    pub fn last_day(&self) -> Option<Day> {
        let (_, last) = self.months?;
        let end = Day::of(last, last.days())?;
        Some(self.ladder.window().to.map_or(end, |to| to.min(end)))
    }

    /// Whether the rows end before the months do.
    pub fn ends_early(&self) -> bool {
        self.last_day().is_some() && self.last_day() == self.ladder.window().to
    }

    fn rebate_of(&self, volume: Decimal) -> Option<Decimal> {
        self.ladder.rebate(volume, self.currency.map_or(2, Currency::decimals))
    }
}

/// The first and the last month that the thresholds of rows count.
pub(super) fn months(ladder: &Ladder, month: Period) -> Option<(Period, Period)> {
    span(ladder.per(), month)
}

fn percent_of(part: Decimal, whole: Decimal) -> Option<Decimal> {
    if whole <= Decimal::ZERO {
        return None;
    }
    let percent = exact_mul(part, Decimal::ONE_HUNDRED)?.checked_div(whole)?;
    Some(RoundingMode::HalfUp.round(percent, 2))
}
