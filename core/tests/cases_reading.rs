//! Tables and files as people hold them: what is no record is known by what it
//! says, units above the table hold, and what stays doubtful is reported. All
//! synthetic.
#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use crate::support::{File, text_sheet, xlsx, zip};
use rebatelens_core::{
    Input, Lang, Options, check, check_usable,
    report::{Report, Total},
    table::{StreamedText, TextStream, gb18030::Gb18030, stream::StreamFault},
};

fn options() -> Options {
    Options { lang: Lang::En, ..Options::default() }
}

fn of_bytes(bytes: &[u8]) -> Report {
    check(&[Input::file("synthetic", bytes)], &options()).unwrap()
}

fn code_of(bytes: &[u8]) -> &'static str {
    check(&[Input::file("synthetic", bytes)], &options()).unwrap_err().code
}

/// A table in every form that can hold it: with commas, with tabs, as a workbook
/// and within an archive.
fn forms(text: &str) -> Vec<Vec<u8>> {
    let rows: Vec<Vec<String>> =
        text.lines().map(|line| line.split(',').map(String::from).collect()).collect();
    let mut shared = Vec::new();
    let sheet = text_sheet(&rows, &mut shared);
    vec![
        text.as_bytes().to_vec(),
        text.replace(',', "\t").into_bytes(),
        xlsx(&[("Sheet1", &sheet)], &shared, ""),
        zip(&[File::new("details.csv", text.as_bytes())]),
    ]
}

fn sum(report: &Report) -> String {
    let amounts = report.totals.iter().map(|total: &Total| total.rebate_amount.clone().unwrap_or_default());
    amounts.collect::<Vec<_>>().join(" + ")
}

fn codes(report: &Report) -> Vec<&'static str> {
    report.findings.iter().map(|finding| finding.code).collect()
}

/// What a table adds up to in every form, and what is reported of it.
fn read(text: &str) -> (String, Vec<&'static str>) {
    let mut reports = forms(text).into_iter().map(|bytes| of_bytes(&bytes));
    let first = reports.next().unwrap();
    for report in reports {
        assert_eq!(sum(&report), sum(&first), "{text}");
        assert_eq!(codes(&report), codes(&first), "{text}");
    }
    (sum(&first), codes(&first))
}

const ZH: &str = "记录编号,结算月份,返佣金额,币种\n";
const RECORDS: &str = "RB1,2024-10,100.00,CNY\nRB2,2024-10,90.00,CNY\nRB3,2024-10,100.00,CNY\n";

#[test]
fn sums_are_known_by_a_title_of_any_words_in_any_column() {
    for title in [
        "本月合计",
        "汇总",
        "CVM 汇总",
        "总计（元）",
        "2024年10月小计",
        "Grand Total",
        "Total for October",
        "CVM Total (CNY)",
        "TOTAL AMOUNT",
    ] {
        let text = format!("{ZH}{RECORDS}{title},2024-10,290.00,CNY\n");
        assert_eq!(read(&text), ("290.00".into(), vec!["FI021"]), "{title}");
        let month = format!("{ZH}{RECORDS},{title},290.00,CNY\n");
        assert_eq!(read(&month), ("290.00".into(), vec!["FI021"]), "{title}");
    }
    let products = "Product,Settlement Month,Rebate Amount,Currency\nCVM,2024-10,250.00,CNY\n";
    let text = format!("{products}CVM Total,2024-10,250.00,CNY\nGrand Total,,250.00,CNY\n");
    assert_eq!(read(&text), ("250.00".into(), vec!["FI021", "FI021"]));
    let wrong = format!("{products}COS,2024-10,1.00,CNY\nGrand Total,,250.00,CNY\n");
    assert_eq!(read(&wrong), ("251.00".into(), vec!["FI021", "TO002"]));
}

