//! Evidence: what was read and what was found, in a bag that anyone can check
//! with stock tools and without us.
//!
//! A [`Bundle`] is made from a [`BundleRequest`] and the files that were read.
//! It gives out messages to be signed outside, because the private key never
//! comes here, and then becomes a zip. [`verify()`] looks at such a zip,
//! [`verify_folder`] at one that was unpacked.
//!
//! # The way to a bundle
//!
//! 1. `bundle` checks the files and gathers them as `material`: the request,
//!    the raw bytes, the checked inputs and their tables.
//! 2. A module writes each file of the payload from the material: `capture`
//!    (`raw/capture.json` and `query.json`), `annotations` (`findings.json`,
//!    with `places` for the cell of each finding), `records_csv` (both tables of
//!    records), `report_html`, and `data_package` (`datapackage.json`).
//! 3. `seal` adds the tag files of a bag (`bagit`, `text::guide`), has
//!    `signature` sign the manifest in three forms, and lets `zip` write it all.
//!
//! # The way back
//!
//! `zip` reads an archive, `verify::bag` compares every file with the manifests
//! and the signatures, and `verify::problem` words what is wrong.
//!
//! # What everything rests on
//!
//! `hash`, `sorted` (a small map), `names` (names that every system can keep),
//! `time`, `url` (an address without credentials), `csv`, `json`, `error`.
//! None of these uses a module above it.
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
mod material;
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

pub use bundle::Bundle;
pub use csv::begins_formula;
pub use error::{BundleError, BundleFault};
pub use material::{BundleFile, BundleRequest};
pub use verify::{FileState, Problem, Verification, VerifiedFile, verify, verify_folder};
