//! What experience suggests where nothing decides.

use crate::find::{
    filter::Filter,
    query::Query,
    suspects::{Found, SearchContext, Weight},
    tally::months,
};
use alloc::{
    string::{String, ToString},
    vec::Vec,
};
use rebatelens_finding::terms::suspect_habit as texts;

impl SearchContext<'_, '_> {
    pub(super) fn habits(&self) -> Vec<Found> {
        let mut found: Vec<Found> = self.order_filter().into_iter().collect();
        found.extend(self.neighbours());
        found.extend(self.relax());
        found.push(self.context());
        found
    }

    /// The account, the site and the role come before any filter.
    fn context(&self) -> Found {
        let reason = self.says(&texts::CONTEXT);
        Found::new(Weight::Habit, "context", reason, self.list_first()).because(self.captured())
    }

    /// The list of a month, before the details of one record.
    fn list_first(&self) -> Query {
        let query = self.query();
        let base = Query {
            settlement_period: query.settlement_period.clone().filter(|_| self.asked.month.is_some()),
            partner_id: query.partner_id.clone(),
            site: query.site,
            ..Query::default()
        };
        let by_order = self.asked.placed().map(|placed| base.with(Filter::Month, placed.to_string()));
        let wider = [base.less(Filter::Month), base.less(Filter::Partner), Query::default()];
        let all = [Some(base.clone()).filter(|_| self.asked.month.is_some()), by_order];
        let mut all = all.into_iter().flatten().chain(wider);
        all.find(|next| next != query).unwrap_or_default()
    }

    /// What was captured, in a few words.
    fn captured(&self) -> Vec<String> {
        if self.capture.records == 0 {
            return [self.says(&texts::NOTHING_CAPTURED)].into();
        }
        let records = self.records(self.capture.records);
        let months = months(&self.capture.months, self.lang());
        let captured = if months.is_empty() {
            self.filled(&texts::CAPTURED_WITHOUT_MONTH, &[("records", &records)])
        } else {
            self.filled(&texts::CAPTURED, &[("records", &records), ("months", &months)])
        };
        [captured, self.says(&texts::OTHERS_MAY_EXIST)].into()
    }
}
