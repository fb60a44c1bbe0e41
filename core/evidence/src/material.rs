//! What a bundle is made of: what the caller asks for, and what was read and
//! checked for it.

use alloc::{format, string::String, vec::Vec};
use rebatelens_checks::{check::Checked, document::Document};
use rebatelens_explain::page::PageContext;
use rebatelens_finding::lang::Lang;
use rebatelens_model::{agreement::Agreement, money::RoundingMode, site::Site, zone::Zone};
use rebatelens_table::{Form, Part, Table, gb18030::Gb18030, header::Mapping};

/// What is known about a bundle besides its files.
#[derive(Clone, Debug, Default)]
pub struct BundleRequest {
    /// The Ed25519 public key; the private one stays with its owner.
    pub public_key: [u8; 32],
    /// The language that stands first in what a person reads.
    pub lang: Lang,
    /// The moment that the check counts from, as in RFC 3339.
    pub as_of: String,
    /// Whether `as_of` is only when the bundle was made: no check counts days
    /// from it.
    pub undated: bool,
    /// The page, where the inputs are its tables.
    pub page: Option<PageContext>,
    /// The program that asks, and its version.
    pub software: String,
    /// Columns that the person named.
    pub map: Mapping,
    /// The site of the console, where the person named it.
    pub site: Option<Site>,
    /// The zone of times that name none, where the person said it.
    pub time_zone: Option<Zone>,
    /// How amounts are rounded, where the person said it.
    pub rounding: Option<RoundingMode>,
    /// What was agreed. Its files do not go into the bundle, only their digests.
    pub agreement: Option<Agreement>,
    /// What was invoiced. Its files do not go into the bundle, only their digests.
    pub invoice: Option<Document>,
    /// What the bank received, in the same way.
    pub receipt: Option<Document>,
    /// The form of every file, where the person named it.
    pub form: Option<Form>,
    /// What decodes GB18030, where the caller has it.
    pub gb18030: Option<Gb18030>,
}

/// A file to put into a bundle, byte for byte.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BundleFile {
    /// Its own name.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// An input as it lies in the bundle.
pub(crate) struct Raw {
    /// Its name in `data/raw/`.
    pub name: String,
    /// Its own name.
    pub original: String,
    pub bytes: Vec<u8>,
}

impl Raw {
    pub(crate) fn path(&self) -> String {
        format!("raw/{}", self.name)
    }
}

/// Everything that the payload's files are made of.
pub(crate) struct Material<'a> {
    pub request: &'a BundleRequest,
    pub raws: &'a [Raw],
    pub checked: &'a Checked,
    /// One entry an input of `checked`, in the same order.
    pub tables: &'a [Opened<'a>],
}

/// A part of an input, and its table where it could be read.
pub(crate) struct Opened<'a> {
    pub part: &'a Part<'a>,
    pub table: Option<Table<'a>>,
}
