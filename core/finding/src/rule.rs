//! What a rule is.

use crate::{Lang, Need, PerLang, Severity, Term, words};
use core::{
    cmp::Ordering,
    fmt,
    hash::{Hash, Hasher},
};

/// A rule, as data. A finding points at its rule. [`rule!`](crate::rule!) makes
/// one.
pub struct Rule {
    /// The code, such as `AM001`. It means the same for ever.
    pub code: &'static str,
    /// The place in the catalogue. Rules are equal and ordered by it.
    pub place: u16,
    /// How much its findings matter.
    pub severity: Severity,
    /// Whether the input cannot be used at all.
    pub fatal: bool,
    /// What it needs before it can be checked; nothing where any input will do.
    pub needs: &'static [Need],
    /// What its findings say.
    pub messages: &'static PerLang<Message>,
    /// Rules that say less about the same cell or the same cause.
    pub replaces: &'static [&'static Rule],
}

impl Rule {
    /// What its findings say in a language.
    pub const fn message(&self, lang: Lang) -> &'static Message {
        self.messages.get(lang)
    }

    /// What the rule is about, for a group of findings. It links the names of
    /// all rules.
    pub fn name(&self, lang: Lang) -> &'static str {
        words::names::ALL.get(usize::from(self.place)).map_or(self.code, |name| name.text(lang))
    }

    /// What the catalogue says of it. It links the guides of all rules.
    pub fn guide(&self) -> Option<&'static Guide> {
        words::guides::ALL.get(usize::from(self.place)).copied()
    }

    /// The letters of its family, such as `AM`.
    pub fn family(&self) -> &'static str {
        self.code.get(..2).unwrap_or_default()
    }
}

/// A finding printed for a test names its rule by the code alone.
impl fmt::Debug for Rule {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.code)
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.place == other.place
    }
}

impl Eq for Rule {}

impl PartialOrd for Rule {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Rule {
    fn cmp(&self, other: &Self) -> Ordering {
        self.place.cmp(&other.place)
    }
}

impl Hash for Rule {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.place.hash(state);
    }
}

/// What a finding says, in one language. Each text may hold `{blanks}`.
#[derive(Debug)]
pub struct Message {
    /// A few words.
    pub title: &'static str,
    /// What happened.
    pub message: &'static str,
    /// Why it matters, or how it comes about.
    pub why: &'static str,
    /// What to do.
    pub next: &'static str,
}

/// What only the catalogue shows of a rule.
#[derive(Debug)]
pub struct Guide {
    /// The rule's code.
    pub code: &'static str,
    /// What the rule is about.
    pub name: &'static Term,
    /// What the rule looks for.
    pub what: Term,
    /// An example that fires it; empty where none can be printed.
    pub fires: &'static str,
    /// An example that looks alike and does not.
    pub silent: &'static str,
}

/// Declares a rule beside the check that reports it. Its texts and examples lie
/// in `words/`; without them it does not compile.
///
/// ```
/// use rebatelens_finding::{Need, rule};
/// use rebatelens_model::Field;
///
/// rule! { AM006: Error, needs [], replaces [] }
/// rule! { AM007: Error, needs [Need::Field(Field::BaseAmount)], replaces [AM006] }
/// rule! { FI005: fatal Error, needs [], replaces [] }
///
/// assert!(AM006 < AM007 && FI005.fatal);
/// ```
#[macro_export]
macro_rules! rule {
    ($code:ident: fatal $severity:ident, $($rest:tt)*) => {
        $crate::rule! { @ $code $severity true, $($rest)* }
    };
    ($code:ident: $severity:ident, $($rest:tt)*) => {
        $crate::rule! { @ $code $severity false, $($rest)* }
    };
    (@ $code:ident $severity:ident $fatal:literal, needs [$($need:expr),* $(,)?], replaces [$($other:path),* $(,)?]) => {
        #[doc = concat!("Rule `", stringify!($code), "`; the catalogue has its page.")]
        pub static $code: $crate::Rule = $crate::Rule {
            code: stringify!($code),
            place: $crate::words::order::$code,
            severity: $crate::Severity::$severity,
            fatal: $fatal,
            needs: &[$($need),*],
            messages: &$crate::words::messages::$code,
            replaces: &[$(&$other),*],
        };
    };
}
