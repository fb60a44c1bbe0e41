//! What is kept of one rebate record.

use crate::fingerprint::Fingerprint;
use rebatelens_model::{
    entry::EntryKind,
    money::Currency,
    period::Period,
    status::{Lifecycle, Status},
};
use rust_decimal::Decimal;

/// What is kept of one rebate record.
#[derive(Clone, Copy, Debug, Default)]
pub struct RecordSummary {
    /// The record's number, from 1.
    pub record: usize,
    /// The fingerprint of the order, or of the one that it names as its original.
    pub order: Option<Fingerprint>,
    /// A part of the customer's fingerprint: records of one order are compared by
    /// it. Zero where no customer is named.
    pub customer: u32,
    /// The fingerprint of the partner's id.
    pub partner: Option<Fingerprint>,
    /// The amount that totals count.
    pub amount: Option<Decimal>,
    /// The base amount.
    pub base: Option<Decimal>,
    /// The settlement period.
    pub period: Option<Period>,
    /// The currency.
    pub currency: Option<Currency>,
    /// The status.
    pub status: Option<Status>,
    /// The correction that it says it is.
    pub kind: Option<EntryKind>,
    /// Whether it names the order that it takes back.
    pub names_original: bool,
}

/// What many records have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RecordGroup {
    /// The fingerprint of the partner's id.
    pub partner: Option<Fingerprint>,
    /// The settlement period.
    pub period: Option<Period>,
    /// The currency.
    pub currency: Option<Currency>,
    /// The status.
    pub status: Option<Status>,
    /// The correction that they say they are.
    pub kind: Option<EntryKind>,
    /// Whether they name the order that they take back.
    pub names_original: bool,
    /// The sign of their amounts.
    pub sign: Sign,
}

/// Whether an amount gives or takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// It is not known, or zero.
    Open,
    /// It is above zero.
    Positive,
    /// It is below zero.
    Negative,
}

impl Sign {
    fn of(amount: Option<Decimal>) -> Self {
        match amount {
            Some(amount) if !amount.is_zero() && amount.is_sign_negative() => Self::Negative,
            Some(amount) if !amount.is_zero() => Self::Positive,
            _ => Self::Open,
        }
    }
}

impl RecordSummary {
    /// Whether it takes back what another line gave: it says so, or it is
    /// negative and no other correction.
    pub fn reverses(&self) -> bool {
        self.group().reverses()
    }

    /// Whether its amount is below zero, its base above, and nothing says that it
    /// takes back.
    pub(crate) fn has_other_sign_than_base(&self) -> bool {
        let is_plain = self.kind.is_none() && !self.names_original;
        let is_refunded = self.status.is_some_and(|status| status.refunded);
        let is_above = self.base.is_some_and(|base| base > Decimal::ZERO);
        let is_below = self.amount.is_some_and(|amount| amount < Decimal::ZERO);
        is_plain && !is_refunded && is_above && is_below
    }

    /// What it has in common with others.
    pub fn group(&self) -> RecordGroup {
        RecordGroup {
            partner: self.partner,
            period: self.period,
            currency: self.currency,
            status: self.status,
            kind: self.kind,
            names_original: self.names_original,
            sign: Sign::of(self.amount),
        }
    }
}

impl RecordGroup {
    /// A number by which most groups differ.
    pub(crate) fn mixed(&self) -> u64 {
        let period =
            self.period.map_or(0, |period| u64::from(period.year()) * 16 + u64::from(period.month()));
        let [a, b, c] = self.currency.map_or([0; 3], Currency::letters);
        let currency = u64::from_le_bytes([a, b, c, 0, 0, 0, 0, 0]);
        let lifecycle = match self.status.map(|status| status.lifecycle) {
            None | Some(Lifecycle::Unknown) => 0,
            Some(Lifecycle::Settled) => 1,
            Some(Lifecycle::InReview) => 2,
            Some(Lifecycle::Pending) => 3,
            Some(Lifecycle::Adjusted) => 4,
            Some(Lifecycle::Rejected) => 5,
        };
        let sign = u64::from(self.earns()) * 2 + u64::from(self.reverses());
        let kind = u64::from(self.kind.is_some()) * 2 + u64::from(self.names_original);
        let partner = self.partner.map_or(0, |own| u64::try_from(own.get() >> 64).unwrap_or_default());
        let mixed = partner ^ (period << 34) ^ (currency << 10) ^ (lifecycle << 4) ^ (kind << 2) ^ sign;
        mixed.wrapping_mul(0xD6E8_FEB8_6659_FD93)
    }

    /// Whether they take back what other lines gave.
    pub fn reverses(&self) -> bool {
        match self.kind {
            Some(kind) => kind.reverses(),
            None => self.names_original || self.sign == Sign::Negative,
        }
    }

    /// Whether they earn.
    pub fn earns(&self) -> bool {
        self.sign == Sign::Positive
    }
}
