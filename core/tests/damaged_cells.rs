//! Months in which one cell is damaged, as people's tools damage it: the finding marks
//! that cell, and offers its value wherever one value alone makes the line add up.
//!
//! What is right is decided here, from what was damaged, and not by the core. A few
//! hundred damages run in each check; 2,000 and 100,000 clean lines with
//! `cargo test --release -p rebatelens-core --test core damaged_cells -- --nocapture`.
#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use crate::synthetic::Random;
use rebatelens_core::{
    Input, Lang, Options, check,
    finding::severity::Severity,
    model::site::Site,
    report::{Finding, Report},
};
use rust_decimal::{Decimal, RoundingStrategy};

/// Damages in all, and clean lines.
const DAMAGES: usize = if cfg!(debug_assertions) { 416 } else { 2_080 };
const CLEAN_LINES: usize = if cfg!(debug_assertions) { 4_000 } else { 100_000 };

const BASE: &str = "base_amount";
const RATE: &str = "rebate_rate";
const ADJUSTMENT: &str = "adjustment_amount";
const AMOUNT: &str = "rebate_amount";
const CURRENCY: &str = "currency";

const HEADER: &str = "Record ID,Settlement Month,Customer ID,Order ID,Product,Base Amount,Rate,Adjustment,Rebate Amount,Currency,Status,Transaction Type";
const PLACES: [(&str, usize); 5] = [(BASE, 5), (RATE, 6), (ADJUSTMENT, 7), (AMOUNT, 8), (CURRENCY, 9)];

/// Products, each with the rate that most agreements would give it, in tenths of a
/// per cent, and a second one of a few.
pub(crate) const PRODUCTS: [(&str, i64, Option<i64>); 8] = [
    ("Cloud Virtual Machine", 80, None),
    ("Cloud Object Storage", 60, None),
    ("Content Delivery Network", 100, Some(120)),
    ("TencentDB for MySQL", 75, None),
    ("Tencent Kubernetes Engine", 50, Some(55)),
    ("Short Message Service", 30, None),
    ("Web Application Firewall", 150, None),
    ("Cloud Block Storage", 90, None),
];

/// How rates are written.
#[derive(Clone, Copy, PartialEq)]
enum Style {
    Percent,
    Bare,
    Fraction,
}

#[derive(Clone)]
pub(crate) struct Line {
    pub(crate) cells: Vec<String>,
    pub(crate) base: Decimal,
    /// In per cent.
    pub(crate) rate: Decimal,
    pub(crate) adjustment: Decimal,
    pub(crate) amount: Decimal,
}

pub(crate) struct Month {
    pub(crate) lines: Vec<Line>,
    style: Style,
    mode: RoundingStrategy,
}

/// What was damaged.
struct Damage {
    row: usize,
    field: &'static str,
    /// The value that the finding offers: a rate in per cent. Nothing where several
    /// would make the line add up.
    value: Option<Decimal>,
    /// Whether damage to another cell would have left the same line, so that nothing
    /// in the table tells the two apart: then both are named, in either order.
    is_open: bool,
    /// Whether the whole column is damaged: one finding stands for it.
    is_column: bool,
}

impl Damage {
    #[expect(clippy::unnecessary_wraps, reason = "a kind that does not apply gives nothing")]
    fn of(row: usize, field: &'static str, value: Option<Decimal>) -> Option<Self> {
        Some(Self { row, field, value, is_open: false, is_column: false })
    }
}

fn place(field: &str) -> usize {
    PLACES.iter().find(|(name, _)| *name == field).unwrap().1
}

fn two_places(value: Decimal) -> String {
    format!("{value:.2}")
}

impl Month {
    pub(crate) fn clean(random: &mut Random) -> Self {
        Self::of(random, true)
    }

