//! Headers in all their drift. The columns of the commission statement are not
//! public: every header here is synthetic.

use rebatelens_core::{
    Input, Options, check,
    model::Field,
    table::{
        column::How,
        header::{Mapping, read_header},
        verdict::{TableVerdict, verdict},
    },
};

fn field_of(header: &str) -> Option<Field> {
    read_header([header].into_iter(), &Mapping::default())[0].field
}

/// Forty kinds of drift, each on a header of its own.
const DRIFT: [(&str, &str, Field); 40] = [
    ("plain English", "Rebate Amount", Field::RebateAmount),
    ("no spaces", "RebateAmount", Field::RebateAmount),
    ("small letters", "rebate amount", Field::RebateAmount),
    ("capital letters", "REBATE AMOUNT", Field::RebateAmount),
    ("snake case", "rebate_amount", Field::RebateAmount),
    ("kebab case", "rebate-amount", Field::RebateAmount),
    ("double spaces", "Rebate  Amount", Field::RebateAmount),
    ("blanks around", "  Rebate Amount\t", Field::RebateAmount),
    ("no-break space", "Rebate\u{a0}Amount", Field::RebateAmount),
    ("zero-width space", "Rebate\u{200B} Amount", Field::RebateAmount),
    ("byte order mark", "\u{FEFF}Rebate Amount", Field::RebateAmount),
    ("line break", "Rebate\nAmount", Field::RebateAmount),
    ("currency in brackets", "Rebate Amount (USD)", Field::RebateAmount),
    ("currency behind", "Rebate Amount USD", Field::RebateAmount),
    ("currency with “in”", "Rebate amount in USD", Field::RebateAmount),
    ("square brackets", "Rebate Amount [CNY]", Field::RebateAmount),
    ("abbreviation", "Rebate Amt.", Field::RebateAmount),
    ("number sign", "Order #", Field::OrderId),
    ("“No.”", "Order No.", Field::OrderId),
    ("synonym", "Commission Amount", Field::RebateAmount),
    ("required mark", "*Order ID", Field::OrderId),
    ("colon", "Order ID:", Field::OrderId),
    ("quotation marks", "\"Order ID\"", Field::OrderId),
    ("the interface's name", "DealName", Field::OrderId),
    ("plain Chinese", "返佣金额", Field::RebateAmount),
    ("Chinese with blanks", "返 佣 金 额", Field::RebateAmount),
    ("unit in full-width brackets", "返佣金额（元）", Field::RebateAmount),
    ("unit in plain brackets", "返佣金额(元)", Field::RebateAmount),
    ("unit behind", "返佣金额元", Field::RebateAmount),
    ("unit with its word", "返佣金额（单位：元）", Field::RebateAmount),
    ("lenticular brackets", "返佣金额【元】", Field::RebateAmount),
    ("traditional characters", "返佣金額", Field::RebateAmount),
    ("traditional synonym", "訂單號", Field::OrderId),
    ("full-width letters", "订单ＩＤ", Field::OrderId),
    ("synonym in Chinese", "佣金金额", Field::RebateAmount),
    ("prefix of time", "本期返佣金额", Field::RebateAmount),
    ("full-width colon", "订单号：", Field::OrderId),
    ("both languages with a bar", "订单号/Order ID", Field::OrderId),
    ("both languages with a blank", "订单号 Order ID", Field::OrderId),
    ("both languages in brackets", "Order ID（订单号）", Field::OrderId),
];

#[test]
fn forty_kinds_of_drift_map_without_a_mistake() {
    for (kind, header, field) in DRIFT {
        assert_eq!(field_of(header), Some(field), "{kind}: {header:?}");
    }
}

#[test]
fn a_file_of_every_kind_of_drift_is_read() {
    for (kind, header, field) in DRIFT {
        let other = if field == Field::OrderId { "返佣金额" } else { "Order ID" };
        let order = "20241007120003216009945";
        let cells = if field == Field::OrderId { [order, "8.00"] } else { ["8.00", order] };
        let quoted = header.replace('"', "\"\"");
        let csv = format!("\"{quoted}\",{other}\n{},{}\n", cells[0], cells[1]);
        let report = check(&[Input::file("synthetic.csv", csv.as_bytes())], &Options::default()).unwrap();
        assert_eq!(report.totals[0].rebate_amount.as_deref(), Some("8.00"), "{kind}");
        assert!(report.findings.is_empty(), "{kind}: {:?}", report.findings);
    }
}

