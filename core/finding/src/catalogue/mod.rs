//! The catalogue: one entry a rule, in both languages, each with an example
//! that triggers it and one that does not. The examples run as tests.

mod agreement;
mod amount;
mod answer;
mod attribution;
mod bill;
mod capture;
mod code;
mod container;
mod context;
mod duplicate;
mod file;
mod identifier;
pub mod needs;
pub mod page;
mod period;
mod reversal;
mod shard;
mod stage;
mod statement;
mod status;
mod table;
mod text;
mod totals;

use crate::{lang::Lang, severity::Severity};
use alloc::{string::String, vec::Vec};
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
    pub triggers: &'static str,
    /// A table that looks alike and does not.
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
    ($($code:ident in $family:ident ,)*) => {
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
                        Self::$code => &$family::$code,
                    )*
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
    FI006 in text,
    FI007 in text,
    FI008 in file,
    FI009 in file,
    FI010 in text,
    FI011 in text,
    FI012 in text,
    FI013 in text,
    FI014 in container,
    FI015 in container,
    FI016 in container,
    FI017 in container,
    FI018 in container,
    FI019 in container,
    FI020 in container,
    FI021 in table,
    FI022 in table,
    FI023 in answer,
    FI024 in answer,
    FI025 in answer,
    FI026 in answer,
    FI027 in answer,
    FI028 in table,
    FI029 in table,
    FI030 in container,
    FI031 in text,
    FI032 in container,
    FI033 in answer,
    FI034 in answer,
    FI035 in table,
    FI036 in file,
    FI037 in answer,
    FI038 in text,
    ID001 in identifier,
    ID002 in identifier,
    ID003 in identifier,
    ID004 in identifier,
    ID005 in identifier,
    ID006 in identifier,
    ID007 in identifier,
    ID008 in identifier,
    ID009 in shard,
    ST001 in status,
    ST002 in status,
    ST003 in status,
    ST004 in code,
    ST005 in code,
    ST006 in status,
    ST007 in status,
    ST008 in status,
    ST009 in stage,
    ST010 in stage,
    ST011 in stage,
    ST012 in stage,
    ST014 in stage,
    AM001 in amount,
    AM002 in amount,
    AM003 in amount,
    AM004 in amount,
    AM005 in statement,
    AM006 in amount,
    AM007 in amount,
    AM008 in amount,
    AM009 in bill,
    AM010 in bill,
    AM011 in bill,
    AM012 in amount,
    AM013 in bill,
    AM014 in bill,
    AM015 in amount,
    AM016 in amount,
    AM017 in bill,
    AM018 in bill,
    DU001 in duplicate,
    DU002 in duplicate,
    DU003 in duplicate,
    DU004 in duplicate,
    DU005 in duplicate,
    PE001 in period,
    PE002 in period,
    PE003 in period,
    PE004 in attribution,
    PE005 in period,
    PE006 in attribution,
    PE007 in attribution,
    RV001 in reversal,
    RV002 in reversal,
    RV003 in reversal,
    RV004 in reversal,
    RV005 in reversal,
    RV006 in reversal,
    RV007 in reversal,
    TO001 in totals,
    TO002 in totals,
    TO003 in totals,
    TO004 in totals,
    TO005 in totals,
    TO006 in totals,
    TO007 in totals,
    TO008 in totals,
    AG001 in agreement,
    AG002 in agreement,
    AG003 in agreement,
    AG004 in agreement,
    AG005 in agreement,
    AG006 in agreement,
    AG007 in agreement,
    AG008 in agreement,
    AG009 in agreement,
    AG010 in agreement,
    AG011 in agreement,
    AG012 in agreement,
    AG013 in agreement,
    AG014 in agreement,
    AG015 in agreement,
    AG016 in agreement,
    AG017 in agreement,
    AG018 in agreement,
    AG019 in agreement,
    AG020 in agreement,
    AG021 in agreement,
    AG022 in agreement,
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
