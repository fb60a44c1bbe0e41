//! The story of one record: where it is, its sum, what it waits for, and what
//! belongs to it. Every record here is synthetic.
#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use rebatelens_core::{
    Input, Lang, Options,
    explain::{
        panel::Tone,
        record_details::{RecordDetails, RecordRef, StepState, record_details},
    },
};

const HEAD: &str = "Record ID,Order ID,Customer UIN,Product,Settlement Month,Base Amount,Rate,Adjustment,Rebate Amount,Currency,Status,Statement Time,Transaction Type,Refund Of\n";

const SETTLED: &str =
    "RB1,20261003461700392856104,100017320461,CVM,2026-10,100.00,8%,0.00,8.00,CNY,已结算,-,-,-\n";
const OFF: &str =
    "RB2,20261003461700392856105,100017320461,CVM,2026-10,100.00,8%,-1.00,7.10,CNY,审核中,-,-,-\n";
const COUNTED: &str =
    "RB3,20261003461700392856106,100017320461,CVM,2026-10,50.00,8%,0.00,4.00,CNY,待结算,-,-,-\n";
const INVOICE: &str =
    "RB4,20261003461700392856107,100017320461,CVM,2026-10,50.00,8%,0.00,4.00,CNY,待开票,-,-,-\n";
const HELD: &str = "RB5,20261003461700392856108,100017320461,CVM,2026-10,50.00,8%,0.00,4.00,CNY,欠费,-,-,-\n";
const REJECTED: &str =
    "RB6,20261003461700392856109,100017320461,COS,2026-10,50.00,8%,0.00,0.00,CNY,已驳回,-,-,-\n";
const EARNED: &str =
    "RB7,20261003461700392856110,100017320461,CDN,2026-10,50.00,8%,0.00,4.00,CNY,已结算,-,-,-\n";
const REFUND: &str = "RB8,20261005461700392856111,100017320461,CDN,2026-10,-50.00,8%,0.00,-4.00,CNY,已退款,-,退款,20261003461700392856110\n";
const ABROAD: &str = "RB9,20261003461700392856112,200017320461,CVM,2026-10,50.00,8%,0.00,4.00,USD,Awaiting confirmation,2026-11-17 10:00:00,-,-\n";
const NO_PARTS: &str =
    "RB10,20261003461700392856113,200017320461,CVM,2026-10,-,-,0.00,4.00,USD,Frozen by channel,-,-,-\n";

fn table() -> String {
    [HEAD, SETTLED, OFF, COUNTED, INVOICE, HELD, REJECTED, EARNED, REFUND, ABROAD, NO_PARTS].concat()
}

fn told(record: usize, lang: Lang) -> RecordDetails {
    let options = Options { lang, as_of: Some("2026-11-23T09:30:00Z".into()), ..Options::default() };
    let wanted = RecordRef { record, ..RecordRef::default() };
    record_details(&Input::file("october.csv", table().as_bytes()), &wanted, &options).unwrap()
}

fn steps(story: &RecordDetails) -> Vec<(&str, StepState)> {
    story.steps.iter().map(|step| (step.label, step.state)).collect()
}

fn sum(story: &RecordDetails) -> Vec<(&str, &str)> {
    story.sum.iter().map(|row| (row.label.as_str(), row.value.as_str())).collect()
}

#[test]
fn a_settled_record_went_all_the_way_and_adds_up() {
    let en = told(1, Lang::En);
    assert!(en.steps.iter().all(|step| step.state == StepState::Done));
    assert_eq!(en.steps.last().unwrap().label, "paid");
    assert_eq!(sum(&en), [("100.00 × 8%", "8.00"), ("in the table", "8.00"), ("difference", "0.00")]);
    assert_eq!(en.sum_tone, Tone::Ok);
    assert_eq!((en.name.label.as_str(), en.amount.as_deref()), ("RB1", Some("8.00 CNY")));
    let standing = en.standing.unwrap();
    assert_eq!(
        (standing.stage, standing.sentence.as_str(), standing.who.as_str()),
        ("Settled", "The record is paid.", "No action is needed.")
    );
    assert_eq!((standing.deadline, standing.yours, en.related), (None, false, None));
    let zh = told(1, Lang::ZhCn).standing.unwrap();
    assert_eq!(
        (zh.stage, zh.sentence.as_str(), zh.who.as_str()),
        ("已结算", "该记录已付款。", "无需任何处理。")
    );
}

