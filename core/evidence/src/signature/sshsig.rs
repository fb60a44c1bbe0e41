//! An SSHSIG signature, as `ssh-keygen -Y sign` makes it.

use crate::{
    hash::sha512,
    signature::{
        armour::{armour, armoured},
        key::PublicKey,
        ssh::{KIND, NAMESPACE, public_key_blob, strings},
    },
};
use alloc::{string::String, vec::Vec};
use base64::{Engine, engine::general_purpose::STANDARD as BASE64};

const MAGIC: &[u8] = b"SSHSIG";
const VERSION: [u8; 4] = [0, 0, 0, 1];
const HASH: &[u8] = b"sha512";
const LABEL: &str = "SSH SIGNATURE";
const WIDTH: usize = 70;

/// What the signature is over.
pub(super) fn message(file: &[u8]) -> Vec<u8> {
    let rest = strings(&[NAMESPACE.as_bytes(), b"", HASH, &sha512(file)]);
    [MAGIC, &rest].concat()
}

/// The signature file.
pub(super) fn encode(key: &PublicKey, signature: &[u8; 64]) -> String {
    let inner = strings(&[KIND, signature]);
    let key = public_key_blob(key.bytes());
    let rest = strings(&[&key, NAMESPACE.as_bytes(), b"", HASH, &inner]);
    let blob = [MAGIC, &VERSION, &rest].concat();
    armour(LABEL, &BASE64.encode(blob), WIDTH)
}

/// Whether `text` is a signature of `file` by `key`, written as we write it.
pub(super) fn verify(key: &PublicKey, file: &[u8], text: &str) -> bool {
    signature(text)
        .is_some_and(|signature| encode(key, &signature) == text && key.accepts(&message(file), &signature))
}

fn signature(text: &str) -> Option<[u8; 64]> {
    let blob = BASE64.decode(armoured(text, LABEL)?).ok()?;
    let (_, last) = blob.split_at_checked(blob.len().checked_sub(64)?)?;
    last.try_into().ok()
}
