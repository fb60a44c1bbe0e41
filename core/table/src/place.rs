//! Where reading is.

/// Where reading is: in text, the byte and what the reader knows of the text
/// before it; in a grid, the row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) at: usize,
    pub(crate) line: usize,
    pub(crate) delimiter: u8,
    pub(crate) recoveries: u16,
}
