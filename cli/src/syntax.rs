//! The command line, described once: every command, its words, and its options.
//! Arguments are read by it; help, completions and the manual page are made of it.

use crate::{
    call::{Color, Format, Grouping, Shell, Sort, Topic},
    words::{option as about, topic, value as named},
};
use Topic::{Bundle, Check, Completions, Explain, Find, Help, Id, Man, Map, Read, Template, Verify};
use rebatelens_core::{
    Lang, ReadKind, Template as TemplateFile,
    explain::rules,
    finding::Severity,
    model::{identifier::IdentifierKind, site::Site},
    table::Form,
};

/// A text in each language.
type Text = fn(Lang) -> &'static str;

/// What a value is, so that a shell can complete it.
#[derive(Clone, Copy)]
pub(crate) enum Value {
    /// Any text.
    Text,
    /// The path of a file.
    File,
    /// One of these.
    OneOf(fn() -> Vec<&'static str>),
}

impl Value {
    /// The values to choose from; none where any will do.
    pub(crate) fn choices(self) -> Vec<&'static str> {
        match self {
            Self::OneOf(choices) => choices(),
            Self::Text | Self::File => Vec::new(),
        }
    }
}

/// Under which heading help lists an option.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Section {
    /// What is read, and what it is held against.
    Input,
    /// What is looked for.
    Query,
    /// What of the findings is printed, and how.
    Findings,
    /// What most commands take.
    General,
}

impl Section {
    /// The sections in the order of help.
    pub(crate) const ALL: [Self; 4] = [Self::Input, Self::Query, Self::Findings, Self::General];
}

/// An option.
#[derive(Clone, Copy)]
pub(crate) struct OptionSyntax {
    /// Its name, without the dashes.
    pub(crate) name: &'static str,
    /// Its letter.
    pub(crate) short: Option<char>,
    /// What its value is called, and what it is; nothing for a switch.
    pub(crate) value: Option<(Text, Value)>,
    /// The commands for which it has an effect.
    pub(crate) taken_by: &'static [Topic],
    /// Whether a call may have several; where one is enough, the last counts.
    pub(crate) is_repeated: bool,
    /// Whether a file of settings may hold it.
    pub(crate) is_setting: bool,
    /// Where help lists it.
    pub(crate) section: Section,
    /// What it does, in a line or a few.
    pub(crate) about: Text,
}

/// A word that follows a command.
pub(crate) struct WordSyntax {
    /// What it is called.
    pub(crate) name: Text,
    /// What it is.
    pub(crate) value: Value,
    /// Whether it may be left out.
    pub(crate) is_optional: bool,
    /// Whether there may be several.
    pub(crate) is_repeated: bool,
}

/// A command.
pub(crate) struct CommandSyntax {
    /// Which.
    pub(crate) topic: Topic,
    /// What it does, in a few words.
    pub(crate) about: Text,
    /// The words that follow it.
    pub(crate) words: &'static [WordSyntax],
}

/// One word that must be given.
const fn one(name: Text, value: Value) -> WordSyntax {
    WordSyntax { name, value, is_optional: false, is_repeated: false }
}

/// One word that may be given.
const fn maybe(name: Text, value: Value) -> WordSyntax {
    WordSyntax { is_optional: true, ..one(name, value) }
}

/// Some words, of which the first must be given.
const fn some(name: Text, value: Value) -> WordSyntax {
    WordSyntax { is_repeated: true, ..one(name, value) }
}

/// Any number of words.
const fn any(name: Text, value: Value) -> WordSyntax {
    WordSyntax { is_optional: true, ..some(name, value) }
}

/// Every command, in the order of help.
pub(crate) static COMMANDS: [CommandSyntax; 12] = [
    command(Check, topic::check, &[some(named::path, Value::File)]),
    command(Find, topic::find, &[any(named::path, Value::File)]),
    command(
        Id,
        topic::id,
        &[one(named::kind, Value::OneOf(identifier_kinds)), any(named::value, Value::Text)],
    ),
    command(Read, topic::read, &[one(named::kind, Value::OneOf(read_kinds)), any(named::value, Value::Text)]),
    command(Explain, topic::explain, &[maybe(named::code, Value::OneOf(codes))]),
    command(Bundle, topic::bundle, &[some(named::path, Value::File)]),
    command(Verify, topic::verify, &[one(named::bundle, Value::File)]),
    command(Map, topic::map, &[one(named::act, Value::OneOf(map_acts)), any(named::header, Value::Text)]),
    command(Template, topic::template, &[one(named::template, Value::OneOf(templates))]),
    command(Completions, topic::completions, &[one(named::shell, Value::OneOf(shells))]),
    command(Man, topic::man, &[]),
    command(Help, topic::help, &[maybe(named::command, Value::OneOf(commands))]),
];

