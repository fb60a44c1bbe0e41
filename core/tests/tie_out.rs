//! Details, statement, invoice and bank receipt, tied to the last digit.
#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use crate::synthetic::Random;
use rebatelens_core::{
    Input, Lang, Options, check,
    checks::document::{Document, DocumentKind},
    explain::tie_out::{TieOut, TieOutStep},
    model::{Field, site::Site},
    read_document,
    report::Report,
    table::header::Mapping,
};
use rust_decimal::Decimal;

const DETAILS: &str = "Record ID,Settlement Month,Order ID,Rebate Amount,Currency\n";
const STATEMENT: &str = "Settlement Month,Statement Amount,Currency\n";

/// Two details and a third, of two months: 1,300.10 and 700.00.
fn details() -> String {
    let rows = [
        "RB1,2024-10,20241007120003216009945,800.00,CNY",
        "RB2,2024-10,20241007120003216009946,500.10,CNY",
        "RB3,2024-11,20241107120003216009947,700.00,CNY",
    ];
    DETAILS.to_string() + &rows.join("\n") + "\n"
}

fn statement() -> String {
    STATEMENT.to_string() + "2024-10,1300.10,CNY\n2024-11,700.00,CNY\n"
}

/// An amount, or else a file.
fn document(text: &str, kind: DocumentKind) -> Document {
    let read = || read_document(&Input::file("document.csv", text.as_bytes()), kind, &Options::default());
    Document::of_amount(text).unwrap_or_else(|| read().unwrap())
}

struct Given<'g> {
    files: &'g [(&'g str, &'g str)],
    invoice: Option<&'g str>,
    receipt: Option<&'g str>,
    site: Option<Site>,
}

impl Given<'_> {
    fn report(&self, lang: Lang) -> Report {
        let options = Options {
            lang,
            site: self.site,
            invoice: self.invoice.map(|text| document(text, DocumentKind::Invoice)),
            receipt: self.receipt.map(|text| document(text, DocumentKind::Receipt)),
            ..Options::default()
        };
        let inputs: Vec<Input<'_>> =
            self.files.iter().map(|(name, text)| Input::file(*name, text.as_bytes())).collect();
        check(&inputs, &options).unwrap()
    }

    fn only(&self, lang: Lang) -> TieOut {
        let mut tied = self.report(lang).tie_out;
        assert_eq!(tied.len(), 1, "{tied:?}");
        tied.remove(0)
    }

    fn codes(&self) -> Vec<&'static str> {
        let report = self.report(Lang::En);
        let own = report.findings.iter().filter(|finding| finding.code > "TO009" && finding.code < "TO020");
        own.map(|finding| finding.code).collect()
    }
}

/// Both files, an invoice and a receipt.
fn tied(invoice: Option<&str>, receipt: Option<&str>, lang: Lang) -> TieOut {
    let (details, statement) = (details(), statement());
    let files = [("details.csv", details.as_str()), ("statement.csv", statement.as_str())];
    Given { files: &files, invoice, receipt, site: None }.only(lang)
}

fn codes(invoice: Option<&str>, receipt: Option<&str>) -> Vec<&'static str> {
    let (details, statement) = (details(), statement());
    let files = [("details.csv", details.as_str()), ("statement.csv", statement.as_str())];
    Given { files: &files, invoice, receipt, site: None }.codes()
}

fn amounts(tied: &TieOut) -> Vec<Option<&str>> {
    tied.sides.iter().map(|side| side.amount.as_deref()).collect()
}

fn differences(steps: &[TieOutStep]) -> Vec<(&str, &str, Option<&str>)> {
    steps.iter().map(|step| (step.from, step.to, step.difference.as_deref())).collect()
}

fn months(tied: &TieOut, cover: usize) -> Vec<&str> {
    tied.covers[cover].months.iter().map(String::as_str).collect()
}

