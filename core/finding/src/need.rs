//! What a rule needs before it can be checked. A rule that lacks it has neither
//! passed nor failed.

use crate::{
    Lang, Word, fill, names,
    terms::{column, need},
};
use alloc::string::String;
use rebatelens_model::{Field, Kind};

/// Something that a rule needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// A column of a rebate record.
    Field(Field),
    /// A column beside these, by its name in reports.
    Column(&'static str),
    /// One of several columns.
    AnyColumn(&'static [&'static str]),
    /// A table of that kind.
    Kind(Kind),
    /// The day to count from.
    AsOf,
    /// What the reseller expected.
    Expected,
    /// What the partner invoiced.
    Invoice,
    /// What the bank received.
    Receipt,
    /// One of the two.
    Document,
    /// What was agreed.
    Agreement,
    /// A policy's product list, in the agreement or among the files.
    Policy,
    /// Tables of another kind in the same check.
    Beside(Kind),
    /// Another table of the same kind.
    BesideAlike,
}

impl Need {
    /// What is lacking, for people.
    pub fn in_words(self, lang: Lang) -> String {
        match self {
            Self::Field(field) => names::field(field, lang).into(),
            Self::Column(name) => column_name(name, lang).into(),
            Self::AnyColumn(names) => {
                names.first().map_or_else(String::new, |name| column_name(name, lang).into())
            }
            Self::Kind(kind) => names::record_kind(kind, lang).into(),
            Self::Beside(kind) => {
                fill(need::BESIDE.text(lang), &[("kind", Word::from(names::record_kind(kind, lang)))], lang)
            }
            Self::BesideAlike => need::ALIKE.text(lang).into(),
            Self::AsOf => need::AS_OF.text(lang).into(),
            Self::Agreement => need::AGREEMENT.text(lang).into(),
            Self::Policy => names::record_kind(Kind::PolicyProduct, lang).to_lowercase(),
            Self::Expected => need::EXPECTED.text(lang).into(),
            Self::Invoice => need::INVOICE.text(lang).into(),
            Self::Receipt => need::RECEIPT.text(lang).into(),
            Self::Document => need::DOCUMENT.text(lang).into(),
        }
    }
}

/// A column's name for people.
fn column_name(name: &str, lang: Lang) -> &'static str {
    if let Some(field) = Field::from_name(name) {
        return names::field(field, lang);
    }
    let term = match name {
        "issue_time" => &column::ISSUE_TIME,
        "usage_start_time" => &column::USAGE_TIME,
        "transaction_type" => &column::TRANSACTION_TYPE,
        "month_sales" => &column::MONTH_SALES,
        "real_cost" | "cash_paid" => &column::PAYMENTS,
        "before_tax" | "tax" => &column::TAX,
        "discount" => &column::DISCOUNT,
        "status" | "deal_status" => &column::STATUS,
        "direction" => &column::DIRECTION,
        _ => &column::OTHER,
    };
    term.text(lang)
}
