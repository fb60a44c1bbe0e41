//! `TO`: sums that the portal states, beside the rows that they are sums of.

use crate::{
    checked_table::CheckedTable,
    explaining::{self, Detail},
    findings::{Effect, Findings},
    fingerprint::Fingerprint,
    found,
    options::Options,
    record_summary::RecordSummary,
    records_at::at_records,
    registry::{CheckedTables, Comparison, whole_tables},
    rounding::Modes,
};
use alloc::{string::ToString, vec, vec::Vec};
use rebatelens_finding::{
    Need, Rule,
    found::Found,
    rule,
    terms::{row_place, stated_sum, tally},
    word::{self, Word},
};
use rebatelens_model::{
    Field, Kind,
    limits::LISTED,
    money::{Currency, Grouped, Signed, exact_add, exact_sub},
    ordered::{OrderedMap, map_of, set_of},
    period::Period,
    status::Lifecycle,
};
use rebatelens_table::record::Record;
use rust_decimal::Decimal;

rule! { TO001: Error, needs [Need::Kind(Kind::Statement), Need::Beside(Kind::Rebate)], replaces [] }
rule! { TO009: Note, needs [Need::Field(Field::RebateAmount)], replaces [] }
rule! { TO008: Warning, needs [Need::Kind(Kind::Statement), Need::Beside(Kind::Rebate)], replaces [] }

/// The rule for sums that only rounding sets apart from their rows.
pub(crate) const BY_ROUNDING: &Rule = &TO009;

/// A month in a currency, of a partner where every line names its own.
type Month = (Period, Option<Currency>, Option<Fingerprint>);

/// What statements say of a month, and what its details add up to.
#[derive(Default)]
struct Sides {
    stated: Option<Decimal>,
    statements: usize,
    /// The table and the record of the last statement.
    last: Option<(usize, usize)>,
    details: Vec<Detail>,
    rejected: Vec<Detail>,
    unreadable: bool,
}

