//! The catalogue: one entry a rule, in both languages, each with an example
//! that triggers it and one that does not. The examples run as tests.

#[cfg(feature = "files")]
mod agreement;
mod amount;
#[cfg(feature = "files")]
mod answer;
#[cfg(feature = "files")]
mod attribution;
#[cfg(feature = "files")]
mod bill;
mod capture;
#[cfg(feature = "files")]
mod code;
#[cfg(feature = "files")]
mod container;
mod context;
#[cfg(feature = "files")]
mod duplicate;
mod file;
mod identifier;
#[cfg(feature = "files")]
pub mod needs;
#[cfg(feature = "files")]
pub mod page;
mod period;
#[cfg(feature = "files")]
mod reversal;
#[cfg(feature = "files")]
mod shard;
#[cfg(feature = "files")]
mod stage;
#[cfg(feature = "files")]
mod statement;
mod status;
mod table;
#[cfg(feature = "files")]
mod text;
#[cfg(feature = "files")]
mod totals;

use super::lang::Lang;
use crate::report::Severity;
#[cfg(feature = "files")]
use alloc::{string::String, vec::Vec};
#[cfg(feature = "files")]
use serde::Serialize;

/// One rule: what it says, and examples of when.
#[derive(Debug)]
pub struct Rule {
    /// How much its findings matter.
    pub severity: Severity,
    /// Whether the input cannot be used at all.
    pub fatal: bool,
    en: Texts,
    zh: Texts,
    /// A table that triggers it.
    #[cfg(feature = "files")]
    pub triggers: &'static str,
    /// A table that looks alike and does not.
    #[cfg(feature = "files")]
    pub silent: &'static str,
}

/// A rule's words in one language. `title`, `message`, `why` and `next` may
/// hold `{blanks}`.
#[derive(Debug)]
pub struct Texts {
    /// What the rule is about, for a group of findings.
    pub name: &'static str,
    /// One finding's title, a few words.
    pub title: &'static str,
    /// What the rule looks for.
    #[cfg(feature = "files")]
    pub what: &'static str,
    /// What happened.
    pub message: &'static str,
    /// Why it matters, or how it comes about.
    pub why: &'static str,
    /// What to do.
    pub next: &'static str,
}

impl Rule {
    /// The rule's words in a language.
    pub const fn texts(&self, lang: Lang) -> &Texts {
        match lang {
            Lang::En => &self.en,
            Lang::ZhCn => &self.zh,
        }
    }
}

macro_rules! codes {
    ($($code:ident in $family:ident $(for $feature:literal)?,)*) => {
        /// A rule's code. It means the same for ever.
        #[expect(missing_docs, reason = "each code is documented by its entry")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($code,)* }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$code,)*];

            /// The code as written, such as `AM001`.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$code => stringify!($code),)* }
            }

            /// The rule's entry.
            pub const fn rule(self) -> &'static Rule {
                match self {
                    $(
                        $(#[cfg(feature = $feature)])?
                        Self::$code => &$family::$code,
                    )*
                    #[cfg(not(feature = "files"))]
                    _ => &file::FI036,
                }
            }
        }
    };
}

