//! Where the agreement stands, in the terminal and in JSON.

use crate::{program::Program, schema};
use serde_json::{Value, json};

const TERMS: &str = "product,threshold_from,threshold_per,threshold_kind,rate\n\
                     CVM,0,month,whole_volume,5%\nCVM,1000,month,whole_volume,8%\n";
const HEAD: &str = "Record ID,Order ID,Product,Settlement Period,Base Amount,Rate,Rebate Amount,Currency\n";

fn row(number: usize, month: &str, base: &str, rate: &str, amount: &str) -> String {
    let stamp = month.replace('-', "");
    format!("RB{number},{stamp}0112000321600{number:04},CVM,{month},{base},{rate},{amount},CNY\n")
}

fn program(name: &str) -> Program {
    let rows = [
        row(1, "2024-10", "900.00", "5%", "45.00"),
        row(2, "2024-11", "1000.00", "3%", "30.00"),
        row(3, "2024-12", "", "5%", "5.00"),
    ];
    Program::in_folder(name).with("a.csv", format!("{HEAD}{}", rows.concat())).with("terms.csv", TERMS)
}

#[test]
fn the_terminal_prints_tier_distance_day_deal_and_money() {
    let program = program("agreement-text");
    let call = ["check", "a.csv", "--agreement", "terms.csv", "--what-if", "100", "--as-of", "2024-10-30"];
    let ended = program.run(&call);
    let view = ended.out.split_once("The agreement (terms.csv)").unwrap().1;
    for text in [
        "AG011 Rate is not the agreed one: 1 finding; the platform shows 50.00 CNY less than the agreement gives.",
        "2024-10, CVM (line 2)",
        "Tier reached: 5% from 0.00.",
        "To the next tier (8% from 1,000.00): 100.00 CNY, 11.11% of the volume.",
        "Last day that may count: 2024-10-31 (UTC+08:00), 1 day left.",
        "With one more deal of 100.00 CNY: volume 1,000.00 CNY, tier 8% from 1,000.00; rebate by the tiers 80.00 CNY (+35.00 CNY).",
        "Top tier reached: 8% from 1,000.00.",
        "Volume not known: 1 record has no base amount.",
    ] {
        assert!(view.contains(text), "{text}\n{view}");
    }
    let chinese = program.run(&[&call[..], &["--lang", "zh-CN"]].concat()).out;
    let view = chinese.split_once("协议（terms.csv）").unwrap().1;
    for text in
        ["已达档位：0.00 起 5%。", "还有 1 天", "再成交一笔 100.00 CNY", "业绩未知：有 1 条记录没有基数。"]
    {
        assert!(view.contains(text), "{text}\n{view}");
    }
}

#[test]
fn json_has_the_same_and_the_schema_names_every_key_of_it() {
    let program = program("agreement-json");
    let call =
        ["check", "a.csv", "--agreement", "terms.csv", "--what-if", "100 CNY", "--as-of", "2024-10-30"];
    let ended = program.run(&[&call[..], &["--format", "json"]].concat());
    let report: Value = serde_json::from_str(&ended.out).unwrap();
    assert_eq!(schema::faults(&report, &schema::strict()), None);
    let volumes = report["agreement"]["volumes"].as_array().unwrap();
    assert_eq!(volumes.len(), 3);
    let first = &volumes[0];
    assert_eq!(first["next"]["missing"], "100.00");
    assert_eq!(first["days_left"], 1);
    assert_eq!(first["what_if"]["change"], "35.00");
    assert_eq!(volumes[2]["volume"], Value::Null);
    assert_eq!(volumes[2]["unknown_for"], json!([{"reason": "absent", "records": 1}]));
    assert_eq!(report["agreement"]["costs"][0]["cost"], "50.00");
}

#[test]
fn only_a_few_volumes_are_printed_the_latest_first() {
    let months = (1..=12).map(|month| row(month, &format!("2024-{month:02}"), "900.00", "5%", "45.00"));
    let rows = months.collect::<String>();
    let program =
        Program::in_folder("agreement-many").with("a.csv", format!("{HEAD}{rows}")).with("terms.csv", TERMS);
    let out = program.run(&["check", "a.csv", "--agreement", "terms.csv"]).out;
    let view = out.split_once("The agreement (terms.csv)").unwrap().1;
    assert!(view.trim_start().starts_with("2024-12, CVM (line 2)"), "{view}");
    assert!(view.contains("And 4 earlier months or quarters; --format json has all."), "{view}");
    assert!(!view.contains("2024-04, CVM"), "{view}");
}

#[test]
fn one_more_deal_is_refused_where_it_has_no_effect() {
    let policy = "Product Code,Product Name,Subproduct Code,Start Date,End Date,Policy Code\n\
                  p_cvm,CVM,*,2024-01-01,2024-12-31,StandardPolicy2024\n";
    let program = program("agreement-refused").with("policy.csv", policy);
    for (arguments, says) in [
        (&["--what-if", "100"][..], "--what-if needs an agreement."),
        (&["--agreement", "policy.csv", "--what-if", "100"], "--what-if needs an agreement."),
        (&["--agreement", "terms.csv", "--what-if", "a lot"], "“a lot” is not an amount."),
        (
            &["--agreement", "terms.csv", "--what-if", "100", "--format", "csv"],
            "--what-if has no effect with --format csv.",
        ),
    ] {
        let ended = program.run(&[&["check", "a.csv"], arguments].concat());
        assert!(ended.err.contains(says), "{arguments:?}: {}", ended.err);
        assert_eq!((ended.code, ended.out.as_str()), (Some(2), ""), "{arguments:?}");
    }
    let ended = program.run(&["find", "a.csv", "--order", "1", "--what-if", "100"]);
    assert!(ended.err.contains("find does not take --what-if"), "{}", ended.err);
}
