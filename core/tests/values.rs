//! Values by themselves, and the types and units that columns have.
#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use rebatelens_core::{
    Input, Lang, Options, ReadKind, check,
    model::{
        entry::{EntryKind, read_entry_kind},
        status::{NextActor, read_status},
    },
    read,
    report::Report,
};

fn report(text: &str) -> Report {
    check(&[Input::file("synthetic", text.as_bytes())], &Options::default()).unwrap()
}

#[test]
fn the_unit_behind_an_amount_or_a_rate_is_told() {
    for (text, unit) in [
        ("12.5分", "fen"),
        ("12.5元", "yuan"),
        ("12.5千元", "thousand"),
        ("12.5万元", "ten_thousand"),
        ("1.25亿元", "hundred_million"),
    ] {
        let amount = read(ReadKind::Amount, text, Lang::En);
        assert_eq!(amount.unit, Some(unit), "{text}");
    }
    assert_eq!(read(ReadKind::Amount, "12.5", Lang::En).unit, None);
    for (text, unit) in [("8%", "percent"), ("80‰", "per_mille")] {
        assert_eq!(read(ReadKind::Rate, text, Lang::En).unit, Some(unit), "{text}");
    }
}

/// The value types and units of an answer's columns, as reports name them.
#[test]
fn every_column_of_an_answer_names_its_type_and_unit() {
    let answer = r#"{"Response":{"AgentClientSet":[{"Uin":"100000032030","ClientUin":"100000049695","AgentTime":"1711649007","ClientFlag":"a","ClientRemark":"","ClientName":"n","AuthType":"1","AppId":"1252765299","LastMonthAmt":100,"ThisMonthAmt":200,"HasOverdueBill":0,"ClientType":"new","ProjectType":"self","SalesUin":"0","SalesName":"","Mail":"","TransactionType":"1"}],"TotalCount":1}}"#;
    let columns = report(answer).inputs.remove(0).columns;
    let told = |header: &str| {
        let column = columns.iter().find(|column| column.header == header).unwrap();
        (column.value, column.unit)
    };
    assert_eq!(told("ClientUin"), (Some("identifier"), None));
    assert_eq!(told("AgentTime"), (Some("time"), Some("unix_seconds")));
    assert_eq!(told("LastMonthAmt"), (Some("money"), Some("fen_integer")));
    assert_eq!(told("HasOverdueBill"), (Some("count"), None));
    assert_eq!(told("ClientFlag"), (Some("text"), None));
    let table = "Settlement Month,Order ID,Base Amount,Rate,Rebate Amount,Currency,Status,Order Time\n2024-10,20241007120003216009945,1,8%,0.08,CNY,Settled,2024-10-07\n";
    let columns = report(table).inputs.remove(0).columns;
    let types: Vec<_> = columns.iter().filter_map(|column| column.value).collect();
    assert_eq!(types, ["month", "identifier", "money", "rate", "money", "currency", "status", "time"]);
}

#[test]
fn a_correction_is_named_whatever_stands_between_its_words() {
    for (text, kind) in [
        ("Supplementary Settlement", Some(EntryKind::Supplementary)),
        ("SUPPLEMENTARY_SETTLEMENT", Some(EntryKind::Supplementary)),
        (" 补 结算 ", Some(EntryKind::Supplementary)),
        ("purchase", None),
    ] {
        assert_eq!(read_entry_kind(text), kind, "{text}");
    }
}

#[test]
fn a_status_says_who_acts_next() {
    for (text, actor) in [
        ("Settled", NextActor::Nobody),
        ("Reversed", NextActor::Nobody),
        ("In Review", NextActor::Tencent),
        ("Awaiting invoice", NextActor::Partner),
        ("NO_CONTRACT", NextActor::Partner),
        ("Rejected", NextActor::Unknown),
    ] {
        assert_eq!(read_status(text).map(|status| status.next_actor()), Some(actor), "{text}");
    }
}

#[test]
fn a_record_id_is_free_and_keeps_its_characters() {
    let text = "Record ID,Order ID,Rebate Amount\nRB１２,20241007120003216009945,8.00\n";
    assert_eq!(report(text).findings.len(), 0);
}

#[test]
fn what_names_no_account_is_nobodys_own_customer() {
    let text = "Partner ID,Customer ID,Order ID,Rebate Amount\n-,-,20241007120003216009945,8.00\n";
    assert_eq!(report(text).findings.iter().filter(|finding| finding.code == "ID007").count(), 0);
}

#[test]
fn a_time_that_cannot_be_read_is_said_once() {
    let text = "Order ID,Order Time,Transaction Type,Rebate Amount\n20241007120003216009945,2024-10-32,Purchase,8.00\n";
    assert_eq!(report(text).findings.iter().filter(|finding| finding.code == "PE002").count(), 1);
}
