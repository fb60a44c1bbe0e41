//! A query as a person types it, and what it asks for.

use super::captured::{Captured, cleaned, status_of};
use crate::{
    explain::lang::Lang,
    model::{
        identifier::IdentifierKind,
        is_missing,
        period::{Period, read_period},
        site::Site,
        status::Status,
    },
};
use alloc::{format, string::String, vec::Vec};
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
    pub site: Option<&'static str>,
}

/// A filter of a query, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Filter {
    Order,
    Customer,
    Partner,
    Product,
    Status,
    Month,
}

impl Filter {
    pub(super) const ALL: [Self; 6] =
        [Self::Order, Self::Customer, Self::Partner, Self::Product, Self::Status, Self::Month];

    pub(super) const fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Order => lang.pick("order", "订单"),
            Self::Customer => lang.pick("customer", "客户"),
            Self::Partner => lang.pick("partner", "合作伙伴"),
            Self::Product => lang.pick("product", "产品"),
            Self::Status => lang.pick("status", "状态"),
            Self::Month => lang.pick("settlement month", "结算月份"),
        }
    }
}

impl Query {
    fn part(&self, filter: Filter) -> Option<&String> {
        let part = match filter {
            Filter::Order => &self.order_id,
            Filter::Customer => &self.customer_id,
            Filter::Partner => &self.partner_id,
            Filter::Product => &self.product,
            Filter::Status => &self.status,
            Filter::Month => &self.settlement_period,
        };
        part.as_ref().filter(|text| !is_missing(text))
    }

    pub(super) fn set(&mut self, filter: Filter, text: Option<String>) {
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

    /// The same without some filters.
    pub(super) fn without(&self, filters: &[Filter]) -> Self {
        let mut query = self.clone();
        for filter in filters {
            query.set(*filter, None);
        }
        query
    }

    /// The same with one filter set.
    pub(super) fn with(&self, filter: Filter, text: impl Into<String>) -> Self {
        let mut query = self.clone();
        query.set(filter, Some(text.into()));
        query
    }

    /// The query as a sentence.
    pub(super) fn sentence(&self, lang: Lang) -> String {
        let parts: Vec<String> = Filter::ALL
            .into_iter()
            .filter_map(|filter| {
                let text = crate::explain::words::excerpt(self.part(filter)?.trim());
                Some(format!("{} {text}", filter.label(lang)))
            })
            .collect();
        match (parts.is_empty(), lang) {
            (true, Lang::En) => String::from("Search without any filter."),
            (true, Lang::ZhCn) => String::from("请不加任何筛选进行查询。"),
            (false, Lang::En) => format!("Search by {}.", parts.join(", ")),
            (false, Lang::ZhCn) => format!("请按{}查询。", parts.join("、")),
        }
    }
}

/// A query, read.
pub(super) struct Asked<'q> {
    pub(super) query: &'q Query,
    pub(super) order: Option<String>,
    pub(super) customer: Option<String>,
    pub(super) partner: Option<String>,
    product: Option<String>,
    status: Option<(String, Option<Status>)>,
    pub(super) month: Option<Period>,
    pub(super) site: Option<Site>,
}

impl<'q> Asked<'q> {
    pub(super) fn of(query: &'q Query) -> Self {
        let id = |filter, kind| query.part(filter).map(|text| cleaned(kind, text));
        let plain = |filter| query.part(filter).map(|text| String::from(text.trim()));
        Self {
            query,
            order: id(Filter::Order, IdentifierKind::Order),
            customer: id(Filter::Customer, IdentifierKind::Customer),
            partner: id(Filter::Partner, IdentifierKind::Partner),
            product: plain(Filter::Product).map(|text| text.to_lowercase()),
            status: plain(Filter::Status).map(|text| (text.to_lowercase(), status_of(&text))),
            month: query.part(Filter::Month).and_then(|text| read_period(text).read().copied()),
            site: query.site.and_then(Site::from_name),
        }
    }

    /// The filters that the query has.
    pub(super) fn filters(&self) -> Vec<Filter> {
        Filter::ALL.into_iter().filter(|filter| self.query.part(*filter).is_some()).collect()
    }

    /// The text of a filter, as typed.
    pub(super) fn typed(&self, filter: Filter) -> &str {
        self.query.part(filter).map_or("", String::as_str)
    }

    /// Whether a record is what is asked for.
    pub(super) fn matches(&self, row: &Captured) -> bool {
        self.matches_without(row, &[])
    }

    /// The same, some filters left aside.
    pub(super) fn matches_without(&self, row: &Captured, aside: &[Filter]) -> bool {
        let own = self.filters();
        let mut kept = own.into_iter().filter(|filter| !aside.contains(filter));
        kept.all(|filter| self.fits(row, filter))
    }

    fn fits(&self, row: &Captured, filter: Filter) -> bool {
        let same = |asked: &Option<String>, own: &str| asked.as_deref().is_none_or(|asked| asked == own);
        match filter {
            Filter::Order => same(&self.order, &row.order),
            Filter::Customer => same(&self.customer, &row.customer),
            // Files of one partner do not always name it.
            Filter::Partner => row.partner.is_empty() || same(&self.partner, &row.partner),
            Filter::Product => {
                self.product.as_ref().is_none_or(|asked| row.product.to_lowercase().contains(asked))
            }
            Filter::Status => self.status.as_ref().is_none_or(|(text, status)| match (status, row.status) {
                (Some(asked), Some(own)) if own.known => asked.lifecycle == own.lifecycle,
                _ => row.status_text.to_lowercase() == *text,
            }),
            Filter::Month => self.month.is_some() && self.month == row.period,
        }
    }
}
