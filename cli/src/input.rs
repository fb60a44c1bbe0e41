//! Files and standard input, read whole and never larger than what is checked.

use crate::{call::Reading, error::CliError, mappings, words::input as words};
use encoding_rs::GB18030 as TABLE;
use rebatelens_core::{
    Input, Lang, Options,
    model::agreement::Agreement,
    model::limits::FILE_BYTES,
    table::{Form, gb18030::Gb18030, text::check_size},
};
use std::{
    ffi::{OsStr, OsString},
    fs::File,
    io::{self, Read},
};

/// Decodes the encoding that Chinese spreadsheet programs save in.
pub(crate) const GB18030: Gb18030 = Gb18030(|bytes| {
    let text = TABLE.decode_without_bom_handling_and_without_replacement(bytes)?;
    Some(text.into_owned())
});

/// How the core is to read and judge files.
pub(crate) fn options(reading: &Reading, lang: Lang) -> Options {
    Options {
        lang,
        as_of: reading.as_of.clone(),
        map: mappings::with(&reading.map),
        gb18030: Some(GB18030),
        site: reading.site,
        time_zone: reading.time_zone,
        rounding: reading.rounding,
        ..Options::default()
    }
}

/// A file's name and bytes.
#[derive(Debug)]
pub(crate) struct NamedBytes {
    /// The name as given; `stdin` for standard input.
    pub(crate) name: String,
    /// The bytes, exactly as read.
    pub(crate) bytes: Vec<u8>,
}

impl NamedBytes {
    /// The file as the core takes it.
    pub(crate) fn input(&self, form: Option<Form>) -> Input<'_> {
        Input { form, ..Input::file(self.name.clone(), &self.bytes) }
    }
}

/// Reads every file; `-` is standard input.
pub(crate) fn read_all(files: &[OsString], lang: Lang) -> Result<Vec<NamedBytes>, CliError> {
    files.iter().map(|file| read(file, lang)).collect()
}

/// Reads one file.
pub(crate) fn read(file: &OsStr, lang: Lang) -> Result<NamedBytes, CliError> {
    if file == "-" {
        return read_from(io::stdin().lock(), "stdin".into(), 0, lang);
    }
    let name = file.to_string_lossy().into_owned();
    let opened = File::open(file).and_then(|opened| {
        let size = opened.metadata()?.len();
        Ok((opened, usize::try_from(size).unwrap_or(usize::MAX)))
    });
    let (opened, size) = opened.map_err(|error| unreadable(&name, &error, lang))?;
    read_from(opened, name, size, lang)
}

fn read_from(source: impl Read, name: String, size: usize, lang: Lang) -> Result<NamedBytes, CliError> {
    let too_large = |size| check_size(size).map_err(|fault| fault.in_words(&name, lang));
    too_large(size)?;
    let mut bytes = Vec::with_capacity(size);
    // One byte more than the limit shows that a file is too large.
    let limit = u64::try_from(FILE_BYTES).unwrap_or(u64::MAX).saturating_add(1);
    source.take(limit).read_to_end(&mut bytes).map_err(|error| unreadable(&name, &error, lang))?;
    too_large(bytes.len())?;
    Ok(NamedBytes { name, bytes })
}

/// The system does not let a file be read.
pub(crate) fn unreadable(name: &str, error: &io::Error, lang: Lang) -> CliError {
    let reason = match error.kind() {
        io::ErrorKind::NotFound => words::not_found(lang),
        io::ErrorKind::PermissionDenied => words::not_permitted(lang),
        io::ErrorKind::IsADirectory => words::is_folder(lang),
        _ => words::not_readable(lang),
    };
    CliError::new(words::not_read(lang, name, reason, error), words::not_read_next(lang))
}

/// A file has changed while it was read.
pub(crate) fn changed(name: &str, lang: Lang) -> CliError {
    CliError::new(words::changed(lang, name), words::changed_next(lang))
}

/// What was agreed.
pub(crate) fn read_agreement(files: &[OsString], lang: Lang) -> Result<Option<Agreement>, CliError> {
    if files.is_empty() {
        return Ok(None);
    }
    let files = read_all(files, lang)?;
    let inputs: Vec<Input<'_>> = files.iter().map(|file| file.input(None)).collect();
    let options = Options { lang, gb18030: Some(GB18030), ..Options::default() };
    rebatelens_core::read_agreement(&inputs, &options).map(Some).map_err(CliError::from)
}
