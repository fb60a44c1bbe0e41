//! What a check is asked to do.

use crate::{difference::line::Expected, document::Document, workers::Workers};
use alloc::{string::String, sync::Arc};
use core::fmt;
use rebatelens_finding::lang::Lang;
use rebatelens_model::{
    agreement::Agreement,
    calendar::Day,
    money::{Amount, RoundingMode},
    site::Site,
    time::read_time_in,
    zone::Zone,
};
use rebatelens_table::{gb18030::Gb18030, header::Mapping};

/// What the person chose.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The language of the report's words.
    pub lang: Lang,
    /// The moment that the check counts from, written as in RFC 3339.
    pub as_of: Option<String>,
    /// Columns that the person named.
    pub map: Mapping,
    /// What decodes GB18030, where the caller has it.
    pub gb18030: Option<Gb18030>,
    /// The site of the console, where the person named it.
    pub site: Option<Site>,
    /// The zone of times that name none; without it UTC+08:00, of which nobody
    /// is sure near a month's end.
    pub time_zone: Option<Zone>,
    /// How amounts are rounded, line by line; without it the lines show it.
    pub rounding: Option<RoundingMode>,
    /// What was agreed.
    pub agreement: Option<Agreement>,
    /// One more deal, to see what it would change under the agreement.
    pub what_if: Option<Amount>,
    /// What the reseller expected.
    pub expected: Option<Expected>,
    /// What the partner invoiced.
    pub invoice: Option<Document>,
    /// What the bank received.
    pub receipt: Option<Document>,
    /// Who reads slices of a table at the same time, where the host has several
    /// threads.
    pub workers: Option<Arc<dyn Workers>>,
    /// Whom to tell how far the check is.
    pub progress: Option<Progress>,
}

impl Options {
    /// The day that the check counts from.
    pub fn day(&self) -> Option<Day> {
        let time = read_time_in(self.as_of.as_deref()?, self.time_zone.unwrap_or(Zone::PORTAL));
        time.read().and_then(Day::at)
    }
}

/// Told the number of records checked so far in a table, now and then.
#[derive(Clone, Copy)]
pub struct Progress(pub fn(usize));

impl fmt::Debug for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Progress")
    }
}
