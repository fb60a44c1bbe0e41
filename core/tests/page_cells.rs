//! A page's cells with other text beside their values, and rows that are no
//! records between those that are: the same findings, on the same records.
#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use rebatelens_core::{
    Annotation, Options, PageContext, annotate, drawn_tables, table::verdict::TableVerdict,
};
use std::{fs, path::Path};

/// Stands between the parts of a cell.
const APART: char = '\u{2028}';

type Rows = Vec<Vec<String>>;

fn sample(language: &str) -> Rows {
    let file =
        Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../tests/fixtures/console/{language}.json"));
    let json: serde_json::Value = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
    let texts = |value: &serde_json::Value| -> Vec<String> {
        value.as_array().unwrap().iter().map(|text| text.as_str().unwrap().into()).collect()
    };
    let rows = json["rows"].as_array().unwrap();
    std::iter::once(texts(&json["columns"])).chain(rows.iter().map(|row| texts(&row["cells"]))).collect()
}

fn check(rows: &Rows) -> Annotation {
    let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
    let line = |row: &Vec<String>| row.iter().map(quoted).collect::<Vec<_>>().join(",") + "\r\n";
    let options = Options { as_of: Some("2026-11-30T04:00:00Z".into()), ..Options::default() };
    annotate(&rows.iter().map(line).collect::<String>(), &PageContext::default(), &options)
}

/// For each marked row: the record that stands on its line, the codes, and the
/// values that they are about.
fn marked(rows: &Rows, annotation: &Annotation) -> Vec<(String, Vec<String>)> {
    let of = |row: &rebatelens_core::explain::page::MarkedRow| {
        let found = row.findings.iter().map(|at| &annotation.findings[*at]);
        let said = found.map(|finding| format!("{} {:?}", finding.code, finding.column));
        (rows[row.line - 1][0].clone(), said.collect())
    };
    annotation.rows.iter().map(of).collect()
}

/// Numbers that look like chance and are the same each time.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }

    fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }
}

/// What a page draws beside the values of a column.
fn beside(random: &mut Random, column: usize, rows: &mut Rows) {
    let parts: &[(&str, &str)] = match column {
        0 => &[("", "NEW"), ("", "复制"), ("HOT", "")],
        2 => &[("Aurora Lab", ""), ("深圳市某某有限公司", ""), ("", "Copy"), ("Acme 2 Ltd", "")],
        3 => &[("", "Copy"), ("订单", ""), ("", "ⓘ")],
        5 | 8 => &[("", "ⓘ"), ("", "View"), ("$", "")],
        6 => &[("", "ⓘ"), ("", "Agreed")],
        9 => &[("●", ""), ("", "2"), ("", "ⓘ"), ("●", "12")],
        _ => return,
    };
    let (before, after) = random.pick(parts);
    for row in rows.iter_mut().skip(1) {
        let value = row[column].clone();
        let all = [before, &value, after];
        row[column] =
            all.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(&APART.to_string());
    }
}

#[test]
fn a_thousand_tables_with_text_beside_their_values_give_the_same_findings() {
    for language in ["en", "zh"] {
        let plain = sample(language);
        for seed in 0..500 {
            let mut random = Random(seed);
            let mut rows = vec![plain[0].clone()];
            rows.extend(plain[1..].iter().filter(|_| random.below(4) > 0).cloned());
            let (alone, expected) = (rows.clone(), check(&rows));
            // A dollar belongs to the English pages alone.
            let may = |column: usize| language == "en" || !matches!(column, 5 | 8);
            for column in (0..10).filter(|column| may(*column)) {
                if random.below(2) == 0 {
                    beside(&mut random, column, &mut rows);
                }
            }
            let found = check(&rows);
            assert_eq!(marked(&alone, &found), marked(&alone, &expected), "{language} {seed}");
            assert_eq!(found.chip, expected.chip, "{language} {seed}");
        }
    }
}

#[test]
fn a_thousand_tables_with_rows_that_are_no_records_mark_the_same_records() {
    for language in ["en", "zh"] {
        let plain = sample(language);
        let names = marked(&plain, &check(&plain));
        let title = if language == "en" { "Total" } else { "合计" };
        for seed in 0..500 {
            let mut random = Random(seed);
            let mut rows = plain.clone();
            for _ in 0..=random.below(4) {
                let at = 1 + random.below(rows.len());
                let blank = || vec![String::new(); plain[0].len()];
                let mut sums = blank();
                sums[0] = title.into();
                let row = match random.below(3) {
                    0 => plain[0].clone(),
                    1 => sums,
                    _ => blank(),
                };
                rows.insert(at, row);
            }
            assert_eq!(marked(&rows, &check(&rows)), names, "{language} {seed}");
        }
    }
}

