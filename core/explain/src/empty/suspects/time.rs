//! Months: one that cannot be read, is not settled yet, or lies before the
//! order.

use crate::empty::{
    filter::{Filter, Filters},
    suspects::{Found, Look, Weight},
    tally::months,
};
use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};
use rebatelens_finding::{faults, lang::Lang, word};
use rebatelens_model::{
    calendar::{Day, Stages, international_final},
    period::Period,
    site::Site,
};

/// When a month shows, and why not before.
struct Opening {
    day: Day,
    reason: String,
}

impl Look<'_, '_> {
    /// The month that is asked for cannot be read.
    pub fn month_form(&self) -> Option<Found> {
        let fault = faults::period_fault(self.asked.month_fault?);
        let typed = word::excerpt(self.query().part(Filter::Month)?.trim());
        let why = fault.text(self.lang());
        let reason = match self.lang() {
            Lang::En => format!("The settlement month “{typed}” cannot be read: {why}."),
            Lang::ZhCn => format!("无法读取结算月份“{typed}”：{why}。"),
        };
        let group = self.capture.without(Filters::of([Filter::Month]));
        let month = group.months.keys().next_back().copied().or(self.asked.placed());
        let next = month.map_or_else(|| self.query().less(Filter::Month), |month| self.at_month(month));
        let weight = if group.months.is_empty() { Weight::Shown } else { Weight::Proved };
        let evidence = (!group.months.is_empty()).then(|| {
            let list = months(&group.months, self.lang());
            match self.lang() {
                Lang::En => format!("The rest of the query finds records of {list}."),
                Lang::ZhCn => format!("其余条件可查到 {list} 的记录。"),
            }
        });
        Some(Found::new(weight, "month_form", reason, next).because(evidence).because(group.places))
    }

    /// The month is not over, or not counted yet; or the order's own month is
    /// not, where none is asked for.
    pub fn month_not_settled(&self) -> Vec<Found> {
        let query = self.query().clone();
        let (id, month) = match (self.asked.month, self.asked.placed()) {
            (Some(month), _) => ("month_not_settled", month),
            (None, Some(placed)) if self.asked.month_fault.is_none() => ("order_too_new", placed),
            _ => return Vec::new(),
        };
        let Some(opening) = self.opening(month) else { return Vec::new() };
        let found = Found::new(Weight::Shown, id, opening.reason, query);
        let evidence = (id == "order_too_new").then(|| match self.lang() {
            Lang::En => format!("The order number begins with a day of {month}."),
            Lang::ZhCn => format!("订单号以 {month} 的日期开头。"),
        });
        [Found { not_before: Some(opening.day), ..found }.because(evidence)].into()
    }

    /// Why a month does not show yet, where the calendar says so.
    fn opening(&self, month: Period) -> Option<Opening> {
        let today = self.today()?;
        let stages = Stages::of(month)?;
        let last = international_final(month)?;
        let site = self.site_known();
        let day = match site {
            Some(Site::International) => last,
            None if today < last => last,
            Some(Site::China) | None => stages.counted,
        };
        if today >= day {
            return None;
        }
        let over = today.period()? > month;
        let reason = match site {
            _ if !over => self.not_over(month, today),
            Some(Site::China) => self.counted_later(month, &stages),
            Some(Site::International) => self.not_final(month, last),
            None => self.on_either_site(month, last, &stages),
        };
        Some(Opening { day, reason })
    }

    fn not_over(&self, month: Period, today: Day) -> String {
        let begun = today.period() == Some(month);
        match (self.lang(), begun) {
            (Lang::En, true) => format!("On {today}, {month} is not over, so it cannot be settled."),
            (Lang::En, false) => format!("On {today}, {month} has not begun."),
            (Lang::ZhCn, true) => format!("{today} 时 {month} 尚未结束，不可能已结算。"),
            (Lang::ZhCn, false) => format!("{today} 时 {month} 尚未开始。"),
        }
    }

    fn counted_later(&self, month: Period, stages: &Stages) -> String {
        let (from, counted) = (stages.counting_from, stages.counted);
        match self.lang() {
            Lang::En => format!(
                "The China site begins to count {month} on {from} and is done on {counted} at the earliest. A purchase shows after that."
            ),
            Lang::ZhCn => {
                format!("中国站自 {from} 起统计 {month}，最早于 {counted} 完成，之后才会显示。")
            }
        }
    }

    fn not_final(&self, month: Period, day: Day) -> String {
        match self.lang() {
            Lang::En => {
                format!("On the international site, {month} is final on {day}. It may change until then.")
            }
            Lang::ZhCn => format!("国际站的 {month} 数据于 {day} 确定，此前可能变化。"),
        }
    }

    fn on_either_site(&self, month: Period, international: Day, stages: &Stages) -> String {
        let from = stages.counting_from;
        match self.lang() {
            Lang::En => format!(
                "On the international site, {month} is final on {international}. The China site begins to count it on {from}."
            ),
            Lang::ZhCn => format!("国际站的 {month} 数据于 {international} 确定，中国站自 {from} 起统计。"),
        }
    }

    /// The order's own date beside the month that is asked for.
    pub fn order_date(&self) -> Option<Found> {
        let (month, placed) = (self.asked.month?, self.asked.placed()?);
        let seen = self.seen(Filter::Order).is_some_and(|seen| seen.own_records > 0);
        if placed > month {
            let reason = match self.lang() {
                Lang::En => format!(
                    "The order number begins with a day of {placed}, and {month} is before it. An order is settled for its own month or a later one."
                ),
                Lang::ZhCn => {
                    format!("订单号以 {placed} 的日期开头，晚于 {month}。订单只会结算在当月或之后的月份。")
                }
            };
            return Some(Found::new(Weight::Shown, "order_date", reason, self.at_month(placed)));
        }
        if seen {
            return None;
        }
        let next = if month == placed { placed.plus(1)? } else { placed };
        let reason = match self.lang() {
            Lang::En => format!(
                "The order number begins with a day of {placed}. It may be settled for that month, and what is used later for the months after."
            ),
            Lang::ZhCn => {
                format!("订单号以 {placed} 的日期开头，可能结算在该月；之后的用量会在后续月份结算。")
            }
        };
        let found = Found::new(Weight::Hint, "order_date", reason, self.at_month(next));
        Some(Found { not_before: self.opening(next).map(|opening| opening.day), ..found })
    }

    /// The months next door.
    pub fn neighbours(&self) -> Option<Found> {
        let month = self.asked.month?;
        let begun = |later: &Period| self.today().and_then(Day::period).is_none_or(|now| now >= *later);
        let possible = |earlier: &Period| self.asked.placed().is_none_or(|placed| placed <= *earlier);
        let after = month.plus(1).filter(begun);
        let before = month.plus(-1).filter(possible).filter(begun);
        let next = after.or(before)?;
        let list: Vec<String> = [after, before].iter().flatten().map(ToString::to_string).collect();
        let list = list.join(self.lang().pick(", then ", "，再看 "));
        let reason = match self.lang() {
            Lang::En => format!("A settlement often closes later than its month. Look at {list}."),
            Lang::ZhCn => format!("结算常晚于自然月，请查看 {list}。"),
        };
        Some(Found::new(Weight::Habit, "neighbours", reason, self.at_month(next)))
    }
}
