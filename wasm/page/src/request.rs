//! What callers give, as `requests.ts` types it.

use crate::{convert::type_error, file::InputFile};
use rebatelens_core::{
    Lang, Options, PageContext,
    explain::workspace::Own,
    model::{Field, money::RoundingMode, site::Site, zone::Zone},
    read_agreement_of,
    table::{Format, header::Mapping, read_rounding},
};
use serde::{
    Deserialize, Deserializer,
    de::{Error, MapAccess, Visitor},
};
use std::{cell::Cell, fmt};
use wasm_bindgen::prelude::*;

/// The options of a check, and where a page was seen.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct CheckOptions {
    /// The language of the answer.
    pub lang: Option<Lang>,
    /// The moment to count from.
    pub as_of: Option<String>,
    /// The site of the console.
    #[serde(deserialize_with = "site")]
    pub site: Option<Site>,
    /// The zone of times that name none.
    #[serde(deserialize_with = "zone")]
    pub time_zone: Option<Zone>,
    /// How amounts are rounded.
    #[serde(deserialize_with = "rounding")]
    pub rounding: Option<RoundingMode>,
    /// What was agreed.
    pub agreement: Option<InputFile>,
    /// Columns that the person named.
    pub map: Option<Fields>,
    /// The same, by the key of the header set that it was said about.
    pub remembered: Option<Remembered>,
    /// Where a page was seen.
    pub page: Option<PageContext>,
}

impl CheckOptions {
    /// Columns that the person named, now and before.
    fn mapping(&mut self) -> Mapping {
        let given = self.map.take().map_or_else(Vec::new, |map| map.0);
        let remembered = self.remembered.take().map_or_else(Vec::new, |map| map.0);
        Mapping { given, remembered, ..Mapping::default() }
    }

    /// The options of the core.
    ///
    /// # Errors
    /// The agreement cannot be used.
    pub fn options(mut self) -> Result<Options, JsValue> {
        let reading = reading(self.lang.unwrap_or_default());
        let agreement = self.agreement.take().map(|file| {
            read_agreement_of(&[file.input()], &reading, FORMATS.get()).map_err(|errors| {
                errors.first().map_or_else(|| type_error("agreement: a file"), crate::file::input_error)
            })
        });
        Ok(Options {
            map: self.mapping(),
            as_of: self.as_of,
            site: self.site,
            time_zone: self.time_zone,
            rounding: self.rounding,
            agreement: agreement.transpose()?,
            ..reading
        })
    }
}

thread_local! {
    static FORMATS: Cell<&'static [&'static dyn Format]> = const { Cell::new(&[]) };
}

/// Has agreements read in these forms too. A page's module reads delimited text
/// alone; it says so of another form.
pub fn read_forms(formats: &'static [&'static dyn Format]) {
    FORMATS.set(formats);
}

/// How a file that is no input of a check is read.
pub fn reading(lang: Lang) -> Options {
    Options { lang, gb18030: Some(crate::file::GB18030), ..Options::default() }
}

/// What the reseller works in.
#[derive(Deserialize)]
pub struct OwnWorkspace {
    #[serde(default)]
    accounts: Option<Vec<String>>,
    #[serde(default, deserialize_with = "site")]
    site: Option<Site>,
}

impl From<OwnWorkspace> for Own {
    fn from(own: OwnWorkspace) -> Self {
        Self { accounts: own.accounts.unwrap_or_default(), site: own.site }
    }
}

/// Header and field, in the order that the person named them.
#[derive(Default)]
pub struct Fields(Vec<(String, Field)>);

/// Mappings by the key of their header set.
#[derive(Default)]
pub struct Remembered(Vec<(String, Vec<(String, Field)>)>);

impl<'de> Deserialize<'de> for Fields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let pairs: Vec<(String, String)> = deserializer.deserialize_map(Pairs(std::marker::PhantomData))?;
        let field = |(header, name): (String, String)| {
            let field = Field::from_name(&name);
            field
                .map(|field| (header, field))
                .ok_or_else(|| D::Error::custom(format!("map: no field is named {name}")))
        };
        pairs.into_iter().map(field).collect::<Result<_, _>>().map(Self)
    }
}

impl<'de> Deserialize<'de> for Remembered {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let pairs: Vec<(String, Fields)> = deserializer.deserialize_map(Pairs(std::marker::PhantomData))?;
        Ok(Self(pairs.into_iter().map(|(key, fields)| (key, fields.0)).collect()))
    }
}

/// An object's properties in their order.
struct Pairs<T>(std::marker::PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for Pairs<T> {
    type Value = Vec<(String, T)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut pairs = Vec::new();
        while let Some(pair) = map.next_entry()? {
            pairs.push(pair);
        }
        Ok(pairs)
    }
}

/// A value that is written as a name.
fn named<'de, D: Deserializer<'de>, T>(
    deserializer: D,
    expected: &str,
    read: impl Fn(&str) -> Option<T>,
) -> Result<Option<T>, D::Error> {
    let name = Option::<String>::deserialize(deserializer)?;
    name.map(|name| read(&name).ok_or_else(|| D::Error::custom(expected))).transpose()
}

/// A site by its name.
///
/// # Errors
/// There is no such site.
pub fn site<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Site>, D::Error> {
    named(deserializer, "site: cn or intl", Site::from_name)
}

fn zone<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Zone>, D::Error> {
    named(deserializer, "time_zone: such as +08:00", Zone::from_text)
}

fn rounding<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<RoundingMode>, D::Error> {
    named(deserializer, "rounding: half_up, half_even, down, up", read_rounding)
}
