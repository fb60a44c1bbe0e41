//! Kinds of tables that people hold, each as a generator: no sum is quietly wrong. A
//! total is the true one, or it leaves rows out with a reason, or a warning or an
//! error stands beside it, or the input is refused.
//!
//! Some tables of each kind run in each check, 1,000 with
//! `cargo test --release -p rebatelens-core --test core kinds -- --nocapture`.
#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

mod layout;
mod numbers;
mod responses;
mod signs;
mod sums;

use crate::{
    support::{text_sheet, xlsx},
    synthetic::Random,
};
use rebatelens_core::{Input, Lang, Options, check, finding::severity::Severity, report::Report};
use rust_decimal::{Decimal, RoundingStrategy};

const TABLES: usize = if cfg!(debug_assertions) { 40 } else { 1_000 };

/// The columns of a table of details, in both languages.
const COLUMNS: [(&str, &str); 10] = [
    ("Record ID", "记录编号"),
    ("Settlement Month", "结算月份"),
    ("Customer ID", "客户UIN"),
    ("Order ID", "订单号"),
    ("Product", "产品名称"),
    ("Base Amount", "返佣基数"),
    ("Rate", "返佣比例"),
    ("Rebate Amount", "返佣金额"),
    ("Currency", "币种"),
    ("Status", "状态"),
];
const ID: usize = 0;
const MONTH: usize = 1;
const CUSTOMER: usize = 2;
const ORDER: usize = 3;
const PRODUCT: usize = 4;
const BASE: usize = 5;
const RATE: usize = 6;
const AMOUNT: usize = 7;
const CURRENCY: usize = 8;
const STATUS: usize = 9;

type Grid = Vec<Vec<String>>;

/// A clean table of details, and what it comes to.
struct Table {
    is_chinese: bool,
    rows: Grid,
    amounts: Vec<Decimal>,
}

impl Table {
    fn of(random: &mut Random) -> Self {
        let is_chinese = random.below(2) == 0;
        let products = if is_chinese {
            [("云服务器 CVM", 8), ("对象存储 COS", 6), ("内容分发网络 CDN", 10)]
        } else {
            [("Cloud Virtual Machine", 8), ("Cloud Object Storage", 6), ("Content Delivery Network", 10)]
        };
        let statuses = if is_chinese { ["审核中", "已确认"] } else { ["In review", "Confirmed"] };
        let customers = [0; 3].map(|_| format!("20000004{}", random.digits(4)));
        let mut table = Self { is_chinese, rows: vec![], amounts: vec![] };
        for _ in 0..3 + random.below(12) {
            let (product, percent) = random.pick(&products);
            let base = Decimal::new(random.between(20_000, 2_000_000), 2);
            let amount = (base * Decimal::new(percent, 2))
                .round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
            let day = 1 + random.below(27);
            table.amounts.push(amount);
            table.rows.push(vec![
                format!("RB{}", random.digits(10)),
                "2024-10".into(),
                customers[random.below(3)].clone(),
                format!("202410{day:02}{}7", random.digits(14)),
                product.into(),
                money(base),
                format!("{percent}%"),
                money(amount),
                "CNY".into(),
                random.pick(&statuses).into(),
            ]);
        }
        table
    }

    fn says(&self, english: &'static str, chinese: &'static str) -> &'static str {
        if self.is_chinese { chinese } else { english }
    }

    fn sum(&self) -> Decimal {
        self.amounts.iter().sum()
    }

    fn header(&self) -> Vec<String> {
        header(self.is_chinese)
    }

    /// The header and the rows.
    fn grid(&self) -> Grid {
        std::iter::once(self.header()).chain(self.rows.iter().cloned()).collect()
    }

    /// The same number in each row of a column, as a function of what stands there.
    fn change(&mut self, column: usize, change: impl Fn(&str) -> String) {
        self.rows.iter_mut().for_each(|row| row[column] = change(&row[column]));
    }

    fn number(&self, row: usize, column: usize) -> Decimal {
        self.rows[row][column].parse().unwrap()
    }
}

fn header(is_chinese: bool) -> Vec<String> {
    COLUMNS.map(|(english, chinese)| if is_chinese { chinese } else { english }.into()).to_vec()
}

fn money(value: Decimal) -> String {
    format!("{value:.2}")
}

/// Keeps some columns of a grid; month, amount and currency always.
fn with_some_columns(random: &mut Random, grid: Grid, needed: &[usize]) -> Grid {
    let always = [MONTH, AMOUNT, CURRENCY];
    let kept: Vec<bool> = (0..COLUMNS.len())
        .map(|at| always.contains(&at) || needed.contains(&at) || random.below(3) > 0)
        .collect();
    // A base without its rate is not what this is about.
    let keeps = |at: usize| {
        let at = if at == RATE { BASE } else { at };
        kept.get(at).copied().unwrap_or(true)
    };
    let own =
        |row: Vec<String>| row.into_iter().enumerate().filter(|(at, _)| keeps(*at)).map(|(_, cell)| cell);
    grid.into_iter().map(|row| own(row).collect()).collect()
}

