//! Expected against shown: which records belong together, and what the
//! difference is made of, in all and for each customer, product and month.

pub mod line;
pub mod part_sums;
pub mod parts;
pub mod table_lines;

use alloc::{
    string::{String, ToString},
    vec,
    vec::Vec,
};
use line::{Expected, Line, UnknownAmount, together};
use part_sums::PartSums;
use parts::{Numbers, Part, Parts, split};
use rebatelens_model::{
    money::{Currency, exact_add, exact_sub},
    ordered::{OrderedMap, sort_by},
    site::Site,
};
use rust_decimal::Decimal;

/// What lines are told apart by, the finest that both sides have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// The portal's record ids.
    Record,
    /// Orders, with product and month where every line has them.
    Order,
    /// Customer and product.
    CustomerProduct,
    /// Customers.
    Customer,
    /// Products.
    Product,
    /// Settlement periods.
    Month,
    /// Everything as one.
    Total,
}

/// What stands in a key beside what the level needs, where every line of both
/// sides has it.
#[derive(Clone, Copy, Debug, Default)]
struct KeyParts {
    product: bool,
    month: bool,
}

impl Level {
    const ALL: [Self; 7] = [
        Self::Record,
        Self::Order,
        Self::CustomerProduct,
        Self::Customer,
        Self::Product,
        Self::Month,
        Self::Total,
    ];

    /// Its name in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Record => "record",
            Self::Order => "order",
            Self::CustomerProduct => "customer_and_product",
            Self::Customer => "customer",
            Self::Product => "product",
            Self::Month => "settlement_period",
            Self::Total => "total",
        }
    }

    /// What a line is known by; nothing where it lacks that.
    fn key(self, line: &Line, beside: KeyParts) -> Option<Vec<String>> {
        let own_month = line.period.map(|period| period.to_string()).unwrap_or_default();
        let month = || if beside.month { own_month.clone() } else { String::new() };
        let product = || if beside.product { line.product.to_lowercase() } else { String::new() };
        let needed: Vec<String> = match self {
            Self::Record => vec![line.record_id.clone()],
            Self::Order => vec![line.order.clone()],
            Self::CustomerProduct => vec![line.customer.clone(), line.product.to_lowercase()],
            Self::Customer => vec![line.customer.clone()],
            Self::Product => vec![line.product.to_lowercase()],
            Self::Month => vec![own_month.clone()],
            Self::Total => vec![],
        };
        if needed.iter().any(String::is_empty) {
            return None;
        }
        Some(match self {
            Self::Order => vec![line.order.clone(), product(), month()],
            Self::CustomerProduct | Self::Customer | Self::Product => {
                needed.into_iter().chain([month()]).collect()
            }
            _ => needed,
        })
    }

    /// The finest level at which every line of both sides is known.
    fn of(expected: &[&Line], shown: &[&Line]) -> Self {
        let all = |level: Self, lines: &[&Line]| {
            lines.iter().all(|line| level.key(line, KeyParts::default()).is_some())
        };
        let fits = |level: &Self| all(*level, expected) && all(*level, shown);
        Self::ALL.into_iter().find(fits).unwrap_or(Self::Total)
    }
}

/// Lines of both sides that are compared as one, that one side lacks, or that
/// cannot be compared.
#[derive(Clone, Debug)]
pub struct Pair<'l> {
    /// Lines that were expected.
    pub expected: Vec<&'l Line>,
    /// Lines that are shown.
    pub shown: Vec<&'l Line>,
    /// Shown less expected.
    pub difference: Decimal,
    /// What the difference is made of.
    pub parts: Parts,
}

