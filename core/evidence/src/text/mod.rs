//! The words of the evidence.

mod claims;
mod guide;
pub(crate) mod report;

use alloc::string::{String, ToString};
pub(crate) use claims::{CANNOT_PROVE, PROVES};
pub(crate) use guide::guide;
use rebatelens_finding::{
    lang::Lang,
    terms::bundle_verdict as verdicts,
    word::{counted, fill},
};

/// The answer where a bundle verifies.
pub(crate) fn verified(files: usize, lang: Lang) -> String {
    fill(verdicts::VERIFIED.text(lang), &[("files", files.to_string().into())], lang)
}

/// The answer where it does not.
pub(crate) fn not_verified(problems: usize, lang: Lang) -> String {
    counted(&verdicts::NOT_VERIFIED, problems, &[], lang)
}

/// The language that stands second where a text is in both.
pub(crate) fn second_lang(first: Lang) -> Lang {
    Lang::ALL.into_iter().find(|lang| *lang != first).unwrap_or(first)
}
