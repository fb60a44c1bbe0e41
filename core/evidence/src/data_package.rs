//! `datapackage.json`: the data dictionary of both tables (Data Package v2).

use crate::{hash::named_sha256, json, records_csv::Column};
use alloc::{string::String, vec::Vec};
use rebatelens_finding::{lang::Lang, names};
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
pub fn data_package(exact: &[u8], safe: &[u8]) -> Vec<u8> {
    let exact =
        resource(("records", "records.csv"), ("Every record, normalised", "规范化后的每条记录"), exact);
    let safe = resource(
        ("records-safe", "records.safe.csv"),
        (
            "The same for spreadsheets: an apostrophe stands in front of text that would run as a formula and of identifiers that would be rounded",
            "供电子表格使用的副本：可能被当作公式的文本和会被舍入的编号前面加了单引号",
        ),
        safe,
    );
    json::pretty(&Package {
        schema: PROFILE,
        name: "rebatelens-evidence",
        title: "Rebate records and what was found in them",
        title_zh: "返佣记录及检查结果",
        resources: alloc::vec![exact, safe],
    })
}

fn resource(
    (name, path): (&'static str, &'static str),
    (title, title_zh): (&'static str, &'static str),
    bytes: &[u8],
) -> Resource {
    Resource {
        name,
        kind: "table",
        path,
        title,
        title_zh,
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
    let (title, title_zh) = title(column);
    let (description, description_zh) = description(column);
    FieldEntry {
        name: column.name(),
        kind: kind(column),
        title,
        title_zh,
        description,
        description_zh,
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

const fn title(column: Column) -> (&'static str, &'static str) {
    match column {
        Column::Input => ("input", "输入文件"),
        Column::Record => ("record number", "记录序号"),
        Column::Line => ("line", "行号"),
        Column::Field(field) => (names::field(field, Lang::En), names::field(field, Lang::ZhCn)),
        Column::RateUnit => ("unit of the rate", "返佣比例单位"),
        Column::Lifecycle => ("lifecycle", "阶段"),
        Column::Unreadable => ("unreadable fields", "无法读取的字段"),
        Column::Kind => ("kind of record", "记录类型"),
        Column::Others => ("other columns", "其他列"),
    }
}

const fn description(column: Column) -> (&'static str, &'static str) {
    match column {
        Column::Input => ("File in data/raw/ that the record comes from.", "记录所在的 data/raw/ 文件。"),
        Column::Record => (
            "Number of the record in its input, from 1 without the header.",
            "记录在输入中的序号，从 1 开始，不含表头。",
        ),
        Column::Line => (
            "Physical line of the input that the record begins on, from 1.",
            "记录在输入中起始的物理行号，从 1 开始。",
        ),
        Column::Field(field) => field_description(field),
        Column::RateUnit => (
            "What the rate is a part of, as the cell or its header says: one (8 is 8 in 1), percent, per_mille. Empty where neither says.",
            "返佣比例的单位，取自单元格或表头：one（8 即 8/1）、percent、per_mille；均未注明时为空。",
        ),
        Column::Lifecycle => (
            "Stage that the status text stands for; unknown where the text is not known.",
            "状态文本对应的阶段；文本未知时为 unknown。",
        ),
        Column::Unreadable => (
            "Names of fields, parted by spaces, that hold something which cannot be used. Their cells here are empty; the text is in data/raw/.",
            "填有内容但无法使用的字段名，以空格分隔。此处的单元格为空；原文见 data/raw/。",
        ),
        Column::Kind => (
            "What the record is: rebate, statement, order, bill_line and others.",
            "记录的类型：rebate（返佣）、statement（对账单）、order（订单）、bill_line（账单明细）等。",
        ),
        Column::Others => (
            "Cells of all other columns under their own names, as a JSON object of texts; credentials in addresses are taken out.",
            "其余各列的内容，按各自列名写成 JSON 对象，值均为文本；链接中的凭证已去除。",
        ),
    }
}

const fn field_description(field: Field) -> (&'static str, &'static str) {
    match field {
        Field::RecordId => ("The portal's reference.", "门户中的记录编号。"),
        Field::SettlementPeriod => {
            ("Month that the rebate is settled for, in UTC+08:00.", "返佣结算月份（UTC+08:00）。")
        }
        Field::PartnerId => ("The reseller's UIN, digits as text.", "经销商的 UIN，以文本保存的数字。"),
        Field::CustomerId => ("The customer's UIN, digits as text.", "客户的 UIN，以文本保存的数字。"),
        Field::OrderId => {
            ("Order or transaction reference, digits as text.", "订单或交易编号，以文本保存的数字。")
        }
        Field::Product => ("Service category as shown.", "所示的产品类别。"),
        Field::BaseAmount => (
            "Amount that the rate applies to, an exact decimal in the currency of the record.",
            "返佣比例所作用的金额，为精确小数，币种见 currency。",
        ),
        Field::RebateRate => (
            "Rate of commission, the number as written; its unit is in rebate_rate_unit.",
            "返佣比例，为所写的数字；单位见 rebate_rate_unit。",
        ),
        Field::AdjustmentAmount => (
            "Deduction or correction, an exact decimal with its sign.",
            "扣减或调整的金额，为带符号的精确小数。",
        ),
        Field::RebateAmount => ("The total shown, an exact decimal.", "所示的返佣总额，为精确小数。"),
        Field::Currency => (
            "ISO 4217 code from the record, its amount or its header.",
            "ISO 4217 币种代码，取自记录、金额或表头。",
        ),
        Field::Status => ("Status as shown.", "所示的状态。"),
        Field::OrderTime => ("When it was ordered or charged, as shown.", "下单或扣费的时间，按原样保存。"),
        Field::Note => ("Remark as shown.", "所示的备注。"),
    }
}
