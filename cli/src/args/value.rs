//! The value of one option.

use crate::{error::CliError, syntax, words::call as words};
use rebatelens_core::{
    Lang,
    explain::rules,
    finding::{names, severity::Severity},
    model::{
        Field,
        money::{Amount, RoundingMode, read_amount_in},
        site::Site,
        unit::MoneyUnit,
        zone::Zone,
    },
    table::{Form, header_name::normal, read_rounding},
};
use std::num::NonZeroUsize;

/// The language of a tag that the program knows.
pub(super) fn language(tag: &str) -> Option<Lang> {
    let known = matches!(tag.to_ascii_lowercase().as_str(), "en" | "zh" | "zh-cn" | "zh_cn" | "zh-hans");
    known.then(|| Lang::from_tag(tag))
}

/// The language of a tag, or an error.
pub(super) fn lang(tag: &str, lang: Lang) -> Result<Lang, CliError> {
    language(tag).ok_or_else(|| not_among("lang", tag, lang))
}

/// A moment as in RFC 3339, or a day.
pub(super) fn moment(text: &str, lang: Lang) -> Result<String, CliError> {
    let is_moment = chrono::DateTime::parse_from_rfc3339(text).is_ok();
    let is_day = text.len() == 10 && text.parse::<chrono::NaiveDate>().is_ok();
    if is_moment || is_day {
        return Ok(text.into());
    }
    Err(CliError::new(words::as_of(lang, text), words::as_of_next(lang)))
}

/// A time zone.
pub(super) fn zone(text: &str, lang: Lang) -> Result<Zone, CliError> {
    let zone = Zone::from_text(text);
    zone.ok_or_else(|| CliError::new(words::time_zone(lang, text), words::time_zone_next(lang)))
}

/// A site.
pub(super) fn site(text: &str, lang: Lang) -> Result<Site, CliError> {
    Site::from_name(text).ok_or_else(|| not_among("site", text, lang))
}

/// A form of files.
pub(super) fn form(text: &str, lang: Lang) -> Result<Form, CliError> {
    Form::from_name(text).ok_or_else(|| not_among("form", text, lang))
}

/// A way of rounding.
pub(super) fn rounding(text: &str, lang: Lang) -> Result<RoundingMode, CliError> {
    read_rounding(text).ok_or_else(|| not_among("rounding", text, lang))
}

/// A header and the field that it holds, named as in reports or in words.
pub(super) fn mapping(text: &str, lang: Lang) -> Result<(String, Field), CliError> {
    let parts = text.rsplit_once('=');
    let (header, name) = parts.ok_or_else(|| CliError::new(words::map(lang, text), words::map_next(lang)))?;
    let field = field(name).ok_or_else(|| choice("--map", name, &fields(lang), lang))?;
    Ok((header.trim().to_string(), field))
}

fn field(name: &str) -> Option<Field> {
    let wanted = normal(name);
    let is_named = |field: Field, lang| normal(names::field(field, lang)) == wanted;
    let in_words = |field: &Field| Lang::ALL.iter().any(|lang| is_named(*field, *lang));
    Field::from_name(name.trim()).or_else(|| Field::ALL.into_iter().find(in_words))
}

/// Every field, as a person can name it.
fn fields(lang: Lang) -> Vec<String> {
    let name = |field: Field| match lang {
        Lang::En => field.name().to_string(),
        Lang::ZhCn => format!("{} ({})", names::field(field, lang), field.name()),
    };
    Field::ALL.map(name).to_vec()
}

/// An amount, with its currency or without.
pub(super) fn amount(text: &str, lang: Lang) -> Result<Amount, CliError> {
    let amount = read_amount_in(text, MoneyUnit::AsWritten).read().copied();
    amount.ok_or_else(|| CliError::new(words::amount(lang, text), words::amount_next(lang)))
}

/// A number of threads.
pub(super) fn threads(text: &str, lang: Lang) -> Result<NonZeroUsize, CliError> {
    text.parse().map_err(|_| CliError::new(words::threads(lang, text), words::threads_next(lang)))
}

/// A number of findings.
pub(super) fn limit(text: &str, lang: Lang) -> Result<usize, CliError> {
    let number: Result<NonZeroUsize, _> = text.parse();
    number
        .map(NonZeroUsize::get)
        .map_err(|_| CliError::new(words::limit(lang, text), words::limit_next(lang)))
}

/// Rules by code or family, separated by commas.
pub(super) fn codes(text: &str, option: &str, lang: Lang) -> Result<Vec<String>, CliError> {
    let known = |code: &str| rules::ALL.iter().any(|rule| rule.code == code || rule.family() == code);
    let code = |part: &str| {
        let code = part.trim().to_ascii_uppercase();
        if known(&code) { Ok(code) } else { Err(choice(option, part.trim(), &families(), lang)) }
    };
    text.split(',').map(code).collect()
}

/// Every family, and a code as it is written.
fn families() -> Vec<&'static str> {
    let mut known: Vec<&str> = rules::ALL.iter().map(|rule| rule.family()).collect();
    known.sort_unstable();
    known.dedup();
    known.push("AM001…");
    known
}

/// A severity.
pub(super) fn severity(text: &str, lang: Lang) -> Result<Severity, CliError> {
    one_of(&Severity::ALL, Severity::name, "severity", text, lang)
}

/// One of a few values, by its name.
pub(super) fn one_of<T: Copy>(
    all: &[T],
    name: fn(T) -> &'static str,
    option: &str,
    text: &str,
    lang: Lang,
) -> Result<T, CliError> {
    named(all, name, text).ok_or_else(|| not_among(option, text, lang))
}

/// The value of that name.
pub(super) fn named<T: Copy>(all: &[T], name: fn(T) -> &'static str, text: &str) -> Option<T> {
    all.iter().copied().find(|value| name(*value) == text)
}

/// A value that is none of those that the option has to choose from.
fn not_among(option: &str, given: &str, lang: Lang) -> CliError {
    choice(&format!("--{option}"), given, &syntax::choices(option), lang)
}

/// One of a few values is asked for, and another one is given.
pub(super) fn choice(option: &str, given: &str, choices: &[impl AsRef<str>], lang: Lang) -> CliError {
    let choices: Vec<&str> = choices.iter().map(AsRef::as_ref).collect();
    CliError::new(words::unknown(lang, option, given), words::choices(lang, &choices.join(", ")))
}
