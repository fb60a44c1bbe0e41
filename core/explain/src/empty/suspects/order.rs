//! What a list of orders says about the order.

use crate::empty::{
    filter::Filter,
    story::order_words,
    suspects::{Found, Look, Weight},
};
use alloc::{format, string::String, vec::Vec};
use rebatelens_finding::lang::Lang;

/// Orders that are not over; only one that succeeded (4) can earn.
const OPEN: [&str; 6] = ["2", "3", "5", "12", "13", "30"];

impl Look<'_, '_> {
    /// The order itself cannot earn, or not yet.
    pub fn order_state(&self) -> Vec<Found> {
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
    pub fn not_counted(&self) -> Option<Found> {
        let id = self.asked.id(Filter::Order)?;
        let seen = self.seen(Filter::Order)?;
        if seen.own == 0 || seen.own_records > 0 || !self.order_state().is_empty() {
            return None;
        }
        let (order, count) = (id.shown(), self.records(seen.own));
        let reason = match self.lang() {
            Lang::En => format!(
                "Captured orders or bills show {order}, so the ID is right. No captured record of a rebate has it, so it may not be counted yet."
            ),
            Lang::ZhCn => format!(
                "已有的订单或账单中存在 {order}，编号无误；但已有返佣记录中没有该订单，可能尚未计入。"
            ),
        };
        Some(Found::new(Weight::Likely, "not_counted", reason, self.without_order()).because([count]))
    }

    fn state_reason(&self, code: &str) -> String {
        match code {
            "6" => self.says(
                "The order was refunded: what it earned is taken back, and nothing more comes.",
                "该订单已退款：已计的返佣会被扣回，之后不再产生返佣。",
            ),
            code if OPEN.contains(&code) => self.says(
                "The order is not finished yet. Only one that succeeded earns.",
                "该订单尚未完成。只有交易成功的订单才计返佣。",
            ),
            _ => self.says("An order in this state never earns.", "处于该状态的订单不计返佣。"),
        }
    }

    /// Another order gives the money of this one back.
    fn refunded(&self) -> Option<Found> {
        let order = self.asked.id(Filter::Order)?.shown();
        let list = self.capture.refunds.list(self.lang());
        let reason = match self.lang() {
            Lang::En => format!("Captured records show a refund of {order}, so it may earn less or nothing."),
            Lang::ZhCn => format!("已有记录显示 {order} 有退款，返佣可能减少或没有。"),
        };
        let next = self.query().with(Filter::Order, self.capture.refunds.most()?);
        let evidence = match self.lang() {
            Lang::En => format!("Refunded by: {list}."),
            Lang::ZhCn => format!("退款单：{list}。"),
        };
        Some(Found::new(Weight::Likely, "order_state", reason, next).because([evidence]))
    }
}
