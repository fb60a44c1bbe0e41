//! What was found, in words: English and Simplified Chinese.

pub mod catalogue;
#[cfg(feature = "files")]
pub mod difference;
#[cfg(feature = "files")]
pub mod empty;
#[cfg(feature = "files")]
pub mod example;
pub mod lang;
pub mod panel;
#[cfg(feature = "files")]
pub mod story;
#[cfg(feature = "files")]
pub mod waiting;
pub mod words;