#[test]
fn a_unit_in_the_header_counts() {
    for (header, amount, currency) in [
        ("返佣金额（分）", "8.00", "CNY"),
        ("返佣金额（万元）", "8000000", "CNY"),
        ("返佣金额（元）", "800", "CNY"),
        ("Rebate Amount (USD)", "800", "USD"),
    ] {
        let csv = format!("Order ID,{header}\n20241007120003216009945,800\n");
        let report = check(&[Input::file("synthetic.csv", csv.as_bytes())], &Options::default()).unwrap();
        let total = &report.totals[0];
        assert_eq!(total.rebate_amount.as_deref(), Some(amount), "{header}");
        assert_eq!(total.currency.as_deref(), Some(currency), "{header}");
    }
}

#[test]
fn a_name_with_two_meanings_is_asked_about() {
    for header in ["金额", "Amount", "UIN", "账号ID", "合计"] {
        let column = &read_header([header].into_iter(), &Mapping::default())[0];
        assert_eq!((column.field, column.how), (None, How::Ambiguous), "{header}");
        assert!(!column.could_be().is_empty(), "{header}");
    }
}

#[test]
fn a_payment_from_the_balance_of_that_name_is_never_rebate() {
    let bill = [
        "支付者UIN",
        "地域",
        "产品名称",
        "项目名称",
        "计费模式",
        "国内国际",
        "原价(元)",
        "优惠后总价(元)",
        "优惠券支付(元)",
        "赠送金支付(元)",
        "分成金支付(元)",
        "现金支付(元)",
    ];
    let csv = format!("{}\n100000032030,广州,云服务器,默认,按量,国内,10,8,0,0,8,0\n", bill.join(","));
    let report = check(&[Input::file("synthetic.csv", csv.as_bytes())], &Options::default()).unwrap();
    let input = &report.inputs[0];
    assert_eq!(input.kind, Some("bill_line"));
    let paid = &input.columns[10];
    assert_eq!((paid.field.as_deref(), paid.unit), (Some("transfer_paid"), Some("row_currency")));
    assert!(report.totals.is_empty());
    let english = ["Cash", "Free Credit", "Voucher", "Commission"];
    let columns = read_header(english.into_iter(), &Mapping::default());
    assert!(columns.iter().all(|column| column.field.is_none()));
}

#[test]
fn bills_of_every_generation_are_bills() {
    for header in [
        "支付者UIN,使用者UIN,操作者UIN,产品名称,子产品名称,计费模式,资源ID,订单ID,交易ID,扣费时间,组件原价,折扣率,优惠后总价,代金券支出(元),现金账户支出(元),标签键:部门",
        "Payer Account ID,Owner Account ID,Operator Account ID,Product Name,Subproduct Name,Billing Mode,Transaction ID,Transaction Time,Original Cost,Currency,Total Cost (Including Tax)",
        "Payer Account ID,Owner Account ID,Operator Account ID,ProductName,BillingMode,TransactionID,TransactionTime,OriginalCost,DiscountRate,Currency,TaxRate",
        "Bill Month,Instance ID,Instance Name,Product Name,Payer Account ID,Owner Account ID,Reseller Account ID,Customer Discount Rate,Total Amount Before Voucher,Customer Voucher Deduction,Total Cost,Currency,Payment Status",
    ] {
        let cells: Vec<&str> = header.split(',').map(|_| "-").collect();
        let csv = format!("{header}\n{}\n", cells.join(","));
        let report = check(&[Input::file("synthetic.csv", csv.as_bytes())], &Options::default()).unwrap();
        assert_eq!(report.inputs[0].kind, Some("bill_line"), "{header}");
        let unknown = report.inputs[0].columns.iter().filter(|column| column.how == "unknown");
        let unknown: Vec<&str> = unknown.map(|column| column.header.as_str()).collect();
        assert!(unknown.iter().all(|header| header.starts_with("标签键")), "{unknown:?}");
    }
}

