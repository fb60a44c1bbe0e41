//! Answers of the partner and billing interfaces. Every value here is
//! synthetic; the shapes are the interfaces' own.
#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use proptest::prelude::*;
use rebatelens_core::{
    Input, InputError, Options, check,
    formats::json::{What, read_json},
    report::Report,
    table::{column_report::ColumnReport, header::Mapping},
};

fn read(text: &str) -> Result<Report, InputError> {
    check(&[Input::file("synthetic.json", text.as_bytes())], &Options::default())
}

fn codes(report: &Report) -> Vec<&'static str> {
    report.findings.iter().map(|finding| finding.code).collect()
}

fn column<'r>(report: &'r Report, header: &str) -> &'r ColumnReport {
    report.inputs[0].columns.iter().find(|column| column.header == header).unwrap()
}

fn answer(list: &str, records: &str, count: usize) -> String {
    format!(r#"{{"Response":{{"{list}":[{records}],"TotalCount":{count},"RequestId":"synthetic"}}}}"#)
}

const STATEMENT: &str = r#"{"Uin":"100000032030","RebateMonth":"2024-09","Amt":-2682,"MonthSales":487357,"QuarterSales":1075600,"ExceptionFlag":"HAS_OVERDUE_BILL"}"#;

#[test]
fn a_months_total_is_fen_and_may_be_negative() {
    let report = read(&answer("RebateInfoSet", STATEMENT, 1)).unwrap();
    let input = &report.inputs[0];
    assert_eq!((input.kind, input.form, input.records), (Some("statement"), "json", 1));
    let amount = column(&report, "Amt");
    assert_eq!((amount.field.as_deref(), amount.unit), (Some("rebate_amount"), Some("fen_integer")));
    let total = &report.totals[0];
    assert_eq!(total.rebate_amount.as_deref(), Some("-26.82"));
    assert_eq!((total.kind, total.currency.as_deref()), ("statement", Some("CNY")));
    assert_eq!(total.settlement_period.as_deref(), Some("2024-09"));
    assert_eq!(codes(&report), ["ST002"]);
}

/// What is found at cells whose interface says what they hold.
#[test]
fn every_typed_cell_that_cannot_be_read_is_said_once() {
    let detail = r#"{"Uin":"100000032030","OrderId":"20241007120003216009945","ClientUin":"100000049695","PayTime":"2024-10-07 06:06:46","SettleMonth":"2024-10","Amt":125}"#;
    let order = r#"{"DealName":"20241007120003216009945","OwnerUin":"100000049695","Payer":"100000032030","CreatTime":"2024-10-07 06:06:46","Status":"4"}"#;
    let statement = STATEMENT.replace("HAS_OVERDUE_BILL", "NORMAL");
    for (list, record, sound, broken, code) in [
        ("AgentBillSet", detail, "2024-10\"", "2024-13\"", Some("PE001")),
        ("AgentBillSet", detail, "2024-10-07 06", "2024-10-32 06", Some("PE002")),
        ("AgentBillSet", detail, "125", "\"12x\"", Some("AM003")),
        ("AgentDealSet", order, "100000049695", "10000 0049695", Some("ID001")),
        ("AgentDealSet", order, "100000032030", "10000 0032030", Some("ID001")),
        ("AgentDealSet", order, "2024-10-07 06", "2024-10-32 06", Some("PE002")),
        ("RebateInfoSet", &statement, "2024-09", "2024-13", Some("PE001")),
        ("RebateInfoSet", &statement, "-2682", "\"26x\"", Some("AM003")),
        ("RebateInfoSet", &statement, "487357", "\"48x\"", Some("AM003")),
        ("RebateInfoSet", &statement, "487357", "487357", None),
    ] {
        let found = codes(&read(&answer(list, &record.replacen(sound, broken, 1), 1)).unwrap());
        let found: Vec<_> = found.into_iter().filter(|code| !code.starts_with("FI")).collect();
        assert_eq!(found, code.as_slice(), "{list}: {broken}");
    }
}

#[test]
fn a_list_of_customers_may_name_the_partner_itself() {
    let customer = r#"{"Uin":"100000032030","ClientUin":"100000032030","ClientName":"n"}"#;
    let report = read(&answer("AgentClientSet", customer, 1)).unwrap();
    assert_eq!((report.inputs[0].kind, codes(&report).contains(&"ID007")), (Some("customer"), false));
}

#[test]
fn a_blank_that_was_written_out_as_its_number_is_told_from_a_word() {
    let mangled = |text: &str| {
        let record =
            format!(r#"{{"DealName":"20241007120003216009945","Status":"4","ProductName":"{text}"}}"#);
        codes(&read(&answer("AgentDealSet", &record, 1)).unwrap()).contains(&"FI033")
    };
    for (text, told) in
        [("Chinaxa0(Hk)", true), ("Cloudxa0", true), ("exa0mple", false), ("Xa0", false), (" xa0(", false)]
    {
        assert_eq!(mangled(text), told, "{text}");
    }
}

#[test]
fn every_unit_of_money_is_told_apart() {
    for (list, record, kind, header, unit) in [
        (
            "AgentBillSet",
            r#"{"Uin":"100000032030","ClientUin":"100000049695","SettleMonth":"2024-01","Amt":125}"#,
            "business_detail",
            "Amt",
            "fen_integer",
        ),
        (
            "Deals",
            r#"{"OrderId":"20241007120003216009945","RealTotalCost":17000,"VoucherDecline":0,"TotalCost":20000.5,"Price":1.5,"Policy":85}"#,
            "order",
            "TotalCost",
            "fen_float",
        ),
        (
            "Deals",
            r#"{"OrderId":"20241007120003216009945","RealTotalCost":17000,"VoucherDecline":0,"TotalCost":20000.5,"Price":1.5,"Policy":85}"#,
            "order",
            "RealTotalCost",
            "fen_integer",
        ),
        (
            "Data",
            r#"{"PayerUin":"909619400","Month":"2023-09","AdjustType":"reSettlement","AdjustNum":"20230909111993","AdjustAmount":53.81}"#,
            "adjustment",
            "AdjustAmount",
            "yuan_float",
        ),
        (
            "DetailSet",
            r#"{"BillId":"20241007120003216009945","OwnerUin":"100000049695","ComponentSet":[{"RealCost":"-80.89000000","CashPayAmount":"-80.43264806"}]}"#,
            "bill_line",
            "ComponentSet[0].RealCost",
            "yuan_decimal",
        ),
        (
            "DetailSet",
            r#"{"PayerAccountId":100000032030,"OwnerAccountId":200020475883,"TransactionId":"20230101123456","OriginalCost":"10.5","TotalCost":"10","Currency":"USD"}"#,
            "bill_line",
            "TotalCost",
            "row_currency",
        ),
        (
            "UsageRecords",
            r#"{"UsedAmount":10000000,"VoucherId":"VHPIUDFG9GUZDESWPR4W","SeqId":"s","PayScene":"common","PayMode":"postpay"}"#,
            "voucher_usage",
            "UsedAmount",
            "unstated",
        ),
        (
            "SummaryOverview",
            r#"{"PayMode":"prePay","PayModeName":"n","RealTotalCost":"3228.80000000","TotalCost":"5064.00000000","CashPayAmount":"0.00000000"}"#,
            "bill_summary",
            "RealTotalCost",
            "yuan_decimal",
        ),
        (
            "SummaryOverview",
            r#"{"PayMode":"postPay","PayModeName":"n","OriginalCost":"100.00000000","VoucherPayAmount":"1","TotalCost":"99"}"#,
            "bill_summary",
            "TotalCost",
            "decimal",
        ),
        (
            "List",
            r#"{"ClientUin":"700000000000","IsJoinIncrease":"Y","IncreaseGoal":"1000000.00","TotalBaseAmt":"800000.00"}"#,
            "increase_goal",
            "TotalBaseAmt",
            "unstated",
        ),
    ] {
        let report = read(&answer(list, record, 1)).unwrap();
        assert_eq!(report.inputs[0].kind, Some(kind), "{record}");
        assert_eq!(column(&report, header).unit, Some(unit), "{record}");
        assert!(report.inputs[0].columns.iter().all(|column| column.how != "unknown"), "{record}");
        assert_eq!(codes(&report), Vec::<&str>::new(), "{record}");
    }
}

#[test]
fn a_part_of_a_fen_is_no_amount() {
    let record = r#"{"Uin":"100000032030","ClientUin":"100000049695","SettleMonth":"2024-01","Amt":12.5}"#;
    assert_eq!(codes(&read(&answer("AgentBillSet", record, 1)).unwrap()), ["AM003"]);
}

#[test]
fn long_numbers_keep_every_digit() {
    let record = r#"{"OrderId":20241007120003216009945,"RealTotalCost":1,"VoucherDecline":0,"BigDealId":"20241007120003216009935"}"#;
    let report = read(&answer("Deals", record, 1)).unwrap();
    assert_eq!(codes(&report), ["FI025"]);
    assert_eq!(column(&report, "OrderId").field.as_deref(), Some("order_id"));
    // Digits that some program already dropped are said to be lost.
    let lost = record.replace("20241007120003216009945", "2.0241007120003216e+22");
    assert_eq!(codes(&read(&answer("Deals", &lost, 1)).unwrap()), ["FI025", "ID002"]);
}

#[test]
fn numbers_as_texts_and_texts_as_numbers_are_said_and_read() {
    let text =
        answer("RebateInfoSet", &STATEMENT.replace("487357", "\"487357\""), 1).replace(":1,", ":\"1\",");
    let report = read(&text).unwrap();
    assert_eq!(codes(&report), ["FI025", "ST002"]);
    assert_eq!(report.totals[0].rebate_amount.as_deref(), Some("-26.82"));
}

#[test]
fn a_page_of_several_is_said() {
    let report = read(&answer("RebateInfoSet", STATEMENT, 8)).unwrap();
    assert!(codes(&report).contains(&"FI027"));
    assert!(
        report.findings[0]
            .message
            .contains("TotalCount in the API response is 8; records in the response: 1.")
    );
    assert_eq!(report.inputs[0].attributes.len(), 2);
}

#[test]
fn an_answer_without_its_envelope_and_several_answers_are_read() {
    let bare = format!(r#"{{"RebateInfoSet":[{STATEMENT}],"TotalCount":1}}"#);
    assert_eq!(read(&bare).unwrap().inputs[0].kind, Some("statement"));
    let wrapped = format!(r#"{{"code":0,"data":{}}}"#, answer("RebateInfoSet", STATEMENT, 1));
    assert_eq!(read(&wrapped).unwrap().inputs[0].kind, Some("statement"));
    for text in [format!("[{bare},{bare}]"), format!("{bare}\n{bare}\n")] {
        let report = read(&text).unwrap();
        let names: Vec<&str> = report.inputs.iter().map(|input| input.name.as_str()).collect();
        assert_eq!(names, ["synthetic.json/1", "synthetic.json/2"]);
        assert_eq!(report.summary.records, 2);
    }
}

#[test]
fn records_under_the_names_of_a_table_are_rebate_records() {
    let text = r#"[{"订单号":"20241007120003216009945","返佣基数":100,"返佣比例":"8%","返佣金额":8.1}]"#;
    let report = read(text).unwrap();
    assert_eq!(report.inputs[0].kind, Some("rebate"));
    assert_eq!(codes(&report), ["AM001"]);
}

#[test]
fn answers_without_a_list_are_one_record() {
    let report = read(r#"{"Response":{"Balance":-12345,"Cash":100,"RequestId":"r"}}"#).unwrap();
    assert_eq!((report.inputs[0].kind, report.inputs[0].records), (Some("balance"), 1));
    let report = read(
        r#"{"Response":{"DownloadUrl":"https://example.com/f.csv?q-ak=secret","Ready":1,"RequestId":"r"}}"#,
    );
    assert_eq!(report.unwrap().inputs[0].kind, Some("download"));
    let ids = r#"{"Response":{"BigDealIdList":["20241021203002223736651","20241021203002223761601"],"RequestId":"r"}}"#;
    let report = read(ids).unwrap();
    assert_eq!((report.inputs[0].kind, report.inputs[0].records), (Some("order"), 2));
    let empty = read(r#"{"Response":{"DealList":[],"RequestId":"r"}}"#).unwrap();
    assert_eq!((empty.inputs[0].kind, empty.inputs[0].records), (Some("price_detail"), 0));
}

#[test]
fn a_refusal_is_no_empty_answer() {
    let text = r#"{"Response":{"Error":{"Code":"AuthFailure","Message":"signature"},"RequestId":"abc"}}"#;
    let error = read(text).unwrap_err();
    assert_eq!((error.code, error.line), ("FI026", Some(1)));
    assert!(error.message.contains("AuthFailure") && error.message.contains("abc"));
}

#[test]
fn an_answer_nobody_knows_is_kept_and_said() {
    let report =
        read(r#"{"Response":{"PlanetSet":[{"Mass":1,"Moons":{"Count":2}}],"RequestId":"r"}}"#).unwrap();
    assert_eq!(report.inputs[0].kind, Some("other"));
    assert_eq!(codes(&report), ["FI028"]);
    let headers: Vec<&str> = report.inputs[0].columns.iter().map(|column| column.header.as_str()).collect();
    assert_eq!(headers, ["Mass", "Moons.Count"]);
}

#[test]
fn what_breaks_json_has_its_place() {
    let fault = |text: &str| {
        let fault = read_json(text).unwrap_err();
        (fault.line, fault.character, fault.what)
    };
    assert_eq!(fault("{\n  \"a\": 1\n  \"b\": 2\n}"), (3, 3, What::Comma));
    assert_eq!(fault("{\"a\": 1, \"b\""), (1, 13, What::CutOff));
    assert_eq!(fault("{\"a\" 1}"), (1, 6, What::Colon));
    assert_eq!(fault("{a: 1}"), (1, 2, What::Key));
    assert_eq!(fault("[1,]"), (1, 4, What::Value));
    assert_eq!(fault("[01]"), (1, 2, What::Number));
    assert_eq!(fault("[1.]"), (1, 2, What::Number));
    assert_eq!(fault("[\"\\x\"]"), (1, 3, What::Text));
    assert_eq!(fault("[\"\\ud800\"]"), (1, 3, What::Text));
    assert_eq!(fault("[\"a\nb\"]"), (1, 4, What::Text));
    assert_eq!(fault("[tru"), (1, 2, What::CutOff));
    assert_eq!(fault(&format!("[{}0]", "0,".repeat(8_000_000))).2, What::Values);
    assert_eq!(fault(&"[".repeat(100_000)).2, What::Depth);
    // A table's worth of text is cut off anywhere: never a panic, never a part.
    let text = answer("RebateInfoSet", STATEMENT, 1);
    for end in 1..text.len() {
        assert!(read(&text[..end]).is_err(), "{end}");
    }
}

#[test]
fn a_name_that_stands_twice_keeps_both_values() {
    let record = STATEMENT.replace("\"Amt\":-2682", "\"Amt\":-2682,\"Amt\":99");
    let report = read(&answer("RebateInfoSet", &record, 1)).unwrap();
    assert_eq!(codes(&report), ["FI024", "ST002"]);
    assert_eq!(report.totals[0].rebate_amount.as_deref(), Some("-26.82"));
    assert!(report.inputs[0].columns.iter().any(|column| column.header == "Amt (2)"));
}

#[test]
fn more_names_than_columns_are_said_and_kept() {
    let names: Vec<String> = (0..1_005).map(|number| format!("\"Name{number}\":{number}")).collect();
    let report = read(&format!("[{{{}}}]", names.join(","))).unwrap();
    assert_eq!(codes(&report), ["FI037", "FI028"]);
    assert!(report.findings[0].message.contains("(5, first in line 1)"), "{}", report.findings[0].message);
    assert_eq!(report.inputs[0].columns.len(), 1_000);
}

#[test]
fn a_code_and_its_text_that_disagree_are_said() {
    let deal = |status: &str, text: &str| {
        format!(
            r#"{{"DealName":"20241007120003216009945","BigDealId":"20241007120003216009935","OwnerUin":"200020475883","Status":"{status}","DealStatus":"{text}"}}"#
        )
    };
    let codes_of = |record: String| codes(&read(&answer("AgentDealSet", &record, 1)).unwrap());
    assert_eq!(codes_of(deal("4", "已发货")), Vec::<&str>::new());
    assert_eq!(codes_of(deal("4", "分配完成")), ["ST005"]);
    assert_eq!(codes_of(deal("99", "已发货")), ["ST004"]);
}

fn scalar() -> impl Strategy<Value = String> {
    prop_oneof![
        "[-]?(0|[1-9][0-9]{0,24})(\\.[0-9]{1,9})?",
        Just("true".to_string()),
        Just("null".to_string()),
        "[a-z订单 ]{0,6}".prop_map(|text| format!("\"{text}\"")),
    ]
}

proptest! {
    /// Every scalar of every record is in a cell, or in what is said about it.
    #[test]
    fn no_value_is_lost(records in prop::collection::vec(prop::collection::vec(("[A-Z][a-z]{0,2}", scalar()), 1..6), 1..6)) {
        let object = |fields: &Vec<(String, String)>| {
            let members: Vec<String> = fields.iter().map(|(name, value)| format!("\"{name}\":{value}")).collect();
            format!("{{{}}}", members.join(","))
        };
        let list: Vec<String> = records.iter().map(object).collect();
        let text = format!("{{\"Response\":{{\"Set\":[{}]}}}}", list.join(","));
        let source = rebatelens_core::table::Source::open(text.as_bytes(), None, &rebatelens_core::explain::scope::FILES.opening(&Options::default())).unwrap();
        let parts = source.parts();
        let table = rebatelens_core::table::Table::open(&parts[0], &Mapping::default()).unwrap();
        let mut found: Vec<String> = Vec::new();
        let mut body = table.body();
        while let Some(record) = body.next_record() {
            found.extend(record.row().cells.iter().filter(|cell| !cell.text.trim().is_empty()).flat_map(|cell| {
                cell.text.split(',').map(String::from).collect::<Vec<_>>()
            }));
        }
        let mut wanted: Vec<String> = records.iter().flatten().map(|(_, value)| value.trim_matches('"').to_string())
            .filter(|value| !value.trim().is_empty() && value != "null").collect();
        found.sort();
        wanted.sort();
        prop_assert_eq!(found, wanted);
    }
}
