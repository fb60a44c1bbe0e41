//! The modules of a crate, and which file uses which other.

use super::tokens::{self, Token};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::{Path, PathBuf},
};

/// The names from the crate's root to a module or an item.
type Names = Vec<String>;

/// A path that a file writes, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Import {
    /// The line, from 1.
    pub(super) line: usize,
    /// The path as it is written, without the braces of a list.
    pub(super) path: String,
}

/// The files of a crate, without those that only its tests use.
#[derive(Debug, Default)]
pub(super) struct Files {
    /// Their paths, in the order in which the modules name them.
    pub(super) paths: Vec<PathBuf>,
    /// The first name of each file's module; empty for the root.
    pub(super) rooms: Vec<String>,
    /// What a file writes of another one's names.
    pub(super) imports: BTreeMap<(usize, usize), Vec<Import>>,
}

impl Files {
    /// Reads a crate from the file of its root.
    pub(super) fn read(root: &Path) -> io::Result<Self> {
        let mut modules = Modules::default();
        modules.add_file(root, Names::new())?;
        Ok(modules.files())
    }

    /// For each file, those that it uses.
    pub(super) fn arrows(&self) -> Vec<Vec<usize>> {
        let mut arrows = vec![Vec::new(); self.paths.len()];
        for (from, to) in self.imports.keys() {
            arrows[*from].push(*to);
        }
        arrows
    }
}

/// A path as it is written in a module.
#[derive(Debug)]
struct Written {
    module: Names,
    names: Names,
    file: usize,
    line: usize,
    /// Whether it stands in a `use`.
    in_use: bool,
}

impl Written {
    fn import(&self) -> Import {
        Import { line: self.line, path: self.names.join("::") }
    }
}

#[derive(Debug, Default)]
struct Modules {
    paths: Vec<PathBuf>,
    rooms: Vec<String>,
    /// The file of each module.
    file_of: BTreeMap<Names, usize>,
    /// Names that a module takes from elsewhere: the module and the name, and
    /// the path as it is written there.
    taken: BTreeMap<(Names, String), Names>,
    /// Modules of which a module takes every name.
    taken_whole: BTreeMap<Names, Vec<Names>>,
    /// Names that are defined in a module.
    defined: BTreeSet<(Names, String)>,
    written: Vec<Written>,
}

impl Modules {
    fn add_file(&mut self, path: &Path, module: Names) -> io::Result<()> {
        let named = |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", path.display()));
        let text = fs::read_to_string(path).map_err(named)?;
        let file = self.paths.len();
        self.paths.push(path.to_path_buf());
        self.rooms.push(module.first().cloned().unwrap_or_default());
        self.file_of.insert(module.clone(), file);
        let tokens = tokens::read(&text);
        let mut scan =
            Scan { modules: self, tokens: &tokens, at: 0, file, module, depth: 0, inline: Vec::new() };
        let children = scan.run();
        // The root and a `mod.rs` hold their modules beside them, others in a folder of their name.
        let own =
            path.file_stem().is_some_and(|stem| ["lib", "main", "mod"].iter().any(|name| stem == *name));
        let folder = if own { path.with_file_name("") } else { path.with_extension("") };
        for (module, inline) in children {
            let name = module.last().cloned().unwrap_or_default();
            let folder = inline.iter().fold(folder.clone(), |folder, name| folder.join(name));
            let beside = folder.join(format!("{name}.rs"));
            self.add_file(&if beside.exists() { beside } else { folder.join(name).join("mod.rs") }, module)?;
        }
        Ok(())
    }

    /// The path from the root that is meant by what is written in a module.
    fn absolute(&self, module: &[String], names: &[String]) -> Option<Names> {
        let (first, rest) = names.split_first()?;
        match first.as_str() {
            "crate" => Some(rest.to_vec()),
            "self" => Some([module, rest].concat()),
            "super" => {
                let parent = module.get(..module.len().checked_sub(1)?)?;
                let further = rest.first().is_some_and(|name| name == "super");
                if further { self.absolute(parent, rest) } else { Some([parent, rest].concat()) }
            }
            name => {
                let child = [module, &[name.to_string()]].concat();
                let known = self.file_of.contains_key(&child)
                    || self.taken.contains_key(&(module.to_vec(), name.to_string()));
                known.then(|| [module, names].concat())
            }
        }
    }

