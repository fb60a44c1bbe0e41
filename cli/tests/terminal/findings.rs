//! Which findings are printed, in which order, and what the exit code says.

use crate::program::{Ended, Program};
use serde_json::Value;

/// Two rows of one customer that do not add up, and one of another that cannot be
/// read, that one in another month.
pub(crate) const RECORDS: &str = "\
Settlement Month,Customer ID,Order ID,Product,Base Amount,Rate,Rebate Amount,Currency
2024-10,100000049695,20241007120003216009945,CVM,100.00,8%,8.10,USD
2024-10,100000049695,20241007120003216009946,CVM,1000.00,8%,90.00,USD
2024-11,100000049696,20241007120003216009947,CVM,100.00,8%,1x,USD
";

fn check(name: &str, arguments: &[&str]) -> Ended {
    let program = Program::in_folder(name).with("a.csv", RECORDS);
    program.run(&[&["check", "a.csv"], arguments].concat())
}

/// The codes and lines of findings, as `--quiet` lists them.
fn listed(name: &str, arguments: &[&str]) -> Vec<String> {
    let ended = check(name, &[&["--quiet"], arguments].concat());
    let short = |line: &str| {
        let (place, rest) = line.split_once(": ").unwrap();
        let line = place.split(':').nth(1).unwrap();
        format!("{line} {}", rest.split([' ', ':']).nth(1).unwrap())
    };
    ended.out.lines().map(short).collect()
}

#[test]
fn text_lists_the_most_money_first() {
    assert_eq!(listed("sort-money", &[]), ["3 AM001", "2 AM001", "4 AM003"]);
    assert_eq!(listed("sort-file", &["--sort", "file"]), ["2 AM001", "3 AM001", "4 AM003"]);
    let out = check("sort-text", &[]).out;
    let at = |text: &str| out.find(text).unwrap();
    assert!(at("10.00 more") < at("0.10 more") && at("0.10 more") < at("AM003"), "{out}");
}

#[test]
fn findings_of_several_files_are_sorted_together() {
    let small = RECORDS.replace("90.00", "80.00");
    let program = Program::in_folder("sort-files").with("a.csv", small).with("b.csv", RECORDS);
    let out = program.run(&["check", "a.csv", "b.csv", "--sort", "money", "--select", "AM001"]).out;
    let first = out.lines().find(|line| line.contains("AM001")).unwrap();
    assert!(first.contains("b.csv, line 3, column 6"), "{out}");
    let by_code = program.run(&["check", "a.csv", "b.csv", "-q", "--sort", "code", "--select", "AM"]).out;
    let codes: Vec<&str> =
        by_code.lines().map(|line| line.split("error ").nth(1).unwrap().get(..5).unwrap()).collect();
    assert_eq!(codes, ["AM001", "AM001", "AM001", "AM003", "AM003"]);
}

#[test]
fn rules_are_selected_and_ignored_by_code_and_by_family() {
    assert_eq!(listed("select-code", &["--select", "AM003"]), ["4 AM003"]);
    assert_eq!(listed("select-family", &["--select", "st,am", "--ignore", "AM001"]), ["4 AM003"]);
    assert_eq!(listed("select-twice", &["--select", "AM001", "--select", "AM003"]).len(), 3);
    assert_eq!(listed("ignore-family", &["--ignore", "AM"]), Vec::<String>::new());
    for (arguments, wrong) in [(["--select", "AM01"], "AM01"), (["--ignore", "AM001,XX"], "XX")] {
        let ended = check("select-unknown", &arguments);
        assert!(ended.code == Some(2) && ended.out.is_empty(), "{ended:?}");
        assert!(ended.err.contains(&format!("{}: “{wrong}”", arguments[0])), "{ended:?}");
        assert!(ended.err.contains("AG, AM, CA"), "{ended:?}");
    }
}

#[test]
fn the_exit_code_is_about_what_is_selected_and_not_about_what_is_listed() {
    assert_eq!(check("exit-all", &[]).code, Some(1));
    assert_eq!(check("exit-ignored", &["--ignore", "AM"]).code, Some(0));
    assert_eq!(check("exit-selected", &["--select", "DU"]).code, Some(0));
    for arguments in [&["--limit", "1"][..], &["--summary"], &["--quiet"], &["--severity", "error"]] {
        assert_eq!(check("exit-listed", arguments).code, Some(1), "{arguments:?}");
    }
}