#[test]
fn one_of_two_amounts_is_the_column_s() {
    let amount = |cell: &str| {
        let rows: Rows = [
            vec!["Order ID", "Base Amount (USD)", "Commission Rate", "Commission (USD)"],
            vec!["20261003461700392856104", "100.00", "12%", cell],
            vec!["20261004127700466712197", "50.00", "10%", "$5.00\u{2028}¥35.00"],
        ]
        .into_iter()
        .map(|row| row.into_iter().map(String::from).collect())
        .collect();
        check(&rows).findings.iter().map(|finding| finding.code).collect::<Vec<_>>()
    };
    for right in ["$12.00\u{2028}¥84.00", "12.00", "$12.00\u{2028}≈ ¥84.00", "$\u{2028}12\u{2028}.00"] {
        assert_eq!(amount(right), [] as [&str; 0], "{right}");
    }
    assert_eq!(amount("$13.00\u{2028}¥12.00"), ["AM001"]);
}

#[test]
fn shortened_identifiers_are_reported_once_for_their_column() {
    let mut rows = sample("en");
    for row in rows.iter_mut().skip(1) {
        if row[3].len() == 23 {
            row[3] = format!("{}...{}", &row[3][..6], &row[3][19..]);
        }
    }
    let annotation = check(&rows);
    let codes: Vec<_> = annotation.findings.iter().filter(|found| found.code == "CA004").collect();
    assert_eq!(codes.len(), 1);
    assert_eq!((codes[0].record, codes[0].column), (None, Some(4)));
    assert!(codes[0].message.contains("“Order ID”"), "{}", codes[0].message);
    assert!(annotation.findings.iter().all(|found| found.code != "ID004" || found.column != Some(4)));
}

#[test]
fn headers_are_understood_beside_signs_and_in_two_languages() {
    for sign in [" ⓘ", " ?", "？", " ↑↓", "\u{E601}", " ▼", " ⇅"] {
        let mut rows = sample("en");
        for header in &mut rows[0] {
            header.push_str(sign);
        }
        assert!(check(&rows).columns.iter().all(|column| column.field.is_some()), "{sign}");
    }
    let mut rows = sample("en");
    for (header, other) in rows[0].iter_mut().zip(&sample("zh")[0]) {
        *header = format!("{header} / {other}");
    }
    let columns = check(&rows).columns;
    let lost: Vec<_> = columns.iter().filter(|column| column.field.is_none()).collect();
    assert_eq!(lost, [] as [&rebatelens_core::table::column_report::ColumnReport; 0]);
}

#[test]
fn the_number_of_all_rows_is_read_as_libraries_write_it() {
    let table = "\"Order ID\",\"Rebate Amount\"\r\n\"20241007120003216009945\",\"8.00\"\r\n";
    let say = |rows: &str| {
        let page = PageContext { rows_in_all: Some(rows.into()), ..PageContext::default() };
        annotate(table, &page, &Options::default()).chip.text
    };
    for text in [
        "27",
        "Total 27",
        "共 27 条",
        "共 27 条数据，每页 100 条",
        "1–10 of 27",
        "1 to 10 of 27",
        "显示第 1 至 10 条，共 27 条",
        "Total 27 items, 10 / page",
    ] {
        assert_eq!(say(text), "1 of 27 rows", "{text}");
    }
    // Pages are no rows.
    assert_eq!(say("1 of 30"), "1 row");
}

#[test]
fn a_panel_draws_all_rebate_tables_or_the_closest_one() {
    use TableVerdict::{HeadersUnknown, NotRebate, RebateTable};
    assert_eq!(drawn_tables(&[NotRebate, RebateTable, HeadersUnknown, RebateTable]), [1, 3]);
    assert_eq!(drawn_tables(&[HeadersUnknown, NotRebate]), [0]);
    assert_eq!(drawn_tables(&[NotRebate, NotRebate]), [1]);
    assert_eq!(drawn_tables(&[]), [] as [usize; 0]);
}