fn quoted(cell: &str, separator: char) -> String {
    if cell.contains([separator, '"', '\n']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.into()
    }
}

fn separated(grid: &Grid, separator: char) -> String {
    let line = |row: &Vec<String>| {
        let cells: Vec<String> = row.iter().map(|cell| quoted(cell, separator)).collect();
        cells.join(&separator.to_string()) + "\n"
    };
    grid.iter().map(line).collect()
}

/// A grid in a form that can hold it.
fn written(random: &mut Random, grid: &Grid) -> Vec<u8> {
    match random.below(4) {
        0 => separated(grid, '\t').into_bytes(),
        1 => {
            let mut shared = Vec::new();
            let sheet = text_sheet(grid, &mut shared);
            xlsx(&[("Sheet1", &sheet)], &shared, "")
        }
        _ => separated(grid, ',').into_bytes(),
    }
}

/// What is checked, and what its details truly come to.
struct Case {
    inputs: Vec<Vec<u8>>,
    /// Nothing where no sum of all its rows is known.
    truth: Option<Decimal>,
    /// The table, for whoever reads a failure.
    shown: String,
}

impl Case {
    fn of(random: &mut Random, grid: &Grid, truth: Decimal) -> Self {
        Self { inputs: vec![written(random, grid)], truth: Some(truth), shown: separated(grid, '|') }
    }

    fn text(text: String, truth: Decimal) -> Self {
        Self { inputs: vec![text.clone().into_bytes()], truth: Some(truth), shown: text }
    }
}

/// How a total is no lie.
#[derive(Clone, Copy, PartialEq)]
enum Answer {
    Right,
    LeftOut,
    Said,
    Refused,
    QuietlyWrong,
}

fn answer(report: &Report, truth: Option<Decimal>) -> Answer {
    let own = report.totals.iter().filter(|total| total.kind == "rebate");
    let sums: Vec<Option<Decimal>> =
        own.clone().map(|total| total.rebate_amount.as_ref().map(|sum| sum.parse().unwrap())).collect();
    let sum = sums.iter().flatten().sum::<Decimal>();
    let is_whole = own.clone().all(|total| total.left_out == 0) && !sums.contains(&None);
    if is_whole && !sums.is_empty() && Some(sum) == truth {
        Answer::Right
    } else if !is_whole {
        Answer::LeftOut
    } else if report.findings.iter().any(|found| found.severity != Severity::Note) {
        Answer::Said
    } else {
        Answer::QuietlyWrong
    }
}

fn checked(case: &Case) -> (Answer, String) {
    let inputs: Vec<Input<'_>> =
        (1..).zip(&case.inputs).map(|(number, bytes)| Input::file(format!("{number}"), bytes)).collect();
    match check(&inputs, &Options { lang: Lang::En, ..Options::default() }) {
        Ok(report) => {
            let totals =
                report.totals.iter().map(|total| format!("{} {:?}\n", total.kind, total.rebate_amount));
            let found = report
                .findings
                .iter()
                .map(|found| format!("{} {:?}: {}\n", found.code, found.line, found.message));
            (answer(&report, case.truth), totals.chain(found).collect())
        }
        Err(error) => (Answer::Refused, error.message),
    }
}

/// Tables of a kind: none is quietly wrong, and so many per cent are read right.
fn holds(name: &str, least_right: usize, make: fn(&mut Random) -> Case) {
    let mut random = Random(0x5EED_1417 + name.len() as u64 * 7919);
    let mut counts = [0; 5];
    let mut failures = Vec::new();
    for _ in 0..TABLES {
        let case = make(&mut random);
        let (answer, said) = checked(&case);
        counts[answer as usize] += 1;
        if answer == Answer::QuietlyWrong
            || std::env::var("KIND").is_ok_and(|kind| kind == name && answer != Answer::Right)
        {
            failures.push(format!("{name}: {:?} is right\n{}{said}", case.truth, case.shown));
        }
    }
    if std::env::var("KIND").is_ok_and(|kind| kind == name) {
        println!("{}", failures.join("\n"));
    }
    let [right, left_out, said, refused, wrong] = counts;
    println!("| {name} | {TABLES} | {right} | {left_out} | {said} | {refused} | {wrong} |");
    assert!(wrong == 0, "{wrong} of {TABLES}\n{}", failures[..failures.len().min(3)].join("\n"));
    assert!(
        right * 100 >= TABLES * least_right,
        "{right} of {TABLES}\n{}",
        failures[..failures.len().min(3)].join("\n")
    );
}

#[test]
fn clean_tables_are_read_right() {
    holds("clean", 100, |random| {
        let table = Table::of(random);
        let grid = with_some_columns(random, table.grid(), &[]);
        Case::of(random, &grid, table.sum())
    });
}
