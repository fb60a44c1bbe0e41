//! One Ed25519 key, written as three kinds of file that stock tools read, and
//! one signature written in three forms.

mod key;
mod minisign;
mod raw;
mod sshsig;
mod steps;
#[cfg(test)]
mod tests;

pub(crate) use key::{KEY_FORMS, PublicKey, key_files, read_key};
pub(crate) use steps::{SIGNATURE_FILES, Steps, check};

/// The name under which the signatures are made, so that none of them can be
/// taken for a signature over anything else.
pub(crate) const NAMESPACE: &str = "rebatelens";

/// The text between a PEM-like file's borders, without its line ends.
fn armoured<'a>(text: &'a str, label: &str) -> Option<alloc::string::String> {
    let begin = alloc::format!("-----BEGIN {label}-----\n");
    let end = alloc::format!("-----END {label}-----\n");
    let body: &'a str = text.strip_prefix(begin.as_str())?.strip_suffix(end.as_str())?;
    Some(body.split('\n').collect())
}

fn armour(label: &str, base64: &str, width: usize) -> alloc::string::String {
    let mut out = alloc::format!("-----BEGIN {label}-----\n");
    let mut rest = base64;
    while !rest.is_empty() {
        let (line, next) = rest.split_at_checked(width).unwrap_or((rest, ""));
        out.push_str(line);
        out.push('\n');
        rest = next;
    }
    out + &alloc::format!("-----END {label}-----\n")
}
