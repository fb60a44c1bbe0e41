//! Reads, checks and explains Tencent Cloud rebate records.
//!
//! One direction, no way back: bytes become records ([`table`], [`formats`]),
//! records are checked ([`checks`]), what was found is put into words
//! ([`explain`]) and becomes a [`report::Report`], which [`evidence`] packs for an
//! auditor. Each floor is a crate; this one is the name for all of them.
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

#[cfg(feature = "typescript")]
extern crate alloc;

#[cfg(feature = "typescript")]
pub mod typescript;

pub use rebatelens_checks::{
    self as checks,
    check::{Checked, CheckedInput},
    options::{Options, Progress},
};
pub use rebatelens_evidence as evidence;
pub use rebatelens_explain::{
    self as explain,
    file::{present_agreement, present_file, present_too_large},
    identify::{IdentifierReport, identify},
    page::{Annotation, PageContext, annotate, present},
    panel::PanelView,
    read::{ReadKind, ValueReport, read},
    record_details::record_details,
    references::{read_agreement, read_agreement_of, read_expected},
    report::{self, check, check_usable},
    search_box::{BoxReport, check_box},
    workspace::{Workspace, workspace},
};
pub use rebatelens_finding::{self as finding, lang::Lang};
pub use rebatelens_formats as formats;
pub use rebatelens_model as model;
pub use rebatelens_table::{self as table, Input, InputError};
