//! The names of what the model knows, for people.

use crate::{
    Lang, Rule, Severity, Term, Word,
    terms::{
        delimiter as delimiters, family as families, field as fields, identifier, identifier_shape,
        lifecycle as lifecycles, record_kind as kinds, repair, rounding as roundings, severity as severities,
        unit, value_type as types,
    },
    word::counted,
};
use alloc::{format, string::String, vec::Vec};
use rebatelens_model::{
    Field, Kind,
    identifier::{IdentifierKind, Step},
    money::RoundingMode,
    status::Lifecycle,
};

/// What separates cells.
pub fn delimiter(byte: u8) -> Word {
    Word::term(match byte {
        b',' => &delimiters::COMMA,
        b'\t' => &delimiters::TAB,
        b';' => &delimiters::SEMICOLON,
        _ => &delimiters::BAR,
    })
}

/// A field's name.
pub const fn field(field: Field, lang: Lang) -> &'static str {
    let term = match field {
        Field::RecordId => &fields::RECORD_ID,
        Field::SettlementPeriod => &fields::SETTLEMENT_PERIOD,
        Field::PartnerId => &fields::PARTNER_ID,
        Field::CustomerId => &fields::CUSTOMER_ID,
        Field::OrderId => &fields::ORDER_ID,
        Field::Product => &fields::PRODUCT,
        Field::BaseAmount => &fields::BASE_AMOUNT,
        Field::RebateRate => &fields::REBATE_RATE,
        Field::AdjustmentAmount => &fields::ADJUSTMENT_AMOUNT,
        Field::RebateAmount => &fields::REBATE_AMOUNT,
        Field::Currency => &fields::CURRENCY,
        Field::Status => &fields::STATUS,
        Field::OrderTime => &fields::ORDER_TIME,
        Field::Note => &fields::NOTE,
    };
    term.text(lang)
}

/// What a column of another kind of record holds, with its unit.
pub fn value_type(value: &str, unit: Option<&str>, lang: Lang) -> String {
    let value = match value {
        "money" => &types::MONEY,
        "identifier" => &types::IDENTIFIER,
        "month" => &types::MONTH,
        "time" => &types::TIME,
        "rate" => &types::RATE,
        "number" | "count" => &types::NUMBER,
        "address" => &types::ADDRESS,
        "flag" => &types::FLAG,
        "status" => &types::STATUS,
        _ => &types::TEXT,
    };
    format!("{}{}", value.text(lang), unit.and_then(unit_name).map_or("", |unit| unit.text(lang)))
}

fn unit_name(unit: &str) -> Option<&'static Term> {
    match unit {
        "fen_integer" | "fen_float" => Some(&unit::FEN),
        "yuan_float" | "yuan_decimal" => Some(&unit::YUAN),
        "ten_thousand_yuan" => Some(&unit::TEN_THOUSAND_YUAN),
        "unstated" => Some(&unit::UNSTATED),
        _ => None,
    }
}

/// Records of a kind.
pub const fn record_kind(kind: Kind, lang: Lang) -> &'static str {
    let term = match kind {
        Kind::Rebate => &kinds::REBATE,
        Kind::Statement => &kinds::STATEMENT,
        Kind::BusinessDetail => &kinds::BUSINESS_DETAIL,
        Kind::Order => &kinds::ORDER,
        Kind::PriceDetail => &kinds::PRICE_DETAIL,
        Kind::BillLine => &kinds::BILL_LINE,
        Kind::BillSummary => &kinds::BILL_SUMMARY,
        Kind::Adjustment => &kinds::ADJUSTMENT,
        Kind::Transaction => &kinds::TRANSACTION,
        Kind::Balance => &kinds::BALANCE,
        Kind::Credit => &kinds::CREDIT,
        Kind::Voucher => &kinds::VOUCHER,
        Kind::VoucherUsage => &kinds::VOUCHER_USAGE,
        Kind::PolicyProduct => &kinds::POLICY_PRODUCT,
        Kind::Customer => &kinds::CUSTOMER,
        Kind::IncreaseGoal => &kinds::INCREASE_GOAL,
        Kind::Salesman => &kinds::SALESMAN,
        Kind::Download => &kinds::DOWNLOAD,
        Kind::Reference => &kinds::REFERENCE,
        Kind::Other => &kinds::OTHER,
    };
    term.text(lang)
}

