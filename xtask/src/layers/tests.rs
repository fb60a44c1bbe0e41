use super::{Layers, Member, STILL_OPEN, check, circle_text, drawing};
use crate::{
    layers::modules::Files,
    paths,
    step::{Outcome, Problem, write},
};

/// Files of a crate made for a test, from their names and contents.
fn layers(name: &str, files: &[(&str, &str)]) -> Layers {
    let folder = paths::target("layers").join(name);
    if folder.exists() {
        std::fs::remove_dir_all(&folder).unwrap();
    }
    for (path, text) in files {
        write(&folder.join("src").join(path), text).unwrap();
    }
    let root = folder.join("src/lib.rs");
    let member = Member { package: name.into(), place: name.into(), folder, uses: Vec::new(), root };
    Layers { files: Files::read(&member.root).unwrap(), member }
}

fn arrows(layers: &Layers) -> Vec<(String, String)> {
    let name = |file: &usize| layers.name(*file).trim_start_matches("src/").to_string();
    layers.files.imports.keys().map(|(from, to)| (name(from), name(to))).collect()
}

fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(from, to)| ((*from).into(), (*to).into())).collect()
}

#[test]
fn no_crate_that_ships_has_a_circle_of_more_than_three_files() -> Outcome {
    let all = Layers::read_all(&paths::root())?;
    assert!(all.iter().any(|layers| layers.member.package == "rebatelens-core"));
    assert!(all.iter().all(|layers| !layers.files.paths.is_empty()));
    check(&all, STILL_OPEN).map_err(|Problem(text)| Problem(format!("\n{text}")))
}

#[test]
fn every_way_of_naming_another_file_is_an_arrow() {
    let crate_ = layers(
        "ways",
        &[
            ("lib.rs", "mod a; mod b; mod c; mod d; pub use a::Thing; pub use d::*;"),
            ("a/mod.rs", "mod inner; pub struct Thing; use crate::{b::{self, B}, c::C as Other};"),
            ("a/inner.rs", "pub(in super::super) fn f() -> super::Thing { super::super::c::make() }"),
            (
                "b.rs",
                "pub struct B; fn f() -> impl use<'static> Fn() { let x = crate::Thing; crate::made(x) }",
            ),
            ("c.rs", "mod deep { use super::super::b::B; } pub struct C; pub fn make() {}"),
            ("d.rs", "pub fn made() { std::mem::take(); \"crate::a\" } // crate::a::x"),
        ],
    );
    assert_eq!(
        arrows(&crate_),
        pairs(&[
            ("lib.rs", "a/mod.rs"),
            ("lib.rs", "d.rs"),
            ("a/mod.rs", "b.rs"),
            ("a/mod.rs", "c.rs"),
            ("a/inner.rs", "a/mod.rs"),
            ("a/inner.rs", "c.rs"),
            ("b.rs", "a/mod.rs"),
            ("b.rs", "d.rs"),
            ("c.rs", "b.rs"),
        ])
    );
}

#[test]
fn what_only_tests_use_is_left_out() {
    let crate_ = layers(
        "for-tests",
        &[
            (
                "lib.rs",
                "mod a; #[cfg(test)] mod tests; #[cfg(test)] use a::x; #[cfg(test)] fn f() { a::x() } mod b;",
            ),
            ("a.rs", "#[cfg(test)]\nmod tests { use crate::b; }"),
            ("b.rs", "use crate::a;"),
        ],
    );
    assert_eq!(arrows(&crate_), pairs(&[("b.rs", "a.rs")]));
}

#[test]
fn a_circle_is_refused_with_its_files_and_imports() {
    let chain = |last: &str| {
        layers(
            "circle",
            &[
                ("lib.rs", "mod a; mod b; mod c; mod d;"),
                ("a.rs", "use crate::b;"),
                ("b.rs", "use crate::c;"),
                ("c.rs", "use crate::d;"),
                ("d.rs", last),
            ],
        )
    };
    assert!(check(&[chain("")], &[]).is_ok());
    assert!(check(&[chain("use crate::b;")], &[]).is_ok());
    let whole = chain("\nuse crate::a::X;");
    let Err(Problem(text)) = check(std::slice::from_ref(&whole), &[]) else { unreachable!("four files") };
    assert!(text.contains("circle of 4 files") && text.contains("line 2: crate::a::X → src/a.rs"), "{text}");
    assert!(drawing(&whole).ends_with(&circle_text(&whole, &[1, 2, 3, 4])), "{}", drawing(&whole));
}

#[test]
fn an_exception_only_shrinks() {
    let files = [("lib.rs", "mod a; mod b; mod c; mod d; use a::A;"), ("b.rs", "use crate::c;")];
    let rest = [("a.rs", "use crate::b;"), ("c.rs", "use crate::d;"), ("d.rs", "use crate::a;")];
    let all = [layers("shrinks", &[&files[..], &rest[..]].concat())];
    assert!(check(&all, &[("shrinks", &[4])]).is_ok());
    assert!(check(&all, &[("shrinks", &[5])]).is_err());
    assert!(check(&all, &[("shrinks", &[4, 4])]).is_err());
    assert!(check(&all, &[("shrinks", &[4]), ("gone", &[4])]).is_err());
}