    /// A month; a few of its products have a second rate, or none has.
    pub(crate) fn of(random: &mut Random, has_second_rates: bool) -> Self {
        let style = random.pick(&[Style::Percent, Style::Percent, Style::Bare, Style::Fraction]);
        let mode = random.pick(&[
            RoundingStrategy::MidpointAwayFromZero,
            RoundingStrategy::MidpointAwayFromZero,
            RoundingStrategy::ToZero,
        ]);
        let mut month = Self { lines: vec![], style, mode };
        let known = 2 + random.below(PRODUCTS.len() - 2);
        let first = random.below(PRODUCTS.len());
        let customers: Vec<String> = (0..6).map(|_| format!("20000004{}", random.digits(4))).collect();
        let currency = random.pick(&["CNY", "USD"]);
        let longest = if random.below(4) == 0 { 180 } else { 40 };
        let count = 20 + random.below(longest);
        let digits = random.pick(&[6, 7]);
        for _ in 0..count {
            let (product, usual, second) = PRODUCTS[(first + random.below(known)) % PRODUCTS.len()];
            let tenths = second.filter(|_| random.below(3) == 0 && has_second_rates).unwrap_or(usual);
            let rate = Decimal::new(tenths, 1).normalize();
            let units = random.between(30_000, 10_i64.pow(digits));
            let base = Decimal::new(if random.below(8) == 0 { units / 100 * 100 } else { units }, 2);
            let adjustment =
                Decimal::new(if random.below(5) == 0 { -random.between(120, 4_000) } else { 0 }, 2);
            let customer = customers[random.below(customers.len())].clone();
            month.lines.push(month.line(random, product, base, rate, adjustment, &customer, currency));
        }
        month
    }

    pub(crate) fn amount(&self, base: Decimal, rate: Decimal, adjustment: Decimal) -> Decimal {
        (base * rate / Decimal::ONE_HUNDRED).round_dp_with_strategy(2, self.mode) + adjustment
    }

    #[expect(clippy::too_many_arguments, reason = "a line has as many cells")]
    fn line(
        &self,
        random: &mut Random,
        product: &str,
        base: Decimal,
        rate: Decimal,
        adjustment: Decimal,
        customer: &str,
        currency: &str,
    ) -> Line {
        let amount = self.amount(base, rate, adjustment);
        let day = 1 + random.below(28);
        let status = random.pick(&["Settled", "In review", "Confirmed", "Pending"]);
        let cells = vec![
            format!("RB{}", random.digits(10)),
            "2024-10".to_owned(),
            customer.to_owned(),
            format!("202410{day:02}{}7", random.digits(14)),
            product.to_owned(),
            two_places(base),
            self.written(rate),
            if adjustment.is_zero() { String::new() } else { two_places(adjustment) },
            two_places(amount),
            currency.to_owned(),
            status.to_owned(),
            "Purchase".to_owned(),
        ];
        Line { cells, base, rate, adjustment, amount }
    }

    /// A rate in per cent, as this month writes rates.
    pub(crate) fn written(&self, rate: Decimal) -> String {
        match self.style {
            Style::Percent => format!("{}%", rate.normalize()),
            Style::Bare => rate.normalize().to_string(),
            Style::Fraction => (rate / Decimal::ONE_HUNDRED).normalize().to_string(),
        }
    }

    pub(crate) fn text(&self) -> String {
        let rate = if self.style == Style::Bare { "Rate (%)" } else { "Rate" };
        let mut text = HEADER.replace("Rate,", &format!("{rate},")) + "\n";
        for line in &self.lines {
            text += &line.cells.join(",");
            text.push('\n');
        }
        text
    }

    pub(crate) fn set(&mut self, row: usize, field: &str, text: impl Into<String>) {
        self.lines[row].cells[place(field)] = text.into();
    }

    pub(crate) fn number(&mut self, row: usize, field: &str, value: Decimal) {
        self.set(row, field, two_places(value));
    }

    /// A row of at least ten units of money, with or without an adjustment.
    fn row(&self, random: &mut Random, is_adjusted: bool) -> Option<usize> {
        let fitting: Vec<usize> = (0..self.lines.len())
            .filter(|row| {
                let line = &self.lines[*row];
                line.adjustment.is_zero() != is_adjusted && line.amount > Decimal::TEN
            })
            .collect();
        (!fitting.is_empty()).then(|| fitting[random.below(fitting.len())])
    }

