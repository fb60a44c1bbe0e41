//! Inputs as they come: broken, cut off, too large, and sound ones next to them.
#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use rebatelens_core::{
    Input, InputError, Lang, Options, check,
    model::{
        Field,
        limits::{FILE_BYTES, FINDINGS_PER_RULE},
    },
    report::Report,
    table::{header::Mapping, text::check_size},
};

fn read(bytes: &[u8]) -> Result<Report, InputError> {
    check(&[Input::file("synthetic.csv", bytes)], &Options::default())
}

fn findings(text: &str) -> Vec<(&'static str, Option<usize>, Option<usize>)> {
    read(text.as_bytes()).unwrap().findings.iter().map(|f| (f.code, f.line, f.column)).collect()
}

const HEAD: &str = "Order ID,Product,Rebate Amount\n";
const GOOD: &str = "20241007120003216009945,CVM,8.00\n";

#[test]
fn a_broken_row_is_named_and_the_rows_around_it_are_read() {
    let text =
        format!("{HEAD}{GOOD}20241007120003216009945,\"CVM,8.00\n{GOOD}20241007120003216009945,CVM\n{GOOD}");
    let report = read(text.as_bytes()).unwrap();
    assert_eq!(report.summary.records, 5);
    let rows = report.findings.iter().filter(|f| f.code.starts_with("FI"));
    let found: Vec<_> = rows.map(|f| (f.code, f.record, f.line, f.column)).collect();
    assert_eq!(found, [("FI001", Some(2), Some(3), Some(2)), ("FI003", Some(4), Some(5), Some(2))]);
}

#[test]
fn every_row_is_counted() {
    let text = format!("{HEAD}{GOOD},,\n\n{GOOD}x\n1,2,3,4\n{GOOD}");
    let report = read(text.as_bytes()).unwrap();
    assert_eq!(report.summary.records, 5);
    assert_eq!(report.totals.iter().map(|total| total.records).sum::<usize>(), 5);
}

#[test]
fn cells_too_few_or_too_many_have_their_column() {
    assert_eq!(findings(&format!("{HEAD}20241007120003216009945,CVM\n")), [("FI003", Some(2), Some(2))]);
    assert_eq!(
        findings(&format!("{HEAD}20241007120003216009945,CVM,8.00,9\n")),
        [("FI003", Some(2), Some(4))]
    );
    let doubled = "Order ID,Rebate Amount,Rebate Amount\n20241007120003216009945,8.00,8.00\n";
    assert_eq!(findings(doubled), [("FI008", Some(1), Some(3))]);
}

#[test]
fn a_row_of_sums_is_shown_as_it_stands() {
    let text = format!("{HEAD}{GOOD}Total,,8.00\n");
    let found = read(text.as_bytes()).unwrap().findings;
    let raws: Vec<_> = found.iter().map(|f| (f.code, f.raw.as_deref())).collect();
    assert_eq!(raws, [("FI021", Some("Total · 8.00"))]);
}

#[test]
fn cells_below_no_name_are_counted() {
    let text = "Order ID,Rebate Amount,\n20241007120003216009945,8.00,x\n20241007120003216009946,9.00,y\n";
    let report = read(text.as_bytes()).unwrap();
    let found = report.findings.iter().find(|finding| finding.code == "FI029").unwrap();
    assert_eq!(found.column, Some(3));
    assert!(found.message.contains("without a name: 2; first in column 3, line 2"), "{}", found.message);
}

#[test]
fn places_are_physical_lines_and_columns_from_one() {
    let text =
        format!("\u{FEFF}Commission\r\n\r\n{}\"2.02410E+22\",\"a\r\nb\",x\r\n", HEAD.replace('\n', "\r\n"));
    assert_eq!(
        findings(&text),
        [("FI009", Some(3), None), ("ID002", Some(4), Some(1)), ("AM003", Some(5), Some(3))]
    );
}

#[test]
fn what_is_no_table_says_why_and_where() {
    let error = |bytes: &[u8]| {
        let error = read(bytes).unwrap_err();
        (error.code, error.line, error.column)
    };
    assert_eq!(error(b""), ("FI005", None, None));
    assert_eq!(error(b"\xEF\xBB\xBF \r\n"), ("FI005", None, None));
    assert_eq!(error(b"Order ID,Rebate\n\xC4\xE3,1\n"), ("FI006", Some(2), Some(1)));
    assert_eq!(error(b"PK\x03\x04\x00"), ("FI015", None, None));
    assert_eq!(error(b"20241007120003216009945,CVM,8.00\n"), ("FI004", Some(1), Some(1)));
}

#[test]
fn a_size_over_the_limit_is_refused_before_anything_is_read() {
    assert!(check_size(FILE_BYTES).is_ok());
    let fault = check_size(FILE_BYTES + 1).unwrap_err();
    assert_eq!(
        fault.in_words("big.csv", Lang::En).message,
        "The file has 257 MiB; the limit for a file that is read whole is 256 MiB."
    );
}

#[test]
fn findings_beyond_the_limit_are_counted() {
    let rows = FINDINGS_PER_RULE + 7;
    let text: String = (0..rows).fold(HEAD.into(), |text, row| format!("{text}5,CVM,{row}.00\n"));
    let report = read(text.as_bytes()).unwrap();
    assert_eq!(report.summary.errors, rows);
    let last = report.findings.last().unwrap();
    assert_eq!((last.code, last.title.as_str()), ("FI011", "7 more findings of ID004"));
    assert_eq!(report.findings.len(), FINDINGS_PER_RULE + 1);
    // As many as are written out leave nothing to count.
    let text: String =
        (0..FINDINGS_PER_RULE).fold(HEAD.into(), |text, row| format!("{text}5,CVM,{row}.00\n"));
    assert_eq!(read(text.as_bytes()).unwrap().findings.len(), FINDINGS_PER_RULE);
}