#[test]
fn a_record_whose_product_speaks_of_sums_stays_a_record() {
    let text = "Record ID,Settlement Month,Product,Rebate Amount,Currency\nRB1,2024-10,Total Security,1.00,CNY\nRB2,2024-10,数据汇总,2.00,CNY\n";
    assert_eq!(read(text), ("3.00".into(), vec![]));
    let bare = "Settlement Month,Product,Rebate Amount,Currency\n2024-10,Total Security,1.00,CNY\n2024-10,CVM,2.00,CNY\n";
    assert_eq!(read(bare), ("3.00".into(), vec![]));
}

#[test]
fn a_sum_without_a_title_is_left_out_and_asked_about() {
    let id = format!("{ZH}{RECORDS},,290.00,CNY\n");
    assert_eq!(read(&id), ("290.00".into(), vec!["FI050"]));
    let month = format!("{ZH}{RECORDS},2024-10,290.00,CNY\n");
    assert_eq!(read(&month), ("290.00".into(), vec!["FI050"]));
    let parts = format!(
        "{ZH}RB1,2024-10,100.00,CNY\nRB2,2024-10,90.00,CNY\n,2024-10,190.00,CNY\nRB3,2024-10,7.00,CNY\n,2024-10,7.00,CNY\n,2024-10,197.00,CNY\n"
    );
    assert_eq!(read(&parts), ("197.00".into(), vec!["FI050", "FI050", "FI050"]));
    let above = format!("{ZH},2024-10,290.00,CNY\n{RECORDS}");
    assert_eq!(read(&above), ("290.00".into(), vec!["FI050"]));
    let bare = "Settlement Month,Product,Rebate Amount,Currency\n2024-10,CVM,100.00,CNY\n2024-10,COS,190.00,CNY\n2024-10,,290.00,CNY\n";
    assert_eq!(read(bare), ("290.00".into(), vec!["FI050"]));
}

#[test]
fn a_row_without_an_identifier_that_is_no_sum_is_counted() {
    let (sum, codes) = read(&format!("{ZH}{RECORDS},2024-10,5.00,CNY\n"));
    assert_eq!(sum, "295.00");
    assert!(!codes.contains(&"FI050"), "{codes:?}");
}

#[test]
fn the_unit_above_a_table_scales_it() {
    let header = "订单号,结算月份,返佣金额\n20241007120003216009901,2024-10,";
    let cases = [
        ("单位：万元,,", "0.029", "290.000"),
        ("（单位：万元）,,", "0.029", "290.000"),
        ("单位,万元,", "0.029", "290.000"),
        ("金额单位：分,,", "29000", "290.00"),
        ("金额单位：千元,,", "0.29", "290.00"),
        ("单位：元,,", "290.00", "290.00"),
        ("Amounts in thousands,,", "0.29", "290.00"),
        ("All amounts in USD thousands,,", "0.29", "290.00"),
        ("Unit: 10k CNY,,", "0.029", "290.000"),
    ];
    for (above, amount, expected) in cases {
        let (sum, codes) = read(&format!("{above}\n{header}{amount}\n"));
        assert_eq!(sum, expected, "{above}");
        assert!(codes.contains(&"FI051"), "{above}");
    }
    let (sum, codes) = read(&format!("单位：百万元,,\n{header}2.90\n"));
    assert_eq!(sum, "2.90");
    assert!(codes.contains(&"FI052"));
    let own = read("单位：万元,,\n订单号,结算月份,返佣金额（元）\n20241007120003216009901,2024-10,290.00\n");
    assert_eq!(own.0, "290.00");
}

#[test]
fn currency_and_month_above_a_table_hold_for_its_rows() {
    for above in [
        "币种：人民币,结算月份：2024-10,",
        "币种,人民币,\n结算月份,2024年10月,",
        "Currency: CNY,Settlement Month: 2024-10,",
    ] {
        let report = of_bytes(format!("{above}\n记录编号,产品,返佣金额\nRB1,CVM,290.00\n").as_bytes());
        let total = report.totals.first().unwrap();
        assert_eq!(total.currency.as_deref(), Some("CNY"), "{above}");
        assert_eq!(total.settlement_period.as_deref(), Some("2024-10"), "{above}");
    }
}

