//! The fields of a rebate record. Their names are the same in code, reports,
//! evidence and on the command line.

use crate::{
    identifier::kind::IdentifierKind,
    unit::{MoneyUnit, ValueType},
};

/// A field of a rebate record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The portal's reference.
    RecordId,
    /// The month that the rebate is settled for.
    SettlementPeriod,
    /// The reseller's UIN.
    PartnerId,
    /// The customer's UIN.
    CustomerId,
    /// The order or transaction reference.
    OrderId,
    /// The service category.
    Product,
    /// The amount that the rate applies to.
    BaseAmount,
    /// The rate of commission.
    RebateRate,
    /// A deduction or correction.
    AdjustmentAmount,
    /// The total shown.
    RebateAmount,
    /// ISO 4217.
    Currency,
    /// The status as shown.
    Status,
    /// When it was ordered or charged.
    OrderTime,
    /// A remark.
    Note,
}

impl Field {
    /// Every field, in the order that records are written in.
    pub const ALL: [Self; 14] = [
        Self::RecordId,
        Self::SettlementPeriod,
        Self::PartnerId,
        Self::CustomerId,
        Self::OrderId,
        Self::Product,
        Self::BaseAmount,
        Self::RebateRate,
        Self::AdjustmentAmount,
        Self::RebateAmount,
        Self::Currency,
        Self::Status,
        Self::OrderTime,
        Self::Note,
    ];

    /// The field's name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::RecordId => "record_id",
            Self::SettlementPeriod => "settlement_period",
            Self::PartnerId => "partner_id",
            Self::CustomerId => "customer_id",
            Self::OrderId => "order_id",
            Self::Product => "product",
            Self::BaseAmount => "base_amount",
            Self::RebateRate => "rebate_rate",
            Self::AdjustmentAmount => "adjustment_amount",
            Self::RebateAmount => "rebate_amount",
            Self::Currency => "currency",
            Self::Status => "status",
            Self::OrderTime => "order_time",
            Self::Note => "note",
        }
    }

    /// The field's place in [`Self::ALL`].
    pub const fn index(self) -> usize {
        match self {
            Self::RecordId => 0,
            Self::SettlementPeriod => 1,
            Self::PartnerId => 2,
            Self::CustomerId => 3,
            Self::OrderId => 4,
            Self::Product => 5,
            Self::BaseAmount => 6,
            Self::RebateRate => 7,
            Self::AdjustmentAmount => 8,
            Self::RebateAmount => 9,
            Self::Currency => 10,
            Self::Status => 11,
            Self::OrderTime => 12,
            Self::Note => 13,
        }
    }

    /// The field of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.name() == name)
    }

    /// What the cells hold.
    pub const fn value_type(self) -> ValueType {
        match self {
            Self::RecordId => ValueType::Identifier(IdentifierKind::Record),
            Self::PartnerId => ValueType::Identifier(IdentifierKind::Partner),
            Self::CustomerId => ValueType::Identifier(IdentifierKind::Customer),
            Self::OrderId => ValueType::Identifier(IdentifierKind::Order),
            Self::SettlementPeriod => ValueType::Month,
            Self::BaseAmount | Self::AdjustmentAmount | Self::RebateAmount => {
                ValueType::Money(MoneyUnit::AsWritten)
            }
            Self::RebateRate => ValueType::Rate,
            Self::Currency => ValueType::Currency,
            Self::Status => ValueType::Status,
            Self::OrderTime => ValueType::Time,
            Self::Product | Self::Note => ValueType::Text,
        }
    }

    /// Whether the cells hold money.
    pub const fn is_money(self) -> bool {
        matches!(self, Self::BaseAmount | Self::AdjustmentAmount | Self::RebateAmount)
    }

    /// Whether it holds identifiers.
    pub const fn is_identifier(self) -> bool {
        matches!(self, Self::RecordId | Self::PartnerId | Self::CustomerId | Self::OrderId)
    }
}
