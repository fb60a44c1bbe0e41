use crate::{
    Bundle, BundleError, BundleFile, BundleRequest,
    testing::{bundle, files, page, request, sign, signed},
    verify, zip,
};
use alloc::{
    collections::BTreeMap,
    string::{String, ToString},
    vec,
    vec::Vec,
};
use rebatelens_checks::{
    document::{Document, DocumentKind},
    options::Options,
};
use rebatelens_finding::lang::Lang;
use rebatelens_model::{hash::sha256, money::RoundingMode, site::Site, zone::Zone};
use rebatelens_table::Input;
use serde_json::Value;

const SEED: [u8; 32] = [7; 32];

fn unpacked(zip: &[u8]) -> BTreeMap<String, String> {
    let archive = zip::read(zip).unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let inside = |path: &str| path.split_once('/').unwrap().1.to_string();
    archive.entries.iter().map(|e| (inside(&e.path), text(e.bytes.unwrap()))).collect()
}

fn json(files: &BTreeMap<String, String>, path: &str) -> Value {
    serde_json::from_str(&files[path]).unwrap()
}

fn of_page(lang: Lang) -> BTreeMap<String, String> {
    let request = BundleRequest { page: Some(page()), lang, ..request(SEED) };
    unpacked(&sign(SEED, &request, files()))
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    assert_eq!(signed(SEED), signed(SEED));
    assert_eq!(bundle(), signed(SEED));
}

#[test]
fn what_the_person_said_about_the_check_is_told_and_the_agreement_stays_outside() {
    let rows = "product,rate\nCVM,1%\n";
    let agreement = rebatelens_explain::references::read_agreement(
        &[Input::file("agreement.csv", rows.as_bytes())],
        &Options::default(),
    )
    .unwrap();
    let asked = BundleRequest {
        rounding: Some(RoundingMode::Down),
        time_zone: Zone::from_text("+09:00"),
        site: Some(Site::International),
        agreement: Some(agreement),
        ..request(SEED)
    };
    let files = unpacked(&sign(SEED, &asked, files()));
    let capture = json(&files, "data/raw/capture.json");
    let said = ["rounding", "time_zone", "site_given"].map(|key| capture[key].as_str().unwrap());
    assert_eq!(said, ["down", "+09:00", "intl"]);
    assert_eq!(capture["agreement"][0]["name"], "agreement.csv");
    assert_eq!(capture["agreement"][0]["sha256"], sha256(rows.as_bytes()));
    assert!(files.values().all(|text| !text.contains(rows)));
    let silent = json(&unpacked(&bundle()), "data/raw/capture.json");
    let keys = ["rounding", "time_zone", "site_given", "agreement"];
    assert!(keys.iter().all(|key| silent.get(key).is_none()));
}

#[test]
fn the_report_says_where_the_agreement_stands_in_both_languages() {
    let rows = "product,rate,threshold_from,threshold_per,threshold_kind\nCVM,7%,0,month,whole_volume\n\
                CVM,8%,150,month,whole_volume\nCVM,9%,1000,month,whole_volume\n";
    let agreement = rebatelens_explain::references::read_agreement(
        &[Input::file("agreement.csv", rows.as_bytes())],
        &Options::default(),
    );
    let asked = BundleRequest { agreement: Some(agreement.unwrap()), ..request(SEED) };
    // The other file names no product, so its rows may belong to each volume.
    let october = files().into_iter().take(1).collect();
    let files = unpacked(&sign(SEED, &asked, october));
    let page = &files["data/report.html"];
    for text in [
        "The agreement",
        "协议",
        "2026-10, CVM (line 2)",
        "Tier reached: 8% from 150.00.",
        "已达档位：150.00 起 8%。",
    ] {
        assert!(page.contains(text), "{text}");
    }
    let silent = &unpacked(&bundle())["data/report.html"];
    assert!(!silent.contains("The agreement"));
}

#[test]
fn invoices_and_receipts_are_told_and_stay_outside() {
    let list = "Invoice No.,Invoice Amount\nA1,25.01\n";
    let read = rebatelens_explain::references::read_document(
        &Input::file("invoices.csv", list.as_bytes()),
        DocumentKind::Invoice,
        &Options::default(),
    );
    let asked = BundleRequest {
        invoice: Some(read.unwrap()),
        receipt: Document::of_amount("24.00 USD"),
        ..request(SEED)
    };
    let files = unpacked(&sign(SEED, &asked, files()));
    let capture = json(&files, "data/raw/capture.json");
    assert_eq!(capture["invoice"][0]["name"], "invoices.csv");
    assert_eq!(capture["invoice"][0]["sha256"], sha256(list.as_bytes()));
    assert_eq!(capture["receipt"], serde_json::json!([{"name": "24.00 USD"}]));
    assert!(files.values().all(|text| !text.contains(list)));
    let report = &files["data/report.html"];
    for text in ["Details, statement, invoice and bank receipt", "明细、对账单、发票与银行到账", "24.00"]
    {
        assert!(report.contains(text), "{text}");
    }
    let silent = json(&unpacked(&bundle()), "data/raw/capture.json");
    assert!(["invoice", "receipt"].iter().all(|key| silent.get(key).is_none()));
}

