//! What experience suggests where nothing decides.

use crate::empty::{
    filter::Filter,
    query::Query,
    suspects::{Found, Look, Weight},
    tally::months,
};
use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};
use rebatelens_finding::lang::Lang;

impl Look<'_, '_> {
    pub fn habits(&self) -> Vec<Found> {
        let mut found: Vec<Found> = self.order_filter().into_iter().collect();
        found.extend(self.neighbours());
        found.extend(self.relax());
        found.push(self.context());
        found
    }

    /// The account, the site and the role come before any filter.
    fn context(&self) -> Found {
        let reason = self.says(
            "Compare the account, the site and the role that the console shows with those you expect. A view for reports or a test environment shows other numbers.",
            "请核对控制台显示的账号、站点和角色是否与预期一致。报表视图或测试环境的数据会不同。",
        );
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
            return [self.says(
                "Nothing was captured before, so only the query itself could be judged.",
                "此前没有任何记录，因此只能判断查询条件本身。",
            )]
            .into();
        }
        let count = self.records(self.capture.records);
        let list = months(&self.capture.months, self.lang());
        let told = match (self.lang(), list.is_empty()) {
            (Lang::En, true) => format!("Captured: {count}, none with a settlement month."),
            (Lang::ZhCn, true) => format!("已有 {count}，均无结算月份。"),
            (Lang::En, false) => format!("Captured: {count}, settled for {list}."),
            (Lang::ZhCn, false) => format!("已有 {count}，结算月份：{list}。"),
        };
        [told, self.not_told()].into()
    }

    /// What captured records cannot tell.
    fn not_told(&self) -> String {
        self.says("Records that were not captured may still exist.", "未采集的记录仍可能存在。")
    }
}
