//! Files to fill in: your own figures, and an agreement.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};
use rebatelens_finding::{Lang, names, terms::template as texts};
use rebatelens_formats::agreement::template::rows as agreement_rows;
use rebatelens_model::Field;

/// A file to fill in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Template {
    /// Your own figures, to compare with.
    Expected,
    /// What was agreed.
    Agreement,
}

impl Template {
    /// Every file.
    pub const ALL: [Self; 2] = [Self::Expected, Self::Agreement];

    /// Its name in calls.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Expected => "expected",
            Self::Agreement => "agreement",
        }
    }

    /// The file as CSV: a header and a synthetic example. A byte order mark stands in
    /// front of Chinese, without which spreadsheets read it in another encoding.
    pub fn csv(self, lang: Lang) -> String {
        let rows = match self {
            Self::Expected => expected_rows(lang),
            Self::Agreement => agreement_rows(lang),
        };
        let lines = rows.iter().map(|row| row.join(",") + "\r\n");
        let text: String = lines.collect();
        if text.is_ascii() { text } else { String::from('\u{FEFF}') + &text }
    }
}

/// The fields of expected figures. A status is the platform's to say.
fn expected_fields() -> impl Iterator<Item = Field> {
    Field::ALL
        .into_iter()
        .filter(|field| !matches!(field, Field::RecordId | Field::PartnerId | Field::Status))
}

fn expected_rows(lang: Lang) -> Vec<Vec<String>> {
    let header = expected_fields().map(|field| names::field(field, lang).to_string()).collect();
    let row = expected_fields().map(|field| example(field, lang).to_string()).collect();
    Vec::from([header, row])
}

const fn example(field: Field, lang: Lang) -> &'static str {
    match field {
        Field::SettlementPeriod => "2024-10",
        Field::CustomerId => "200000000120",
        Field::OrderId => "20241007120000000000001",
        Field::Product => "CVM",
        Field::BaseAmount => "1000.00",
        Field::RebateRate => "8%",
        Field::AdjustmentAmount => "0.00",
        Field::RebateAmount => "80.00",
        Field::Currency => texts::CURRENCY.text(lang),
        Field::OrderTime => "2024-10-07 12:00:00",
        Field::Note => texts::EXAMPLE_RECORD.text(lang),
        Field::RecordId | Field::PartnerId | Field::Status => "",
    }
}
