//! Values on their way between JavaScript and the core.
//!
//! Requests are few and small: serde reads them. Answers with rows cross as one
//! JSON text, which a browser parses faster than objects are built one property
//! at a time.

use js_sys::{JSON, TypeError};
use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::prelude::*;

/// A value of the core as a plain JavaScript object.
///
/// # Errors
/// The value cannot be written, which no value of the core is.
pub fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    let text = serde_json::to_string(value).map_err(|_| type_error("the answer cannot be written"))?;
    JSON::parse(&text)
}

/// A single value as a plain JavaScript object.
///
/// # Errors
/// As [`to_js`].
pub fn value_to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    value
        .serialize(&serde_wasm_bindgen::Serializer::json_compatible())
        .map_err(|error| type_error(&error.to_string()))
}

/// A request. One that is left out has its usual values.
///
/// # Errors
/// A `TypeError` that says which value is wrong.
pub fn from_js<T: DeserializeOwned + Default>(value: JsValue) -> Result<T, JsValue> {
    if value.is_undefined() || value.is_null() {
        return Ok(T::default());
    }
    required(value)
}

/// A request that cannot be left out.
///
/// # Errors
/// A `TypeError` that says which value is wrong.
pub fn required<T: DeserializeOwned>(value: JsValue) -> Result<T, JsValue> {
    serde_wasm_bindgen::from_value(value).map_err(|error| type_error(&error.to_string()))
}

/// What a caller did wrong.
pub fn type_error(message: &str) -> JsValue {
    TypeError::new(message).into()
}
