//! `rebatelens man`.

use crate::{
    help::{about, described, usage},
    syntax::{COMMANDS, OPTIONS, OptionSyntax, options_of},
    words::{help, man as words},
};
use rebatelens_core::Lang;
use roff::{Roff, bold, italic, roman};

/// The manual page, in roff.
pub(crate) fn page(lang: Lang) -> String {
    let mut page = Roff::new();
    page.control("TH", ["REBATELENS", "1", "", concat!("rebatelens ", env!("CARGO_PKG_VERSION"))]);
    page.control("SH", [words::name(lang)]);
    page.text([roman(format!("rebatelens - {}", words::title(lang)))]);
    page.control("SH", [words::synopsis(lang)]);
    for command in &COMMANDS {
        page.text([roman(usage(command, lang))]);
        page.control("br", []);
    }
    page.control("SH", [words::description(lang)]);
    paragraphs(&mut page, help::program(lang));
    let of_program = OPTIONS.iter().filter(|option| matches!(option.name, "help" | "version" | "lang"));
    of_program.for_each(|known| option(&mut page, known, lang));
    page.control("SH", [words::commands(lang)]);
    for command in &COMMANDS {
        page.control("SS", [usage(command, lang).as_str()]);
        page.text([roman((command.about)(lang))]);
        paragraphs(&mut page, about(command.topic, lang));
        options_of(command.topic).for_each(|known| option(&mut page, known, lang));
    }
    page.to_roff()
}

/// A text whose lines are kept.
fn paragraphs(page: &mut Roff, text: &str) {
    page.control("PP", []);
    page.control("nf", []);
    for line in text.trim_end().lines() {
        page.text([roman(line)]);
    }
    page.control("fi", []);
}

fn option(page: &mut Roff, option: &OptionSyntax, lang: Lang) {
    let mut head = Vec::new();
    if let Some(letter) = option.short {
        head.extend([bold(format!("-{letter}")), roman(", ")]);
    }
    head.push(bold(format!("--{}", option.name)));
    if let Some((name, _)) = option.value {
        head.extend([roman(" "), italic(name(lang))]);
    }
    page.control("TP", []);
    page.text(head);
    for line in described(option, lang).lines() {
        page.text([roman(line)]);
    }
}
