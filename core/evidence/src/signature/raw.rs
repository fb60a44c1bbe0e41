//! The bare signature: 64 bytes over the file as it is.

use crate::signature::key::PublicKey;
use alloc::vec::Vec;

/// What the signature is over.
pub(super) fn message(file: &[u8]) -> Vec<u8> {
    file.to_vec()
}

/// Whether `bytes` are a signature of `file` by `key`.
pub(super) fn verify(key: &PublicKey, file: &[u8], bytes: &[u8]) -> bool {
    bytes.try_into().is_ok_and(|signature| key.accepts(file, signature))
}
