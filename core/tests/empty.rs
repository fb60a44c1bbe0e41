//! No records found: the suspects, each where it should be and nowhere else.

use rebatelens_core::{
    Input, Lang, Options,
    explain::empty::{Answer, Query, Suspect, find},
};

const ORDER: &str = "20241007120003216009945";
const CUSTOMER: &str = "100000049695";
const CAPTURED: &str = "Settlement Month,Partner ID,Customer ID,Order ID,Product,Rebate Amount,Status\n\
    2024-10,100000032030,100000049695,20241007120003216009945,Cloud Virtual Machine,8.00,Settled\n\
    2024-11,100000032030,100000049695,20241007120003216009945,Cloud Virtual Machine,3.00,Pending\n\
    2024-10,100000032030,100000049777,20241009350003216009931,Cloud Object Storage,5.00,Settled\n";

fn query(parts: &[(&str, &str)]) -> Query {
    let part = |name: &str| parts.iter().find(|(own, _)| *own == name).map(|(_, text)| (*text).to_string());
    let site = parts
        .iter()
        .find(|(own, _)| *own == "site")
        .map(|(_, text)| if *text == "cn" { "cn" } else { "intl" });
    Query {
        settlement_period: part("period"),
        order_id: part("order"),
        customer_id: part("customer"),
        partner_id: part("partner"),
        product: part("product"),
        status: part("status"),
        site,
    }
}

fn ask_in(files: &[(&str, &str)], parts: &[(&str, &str)], options: &Options) -> Answer {
    let inputs: Vec<Input<'_>> =
        files.iter().map(|(name, text)| Input::file(*name, text.as_bytes())).collect();
    find(&inputs, &query(parts), options)
}

fn ask(parts: &[(&str, &str)]) -> Answer {
    ask_in(&[("captured.csv", CAPTURED)], parts, &Options::default())
}

fn ids(answer: &Answer) -> Vec<&str> {
    answer.suspects.iter().map(|suspect| suspect.id).collect()
}

fn suspect<'a>(answer: &'a Answer, id: &str) -> &'a Suspect {
    let at = answer.suspects.iter().position(|suspect| suspect.id == id);
    assert!(at.is_some(), "{id} is not among {:?}", ids(answer));
    &answer.suspects[at.unwrap_or_default()]
}

#[test]
fn records_that_are_there_are_found_and_nobody_is_suspected() {
    for parts in [
        &[("order", ORDER)][..],
        &[("order", " 2024 1007 1200 0321 6009 945 "), ("period", "2024年10月")],
        &[("customer", CUSTOMER), ("status", "已结算")],
        &[("product", "virtual"), ("period", "2024-11")],
    ] {
        let answer = ask(parts);
        assert!(!answer.found.is_empty() && answer.suspects.is_empty(), "{parts:?}: {answer:?}");
    }
    let answer = ask(&[("order", ORDER), ("period", "2024-10")]);
    assert_eq!((answer.found.len(), answer.found[0].line), (1, 2));
    assert!(answer.found[0].sentence.contains("Settled, 8.00"), "{}", answer.found[0].sentence);
}

#[test]
fn a_record_next_door_is_named_first() {
    let answer = ask(&[("order", ORDER), ("period", "2024-12")]);
    let first = &answer.suspects[0];
    assert_eq!((first.id, first.rank), ("other_month", 1));
    assert!(first.reason.contains("2024-10, 2024-11"), "{}", first.reason);
    assert_eq!(first.next.settlement_period.as_deref(), Some("2024-11"));
    assert_eq!(first.next.order_id.as_deref(), Some(ORDER));
    // An order that stands under no month is not next door.
    let nowhere = ask(&[("order", "20241012870003216004417"), ("period", "2024-12")]);
    assert!(!ids(&nowhere).contains(&"other_month"));
}

