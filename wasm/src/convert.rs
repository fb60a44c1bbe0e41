//! Values on their way between JavaScript and the core.
//!
//! Answers cross as one JSON text, which the browser parses faster than Rust
//! can build objects one property at a time, and which weighs a fifth of the
//! code. Requests are few and small: they are read property by property.

use js_sys::{Array, JSON, Object, Reflect, TypeError};
use rebatelens_core::{
    Lang, Options, PageContext,
    explain::workspace::Own,
    model::{Field, identifier::IdentifierKind, money::RoundingMode, site::Site, zone::Zone},
    table::{header::Mapping, read_rounding, text::Gb18030},
};
use serde::Serialize;
use wasm_bindgen::{convert::TryFromJsValue, prelude::*};

/// A value of the core as a plain JavaScript object.
pub(crate) fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    let text = serde_json::to_string(value).map_err(|_| type_error("the answer cannot be written"))?;
    JSON::parse(&text)
}

pub(crate) fn get(object: &JsValue, name: &str) -> Option<JsValue> {
    let value = Reflect::get(object, &name.into()).ok()?;
    (!value.is_undefined() && !value.is_null()).then_some(value)
}

pub(crate) fn text(object: &JsValue, name: &str) -> Result<Option<String>, JsValue> {
    let Some(value) = get(object, name) else { return Ok(None) };
    value.as_string().map(Some).ok_or_else(|| type_error(&format!("{name}: a text")))
}

/// A number of things.
fn count(object: &JsValue, name: &str) -> Result<Option<u32>, JsValue> {
    let Some(value) = get(object, name) else { return Ok(None) };
    u32::try_from_js_value(value).map(Some).map_err(|_| type_error(&format!("{name}: a whole number")))
}

pub(crate) fn required(object: &JsValue, name: &str) -> Result<String, JsValue> {
    text(object, name)?.ok_or_else(|| type_error(&format!("{name}: a text")))
}

pub(crate) fn lang(options: &JsValue) -> Result<Lang, JsValue> {
    match text(options, "lang")?.as_deref() {
        None | Some("en") => Ok(Lang::En),
        Some("zh-CN") => Ok(Lang::ZhCn),
        Some(_) => Err(type_error("lang: en or zh-CN")),
    }
}

/// Columns that the person named, now and before.
pub(crate) fn mapping(options: &JsValue) -> Result<Mapping, JsValue> {
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

pub(crate) fn page_context(options: &JsValue) -> Result<Option<PageContext>, JsValue> {
    let Some(page) = get(options, "page") else { return Ok(None) };
    Ok(Some(PageContext {
        url: required(&page, "url")?,
        title: required(&page, "title")?,
        site: required(&page, "site")?,
        rows_in_all: text(&page, "rows_in_all")?,
        pages_read: count(&page, "pages_read")?,
        account: text(&page, "account")?,
        role: text(&page, "role")?,
        view: text(&page, "view")?,
        adapter: required(&page, "adapter")?,
        captured_at: required(&page, "captured_at")?,
    }))
}

/// What the reseller works in.
pub(crate) fn own(own: &JsValue) -> Result<Own, JsValue> {
    let accounts = get(own, "accounts").map(|list| Array::from(&list)).unwrap_or_default();
    Ok(Own { accounts: accounts.iter().filter_map(|one| one.as_string()).collect(), site: site(own)? })
}

pub(crate) fn site(options: &JsValue) -> Result<Option<Site>, JsValue> {
    let name = text(options, "site")?;
    let known = |name: String| Site::from_name(&name).ok_or_else(|| type_error("site: cn or intl"));
    name.map(known).transpose()
}

pub(crate) fn time_zone(options: &JsValue) -> Result<Option<Zone>, JsValue> {
    let text = text(options, "time_zone")?;
    let known = |text: String| Zone::from_text(&text).ok_or_else(|| type_error("time_zone: such as +08:00"));
    text.map(known).transpose()
}

pub(crate) fn rounding(options: &JsValue) -> Result<Option<RoundingMode>, JsValue> {
    let name = text(options, "rounding")?;
    let known = |name: String| {
        read_rounding(&name).ok_or_else(|| type_error("rounding: half_up, half_even, down, up"))
    };
    name.map(known).transpose()
}

/// The options of a check.
pub(crate) fn check_options(options: &JsValue) -> Result<Options, JsValue> {
    Ok(Options {
        lang: lang(options)?,
        as_of: text(options, "as_of")?,
        map: mapping(options)?,
        gb18030: DECODER,
        site: site(options)?,
        time_zone: time_zone(options)?,
        rounding: rounding(options)?,
        #[cfg(feature = "full")]
        agreement: crate::files::agreement(options)?,
        ..Options::default()
    })
}

/// The options of a page's check, and where the page was seen.
pub(crate) fn page(options: &JsValue) -> Result<(PageContext, Options), JsValue> {
    Ok((page_context(options)?.unwrap_or_default(), check_options(options)?))
}

/// Pages are text already.
#[cfg(not(feature = "full"))]
const DECODER: Option<Gb18030> = None;
#[cfg(feature = "full")]
const DECODER: Option<Gb18030> = Some(Gb18030(crate::files::gb18030));

pub(crate) fn unknown_kind() -> JsValue {
    type_error(&format!("kind: {}", IdentifierKind::names()))
}

/// What a caller did wrong.
pub(crate) fn type_error(message: &str) -> JsValue {
    TypeError::new(message).into()
}
