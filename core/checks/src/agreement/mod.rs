//! `AG`: records against what was agreed, and against the policy's product list.
//!
//! The day of a record is that of its order, else the one that its order's
//! identifier begins with, else the first day of its settlement period; what is
//! taken back is of its original's day. A row that the record's own columns cannot decide on is
//! never held against it: what is shown may be any of the rows that could count.

mod record_terms;
pub mod state;
mod terms_check;
mod tiers;
mod volume;
pub mod volume_state;
mod words;

use crate::{
    checked_table::CheckedTable,
    difference::{Undecided, line::Line},
    findings::Findings,
    found,
    options::Options,
    registry::{CheckedTables, Comparison},
};
use alloc::{string::String, vec, vec::Vec};
use rebatelens_finding::{Need, Rule, found::Found, join_rules, rule, terms::policy_row, word::Word};
use rebatelens_model::{
    Field, Kind,
    agreement::{Agreement, Choice, Ladder, Listed, Policy},
    money::{Currency, RoundingMode, exact_add},
    ordered::OrderedMap,
    period::Period,
};
use rebatelens_table::{policy::policy_of, record::Record, stated_count::is_incomplete};
use record_terms::{Originals, RecordTerms, each, is_rebate, originals};
use rust_decimal::Decimal;
use terms_check::{ExpectedAmount, TermsCheck};
use volume::{Volumes, span};

rule! { AG018: Warning, needs [Need::Field(Field::Product), Need::Policy], replaces [] }
rule! { AG022: Note, needs [], replaces [] }

