//! Reads, checks and explains Tencent Cloud rebate records.
//!
//! One direction, no way back: bytes become records ([`parse`]), records are
//! checked ([`validate`]), what was found is put into words ([`explain`]) and
//! becomes a [`report::Report`], which [`evidence`] packs for an auditor.
//!
//! The core touches no clock, network, disk, random source, float or global
//! state: time, randomness and signatures come in as arguments, so the same
//! input gives the same bytes everywhere.
//!
//! ```
//! use rebatelens_core::{Input, Options, check};
//!
//! let csv = "Order ID,Base Amount,Rate,Rebate Amount\n20241007120003216009945,100.00,8%,8.10\n";
//! let report = check(&[Input::file("october.csv", csv.as_bytes())], &Options::default())?;
//! assert_eq!(report.findings[0].title, "0.10 more than its parts");
//! # Ok::<(), rebatelens_core::InputError>(())
//! ```
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

pub mod check;
mod crc32;
pub mod evidence;
pub mod explain;
#[cfg(feature = "files")]
pub mod file;
pub mod identify;
pub mod limits;
pub mod model;
pub mod page;
pub mod parse;
pub mod read;
pub mod report;
pub mod search_box;
#[cfg(feature = "typescript")]
pub mod typescript;
pub mod validate;
pub mod workspace;

pub use check::{Checked, Input, Options, check};
#[cfg(feature = "files")]
pub use explain::story::story;
pub use explain::{lang::Lang, panel::PanelView};
#[cfg(feature = "files")]
pub use file::present_file;
pub use identify::{IdentifierReport, identify};
pub use page::{Annotation, PageContext, annotate, present};
pub use parse::InputError;
pub use read::{ReadKind, ValueReport, read};
pub use search_box::{BoxReport, check_box};
pub use workspace::{Workspace, workspace};
