//! The pages of all names that are known, and the files to fill in.

use rebatelens_core::{
    Input, Lang, Options, Template, check,
    explain::known_names,
    finding::names,
    model::{
        Field,
        agreement::TierKind,
        status::{Hold, Lifecycle, NextActor, known_statuses, read_status},
    },
    read_agreement, read_expected,
    table::{
        header::{Mapping, read_header},
        header_name::normal,
        names::{AMBIGUOUS, BESIDE, NAMES},
    },
};
use std::{fs, path::Path};

#[test]
fn the_pages_in_the_repository_are_those_of_the_lists() {
    for (lang, file) in [(Lang::En, "headers.md"), (Lang::ZhCn, "headers.zh-CN.md")] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs").join(file);
        let page = fs::read_to_string(path).unwrap();
        assert!(
            page == known_names::page(lang),
            "{file} is out of date; run `cargo xtask headers` and commit it"
        );
    }
}

#[test]
fn a_page_names_every_header_and_status() {
    for lang in Lang::ALL {
        let page = known_names::page(lang);
        let headers = NAMES.iter().flat_map(|(_, known)| *known);
        let beside = BESIDE.iter().flat_map(|(_, _, known)| *known);
        let statuses = known_statuses().flat_map(|(_, known)| known);
        for name in headers.chain(beside).chain(AMBIGUOUS).chain(statuses) {
            assert!(page.contains(&format!("`{name}`")), "{name}");
        }
    }
}

#[test]
fn every_name_is_in_its_normal_form_and_means_one_thing() {
    let mut seen: Vec<&str> = Vec::new();
    let headers = NAMES.iter().flat_map(|(_, known)| *known).chain(AMBIGUOUS);
    for name in headers {
        assert_eq!(normal(name), *name);
        assert!(!seen.contains(name), "{name} stands twice");
        seen.push(name);
    }
    let mut texts: Vec<&str> = Vec::new();
    for text in known_statuses().flat_map(|(_, known)| known) {
        assert!(!texts.contains(text), "{text} has two meanings");
        texts.push(text);
    }
}

/// What a person sees is what can be written.
#[test]
fn the_name_of_every_field_is_one_of_its_headers() {
    for lang in Lang::ALL {
        for field in Field::ALL {
            let name = names::field(field, lang);
            let column = &read_header([name].into_iter(), &Mapping::default())[0];
            assert_eq!(column.field, Some(field), "{name}");
        }
    }
}

#[test]
fn expected_figures_to_fill_in_read_back_without_a_finding() {
    for lang in Lang::ALL {
        let text = Template::Expected.csv(lang);
        let input = Input::file("expected.csv", text.as_bytes());
        let expected = read_expected(&input, &Options::default()).unwrap();
        assert_eq!(expected.len(), 1);
        let report = check(&[input], &Options { expected: Some(expected), ..Options::default() }).unwrap();
        assert_eq!(report.findings, [], "{text}");
        assert!(report.inputs[0].columns.iter().all(|column| column.how == "known"), "{text}");
        assert_eq!(report.totals[0].rebate_amount.as_deref(), Some("80.00"));
        let comparison = &report.comparisons[0];
        assert_eq!((comparison.matched, comparison.difference.as_str()), (1, "0.00"));
    }
}

#[test]
fn an_agreement_to_fill_in_reads_back_whole() {
    for lang in Lang::ALL {
        let text = Template::Agreement.csv(lang);
        let input = Input::file("agreement.csv", text.as_bytes());
        let agreement = read_agreement(&[input], &Options::default()).unwrap();
        assert_eq!((agreement.rules(), agreement.unused.len()), (2, 0), "{text}");
        let [ladder] = agreement.ladders() else { panic!("one rule of two tiers: {text}") };
        assert_eq!(ladder.kind(), TierKind::WholeVolume);
        assert!(ladder.eligible() && ladder.rounding().is_some() && ladder.currency().is_some());
        let rates: Vec<String> = ladder.tiers().iter().map(|tier| tier.rate.to_string()).collect();
        assert_eq!(rates, ["0.08", "0.10"]);
        // Both files are about the same record.
        let records = Template::Expected.csv(lang);
        let records = Input::file("records.csv", records.as_bytes());
        let report =
            check(&[records], &Options { agreement: Some(agreement), ..Options::default() }).unwrap();
        let codes: Vec<&str> = report.findings.iter().map(|finding| finding.code).collect();
        assert_eq!(codes, ["AG017"], "the tier that is reached, and nothing else");
    }
}

#[test]
fn an_example_is_marked_as_synthetic_and_chinese_begins_with_a_mark() {
    for template in Template::ALL {
        assert!(template.csv(Lang::En).lines().skip(1).all(|line| line.contains("Synthetic example")));
        let chinese = template.csv(Lang::ZhCn);
        assert!(chinese.starts_with('\u{FEFF}'));
        assert!(chinese.lines().skip(1).all(|line| line.contains("虚构示例")));
    }
}

