//! One value at a time, as typed into a field or a terminal.

use alloc::string::{String, ToString};
use rebatelens_finding::{
    Term, faults,
    lang::Lang,
    terms::{value_reading, value_remark},
    word::{self, Word, fill},
};
use rebatelens_model::{
    Reading,
    money::{AmountUnit, NumberFault, RateUnit, read_amount, read_rate},
    period::read_period,
    time::{Time, read_time},
};
use serde::Serialize;

/// What a value is read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadKind {
    /// A month.
    Month,
    /// A moment.
    Time,
    /// An amount of money.
    Amount,
    /// A rate of commission.
    Rate,
}

impl ReadKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Month, Self::Time, Self::Amount, Self::Rate];

    /// The kind's name in reports and on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Time => "time",
            Self::Amount => "amount",
            Self::Rate => "rate",
        }
    }

    /// The kind of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    const fn term(self) -> &'static Term {
        match self {
            Self::Month => &value_reading::MONTH,
            Self::Time => &value_reading::TIME,
            Self::Amount => &value_reading::AMOUNT,
            Self::Rate => &value_reading::RATE,
        }
    }
}

/// What a value was read as, or why it was not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ValueReport {
    /// The kind that it was read as.
    pub kind: &'static str,
    /// The text as given.
    pub raw: String,
    /// `read`, `absent` or `unreadable`.
    pub state: &'static str,
    /// The value, where one was read, in one form for all ways of writing it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub value: Option<String>,
    /// The currency written beside an amount.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub currency: Option<String>,
    /// The unit written beside a rate (`one`, `percent`, `per_mille`) or an
    /// amount (`fen`, `yuan`, `thousand`, `ten_thousand`, `hundred_million`).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub unit: Option<&'static str>,
    /// Why it cannot be read, by a name that does not change.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub fault: Option<&'static str>,
    /// All of it in words.
    pub message: String,
}

/// What was found, before it is put into words.
struct Found {
    value: String,
    currency: Option<String>,
    unit: Option<&'static str>,
    /// What the value alone does not say.
    remark: Option<Word>,
}

impl Found {
    fn new(value: &impl ToString) -> Self {
        Self { value: value.to_string(), currency: None, unit: None, remark: None }
    }
}

/// The name of a fault, and its words.
type Fault = (&'static str, Word);

/// Reads one value.
pub fn read(kind: ReadKind, raw: &str, lang: Lang) -> ValueReport {
    let reading = match kind {
        ReadKind::Month => month(raw),
        ReadKind::Time => time(raw),
        ReadKind::Amount => amount(raw),
        ReadKind::Rate => rate(raw),
    };
    let empty = ValueReport {
        kind: kind.name(),
        raw: raw.into(),
        state: "absent",
        value: None,
        currency: None,
        unit: None,
        fault: None,
        message: value_reading::NOTHING.text(lang).into(),
    };
    match reading {
        Reading::Absent => empty,
        Reading::Unreadable((name, why)) => ValueReport {
            state: "unreadable",
            fault: Some(name),
            message: refused(kind, raw, why, lang),
            ..empty
        },
        Reading::Read(found) => ValueReport {
            state: "read",
            message: accepted(&found, lang),
            value: Some(found.value),
            currency: found.currency,
            unit: found.unit,
            ..empty
        },
    }
}

fn refused(kind: ReadKind, raw: &str, why: Word, lang: Lang) -> String {
    let args = [("raw", Word::from(word::excerpt(raw.trim()))), ("kind", kind.term().into()), ("fault", why)];
    fill(value_reading::REFUSED.text(lang), &args, lang)
}

fn accepted(found: &Found, lang: Lang) -> String {
    let template = match found.remark {
        Some(_) => value_reading::ACCEPTED_WITH_REMARK.text(lang),
        None => value_reading::ACCEPTED.text(lang),
    };
    let remark = found.remark.clone().unwrap_or_else(|| Word::from(""));
    fill(template, &[("value", Word::from(found.value.as_str())), ("remark", remark)], lang)
}

fn month(raw: &str) -> Reading<Found, Fault> {
    into_found(
        read_period(raw),
        |period| Found::new(&period),
        |fault| (fault.name(), faults::period_fault(fault)),
    )
}

fn time(raw: &str) -> Reading<Found, Fault> {
    let found = |time: Time| Found { remark: time_remark(&time), ..Found::new(&time) };
    into_found(read_time(raw), found, |fault| (fault.name(), faults::time_fault(fault)))
}

fn time_remark(time: &Time) -> Option<Word> {
    if !time.time_written {
        return Some(Word::term(&value_remark::DAY_ONLY));
    }
    let unnamed = Word::term(&value_remark::ZONE_ASSUMED);
    (!time.zone_written).then_some(unnamed)
}

fn amount(raw: &str) -> Reading<Found, Fault> {
    let found = |amount: rebatelens_model::money::Amount| {
        let currency = amount.currency.map(|currency| String::from(currency.code()));
        let remark = match &currency {
            Some(code) => Word::filled(&value_remark::CURRENCY, &[("currency", code.as_str().into())]),
            None => Word::term(&value_remark::NO_CURRENCY),
        };
        let unit = amount.unit.map(AmountUnit::name);
        Found { currency, unit, remark: Some(remark), ..Found::new(&amount.value) }
    };
    into_found(read_amount(raw), found, number_fault)
}

fn rate(raw: &str) -> Reading<Found, Fault> {
    let found = |rate: rebatelens_model::money::Rate| {
        let unit = rate.unit.map(unit_name);
        let remark = rate.unit.map_or_else(|| Word::term(&value_remark::NO_UNIT), unit_word);
        Found { unit, remark: Some(remark), ..Found::new(&rate.written) }
    };
    into_found(read_rate(raw), found, number_fault)
}

fn into_found<T, F>(
    reading: Reading<T, F>,
    found: impl FnOnce(T) -> Found,
    fault: impl FnOnce(F) -> Fault,
) -> Reading<Found, Fault> {
    match reading {
        Reading::Absent => Reading::Absent,
        Reading::Unreadable(why) => Reading::Unreadable(fault(why)),
        Reading::Read(value) => Reading::Read(found(value)),
    }
}

const fn unit_name(unit: RateUnit) -> &'static str {
    match unit {
        RateUnit::One => "one",
        RateUnit::Percent => "percent",
        RateUnit::PerMille => "per_mille",
    }
}

const fn unit_word(unit: RateUnit) -> Word {
    Word::term(match unit {
        RateUnit::One => &value_remark::ONE,
        RateUnit::Percent => &value_remark::PERCENT,
        RateUnit::PerMille => &value_remark::PER_MILLE,
    })
}

fn number_fault(fault: NumberFault) -> Fault {
    (fault.name(), faults::number_fault(fault))
}