#[test]
fn four_sides_that_agree_are_tied_to_the_last_digit() {
    let invoice = "Invoice No.,Settlement Month,Invoice Amount,Currency\nA1,2024-10,1300.10,CNY\nA2,2024-11,700.00,CNY\n";
    for (lang, sentence, to_invoice) in [
        (
            Lang::En,
            "Statement and invoice agree to the last digit.",
            "Amount to invoice: 2,000.10 CNY, exactly the amount of the statement.",
        ),
        (Lang::ZhCn, "对账单与发票完全一致。", "应开票金额：2,000.10 CNY，与对账单金额完全一致。"),
    ] {
        let tied = tied(Some(invoice), Some("2,000.10 CNY"), lang);
        assert_eq!(amounts(&tied), [Some("2000.10"); 4]);
        assert_eq!(
            differences(&tied.steps),
            [
                ("details", "statement", Some("0.00")),
                ("statement", "invoice", Some("0.00")),
                ("invoice", "receipt", Some("0.00"))
            ]
        );
        assert_eq!(tied.steps[1].sentence, sentence);
        assert_eq!(tied.to_invoice.sentences[0], to_invoice);
        let periods: Vec<_> = tied.months.iter().map(|month| month.settlement_period.as_str()).collect();
        assert_eq!(periods, ["2024-10", "2024-11"]);
        let due: Vec<_> = tied.months.iter().map(|month| month.to_invoice.as_deref()).collect();
        assert_eq!(due, [Some("1300.10"), Some("700.00")]);
        // A receipt without months is no part of a month.
        let step = ("statement", "invoice", Some("0.00"));
        assert_eq!(differences(&tied.months[1].steps), [("details", "statement", Some("0.00")), step]);
        // One receipt for both statements.
        assert_eq!((months(&tied, 0), tied.covers[0].side), (vec!["2024-10", "2024-11"], "receipt"));
    }
    assert_eq!(codes(Some(invoice), Some("2,000.10 CNY")), Vec::<&str>::new());
}

#[test]
fn what_an_ordinary_invoice_costs_is_said_in_china_alone() {
    let own = tied(None, None, Lang::En).to_invoice;
    assert_eq!((own.amount.as_deref(), own.of), (Some("2000.10"), Some("statement")));
    assert_eq!(own.ordinary_invoice_cost.as_deref(), Some("120.0060"));
    assert!(own.sentences[1].contains("about 120.01 CNY deducted, about 1,880.09 CNY paid"), "{own:?}");
    let own = tied(None, None, Lang::ZhCn).to_invoice;
    assert!(own.sentences[1].contains("约扣 120.01 CNY"), "{own:?}");
    let statement = statement().replace("CNY", "USD");
    let files = [("statement.csv", statement.as_str())];
    let abroad = Given { files: &files, invoice: None, receipt: Some("1880.09"), site: None };
    let tied = abroad.only(Lang::En);
    assert_eq!((tied.to_invoice.ordinary_invoice_cost, tied.to_invoice.sentences.len()), (None, 1));
    assert_eq!(tied.steps[0].explained_by, None);
    assert_eq!(abroad.codes(), ["TO011"]);
}

#[test]
fn without_a_statement_the_details_say_what_may_be_invoiced() {
    let details = details();
    let files = [("details.csv", details.as_str())];
    let given = Given { files: &files, invoice: Some("¥2,000.00"), receipt: None, site: None };
    for (lang, words) in [(Lang::En, "No statement is given."), (Lang::ZhCn, "未提供对账单")] {
        let tied = given.only(lang);
        assert_eq!(tied.to_invoice.of, Some("details"));
        assert!(tied.to_invoice.sentences[0].contains(words), "{:?}", tied.to_invoice);
        assert_eq!(differences(&tied.steps), [("details", "invoice", Some("-0.10"))]);
        assert_eq!(tied.sides[1].amount, None);
    }
    assert_eq!(given.codes(), ["TO010"]);
    // Nothing asks for a tie-out.
    assert!(Given { invoice: None, ..given }.report(Lang::En).tie_out.is_empty());
}

