//! A console page's table: the sample pages' rows, marked as their fixtures say.
#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use rebatelens_core::{Annotation, Lang, Options, PageContext, annotate, present};
use std::{collections::BTreeMap, fs, path::Path};

struct Sample {
    table: String,
    faults: Vec<Vec<String>>,
}

fn quoted<'a>(cells: impl Iterator<Item = &'a str>) -> String {
    let cells: Vec<String> = cells.map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
    cells.join(",") + "\r\n"
}

fn sample(language: &str) -> Sample {
    let file =
        Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../tests/fixtures/console/{language}.json"));
    let json: serde_json::Value = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
    let texts = |value: &serde_json::Value| -> Vec<String> {
        value.as_array().unwrap().iter().map(|text| text.as_str().unwrap().into()).collect()
    };
    let mut table = quoted(texts(&json["columns"]).iter().map(String::as_str));
    let rows = json["rows"].as_array().unwrap();
    for row in rows {
        table += &quoted(texts(&row["cells"]).iter().map(String::as_str));
    }
    Sample { table, faults: rows.iter().map(|row| texts(&row["faults"])).collect() }
}

fn codes(annotation: &Annotation) -> BTreeMap<usize, Vec<String>> {
    let of = |found: &[usize]| {
        let mut codes: Vec<String> = found.iter().map(|at| annotation.findings[*at].code.into()).collect();
        codes.sort();
        codes
    };
    annotation.rows.iter().map(|row| (row.record, of(&row.findings))).collect()
}

#[test]
fn marks_are_exactly_on_the_faulty_rows() {
    for language in ["en", "zh"] {
        let sample = sample(language);
        // A day on which the fixtures' overdue records are overdue.
        let options = Options { as_of: Some("2026-11-30T04:00:00Z".into()), ..Options::default() };
        let annotation = annotate(&sample.table, &PageContext::default(), &options);
        let expected: BTreeMap<usize, Vec<String>> = sample
            .faults
            .into_iter()
            .enumerate()
            .filter(|(_, faults)| !faults.is_empty())
            .map(|(at, mut faults)| {
                faults.sort();
                (at + 1, faults)
            })
            .collect();
        assert_eq!(codes(&annotation), expected, "{language}");
    }
}

#[test]
fn clean_rows_alone_have_no_finding_at_all() {
    for language in ["en", "zh"] {
        let Sample { table, faults } = sample(language);
        let clean: String = table
            .split_inclusive("\r\n")
            .enumerate()
            .filter(|(at, _)| *at == 0 || faults[at - 1].is_empty())
            .map(|(_, line)| line)
            .collect();
        let annotation = annotate(&clean, &PageContext::default(), &Options::default());
        assert_eq!(annotation.findings, [], "{language}");
    }
}

#[test]
fn the_panel_sorts_by_money_and_its_parts_add_up() {
    let options = Options { lang: Lang::En, ..Options::default() };
    let page = PageContext {
        rows_in_all: Some("137".into()),
        title: "Commission Details".into(),
        ..PageContext::default()
    };
    let view = present(&sample("en").table, &page, &options);
    assert_eq!((view.heading.as_str(), view.notice), ("Commission Details", None));
    assert!(view.subheading.ends_with("27 of 137 rows"), "{}", view.subheading);
    let checked = view.checked.unwrap().sentence;
    assert!(checked.starts_with("Base × rate checked"), "{checked}");
    assert_eq!(view.lifecycles.iter().map(|stage| stage.percent).sum::<usize>(), 100);
    assert_eq!(view.lifecycles.iter().map(|stage| stage.records).sum::<usize>(), 27);
    let severities: Vec<_> = view.groups.iter().map(|group| group.severity).collect();
    assert!(severities.is_sorted());
    let items: usize = view.groups.iter().map(|group| group.items.len()).sum();
    assert_eq!(items, view.findings.len());
    let difference = view.groups.iter().find(|group| group.code == "AM001").unwrap();
    assert_eq!(difference.title, "Amount differs from base × rate");
}

#[test]
fn the_chip_and_the_subheading_say_rows_in_both_languages() {
    let table = "\"Order ID\",\"Rebate Amount\"\r\n\"20241007120003216009945\",\"8.00\"\r\n";
    let say = |rows: Option<&str>, lang| {
        let page = PageContext { rows_in_all: rows.map(String::from), ..PageContext::default() };
        annotate(table, &page, &Options { lang, ..Options::default() }).chip.text
    };
    assert_eq!(say(Some("共 1,137 条"), Lang::ZhCn), "已读 1 行，共 1,137 行");
    assert_eq!(say(Some("Total items: 45"), Lang::En), "1 of 45 rows");
    assert_eq!(say(None, Lang::En), "1 row");
    // A total smaller than what is seen is none.
    assert_eq!(say(Some("0"), Lang::En), "1 row");
}

