//! Months whose statement differs from their details by known causes: those that the
//! check finds by itself are said first, and rows are named only where chance would
//! hardly find some.
//!
//! A part runs in each check; 1,000 months with
//! `cargo test --release -p rebatelens-core --test core statement_months`.
#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use crate::{
    damaged_cells::{Month, PRODUCTS},
    synthetic::Random,
};
use rebatelens_core::{Input, Lang, Options, check, read_agreement, report::Finding};
use rust_decimal::Decimal;

const MONTHS: usize = if cfg!(debug_assertions) { 120 } else { 1_000 };

/// What sets statement and details apart.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Cause {
    Duplicate,
    Renamed,
    WrongAmount,
    WrongRate,
    MissingRow,
    ExtraRow,
    Unexplained,
}

impl Cause {
    const ALL: [Self; 7] = [
        Self::Duplicate,
        Self::Renamed,
        Self::WrongAmount,
        Self::WrongRate,
        Self::MissingRow,
        Self::ExtraRow,
        Self::Unexplained,
    ];

    /// The rule that finds it in the details alone.
    const fn code(self) -> Option<&'static str> {
        match self {
            Self::Duplicate => Some("DU001"),
            Self::Renamed => Some("DU006"),
            Self::WrongAmount => Some("AM001"),
            Self::WrongRate => Some("AG011"),
            Self::MissingRow | Self::ExtraRow | Self::Unexplained => None,
        }
    }
}

struct Case {
    details: String,
    statement: Decimal,
    currency: String,
    causes: Vec<Cause>,
}

fn case(random: &mut Random, causes: Vec<Cause>) -> Case {
    let mut month = Month::of(random, false);
    let mut stated: Decimal = month.lines.iter().map(|line| line.amount).sum();
    let currency = month.lines[0].cells[9].clone();
    for (at, cause) in causes.iter().enumerate() {
        // Each cause has rows of its own.
        let row = at * 6 + random.below(6);
        let line = month.lines[row].clone();
        match cause {
            Cause::Duplicate => month.lines.push(line),
            Cause::Renamed => {
                let mut line = line;
                line.cells[0] = format!("RB{}", random.digits(10));
                month.lines.push(line);
            }
            Cause::WrongAmount => {
                let off = Decimal::new(random.between(200, 30_000), 2);
                month.number(row, "rebate_amount", line.amount + off);
            }
            Cause::WrongRate => {
                let rate = line.rate + Decimal::TWO;
                let text = month.written(rate);
                let amount = month.amount(line.base, rate, line.adjustment);
                month.set(row, "rebate_rate", text);
                month.number(row, "rebate_amount", amount);
            }
            Cause::MissingRow => stated += Decimal::new(random.between(1_000, 500_000), 2),
            Cause::ExtraRow => stated -= line.amount,
            Cause::Unexplained => stated += Decimal::new(random.between(-300_000, 300_000), 2),
        }
    }
    Case { details: month.text(), statement: stated, currency, causes }
}

fn agreement() -> String {
    let rows = PRODUCTS.map(|(product, tenths, _)| format!("{product},{}%\n", Decimal::new(tenths, 1)));
    format!("Product,Rate\n{}", rows.concat())
}

impl Case {
    fn findings(&self) -> Vec<Finding> {
        let agreement = agreement();
        let agreement = Input::file("agreement.csv", agreement.as_bytes());
        let agreement = read_agreement(&[agreement], &Options::default()).unwrap();
        let options = Options { lang: Lang::En, agreement: Some(agreement), ..Options::default() };
        let statement = format!(
            "Settlement Month,Statement Amount,Currency\n2024-10,{:.2},{}\n",
            self.statement, self.currency
        );
        let inputs = [
            Input::file("details.csv", self.details.as_bytes()),
            Input::file("statement.csv", statement.as_bytes()),
        ];
        check(&inputs, &options).unwrap().findings
    }

    fn why(&self) -> Option<String> {
        self.findings().into_iter().find(|found| found.code == "TO001").map(|found| found.why)
    }
}

#[test]
fn what_the_check_found_is_said_first() {
    let mut random = Random(0x5EED_5001);
    let (mut with_findings, mut said) = (0, 0);
    for _ in 0..MONTHS {
        let count = random.below(4);
        let causes = (0..count).map(|_| random.pick(&Cause::ALL)).collect();
        let case = case(&mut random, causes);
        let codes: Vec<&str> = case.causes.iter().filter_map(|cause| cause.code()).collect();
        let Some(why) = case.why() else {
            assert!(case.causes.is_empty(), "{:?}", case.causes);
            continue;
        };
        assert!(!case.causes.is_empty(), "{why}");
        if codes.is_empty() {
            assert!(!why.starts_with("Findings"), "{:?}: {why}", case.causes);
            continue;
        }
        with_findings += 1;
        let is_whole = codes.len() == case.causes.len();
        let start = if is_whole { "Findings of this check add up" } else { "Findings of this check" };
        let is_said = why.starts_with(start) && codes.iter().all(|code| why.contains(code));
        said += usize::from(is_said);
        if !is_said {
            println!("{:?}: {why}", case.causes);
        }
    }
    println!("{said} of {with_findings} months with findings are explained by them");
    assert!(said * 100 >= with_findings * 99, "{said} of {with_findings}");
}

#[test]
fn rows_are_named_in_fewer_than_one_of_twenty_random_differences() {
    let mut random = Random(0x5EED_5002);
    let mut named = 0;
    for _ in 0..MONTHS {
        let case = case(&mut random, vec![Cause::Unexplained]);
        let why = case.why();
        named += usize::from(why.is_some_and(|why| !why.starts_with("Cause not found")));
    }
    println!("rows are named in {named} of {MONTHS} random differences");
    assert!(named * 20 < MONTHS, "{named} of {MONTHS}");
}

#[test]
fn a_row_that_only_the_details_have_is_named() {
    let mut random = Random(0x5EED_5003);
    let mut named = 0;
    for _ in 0..MONTHS {
        let case = case(&mut random, vec![Cause::ExtraRow]);
        named += usize::from(case.why().is_some_and(|why| why.contains("which can be chance")));
    }
    println!("the row is named in {named} of {MONTHS}");
    assert!(named * 10 >= MONTHS * 9, "{named} of {MONTHS}");
}