/// Names of commissions and their settlement that public documents, exports and
/// programs of several clouds and marketplaces have.
const PUBLIC: &[(Field, &[&str])] = &[
    (Field::RecordId, &["返佣明细编号", "佣金明细ID", "佣金单号", "激励明细ID"]),
    (
        Field::SettlementPeriod,
        &["归属月份", "归属账期", "返佣归属月份", "业绩归属月份", "对账周期", "对账期次", "对账账期"],
    ),
    (
        Field::PartnerId,
        &[
            "伙伴ID",
            "伙伴账号",
            "伙伴账号ID",
            "代理商账户ID",
            "合作伙伴账户ID",
            "经销商账户ID",
            "Channel Partner ID",
            "Reseller Account",
        ],
    ),
    (
        Field::CustomerId,
        &["客户账户ID", "子客账户ID", "子客账号", "代客账号", "终端客户账号ID", "End Customer Account ID"],
    ),
    (Field::OrderId, &["交易订单号", "交易订单ID", "云订单号", "主单号", "子单号"]),
    (
        Field::BaseAmount,
        &[
            "实际计佣金额",
            "预估计佣金额（元）",
            "可计佣金额",
            "计佣业绩",
            "计佣业绩金额",
            "有效业绩金额",
            "业绩总额",
            "Commissionable Revenue",
            "Commissionable Sales",
            "Eligible Sales (USD)",
            "Eligible Consumption",
        ],
    ),
    (Field::RebateRate, &["激励比例", "激励系数", "Incentive Rate", "Incentive Ratio (%)"]),
    (
        Field::AdjustmentAmount,
        &[
            "返佣调整",
            "返佣调整金额",
            "佣金调整金额",
            "补差金额",
            "返佣扣减",
            "返佣扣减金额",
            "返佣扣回",
            "返佣扣回金额",
            "佣金扣回金额",
            "Rebate Adjustment",
            "Commission Adjustment",
        ],
    ),
    (
        Field::RebateAmount,
        &[
            "返佣合计金额",
            "可获佣金",
            "可得佣金",
            "所得佣金",
            "应结佣金",
            "应结佣金金额",
            "应发返佣",
            "应发佣金",
            "实发返佣",
            "实发佣金(元)",
            "Rebate Earned",
            "Commission Earned",
            "Earned Rebate",
            "Earned Commission",
        ],
    ),
    (
        Field::Currency,
        &["币种代码", "结算货币", "账单币种", "Billing Currency", "Rebate Currency", "Commission Currency"],
    ),
    (
        Field::Status,
        &["发放状态", "返佣发放状态", "佣金发放状态", "打款状态", "对账单状态", "激励状态", "Payout Status"],
    ),
    (
        Field::OrderTime,
        &[
            "订单支付时间",
            "订单付款时间",
            "订单生成时间",
            "Order Created Time",
            "Order Creation Time",
            "Order Create Time",
            "Order Payment Time",
            "Order Paid Time",
        ],
    ),
    (Field::Note, &["备注内容"]),
];

/// What a column of a field holds.
const fn cell(field: Field) -> &'static str {
    match field {
        Field::RecordId => "RB202410001",
        Field::SettlementPeriod => "2024-10",
        Field::PartnerId => "100000000001",
        Field::CustomerId => "200000000120",
        Field::OrderId => "20241007120000000000001",
        Field::Product => "CVM",
        Field::BaseAmount => "1000.00",
        Field::RebateRate => "8%",
        Field::AdjustmentAmount => "0.00",
        Field::RebateAmount => "80.00",
        Field::Currency => "CNY",
        Field::Status => "已结算",
        Field::OrderTime => "2024-10-07 12:00:00",
        Field::Note => "",
    }
}

#[test]
fn public_names_of_columns_are_known_in_a_whole_file() {
    for (field, headers) in PUBLIC {
        for header in *headers {
            let name = |own: Field| if own == *field { *header } else { names::field(own, Lang::ZhCn) };
            let head: Vec<&str> = Field::ALL.into_iter().map(name).collect();
            let row: Vec<&str> = Field::ALL.into_iter().map(cell).collect();
            let text = format!("{}\n{}\n", head.join(","), row.join(","));
            let report = check(&[Input::file("a.csv", text.as_bytes())], &Options::default()).unwrap();
            let columns = &report.inputs[0].columns;
            let read: Vec<_> = columns.iter().map(|column| column.field.as_deref()).collect();
            let wanted: Vec<_> = Field::ALL.into_iter().map(|own| Some(own.name())).collect();
            assert_eq!(read, wanted, "{header}");
            assert_eq!(report.findings, [], "{header}");
            assert_eq!(report.totals[0].rebate_amount.as_deref(), Some("80.00"), "{header}");
        }
    }
}

