//! Identifiers: what breaks them is taken off, what cannot be repaired is said.
//!
//! A repair never changes a digit's value. Shapes come from published ids:
//! account ids (UIN) have 9 to 12 digits, order ids 23 digits that begin with
//! their date; older order ids 14 to 21, cash journal ids 32.

use super::{
    is_missing,
    text::{ascii_digit, ascii_form, is_blank, is_invisible},
};
use alloc::{borrow::Cow, string::String, vec::Vec};
use chrono::NaiveDate;

/// What an identifier names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IdentifierKind {
    /// The reseller's account.
    Partner,
    /// A customer's account.
    Customer,
    /// An order or a transaction.
    Order,
    /// A rebate record of the portal.
    Record,
    /// A cloud resource; its shape is never judged.
    Resource,
}

impl IdentifierKind {
    /// Every kind.
    pub const ALL: [Self; 5] = [Self::Partner, Self::Customer, Self::Order, Self::Record, Self::Resource];

    /// The kind's name on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Partner => "partner",
            Self::Customer => "customer",
            Self::Order => "order",
            Self::Record => "record",
            Self::Resource => "resource",
        }
    }

    /// The kind of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    const fn is_digits(self) -> bool {
        matches!(self, Self::Partner | Self::Customer | Self::Order)
    }
}

/// Something that was taken off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Spaces, tabs or line ends before or behind.
    Trimmed,
    /// Characters that take no room on the screen.
    Invisible,
    /// Digits of another script written as 0 to 9.
    AsciiDigits,
    /// Spaces, hyphens or commas between groups of digits.
    Grouping,
    /// Quotation marks or a spreadsheet's `'` and `="…"` around it.
    Quotes,
    /// A spreadsheet's `.0` behind a number short enough to be whole.
    PointZero,
}

impl Step {
    /// The step's name in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Trimmed => "trimmed",
            Self::Invisible => "invisible_removed",
            Self::AsciiDigits => "ascii_digits",
            Self::Grouping => "grouping_removed",
            Self::Quotes => "quotes_removed",
            Self::PointZero => "point_zero_removed",
        }
    }
}

/// How an identifier lost digits that nothing brings back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    /// Written as a power of ten: `2.02410E+22`.
    Scientific,
    /// Only 15 digits kept, the rest zeros.
    FifteenDigits,
}

/// What is wrong with an identifier's shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misshape {
    /// A character that this kind of identifier never holds.
    Character(char),
    /// So many digits do not make this kind of identifier.
    Length(usize),
    /// The digits in front are no date.
    Date,
}

/// The state of an identifier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// As it should be.
    Clean,
    /// Usable after the steps named.
    Repaired,
    /// Digits are lost.
    Damaged(Damage),
    /// Hidden on purpose.
    Masked,
    /// Not this kind of identifier.
    Invalid(Misshape),
}

impl State {
    /// The state's name in reports.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Clean => "clean",
            Self::Repaired => "repaired",
            Self::Damaged(_) => "damaged",
            Self::Masked => "masked",
            Self::Invalid(_) => "invalid",
        }
    }
}

/// An identifier, looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identifier<'a> {
    /// Its state.
    pub state: State,
    /// What was taken off, and how many characters each step touched.
    pub steps: Vec<(Step, usize)>,
    /// The text without what was taken off. Only to be used as an identifier
    /// where the state is clean or repaired.
    text: Cow<'a, str>,
}

impl Identifier<'_> {
    /// The identifier, where there is one to use.
    pub fn value(&self) -> Option<&str> {
        matches!(self.state, State::Clean | State::Repaired).then_some(&self.text)
    }
}

