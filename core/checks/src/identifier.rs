//! `ID`: identifiers that break on what nobody sees.

use crate::{
    clean_identifiers::CleanIdentifiers, findings::Findings, found, ledger::Ledger, registry::Check,
    table_context::TableContext, values::RecordValues,
};
use alloc::{
    string::{String, ToString},
    vec,
    vec::Vec,
};
use rebatelens_finding::{
    Need, Rule,
    found::Found,
    names, rule,
    terms::{identifier_fault, identifier_likely},
    word::{self, Args, Word},
};
use rebatelens_model::{
    Field,
    identifier::{Identifier, IdentifierKind, Likely, Misshape, State, read_identifier},
    is_missing,
};
use rebatelens_table::record::{IDENTIFIERS, Record};

rule! { ID001: Note, needs [], replaces [] }
rule! { ID002: Error, needs [], replaces [] }
rule! { ID003: Note, needs [], replaces [] }
rule! { ID004: Error, needs [], replaces [] }
rule! { ID005: Error, needs [Need::Field(Field::OrderId)], replaces [] }
rule! { ID006: Error, needs [Need::Field(Field::CustomerId)], replaces [] }
rule! { ID007: Warning, needs [Need::Field(Field::PartnerId), Need::Field(Field::CustomerId)], replaces [] }

/// Checks the identifiers of a record. Returns whether all that it has can be
/// read; nothing where it has none.
fn read(record: &Record<'_, '_>, clean: CleanIdentifiers, findings: &mut Findings) -> Option<bool> {
    let all_read = if clean.all() { Some(true) } else { look_closer(record, clean, findings) };
    own_customer(record, clean, findings);
    all_read
}

#[cold]
fn look_closer(record: &Record<'_, '_>, clean: CleanIdentifiers, findings: &mut Findings) -> Option<bool> {
    let mut all_read = None;
    for (field, kind) in IDENTIFIERS {
        if clean.has(field) {
            all_read.get_or_insert(true);
            continue;
        }
        let Some(identifier) = record.identifier(field, kind) else { continue };
        all_read = Some(all_read.unwrap_or(true) && identifier.value().is_some());
        let Some(code) = code(&identifier.state) else { continue };
        if let Some(found) = misplaced(record, field, kind, &identifier) {
            findings.push(found);
            continue;
        }
        let mut found = found::of_field(code, record, field, args(kind, &identifier));
        if let State::Repaired = identifier.state {
            found.cleaned = identifier.value().map(String::from);
            found.observed.clone_from(&found.raw);
            found.expected.clone_from(&found.cleaned);
        }
        findings.push(found);
    }
    all_read
}

/// An account where an order belongs, or the reverse.
fn misplaced(
    record: &Record<'_, '_>,
    field: Field,
    kind: IdentifierKind,
    identifier: &Identifier<'_>,
) -> Option<Found> {
    let State::Invalid(_) = identifier.state else { return None };
    let (code, other) = misplaced_as(kind)?;
    let meant = read_identifier(other, record.text(field))?;
    let fits = matches!(meant.state, State::Clean | State::Repaired);
    fits.then(|| found::of_field(code, record, field, vec![]))
}

/// What may stand where an identifier of a kind belongs, and the rule for it.
pub const fn misplaced_as(kind: IdentifierKind) -> Option<(&'static Rule, IdentifierKind)> {
    match kind {
        IdentifierKind::Order => Some((&ID005, IdentifierKind::Customer)),
        IdentifierKind::Customer | IdentifierKind::Partner => Some((&ID006, IdentifierKind::Order)),
        _ => None,
    }
}

/// Whether a rule says that an identifier cannot be used as it is written.
pub(crate) fn is_unusable(rule: &Rule) -> bool {
    [&ID002, &ID003, &ID004].contains(&rule)
}

/// The partner named as its own customer.
fn own_customer(record: &Record<'_, '_>, clean: CleanIdentifiers, findings: &mut Findings) {
    let [customer, partner] = [Field::CustomerId, Field::PartnerId].map(|field| record.text(field));
    let is_same = if clean.has(Field::CustomerId) && clean.has(Field::PartnerId) {
        customer == partner
    } else {
        !is_missing(customer) && customer.trim() == partner.trim()
    };
    if is_same && record.kind().names_customers() {
        findings.push(found::of_field(&ID007, record, Field::CustomerId, vec![]));
    }
}

