//! What a rule is, and its words in each language.
//!
//! A rule is data: its code, its severity, what it needs. Its texts lie in
//! `words/LANG/FAMILY.toml`, every other text in `words/LANG/terms/`. The build
//! script makes one static of each, so a program holds the texts of those rules
//! that it names and no other. `words/README.md` says how to add one.
// The macro that derives TypeScript types writes paths of std.
#![cfg_attr(not(feature = "typescript"), no_std)]
#![deny(
    missing_docs,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::float_arithmetic,
    clippy::as_conversions,
    clippy::unreachable
)]

extern crate alloc;

pub mod faults;
pub mod found;
pub mod lang;
pub mod names;
pub mod need;
pub mod rule;
pub mod rules;
pub mod severity;
pub mod word;
pub mod words;

pub use found::Found;
pub use lang::{Lang, PerLang};
pub use need::Need;
pub use rule::{Guide, Message, Rule};
pub use severity::Severity;
pub use word::{Args, Counted, Plural, Term, Word, fill};
pub use words::terms;