#[test]
fn what_is_off_is_written_out_with_its_adjustment_and_its_findings() {
    let en = told(2, Lang::En);
    assert_eq!(
        sum(&en),
        [
            ("100.00 × 8%", "8.00"),
            ("adjustment", "−1.00"),
            ("together", "7.00"),
            ("in the table", "7.10"),
            ("difference", "+0.10")
        ]
    );
    assert_eq!(en.sum_tone, Tone::Error);
    assert!(en.findings.iter().any(|finding| finding.title == "0.10 more than base × rate"));
    // In review, but not at which step.
    let open: Vec<_> = en.steps.iter().map(|step| step.state).collect();
    assert_eq!(open, [StepState::Done, StepState::Open, StepState::Open, StepState::Open, StepState::Open]);
    let zh = told(2, Lang::ZhCn);
    assert!(zh.findings.iter().any(|finding| finding.title == "比“基数×比例”多 0.10"));
    assert_eq!(sum(&zh).last(), Some(&("差额", "+0.10")));
}

#[test]
fn a_pending_record_says_who_acts_and_by_when() {
    let en = told(3, Lang::En);
    assert_eq!(
        steps(&en),
        [
            ("month counted", StepState::Current),
            ("statement checked", StepState::Later),
            ("settlement note", StepState::Later),
            ("your invoice", StepState::Later),
            ("paid", StepState::Later)
        ]
    );
    assert_eq!(en.steps[0].state_text, "now");
    assert_eq!(en.steps[0].when.as_deref(), Some("about 2026-11-11"));
    let standing = en.standing.unwrap();
    assert_eq!(standing.sentence, "The record waits for the count of the month's sales.");
    assert_eq!(standing.who, "Tencent Cloud acts next.");
    assert_eq!(standing.deadline.as_deref(), Some("Expected by about 2026-11-16, 7 days ago"));
    let zh = told(3, Lang::ZhCn);
    assert_eq!((zh.steps[0].label, zh.steps[0].state_text), ("业绩统计", "进行中"));
    let standing = zh.standing.unwrap();
    assert_eq!(standing.sentence, "该记录等待统计当月业绩。");
    assert_eq!(standing.deadline.as_deref(), Some("预计约在 2026-11-16 前，已过 7 天"));
}

#[test]
fn an_invoice_and_a_hold_wait_for_the_partner() {
    let invoice = told(4, Lang::En);
    assert_eq!(
        steps(&invoice)[2..],
        [
            ("settlement note", StepState::Done),
            ("your invoice", StepState::Current),
            ("paid", StepState::Later)
        ]
    );
    assert!(invoice.standing.unwrap().yours);
    let held = told(5, Lang::ZhCn);
    let last = held.steps.last().unwrap();
    assert_eq!((last.label, last.state, last.state_text), ("付款", StepState::Held, "暂停"));
    // The month is counted all the same; how far is not said.
    assert_eq!(held.steps[0].state, StepState::Open);
    let standing = held.standing.unwrap();
    assert_eq!(
        (standing.sentence.as_str(), standing.who.as_str()),
        ("该记录等待结清欠费。", "下一步由您处理。")
    );
}

#[test]
fn a_rejected_record_ends_and_its_parts_are_not_added_up() {
    let en = told(6, Lang::En);
    assert_eq!(steps(&en), [("recorded", StepState::Done), ("rejected", StepState::Stopped)]);
    assert!(en.sum.is_empty());
    assert_eq!(
        en.sum_note.as_deref(),
        Some("The record is rejected and its amount is zero, so base × rate is not calculated.")
    );
    assert_eq!(en.standing.unwrap().sentence, "The record is rejected and is not paid as it is.");
    let zh = told(6, Lang::ZhCn);
    assert_eq!((zh.steps[1].label, zh.steps[1].state_text), ("已驳回", "到此为止"));
    assert_eq!(zh.sum_note.as_deref(), Some("该记录已被驳回且金额为零，因此不计算基数 × 比例。"));
}

