//! Amounts, rates and months: what is read, and what is refused.

use proptest::prelude::*;
use rebatelens_core::model::{
    Reading,
    money::{
        Currency, Grouped, NumberFault, Percent, RateUnit, Signed, exact_add, exact_mul, read_amount,
        read_rate,
    },
    period::{PeriodFault, read_period},
};
use rust_decimal::Decimal;

#[track_caller]
fn amount(text: &str, value: &str, currency: Option<&str>) {
    let reading = read_amount(text);
    let read = reading.read().map(|amount| (amount.value.to_string(), amount.currency));
    let wanted = (value.to_string(), currency.and_then(Currency::from_text));
    assert_eq!(read, Some(wanted), "{text}");
}

#[test]
fn amounts_are_read_as_people_and_portals_write_them() {
    amount("0", "0", None);
    amount("0.00", "0.00", None);
    amount("1234.50", "1234.50", None);
    amount("1,234,567.89", "1234567.89", None);
    amount("-80.89", "-80.89", None);
    amount("+80.89", "80.89", None);
    amount("−80.89", "-80.89", None);
    amount("(80.89)", "-80.89", None);
    amount("（80.89）", "-80.89", None);
    amount("80.89-", "-80.89", None);
    amount("１，２３４．５０", "1234.50", None);
    amount(" 12.30\t", "12.30", None);
    amount("$1,234.50", "1234.50", Some("USD"));
    amount("-$5.00", "-5.00", Some("USD"));
    amount("$-5.00", "-5.00", Some("USD"));
    amount("($5.00)", "-5.00", Some("USD"));
    amount("¥5.00", "5.00", Some("CNY"));
    amount("5.00元", "5.00", Some("CNY"));
    amount("USD 5.00", "5.00", Some("USD"));
    amount("5.00 CNY", "5.00", Some("CNY"));
    amount("HK$5.00", "5.00", Some("HKD"));
    amount("80.43264806", "80.43264806", None);
    amount("007.00", "7.00", None);
}

#[test]
fn absent_is_not_zero() {
    for text in ["", "-", "--", "—", " ", "N/A", "\u{200B}"] {
        assert_eq!(read_amount(text), Reading::Absent, "{text:?}");
        assert_eq!(read_rate(text), Reading::Absent, "{text:?}");
        assert_eq!(read_period(text), Reading::Absent, "{text:?}");
    }
}

#[test]
fn what_is_no_amount_is_refused_with_its_reason() {
    for (text, fault) in [
        ("1,2O7.35", NumberFault::Character('O')),
        ("12.3.4", NumberFault::Points),
        ("1.23E+17", NumberFault::Scientific),
        ("1_000", NumberFault::Character('_')),
        ("1,23", NumberFault::Grouping),
        ("12,34.00", NumberFault::Grouping),
        ("1234,567.00", NumberFault::Grouping),
        ("1.234,56", NumberFault::Grouping),
        (",123", NumberFault::Grouping),
        ("1.", NumberFault::NoDigits),
        (".5", NumberFault::NoDigits),
        ("$", NumberFault::NoDigits),
        ("1234567890123456", NumberFault::Digits),
        ("0.12345678901", NumberFault::Digits),
        ("NaN", NumberFault::Character('N')),
        ("--5", NumberFault::Character('-')),
        ("5 6", NumberFault::Character(' ')),
    ] {
        assert_eq!(read_amount(text), Reading::Unreadable(fault), "{text}");
    }
}

#[test]
fn rates_keep_their_unit() {
    let rate = |text: &str| {
        let read = *read_rate(text).read().unwrap();
        let fraction = read.fraction(read.unit.unwrap_or(RateUnit::One)).unwrap();
        (fraction.normalize().to_string(), read.unit)
    };
    assert_eq!(rate("8%"), ("0.08".into(), Some(RateUnit::Percent)));
    assert_eq!(rate("８．５％"), ("0.085".into(), Some(RateUnit::Percent)));
    assert_eq!(rate("80‰"), ("0.08".into(), Some(RateUnit::PerMille)));
    assert_eq!(rate("0.08"), ("0.08".into(), None));
    assert!(matches!(read_rate("eight percent"), Reading::Unreadable(_)));
    assert!(matches!(read_rate("百分之八"), Reading::Unreadable(_)));
}

#[test]
fn months_are_read_in_every_written_form() {
    for text in [
        "2026-10",
        "202610",
        "2026/10",
        "2026.10",
        "2026年10月",
        "2026年10月份",
        "2026-10-01 00:00:00",
        "2026-10-01",
        "２０２６-１０",
        " 2026-10 ",
    ] {
        let read = read_period(text).read().map(ToString::to_string);
        assert_eq!(read.as_deref(), Some("2026-10"), "{text}");
    }
    assert_eq!(read_period("2026年3月").read().map(ToString::to_string), Some("2026-03".into()));
    for text in ["2026-13", "2026-00", "202600", "1999-10"] {
        assert_eq!(read_period(text), Reading::Unreadable(PeriodFault::Month), "{text}");
    }
    for text in ["2026-10-15", "2026-1O", "soon", "2026-", "20261", "2026-010"] {
        assert_eq!(read_period(text), Reading::Unreadable(PeriodFault::Form), "{text}");
    }
}

#[test]
fn numbers_are_written_for_people() {
    let decimal = |text: &str| text.parse::<Decimal>().unwrap();
    assert_eq!(Grouped(decimal("1234567.5")).to_string(), "1,234,567.50");
    assert_eq!(Grouped(decimal("-999")).to_string(), "\u{2212}999.00");
    assert_eq!(Grouped(decimal("-0.00")).to_string(), "0.00");
    assert_eq!(Grouped(decimal("0.12345678")).to_string(), "0.12345678");
    assert_eq!(Signed(decimal("0.37")).to_string(), "+0.37");
    assert_eq!(Signed(decimal("0")).to_string(), "0.00");
    assert_eq!(Percent(decimal("0.0850")).to_string(), "8.5%");
}

#[test]
fn an_operation_that_would_round_gives_nothing() {
    let long = "1.0000000000000000001".parse::<Decimal>().unwrap();
    assert_eq!(exact_mul(long, long), None);
    let large = "9999999999999999999999999999".parse::<Decimal>().unwrap();
    assert_eq!(exact_add(large, "0.5".parse().unwrap()), None);
    assert_eq!(exact_mul(Decimal::ZERO, large), Some(Decimal::ZERO));
}

proptest! {
    #[test]
    fn every_amount_written_with_commas_is_read_back(mantissa in -999_999_999_999_999_i64..999_999_999_999_999, scale in 2_u32..9) {
        let value = Decimal::new(mantissa, scale);
        let text = Grouped(value).to_string();
        prop_assert_eq!(read_amount(&text).read().map(|amount| amount.value), Some(value));
    }

    #[test]
    fn no_text_is_read_as_an_amount_that_it_does_not_spell(text in "[-+0-9,.eE_ ()$¥元%]{0,12}") {
        if let Reading::Read(amount) = read_amount(&text) {
            let digits: String = text.chars().filter(char::is_ascii_digit).collect();
            let read: String = amount.value.abs().to_string().chars().filter(char::is_ascii_digit).collect();
            prop_assert_eq!(read.trim_start_matches('0'), digits.trim_start_matches('0'));
        }
        let _ = (read_rate(&text), read_period(&text));
    }
}
