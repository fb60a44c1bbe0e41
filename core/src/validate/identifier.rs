//! `ID`: identifiers that break on what nobody sees.

use super::{Findings, Found};
use crate::{
    explain::{
        catalogue::Code,
        lang::Lang,
        words::{self, Args, Word},
    },
    model::identifier::{Identifier, IdentifierKind, Misshape, State, is_plainly_clean},
    parse::record::{IDENTIFIERS, Record},
};
use alloc::{format, string::String, vec};

pub(super) fn check(record: &Record<'_, '_>, findings: &mut Findings) {
    for (field, kind) in IDENTIFIERS {
        if is_plainly_clean(kind, record.text(field)) {
            continue;
        }
        let Some(identifier) = record.identifier(field, kind) else { continue };
        let Some(code) = code(&identifier.state) else { continue };
        let mut found = Found::of_field(code, record, field, args(kind, &identifier));
        if let State::Repaired = identifier.state {
            found.cleaned = identifier.value().map(String::from);
            found.observed.clone_from(&found.raw);
            found.expected.clone_from(&found.cleaned);
        }
        findings.push(found);
    }
}

/// The rule that an identifier's state falls under.
pub(crate) const fn code(state: &State) -> Option<Code> {
    match state {
        State::Clean => None,
        State::Repaired => Some(Code::ID001),
        State::Damaged(_) => Some(Code::ID002),
        State::Masked => Some(Code::ID003),
        State::Invalid(_) => Some(Code::ID004),
    }
}

/// The words for a message about an identifier.
pub(crate) fn args(kind: IdentifierKind, identifier: &Identifier<'_>) -> Args {
    let mut args = vec![
        ("kind", Word::each(|lang| words::kind(kind, lang).into())),
        ("steps", words::steps(&identifier.steps)),
        ("shape", Word::each(|lang| words::shape(kind, lang).into())),
    ];
    if let Some(value) = identifier.value() {
        args.push(("cleaned", Word::from(words::excerpt(value))));
    }
    if let State::Invalid(misshape) = identifier.state {
        args.push(("fault", Word::each(|lang| fault(misshape, lang))));
    }
    args
}

fn fault(misshape: Misshape, lang: Lang) -> String {
    match (misshape, lang) {
        (Misshape::Character(c), Lang::En) => format!("it holds {}", words::visible(c)),
        (Misshape::Character(c), Lang::ZhCn) => format!("其中含有 {}", words::visible(c)),
        (Misshape::Length(1), Lang::En) => String::from("it has 1 digit"),
        (Misshape::Length(length), Lang::En) => format!("it has {length} digits"),
        (Misshape::Length(length), Lang::ZhCn) => format!("共 {length} 位数字"),
        (Misshape::Date, Lang::En) => String::from("it does not begin with a date"),
        (Misshape::Date, Lang::ZhCn) => String::from("开头不是日期"),
    }
}
