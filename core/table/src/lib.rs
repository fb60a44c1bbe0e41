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

pub mod above;
pub mod attribute;
pub mod bill;
pub mod bookmarks;
pub mod column;
pub mod column_report;
pub mod column_unit;
pub mod csv;
pub mod defined;
pub mod fault;
pub mod form;
pub mod format;
pub mod gb18030;
pub mod grid;
pub mod header;
pub mod header_name;
pub mod header_search;
pub mod input;
pub mod input_error;
pub mod names;
pub mod page_cells;
pub mod part;
mod place;
mod plain;
pub mod policy;
pub mod record;
pub mod rounding;
pub mod row_kind;
mod rows;
pub mod rules;
pub mod slice;
pub mod source;
pub mod stated_count;
pub mod stream;
mod streamed_input;
pub mod streamed_part;
mod streamed_rows;
pub mod table;
pub mod text;
pub mod verdict;
mod window;

pub use fault::InputFault;
pub use form::Form;
pub use format::{Content, Format, OpenOptions, Opened};
pub use input::{Input, InputContent, StreamedInput};
pub use input_error::InputError;
pub use part::{Part, PartRows};
pub use rounding::read_rounding;
pub use source::Source;
pub use stream::{StreamFault, StreamedText, TextStream};
pub use streamed_part::StreamedPart;
pub use table::Table;
