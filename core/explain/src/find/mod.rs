//! Finds records; where there are none: who is suspected, in which order, and what
//! to ask next.
//!
//! `query` reads what is asked for (its filters are in `filter`), `captured` goes
//! through the files once and compares each `row` with it, `tally` counts,
//! `record_match` puts a record into a sentence, and `suspects` ranks the reasons,
//! a file a kind. The answer's types are in `answer`.

mod answer;
mod captured;
mod filter;
mod query;
mod record_match;
mod row;
mod suspects;
mod tally;

use crate::words::filled;
use alloc::{string::String, vec::Vec};
pub use answer::{Answer, Match, SCHEMA, Suspect};
use captured::Capture;
use filter::Filter;
use query::Asked;
pub use query::Query;
use rebatelens_checks::options::Options;
use rebatelens_finding::{lang::Lang, terms::find_note};
use rebatelens_table::Input;

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
        notes.push(find_note::NO_PARTNER.text(lang).into());
    }
    let other = asked.site.filter(|site| !capture.sites.is_empty() && !capture.sites.contains_key(site));
    if let Some(site) = other {
        let site = query::site_label(site, lang);
        notes.push(filled(&find_note::OTHER_SITE, &[("site", &site)], lang));
    }
    notes
}

/// Identifiers that only match after they were cleaned: a console takes them
/// as they are typed.
fn cleaned(asked: &Asked<'_>, lang: Lang) -> Vec<String> {
    let repaired = asked.ids.iter().filter(|id| asked.query.part(id.filter) != id.value.as_deref());
    let note = |id: &query::AskedId| {
        let (filter, value) = (id.filter.label(lang), id.value.as_deref()?);
        Some(filled(&find_note::CLEANED, &[("filter", &filter), ("value", &value)], lang))
    };
    repaired.filter_map(note).collect()
}