#[test]
fn a_refund_and_what_it_takes_back_know_each_other() {
    let refund = told(8, Lang::En);
    assert_eq!(steps(&refund), [("recorded", StepState::Done), ("reversed", StepState::Done)]);
    assert!(refund.standing.as_ref().unwrap().sentence.starts_with("The record is a refund or a reversal"));
    let related = refund.related.unwrap();
    assert_eq!(related.title, "1 other row of order 20261003461700392856110");
    assert_eq!(related.total.as_deref(), Some("0.00 CNY"));
    let row = &related.rows[0];
    assert_eq!((row.record, row.title.as_str(), row.amount.as_deref()), (Some(7), "RB7", Some("4.00")));
    assert_eq!(row.subtitle, "Earning · CDN · 2026-10 · Settled");
    let earned = told(7, Lang::ZhCn).related.unwrap();
    assert_eq!(earned.title, "订单 20261003461700392856110 的其他 1 行");
    assert_eq!(
        (earned.rows[0].record, earned.rows[0].subtitle.as_str()),
        (Some(8), "退款 · CDN · 2026-10 · 已调整")
    );
}

#[test]
fn abroad_a_statement_is_confirmed_by_a_day() {
    let en = told(9, Lang::En);
    assert_eq!(
        steps(&en),
        [
            ("month counted", StepState::Done),
            ("statement issued", StepState::Done),
            ("statement confirmed", StepState::Current),
            ("paid", StepState::Later)
        ]
    );
    assert_eq!(en.steps[1].when.as_deref(), Some("2026-11-17"));
    assert_eq!(en.steps[2].when.as_deref(), Some("by 2026-12-02"));
    let standing = en.standing.unwrap();
    assert_eq!(standing.deadline.as_deref(), Some("Last day: 2026-12-02, 9 days left"));
    assert!(standing.yours);
}

#[test]
fn what_is_not_known_is_said_and_not_guessed() {
    let en = told(10, Lang::En);
    assert!(en.steps.iter().all(|step| step.state == StepState::Open));
    assert_eq!(
        en.sum_note.as_deref(),
        Some("The sum cannot be written out; blank or unreadable: base amount, rate.")
    );
    let standing = en.standing.unwrap();
    assert_eq!(standing.sentence, "The status “Frozen by channel” is not recognised.");
    assert_eq!(standing.who, "Who acts next is not stated.");
}

#[test]
fn a_record_is_found_again_by_what_it_is_known_by() {
    let csv = [HEAD, OFF, SETTLED].concat();
    let input = Input::file("later.csv", csv.as_bytes());
    let key = told(1, Lang::En).name.key;
    assert_eq!(key, told(1, Lang::ZhCn).name.key);
    let ask = |record, key: &str| {
        let wanted = RecordRef { part: 0, record, key: Some(key.into()) };
        record_details(&input, &wanted, &Options::default()).map(|story| story.record)
    };
    assert_eq!(ask(1, &key), Some(2));
    assert_eq!(ask(9, &key), Some(2));
    assert_eq!(ask(1, "record RB404"), None);
    let elsewhere = RecordRef { part: 3, record: 1, key: None };
    assert_eq!(record_details(&input, &elsewhere, &Options::default()), None);
}

#[test]
fn rows_without_an_id_are_told_apart() {
    let csv = "Order ID,Product,Settlement Month,Rebate Amount\n\
        20261003461700392856104,CVM,2026-10,8.00\n\
        20261003461700392856104,CVM,2026-10,-8.00\n\
        -,-,-,3.00\n\
        -,-,-,4.00\n";
    let input = Input::file("a.csv", csv.as_bytes());
    let key = |record| {
        let wanted = RecordRef { record, ..RecordRef::default() };
        record_details(&input, &wanted, &Options::default()).unwrap().name.key
    };
    let mut keys: Vec<String> = (1..=4).map(key).collect();
    assert_eq!(keys[0], "line 20261003461700392856104 · - · 2026-10 · CVM · 8.00");
    keys.sort();
    keys.dedup();
    assert_eq!(keys.len(), 4);
}

#[test]
fn other_kinds_of_records_have_no_settlement() {
    let csv = "DealName,BigDealId,OwnerUin,Status,ActionType\n20261003461700392856104,20261003461700392856103,100017320461,4,purchase\n";
    let wanted = RecordRef { record: 1, ..RecordRef::default() };
    let told =
        record_details(&Input::file("orders.csv", csv.as_bytes()), &wanted, &Options::default()).unwrap();
    assert!(told.steps.is_empty() && told.standing.is_none() && told.sum.is_empty());
    assert!(told.facts.iter().any(|fact| fact.value == "20261003461700392856104"));
}
