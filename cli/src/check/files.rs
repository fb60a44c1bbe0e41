//! The files of a check: small ones in memory, large ones read piece by piece.

use crate::{
    error::CliError,
    file_stream::FileStream,
    input::{changed, unreadable},
    words::input as words,
};
use rebatelens_core::{
    Input, InputError, Lang, Options, check_usable,
    explain::scope::FILES,
    model::limits::FILE_BYTES,
    report::Report,
    table::{Form, StreamFault, StreamedText, TextStream},
};
use std::{
    ffi::{OsStr, OsString},
    fs::File,
    io::{self, Read, Write},
};

/// Bytes above which a file is read piece by piece.
pub(super) const STREAMED_BYTES: usize = 16 * 1024 * 1024;

/// A file to be checked.
#[derive(Debug)]
pub(super) struct CheckedFile {
    /// The name as given; `stdin` for standard input.
    name: String,
    content: Content,
}

#[derive(Debug)]
enum Content {
    Memory(Vec<u8>),
    Streamed(FileStream),
}

/// Opens every file that can be opened; `-` is standard input. Those of more than
/// so many bytes are read piece by piece, and so are all behind as many as memory
/// is to hold.
pub(super) fn open_all(files: &[OsString], most: usize, lang: Lang) -> (Vec<CheckedFile>, Vec<CliError>) {
    let mut errors = Vec::new();
    let mut held = 0_usize;
    let opened = files.iter().map(|file| {
        let most = if held > FILE_BYTES { 0 } else { most };
        let file = open(file, most, lang)?;
        held = held.saturating_add(file.bytes().map_or(0, <[u8]>::len));
        Ok(file)
    });
    let opened = opened.filter_map(|file| file.map_err(|error| errors.push(error)).ok()).collect();
    (opened, errors)
}

fn open(file: &OsStr, most: usize, lang: Lang) -> Result<CheckedFile, CliError> {
    if file == "-" {
        let content = Content::received(io::stdin().lock(), most, "stdin", lang)?;
        return Ok(CheckedFile { name: "stdin".into(), content });
    }
    let name = file.to_string_lossy().into_owned();
    let failed = |error: io::Error| unreadable(&name, &error, lang);
    let opened = File::open(file).map_err(failed)?;
    let facts = opened.metadata().map_err(failed)?;
    let is_large = usize::try_from(facts.len()).is_ok_and(|size| size > most);
    let content = if facts.is_file() && is_large {
        Content::Streamed(FileStream::of(opened).map_err(failed)?)
    } else {
        // Pipes and devices have no size.
        Content::received(opened, most, &name, lang)?
    };
    Ok(CheckedFile { name, content })
}

impl Content {
    /// What comes from a source that is read once: in memory, or where it is more
    /// than so many bytes, in a temporary file that has no name, so that it is
    /// gone when the program ends, however it ends.
    fn received(mut source: impl Read, most: usize, name: &str, lang: Lang) -> Result<Self, CliError> {
        let limit = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
        let mut bytes = Vec::new();
        let read = source.by_ref().take(limit).read_to_end(&mut bytes);
        read.map_err(|error| unreadable(name, &error, lang))?;
        if bytes.len() <= most {
            return Ok(Self::Memory(bytes));
        }
        let kept = nameless_file().and_then(|mut file| file.write_all(&bytes).map(|()| file));
        let failed = |error: io::Error| not_kept(name, &error, lang);
        let mut file = kept.map_err(failed)?;
        drop(bytes);
        let mut piece = vec![0; 1024 * 1024];
        loop {
            match source.read(&mut piece) {
                Ok(0) => break,
                Ok(read) => file.write_all(piece.get(..read).unwrap_or_default()).map_err(failed)?,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(unreadable(name, &error, lang)),
            }
        }
        FileStream::of(file).map(Self::Streamed).map_err(failed)
    }
}

/// A temporary file that has no name. Its owner alone may read it.
fn nameless_file() -> io::Result<File> {
    let file = tempfile::tempfile()?;
    #[cfg(unix)]
    {
        use std::{fs::Permissions, os::unix::fs::PermissionsExt};
        file.set_permissions(Permissions::from_mode(0o600))?;
    }
    Ok(file)
}

fn not_kept(name: &str, error: &io::Error, lang: Lang) -> CliError {
    let folder = std::env::temp_dir();
    CliError::new(words::not_kept(lang, name, &folder.display(), error), words::not_kept_next(lang))
}

impl CheckedFile {
    /// How many bytes it has.
    pub(super) fn size(&self) -> usize {
        match &self.content {
            Content::Memory(bytes) => bytes.len(),
            Content::Streamed(stream) => stream.size(),
        }
    }

