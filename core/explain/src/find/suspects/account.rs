//! Another account or another site.

use crate::{
    find::{
        filter::Filter,
        query::{Query, site_label},
        suspects::{Found, SearchContext, Weight},
    },
    words::Blanks,
};
use alloc::string::String;
use rebatelens_finding::terms::suspect_account as texts;
use rebatelens_model::site::Site;

/// Digits of the accounts whose first four tell of a site.
const TELLING: usize = 12;

impl SearchContext<'_, '_> {
    /// Every captured record is of another partner.
    pub(super) fn account(&self) -> Option<Found> {
        let partner = self.asked.id(Filter::Partner)?;
        let (seen, own) = (&self.capture.partners, partner.text());
        if partner.value.is_none() || seen.is_empty() || seen.has(own) || seen.is_cut() {
            return None;
        }
        let partners = seen.list(self.lang());
        let reason = self.filled(&texts::OTHER_PARTNER, &[("partners", &partners), ("partner", &own)]);
        let next = self.query().less(Filter::Partner);
        Some(Found::new(Weight::Proved, "account", reason, next).because([self.records(seen.total())]))
    }

    /// Hints at the other site.
    pub(super) fn site(&self) -> Option<Found> {
        let site = self.asked.site.or(self.options.site)?;
        let other = if site == Site::China { Site::International } else { Site::China };
        let next = Query { site: Some(other.name()), ..self.query().clone() };
        let mut reasons = [self.odd_account(other), self.odd_currency(other)].into_iter().flatten();
        let found = Found::new(Weight::Hint, "site", reasons.next()?, next);
        Some(found.because(reasons))
    }

    fn odd_account(&self, other: Site) -> Option<String> {
        let start = if other == Site::China { "1000" } else { "2000" };
        let accounts = self.asked.ids.iter().filter(|id| id.filter != Filter::Order);
        let odd = accounts.filter_map(|id| id.value.as_deref());
        let odd = odd.filter(|id| id.len() == TELLING).find(|id| id.starts_with(start))?;
        let site = site_label(other, self.lang());
        let blanks: &Blanks<'_> = &[("account", &odd), ("start", &start), ("site", &site)];
        Some(self.filled(&texts::ACCOUNT_START, blanks))
    }

    fn odd_currency(&self, other: Site) -> Option<String> {
        let mut seen = self.capture.sites.iter();
        let (site, count) = seen.next().filter(|_| seen.next().is_none())?;
        let (label, records) = (site_label(other, self.lang()), self.records(*count));
        (*site == other).then(|| self.filled(&texts::CURRENCY, &[("site", &label), ("records", &records)]))
    }
}
