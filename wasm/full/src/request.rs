//! What callers give for a search and for a bundle, as `requests.ts` and
//! `bundle.ts` type it.

use js_sys::{Array, Reflect};
use rebatelens_core::{
    Options,
    checks::document::{Document, DocumentKind},
    evidence::{BundleFile, BundleRequest},
    explain::find::Query,
    model::site::Site,
    read_document,
};
use rebatelens_page::{
    convert::{from_js, required, type_error},
    file::{InputFile, input_error},
    request::{CheckOptions, site},
};
use serde::Deserialize;
use wasm_bindgen::prelude::*;

/// What is looked for.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct FindQuery {
    settlement_period: Option<String>,
    order_id: Option<String>,
    customer_id: Option<String>,
    partner_id: Option<String>,
    product: Option<String>,
    status: Option<String>,
    #[serde(deserialize_with = "site")]
    site: Option<Site>,
}

impl From<FindQuery> for Query {
    fn from(query: FindQuery) -> Self {
        Self {
            settlement_period: query.settlement_period,
            order_id: query.order_id,
            customer_id: query.customer_id,
            partner_id: query.partner_id,
            product: query.product,
            status: query.status,
            site: query.site.map(Site::name),
        }
    }
}

/// The options of a check, with its invoices and receipts.
///
/// # Errors
/// A value is wrong, or a file cannot be used.
pub(crate) fn check_options(options: JsValue) -> Result<Options, JsValue> {
    let with_files = options.clone();
    let own = from_js::<CheckOptions>(options)?.options()?;
    with_papers(&with_files, own)
}

/// The options with the invoices and receipts of a request.
fn with_papers(request: &JsValue, options: Options) -> Result<Options, JsValue> {
    if !request.is_object() {
        return Ok(options);
    }
    let invoice = documents(request, "invoice", DocumentKind::Invoice, &options)?;
    let receipt = documents(request, "receipt", DocumentKind::Receipt, &options)?;
    Ok(Options { invoice, receipt, ..options })
}

/// Every amount such as `12,345.67 CNY`, and those of every file.
fn documents(
    request: &JsValue,
    name: &str,
    kind: DocumentKind,
    options: &Options,
) -> Result<Option<Document>, JsValue> {
    let papers = Reflect::get(request, &name.into())?;
    if papers.is_undefined() || papers.is_null() {
        return Ok(None);
    }
    if !Array::is_array(&papers) {
        return Err(type_error(&format!("{name}: a list of files and amounts")));
    }
    let read = |paper: JsValue| {
        if let Some(text) = paper.as_string() {
            let wrong = || type_error(&format!("{name}: an amount such as 12,345.67 CNY"));
            return Document::of_amount(&text).ok_or_else(wrong);
        }
        let file: InputFile = required(paper)?;
        read_document(&file.input(), kind, options).map_err(|error| input_error(&error))
    };
    let all: Vec<Document> = Array::from(&papers).iter().map(read).collect::<Result<_, _>>()?;
    Ok(all.into_iter().reduce(Document::and))
}

/// What a bundle is made of, beside the options of its check.
#[derive(Deserialize)]
struct Signer {
    public_key: Vec<u8>,
    software: String,
    as_of: String,
}

/// What a bundle is made of.
///
/// # Errors
/// A value is missing or wrong, or the agreement cannot be used.
pub(crate) fn bundle_request(request: JsValue) -> Result<BundleRequest, JsValue> {
    let signer: Signer = required(request.clone())?;
    let with_files = request.clone();
    let mut check: CheckOptions = required(request)?;
    let page = check.page.take();
    let options = with_papers(&with_files, check.options()?)?;
    let key = signer.public_key.try_into();
    Ok(BundleRequest {
        public_key: key.map_err(|_| type_error("public_key: 32 bytes"))?,
        lang: options.lang,
        as_of: signer.as_of,
        undated: false,
        page,
        software: signer.software,
        map: options.map,
        site: options.site,
        time_zone: options.time_zone,
        rounding: options.rounding,
        agreement: options.agreement,
        invoice: options.invoice,
        receipt: options.receipt,
        form: None,
        gb18030: options.gb18030,
    })
}

/// A file of a bundle.
pub(crate) fn bundle_file(file: InputFile) -> BundleFile {
    let (name, bytes) = file.into_parts();
    BundleFile { name, bytes }
}
