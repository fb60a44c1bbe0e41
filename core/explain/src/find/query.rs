//! A query as a person types it, and what it asks for.

use crate::find::{
    filter::{Filter, Filters},
    row::Row,
};
use crate::words::filled;
use alloc::{format, string::String, vec::Vec};
use rebatelens_finding::{
    lang::Lang,
    terms::{find_query, find_site},
    word,
};
use rebatelens_model::{
    Reading,
    identifier::{IdentifierKind, State, read_identifier},
    is_missing,
    period::{Period, PeriodFault, read_period},
    site::Site,
    status::{Lifecycle, Status, read_status},
};
use serde::Serialize;

/// What is asked for; each part may be left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "FindQuery", optional_fields))]
pub struct Query {
    /// The settlement month.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub settlement_period: Option<String>,
    /// The order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order_id: Option<String>,
    /// The customer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_id: Option<String>,
    /// The partner.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub partner_id: Option<String>,
    /// The product, or a part of its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product: Option<String>,
    /// The status.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// The site: `cn` or `intl`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(type = "\"cn\" | \"intl\""))]
    pub site: Option<&'static str>,
}

impl Query {
    /// What was typed for a filter.
    pub fn part(&self, filter: Filter) -> Option<&str> {
        let part = match filter {
            Filter::Order => &self.order_id,
            Filter::Customer => &self.customer_id,
            Filter::Partner => &self.partner_id,
            Filter::Product => &self.product,
            Filter::Status => &self.status,
            Filter::Month => &self.settlement_period,
        };
        part.as_deref().filter(|text| !is_missing(text))
    }

    fn set(&mut self, filter: Filter, text: Option<String>) {
        let part = match filter {
            Filter::Order => &mut self.order_id,
            Filter::Customer => &mut self.customer_id,
            Filter::Partner => &mut self.partner_id,
            Filter::Product => &mut self.product,
            Filter::Status => &mut self.status,
            Filter::Month => &mut self.settlement_period,
        };
        *part = text;
    }

    /// The filters that it has.
    pub fn filters(&self) -> Filters {
        Filters::of(Filter::ALL.into_iter().filter(|filter| self.part(*filter).is_some()))
    }

    /// The same without some filters.
    #[must_use]
    pub fn without(&self, aside: Filters) -> Self {
        let mut query = self.clone();
        for filter in aside.each() {
            query.set(filter, None);
        }
        query
    }

    /// The same without one filter.
    #[must_use]
    pub fn less(&self, filter: Filter) -> Self {
        self.without(Filters::of([filter]))
    }

    /// The same with one filter set.
    #[must_use]
    pub fn with(&self, filter: Filter, text: impl Into<String>) -> Self {
        let mut query = self.clone();
        query.set(filter, Some(text.into()));
        query
    }

    /// The query as a sentence, to be asked from a day on where one is given.
    pub fn sentence(&self, not_before: Option<&str>, lang: Lang) -> String {
        let parts: Vec<String> = Filter::ALL
            .into_iter()
            .filter_map(|filter| {
                let text = word::excerpt(self.part(filter)?.trim());
                let label = filter.label(lang);
                let is_plain = text.starts_with(|c: char| c.is_ascii_alphanumeric());
                Some(match lang {
                    Lang::ZhCn if !is_plain => format!("{label}“{text}”"),
                    _ => format!("{label} {text}"),
                })
            })
            .chain(self.site_part(lang))
            .collect();
        let list = parts.join(lang.comma());
        let term = match (not_before.is_some(), parts.is_empty()) {
            (false, true) => &find_query::ALL,
            (false, false) => &find_query::BY,
            (true, true) => &find_query::ALL_FROM,
            (true, false) => &find_query::BY_FROM,
        };
        filled(term, &[("day", &not_before.unwrap_or_default()), ("filters", &list)], lang)
    }

    fn site_part(&self, lang: Lang) -> Option<String> {
        let site = Site::from_name(self.site?)?;
        Some(site_label(site, lang).into())
    }
}

/// A site, as a part of a sentence.
pub(super) const fn site_label(site: Site, lang: Lang) -> &'static str {
    let term = match site {
        Site::China => &find_site::CHINA,
        Site::International => &find_site::INTERNATIONAL,
    };
    term.text(lang)
}

/// An identifier that is asked for.
pub(super) struct AskedId {
    pub filter: Filter,
    pub kind: IdentifierKind,
    /// As typed, without blanks around it.
    pub typed: String,
    pub state: State,
    /// Cleaned, where it can be.
    pub value: Option<String>,
    /// What it was probably meant to be, where it cannot.
    pub likely: Option<String>,
    /// What it is under other filters.
    others: Vec<(Filter, String)>,
}