    /// Whether the numbers as they are written add up, in any rounding.
    fn adds_up(&self, row: usize) -> bool {
        let line = &self.lines[row];
        let number = |field: &str| -> Decimal {
            let text = &line.cells[place(field)];
            if text.is_empty() { Decimal::ZERO } else { text.parse().unwrap() }
        };
        let text = &line.cells[place(RATE)];
        let rate: Decimal = if text.ends_with('%') {
            text.trim_end_matches('%').parse().unwrap()
        } else if let Some(mille) = text.strip_suffix('‰') {
            mille.parse::<Decimal>().unwrap() / Decimal::TEN
        } else {
            let own: Decimal = text.parse().unwrap();
            if self.style == Style::Bare { own } else { own * Decimal::ONE_HUNDRED }
        };
        Self::fits(number(BASE), rate, number(AMOUNT) - number(ADJUSTMENT))
    }

    fn fits(base: Decimal, rate: Decimal, amount: Decimal) -> bool {
        let gap = base * rate / Decimal::ONE_HUNDRED - amount;
        gap.abs() < Decimal::new(1, 2)
    }

    /// The base, where it is the only one of its kind that the numbers allow.
    fn only_base(&self, row: usize, kind: fn(&str) -> Vec<String>) -> Option<Decimal> {
        let line = &self.lines[row];
        let mut fitting: Vec<Decimal> = kind(&line.cells[place(BASE)])
            .iter()
            .filter_map(|text| text.parse().ok())
            .filter(|base| Self::fits(*base, line.rate, line.amount - line.adjustment))
            .collect();
        fitting.sort_unstable();
        fitting.dedup();
        (fitting.len() == 1).then_some(line.base)
    }
}

/// What tax makes of a number, or takes off it.
const TAXES: [i64; 2] = [106, 113];

impl Month {
    /// Whether the same line comes of damage to the amount, where the base was
    /// damaged, or the other way round.
    fn has_twin(&self, damage: &Damage) -> bool {
        let line = &self.lines[damage.row];
        let text = |field| line.cells[place(field)].as_str();
        let number = |text: &str| text.parse::<Decimal>().ok();
        let (Some(base), Some(amount)) = (number(text(BASE)), number(text(AMOUNT))) else { return false };
        let slips = [with_one_more, without_one_double, with_two_swapped, with_one_other];
        let factors = TAXES.map(|tax| Decimal::new(tax, 2));
        match damage.field {
            BASE => {
                let expected = self.amount(base, line.rate, line.adjustment);
                let is_taxed = |factor: Decimal| {
                    [expected * factor, expected / factor].iter().any(|own| own.round_dp(2) == amount)
                };
                let own = two_places(expected);
                factors.into_iter().any(is_taxed)
                    || slips.iter().any(|slip| slip(text(AMOUNT)).contains(&own))
            }
            AMOUNT => {
                let taxed = factors.into_iter().flat_map(|factor| [base * factor, base / factor]);
                let slipped = slips.iter().flat_map(|slip| slip(text(BASE)));
                let all = taxed.map(|own| own.round_dp(2)).chain(slipped.filter_map(|text| number(&text)));
                all.into_iter().any(|own| self.amount(own, line.rate, line.adjustment) == amount)
            }
            _ => false,
        }
    }
}

fn without_one_double(text: &str) -> Vec<String> {
    let bytes = text.as_bytes();
    let places = (1..text.len()).filter(|at| bytes[*at] == bytes[at - 1]);
    places.map(|at| format!("{}{}", &text[..at], &text[at + 1..])).collect()
}

fn at_digit(text: &str, random: &mut Random, wanted: impl Fn(&[u8], usize) -> bool) -> Option<usize> {
    let bytes = text.as_bytes();
    let fitting: Vec<usize> =
        (0..bytes.len()).filter(|at| bytes[*at].is_ascii_digit() && wanted(bytes, *at)).collect();
    (!fitting.is_empty()).then(|| fitting[random.below(fitting.len())])
}

/// A digit dropped, of those in front of the last two.
fn dropped(text: &str, random: &mut Random) -> Option<String> {
    let at = at_digit(text, random, |bytes, at| at + 3 < bytes.len())?;
    Some(format!("{}{}", &text[..at], &text[at + 1..]))
}

fn doubled(text: &str, random: &mut Random) -> Option<String> {
    let at = at_digit(text, random, |bytes, at| at + 3 < bytes.len())?;
    Some(format!("{}{}{}", &text[..=at], &text[at..=at], &text[at + 1..]))
}

