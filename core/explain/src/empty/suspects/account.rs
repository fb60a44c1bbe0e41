//! Another account or another site.

use crate::empty::{
    filter::Filter,
    query::{Query, site_label},
    suspects::{Found, Look, Weight},
};
use alloc::{format, string::String};
use rebatelens_finding::lang::Lang;
use rebatelens_model::site::Site;

/// Digits of the accounts whose first four tell of a site.
const TELLING: usize = 12;

impl Look<'_, '_> {
    /// Every captured record is of another partner.
    pub fn account(&self) -> Option<Found> {
        let partner = self.asked.id(Filter::Partner)?;
        let (seen, own) = (&self.capture.partners, partner.text());
        if partner.value.is_none() || seen.is_empty() || seen.has(own) || seen.is_cut() {
            return None;
        }
        let list = seen.list(self.lang());
        let reason = match self.lang() {
            Lang::En => format!(
                "Captured records belong to {list} and not to {own}. The console may be signed in to another account."
            ),
            Lang::ZhCn => format!("已有记录属于 {list}，不是 {own}。控制台登录的可能是另一个账号。"),
        };
        let next = self.query().less(Filter::Partner);
        Some(Found::new(Weight::Proved, "account", reason, next).because([self.records(seen.total())]))
    }

    /// Hints at the other site.
    pub fn site(&self) -> Option<Found> {
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
        let label = site_label(other, self.lang());
        Some(match self.lang() {
            Lang::En => {
                format!("{odd} begins with {start}, as accounts of {label} mostly do. This is only a hint.")
            }
            Lang::ZhCn => format!("{odd} 以 {start} 开头，多为{label}的账号，仅供参考。"),
        })
    }

    fn odd_currency(&self, other: Site) -> Option<String> {
        let mut seen = self.capture.sites.iter();
        let (site, count) = seen.next().filter(|_| seen.next().is_none())?;
        let (label, count) = (site_label(other, self.lang()), self.records(*count));
        (*site == other).then(|| match self.lang() {
            Lang::En => format!("The currency of captured records is that of {label}: {count}."),
            Lang::ZhCn => format!("已有记录的币种属于{label}：{count}。"),
        })
    }
}