#[test]
fn a_row_of_units_below_the_header_holds() {
    let (sum, codes) = read("记录编号,结算月份,返佣金额\n文本,年月,万元\nRB1,2024-10,0.029\n");
    assert_eq!((sum.as_str(), codes), ("290.000", vec!["FI022"]));
}

#[test]
fn a_later_header_is_known_by_what_it_says() {
    let more = "RC1,2024-10,10.00,CNY\n";
    for again in [
        "\u{FEFF}记录编号,结算月份,返佣金额,币种",
        "Record ID,Settlement Month,Rebate Amount,Currency",
        "文本,年月,元,文本",
        "记录编号,结算月份,返佣金额（元）,币种",
    ] {
        assert_eq!(
            read(&format!("{ZH}{RECORDS}{again}\n{more}")),
            ("300.00".into(), vec!["FI022"]),
            "{again}"
        );
    }
    let short = "记录编号,结算月份,返佣金额,币种,\nRB1,2024-10,100.00,CNY,\n记录编号,结算月份,返佣金额,币种\nRB2,2024-10,96.00,CNY\n";
    assert_eq!(sum(&of_bytes(short.as_bytes())), "196.00");
}

#[test]
fn columns_in_another_order_hold_from_a_later_header_on() {
    let text = "记录编号,结算月份,返佣基数,返佣金额,币种\nRB1,2024-10,1000.00,100.00,CNY\n记录编号,结算月份,返佣金额,返佣基数,币种\nRB2,2024-10,96.00,960.00,CNY\n记录编号,结算月份,返佣基数,返佣金额,币种\nRB3,2024-10,30.00,3.00,CNY\n";
    assert_eq!(read(text), ("199.00".into(), vec!["FI022", "FI022", "AM020"]));
    let swapped = "记录编号,合作伙伴UIN,客户UIN,结算月份,返佣金额,币种\nRB1,200012345678,100012345678,2024-10,100.00,CNY\n记录编号,客户UIN,合作伙伴UIN,结算月份,返佣金额,币种\nRB2,100012345678,200012345678,2024-10,96.00,CNY\n";
    assert_eq!(read(swapped), ("196.00".into(), vec!["FI022"]));
}

#[test]
fn a_row_that_does_not_fit_a_later_header_is_no_record_of_it() {
    let text = "记录编号,结算月份,返佣基数,返佣金额,币种\nRB1,2024-10,1000.00,100.00,CNY\n记录编号,返佣金额,结算月份,币种\nRB2,96.00,2024-10\n";
    let report = of_bytes(text.as_bytes());
    assert!(codes(&report).contains(&"FI003"));
    assert!(sum(&report).split(" + ").any(|amount| amount == "100.00"), "{}", sum(&report));
}

#[test]
fn footers_are_remarks_and_a_sum_in_words_is_compared() {
    let footers = "共3笔记录,,,\n第2页,,,\n导出时间：2024-11-01 10:00:00,,,\n制表人：张三,,审核人：李四,\n----,----,----,----\n4 rows selected.,,,\nPage 2 of 3,,,\nPrepared by: Li,,,\n";
    assert_eq!(read(&format!("{ZH}{RECORDS}{footers}")), ("290.00".into(), vec!["FI038"; 8]));
    assert_eq!(read(&format!("{ZH}{RECORDS}合计：290.00元,,,\n")), ("290.00".into(), vec!["FI021"]));
    assert_eq!(read(&format!("{ZH}{RECORDS}合计：291.00元,,,\n")), ("290.00".into(), vec!["FI021", "TO002"]));
}