#[test]
fn what_is_always_taken_off_is_taken_off() {
    for name in ["返佣扣减", "返佣扣减金额", "返佣扣回", "返佣扣回金额", "佣金扣回金额"]
    {
        let text = format!(
            "记录编号,结算月份,返佣基数,返佣比例,{name},返佣金额,币种\nRB1,2024-10,1000.00,10%,20.00,80.00,CNY\n"
        );
        let report = check(&[Input::file("a.csv", text.as_bytes())], &Options::default()).unwrap();
        assert_eq!(report.findings, [], "{name}");
        assert_eq!(report.inputs[0].checked.sums, Some(1), "{name}");
    }
}

#[test]
fn names_of_days_beside_a_record_are_known() {
    for (own, headers) in [
        ("issue_time", &["对账单生成时间", "对账单出账时间", "出账时间", "出账日期"][..]),
        (
            "estimated_date",
            &[
                "预计打款时间",
                "预计打款日期",
                "预计发放日期",
                "预计到账时间",
                "Estimated Payout Date",
                "Expected Payout Date",
            ],
        ),
    ] {
        for header in headers {
            let column = &read_header([*header].into_iter(), &Mapping::default())[0];
            assert_eq!(column.name.as_deref(), Some(own), "{header}");
        }
    }
}

/// Statuses that public documents and programs have.
const STATUSES: &[(Lifecycle, NextActor, &[&str])] = &[
    (
        Lifecycle::Settled,
        NextActor::Nobody,
        &[
            "结算成功",
            "付款成功",
            "已下发",
            "下发成功",
            "已汇款",
            "汇款成功",
            "Payment Successful",
            "Disbursed",
            "Remitted",
        ],
    ),
    (
        Lifecycle::InReview,
        NextActor::Tencent,
        &[
            "待下发",
            "下发中",
            "待汇款",
            "付款处理中",
            "已开票",
            "已寄发票",
            "已收票",
            "发票已寄出",
            "发票已收到",
            "Payable",
            "Pending Payout",
            "PENDING_PAYOUT",
            "Awaiting Payout",
            "Ready for Payment",
            "发票审核中",
            "付款审批中",
            "Invoice Under Review",
            "Tax Invoice Under Review",
            "已对账",
            "对账完成",
            "已核对",
            "核对完成",
            "Partner Confirmed",
            "Auto Confirmed",
            "对账单已出具",
            "对账单已生成",
            "已出对账单",
        ],
    ),
    (
        Lifecycle::InReview,
        NextActor::Partner,
        &[
            "待伙伴确认",
            "待合作伙伴确认",
            "待对账",
            "Awaiting Partner Confirmation",
            "Pending Partner Confirmation",
            "待提交发票",
            "待寄送发票",
            "待上传发票",
        ],
    ),
    (
        Lifecycle::Pending,
        NextActor::Tencent,
        &["业绩统计中", "业绩核算中", "核算中", "待统计", "Accrued", "Accruing"],
    ),
    (
        Lifecycle::Pending,
        NextActor::Partner,
        &["客户欠费", "账单逾期", "逾期未付", "In Arrears", "Bill Overdue"],
    ),
    (
        Lifecycle::Pending,
        NextActor::Partner,
        &["未签约", "合同缺失", "合同待归档", "协议未归档", "Contract Missing"],
    ),
    (
        Lifecycle::Rejected,
        NextActor::Unknown,
        &[
            "不予返佣",
            "不返佣",
            "不结算",
            "审核不通过",
            "审核未通过",
            "异议中",
            "有异议",
            "争议中",
            "申诉中",
            "Declined",
            "Denied",
        ],
    ),
    (
        Lifecycle::Adjusted,
        NextActor::Nobody,
        &["已冲销", "已红冲", "已扣回", "已追扣", "Clawed Back", "CLAWED_BACK", "Charged Back"],
    ),
];

#[test]
fn public_statuses_have_their_stage_and_whose_turn_it_is() {
    for (lifecycle, actor, texts) in STATUSES {
        for text in *texts {
            let status = read_status(text).unwrap();
            assert_eq!((status.lifecycle, status.next_actor()), (*lifecycle, *actor), "{text}");
        }
    }
    assert_eq!(read_status("客户欠费").unwrap().hold, Some(Hold::OverdueBill));
    assert_eq!(read_status("合同缺失").unwrap().hold, Some(Hold::NoContract));
    // What may be several things is not guessed.
    for open in ["发放失败", "部分结算", "冻结", "终稿", "已生效"] {
        assert!(!read_status(open).unwrap().known, "{open}");
    }
}