/// Says where records differ from what was agreed.
fn compare(sheets: &mut [(&CheckedTable<'_>, &mut Findings)], options: &Options) {
    let none = Agreement::default();
    let agreement = options.agreement.as_ref().unwrap_or(&none);
    let policy = policy(sheets, agreement);
    if agreement.ladders().is_empty() && policy.is_none() {
        return;
    }
    let originals = originals(sheets);
    let volumes = volumes(sheets, agreement, policy.as_ref(), &originals);
    let check = TermsCheck { agreement, volumes: &volumes };
    for (sheet, findings) in sheets.iter_mut().filter(|(sheet, _)| is_rebate(sheet)) {
        let bare = findings.bare_rates.clone();
        each(sheet, &bare, &originals, |record, terms| {
            let (listed, choice) = choose(agreement, policy.as_ref(), terms);
            if let Some((listed, policy)) = listed.zip(policy.as_ref()) {
                findings.extend(unlisted(record, terms, listed, policy));
            }
            if !agreement.ladders().is_empty() {
                findings.extend(check.record(record, terms, &choice));
            }
        });
    }
    tiers::check(sheets, &volumes, agreement);
    unused(sheets, agreement);
}

/// What an agreement gives for certain.
pub(crate) struct Agreed {
    pub name: String,
    /// By table and record.
    due: OrderedMap<(usize, usize), Result<Owed, Undecided>>,
}

/// What one record should show.
enum Owed {
    AsShown,
    Rate(Decimal, RoundingMode),
    /// What tiers give, exactly and rounded.
    Tiers(Decimal, Decimal),
}

impl Agreed {
    /// A shown line as it was agreed, or why that is left open.
    pub(crate) fn of_line(&self, line: &Line) -> Result<Line, Undecided> {
        let own = match self.due.get(&line.place).ok_or(Undecided::NoRow)?.as_ref().map_err(|why| *why)? {
            _ if line.gap.is_some() => Some(line.clone()),
            Owed::AsShown => Some(line.clone()),
            Owed::Rate(rate, rounding) => line.at_rate(*rate, *rounding),
            Owed::Tiers(given, rounded) => line.at_tiers(*given, *rounded),
        };
        own.ok_or(Undecided::Base)
    }
}

/// What every record should show for which the agreement says it.
pub(crate) fn agreed(sheets: &[(&CheckedTable<'_>, &mut Findings)], options: &Options) -> Option<Agreed> {
    let agreement = options.agreement.as_ref().filter(|agreement| !agreement.ladders().is_empty())?;
    let policy = policy(sheets, agreement);
    let originals = originals(sheets);
    let volumes = volumes(sheets, agreement, policy.as_ref(), &originals);
    let check = TermsCheck { agreement, volumes: &volumes };
    let mut due = OrderedMap::new();
    let mut through = Through::new();
    for (at, (sheet, findings)) in sheets.iter().enumerate().filter(|(_, (sheet, _))| is_rebate(sheet)) {
        each(sheet, &findings.bare_rates, &originals, |record, terms| {
            let (_, choice) = choose(agreement, policy.as_ref(), terms);
            let owed = match check.agreed(terms, &choice) {
                Some(ExpectedAmount::AsShown) => Ok(Owed::AsShown),
                Some(ExpectedAmount::Rate(rate, rounding)) => {
                    let rounding = rounding.or(options.rounding).unwrap_or(RoundingMode::HalfUp);
                    Ok(Owed::Rate(rate, rounding))
                }
                Some(ExpectedAmount::Tiers(ladder, month)) => {
                    next_part(&mut through, ladder, month, terms).ok_or(Undecided::Tier)
                }
                None => Err(undecided(&choice)),
            };
            due.insert((at, record.number), owed);
        });
    }
    Some(Agreed { name: agreement.name.clone(), due })
}

/// Why nothing is expected of a record.
fn undecided(choice: &Choice<'_>) -> Undecided {
    match choice.certain.as_slice() {
        [] => Undecided::NoRow,
        [_] if choice.possible.is_empty() => Undecided::Tier,
        _ => Undecided::SeveralRows,
    }
}

/// How much of each volume was gone through.
type Through = OrderedMap<(usize, Option<Currency>, Period), Decimal>;

/// What tiers give on the next part of a volume.
fn next_part(through: &mut Through, ladder: &Ladder, month: Period, terms: &RecordTerms<'_>) -> Option<Owed> {
    let Some(base) = terms.base() else { return Some(Owed::AsShown) };
    let (first, _) = span(ladder.per(), month)?;
    let volume = (ladder.place(), terms.subject.currency, first);
    let from = through.get(&volume).copied().unwrap_or_default();
    let to = exact_add(from, base)?;
    let (given, rounded) = ladder.part(from, to, terms.decimals())?;
    through.insert(volume, to);
    Some(Owed::Tiers(given, rounded))
}

/// The volumes that tiers are reached by.
fn volumes(
    sheets: &[(&CheckedTable<'_>, &mut Findings)],
    agreement: &Agreement,
    policy: Option<&Policy>,
    originals: &Originals,
) -> Volumes {
    let lacks_rows = |sheet: &CheckedTable<'_>| sheet.is_part || (is_rebate(sheet) && sheet.index.unread > 0);
    let mut volumes = Volumes::of(agreement, sheets.iter().any(|(sheet, _)| lacks_rows(sheet)));
    for (at, (sheet, findings)) in sheets.iter().enumerate().filter(|(_, (sheet, _))| is_rebate(sheet)) {
        each(sheet, &findings.bare_rates, originals, |record, terms| {
            let (_, choice) = choose(agreement, policy, terms);
            volumes.add(&choice, terms, (at, record.number));
        });
    }
    volumes
}

/// The policy's product list: the agreement's, and those among the files.
fn policy(sheets: &[(&CheckedTable<'_>, &mut Findings)], agreement: &Agreement) -> Option<Policy> {
    let given = sheets.iter().filter(|(sheet, _)| sheet.table.kind == Kind::PolicyProduct);
    let given = given
        .map(|(sheet, findings)| policy_of(&sheet.name, &sheet.table, !findings.before().any(is_incomplete)));
    agreement.policy.clone().into_iter().chain(given).reduce(|mut all, more| {
        all.rows.extend(more.rows);
        all.complete &= more.complete;
        all
    })
}

/// What the list and the agreement say about a record.
fn choose<'a>(
    agreement: &'a Agreement,
    policy: Option<&'a Policy>,
    terms: &RecordTerms<'_>,
) -> (Option<Listed<'a>>, Choice<'a>) {
    let listed = policy.map(|policy| policy.look_up(&terms.subject));
    let category = match listed {
        Some(Listed::Yes(row)) => Some(row.category.as_str()).filter(|category| !category.is_empty()),
        _ => None,
    };
    let mut subject = terms.subject;
    subject.category = category;
    (listed, agreement.choose(&subject))
}

/// A product that the policy's list does not have, or not on that day.
fn unlisted(
    record: &Record<'_, '_>,
    terms: &RecordTerms<'_>,
    listed: Listed<'_>,
    policy: &Policy,
) -> Option<Found> {
    if terms.is_correction() || terms.entry.reverses() {
        return None;
    }
    let because = match listed {
        Listed::Yes(_) | Listed::Maybe => return None,
        Listed::No => Word::term(&policy_row::NO_ROW),
        Listed::Outside(row) => words::listed_on_other_days(row, terms.subject.day),
    };
    let args = vec![("list", Word::from(policy.name.as_str())), ("because", because)];
    Some(found::of_field(&AG018, record, rebatelens_model::Field::Product, args))
}

/// Columns of the agreement that were not understood.
fn unused(sheets: &mut [(&CheckedTable<'_>, &mut Findings)], agreement: &Agreement) {
    let first = sheets.iter_mut().find(|(sheet, _)| is_rebate(sheet));
    if let Some((_, findings)) = first.filter(|_| !agreement.unused.is_empty()) {
        let unused: Vec<&str> = agreement.unused.iter().map(String::as_str).collect();
        let args = vec![("columns", Word::list(&unused)), ("agreement", Word::from(agreement.name.as_str()))];
        findings.push(Found::of_input(&AG022, None, None, args));
    }
}

/// Records beside what was agreed.
pub(crate) struct AgreedTerms;

impl Comparison for AgreedTerms {
    const RULES: &'static [&'static Rule] = join_rules![terms_check::RULES, tiers::RULES, &[&AG018, &AG022]];

    fn compare(sheets: &mut CheckedTables<'_, '_>, options: &Options) {
        compare(sheets, options);
    }
}
