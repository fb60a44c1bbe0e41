//! `datapackage.json`: the data dictionary of both tables (Data Package v2).

use crate::{hash::named_sha256, json, records_csv::Column};
use alloc::{string::String, vec::Vec};
use rebatelens_finding::{
    lang::PerLang,
    names,
    terms::{
        data_column as columns, data_column_description as descriptions, data_field_description as fields,
        data_package as texts,
    },
    word::Term,
};
use rebatelens_model::{Field, status::Lifecycle};
use serde::Serialize;

const PROFILE: &str = "https://datapackage.org/profiles/2.0/datapackage.json";
const SCHEMA_PROFILE: &str = "https://datapackage.org/profiles/2.0/tableschema.json";

#[derive(Serialize)]
struct Package<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    name: &'a str,
    title: &'static str,
    #[serde(rename = "title_zh-CN")]
    title_zh: &'static str,
    resources: Vec<Resource>,
}

#[derive(Serialize)]
struct Resource {
    name: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
    path: &'static str,
    title: &'static str,
    #[serde(rename = "title_zh-CN")]
    title_zh: &'static str,
    format: &'static str,
    mediatype: &'static str,
    encoding: &'static str,
    bytes: usize,
    hash: String,
    dialect: Dialect,
    schema: Schema,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Dialect {
    delimiter: &'static str,
    line_terminator: &'static str,
    quote_char: &'static str,
    double_quote: bool,
    header: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Schema {
    #[serde(rename = "$schema")]
    profile: &'static str,
    fields: Vec<FieldEntry>,
    missing_values: [&'static str; 1],
    primary_key: [&'static str; 2],
}

#[derive(Serialize)]
struct FieldEntry {
    name: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
    title: &'static str,
    #[serde(rename = "title_zh-CN")]
    title_zh: &'static str,
    description: &'static str,
    #[serde(rename = "description_zh-CN")]
    description_zh: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    constraints: Option<Constraints>,
}

#[derive(Serialize)]
struct Constraints {
    #[serde(skip_serializing_if = "Option::is_none")]
    required: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    minimum: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pattern: Option<&'static str>,
    #[serde(rename = "enum", skip_serializing_if = "Vec::is_empty")]
    values: Vec<&'static str>,
}

/// The package of the two tables.
pub(crate) fn data_package(exact: &[u8], safe: &[u8]) -> Vec<u8> {
    let exact = resource(("records", "records.csv"), &texts::RECORDS, exact);
    let safe = resource(("records-safe", "records.safe.csv"), &texts::RECORDS_SAFE, safe);
    json::pretty(&Package {
        schema: PROFILE,
        name: "rebatelens-evidence",
        title: texts::TITLE.en,
        title_zh: texts::TITLE.zh_cn,
        resources: alloc::vec![exact, safe],
    })
}

fn resource((name, path): (&'static str, &'static str), title: &Term, bytes: &[u8]) -> Resource {
    Resource {
        name,
        kind: "table",
        path,
        title: title.en,
        title_zh: title.zh_cn,
        format: "csv",
        mediatype: "text/csv",
        encoding: "utf-8",
        bytes: bytes.len(),
        hash: named_sha256(bytes),
        dialect: Dialect {
            delimiter: ",",
            line_terminator: "\r\n",
            quote_char: "\"",
            double_quote: true,
            header: true,
        },
        schema: Schema {
            profile: SCHEMA_PROFILE,
            fields: Column::ALL.iter().map(|column| entry(*column)).collect(),
            missing_values: [""],
            primary_key: ["input", "record"],
        },
    }
}

fn entry(column: Column) -> FieldEntry {
    let (title, description) = (title(column), description(column));
    FieldEntry {
        name: column.name(),
        kind: kind(column),
        title: title.en,
        title_zh: title.zh_cn,
        description: description.en,
        description_zh: description.zh_cn,
        constraints: constraints(column),
    }
}

const fn kind(column: Column) -> &'static str {
    match column {
        Column::Record | Column::Line => "integer",
        Column::Field(Field::SettlementPeriod) => "yearmonth",
        Column::Field(Field::RebateRate) => "number",
        Column::Field(field) if field.is_money() => "number",
        _ => "string",
    }
}

fn constraints(column: Column) -> Option<Constraints> {
    let none = Constraints { required: None, minimum: None, pattern: None, values: Vec::new() };
    match column {
        Column::Input => Some(Constraints { required: Some(true), ..none }),
        Column::Record | Column::Line => Some(Constraints { required: Some(true), minimum: Some(1), ..none }),
        Column::Field(Field::Currency) => Some(Constraints { pattern: Some("[A-Z]{3}"), ..none }),
        Column::RateUnit => {
            let values = alloc::vec!["one", "percent", "per_mille"];
            Some(Constraints { values, ..none })
        }
        Column::Lifecycle => {
            let values = Lifecycle::ALL.iter().map(|stage| stage.name()).collect();
            Some(Constraints { required: Some(true), values, ..none })
        }
        _ => None,
    }
}

fn title(column: Column) -> Term {
    match column {
        Column::Input => columns::INPUT,
        Column::Record => columns::RECORD,
        Column::Line => columns::LINE,
        Column::Field(field) => PerLang::each(|lang| names::field(field, lang)),
        Column::RateUnit => columns::RATE_UNIT,
        Column::Lifecycle => columns::LIFECYCLE,
        Column::Unreadable => columns::UNREADABLE,
        Column::Kind => columns::KIND,
        Column::Others => columns::OTHERS,
    }
}

const fn description(column: Column) -> &'static Term {
    match column {
        Column::Input => &descriptions::INPUT,
        Column::Record => &descriptions::RECORD,
        Column::Line => &descriptions::LINE,
        Column::Field(field) => field_description(field),
        Column::RateUnit => &descriptions::RATE_UNIT,
        Column::Lifecycle => &descriptions::LIFECYCLE,
        Column::Unreadable => &descriptions::UNREADABLE,
        Column::Kind => &descriptions::KIND,
        Column::Others => &descriptions::OTHERS,
    }
}

const fn field_description(field: Field) -> &'static Term {
    match field {
        Field::RecordId => &fields::RECORD_ID,
        Field::SettlementPeriod => &fields::SETTLEMENT_PERIOD,
        Field::PartnerId => &fields::PARTNER_ID,
        Field::CustomerId => &fields::CUSTOMER_ID,
        Field::OrderId => &fields::ORDER_ID,
        Field::Product => &fields::PRODUCT,
        Field::BaseAmount => &fields::BASE_AMOUNT,
        Field::RebateRate => &fields::REBATE_RATE,
        Field::AdjustmentAmount => &fields::ADJUSTMENT_AMOUNT,
        Field::RebateAmount => &fields::REBATE_AMOUNT,
        Field::Currency => &fields::CURRENCY,
        Field::Status => &fields::STATUS,
        Field::OrderTime => &fields::ORDER_TIME,
        Field::Note => &fields::NOTE,
    }
}
