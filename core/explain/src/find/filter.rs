//! The filters of a query.

use alloc::vec::Vec;
use rebatelens_finding::{
    lang::Lang,
    terms::{find_filter, find_id, find_id_shape},
};
use rebatelens_model::identifier::IdentifierKind;

/// A filter of a query, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Filter {
    Order,
    Customer,
    Partner,
    Product,
    Status,
    Month,
}

impl Filter {
    pub const ALL: [Self; 6] =
        [Self::Order, Self::Customer, Self::Partner, Self::Product, Self::Status, Self::Month];

    /// The filters that hold identifiers.
    pub const IDS: [(Self, IdentifierKind); 3] = [
        (Self::Order, IdentifierKind::Order),
        (Self::Customer, IdentifierKind::Customer),
        (Self::Partner, IdentifierKind::Partner),
    ];

    const fn bit(self) -> u8 {
        match self {
            Self::Order => 1,
            Self::Customer => 2,
            Self::Partner => 4,
            Self::Product => 8,
            Self::Status => 16,
            Self::Month => 32,
        }
    }

    pub const fn label(self, lang: Lang) -> &'static str {
        let term = match self {
            Self::Order => &find_filter::ORDER,
            Self::Customer => &find_filter::CUSTOMER,
            Self::Partner => &find_filter::PARTNER,
            Self::Product => &find_filter::PRODUCT,
            Self::Status => &find_filter::STATUS,
            Self::Month => &find_filter::MONTH,
        };
        term.text(lang)
    }

    /// The label of an identifier, with its article.
    pub const fn id_label(self, lang: Lang) -> &'static str {
        let term = match self {
            Self::Order => &find_id::ORDER,
            Self::Customer => &find_id::CUSTOMER,
            _ => &find_id::PARTNER,
        };
        term.text(lang)
    }

    /// The shape of an identifier.
    pub const fn id_shape(self, lang: Lang) -> &'static str {
        let term = match self {
            Self::Order => &find_id_shape::ORDER,
            Self::Customer => &find_id_shape::CUSTOMER,
            _ => &find_id_shape::PARTNER,
        };
        term.text(lang)
    }
}

/// Some filters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Filters(u8);

impl Filters {
    pub fn of(all: impl IntoIterator<Item = Filter>) -> Self {
        all.into_iter().fold(Self::default(), Self::with)
    }

    /// Every set of filters, the small ones first.
    pub fn sets() -> Vec<Self> {
        let mut sets: Vec<Self> = (1..64).map(Self).collect();
        sets.sort_by_key(|set| set.count());
        sets
    }

    pub const fn with(self, filter: Filter) -> Self {
        Self(self.0 | filter.bit())
    }

    pub const fn without(self, filter: Filter) -> Self {
        Self(self.0 & !filter.bit())
    }

    pub const fn has(self, filter: Filter) -> bool {
        self.0 & filter.bit() != 0
    }

    pub const fn lie_in(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }

    pub const fn count(self) -> u32 {
        self.0.count_ones()
    }

    /// Each, the surest first.
    pub fn each(self) -> impl DoubleEndedIterator<Item = Filter> {
        Filter::ALL.into_iter().filter(move |filter| self.has(*filter))
    }
}