#[test]
fn the_one_filter_that_hides_the_records_is_named() {
    let answer = ask(&[("order", ORDER), ("customer", CUSTOMER), ("status", "Rejected")]);
    let first = &answer.suspects[0];
    assert_eq!(first.id, "filter");
    assert!(first.reason.contains("Without the status, there are 2 records"), "{}", first.reason);
    assert_eq!((first.next.status.as_deref(), first.next.order_id.as_deref()), (None, Some(ORDER)));
    // Two at once, where no single one does.
    let answer = ask(&[("order", ORDER), ("product", "CDN"), ("status", "Rejected")]);
    assert_eq!(suspect(&answer, "filters").next.order_id.as_deref(), Some(ORDER));
    // The sure filter alone is not called too strict.
    assert!(!ids(&ask(&[("order", "20241012870003216004417")])).contains(&"filter"));
}

#[test]
fn an_identifier_that_is_broken_or_one_digit_off_is_named() {
    let damaged = ask(&[("order", "2.02410E+22")]);
    assert!(suspect(&damaged, "id_form").reason.contains("2.02410E+22"));
    assert_eq!(suspect(&damaged, "id_form").next.order_id, None);
    let masked = ask(&[("customer", "1000****9695")]);
    assert_eq!(suspect(&masked, "id_form").next.customer_id, None);
    for typed in [
        "20241007120003216009944",
        "2024100712000321600994",
        "202410071200032160099455",
        "20241007120003216009495",
    ] {
        let answer = ask(&[("order", typed)]);
        let meant = answer.suspects.iter().find(|s| s.next.order_id.as_deref() == Some(ORDER));
        assert!(meant.is_some(), "{typed}: {answer:#?}");
    }
    let far = ask(&[("order", "20241012870003216004417")]);
    assert!(!ids(&far).contains(&"id_unlike") && !ids(&far).contains(&"id_form"));
}

#[test]
fn an_identifier_under_the_wrong_filter_is_named() {
    let answer = ask(&[("order", CUSTOMER)]);
    let swapped = suspect(&answer, "wrong_box");
    assert_eq!(
        (swapped.next.order_id.as_deref(), swapped.next.customer_id.as_deref()),
        (None, Some(CUSTOMER))
    );
    let answer = ask(&[("customer", ORDER)]);
    assert_eq!(suspect(&answer, "wrong_box").next.order_id.as_deref(), Some(ORDER));
    let own = ask(&[("customer", "100000032030")]);
    assert!(suspect(&own, "wrong_box").reason.contains("partner's own account"));
    assert!(!ids(&ask(&[("customer", "100000049999"), ("period", "2024-10")])).contains(&"wrong_box"));
}

#[test]
fn a_month_that_is_not_counted_yet_is_named() {
    let on = |day: &str, site: &str| {
        let options = Options { as_of: Some(day.into()), ..Options::default() };
        ask_in(&[], &[("customer", CUSTOMER), ("period", "2024-10"), ("site", site)], &options)
    };
    assert!(suspect(&on("2024-11-09", "cn"), "month_not_settled").reason.contains("2024-11-12"));
    assert!(!ids(&on("2024-11-12", "cn")).contains(&"month_not_settled"));
    assert!(ids(&on("2024-11-04", "intl")).contains(&"month_not_settled"));
    assert!(!ids(&on("2024-11-05", "intl")).contains(&"month_not_settled"));
}

#[test]
fn an_order_of_a_later_month_cannot_be_settled_before() {
    let answer = ask_in(&[], &[("order", ORDER), ("period", "2024-09")], &Options::default());
    let first = &answer.suspects[0];
    assert_eq!((first.id, first.next.settlement_period.as_deref()), ("order_date", Some("2024-10")));
}

