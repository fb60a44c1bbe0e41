//! JSON as the bundle keeps it: indented, UTF-8, one line end behind.

use alloc::vec::Vec;
use serde::Serialize;

/// The bytes of a JSON file.
pub(crate) fn pretty(value: &impl Serialize) -> Vec<u8> {
    // Nothing that a bundle writes has keys other than text, so nothing fails.
    let mut bytes = serde_json::to_vec_pretty(value).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}
