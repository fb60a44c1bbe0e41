//! Identifiers that are broken, or nearly those that were captured.

use crate::{
    find::{
        captured::SeenId,
        filter::Filter,
        query::{AskedId, Query},
        suspects::{Found, SearchContext, Weight},
    },
    identify,
    words::Blanks,
};
use alloc::{string::String, vec::Vec};
use rebatelens_finding::terms::suspect_id as texts;
use rebatelens_model::identifier::State;

impl SearchContext<'_, '_> {
    pub(super) fn ids(&self) -> Vec<Found> {
        let mut found = Vec::new();
        for (id, seen) in self.ids_seen() {
            found.extend(self.id_form(id, seen));
            found.extend(self.id_unlike(id, seen));
            found.extend(self.captured_form(id, seen));
        }
        found
    }

    /// The identifier cannot be used as it is typed.
    fn id_form(&self, id: &AskedId, seen: &SeenId) -> Option<Found> {
        if id.state == State::Clean || id.belongs_to().is_some() {
            return None;
        }
        let meant = id.value.as_deref().or(id.likely.as_deref());
        let captured = if id.value.is_some() { seen.own } else { seen.likely };
        let next = match meant.or(seen.whole.only()) {
            Some(meant) => self.query().with(id.filter, meant),
            None => self.query_without(id.filter),
        };
        let weight = if captured > 0 { Weight::Proved } else { Weight::Shown };
        let typed = self.query().part(id.filter)?;
        let reason = identify::identify(id.kind, typed, self.lang()).message;
        let found = Found::new(weight, "id_form", reason, next);
        Some(found.because(self.form_evidence(meant, captured, seen)))
    }

    fn form_evidence(&self, meant: Option<&str>, captured: usize, seen: &SeenId) -> Vec<String> {
        let mut evidence = Vec::new();
        if let Some(meant) = meant.filter(|_| captured > 0) {
            let blanks: &Blanks<'_> = &[("id", &meant), ("records", &self.records(captured))];
            evidence.push(self.filled(&texts::CAPTURED, blanks));
        }
        if !seen.whole.is_empty() {
            let ids = seen.whole.list(self.lang());
            evidence.push(self.filled(&texts::MAY_HAVE_BEEN, &[("ids", &ids)]));
        }
        evidence
    }

    fn query_without(&self, filter: Filter) -> Query {
        if filter == Filter::Order { self.without_order() } else { self.query().less(filter) }
    }

    /// A captured identifier that differs by one digit.
    fn id_unlike(&self, id: &AskedId, seen: &SeenId) -> Option<Found> {
        if seen.own > 0 || !seen.elsewhere.is_empty() || !seen.beside.is_empty() {
            return None;
        }
        let fits = !seen.near_fit.is_empty();
        let near = if fits { &seen.near_fit } else { &seen.near };
        let best = near.most()?;
        let blanks: &Blanks<'_> = &[
            ("filter", &id.filter.label(self.lang())),
            ("id", &id.shown()),
            ("near", &near.list(self.lang())),
        ];
        let term = if near.only().is_some() { &texts::ONE_NEAR } else { &texts::SEVERAL_NEAR };
        let reason = self.filled(term, blanks);
        let term = if fits { &texts::NEAR_FITS } else { &texts::NEAR_HIDDEN };
        let evidence = self.filled(term, &[("records", &near.counted(self.lang()))]);
        let found = Found::new(Weight::Likely, "id_unlike", reason, self.query().with(id.filter, best));
        Some(found.because([evidence]))
    }

    /// Captured identifiers that lost digits or hide them, and may be this one.
    fn captured_form(&self, id: &AskedId, seen: &SeenId) -> Option<Found> {
        if seen.own > 0 || seen.broken.is_empty() {
            return None;
        }
        let (filter, list) = (id.filter.label(self.lang()), seen.broken.list(self.lang()));
        let reason = self.filled(&texts::CAPTURED_FORM, &[("filter", &filter), ("id", &id.shown())]);
        let found = Found::new(Weight::Likely, "captured_form", reason, self.query_without(id.filter));
        Some(found.because([list]))
    }
}
