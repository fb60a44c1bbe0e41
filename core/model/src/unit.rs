//! What a column's cells hold, and the unit that money in them is written in.

use crate::identifier::kind::IdentifierKind;

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueType {
    /// Text as it is.
    Text,
    /// An identifier.
    Identifier(IdentifierKind),
    /// Money in a unit.
    Money(MoneyUnit),
    /// A number without a unit of money.
    Number,
    /// A whole number.
    Count,
    /// A rate of commission.
    Rate,
    /// A calendar month.
    Month,
    /// A moment, in UTC+08:00 where the value names no zone.
    Time,
    /// A moment in seconds since 1970.
    UnixTime,
    /// Yes or no.
    Flag,
    /// A currency.
    Currency,
    /// A status text or code.
    Status,
    /// An address, which may carry a credential behind its `?`.
    Address,
}

impl ValueType {
    /// The type's name in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Identifier(_) => "identifier",
            Self::Money(_) => "money",
            Self::Number => "number",
            Self::Count => "count",
            Self::Rate => "rate",
            Self::Month => "month",
            Self::Time | Self::UnixTime => "time",
            Self::Flag => "flag",
            Self::Currency => "currency",
            Self::Status => "status",
            Self::Address => "address",
        }
    }

    /// The unit's name in reports, where the type has one.
    pub const fn unit(self) -> Option<&'static str> {
        match self {
            Self::Money(unit) => Some(unit.name()),
            Self::UnixTime => Some("unix_seconds"),
            _ => None,
        }
    }
}

/// The unit that money is written in. The interfaces use every one of these,
/// often two in one answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoneyUnit {
    /// Whole fen, a hundredth of a yuan.
    FenInteger,
    /// Fen as a floating-point number.
    FenFloat,
    /// Yuan as a floating-point number.
    YuanFloat,
    /// Yuan as a text of up to eight decimals.
    YuanDecimal,
    /// Thousands of yuan.
    ThousandYuan,
    /// Tens of thousands of yuan.
    TenThousandYuan,
    /// Thousands, of a currency that is named elsewhere.
    Thousand,
    /// Tens of thousands, of a currency that is named elsewhere.
    TenThousand,
    /// A decimal text in the currency that the row names.
    RowCurrency,
    /// A decimal text; the answer names no currency.
    Decimal,
    /// A floating-point number; the answer names no currency.
    Float,
    /// The cell says it itself: `¥12.50`, `12.5万元`, or the header does.
    AsWritten,
    /// Nobody states the unit. Never counted as money.
    Unstated,
}

impl MoneyUnit {
    /// The unit's name in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::FenInteger => "fen_integer",
            Self::FenFloat => "fen_float",
            Self::YuanFloat => "yuan_float",
            Self::YuanDecimal => "yuan_decimal",
            Self::ThousandYuan => "thousand_yuan",
            Self::TenThousandYuan => "ten_thousand_yuan",
            Self::Thousand => "thousand",
            Self::TenThousand => "ten_thousand",
            Self::RowCurrency => "row_currency",
            Self::Decimal => "decimal",
            Self::Float => "float",
            Self::AsWritten => "as_written",
            Self::Unstated => "unstated",
        }
    }

    /// Whether the amounts are yuan or a part of it.
    pub const fn is_yuan(self) -> bool {
        matches!(
            self,
            Self::FenInteger
                | Self::FenFloat
                | Self::YuanFloat
                | Self::YuanDecimal
                | Self::ThousandYuan
                | Self::TenThousandYuan
        )
    }
}