#[test]
fn thousands_or_decimals_are_asked_about_where_semicolons_separate() {
    let text =
        "Record ID;Settlement Month;Rebate Amount;Currency\nRB1;2024-10;1.250;EUR\nRB2;2024-10;5.000;EUR\n";
    assert_eq!(codes(&of_bytes(text.as_bytes())), ["AM003", "AM003"]);
    let shown = text.replace("5.000", "5.000,00");
    assert_eq!(sum(&of_bytes(shown.as_bytes())), "6250.00");
}

#[test]
fn an_encoding_that_hardly_fits_is_doubted() {
    let with = |name: &[u8]| {
        let mut bytes = b"Record ID,Customer Name,Settlement Month,Rebate Amount,Currency\nRB1,".to_vec();
        bytes.extend_from_slice(name);
        bytes.extend_from_slice(b",2024-10,100.00,USD\n");
        let report =
            check(&[Input::file("synthetic", &bytes)], &Options { gb18030: Some(gb18030()), ..options() })
                .unwrap();
        let found = report.findings.into_iter().find(|finding| finding.code == "FI053");
        found.map(|finding| finding.message)
    };
    assert!(with(b"S\xE3o Paulo").unwrap().contains("Windows-1252"));
    assert!(with(b"M\xFCnchen Gm\xF6g").unwrap().contains("Windows-1252"));
    let cyrillic = b"\xCE\xE1\xEB\xE0\xF7\xED\xFB\xE9 \xF1\xE5\xF0\xE2\xE5\xF0";
    assert!(with(cyrillic).unwrap().contains("Windows-1251"));
    let kana = b"\x83T\x81[\x83o\x81[\x8A\x94\x8E\xAE\x89\xEF\x8E\xD0";
    assert!(with(kana).unwrap().contains("Shift_JIS"));
    // 深圳市腾云科技有限公司, 陶喆, in GB18030.
    assert_eq!(
        with(b"\xC9\xEE\xDB\xDA\xCA\xD0\xCC\xDA\xD4\xC6\xBF\xC6\xBC\xBC\xD3\xD0\xCF\xDE\xB9\xAB\xCB\xBE"),
        None
    );
    assert_eq!(with(b"\xCC\xD5\x86\xB4"), None);
}

fn gb18030() -> Gb18030 {
    Gb18030(|bytes| {
        let text = encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(bytes)?;
        Some(text.into_owned())
    })
}

#[test]
fn decoding_says_where_it_stops() {
    let mut bytes = b"Order ID,Product,Rebate Amount,Note\n".to_vec();
    bytes.extend_from_slice(
        b"20241007120003216009945,CVM,8.00,\xD4\xC6\n20241007120003216009946,CVM,8.00,\xD4\xFF\n",
    );
    let error =
        check(&[Input::file("synthetic", &bytes)], &Options { gb18030: Some(gb18030()), ..options() })
            .unwrap_err();
    assert_eq!((error.code, error.line), ("FI006", Some(3)));
}

#[test]
fn the_separator_is_known_by_the_whole_table() {
    let bars = "记录编号,产品,结算月份,返佣金额,币种\nRB1,CVM|S5|2C|4G|50G|广州,2024-10,100.00,CNY\n";
    assert_eq!(sum(&of_bytes(bars.as_bytes())), "100.00");
    let titles = "返佣,报表\n导出,一,二,三,四\nx,y,z\na,b,c,d\ne,f,g,h\n记录编号\t结算月份\t返佣金额\t币种\nRB1\t2024-10\t100.00\tCNY\n";
    assert_eq!(sum(&of_bytes(titles.as_bytes())), "100.00");
    let padded = format!("{ZH}{RECORDS}").replace(',', "\t,").replace('\n', "\t\n");
    assert_eq!(sum(&of_bytes(padded.as_bytes())), "290.00");
    let lists = "Order ID,Rebate Amount,Note\n20241007120003216009945,8.00,CPU:4;MEM:8;DISK:50;NET:1\n20241007120003216009946,8.10,CPU:4;MEM:8;DISK:50;NET:2\n";
    assert_eq!(sum(&of_bytes(lists.as_bytes())), "16.10");
}

