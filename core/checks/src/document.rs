//! The documents behind a payment: invoices and bank receipts.

use crate::left_out::Gap;
use alloc::{string::String, vec, vec::Vec};
use rebatelens_finding::word::excerpt;
use rebatelens_model::{
    money::{Currency, DecimalMark, Form, read_formed},
    period::Period,
};
use rust_decimal::Decimal;

/// What kind of document it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentKind {
    /// Invoices that the partner sent.
    Invoice,
    /// What the bank received.
    Receipt,
}

/// Invoices, or receipts of the bank.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// Where its lines come from, in the order given.
    pub sources: Vec<DocumentSource>,
    /// Its lines, in the order given.
    pub lines: Vec<DocumentLine>,
}

/// Where amounts come from: a file, or the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentSource {
    /// The name of the file, or the amount as it was given.
    pub name: String,
    /// SHA-256 of the file, in hexadecimal.
    pub sha256: Option<String>,
}

/// One amount of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentLine {
    /// The file, or the amount as it was given.
    pub name: String,
    /// The physical line in the file, from 1.
    pub line: Option<usize>,
    /// The invoice's or the transfer's own number; empty where there is none.
    pub reference: String,
    /// The settlement month that it is for, where it says one.
    pub period: Option<Period>,
    /// The currency, where it names one.
    pub currency: Option<Currency>,
    /// The amount, or why it is not known.
    pub amount: Result<Decimal, Gap>,
    /// What stands in the cell of the amount.
    pub raw: String,
}

impl Document {
    /// An amount alone, such as `12,345.67 CNY`; nothing where a text is none, or
    /// where its only mark may be a decimal point or separate thousands.
    pub fn of_amount(text: &str) -> Option<Self> {
        let (reading, form) = read_formed(text, DecimalMark::Open);
        let amount = reading.read().filter(|_| form != Form::Either)?;
        let line = DocumentLine {
            name: excerpt(text.trim()),
            line: None,
            reference: String::new(),
            period: None,
            currency: amount.currency,
            amount: Ok(amount.value),
            raw: excerpt(text.trim()),
        };
        let source = DocumentSource { name: line.name.clone(), sha256: None };
        Some(Self { sources: vec![source], lines: vec![line] })
    }

    /// The lines of both.
    #[must_use]
    pub fn and(mut self, more: Self) -> Self {
        self.sources.extend(more.sources);
        self.lines.extend(more.lines);
        self
    }
}
