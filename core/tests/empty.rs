//! No records found: the suspects, each where it should be and nowhere else.

use rebatelens_core::{
    Input, Lang, Options,
    explain::find::{Answer, Query, Suspect, find},
};

const ORDER: &str = "20241007120003216009945";
const OTHER: &str = "20241012870003216004417";
const CUSTOMER: &str = "100000049695";
const PARTNER: &str = "100000032030";
const CAPTURED: &str = "Settlement Month,Partner ID,Customer ID,Order ID,Product,Rebate Amount,Status\n\
    2024-10,100000032030,100000049695,20241007120003216009945,Cloud Virtual Machine,8.00,Settled\n\
    2024-11,100000032030,100000049695,20241007120003216009945,Cloud Virtual Machine,3.00,Pending\n\
    2024-10,100000032030,100000049777,20241009350003216009931,Cloud Object Storage,5.00,Settled\n";

fn query(parts: &[(&str, &str)]) -> Query {
    let part = |name: &str| parts.iter().find(|(own, _)| *own == name).map(|(_, text)| (*text).to_string());
    let site = parts.iter().find(|(own, _)| *own == "site");
    Query {
        settlement_period: part("period"),
        order_id: part("order"),
        customer_id: part("customer"),
        partner_id: part("partner"),
        product: part("product"),
        status: part("status"),
        site: site.map(|(_, text)| if *text == "cn" { "cn" } else { "intl" }),
    }
}

/// Asks, and checks what holds for every answer.
fn ask_in(files: &[(&str, &str)], parts: &[(&str, &str)], options: &Options) -> Answer {
    let inputs: Vec<Input<'_>> =
        files.iter().map(|(name, text)| Input::file(*name, text.as_bytes())).collect();
    let query = query(parts);
    let answer = find(&inputs, &query, options);
    assert_eq!(answer.found.is_empty(), !answer.suspects.is_empty(), "{parts:?}");
    for (at, suspect) in answer.suspects.iter().enumerate() {
        assert_eq!(suspect.rank, at + 1);
        let new = suspect.next != query || suspect.not_before.is_some() || query == Query::default();
        assert!(new, "{parts:?}: {} asks the same again", suspect.id);
        let texts = [&suspect.reason, &suspect.next_sentence].into_iter().chain(&suspect.evidence);
        for text in texts {
            assert!(!text.is_empty() && text.chars().count() < 3_000, "{parts:?}: {}", suspect.id);
            assert!(!text.contains(" - ") && !text.contains('—'), "{parts:?}: {text}");
            let chinese = text.chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c));
            // What a file or the person wrote is repeated as it stands.
            let foreign = parts.iter().chain(files).any(|(_, text)| !text.is_ascii());
            assert!(options.lang == Lang::ZhCn || !chinese || foreign, "{parts:?}: {text}");
        }
    }
    answer
}

fn ask(parts: &[(&str, &str)]) -> Answer {
    ask_in(&[("captured.csv", CAPTURED)], parts, &Options::default())
}

fn on(day: &str) -> Options {
    Options { as_of: Some(day.into()), ..Options::default() }
}

fn ids(answer: &Answer) -> Vec<&str> {
    answer.suspects.iter().map(|suspect| suspect.id).collect()
}

fn suspect<'a>(answer: &'a Answer, id: &str) -> &'a Suspect {
    let at = answer.suspects.iter().position(|suspect| suspect.id == id);
    assert!(at.is_some(), "{id} is not among {:?}", ids(answer));
    &answer.suspects[at.unwrap_or_default()]
}

fn orders(code: &str, text: &str) -> String {
    format!(
        r#"{{"Response":{{"AgentDealSet":[{{"DealId":"1","DealName":"{OTHER}","BigDealId":"20241012870003216004433","OwnerUin":"{CUSTOMER}","Status":"{code}","DealStatus":"{text}","ActionType":"purchase"}}],"TotalCount":1}}}}"#
    )
}