#[test]
fn blank_cells_below_a_filled_one_are_reported() {
    let text = "结算月份,客户UIN,记录编号,返佣金额,币种\n2024-10,100000049695,RB1,100.00,CNY\n,,RB2,90.00,\n,,RB3,100.00,\n";
    assert_eq!(read(text).1, ["FI055", "FI055", "FI055"]);
}

#[test]
fn a_header_far_down_is_found() {
    let text = (0..60).map(|line| format!("第 {line} 行说明,,,\n")).collect::<Vec<_>>().concat();
    assert_eq!(read(&format!("{text}{ZH}{RECORDS}")), ("290.00".into(), vec!["FI009"]));
}

#[test]
fn marks_that_force_text_are_cleaned_everywhere() {
    let text = "\"`记录编号\",'结算月份,\"=\"\"返佣金额\"\"\",币种\nRB1,`2024-10,\"=\"\"50.00\"\"\",CNY\nRB2,'2024-10,'60.00,'CNY\n";
    let report = of_bytes(text.as_bytes());
    assert_eq!((sum(&report).as_str(), codes(&report)), ("110.00", vec!["FI054"]));
}

#[test]
fn exact_numbers_are_read_as_programs_write_them() {
    let text = "Record ID,Settlement Month,Base Amount,Rate,Adjustment,Rebate Amount,Currency\nRB1,2024-10,1000.00,5%,0E-8,CN¥50.00,CNY\nRB2,2024-10,10.00,5%,0,.50,CNY\n";
    assert_eq!(read(text), ("50.50".into(), vec![]));
    let blanks = "\"Record ID\", \"Settlement Month\", \"Rebate Amount\", \"Currency\"\n\"RB1\", \"2024-10\", \"NT$50\", \"TWD\"\n";
    let report = of_bytes(blanks.as_bytes());
    assert_eq!((sum(&report).as_str(), report.summary.errors), ("50", 0));
}

#[test]
fn names_of_columns_and_statuses_are_known() {
    for name in ["应返佣金", "税前返佣", "激励金额", "预计返佣"] {
        assert_eq!(
            read(&format!("记录编号,结算月份,{name},币种\nRB1,2024-10,100.00,CNY\n")).0,
            "100.00",
            "{name}"
        );
    }
    for name in ["消费金额", "实付金额", "Net Consumption"] {
        let text =
            format!("记录编号,结算月份,{name},返佣比例,返佣金额,币种\nRB1,2024-10,1000.00,10%,90.00,CNY\n");
        assert_eq!(read(&text).1, ["AM001"], "{name}");
    }
    for name in ["冲正金额", "扣回金额", "Clawback"] {
        let text = format!(
            "记录编号,结算月份,返佣基数,返佣比例,{name},返佣金额,币种\nRB1,2024-10,1000.00,10%,20.00,80.00,CNY\n"
        );
        assert_eq!(read(&text).1, Vec::<&str>::new(), "{name}");
    }
    for (status, lifecycle) in [("已打款", "settled"), ("待发放", "in_review"), ("已出账", "in_review")]
    {
        let text = format!("记录编号,结算月份,返佣金额,币种,状态\nRB1,2024-10,100.00,CNY,{status}\n");
        let report = of_bytes(text.as_bytes());
        let total = serde_json::to_value(report.totals.first().unwrap()).unwrap();
        assert!(total.to_string().contains(lifecycle), "{status}: {total}");
    }
}

#[test]
fn an_amount_that_its_comma_split_beside_another_is_never_read() {
    let text = "Order ID,Product,Base amount,Rebate Amount,Note\n20241007120003216009945,CVM,12,345.00,1.50,\n20241007120003216009946,CVM,100.00,8.00,\n";
    let report = of_bytes(text.as_bytes());
    assert_eq!((sum(&report).as_str(), codes(&report)), ("8.00", vec!["FI003", "AM020"]));
}

