//! Identifiers that are broken, or nearly those that were captured.

use crate::{
    empty::{
        captured::SeenId,
        filter::Filter,
        query::{AskedId, Query},
        suspects::{Found, Look, Weight},
    },
    identify,
};
use alloc::{format, string::String, vec::Vec};
use rebatelens_finding::lang::Lang;
use rebatelens_model::identifier::State;

impl Look<'_, '_> {
    pub fn ids(&self) -> Vec<Found> {
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
            let count = self.records(captured);
            evidence.push(match self.lang() {
                Lang::En => format!("{meant} is captured: {count}."),
                Lang::ZhCn => format!("已有记录中存在 {meant}：{count}。"),
            });
        }
        if !seen.whole.is_empty() {
            let list = seen.whole.list(self.lang());
            evidence.push(match self.lang() {
                Lang::En => format!("Captured IDs that it may have been: {list}."),
                Lang::ZhCn => format!("已有记录中可能与之对应的编号：{list}。"),
            });
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
        let (label, list) = (id.filter.label(self.lang()), near.list(self.lang()));
        let shown = id.shown();
        let reason = match (self.lang(), near.only().is_some()) {
            (Lang::En, true) => {
                format!("No captured record has the {label} {shown}. {list} differs from it by one digit.")
            }
            (Lang::En, false) => format!(
                "No captured record has the {label} {shown}. These differ from it by one digit: {list}."
            ),
            (Lang::ZhCn, _) => format!("已有记录中没有{label} {shown}，与之只差一位的有：{list}。"),
        };
        let counted = near.counted(self.lang());
        let evidence = match (self.lang(), fits) {
            (Lang::En, true) => format!("Records that fit the rest of the query: {counted}."),
            (Lang::ZhCn, true) => format!("符合其余筛选条件的记录：{counted}。"),
            (Lang::En, false) => format!("Records of them: {counted}. The rest of the query hides these."),
            (Lang::ZhCn, false) => format!("相应记录：{counted}，但不符合其余筛选条件。"),
        };
        let found = Found::new(Weight::Likely, "id_unlike", reason, self.query().with(id.filter, best));
        Some(found.because([evidence]))
    }

    /// Captured identifiers that lost digits or hide them, and may be this one.
    fn captured_form(&self, id: &AskedId, seen: &SeenId) -> Option<Found> {
        if seen.own > 0 || seen.broken.is_empty() {
            return None;
        }
        let (label, list) = (id.filter.label(self.lang()), seen.broken.list(self.lang()));
        let shown = id.shown();
        let reason = match self.lang() {
            Lang::En => format!(
                "Captured records lost or hide digits of {label} IDs, so {shown} may be among them. Export the file again with IDs as text."
            ),
            Lang::ZhCn => {
                format!("已有记录的{label}编号缺位或被遮盖，{shown} 可能在其中。请以文本格式重新导出。")
            }
        };
        let found = Found::new(Weight::Likely, "captured_form", reason, self.query_without(id.filter));
        Some(found.because([list]))
    }
}
