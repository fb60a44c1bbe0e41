//! The value of one option.

use crate::{error::CliError, words::call as words};
use rebatelens_core::{
    Lang,
    model::{Field, zone::Zone},
};
use std::num::NonZeroUsize;

/// The language of a tag that the program knows.
pub(super) fn language(tag: &str) -> Option<Lang> {
    let known = matches!(tag.to_ascii_lowercase().as_str(), "en" | "zh" | "zh-cn" | "zh_cn" | "zh-hans");
    known.then(|| Lang::from_tag(tag))
}

/// A moment as in RFC 3339, or a day.
pub(super) fn moment(text: String, lang: Lang) -> Result<String, CliError> {
    let is_moment = chrono::DateTime::parse_from_rfc3339(&text).is_ok();
    let is_day = text.len() == 10 && text.parse::<chrono::NaiveDate>().is_ok();
    if is_moment || is_day {
        return Ok(text);
    }
    Err(CliError::new(words::as_of(lang, &text), words::as_of_next(lang)))
}

/// A time zone.
pub(super) fn zone(text: &str, lang: Lang) -> Result<Zone, CliError> {
    let zone = Zone::from_text(text);
    zone.ok_or_else(|| CliError::new(words::time_zone(lang, text), words::time_zone_next(lang)))
}

/// A header and the field that it holds.
pub(super) fn mapping(text: &str, lang: Lang) -> Result<(String, Field), CliError> {
    let parts = text.rsplit_once('=');
    let (header, field) =
        parts.ok_or_else(|| CliError::new(words::map(lang, text), words::map_next(lang)))?;
    let names: Vec<&str> = Field::ALL.iter().map(|field| field.name()).collect();
    let known = Field::from_name(field.trim());
    let field = known.ok_or_else(|| choice("--map", field, &names.join(", "), lang))?;
    Ok((header.trim().to_string(), field))
}

/// A number of threads.
pub(super) fn threads(text: &str, lang: Lang) -> Result<NonZeroUsize, CliError> {
    text.parse().map_err(|_| CliError::new(words::threads(lang, text), words::threads_next(lang)))
}

/// One of a few values is asked for, and another one is given.
pub(super) fn choice(option: &str, given: &str, choices: &str, lang: Lang) -> CliError {
    CliError::new(words::unknown(lang, option, given), words::choices(lang, choices))
}
