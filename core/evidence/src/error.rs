//! Why a bundle cannot be made, in words for the person who wants it.

use crate::zip::WriteError;
use alloc::string::{String, ToString};
use core::fmt;
use rebatelens_finding::{lang::Lang, terms::bundle_fault as faults, word::Term};
use rebatelens_table::input_error::InputError;
use serde::Serialize;

/// Why a bundle cannot be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BundleError {
    /// The public key is no usable Ed25519 key.
    Key,
    /// There is nothing to bundle.
    NoInput,
    /// There are more inputs, or files, than one bundle takes.
    TooMany,
    /// The bundle would be larger than one zip can be.
    TooLarge,
    /// An input cannot be used at all.
    Input(alloc::boxed::Box<InputError>),
    /// A signature is not the one over the message given, by the key given.
    Signature,
    /// Signatures are still missing.
    Unsigned,
}

/// A [`BundleError`] in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct BundleFault {
    /// The rule's code where an input is the reason, else `bundle`.
    pub code: &'static str,
    /// What happened.
    pub message: String,
    /// Why.
    pub why: String,
    /// What to do.
    pub next: String,
}

impl BundleError {
    /// Puts the error into words. An unusable input keeps the language that
    /// it was checked in.
    pub fn in_words(&self, lang: Lang) -> BundleFault {
        if let Self::Input(error) = self {
            let InputError { code, message, why, next, .. } = (**error).clone();
            return BundleFault { code, message, why, next };
        }
        let [message, why, next] = self.words().map(|words| words.text(lang).to_string());
        BundleFault { code: "bundle", message, why, next }
    }

    const fn words(&self) -> [&'static Term; 3] {
        match self {
            Self::Key => [&faults::KEY, &faults::KEY_WHY, &faults::KEY_NEXT],
            Self::NoInput => [&faults::NO_INPUT, &faults::NO_INPUT_WHY, &faults::NO_INPUT_NEXT],
            Self::TooMany => [&faults::TOO_MANY, &faults::TOO_MANY_WHY, &faults::TOO_MANY_NEXT],
            Self::TooLarge => [&faults::TOO_LARGE, &faults::TOO_LARGE_WHY, &faults::TOO_LARGE_NEXT],
            Self::Input(_) | Self::Signature => {
                [&faults::SIGNATURE, &faults::SIGNATURE_WHY, &faults::SIGNATURE_NEXT]
            }
            Self::Unsigned => [&faults::UNSIGNED, &faults::UNSIGNED_WHY, &faults::UNSIGNED_NEXT],
        }
    }
}

impl From<WriteError> for BundleError {
    fn from(error: WriteError) -> Self {
        match error {
            WriteError::TooLarge => Self::TooLarge,
            WriteError::TooMany => Self::TooMany,
        }
    }
}

impl From<InputError> for BundleError {
    fn from(error: InputError) -> Self {
        Self::Input(alloc::boxed::Box::new(error))
    }
}

impl fmt::Display for BundleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = self.in_words(Lang::En);
        write!(f, "{} {} {}", words.message, words.why, words.next)
    }
}

impl core::error::Error for BundleError {}
