//! `ID`: identifiers that break on what nobody sees.

use crate::{Findings, found};
use alloc::{format, string::String, vec, vec::Vec};
use rebatelens_finding::{
    Rule,
    found::Found,
    lang::Lang,
    names,
    rules::identifier::{ID001, ID002, ID003, ID004, ID005, ID006, ID007},
    word::{self, Args, Word},
};
use rebatelens_model::{
    Field,
    identifier::{Identifier, IdentifierKind, Likely, Misshape, State, is_plainly_clean, read_identifier},
    is_missing,
};
use rebatelens_table::record::{IDENTIFIERS, Record};

/// Checks the identifiers of a record.
pub fn check(record: &Record<'_, '_>, findings: &mut Findings) {
    for (field, kind) in IDENTIFIERS {
        if is_plainly_clean(kind, record.text(field)) {
            continue;
        }
        let Some(identifier) = record.identifier(field, kind) else { continue };
        let Some(code) = code(&identifier.state) else { continue };
        if let Some(found) = misplaced(record, field, &identifier) {
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
    own_customer(record, findings);
}

/// An account where an order belongs, or the reverse.
fn misplaced(record: &Record<'_, '_>, field: Field, identifier: &Identifier<'_>) -> Option<Found> {
    let State::Invalid(_) = identifier.state else { return None };
    let (code, other) = match field {
        Field::OrderId => (&ID005, IdentifierKind::Customer),
        Field::CustomerId | Field::PartnerId => (&ID006, IdentifierKind::Order),
        _ => return None,
    };
    let meant = read_identifier(other, record.text(field))?;
    let fits = matches!(meant.state, State::Clean | State::Repaired);
    fits.then(|| found::of_field(code, record, field, vec![]))
}

/// The partner named as its own customer.
fn own_customer(record: &Record<'_, '_>, findings: &mut Findings) {
    let customer = record.text(Field::CustomerId);
    if customer.is_empty() || is_missing(customer) || !record.kind().names_customers() {
        return;
    }
    if customer.trim() == record.text(Field::PartnerId).trim() {
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
        args.push(("fault", Word::each(|lang| fault(misshape, lang))));
        let likely = identifier.likely.as_ref();
        args.push((
            "likely",
            Word::each(|lang| likely.map(|likely| correction(likely, lang)).unwrap_or_default()),
        ));
    }
    args
}

fn fault(misshape: Misshape, lang: Lang) -> String {
    let fixed = |en: &str, zh: &str| String::from(lang.pick(en, zh));
    match (misshape, lang) {
        (Misshape::Character(c), Lang::En) => format!("it holds {}", word::visible(c)),
        (Misshape::Character(c), Lang::ZhCn) => format!("其中含有 {}", word::visible(c)),
        (Misshape::Length(1), Lang::En) => String::from("it has 1 digit"),
        (Misshape::Length(length), Lang::En) => format!("it has {length} digits"),
        (Misshape::Length(length), Lang::ZhCn) => format!("共 {length} 位数字"),
        (Misshape::Characters(1), Lang::En) => String::from("it has 1 character"),
        (Misshape::Characters(length), Lang::En) => format!("it has {length} characters"),
        (Misshape::Characters(length), Lang::ZhCn) => format!("共 {length} 个字符"),
        (Misshape::OneTooMany, _) => fixed("it has one digit too many", "多了一位数字"),
        (Misshape::OneMissing, _) => fixed("one digit is missing", "少了一位数字"),
        (Misshape::Date, _) => fixed("it does not begin with a date", "开头不是日期"),
        (Misshape::Form, _) => fixed("its parts do not match", "组成部分不符"),
    }
}

/// A sentence that offers the likely identifier, to stand behind others.
fn correction(likely: &Likely, lang: Lang) -> String {
    let taken: Vec<String> = likely.look_alikes.iter().map(|pair| taken_for(*pair, lang)).collect();
    let value = &likely.value;
    match lang {
        Lang::En if taken.is_empty() => format!(" It may be {value}: one digit was written twice."),
        Lang::En => format!(" It may be {value}: {}.", taken.join(", ")),
        Lang::ZhCn if taken.is_empty() => format!("可能是 {value}：有一位数字重复了。"),
        Lang::ZhCn => format!("可能是 {value}：{}。", taken.join("，")),
    }
}

fn taken_for((written, digit): (char, char), lang: Lang) -> String {
    let letter = if written.is_ascii_alphabetic() { ("letter", "字母") } else { ("sign", "符号") };
    match lang {
        Lang::En => format!("the {} {written} was taken for {digit}", letter.0),
        Lang::ZhCn => format!("{} {written} 被当作 {digit}", letter.1),
    }
}
