//! The whole core for JavaScript: files, evidence and the catalogue, beside all
//! that the page's module has. It is loaded when a file is opened, or a bundle is
//! made or verified.

mod request;

use core::cell::RefCell;
use js_sys::Function;
use rebatelens_core::{
    Lang, Progress, check as core_check,
    evidence::{Bundle as CoreBundle, BundleError, verify as verify_zip},
    explain::rules,
    explain::{
        catalogue::entry,
        find::find as core_find,
        record_details::{RecordRef, record_details},
    },
    formats::FORMATS,
    present as core_present, present_agreement, present_file as core_present_file,
    present_too_large as core_present_too_large,
};
pub use rebatelens_page::{annotate, check_box, drawn_tables, identify, workspace};
use rebatelens_page::{
    convert::{from_js, required, to_js, type_error, value_to_js},
    file::{self, InputFile},
    language, page_options,
    request::{CheckOptions, read_forms, reading},
};
use request::{FindQuery, check_options};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const REQUEST: &str = include_str!("../../bundle.ts");

/// The whole module reads every form.
#[wasm_bindgen(start)]
pub fn start() {
    read_forms(FORMATS);
}

/// Checks inputs. Throws an `InputError` where one cannot be used at all.
#[wasm_bindgen(unchecked_return_type = "Report")]
pub fn check(
    #[wasm_bindgen(unchecked_param_type = "InputFile[]")] inputs: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "FileOptions")] options: JsValue,
) -> Result<JsValue, JsValue> {
    let options = check_options(options)?;
    let files: Vec<InputFile> = required(inputs)?;
    let inputs: Vec<_> = files.iter().map(InputFile::input).collect();
    let report = core_check(&inputs, &options).map_err(|error| file::input_error(&error))?;
    to_js(&report)
}

/// Looks for records, and says why there are none.
#[wasm_bindgen(unchecked_return_type = "FindAnswer")]
pub fn find(
    #[wasm_bindgen(unchecked_param_type = "InputFile[]")] inputs: JsValue,
    #[wasm_bindgen(unchecked_param_type = "FindQuery")] query: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "CheckOptions")] options: JsValue,
) -> Result<JsValue, JsValue> {
    let options = from_js::<CheckOptions>(options)?.options()?;
    let files: Vec<InputFile> = required(inputs)?;
    let inputs: Vec<_> = files.iter().map(InputFile::input).collect();
    to_js(&core_find(&inputs, &required::<FindQuery>(query)?.into(), &options))
}

/// Says what the side panel draws for a page's table.
#[wasm_bindgen(unchecked_return_type = "PanelView")]
pub fn present(
    table: &str,
    #[wasm_bindgen(unchecked_optional_param_type = "PageOptions")] options: JsValue,
) -> Result<JsValue, JsValue> {
    let (page, options) = page_options(options)?;
    to_js(&core_present(table, &page, &options))
}

/// Says what the side panel draws for a file: one view for each of its tables.
/// The callback hears the number of records checked so far.
#[wasm_bindgen(js_name = presentFile, unchecked_return_type = "PanelView[]")]
pub fn present_file(
    #[wasm_bindgen(unchecked_param_type = "InputFile")] file: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "FileOptions")] options: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "(records: number) => void")] progress: Option<Function>,
) -> Result<JsValue, JsValue> {
    let file: InputFile = required(file)?;
    let mut options = check_options(options)?;
    LISTENER.with(|listener| listener.replace(progress));
    options.progress = Some(Progress(tell));
    let views = core_present_file(&file.input(), &options);
    LISTENER.with(|listener| listener.replace(None));
    to_js(&views)
}

/// Says what a file of an agreement holds, or why it cannot be used.
#[wasm_bindgen(js_name = readAgreement, unchecked_return_type = "AgreementView")]
pub fn read_agreement(
    #[wasm_bindgen(unchecked_param_type = "InputFile")] file: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Lang")] lang: Option<String>,
) -> Result<JsValue, JsValue> {
    let file: InputFile = required(file)?;
    value_to_js(&present_agreement(&file.input(), &reading(language(lang))))
}

/// Why a file of so many mebibytes is not read; nothing where it is.
#[wasm_bindgen(js_name = presentTooLarge, unchecked_return_type = "PanelView[] | undefined")]
pub fn present_too_large(
    name: &str,
    mebibytes: u32,
    #[wasm_bindgen(unchecked_optional_param_type = "Lang")] lang: Option<String>,
) -> Result<JsValue, JsValue> {
    match core_present_too_large(name, mebibytes, language(lang)) {
        Some(view) => to_js(&[view]),
        None => Ok(JsValue::UNDEFINED),
    }
}

