//! What identifiers name.

use alloc::string::String;

/// What an identifier names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IdentifierKind {
    /// The reseller's account.
    Partner,
    /// A customer's account.
    Customer,
    /// An order or a transaction.
    Order,
    /// A rebate record of the portal.
    Record,
    /// A cloud resource; its shape is never judged.
    Resource,
    /// An entry of the cash journal.
    Journal,
    /// A rebate policy.
    Policy,
    /// A voucher.
    Voucher,
    /// A product, as bills name it in code.
    Code,
}

impl IdentifierKind {
    /// Every kind.
    pub const ALL: [Self; 9] = [
        Self::Partner,
        Self::Customer,
        Self::Order,
        Self::Record,
        Self::Resource,
        Self::Journal,
        Self::Policy,
        Self::Voucher,
        Self::Code,
    ];

    /// The kind's name on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Partner => "partner",
            Self::Customer => "customer",
            Self::Order => "order",
            Self::Record => "record",
            Self::Resource => "resource",
            Self::Journal => "journal",
            Self::Policy => "policy",
            Self::Voucher => "voucher",
            Self::Code => "code",
        }
    }

    /// The kind of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Every kind's name, for a message that lists them.
    pub fn names() -> String {
        Self::ALL.map(Self::name).join(", ")
    }

    pub(super) const fn is_digits(self) -> bool {
        matches!(self, Self::Partner | Self::Customer | Self::Order | Self::Journal)
    }

    /// Whether any text will do.
    pub(super) const fn is_free(self) -> bool {
        matches!(self, Self::Record | Self::Resource)
    }
}
