//! A table that is cut at any record, and whose slices are read in any order,
//! gives the very same report.
#![expect(clippy::format_push_string, reason = "short beats fast here")]
#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use crate::{
    one_answer::mutated,
    synthetic::{Random, Sheet, Words, at},
};
use rebatelens_core::{
    Input, Options, check_usable,
    checks::workers::{Job, JobResult, Workers},
    read_agreement,
};
use rust_decimal::Decimal;
use std::{
    fs,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

/// Where the random numbers begin.
const SEED: u64 = 0x00C0_7500;
/// Cuts that the tables are read with, at least.
const CUTS: usize = 10_000;

/// Reads slices of random lengths, and in a random order.
#[derive(Debug)]
struct RandomCuts {
    random: Mutex<Random>,
    /// The longest slice.
    longest: usize,
    cuts: AtomicUsize,
}

impl RandomCuts {
    fn below(&self, limit: usize) -> usize {
        self.random.lock().unwrap().below(limit)
    }
}

impl Workers for RandomCuts {
    fn slice_records(&self) -> usize {
        1 + self.below(self.longest)
    }

    fn run<'j>(
        &self,
        jobs: &mut (dyn Iterator<Item = Job<'j>> + Send),
        done: &mut (dyn FnMut(JobResult) + Send),
    ) {
        let mut jobs: Vec<Job<'j>> = jobs.collect();
        self.cuts.fetch_add(jobs.len().saturating_sub(1), Ordering::Relaxed);
        while !jobs.is_empty() {
            let job = jobs.swap_remove(self.below(jobs.len()));
            done(job.run());
        }
    }
}

/// One way to ask for a report of some inputs.
struct Case<'c> {
    name: String,
    inputs: Vec<Input<'c>>,
    options: Options,
}

impl Case<'_> {
    fn report(&self, options: &Options) -> String {
        let (report, errors) = check_usable(&self.inputs, options);
        serde_json::to_string(&report).unwrap() + &format!("{errors:?}")
    }

    /// Reads the inputs with random cuts; returns how many there were.
    fn check(&self, expected: &str, longest: usize, seed: u64) -> usize {
        let random = Mutex::new(Random(seed));
        let cuts = Arc::new(RandomCuts { random, longest, cuts: AtomicUsize::new(0) });
        let options = Options { workers: Some(cuts.clone()), ..self.options.clone() };
        let report = self.report(&options);
        assert_eq!(report, expected, "{} differs when it is cut (seed {seed}, {longest})", self.name);
        cuts.cuts.load(Ordering::Relaxed)
    }
}

/// Many rows of one table: so many that a slice decides how its lines are read,
/// and changed so that the slices do not all decide alike.
fn long(random: &mut Random) -> String {
    let words = if random.below(2) == 0 { Words::English } else { Words::Chinese };
    let mut sheet = Sheet::clean(random, words);
    let mode = sheet.mode;
    // Other rows may be rounded otherwise, and settled in another month.
    let alike = random.below(3) > 0;
    while sheet.rows.len() < 320 {
        let other = Sheet::clean(random, words);
        if !alike && sheet.rows.len() > 100 || other.mode == mode {
            sheet.rows.extend(other.rows);
        }
    }
    let bare = random.below(3) == 0;
    let exact = random.below(4) == 0;
    let currencies = random.below(3);
    for row in 0..sheet.rows.len() {
        if currencies == 1 && row > 200 || currencies == 2 && row % 2 == 0 {
            sheet.set(row, "currency", "JPY");
        }
        if exact {
            // Such lines fit whatever their amounts are rounded to.
            let cells = [("base_amount", "100.00"), ("adjustment_amount", "0"), ("rebate_amount", "8.00")];
            for (field, text) in cells {
                sheet.set(row, field, text);
            }
            sheet.set(row, "rebate_rate", "8");
        }
        if bare && row > 150 {
            let part = sheet.number(row, "rebate_rate") / Decimal::ONE_HUNDRED;
            sheet.set(row, "rebate_rate", part.to_string());
        }
        if random.below(40) == 0 {
            let month = random.pick(&["2024-12", "2024-01"]);
            sheet.set(row, "settlement_period", month);
        }
        if random.below(40) == 0 {
            let odd = random.pick(&["1.234", "0.1", "7", "-3.00", "12.345678", "1.234,50", "x"]);
            let field = random.pick(&["rebate_amount", "base_amount", "adjustment_amount", "rebate_rate"]);
            sheet.set(row, field, odd);
        }
    }
    if random.below(3) == 0 {
        let sum = vec![String::new(); sheet.rows[0].len()];
        for row in [310, 200, 90, 0] {
            let mut sum = sum.clone();
            sum[0] = sheet.says("Total", "合计").into();
            sum[at("rebate_amount")] = "1234.50".into();
            sheet.rows.insert(row, sum);
        }
    }
    let text = sheet.text();
    // Rates without a unit, and deductions without a sign.
    let text = if bare { text.replacen(" (%)", "", 1).replacen("（%）", "", 1) } else { text };
    match random.below(4) {
        0 => text.replacen("Adjustment", "Deduction", 1).replacen("调整金额", "扣减金额", 1),
        _ => text,
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { all.extend(files(&path)) } else { all.push(path) }
    }
    all.sort();
    all
}