#[test]
fn records_that_are_there_are_found_and_nobody_is_suspected() {
    for parts in [
        &[("order", ORDER)][..],
        &[("order", " 2024 1007 1200 0321 6009 945 "), ("period", "2024年10月")],
        &[("customer", CUSTOMER), ("status", "已结算")],
        &[("product", "virtual"), ("period", "2024-11")],
        &[("partner", PARTNER), ("status", "pending")],
    ] {
        let answer = ask(parts);
        assert!(!answer.found.is_empty() && answer.suspects.is_empty(), "{parts:?}: {answer:?}");
    }
    let answer = ask(&[("order", ORDER), ("period", "2024-10")]);
    assert_eq!((answer.found.len(), answer.matching, answer.captured), (1, 1, 3));
    let story = &answer.found[0];
    assert_eq!((story.input.as_str(), story.record, story.line), ("captured.csv", 1, 2));
    assert_eq!((story.settlement_period.as_deref(), story.lifecycle), (Some("2024-10"), Some("settled")));
    assert!(story.sentence.contains("2024-10, Settled, 8.00"), "{}", story.sentence);
}

#[test]
fn a_found_record_says_how_its_id_was_read() {
    let spaced = ask(&[("order", "2024 1007 1200 0321 6009 945")]);
    assert!(spaced.notes[0].contains(ORDER), "{:?}", spaced.notes);
    let hidden = ask(&[("order", "20241007120003216009945\u{200B}")]);
    assert_eq!(hidden.notes.len(), 1);
    assert!(ask(&[("order", ORDER)]).notes.is_empty());
}

#[test]
fn a_record_next_door_is_named_first() {
    let answer = ask(&[("order", ORDER), ("period", "2024-12")]);
    let first = &answer.suspects[0];
    assert_eq!(first.id, "other_month");
    assert!(first.reason.contains("2024-10, 2024-11") && first.reason.contains("2 records"), "{first:?}");
    assert_eq!(first.next.settlement_period.as_deref(), Some("2024-11"));
    assert_eq!(first.next.order_id.as_deref(), Some(ORDER));
    assert_eq!(first.evidence, [format!("captured.csv:2 {ORDER}"), format!("captured.csv:3 {ORDER}")]);
    let customer = ask(&[("customer", "100000049777"), ("period", "2024-08")]);
    assert_eq!(customer.suspects[0].next.settlement_period.as_deref(), Some("2024-10"));
    // An order that stands under no month is not next door.
    let nowhere = ask(&[("order", OTHER), ("period", "2024-12")]);
    assert!(!ids(&nowhere).contains(&"other_month"));
}

#[test]
fn the_one_filter_that_hides_the_records_is_named() {
    let answer = ask(&[("order", ORDER), ("customer", CUSTOMER), ("status", "Rejected")]);
    let first = &answer.suspects[0];
    assert_eq!(first.id, "filter");
    assert!(first.reason.contains("Without the status, the search finds 2 records"), "{}", first.reason);
    assert!(first.evidence[0].contains("Settled (1)"), "{:?}", first.evidence);
    assert_eq!((first.next.status.as_deref(), first.next.order_id.as_deref()), (None, Some(ORDER)));
    // A filter hides records of a month, too, and with no other filter.
    let month = ask(&[("period", "2024-10"), ("status", "Rejected")]);
    assert!(month.suspects[0].reason.contains("the search finds 2 records"), "{:?}", month.suspects[0]);
    let product = ask(&[("order", ORDER), ("product", "Cloud Object Storage")]);
    assert!(product.suspects[0].evidence[0].contains("Cloud Virtual Machine (2)"));
    let customer = ask(&[("order", ORDER), ("customer", "100000049777")]);
    assert_eq!(customer.suspects[0].next.customer_id, None);
    // The sure filter alone is not called too strict.
    assert!(!ids(&ask(&[("order", OTHER)])).contains(&"filter"));
    assert!(!ids(&ask(&[("order", OTHER), ("period", "2024-10")])).contains(&"filter"));
}