#[test]
fn an_order_that_cannot_earn_is_named_by_its_state() {
    let orders = |code: &str, text: &str| {
        format!(
            r#"{{"Response":{{"AgentDealSet":[{{"DealId":"1","DealName":"20241012870003216004417","BigDealId":"20241012870003216004417","OwnerUin":"100000049695","Status":"{code}","DealStatus":"{text}","ActionType":"purchase"}}],"TotalCount":1}}}}"#
        )
    };
    let asked = |orders: &str| {
        let files = [("captured.csv", CAPTURED), ("orders.json", orders)];
        ask_in(&files, &[("order", "20241012870003216004417"), ("period", "2024-10")], &Options::default())
    };
    for (code, text, words) in
        [("6", "已退款", "refunded"), ("3", "发货中", "not finished"), ("7", "已取消", "never earns")]
    {
        let answer = asked(&orders(code, text));
        assert!(suspect(&answer, "order_state").reason.contains(words), "{code}");
    }
    assert!(!ids(&asked(&orders("4", "已发货"))).contains(&"order_state"));
}

#[test]
fn a_product_that_no_policy_lists_is_named() {
    let policy = r#"{"Response":{"ProductList":[{"PolicyCode":"StandardPolicy2025","ProductCode":"p_cvm","ProductName":"Cloud Virtual Machine","SubProductCode":"*","SubProductName":"*","ComponentTypeCode":"*","ComponentTypeName":"*","ComponentCode":"*","ComponentName":"*","StartDate":"2025-01-01 00:00:00","EndDate":"2025-12-31 23:59:59"}],"TotalCount":1}}"#;
    let asked = |product: &str| {
        let files = [("captured.csv", CAPTURED), ("policy.json", policy)];
        ask_in(&files, &[("product", product), ("period", "2024-12")], &Options::default())
    };
    assert!(ids(&asked("Domain Names")).contains(&"product"));
    assert!(!ids(&asked("cloud virtual machine")).contains(&"product"));
}

#[test]
fn another_account_or_site_is_named() {
    let answer = ask(&[("partner", "100000099999"), ("order", ORDER)]);
    assert!(suspect(&answer, "account").reason.contains("100000032030"));
    assert!(!ids(&ask(&[("partner", "100000032030"), ("period", "2030-01")])).contains(&"account"));
    let site = ask(&[("partner", "200020475883"), ("period", "2030-01"), ("site", "cn")]);
    assert_eq!(suspect(&site, "site").next.site, Some("intl"));
    let own = ask(&[("partner", "100000032030"), ("period", "2030-01"), ("site", "cn")]);
    assert!(!ids(&own).contains(&"site"));
}

#[test]
fn without_anything_captured_the_steps_still_come_in_order() {
    for lang in Lang::ALL {
        let options = Options { lang, ..Options::default() };
        let answer =
            ask_in(&[], &[("order", ORDER), ("customer", CUSTOMER), ("period", "2024-11")], &options);
        assert_eq!(ids(&answer), ["order_date", "order_filter", "neighbours", "context"]);
        // The next query asks by the customer in place of the order.
        let by_customer = &suspect(&answer, "order_filter").next;
        assert_eq!(
            (by_customer.order_id.as_deref(), by_customer.customer_id.as_deref()),
            (None, Some(CUSTOMER))
        );
        let ranks: Vec<usize> = answer.suspects.iter().map(|suspect| suspect.rank).collect();
        assert_eq!(ranks, [1, 2, 3, 4]);
    }
}

#[test]
fn odd_queries_and_broken_files_do_no_harm() {
    let long = "1".repeat(100_000);
    let odd = ["", "-", "\u{0}\u{1b}[31m", "；；；", "=cmd()", &long, "2024-13", "𝟙𝟚𝟛"];
    for text in odd {
        for name in ["order", "customer", "partner", "product", "status", "period"] {
            for lang in Lang::ALL {
                let options = Options { lang, as_of: Some("2024-11-05".into()), ..Options::default() };
                let files = [("broken.csv", "\u{0}\u{0}"), ("captured.csv", CAPTURED)];
                let answer = ask_in(&files, &[(name, text), ("period", "2024-10")], &options);
                assert_eq!(answer.unread.len(), 1);
                for suspect in &answer.suspects {
                    assert!(suspect.reason.chars().count() < 1_000 && !suspect.next_sentence.is_empty());
                }
            }
        }
    }
}
