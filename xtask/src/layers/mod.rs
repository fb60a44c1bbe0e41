//! The layers: which files of a crate use which others, and where that runs in
//! a circle. Between crates Cargo refuses circles; within one, this does.

mod circles;
pub(crate) mod members;
mod modules;
pub(crate) mod tokens;

use crate::{
    paths,
    step::{Outcome, Problem},
};
use members::Member;
use modules::Files;
use std::{
    collections::BTreeMap,
    fmt::Write,
    path::{Path, PathBuf},
};

/// A circle of more files than this is refused.
const LARGEST_CIRCLE: usize = 3;

/// Circles that are larger and not opened yet: the crate, and the files in each
/// of these circles, the largest first. Numbers here only fall: the check fails
/// as well where a circle has become smaller than its entry.
const STILL_OPEN: &[(&str, &[usize])] = &[];

/// A crate that ships, and its files.
struct Layers {
    member: Member,
    files: Files,
}

impl Layers {
    fn read_all(root: &Path) -> Outcome<Vec<Self>> {
        let members = members::read(root)?;
        let ships = members.into_iter().filter(Member::ships);
        ships.map(|member| Ok(Self { files: Files::read(&member.root)?, member })).collect()
    }

    fn circles(&self) -> Vec<Vec<usize>> {
        circles::circles(&self.files.arrows())
    }

    /// A file's path from the folder of the crate.
    fn name(&self, file: usize) -> String {
        let path: &PathBuf = &self.files.paths[file];
        path.strip_prefix(&self.member.folder).unwrap_or(path).display().to_string().replace('\\', "/")
    }
}

/// Prints the layers of every crate that ships, and checks them.
pub(crate) fn run() -> Outcome {
    let all = Layers::read_all(&paths::root())?;
    for layers in &all {
        println!("{}", drawing(layers));
    }
    check(&all, STILL_OPEN)
}

/// The rooms of a crate, the arrows between them with the imports that each
/// stands for, and the circles of files.
fn drawing(layers: &Layers) -> String {
    let files = &layers.files;
    let mut rooms: BTreeMap<&str, (usize, BTreeMap<&str, usize>)> = BTreeMap::new();
    for room in &files.rooms {
        rooms.entry(room).or_default().0 += 1;
    }
    for ((from, to), imports) in &files.imports {
        let (from, to) = (files.rooms[*from].as_str(), files.rooms[*to].as_str());
        if from != to {
            *rooms.entry(from).or_default().1.entry(to).or_default() += imports.len();
        }
    }
    let mut out = String::new();
    // Writing to a String cannot fail.
    let _ = writeln!(out, "{}: {} files", layers.member.package, files.paths.len());
    if !layers.member.uses.is_empty() {
        let _ = writeln!(out, "  uses {}", layers.member.uses.join(", "));
    }
    for (room, (count, arrows)) in &rooms {
        let arrows: Vec<String> = arrows.iter().map(|(to, count)| format!("{} {count}", title(to))).collect();
        let arrow = if arrows.is_empty() { "" } else { " → " };
        let _ = writeln!(out, "  {} ({count}){arrow}{}", title(room), arrows.join(", "));
    }
    for circle in layers.circles() {
        let _ = write!(out, "{}", circle_text(layers, &circle));
    }
    out
}

fn title(room: &str) -> &str {
    if room.is_empty() { "(root)" } else { room }
}

/// The files of a circle, each with its imports of the others.
fn circle_text(layers: &Layers, circle: &[usize]) -> String {
    let mut out = format!("  circle of {} files\n", circle.len());
    for from in circle {
        let _ = writeln!(out, "    {}", layers.name(*from));
        for to in circle {
            for import in layers.files.imports.get(&(*from, *to)).into_iter().flatten() {
                let _ = writeln!(out, "      line {}: {} → {}", import.line, import.path, layers.name(*to));
            }
        }
    }
    out
}

/// Fails where a crate has larger circles than it may have, or smaller ones
/// than it still has an entry for.
fn check(all: &[Layers], still_open: &[(&str, &[usize])]) -> Outcome {
    let mut problems = String::new();
    for layers in all {
        let package = &layers.member.package;
        let entry = still_open.iter().find(|(name, _)| name == package);
        let allowed = entry.map_or(&[][..], |(_, sizes)| *sizes);
        let large: Vec<_> =
            layers.circles().into_iter().filter(|circle| circle.len() > LARGEST_CIRCLE).collect();
        let sizes: Vec<usize> = large.iter().map(Vec::len).collect();
        let of = |at: usize| allowed.get(at).copied().unwrap_or(LARGEST_CIRCLE);
        let grown = large.iter().enumerate().filter(|(at, circle)| circle.len() > of(*at));
        let grown: Vec<String> = grown.map(|(_, circle)| circle_text(layers, circle)).collect();
        if !grown.is_empty() {
            let _ = writeln!(problems, "{package}: {LARGEST_CIRCLE} files are allowed in a circle");
            problems.push_str(&grown.concat());
        } else if sizes != allowed {
            let _ =
                writeln!(problems, "{package}: its circles are {sizes:?} now; STILL_OPEN has {allowed:?}");
        }
    }
    for (name, _) in still_open {
        if !all.iter().any(|layers| layers.member.package == *name) {
            let _ = writeln!(problems, "{name}: STILL_OPEN names it, and no such crate ships");
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(Problem(problems)) }
}

#[cfg(test)]
mod tests;
