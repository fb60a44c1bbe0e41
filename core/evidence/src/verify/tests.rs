use crate::{
    testing::{FILES, bundle, signed},
    verify::{FileState, Verification, verify, verify_folder},
    zip::{self, File},
};
use alloc::{
    collections::BTreeMap,
    format,
    string::{String, ToString},
    vec::Vec,
};
use proptest::prelude::*;
use rebatelens_finding::lang::Lang;

fn unpacked() -> BTreeMap<String, Vec<u8>> {
    let zip = bundle();
    let archive = zip::read(&zip).unwrap();
    let inside = |path: &str| path.split_once('/').unwrap().1.to_string();
    archive.entries.iter().map(|e| (inside(&e.path), e.bytes.unwrap().to_vec())).collect()
}

fn zipped(files: &BTreeMap<String, Vec<u8>>) -> Vec<u8> {
    let files: Vec<File<'_>> =
        files.iter().map(|(path, bytes)| File { path: format!("bundle/{path}"), bytes }).collect();
    zip::write(&files).unwrap()
}

fn state(answer: &Verification, path: &str) -> Option<FileState> {
    answer.files.iter().find(|file| file.path == path).map(|file| file.state)
}

fn named(answer: &Verification) -> Vec<&str> {
    answer.problems.iter().map(|problem| problem.path.as_str()).collect()
}

#[test]
fn a_bundle_verifies_as_zip_and_as_folder() {
    for answer in [verify(&bundle(), Lang::En), verify_folder(&unpacked(), Lang::En)] {
        assert!(answer.verified, "{:?}", answer.problems);
        assert!(answer.files.iter().all(|file| file.state == FileState::Verified));
        assert_eq!(answer.files.len(), unpacked().len());
        assert_eq!(answer.fingerprint.map(|f| f.len()), Some(64));
        assert_eq!((answer.proves.len(), answer.cannot_prove.len()), (2, 3));
    }
}

#[test]
fn a_changed_byte_names_its_file() {
    for path in unpacked().keys() {
        let mut files = unpacked();
        let bytes = files.get_mut(path).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        let answer = verify_folder(&files, Lang::En);
        assert!(!answer.verified, "{path}");
        assert!(named(&answer).contains(&path.as_str()), "{path}: {:?}", named(&answer));
        assert_ne!(state(&answer, path), Some(FileState::Verified), "{path}");
        assert!(answer.proves.is_empty());
    }
}

#[test]
fn a_missing_file_is_named() {
    for path in unpacked().keys() {
        let mut files = unpacked();
        files.remove(path);
        let answer = verify_folder(&files, Lang::En);
        assert_eq!(state(&answer, path), Some(FileState::Missing), "{path}");
        assert!(named(&answer).contains(&path.as_str()), "{path}");
    }
}

#[test]
fn an_added_file_is_named_wherever_it_lies() {
    for path in ["data/raw/more.csv", "data/x", "README.txt", "manifest-md5.txt", "keys/other.txt"] {
        let mut files = unpacked();
        files.insert(path.into(), b"1".to_vec());
        let answer = verify(&zipped(&files), Lang::En);
        assert_eq!(state(&answer, path), Some(FileState::Unlisted), "{path}");
        assert!(named(&answer).contains(&path), "{path}");
    }
}

#[test]
fn a_renamed_file_is_missing_and_added() {
    let mut files = unpacked();
    let bytes = files.remove("data/records.csv").unwrap();
    files.insert("data/record.csv".into(), bytes);
    let answer = verify_folder(&files, Lang::En);
    assert_eq!(named(&answer), ["data/records.csv", "data/record.csv"]);
}

#[test]
fn a_second_key_is_refused() {
    let mut files = unpacked();
    let other = unpacked().into_iter().filter(|(path, _)| path.starts_with("keys/"));
    for (path, bytes) in other {
        files.insert(path.replacen("keys/", "keys/0", 1), bytes);
    }
    let answer = verify_folder(&files, Lang::En);
    assert!(!answer.verified);
    assert_eq!(answer.fingerprint, None);
}

