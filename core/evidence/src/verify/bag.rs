//! The checks of a bag, file by file.

use crate::{
    bagit::{
        DECLARATION, DECLARATION_FILE, INFO_FILE, MANIFEST, PAYLOAD, TAG_MANIFEST, oxum, read_manifest,
        read_oxum,
    },
    hash::sha256_hex,
    signature::{self, KEY_FORMS, PublicKey, SIGNATURE_FILES, read_key},
    sorted::Sorted,
    verify::{
        answer::{FileState, VerifiedFile},
        problem::{Kind, Trouble},
    },
};
use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};
use core::str;

/// The folder of the public key.
const KEYS: &str = "keys/";
/// Tag files that every bundle has, besides the keys.
const TAG_FILES: [&str; 4] = [DECLARATION_FILE, INFO_FILE, MANIFEST, "VERIFY.md"];

/// Paths inside the bundle, and the bytes that could be reached.
pub(super) type Files<'z> = Sorted<&'z str, Option<&'z [u8]>>;

/// What the checks found, before it is put into words.
#[derive(Debug, Default)]
pub(super) struct Checked {
    pub fingerprint: Option<String>,
    pub files: Vec<VerifiedFile>,
    pub troubles: Vec<Trouble>,
}

impl Checked {
    pub(super) fn only(kind: Kind) -> Self {
        Self { troubles: alloc::vec![Trouble::new("", kind)], ..Self::default() }
    }

    pub(super) fn state(&self, path: &str) -> Option<FileState> {
        let at = self.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok()?;
        self.files.get(at).map(|file| file.state)
    }
}

/// Checks every file of a bag.
pub(super) fn check(files: &Files<'_>) -> Checked {
    let mut check = Check { files, states: Sorted::new(), troubles: Vec::new() };
    let key = check.keys();
    check.signatures(key.as_ref());
    check.manifest(TAG_MANIFEST, Check::is_listed_tag, &Kind::ExtraTag);
    check.manifest(MANIFEST, |path| path.starts_with(PAYLOAD), &Kind::ExtraPayload);
    check.tag_files();
    check.declaration();
    check.payload_size();
    let states = check.states.into_iter();
    Checked {
        fingerprint: key.map(|key| key.fingerprint()),
        files: states.map(|(path, state)| VerifiedFile { path, state }).collect(),
        troubles: check.troubles,
    }
}

struct Check<'z> {
    files: &'z Files<'z>,
    states: Sorted<String, FileState>,
    troubles: Vec<Trouble>,
}

impl<'z> Check<'z> {
    fn say(&mut self, path: &str, kind: Kind) {
        self.troubles.push(Trouble::new(path, kind));
    }

    fn mark(&mut self, path: &str, state: FileState) {
        self.states.insert(path.to_string(), state);
    }

