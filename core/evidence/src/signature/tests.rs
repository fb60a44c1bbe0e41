//! The vectors were made by OpenSSH, minisign and `OpenSSL` from one fixed key,
//! the seed of which is the bytes 0 to 31.

use crate::signature::{
    KEY_FORMS, PublicKey, SIGNATURE_FILES, Steps, check, key_files, read_key, steps::Signatures,
};
use alloc::{string::String, vec::Vec};
use ed25519_dalek::{Signer, SigningKey};

const FILE: &[u8] = b"a manifest\n";
const COMMENT: &str = "file:m.txt";
const FINGERPRINT: &str = "a050837d85070582ccf7394b0988847cc312cb88259b894899f6f239cf1791a5";
const PEM: &str = "-----BEGIN PUBLIC KEY-----
MCowBQYDK2VwAyEAA6EHv/POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg=
-----END PUBLIC KEY-----
";
const MINISIGN_PUB: &str = "untrusted comment: minisign public key 4C476354A75A4756
RWRWR1qnVGNHTAOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4
";
const MINISIG: &str = "untrusted comment: signature from a Rebatelens bundle key
RURWR1qnVGNHTIgJI9sWDkNj1Bd8K6pfiSmlClBJimlupe99uc3nO4yVe62s4gvbJtpmwKXGhGyB9nIfHi2bYBJUci00qOWNkgk=
trusted comment: file:m.txt
BWrwnisq0GqzyNZMcTJ+kzH50i0X8eVZEuDMAvcNbnzql8RC56G4f6JUqvZ94T7EfQDpiChDFQQmFfVb+O6AAQ==
";
const SSHSIG: &str = "-----BEGIN SSH SIGNATURE-----
U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgA6EHv/POEL4dcN0Y50vAmWfk1j
CbpQ1fHdyGZBJVMbgAAAAKcmViYXRlbGVucwAAAAAAAAAGc2hhNTEyAAAAUwAAAAtzc2gt
ZWQyNTUxOQAAAEB2QOpDnamnZ/8dlOez1aEDCpsNAJeCg8yVcJf3yeAAoeyOQVjVw8FayG
MG5n1D+6/FF8xJu34UPPOHHy9qjZ8K
-----END SSH SIGNATURE-----
";
const RAW: &str = "f8a000563aa2d6a50a3153a500b22914e5e84876e1ce591f41757d1267fcaf59\
                   eac718601f6f28b47f121dcda9cede333f731719675d0656eff49c142bd94d0e";

fn signer() -> SigningKey {
    let mut seed = [0_u8; 32];
    for (at, byte) in (0_u8..).zip(seed.iter_mut()) {
        *byte = at;
    }
    SigningKey::from_bytes(&seed)
}

fn key() -> PublicKey {
    PublicKey::new(signer().verifying_key().to_bytes()).unwrap()
}

fn signed() -> Signatures {
    let mut steps = Steps::new(key(), FILE.to_vec(), COMMENT);
    while let Some(message) = steps.next_message() {
        assert!(steps.provide(signer().sign(&message).to_bytes()));
    }
    steps.finish().unwrap()
}

#[test]
fn signatures_are_those_of_the_stock_tools() {
    let signed = signed();
    let of = |ending: &str| {
        signed.iter().find(|(name, _)| *name == ending).map(|(_, bytes)| bytes.clone()).unwrap()
    };
    assert_eq!(String::from_utf8(of("minisig")).unwrap(), MINISIG);
    assert_eq!(String::from_utf8(of("sshsig")).unwrap(), SSHSIG);
    assert_eq!(crate::hash::hex(&of("ed25519")), RAW);
}

#[test]
fn key_files_are_those_of_the_stock_tools() {
    let files = key_files(&key());
    let text = |form: &str| {
        let name = alloc::format!("{FINGERPRINT}.{form}");
        files.iter().find(|file| file.name == name).map(|file| file.text.clone()).unwrap()
    };
    assert_eq!(text("pem"), PEM);
    assert_eq!(text("minisign.pub"), MINISIGN_PUB);
    assert!(text("allowed_signers").starts_with("rebatelens namespaces=\"rebatelens\" ssh-ed25519 AAAA"));
    for form in KEY_FORMS {
        assert_eq!(read_key(form, &text(form)), Some(key()), "{form}");
    }
}

#[test]
fn a_wrong_signature_is_not_taken() {
    let mut steps = Steps::new(key(), FILE.to_vec(), COMMENT);
    let message = steps.next_message().unwrap();
    let mut wrong = signer().sign(&message).to_bytes();
    *wrong.first_mut().unwrap() ^= 1;
    assert!(!steps.provide(wrong));
    assert!(!steps.provide([0; 64]));
    assert_eq!(steps.next_message().unwrap(), message);
    assert!(steps.finish().is_none());
    assert!(steps.provide(signer().sign(&message).to_bytes()));
}

#[test]
fn one_more_signature_than_asked_for_is_not_taken() {
    let mut steps = Steps::new(key(), FILE.to_vec(), COMMENT);
    while let Some(message) = steps.next_message() {
        assert!(steps.provide(signer().sign(&message).to_bytes()));
    }
    assert!(!steps.provide(signer().sign(FILE).to_bytes()));
}

#[test]
fn a_changed_byte_of_a_signature_file_is_seen() {
    for (ending, bytes) in signed() {
        assert!(check(ending, &key(), FILE, &bytes));
        assert!(!check(ending, &key(), b"a manifesT\n", &bytes));
        for at in (0..bytes.len()).step_by(3) {
            let mut changed = bytes.clone();
            *changed.get_mut(at).unwrap() ^= 1;
            assert!(!check(ending, &key(), FILE, &changed), "{ending}, byte {at}");
        }
    }
}

#[test]
fn a_changed_byte_of_a_key_file_is_another_key_or_none() {
    for file in key_files(&key()) {
        let (_, form) = file.name.split_once('.').unwrap();
        for at in (0..file.text.len()).step_by(2) {
            let mut changed: Vec<u8> = file.text.clone().into_bytes();
            *changed.get_mut(at).unwrap() ^= 1;
            let read = String::from_utf8(changed).ok().and_then(|text| read_key(form, &text));
            assert_ne!(read, Some(key()), "{form}, byte {at}");
        }
    }
}

#[test]
fn another_key_does_not_verify() {
    let other = SigningKey::from_bytes(&[7; 32]);
    let other = PublicKey::new(other.verifying_key().to_bytes()).unwrap();
    for (ending, bytes) in signed() {
        assert!(!check(ending, &other, FILE, &bytes));
    }
}

#[test]
fn weak_and_malformed_keys_are_refused() {
    assert!(PublicKey::new([0; 32]).is_none());
    let mut neutral = [0; 32];
    *neutral.first_mut().unwrap() = 1;
    assert!(PublicKey::new(neutral).is_none());
    assert_eq!(SIGNATURE_FILES.len(), signed().len());
    for form in KEY_FORMS {
        for text in ["", "\n", "-----BEGIN PUBLIC KEY-----\n", "a\nb\n", "QUJD"] {
            assert!(read_key(form, text).is_none());
        }
    }
}