codes! {
    FI001 in file,
    FI002 in file,
    FI003 in file,
    FI004 in file,
    FI005 in file,
    FI006 in text for "files",
    FI007 in text for "files",
    FI008 in file,
    FI009 in file,
    FI010 in text for "files",
    FI011 in text for "files",
    FI012 in text for "files",
    FI013 in text for "files",
    FI014 in container for "files",
    FI015 in container for "files",
    FI016 in container for "files",
    FI017 in container for "files",
    FI018 in container for "files",
    FI019 in container for "files",
    FI020 in container for "files",
    FI021 in table,
    FI022 in table,
    FI023 in answer for "files",
    FI024 in answer for "files",
    FI025 in answer for "files",
    FI026 in answer for "files",
    FI027 in answer for "files",
    FI028 in table,
    FI029 in table,
    FI030 in container for "files",
    FI031 in text for "files",
    FI032 in container for "files",
    FI033 in answer for "files",
    FI034 in answer for "files",
    FI035 in table,
    FI036 in file,
    FI037 in answer for "files",
    FI038 in text for "files",
    ID001 in identifier,
    ID002 in identifier,
    ID003 in identifier,
    ID004 in identifier,
    ID005 in identifier,
    ID006 in identifier,
    ID007 in identifier,
    ID008 in identifier,
    ID009 in shard for "files",
    ST001 in status,
    ST002 in status,
    ST003 in status,
    ST004 in code for "files",
    ST005 in code for "files",
    ST006 in status,
    ST007 in status,
    ST008 in status,
    ST009 in stage for "files",
    ST010 in stage for "files",
    ST011 in stage for "files",
    ST012 in stage for "files",
    ST014 in stage for "files",
    AM001 in amount,
    AM002 in amount,
    AM003 in amount,
    AM004 in amount,
    AM005 in statement for "files",
    AM006 in amount,
    AM007 in amount,
    AM008 in amount,
    AM009 in bill for "files",
    AM010 in bill for "files",
    AM011 in bill for "files",
    AM012 in amount,
    AM013 in bill for "files",
    AM014 in bill for "files",
    AM015 in amount,
    AM016 in amount,
    AM017 in bill for "files",
    AM018 in bill for "files",
    DU001 in duplicate for "files",
    DU002 in duplicate for "files",
    DU003 in duplicate for "files",
    DU004 in duplicate for "files",
    DU005 in duplicate for "files",
    PE001 in period,
    PE002 in period,
    PE003 in period,
    PE004 in attribution for "files",
    PE005 in period,
    PE006 in attribution for "files",
    PE007 in attribution for "files",
    RV001 in reversal for "files",
    RV002 in reversal for "files",
    RV003 in reversal for "files",
    RV004 in reversal for "files",
    RV005 in reversal for "files",
    RV006 in reversal for "files",
    RV007 in reversal for "files",
    TO001 in totals for "files",
    TO002 in totals for "files",
    TO003 in totals for "files",
    TO004 in totals for "files",
    TO005 in totals for "files",
    TO006 in totals for "files",
    TO007 in totals for "files",
    TO008 in totals for "files",
    AG001 in agreement for "files",
    AG002 in agreement for "files",
    AG003 in agreement for "files",
    AG004 in agreement for "files",
    AG005 in agreement for "files",
    AG006 in agreement for "files",
    AG007 in agreement for "files",
    AG008 in agreement for "files",
    AG009 in agreement for "files",
    AG010 in agreement for "files",
    AG011 in agreement for "files",
    AG012 in agreement for "files",
    AG013 in agreement for "files",
    AG014 in agreement for "files",
    AG015 in agreement for "files",
    AG016 in agreement for "files",
    AG017 in agreement for "files",
    AG018 in agreement for "files",
    AG019 in agreement for "files",
    AG020 in agreement for "files",
    AG021 in agreement for "files",
    AG022 in agreement for "files",
    CA001 in capture,
    CA002 in capture,
    CA003 in capture,
    CX001 in context,
    CX002 in context,
    CX003 in context,
    CX004 in context,
}

impl Code {
    /// The code of that name, in any case.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.name().eq_ignore_ascii_case(name.trim()))
    }
}

/// An entry of the catalogue, for a person. Pages never show one, so the page's
/// module does without what only entries hold.
#[cfg(feature = "files")]
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct RuleEntry {
    /// The code, such as `AM001`.
    pub code: &'static str,
    /// How much its findings matter.
    pub severity: Severity,
    /// What the rule is about.
    pub title: &'static str,
    /// What the rule looks for.
    pub what: &'static str,
    /// Why it matters, or how it comes about; empty where only a record says.
    pub why: String,
    /// What to do; empty where only a record says.
    pub next: String,
    /// What it needs before it can say anything.
    pub needs: Vec<String>,
    /// A table that triggers it.
    pub example: &'static str,
    /// A table that looks alike and does not.
    pub counterexample: &'static str,
}

/// The entry of a rule in a language.
#[cfg(feature = "files")]
pub fn entry(code: Code, lang: Lang) -> RuleEntry {
    let rule = code.rule();
    let texts = rule.texts(lang);
    RuleEntry {
        code: code.name(),
        severity: rule.severity,
        title: texts.name,
        what: texts.what,
        why: in_general(texts.why),
        next: in_general(texts.next),
        needs: needs::needs(code).iter().map(|need| need.in_words(lang)).collect(),
        example: rule.triggers,
        counterexample: rule.silent,
    }
}

/// A text without what only a record fills in.
#[cfg(feature = "files")]
fn in_general(template: &str) -> String {
    let mut text = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, (_, after))) =
        rest.split_once('{').and_then(|(before, inner)| Some((before, inner.split_once('}')?)))
    {
        text += before;
        text.push('…');
        rest = after;
    }
    text += rest;
    if text == "…" { String::new() } else { text }
}
