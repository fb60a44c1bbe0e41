//! Identifiers that stand under the wrong filter.

use crate::{
    find::{
        captured::SeenId,
        filter::Filter,
        query::{AskedId, Query},
        suspects::{Found, SearchContext, Weight},
    },
    words::Blanks,
};
use alloc::{string::String, vec::Vec};
use rebatelens_finding::{terms::suspect_box as texts, word};

impl SearchContext<'_, '_> {
    pub(super) fn wrong_boxes(&self) -> Vec<Found> {
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
        let (shown, filter) = self.placed(id);
        let kind = other.id_label(self.lang());
        let reason = match other {
            Filter::Partner => self.filled(&texts::PARTNER_OWN, &[("id", &shown), ("filter", &filter)]),
            _ => self.filled(&texts::CAPTURED_AS, &[("id", &shown), ("filter", &filter), ("kind", &kind)]),
        };
        let found = Found::new(Weight::Proved, "wrong_box", reason, self.moved(id, *other));
        Some(found.because([self.records(*count)]))
    }

    /// Its shape is that of another kind of identifier, or it is asked for as
    /// the partner too.
    fn shaped_otherwise(&self, id: &AskedId) -> Option<Found> {
        let partner = self.asked.id(Filter::Partner).filter(|_| id.filter == Filter::Customer);
        if partner.is_some_and(|partner| partner.text() == id.text()) {
            let reason = self.says(&texts::ONE_ACCOUNT);
            return Some(Found::new(Weight::Shown, "wrong_box", reason, self.query().less(id.filter)));
        }
        let other = id.belongs_to()?;
        let (shown, filter) = self.placed(id);
        let shape = other.id_shape(self.lang());
        let reason = self.filled(&texts::SHAPED, &[("id", &shown), ("filter", &filter), ("shape", &shape)]);
        Some(Found::new(Weight::Shown, "wrong_box", reason, self.moved(id, other)))
    }

    /// An identifier as typed, and the filter that it stands under.
    fn placed(&self, id: &AskedId) -> (String, &'static str) {
        (word::excerpt(&id.typed), id.filter.label(self.lang()))
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
        let blanks: &Blanks<'_> =
            &[("id", &id.shown()), ("column", &word::excerpt(column)), ("orders", &orders.list(self.lang()))];
        let reason = self.filled(&texts::BESIDE, blanks);
        let next = self.query().with(Filter::Order, orders.most()?);
        Some(Found::new(Weight::Proved, "other_reference", reason, next))
    }
}