#[test]
fn filters_that_hide_the_records_together_are_named() {
    let answer = ask(&[("order", ORDER), ("product", "CDN"), ("status", "Rejected")]);
    assert_eq!(ids(&answer)[0], "filters");
    let next = &answer.suspects[0].next;
    assert_eq!((next.order_id.as_deref(), &next.product, &next.status), (Some(ORDER), &None, &None));
    // The month may be one of them.
    let answer = ask(&[("order", ORDER), ("status", "Rejected"), ("period", "2024-12")]);
    let first = &answer.suspects[0];
    assert_eq!((first.id, first.next.settlement_period.as_deref()), ("filters", None));
    assert!(first.evidence.iter().any(|text| text.contains("2024-10, 2024-11")), "{first:?}");
    // Three at once.
    let answer =
        ask(&[("order", ORDER), ("product", "CDN"), ("status", "Rejected"), ("customer", "100000049777")]);
    assert_eq!(suspect(&answer, "filters").next, query(&[("order", ORDER)]));
    // Where one does it alone, no more are blamed.
    let one = ask(&[("order", ORDER), ("product", "virtual"), ("status", "Rejected")]);
    assert!(!ids(&one).contains(&"filters"));
}

#[test]
fn a_status_is_matched_by_what_it_means_and_never_by_what_is_unknown() {
    let file = "Settlement Month,Order ID,Rebate Amount,Status\n2024-10,20241007120003216009945,8.00,交易成功\n2024-11,20241007120003216009945,8.00,欠费\n";
    let asked = |status| ask_in(&[("a.csv", file)], &[("status", status)], &Options::default());
    assert_eq!(asked("交易成功").matching, 1);
    assert_eq!(asked("正常").matching, 0);
    assert_eq!(asked("pending").matching, 1);
    assert_eq!(asked("overdue").matching, 1);
    assert_eq!(asked("no contract").matching, 0);
    let reviewed = file.replace("欠费", "审核中");
    let answer = ask_in(&[("a.csv", &reviewed)], &[("status", "in_review")], &Options::default());
    assert_eq!(answer.matching, 1);
}

#[test]
fn an_identifier_that_is_broken_is_named() {
    let damaged = ask(&[("order", "2.02410E+22")]);
    let form = suspect(&damaged, "id_form");
    assert!(form.reason.contains("2.02410E+22"), "{}", form.reason);
    // Two captured orders may have been it, so neither is chosen.
    assert!(form.evidence[0].contains(ORDER), "{form:?}");
    assert_eq!(form.next.order_id, None);
    for (name, typed, value) in [
        ("customer", "1000****9695", CUSTOMER),
        ("order", "20241007120003200000000", ORDER),
        ("customer", "1OOOOOO49695", CUSTOMER),
    ] {
        let answer = ask(&[(name, typed)]);
        let next = &suspect(&answer, "id_form").next;
        let own = if name == "order" { &next.order_id } else { &next.customer_id };
        assert_eq!(own.as_deref(), Some(value), "{typed}");
    }
    for typed in ["２０２４１００７１２０００３２１６００９９４５", "20241007120003216009945\u{200B}"]
    {
        let answer = ask(&[("order", typed), ("period", "2024-12")]);
        assert_eq!(suspect(&answer, "id_form").next.order_id.as_deref(), Some(ORDER), "{typed}");
    }
    assert!(!ids(&ask(&[("order", OTHER)])).contains(&"id_form"));
}

#[test]
fn an_identifier_one_digit_off_is_named() {
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
    let customer = ask(&[("customer", "100000049696"), ("period", "2024-10")]);
    let near = suspect(&customer, "id_unlike");
    assert!(near.evidence[0].contains("rest of the query: 100000049695 (1)"), "{near:?}");
    assert_eq!(near.next.customer_id.as_deref(), Some(CUSTOMER));
    assert!(!ids(&ask(&[("order", OTHER)])).contains(&"id_unlike"));
    // A captured account beside it is no reason to doubt one that was captured.
    let own = ask(&[("customer", "100000049777"), ("period", "2024-11")]);
    assert!(!ids(&own).contains(&"id_unlike"));
}

