//! What a rule is, what is found, and the words for it.
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

pub mod catalogue;
pub mod found;
pub mod lang;
pub mod severity;
pub mod words;
