//! Types that cannot hold a wrong value.
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
pub mod calendar;
pub mod codes;
pub mod crc32;
pub mod entry;
pub mod field;
pub mod hash;
pub mod identifier;
pub mod kind;
pub mod limits;
mod missing;
pub mod money;
mod month;
pub mod ordered;
pub mod period;
mod reading;
pub mod site;
pub mod status;
pub mod text;
pub mod time;
mod token;
pub mod unit;
pub mod wait;
pub mod zone;

pub use field::Field;
pub use kind::Kind;
pub use missing::is_missing;
pub use reading::Reading;