#[test]
fn files_of_systems_in_an_archive_are_passed_over() {
    let table = format!("{ZH}{RECORDS}");
    let files = ["__MACOSX/._a.csv", ".DS_Store", "d/Thumbs.db", "d/desktop.ini", "._b.csv"];
    let mut all = vec![File::new("a.csv", table.as_bytes())];
    all.extend(files.iter().map(|name| File::new(name, b"\0\x05\x16\x07")));
    let report = of_bytes(&zip(&all));
    assert_eq!((report.inputs.len(), codes(&report)), (1, vec![]));
}

#[test]
fn a_part_that_was_not_read_is_an_error_beside_what_was_found() {
    let table = format!("{ZH}{RECORDS}");
    let files = [File::new("a.csv", table.as_bytes()), File::new("b.csv", b"\x81\xFF\xFD\x00bad")];
    let bytes = zip(&files);
    let (report, errors) = check_usable(&[Input::file("synthetic", &bytes)], &options());
    assert_eq!(sum(&report), "290.00");
    assert_eq!(
        errors.iter().map(|error| (error.input.as_str(), error.code)).collect::<Vec<_>>(),
        [("synthetic/b.csv", "FI006")]
    );
}

#[test]
fn a_directory_that_counts_too_few_hides_nothing() {
    let table = format!("{ZH}RB1,2024-10,8.00,CNY\n");
    let second = format!("{ZH}RB2,2024-10,9.00,CNY\n");
    let mut bytes = zip(&[File::new("a.csv", table.as_bytes()), File::new("b.csv", second.as_bytes())]);
    let end = bytes.len() - 22;
    bytes[end + 8] = 1;
    bytes[end + 10] = 1;
    assert_eq!(sum(&of_bytes(&bytes)), "17.00");
}

#[test]
fn a_line_end_in_a_cell_is_one_sign() {
    let sheet = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Order ID</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>Rebate Amount</t></is></c></row><row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>20241007120003216009945</t></is></c><c r=\"B2\" t=\"inlineStr\"><is><t>line\r\nend</t></is></c></row></sheetData>";
    let bytes = xlsx(&[("S", sheet)], &[], "");
    let report = of_bytes(&bytes);
    assert_eq!(report.findings.first().unwrap().raw.as_deref(), Some("line\nend"));
}

#[test]
fn the_days_of_a_workbook_begin_where_its_own_element_says() {
    let report = of_bytes(include_bytes!("../../tests/fixtures/cases/date1904-x15.xlsx"));
    assert_eq!(sum(&report), "8");
    let codes = codes(&report);
    assert!(!codes.contains(&"PE006") && !codes.contains(&"PE004"), "{codes:?}");
    let period = report.totals.first().unwrap().settlement_period.as_deref();
    assert_eq!(period, Some("2024-10"));
}

#[test]
fn an_archive_with_sizes_of_eight_bytes_is_read() {
    assert_eq!(sum(&of_bytes(include_bytes!("../../tests/fixtures/cases/zip64-small.zip"))), "8.00");
}

#[test]
fn columns_far_to_the_right_keep_their_place() {
    use crate::support::letters;
    let far = letters(300);
    let farther = letters(310);
    let cell =
        |place: &str, text: &str| format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let sheet = format!(
        "<sheetData><row r=\"1\">{}{}{}</row><row r=\"2\">{}{}{}</row></sheetData>",
        cell("A1", "Order ID"),
        cell(&format!("{far}1"), "Kept"),
        cell(&format!("{farther}1"), "Rebate Amount"),
        cell("A2", "20241007120003216009945"),
        cell(&format!("{}2", letters(305)), "999"),
        cell(&format!("{farther}2"), "8.00"),
    );
    assert_eq!(sum(&of_bytes(&xlsx(&[("S", &sheet)], &[], ""))), "8.00");
}