#[test]
fn captured_identifiers_that_lost_digits_are_named() {
    let excel = CAPTURED.replace(ORDER, "2.02410E+22");
    let answer = ask_in(&[("excel.csv", &excel)], &[("order", ORDER)], &Options::default());
    let first = &answer.suspects[0];
    assert_eq!((first.id, first.next.order_id.as_deref()), ("captured_form", None));
    assert_eq!(
        (first.next.settlement_period.as_deref(), &first.evidence[0][..]),
        (Some("2024-10"), "2.02410E+22")
    );
    // An order of another day was not written so.
    let other =
        ask_in(&[("excel.csv", &excel)], &[("order", "20241207120003216009945")], &Options::default());
    assert!(!ids(&other).contains(&"captured_form"));
}

#[test]
fn an_identifier_under_the_wrong_filter_is_named() {
    let answer = ask(&[("order", CUSTOMER)]);
    let swapped = suspect(&answer, "wrong_box");
    assert_eq!((&swapped.next.order_id, swapped.next.customer_id.as_deref()), (&None, Some(CUSTOMER)));
    assert!(swapped.reason.contains("in the records here it is a customer ID"), "{}", swapped.reason);
    let answer = ask(&[("customer", ORDER)]);
    assert_eq!(suspect(&answer, "wrong_box").next.order_id.as_deref(), Some(ORDER));
    // Both at once change places.
    let both = ask(&[("order", CUSTOMER), ("customer", ORDER)]);
    assert_eq!(suspect(&both, "wrong_box").next, query(&[("order", ORDER), ("customer", CUSTOMER)]));
    // What stands there already stays.
    let taken = ask(&[("order", "100000049695"), ("customer", "100000049777")]);
    assert_eq!(suspect(&taken, "wrong_box").next, query(&[("customer", "100000049777")]));
    let own = ask(&[("customer", PARTNER)]);
    assert!(suspect(&own, "wrong_box").reason.contains("partner's own account"));
    assert_eq!(suspect(&own, "wrong_box").next.partner_id.as_deref(), Some(PARTNER));
    // By its shape alone, where nothing was captured.
    let shape = ask_in(&[], &[("order", CUSTOMER)], &Options::default());
    assert!(suspect(&shape, "wrong_box").reason.contains("format of a customer ID"));
    let same = ask_in(&[], &[("customer", PARTNER), ("partner", PARTNER)], &Options::default());
    assert!(suspect(&same, "wrong_box").reason.contains("the same account"));
    // An old order number of 14 digits is an order's as well as an account's.
    for parts in [&[("order", "20180204123456")][..], &[("customer", "100000049999"), ("period", "2024-10")]]
    {
        assert!(!ids(&ask(parts)).contains(&"wrong_box"), "{parts:?}");
    }
}

#[test]
fn an_identifier_that_another_column_holds_is_named() {
    let orders = orders("4", "已发货");
    let files = [("captured.csv", CAPTURED), ("orders.json", orders.as_str())];
    let answer = ask_in(&files, &[("order", "20241012870003216004433")], &Options::default());
    let first = &answer.suspects[0];
    assert_eq!((first.id, first.next.order_id.as_deref()), ("other_reference", Some(OTHER)));
    assert!(first.reason.contains("BigDealId"), "{}", first.reason);
    let none = ask_in(&files, &[("order", OTHER)], &Options::default());
    assert!(!ids(&none).contains(&"other_reference"));
}

#[test]
fn a_month_that_cannot_be_read_is_named() {
    for (text, why) in
        [("2024-13", "no such month"), ("10/11", "two different months"), ("soon", "not written")]
    {
        let answer = ask(&[("order", ORDER), ("period", text)]);
        let first = &answer.suspects[0];
        assert_eq!(first.id, "month_form", "{text}");
        assert!(first.reason.contains(why), "{}", first.reason);
        assert_eq!(first.next.settlement_period.as_deref(), Some("2024-11"));
    }
    let bare = ask_in(&[], &[("customer", CUSTOMER), ("period", "2024-13")], &Options::default());
    assert_eq!(suspect(&bare, "month_form").next.settlement_period, None);
    assert!(!ids(&ask(&[("order", ORDER), ("period", "2024-12")])).contains(&"month_form"));
}

