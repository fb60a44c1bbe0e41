//! Something found, not yet in words.

use crate::{
    Args, Lang, Rule, Severity, Word, names,
    word::{fill_with, opening},
};
use alloc::{boxed::Box, string::String, vec, vec::Vec};
use rebatelens_model::{Field, money::Currency, period::Period};
use rust_decimal::Decimal;

/// What identifies a record beyond its table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecordReference {
    /// The record id, without what broke it; as it stands where it cannot be used.
    pub record_id: Option<String>,
    /// The order, in the same way.
    pub order_id: Option<String>,
    /// The customer, in the same way.
    pub customer_id: Option<String>,
    /// The settlement month.
    pub settlement_period: Option<Period>,
}

/// Something found, not yet in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The rule.
    pub rule: &'static Rule,
    /// The record, from 1.
    pub record: Option<usize>,
    /// The physical line, from 1.
    pub line: Option<usize>,
    /// The column, from 1.
    pub column: Option<usize>,
    /// The field.
    pub field: Option<Field>,
    /// The column's own name, where it is no field of a rebate record.
    pub column_name: Option<String>,
    /// The cell as it stands.
    pub raw: Option<String>,
    /// What was read.
    pub observed: Option<String>,
    /// What it would have to be.
    pub expected: Option<String>,
    /// Observed less expected.
    pub difference: Option<Decimal>,
    /// The money that the finding is about: the difference, or the record's
    /// rebate amount.
    pub at_stake: Option<Decimal>,
    /// The currency of these amounts.
    pub currency: Option<Currency>,
    /// The sum written out.
    pub workings: Vec<(Word, String)>,
    /// The identifier without what broke it.
    pub cleaned: Option<String>,
    /// How a person knows the record: its id, its order, or its number.
    pub label: Option<Word>,
    /// Product and customer.
    pub context: Option<String>,
    /// What identifies the record in other tables.
    pub reference: Option<Box<RecordReference>>,
    /// Whether its record counts what an earlier one counts already.
    pub counts_twice: bool,
    /// The words for the message's blanks.
    pub args: Args,
}

impl Found {
    /// A finding about a whole input.
    pub fn of_input(rule: &'static Rule, line: Option<usize>, column: Option<usize>, args: Args) -> Self {
        Self {
            rule,
            record: None,
            line,
            column,
            field: None,
            column_name: None,
            raw: None,
            observed: None,
            expected: None,
            difference: None,
            at_stake: None,
            currency: None,
            workings: vec![],
            cleaned: None,
            label: None,
            context: None,
            reference: None,
            counts_twice: false,
            args,
        }
    }

    /// What happened, in a language.
    pub fn message(&self, lang: Lang) -> String {
        self.sentence(self.rule.message(lang).message, lang)
    }

    /// A text with its blanks filled, that begins with a capital. What a file
    /// holds, such as an identifier or a file's name, stays as it is.
    pub fn sentence(&self, template: &str, lang: Lang) -> String {
        let text = self.fill(template, lang);
        if self.begins_plain(template) { text } else { opening(text) }
    }

    /// Whether a text begins with a word that is the same in each language.
    fn begins_plain(&self, template: &str) -> bool {
        let Some((name, _)) = template.strip_prefix('{').and_then(|rest| rest.split_once('}')) else {
            return false;
        };
        match self.args.iter().find(|(known, _)| *known == name) {
            Some((_, word)) => matches!(word, Word::Plain(_)),
            None => match name {
                "raw" => true,
                "record" => matches!(self.label, Some(Word::Plain(_))),
                _ => false,
            },
        }
    }

    /// Fills the blanks of a text: with the words for it, else with the cell, the
    /// record's name and the field's.
    pub fn fill(&self, template: &str, lang: Lang) -> String {
        fill_with(template, &|name| {
            let word = self.args.iter().find(|(known, _)| *known == name);
            word.map(|(_, word)| word.text(lang)).or_else(|| match name {
                "raw" => self.raw.as_deref().map(str::trim),
                "record" => self.label.as_ref().map(|label| label.text(lang)),
                "field" => self.field.map(|field| names::field(field, lang)),
                _ => None,
            })
        })
    }

    /// How much it matters.
    pub fn severity(&self) -> Severity {
        self.rule.severity
    }
}
