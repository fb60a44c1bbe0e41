//! No records found: who is suspected, in which order, and what to ask next.
//!
//! A suspect is ranked by how much speaks for it: first what the captured
//! records prove (the record stands under another month, another filter,
//! another form of its ID), then what the query itself shows (an ID of the
//! wrong form or in the wrong box, a month that is not counted yet), then what
//! only experience suggests.

mod captured;
mod query;
mod suspects;

pub use query::Query;

use crate::{
    check::{Input, Options},
    explain::{
        lang::Lang,
        words::{self, Word},
    },
    parse::InputError,
};
use alloc::{format, string::String, vec::Vec};
use captured::{Capture, Captured};
use serde::Serialize;

/// The name and generation of the answer's shape.
pub const SCHEMA: &str = "rebatelens.find/1";

/// Records of one answer that are written out.
const WRITTEN: usize = 1_000;

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
    /// Records that match, up to a thousand.
    pub found: Vec<Story>,
    /// Why there may be none, the likeliest first; empty where there are some.
    pub suspects: Vec<Suspect>,
    /// Files that could not be read.
    pub unread: Vec<InputError>,
}

/// A record in a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Story {
    /// The name of the input.
    pub input: String,
    /// The record, from 1.
    pub record: usize,
    /// The physical line, from 1.
    pub line: usize,
    /// What it is, where it is in the settlement, and its amount.
    pub sentence: String,
}

/// A reason why nothing was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Suspect {
    /// Its name: `id_form`, `id_unlike`, `wrong_box`, `other_month`,
    /// `month_not_settled`, `order_date`, `filter`, `filters`, `product`,
    /// `order_state`, `account`, `site`, `order_filter`, `neighbours` or
    /// `context`.
    pub id: &'static str,
    /// Its place, from 1.
    pub rank: usize,
    /// Why it is suspected.
    pub reason: String,
    /// What speaks for it.
    pub evidence: Vec<String>,
    /// What to ask next.
    pub next: Query,
    /// The same as a sentence.
    pub next_sentence: String,
}

/// Looks for records, and says why there are none.
pub fn find(inputs: &[Input<'_>], query: &Query, options: &Options) -> Answer {
    let lang = options.lang;
    let capture = Capture::of(inputs, options);
    let asked = query::Asked::of(query);
    let matching: Vec<&Captured> = capture.rows.iter().filter(|row| asked.matches(row)).collect();
    let suspects = if matching.is_empty() { suspects::ranked(&asked, &capture, options) } else { Vec::new() };
    Answer {
        schema: SCHEMA,
        query: query.clone(),
        captured: capture.rows.len(),
        found: matching.into_iter().take(WRITTEN).map(|row| story(row, lang)).collect(),
        suspects,
        unread: capture.unread,
    }
}

fn story(row: &Captured, lang: Lang) -> Story {
    let kind = words::record_kind(row.kind, lang);
    let stage = row.status.map(|status| words::lifecycle(status.lifecycle, lang));
    let shipped = row.order_state.as_ref().map(|(_, text)| text.as_str());
    let none = Word::both("no status", "无状态");
    let status = stage.or(shipped).unwrap_or_else(|| none.text(lang));
    let month = row.period.map(|period| format!("{period}")).unwrap_or_default();
    let parts = [row.label(), row.product.clone(), month, status.into(), row.amount.clone()];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let sentence = match lang {
        Lang::En => format!("{kind}: {}", parts.join(", ")),
        Lang::ZhCn => format!("{kind}：{}", parts.join("，")),
    };
    Story { input: row.input.clone(), record: row.record, line: row.line, sentence }
}