#[test]
fn a_foreign_systems_header_gives_questions() {
    // Shaped like another vendor's payout export; the names are public.
    let foreign = [
        "earningId",
        "participantID",
        "earningAmount",
        "earningRate",
        "transactionCurrency",
        "paymentStatus",
        "lever",
        "maturityMonth",
    ];
    let columns = read_header(foreign.into_iter(), &Mapping::default());
    assert_ne!(verdict(&columns), TableVerdict::RebateTable);
    assert!(columns.iter().all(|column| column.field.is_none()), "{columns:?}");
    let csv = format!("{}\n1,2,3,4,USD,Sent,x,2026-10\n", foreign.join(","));
    let error = check(&[Input::file("synthetic.csv", csv.as_bytes())], &Options::default()).unwrap_err();
    assert_eq!(error.code, "FI004");
    assert!(
        error.message.contains("earningAmount (rebate_amount/base_amount/adjustment_amount?)"),
        "{}",
        error.message
    );
    assert_eq!(error.columns[2].could_be, ["rebate_amount", "base_amount", "adjustment_amount"]);
    assert_eq!(error.headers_key.as_deref().map(str::len), Some(64));
}

#[test]
fn what_a_person_said_is_remembered_for_the_same_headers_only() {
    let csv = "Reference,Fee,Order ID\nA1,8.00,20241007120003216009945\n";
    let run = |csv: &str, map: Mapping| {
        check(&[Input::file("synthetic.csv", csv.as_bytes())], &Options { map, ..Options::default() })
    };
    let error = run(csv, Mapping::default()).unwrap_err();
    let map = vec![("Fee".to_string(), Field::RebateAmount)];
    let remembered = Mapping { remembered: vec![(error.headers_key.unwrap(), map)], ..Mapping::default() };
    let report = run(csv, remembered.clone()).unwrap();
    assert_eq!(report.inputs[0].columns[1].how, "given");
    // The same names in another order and spelling are the same headers.
    let moved = "order id,REFERENCE,Fee\n20241007120003216009945,A1,8.00\n";
    assert_eq!(run(moved, remembered.clone()).unwrap().totals[0].rebate_amount.as_deref(), Some("8.00"));
    let other = "Reference,Fee,Order ID,City\nA1,8.00,20241007120003216009945,Shenzhen\n";
    assert_eq!(run(other, remembered).unwrap_err().code, "FI004");
}

#[test]
fn unknown_columns_are_kept_as_they_are() {
    let csv = "Order ID,Rebate Amount,Sales person\n20241007120003216009945,8.00,Wang\n";
    let report = check(&[Input::file("synthetic.csv", csv.as_bytes())], &Options::default()).unwrap();
    let column = &report.inputs[0].columns[2];
    assert_eq!((column.header.as_str(), column.how), ("Sales person", "unknown"));
}

#[test]
fn a_header_on_two_rows_is_read_by_both() {
    let csv = "订单,,返佣,,\n编号,产品,基数,比例,金额\n20241007120003216009945,CVM,100.00,8%,8.10\n";
    let report = check(&[Input::file("synthetic.csv", csv.as_bytes())], &Options::default()).unwrap();
    let fields: Vec<&str> =
        report.inputs[0].columns.iter().map(|column| column.field.as_deref().unwrap_or(column.how)).collect();
    assert_eq!(fields, ["order_id", "product", "base_amount", "rebate_rate", "rebate_amount"]);
    let codes: Vec<&str> = report.findings.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, ["FI035", "AM001"]);
}

#[test]
fn a_part_in_a_hundred_is_a_rate_and_never_an_amount() {
    for header in ["Commission %", "Rebate (%)", "返佣（％）", "佣金%", "Commission Rate (%)", "返佣比例‰"]
    {
        assert_eq!(field_of(header), Some(Field::RebateRate), "{header}");
    }
    for header in ["Rebate Amount (%)", "返佣金额%"] {
        let column = &read_header([header].into_iter(), &Mapping::default())[0];
        assert_eq!((column.field, column.how), (None, How::Ambiguous), "{header}");
    }
}

#[test]
fn a_word_in_front_and_a_unit_behind_a_bar_do_no_harm() {
    for header in
        ["本月应返佣金额", "当月返佣金额", "Net Rebate Amount", "返佣金额/元", "返佣金额_元", "返佣金额-元"]
    {
        assert_eq!(field_of(header), Some(Field::RebateAmount), "{header}");
    }
    let column = &read_header(["返佣金额/分"].into_iter(), &Mapping::default())[0];
    assert_eq!(column.money_unit().name(), "fen_integer");
}
