//! No records found: who is suspected, in which order, and what to ask next.

mod captured;
mod query;
mod story;
mod suspects;
mod tally;

use alloc::{format, string::String, vec::Vec};
use captured::Capture;
pub use query::Query;
use query::{Asked, Filter};
use rebatelens_checks::check::Options;
use rebatelens_finding::lang::Lang;
use rebatelens_table::{Input, fault::InputError};
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
    pub found: Vec<Story>,
    /// Orders and lines of bills that match, up to a thousand. They tell of a
    /// record, and are none.
    pub related: Vec<Story>,
    /// What to know about the records that were found.
    pub notes: Vec<String>,
    /// Why there may be none, the likeliest first; empty where there are some.
    pub suspects: Vec<Suspect>,
    /// Files that could not be read and were passed over.
    pub unread: Vec<InputError>,
    /// The same of parts of a file: sheets, or files in an archive.
    pub skipped: Vec<InputError>,
}

/// A record in a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub struct Story {
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

/// Looks for records among what was captured, and says why there are none.
///
/// Suspects are ranked by how much speaks for them:
///
/// 1. *Proved*: captured records show where the record is: under another
///    month, behind one filter or a few, under the identifier cleaned, under
///    another identifier's filter, or in an order that cannot earn; or every
///    captured record is another partner's.
/// 2. *Shown*: the query and the calendar alone show that it cannot be found
///    so: an identifier or a month that cannot be read, an identifier of
///    another kind's shape, a month before the order's or not settled yet.
/// 3. *Likely*: captured records come close: an identifier one digit off, or
///    broken where it may have been this one; an order that only orders or
///    bills show; a policy that does not list the product.
/// 4. *Hint*: something speaks for it and nothing decides: the digits that an
///    account begins with, the currency of a site, later months of an order,
///    what shows without the order or without any identifier.
/// 5. *Habit*: steps that experience suggests, in their order. They come in
///    every answer, and alone where nothing was captured.
///
/// Among equals, the filter least sure comes first: status, then product,
/// partner and customer. What a hint or a habit would ask next is left out
/// where a better suspect asks the same. The next query always differs from
/// the one asked, or has a day before which it is of no use, unless nothing
/// was asked at all.
pub fn find(inputs: &[Input<'_>], query: &Query, options: &Options) -> Answer {
    let asked = Asked::of(query);
    let capture = Capture::of(inputs, &asked, options);
    let none = capture.matching == 0;
    let suspects = if none { suspects::ranked(&asked, &capture, options) } else { Vec::new() };
    Answer {
        schema: SCHEMA,
        query: query.clone(),
        captured: capture.records,
        matching: capture.matching,
        notes: if none { Vec::new() } else { notes(&asked, &capture, options.lang) },
        found: capture.found,
        related: capture.related,
        suspects,
        unread: capture.unread,
        skipped: capture.skipped,
    }
}

/// What to know of an answer: how it was read, and what of the query it could
/// not be held against.
fn notes(asked: &Asked<'_>, capture: &Capture, lang: Lang) -> Vec<String> {
    let mut notes = cleaned(asked, lang);
    if asked.filters.has(Filter::Partner) && capture.partners.is_empty() {
        notes.push(
            lang.pick(
                "No record here names a partner, so the partner was not looked at.",
                "这些记录均未注明合作伙伴，因此没有按合作伙伴筛选。",
            )
            .into(),
        );
    }
    let other = asked.site.filter(|site| !capture.sites.is_empty() && !capture.sites.contains_key(site));
    if let Some(site) = other {
        let label = query::site_label(site, lang);
        notes.push(match lang {
            Lang::En => format!("By their currency, these records are not of {label}."),
            Lang::ZhCn => format!("从币种看，这些记录不属于{label}。"),
        });
    }
    notes
}

/// Identifiers that only match after they were cleaned: a console takes them
/// as they are typed.
fn cleaned(asked: &Asked<'_>, lang: Lang) -> Vec<String> {
    let repaired = asked.ids.iter().filter(|id| asked.query.part(id.filter) != id.value.as_deref());
    let note = |value: &str, label: &str| match lang {
        Lang::En => format!(
            "The {label} was read as {value}. As it is typed, the console may find nothing, so search there for the cleaned one."
        ),
        Lang::ZhCn => {
            format!("{label}已读作 {value}。按原样输入时控制台可能查不到，请用清理后的编号查询。")
        }
    };
    let noted = |id: &query::AskedId| Some(note(id.value.as_deref()?, id.filter.label(lang)));
    repaired.filter_map(noted).collect()
}
