//! Columns of an agreement, their headers in both languages, and the words that
//! their cells hold.

use rebatelens_finding::{Term, terms::agreement_column as columns};
use rebatelens_model::agreement::{Per, TierKind};
use rebatelens_table::header_name::normal;

/// A column of an agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Head {
    Product,
    SubProduct,
    ComponentType,
    Component,
    Category,
    ThresholdFrom,
    ThresholdPer,
    ThresholdKind,
    Rate,
    Rounding,
    ValidFrom,
    ValidTo,
    Eligible,
    Currency,
    Note,
}

/// Columns, and their headers as [`normal`] gives them.
type Named = (Head, &'static [&'static str]);

pub(super) const HEADS: &[Named] = &[
    (
        Head::Product,
        &[
            "product",
            "productname",
            "productcode",
            "service",
            "产品",
            "产品名称",
            "产品编码",
            "产品代码",
            "云产品",
            "商品",
            "商品名称",
        ],
    ),
    (
        Head::SubProduct,
        &[
            "subproduct",
            "subproductname",
            "subproductcode",
            "子产品",
            "子产品名称",
            "子产品编码",
            "子产品代码",
        ],
    ),
    (
        Head::ComponentType,
        &[
            "componenttype",
            "componenttypename",
            "componenttypecode",
            "组件类型",
            "组件类型名称",
            "组件类型编码",
            "计费项",
            "计费项名称",
            "计费项编码",
        ],
    ),
    (
        Head::Component,
        &[
            "component",
            "componentname",
            "componentcode",
            "组件",
            "组件名称",
            "组件编码",
            "计费细项",
            "计费细项名称",
            "计费细项编码",
        ],
    ),
    (Head::Category, &["category", "policycategory", "分类", "类别", "政策分类"]),
    (
        Head::ThresholdFrom,
        &[
            "thresholdfrom",
            "threshold",
            "tierfrom",
            "volumefrom",
            "salesfrom",
            "门槛",
            "门槛金额",
            "起点",
            "阶梯起点",
            "阶梯下限",
            "业绩门槛",
            "业绩起点",
            "起始业绩",
            "达标金额",
        ],
    ),
    (
        Head::ThresholdPer,
        &[
            "thresholdper",
            "thresholdperiod",
            "tierper",
            "volumeper",
            "门槛周期",
            "阶梯周期",
            "统计周期",
            "考核周期",
            "业绩周期",
        ],
    ),
    (
        Head::ThresholdKind,
        &[
            "thresholdkind",
            "thresholdtype",
            "tierkind",
            "tiertype",
            "门槛方式",
            "门槛类型",
            "阶梯方式",
            "阶梯类型",
            "计算方式",
        ],
    ),
    (
        Head::Rate,
        &[
            "rate",
            "rebaterate",
            "commissionrate",
            "返佣比例",
            "返佣比率",
            "返佣率",
            "佣金比例",
            "返利比例",
            "返点",
            "比例",
            "费率",
        ],
    ),
    (Head::Rounding, &["rounding", "roundingmode", "取整", "取整方式", "舍入", "舍入方式"]),
    (
        Head::ValidFrom,
        &[
            "validfrom",
            "startdate",
            "start",
            "from",
            "effectivefrom",
            "effectivedate",
            "生效日期",
            "生效时间",
            "生效日",
            "开始日期",
            "开始时间",
            "起始日期",
            "有效期起",
        ],
    ),
    (
        Head::ValidTo,
        &[
            "validto",
            "validuntil",
            "enddate",
            "end",
            "to",
            "until",
            "effectiveto",
            "expirydate",
            "失效日期",
            "失效时间",
            "结束日期",
            "结束时间",
            "截止日期",
            "终止日期",
            "到期日期",
            "到期日",
            "有效期止",
        ],
    ),
    (
        Head::Eligible,
        &[
            "eligible",
            "iseligible",
            "eligibility",
            "是否返佣",
            "是否可返佣",
            "可返佣",
            "参与返佣",
            "是否参与返佣",
            "是否适用",
            "适用",
        ],
    ),
    (Head::Currency, &["currency", "currencycode", "币种", "货币"]),
    (Head::Note, &["note", "notes", "remark", "remarks", "comment", "comments", "备注", "说明", "注释"]),
];

impl Head {
    /// The column of a header.
    pub(super) fn of(header: &str) -> Option<Self> {
        let name = normal(header);
        HEADS.iter().find(|(_, names)| names.contains(&name.as_str())).map(|(head, _)| *head)
    }

    /// The column's name for people.
    pub(super) const fn name(self) -> &'static Term {
        match self {
            Self::Product => &columns::PRODUCT,
            Self::SubProduct => &columns::SUB_PRODUCT,
            Self::ComponentType => &columns::COMPONENT_TYPE,
            Self::Component => &columns::COMPONENT,
            Self::Category => &columns::CATEGORY,
            Self::ThresholdFrom => &columns::THRESHOLD_FROM,
            Self::ThresholdPer => &columns::THRESHOLD_PER,
            Self::ThresholdKind => &columns::THRESHOLD_KIND,
            Self::Rate => &columns::RATE,
            Self::Rounding => &columns::ROUNDING,
            Self::ValidFrom => &columns::VALID_FROM,
            Self::ValidTo => &columns::VALID_TO,
            Self::Eligible => &columns::ELIGIBLE,
            Self::Currency => &columns::CURRENCY,
            Self::Note => &columns::NOTE,
        }
    }
}

/// Words, as [`normal`] gives them, and what they stand for.
pub(super) type Words<T> = &'static [(T, &'static [&'static str])];

pub(super) const PER: Words<Per> = &[
    (Per::Month, &["month", "monthly", "permonth", "月", "月度", "每月", "按月", "自然月"]),
    (
        Per::Quarter,
        &["quarter", "quarterly", "perquarter", "季", "季度", "每季", "每季度", "按季", "按季度", "自然季度"],
    ),
];

pub(super) const KIND: Words<TierKind> = &[
    (TierKind::Progressive, &["progressive", "marginal", "累进", "超额累进", "分段", "分段累进", "分段计算"]),
    (TierKind::WholeVolume, &["wholevolume", "whole", "全额", "全额累进", "全量", "整体", "按全额"]),
];

pub(super) const ELIGIBLE: Words<bool> = &[
    (true, &["yes", "y", "true", "1", "eligible", "是", "可", "适用", "参与"]),
    (false, &["no", "n", "false", "0", "noteligible", "否", "不", "不可", "不适用", "不参与", "不返佣"]),
];

fn meaning<T: Copy>(words: Words<T>, text: &str) -> Option<T> {
    let word = normal(text);
    words.iter().find(|(_, known)| known.contains(&word.as_str())).map(|(value, _)| *value)
}

pub(super) fn per(text: &str) -> Option<Per> {
    meaning(PER, text)
}

pub(super) fn kind(text: &str) -> Option<TierKind> {
    meaning(KIND, text)
}

pub(super) fn eligible(text: &str) -> Option<bool> {
    meaning(ELIGIBLE, text)
}

#[cfg(test)]
mod tests {
    use super::{HEADS, Head, normal};

    #[test]
    fn every_name_is_in_its_normal_form_and_means_one_column() {
        for (head, names) in HEADS {
            for name in *names {
                assert_eq!(normal(name), *name);
                assert_eq!(Head::of(name), Some(*head), "{name}");
            }
        }
    }
}