#[test]
fn headers_are_known_in_both_languages_and_all_their_drift() {
    let fields = |header: &str| {
        let text = format!("{header}\n{}\n", vec!["-"; header.split(',').count()].join(","));
        let report = read(text.as_bytes()).unwrap();
        report.inputs[0]
            .columns
            .iter()
            .map(|c| c.field.as_deref().unwrap_or(c.how).to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        fields("Record ID,Settlement Month,Customer UIN,Order ID,Commission (USD),Fee"),
        ["record_id", "settlement_period", "customer_id", "order_id", "rebate_amount", "unknown"]
    );
    assert_eq!(
        fields("记录ID,结算月份,客户ＵＩＮ,订单号,计佣金额（元）,返佣比例,调整金额(元),返佣金额【元】,状态"),
        [
            "record_id",
            "settlement_period",
            "customer_id",
            "order_id",
            "base_amount",
            "rebate_rate",
            "adjustment_amount",
            "rebate_amount",
            "status"
        ]
    );
    assert_eq!(fields("DealName,rebate_amount,UIN"), ["order_id", "rebate_amount", "ambiguous"]);
    // The surer name wins; the other column is kept as it is.
    assert_eq!(fields("订单ID,交易ID,返佣金额"), ["order_id", "doubled", "rebate_amount"]);
}

#[test]
fn commission_as_a_payment_method_is_never_rebate() {
    let bill = "Order ID,Voucher Deduction,Free Credit,Commission,Cash\n1,2,3,4,5\n";
    assert_eq!(read(bill.as_bytes()).unwrap_err().code, "FI004");
    let bill = "支付者UIN,产品名称,分成金支付(元),现金支付(元)\n1,2,3,4\n";
    assert_eq!(read(bill.as_bytes()).unwrap_err().code, "FI004");
}

#[test]
fn a_column_is_what_the_person_says() {
    let options = Options {
        map: Mapping { given: vec![("Fee".into(), Field::RebateAmount)], ..Mapping::default() },
        ..Options::default()
    };
    let text = "Order ID,Fee\n20241007120003216009945,8.00\n";
    let report = check(&[Input::file("a.csv", text.as_bytes())], &options).unwrap();
    assert_eq!(report.inputs[0].columns[1].how, "given");
    assert_eq!(report.totals[0].rebate_amount.as_deref(), Some("8.00"));
}

#[test]
fn statuses_are_read_and_an_unknown_one_is_never_settled() {
    let lifecycle = |status: &str| {
        let text = format!("Order ID,Rebate Amount,Status\n20241007120003216009945,8.00,{status}\n");
        let report = read(text.as_bytes()).unwrap();
        (report.totals[0].lifecycle, report.findings.first().map(|f| f.code))
    };
    for (status, expected) in [
        ("Settled", ("settled", None)),
        ("已付款", ("settled", None)),
        (" IN REVIEW ", ("in_review", None)),
        ("Confirmed by default", ("in_review", None)),
        ("待确认", ("in_review", Some("ST003"))),
        ("Awaiting invoice", ("in_review", Some("ST003"))),
        ("待结算", ("pending", None)),
        ("NO_CONTRACT", ("pending", Some("ST002"))),
        ("欠费", ("pending", Some("ST002"))),
        ("已驳回", ("rejected", Some("ST007"))),
        ("已退款", ("adjusted", Some("ST008"))),
        ("冲正", ("adjusted", Some("AM008"))),
        ("已冲正", ("adjusted", None)),
        ("-", ("unknown", None)),
        ("NORMAL", ("unknown", None)),
        ("Settled?", ("unknown", Some("ST001"))),
    ] {
        assert_eq!(lifecycle(status), expected, "{status}");
    }
    let refunded = "Order ID,Rebate Amount,Status\n20241007120003216009945,0.00,已退款\n";
    assert_eq!(findings(refunded), []);
}

#[test]
fn the_same_input_gives_the_same_report() {
    let text = format!("{HEAD}{GOOD}5,\"x\n\"y,3\n{GOOD}");
    assert_eq!(read(text.as_bytes()), read(text.as_bytes()));
}

#[test]
fn two_inputs_of_one_name_are_told_apart() {
    let text = format!("{HEAD}5,CVM,8.00\n");
    let inputs = [Input::file("a.csv", text.as_bytes()), Input::file("a.csv", text.as_bytes())];
    let report = check(&inputs, &Options::default()).unwrap();
    let names: Vec<_> = report.findings.iter().map(|finding| finding.input.as_str()).collect();
    // The second holds the same record, which is said of it as well.
    assert_eq!(names, ["a.csv", "a.csv (2)", "a.csv (2)"]);
}

#[test]
fn a_table_of_too_many_columns_says_so() {
    let columns: Vec<String> = (0..1_500).map(|number| format!("c{number}")).collect();
    let error = read(format!("Order ID,Rebate Amount,{}\n", columns.join(",")).as_bytes()).unwrap_err();
    assert_eq!((error.code, error.line), ("FI004", Some(1)));
    assert!(error.message.contains("a row of 1502 cells; up to 1000 are read"), "{}", error.message);
}
