//! Signing step by step: the key stays outside, only messages go out and only
//! signatures come in.

use crate::signature::{key::PublicKey, minisign, raw, sshsig};
use alloc::{
    string::{String, ToString},
    vec::Vec,
};
use core::str;

/// The endings of the three signature files.
pub(crate) const SIGNATURE_FILES: [&str; 3] = ["ed25519", "minisig", "sshsig"];

/// A file on its way to being signed.
#[derive(Debug)]
pub(crate) struct Steps {
    key: PublicKey,
    file: Vec<u8>,
    comment: String,
    given: Vec<[u8; 64]>,
}

/// The signature files of one signed file, each with its ending.
pub(super) type Signatures = Vec<(&'static str, Vec<u8>)>;

impl Steps {
    /// `comment` is one line that minisign shows as trusted.
    pub(crate) fn new(key: PublicKey, file: Vec<u8>, comment: &str) -> Self {
        Self { key, file, comment: comment.to_string(), given: Vec::new() }
    }

    /// The bytes to be signed next; nothing when all signatures are there.
    pub(crate) fn next_message(&self) -> Option<Vec<u8>> {
        match self.given.as_slice() {
            [] => Some(minisign::message(&self.file)),
            [first] => Some(minisign::global_message(first, &self.comment)),
            [_, _] => Some(sshsig::message(&self.file)),
            [_, _, _] => Some(raw::message(&self.file)),
            _ => None,
        }
    }

    /// Takes the signature over the message just given. A wrong one is not
    /// taken, and the same message stays next.
    pub(crate) fn provide(&mut self, signature: [u8; 64]) -> bool {
        let right = self.next_message().is_some_and(|next| self.key.accepts(&next, &signature));
        if right {
            self.given.push(signature);
        }
        right
    }

    /// The signature files, when every signature is there.
    pub(crate) fn finish(&self) -> Option<Signatures> {
        let [first, global, ssh, raw] = self.given.as_slice() else { return None };
        let minisig = minisign::encode(&self.key, first, &self.comment, global);
        let sshsig = sshsig::encode(&self.key, ssh);
        Some(alloc::vec![
            ("ed25519", raw.to_vec()),
            ("minisig", minisig.into_bytes()),
            ("sshsig", sshsig.into_bytes()),
        ])
    }
}

/// Whether a signature file with this ending is `key`'s, over `file`.
pub(crate) fn check(ending: &str, key: &PublicKey, file: &[u8], bytes: &[u8]) -> bool {
    let text = || str::from_utf8(bytes).ok();
    match ending {
        "ed25519" => raw::verify(key, file, bytes),
        "minisig" => text().is_some_and(|text| minisign::verify(key, file, text)),
        "sshsig" => text().is_some_and(|text| sshsig::verify(key, file, text)),
        _ => false,
    }
}
