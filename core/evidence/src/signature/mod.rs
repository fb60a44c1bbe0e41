//! One Ed25519 key, written as three kinds of file that stock tools read, and
//! one signature written in three forms.

mod armour;
mod key;
mod minisign;
mod raw;
mod ssh;
mod sshsig;
mod steps;
#[cfg(test)]
mod tests;

pub(crate) use key::{KEY_FORMS, PublicKey, key_files, read_key};
pub(crate) use steps::{SIGNATURE_FILES, Steps, check};