#[test]
fn two_parts_of_one_name_are_refused() {
    let rows = vec![
        vec!["Order ID".into(), "Rebate Amount".into()],
        vec!["20241007120003216009945".into(), "8.00".into()],
    ];
    let mut shared = Vec::new();
    let sheet = text_sheet(&rows, &mut shared);
    let book = xlsx(&[("S", &sheet)], &shared, "");
    assert_eq!(sum(&of_bytes(&book)), "8.00");
    // The name of a part is written over with that of the sheet, twice each.
    let from = b"xl/sharedStrings.xml";
    let mut twice = book.clone();
    let to = b"xl/worksheets/s1.xml";
    assert_eq!(from.len(), to.len());
    for at in 0..twice.len() - from.len() {
        if &twice[at..at + from.len()] == from {
            twice[at..at + from.len()].copy_from_slice(to);
        }
    }
    assert_ne!(twice, book);
    assert!(matches!(code_of(&twice), "FI015"));
}

#[test]
fn an_answer_in_a_wrapping_is_read_or_named() {
    let rebate = r#"{"Response":{"RebateInfoSet":[{"RebateMonth":"2024-10","RebateAmt":29000}],"TotalCount":1,"RequestId":"x"}}"#;
    let wrapped = format!(r#"{{"code":0,"message":"ok","data":{rebate}}}"#);
    assert_eq!(sum(&of_bytes(wrapped.as_bytes())), sum(&of_bytes(rebate.as_bytes())));
    let list = r#"{"code":0,"data":{"list":[{"记录编号":"RB1","结算月份":"2024-10","返佣金额":"100.00","币种":"CNY"}],"total":1}}"#;
    assert_eq!(sum(&of_bytes(list.as_bytes())), "100.00");
    assert_eq!(code_of(br#"{"Code":"AuthFailure","Message":"no","RequestId":"x"}"#), "FI026");
    let none = of_bytes(br#"{"Response":{"RebateInfoSet":null,"TotalCount":0,"RequestId":"x"}}"#);
    assert_eq!(none.inputs.first().unwrap().records, 0);
    assert_eq!(code_of(br#"{"log":{"version":"1.2","entries":[{"request":{"url":"x"}}]}}"#), "FI031");
}

#[test]
fn a_file_of_another_kind_is_named() {
    let error = |bytes: &[u8]| check(&[Input::file("synthetic", bytes)], &options()).unwrap_err();
    let expired = error(b"<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>");
    assert_eq!(expired.code, "FI031");
    assert!(expired.message.contains("expired"), "{}", expired.message);
}

/// A text that is read piece by piece from memory.
#[derive(Debug)]
struct Pieces<'a>(&'a [u8]);

impl TextStream for Pieces<'_> {
    fn size(&self) -> usize {
        self.0.len()
    }
    fn read(&self, at: usize, into: &mut [u8]) -> Result<usize, StreamFault> {
        let rest = self.0.get(at..).unwrap_or_default();
        let count = rest.len().min(into.len());
        into[..count].copy_from_slice(&rest[..count]);
        Ok(count)
    }
    fn sha256(&self) -> Result<String, StreamFault> {
        Ok(rebatelens_core::model::hash::sha256(self.0))
    }
    fn has_changed(&self) -> bool {
        false
    }
}

#[test]
fn a_text_that_is_read_piece_by_piece_has_the_same_sums_and_headers() {
    let rows = |from: usize, to: usize| -> String {
        (from..to).map(|n| format!("RB{n},2024-10,{n}.50,CNY\n")).collect::<Vec<_>>().concat()
    };
    let sum: usize = (1..40).sum();
    let text = format!(
        "{ZH}{},2024-10,{sum}.00,CNY\n记录编号,返佣金额,结算月份,币种\nRX1,7.25,2024-10,CNY\n{}共 3 页,,,\n",
        (1..40).map(|n| format!("RB{n},2024-10,{n}.00,CNY\n")).collect::<Vec<_>>().concat(),
        rows(50, 90)
            .lines()
            .map(|line| {
                let c: Vec<&str> = line.split(',').collect();
                format!("{},{},{},{}\n", c[0], c[2], c[1], c[3])
            })
            .collect::<Vec<_>>()
            .concat(),
    );
    let whole = of_bytes(text.as_bytes());
    for window in [16, 64, 300] {
        let pieces = Pieces(text.as_bytes());
        let stream = StreamedText::in_windows(&pieces, window);
        let report = check(&[Input::streamed("synthetic", &stream)], &options()).unwrap();
        assert_eq!(
            serde_json::to_string(&report).unwrap(),
            serde_json::to_string(&whole).unwrap(),
            "{window}"
        );
    }
    assert!(codes(&whole).contains(&"FI050"));
}

#[test]
fn a_file_that_gzip_has_compressed_is_read() {
    let text = format!("{ZH}{RECORDS}");
    let mut bytes = b"\x1F\x8B\x08\x08\0\0\0\0\0\x03details.csv\0".to_vec();
    bytes.extend(miniz_oxide::deflate::compress_to_vec(text.as_bytes(), 6));
    bytes.extend(rebatelens_core::model::crc32::crc32(text.as_bytes()).to_le_bytes());
    bytes.extend(u32::try_from(text.len()).unwrap().to_le_bytes());
    assert_eq!(sum(&of_bytes(&bytes)), "290.00");
    bytes.truncate(bytes.len() - 9);
    assert_eq!(code_of(&bytes), "FI015");
}

#[test]
fn a_row_of_endless_cells_keeps_its_end_as_one() {
    let wide = format!("{ZH}{RECORDS}{}\nRB9,2024-10,10.00,CNY\n", ",".repeat(3_000_000));
    let report = of_bytes(wide.as_bytes());
    assert!(sum(&report).ends_with("300.00"), "{}", sum(&report));
    assert_eq!(codes(&report), ["FI003"]);
    let quoted = format!("{ZH}{RECORDS}{}\nRB9,2024-10,10.00,CNY\n", "\"a\",".repeat(100_000));
    assert_eq!(codes(&of_bytes(quoted.as_bytes())), ["FI003"]);
}

#[test]
fn a_part_of_endless_lines_is_refused_before_it_is_read() {
    let lines = format!("{ZH}{}", "\"a\n".repeat(4_000_001));
    let refused =
        check(&[Input::file("synthetic", &zip(&[File::new("a.csv", lines.as_bytes())]))], &options());
    let error = refused.unwrap_err();
    assert_eq!(error.code, "FI016");
    assert!(error.message.contains("4000000 lines"), "{}", error.message);
}

#[test]
fn hidden_rows_of_a_sheet_are_said() {
    let row = |number: usize, hidden: &str, cells: [&str; 4]| {
        let cells = cells.map(|text| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>")).concat();
        format!("<row r=\"{number}\"{hidden}>{cells}</row>")
    };
    let sheet = [
        row(1, "", ["Record ID", "Settlement Month", "Rebate Amount", "Currency"]),
        row(2, "", ["RB1", "2024-10", "100.00", "CNY"]),
        row(3, " hidden=\"1\"", ["RB2", "2024-10", "96.00", "CNY"]),
        row(4, " hidden=\"true\"", ["RB3", "2024-10", "4.00", "CNY"]),
        "<row r=\"5\" hidden=\"1\"/>".into(),
    ];
    let book = xlsx(&[("S", &format!("<sheetData>{}</sheetData>", sheet.concat()))], &[], "");
    let report = of_bytes(&book);
    assert_eq!((sum(&report).as_str(), codes(&report)), ("200.00", vec!["FI056"]));
    assert_eq!(report.findings[0].title, "Hidden in the sheet: 2 rows");
    assert_eq!(report.findings[0].line, Some(3));
}
