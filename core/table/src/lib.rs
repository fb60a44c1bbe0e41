//! Bytes become text, text becomes rows, rows become records.
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

pub mod bill;
pub mod column_report;
pub mod csv;
pub mod defined;
pub mod fault;
pub mod form;
pub mod format;
pub mod grid;
pub mod header;
pub mod input;
pub mod names;
pub mod policy;
pub mod record;
pub mod rounding;
pub mod source;
pub mod table;
pub mod text;

pub use fault::{InputError, InputFault};
pub use form::Form;
pub use format::{Content, Format, OpenOptions, Opened};
pub use input::Input;
pub use rounding::read_rounding;
pub use source::{Part, PartRows, Source};
pub use table::Table;
