//! What each rule needs before it can say anything. A rule that lacks it has
//! neither passed nor failed.

use crate::{catalogue::Code, lang::Lang, words};
use alloc::{format, string::String};
use rebatelens_model::{Field, Kind};

/// Something that a rule needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// A column of a rebate record.
    Field(Field),
    /// A column that stands beside these, by its name in reports.
    Column(&'static str),
    /// One of several columns.
    AnyColumn(&'static [&'static str]),
    /// A table of that kind.
    Kind(Kind),
    /// The day to count from.
    AsOf,
    /// What the reseller expected.
    Expected,
    /// What was agreed.
    Agreement,
    /// A policy's product list, in the agreement or among the files.
    Policy,
    /// Tables of another kind in the same check.
    Beside(Kind),
}

use Need::{Agreement, AnyColumn, AsOf, Beside, Column, Expected, Field as F, Kind as K, Policy};

const BREAKDOWN: &[Need] = &[F(Field::BaseAmount), F(Field::RebateRate), F(Field::RebateAmount)];
const STATUS: &[Need] = &[F(Field::Status), F(Field::RebateAmount)];
const WAITING: &[Need] = &[F(Field::Status), AsOf];
const CONFIRMATION: &[Need] = &[F(Field::Status), Column("issue_time"), AsOf];
const USAGE: &[Need] = &[F(Field::SettlementPeriod), AnyColumn(&["usage_start_time", "usage_end_time"])];
const MONTHS: &[Need] = &[F(Field::SettlementPeriod), F(Field::OrderTime)];
const TAKEN_BACK: &[Need] = &[F(Field::OrderId), F(Field::RebateAmount)];
const AGREED: &[Need] = &[F(Field::Product), Agreement];
const AGREED_RATE: &[Need] = &[F(Field::Product), F(Field::RebateRate), Agreement];
const AGREED_AMOUNT: &[Need] = &[F(Field::Product), F(Field::BaseAmount), F(Field::RebateAmount), Agreement];
const COMPARED: &[Need] = &[F(Field::RebateAmount), Expected];

