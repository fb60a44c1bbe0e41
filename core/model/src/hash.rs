//! Digests.

use alloc::string::String;
use sha2::{Digest, Sha256};

/// How many bytes are hashed in one call. A WASM engine puts its faster code in place
/// only when a function is called again: in one call, all would run ten times as slow.
const CALL_BYTES: usize = 64 * 1024;

/// SHA-256 in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    let mut pieces = Sha256Pieces::default();
    pieces.add(bytes);
    pieces.finish()
}

/// SHA-256 of bytes that come piece by piece.
#[derive(Clone, Debug, Default)]
pub struct Sha256Pieces(Sha256);

impl Sha256Pieces {
    /// Adds the next bytes.
    pub fn add(&mut self, bytes: &[u8]) {
        bytes.chunks(CALL_BYTES).for_each(|piece| self.0.update(piece));
    }

    /// The hash of all, in hexadecimal.
    pub fn finish(self) -> String {
        hexadecimal(&self.0.finalize())
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    let halves = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    halves.filter_map(|half| char::from_digit(half.into(), 16)).collect()
}