#[test]
fn an_invoice_of_another_amount_is_one_finding_with_the_exact_difference() {
    let (details, statement) = (details(), statement());
    let files = [("details.csv", details.as_str()), ("statement.csv", statement.as_str())];
    let given = Given { files: &files, invoice: Some("2,000.01"), receipt: Some("2,000.10"), site: None };
    // The receipt is what the statement says: only the invoice is wrong.
    assert_eq!(given.codes(), ["TO010"]);
    for (lang, title, next) in [
        (Lang::En, "Invoice and statement: −0.09 CNY", "issue one of 2,000.10 CNY"),
        (Lang::ZhCn, "发票与对账单相差 −0.09 CNY", "按 2,000.10 CNY 重新开具"),
    ] {
        let report = given.report(lang);
        let found = report.findings.iter().find(|finding| finding.code == "TO010").unwrap();
        assert_eq!((found.title.as_str(), found.input.as_str()), (title, "statement.csv"));
        assert!(found.next.contains(next), "{}", found.next);
        assert_eq!(found.difference.as_deref(), Some("-0.09"));
        assert_eq!(
            (found.observed.as_deref(), found.expected.as_deref()),
            (Some("2000.01"), Some("2000.10"))
        );
        assert_eq!(found.currency.as_deref(), Some("CNY"));
    }
}

#[test]
fn a_month_whose_invoice_differs_is_named() {
    let invoice = "结算月份,价税合计,币种\n2024-10,1300.10,CNY\n2024-11,707.00,CNY\n";
    let (details, statement) = (details(), statement());
    let files = [("details.csv", details.as_str()), ("statement.csv", statement.as_str())];
    let given = Given { files: &files, invoice: Some(invoice), receipt: None, site: None };
    let report = given.report(Lang::En);
    let found: Vec<_> = report.findings.iter().filter(|finding| finding.code == "TO010").collect();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].settlement_period.as_deref(), Some("2024-11"));
    assert_eq!(found[0].title, "Invoice and statement of 2024-11: +7.00 CNY");
    assert_eq!(given.report(Lang::ZhCn).findings[0].title, "发票与对账单（2024-11）相差 +7.00 CNY");
}

#[test]
fn a_receipt_as_with_an_ordinary_invoice_is_a_possibility() {
    for (lang, words) in [
        (Lang::En, "exactly 94% of the invoice, as with an ordinary invoice"),
        (Lang::ZhCn, "恰为发票的 94%，与开具普通发票扣除 6% 的情形相符"),
    ] {
        let tied = tied(Some("2,000.10"), Some("1,880.09"), lang);
        let step = &tied.steps[2];
        assert_eq!(
            (step.difference.as_deref(), step.explained_by),
            (Some("-120.01"), Some("ordinary_invoice"))
        );
        assert!(step.sentence.contains(words), "{}", step.sentence);
    }
    assert_eq!(codes(Some("2,000.10"), Some("1,880.09")), ["TO012"]);
    assert_eq!(codes(Some("2,000.10"), Some("1,880.10")), ["TO012"], "cut up to cents");
    assert_eq!(codes(Some("2,000.10"), Some("1,880.11")), ["TO011"], "a cent more is not 94 %");
    assert_eq!(codes(Some("1,880.09"), None), ["TO010"], "an invoice is no payment");
    // For one month of two.
    let one = tied(Some("2,000.10"), Some("658.00"), Lang::En);
    let cover = one.covers.iter().find(|cover| cover.side == "receipt").unwrap();
    assert_eq!((cover.months.as_slice(), cover.ordinary_invoice), (["2024-11".to_string()].as_slice(), true));
    assert_eq!(codes(Some("2,000.10"), Some("658.00")), ["TO012"]);
}

#[test]
fn several_choices_of_months_are_counted_and_none_is_named() {
    let statement = STATEMENT.to_string()
        + "2024-08,100.00,CNY\n2024-09,200.00,CNY\n2024-10,300.00,CNY\n2024-11,1234.56,CNY\n";
    let files = [("statement.csv", statement.as_str())];
    let given = |receipt| Given { files: &files, invoice: None, receipt: Some(receipt), site: None };
    for (lang, words) in [(Lang::En, "2 different choices of months"), (Lang::ZhCn, "2 种月份组合")] {
        // August and September, or October.
        let tied = given("300.00").only(lang);
        assert_eq!((months(&tied, 0), tied.covers[0].choices), (vec![], 2));
        assert!(tied.covers[0].sentence.contains(words), "{}", tied.covers[0].sentence);
    }
    let tied = given("1534.56").only(Lang::En);
    assert_eq!(tied.covers[0].choices, 2);
    let tied = given("1834.56").only(Lang::En);
    assert_eq!((months(&tied, 0).len(), given("1834.56").codes().len()), (4, 0));
    let tied = given("1300.00").only(Lang::En);
    assert!(tied.covers[0].sentence.starts_with("No months of the statement add up"), "{tied:?}");
    assert_eq!(given("1300.00").codes(), ["TO011"]);
}

