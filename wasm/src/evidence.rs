//! Bundles, in a second module that is loaded when one is made or verified.

use crate::{
    convert::{self, files, to_js},
    language,
};
use rebatelens_core::{
    Lang,
    evidence::{Bundle as CoreBundle, BundleError, verify as verify_zip},
};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const REQUEST: &str = include_str!("../bundle.ts");

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
        let request = convert::bundle_request(&request)?;
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

fn fault(error: &BundleError, lang: Lang) -> JsValue {
    let words = error.in_words(lang);
    convert::error(words.code, [&words.message, &words.why, &words.next])
}
