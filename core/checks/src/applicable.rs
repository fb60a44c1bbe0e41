//! Whether a rule has what it needs.

use crate::options::Options;
use rebatelens_finding::{Rule, need::Need};
use rebatelens_model::{Field, Kind};
use rebatelens_table::Table;

/// What a check holds.
pub struct Held<'h, 'a> {
    /// The tables of the check.
    pub tables: &'h [&'h Table<'a>],
    /// What the person chose.
    pub options: &'h Options,
}

impl Held<'_, '_> {
    /// What a rule lacks in the table that comes closest; nothing where it can
    /// be applied.
    pub fn lacks(&self, rule: &'static Rule) -> alloc::vec::Vec<Need> {
        let all = rule.needs;
        let lacking = |(at, table): (usize, &&Table<'_>)| {
            let own = all.iter().copied().filter(|need| !self.has(*need, at, table));
            own.collect::<alloc::vec::Vec<Need>>()
        };
        let each = self.tables.iter().enumerate().map(lacking);
        each.min_by_key(alloc::vec::Vec::len).unwrap_or_default()
    }

    fn has(&self, need: Need, at: usize, table: &Table<'_>) -> bool {
        let holds = |name: &str| {
            let field = Field::from_name(name).and_then(|field| table.column(field));
            field.is_some() || table.named(name).is_some()
        };
        match need {
            Need::Field(field) => table.column(field).is_some(),
            Need::Column(name) => holds(name),
            Need::AnyColumn(names) => names.iter().any(|name| holds(name)),
            Need::Kind(kind) => table.kind == kind,
            Need::AsOf => self.options.as_of.is_some(),
            Need::Expected => self.options.expected.is_some(),
            Need::Invoice => self.options.invoice.is_some(),
            Need::Receipt => self.options.receipt.is_some(),
            Need::Document => self.options.invoice.is_some() || self.options.receipt.is_some(),
            Need::Agreement => self.options.agreement.as_ref().is_some_and(|own| !own.ladders().is_empty()),
            Need::Policy => {
                let agreement = self.options.agreement.as_ref();
                agreement.is_some_and(|agreement| agreement.policy.is_some())
                    || self.tables.iter().any(|table| table.kind == Kind::PolicyProduct)
            }
            Need::BesideAlike => {
                let is_alike = |(other, own): (usize, &&Table<'_>)| other != at && own.kind == table.kind;
                self.tables.iter().enumerate().any(is_alike)
            }
            Need::Beside(kind) => {
                self.tables.iter().enumerate().any(|(other, table)| other != at && table.kind == kind)
            }
        }
    }
}