#[test]
fn a_severity_leaves_out_what_matters_less() {
    let unsure = "Settlement Month,Order ID,Product,Order Time,Base Amount,Rate,Rebate Amount\n\
        2024-09,-,CVM,2024-10-01 03:00:00,10.33,5%,0.52\n";
    let program = Program::in_folder("severity").with("a.csv", RECORDS).with("b.csv", unsure);
    let severities = |least: &str| {
        let out = program.run(&["check", "a.csv", "b.csv", "--severity", least, "--format", "json"]).out;
        let report: Value = serde_json::from_str(&out).unwrap();
        let all = report["findings"]
            .as_array()
            .unwrap()
            .iter()
            .map(|f| f["severity"].as_str().unwrap().to_string());
        let mut all: Vec<String> = all.collect();
        all.sort();
        all.dedup();
        all
    };
    assert_eq!(severities("error"), ["error"]);
    assert!(severities("note").len() > 1, "{:?}", severities("note"));
    assert!(!severities("warning").contains(&"note".into()));
}

#[test]
fn what_is_left_out_is_said() {
    let out = check("said", &["--select", "AM003"]).out;
    assert!(out.contains("Selected: 1 of 3 findings (by --select, --ignore and --severity)."), "{out}");
    assert!(out.contains("Errors: 3."), "{out}");
    assert!(!check("said-all", &[]).out.contains("Selected:"));
    let limited = check("said-limit", &["--limit", "1"]).out;
    assert!(
        limited.contains("And 2 more findings.") && limited.matches("  Next: ").count() == 1,
        "{limited}"
    );
    assert!(check("said-limit", &["--limit", "2"]).out.contains("And 1 more finding."));
    let chinese = check("said-chinese", &["--select", "AM003", "--limit", "1", "--lang", "zh-CN"]).out;
    assert!(chinese.contains("已选 3 条中的 1 条"), "{chinese}");
}

#[test]
fn a_limit_is_a_number_of_findings() {
    for wrong in ["0", "-1", "many"] {
        let ended = check("limit-wrong", &[&format!("--limit={wrong}")]);
        assert!(ended.code == Some(2) && ended.err.contains(&format!("“{wrong}”")), "{ended:?}");
    }
}

#[test]
fn findings_are_put_together_with_their_number_and_money() {
    let heads = |by: &str| {
        let out = check("group", &["--group", by]).out;
        assert_eq!(out.matches("  Next: ").count(), 3, "{out}");
        let heads = out.lines().filter(|line| line.starts_with("error "));
        heads.map(String::from).collect::<Vec<_>>()
    };
    assert_eq!(
        heads("customer"),
        ["error 100000049695  2 findings, 10.10 USD", "error 100000049696  1 finding"]
    );
    assert_eq!(heads("month"), ["error 2024-10  2 findings, 10.10 USD", "error 2024-11  1 finding"]);
    let by_rule = heads("rule");
    assert!(
        by_rule[0].starts_with("error AM001  ") && by_rule[0].ends_with("2 findings, 10.10 USD"),
        "{by_rule:?}"
    );
    assert_eq!(heads("order").len(), 3);
    assert!(heads("order")[0].starts_with("error 20241007120003216009946"));
}

#[test]
fn a_summary_has_a_line_for_each_rule() {
    let out = check("summary", &["--summary"]).out;
    assert!(out.contains("\nerror AM001  ") && out.contains("2 findings, 10.10 USD\n"), "{out}");
    assert!(out.contains("\nerror AM003  ") && !out.contains("Next:"), "{out}");
    assert!(out.contains("Records: 3. Errors: 3."), "{out}");
    let by_month = check("summary-month", &["--summary", "--group", "month"]).out;
    assert!(by_month.contains("\nerror 2024-11  1 finding\n") && !by_month.contains("Next:"), "{by_month}");
}

#[test]
fn a_customer_that_is_not_known_is_last() {
    let program = Program::in_folder("group-unknown").with("a.csv", RECORDS.replace("100000049695", "-"));
    let out = program.run(&["check", "a.csv", "--group", "customer", "--summary", "--select", "AM"]).out;
    let heads: Vec<&str> = out.lines().filter(|line| line.starts_with("error ")).collect();
    assert_eq!(heads, ["error 100000049696  1 finding", "error Customer not stated  2 findings, 10.10 USD"]);
}

#[test]
fn quiet_is_a_line_a_finding_and_nothing_else() {
    let ended = check("quiet", &["-q", "--map", "Product=product"]);
    assert_eq!(ended.err, "", "remarks are left out");
    assert_eq!(ended.out.lines().count(), 3, "{}", ended.out);
    assert!(ended.out.starts_with("a.csv:3:6: error AM001: 10.00 more"), "{}", ended.out);
    let clean = Program::in_folder("quiet-clean").with("a.csv", RECORDS.replace("8.10", "8.00"));
    let ended = clean.run(&["check", "a.csv", "-q", "--ignore", "AM"]);
    assert_eq!((ended.code, ended.out.as_str(), ended.err.as_str()), (Some(0), "", ""));
}

