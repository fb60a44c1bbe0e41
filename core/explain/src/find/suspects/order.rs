//! What a list of orders says about the order.

use crate::find::{
    filter::Filter,
    record_match::order_words,
    suspects::{Found, SearchContext, Weight},
};
use alloc::{format, string::String, vec::Vec};
use rebatelens_finding::terms::suspect_order as texts;

/// Orders that are not over; only one that succeeded (4) can earn.
const OPEN: [&str; 6] = ["2", "3", "5", "12", "13", "30"];

impl SearchContext<'_, '_> {
    /// The order itself cannot earn, or not yet.
    pub(super) fn order_state(&self) -> Vec<Found> {
        let states = self.capture.orders.iter();
        let mut found: Vec<Found> = Vec::new();
        // Several lists may show an order; the one read last is taken for the
        // newest only where all of them say that it cannot earn.
        if self.capture.orders.iter().all(|order| order.code != "4") {
            found.extend(states.last().map(|order| {
                let place =
                    format!("{}:{} {}", order.input, order.line, order_words(order.code, self.lang()));
                let reason = self.state_reason(order.code);
                Found::new(Weight::Proved, "order_state", reason, self.without_order()).because([place])
            }));
        }
        if !self.capture.refunds.is_empty() && found.is_empty() {
            found.extend(self.refunded());
        }
        found
    }

    /// Lists of orders or bills show the order, and no record of a rebate does.
    pub(super) fn not_counted(&self) -> Option<Found> {
        let id = self.asked.id(Filter::Order)?;
        let seen = self.seen(Filter::Order)?;
        if seen.own == 0 || seen.own_records > 0 || !self.order_state().is_empty() {
            return None;
        }
        let (order, count) = (id.shown(), self.records(seen.own));
        let reason = self.filled(&texts::NOT_COUNTED, &[("order", &order)]);
        Some(Found::new(Weight::Likely, "not_counted", reason, self.without_order()).because([count]))
    }

    fn state_reason(&self, code: &str) -> String {
        self.says(match code {
            "6" => &texts::REFUNDED,
            code if OPEN.contains(&code) => &texts::UNFINISHED,
            _ => &texts::NEVER,
        })
    }

    /// Another order gives the money of this one back.
    fn refunded(&self) -> Option<Found> {
        let order = self.asked.id(Filter::Order)?.shown();
        let orders = self.capture.refunds.list(self.lang());
        let reason = self.filled(&texts::REFUND_SEEN, &[("order", &order)]);
        let next = self.query().with(Filter::Order, self.capture.refunds.most()?);
        let evidence = self.filled(&texts::REFUNDED_BY, &[("orders", &orders)]);
        Some(Found::new(Weight::Likely, "order_state", reason, next).because([evidence]))
    }
}
