//! The crates of the workspace, from its manifests.

use crate::step::{Outcome, Problem};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// A crate of the workspace.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Member {
    /// The name of its package.
    pub(crate) package: String,
    /// The folder of its manifest.
    pub(super) folder: PathBuf,
    /// The folder from the root of the project.
    pub(crate) place: String,
    /// The file of its root module.
    pub(super) root: PathBuf,
    /// Other crates of the workspace that it uses.
    pub(super) uses: Vec<String>,
}

impl Member {
    /// Whether people get it: it is no tool and no test of the project.
    pub(super) fn ships(&self) -> bool {
        !self.place.starts_with("xtask") && !self.place.starts_with("tests")
    }
}

/// Reads the crates that the workspace at a folder names.
pub(crate) fn read(root: &Path) -> Outcome<Vec<Member>> {
    let manifest = manifest(root)?;
    let mut members = Vec::new();
    for place in list(&manifest, "workspace", "members") {
        for place in places(root, &place)? {
            members.push(member(root, &place)?);
        }
    }
    let names: Vec<String> = members.iter().map(|member| member.package.clone()).collect();
    for member in &mut members {
        member.uses.retain(|name| names.contains(name));
    }
    Ok(members)
}

/// The folders that a member's name stands for: `core/*` for those in `core`.
fn places(root: &Path, name: &str) -> Outcome<Vec<String>> {
    let Some(parent) = name.strip_suffix("/*") else { return Ok(vec![name.into()]) };
    let mut places = Vec::new();
    for entry in fs::read_dir(root.join(parent))? {
        let entry = entry?;
        if entry.path().join("Cargo.toml").exists() {
            places.push(format!("{parent}/{}", entry.file_name().to_string_lossy()));
        }
    }
    places.sort_unstable();
    Ok(places)
}

fn member(root: &Path, place: &str) -> Outcome<Member> {
    let folder = root.join(place);
    let manifest = manifest(&folder)?;
    let package = value(&manifest, "package", "name");
    let package = package.ok_or_else(|| Problem(format!("{place}/Cargo.toml names no package")))?;
    let named = value(&manifest, "lib", "path").or_else(|| value(&manifest, "[bin]", "path"));
    let usual = ["src/lib.rs".to_string(), "src/main.rs".to_string()];
    let root = named.into_iter().chain(usual).map(|path| folder.join(path)).find(|path| path.exists());
    let root = root.ok_or_else(|| Problem(format!("{place} has no root module")))?;
    let uses = keys(&manifest, "dependencies");
    Ok(Member { package, folder, place: place.into(), root, uses })
}

fn manifest(folder: &Path) -> Outcome<String> {
    let path = folder.join("Cargo.toml");
    fs::read_to_string(&path).map_err(|error| Problem(format!("{}: {error}", path.display())))
}

/// The lines of a table of a manifest, without comments.
fn table<'a>(manifest: &'a str, name: &str) -> impl Iterator<Item = &'a str> {
    let heading = format!("[{name}]");
    let lines = manifest.lines().map(|line| line.split('#').next().unwrap_or_default().trim());
    let lines = lines.skip_while(move |line| *line != heading).skip(1);
    lines.take_while(|line| !line.starts_with('[')).filter(|line| !line.is_empty())
}

/// A text in a table.
fn value(manifest: &str, name: &str, key: &str) -> Option<String> {
    let mut pairs = table(manifest, name).filter_map(|line| line.split_once('='));
    let (_, value) = pairs.find(|(found, _)| found.trim() == key)?;
    Some(value.trim().trim_matches('"').into())
}

/// The texts of a list in a table, on one line or several.
fn list(manifest: &str, name: &str, key: &str) -> Vec<String> {
    let whole: Vec<&str> = table(manifest, name).collect();
    let whole = whole.join("\n");
    let starts =
        whole.lines().position(|line| line.split_once('=').is_some_and(|(found, _)| found.trim() == key));
    let Some(starts) = starts else { return Vec::new() };
    let rest: Vec<&str> = whole.lines().skip(starts).collect();
    let rest = rest.join("\n");
    let body = rest.split_once('[').and_then(|(_, rest)| rest.split_once(']')).map_or("", |(body, _)| body);
    body.split('"').skip(1).step_by(2).map(String::from).collect()
}

/// The names on the left of a table.
fn keys(manifest: &str, name: &str) -> Vec<String> {
    let names = table(manifest, name).filter_map(|line| line.split(['=', '.', ' ']).next());
    names.filter(|name| name.starts_with(|c: char| c.is_ascii_alphabetic())).map(String::from).collect()
}

#[cfg(test)]
mod tests {
    use super::{keys, list, value};

    const MANIFEST: &str = "[workspace]\nresolver = \"3\"\nmembers = [ # all\n  \"core\", \"cli\",\n  \"wasm/*\",\n]\n\
        exclude = [\"x\"]\n\n[package]\nname = \"it\"\n[dependencies]\na.workspace = true\nb-c = { path = \"b\" }\n[lints]\nd = 1\n";

    #[test]
    fn a_manifest_is_read_as_far_as_it_is_needed() {
        assert_eq!(list(MANIFEST, "workspace", "members"), ["core", "cli", "wasm/*"]);
        assert_eq!(value(MANIFEST, "package", "name").as_deref(), Some("it"));
        assert_eq!(keys(MANIFEST, "dependencies"), ["a", "b-c"]);
    }
}
