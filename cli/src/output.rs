//! The result on standard output, or in a file.

use crate::{call::Call, error::CliError, words::output as words};
use rebatelens_core::Lang;
use std::{
    fs::OpenOptions,
    io::{self, ErrorKind, Write, stdout},
    path::Path,
    process::ExitCode,
};

/// What a command prints, and the exit code that says how it went.
#[derive(Debug)]
pub(crate) struct Output {
    text: String,
    code: u8,
    /// Inputs that could not be used; the text is about the others.
    unusable: Vec<CliError>,
    /// Inputs that could not be used, and that the result does not depend on.
    skipped: Vec<CliError>,
    /// Whether the command wrote its own file.
    is_written: bool,
}

impl Output {
    /// Nothing of severity error.
    pub(crate) fn done(text: String) -> Self {
        Self::judged(text, false)
    }

    /// A result that may hold errors.
    pub(crate) fn judged(text: String, errors: bool) -> Self {
        let (unusable, skipped) = (Vec::new(), Vec::new());
        Self { text, code: u8::from(errors), unusable, skipped, is_written: false }
    }

    /// The same, of a command that wrote the file that the call names.
    pub(crate) fn written(text: String) -> Self {
        Self { is_written: true, ..Self::done(text) }
    }

    /// The same, with an input that could not be used.
    pub(crate) fn with_unusable(mut self, error: CliError) -> Self {
        self.unusable.push(error);
        self
    }

    /// The same, with an input that could not be used and that the result does
    /// without.
    pub(crate) fn with_skipped(mut self, error: CliError) -> Self {
        self.skipped.push(error);
        self
    }

    /// Writes the result. A reader that went away early is no error.
    pub(crate) fn print(mut self, call: &Call) -> Result<ExitCode, CliError> {
        if !self.text.ends_with('\n') && !self.text.is_empty() {
            self.text.push('\n');
        }
        let text = self.text.as_bytes();
        match &call.output {
            Some(path) if !self.is_written => write_file(path, text, call.common.lang)?,
            _ => write_out(text, call.common.lang)?,
        }
        for error in &self.skipped {
            error.print(call.common);
        }
        let code = ExitCode::from(self.code);
        Ok(self.unusable.iter().fold(code, |_, error| error.print(call.common)))
    }
}

fn write_out(bytes: &[u8], lang: Lang) -> Result<(), CliError> {
    let mut out = stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(CliError::new(words::not_written(lang, &error), words::not_written_next(lang)))
        }
        _ => Ok(()),
    }
}

/// Writes a file whole or not at all: under another name first.
fn write_file(path: &Path, bytes: &[u8], lang: Lang) -> Result<(), CliError> {
    whole(path, bytes).map_err(|error| {
        CliError::new(words::no_file(lang, &path.display(), &error), words::no_file_next(lang))
    })
}

fn whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let known = path.metadata().ok();
    if known.as_ref().is_some_and(|facts| !facts.is_file() && !facts.is_dir()) {
        // A device or a pipe has no other name.
        return OpenOptions::new().write(true).open(path)?.write_all(bytes);
    }
    // A link stays one; what it points at is replaced.
    let target = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty());
    let mut builder = tempfile::Builder::new();
    builder.prefix(".rebatelens-");
    #[cfg(unix)]
    {
        use std::{fs::Permissions, os::unix::fs::PermissionsExt};
        // As the file was, else as the system gives new files.
        builder.permissions(known.map_or_else(|| Permissions::from_mode(0o666), |facts| facts.permissions()));
    }
    let mut file = builder.tempfile_in(folder.unwrap_or_else(|| Path::new(".")))?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(&target).map(drop).map_err(|error| error.error)
}