const fn command(topic: Topic, about: Text, words: &'static [WordSyntax]) -> CommandSyntax {
    CommandSyntax { topic, about, words }
}

const CHECK: &[Topic] = &[Check];
const FIND: &[Topic] = &[Find];
const CHECK_BUNDLE: &[Topic] = &[Check, Bundle];
const FILES: &[Topic] = &[Check, Find, Bundle];
const RESULTS: &[Topic] = &[Check, Find, Id, Read, Explain, Bundle, Verify, Map];
const OTHER_RESULTS: &[Topic] = &[Find, Id, Read, Explain, Bundle, Verify, Map];
const PRINTS: &[Topic] = &[Check, Find, Id, Read, Explain, Bundle, Verify, Map, Template, Completions, Man];
const EVERY: &[Topic] =
    &[Check, Find, Id, Read, Explain, Bundle, Verify, Map, Template, Completions, Man, Help];

/// Every option. One of the same name may stand twice, where commands take
/// different values.
pub(crate) static OPTIONS: [OptionSyntax; 36] = [
    OptionSyntax { is_repeated: true, ..file("agreement", CHECK_BUNDLE, about::agreement) },
    OptionSyntax { is_setting: false, ..text("what-if", named::amount, CHECK, about::what_if) },
    file("expected", CHECK, about::expected),
    document("invoice", about::invoice),
    document("receipt", about::receipt),
    OptionSyntax { is_repeated: true, ..text("map", named::mapping, FILES, about::map) },
    choice("form", named::form, forms, FILES, about::form),
    text("as-of", named::time, FILES, about::as_of),
    choice("site", named::site, sites, FILES, about::site),
    last(text("time-zone", named::zone, CHECK_BUNDLE, about::time_zone)),
    last(choice("rounding", named::mode, roundings, CHECK_BUNDLE, about::rounding)),
    text("threads", named::number, CHECK, about::threads),
    OptionSyntax { is_setting: false, ..file("key", &[Bundle], about::key) },
    query("order", named::id, about::order),
    query("customer", named::uin, about::customer),
    query("partner", named::uin, about::partner),
    query("product", named::name, about::product),
    query("status", named::text, about::status),
    query("period", named::month, about::period),
    findings(OptionSyntax { is_repeated: true, ..text("select", named::codes, CHECK, about::select) }),
    findings(OptionSyntax { is_repeated: true, ..text("ignore", named::codes, CHECK, about::ignore) }),
    findings(choice("severity", named::severity, severities, CHECK, about::severity)),
    findings(choice("sort", named::order, sorts, CHECK, about::sort)),
    findings(choice("group", named::key, groups, CHECK, about::group)),
    findings(text("limit", named::number, CHECK, about::limit)),
    findings(switch("summary", CHECK, about::summary)),
    findings(switch("all", CHECK, about::all)),
    findings(OptionSyntax { short: Some('q'), ..switch("quiet", CHECK, about::quiet) }),
    findings(choice("color", named::when, colors, CHECK, about::color)),
    general(last(choice("format", named::format, check_formats, CHECK, about::check_format))),
    general(last(choice("format", named::format, formats, OTHER_RESULTS, about::format))),
    OptionSyntax { short: Some('o'), is_setting: false, ..general(file("output", PRINTS, about::output)) },
    general(last(choice("lang", named::lang, languages, EVERY, about::lang))),
    OptionSyntax { is_setting: false, ..general(file("config", RESULTS, about::config)) },
    OptionSyntax { short: Some('h'), is_setting: false, ..general(switch("help", EVERY, about::help)) },
    OptionSyntax { short: Some('V'), is_setting: false, ..general(switch("version", EVERY, about::version)) },
];

const fn switch(name: &'static str, taken_by: &'static [Topic], about: Text) -> OptionSyntax {
    OptionSyntax {
        name,
        short: None,
        value: None,
        taken_by,
        is_repeated: false,
        is_setting: true,
        section: Section::Input,
        about,
    }
}

