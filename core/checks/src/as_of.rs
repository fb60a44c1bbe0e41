//! The day that a check counts from.

use crate::options::Options;
use rebatelens_model::{calendar::Day, money::Currency, site::Site};

/// The day that a check counts from, and the site where the person named it.
#[derive(Clone, Copy, Debug, Default)]
pub struct AsOf {
    /// The day.
    pub day: Option<Day>,
    site: Option<Site>,
}

impl AsOf {
    /// The day and the site that the person named.
    pub fn of(options: &Options) -> Self {
        Self { day: options.day(), site: options.site }
    }

    /// The site of a currency's records.
    pub fn site(self, currency: Option<Currency>) -> Option<Site> {
        self.site.or_else(|| currency.map(Site::of_currency))
    }
}