fn swapped(text: &str, random: &mut Random) -> Option<String> {
    let at = at_digit(text, random, |bytes, at| {
        at + 4 < bytes.len() && bytes[at + 1].is_ascii_digit() && bytes[at] != bytes[at + 1]
    })?;
    Some(format!("{}{}{}{}", &text[..at], &text[at + 1..at + 2], &text[at..=at], &text[at + 2..]))
}

fn changed(text: &str, random: &mut Random) -> Option<String> {
    let at = at_digit(text, random, |bytes, at| at + 3 < bytes.len())?;
    let digit = loop {
        let digit = random.digits(1);
        if digit != text[at..=at] {
            break digit;
        }
    };
    Some(format!("{}{digit}{}", &text[..at], &text[at + 1..]))
}

/// Every number of which one more digit, fewer, other or swapped makes the text.
fn with_one_more(text: &str) -> Vec<String> {
    let places = 0..=text.len();
    places.flat_map(|at| (0..10).map(move |digit| format!("{}{digit}{}", &text[..at], &text[at..]))).collect()
}

fn with_one_less(text: &str) -> Vec<String> {
    let places = (0..text.len()).filter(|at| text.as_bytes()[*at].is_ascii_digit());
    places.map(|at| format!("{}{}", &text[..at], &text[at + 1..])).collect()
}

fn with_two_swapped(text: &str) -> Vec<String> {
    let places = (0..text.len() - 1).filter(|at| text.as_bytes()[*at..at + 2].iter().all(u8::is_ascii_digit));
    places
        .map(|at| format!("{}{}{}{}", &text[..at], &text[at + 1..at + 2], &text[at..=at], &text[at + 2..]))
        .collect()
}

fn with_one_other(text: &str) -> Vec<String> {
    let places = (0..text.len()).filter(|at| text.as_bytes()[*at].is_ascii_digit());
    places
        .flat_map(|at| (0..10).map(move |digit| format!("{}{digit}{}", &text[..at], &text[at + 1..])))
        .collect()
}

type Make = fn(&mut Month, &mut Random) -> Option<Damage>;

fn rate_times(month: &mut Month, random: &mut Random, factor: Decimal) -> Option<Damage> {
    let row = month.row(random, false)?;
    let rate = month.lines[row].rate;
    let text = month.written(rate * factor);
    month.set(row, RATE, text);
    Damage::of(row, RATE, Some(rate))
}

fn base_times(month: &mut Month, random: &mut Random, factor: Decimal) -> Option<Damage> {
    let row = month.row(random, false)?;
    let base = month.lines[row].base;
    month.number(row, BASE, (base * factor).round_dp(2));
    let written = (base * factor).round_dp(2);
    Damage::of(row, BASE, Some(base).filter(|_| (written / factor).round_dp(2) == base))
}

fn amount_times(month: &mut Month, random: &mut Random, factor: Decimal) -> Option<Damage> {
    let row = month.row(random, false)?;
    let amount = month.lines[row].amount;
    month.number(row, AMOUNT, (amount * factor).round_dp(2));
    Damage::of(row, AMOUNT, Some(amount))
}

/// A column of bases or amounts, all of them changed alike.
fn column(month: &mut Month, field: &'static str, change: fn(Decimal) -> Decimal) -> Option<Damage> {
    for row in 0..month.lines.len() {
        let line = &month.lines[row];
        let own = if field == BASE { line.base } else { line.amount };
        month.set(row, field, change(own).to_string());
    }
    Some(Damage { is_column: true, ..Damage::of(0, field, None)? })
}

type Slip = fn(&str, &mut Random) -> Option<String>;

fn base_slip(
    month: &mut Month,
    random: &mut Random,
    slip: Slip,
    kind: fn(&str) -> Vec<String>,
) -> Option<Damage> {
    let row = month.row(random, false)?;
    let text = slip(&month.lines[row].cells[place(BASE)].clone(), random)?;
    month.set(row, BASE, text);
    Damage::of(row, BASE, month.only_base(row, kind))
}

fn amount_slip(month: &mut Month, random: &mut Random, slip: Slip) -> Option<Damage> {
    let row = month.row(random, false)?;
    let text = slip(&month.lines[row].cells[place(AMOUNT)].clone(), random)?;
    month.set(row, AMOUNT, text);
    Damage::of(row, AMOUNT, Some(month.lines[row].amount))
}

