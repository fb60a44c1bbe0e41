//! Filters that hide records.

use crate::empty::{
    filter::{Filter, Filters},
    suspects::{Found, Look, Weight},
    tally::{Group, months},
};
use alloc::{format, string::String, vec::Vec};
use rebatelens_finding::{lang::Lang, word};
use rebatelens_model::period::Period;

/// Sets of as many filters that are named.
const NAMED: usize = 2;

impl Look<'_, '_> {
    /// The records stand under another month.
    pub fn other_month(&self) -> Option<Found> {
        let month = self.asked.month?;
        if !self.leaves_something(Filters::of([Filter::Month])) {
            return None;
        }
        let group = self.capture.without(Filters::of([Filter::Month]));
        let distance = |other: &&Period| (other.months_after(month).abs(), -other.months_after(month));
        let nearest = *group.months.keys().min_by_key(distance)?;
        let count = self.records(group.months.values().sum());
        let list = months(&group.months, self.lang());
        let reason = match self.lang() {
            Lang::En => format!("What you look for is settled for {list} and not for {month}: {count}."),
            Lang::ZhCn => format!("您要查询的记录结算在 {list}，不在 {month}，共 {count}。"),
        };
        let found = Found::new(Weight::Proved, "other_month", reason, self.at_month(nearest));
        Some(found.because(group.places))
    }

    /// One filter hides the records; or a few do, where no single one does.
    pub fn filters(&self) -> Vec<Found> {
        let asked = self.asked.filters;
        let account = self.account().is_some();
        let loose = asked.without(Filter::Order).without(Filter::Month);
        let singles = loose.each().rev().filter(|filter| *filter != Filter::Partner || !account);
        let singles: Vec<Found> = singles.filter_map(|filter| self.single(filter)).collect();
        let month = Filters::of([Filter::Month]);
        let next_door = asked.has(Filter::Month) && self.leaves_something(month) && self.count(month) > 0;
        if !singles.is_empty() || next_door {
            return singles;
        }
        self.sets()
    }

    fn count(&self, aside: Filters) -> usize {
        self.capture.without(aside).records
    }

    fn leaves_something(&self, aside: Filters) -> bool {
        aside != self.asked.filters
    }

    /// Whether the query still names an order or a customer.
    fn leaves_id(&self, aside: Filters) -> bool {
        let kept = |filter| self.asked.filters.has(filter) && !aside.has(filter);
        kept(Filter::Order) || kept(Filter::Customer)
    }

    fn single(&self, filter: Filter) -> Option<Found> {
        let aside = Filters::of([filter]);
        let group = self.capture.without(aside);
        if !self.leaves_something(aside) {
            return self.alone(filter, &group);
        }
        if group.records == 0 {
            return None;
        }
        let (name, count) = (filter.label(self.lang()), self.records(group.records));
        let reason = match self.lang() {
            Lang::En => format!(
                "Without the {name}, the search finds {count}. The {name} is too strict, or it is that of other records."
            ),
            Lang::ZhCn => format!("去掉{name}筛选后可查到 {count}：{name}条件过严，或属于其他记录。"),
        };
        let decides = self.leaves_id(aside) || matches!(filter, Filter::Status | Filter::Product);
        let weight = if decides { Weight::Proved } else { Weight::Hint };
        let found = Found::new(weight, "filter", reason, self.query().without(aside));
        Some(found.because(self.held(&group, aside)).because(group.places))
    }

    /// The only filter is a text that no captured record has: what they have
    /// instead.
    fn alone(&self, filter: Filter, group: &Group) -> Option<Found> {
        let lang = self.lang();
        let (held, other) = group.holds(filter, lang).zip(group.most(filter))?;
        let asked = word::excerpt(self.query().part(filter)?.trim());
        let name = filter.label(lang);
        let reason = match lang {
            Lang::En => format!("No captured record has the {name} “{asked}”. They have: {held}."),
            Lang::ZhCn => format!("已有记录中没有{name}“{asked}”，其{name}为：{held}。"),
        };
        let next = self.query().with(filter, other);
        Some(Found::new(Weight::Hint, "filter", reason, next).because(group.places.clone()))
    }

    /// The smallest sets of filters that hide records together.
    fn sets(&self) -> Vec<Found> {
        let asked = self.asked.filters.without(Filter::Order);
        let sets = Filters::sets().into_iter().filter(|set| set.count() > 1 && set.lie_in(asked));
        let hiding = sets.filter(|set| self.leaves_something(*set) && self.count(*set) > 0);
        let mut least = None;
        let smallest = hiding.take_while(|set| *least.get_or_insert(set.count()) == set.count());
        smallest.take(NAMED).map(|set| self.set(set)).collect()
    }

