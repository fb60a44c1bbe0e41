//! The public key, as minisign, OpenSSH and `OpenSSL` write it.

use crate::{
    hash::{hex, sha256, sha256_hex},
    signature::{
        armour::{armour, armoured},
        ssh::{NAMESPACE, public_key_blob},
    },
};
use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};
use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use ed25519_dalek::{Signature, VerifyingKey};

/// The fixed beginning of a `SubjectPublicKeyInfo` that holds an Ed25519 key.
const SPKI: [u8; 12] = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];
const PEM_LABEL: &str = "PUBLIC KEY";
const PEM_WIDTH: usize = 64;
const MINISIGN_COMMENT: &str = "untrusted comment: minisign public key ";
const MINISIGN_KIND: &[u8] = b"Ed";

/// The endings of the three key files.
pub(crate) const KEY_FORMS: [&str; 3] = ["allowed_signers", "minisign.pub", "pem"];

/// An Ed25519 public key that is fit to check signatures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PublicKey {
    bytes: [u8; 32],
    key: VerifyingKey,
}

/// A key file's name and text.
pub(crate) struct KeyFile {
    pub name: String,
    pub text: String,
}

impl PublicKey {
    /// Nothing where the bytes are no point of the curve, or a weak one.
    pub(crate) fn new(bytes: [u8; 32]) -> Option<Self> {
        let key = VerifyingKey::from_bytes(&bytes).ok()?;
        (!key.is_weak()).then_some(Self { bytes, key })
    }

    pub(crate) const fn bytes(&self) -> &[u8; 32] {
        &self.bytes
    }

    /// SHA-256 over the key as `OpenSSL` writes it in DER, in hexadecimal.
    pub(crate) fn fingerprint(&self) -> String {
        sha256_hex(&self.spki())
    }

    pub(crate) fn accepts(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        self.key.verify_strict(message, &Signature::from_bytes(signature)).is_ok()
    }

    /// The eight bytes by which minisign tells keys apart.
    pub(crate) fn minisign_id(&self) -> [u8; 8] {
        let mut id = [0; 8];
        for (to, from) in id.iter_mut().zip(sha256(&self.bytes)) {
            *to = from;
        }
        id
    }

    fn spki(&self) -> Vec<u8> {
        [SPKI.as_slice(), &self.bytes].concat()
    }

    fn pem(&self) -> String {
        armour(PEM_LABEL, &BASE64.encode(self.spki()), PEM_WIDTH)
    }

    fn minisign(&self) -> String {
        let mut shown = self.minisign_id();
        shown.reverse();
        let body = [MINISIGN_KIND, &self.minisign_id(), &self.bytes].concat();
        format!("{MINISIGN_COMMENT}{}\n{}\n", hex(&shown).to_ascii_uppercase(), BASE64.encode(body))
    }

    fn allowed_signers(&self) -> String {
        let blob = BASE64.encode(public_key_blob(&self.bytes));
        format!("{NAMESPACE} namespaces=\"{NAMESPACE}\" ssh-ed25519 {blob}\n")
    }

    fn text(&self, form: &str) -> Option<String> {
        match form {
            "allowed_signers" => Some(self.allowed_signers()),
            "minisign.pub" => Some(self.minisign()),
            "pem" => Some(self.pem()),
            _ => None,
        }
    }
}

/// The three files of a key, named by its fingerprint.
pub(crate) fn key_files(key: &PublicKey) -> Vec<KeyFile> {
    let fingerprint = key.fingerprint();
    let file = |form: &&str| {
        let text = key.text(form)?;
        Some(KeyFile { name: format!("{fingerprint}.{form}"), text })
    };
    KEY_FORMS.iter().filter_map(file).collect()
}

/// Reads a key file in one of [`KEY_FORMS`]; it must be as we write it.
pub(crate) fn read_key(form: &str, text: &str) -> Option<PublicKey> {
    let body = match form {
        "pem" => armoured(text, PEM_LABEL)?,
        "minisign.pub" => text.lines().nth(1)?.to_string(),
        "allowed_signers" => text.trim_end().rsplit(' ').next()?.to_string(),
        _ => return None,
    };
    let decoded = BASE64.decode(body).ok()?;
    let (_, last) = decoded.split_at_checked(decoded.len().checked_sub(32)?)?;
    let key = PublicKey::new(last.try_into().ok()?)?;
    (key.text(form)? == text).then_some(key)
}
