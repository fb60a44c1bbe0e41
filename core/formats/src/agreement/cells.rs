//! One row of an agreement, cell by cell.

use crate::agreement::names::{self, Head};
use alloc::{
    string::{String, ToString},
    vec::Vec,
};
use rebatelens_finding::{
    faults,
    terms::{agreement_cell as cell, agreement_choices as choices},
    word::{self, Term, Word},
};
use rebatelens_model::{
    Reading,
    agreement::{Level, Rule, Window},
    calendar::Day,
    is_missing,
    limits::AGREEMENT_CELL_CHARS,
    money::{Currency, Percent, RateUnit, read_amount_in, read_rate},
    period::read_period,
    text::is_blank,
    time::{Time, TimeFault, read_time},
    unit::MoneyUnit,
};
use rebatelens_table::{column_unit::Unit, csv::Row, read_rounding};
use rust_decimal::Decimal;

/// Where the columns are, from 0, and what their headers say about units.
pub(super) struct Columns(pub Vec<(Head, usize, Unit)>);

/// A cell that cannot be used, and why.
pub(super) struct Bad {
    pub head: Head,
    pub column: usize,
    pub line: usize,
    pub raw: String,
    pub why: Word,
}

impl Columns {
    fn get(&self, head: Head) -> Option<(usize, Unit)> {
        self.0.iter().find(|(known, ..)| *known == head).map(|(_, at, unit)| (*at, *unit))
    }
}

/// Reads a row, and says of every cell that cannot be used why.
pub(super) fn rule(row: &Row<'_>, columns: &Columns) -> Result<Rule, Vec<Bad>> {
    let mut cells = Cells { row, columns, bad: Vec::new() };
    let scope = [Head::Product, Head::SubProduct, Head::ComponentType, Head::Component]
        .map(|head| cells.read(head, |text, _| Ok(Level::of(text))).unwrap_or(Level::Any));
    let category = cells.given(Head::Category, |text, _| Ok(String::from(text).to_ascii_lowercase()));
    let named = cells.given(Head::Currency, |text, _| {
        let known = Currency::from_text(text);
        known.ok_or_else(|| Word::term(&cell::NO_CURRENCY))
    });
    let threshold = cells.given(Head::ThresholdFrom, |text, unit| threshold(text, unit, named));
    let eligible = cells
        .given(Head::Eligible, |text, _| names::eligible(text).ok_or_else(|| choice(&choices::ELIGIBLE)));
    let eligible = eligible.unwrap_or(true);
    let rate = cells.read(Head::Rate, |text, unit| rate(text, unit.rate, eligible));
    let window = Window {
        from: cells.given(Head::ValidFrom, |text, _| first_day(text)),
        to: cells.given(Head::ValidTo, |text, _| last_day(text)).flatten(),
    };
    let per =
        cells.given(Head::ThresholdPer, |text, _| names::per(text).ok_or_else(|| choice(&choices::PER)));
    let kind =
        cells.given(Head::ThresholdKind, |text, _| names::kind(text).ok_or_else(|| choice(&choices::KIND)));
    let rounding =
        cells.given(Head::Rounding, |text, _| read_rounding(text).ok_or_else(|| choice(&choices::ROUNDING)));
    let note = cells.given(Head::Note, |text, _| Ok(String::from(text))).unwrap_or_default();
    if !cells.bad.is_empty() {
        return Err(cells.bad);
    }
    let (from, beside) = threshold.unwrap_or_default();
    Ok(Rule {
        line: row.line,
        scope,
        category,
        currency: named.or(beside),
        window,
        from,
        per,
        kind,
        rate: rate.unwrap_or_default(),
        rounding,
        eligible,
        note,
    })
}

/// The cells of a row.
struct Cells<'c> {
    row: &'c Row<'c>,
    columns: &'c Columns,
    bad: Vec<Bad>,
}

impl Cells<'_> {
    /// Reads a cell that holds something.
    fn given<T>(&mut self, head: Head, read: impl FnOnce(&str, Unit) -> Result<T, Word>) -> Option<T> {
        let (at, _) = self.columns.get(head)?;
        if is_missing(self.row.text(at)) {
            return None;
        }
        self.read(head, read)
    }

    fn read<T>(&mut self, head: Head, read: impl FnOnce(&str, Unit) -> Result<T, Word>) -> Option<T> {
        let (at, unit) = self.columns.get(head)?;
        let text = self.row.text(at).trim_matches(is_blank);
        let too_long = text.chars().nth(AGREEMENT_CELL_CHARS).is_some();
        let value = if too_long { Err(long()) } else { read(text, unit) };
        match value {
            Ok(value) => Some(value),
            Err(why) => {
                let line = self.row.cells.get(at).map_or(self.row.line, |cell| cell.line);
                self.bad.push(Bad { head, column: at + 1, line, raw: word::excerpt(text), why });
                None
            }
        }
    }
}

