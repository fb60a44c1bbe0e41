//! Hashes, and their hexadecimal spelling.

use alloc::{format, string::String, vec::Vec};
use blake2::Blake2b512;
use core::fmt::Write;
use sha2::{Digest, Sha256, Sha512};

/// Bytes in lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut out, byte| {
        // Writing to a string cannot fail.
        let _ = write!(out, "{byte:02x}");
        out
    })
}

/// SHA-256, in hexadecimal.
pub(crate) fn sha256_hex(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// SHA-256.
pub(crate) fn sha256(bytes: &[u8]) -> Vec<u8> {
    Sha256::digest(bytes).to_vec()
}

/// SHA-512.
pub(crate) fn sha512(bytes: &[u8]) -> Vec<u8> {
    Sha512::digest(bytes).to_vec()
}

/// `BLAKE2b` with 512 bits.
pub(crate) fn blake2b(bytes: &[u8]) -> Vec<u8> {
    Blake2b512::digest(bytes).to_vec()
}

/// The last part of a `sha256:` name.
pub(crate) fn named_sha256(bytes: &[u8]) -> String {
    format!("sha256:{}", sha256_hex(bytes))
}
