//! Help, made of the description of the command line.

use crate::{
    call::Topic,
    syntax::{COMMANDS, CommandSyntax, OPTIONS, OptionSyntax, Section, options_of},
    words::{help, syntax as words},
};
use rebatelens_core::Lang;
use std::fmt::Write;

/// Where the texts about options and commands begin.
const COLUMN: usize = 28;

/// The help text about a topic.
pub(crate) fn text(topic: Topic, lang: Lang) -> String {
    let Some(command) = COMMANDS.iter().find(|command| command.topic == topic) else {
        return program(lang);
    };
    let mut out = format!("{}\n\n{}", usage(command, lang), about(topic, lang));
    for section in Section::ALL {
        list(&mut out, heading(section, lang), options_of(topic).filter(|o| o.section == section), lang);
    }
    out
}

fn program(lang: Lang) -> String {
    let (head, rest) = help::program(lang).split_once('\n').unwrap_or_default();
    let mut out = format!("{head}\n\n{}\n", words::commands(lang));
    for command in &COMMANDS {
        let words: Vec<String> = command.words.iter().map(|word| of_word(word, lang)).collect();
        let name = format!("  {} {}", command.topic.name(), words.join(" "));
        entry(&mut out, &name, (command.about)(lang));
    }
    let is_program = |option: &&OptionSyntax| matches!(option.name, "help" | "version" | "lang");
    list(&mut out, words::general(lang), OPTIONS.iter().filter(is_program), lang);
    out + rest
}

/// How a command is called, in a line.
pub(crate) fn usage(command: &CommandSyntax, lang: Lang) -> String {
    let mut parts = vec![format!("rebatelens {}", command.topic.name())];
    parts.extend(command.words.iter().map(|word| of_word(word, lang)));
    if options_of(command.topic).any(|option| !matches!(option.name, "help" | "version" | "lang")) {
        parts.push(words::options(lang).into());
    }
    parts.join(" ")
}

fn of_word(word: &crate::syntax::WordSyntax, lang: Lang) -> String {
    let more = if word.is_repeated { "..." } else { "" };
    let choices = word.value.choices().join("|");
    let is_short = !choices.is_empty() && choices.len() <= COLUMN / 2;
    let name = if is_short { choices.as_str() } else { (word.name)(lang) };
    if word.is_optional { format!("[{name}{more}]") } else { format!("{name}{more}") }
}

/// What help says about a command before its options.
pub(crate) const fn about(topic: Topic, lang: Lang) -> &'static str {
    match topic {
        Topic::Program => help::program(lang),
        Topic::Check => help::check(lang),
        Topic::Find => help::find(lang),
        Topic::Id => help::id(lang),
        Topic::Read => help::read(lang),
        Topic::Explain => help::explain(lang),
        Topic::Bundle => help::bundle(lang),
        Topic::Verify => help::verify(lang),
        Topic::Map => help::map(lang),
        Topic::Template => help::template(lang),
        Topic::Completions => help::completions(lang),
        Topic::Man => help::man(lang),
        Topic::Help => help::help(lang),
    }
}

const fn heading(section: Section, lang: Lang) -> &'static str {
    match section {
        Section::Input => words::input(lang),
        Section::Query => words::query(lang),
        Section::Findings => words::findings(lang),
        Section::General => words::general(lang),
    }
}

fn list(out: &mut String, heading: &str, options: impl Iterator<Item = &'static OptionSyntax>, lang: Lang) {
    let mut options = options.peekable();
    if options.peek().is_some() {
        // Writing to a String cannot fail.
        let _ = writeln!(out, "\n{heading}");
    }
    for option in options {
        let short = option.short.map_or_else(|| "    ".into(), |letter| format!("-{letter}, "));
        let name = format!("  {short}--{}{}", option.name, value(option, lang));
        entry(out, &name, &described(option, lang));
    }
}

/// The value of an option, behind its name: few choices stand there.
fn value(option: &OptionSyntax, lang: Lang) -> String {
    let Some((name, value)) = option.value else { return String::new() };
    let choices = value.choices().join("|");
    if choices.is_empty() || choices.len() > COLUMN / 2 {
        return format!(" {}", name(lang));
    }
    format!(" {choices}")
}

/// What an option does, with the choices that do not stand behind its name.
pub(crate) fn described(option: &OptionSyntax, lang: Lang) -> String {
    let about = (option.about)(lang);
    let choices = option.value.map(|(_, value)| value.choices()).unwrap_or_default();
    let stands_behind_name = choices.join("|").len() <= COLUMN / 2;
    if stands_behind_name || choices.iter().all(|choice| about.contains(choice)) {
        return about.into();
    }
    format!("{about}\n{}", words::choices(lang, &choices.join(", ")))
}

/// A name and what it stands for, side by side.
fn entry(out: &mut String, name: &str, about: &str) {
    let gap = COLUMN.saturating_sub(width(name));
    let mut lines = about.split('\n');
    let first = lines.next().unwrap_or_default();
    if gap < 2 {
        let _ = writeln!(out, "{name}\n{}{first}", " ".repeat(COLUMN));
    } else {
        let _ = writeln!(out, "{name}{}{first}", " ".repeat(gap));
    }
    for line in lines {
        let _ = writeln!(out, "{}{line}", " ".repeat(COLUMN));
    }
}

/// The columns that a text takes on a terminal: Chinese takes two each.
pub(crate) fn width(text: &str) -> usize {
    text.chars().map(|c| if c >= '\u{1100}' { 2 } else { 1 }).sum()
}
