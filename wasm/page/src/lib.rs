//! The core for a page, in JavaScript. Every function carries a value across and
//! decides nothing; the types are generated from the core's own.

pub mod convert;
pub mod file;
pub mod request;

use convert::{from_js, required, to_js, type_error, value_to_js};
use rebatelens_core::{
    Lang, Options, PageContext, annotate as annotate_page, check_box as core_check_box,
    drawn_tables as core_drawn_tables, identify as identify_one, model::identifier::IdentifierKind,
    table::verdict::TableVerdict, workspace as core_workspace,
};
use request::{CheckOptions, OwnWorkspace};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("../../types.ts");

#[wasm_bindgen(typescript_custom_section)]
const REQUESTS: &str = include_str!("../../requests.ts");

/// Reports panics to the console, in builds for development.
#[cfg(feature = "debug")]
#[wasm_bindgen(start)]
pub fn start() {
    console_error_panic_hook::set_once();
}

/// Says what to paint on a page's table, given as delimited text.
#[wasm_bindgen(unchecked_return_type = "Annotation")]
pub fn annotate(
    table: &str,
    #[wasm_bindgen(unchecked_optional_param_type = "PageOptions")] options: JsValue,
) -> Result<JsValue, JsValue> {
    let (page, options) = page_options(options)?;
    to_js(&annotate_page(table, &page, &options))
}

/// The tables of a page that the side panel draws, by their places from 0: all
/// that hold rebates; without one, the last of those that come closest.
#[wasm_bindgen(js_name = drawnTables, unchecked_return_type = "number[]")]
pub fn drawn_tables(
    #[wasm_bindgen(unchecked_param_type = "TableVerdict[]")] verdicts: JsValue,
) -> Result<JsValue, JsValue> {
    let verdicts: Vec<TableVerdict> = required(verdicts)?;
    value_to_js(&core_drawn_tables(&verdicts))
}

/// Cleans and judges one identifier. Throws where the kind is not known.
#[wasm_bindgen(unchecked_return_type = "IdentifierReport")]
pub fn identify(
    #[wasm_bindgen(unchecked_param_type = "IdentifierKind")] kind: &str,
    value: &str,
    #[wasm_bindgen(unchecked_optional_param_type = "Lang")] lang: Option<String>,
) -> Result<JsValue, JsValue> {
    let kind = IdentifierKind::from_name(kind).ok_or_else(unknown_kind)?;
    value_to_js(&identify_one(kind, value, language(lang)))
}

/// Judges what was typed into a search box, by the captions that say what it is
/// for, one on each line. Nothing where they name no identifier.
#[wasm_bindgen(js_name = checkBox, unchecked_return_type = "BoxReport | undefined")]
pub fn check_box(
    captions: &str,
    typed: &str,
    finished: bool,
    #[wasm_bindgen(unchecked_optional_param_type = "Lang")] lang: Option<String>,
) -> Result<JsValue, JsValue> {
    core_check_box(captions, typed, finished, language(lang))
        .map_or(Ok(JsValue::UNDEFINED), |report| value_to_js(&report))
}

/// Says where a page was seen, and whether that is where the reseller works.
#[wasm_bindgen(unchecked_return_type = "Workspace")]
pub fn workspace(
    #[wasm_bindgen(unchecked_param_type = "PageOptions")] options: JsValue,
    #[wasm_bindgen(unchecked_param_type = "OwnWorkspace")] own: JsValue,
) -> Result<JsValue, JsValue> {
    let (page, options) = page_options(options)?;
    value_to_js(&core_workspace(&page, &required::<OwnWorkspace>(own)?.into(), options.lang))
}

/// The language of a tag; English where there is none.
pub fn language(tag: Option<String>) -> Lang {
    tag.map_or(Lang::En, |tag| Lang::from_tag(&tag))
}

/// The options of a page's check, and where the page was seen.
///
/// # Errors
/// A value is wrong, or the agreement cannot be used.
pub fn page_options(options: JsValue) -> Result<(PageContext, Options), JsValue> {
    let mut options: CheckOptions = from_js(options)?;
    Ok((options.page.take().unwrap_or_default(), options.options()?))
}

fn unknown_kind() -> JsValue {
    type_error(&format!("kind: {}", IdentifierKind::names()))
}
