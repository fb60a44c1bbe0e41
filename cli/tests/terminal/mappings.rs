//! What columns mean: named in two languages, remembered, listed, forgotten.

use crate::program::Program;
use serde_json::{Value, json};

const FEES: &str =
    "Settlement Month,Order ID,Turnover,Rate,Fee\n2024-10,20241007120003216009945,100.00,8%,8.10\n";

#[test]
fn a_field_may_be_named_in_chinese() {
    let program = Program::in_folder("map-chinese").with("a.csv", FEES);
    for names in
        [["返佣基数", "返佣金额"], ["base amount", "Rebate amount"], ["base_amount", "rebate_amount"]]
    {
        let maps = [format!("Turnover={}", names[0]), format!("Fee={}", names[1])];
        let ended = program.run(&["check", "a.csv", "-q", "--map", &maps[0], "--map", &maps[1]]);
        assert_eq!(ended.code, Some(1), "{names:?} {ended:?}");
        assert!(ended.out.contains("AM001"), "{names:?} {ended:?}");
    }
}

#[test]
fn a_field_that_is_not_known_gets_the_list_in_the_language_asked_for() {
    let program = Program::in_folder("map-unknown").with("a.csv", FEES);
    let ended = program.run(&["check", "a.csv", "--map", "Fee=?", "--lang", "zh-CN"]);
    assert!(ended.code == Some(2) && ended.err.contains("返佣金额 (rebate_amount)"), "{ended:?}");
    let ended = program.run(&["check", "a.csv", "--map", "Fee=?"]);
    assert!(ended.err.contains("base_amount, rebate_rate") && !ended.err.contains("返佣"), "{ended:?}");
}

#[test]
fn remembered_columns_are_listed_and_forgotten() {
    let program = Program::in_folder("map-list").with("a.csv", FEES);
    assert_eq!(program.run(&["map", "list"]).out, "Remembered columns: none.\n");
    let named =
        program.run(&["check", "a.csv", "--map", "Fee=rebate_amount", "--map", "Turnover=base_amount"]);
    assert!(named.err.contains("remembered"), "{named:?}");
    assert_eq!(program.run(&["map", "list"]).out, "Fee = rebate_amount\nTurnover = base_amount\n");
    assert_eq!(program.run(&["map", "list", "--lang", "zh-CN"]).out, "Fee = 返佣金额\nTurnover = 返佣基数\n");
    let listed: Value = serde_json::from_str(&program.run(&["map", "list", "--format", "json"]).out).unwrap();
    assert_eq!((&listed[0]["header"], &listed[0]["field"]), (&json!("Fee"), &json!("rebate_amount")));
    assert!(program.run(&["check", "a.csv", "-q"]).out.contains("AM001"), "it is used without --map");

    let unknown = program.run(&["map", "forget", "Price"]);
    assert!(unknown.code == Some(2) && unknown.err.contains("“Price”"), "{unknown:?}");
    assert_eq!(program.run(&["map", "forget", "turnover"]).out, "1 column is forgotten.\n");
    assert_eq!(program.run(&["map", "list"]).out, "Fee = rebate_amount\n");
    assert!(!program.run(&["check", "a.csv", "-q"]).out.contains("AM001"), "it is used no more");
    assert_eq!(program.run(&["map", "forget"]).out, "1 column is forgotten.\n");
    assert_eq!(program.run(&["map", "list"]).out, "Remembered columns: none.\n");
}

#[test]
fn what_map_does_is_named() {
    let program = Program::in_folder("map-acts");
    for arguments in [&["map"][..], &["map", "clear"], &["map", "list", "more"]] {
        let ended = program.run(arguments);
        assert!(ended.code == Some(2) && ended.out.is_empty(), "{ended:?}");
    }
    assert!(program.run(&["map", "clear"]).err.contains("list, forget"));
}
