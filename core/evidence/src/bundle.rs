//! Inputs become a bundle: they are checked, and everything that was read and
//! found is laid out as files.

use crate::{
    annotations, capture,
    data_package::data_package,
    error::BundleError,
    material::{BundleFile, BundleRequest, Material, Opened, Raw},
    names::Names,
    places::Places,
    records_csv::Tables,
    report_html,
    seal::{About, Files, Sealed},
    signature::PublicKey,
};
use alloc::{format, string::String, vec::Vec};
use rebatelens_checks::{
    check::{Checked, CheckedInput},
    options::Options,
};
use rebatelens_explain::scope::FILES;
use rebatelens_model::limits;
use rebatelens_table::{Form, Input, Part, Source, Table, input_error::InputError};

/// One bundle on its way: it gives out messages to be signed, takes the
/// signatures, and becomes a zip.
#[derive(Debug)]
pub struct Bundle {
    sealed: Sealed,
}

impl Bundle {
    /// Checks the inputs and lays everything out.
    ///
    /// # Errors
    /// The key or an input cannot be used, or there are too many.
    pub fn new(request: &BundleRequest, files: Vec<BundleFile>) -> Result<Self, BundleError> {
        let key = PublicKey::new(request.public_key).ok_or(BundleError::Key)?;
        if files.is_empty() {
            return Err(BundleError::NoInput);
        }
        if files.len() > limits::BUNDLE_INPUTS {
            return Err(BundleError::TooMany);
        }
        let payload = payload(request, files)?;
        let about = About { lang: request.lang, as_of: &request.as_of, software: &request.software };
        Ok(Self { sealed: Sealed::new(key, payload, &about) })
    }

    /// The bytes to be signed with Ed25519 next; nothing when all are signed.
    pub fn next_message(&self) -> Option<Vec<u8>> {
        self.sealed.next_message()
    }

    /// Takes the signature over the message just given.
    ///
    /// # Errors
    /// It is not by the request's key over that message. The message stays
    /// next.
    pub fn provide_signature(&mut self, signature: [u8; 64]) -> Result<(), BundleError> {
        if self.sealed.provide(signature) { Ok(()) } else { Err(BundleError::Signature) }
    }

    /// The zip's bytes.
    ///
    /// # Errors
    /// Signatures are missing, or the bundle is too large.
    pub fn finish(&self) -> Result<Vec<u8>, BundleError> {
        self.sealed.finish()
    }

    /// The zip's name.
    pub fn file_name(&self) -> String {
        format!("{}.zip", self.sealed.name)
    }

    /// The key's fingerprint: SHA-256 over its DER form, in hexadecimal.
    pub fn fingerprint(&self) -> &str {
        &self.sealed.fingerprint
    }
}

fn payload(request: &BundleRequest, files: Vec<BundleFile>) -> Result<Files, BundleError> {
    let raws = named(files);
    let options = Options {
        lang: request.lang,
        as_of: (!request.undated).then(|| request.as_of.clone()),
        map: request.map.clone(),
        gb18030: request.gb18030,
        site: request.site,
        time_zone: request.time_zone,
        rounding: request.rounding,
        agreement: request.agreement.clone(),
        invoice: request.invoice.clone(),
        receipt: request.receipt.clone(),
        ..Options::default()
    };
    let form = request.page.as_ref().map_or(request.form, |_| Some(Form::Page));
    let checked = checked(&raws, form, &options)?;
    let mut made = {
        let sources = sources(&raws, form, &options)?;
        let parts: Vec<Part<'_>> = sources.iter().flat_map(Source::parts).collect();
        let inputs = parts.iter().zip(&checked.inputs);
        let tables: Vec<Opened<'_>> = inputs.map(|(part, input)| opened(request, part, input)).collect();
        made(&Material { request, raws: &raws, checked: &checked, tables: &tables })
    };
    for raw in raws {
        made.insert(format!("data/{}", raw.path()), raw.bytes);
    }
    Ok(made)
}

/// The table once more, to be read as it was checked.
fn opened<'p>(request: &BundleRequest, part: &'p Part<'p>, input: &CheckedInput) -> Opened<'p> {
    let mut table = Table::open(part, &request.map).ok();
    if let Some(table) = &mut table {
        table.decimal_mark = input.findings.decimal_mark;
        table.known = input.findings.rows.clone();
    }
    Opened { part, table }
}

fn named(files: Vec<BundleFile>) -> Vec<Raw> {
    let mut names = Names::new();
    let raw =
        |file: BundleFile| Raw { name: names.claim(&file.name), original: file.name, bytes: file.bytes };
    files.into_iter().map(raw).collect()
}

fn checked(raws: &[Raw], form: Option<Form>, options: &Options) -> Result<Checked, InputError> {
    let input = |raw: &Raw| raw.name.clone();
    let inputs: Vec<Input<'_>> =
        raws.iter().map(|raw| Input { form, ..Input::file(input(raw), &raw.bytes) }).collect();
    Checked::run(&inputs, options, &FILES)
}

fn sources<'r>(
    raws: &'r [Raw],
    form: Option<Form>,
    options: &Options,
) -> Result<Vec<Source<'r>>, InputError> {
    let open = |raw: &'r Raw| {
        let source = Source::open(&raw.bytes, form, &FILES.opening(options));
        source.map_err(|fault| fault.in_words(&raw.name, options.lang))
    };
    raws.iter().map(open).collect()
}

fn made(material: &Material<'_>) -> Files {
    let place = |opened: &Opened<'_>| Places::of(opened.part, opened.table.as_ref());
    let places: Vec<Places> = material.tables.iter().map(place).collect();
    let (exact, safe) = records(material);
    let mut files = Files::new();
    let mut add = |path: &str, bytes: Vec<u8>| files.insert(format!("data/{path}"), bytes);
    add("raw/capture.json", capture::capture(material));
    add("query.json", capture::query(material));
    add("findings.json", annotations::findings(material, &places));
    add("report.html", report_html::report(material));
    add("datapackage.json", data_package(&exact, &safe));
    add("records.csv", exact);
    add("records.safe.csv", safe);
    files
}

fn records(material: &Material<'_>) -> (Vec<u8>, Vec<u8>) {
    let mut tables = Tables::new();
    for (input, opened) in material.checked.inputs.iter().zip(material.tables) {
        let Some(table) = &opened.table else { continue };
        let mut body = table.body();
        while let Some(record) = body.next_record() {
            tables.push(&input.name, &record);
        }
    }
    tables.finish()
}
