//! Values on their way between JavaScript and the core.
//!
//! Answers cross as one JSON text, which the browser parses faster than Rust
//! can build objects one property at a time, and which weighs a fifth of the
//! code. Requests are few and small: they are read property by property.

use js_sys::{Array, Error, JSON, Object, Reflect, TypeError, Uint8Array};
#[cfg(feature = "full")]
use rebatelens_core::evidence::{BundleFile, BundleRequest};
use rebatelens_core::{
    Input, InputError, Lang, Options, PageContext,
    model::{Field, identifier::IdentifierKind},
    parse::{Form, header::Mapping, text::Gb18030},
};
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// A value of the core as a plain JavaScript object.
pub(crate) fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    let text = serde_json::to_string(value).map_err(|_| type_error("the answer cannot be written"))?;
    JSON::parse(&text)
}

fn get(object: &JsValue, name: &str) -> Option<JsValue> {
    let value = Reflect::get(object, &name.into()).ok()?;
    (!value.is_undefined() && !value.is_null()).then_some(value)
}

fn text(object: &JsValue, name: &str) -> Result<Option<String>, JsValue> {
    let Some(value) = get(object, name) else { return Ok(None) };
    value.as_string().map(Some).ok_or_else(|| type_error(&format!("{name}: a text")))
}

fn required(object: &JsValue, name: &str) -> Result<String, JsValue> {
    text(object, name)?.ok_or_else(|| type_error(&format!("{name}: a text")))
}

fn lang(options: &JsValue) -> Result<Lang, JsValue> {
    match text(options, "lang")?.as_deref() {
        None | Some("en") => Ok(Lang::En),
        Some("zh-CN") => Ok(Lang::ZhCn),
        Some(_) => Err(type_error("lang: en or zh-CN")),
    }
}

/// Columns that the person named, now and before.
fn mapping(options: &JsValue) -> Result<Mapping, JsValue> {
    let given = get(options, "map").map(|map| fields(&map)).transpose()?.unwrap_or_default();
    let Some(remembered) = get(options, "remembered") else {
        return Ok(Mapping { given, remembered: Vec::new() });
    };
    let keys = Object::keys(&Object::from(remembered.clone()));
    let of = |key: JsValue| {
        let key = key.as_string().unwrap_or_default();
        let map = get(&remembered, &key).map(|map| fields(&map)).transpose()?;
        Ok((key, map.unwrap_or_default()))
    };
    Ok(Mapping { given, remembered: keys.iter().map(of).collect::<Result<_, JsValue>>()? })
}

/// Header and field of an object's every property.
fn fields(map: &JsValue) -> Result<Vec<(String, Field)>, JsValue> {
    let map = Object::from(map.clone());
    let field = |header: JsValue| {
        let header = header.as_string().unwrap_or_default();
        let name = required(&map, &header)?;
        let field = Field::from_name(&name);
        let field = field.ok_or_else(|| type_error(&format!("map: no field is named {name}")))?;
        Ok((header, field))
    };
    Object::keys(&map).iter().map(field).collect()
}

fn page_context(options: &JsValue) -> Result<Option<PageContext>, JsValue> {
    let Some(page) = get(options, "page") else { return Ok(None) };
    Ok(Some(PageContext {
        url: required(&page, "url")?,
        title: required(&page, "title")?,
        site: required(&page, "site")?,
        rows_in_all: text(&page, "rows_in_all")?,
        adapter: required(&page, "adapter")?,
        captured_at: required(&page, "captured_at")?,
    }))
}

/// The options of a check.
pub(crate) fn check_options(options: &JsValue) -> Result<Options, JsValue> {
    Ok(Options {
        lang: lang(options)?,
        as_of: text(options, "as_of")?,
        map: mapping(options)?,
        gb18030: Some(Gb18030(gb18030)),
        progress: None,
    })
}

/// The options of a page's check, and where the page was seen.
pub(crate) fn page(options: &JsValue) -> Result<(PageContext, Options), JsValue> {
    Ok((page_context(options)?.unwrap_or_default(), check_options(options)?))
}

/// What a bundle is made of.
#[cfg(feature = "full")]
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
        form: None,
        gb18030: Some(Gb18030(gb18030)),
    })
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
fn gb18030(bytes: &[u8]) -> Option<String> {
    let options = Object::new();
    set(&options, "fatal", &JsValue::TRUE);
    TextDecoder::new("gb18030", &options).ok()?.decode(bytes).ok()
}

/// One file from JavaScript.
#[cfg(feature = "full")]
pub(crate) fn one_file(item: &JsValue) -> Result<File, JsValue> {
    file(item)
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

    #[cfg(feature = "full")]
    pub(crate) fn into_bundle(self) -> BundleFile {
        BundleFile { name: self.name, bytes: self.bytes }
    }
}

/// Reads a list of files without one call for each byte.
pub(crate) fn files(list: &JsValue) -> Result<Vec<File>, JsValue> {
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

pub(crate) fn unknown_kind() -> JsValue {
    type_error(&format!("kind: {}", IdentifierKind::names()))
}

fn unknown_form() -> JsValue {
    let names: Vec<&str> = Form::FILES.into_iter().map(Form::name).collect();
    type_error(&format!("form: page, {}", names.join(", ")))
}

/// What a caller did wrong.
pub(crate) fn type_error(message: &str) -> JsValue {
    TypeError::new(message).into()
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
#[cfg(feature = "full")]
pub(crate) fn error(code: &str, [message, why, next]: [&str; 3]) -> JsValue {
    let thrown: JsValue = Error::new(message).into();
    for (name, text) in [("name", "RebatelensError"), ("code", code), ("why", why), ("next", next)] {
        set(&thrown, name, &text.into());
    }
    thrown
}

fn set(target: &JsValue, name: &str, value: &JsValue) {
    // A fresh Error takes every property.
    let _ = Reflect::set(target, &name.into(), value);
}
