//! The two sites of the console: their schedules and their rules differ.

use crate::money::Currency;

/// A site of the console.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Site {
    /// China.
    China,
    /// International.
    International,
}

impl Site {
    /// Every site.
    pub const ALL: [Self; 2] = [Self::China, Self::International];

    /// The site's name in reports and on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::China => "cn",
            Self::International => "intl",
        }
    }

    /// The site of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|site| site.name() == name)
    }

    /// The site that settles in a currency: yuan in China, others abroad.
    pub fn of_currency(currency: Currency) -> Self {
        if currency.code() == "CNY" { Self::China } else { Self::International }
    }

    /// Whether an amount may be of China, where an ordinary invoice costs 6 % of
    /// it: neither the site nor the currency, as far as they are known, speaks
    /// against it.
    pub fn may_be_china(site: Option<Self>, currency: Option<Currency>) -> bool {
        let known = [site, currency.map(Self::of_currency)];
        known.into_iter().flatten().all(|site| site == Self::China)
    }
}