#[test]
fn a_month_that_is_not_counted_yet_is_named() {
    let at = |day: &str, site: &str| {
        let mut parts = vec![("customer", CUSTOMER), ("period", "2024-10")];
        parts.extend((!site.is_empty()).then_some(("site", site)));
        ask_in(&[], &parts, &on(day))
    };
    let china = at("2024-11-09", "cn");
    let named = suspect(&china, "month_not_settled");
    assert!(named.reason.contains("2024-11-10") && named.reason.contains("2024-11-12"), "{}", named.reason);
    assert_eq!(named.not_before.as_deref(), Some("2024-11-12"));
    assert!(named.next_sentence.starts_with("From 2024-11-12 on, search by"), "{}", named.next_sentence);
    assert!(!ids(&at("2024-11-12", "cn")).contains(&"month_not_settled"));
    let international = at("2024-11-04", "intl");
    assert_eq!(suspect(&international, "month_not_settled").not_before.as_deref(), Some("2024-11-05"));
    assert!(!ids(&at("2024-11-05", "intl")).contains(&"month_not_settled"));
    // Without a site, both are told of.
    let either = at("2024-11-06", "");
    let reason = &suspect(&either, "month_not_settled").reason;
    assert!(reason.contains("2024-11-05") && reason.contains("2024-11-10"), "{reason}");
    assert!(suspect(&at("2024-10-20", "cn"), "month_not_settled").reason.contains("is not over"));
    assert!(suspect(&at("2024-09-20", "cn"), "month_not_settled").reason.contains("has not begun"));
    // Without a moment to count from, nothing is known.
    let timeless = ask_in(&[], &[("customer", CUSTOMER), ("period", "2024-10")], &Options::default());
    assert!(!ids(&timeless).contains(&"month_not_settled"));
}

#[test]
fn an_order_that_is_too_new_is_named() {
    let at = |day| ask_in(&[], &[("order", ORDER), ("site", "cn")], &on(day));
    let new = at("2024-10-20");
    let first = &new.suspects[0];
    assert_eq!((first.id, first.not_before.as_deref()), ("order_too_new", Some("2024-11-12")));
    assert!(!ids(&at("2024-11-12")).contains(&"order_too_new"));
}

#[test]
fn an_order_of_a_later_month_cannot_be_settled_before() {
    let answer = ask_in(&[], &[("order", ORDER), ("period", "2024-09")], &Options::default());
    let first = &answer.suspects[0];
    assert_eq!((first.id, first.next.settlement_period.as_deref()), ("order_date", Some("2024-10")));
    // The order's own month first, and then the months after.
    let next = |period| {
        let answer = ask_in(&[], &[("order", ORDER), ("period", period)], &Options::default());
        suspect(&answer, "order_date").next.settlement_period.clone()
    };
    assert_eq!(next("2024-10").as_deref(), Some("2024-11"));
    assert_eq!(next("2024-12").as_deref(), Some("2024-10"));
    assert!(!ids(&ask(&[("order", ORDER), ("period", "2024-12")])).contains(&"order_date"));
}

#[test]
fn an_order_that_cannot_earn_is_named_by_its_state() {
    for (code, text, words) in [
        ("6", "已退款", "refunded"),
        ("3", "发货中", "not finished"),
        ("7", "已取消", "probably does not earn"),
        ("1", "未支付", "probably does not earn"),
    ] {
        for parts in [&[("order", OTHER)][..], &[("order", OTHER), ("period", "2024-10")]] {
            let orders = orders(code, text);
            let files = [("captured.csv", CAPTURED), ("orders.json", orders.as_str())];
            let answer = ask_in(&files, parts, &Options::default());
            assert!(suspect(&answer, "order_state").reason.contains(words), "{code}");
            // An order tells of a record, and is none.
            assert!(answer.found.is_empty() && answer.related.len() == 1, "{code}");
        }
    }
    let delivered = orders("4", "已发货");
    let files = [("captured.csv", CAPTURED), ("orders.json", delivered.as_str())];
    let answer = ask_in(&files, &[("order", OTHER)], &Options::default());
    assert!(!ids(&answer).contains(&"order_state"));
    assert_eq!(suspect(&answer, "not_counted").evidence, ["1 record"]);
    assert!(!ids(&ask(&[("order", OTHER)])).contains(&"not_counted"));
}

