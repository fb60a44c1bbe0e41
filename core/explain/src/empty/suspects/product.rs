//! Whether the policy takes the product in.

use crate::empty::{
    filter::Filter,
    suspects::{Found, Look, Weight},
};
use alloc::{
    format,
    string::{String, ToString},
};
use rebatelens_finding::{lang::Lang, word};
use rebatelens_model::{
    agreement::{LEVELS, Listed, PolicyRow, Subject},
    calendar::Day,
};

impl Look<'_, '_> {
    /// The product is in no policy that was captured, or not in that month.
    pub fn product(&self) -> Option<Found> {
        let typed = self.query().part(Filter::Product)?.trim();
        let policy = self.capture.policy.as_ref()?;
        let mut levels = [["", ""]; LEVELS];
        if let Some(first) = levels.first_mut() {
            *first = [typed, typed];
        }
        let day = self.asked.month.or(self.asked.placed()).and_then(|month| Day::of(month, 1));
        let subject = Subject { levels, day, ..Subject::default() };
        let (weight, reason) = match policy.look_up(&subject) {
            Listed::Yes(_) | Listed::Maybe => return None,
            // A part of a name is in the list under the whole name.
            Listed::No if self.capture.policy_names_it => return None,
            Listed::No => (Weight::Likely, self.not_listed(typed)),
            Listed::Outside(row) => (Weight::Hint, self.listed_on_other_days(typed, row)),
        };
        let count = policy.rows.len();
        let name = word::excerpt(&policy.name);
        let evidence = match self.lang() {
            Lang::En => format!("{name}: {count} rows."),
            Lang::ZhCn => format!("{name}：{count} 行。"),
        };
        let found = Found::new(weight, "product", reason, self.query().less(Filter::Product));
        Some(found.because([evidence]))
    }

    fn not_listed(&self, typed: &str) -> String {
        let typed = word::excerpt(typed);
        match self.lang() {
            Lang::En => format!(
                "The policy's product list that was captured names no “{typed}”. It may not be eligible, or have another name there."
            ),
            Lang::ZhCn => {
                format!("已有的政策产品列表中没有“{typed}”，可能不计返佣，或在列表中使用其他名称。")
            }
        }
    }

    fn listed_on_other_days(&self, typed: &str, row: &PolicyRow) -> String {
        let typed = word::excerpt(typed);
        let day = |day: Option<Day>| day.map_or_else(|| "…".into(), |day| day.to_string());
        let (from, to) = (day(row.window.from), day(row.window.to));
        match self.lang() {
            Lang::En => {
                format!(
                    "“{typed}” is in the captured policy from {from} to {to}, not in this month. Another policy may have it then."
                )
            }
            Lang::ZhCn => {
                format!("“{typed}”在已有政策中的有效期为 {from} 至 {to}，不含该月；该月可能适用其他政策。")
            }
        }
    }
}