/// The rule that an identifier's state falls under.
pub const fn code(state: &State) -> Option<&'static Rule> {
    match state {
        State::Clean => None,
        State::Repaired => Some(&ID001),
        State::Damaged(_) => Some(&ID002),
        State::Masked => Some(&ID003),
        State::Invalid(_) => Some(&ID004),
    }
}

/// The words for a message about an identifier.
pub fn args(kind: IdentifierKind, identifier: &Identifier<'_>) -> Args {
    let mut args = vec![
        ("kind", Word::each(|lang| names::identifier_kind(kind, lang).into())),
        ("steps", names::steps(&identifier.steps)),
        ("shape", Word::each(|lang| names::shape(kind, lang).into())),
    ];
    if let Some(value) = identifier.value() {
        args.push(("cleaned", Word::from(word::excerpt(value))));
    }
    if let State::Invalid(misshape) = identifier.state {
        args.push(("fault", fault(misshape)));
        args.push(("likely", identifier.likely.as_ref().map_or_else(|| Word::from(""), correction)));
    }
    args
}

fn fault(misshape: Misshape) -> Word {
    Word::term(match misshape {
        Misshape::Character(c) => {
            let character = Word::from(word::visible(c));
            return Word::filled(&identifier_fault::CHARACTER, &[("character", character)]);
        }
        Misshape::Length(length) => return Word::counted(&identifier_fault::DIGITS, length, &[]),
        Misshape::Characters(length) => return Word::counted(&identifier_fault::CHARACTERS, length, &[]),
        Misshape::OneTooMany => &identifier_fault::ONE_TOO_MANY,
        Misshape::OneMissing => &identifier_fault::ONE_MISSING,
        Misshape::Date => &identifier_fault::DATE,
        Misshape::Form => &identifier_fault::FORM,
    })
}

/// A sentence that offers the likely identifier, to stand behind others.
fn correction(likely: &Likely) -> Word {
    let value = ("value", Word::from(likely.value.as_str()));
    if likely.look_alikes.is_empty() {
        return Word::filled(&identifier_likely::DOUBLED, &[value]);
    }
    let taken: Vec<Word> = likely.look_alikes.iter().copied().map(taken_for).collect();
    let pairs = Word::each(|lang| {
        let texts: Vec<&str> = taken.iter().map(|pair| pair.text(lang)).collect();
        texts.join(identifier_likely::COMMA.text(lang))
    });
    Word::filled(&identifier_likely::LOOK_ALIKES, &[value, ("pairs", pairs)])
}

fn taken_for((written, digit): (char, char)) -> Word {
    let is_letter = written.is_ascii_alphabetic();
    let term = if is_letter { &identifier_likely::LETTER } else { &identifier_likely::SIGN };
    Word::filled(
        term,
        &[("written", Word::from(written.to_string())), ("digit", Word::from(digit.to_string()))],
    )
}

/// The identifiers of a record.
#[derive(Default)]
pub(crate) struct Identifiers(Ledger);

impl Check for Identifiers {
    const RULES: &'static [&'static Rule] = &[&ID001, &ID002, &ID003, &ID004, &ID005, &ID006, &ID007];

    fn record(
        &mut self,
        record: &Record<'_, '_>,
        values: &RecordValues,
        _: &TableContext<'_>,
        out: &mut Findings,
    ) {
        self.0.identifiers(read(record, values.clean, out));
    }

    fn other(&mut self, record: &Record<'_, '_>, _: &TableContext<'_>, out: &mut Findings) {
        self.0.identifiers(read(record, CleanIdentifiers::of(record), out));
    }

    fn append(&mut self, later: Self, _: &mut Findings) {
        self.0.append(&later.0);
    }

    fn finish(self, _: &TableContext<'_>, out: &mut Findings) {
        out.checked.append(&self.0);
    }
}