fn amount_is(month: &mut Month, row: usize, amount: Decimal) -> Option<Damage> {
    month.number(row, AMOUNT, amount);
    Damage::of(row, AMOUNT, Some(month.lines[row].amount))
}

fn other_row(month: &Month, random: &mut Random, row: usize, field: &str) -> Option<usize> {
    let own = month.lines[row].cells[place(field)].clone();
    let others: Vec<usize> =
        (0..month.lines.len()).filter(|at| month.lines[*at].cells[place(field)] != own).collect();
    (!others.is_empty()).then(|| others[random.below(others.len())])
}

const KINDS: &[(&str, Make)] = &[
    ("rate × 10", |m, r| rate_times(m, r, Decimal::TEN)),
    ("rate ÷ 10", |m, r| rate_times(m, r, Decimal::new(1, 1))),
    ("rate × 100", |m, r| rate_times(m, r, Decimal::ONE_HUNDRED)),
    ("rate ÷ 100", |m, r| rate_times(m, r, Decimal::new(1, 2))),
    ("rate × 1000", |m, r| rate_times(m, r, Decimal::ONE_THOUSAND)),
    ("rate ÷ 1000", |m, r| rate_times(m, r, Decimal::new(1, 3))),
    ("per mille for per cent", |m, r| {
        let row = m.row(r, false)?;
        let rate = m.lines[row].rate;
        m.set(row, RATE, format!("{rate}‰"));
        Damage::of(row, RATE, Some(rate))
    }),
    ("rate with a digit too many", |m, r| {
        let row = m.row(r, false)?;
        let rate = m.lines[row].rate;
        let text = m.written(rate + Decimal::ONE_HUNDRED);
        m.set(row, RATE, text);
        Damage::of(row, RATE, Some(rate))
    }),
    ("rate of another product", |m, r| {
        let row = m.row(r, false)?;
        let rate = m.lines[row].rate;
        let others: Vec<Decimal> = m.lines.iter().map(|line| line.rate).filter(|own| *own != rate).collect();
        let other = *others.get(r.below(others.len().max(1)))?;
        let text = m.written(other);
        m.set(row, RATE, text);
        Damage::of(row, RATE, Some(rate))
    }),
    ("rate with another digit", |m, r| {
        let row = m.row(r, false)?;
        let rate = m.lines[row].rate;
        let other = Decimal::new(r.between(21, 190), 1);
        let text = m.written(other);
        m.set(row, RATE, text);
        Damage::of(row, RATE, Some(rate)).filter(|_| other != rate)
    }),
    ("rate's sign", |m, r| rate_times(m, r, Decimal::NEGATIVE_ONE)),
    ("base × 100", |m, r| base_times(m, r, Decimal::ONE_HUNDRED)),
    ("base in fen, whole", |m, r| {
        let row = m.row(r, false)?;
        let base = m.lines[row].base;
        m.set(row, BASE, (base * Decimal::ONE_HUNDRED).normalize().to_string());
        Damage::of(row, BASE, Some(base))
    }),
    ("base ÷ 100", |m, r| {
        let row = m.row(r, false)?;
        let base = m.lines[row].base;
        m.set(row, BASE, (base / Decimal::ONE_HUNDRED).to_string());
        Damage::of(row, BASE, Some(base))
    }),
    ("base × 1.06", |m, r| base_times(m, r, Decimal::new(106, 2))),
    ("base × 1.13", |m, r| base_times(m, r, Decimal::new(113, 2))),
    ("base ÷ 1.06", |m, r| base_times(m, r, Decimal::ONE / Decimal::new(106, 2))),
    ("base ÷ 1.13", |m, r| base_times(m, r, Decimal::ONE / Decimal::new(113, 2))),
    ("base × 0.94", |m, r| base_times(m, r, Decimal::new(94, 2))),
    ("base × 10", |m, r| base_times(m, r, Decimal::TEN)),
    ("base × 1000: the point taken for a comma", |m, r| {
        let row = m.row(r, false)?;
        let base = m.lines[row].base;
        m.set(row, BASE, (base * Decimal::ONE_THOUSAND).normalize().to_string());
        Damage::of(row, BASE, Some(base))
    }),
    ("base ÷ 1000: the comma taken for a point", |m, r| {
        let row = m.row(r, false)?;
        let base = m.lines[row].base;
        m.set(row, BASE, (base / Decimal::ONE_THOUSAND).to_string());
        Damage::of(row, BASE, Some(base))
    }),
    ("base of another row", |m, r| {
        let row = m.row(r, false)?;
        let other = other_row(m, r, row, BASE)?;
        let text = m.lines[other].cells[place(BASE)].clone();
        m.set(row, BASE, text);
        Damage::of(row, BASE, None)
    }),
    ("base copied from above", |m, r| {
        let row = m.row(r, false).filter(|row| *row > 0)?;
        let text = m.lines[row - 1].cells[place(BASE)].clone();
        m.set(row, BASE, text);
        Damage::of(row, BASE, None)
    }),
    ("digit dropped in the base", |m, r| base_slip(m, r, dropped, with_one_more)),
    ("digit doubled in the base", |m, r| base_slip(m, r, doubled, with_one_less)),
    ("digits swapped in the base", |m, r| base_slip(m, r, swapped, with_two_swapped)),
    ("digit changed in the base", |m, r| base_slip(m, r, changed, with_one_other)),
    ("base's sign", |m, r| {
        let row = m.row(r, false)?;
        let base = m.lines[row].base;
        m.number(row, BASE, -base);
        Damage::of(row, BASE, Some(base))
    }),
    ("amount × 100", |m, r| amount_times(m, r, Decimal::ONE_HUNDRED)),
    ("amount in fen, whole", |m, r| {
        let row = m.row(r, false)?;
        let amount = m.lines[row].amount;
        m.set(row, AMOUNT, (amount * Decimal::ONE_HUNDRED).normalize().to_string());
        Damage::of(row, AMOUNT, Some(amount))
    }),
    ("amount ÷ 100", |m, r| {
        let row = m.row(r, false)?;
        let amount = m.lines[row].amount;
        m.set(row, AMOUNT, (amount / Decimal::ONE_HUNDRED).to_string());
        Damage::of(row, AMOUNT, Some(amount))
    }),
    ("amount × 10", |m, r| amount_times(m, r, Decimal::TEN)),
    ("amount × 1.06", |m, r| amount_times(m, r, Decimal::new(106, 2))),
    ("amount × 1.13", |m, r| amount_times(m, r, Decimal::new(113, 2))),
    ("amount ÷ 1.06", |m, r| amount_times(m, r, Decimal::ONE / Decimal::new(106, 2))),
    ("amount ÷ 1.13", |m, r| amount_times(m, r, Decimal::ONE / Decimal::new(113, 2))),
    ("amount × 0.94", |m, r| amount_times(m, r, Decimal::new(94, 2))),
    ("amount of another row", |m, r| {
        let row = m.row(r, false)?;
        let other = other_row(m, r, row, AMOUNT)?;
        let amount = m.lines[other].amount;
        amount_is(m, row, amount)
    }),
    ("amount copied from above", |m, r| {
        let row = m.row(r, false).filter(|row| *row > 0)?;
        let amount = m.lines[row - 1].amount;
        amount_is(m, row, amount)
    }),
    ("digit dropped in the amount", |m, r| amount_slip(m, r, dropped)),
    ("digit doubled in the amount", |m, r| amount_slip(m, r, doubled)),
    ("digits swapped in the amount", |m, r| amount_slip(m, r, swapped)),
    ("digit changed in the amount", |m, r| amount_slip(m, r, changed)),
    ("amount's sign", |m, r| amount_times(m, r, Decimal::NEGATIVE_ONE)),
    ("amount in whole units", |m, r| {
        let row = m.row(r, false)?;
        let amount = m.lines[row].amount.round();
        amount_is(m, row, amount)
    }),
    ("amount with one decimal", |m, r| {
        let row = m.row(r, false)?;
        let amount = m.lines[row].amount.round_dp(1);
        amount_is(m, row, amount)
    }),
    ("amount some cents off", |m, r| {
        let row = m.row(r, false)?;
        let amount = m.lines[row].amount + Decimal::new(r.between(2, 90), 2);
        amount_is(m, row, amount)
    }),
    ("amount without the last digit", |m, r| {
        let row = m.row(r, false)?;
        let amount = m.lines[row].amount;
        m.set(row, AMOUNT, amount.trunc_with_scale(1).to_string());
        Damage::of(row, AMOUNT, Some(amount))
    }),
    ("adjustment counted twice", |m, r| {
        let row = m.row(r, true)?;
        let amount = m.lines[row].amount + m.lines[row].adjustment;
        amount_is(m, row, amount)
    }),
    ("adjustment left out", |m, r| {
        let row = m.row(r, true)?;
        let amount = m.lines[row].amount - m.lines[row].adjustment;
        amount_is(m, row, amount)
    }),
    ("adjustment reversed", |m, r| {
        let row = m.row(r, true)?;
        let amount = m.lines[row].amount - m.lines[row].adjustment * Decimal::TWO;
        amount_is(m, row, amount)
    }),
    ("adjustment lost digits", |m, r| {
        let row = m.row(r, true)?;
        let own = m.lines[row].adjustment;
        let text = dropped(&two_places(own), r)?;
        m.set(row, ADJUSTMENT, text.replace("-.", "-0."));
        Damage::of(row, ADJUSTMENT, Some(own))
    }),
    ("adjustment of an adjusted row × 100", |m, r| {
        let row = m.row(r, true)?;
        let own = m.lines[row].adjustment;
        m.number(row, ADJUSTMENT, own * Decimal::ONE_HUNDRED);
        Damage::of(row, ADJUSTMENT, Some(own))
    }),
    ("damaged rate of an adjusted row", |m, r| {
        let row = m.row(r, true)?;
        let rate = m.lines[row].rate;
        let text = m.written(rate * Decimal::TEN);
        m.set(row, RATE, text);
        Damage::of(row, RATE, Some(rate))
    }),
    ("amounts of two rows swapped", |m, r| {
        let row = m.row(r, false)?;
        let other = other_row(m, r, row, AMOUNT)?;
        let (own, its) = (m.lines[row].amount, m.lines[other].amount);
        m.number(other, AMOUNT, own);
        amount_is(m, row, its)
    }),
    ("bases of two rows swapped", |m, r| {
        let row = m.row(r, false)?;
        let other = other_row(m, r, row, BASE)?;
        let (own, its) = (m.lines[row].base, m.lines[other].base);
        m.number(other, BASE, own);
        m.number(row, BASE, its);
        let is_open = m.lines[row].rate == m.lines[other].rate;
        Some(Damage { is_open, ..Damage::of(row, BASE, Some(own))? })
    }),
    ("column of bases in fen", |m, _| column(m, BASE, |own| (own * Decimal::ONE_HUNDRED).normalize())),
    ("column of amounts in fen", |m, _| column(m, AMOUNT, |own| (own * Decimal::ONE_HUNDRED).normalize())),
    ("column of bases with tax", |m, _| column(m, BASE, |own| (own * Decimal::new(106, 2)).round_dp(2))),
    ("column of bases without tax", |m, _| column(m, BASE, |own| (own / Decimal::new(106, 2)).round_dp(2))),
    ("currency of one line", |m, r| {
        let row = m.row(r, false)?;
        let other = if m.lines[row].cells[place(CURRENCY)] == "CNY" { "USD" } else { "CNY" };
        m.set(row, CURRENCY, other);
        Damage::of(row, CURRENCY, None)
    }),
];

