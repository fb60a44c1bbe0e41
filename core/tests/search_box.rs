//! Search boxes: which of them ask for an identifier, and what is wrong in them.
#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use rebatelens_core::{BoxReport, Lang, check_box};

fn finished(captions: &str, typed: &str) -> BoxReport {
    check_box(captions, typed, true, Lang::En).unwrap()
}

const ORDER: &str = "20261003461700392856104";
const CUSTOMER: &str = "100017320461";

#[test]
fn captions_name_the_kinds_that_a_box_asks_for() {
    for (captions, kinds) in [
        ("Order ID", &["order"][..]),
        ("Enter order ID", &["order"]),
        ("Search by order no.", &["order"]),
        ("请输入订单号", &["order"]),
        ("請輸入訂單號", &["order"]),
        ("订单", &["order"]),
        ("客户 UIN：", &["customer"]),
        ("Customer UIN or order ID", &["customer", "order"]),
        ("请输入客户UIN/订单号", &["customer", "order"]),
        ("订单流水号", &["order"]),
        ("Search\nCustomer ID\nOrder ID", &["customer"]),
        ("Partner account ID", &["partner"]),
        ("返佣记录编号", &["record"]),
    ] {
        let found = check_box(captions, "", true, Lang::En).map(|report| report.kinds).unwrap_or_default();
        let mut found: Vec<&str> = found;
        found.sort_unstable();
        assert_eq!(found, kinds, "{captions}");
    }
}

#[test]
fn other_boxes_are_none_of_our_business() {
    for captions in [
        "",
        "Password",
        "Search",
        "Order time",
        "订单时间",
        "订单状态",
        "Order notes",
        "Product name",
        "Remarks\n备注",
    ] {
        assert_eq!(check_box(captions, ORDER, true, Lang::En), None, "{captions}");
    }
}

#[test]
fn what_nobody_sees_is_said_and_taken_off() {
    let report = finished("Order ID", "\u{200b}20261003461700392856104 ");
    assert_eq!((report.state, report.cleaned.as_deref()), ("repaired", Some(ORDER)));
    assert!(!report.message.is_empty());
    let report = finished("客户UIN", "１０００１７３２０４６１");
    assert_eq!(report.cleaned.as_deref(), Some(CUSTOMER));
}

#[test]
fn a_good_identifier_is_left_in_peace() {
    for (captions, typed) in
        [("Order ID", ORDER), ("Customer UIN", CUSTOMER), ("Customer UIN or order ID", ORDER), ("订单号", "")]
    {
        let report = finished(captions, typed);
        assert_eq!((report.state, report.message.as_str(), report.cleaned), ("clean", "", None), "{typed}");
    }
}

#[test]
fn while_it_is_typed_what_may_become_an_identifier_is_no_fault() {
    let typing = |typed| check_box("Order ID", typed, false, Lang::En).map(|report| report.state);
    for length in 1..23 {
        let state = typing(&ORDER[..length]);
        assert!(matches!(state, Some("unfinished" | "clean")), "{length}: {state:?}");
    }
    assert_eq!(typing(ORDER), Some("clean"));
    assert_eq!(typing("2026100346170039285610x"), Some("invalid"));
    assert_eq!(finished("Order ID", "2026100346").state, "invalid");
}

#[test]
fn an_account_in_the_order_box_and_the_reverse_are_said() {
    let order = finished("Order ID", CUSTOMER);
    let customer = finished("Customer UIN", ORDER);
    let neither = finished("Order ID", "12ab");
    assert_eq!((order.state, customer.state), ("invalid", "invalid"));
    assert_ne!(order.message, customer.message);
    assert_ne!(order.message, neither.message);
    assert_eq!(finished("Customer UIN or order ID", CUSTOMER).state, "clean");
    let beginning = finished("Order ID", &ORDER[..9]);
    assert!(!beginning.message.contains("account"), "{}", beginning.message);
}

#[test]
fn several_identifiers_are_judged_one_by_one() {
    let two = format!("{ORDER} | 2026\u{200b}1004127700466712197");
    let report = finished("Order ID", &two);
    assert_eq!(report.state, "repaired");
    assert_eq!(report.cleaned, Some(format!("{ORDER} | 20261004127700466712197")));
    let broken = finished("Order ID", &format!("{ORDER},2.02610E+22"));
    assert_eq!((broken.state, broken.cleaned), ("damaged", None));
}

#[test]
fn both_languages_say_it() {
    for typed in [" 100017320461", "2.02610E+22", "1000****0461", "12ab", CUSTOMER] {
        let en = check_box("Order ID", typed, true, Lang::En).unwrap();
        let zh = check_box("订单号", typed, true, Lang::ZhCn).unwrap();
        let chinese = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        assert!(!en.message.is_empty() && !chinese(&en.message), "{}", en.message);
        assert!(chinese(&zh.message), "{}", zh.message);
    }
}
