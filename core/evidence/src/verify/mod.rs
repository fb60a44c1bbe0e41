//! Is a bundle what was signed? Every file against the manifests, the
//! manifests against the signatures, the signatures against the key inside.

mod answer;
mod bag;
mod problem;
#[cfg(test)]
mod tests;

use crate::{
    text,
    zip::{self, Archive, FaultKind},
};
use alloc::{
    collections::BTreeMap,
    string::{String, ToString},
    vec::Vec,
};
pub use answer::{FileState, Problem, Verification, VerifiedFile};
use bag::{Checked, Files};
use problem::{Kind, Trouble};
use rebatelens_finding::{lang::Lang, word::Term};
use rebatelens_model::limits;

/// Verifies a bundle from the bytes of its zip.
pub fn verify(zip: &[u8], lang: Lang) -> Verification {
    let archive = match zip::read(zip) {
        Ok(archive) => archive,
        Err(error) => return answer(Checked::only(Kind::Zip(error)), lang),
    };
    let (files, mut troubles) = in_folder(&archive);
    let mut checked = bag::check(&files);
    add_faults(&mut troubles, &archive, &checked);
    checked.troubles.splice(0..0, troubles);
    answer(checked, lang)
}

/// Verifies a bundle that was unpacked: its files by their paths inside the
/// bundle's folder, with `/` between the parts.
pub fn verify_folder(files: &BTreeMap<String, Vec<u8>>, lang: Lang) -> Verification {
    let mut borrowed = Files::new();
    for (path, bytes) in files {
        borrowed.insert(path.as_str(), Some(bytes.as_slice()));
    }
    answer(bag::check(&borrowed), lang)
}

/// The files inside the one folder that a bundle's zip holds.
fn in_folder<'z>(archive: &'z Archive<'_>) -> (Files<'z>, Vec<Trouble>) {
    let folder = archive.entries.first().and_then(|entry| entry.path.split_once('/'));
    let folder = folder.map_or("", |(name, _)| name);
    let mut files = Files::new();
    let mut troubles = Vec::new();
    for entry in &archive.entries {
        let inside = entry.path.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/'));
        match inside.filter(|path| !path.is_empty()) {
            Some(path) => {
                files.insert(path, entry.bytes);
            }
            None => troubles.push(Trouble::new(&entry.path, Kind::OutsideFolder)),
        }
    }
    (files, troubles)
}

/// Says of the zip what its files do not already say.
fn add_faults(troubles: &mut Vec<Trouble>, archive: &Archive<'_>, checked: &Checked) {
    let repacked = archive.faults.iter().filter(|fault| fault.kind == FaultKind::Repacked).count();
    if repacked > 1 {
        troubles.push(Trouble::new("", Kind::Entry(FaultKind::Repacked)));
    }
    for fault in &archive.faults {
        let path = fault.path.split_once('/').map_or(fault.path.as_str(), |(_, path)| path);
        let said = match fault.kind {
            FaultKind::Checksum => checked.state(path) == Some(FileState::Changed),
            FaultKind::Repacked => repacked > 1,
            _ => false,
        };
        if !said {
            troubles.push(Trouble::new(path, Kind::Entry(fault.kind)));
        }
    }
}

fn answer(checked: Checked, lang: Lang) -> Verification {
    let verified = checked.troubles.is_empty() && checked.fingerprint.is_some();
    let shown = checked.troubles.iter().take(limits::VERIFY_PROBLEMS);
    let count = checked.files.len();
    Verification {
        verified,
        summary: if verified {
            text::verified(count, lang)
        } else {
            text::not_verified(checked.troubles.len(), lang)
        },
        fingerprint: checked.fingerprint,
        proves: if verified { lines(text::PROVES, lang) } else { Vec::new() },
        cannot_prove: lines(text::CANNOT_PROVE, lang),
        files: checked.files,
        problems: shown.map(|trouble| trouble.in_words(lang)).collect(),
    }
}

fn lines(texts: &[&Term], lang: Lang) -> Vec<String> {
    texts.iter().map(|text| text.text(lang).to_string()).collect()
}
