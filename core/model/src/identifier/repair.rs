//! What is taken off an identifier, and the count of it.

use crate::{
    identifier::{
        kind::IdentifierKind,
        shape::{self, SPREADSHEET_DIGITS, is_digits, is_masked},
        state::Step,
    },
    text::{ascii_digit, ascii_form, is_blank, is_invisible},
};
use alloc::{string::String, vec::Vec};

/// Quotation marks that people and programs put around a text.
pub(super) fn is_quote(c: char) -> bool {
    matches!(c, '\'' | '"' | '`' | '‘' | '’' | '‚' | '“' | '”' | '„' | '«' | '»' | '「' | '」' | '『' | '』')
}

/// Digits that a spreadsheet holds exactly may carry its `.0`.
pub(super) fn point_zero(kind: IdentifierKind, text: &str) -> Option<&str> {
    let (digits, zeros) = text.split_once('.')?;
    let number = kind.is_digits() || kind == IdentifierKind::Voucher;
    let safe = number && digits.len() <= SPREADSHEET_DIGITS && is_digits(digits);
    (safe && !zeros.is_empty() && zeros.bytes().all(|b| b == b'0')).then_some(digits)
}

/// A power of ten whose digits are all there, so that none was rounded: as many
/// behind the point as the power says, and no more than a spreadsheet holds.
pub(super) fn power_of_ten(kind: IdentifierKind, text: &str) -> Option<String> {
    let (mantissa, power) = text.split_once(['e', 'E'])?;
    let (first, rest) = mantissa.split_once('.')?;
    let power = power.strip_prefix('+').unwrap_or(power);
    let power: usize = power.parse().ok().filter(|_| is_digits(power))?;
    let whole = first.len() == 1 && is_digits(first) && is_digits(rest) && rest.len() == power;
    (kind.is_digits() && whole && power < SPREADSHEET_DIGITS).then(|| [first, rest].concat())
}

fn separates(c: char) -> bool {
    c.is_whitespace() || matches!(ascii_form(c), '-' | ',')
}

/// The steps taken in their order, and how many characters each touched.
#[derive(Default)]
pub(super) struct Steps(Vec<(Step, usize)>);

impl Steps {
    /// All of them.
    pub(super) fn finish(self) -> Vec<(Step, usize)> {
        self.0
    }

    fn count(&mut self, step: Step) {
        let at = self.0.partition_point(|(known, _)| *known < step);
        match self.0.get_mut(at) {
            Some((known, count)) if *known == step => *count += 1,
            _ => self.0.insert(at, (step, 1)),
        }
    }

    /// Takes off blanks around, and what spreadsheets and editors put around,
    /// in whatever order they lie.
    pub(super) fn unwrap<'t>(&mut self, raw: &'t str) -> &'t str {
        let mut text = self.trim(raw);
        loop {
            let formula = text.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
            let bare = formula.unwrap_or(text).trim_matches(is_quote);
            if bare.len() == text.len() {
                return text;
            }
            self.count(Step::Quotes);
            text = self.trim(bare);
        }
    }

    fn trim<'t>(&mut self, text: &'t str) -> &'t str {
        let behind = text.trim_start_matches(is_blank);
        let trimmed = behind.trim_end_matches(is_blank);
        let before = text.len() - behind.len();
        let after = text.chars().rev().take_while(|c| is_blank(*c));
        let before = text.char_indices().take_while(|(at, _)| *at < before).map(|(_, c)| c);
        for c in before.chain(after.filter(|_| !trimmed.is_empty())) {
            self.count(if is_invisible(c) { Step::Invisible } else { Step::Trimmed });
        }
        trimmed
    }

    /// Drops what nobody sees and, as far as the kind allows, writes digits as
    /// 0 to 9 and drops what groups them.
    pub(super) fn clean(&mut self, kind: IdentifierKind, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            if is_invisible(c) {
                self.count(Step::Invisible);
            } else if let Some(digit) = ascii_digit(c).filter(|_| !kind.is_free()) {
                self.count(Step::AsciiDigits);
                out.push(digit);
            } else {
                out.push(c);
            }
        }
        match kind {
            IdentifierKind::Voucher => self.ungroup(out, shape::is_capitals),
            _ if kind.is_digits() && !are_two_orders(kind, &out) => self.ungroup(out, is_digits),
            _ => out,
        }
    }

    /// Takes out separators only where nothing strange is left, so that a
    /// power of ten or a range is never glued together.
    fn ungroup(&mut self, text: String, allowed: fn(&str) -> bool) -> String {
        let rest: String = text.chars().filter(|c| !separates(*c)).collect();
        let touched = text.chars().count() - rest.chars().count();
        let between = !text.starts_with(separates) && !text.ends_with(separates);
        if touched == 0 || !(allowed(&rest) || is_masked(&rest)) || !between {
            return text;
        }
        for _ in 0..touched {
            self.count(Step::Grouping);
        }
        rest
    }
}

/// Two short order ids in one cell would make one long id.
fn are_two_orders(kind: IdentifierKind, text: &str) -> bool {
    let mut parts = text.split(separates).filter(|part| !part.is_empty());
    kind == IdentifierKind::Order && parts.all(|part| shape::fault(kind, part).is_none())
}
