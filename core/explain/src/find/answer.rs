//! The answer to a query.

use crate::find::query::Query;
use alloc::{string::String, vec::Vec};
use rebatelens_table::input_error::InputError;
use serde::Serialize;

/// The name and generation of the answer's shape.
pub const SCHEMA: &str = "rebatelens.find/1";

/// What was found, or who is suspected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "FindAnswer"))]
pub struct Answer {
    /// Always [`SCHEMA`].
    pub schema: &'static str,
    /// What was asked for.
    pub query: Query,
    /// Records looked through.
    pub captured: usize,
    /// How many of them match.
    pub matching: usize,
    /// Records that match, up to a thousand.
    pub found: Vec<Match>,
    /// Orders and lines of bills that match, up to a thousand. They tell of a
    /// record, and are none.
    pub related: Vec<Match>,
    /// What to know about the records that were found.
    pub notes: Vec<String>,
    /// Why there may be none, the likeliest first; empty where there are some.
    pub suspects: Vec<Suspect>,
    /// Files that could not be read and were passed over.
    pub unread: Vec<InputError>,
    /// The same of parts of a file: sheets, or files in an archive.
    pub skipped: Vec<InputError>,
}

/// A record that was found, in a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "Story", optional_fields))]
pub struct Match {
    /// The name of the input.
    pub input: String,
    /// The record, from 1.
    pub record: usize,
    /// The physical line, from 1.
    pub line: usize,
    /// What it is: `rebate`, `statement`, `business_detail`, `order` and so on.
    pub kind: &'static str,
    /// The settlement month.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub settlement_period: Option<String>,
    /// The status as shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// What a known status means.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lifecycle: Option<&'static str>,
    /// The rebate as written, with its currency where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rebate_amount: Option<String>,
    /// What it is, where it is in the settlement, and its amount.
    pub sentence: String,
}

/// A reason why nothing was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub struct Suspect {
    /// Its name: `other_month`, `filter`, `filters`, `id_form`, `id_unlike`,
    /// `captured_form`, `other_reference`, `wrong_box`, `order_state`,
    /// `not_counted`, `account`, `month_form`, `month_not_settled`, `order_too_new`,
    /// `order_date`, `product`, `site`, `order_filter`, `relax`, `neighbours`
    /// or `context`.
    pub id: &'static str,
    /// Its place, from 1.
    pub rank: usize,
    /// Why it is suspected.
    pub reason: String,
    /// What speaks for it.
    pub evidence: Vec<String>,
    /// What to ask next.
    pub next: Query,
    /// The day from which that is worth asking, in UTC+08:00.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_before: Option<String>,
    /// Both as a sentence.
    pub next_sentence: String,
}