/// Whether an identifier is plainly as it should be. Most are, and need no
/// closer look.
pub fn is_plainly_clean(kind: IdentifierKind, raw: &str) -> bool {
    match kind {
        IdentifierKind::Partner | IdentifierKind::Customer => {
            (5..=15).contains(&raw.len()) && is_digits(raw) && !raw.starts_with('0')
        }
        IdentifierKind::Order => {
            raw.len() == 23 && is_digits(raw) && !raw.ends_with("0000") && starts_with_date(raw)
        }
        IdentifierKind::Record | IdentifierKind::Resource => {
            raw.len() > 1 && raw.bytes().all(|byte| byte.is_ascii_alphanumeric())
        }
    }
}

/// Cleans and judges an identifier. Nothing is returned where nothing is
/// written.
pub fn read_identifier(kind: IdentifierKind, raw: &str) -> Option<Identifier<'_>> {
    let plain_digits = raw.bytes().all(|b| b.is_ascii_digit());
    let plain = if kind.is_digits() { plain_digits } else { raw.bytes().all(|b| b.is_ascii_graphic()) };
    if plain && raw.len() > 1 && !raw.starts_with(['\'', '"', '=']) {
        let steps = Vec::new();
        return Some(judged(kind, Cow::Borrowed(raw), steps));
    }
    if is_missing(raw) {
        return None;
    }
    let mut steps = Steps::default();
    let unwrapped = steps.unwrap(raw);
    let cleaned = if kind.is_digits() { steps.digits(unwrapped) } else { steps.any(unwrapped) };
    Some(judged(kind, Cow::Owned(cleaned), steps.0))
}

