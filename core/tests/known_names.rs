//! The pages of all names that are known, and the files to fill in.

#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use rebatelens_core::{
    Input, Lang, Options, Template, check,
    explain::known_names,
    finding::names,
    model::{Field, agreement::TierKind, status::known_statuses},
    read_agreement, read_expected,
    table::{
        header::{Mapping, read_header},
        header_name::normal,
        names::{AMBIGUOUS, BESIDE, NAMES},
    },
};
use std::{fs, path::Path};

#[test]
fn the_pages_in_the_repository_are_those_of_the_lists() {
    for (lang, file) in [(Lang::En, "headers.md"), (Lang::ZhCn, "headers.zh-CN.md")] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs").join(file);
        let page = fs::read_to_string(path).unwrap();
        assert!(
            page == known_names::page(lang),
            "{file} is out of date; run `cargo xtask headers` and commit it"
        );
    }
}

#[test]
fn a_page_names_every_header_and_status() {
    for lang in Lang::ALL {
        let page = known_names::page(lang);
        let headers = NAMES.iter().flat_map(|(_, known)| *known);
        let beside = BESIDE.iter().flat_map(|(_, _, known)| *known);
        let statuses = known_statuses().flat_map(|(_, known)| known);
        for name in headers.chain(beside).chain(AMBIGUOUS).chain(statuses) {
            assert!(page.contains(&format!("`{name}`")), "{name}");
        }
    }
}

#[test]
fn every_name_is_in_its_normal_form_and_means_one_thing() {
    let mut seen: Vec<&str> = Vec::new();
    let headers = NAMES.iter().flat_map(|(_, known)| *known).chain(AMBIGUOUS);
    for name in headers {
        assert_eq!(normal(name), *name);
        assert!(!seen.contains(name), "{name} stands twice");
        seen.push(name);
    }
    let mut texts: Vec<&str> = Vec::new();
    for text in known_statuses().flat_map(|(_, known)| known) {
        assert!(!texts.contains(text), "{text} has two meanings");
        texts.push(text);
    }
}

/// What a person sees is what can be written.
#[test]
fn the_name_of_every_field_is_one_of_its_headers() {
    for lang in Lang::ALL {
        for field in Field::ALL {
            let name = names::field(field, lang);
            let column = &read_header([name].into_iter(), &Mapping::default())[0];
            assert_eq!(column.field, Some(field), "{name}");
        }
    }
}

#[test]
fn expected_figures_to_fill_in_read_back_without_a_finding() {
    for lang in Lang::ALL {
        let text = Template::Expected.csv(lang);
        let input = Input::file("expected.csv", text.as_bytes());
        let expected = read_expected(&input, &Options::default()).unwrap();
        assert_eq!(expected.len(), 1);
        let report = check(&[input], &Options { expected: Some(expected), ..Options::default() }).unwrap();
        assert_eq!(report.findings, [], "{text}");
        assert!(report.inputs[0].columns.iter().all(|column| column.how == "known"), "{text}");
        assert_eq!(report.totals[0].rebate_amount.as_deref(), Some("80.00"));
        let comparison = &report.comparisons[0];
        assert_eq!((comparison.matched, comparison.difference.as_str()), (1, "0.00"));
    }
}

#[test]
fn an_agreement_to_fill_in_reads_back_whole() {
    for lang in Lang::ALL {
        let text = Template::Agreement.csv(lang);
        let input = Input::file("agreement.csv", text.as_bytes());
        let agreement = read_agreement(&[input], &Options::default()).unwrap();
        assert_eq!((agreement.rules(), agreement.unused.len()), (2, 0), "{text}");
        let [ladder] = agreement.ladders() else { panic!("one rule of two tiers: {text}") };
        assert_eq!(ladder.kind(), TierKind::WholeVolume);
        assert!(ladder.eligible() && ladder.rounding().is_some() && ladder.currency().is_some());
        let rates: Vec<String> = ladder.tiers().iter().map(|tier| tier.rate.to_string()).collect();
        assert_eq!(rates, ["0.08", "0.10"]);
        // Both files are about the same record.
        let records = Template::Expected.csv(lang);
        let records = Input::file("records.csv", records.as_bytes());
        let report =
            check(&[records], &Options { agreement: Some(agreement), ..Options::default() }).unwrap();
        let codes: Vec<&str> = report.findings.iter().map(|finding| finding.code).collect();
        assert_eq!(codes, ["AG017"], "the tier that is reached, and nothing else");
    }
}

#[test]
fn an_example_is_marked_as_synthetic_and_chinese_begins_with_a_mark() {
    for template in Template::ALL {
        assert!(template.csv(Lang::En).lines().skip(1).all(|line| line.contains("Synthetic example")));
        let chinese = template.csv(Lang::ZhCn);
        assert!(chinese.starts_with('\u{FEFF}'));
        assert!(chinese.lines().skip(1).all(|line| line.contains("虚构示例")));
    }
}
