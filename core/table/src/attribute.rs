//! Values beside the records of an answer.

use alloc::string::String;

/// A value that stands beside the records of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute {
    /// Its name.
    pub name: String,
    /// Its text.
    pub value: String,
}