/// What a rule needs; nothing where any input will do.
pub const fn needs(code: Code) -> &'static [Need] {
    match code {
        Code::ID005 => &[F(Field::OrderId)],
        Code::ID006 => &[F(Field::CustomerId)],
        Code::ID007 => &[F(Field::PartnerId), F(Field::CustomerId)],
        Code::ID008 => &[F(Field::OrderId), F(Field::SettlementPeriod)],
        Code::ID009 => &[F(Field::OrderId), F(Field::CustomerId)],
        Code::ST001 | Code::ST002 | Code::ST003 => &[F(Field::Status)],
        Code::ST004 => &[AnyColumn(&["status", "voucher_status", "deal_status", "pay_mode", "action_type"])],
        Code::ST005 => &[K(Kind::Order), Column("deal_status")],
        Code::ST006 | Code::ST007 | Code::ST008 => STATUS,
        Code::ST009 | Code::ST010 => CONFIRMATION,
        Code::ST011 | Code::ST012 => WAITING,
        Code::ST014 => &[F(Field::Status), F(Field::SettlementPeriod), AsOf],
        Code::AM001 | Code::AM002 | Code::AM006 | Code::AM007 | Code::AM012 | Code::AM018 => BREAKDOWN,
        Code::AM003 | Code::AM008 | Code::AM017 | Code::RV003 | Code::TO002 => &[F(Field::RebateAmount)],
        Code::AM004 => &[F(Field::RebateRate)],
        Code::AM005 => &[K(Kind::Statement), Column("month_sales")],
        Code::AM009 | Code::AM015 | Code::AM016 => &[F(Field::Currency)],
        Code::AM010 => &[
            AnyColumn(&["real_cost", "total_after_discount", "component_set[0].real_cost"]),
            AnyColumn(&["cash_paid", "cash_pay_amount", "component_set[0].cash_pay_amount"]),
        ],
        Code::AM011 => &[Column("before_tax"), Column("tax")],
        Code::AM013 => &[AnyColumn(&[
            "discount",
            "component_set[0].discount",
            "sub_product_price_detail[0].discount_value",
        ])],
        Code::AM014 => &[F(Field::OrderId), F(Field::Product), F(Field::RebateAmount)],
        Code::DU001 | Code::DU002 => &[AnyColumn(&["record_id", "order_id"])],
        Code::DU004 => &[AnyColumn(&["record_id", "order_id"]), Beside(Kind::Rebate)],
        Code::DU003 => &[Beside(Kind::Rebate)],
        Code::PE001 => &[F(Field::SettlementPeriod)],
        Code::PE002 => &[F(Field::OrderTime)],
        Code::PE003 | Code::PE005 | Code::PE006 => MONTHS,
        Code::PE004 | Code::PE007 => USAGE,
        Code::RV001 | Code::RV002 | Code::RV004 => TAKEN_BACK,
        Code::RV005 => &[AnyColumn(&["transaction_type", "status"])],
        Code::RV007 => &[F(Field::OrderId), F(Field::CustomerId), F(Field::RebateAmount)],
        Code::RV006 => &[F(Field::OrderId), Beside(Kind::Order)],
        Code::TO001 | Code::TO008 => &[K(Kind::Statement), Beside(Kind::Rebate)],
        Code::AG011 => AGREED_RATE,
        Code::AG020 => &[F(Field::Product), F(Field::BaseAmount), F(Field::RebateRate), Agreement],
        Code::AG012 | Code::AG014 | Code::AG021 => AGREED_AMOUNT,
        Code::AG013 => &[F(Field::Product), F(Field::RebateAmount), Agreement],
        Code::AG015 | Code::AG019 => AGREED,
        Code::AG016 => &[F(Field::Product), AnyColumn(&["order_time", "settlement_period"]), Agreement],
        Code::AG017 => &[F(Field::Product), F(Field::BaseAmount), Agreement],
        Code::AG018 => &[F(Field::Product), Policy],
        Code::TO003 | Code::TO004 | Code::TO005 | Code::TO006 | Code::TO007 => COMPARED,
        _ => &[],
    }
}

impl Need {
    /// What is lacking, for people.
    pub fn in_words(self, lang: Lang) -> String {
        let column = |name: &str| {
            let field = Field::from_name(name).map(|field| words::field(field, lang));
            field.unwrap_or_else(|| beside(name, lang)).into()
        };
        match self {
            Self::Field(field) => words::field(field, lang).into(),
            Self::Column(name) => column(name),
            Self::AnyColumn(names) => names.first().map_or_else(String::new, |name| column(name)),
            Self::Kind(kind) => words::record_kind(kind, lang).into(),
            Self::Beside(kind) => match lang {
                Lang::En => format!("another file of {}", words::record_kind(kind, lang)),
                Lang::ZhCn => format!("另一个含{}的文件", words::record_kind(kind, lang)),
            },
            Self::AsOf => lang.pick("the day to count from (--as-of)", "计算日期（--as-of）").into(),
            Self::Agreement => lang.pick("your agreement (--agreement)", "您的协议（--agreement）").into(),
            Self::Policy => words::record_kind(Kind::PolicyProduct, lang).to_lowercase(),
            Self::Expected => {
                lang.pick("your expected values (--expected)", "您的预期数据（--expected）").into()
            }
        }
    }
}

/// Columns beside a rebate record's, for people.
fn beside(name: &str, lang: Lang) -> &'static str {
    match name {
        "issue_time" => lang.pick("when the statement was issued", "对账单出具时间"),
        "usage_start_time" => lang.pick("usage time", "使用时间"),
        "transaction_type" => lang.pick("transaction type", "交易类型"),
        "month_sales" => lang.pick("the month's sales", "当月业绩"),
        "real_cost" | "cash_paid" => lang.pick("payments of a bill", "账单支付明细"),
        "before_tax" | "tax" => lang.pick("tax lines", "税额"),
        "discount" => lang.pick("discount", "折扣"),
        "status" | "deal_status" => lang.pick("status", "状态"),
        _ => lang.pick("another column", "其他列"),
    }
}
