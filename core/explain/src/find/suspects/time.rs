//! Months: one that cannot be read, is not settled yet, or lies before the
//! order.

use crate::find::{
    filter::{Filter, Filters},
    suspects::{Found, SearchContext, Weight},
    tally::months,
};
use alloc::{
    string::{String, ToString},
    vec::Vec,
};
use rebatelens_finding::{faults, terms::suspect_month as texts, word};
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

impl SearchContext<'_, '_> {
    /// The month that is asked for cannot be read.
    pub(super) fn month_form(&self) -> Option<Found> {
        let fault = faults::period_fault(self.asked.month_fault?);
        let typed = word::excerpt(self.query().part(Filter::Month)?.trim());
        let why = fault.text(self.lang());
        let reason = self.filled(&texts::UNREADABLE, &[("typed", &typed), ("fault", &why)]);
        let group = self.capture.without(Filters::of([Filter::Month]));
        let month = group.months.keys().next_back().copied().or(self.asked.placed());
        let next = month.map_or_else(|| self.query().less(Filter::Month), |month| self.at_month(month));
        let weight = if group.months.is_empty() { Weight::Shown } else { Weight::Proved };
        let evidence = (!group.months.is_empty())
            .then(|| self.filled(&texts::REST_FINDS, &[("months", &months(&group.months, self.lang()))]));
        Some(Found::new(weight, "month_form", reason, next).because(evidence).because(group.places))
    }

    /// The month is not over, or not counted yet; or the order's own month is
    /// not, where none is asked for.
    pub(super) fn month_not_settled(&self) -> Vec<Found> {
        let query = self.query().clone();
        let (id, month) = match (self.asked.month, self.asked.placed()) {
            (Some(month), _) => ("month_not_settled", month),
            (None, Some(placed)) if self.asked.month_fault.is_none() => ("order_too_new", placed),
            _ => return Vec::new(),
        };
        let Some(opening) = self.opening(month) else { return Vec::new() };
        let found = Found::new(Weight::Shown, id, opening.reason, query);
        let evidence =
            (id == "order_too_new").then(|| self.filled(&texts::ORDER_BEGINS, &[("month", &month)]));
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
        let term = if begun { &texts::NOT_OVER } else { &texts::NOT_BEGUN };
        self.filled(term, &[("today", &today), ("month", &month)])
    }

    fn counted_later(&self, month: Period, stages: &Stages) -> String {
        let (from, counted) = (stages.counting_from, stages.counted);
        self.filled(&texts::COUNTED_LATER, &[("month", &month), ("from", &from), ("counted", &counted)])
    }

    fn not_final(&self, month: Period, day: Day) -> String {
        self.filled(&texts::NOT_FINAL, &[("month", &month), ("day", &day)])
    }

    fn on_either_site(&self, month: Period, international: Day, stages: &Stages) -> String {
        let from = stages.counting_from;
        self.filled(&texts::ON_EITHER_SITE, &[("month", &month), ("day", &international), ("from", &from)])
    }

    /// The order's own date beside the month that is asked for.
    pub(super) fn order_date(&self) -> Option<Found> {
        let (month, placed) = (self.asked.month?, self.asked.placed()?);
        let seen = self.seen(Filter::Order).is_some_and(|seen| seen.own_records > 0);
        if placed > month {
            let reason = self.filled(&texts::BEFORE_ORDER, &[("placed", &placed), ("month", &month)]);
            return Some(Found::new(Weight::Shown, "order_date", reason, self.at_month(placed)));
        }
        if seen {
            return None;
        }
        let next = if month == placed { placed.plus(1)? } else { placed };
        let reason = self.filled(&texts::ORDER_DATE, &[("placed", &placed)]);
        let found = Found::new(Weight::Hint, "order_date", reason, self.at_month(next));
        Some(Found { not_before: self.opening(next).map(|opening| opening.day), ..found })
    }

    /// The months next door.
    pub(super) fn neighbours(&self) -> Option<Found> {
        let month = self.asked.month?;
        let begun = |later: &Period| self.today().and_then(Day::period).is_none_or(|now| now >= *later);
        let possible = |earlier: &Period| self.asked.placed().is_none_or(|placed| placed <= *earlier);
        let after = month.plus(1).filter(begun);
        let before = month.plus(-1).filter(possible).filter(begun);
        let next = after.or(before)?;
        let list: Vec<String> = [after, before].iter().flatten().map(ToString::to_string).collect();
        let months = list.join(texts::NEIGHBOURS_JOIN.text(self.lang()));
        let reason = self.filled(&texts::NEIGHBOURS, &[("months", &months)]);
        Some(Found::new(Weight::Habit, "neighbours", reason, self.at_month(next)))
    }
}