    /// The file that defines what a path from the root names.
    fn definer(&self, path: &[String], steps: usize) -> Option<usize> {
        let mut module = Names::new();
        for (at, name) in path.iter().enumerate() {
            let child = [&module[..], std::slice::from_ref(name)].concat();
            if self.file_of.contains_key(&child) {
                module = child;
                continue;
            }
            // A name that a module only hands on belongs to the file that defines it.
            let next = steps.checked_sub(1)?;
            let rest = &path[at + 1..];
            if let Some(written) = self.taken.get(&(module.clone(), name.clone())) {
                // The path may begin with another crate.
                let target = self.absolute(&module, written)?;
                return self.definer(&[&target[..], rest].concat(), next);
            }
            if !self.defined.contains(&(module.clone(), name.clone())) {
                let whole = self.taken_whole.get(&module).into_iter().flatten();
                let targets = whole.filter_map(|written| self.absolute(&module, written));
                let mut through = targets.filter(|target| {
                    self.defined.contains(&(target.clone(), name.clone()))
                        || self.taken.contains_key(&(target.clone(), name.clone()))
                });
                if let Some(target) = through.next() {
                    return self.definer(&[&target[..], &path[at..]].concat(), next);
                }
            }
            break;
        }
        self.file_of.get(&module).copied()
    }

    fn files(self) -> Files {
        let mut imports: BTreeMap<(usize, usize), Vec<Import>> = BTreeMap::new();
        for written in self.written.iter().filter(|written| written.in_use) {
            if let Some(pair) = self.pair(written) {
                imports.entry(pair).or_default().push(written.import());
            }
        }
        // A path in an expression counts where no `use` has brought its name.
        let brought: BTreeSet<(usize, usize)> = imports.keys().copied().collect();
        for written in self.written.iter().filter(|written| !written.in_use) {
            if let Some(pair) = self.pair(written).filter(|pair| !brought.contains(pair)) {
                imports.entry(pair).or_default().push(written.import());
            }
        }
        Files { paths: self.paths, rooms: self.rooms, imports }
    }

    /// The file that writes a path, and the other file that it names.
    fn pair(&self, written: &Written) -> Option<(usize, usize)> {
        let path = self.absolute(&written.module, &written.names)?;
        let to = self.definer(&path, LONGEST_CHAIN)?;
        (to != written.file).then_some((written.file, to))
    }
}

/// Names are handed on fewer times than this.
const LONGEST_CHAIN: usize = 16;

/// One walk through the tokens of a file.
struct Scan<'a> {
    modules: &'a mut Modules,
    tokens: &'a [Token],
    at: usize,
    file: usize,
    /// The module that the walk is in.
    module: Names,
    depth: usize,
    /// Modules written inside the file: their names, and the depth around them.
    inline: Vec<(String, usize)>,
}