#[test]
fn a_refund_that_names_the_order_is_named() {
    let refund = orders("4", "已发货").replace(
        "\"ActionType\":\"purchase\"",
        "\"ActionType\":\"refund\",\"RefundMap\":[{\"DealName\":\"20241103870003216004455\",\"RefundAmount\":100}]",
    );
    let files = [("captured.csv", CAPTURED), ("orders.json", refund.as_str())];
    let answer = ask_in(&files, &[("order", "20241103870003216004455")], &Options::default());
    let state = suspect(&answer, "order_state");
    assert_eq!((state.next.order_id.as_deref(), state.evidence[0].contains(OTHER)), (Some(OTHER), true));
}

#[test]
fn a_product_that_no_policy_lists_is_named() {
    let policy = r#"{"Response":{"ProductList":[{"PolicyCode":"StandardPolicy2025","ProductCode":"p_cvm","ProductName":"Cloud Virtual Machine","SubProductCode":"*","SubProductName":"*","ComponentTypeCode":"*","ComponentTypeName":"*","ComponentCode":"*","ComponentName":"*","StartDate":"2025-01-01 00:00:00","EndDate":"2025-12-31 23:59:59"}],"TotalCount":1}}"#;
    let asked = |policy: &str, product: &str, period: &str| {
        let files = [("captured.csv", CAPTURED), ("policy.json", policy)];
        ask_in(&files, &[("product", product), ("period", period)], &Options::default())
    };
    let named = asked(policy, "Domain Names", "2025-03");
    assert!(suspect(&named, "product").reason.contains("“Domain Names”"));
    for product in ["cloud virtual machine", "virtual", "p_cvm"] {
        assert!(!ids(&asked(policy, product, "2025-03")).contains(&"product"), "{product}");
    }
    // Another month: the policy says nothing against it, and that is said.
    assert!(suspect(&asked(policy, "p_cvm", "2024-12"), "product").reason.contains("2025-01-01"));
    // A part of a list, and a list of everything, leave nothing to suspect.
    let part = policy.replace("\"TotalCount\":1", "\"TotalCount\":9");
    assert!(!ids(&asked(&part, "Domain Names", "2025-03")).contains(&"product"));
    let every = policy.replace("p_cvm", "*").replace("Cloud Virtual Machine", "*");
    assert!(!ids(&asked(&every, "Domain Names", "2025-03")).contains(&"product"));
}

#[test]
fn another_account_or_site_is_named() {
    let answer = ask(&[("partner", "100000099999"), ("order", ORDER)]);
    assert_eq!(ids(&answer)[0], "account");
    assert!(suspect(&answer, "account").reason.contains(PARTNER));
    assert!(!ids(&ask(&[("partner", PARTNER), ("period", "2030-01")])).contains(&"account"));
    let site = ask(&[("partner", "200020475883"), ("period", "2030-01"), ("site", "cn")]);
    assert_eq!(suspect(&site, "site").next.site, Some("intl"));
    assert!(suspect(&site, "site").reason.contains("A guess from the ID"));
    let yuan = CAPTURED.replace(",Status", ",Currency,Status").replace(".00,", ".00,CNY,");
    let files = [("captured.csv", yuan.as_str())];
    let answer = ask_in(&files, &[("order", OTHER), ("site", "intl")], &Options::default());
    assert!(suspect(&answer, "site").reason.contains("China site"));
    for site in ["cn", "intl"] {
        let parts = [("partner", PARTNER), ("period", "2030-01"), ("site", site)];
        assert_eq!(ids(&ask(&parts)).contains(&"site"), site == "intl");
    }
}

#[test]
fn leaving_the_order_out_tells_a_mistyped_one_from_one_that_is_not_there_yet() {
    let shows = ask(&[("order", OTHER), ("customer", CUSTOMER), ("period", "2024-10")]);
    let told = suspect(&shows, "order_filter");
    assert!(told.reason.contains("the search finds 1 record, but "), "{}", told.reason);
    assert_eq!((&told.next.order_id, told.next.customer_id.as_deref()), (&None, Some(CUSTOMER)));
    let silent = ask(&[("order", OTHER), ("customer", CUSTOMER), ("period", "2024-09")]);
    assert!(suspect(&silent, "order_filter").reason.contains("Without the order, nothing is found either"));
    // The order's own month takes the place of the order.
    let alone = ask(&[("order", OTHER)]);
    assert_eq!(suspect(&alone, "order_filter").next, query(&[("period", "2024-10")]));
    // An order that was captured is not mistyped.
    assert!(!ids(&ask(&[("order", ORDER), ("period", "2024-12")])).contains(&"order_filter"));
}

