//! The other forms of a file: workbooks, archives, API responses, and the
//! agreement that a finance team keeps in any of them.
#![no_std]
#![deny(
    missing_docs,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::float_arithmetic,
    clippy::as_conversions,
    clippy::unreachable
)]

extern crate alloc;

pub mod agreement;
pub mod api_response;
pub mod archive;
pub mod container;
pub mod json;
pub mod workbook;

use rebatelens_finding::{Rule, join_rules};
use rebatelens_table::Format;

/// Every form beside delimited text, the surest first.
pub static FORMATS: &[&dyn Format] = &[&container::Packed, &api_response::ApiResponse];

/// Every rule that reading these forms can report.
pub const RULES: &[&Rule] = join_rules![agreement::RULES, api_response::RULES, container::RULES];