impl Pair<'_> {
    /// Whether there is anything to say of it. Parts that cancel each other out are.
    pub fn differs(&self) -> bool {
        self.shown.is_empty()
            || self.expected.is_empty()
            || self.is_open()
            || !self.difference.is_zero()
            || !self.parts.largest_first().is_empty()
    }

    /// Its parts, with what both sides say.
    pub fn part_sums(&self) -> PartSums {
        PartSums::of(&self.parts, numbers(&self.expected).as_ref(), numbers(&self.shown).as_ref())
    }

    /// Whether an amount of it is not known, so that it is not compared.
    pub fn is_open(&self) -> bool {
        self.expected.iter().chain(&self.shown).any(|line| line.gap.is_some())
    }

    /// What all lines of the pair share; nothing where they are of several.
    /// Shown lines say it before expected ones.
    /// A key that all of its lines share; empty where they do not.
    pub fn shared(&self, key: fn(&Line) -> String) -> String {
        let lines = if self.shown.is_empty() { &self.expected } else { &self.shown };
        let mut keys = lines.iter().map(|line| key(line));
        let first = keys.next().unwrap_or_default();
        if keys.all(|other| other == first) { first } else { String::new() }
    }
}

/// The comparison of one currency.
#[derive(Clone, Debug)]
pub struct Compared<'l> {
    /// The currency of its lines.
    pub currency: Option<Currency>,
    /// What lines are told apart by.
    pub level: Level,
    /// The lines that belong together.
    pub pairs: Vec<Pair<'l>>,
    /// Shown records that nothing can be held against.
    pub open: Uncompared,
}

/// Both sides of a comparison.
#[derive(Clone, Debug)]
pub struct ExpectedVsShown {
    /// What was expected.
    pub expected: Expected,
    /// What is shown.
    pub shown: Vec<Line>,
    /// The site, where the person named it.
    pub site: Option<Site>,
    /// Whether it follows from the agreement, not from the person's own values.
    pub is_agreed: bool,
    /// Shown lines for which nothing says what to expect, by currency.
    pub open: OrderedMap<Option<Currency>, Uncompared>,
}

/// Lines that are not compared, and what they show.
#[derive(Clone, Copy, Debug)]
pub struct Uncompared {
    /// How many records.
    pub records: usize,
    /// Their sum, where it can be held exactly.
    pub amount: Option<Decimal>,
    /// How many records each reason has.
    reasons: [usize; Undecided::ALL.len()],
}

/// Why an agreement does not say what to expect of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undecided {
    /// No row fits for certain.
    NoRow,
    /// Several rows fit.
    SeveralRows,
    /// It is not known which tier is reached.
    Tier,
    /// The record has no base amount that can be read.
    Base,
}

impl Undecided {
    /// Every reason, in the order that they are named in.
    pub const ALL: [Self; 4] = [Self::NoRow, Self::SeveralRows, Self::Tier, Self::Base];
}

impl Default for Uncompared {
    fn default() -> Self {
        Self { records: 0, amount: Some(Decimal::ZERO), reasons: [0; Undecided::ALL.len()] }
    }
}

impl Uncompared {
    /// Each reason that there is, with its records.
    pub fn reasons(&self) -> impl Iterator<Item = (Undecided, usize)> {
        Undecided::ALL.into_iter().zip(self.reasons).filter(|(_, records)| *records > 0)
    }

    /// Counts a record.
    pub fn add(&mut self, amount: Decimal, why: Undecided) {
        self.records += 1;
        for (reason, records) in Undecided::ALL.into_iter().zip(&mut self.reasons) {
            *records += usize::from(reason == why);
        }
        self.amount = self.amount.and_then(|sum| exact_add(sum, amount));
    }
}

impl ExpectedVsShown {
    /// Compares the two sides, currency by currency. A line that names no
    /// currency belongs to the other side's only one, or else to the one in
    /// which the other side has its record or order.
    pub fn compare(&self) -> Vec<Compared<'_>> {
        let (expected, shown) = (&self.expected.lines, &self.shown);
        let mut sides: OrderedMap<Option<Currency>, (Vec<&Line>, Vec<&Line>)> = OrderedMap::new();
        let others = Currencies::of(shown);
        for line in expected {
            sides.change(others.of_line(line), Default::default, |own| own.0.push(line));
        }
        let others = Currencies::of(expected);
        for line in shown {
            sides.change(others.of_line(line), Default::default, |own| own.1.push(line));
        }
        let compared = sides.into_iter().map(|(currency, (expected, shown))| {
            let level = Level::of(&expected, &shown);
            let rules = PairingRules { level, invoices: Site::may_be_china(self.site, currency) };
            let open = self.open.get(&currency).copied().unwrap_or_default();
            Compared { currency, level, pairs: pairs(rules, &expected, &shown), open }
        });
        compared.collect()
    }
}

