//! What was found, in words: English and Simplified Chinese.

pub mod catalogue;
pub mod lang;
pub mod panel;
pub mod words;