#[test]
fn a_cell_that_was_cut_is_said_and_no_other() {
    let table = |note: &str| {
        format!(
            "\"Order ID\",\"Rebate Amount\",\"Note\"\r\n\"20241007120003216009945\",\"8.00\",\"{note}\"\r\n"
        )
    };
    let said = |note: &str| annotate(&table(note), &PageContext::default(), &Options::default());
    // Characters of several bytes, and of two units.
    for whole in ["a".repeat(4000), "单".repeat(4000), "😀".repeat(2000)] {
        assert!(codes(&said(&whole)).is_empty());
        let annotation = said(&(whole + "…"));
        assert_eq!(codes(&annotation)[&1], ["CA003"]);
        assert_eq!(annotation.findings[0].column, Some(3));
        assert!(annotation.findings[0].message.contains("4000"));
    }
}

#[test]
fn other_tables_are_left_alone_and_unknown_headers_are_said() {
    let view = |table: &str| present(table, &PageContext::default(), &Options::default());
    let customers = view("\"Name\",\"City\"\r\n\"Wang\",\"Shenzhen\"\r\n");
    assert_eq!(customers.notice.unwrap().code, "CA001");
    let unclear = view("\"Commission Rate\",\"Kind\"\r\n\"8%\",\"A\"\r\n");
    let notice = unclear.notice.unwrap();
    assert_eq!(notice.code, "CA002");
    assert_eq!(notice.message, "Recognised: Commission Rate. Not recognised: Kind.");
    assert_eq!(unclear.columns.iter().map(|c| c.understood).collect::<Vec<_>>(), [true, false]);
}

#[test]
fn each_finding_of_a_group_says_whose_it_is_and_what_is_at_stake() {
    let table = "\"Record ID\",\"Order ID\",\"Product\",\"Customer ID\",\"Rebate Amount\",\"Status\"\r\n\
        \"RB7\",\"20241007120003216009945\",\"CVM\",\"100000049695\",\"8.00\",\"Awaiting invoice\"\r\n\
        \"-\",\"20241007120003216009946\",\"COS\",\"-\",\"1,204.50\",\"Awaiting invoice\"\r\n\
        \"-\",\"-\",\"\",\"-\",\"2.00\",\"Awaiting invoice\"\r\n";
    let view = present(table, &PageContext::default(), &Options::default());
    let group = view.groups.iter().find(|group| group.code == "ST003").unwrap();
    assert_eq!(group.amount.as_deref(), Some("1,214.50"));
    let items: Vec<_> = group
        .items
        .iter()
        .map(|item| (item.title.as_str(), item.subtitle.as_str(), item.amount.as_deref()))
        .collect();
    assert_eq!(
        items,
        [
            ("20241007120003216009946", "COS", Some("1,204.50")),
            ("RB7", "CVM · 100000049695", Some("8.00")),
            ("Row 3", "", Some("2.00")),
        ]
    );
}

#[test]
fn a_row_of_too_few_cells_is_named_by_its_order() {
    let table = "\"Order ID\",\"Rebate Amount\",\"Status\"\r\n\"20241007120003216009945\",\"8.00\"\r\n";
    let view = present(table, &PageContext::default(), &Options::default());
    let group = view.groups.iter().find(|group| group.code == "FI003").unwrap();
    assert_eq!(group.items[0].title, "20241007120003216009945");
}

#[test]
fn a_deadline_is_held_against_the_day_also_on_a_page() {
    let table = "Settlement Month,Order ID,Rebate Amount,Currency,Status\n\
                 2024-10,20241007120003216009945,8.00,CNY,Pending\n\
                 2024-10,20241007120003216009946,9.00,CNY,Settled\n";
    let found = |as_of: Option<&str>| {
        let options = Options { as_of: as_of.map(Into::into), ..Options::default() };
        let view = present(table, &PageContext::default(), &options);
        view.findings.iter().map(|finding| (finding.record, finding.code)).collect::<Vec<_>>()
    };
    assert_eq!(found(None), []);
    // How many wait is not said: a page shows a part of its month.
    assert_eq!(found(Some("2024-11-11")), []);
    assert_eq!(found(Some("2024-12-20")), [(Some(1), "ST011")]);
}