#[test]
fn without_anything_captured_the_steps_still_come_in_order() {
    for lang in Lang::ALL {
        let options = Options { lang, ..Options::default() };
        let parts = [("order", ORDER), ("customer", CUSTOMER), ("period", "2024-11"), ("status", "Settled")];
        let answer = ask_in(&[], &parts, &options);
        assert_eq!(ids(&answer), ["order_date", "order_filter", "neighbours", "relax", "context"]);
        // The next query asks by the customer in place of the order.
        let by_customer = &suspect(&answer, "order_filter").next;
        assert_eq!((&by_customer.order_id, by_customer.customer_id.as_deref()), (&None, Some(CUSTOMER)));
        assert_eq!(suspect(&answer, "relax").next.status, None);
        assert_eq!(suspect(&answer, "context").evidence.len(), 1);
    }
    // A month that has not begun is not next door, nor one before the order.
    let options = on("2024-11-20");
    let answer = ask_in(&[], &[("order", "20241103870003216004455"), ("period", "2024-11")], &options);
    assert!(!ids(&answer).contains(&"neighbours"));
}

#[test]
fn every_reason_is_in_both_languages() {
    let orders = orders("6", "已退款");
    let excel = CAPTURED.replace(ORDER, "2.02410E+22");
    let files = [("captured.csv", CAPTURED), ("orders.json", orders.as_str()), ("excel.csv", excel.as_str())];
    let asked: [&[(&str, &str)]; 12] = [
        &[("order", ORDER), ("period", "2024-12")],
        &[("order", ORDER), ("status", "Rejected")],
        &[("order", ORDER), ("status", "Rejected"), ("product", "CDN")],
        &[("order", "2.02410E+22"), ("period", "2024-13")],
        &[("order", "20241007120003216009944"), ("customer", CUSTOMER)],
        &[("order", OTHER), ("customer", CUSTOMER)],
        &[("order", CUSTOMER), ("period", "2024-12")],
        &[("customer", PARTNER), ("site", "intl")],
        &[("partner", "200020475883"), ("site", "cn"), ("order", OTHER), ("product", "CDN")],
        &[("order", "20241207120003216009945"), ("period", "2024-10")],
        &[("order", "20241012870003216004433")],
        &[("period", "2026-12"), ("status", "Settled")],
    ];
    for parts in asked {
        let in_lang = |lang| ask_in(&files, parts, &Options { lang, ..on("2026-11-23") });
        let (en, zh) = (in_lang(Lang::En), in_lang(Lang::ZhCn));
        assert_eq!(ids(&en), ids(&zh), "{parts:?}");
        for (en, zh) in en.suspects.iter().zip(&zh.suspects) {
            assert_eq!((&en.next, &en.not_before), (&zh.next, &zh.not_before), "{parts:?}");
            assert_eq!(en.evidence.len(), zh.evidence.len(), "{parts:?}");
            for text in [&zh.reason, &zh.next_sentence] {
                assert!(text.chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c)), "{text}");
            }
        }
    }
}

#[test]
fn odd_queries_and_broken_files_do_no_harm() {
    let long = "1".repeat(100_000);
    let words = "云".repeat(100_000);
    let odd = [
        "",
        "-",
        "\u{0}\u{1b}[31m",
        "；；；",
        "=cmd()",
        "{raw}",
        "\u{202E}54",
        &long,
        &words,
        "2024-13",
        "𝟙𝟚𝟛",
        "*",
        "****",
    ];
    for text in odd {
        for name in ["order", "customer", "partner", "product", "status", "period"] {
            for lang in Lang::ALL {
                let options = Options { lang, ..on("2024-11-05") };
                let files = [("broken.csv", "\u{0}\u{0}"), ("captured.csv", CAPTURED)];
                let answer = ask_in(&files, &[(name, text), ("period", "2024-10")], &options);
                assert_eq!((answer.unread.len(), answer.unread[0].input.as_str()), (1, "broken.csv"));
            }
        }
    }
}