    fn set(&self, aside: Filters) -> Found {
        let group = self.capture.without(aside);
        let count = self.records(group.records);
        let names: Vec<&str> = aside.each().rev().map(|filter| filter.label(self.lang())).collect();
        let reason = match self.lang() {
            Lang::En => format!(
                "No filter hides the records alone. Without the {} together, the search finds {count}.",
                names.join(" and the ")
            ),
            Lang::ZhCn => {
                format!("没有哪一项筛选单独遮住记录。同时去掉{}后可查到 {count}。", names.join("和"))
            }
        };
        let weight = if self.leaves_id(aside) { Weight::Proved } else { Weight::Hint };
        let found = Found::new(weight, "filters", reason, self.query().without(aside));
        found.because(self.held(&group, aside)).because(group.places)
    }

    /// What the records hold where the filters look.
    fn held(&self, group: &Group, aside: Filters) -> Vec<String> {
        let lang = self.lang();
        let told = |label: &str, list: String| match lang {
            Lang::En => format!("Their {label}: {list}."),
            Lang::ZhCn => format!("这些记录的{label}：{list}。"),
        };
        let held =
            aside.each().filter_map(|filter| Some(told(filter.label(lang), group.holds(filter, lang)?)));
        let mut all: Vec<String> = held.collect();
        if aside.has(Filter::Month) && !group.months.is_empty() {
            all.push(told(Filter::Month.label(lang), months(&group.months, lang)));
        }
        all
    }

    /// The order may be mistyped, or is not in this month yet: what shows
    /// without it tells which.
    pub fn order_filter(&self) -> Option<Found> {
        let order = self.asked.id(Filter::Order).filter(|id| id.value.is_some())?;
        let next = self.without_order();
        let aside = Filters::of([Filter::Order]);
        // An ID that was captured is not mistyped.
        if self.seen(Filter::Order).is_some_and(|seen| seen.own > 0) {
            return None;
        }
        if self.capture.records == 0 || !self.leaves_something(aside) {
            return Some(Found::new(Weight::Habit, "order_filter", self.replace_order(), next));
        }
        let group = self.capture.without(aside);
        let (count, id) = (self.records(group.records), order.shown());
        let reason = match (self.lang(), group.records) {
            (Lang::En, 0) => format!(
                "Nothing shows without the order either, so what was captured does not tell whether {id} is mistyped. It may not be in this month yet."
            ),
            (Lang::ZhCn, 0) => {
                format!("去掉订单号后也没有记录，已有记录无法说明 {id} 是否有误，可能尚未进入该月。")
            }
            (Lang::En, _) => format!(
                "Without the order, the search finds {count}, and none is of {id}. The ID is mistyped, or the order is not in this month yet."
            ),
            (Lang::ZhCn, _) => {
                format!("去掉订单号后可查到 {count}，其中没有 {id}。编号有误，或该订单尚未进入该月。")
            }
        };
        Some(Found::new(Weight::Hint, "order_filter", reason, next).because(group.places))
    }

    fn replace_order(&self) -> String {
        self.says(
            "Search by a range of dates in place of the order, then put the order back. Records without it and none with it: the ID is mistyped, or this order is not among them yet. None either way: the record is not in these dates yet, and the ID may be right.",
            "先用日期范围代替订单号查询，再加上订单号。去掉后有记录、加上后没有：编号有误，或该订单尚未计入。两次都没有：记录尚未进入该日期范围，编号可能无误。",
        )
    }

    /// The least sure filters are left out first.
    pub fn relax(&self) -> Option<Found> {
        let loose = self.asked.filters.each().rev();
        let loose: Vec<Filter> =
            loose.filter(|filter| matches!(filter, Filter::Status | Filter::Product)).collect();
        let first = *loose.first().filter(|_| self.asked.filters.count() > 1)?;
        let names: Vec<&str> = loose.iter().map(|filter| filter.label(self.lang())).collect();
        let reason = match self.lang() {
            Lang::En => format!(
                "Leave out the {} first. Once records show, put the filters back, half of them at a time, until the one that hides the record is found.",
                names.join(", then the ")
            ),
            Lang::ZhCn => format!(
                "先去掉{}。查到记录后再逐半加回筛选，直到找出遮住记录的那一项。",
                names.join("，再去掉")
            ),
        };
        Some(Found::new(Weight::Habit, "relax", reason, self.query().less(first)))
    }
}