impl AskedId {
    fn of(query: &Query, (filter, kind): (Filter, IdentifierKind)) -> Option<Self> {
        let typed = query.part(filter)?;
        let read = read_identifier(kind, typed)?;
        let others = Filter::IDS.into_iter().filter(|(other, _)| *other != filter);
        let as_other = |(other, kind)| Some((other, read_identifier(kind, typed)?.value()?.into()));
        Some(Self {
            others: others.filter_map(as_other).collect(),
            filter,
            kind,
            typed: typed.trim().into(),
            value: read.value().map(String::from),
            likely: read.likely.as_ref().map(|likely| likely.value.clone()),
            state: read.state,
        })
    }

    /// What records are compared with.
    pub(super) fn text(&self) -> &str {
        self.value.as_deref().unwrap_or(&self.typed)
    }

    /// Cleaned as it would be under another filter.
    pub(super) fn as_other(&self, other: Filter) -> Option<&str> {
        self.others.iter().find(|(filter, _)| *filter == other).map(|(_, text)| text.as_str())
    }

    /// The filter whose shape it has, where it lacks that of its own.
    pub(super) fn belongs_to(&self) -> Option<Filter> {
        let other = self.others.first().filter(|_| self.value.is_none());
        other.map(|(filter, _)| *filter)
    }

    /// Short enough to repeat.
    pub(super) fn shown(&self) -> String {
        word::excerpt(self.text())
    }
}

/// A status that is asked for.
struct AskedStatus {
    text: String,
    status: Option<Status>,
}

impl AskedStatus {
    fn of(text: &str) -> Self {
        let text = text.trim().to_lowercase();
        let known = read_status(&text).filter(|status| status.known);
        let status = known.or_else(|| stage(&text)).filter(|status| status.lifecycle != Lifecycle::Unknown);
        Self { text, status }
    }

    fn fits(&self, own: &str) -> bool {
        let read = || read_status(own).filter(|status| status.known);
        match self.status.and_then(|asked| Some((asked, read()?))) {
            Some((asked, own)) => {
                asked.lifecycle == own.lifecycle
                    && (asked.hold.is_none() || asked.hold == own.hold)
                    && (asked.task.is_none() || asked.task == own.task)
                    && (!asked.refunded || own.refunded)
            }
            None => own.trim().to_lowercase() == self.text,
        }
    }
}

/// A stage by the name that reports give it.
fn stage(name: &str) -> Option<Status> {
    let lifecycle = Lifecycle::ALL.into_iter().find(|stage| stage.name() == name)?;
    Some(Status { lifecycle, hold: None, task: None, step: None, refunded: false, known: true })
}

/// A query, read.
pub(super) struct Asked<'q> {
    pub query: &'q Query,
    pub filters: Filters,
    pub ids: Vec<AskedId>,
    pub product: Option<String>,
    status: Option<AskedStatus>,
    pub month: Option<Period>,
    /// Why the month cannot be read, where it cannot.
    pub month_fault: Option<PeriodFault>,
    pub site: Option<Site>,
}

impl<'q> Asked<'q> {
    pub(super) fn of(query: &'q Query) -> Self {
        let (month, month_fault) = match query.part(Filter::Month).map_or(Reading::Absent, read_period) {
            Reading::Read(month) => (Some(month), None),
            Reading::Unreadable(fault) => (None, Some(fault)),
            Reading::Absent => (None, None),
        };
        Self {
            query,
            filters: query.filters(),
            ids: Filter::IDS.into_iter().filter_map(|id| AskedId::of(query, id)).collect(),
            product: query.part(Filter::Product).map(|text| text.trim().to_lowercase()),
            status: query.part(Filter::Status).map(AskedStatus::of),
            month,
            month_fault,
            site: query.site.and_then(Site::from_name),
        }
    }

    pub(super) fn id(&self, filter: Filter) -> Option<&AskedId> {
        self.ids.iter().find(|id| id.filter == filter)
    }

    /// The order that is asked for, where its ID can be used.
    pub(super) fn order(&self) -> Option<&str> {
        self.id(Filter::Order)?.value.as_deref()
    }

    /// The month in which the order was placed: its ID begins with the date.
    pub(super) fn placed(&self) -> Option<Period> {
        let order = self.order().filter(|order| order.len() >= 14)?;
        Period::new(order.get(..4)?.parse().ok()?, order.get(4..6)?.parse().ok()?)
    }

    /// The filters that a record does not fit.
    pub(super) fn misses(&self, row: &Row<'_>) -> Filters {
        Filters::of(self.filters.each().filter(|filter| !self.fits(row, *filter)))
    }

    fn fits(&self, row: &Row<'_>, filter: Filter) -> bool {
        match filter {
            Filter::Order | Filter::Customer => {
                self.id(filter).is_none_or(|id| id.text() == row.id(filter).text())
            }
            // Files of one partner do not always name it.
            Filter::Partner => {
                let own = row.id(filter).text();
                own.is_empty() || self.id(filter).is_none_or(|id| id.text() == own)
            }
            Filter::Product => {
                self.product.as_ref().is_none_or(|asked| row.product.to_lowercase().contains(asked.as_str()))
            }
            Filter::Status => self.status.as_ref().is_none_or(|asked| asked.fits(row.status)),
            Filter::Month => self.month.is_some() && self.month == row.period,
        }
    }
}