const fn text(name: &'static str, value: Text, taken_by: &'static [Topic], about: Text) -> OptionSyntax {
    OptionSyntax { value: Some((value, Value::Text)), ..switch(name, taken_by, about) }
}

const fn file(name: &'static str, taken_by: &'static [Topic], about: Text) -> OptionSyntax {
    OptionSyntax { value: Some((named::file, Value::File)), ..switch(name, taken_by, about) }
}

/// A file, or an amount in its place: it is of one month, so no setting.
const fn document(name: &'static str, about: Text) -> OptionSyntax {
    let value = Some((named::file_or_amount as Text, Value::File));
    OptionSyntax { value, is_repeated: true, is_setting: false, ..switch(name, CHECK_BUNDLE, about) }
}

const fn choice(
    name: &'static str,
    value: Text,
    choices: fn() -> Vec<&'static str>,
    taken_by: &'static [Topic],
    about: Text,
) -> OptionSyntax {
    OptionSyntax { value: Some((value, Value::OneOf(choices))), ..switch(name, taken_by, about) }
}

const fn query(name: &'static str, value: Text, about: Text) -> OptionSyntax {
    OptionSyntax { section: Section::Query, is_setting: false, ..text(name, value, FIND, about) }
}

/// An option of which the last one counts.
const fn last(option: OptionSyntax) -> OptionSyntax {
    OptionSyntax { is_repeated: true, ..option }
}

const fn findings(option: OptionSyntax) -> OptionSyntax {
    OptionSyntax { section: Section::Findings, ..option }
}

const fn general(option: OptionSyntax) -> OptionSyntax {
    OptionSyntax { section: Section::General, ..option }
}

/// Other names of options, which help leaves out.
pub(crate) const OTHER_NAMES: [(&str, &str); 1] = [("out", "output")];

/// The options of a name.
pub(crate) fn options(name: &str) -> impl Iterator<Item = &'static OptionSyntax> {
    OPTIONS.iter().filter(move |option| option.name == name)
}

/// What the first option of a name has to choose from; none where any value will do.
pub(crate) fn choices(name: &str) -> Vec<&'static str> {
    options(name).find_map(|option| option.value).map(|(_, value)| value.choices()).unwrap_or_default()
}

/// The options that a command takes.
pub(crate) fn options_of(topic: Topic) -> impl Iterator<Item = &'static OptionSyntax> {
    OPTIONS.iter().filter(move |option| option.taken_by.contains(&topic))
}

fn check_formats() -> Vec<&'static str> {
    Format::ALL.map(Format::name).to_vec()
}

fn formats() -> Vec<&'static str> {
    [Format::Text, Format::Json].map(Format::name).to_vec()
}

fn languages() -> Vec<&'static str> {
    Lang::ALL.map(Lang::tag).to_vec()
}

fn severities() -> Vec<&'static str> {
    Severity::ALL.map(Severity::name).to_vec()
}

fn sorts() -> Vec<&'static str> {
    Sort::ALL.map(Sort::name).to_vec()
}

fn groups() -> Vec<&'static str> {
    Grouping::ALL.map(Grouping::name).to_vec()
}

fn colors() -> Vec<&'static str> {
    Color::ALL.map(Color::name).to_vec()
}

pub(crate) fn shells() -> Vec<&'static str> {
    Shell::ALL.map(Shell::name).to_vec()
}

pub(crate) fn map_acts() -> Vec<&'static str> {
    vec!["list", "forget"]
}

pub(crate) fn templates() -> Vec<&'static str> {
    TemplateFile::ALL.map(TemplateFile::name).to_vec()
}

fn sites() -> Vec<&'static str> {
    Site::ALL.map(Site::name).to_vec()
}

fn roundings() -> Vec<&'static str> {
    vec!["half-up", "half-even", "down", "up"]
}

fn forms() -> Vec<&'static str> {
    Form::FILES.map(Form::name).to_vec()
}

pub(crate) fn identifier_kinds() -> Vec<&'static str> {
    IdentifierKind::ALL.iter().map(|kind| kind.name()).collect()
}

pub(crate) fn read_kinds() -> Vec<&'static str> {
    ReadKind::ALL.iter().map(|kind| kind.name()).collect()
}

fn codes() -> Vec<&'static str> {
    rules::ALL.iter().map(|rule| rule.code).collect()
}

pub(crate) fn commands() -> Vec<&'static str> {
    COMMANDS.iter().map(|command| command.topic.name()).collect()
}
