//! Whether the policy takes the product in.

use crate::find::{
    filter::Filter,
    suspects::{Found, SearchContext, Weight},
};
use alloc::string::{String, ToString};
use rebatelens_finding::{terms::suspect_product as texts, word};
use rebatelens_model::{
    agreement::{LEVELS, Listed, PolicyRow, Subject},
    calendar::Day,
};

impl SearchContext<'_, '_> {
    /// The product is in no policy that was captured, or not in that month.
    pub(super) fn product(&self) -> Option<Found> {
        let typed = self.query().part(Filter::Product)?.trim();
        let policy = self.capture.policy.as_ref()?;
        let mut levels = [["", ""]; LEVELS];
        if let Some(first) = levels.first_mut() {
            *first = [typed, typed];
        }
        let day = self.asked.month.or(self.asked.placed()).and_then(|month| Day::of(month, 1));
        let subject = Subject { levels, day, ..Subject::default() };
        let (weight, reason) = match policy.look_up(&subject) {
            Listed::Yes(_) | Listed::Maybe => return None,
            // A part of a name is in the list under the whole name.
            Listed::No if self.capture.policy_names_it => return None,
            Listed::No => (Weight::Likely, self.not_listed(typed)),
            Listed::Outside(row) => (Weight::Hint, self.listed_on_other_days(typed, row)),
        };
        let name = word::excerpt(&policy.name);
        let evidence = self.filled(&texts::EVIDENCE, &[("policy", &name), ("count", &policy.rows.len())]);
        let found = Found::new(weight, "product", reason, self.query().less(Filter::Product));
        Some(found.because([evidence]))
    }

    fn not_listed(&self, typed: &str) -> String {
        self.filled(&texts::NOT_LISTED, &[("product", &word::excerpt(typed))])
    }

    fn listed_on_other_days(&self, typed: &str, row: &PolicyRow) -> String {
        let day = |day: Option<Day>| day.map_or_else(|| "…".into(), |day| day.to_string());
        let (from, to) = (day(row.window.from), day(row.window.to));
        let typed = word::excerpt(typed);
        self.filled(&texts::OTHER_DAYS, &[("product", &typed), ("from", &from), ("to", &to)])
    }
}
