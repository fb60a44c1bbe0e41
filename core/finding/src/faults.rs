//! Why a value cannot be read, for people.

use crate::{
    Word,
    terms::{number_fault as number, period_fault as period, time_fault as time},
    word::visible,
};
use alloc::string::ToString;
use rebatelens_model::{money::NumberFault, period::PeriodFault, time::TimeFault};

/// Why a number cannot be read.
pub fn number_fault(fault: NumberFault) -> Word {
    let term = match fault {
        NumberFault::Character(c) => {
            return Word::filled(&number::CHARACTER, &[("character", visible(c).into())]);
        }
        NumberFault::Ambiguous(grouped, decimal) => {
            let values = [("grouped", grouped.to_string().into()), ("decimal", decimal.to_string().into())];
            return Word::filled(&number::AMBIGUOUS, &values);
        }
        NumberFault::Artefact(likely) => {
            return Word::filled(&number::ARTEFACT, &[("likely", likely.to_string().into())]);
        }
        NumberFault::Scientific => &number::SCIENTIFIC,
        NumberFault::Grouping => &number::GROUPING,
        NumberFault::Points => &number::POINTS,
        NumberFault::Digits => &number::DIGITS,
        NumberFault::NoDigits => &number::NO_DIGITS,
        NumberFault::PartOfFen => &number::PART_OF_FEN,
        NumberFault::Percent => &number::PERCENT,
        NumberFault::Discount => &number::DISCOUNT,
        NumberFault::Currencies => &number::CURRENCIES,
    };
    Word::term(term)
}

/// Why a month cannot be read.
pub fn period_fault(fault: PeriodFault) -> Word {
    Word::term(match fault {
        PeriodFault::Serial(month) => {
            return Word::filled(&period::SERIAL, &[("month", Word::from(month.to_string()))]);
        }
        PeriodFault::Form => &period::FORM,
        PeriodFault::Month => &period::MONTH,
        PeriodFault::Ambiguous => &period::AMBIGUOUS,
    })
}

/// Why a moment cannot be read.
pub fn time_fault(fault: TimeFault) -> Word {
    Word::term(match fault {
        TimeFault::Form => &time::FORM,
        TimeFault::Calendar => &time::CALENDAR,
        TimeFault::Ambiguous => &time::AMBIGUOUS,
    })
}
