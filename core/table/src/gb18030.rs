//! The decoder of GB18030, which whoever calls the core brings.

use alloc::string::String;
use core::fmt;

/// Decodes GB18030, and gives nothing where a byte does not belong to it.
///
/// Its table weighs as much as this whole core, and every browser has it
/// already, so whoever calls the core brings it.
#[derive(Clone, Copy)]
pub struct Gb18030(pub fn(&[u8]) -> Option<String>);

impl fmt::Debug for Gb18030 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Gb18030")
    }
}