#[test]
fn a_month_that_is_paid_twice_is_reported() {
    let receipt = "到账日期,到账金额,币种\n2024-12-20,700.00,CNY\n2024-12-28,700.00,CNY\n";
    assert_eq!(codes(Some("2,000.10"), Some(receipt)), ["TO011"]);
    let receipt = "到账日期,到账金额,币种\n2024-12-20,1300.10,CNY\n2024-12-28,700.00,CNY\n";
    assert_eq!(codes(Some("2,000.10"), Some(receipt)), Vec::<&str>::new());
}

#[test]
fn an_unknown_amount_makes_the_sum_unknown_and_not_zero() {
    let invoice = "Invoice No.,Amount,Currency\nA1,1300.10,CNY\nA2,see attachment,CNY\nA3,,CNY\n";
    for (lang, why) in [(Lang::En, "1 with an unreadable amount"), (Lang::ZhCn, "金额无法读取的 1 条")]
    {
        let tied = tied(Some(invoice), Some("2000.10"), lang);
        assert_eq!(amounts(&tied), [Some("2000.10"), Some("2000.10"), None, Some("2000.10")]);
        assert!(tied.sides[2].note.as_deref().unwrap().contains(why), "{tied:?}");
        // The receipt is compared with what is known.
        assert_eq!(
            differences(&tied.steps),
            [
                ("details", "statement", Some("0.00")),
                ("statement", "invoice", None),
                ("invoice", "receipt", None),
                ("statement", "receipt", Some("0.00"))
            ]
        );
    }
    assert_eq!(codes(Some(invoice), Some("2000.10")), ["TO013", "TO013"]);
    let details = details().replace("700.00", "-");
    let statement = statement();
    let files = [("details.csv", details.as_str()), ("statement.csv", statement.as_str())];
    let tied = Given { files: &files, invoice: None, receipt: None, site: None }.only(Lang::En);
    assert_eq!(amounts(&tied)[0], None);
    assert_eq!(tied.months[0].steps[0].difference.as_deref(), Some("0.00"));
    assert_eq!(tied.months[1].steps[0].difference, None);
}

#[test]
fn months_that_only_one_side_has_are_not_compared_as_a_whole() {
    let (details, statement) = (details(), statement() + "2024-12,10.00,CNY\n");
    let files = [("details.csv", details.as_str()), ("statement.csv", statement.as_str())];
    let tied = Given { files: &files, invoice: None, receipt: None, site: None }.only(Lang::En);
    assert_eq!(tied.steps[0].difference, None);
    assert_eq!(
        tied.steps[0].sentence,
        "Details and statement are not compared: they are not of the same months."
    );
    let last = tied.months.last().unwrap();
    assert_eq!((last.settlement_period.as_str(), last.sides[0].amount.as_deref()), ("2024-12", None));
    assert_eq!(tied.to_invoice.amount.as_deref(), Some("2010.10"));
}

#[test]
fn currencies_are_tied_apart_and_an_amount_without_one_is_not_guessed() {
    let statement = STATEMENT.to_string() + "2024-10,100.00,CNY\n2024-10,50.00,USD\n";
    let files = [("statement.csv", statement.as_str())];
    let given = |invoice| Given { files: &files, invoice: Some(invoice), receipt: None, site: None };
    let all = given("50.00 USD").report(Lang::En).tie_out;
    let step = |own: &TieOut| own.steps.first().map(|step| step.difference.clone());
    let by: Vec<_> = all.iter().map(|own| (own.currency.clone().unwrap(), step(own).flatten())).collect();
    assert_eq!(by, [("CNY".to_string(), None), ("USD".to_string(), Some("0.00".to_string()))]);
    for own in given("50.00").report(Lang::En).tie_out {
        assert_eq!(own.sides[2].amount, None);
        assert_eq!(own.sides[2].note.as_deref(), Some("1 amount names no currency, and there are several"));
    }
}

