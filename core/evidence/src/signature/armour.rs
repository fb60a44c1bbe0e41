//! The borders that PEM and OpenSSH put around Base64.

use alloc::{format, string::String};

/// The text between a PEM-like file's borders, without its line ends.
pub(super) fn armoured<'a>(text: &'a str, label: &str) -> Option<String> {
    let begin = format!("-----BEGIN {label}-----\n");
    let end = format!("-----END {label}-----\n");
    let body: &'a str = text.strip_prefix(begin.as_str())?.strip_suffix(end.as_str())?;
    Some(body.split('\n').collect())
}

/// Base64 between a PEM-like file's borders, in lines of a width.
pub(super) fn armour(label: &str, base64: &str, width: usize) -> String {
    let mut out = format!("-----BEGIN {label}-----\n");
    let mut rest = base64;
    while !rest.is_empty() {
        let (line, next) = rest.split_at_checked(width).unwrap_or((rest, ""));
        out.push_str(line);
        out.push('\n');
        rest = next;
    }
    out + &format!("-----END {label}-----\n")
}