#[test]
fn the_bundle_holds_what_the_design_names() {
    let files = unpacked(&bundle());
    let fingerprint = verify(&bundle(), Lang::En).fingerprint.unwrap();
    let keys =
        ["minisign.pub", "allowed_signers", "pem"].map(|form| alloc::format!("keys/{fingerprint}.{form}"));
    let fixed = [
        "bagit.txt",
        "bag-info.txt",
        "manifest-sha256.txt",
        "tagmanifest-sha256.txt",
        "tagmanifest-sha256.txt.minisig",
        "tagmanifest-sha256.txt.sshsig",
        "tagmanifest-sha256.txt.ed25519",
        "VERIFY.md",
        "data/raw/capture.json",
        "data/raw/october.csv",
        "data/raw/返佣 11月.csv",
        "data/query.json",
        "data/records.csv",
        "data/records.safe.csv",
        "data/findings.json",
        "data/report.html",
        "data/datapackage.json",
    ];
    assert_eq!(files.len(), keys.len() + fixed.len());
    for path in fixed.iter().copied().chain(keys.iter().map(String::as_str)) {
        assert!(files.contains_key(path), "{path}");
    }
}

#[test]
fn everything_lies_in_one_folder_named_as_the_zip() {
    let made = Bundle::new(&request(SEED), files()).unwrap();
    let name = made.file_name();
    assert!(name.starts_with("rebatelens-evidence-20261123-"), "{name}");
    let zip = bundle();
    let folder = name.strip_suffix(".zip").unwrap();
    for entry in zip::read(&zip).unwrap().entries {
        assert_eq!(entry.path.split_once('/').unwrap().0, folder);
    }
}

#[test]
fn records_keep_identifiers_as_text_and_say_what_cannot_be_used() {
    let files = unpacked(&bundle());
    let lines: Vec<&str> = files["data/records.csv"].split("\r\n").collect();
    assert_eq!(lines.len(), 6);
    assert!(lines[1].starts_with("october.csv,1,2,R-1,2026-10,100001234567,200001234567,20241007120003216009945,CVM,100.00,8,percent,0.00,8.00,USD,Settled,"));
    assert!(lines[3].ends_with(",settled,order_id,rebate,"), "{}", lines[3]);
    assert!(lines[4].starts_with("返佣 11月.csv,1,2,"));
    assert!(files["data/records.safe.csv"].starts_with('\u{FEFF}'));
    assert!(files["data/records.safe.csv"].contains(",'20241007120003216009945,"));
    assert!(files["data/records.safe.csv"].contains(",'=1+1,"));
}

#[test]
fn records_are_written_as_they_were_checked() {
    let table = "Order ID,Base Amount,Rate,Rebate Amount\n20241007120003216009945,1.250,8%,\"100,00\"\n";
    let file = BundleFile { name: "comma.csv".into(), bytes: table.into() };
    let files = unpacked(&sign(SEED, &request(SEED), vec![file]));
    assert!(files["data/records.csv"].contains(",1250,8,percent,,100.00,"), "{}", files["data/records.csv"]);
}

#[test]
fn findings_point_at_their_cells_in_both_languages() {
    let page = json(&unpacked(&bundle()), "data/findings.json");
    let items = page["items"].as_array().unwrap();
    assert_eq!(page["partOf"]["total"], items.len());
    let sum = items.iter().find(|item| item["code"] == "AM001").unwrap();
    assert_eq!(sum["target"]["source"], "raw/october.csv");
    assert_eq!(sum["target"]["selector"]["value"], "cell=3,10");
    assert_eq!(sum["target"]["selector"]["refinedBy"]["exact"], "9.00");
    let languages: Vec<&str> =
        sum["body"].as_array().unwrap().iter().map(|body| body["language"].as_str().unwrap()).collect();
    assert_eq!(languages, ["en", "zh-CN"]);
    assert_eq!(sum["created"], "2026-11-23T10:00:00+08:00");
}

#[test]
fn rows_are_counted_over_line_ends_inside_cells_and_lines_above() {
    let csv = "Statement of October\n\nOrder ID,Product,Base Amount,Rate,Rebate Amount\n\
               20241007120003216009945,\"two\nlines\",100.00,8%,8.00\n\n\
               20241007120003216009946,CVM,100.00,8%,9.00\n";
    let file = BundleFile { name: "a.csv".into(), bytes: csv.as_bytes().to_vec() };
    let page = json(&unpacked(&sign(SEED, &request(SEED), [file].into())), "data/findings.json");
    let items = page["items"].as_array().unwrap();
    let sum = items.iter().find(|item| item["code"] == "AM001").unwrap();
    assert_eq!(sum["line"], 7);
    assert_eq!(sum["target"]["selector"]["value"], "cell=6,5");
}

