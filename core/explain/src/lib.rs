//! What was found, in words: English and Simplified Chinese.
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

pub mod agreement_report;
pub mod agreement_words;
pub mod alike;
pub mod catalogue;
pub mod checked_rows;
pub mod comparison;
pub mod comparison_words;
pub mod example;
pub mod file;
pub mod find;
pub mod identify;
pub mod known_names;
pub mod page;
mod page_context;
mod page_notice;
pub mod panel;
pub mod read;
pub mod record_details;
pub mod record_name;
pub mod references;
pub mod report;
pub mod rules;
pub mod scope;
pub mod search_box;
pub mod template;
pub mod tie_out;
mod words;
pub mod workspace;
