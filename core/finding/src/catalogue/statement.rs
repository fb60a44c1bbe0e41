//! `AM`: a partner's total for one month.

use crate::{
    catalogue::{Rule, Texts},
    severity::Severity,
};

pub(super) static AM005: Rule = Rule {
    severity: Severity::Warning,
    fatal: false,
    en: Texts {
        name: "Rebate out of proportion",
        title: "{amount} on {sales}",
        what: "A month's rebate is more than half of the performance beside it.",
        message: "The month's rebate is {amount}, with a performance of {sales}: more than half.",
        why: "No published policy pays as much. One of the two is probably in another unit, or belongs to another month.",
        next: "Compare both with the statement in the console.",
    },
    zh: Texts {
        name: "返佣与业绩不成比例",
        title: "业绩 {sales}，返佣 {amount}",
        what: "月度返佣超过同期业绩的一半。",
        message: "当月返佣为 {amount}，业绩为 {sales}，超过一半。",
        why: "公布的政策中没有这样高的比例，可能其中一个数的单位不同，或属于其他月份。",
        next: "请与控制台中的对账单核对。",
    },
    triggers: "{\"Response\":{\"RebateInfoSet\":[{\"Uin\":\"100000032030\",\"RebateMonth\":\"2024-09\",\"Amt\":5500,\"MonthSales\":10000,\"QuarterSales\":10000,\"ExceptionFlag\":\"NORMAL\"}],\"TotalCount\":1,\"RequestId\":\"r\"}}",
    silent: "{\"Response\":{\"RebateInfoSet\":[{\"Uin\":\"100000032030\",\"RebateMonth\":\"2024-09\",\"Amt\":800,\"MonthSales\":10000,\"QuarterSales\":10000,\"ExceptionFlag\":\"NORMAL\"}],\"TotalCount\":1,\"RequestId\":\"r\"}}",
};
