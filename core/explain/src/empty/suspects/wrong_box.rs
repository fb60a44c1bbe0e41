//! Identifiers that stand under the wrong filter.

use crate::empty::{
    captured::SeenId,
    filter::Filter,
    query::{AskedId, Query},
    suspects::{Found, Look, Weight},
};
use alloc::{format, string::String, vec::Vec};
use rebatelens_finding::{lang::Lang, word};

impl Look<'_, '_> {
    pub fn wrong_boxes(&self) -> Vec<Found> {
        let mut found = Vec::new();
        for (id, seen) in self.ids_seen() {
            found.extend(self.captured_elsewhere(id, seen).or_else(|| self.shaped_otherwise(id)));
            found.extend(self.captured_beside(id, seen));
        }
        found
    }

    /// Captured records hold it as another kind of identifier.
    fn captured_elsewhere(&self, id: &AskedId, seen: &SeenId) -> Option<Found> {
        let (other, count) = seen.elsewhere.iter().next_back().filter(|_| seen.own == 0)?;
        let (shown, label, right) = self.placed_in(id, *other);
        let reason = match self.lang() {
            Lang::En if *other == Filter::Partner => format!(
                "{shown} stands under {label}, and it is the partner's own account in captured records."
            ),
            Lang::ZhCn if *other == Filter::Partner => {
                format!("{shown} 填在{label}处，而在已有记录中是合作伙伴自己的账号。")
            }
            Lang::En => format!("{shown} stands under {label}, and captured records hold it as {right}."),
            Lang::ZhCn => format!("{shown} 填在{label}处，而在已有记录中是{right}。"),
        };
        let found = Found::new(Weight::Proved, "wrong_box", reason, self.moved(id, *other));
        Some(found.because([self.records(*count)]))
    }

    /// Its shape is that of another kind of identifier, or it is asked for as
    /// the partner too.
    fn shaped_otherwise(&self, id: &AskedId) -> Option<Found> {
        let partner = self.asked.id(Filter::Partner).filter(|_| id.filter == Filter::Customer);
        if partner.is_some_and(|partner| partner.text() == id.text()) {
            let reason = self.says(
                "The customer and the partner are one account. A partner's own account is no customer's.",
                "客户与合作伙伴为同一账号。合作伙伴自己的账号不是客户账号。",
            );
            return Some(Found::new(Weight::Shown, "wrong_box", reason, self.query().less(id.filter)));
        }
        let other = id.belongs_to()?;
        let (shown, label, right) = self.placed_in(id, other);
        let reason = match self.lang() {
            Lang::En => format!("{shown} stands under {label} and has the shape of {right}."),
            Lang::ZhCn => format!("{shown} 填在{label}处，但符合{right}的格式。"),
        };
        Some(Found::new(Weight::Shown, "wrong_box", reason, self.moved(id, other)))
    }

    fn placed_in(&self, id: &AskedId, other: Filter) -> (String, &'static str, &'static str) {
        (word::excerpt(&id.typed), id.filter.label(self.lang()), other.id_label(self.lang()))
    }

    /// The query with an identifier under another filter. What stands there
    /// already changes places with it or stays.
    fn moved(&self, id: &AskedId, other: Filter) -> Query {
        let next = self.query().less(id.filter);
        match self.asked.id(other) {
            None => next.with(other, id.as_other(other).unwrap_or(&id.typed)),
            Some(there) if there.belongs_to() == Some(id.filter) => {
                let (here, over) = (there.as_other(id.filter), id.as_other(other));
                next.with(other, over.unwrap_or(&id.typed)).with(id.filter, here.unwrap_or(&there.typed))
            }
            Some(_) => next,
        }
    }

    /// Another column of captured records holds it, such as that of the deal
    /// that several orders lie in.
    fn captured_beside(&self, id: &AskedId, seen: &SeenId) -> Option<Found> {
        let (column, orders) = seen.beside.iter().next().filter(|_| seen.own == 0)?;
        let (shown, list) = (id.shown(), orders.list(self.lang()));
        let column = word::excerpt(column);
        let reason = match self.lang() {
            Lang::En => format!("Captured records hold {shown} under “{column}”. The orders there: {list}."),
            Lang::ZhCn => format!("{shown} 在已有记录中位于“{column}”列，对应的订单：{list}。"),
        };
        let next = self.query().with(Filter::Order, orders.most()?);
        Some(Found::new(Weight::Proved, "other_reference", reason, next))
    }
}
