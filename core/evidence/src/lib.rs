//! Evidence: what was read and what was found, in a bag that anyone can check
//! with stock tools and without us.
//!
//! A [`Bundle`] is made from a [`BundleRequest`] and the files that were read.
//! It gives out messages to be signed outside, because the private key never
//! comes here, and then becomes a zip. [`verify()`] looks at such a zip,
//! [`verify_folder`] at one that was unpacked.
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

mod annotations;
mod bagit;
mod bundle;
mod capture;
mod csv;
mod data_package;
mod error;
mod hash;
mod json;
mod names;
mod places;
mod records_csv;
mod report_html;
mod seal;
mod signature;
mod sorted;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod text;
mod time;
mod url;
mod verify;
mod zip;

pub use bundle::{Bundle, BundleFile, BundleRequest};
pub use error::{BundleError, BundleFault};
pub use verify::{FileState, Problem, Verification, VerifiedFile, verify, verify_folder};