impl Scan<'_> {
    /// Gathers what the file writes; its modules that have files of their own,
    /// each with the modules written inside this file that it stands in.
    fn run(&mut self) -> Vec<(Names, Vec<String>)> {
        let mut children = Vec::new();
        while self.at < self.tokens.len() {
            if self.is_for_tests() {
                self.skip_item();
                continue;
            }
            match self.text(0) {
                "{" => self.depth += 1,
                "}" => self.leave(),
                "mod" if self.text(2) == ";" => {
                    let inline = self.inline.iter().map(|(name, _)| name.clone()).collect();
                    children.push((self.named(self.text(1)), inline));
                }
                "mod" if self.text(2) == "{" => {
                    let name = self.text(1).to_string();
                    self.inline.push((name.clone(), self.depth));
                    self.module.push(name);
                    self.modules.file_of.insert(self.module.clone(), self.file);
                }
                // `use<'a>` says what a returned type captures.
                "use" if self.text(1) != "<" => {
                    self.at += 1;
                    self.tree(&Names::new());
                    continue;
                }
                "fn" | "struct" | "enum" | "union" | "trait" | "type" | "const" | "static" => {
                    let item = (self.module.clone(), self.text(1).to_string());
                    self.modules.defined.insert(item);
                }
                _ if self.begins_a_path() => {
                    self.path();
                    continue;
                }
                _ => {}
            }
            self.at += 1;
        }
        children
    }

    fn text(&self, ahead: usize) -> &str {
        self.tokens.get(self.at + ahead).map_or("", |token| &token.text)
    }

    fn line(&self) -> usize {
        self.tokens.get(self.at).map_or(0, |token| token.line)
    }

    fn named(&self, name: &str) -> Names {
        [&self.module[..], &[name.to_string()]].concat()
    }

    fn leave(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        if self.inline.last().is_some_and(|(_, depth)| *depth == self.depth) {
            self.inline.pop();
            self.module.pop();
        }
    }

    fn is_for_tests(&self) -> bool {
        ["#", "[", "cfg", "(", "test", ")", "]"].iter().enumerate().all(|(at, text)| self.text(at) == *text)
    }

    /// Passes over an attribute and the item that it belongs to.
    fn skip_item(&mut self) {
        let mut open = 0_usize;
        while self.at < self.tokens.len() {
            let text = self.text(0);
            let ends = match text {
                "{" | "(" | "[" => {
                    open += 1;
                    false
                }
                "}" | ")" | "]" => {
                    open = open.saturating_sub(1);
                    open == 0 && text == "}"
                }
                ";" | "," => open == 0,
                _ => false,
            };
            self.at += 1;
            if ends {
                return;
            }
        }
    }

    /// A path of two names or more that nothing goes before; `pub(in …)` only
    /// says who may see an item.
    fn begins_a_path(&self) -> bool {
        let before =
            self.at.checked_sub(1).and_then(|at| self.tokens.get(at)).map_or("", |token| &token.text);
        let is_name = self.text(0).starts_with(|c: char| c.is_alphabetic() || c == '_');
        is_name && self.text(1) == "::" && !matches!(before, "::" | "." | "in")
    }

    fn path(&mut self) {
        let line = self.line();
        let mut names = vec![self.text(0).to_string()];
        self.at += 1;
        while self.text(0) == "::" && self.text(1).starts_with(|c: char| c.is_alphabetic() || c == '_') {
            names.push(self.text(1).to_string());
            self.at += 2;
        }
        self.write(names, line, false);
    }

    fn write(&mut self, names: Names, line: usize, in_use: bool) {
        let module = self.module.clone();
        self.modules.written.push(Written { module, names, file: self.file, line, in_use });
    }

    /// A tree of a `use`, up to what follows it.
    fn tree(&mut self, before: &[String]) {
        let line = self.line();
        let mut names = before.to_vec();
        loop {
            match self.text(0) {
                "::" => self.at += 1,
                "{" => {
                    self.at += 1;
                    while !matches!(self.text(0), "}" | ";" | "") {
                        if self.text(0) == "," {
                            self.at += 1;
                        } else {
                            self.tree(&names);
                        }
                    }
                    self.at += 1;
                    return;
                }
                "*" => {
                    self.at += 1;
                    self.modules.taken_whole.entry(self.module.clone()).or_default().push(names.clone());
                    return self.write(names, line, true);
                }
                "as" => {
                    let alias = self.text(1).to_string();
                    self.at += 2;
                    return self.take(names, &alias, line);
                }
                "self" if !names.is_empty() => self.at += 1,
                "," | ";" | "}" | "" => {
                    let own = names.last().cloned().unwrap_or_default();
                    return self.take(names, &own, line);
                }
                name => {
                    names.push(name.to_string());
                    self.at += 1;
                }
            }
        }
    }

    fn take(&mut self, names: Names, own: &str, line: usize) {
        // `use child;` of the module's own child hands nothing on.
        let key = (self.module.clone(), own.to_string());
        if names.len() > 1 {
            self.modules.taken.insert(key, names.clone());
        }
        self.write(names, line, true);
    }
}