#[test]
fn another_persons_signature_does_not_pass() {
    let mine = unpacked();
    let theirs = signed([9; 32]);
    let archive = zip::read(&theirs).unwrap();
    let mut files = mine.clone();
    for entry in &archive.entries {
        let path = entry.path.split_once('/').unwrap().1;
        if path.starts_with("tagmanifest-sha256.txt.") {
            files.insert(path.into(), entry.bytes.unwrap().to_vec());
        }
    }
    let answer = verify_folder(&files, Lang::En);
    assert_eq!(named(&answer), ["tagmanifest-sha256.txt"]);
}

#[test]
fn one_signature_alone_is_told_from_the_signed_list() {
    let mut files = unpacked();
    let path = "tagmanifest-sha256.txt.sshsig";
    files.get_mut(path).unwrap()[100] ^= 1;
    let answer = verify_folder(&files, Lang::En);
    assert_eq!(named(&answer), [path]);
    assert_eq!(state(&answer, "tagmanifest-sha256.txt"), Some(FileState::Verified));
}

#[test]
fn what_is_no_bundle_is_said_in_both_languages() {
    let whole = bundle();
    for bytes in [&b""[..], b"PK", b"a,b\n1,2\n", &whole[..whole.len() / 2], &zipped(&BTreeMap::new())] {
        for lang in Lang::ALL {
            let answer = verify(bytes, lang);
            assert!(!answer.verified);
            let problem = answer.problems.first().unwrap();
            assert!(!problem.message.is_empty() && !problem.next.is_empty());
        }
    }
}

#[test]
fn files_beside_the_folder_are_refused() {
    let whole = bundle();
    let archive = zip::read(&whole).unwrap();
    let mut files: Vec<File<'_>> =
        archive.entries.iter().map(|e| File { path: e.path.clone(), bytes: e.bytes.unwrap() }).collect();
    files.push(File { path: "zzz.txt".into(), bytes: b"1" });
    let answer = verify(&zip::write(&files).unwrap(), Lang::En);
    assert_eq!(named(&answer), ["zzz.txt"]);
}

#[test]
fn every_input_is_in_the_bundle_byte_for_byte() {
    let files = unpacked();
    for (name, bytes) in FILES {
        assert_eq!(files.get(&format!("data/raw/{name}")).map(Vec::as_slice), Some(*bytes));
    }
}

#[test]
fn problems_are_said_without_blanks_left() {
    let mut changed = unpacked();
    changed.insert("bag-info.txt".into(), b"Payload-Oxum: 1.1\n".to_vec());
    changed.insert("manifest-sha256.txt".into(), b"nonsense\n".to_vec());
    for lang in Lang::ALL {
        for problem in verify_folder(&changed, lang).problems {
            assert!(!problem.message.contains("{}"), "{}", problem.message);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn changed_bytes_never_verify_and_never_panic(
        changes in prop::collection::vec((any::<prop::sample::Index>(), 1_u8..), 1..4),
    ) {
        let whole = bundle();
        let mut bytes = whole.clone();
        for (at, flip) in changes {
            bytes[at.index(whole.len())] ^= flip;
        }
        prop_assume!(bytes != whole);
        prop_assert!(!verify(&bytes, Lang::En).verified);
    }

    #[test]
    fn cut_and_lengthened_bundles_never_verify(at in any::<prop::sample::Index>(), more in any::<Vec<u8>>()) {
        let whole = bundle();
        let mut bytes = whole[..at.index(whole.len())].to_vec();
        bytes.extend_from_slice(&more);
        prop_assume!(bytes != whole);
        prop_assert!(!verify(&bytes, Lang::En).verified);
        let longer = [whole, more.clone()].concat();
        prop_assert!(more.is_empty() || !verify(&longer, Lang::ZhCn).verified);
    }
}