/// An identifier's name.
pub const fn identifier_kind(kind: IdentifierKind, lang: Lang) -> &'static str {
    let term = match kind {
        IdentifierKind::Partner => return field(Field::PartnerId, lang),
        IdentifierKind::Customer => return field(Field::CustomerId, lang),
        IdentifierKind::Order => return field(Field::OrderId, lang),
        IdentifierKind::Record => return field(Field::RecordId, lang),
        IdentifierKind::Resource => &identifier::RESOURCE,
        IdentifierKind::Journal => &identifier::JOURNAL,
        IdentifierKind::Policy => &identifier::POLICY,
        IdentifierKind::Voucher => &identifier::VOUCHER,
        IdentifierKind::Code => &identifier::CODE,
    };
    term.text(lang)
}

/// What an identifier of a kind looks like.
pub const fn shape(kind: IdentifierKind, lang: Lang) -> &'static str {
    let term = match kind {
        IdentifierKind::Order => &identifier_shape::ORDER,
        IdentifierKind::Partner | IdentifierKind::Customer => &identifier_shape::UIN,
        IdentifierKind::Record | IdentifierKind::Resource => &identifier_shape::AS_SHOWN,
        IdentifierKind::Journal => &identifier_shape::JOURNAL,
        IdentifierKind::Policy => &identifier_shape::POLICY,
        IdentifierKind::Voucher => &identifier_shape::VOUCHER,
        IdentifierKind::Code => &identifier_shape::CODE,
    };
    term.text(lang)
}

/// How much a finding matters.
pub const fn severity(severity: Severity, lang: Lang) -> &'static str {
    let term = match severity {
        Severity::Error => &severities::ERROR,
        Severity::Warning => &severities::WARNING,
        Severity::Note => &severities::NOTE,
    };
    term.text(lang)
}

/// The family of a rule.
pub fn family(rule: &Rule, lang: Lang) -> &'static str {
    let term = match rule.family() {
        "FI" => &families::FILE,
        "ID" => &families::IDENTIFIER,
        "ST" => &families::STATUS,
        "AM" => &families::AMOUNT,
        "DU" => &families::DUPLICATE,
        "PE" => &families::PERIOD,
        "RV" => &families::REVERSAL,
        "TO" => &families::TOTALS,
        "AG" => &families::AGREEMENT,
        "CA" => &families::CAPTURE,
        _ => &families::CONTEXT,
    };
    term.text(lang)
}

/// A lifecycle stage.
pub const fn lifecycle(stage: Lifecycle, lang: Lang) -> &'static str {
    let term = match stage {
        Lifecycle::Settled => &lifecycles::SETTLED,
        Lifecycle::InReview => &lifecycles::IN_REVIEW,
        Lifecycle::Pending => &lifecycles::PENDING,
        Lifecycle::Adjusted => &lifecycles::ADJUSTED,
        Lifecycle::Rejected => &lifecycles::REJECTED,
        Lifecycle::Unknown => &lifecycles::UNKNOWN,
    };
    term.text(lang)
}

/// A rounding mode.
pub const fn rounding(mode: RoundingMode, lang: Lang) -> &'static str {
    let term = match mode {
        RoundingMode::HalfUp => &roundings::HALF_UP,
        RoundingMode::HalfEven => &roundings::HALF_EVEN,
        RoundingMode::Down => &roundings::DOWN,
        RoundingMode::Up => &roundings::UP,
    };
    term.text(lang)
}

/// What was taken off an identifier, as a list.
pub fn steps(steps: &[(Step, usize)]) -> Word {
    Word::each(|lang| {
        let parts: Vec<String> = steps.iter().map(|(step, count)| repair_step(*step, *count, lang)).collect();
        parts.join(lang.comma())
    })
}

fn repair_step(step: Step, count: usize, lang: Lang) -> String {
    match step {
        Step::Trimmed => counted(&repair::SPACE, count, &[], lang),
        Step::Invisible => counted(&repair::INVISIBLE, count, &[], lang),
        Step::AsciiDigits => counted(&repair::FULL_WIDTH_DIGIT, count, &[], lang),
        Step::Grouping => counted(&repair::SEPARATOR, count, &[], lang),
        Step::Quotes => repair::QUOTES.text(lang).into(),
        Step::PointZero => repair::POINT_ZERO.text(lang).into(),
        Step::PowerOfTen => repair::POWER_OF_TEN.text(lang).into(),
    }
}