#[test]
fn contradictory_queries_and_queries_of_filters_alone_are_answered() {
    let contradictory = [
        ("order", OTHER),
        ("customer", PARTNER),
        ("partner", PARTNER),
        ("period", "2023-01"),
        ("status", "Settled"),
        ("site", "intl"),
    ];
    let answer = ask_in(&[("captured.csv", CAPTURED)], &contradictory, &on("2022-01-01"));
    for id in ["wrong_box", "order_date", "month_not_settled", "site", "context"] {
        suspect(&answer, id);
    }
    let filters =
        ask_in(&[], &[("product", "CDN"), ("status", "Settled"), ("site", "cn")], &Options::default());
    assert_eq!(ids(&filters), ["relax", "context"]);
    // Nothing asked for finds everything, and suspects nobody but the account.
    assert_eq!(ask(&[]).matching, 3);
    assert_eq!(ids(&ask_in(&[], &[], &Options::default())), ["context"]);
}

#[test]
fn inputs_of_one_name_and_parts_of_files_are_told_apart() {
    let files = [("a.csv", CAPTURED), ("a.csv", CAPTURED)];
    let answer = ask_in(&files, &[("order", ORDER), ("period", "2024-10")], &Options::default());
    let names: Vec<&str> = answer.found.iter().map(|story| story.input.as_str()).collect();
    assert_eq!(names, ["a.csv", "a.csv (2)"]);
}

#[test]
fn records_beyond_the_limit_are_counted() {
    let row = "2024-10,100000032030,100000049695,20241007120003216009945,CVM,8.00,Settled\n";
    let header = CAPTURED.lines().next().unwrap_or_default();
    let file = format!("{header}\n{}", row.repeat(1_200));
    let answer = ask_in(&[("a.csv", &file)], &[("order", ORDER)], &Options::default());
    assert_eq!((answer.found.len(), answer.matching), (1_000, 1_200));
    // As many different IDs as there may be are not all listed.
    let row = |n: u32| format!("2024-10,{PARTNER},1000000{n:05},202410071200032160{n:05},CVM,8.00,Settled");
    let rows: Vec<String> = (0..40).map(row).collect();
    let many = format!("{header}\n{}\n", rows.join("\n"));
    let answer = ask_in(&[("a.csv", &many)], &[("customer", "1000****0*")], &Options::default());
    let listed = &suspect(&answer, "id_form").evidence[0];
    assert!(listed.ends_with("and more."), "{listed}");
}

#[test]
fn a_single_filter_that_no_record_fits_is_told_with_what_they_have() {
    for (part, text, held, next) in [
        ("status", "Reversed", "They have: Pending (1), Settled (2).", "Search by status Settled."),
        ("status", "blah", "They have: Pending (1), Settled (2).", "Search by status Settled."),
        ("product", "CDN", "Cloud Virtual Machine (2).", "Search by product Cloud Virtual Machine."),
    ] {
        let answer = ask(&[(part, text)]);
        let told = suspect(&answer, "filter");
        assert!(told.reason.contains(&format!("“{text}”")) && told.reason.ends_with(held), "{}", told.reason);
        assert_eq!(told.next_sentence, next);
    }
}

#[test]
fn what_of_a_query_cannot_be_applied_is_said() {
    let text = "Settlement Month,Order ID,Rebate Amount,Currency\n2024-10,20241007120003216009945,8.00,CNY\n";
    let notes = |parts: &[(&str, &str)]| ask_in(&[("a.csv", text)], parts, &Options::default()).notes;
    assert!(notes(&[("order", ORDER), ("partner", PARTNER)])[0].contains("have no partner column"));
    assert!(notes(&[("order", ORDER), ("site", "intl")])[0].contains("the international site"));
    assert_eq!(notes(&[("order", ORDER), ("site", "cn")]), Vec::<String>::new());
}
