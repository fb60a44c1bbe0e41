//! A minisign signature of the prehashed kind: Ed25519 over BLAKE2b-512, and a
//! second signature that covers the first and the trusted comment.

use crate::{hash::blake2b, signature::key::PublicKey};
use alloc::{format, string::String, vec::Vec};
use base64::{Engine, engine::general_purpose::STANDARD as BASE64};

const UNTRUSTED: &str = "untrusted comment: signature from a Rebatelens bundle key\n";
const TRUSTED: &str = "trusted comment: ";
const PREHASHED: &[u8] = b"ED";

/// What the first signature is over.
pub(super) fn message(file: &[u8]) -> Vec<u8> {
    blake2b(file)
}

/// What the second signature is over.
pub(super) fn global_message(signature: &[u8; 64], comment: &str) -> Vec<u8> {
    [signature.as_slice(), comment.as_bytes()].concat()
}

/// The signature file.
pub(super) fn encode(key: &PublicKey, signature: &[u8; 64], comment: &str, global: &[u8; 64]) -> String {
    let body = [PREHASHED, &key.minisign_id(), signature].concat();
    let (body, global) = (BASE64.encode(body), BASE64.encode(global));
    format!("{UNTRUSTED}{body}\n{TRUSTED}{comment}\n{global}\n")
}

/// Whether `text` is a signature of `file` by `key`, written as we write it.
pub(super) fn verify(key: &PublicKey, file: &[u8], text: &str) -> bool {
    parts(text).is_some_and(|(signature, comment, global)| {
        encode(key, &signature, comment, &global) == text
            && key.accepts(&message(file), &signature)
            && key.accepts(&global_message(&signature, comment), &global)
    })
}

fn parts(text: &str) -> Option<([u8; 64], &str, [u8; 64])> {
    let mut lines = text.split('\n');
    lines.next()?;
    let body = BASE64.decode(lines.next()?).ok()?;
    let comment = lines.next()?.strip_prefix(TRUSTED)?;
    let global = BASE64.decode(lines.next()?).ok()?;
    let signature = body.get(PREHASHED.len().checked_add(8)?..)?;
    Some((signature.try_into().ok()?, comment, global.as_slice().try_into().ok()?))
}
