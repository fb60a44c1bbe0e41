//! Identifiers: what breaks them is taken off, what cannot be repaired is said.
//!
//! A repair never changes a digit's value. Shapes come from published ids:
//! account ids (UIN) have 9 to 12 digits, order ids 23 digits that begin with
//! their date; older order ids 14 to 21, cash journal ids 32.

mod likely;
mod repair;
pub mod resemble;
mod shape;

use crate::is_missing;
use alloc::{borrow::Cow, string::String, vec::Vec};
pub use likely::Likely;
use likely::likely;
use repair::{Steps, is_quote};
pub use shape::starts_with_date;
use shape::{ORDER_DIGITS, fault, is_capitals, is_digits};

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

    const fn is_digits(self) -> bool {
        matches!(self, Self::Partner | Self::Customer | Self::Order | Self::Journal)
    }

    /// Whether any text will do.
    const fn is_free(self) -> bool {
        matches!(self, Self::Record | Self::Resource)
    }
}

/// Something that was taken off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Spaces, tabs or line ends before or behind.
    Trimmed,
    /// Characters that take no room on the screen.
    Invisible,
    /// Digits of another script written as 0 to 9.
    AsciiDigits,
    /// Spaces, hyphens or commas between groups of digits.
    Grouping,
    /// Quotation marks or a spreadsheet's `'` and `="…"` around it.
    Quotes,
    /// A spreadsheet's `.0` behind a number short enough to be whole.
    PointZero,
    /// A power of ten that still has every digit: `1.00000049695E+11`.
    PowerOfTen,
}

impl Step {
    /// The step's name in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Trimmed => "trimmed",
            Self::Invisible => "invisible_removed",
            Self::AsciiDigits => "ascii_digits",
            Self::Grouping => "grouping_removed",
            Self::Quotes => "quotes_removed",
            Self::PointZero => "point_zero_removed",
            Self::PowerOfTen => "power_of_ten_written_out",
        }
    }
}

/// How an identifier lost digits that nothing brings back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    /// Written as a power of ten: `2.02410E+22`.
    Scientific,
    /// Only 15 digits kept, the rest zeros.
    FifteenDigits,
}

/// What is wrong with an identifier's shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misshape {
    /// A character that this kind of identifier never holds.
    Character(char),
    /// So many digits do not make this kind of identifier.
    Length(usize),
    /// So many characters do not make this kind of identifier.
    Characters(usize),
    /// One digit more than this kind has.
    OneTooMany,
    /// One digit less than this kind has.
    OneMissing,
    /// The digits in front are no date.
    Date,
    /// Its parts are not those of this kind.
    Form,
}

/// The state of an identifier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// As it should be.
    Clean,
    /// Usable after the steps named.
    Repaired,
    /// Digits are lost.
    Damaged(Damage),
    /// Hidden on purpose.
    Masked,
    /// Not this kind of identifier.
    Invalid(Misshape),
}

impl State {
    /// The state's name in reports.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Clean => "clean",
            Self::Repaired => "repaired",
            Self::Damaged(_) => "damaged",
            Self::Masked => "masked",
            Self::Invalid(_) => "invalid",
        }
    }
}

/// An identifier, looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identifier<'a> {
    /// Its state.
    pub state: State,
    /// What was taken off, and how many characters each step touched.
    pub steps: Vec<(Step, usize)>,
    /// What an invalid one was probably meant to be. It is offered and never
    /// used.
    pub likely: Option<Likely>,
    /// The text without what was taken off. Only to be used as an identifier
    /// where the state is clean or repaired.
    text: Cow<'a, str>,
}

impl Identifier<'_> {
    /// The identifier, where there is one to use.
    pub fn value(&self) -> Option<&str> {
        matches!(self.state, State::Clean | State::Repaired).then_some(&self.text)
    }
}

/// Whether an identifier is plainly as it should be. Most are, and need no
/// closer look.
pub fn is_plainly_clean(kind: IdentifierKind, raw: &str) -> bool {
    match kind {
        IdentifierKind::Partner | IdentifierKind::Customer => {
            (5..=15).contains(&raw.len()) && is_digits(raw) && !raw.starts_with('0')
        }
        IdentifierKind::Order => {
            raw.len() == ORDER_DIGITS && is_digits(raw) && !raw.ends_with("0000") && starts_with_date(raw)
        }
        IdentifierKind::Record | IdentifierKind::Resource => {
            raw.len() > 1 && raw.bytes().all(|byte| byte.is_ascii_alphanumeric())
        }
        _ => false,
    }
}

/// Cleans and judges an identifier. Nothing is returned where nothing is
/// written.
pub fn read_identifier(kind: IdentifierKind, raw: &str) -> Option<Identifier<'_>> {
    let plain = match kind {
        IdentifierKind::Voucher => is_capitals(raw),
        _ if kind.is_digits() => is_digits(raw),
        _ => raw.bytes().all(|b| b.is_ascii_graphic()),
    };
    let quoted = raw.starts_with('=') || raw.starts_with(is_quote) || raw.ends_with(is_quote);
    // What says that there is no id, such as `N/A`, is as short as no id is.
    if plain && raw.len() > 3 && !quoted {
        return Some(judged(kind, Cow::Borrowed(raw), Vec::new()));
    }
    if is_missing(raw) {
        return None;
    }
    let mut steps = Steps::default();
    let unwrapped = steps.unwrap(raw);
    let cleaned = steps.clean(kind, unwrapped);
    Some(judged(kind, Cow::Owned(cleaned), steps.finish()))
}

fn judged(kind: IdentifierKind, text: Cow<'_, str>, mut steps: Vec<(Step, usize)>) -> Identifier<'_> {
    let text = match repair::point_zero(kind, &text) {
        Some(digits) => {
            steps.push((Step::PointZero, 1));
            Cow::Owned(digits.into())
        }
        None => text,
    };
    let text = match repair::power_of_ten(kind, &text) {
        Some(digits) => {
            steps.push((Step::PowerOfTen, 1));
            Cow::Owned(digits)
        }
        None => text,
    };
    let state = match fault(kind, &text) {
        Some(state) => state,
        None if steps.is_empty() => State::Clean,
        None => State::Repaired,
    };
    let likely = if let State::Invalid(_) = state { likely(kind, &text) } else { None };
    Identifier { state, steps, likely, text }
}
