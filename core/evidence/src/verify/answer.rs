//! The answer about a bundle.

use alloc::{string::String, vec::Vec};
use serde::Serialize;

/// What became of one file of a bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum FileState {
    /// Its bytes are those that were signed.
    Verified,
    /// Its bytes are others.
    Changed,
    /// It is named, but not there.
    Missing,
    /// It is there, but nothing that was signed names it.
    Unlisted,
    /// Its bytes cannot be reached.
    Unreadable,
}

/// A file of a bundle and its state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct VerifiedFile {
    /// The path inside the bundle.
    pub path: String,
    /// What became of it.
    pub state: FileState,
}

/// Something that keeps a bundle from being verified.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Problem {
    /// The path inside the bundle; empty where it is the bundle itself.
    pub path: String,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub next: String,
}

/// The answer, in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Verification {
    /// Whether every file is what was signed, and nothing else is there.
    pub verified: bool,
    /// The key inside, by the SHA-256 of its DER form; nothing where the key
    /// files do not agree.
    pub fingerprint: Option<String>,
    /// The answer in one sentence.
    pub summary: String,
    /// What a bundle that verifies proves. Empty where this one does not.
    pub proves: Vec<String>,
    /// What no bundle can prove.
    pub cannot_prove: Vec<String>,
    /// Every file that is there or ought to be, in order.
    pub files: Vec<VerifiedFile>,
    /// What is wrong; empty where verified.
    pub problems: Vec<Problem>,
}