#[test]
fn the_query_names_time_site_account_and_no_secret() {
    let files = of_page(Lang::En);
    let query = json(&files, "data/query.json");
    assert_eq!(query["site"], "intl");
    assert_eq!(query["time"]["utc"], "2026-11-23T02:00:00Z");
    assert_eq!(query["time"]["utc+08:00"], "2026-11-23T10:00:00+08:00");
    assert_eq!(query["parameters"][0]["name"], "month");
    assert_eq!(query["parameters"][1]["value"], "removed");
    assert_eq!(query["account"]["partner_ids"][0], "100001234567");
    assert_eq!(query["settlement_periods"][0], "2026-10");
    assert!(files.values().all(|text| !text.contains("XYZZY")));
}

#[test]
fn the_report_is_static_and_escapes_what_was_captured() {
    for lang in Lang::ALL {
        let files = of_page(lang);
        let html = &files["data/report.html"];
        assert!(html.contains("Commission &lt;Details&gt;"));
        assert!(html.contains(&alloc::format!("<html lang=\"{}\">", lang.tag())));
        assert!(html.contains("default-src 'none'; style-src 'sha256-"));
        assert!(html.contains("<td class=\"error\">9.00</td>"));
        assert!(html.contains("Findings") && html.contains("检查结果"));
        for forbidden in ["<script", "javascript:", " src=", "url(", "@import", " style=", " onclick"] {
            assert!(!html.contains(forbidden), "{forbidden}");
        }
    }
}

#[test]
fn the_capture_keeps_the_own_name_of_each_file() {
    let files = [("a/b.csv", "b"), ("capture.json", "c"), ("A_B.CSV", "d")].map(|(name, _)| BundleFile {
        name: name.into(),
        bytes: b"Order ID,Base Amount,Rate,Rebate Amount\n20241007120003216009945,1.00,8%,0.08\n".to_vec(),
    });
    let files = unpacked(&sign(SEED, &request(SEED), files.into()));
    let capture = json(&files, "data/raw/capture.json");
    let names: Vec<(&str, &str)> = capture["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| (file["path"].as_str().unwrap(), file["original_name"].as_str().unwrap()))
        .collect();
    assert_eq!(
        names,
        [
            ("data/raw/a_b.csv", "a/b.csv"),
            ("data/raw/capture-2.json", "capture.json"),
            ("data/raw/A_B-2.CSV", "A_B.CSV"),
        ]
    );
    assert!(names.iter().all(|(path, _)| files.contains_key(*path)));
}

#[test]
fn unusable_requests_are_refused_with_words() {
    let refused = |request: &BundleRequest, files| Bundle::new(request, files).unwrap_err();
    let good = request(SEED);
    let empty = BundleFile { name: "a.csv".into(), bytes: Vec::new() };
    let errors = [
        refused(&BundleRequest { public_key: [0; 32], ..good.clone() }, files()),
        refused(&good, Vec::new()),
        refused(&good, (0..=1_000).map(|_| empty.clone()).collect()),
        refused(&good, [empty.clone()].into()),
        Bundle::new(&good, files()).unwrap().finish().unwrap_err(),
        Bundle::new(&good, files()).unwrap().provide_signature([1; 64]).unwrap_err(),
    ];
    assert_eq!(errors[0], BundleError::Key);
    assert_eq!(errors[1], BundleError::NoInput);
    assert_eq!(errors[2], BundleError::TooMany);
    assert!(matches!(&errors[3], BundleError::Input(error) if error.code == "FI005"));
    assert_eq!(errors[4], BundleError::Unsigned);
    assert_eq!(errors[5], BundleError::Signature);
    for error in errors {
        for lang in Lang::ALL {
            let words = error.in_words(lang);
            assert!(!words.message.is_empty() && !words.why.is_empty() && !words.next.is_empty());
        }
    }
}

#[test]
fn the_guide_stands_first_in_the_language_asked_for() {
    assert!(of_page(Lang::ZhCn)["VERIFY.md"].starts_with("# 如何验证"));
    assert!(of_page(Lang::En)["VERIFY.md"].starts_with("# How to check"));
}

#[test]
fn many_findings_with_one_cause_are_one_article_of_the_report() {
    let row = |at: usize| {
        let order = 2_161_001 + at;
        alloc::format!("R{at:04},2024100712000320{order},2024-10,8.00,CNY,Pending\n")
    };
    let header = "Record ID,Order ID,Settlement Month,Rebate Amount,Currency,Status\n".to_string();
    let table: String = core::iter::once(header).chain((0..600).map(row)).collect();
    let file = BundleFile { name: "late.csv".into(), bytes: table.into_bytes() };
    for lang in [Lang::En, Lang::ZhCn] {
        let files = unpacked(&sign(SEED, &BundleRequest { lang, ..request(SEED) }, vec![file.clone()]));
        let findings = json(&files, "data/findings.json")["items"].as_array().unwrap().len();
        let report = &files["data/report.html"];
        assert!(findings >= 600, "{findings}");
        assert!(report.matches("<article").count() < 5, "{report}");
        // Those that do not stand at first sight are there, each where its row leads.
        let (seen, folded) = report.split_once("<details>").unwrap();
        assert!(seen.matches("ST011").count() < 6, "{seen}");
        assert!(folded.contains("id=\"f600\""), "{folded}");
        assert!(report.contains("4,800.00 CNY"), "{report}");
    }
}
