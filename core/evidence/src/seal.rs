//! A payload becomes a bag, the bag is signed, and all of it becomes a zip.

use crate::{
    bagit::{self, DECLARATION, DECLARATION_FILE, INFO_FILE, MANIFEST, TAG_MANIFEST},
    error::BundleError,
    hash::sha256_hex,
    signature::{PublicKey, Steps, key_files},
    sorted::Sorted,
    text, time, zip,
};
use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};
use rebatelens_finding::lang::Lang;

/// Characters of the manifest's hash in a bundle's name.
const NAME_DIGITS: usize = 8;

/// Paths inside the bundle, and their bytes.
pub(crate) type Files = Sorted<String, Vec<u8>>;

/// What a bag says about itself.
pub(crate) struct About<'a> {
    pub lang: Lang,
    pub as_of: &'a str,
    pub software: &'a str,
}

/// A bag that waits for its signatures.
#[derive(Debug)]
pub(crate) struct Sealed {
    pub name: String,
    pub fingerprint: String,
    files: Files,
    steps: Steps,
}

impl Sealed {
    /// Makes the bag; every path of `payload` begins with `data/`.
    pub(crate) fn new(key: PublicKey, payload: Files, about: &About<'_>) -> Self {
        let manifest = bagit::manifest(borrowed(&payload));
        let name = name(&manifest, about.as_of);
        let fingerprint = key.fingerprint();
        let mut tags = tag_files(&key, &payload, manifest, about);
        let tag_manifest = bagit::manifest(borrowed(&tags)).into_bytes();
        let comment = bagit::one_line(&format!("{name} as of {}", about.as_of));
        let steps = Steps::new(key, tag_manifest.clone(), &comment);
        tags.insert(TAG_MANIFEST.into(), tag_manifest);
        let mut files = payload;
        for (path, bytes) in tags {
            files.insert(path, bytes);
        }
        Self { name, fingerprint, files, steps }
    }

    pub(crate) fn next_message(&self) -> Option<Vec<u8>> {
        self.steps.next_message()
    }

    pub(crate) fn provide(&mut self, signature: [u8; 64]) -> bool {
        self.steps.provide(signature)
    }

    /// The zip, when every signature is there.
    pub(crate) fn finish(&self) -> Result<Vec<u8>, BundleError> {
        let signatures = self.steps.finish().ok_or(BundleError::Unsigned)?;
        let path = |inside: &str| format!("{}/{inside}", self.name);
        let file = |(inside, bytes)| zip::File { path: path(inside), bytes };
        let mut files: Vec<zip::File<'_>> = borrowed(&self.files).map(file).collect();
        for (ending, bytes) in &signatures {
            files.push(zip::File { path: path(&format!("{TAG_MANIFEST}.{ending}")), bytes });
        }
        zip::write(&files).map_err(BundleError::from)
    }
}

fn borrowed(files: &Files) -> impl Iterator<Item = (&str, &[u8])> {
    files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
}

fn tag_files(key: &PublicKey, payload: &Files, manifest: String, about: &About<'_>) -> Files {
    let mut tags = Files::new();
    let mut add = |path: String, text: String| tags.insert(path, text.into_bytes());
    add(DECLARATION_FILE.into(), DECLARATION.to_string());
    add(INFO_FILE.into(), info(payload, about));
    add(MANIFEST.into(), manifest);
    add("VERIFY.md".into(), text::guide(&key.fingerprint(), about.lang));
    for file in key_files(key) {
        add(format!("keys/{}", file.name), file.text);
    }
    tags
}

fn info(payload: &Files, about: &About<'_>) -> String {
    let bytes = payload.iter().map(|(_, bytes)| bytes.len()).fold(0, usize::saturating_add);
    let day = time::day(about.as_of);
    let mut lines = alloc::vec![
        ("Bag-Software-Agent", about.software),
        ("External-Description", "Rebate records, what was found in them, and how to check both"),
        ("Rebatelens-As-Of", about.as_of),
    ];
    if let Some(day) = &day {
        lines.push(("Bagging-Date", day));
    }
    bagit::info(&bagit::oxum(bytes, payload.len()), &lines)
}

/// `rebatelens-evidence-20261123-1a2b3c4d`: the day, and the start of the
/// manifest's hash, so that two bundles never share a name by accident.
fn name(manifest: &str, as_of: &str) -> String {
    let digits: String = sha256_hex(manifest.as_bytes()).chars().take(NAME_DIGITS).collect();
    match time::day(as_of) {
        Some(day) => format!("rebatelens-evidence-{}-{digits}", day.replace('-', "")),
        None => format!("rebatelens-evidence-{digits}"),
    }
}