fn judged(kind: IdentifierKind, text: Cow<'_, str>, mut steps: Vec<(Step, usize)>) -> Identifier<'_> {
    steps.sort_unstable();
    if !kind.is_digits() {
        let state = if steps.is_empty() { State::Clean } else { State::Repaired };
        return Identifier { state, steps, text };
    }
    let (text, whole) = point_zero(text);
    if whole {
        steps.push((Step::PointZero, 1));
    }
    let state = match fault(kind, &text) {
        Some(state) => state,
        None if steps.is_empty() => State::Clean,
        None => State::Repaired,
    };
    Identifier { state, steps, text }
}

/// Digits that a spreadsheet holds exactly may carry its `.0`.
fn point_zero(text: Cow<'_, str>) -> (Cow<'_, str>, bool) {
    let whole = text.split_once('.').and_then(|(digits, zeros)| {
        let safe = digits.len() <= SPREADSHEET_DIGITS && is_digits(digits);
        (safe && !zeros.is_empty() && zeros.bytes().all(|b| b == b'0')).then_some(digits)
    });
    match whole {
        Some(digits) => (Cow::Owned(digits.into()), true),
        None => (text, false),
    }
}

/// A spreadsheet's number keeps 15 significant digits.
const SPREADSHEET_DIGITS: usize = 15;

fn fault(kind: IdentifierKind, text: &str) -> Option<State> {
    if is_masked(text) {
        return Some(State::Masked);
    }
    if is_scientific(text) || text.split_once('.').is_some_and(|(a, b)| is_digits(a) && is_digits(b)) {
        return Some(State::Damaged(Damage::Scientific));
    }
    if lost_its_end(text) {
        return Some(State::Damaged(Damage::FifteenDigits));
    }
    let odd = text.chars().find(|c| !c.is_ascii_digit());
    match (odd, kind) {
        (Some('_'), IdentifierKind::Order) if is_postpaid(text) => None,
        (Some(c), _) => Some(State::Invalid(Misshape::Character(c))),
        (None, IdentifierKind::Order) => order_shape(text).map(State::Invalid),
        (None, _) => account_shape(text).map(State::Invalid),
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// `125****938`, `1000104xxxxx`.
fn is_masked(text: &str) -> bool {
    let hidden = |c: char| matches!(c, '*' | 'x' | 'X' | '•' | '●');
    let shown = text.chars().all(|c| c.is_ascii_digit() || hidden(c));
    shown && text.chars().filter(|c| hidden(*c)).count() >= 2
}

fn is_scientific(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.split_once(['e', 'E']) else { return false };
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let (whole, decimals) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    whole.len() == 1 && digits(whole) && digits(decimals) && is_digits(exponent.trim_start_matches('+'))
}

/// The digits behind the fifteenth are zeros, and too many for chance.
fn lost_its_end(text: &str) -> bool {
    is_digits(text)
        && text
            .split_at_checked(SPREADSHEET_DIGITS)
            .is_some_and(|(_, end)| end.len() >= 4 && end.bytes().all(|b| b == b'0'))
}

/// `10071_2024032902_1300223973_1711649007`, from pay-as-you-go bills.
fn is_postpaid(text: &str) -> bool {
    text.split('_').count() == 4 && text.split('_').all(is_digits)
}

fn account_shape(digits: &str) -> Option<Misshape> {
    match digits.len() {
        5..=15 if !digits.starts_with('0') => None,
        length => Some(Misshape::Length(length)),
    }
}

fn order_shape(digits: &str) -> Option<Misshape> {
    match digits.len() {
        14..=21 | 23 | 32 if starts_with_date(digits) => None,
        14..=21 | 23 | 32 => Some(Misshape::Date),
        length => Some(Misshape::Length(length)),
    }
}

fn starts_with_date(digits: &str) -> bool {
    let date = || {
        let (year, rest) = digits.split_at_checked(4)?;
        let (month, rest) = rest.split_at_checked(2)?;
        let (day, _) = rest.split_at_checked(2)?;
        NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    };
    digits.starts_with("20") && date().is_some()
}

#[derive(Default)]
struct Steps(Vec<(Step, usize)>);

impl Steps {
    fn count(&mut self, step: Step) {
        match self.0.iter_mut().find(|(known, _)| *known == step) {
            Some((_, count)) => *count += 1,
            None => self.0.push((step, 1)),
        }
    }

    /// Takes off blanks around, then what spreadsheets and editors put around.
    fn unwrap<'t>(&mut self, raw: &'t str) -> &'t str {
        let mut text = self.trim(raw);
        let formula = text.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
        if let Some(inner) = formula {
            self.count(Step::Quotes);
            text = self.trim(inner);
        }
        let quote = |c: char| matches!(c, '\'' | '"' | '‘' | '’' | '“' | '”' | '`');
        let bare = text.trim_matches(quote);
        if bare.len() < text.len() {
            self.count(Step::Quotes);
        }
        self.trim(bare)
    }

    fn trim<'t>(&mut self, text: &'t str) -> &'t str {
        let trimmed = text.trim_matches(is_blank);
        let start = text.len() - text.trim_start_matches(is_blank).len();
        for (at, c) in text.char_indices() {
            if at < start || at >= start + trimmed.len() {
                self.count(if is_invisible(c) { Step::Invisible } else { Step::Trimmed });
            }
        }
        trimmed
    }

    /// Drops invisible characters; everything else stays.
    fn any(&mut self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            if is_invisible(c) {
                self.count(Step::Invisible);
            } else {
                out.push(c);
            }
        }
        out
    }

    /// Drops invisible characters and grouping; digits become ASCII.
    fn digits(&mut self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            if is_invisible(c) {
                self.count(Step::Invisible);
            } else if let Some(digit) = ascii_digit(c) {
                self.count(Step::AsciiDigits);
                out.push(digit);
            } else {
                out.push(c);
            }
        }
        self.ungroup(out)
    }

    /// Takes out separators only where digits are all that is left, so that a
    /// power of ten or a range is never glued together.
    fn ungroup(&mut self, text: String) -> String {
        let grouping = |c: char| c.is_whitespace() || matches!(ascii_form(c), '-' | ',');
        let rest: String = text.chars().filter(|c| !grouping(*c)).collect();
        let touched = text.chars().count() - rest.chars().count();
        let between = !text.starts_with(grouping) && !text.ends_with(grouping);
        if touched == 0 || !(is_digits(&rest) || is_masked(&rest)) || !between {
            return text;
        }
        for _ in 0..touched {
            self.count(Step::Grouping);
        }
        rest
    }
}