#[test]
fn rejected_details_and_rounding_are_no_difference() {
    let details = "Record ID,Settlement Month,Rebate Amount,Currency,Status\n\
                   RB1,2024-10,8.00400000,CNY,Settled\nRB2,2024-10,5.00000000,CNY,Rejected\n";
    let statement = STATEMENT.to_string() + "2024-10,8.00,CNY\n";
    let files = [("details.csv", details), ("statement.csv", statement.as_str())];
    let tied = Given { files: &files, invoice: Some("8.00"), receipt: None, site: None }.only(Lang::En);
    assert_eq!(tied.sides[0].amount.as_deref(), Some("13.00400000"));
    let exact = details.replace("8.00400000", "8.00000000");
    let files = [("details.csv", exact.as_str()), ("statement.csv", statement.as_str())];
    let tied = Given { files: &files, invoice: Some("8.00"), receipt: None, site: None }.only(Lang::En);
    assert_eq!(differences(&tied.steps)[0].2.map(|by| by.parse::<Decimal>().unwrap()), Some(Decimal::ZERO));
    assert_eq!(tied.sides[0].note.as_deref(), Some("without 1 rejected row, as in the statement"));
    let kept = details.lines().take(2).collect::<Vec<_>>().join("\n");
    let files = [("details.csv", kept.as_str()), ("statement.csv", statement.as_str())];
    let tied = Given { files: &files, invoice: None, receipt: None, site: None }.only(Lang::En);
    assert_eq!(tied.steps[0].explained_by, Some("rounding"));
    assert_eq!(tied.to_invoice.sentences.len(), 2, "rounding is nothing to settle: {:?}", tied.to_invoice);
}

#[test]
fn the_amount_that_is_paid_is_taken_from_lists_as_people_have_them() {
    for (text, kind, wanted) in [
        (
            "发票号码,开票日期,金额,税额,价税合计\n25442000000123456789,2024-12-01,1226.51,73.59,1300.10\n合计,,1226.51,73.59,1300.10\n",
            DocumentKind::Invoice,
            "1300.10",
        ),
        ("Amount\n1300.10\n", DocumentKind::Invoice, "1300.10"),
        ("金额（元）\n\"1,300.10\"\n", DocumentKind::Invoice, "1300.10"),
        (
            "交易日期,贷方金额,借方金额,余额,摘要\n2024-12-20,1300.10,,9999.00,返佣\n2024-12-21,,50.00,9949.00,手续费\n",
            DocumentKind::Receipt,
            "1300.10",
        ),
        ("Date;Paid in;Balance\n2024-12-20;1.300,10;9.999,00\n", DocumentKind::Receipt, "1300.10"),
        ("返佣金额,结算月份\n1300.10,2024-10\n", DocumentKind::Invoice, "1300.10"),
    ] {
        let document = document(text, kind);
        let sum: Decimal = document.lines.iter().map(|line| line.amount.unwrap()).sum();
        assert_eq!(sum.to_string(), wanted, "{text}");
    }
    for (text, amount, currency) in [
        ("12,345.67 CNY", "12345.67", Some("CNY")),
        ("¥12,345.67", "12345.67", Some("CNY")),
        ("US$ 100", "100", Some("USD")),
        ("100.5", "100.5", None),
        ("-20.00", "-20.00", None),
    ] {
        let document = Document::of_amount(text).unwrap();
        let line = &document.lines[0];
        assert_eq!(line.amount.unwrap().to_string(), amount);
        assert_eq!(line.currency.map(|currency| currency.code().to_string()).as_deref(), currency);
    }
    // Thousands or a part of one: that is not guessed.
    for text in ["1.250", "12,345", "", "-", "invoice.csv", "8%"] {
        assert_eq!(Document::of_amount(text), None, "{text}");
    }
    let orders = r#"{"Response":{"AgentDealSet":[{"DealName":"20241103120003216437169","OwnerUin":"200020475883"}],"TotalCount":1}}"#;
    for (text, headers) in [("Name,Street\nA,B\n", 2), (orders, 0)] {
        for (lang, words) in [(Lang::En, "No column of list"), (Lang::ZhCn, "没有已知为发票或到账金额的列")]
        {
            let options = Options { lang, ..Options::default() };
            let read = read_document(&Input::file("list", text.as_bytes()), DocumentKind::Invoice, &options);
            let error = read.unwrap_err();
            assert_eq!((error.code, error.columns.len()), ("TO014", headers), "{text}");
            assert!(error.message.contains(words), "{}", error.message);
        }
    }
    // A column that the person names is taken.
    let map = Mapping { given: vec![("Fee".into(), Field::RebateAmount)], ..Mapping::default() };
    let options = Options { map, ..Options::default() };
    let list = Input::file("list.csv", b"Fee,Amount\n8.00,9.00\n");
    let document = read_document(&list, DocumentKind::Invoice, &options).unwrap();
    assert_eq!(document.lines[0].amount.unwrap().to_string(), "8.00");
}

