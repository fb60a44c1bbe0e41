//! Files and standard input, read whole and never larger than what is checked.

use crate::error::CliError;
use encoding_rs::GB18030 as TABLE;
use rebatelens_core::{
    Input, Lang, Options,
    model::{Field, agreement::Agreement, limits::FILE_BYTES, money::RoundingMode, zone::Zone},
    table::{
        Form,
        text::{Gb18030, check_size},
    },
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

/// How the person wants files to be read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reading {
    /// The form of each; otherwise its content decides.
    pub(crate) form: Option<Form>,
    /// Columns that the person named.
    pub(crate) map: Vec<(String, Field)>,
    /// The zone of times that name none.
    pub(crate) time_zone: Option<Zone>,
    /// How amounts are rounded.
    pub(crate) rounding: Option<RoundingMode>,
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
    // One byte more than the limit tells a file that is too large.
    let limit = u64::try_from(FILE_BYTES).unwrap_or(u64::MAX).saturating_add(1);
    source.take(limit).read_to_end(&mut bytes).map_err(|error| unreadable(&name, &error, lang))?;
    too_large(bytes.len())?;
    Ok(NamedBytes { name, bytes })
}

fn unreadable(name: &str, error: &io::Error, lang: Lang) -> CliError {
    let (en, zh) = match error.kind() {
        io::ErrorKind::NotFound => ("there is no such file", "文件不存在"),
        io::ErrorKind::PermissionDenied => ("you may not read it", "没有读取权限"),
        io::ErrorKind::IsADirectory => ("it is a folder", "它是文件夹"),
        _ => ("the system cannot read it", "系统无法读取"),
    };
    CliError::new(
        lang,
        (format!("{name}: {en} ({error})."), format!("{name}：{zh}（{error}）。")),
        ("Check the name and the folder.", "请检查文件名和所在文件夹。"),
    )
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