/// How the core answered.
#[derive(Clone, Copy, Default)]
struct Score {
    tried: usize,
    named: usize,
    /// The cell is named behind another one.
    second: usize,
    /// The same, where nothing tells the two apart.
    open: usize,
    silent: usize,
    wrong: usize,
    wanted: usize,
    offered: usize,
}

fn options() -> Options {
    Options { lang: Lang::En, site: Some(Site::China), ..Options::default() }
}

fn report(text: &str) -> Report {
    check(&[Input::file("month.csv", text.as_bytes())], &options()).unwrap()
}

/// A value as the finding offers it: a rate in per cent.
fn offered(finding: &Finding, month: &Month) -> Option<Decimal> {
    let text = finding.expected.as_deref()?;
    let own: Option<Decimal> = text.trim_end_matches('%').parse().ok();
    let is_part =
        finding.field.as_deref() == Some(RATE) && !text.ends_with('%') && month.style == Style::Fraction;
    if is_part { own.map(|own| own * Decimal::ONE_HUNDRED) } else { own }
}

impl Score {
    fn take(&mut self, month: &Month, damage: &Damage) -> bool {
        self.tried += 1;
        let value = damage.value.filter(|_| !damage.is_open);
        self.wanted += usize::from(value.is_some());
        let report = report(&month.text());
        if damage.is_column {
            let mut own = report.findings.iter().filter(|found| found.field.as_deref() == Some(damage.field));
            let is_named = own.next().is_some_and(|found| found.why.contains("rows are like this"));
            let is_alone = own.next().is_none();
            self.named += usize::from(is_named && is_alone);
            self.wrong += usize::from(!(is_named && is_alone));
            return is_named && is_alone;
        }
        let own: Vec<&Finding> =
            report.findings.iter().filter(|found| found.record == Some(damage.row + 1)).collect();
        let named = own.iter().find(|found| found.field.as_deref() == Some(damage.field));
        let name = format!("or the {}", damage.field.replace('_', " ").replace("rebate rate", "rate"));
        if let Some(found) = named {
            self.named += 1;
            let is_offered = value.is_none() || offered(found, month) == value;
            self.offered += usize::from(value.is_some() && is_offered);
            is_offered
        } else if own.is_empty() {
            self.silent += 1;
            false
        } else if own.iter().any(|found| found.why.to_lowercase().contains(&name)) {
            self.second += 1;
            self.open += usize::from(damage.is_open);
            damage.is_open
        } else {
            self.wrong += 1;
            false
        }
    }
}