/// The currencies of a side.
struct Currencies<'l> {
    /// The only one, where each line names it.
    only: Option<Currency>,
    /// The one of each record and order; nothing where it has several.
    by_id: OrderedMap<&'l str, Option<Currency>>,
}

impl<'l> Currencies<'l> {
    fn of(lines: &'l [Line]) -> Self {
        let first = lines.first().and_then(|line| line.currency);
        let only = first.filter(|_| lines.iter().all(|line| line.currency == first));
        let mut by_id: OrderedMap<&str, Option<Currency>> = OrderedMap::new();
        for line in lines.iter().filter(|_| only.is_none()) {
            for id in ids(line) {
                by_id.change(
                    id,
                    || line.currency,
                    |known| {
                        *known = known.filter(|known| line.currency == Some(*known));
                    },
                );
            }
        }
        Self { only, by_id }
    }

    fn of_line(&self, line: &Line) -> Option<Currency> {
        let of_id = || ids(line).find_map(|id| self.by_id.get(id).copied().flatten());
        line.currency.or(self.only).or_else(of_id)
    }
}

/// What a line alone is known by.
pub fn ids(line: &Line) -> impl Iterator<Item = &str> {
    [line.record_id.as_str(), line.order.as_str()].into_iter().filter(|id| !id.is_empty())
}

/// How lines are compared.
#[derive(Clone, Copy, Debug)]
struct PairingRules {
    level: Level,
    /// Whether an ordinary invoice costs 6 %.
    invoices: bool,
}

fn pairs<'l>(rules: PairingRules, expected: &[&'l Line], shown: &[&'l Line]) -> Vec<Pair<'l>> {
    let level = rules.level;
    let all = |has: fn(&Line) -> bool| expected.iter().chain(shown).all(|line| has(line));
    let beside = KeyParts {
        product: level == Level::Order && all(|line| !line.product.is_empty()),
        month: all(|line| line.period.is_some()),
    };
    let mut groups: OrderedMap<Vec<String>, (Vec<&'l Line>, Vec<&'l Line>)> = OrderedMap::new();
    for line in expected {
        groups.change(level.key(line, beside).unwrap_or_default(), Default::default, |own| own.0.push(line));
    }
    for line in shown {
        groups.change(level.key(line, beside).unwrap_or_default(), Default::default, |own| own.1.push(line));
    }
    groups.into_values().flat_map(|(expected, shown)| of_group(expected, shown, rules)).collect()
}

/// Lines of one key. What takes back where nothing of the kind was expected
/// stands apart, so that it is seen; not where the key is that of one record,
/// nor where the whole is as expected.
fn of_group<'l>(mut expected: Vec<&'l Line>, mut shown: Vec<&'l Line>, rules: PairingRules) -> Vec<Pair<'l>> {
    if gaps(&mut expected, &mut shown, rules.level) {
        return vec![open(expected, shown)];
    }
    let foreseen = rules.level == Level::Record
        || expected.iter().any(|line| line.reverses)
        || shown.iter().all(|line| !line.reverses);
    let sum = |lines: &[&Line]| together(lines.iter().copied()).map(|numbers| numbers.amount);
    if !foreseen && expected.len() != shown.len() && sum(&expected).is_some_and(|e| sum(&shown) == Some(e)) {
        return pair(expected, shown, rules).into_iter().collect();
    }
    let (back, kept): (Vec<&Line>, Vec<&Line>) =
        shown.into_iter().partition(|line| line.reverses && !foreseen);
    let mut pairs: Vec<Pair<'_>> = back.into_iter().map(unexpected).collect();
    pairs.extend(match_lines(expected, kept, rules));
    pairs
}

/// Whether an amount that is not known keeps a group from being compared. One
/// that both sides leave blank does not, nor one that a sum does without.
fn gaps<'l>(expected: &mut Vec<&'l Line>, shown: &mut Vec<&'l Line>, level: Level) -> bool {
    let blank = |line: &&Line| line.gap == Some(UnknownAmount::Blank);
    let one_sided = expected.is_empty() || shown.is_empty();
    let both_blank = expected.iter().all(blank) && shown.iter().all(blank);
    let sums = !matches!(level, Level::Record | Level::Order);
    let is_known = |line: &Line| line.gap.is_none();
    for side in [&mut *expected, &mut *shown] {
        side.retain(|line| is_known(line) || !(one_sided || both_blank || (sums && blank(line))));
    }
    !expected.iter().chain(shown.iter()).all(|line| is_known(line))
}