#[test]
fn a_cell_cannot_break_out_of_its_line_or_colour_a_terminal() {
    let hostile = RECORDS.replace("1x", "\"1\u{1b}[31m\nx: error AM001: made up\"");
    let program = Program::in_folder("hostile").with("a\u{1b}[2J.csv", hostile);
    for arguments in [&["-q"][..], &["--summary", "--group", "order"], &["--color", "never"]] {
        let out = program.run(&[&["check", "a\u{1b}[2J.csv"], arguments].concat()).out;
        assert!(!out.is_empty() && !out.contains('\u{1b}'), "{out:?}");
        assert!(!out.lines().any(|line| line.starts_with("x: error")), "{out}");
    }
}

#[test]
fn colours_follow_the_option_and_then_the_environment() {
    let program = Program::in_folder("colours").with("a.csv", RECORDS);
    let coloured = |arguments: &[&str], environment: &[(&str, &str)]| {
        let ended = program.run_with(&[&["check", "a.csv"], arguments].concat(), environment);
        ended.out.contains("\u{1b}[")
    };
    assert!(!coloured(&[], &[]), "a pipe is no terminal");
    assert!(coloured(&["--color", "always"], &[("NO_COLOR", "1")]));
    assert!(coloured(&[], &[("CLICOLOR_FORCE", "1")]) && !coloured(&[], &[("CLICOLOR_FORCE", "0")]));
    assert!(!coloured(&[], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
    assert!(coloured(&[], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "")]), "an empty variable is not set");
    assert!(!coloured(&["--color", "never"], &[("CLICOLOR_FORCE", "1")]));
    assert!(!coloured(&["--color", "always", "--format", "csv"], &[]));
    let text = program.run(&["check", "a.csv", "--color", "always", "-o", "out.txt"]);
    assert_eq!((text.code, text.out.as_str()), (Some(1), ""));
}

/// Rows of one month: some wait, and those of these places are a yuan too much.
fn month(rows: usize, waiting: impl Fn(usize) -> bool, wrong: &[usize]) -> String {
    let row = |at: usize| {
        let base = 1000 + at;
        let cents = base * 8 + if wrong.contains(&at) { 100 } else { 0 };
        let status = if waiting(at) { "Pending" } else { "Settled" };
        let (whole, part) = (cents / 100, cents % 100);
        let order = 2_161_001 + at;
        format!(
            "RB{at:06},2024100712000320{order},100012345678,2024-10,CVM,{base}.00,8%,{whole}.{part:02},CNY,{status}\n"
        )
    };
    let header = "Record ID,Order ID,Customer UIN,Settlement Month,Product,Base Amount,Rate,Rebate Amount,Currency,Status\n";
    std::iter::once(header.into()).chain((0..rows).map(row)).collect()
}

#[test]
fn many_rows_with_one_cause_are_one_finding() {
    let late = |program: &Program, more: &[&str]| {
        program.run(&[&["check", "a.csv", "--as-of", "2026-11-30"], more].concat())
    };
    let program = Program::in_folder("one-cause").with("a.csv", month(6000, |at| at < 5000, &[]));
    for lang in ["en", "zh-CN"] {
        let out = late(&program, &["--lang", lang]).out;
        assert!(out.lines().count() < 40, "{out}");
        let first = out.lines().find(|line| line.contains("ST011")).unwrap();
        assert!(first.contains("5,000") && first.contains("1,399,800.00 CNY"), "{first}");
    }
    let each = late(&program, &["--select", "ST011", "--all"]).out;
    assert_eq!(each.matches("ST011").count(), 5000);
    let quiet = late(&program, &["--quiet"]).out;
    assert_eq!(quiet.lines().count(), 5000);
}

#[test]
fn two_errors_among_many_rows_fit_one_screen() {
    let program = Program::in_folder("one-screen").with("a.csv", month(123, |at| at % 4 == 0, &[17, 88]));
    for lang in ["en", "zh-CN"] {
        let out = program.run(&["check", "a.csv", "--as-of", "2026-11-30", "--lang", lang]).out;
        assert!(out.lines().count() <= 40, "{out}");
        assert_eq!(out.matches("AM001").count(), 2, "{out}");
    }
}

#[test]
fn few_rows_with_one_cause_are_written_out_at_their_places() {
    let program = Program::in_folder("few-alike").with("a.csv", month(9, |at| at < 3, &[5]));
    let out = program.run(&["check", "a.csv", "--as-of", "2026-11-30"]).out;
    assert_eq!((out.matches("ST011").count(), out.contains("--all")), (3, false), "{out}");
}