/// Slices of one length.
#[derive(Debug)]
struct Every(usize);

impl Workers for Every {
    fn slice_records(&self) -> usize {
        self.0
    }

    fn run(
        &self,
        jobs: &mut (dyn Iterator<Item = Job<'_>> + Send),
        done: &mut (dyn FnMut(JobResult) + Send),
    ) {
        jobs.for_each(|job| done(job.run()));
    }
}

/// Amounts with more decimals in one slice alone are no reason to add what the
/// lines of all slices take off.
#[test]
fn the_sign_of_deductions_is_that_of_all_lines() {
    let mut text = String::from("Order ID,Base Amount,Rate,Deduction,Rebate Amount\n");
    for (count, line) in
        [(30, "100.11111,8%,1.00000,7.00889"), (30, "100.00,8%,1.00,7.00"), (90, "100.00,8%,1.00,9.00")]
    {
        for number in 0..count {
            text += &format!("2024100712000321600{number:04},{line}\n");
        }
    }
    let input = Input::file("table.csv", text.as_bytes());
    let case = Case { name: "deductions".into(), inputs: vec![input], options: Options::default() };
    let whole = case.report(&case.options);
    assert!(whole.matches("AM001").count() + whole.matches("AM008").count() >= 90, "{whole}");
    for length in [1, 10, 30, 45, 100] {
        let options = Options { workers: Some(Arc::new(Every(length))), ..Options::default() };
        assert_eq!(case.report(&options), whole, "slices of {length}");
    }
}

#[test]
fn ten_thousand_cuts_change_no_byte_of_a_report() {
    let mut random = Random(SEED);
    let mut cuts = 0;
    let as_of = Some("2024-12-20T00:00:00+08:00".to_owned());
    // Everything that the fuzzers begin with.
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fuzz");
    let mut stored: Vec<(String, Vec<u8>)> = ["corpus", "seeds"]
        .iter()
        .flat_map(|folder| files(&tests.join(folder)))
        .map(|path| (path.display().to_string(), fs::read(path).unwrap()))
        .collect();
    stored.extend((0..60).map(|number| (format!("long table {number}"), long(&mut random).into_bytes())));
    stored.extend(
        (0..60).map(|number| (format!("mutated table {number}"), mutated(&mut random).text().into())),
    );
    let rows = "product,rate\nCloud Virtual Machine,8%\n云服务器 CVM,8%\n";
    let agreement = read_agreement(&[Input::file("a.csv", rows.as_bytes())], &Options::default()).unwrap();
    for (number, (name, bytes)) in stored.iter().enumerate() {
        let options = Options { as_of: as_of.clone(), ..Options::default() };
        let options =
            if number % 2 == 0 { options } else { Options { agreement: Some(agreement.clone()), ..options } };
        let input = Input::file("table.csv", bytes);
        // A table beside one that shares its records.
        let inputs = if number % 3 == 0 { vec![input.clone(), input] } else { vec![input] };
        let case = Case { name: name.clone(), inputs, options };
        let expected = case.report(&case.options);
        for (seed, longest) in [1, 3, 40, 130].into_iter().enumerate() {
            cuts += case.check(&expected, longest, SEED + u64::try_from(number * 4 + seed).unwrap());
        }
    }
    assert!(cuts >= CUTS, "only {cuts} cuts");
}
