//! The tag files of a BagIt 1.0 bag (RFC 8493). A manifest's lines are also
//! those of `sha256sum`.

use crate::{hash::sha256_hex, names, sorted::Sorted};
use alloc::{format, string::String};
use core::fmt::Write;
use rebatelens_model::limits;

/// The declaration, the same in every bag.
pub(crate) const DECLARATION: &str = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
pub(crate) const DECLARATION_FILE: &str = "bagit.txt";
pub(crate) const INFO_FILE: &str = "bag-info.txt";
pub(crate) const MANIFEST: &str = "manifest-sha256.txt";
pub(crate) const TAG_MANIFEST: &str = "tagmanifest-sha256.txt";
/// Where the payload lies.
pub(crate) const PAYLOAD: &str = "data/";
const OXUM: &str = "Payload-Oxum";
const INFO_VALUE_CHARACTERS: usize = 300;

/// A manifest over files given in order of their paths.
pub(crate) fn manifest<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> String {
    files.into_iter().fold(String::new(), |mut out, (path, bytes)| {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{}  {path}", sha256_hex(bytes));
        out
    })
}

/// The hash of each path; else the number of the first line that is not to be
/// read, from 1.
pub(crate) fn read_manifest(text: &str) -> Result<Sorted<&str, &str>, usize> {
    let mut found = Sorted::new();
    let mut rest = text;
    let mut number = 0_usize;
    while !rest.is_empty() {
        number = number.saturating_add(1);
        let (line, next) = rest.split_once('\n').ok_or(number)?;
        let (hash, path) = manifest_line(line).ok_or(number)?;
        if found.len() >= limits::BUNDLE_FILES || !found.insert(path, hash) {
            return Err(number);
        }
        rest = next;
    }
    Ok(found)
}

fn manifest_line(line: &str) -> Option<(&str, &str)> {
    let (hash, path) = line.split_once("  ")?;
    let hexadecimal = |b: u8| b.is_ascii_digit() || matches!(b, b'a'..=b'f');
    (hash.len() == 64 && hash.bytes().all(hexadecimal) && names::is_safe_path(path)).then_some((hash, path))
}

/// The payload's size as BagIt counts it: bytes and files.
pub(crate) fn oxum(bytes: usize, files: usize) -> String {
    format!("{bytes}.{files}")
}

/// The text of `bag-info.txt`.
pub(crate) fn info(oxum: &str, lines: &[(&str, &str)]) -> String {
    let mut all = Sorted::new();
    all.insert(OXUM, oxum);
    for (label, value) in lines {
        all.insert(*label, *value);
    }
    all.iter().fold(String::new(), |mut out, (label, value)| {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{label}: {}", one_line(value));
        out
    })
}

/// The payload's size as `bag-info.txt` names it.
pub(crate) fn read_oxum(info: &str) -> Option<&str> {
    let mut found = info.lines().filter_map(|line| line.strip_prefix(OXUM)?.strip_prefix(": "));
    let only = found.next()?;
    found.next().is_none().then_some(only)
}

/// A text that keeps to one short line.
pub(crate) fn one_line(value: &str) -> String {
    let plain = |c: char| if c.is_control() { ' ' } else { c };
    let line: String = value.chars().map(plain).take(INFO_VALUE_CHARACTERS).collect();
    line.trim().into()
}

#[cfg(test)]
mod tests {
    use super::{info, manifest, oxum, read_manifest, read_oxum};

    /// From RFC 6234: SHA-256 of the three letters `abc`.
    const ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    #[test]
    fn a_manifest_line_is_that_of_sha256sum() {
        let text = manifest([("data/返佣 1.csv", b"abc".as_slice())]);
        assert_eq!(text, alloc::format!("{ABC}  data/返佣 1.csv\n"));
        assert_eq!(read_manifest(&text).unwrap().get("data/返佣 1.csv"), Some(&ABC));
    }

    #[test]
    fn a_manifest_that_is_not_ours_names_its_line() {
        let good = alloc::format!("{ABC}  a\n");
        for bad in [
            alloc::format!("{ABC} a\n"),
            alloc::format!("{ABC}  ../a\n"),
            alloc::format!("{}  b\n", ABC.to_uppercase()),
            alloc::format!("{ABC}  b"),
            good.clone(),
            alloc::string::String::from("\n"),
        ] {
            assert_eq!(read_manifest(&alloc::format!("{good}{bad}")).err(), Some(2), "{bad:?}");
        }
        assert!(read_manifest("").unwrap().len() == 0);
    }

    #[test]
    fn the_payload_is_counted_once() {
        let text = info(&oxum(12, 3), &[("Bagging-Date", "2026-11-23"), ("A", "x\r\nPayload-Oxum: 1.1")]);
        assert_eq!(text, "A: x  Payload-Oxum: 1.1\nBagging-Date: 2026-11-23\nPayload-Oxum: 12.3\n");
        assert_eq!(read_oxum(&text), Some("12.3"));
        assert_eq!(read_oxum("Payload-Oxum: 1.1\nPayload-Oxum: 2.1\n"), None);
    }
}