fn open<'l>(expected: Vec<&'l Line>, shown: Vec<&'l Line>) -> Pair<'l> {
    Pair { expected, shown, difference: Decimal::ZERO, parts: Parts::default() }
}

/// A shown line that was not expected.
fn unexpected(line: &Line) -> Pair<'_> {
    let amount = line.numbers.amount;
    let part = if line.reverses { Part::Reversal } else { Part::Extra };
    Pair { expected: Vec::new(), shown: vec![line], difference: amount, parts: Parts::only(part, amount) }
}

fn missing(line: &Line) -> Pair<'_> {
    let amount = exact_sub(Decimal::ZERO, line.numbers.amount).unwrap_or_default();
    Pair {
        expected: vec![line],
        shown: Vec::new(),
        difference: amount,
        parts: Parts::only(Part::Missing, amount),
    }
}

/// Lines of both sides: one with one where they are as many, else first those
/// of the same amount, so that one that stands twice is seen, and what is left
/// all together. Nothing where a sum has too many digits to be exact.
fn match_lines<'l>(
    mut expected: Vec<&'l Line>,
    mut shown: Vec<&'l Line>,
    rules: PairingRules,
) -> Vec<Pair<'l>> {
    for lines in [&mut expected, &mut shown] {
        sort_by(lines, |a, b| a.numbers.amount.cmp(&b.numbers.amount));
    }
    let mut pairs = Vec::new();
    if expected.len() != shown.len() {
        let left = |lines: &mut Vec<&'l Line>, amount| {
            let at = lines.iter().position(|line| line.numbers.amount == amount)?;
            Some(lines.remove(at))
        };
        let (own, mut others) = (core::mem::take(&mut expected), shown);
        for line in own {
            match left(&mut others, line.numbers.amount) {
                Some(other) => pairs.extend(pair(vec![line], vec![other], rules)),
                None => expected.push(line),
            }
        }
        shown = others;
    }
    if expected.is_empty() {
        pairs.extend(shown.into_iter().map(unexpected));
    } else if shown.is_empty() {
        pairs.extend(expected.into_iter().map(missing));
    } else if expected.len() == shown.len() {
        let even = expected.into_iter().zip(shown);
        pairs.extend(even.filter_map(|(e, s)| pair(vec![e], vec![s], rules)));
    } else {
        pairs.extend(pair(expected, shown, rules));
    }
    pairs
}

fn pair<'l>(expected: Vec<&'l Line>, shown: Vec<&'l Line>, rules: PairingRules) -> Option<Pair<'l>> {
    let (e, s) = (together(expected.iter().copied())?, together(shown.iter().copied())?);
    let difference = exact_sub(s.amount, e.amount)?;
    let parts = split(&e, &s, rules.invoices)?;
    Some(Pair { expected, shown, difference, parts })
}

/// The numbers of one side of a pair.
pub fn numbers(lines: &[&Line]) -> Option<Numbers> {
    together(lines.iter().copied())
}