/// The details of one record of a file, or of a page's table: the table by its place
/// among those of the file, from 0, and the record by its number and by what it
/// is known by. Nothing where it is not there.
#[wasm_bindgen(unchecked_return_type = "RecordStory | undefined")]
pub fn story(
    #[wasm_bindgen(unchecked_param_type = "InputFile")] file: JsValue,
    part: u32,
    record: u32,
    key: Option<String>,
    #[wasm_bindgen(unchecked_optional_param_type = "CheckOptions")] options: JsValue,
) -> Result<JsValue, JsValue> {
    let file: InputFile = required(file)?;
    let number = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
    let record_ref = RecordRef { part: number(part), record: number(record), key };
    record_details(&file.input(), &record_ref, &from_js::<CheckOptions>(options)?.options()?)
        .map_or(Ok(JsValue::UNDEFINED), |details| to_js(&details))
}

/// The catalogue's entry for a code; nothing where there is no such rule.
#[wasm_bindgen(unchecked_return_type = "RuleEntry | undefined")]
pub fn explain(
    code: &str,
    #[wasm_bindgen(unchecked_optional_param_type = "Lang")] lang: Option<String>,
) -> Result<JsValue, JsValue> {
    match rules::by_code(code) {
        Some(rule) => value_to_js(&entry(rule, language(lang))),
        None => Ok(JsValue::UNDEFINED),
    }
}

thread_local! {
    static LISTENER: RefCell<Option<Function>> = const { RefCell::new(None) };
}

fn tell(records: usize) {
    let records = u32::try_from(records).unwrap_or(u32::MAX);
    LISTENER.with(|listener| {
        if let Some(listener) = &*listener.borrow() {
            // Whoever listens may be gone; the check goes on.
            let _ = listener.call1(&JsValue::NULL, &records.into());
        }
    });
}

/// Verifies a bundle.
#[wasm_bindgen(unchecked_return_type = "Verification")]
pub fn verify(
    zip: &[u8],
    #[wasm_bindgen(unchecked_optional_param_type = "Lang")] lang: Option<String>,
) -> Result<JsValue, JsValue> {
    to_js(&verify_zip(zip, language(lang)))
}

/// One evidence bundle, signed outside: the private key never comes here.
#[wasm_bindgen]
pub struct Bundle {
    inner: CoreBundle,
    lang: Lang,
}

#[wasm_bindgen]
impl Bundle {
    /// Checks the files and lays out the bundle.
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(unchecked_param_type = "BundleRequest")] request: JsValue,
        #[wasm_bindgen(unchecked_param_type = "InputFile[]")] inputs: JsValue,
    ) -> Result<Self, JsValue> {
        let request = request::bundle_request(request)?;
        let files: Vec<InputFile> = required(inputs)?;
        let files = files.into_iter().map(request::bundle_file).collect();
        let inner = CoreBundle::new(&request, files).map_err(|error| fault(&error, request.lang))?;
        Ok(Self { inner, lang: request.lang })
    }

    /// The next message to sign with Ed25519; nothing when all are signed.
    #[wasm_bindgen(js_name = nextMessage)]
    pub fn next_message(&self) -> Option<Vec<u8>> {
        self.inner.next_message()
    }

    /// Takes the signature of the message just given.
    #[wasm_bindgen(js_name = provideSignature)]
    pub fn provide_signature(&mut self, signature: &[u8]) -> Result<(), JsValue> {
        let signature = signature.try_into().map_err(|_| type_error("signature: 64 bytes"))?;
        self.inner.provide_signature(signature).map_err(|error| fault(&error, self.lang))
    }

    /// The zip.
    pub fn finish(&self) -> Result<Vec<u8>, JsValue> {
        self.inner.finish().map_err(|error| fault(&error, self.lang))
    }

    /// A name for the zip.
    #[wasm_bindgen(getter, js_name = fileName)]
    pub fn file_name(&self) -> String {
        self.inner.file_name()
    }

    /// The key's fingerprint.
    #[wasm_bindgen(getter)]
    pub fn fingerprint(&self) -> String {
        self.inner.fingerprint().into()
    }
}

fn fault(error: &BundleError, lang: Lang) -> JsValue {
    let words = error.in_words(lang);
    file::error(words.code, [&words.message, &words.why, &words.next])
}
