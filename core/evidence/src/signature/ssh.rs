//! Ed25519 keys as OpenSSH writes them.

use alloc::vec::Vec;

/// The name under which the signatures are made, so that none of them can be
/// taken for a signature over anything else.
pub(super) const NAMESPACE: &str = "rebatelens";

/// OpenSSH's name for the kind of key.
pub(super) const KIND: &[u8] = b"ssh-ed25519";

/// The key as OpenSSH writes it.
pub(super) fn public_key_blob(key: &[u8; 32]) -> Vec<u8> {
    strings(&[KIND, key])
}

/// Each string with its length in front, as four bytes.
pub(super) fn strings(parts: &[&[u8]]) -> Vec<u8> {
    let mut out = Vec::new();
    for part in parts {
        // Every part is shorter than a kilobyte.
        let length = u32::try_from(part.len()).unwrap_or(0);
        out.extend_from_slice(&length.to_be_bytes());
        out.extend_from_slice(part);
    }
    out
}