/// The choices of months that add up to an amount, by trying each.
fn choices(months: &[i64], wanted: i64) -> usize {
    let of = |choice: usize| -> i64 {
        let all = months.iter().enumerate();
        all.filter(|(at, _)| choice >> at & 1 == 1).map(|(_, month)| month).sum()
    };
    (1..1_usize << months.len()).filter(|choice| of(*choice) == wanted).count()
}

#[test]
fn sums_are_exact_and_no_choice_is_named_where_two_fit() {
    let mut random = Random(0x5EED_0714);
    for _ in 0..400 {
        let count = 2 + random.below(6);
        // Few values, so that sums repeat.
        let most = if random.below(2) == 0 { 500_000 } else { 12 };
        let months: Vec<i64> = (0..count).map(|_| random.between(1, most)).collect();
        let picked = 1 + random.below((1 << count) - 1);
        let all = months.iter().enumerate();
        let mut paid: i64 = all.filter(|(at, _)| picked >> at & 1 == 1).map(|(_, month)| month).sum();
        paid += i64::from(random.below(4) == 0);
        let cents = |amount: i64| Decimal::new(amount, 2).to_string();
        let rows: Vec<String> =
            (1..).zip(&months).map(|(at, own)| format!("2024-{at:02},{},USD\n", cents(*own))).collect();
        let statement = STATEMENT.to_string() + &rows.concat();
        let receipt = cents(paid);
        let files = [("statement.csv", statement.as_str())];
        let tied = Given { files: &files, invoice: None, receipt: Some(&receipt), site: None }.only(Lang::En);
        let sum: i64 = months.iter().sum();
        assert_eq!(amounts(&tied)[1], Some(cents(sum).as_str()));
        assert_eq!(differences(&tied.steps), [("statement", "receipt", Some(cents(paid - sum).as_str()))]);
        let (cover, fitting) = (&tied.covers[0], choices(&months, paid));
        assert_eq!(cover.choices, fitting, "{months:?} {paid}");
        assert!(fitting == 1 || cover.months.is_empty(), "{months:?} {paid} {cover:?}");
        if !cover.months.is_empty() {
            let at = |month: &String| month[5..].parse::<usize>().unwrap() - 1;
            let named: i64 = cover.months.iter().map(|month| months[at(month)]).sum();
            assert_eq!(named, paid);
        }
    }
}

#[test]
fn more_months_than_are_tried_are_said() {
    let month = |at: usize| format!("{}-{:02},{}.07,CNY\n", 2023 + at / 12, at % 12 + 1, 1000 + at * at);
    let statement = STATEMENT.to_string() + &(0..17).map(month).collect::<String>();
    let files = [("statement.csv", statement.as_str())];
    for (lang, words) in [(Lang::En, "more than 16 months"), (Lang::ZhCn, "月份超过 16 个")] {
        let tied = Given { files: &files, invoice: None, receipt: Some("1001.07"), site: None }.only(lang);
        assert!(tied.covers[0].sentence.contains(words), "{}", tied.covers[0].sentence);
    }
}