/// A damaged month: what still adds up is no damage.
fn damaged(random: &mut Random, make: Make) -> (Month, Damage) {
    loop {
        let mut month = Month::clean(random);
        let Some(mut damage) = make(&mut month, random) else { continue };
        if damage.field == CURRENCY || !month.adds_up(damage.row) {
            damage.is_open |= month.has_twin(&damage);
            return (month, damage);
        }
    }
}

#[test]
fn the_damaged_cell_is_named() {
    let shown = std::env::var("DAMAGED_KIND").ok();
    let each = DAMAGES.div_ceil(KINDS.len());
    let mut all = Score::default();
    println!("| kind | tried | named | second | of these open | silent | wrong | value wanted | offered |");
    for (name, make) in KINDS {
        let mut random = Random(0x5EED_0C01);
        let mut own = Score::default();
        for _ in 0..each {
            let (month, damage) = damaged(&mut random, *make);
            if !own.take(&month, &damage) && shown.as_deref() == Some(*name) {
                let line = &month.lines[damage.row];
                println!(
                    "{:?} was {} {}% {} {}",
                    line.cells, line.base, line.rate, line.adjustment, line.amount
                );
                for found in report(&month.text()).findings {
                    println!(
                        "  {:?} {} {:?} {:?}: {}",
                        found.record, found.code, found.field, found.expected, found.why
                    );
                }
            }
        }
        let Score { tried, named, second, open, silent, wrong, wanted, offered } = own;
        println!(
            "| {name} | {tried} | {named} | {second} | {open} | {silent} | {wrong} | {wanted} | {offered} |"
        );
        all = Score {
            tried: all.tried + tried,
            named: all.named + named,
            second: all.second + second,
            open: all.open + open,
            silent: all.silent + silent,
            wrong: all.wrong + wrong,
            wanted: all.wanted + wanted,
            offered: all.offered + offered,
        };
    }
    let Score { tried, named, second, open, silent, wrong, wanted, offered } = all;
    println!("| all | {tried} | {named} | {second} | {open} | {silent} | {wrong} | {wanted} | {offered} |");
    assert!((named + open) * 100 >= tried * 95, "{named} and {open} of {tried}");
    assert!(named * 100 >= tried * 92, "{named} of {tried}");
    assert!(offered * 100 >= wanted * 95, "{offered} of {wanted}");
}

#[test]
fn clean_months_have_nothing() {
    let mut random = Random(0x5EED_0C02);
    let mut lines = 0;
    while lines < CLEAN_LINES {
        let month = Month::clean(&mut random);
        lines += month.lines.len();
        let found = report(&month.text()).findings;
        let matter: Vec<String> = found
            .iter()
            .filter(|found| found.severity != Severity::Note)
            .map(|found| format!("{} {:?} {}", found.code, found.record, found.why))
            .collect();
        assert!(matter.is_empty(), "{matter:#?}");
    }
}
