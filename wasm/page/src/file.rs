//! Files on their way from JavaScript, and what went wrong with them on the way
//! back.

use crate::convert::to_js;
use js_sys::{Error, Object, Reflect};
use rebatelens_core::{
    Input, InputError,
    table::{Form, gb18030::Gb18030},
};
use serde::{
    Deserialize, Deserializer,
    de::{self, SeqAccess, Visitor},
};
use std::{fmt, hint::black_box};
use wasm_bindgen::prelude::*;

/// A file.
#[derive(Deserialize)]
pub struct InputFile {
    name: String,
    bytes: Bytes,
    #[serde(default, deserialize_with = "form")]
    form: Option<Form>,
}

impl InputFile {
    /// What the core reads.
    pub fn input(&self) -> Input<'_> {
        Input { form: self.form, ..Input::file(self.name.clone(), &self.bytes.0) }
    }

    /// Its name and its bytes.
    pub fn into_parts(self) -> (String, Vec<u8>) {
        (self.name, self.bytes.0)
    }
}

/// A `Uint8Array`, taken over in one piece.
struct Bytes(Vec<u8>);

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_byte_buf(BytesVisitor).map(Self)
    }
}

struct BytesVisitor;

impl<'de> Visitor<'de> for BytesVisitor {
    type Value = Vec<u8>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("bytes: a Uint8Array")
    }

    fn visit_byte_buf<E: de::Error>(self, bytes: Vec<u8>) -> Result<Vec<u8>, E> {
        grow_memory(bytes.len());
        Ok(bytes)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, _: A) -> Result<Vec<u8>, A::Error> {
        Err(de::Error::custom("bytes: a Uint8Array"))
    }
}

/// Grows the memory by what a file of so many bytes is likely to need. Growing it page
/// by page makes the engine collect its garbage hundreds of times.
fn grow_memory(bytes: usize) {
    let mut memory = Vec::<u8>::new();
    // Where there is less, growing page by page remains.
    let _ = memory.try_reserve_exact(bytes);
    drop(black_box(memory));
}

fn form<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Form>, D::Error> {
    match Option::<String>::deserialize(deserializer)?.as_deref() {
        None => Ok(None),
        Some("page") => Ok(Some(Form::Page)),
        Some(name) => Form::from_name(name).map(Some).ok_or_else(|| {
            let names: Vec<&str> = Form::FILES.into_iter().map(Form::name).collect();
            de::Error::custom(format!("form: page, {}", names.join(", ")))
        }),
    }
}

/// Why an input cannot be used, with all its parts as properties.
pub fn input_error(error: &InputError) -> JsValue {
    let thrown: JsValue = Error::new(&error.message).into();
    set(&thrown, "name", &"RebatelensError".into());
    if let Ok(parts) = to_js(error) {
        Object::assign(&Object::from(thrown.clone()), &Object::from(parts));
    }
    thrown
}

/// An `Error` that says what happened, why, and what to do.
pub fn error(code: &str, [message, why, next]: [&str; 3]) -> JsValue {
    let thrown: JsValue = Error::new(message).into();
    for (name, text) in [("name", "RebatelensError"), ("code", code), ("why", why), ("next", next)] {
        set(&thrown, name, &text.into());
    }
    thrown
}

/// The browser's own decoder, whose table every browser has.
pub const GB18030: Gb18030 = Gb18030(decode);

#[wasm_bindgen]
extern "C" {
    type TextDecoder;

    #[wasm_bindgen(constructor, catch)]
    fn new(label: &str, options: &Object) -> Result<TextDecoder, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn decode(this: &TextDecoder, bytes: &[u8]) -> Result<String, JsValue>;
}

fn decode(bytes: &[u8]) -> Option<String> {
    let options = Object::new();
    set(&options, "fatal", &JsValue::TRUE);
    TextDecoder::new("gb18030", &options).ok()?.decode(bytes).ok()
}

fn set(target: &JsValue, name: &str, value: &JsValue) {
    // A fresh Error takes every property.
    let _ = Reflect::set(target, &name.into(), value);
}
