//! Values on their way between JavaScript and the core.

use js_sys::{Error, Reflect, TypeError, Uint8Array};
use rebatelens_core::{
    Input, InputError, Lang, Options, PageContext,
    check::Form,
    evidence::{BundleFile, BundleRequest},
    model::Field,
};
use serde::{Deserialize, Serialize};
use serde_wasm_bindgen::Serializer;
use std::collections::BTreeMap;
use wasm_bindgen::prelude::*;

/// A value of the core as a plain JavaScript object.
pub(crate) fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    value.serialize(&Serializer::json_compatible()).map_err(JsValue::from)
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct PageOptions {
    lang: Lang,
    as_of: Option<String>,
    map: BTreeMap<String, String>,
    page: Option<PageContext>,
}

#[derive(Deserialize)]
struct Request {
    public_key: Vec<u8>,
    #[serde(default)]
    lang: Lang,
    as_of: String,
    page: Option<PageContext>,
    software: String,
    #[serde(default)]
    map: BTreeMap<String, String>,
}

fn read<T: for<'de> Deserialize<'de>>(value: JsValue) -> Result<T, JsValue> {
    serde_wasm_bindgen::from_value(value).map_err(|error| type_error(&error.to_string()))
}

fn optional(value: JsValue) -> Result<PageOptions, JsValue> {
    if value.is_undefined() || value.is_null() { Ok(PageOptions::default()) } else { read(value) }
}

fn named(map: BTreeMap<String, String>) -> Result<Vec<(String, Field)>, JsValue> {
    let field = |(header, name): (String, String)| match Field::from_name(&name) {
        Some(field) => Ok((header, field)),
        None => Err(type_error(&format!("map: no field is named {name}"))),
    };
    map.into_iter().map(field).collect()
}

/// The options of a check.
pub(crate) fn check_options(value: JsValue) -> Result<Options, JsValue> {
    page(value).map(|(_, options)| options)
}

/// The options of a page's check, and where the page was seen.
pub(crate) fn page(value: JsValue) -> Result<(PageContext, Options), JsValue> {
    let PageOptions { lang, as_of, map, page } = optional(value)?;
    Ok((page.unwrap_or_default(), Options { lang, as_of, map: named(map)? }))
}

/// What a bundle is made of.
pub(crate) fn bundle_request(value: JsValue) -> Result<BundleRequest, JsValue> {
    let Request { public_key, lang, as_of, page, software, map } = read(value)?;
    let public_key = public_key.try_into().map_err(|_| type_error("public_key: 32 bytes"))?;
    Ok(BundleRequest { public_key, lang, as_of, page, software, map: named(map)? })
}

/// A file from JavaScript.
pub(crate) struct File {
    name: String,
    bytes: Vec<u8>,
    form: Form,
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
pub(crate) fn files(list: &JsValue) -> Result<Vec<File>, JsValue> {
    let list = js_sys::try_iter(list)?.ok_or_else(|| type_error("inputs: a list of files"))?;
    list.map(|item| file(&item?)).collect()
}

fn file(item: &JsValue) -> Result<File, JsValue> {
    let name = Reflect::get(item, &"name".into())?.as_string().ok_or_else(|| type_error("name: a text"))?;
    let bytes = Reflect::get(item, &"bytes".into())?;
    let bytes = bytes.dyn_into::<Uint8Array>().map_err(|_| type_error("bytes: a Uint8Array"))?;
    let form = match Reflect::get(item, &"form".into())?.as_string().as_deref() {
        Some("page") => Form::Page,
        _ => Form::Csv,
    };
    Ok(File { name, bytes: bytes.to_vec(), form })
}

/// What a caller did wrong.
pub(crate) fn type_error(message: &str) -> JsValue {
    TypeError::new(message).into()
}

/// Why an input cannot be used, with all its parts as properties.
pub(crate) fn input_error(error: &InputError) -> JsValue {
    let thrown = self::error(error.code, [&error.message, &error.why, &error.next]);
    let number = |value: Option<usize>| to_js(&value).unwrap_or(JsValue::NULL);
    set(&thrown, "title", &error.title.as_str().into());
    set(&thrown, "input", &error.input.as_str().into());
    set(&thrown, "line", &number(error.line));
    set(&thrown, "column", &number(error.column));
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

fn set(target: &JsValue, name: &str, value: &JsValue) {
    // A fresh Error takes every property.
    let _ = Reflect::set(target, &name.into(), value);
}
