//! `rebatelens bundle`.

mod key;

use crate::{
    call::{BundleCall, Common, Format},
    documents,
    error::CliError,
    input::{GB18030, NamedBytes, options, read_agreement, read_all},
    mappings,
    output::Output,
    paths,
    printable::printable,
    progress,
    words::bundle as words,
};
use key::{Key, Origin};
use rebatelens_core::{
    Lang,
    checks::document::DocumentKind,
    evidence::{Bundle, BundleError, BundleFile, BundleRequest},
    model::agreement::Agreement,
};
use serde::Serialize;
use std::{
    ffi::OsStr,
    fs::File,
    io::{ErrorKind, Write},
    path::Path,
    time::{SystemTime, UNIX_EPOCH},
};

/// What was made.
#[derive(Debug, Serialize)]
struct Packed {
    bundle: String,
    bytes: usize,
    fingerprint: String,
    key: String,
    key_made: bool,
}

/// Packs the evidence of files into a signed bundle.
pub(crate) fn run(call: &BundleCall, common: Common) -> Result<Output, CliError> {
    let lang = common.lang;
    refuse_existing(&call.out, lang)?;
    let paths = paths::expand(&call.files, Some(&call.out), lang);
    if let Some(error) = paths.unusable.into_iter().next() {
        return Err(error);
    }
    paths.remarks.iter().for_each(|remark| eprintln!("{remark}"));
    let files = read_all(&paths.files, lang)?;
    let size = files.iter().map(|file| file.bytes.len()).sum();
    let key = Key::get(call.key.as_deref(), lang)?;
    let agreement = read_agreement(&call.agreement, lang)?;
    let reading = options(&call.reading, lang);
    let request = BundleRequest {
        invoice: documents::read_all(&call.papers.invoice, DocumentKind::Invoice, &reading)?,
        receipt: documents::read_all(&call.papers.receipt, DocumentKind::Receipt, &reading)?,
        ..request(call, &key, agreement, common)
    };
    let files: Vec<BundleFile> = files.into_iter().map(bundle_file).collect();
    let bundle = progress::during(size, common, || signed(&request, files, &key));
    let (zip, fingerprint) = bundle.map_err(|error| in_words(error, lang))?;
    write_new(&call.out, &zip, lang)?;
    let made = Packed {
        bundle: call.out.to_string_lossy().into_owned(),
        bytes: zip.len(),
        fingerprint,
        key: key.path.to_string_lossy().into_owned(),
        key_made: key.origin == Origin::Made,
    };
    if made.key_made {
        eprintln!("{}", printable(&key_made(&made.key, lang)));
    }
    Ok(Output::written(match common.format {
        Format::Json => serde_json::json!(made).to_string(),
        _ => printable(&text(&made, lang)),
    }))
}

fn request(call: &BundleCall, key: &Key, agreement: Option<Agreement>, common: Common) -> BundleRequest {
    BundleRequest {
        public_key: key.public(),
        lang: common.lang,
        as_of: call.reading.as_of.clone().unwrap_or_else(now),
        undated: call.reading.as_of.is_none(),
        page: None,
        software: concat!("rebatelens ", env!("CARGO_PKG_VERSION")).into(),
        map: mappings::with(&call.reading.map),
        site: call.reading.site,
        time_zone: call.reading.time_zone,
        rounding: call.reading.rounding,
        agreement,
        form: call.reading.form,
        gb18030: Some(GB18030),
        ..BundleRequest::default()
    }
}

/// The file under its own name, without the folders of this machine.
fn bundle_file(file: NamedBytes) -> BundleFile {
    let own = Path::new(&file.name).file_name().map(OsStr::to_string_lossy);
    let name = match own.as_deref() {
        None | Some("stdin") => "stdin.csv".into(),
        Some(name) => name.to_string(),
    };
    BundleFile { name, bytes: file.bytes }
}

fn signed(
    request: &BundleRequest,
    files: Vec<BundleFile>,
    key: &Key,
) -> Result<(Vec<u8>, String), BundleError> {
    let mut bundle = Bundle::new(request, files)?;
    while let Some(message) = bundle.next_message() {
        bundle.provide_signature(key.sign(&message))?;
    }
    Ok((bundle.finish()?, bundle.fingerprint().to_string()))
}

/// This moment in UTC, as in RFC 3339.
fn now() -> String {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let time = i64::try_from(seconds).ok().and_then(|seconds| chrono::DateTime::from_timestamp(seconds, 0));
    time.unwrap_or_default().format("%Y-%m-%dT%H:%M:%SZ").to_string()
}

fn text(made: &Packed, lang: Lang) -> String {
    let Packed { bundle, bytes, fingerprint, key, .. } = made;
    let lines = [
        words::packed(lang, bundle, bytes),
        words::key(lang, key),
        words::fingerprint(lang, fingerprint),
        words::send_fingerprint(lang, bundle),
    ];
    lines.join("\n")
}

fn key_made(path: &str, lang: Lang) -> String {
    format!("{}\n{}", words::key_made(lang, path), words::key_made_next(lang))
}

fn in_words(error: BundleError, lang: Lang) -> CliError {
    if let BundleError::Input(error) = error {
        return (*error).into();
    }
    let refusal = error.in_words(lang);
    CliError::new(words::refused(lang, &refusal.message, &refusal.why), refusal.next)
}

/// Evidence is never written over, and neither is an input named by mistake.
fn refuse_existing(out: &Path, lang: Lang) -> Result<(), CliError> {
    if out.symlink_metadata().is_ok() { Err(exists(out, lang)) } else { Ok(()) }
}

fn write_new(out: &Path, zip: &[u8], lang: Lang) -> Result<(), CliError> {
    let mut file = File::create_new(out).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => exists(out, lang),
        _ => unwritable(out, &error, lang),
    })?;
    file.write_all(zip).and_then(|()| file.sync_all()).map_err(|error| {
        // Half a bundle is worse than none.
        let _ = std::fs::remove_file(out);
        unwritable(out, &error, lang)
    })
}

fn exists(out: &Path, lang: Lang) -> CliError {
    CliError::new(words::exists(lang, &out.display()), words::exists_next(lang))
}

fn unwritable(out: &Path, error: &std::io::Error, lang: Lang) -> CliError {
    CliError::new(words::not_written(lang, &out.display(), error), words::not_written_next(lang))
}
