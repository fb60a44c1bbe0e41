//! A page's address, without what would let somebody else in.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};
use serde::Serialize;

/// What stands in the place of a value that was taken out.
const REMOVED: &str = "removed";

/// Parts of parameter names whose values are credentials or sessions.
const SECRET_PARTS: &[&str] = &[
    "token",
    "secret",
    "sign",
    "passw",
    "credential",
    "session",
    "ticket",
    "auth",
    "apikey",
    "skey",
    "q-ak",
    "q-key",
    "accesskey",
    "access_key",
    "access-key",
    "csrf",
    "otp",
    "jwt",
];
/// Whole parameter names of the same kind.
const SECRET_NAMES: &[&str] = &["ak", "sk", "sig", "key", "code", "pwd", "sid", "state", "nonce"];

/// One parameter of the query.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Parameter {
    name: String,
    value: String,
    #[serde(skip_serializing_if = "is_false")]
    removed: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
const fn is_false(value: &bool) -> bool {
    !*value
}

/// An address and its parameters, credentials taken out.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Address {
    pub text: String,
    pub parameters: Vec<Parameter>,
}

/// Reads an address. Parameters behind `#` count too: the console keeps its
/// route there.
pub(crate) fn read(url: &str) -> Address {
    let url = without_user(url);
    let (before, fragment) = match url.split_once('#') {
        Some((before, fragment)) => (before.to_string(), Some(fragment.to_string())),
        None => (url, None),
    };
    let mut parameters = Vec::new();
    let mut text = part(&before, &mut parameters);
    if let Some(fragment) = fragment {
        text = format!("{text}#{}", part(&fragment, &mut parameters));
    }
    Address { text, parameters }
}

/// `https://name:password@host/` loses what stands before the `@`.
fn without_user(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return url.into() };
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (host, path) = rest.split_at_checked(end).unwrap_or((rest, ""));
    let host = host.rsplit('@').next().unwrap_or(host);
    format!("{scheme}://{host}{path}")
}

fn part(text: &str, parameters: &mut Vec<Parameter>) -> String {
    let Some((path, query)) = text.split_once('?') else { return text.into() };
    let kept: Vec<String> = query.split('&').map(|pair| one(pair, parameters)).collect();
    format!("{path}?{}", kept.join("&"))
}

fn one(pair: &str, parameters: &mut Vec<Parameter>) -> String {
    let Some((name, value)) = pair.split_once('=') else { return pair.into() };
    let removed = is_secret(name);
    let shown = if removed { REMOVED } else { value };
    parameters.push(Parameter { name: decoded(name), value: decoded(shown), removed });
    format!("{name}={shown}")
}

fn is_secret(name: &str) -> bool {
    let name = decoded(name).to_ascii_lowercase();
    SECRET_NAMES.contains(&name.as_str()) || SECRET_PARTS.iter().any(|part| name.contains(part))
}

/// Percent escapes and `+` taken back; kept as written where they are no text.
fn decoded(text: &str) -> String {
    let mut out = Vec::with_capacity(text.len());
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'+' => out.push(b' '),
            b'%' => {
                let pair = (bytes.next(), bytes.next());
                let Some(value) = escaped(pair) else { return text.into() };
                out.push(value);
            }
            other => out.push(other),
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| text.into())
}

fn escaped(pair: (Option<u8>, Option<u8>)) -> Option<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    let (high, low) = (digit(pair.0?)?, digit(pair.1?)?);
    u8::try_from(high.checked_mul(16)?.checked_add(low)?).ok()
}

#[cfg(test)]
mod tests {
    use super::read;
    use alloc::vec::Vec;

    #[test]
    fn parameters_are_read_in_order_and_decoded() {
        let address =
            read("https://console.example/partners/rebate?month=2026-10&q=%E8%BF%94+a#/list?page=2");
        let found: Vec<_> = address.parameters.iter().map(|p| (p.name.as_str(), p.value.as_str())).collect();
        assert_eq!(found, [("month", "2026-10"), ("q", "返 a"), ("page", "2")]);
        assert!(address.text.ends_with("#/list?page=2"));
    }

    #[test]
    fn credentials_never_reach_the_bundle() {
        for secret in [
            "https://h/x?q-signature=XYZZY",
            "https://h/x?a=1&x-cos-security-token=XYZZY",
            "https://h/x#/a?access_token=XYZZY",
            "https://h/x?%74oken=XYZZY",
            "https://me:XYZZY@h/x",
            "https://h?code=XYZZY",
        ] {
            let address = read(secret);
            let shown = alloc::format!("{address:?}");
            assert!(!shown.contains("XYZZY"), "{shown}");
        }
    }

    #[test]
    fn broken_escapes_are_kept_as_written() {
        let address = read("https://h/x?a=%zz&b&c=%E8%BF");
        assert_eq!(address.text, "https://h/x?a=%zz&b&c=%E8%BF");
        assert_eq!(address.parameters.last().map(|p| p.value.clone()), Some("%E8%BF".into()));
    }
}
