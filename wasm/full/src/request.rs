//! What callers give for a search and for a bundle, as `requests.ts` and
//! `bundle.ts` type it.

use rebatelens_core::{
    evidence::{BundleFile, BundleRequest},
    explain::find::Query,
    model::site::Site,
};
use rebatelens_page::{
    convert::{required, type_error},
    file::InputFile,
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
    let mut check: CheckOptions = required(request)?;
    let page = check.page.take();
    let options = check.options()?;
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
        form: None,
        gb18030: options.gb18030,
    })
}

/// A file of a bundle.
pub(crate) fn bundle_file(file: InputFile) -> BundleFile {
    let (name, bytes) = file.into_parts();
    BundleFile { name, bytes }
}