fn long() -> Word {
    Word::filled(&cell::TOO_LONG, &[("limit", AGREEMENT_CELL_CHARS.to_string().into())])
}

fn choice(choices: &'static Term) -> Word {
    Word::filled(&cell::NO_CHOICE, &[("choices", Word::term(choices))])
}

/// A rate as a part of one. A bare number is one, too, so that of 1 and more is
/// one whose unit was forgotten.
fn rate(text: &str, header: Option<RateUnit>, eligible: bool) -> Result<Decimal, Word> {
    let rate = match read_rate(text) {
        Reading::Read(rate) => rate,
        Reading::Absent if eligible => return Err(Word::term(&cell::NO_RATE)),
        Reading::Absent => return Ok(Decimal::ZERO),
        Reading::Unreadable(fault) => return Err(faults::number_fault(fault)),
    };
    let unit = rate.unit.or(header);
    let fraction = rate.fraction(unit.unwrap_or(RateUnit::One));
    let fraction =
        fraction.ok_or_else(|| faults::number_fault(rebatelens_model::money::NumberFault::Digits))?;
    if unit.is_none() && fraction >= Decimal::ONE {
        let read = Percent(fraction).to_string();
        return Err(Word::filled(&cell::NO_UNIT, &[("read", read.into()), ("text", text.into())]));
    }
    if fraction > Decimal::ONE {
        return Err(Word::term(&cell::OVER_WHOLE));
    }
    if fraction.is_sign_negative() && !fraction.is_zero() {
        return Err(Word::term(&cell::NEGATIVE));
    }
    Ok(fraction)
}

fn threshold(text: &str, unit: Unit, named: Option<Currency>) -> Result<(Decimal, Option<Currency>), Word> {
    let amount = match read_amount_in(text, unit.money.unwrap_or(MoneyUnit::AsWritten)) {
        Reading::Read(amount) => amount,
        Reading::Absent => return Ok((Decimal::ZERO, None)),
        Reading::Unreadable(fault) => return Err(faults::number_fault(fault)),
    };
    if amount.value.is_sign_negative() && !amount.value.is_zero() {
        return Err(Word::term(&cell::NEGATIVE));
    }
    if let (Some(named), Some(beside)) = (named, amount.currency)
        && named != beside
    {
        let codes = [("named", named.code().into()), ("beside", beside.code().into())];
        return Err(Word::filled(&cell::TWO_CURRENCIES, &codes));
    }
    Ok((amount.value.normalize(), amount.currency.or(unit.currency)))
}

fn first_day(text: &str) -> Result<Day, Word> {
    day(text).or_else(|fault| {
        let first = read_period(text).read().and_then(|period| Day::of(*period, 1));
        first.ok_or_else(|| no_day(fault))
    })
}

/// The last day; nothing where it is far beyond what is read, as people write
/// where no end is known.
fn last_day(text: &str) -> Result<Option<Day>, Word> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    if digits.starts_with("99991231") || digits == "999912" {
        return Ok(None);
    }
    let last = day(text).or_else(|fault| {
        let last = read_period(text).read().and_then(|period| Day::of(*period, period.days()));
        last.ok_or_else(|| no_day(fault))
    });
    last.map(Some)
}

fn no_day(fault: TimeFault) -> Word {
    match fault {
        TimeFault::Form => Word::term(&cell::NO_DAY),
        other => faults::time_fault(other),
    }
}

/// A day, with no time or one of those that spreadsheets put behind a day.
fn day(text: &str) -> Result<Day, TimeFault> {
    let time = match read_time(text) {
        Reading::Read(time) => time,
        Reading::Absent => return Err(TimeFault::Form),
        Reading::Unreadable(fault) => return Err(fault),
    };
    let whole = is_whole_day(&time) && !text.contains("24:");
    Day::at(&time).filter(|_| whole).ok_or(TimeFault::Form)
}

fn is_whole_day(time: &Time) -> bool {
    const DAY: i64 = 24 * 60 * 60;
    const BEIJING: i64 = 8 * 60 * 60;
    let of_day = time.utc_seconds().saturating_add(BEIJING).rem_euclid(DAY);
    !time.time_written || of_day == 0 || of_day == DAY - 1
}