/// Compares each month's statements with the sum of its details.
fn compare(sheets: &mut [(&CheckedTable<'_>, &mut Findings)]) {
    // A row of unknown cells may belong to any month.
    if sheets.iter().any(|(sheet, _)| sheet.table.kind == Kind::Rebate && sheet.index.unread > 0) {
        return;
    }
    let mut found = Vec::new();
    let all = sides(sheets);
    for (month, sides) in &all {
        let (period, currency, _) = *month;
        let Some((at, record)) = sides.last.filter(|_| !sides.unreadable) else { continue };
        if sides.details.is_empty() {
            if let Some((sheet, _)) = sheets.get(at) {
                at_records(&sheet.table, core::iter::once(record), |record| {
                    found.extend(other_currencies(&all, *month, record).map(|one| (at, one)));
                });
            }
            continue;
        }
        let Some(difference) = sides.difference() else { continue };
        if let Some((sheet, _)) = sheets.get(at) {
            let (by_findings, rest) = own_findings(sheets, sides, difference);
            let others = sides.details.iter().filter(|(at, record, _)| {
                !by_findings.iter().any(|(table, effect)| (table, effect.record) == (at, *record))
            });
            let others: Vec<Detail> = others.copied().collect();
            let by_rows = if rest.is_zero() { None } else { explaining::rows(&others, rest) };
            let odds = by_rows.as_ref().map_or(0, |known| known.odds);
            let rows = by_rows.map(|known| known.rows).unwrap_or_default();
            let named = names(sheets, &rows);
            let findings = effect_names(sheets, &by_findings);
            let alike = alike(&others, &rows);
            let left_out = Sides::sum(&rows) == Some(-rest);
            let args = Statement {
                period,
                currency,
                sides,
                difference,
                named,
                alike,
                left_out,
                odds,
                findings,
                rest,
            };
            let is_rounding = sides.is_rounding();
            at_records(&sheet.table, core::iter::once(record), |record| {
                found.push((at, if is_rounding { args.rounded(record) } else { args.found(record) }));
            });
        }
    }
    for (at, one) in found {
        if let Some((_, findings)) = sheets.get_mut(at) {
            findings.push(one);
        }
    }
}

fn sides(sheets: &[(&CheckedTable<'_>, &mut Findings)]) -> OrderedMap<Month, Sides> {
    let mut months: OrderedMap<Month, Sides> = OrderedMap::new();
    let both = sheets.iter().filter(|(s, _)| matches!(s.table.kind, Kind::Statement | Kind::Rebate));
    let all_named =
        both.flat_map(|(s, _)| s.index.entries.groups()).all(|(group, _)| group.partner.is_some());
    let of = |kind| {
        let own = sheets.iter().filter(move |(s, _)| s.table.kind == kind);
        own.flat_map(|(s, _)| s.index.entries.groups()).filter_map(|(group, _)| group.partner)
    };
    let stated = set_of(of(Kind::Statement));
    // Where none of them is the other side's, they name different things.
    let by_partner = all_named && of(Kind::Rebate).any(|partner| stated.contains(&partner));
    let partner = |entry: &RecordSummary| entry.partner.filter(|_| by_partner);
    for (at, (sheet, _)) in sheets.iter().enumerate().filter(|(_, (s, _))| s.table.kind == Kind::Statement) {
        for entry in sheet.index.entries.iter() {
            if let Some(period) = entry.period {
                let month = (period, entry.currency, partner(&entry));
                months.change(month, Sides::default, |sides| sides.state(at, &entry));
            }
        }
    }
    if months.is_empty() {
        return months;
    }
    for (at, (sheet, _)) in sheets.iter().enumerate().filter(|(_, (s, _))| s.table.kind == Kind::Rebate) {
        for entry in sheet.index.entries.iter() {
            // A month without a statement is kept too: it may be one in another
            // currency that is stated.
            if let Some(month) = month_of(&months, &entry, partner(&entry)) {
                months.change(month, Sides::default, |sides| sides.detail(at, &entry));
            }
        }
    }
    months
}

/// The month that a detail belongs to. Details that name no currency belong to
/// the only statement of their month.
fn month_of(
    months: &OrderedMap<Month, Sides>,
    entry: &RecordSummary,
    partner: Option<Fingerprint>,
) -> Option<Month> {
    let period = entry.period?;
    let exact = (period, entry.currency, partner);
    if months.contains_key(&exact) || entry.currency.is_some() {
        return Some(exact);
    }
    let mut same = months
        .iter()
        .filter(|((month, _, own), sides)| *month == period && *own == partner && sides.statements > 0);
    same.next().filter(|_| same.next().is_none()).map(|(month, _)| *month)
}

/// A month that is stated in one currency and itemised in others alone.
fn other_currencies(
    all: &OrderedMap<Month, Sides>,
    (period, currency, partner): Month,
    record: &Record<'_, '_>,
) -> Option<Found> {
    let others = all.iter().filter(|((month, _, own), sides)| {
        *month == period && *own == partner && sides.statements == 0 && !sides.details.is_empty()
    });
    let codes: Vec<&str> =
        others.filter_map(|((_, other, _), _)| other.as_ref().map(Currency::code)).collect();
    let own = currency.filter(|_| !codes.is_empty())?;
    let args = vec![
        ("period", Word::from(period.to_string())),
        ("currency", Word::from(own.code())),
        ("others", Word::list(&codes)),
    ];
    Some(found::of_field(&TO008, record, Field::RebateAmount, args))
}

impl Sides {
    fn state(&mut self, at: usize, entry: &RecordSummary) {
        let before = if self.statements == 0 { Some(Decimal::ZERO) } else { self.stated };
        self.stated = before.zip(entry.amount).and_then(|(sum, amount)| exact_add(sum, amount));
        self.statements += 1;
        self.last = Some((at, entry.record));
    }

    fn detail(&mut self, at: usize, entry: &RecordSummary) {
        let Some(amount) = entry.amount else {
            self.unreadable = true;
            return;
        };
        let rejected = entry.status.is_some_and(|status| status.lifecycle == Lifecycle::Rejected);
        if rejected {
            self.rejected.push((at, entry.record, amount));
        }
        self.details.push((at, entry.record, amount));
    }

    /// Whether the statement is the sum of its details but for rounding: of the sum,
    /// or of each row.
    fn is_rounding(&self) -> bool {
        let amounts = self.details.iter().map(|(.., amount)| *amount);
        self.stated.is_some_and(|stated| rounds_to(stated, &amounts))
    }

    fn sum(rows: &[Detail]) -> Option<Decimal> {
        rows.iter().try_fold(Decimal::ZERO, |sum, (.., amount)| exact_add(sum, *amount))
    }

    /// Stated less the sum of the details; nothing where they agree, with or
    /// without the rejected ones.
    fn difference(&self) -> Option<Decimal> {
        let stated = self.stated?;
        let all = Self::sum(&self.details)?;
        let kept = exact_sub(all, Self::sum(&self.rejected)?)?;
        let difference = exact_sub(stated, all)?;
        (stated != all && stated != kept).then_some(difference)
    }
}

/// Whether a sum is stated that rounding makes of amounts with more decimals: once
/// in all, or amount by amount.
pub(crate) fn rounds_to(stated: Decimal, amounts: &(impl Iterator<Item = Decimal> + Clone)) -> bool {
    let places = stated.scale();
    let add = |sum: Decimal, amount| exact_add(sum, amount);
    let Some(sum) = amounts.clone().try_fold(Decimal::ZERO, add) else { return false };
    Modes::ALL.iter().any(|mode| {
        let rounded = amounts.clone().map(|amount| mode.round(amount, places));
        mode.round(sum, places) == stated || rounded.clone().try_fold(Decimal::ZERO, add) == Some(stated)
    })
}

/// Findings of this check about the month's rows, and what they leave of the
/// difference: those that make it up, else all that say an amount is off.
fn own_findings(
    sheets: &[(&CheckedTable<'_>, &mut Findings)],
    sides: &Sides,
    difference: Decimal,
) -> (Vec<(usize, Effect)>, Decimal) {
    let own = set_of(sides.details.iter().map(|(at, record, _)| (*at, *record)));
    let all: Vec<(usize, Effect)> = sheets
        .iter()
        .enumerate()
        .flat_map(|(at, (_, findings))| findings.effects.iter().map(move |effect| (at, *effect)))
        .filter(|(at, effect)| own.contains(&(*at, effect.record)) && !effect.amount.is_zero())
        .collect();
    let amounts: Vec<Decimal> = all.iter().map(|(_, effect)| -effect.amount).collect();
    if let Some(places) = explaining::findings(&amounts, difference) {
        return (places.into_iter().filter_map(|at| all.get(at).copied()).collect(), Decimal::ZERO);
    }
    let sure: Vec<(usize, Effect)> = all.into_iter().filter(|(_, effect)| effect.is_sure).collect();
    let sum = |rest, (_, effect): &(usize, Effect)| exact_add(rest, effect.amount);
    match sure.iter().try_fold(difference, sum) {
        Some(rest) if sure.len() <= LISTED => (sure, rest),
        _ => (Vec::new(), difference),
    }
}

/// The findings, as a person finds them: `DU001 RB7 (line 12, +119.25)`.
fn effect_names(sheets: &[(&CheckedTable<'_>, &mut Findings)], effects: &[(usize, Effect)]) -> Vec<Word> {
    let mut names = Vec::new();
    for (table, effect) in effects {
        let Some((sheet, _)) = sheets.get(*table) else { continue };
        at_records(&sheet.table, core::iter::once(effect.record), |record| {
            let row = [
                ("code", Word::from(effect.rule.code)),
                ("label", crate::found::label(record)),
                ("file", Word::from(sheet.name.as_str())),
                ("line", Word::from(record.row().line.to_string())),
                ("amount", Word::from(Signed(effect.amount).to_string())),
            ];
            names.push(Word::filled(&stated_sum::FINDING, &row));
        });
    }
    names
}

/// How many rows have the amount of the only one that explains a difference.
fn alike(details: &[Detail], rows: &[Detail]) -> usize {
    let [(.., amount)] = rows else { return rows.len() };
    details.iter().filter(|(.., other)| other == amount).count()
}

/// The rows, as a person finds them: `RB-7 (line 12, 1,204.00)`.
fn names(sheets: &[(&CheckedTable<'_>, &mut Findings)], rows: &[Detail]) -> Vec<Word> {
    let mut names = Vec::new();
    let tables = set_of(rows.iter().map(|(at, ..)| *at));
    for table in tables {
        let Some((sheet, _)) = sheets.get(table) else { continue };
        let own = rows.iter().filter(|(at, ..)| *at == table);
        let own = map_of(own.map(|(_, record, amount)| (*record, *amount)));
        at_records(&sheet.table, own.keys().copied(), |record| {
            let amount = own.get(&record.number).copied().unwrap_or_default();
            let row = [
                ("label", crate::found::label(record)),
                ("file", Word::from(sheet.name.as_str())),
                ("line", Word::from(record.row().line.to_string())),
                ("amount", Word::from(Grouped(amount).to_string())),
            ];
            names.push(Word::filled(&row_place::LABEL, &row));
        });
    }
    names
}

/// A month whose statements and details differ.
struct Statement<'s> {
    period: Period,
    currency: Option<Currency>,
    sides: &'s Sides,
    difference: Decimal,
    named: Vec<Word>,
    /// How many rows have the amount of the one that is named.
    alike: usize,
    /// Whether what is named is what the statement lacks.
    left_out: bool,
    /// One in how many differences chance alone would explain like this.
    odds: u128,
    /// Findings of this check, and what they leave of the difference.
    findings: Vec<Word>,
    rest: Decimal,
}

impl Statement<'_> {
    fn found(&self, record: &Record<'_, '_>) -> Found {
        let stated = self.sides.stated.unwrap_or_default();
        let sum = Sides::sum(&self.sides.details).unwrap_or_default();
        let args = vec![
            ("period", Word::from(self.period.to_string())),
            ("stated", Word::from(Grouped(stated).to_string())),
            ("sum", Word::from(Grouped(sum).to_string())),
            ("by", Word::from(Signed(self.difference).to_string())),
            ("statements", Word::from(self.sides.statements.to_string())),
            ("rows", Word::counted(&tally::ROWS, self.sides.details.len(), &[])),
            ("because", self.because()),
        ];
        let mut found = found::of_field(&TO001, record, Field::RebateAmount, args);
        found.observed = Some(stated.to_string());
        found.expected = Some(sum.to_string());
        found.difference = Some(self.difference);
        found.at_stake = Some(self.difference);
        found.currency = self.currency.or(found.currency);
        found
    }

    /// That only rounding lies between the two.
    fn rounded(&self, record: &Record<'_, '_>) -> Found {
        let mut found = self.found(record);
        found.rule = &TO009;
        found.args.push(("line", Word::from(record.row().line.to_string())));
        found
    }

    fn because(&self) -> Word {
        let findings = ("rows", Word::list_of(&self.findings));
        match (self.findings.is_empty(), self.rest.is_zero()) {
            (true, _) => self.of_rows(),
            (false, true) => Word::filled(&stated_sum::FINDINGS, &[findings]),
            (false, false) => {
                let rest = ("rest", Word::from(Signed(self.rest).to_string()));
                // Each may be a cent off by its own rounding.
                let cents = i64::try_from(self.findings.len()).unwrap_or_default();
                if self.rest.abs() <= Decimal::new(cents, 2) {
                    return Word::filled(&stated_sum::BUT_ROUNDING, &[findings, rest]);
                }
                Word::filled(&stated_sum::PART, &[findings, rest, ("because", self.of_rows())])
            }
        }
    }

    /// Rows that may make up what no finding does.
    fn of_rows(&self) -> Word {
        if self.named.is_empty() {
            return Word::term(&stated_sum::NOT_EXPLAINED);
        }
        let chance = (
            "odds",
            Word::from(word::grouped(usize::try_from(self.odds.min(1_000_000)).unwrap_or_default())),
        );
        // What is named comes to the difference with one sign or the other.
        let sense = Word::term(if self.left_out { &stated_sum::LEFT_OUT } else { &stated_sum::TWICE });
        let (rows, sense) = (("rows", Word::list_of(&self.named)), ("sense", sense));
        match self.named.len() {
            1 if self.alike > 1 => {
                let count = ("count", Word::from(word::grouped(self.alike)));
                Word::filled(&stated_sum::ANY_ROW, &[count, rows, sense, chance])
            }
            1 => Word::filled(&stated_sum::ONE_ROW, &[rows, sense, chance]),
            _ => Word::filled(&stated_sum::ROWS, &[rows, sense, chance]),
        }
    }
}

/// Statements beside their details.
pub(crate) struct StatementTotals;

impl Comparison for StatementTotals {
    const RULES: &'static [&'static Rule] = &[&TO001, &TO008, &TO009];

    fn compare(sheets: &mut CheckedTables<'_, '_>, _: &Options) {
        compare(&mut whole_tables(sheets));
    }
}
