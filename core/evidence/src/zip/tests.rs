use crate::zip::{FaultKind, File, ReadError, read, write};
use alloc::{borrow::ToOwned, vec, vec::Vec};
use proptest::prelude::*;

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let files: Vec<File<'_>> =
        files.iter().map(|(path, bytes)| File { path: (*path).to_owned(), bytes }).collect();
    write(&files).unwrap()
}

fn faults(bytes: &[u8]) -> Vec<FaultKind> {
    read(bytes).unwrap().faults.iter().map(|fault| fault.kind).collect()
}

#[test]
fn an_empty_archive_is_its_end_record() {
    let bytes = zip(&[]);
    assert_eq!(bytes.len(), 22);
    assert!(read(&bytes).unwrap().entries.is_empty());
}

#[test]
fn one_file_is_written_as_the_format_says() {
    let bytes = zip(&[("a", b"123456789")]);
    let local = [
        0x50, 0x4b, 3, 4, 20, 0, 0, 8, 0, 0, 0, 0, 0x21, 0, 0x26, 0x39, 0xf4, 0xcb, 9, 0, 0, 0, 9, 0, 0, 0,
        1, 0, 0, 0, b'a',
    ];
    assert_eq!(bytes.get(..31), Some(local.as_slice()));
    assert_eq!(bytes.get(31..40), Some(b"123456789".as_slice()));
}

#[test]
fn the_order_given_does_not_matter() {
    let one = zip(&[("b", b"2"), ("返", b"3"), ("a", b"1")]);
    let two = zip(&[("a", b"1"), ("b", b"2"), ("返", b"3")]);
    assert_eq!(one, two);
}

#[test]
fn what_is_no_bundle_zip_is_said() {
    let whole = zip(&[("a", b"1")]);
    let cut = whole.get(..whole.len() - 1).unwrap();
    let mut longer = whole.clone();
    longer.push(0);
    assert_eq!(read(b"").unwrap_err(), ReadError::NotAZip);
    assert_eq!(read(b"order_id,amount\r\n1,2\r\n").unwrap_err(), ReadError::NotAZip);
    assert_eq!(read(cut).unwrap_err(), ReadError::Trailing);
    assert_eq!(read(whole.get(..40).unwrap()).unwrap_err(), ReadError::Truncated);
    assert_eq!(read(&longer).unwrap_err(), ReadError::Trailing);
}

#[test]
fn a_changed_content_fails_its_checksum() {
    let mut bytes = zip(&[("a", b"12.50")]);
    *bytes.get_mut(35).unwrap() = b'1';
    assert_eq!(faults(&bytes), vec![FaultKind::Checksum]);
}

#[test]
fn duplicate_and_unsafe_names_are_told() {
    assert_eq!(faults(&zip(&[("a", b"1"), ("a", b"2")])), vec![FaultKind::Duplicate]);
    assert_eq!(faults(&zip(&[("A", b"1"), ("a", b"2")])), vec![FaultKind::Duplicate]);
    assert_eq!(faults(&zip(&[("../a", b"1")])), vec![FaultKind::UnsafeName]);
}

#[test]
fn compressed_encrypted_and_linked_entries_are_refused() {
    let plain = zip(&[("a", b"12345")]);
    let directory = 30 + 1 + 5;
    for (at, value, kind) in [
        (directory + 10, 8, FaultKind::Compressed),
        (directory + 8, 1, FaultKind::Encrypted),
        (directory + 41, 0xa1, FaultKind::Link),
    ] {
        let mut bytes = plain.clone();
        *bytes.get_mut(at).unwrap() = value;
        let archive = read(&bytes).unwrap();
        assert_eq!(archive.faults.first().unwrap().kind, kind);
        assert!(archive.entries.first().unwrap().bytes.is_none());
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read(files in prop::collection::btree_map("[a-z返佣]{1,8}", prop::collection::vec(any::<u8>(), 0..64), 0..8)) {
        let given: Vec<(&str, &[u8])> =
            files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())).collect();
        let bytes = zip(&given);
        let archive = read(&bytes).unwrap();
        prop_assert!(archive.faults.is_empty());
        let found: Vec<(&str, &[u8])> = archive.entries.iter()
            .map(|entry| (entry.path.as_str(), entry.bytes.unwrap())).collect();
        prop_assert_eq!(found, given);
    }

    #[test]
    fn any_bytes_are_read_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..512)) {
        let _ = read(&bytes);
    }
}

#[test]
fn one_changed_byte_anywhere_is_seen() {
    let whole = zip(&[("a.csv", b"1,2"), ("data/返佣.csv", b"3,4"), ("z", b"")]);
    for at in 0..whole.len() {
        for flip in [1_u8, 0x20, 0x80, 0xff] {
            let mut bytes = whole.clone();
            *bytes.get_mut(at).unwrap() ^= flip;
            let seen = read(&bytes).map_or(true, |archive| !archive.faults.is_empty());
            assert!(seen, "byte {at} changed by {flip:#x} went unseen");
        }
    }
}