    /// Its name, as reports have it unless an earlier file has the same.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Its bytes, where they are in memory.
    pub(super) fn bytes(&self) -> Option<&[u8]> {
        match &self.content {
            Content::Memory(bytes) => Some(bytes),
            Content::Streamed(_) => None,
        }
    }

    fn stream(&self) -> Option<&FileStream> {
        match &self.content {
            Content::Streamed(stream) => Some(stream),
            Content::Memory(_) => None,
        }
    }

    fn input<'a>(&'a self, text: Option<&'a StreamedText<'a>>, form: Option<Form>) -> Input<'a> {
        let name = self.name.clone();
        let input = match (&self.content, text) {
            (Content::Streamed(_), Some(text)) => Input::streamed(name, text),
            (Content::Memory(bytes), _) => Input::file(name, bytes),
            (Content::Streamed(_), None) => Input::file(name, &[]),
        };
        Input { form, ..input }
    }

    /// Takes all of it into memory, where it fits.
    fn load(&mut self, lang: Lang) -> Result<(), CliError> {
        if let Content::Streamed(stream) = &self.content {
            let bytes = stream.whole().map_err(|error| unreadable(&self.name, &error, lang))?;
            if stream.has_changed() {
                return Err(changed(&self.name, lang));
            }
            self.content = Content::Memory(bytes);
        }
        Ok(())
    }

    fn fits_memory(&self) -> bool {
        self.size() <= FILE_BYTES
    }
}

/// Checks files. One that can no longer be read is left out, and the others are
/// checked again.
pub(super) fn check_those_left(
    files: &mut Vec<CheckedFile>,
    form: Option<Form>,
    options: &Options,
) -> (Report, Vec<CliError>) {
    let mut unusable = Vec::new();
    loop {
        match check_files(files, form, options) {
            Ok((report, errors)) => {
                unusable.extend(errors.into_iter().map(CliError::from));
                return (report, unusable);
            }
            Err((at, error)) => {
                files.remove(at);
                unusable.push(error);
            }
        }
    }
}

/// Checks files. What turns out to be no text that can be read piece by piece is
/// taken into memory, and all are checked once more.
///
/// # Errors
/// Which of the files can no longer be read, and why.
fn check_files(
    files: &mut [CheckedFile],
    form: Option<Form>,
    options: &Options,
) -> Result<(Report, Vec<InputError>), (usize, CliError)> {
    let lang = options.lang;
    for (at, file) in files.iter_mut().enumerate() {
        let text = file.stream().map(|stream| StreamedText::new(stream));
        let is_streamable = text.is_some_and(|text| text.is_streamable(form, &FILES.opening(options)));
        match file.stream() {
            // One thread alone hashes a file once it is checked.
            Some(stream) if is_streamable && options.workers.is_some() => stream.start_hashing(),
            Some(_) if is_streamable => {}
            Some(_) if file.fits_memory() => file.load(lang).map_err(|error| (at, error))?,
            _ => {}
        }
    }
    loop {
        let (checked, needs_memory) = check_once(files, form, options);
        let mut loaded = 0;
        for (at, (file, needs)) in files.iter_mut().zip(needs_memory).enumerate() {
            if needs && file.fits_memory() {
                file.load(lang).map_err(|error| (at, error))?;
                loaded += 1;
            }
        }
        if loaded == 0 {
            return Ok(checked);
        }
    }
}

/// One check, and which files would have to be in memory for it.
fn check_once(
    files: &[CheckedFile],
    form: Option<Form>,
    options: &Options,
) -> ((Report, Vec<InputError>), Vec<bool>) {
    let texts: Vec<Option<StreamedText<'_>>> =
        files.iter().map(|file| file.stream().map(|stream| StreamedText::new(stream))).collect();
    let inputs: Vec<Input<'_>> =
        files.iter().zip(&texts).map(|(file, text)| file.input(text.as_ref(), form)).collect();
    let checked = check_usable(&inputs, options);
    let fault = |text: &Option<StreamedText<'_>>| text.as_ref()?.fault();
    let needs = texts.iter().map(|text| fault(text).is_some_and(StreamFault::needs_memory));
    (checked, needs.collect())
}

#[cfg(test)]
mod tests {
    use super::{CheckedFile, Content, check_files, check_those_left, nameless_file, open_all};
    use crate::input::GB18030;
    use rebatelens_core::{Lang, Options};
    use std::{ffi::OsString, fs};

    const HEAD: &str = "Order ID,Product,Rebate Amount\n";
    const ROW: &str = "20241007120003216009945,CVM,8.00\n";
    /// Bytes above which these tests read piece by piece.
    const FEW: usize = 1_000;

    fn options() -> Options {
        Options { gb18030: Some(GB18030), ..Options::default() }
    }

