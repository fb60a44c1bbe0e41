//! The core for JavaScript. Every function carries a value across and decides
//! nothing; the types are generated from the core's own.

#![expect(clippy::needless_pass_by_value, reason = "wasm-bindgen hands values over")]

mod convert;

use convert::{check_options, files, input_error, page, to_js};
use rebatelens_core::{
    Lang, annotate as annotate_page, check as check_inputs,
    evidence::{Bundle as CoreBundle, BundleError, verify as verify_zip},
    explain::catalogue::{Code, entry},
    identify as identify_one,
    model::identifier::IdentifierKind,
    present as present_page,
};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("../types.ts");

#[wasm_bindgen(typescript_custom_section)]
const REQUESTS: &str = include_str!("../requests.ts");

/// Reports panics to the console, in builds for development.
#[cfg(feature = "debug")]
#[wasm_bindgen(start)]
pub fn start() {
    console_error_panic_hook::set_once();
}

/// Checks inputs. Throws an `InputError` where one cannot be used at all.
#[wasm_bindgen(unchecked_return_type = "Report")]
pub fn check(
    #[wasm_bindgen(unchecked_param_type = "InputFile[]")] inputs: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "CheckOptions")] options: JsValue,
) -> Result<JsValue, JsValue> {
    let options = check_options(options)?;
    let files = files(&inputs)?;
    let inputs: Vec<_> = files.iter().map(convert::File::input).collect();
    let report = check_inputs(&inputs, &options).map_err(|error| input_error(&error))?;
    to_js(&report)
}

/// Says what to paint on a page's table, given as delimited text.
#[wasm_bindgen(unchecked_return_type = "Annotation")]
pub fn annotate(
    table: &str,
    #[wasm_bindgen(unchecked_optional_param_type = "PageOptions")] options: JsValue,
) -> Result<JsValue, JsValue> {
    let (page, options) = page(options)?;
    to_js(&annotate_page(table, &page, &options))
}

/// Says what the side panel draws for a page's table.
#[wasm_bindgen(unchecked_return_type = "PanelView")]
pub fn present(
    table: &str,
    #[wasm_bindgen(unchecked_optional_param_type = "PageOptions")] options: JsValue,
) -> Result<JsValue, JsValue> {
    let (page, options) = page(options)?;
    to_js(&present_page(table, &page, &options))
}

/// Cleans and judges one identifier. Throws where the kind is not known.
#[wasm_bindgen(unchecked_return_type = "IdentifierReport")]
pub fn identify(
    #[wasm_bindgen(unchecked_param_type = "IdentifierKind")] kind: &str,
    value: &str,
    #[wasm_bindgen(unchecked_optional_param_type = "Lang")] lang: Option<String>,
) -> Result<JsValue, JsValue> {
    let kind = IdentifierKind::from_name(kind)
        .ok_or_else(|| convert::type_error("kind: partner, customer, order, record, resource"))?;
    to_js(&identify_one(kind, value, language(lang)))
}

/// The catalogue's entry for a code; nothing where there is no such rule.
#[wasm_bindgen(unchecked_return_type = "RuleEntry | undefined")]
pub fn explain(
    code: &str,
    #[wasm_bindgen(unchecked_optional_param_type = "Lang")] lang: Option<String>,
) -> Result<JsValue, JsValue> {
    match Code::from_name(code) {
        Some(code) => to_js(&entry(code, language(lang))),
        None => Ok(JsValue::UNDEFINED),
    }
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
        let request = convert::bundle_request(request)?;
        let files = files(&inputs)?.into_iter().map(convert::File::into_bundle).collect();
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
        let signature = signature.try_into().map_err(|_| convert::type_error("signature: 64 bytes"))?;
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

fn language(tag: Option<String>) -> Lang {
    tag.map_or(Lang::En, |tag| Lang::from_tag(&tag))
}

fn fault(error: &BundleError, lang: Lang) -> JsValue {
    let words = error.in_words(lang);
    convert::error(words.code, [&words.message, &words.why, &words.next])
}