    fn bytes(&self, path: &str) -> Option<&'z [u8]> {
        self.files.get(path).copied().flatten()
    }

    fn text(&self, path: &str) -> Option<&'z str> {
        str::from_utf8(self.bytes(path)?).ok()
    }

    /// The one key that all three key files agree on.
    fn keys(&mut self) -> Option<PublicKey> {
        let mut fingerprints = self.key_names();
        let Some(fingerprint) = fingerprints.next() else {
            self.say(KEYS, Kind::NoKey);
            return None;
        };
        if fingerprints.any(|other| other != fingerprint) {
            self.say(KEYS, Kind::SeveralKeys);
            return None;
        }
        let read = KEY_FORMS.map(|form| self.key(fingerprint, form));
        let mut agreed: Option<PublicKey> = None;
        for key in read {
            let key = key?;
            if agreed.as_ref().is_some_and(|first| *first != key) {
                self.say(KEYS, Kind::KeysDisagree);
                return None;
            }
            agreed = Some(key);
        }
        agreed
    }

    /// Every file in the folder of keys: its name before a known ending.
    fn key_names(&self) -> impl Iterator<Item = &'z str> + use<'z> {
        let names = self.files.iter().filter_map(|(path, _)| path.strip_prefix(KEYS));
        names.filter_map(|name| {
            let mut stems = KEY_FORMS.iter().map(|form| name.strip_suffix(form)?.strip_suffix('.'));
            stems.find_map(|stem| stem)
        })
    }

    fn key(&mut self, fingerprint: &str, form: &str) -> Option<PublicKey> {
        let path = format!("{KEYS}{fingerprint}.{form}");
        if !self.files.contains(&path) {
            self.mark(&path, FileState::Missing);
            self.say(&path, Kind::Missing);
            return None;
        }
        let key = self.text(&path).and_then(|text| read_key(form, text));
        if key.as_ref().is_some_and(|key| key.fingerprint() == fingerprint) {
            return key;
        }
        self.mark(&path, FileState::Changed);
        self.say(&path, if key.is_some() { Kind::KeyName } else { Kind::KeyUnreadable });
        None
    }

    /// The three signatures over the tag manifest. Where none fits, it is the
    /// tag manifest that changed; else it is the signature file.
    fn signatures(&mut self, key: Option<&PublicKey>) {
        let signed = self.bytes(TAG_MANIFEST);
        let mut wrong = Vec::new();
        let mut right = 0_usize;
        for ending in SIGNATURE_FILES {
            let path = format!("{TAG_MANIFEST}.{ending}");
            let Some(bytes) = self.bytes(&path) else {
                self.absent(&path);
                continue;
            };
            let (Some(key), Some(signed)) = (key, signed) else {
                self.mark(&path, FileState::Unreadable);
                continue;
            };
            if signature::check(ending, key, signed, bytes) {
                self.mark(&path, FileState::Verified);
                right = right.saturating_add(1);
            } else {
                wrong.push(path);
            }
        }
        self.judge(signed.is_some(), right, &wrong);
    }

    fn judge(&mut self, signed: bool, right: usize, wrong: &[String]) {
        if !signed {
            self.absent(TAG_MANIFEST);
        } else if right > 0 {
            self.mark(TAG_MANIFEST, FileState::Verified);
        } else if wrong.is_empty() {
            self.mark(TAG_MANIFEST, FileState::Unreadable);
        } else {
            self.mark(TAG_MANIFEST, FileState::Changed);
            self.say(TAG_MANIFEST, Kind::NotSigned);
        }
        for path in wrong {
            self.mark(path, FileState::Changed);
            if right > 0 {
                self.say(path, Kind::SignatureWrong);
            }
        }
    }

    fn absent(&mut self, path: &str) {
        if self.files.contains(path) {
            self.mark(path, FileState::Unreadable);
        } else {
            self.mark(path, FileState::Missing);
            self.say(path, Kind::Missing);
        }
    }

    /// Every file that a manifest names, and every one that it ought to name.
    fn manifest(&mut self, manifest: &str, covers: fn(&str) -> bool, extra: &Kind) {
        let listed = match self.text(manifest).map(read_manifest) {
            Some(Ok(listed)) => listed,
            Some(Err(line)) => return self.say(manifest, Kind::ManifestLine(line)),
            None if self.bytes(manifest).is_some() => {
                return self.say(manifest, Kind::ManifestLine(1));
            }
            None => return,
        };
        for (path, hash) in listed.iter() {
            if covers(path) {
                self.listed(path, hash);
            } else {
                self.say(manifest, Kind::ForeignLine((*path).to_string()));
            }
        }
        let files = self.files;
        for (path, _) in files.iter().filter(|(path, _)| covers(path) && !listed.contains(path)) {
            self.mark(path, FileState::Unlisted);
            self.say(path, extra.clone());
        }
    }

    fn listed(&mut self, path: &str, hash: &str) {
        match self.bytes(path) {
            None => self.absent(path),
            Some(bytes) if sha256_hex(bytes) == hash => {
                if !self.states.contains(path) {
                    self.mark(path, FileState::Verified);
                }
            }
            Some(_) => {
                self.mark(path, FileState::Changed);
                self.say(path, Kind::Changed);
            }
        }
    }

    /// Tag files that the tag manifest covers: all but itself and what is
    /// made from it afterwards.
    fn is_listed_tag(path: &str) -> bool {
        let signature = path.strip_prefix(TAG_MANIFEST).and_then(|rest| rest.strip_prefix('.'));
        let made_after =
            path == TAG_MANIFEST || signature.is_some_and(|ending| SIGNATURE_FILES.contains(&ending));
        !made_after && !path.starts_with(PAYLOAD)
    }

    fn tag_files(&mut self) {
        for path in TAG_FILES {
            if !self.states.contains(path) {
                self.absent(path);
            }
        }
    }

    fn declaration(&mut self) {
        let bytes = self.bytes(DECLARATION_FILE);
        if bytes.is_some_and(|bytes| bytes != DECLARATION.as_bytes()) {
            self.say(DECLARATION_FILE, Kind::Declaration);
        }
    }

    fn payload_size(&mut self) {
        let Some(info) = self.text(INFO_FILE) else { return };
        let payload: Vec<Option<&[u8]>> =
            self.files.iter().filter(|(path, _)| path.starts_with(PAYLOAD)).map(|(_, b)| *b).collect();
        if payload.contains(&None) {
            return;
        }
        let bytes = payload.iter().flatten().map(|bytes| bytes.len()).sum();
        let counted = oxum(bytes, payload.len());
        if read_oxum(info) != Some(counted.as_str()) {
            self.say(INFO_FILE, Kind::Oxum(counted));
        }
    }
}
