//! Files on their way from JavaScript to the core, and what went wrong with
//! them on the way back.

use crate::convert::{
    get, lang, mapping, page_context, required, rounding, site, text, time_zone, to_js, type_error,
};
use js_sys::{Array, Error, Object, Reflect, Uint8Array};
use rebatelens_core::{
    Input, InputError, Lang, Options,
    evidence::{BundleFile, BundleRequest},
    explain::find::Query,
    model::{agreement::Agreement, site::Site},
    read_agreement,
    table::{Form, text::Gb18030},
};
use wasm_bindgen::prelude::*;

/// What a bundle is made of.
pub(crate) fn bundle_request(request: &JsValue) -> Result<BundleRequest, JsValue> {
    let key = get(request, "public_key").map(|list| Uint8Array::new(&list).to_vec());
    let public_key = key.and_then(|key| key.try_into().ok());
    Ok(BundleRequest {
        public_key: public_key.ok_or_else(|| type_error("public_key: 32 bytes"))?,
        lang: lang(request)?,
        as_of: required(request, "as_of")?,
        page: page_context(request)?,
        software: required(request, "software")?,
        map: mapping(request)?,
        site: site(request)?,
        time_zone: time_zone(request)?,
        rounding: rounding(request)?,
        agreement: agreement(request)?,
        form: None,
        gb18030: Some(Gb18030(gb18030)),
    })
}

/// What was agreed.
pub(crate) fn agreement(options: &JsValue) -> Result<Option<Agreement>, JsValue> {
    let Some(item) = get(options, "agreement") else { return Ok(None) };
    let file = file(&item)?;
    let read = read_agreement(&[file.input()], &reading(lang(options)?));
    read.map(Some)
        .map_err(|errors| errors.first().map_or_else(|| type_error("agreement: a file"), input_error))
}

/// How a file that is no input of a check is read.
pub(crate) fn reading(lang: Lang) -> Options {
    Options { lang, gb18030: Some(Gb18030(gb18030)), ..Options::default() }
}

/// One file from JavaScript.
pub(crate) fn one(item: &JsValue) -> Result<File, JsValue> {
    file(item)
}

/// What is looked for.
pub(crate) fn query(query: &JsValue) -> Result<Query, JsValue> {
    Ok(Query {
        settlement_period: text(query, "settlement_period")?,
        order_id: text(query, "order_id")?,
        customer_id: text(query, "customer_id")?,
        partner_id: text(query, "partner_id")?,
        product: text(query, "product")?,
        status: text(query, "status")?,
        site: site(query)?.map(Site::name),
    })
}

/// A file from JavaScript.
pub(crate) struct File {
    name: String,
    bytes: Vec<u8>,
    form: Option<Form>,
}

impl File {
    pub(crate) fn input(&self) -> Input<'_> {
        Input { name: self.name.clone(), bytes: &self.bytes, form: self.form }
    }

    pub(crate) fn into_bundle(self) -> BundleFile {
        BundleFile { name: self.name, bytes: self.bytes }
    }
}

/// Reads a list of files without one call for each byte.
pub(crate) fn read(list: &JsValue) -> Result<Vec<File>, JsValue> {
    if !Array::is_array(list) {
        return Err(type_error("inputs: a list of files"));
    }
    Array::from(list).iter().map(|item| file(&item)).collect()
}

fn file(item: &JsValue) -> Result<File, JsValue> {
    let bytes = get(item, "bytes").and_then(|bytes| bytes.dyn_into::<Uint8Array>().ok());
    let form = match text(item, "form")?.as_deref() {
        None => None,
        Some("page") => Some(Form::Page),
        Some(name) => Some(Form::from_name(name).ok_or_else(unknown_form)?),
    };
    let bytes = bytes.ok_or_else(|| type_error("bytes: a Uint8Array"))?.to_vec();
    Ok(File { name: required(item, "name")?, bytes, form })
}

fn unknown_form() -> JsValue {
    let names: Vec<&str> = Form::FILES.into_iter().map(Form::name).collect();
    type_error(&format!("form: page, {}", names.join(", ")))
}

/// Why an input cannot be used, with all its parts as properties.
pub(crate) fn input_error(error: &InputError) -> JsValue {
    let thrown: JsValue = Error::new(&error.message).into();
    set(&thrown, "name", &"RebatelensError".into());
    if let Ok(parts) = to_js(error) {
        Object::assign(&Object::from(thrown.clone()), &Object::from(parts));
    }
    thrown
}

/// An `Error` that says what happened, why, and what to do.
pub(crate) fn error(code: &str, [message, why, next]: [&str; 3]) -> JsValue {
    let thrown: JsValue = Error::new(message).into();
    for (name, text) in [("name", "RebatelensError"), ("code", code), ("why", why), ("next", next)] {
        set(&thrown, name, &text.into());
    }
    thrown
}

#[wasm_bindgen]
extern "C" {
    type TextDecoder;

    #[wasm_bindgen(constructor, catch)]
    fn new(label: &str, options: &Object) -> Result<TextDecoder, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn decode(this: &TextDecoder, bytes: &[u8]) -> Result<String, JsValue>;
}

/// The browser's own decoder, whose table every browser has.
pub(crate) fn gb18030(bytes: &[u8]) -> Option<String> {
    let options = Object::new();
    set(&options, "fatal", &JsValue::TRUE);
    TextDecoder::new("gb18030", &options).ok()?.decode(bytes).ok()
}

fn set(target: &JsValue, name: &str, value: &JsValue) {
    // A fresh Error takes every property.
    let _ = Reflect::set(target, &name.into(), value);
}