    /// What is reported of a file, by its name, and whether it was in memory at
    /// the end.
    fn checked(mut file: CheckedFile) -> (String, bool) {
        let files = std::slice::from_mut(&mut file);
        let (report, errors) = check_files(files, None, &options()).unwrap();
        (format!("{report:?} {errors:?}"), matches!(file.content, Content::Memory(_)))
    }

    fn in_memory(bytes: &[u8]) -> String {
        checked(CheckedFile { name: "stdin".into(), content: Content::Memory(bytes.to_vec()) }).0
    }

    fn received(bytes: &[u8]) -> CheckedFile {
        let content = Content::received(bytes, FEW, "stdin", Lang::En).unwrap();
        CheckedFile { name: "stdin".into(), content }
    }

    #[test]
    fn standard_input_is_kept_in_memory_or_in_a_file_without_a_name() {
        let small = HEAD.to_owned() + ROW;
        assert_eq!(checked(received(small.as_bytes())), (in_memory(small.as_bytes()), true));
        let exact = small.clone() + &"\n".repeat(FEW - small.len());
        assert!(matches!(received(exact.as_bytes()).content, Content::Memory(_)));
        let large = small + &ROW.repeat(50_000);
        assert_eq!(checked(received(large.as_bytes())), (in_memory(large.as_bytes()), false));
    }

    #[cfg(unix)]
    #[test]
    fn what_standard_input_is_kept_in_is_its_owners_alone() {
        use std::os::unix::fs::MetadataExt;
        let file = nameless_file().unwrap();
        let facts = file.metadata().unwrap();
        assert_eq!((facts.mode() & 0o777, facts.nlink()), (0o600, 0));
    }

    #[test]
    fn large_files_are_read_piece_by_piece_and_reported_alike() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("large.csv");
        let text = HEAD.to_owned() + &ROW.repeat(20_000) + "x,\"y\n" + ROW;
        fs::write(&path, &text).unwrap();
        let open = |most| {
            let mut files = open_all(&[OsString::from(&path)], most, Lang::En).0;
            checked(files.remove(0))
        };
        let (streamed, in_memory) = (open(FEW), open(text.len()));
        assert_eq!(streamed, (in_memory.0.clone(), false));
        assert!(in_memory.1 && in_memory.0.contains("FI001"), "{}", in_memory.0);
    }

    #[test]
    fn what_is_no_utf_8_half_way_is_checked_in_memory() {
        let mut bytes = (HEAD.to_owned() + &ROW.repeat(20_000)).into_bytes();
        bytes.extend(b"20241007120003216009945,\xD4\xC6,8.00\n");
        let expected = in_memory(&bytes);
        assert!(expected.contains("gb18030"), "{expected}");
        assert_eq!(checked(received(&bytes)), (expected, true));
    }

    #[test]
    fn what_is_no_text_is_checked_in_memory() {
        let text = HEAD.to_owned() + &ROW.repeat(FEW);
        let utf_16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
        let bytes = [&b"\xFF\xFE"[..], &utf_16].concat();
        let expected = in_memory(&bytes);
        assert!(expected.contains("utf-16le"), "{expected}");
        assert_eq!(checked(received(&bytes)), (expected, true));
    }

    #[test]
    fn a_file_that_changes_before_it_is_in_memory_hides_no_other() {
        let utf_16: Vec<u8> =
            (HEAD.to_owned() + &ROW.repeat(20 * FEW)).encode_utf16().flat_map(u16::to_le_bytes).collect();
        let broken = received(&[&b"\xFF\xFE"[..], &utf_16].concat());
        let Content::Streamed(stream) = &broken.content else { panic!("it is in memory") };
        stream.cut_off(100_000);
        let sound = || received((HEAD.to_owned() + ROW).as_bytes());
        let mut files = vec![sound(), broken, sound()];
        let (report, errors) = check_those_left(&mut files, None, &options());
        assert_eq!((report.inputs.len(), report.summary.records, errors.len()), (2, 2, 1));
        assert!(errors[0].text(Lang::En).contains("stdin"), "{errors:?}");
    }

    #[test]
    fn a_file_that_breaks_hides_no_other() {
        let large = HEAD.to_owned() + &ROW.repeat(20_000);
        let mut files = [received(large.as_bytes()), received((HEAD.to_owned() + ROW).as_bytes())];
        let Content::Streamed(stream) = &files[0].content else { panic!("it is in memory") };
        // Another program goes on writing to it.
        stream.cut_off(1_000);
        let (report, errors) = check_files(&mut files, None, &options()).unwrap();
        assert_eq!(errors.iter().map(|error| error.code).collect::<Vec<_>>(), ["FI039"]);
        assert_eq!(report.summary.records, 1);
    }
}
