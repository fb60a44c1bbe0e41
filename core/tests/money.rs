//! Amounts, rates and months: what is read, and what is refused.

use proptest::prelude::*;
use rebatelens_core::model::{
    Reading,
    money::{
        Amount, AmountUnit, Currency, DecimalMark, Grouped, NumberFault, Percent, RateUnit, Signed,
        exact_add, exact_mul, read_amount, read_amount_as, read_amount_in, read_rate, shows,
    },
    period::read_period,
    unit::MoneyUnit,
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
    amount("-0.00", "0.00", None);
    amount("(0)", "0", None);
    amount("-¥ 80.89", "-80.89", Some("CNY"));
    amount("－８０．８９", "-80.89", None);
    amount("＋80.89", "80.89", None);
    amount("–80.89", "-80.89", None);
    amount("80.89−", "-80.89", None);
    amount("٨٠.٨٩", "80.89", None);
    amount("1,234,567.000", "1234567.000", None);
}

#[test]
fn thousands_are_grouped_in_either_convention() {
    for text in [
        "1,234,567.89",
        "1.234.567,89",
        "1 234 567.89",
        "1 234 567,89",
        "1\u{A0}234\u{A0}567.89",
        "1\u{2009}234\u{202F}567,89",
        "1'234'567.89",
        "1’234’567.89",
        "１，２３４，５６７．８９",
    ] {
        amount(text, "1234567.89", None);
    }
    amount("1'234.50", "1234.50", None);
    amount("123456.7890123456", "123456.7890123456", None);
    amount("1,234.1234567890", "1234.1234567890", None);
    // Zeros at the end are no digits that show a program's error.
    amount("123456.5000001000", "123456.5000001000", None);
    amount("999,999,999,999,999.99", "999999999999999.99", None);
    amount("000000000000000000001.50", "1.50", None);
    amount("12345.12345分", "123.4512345", Some("CNY"));
    amount("1,234,567", "1234567", None);
    amount("1.234.567", "1234567", None);
    amount("1 234", "1234", None);
    amount("$ 1.234,50", "1234.50", Some("USD"));
}

#[test]
fn one_mark_is_read_by_its_form_or_by_the_convention() {
    let read = |text: &str, decimal_mark| match read_amount_as(text, decimal_mark) {
        Reading::Read(amount) => amount.value.to_string(),
        Reading::Unreadable(fault) => fault.name().to_string(),
        Reading::Absent => String::new(),
    };
    for (text, point, comma, open) in [
        ("1,234", "1234", "1.234", "ambiguous"),
        ("1.234", "1.234", "1234", "ambiguous"),
        ("-123.456", "-123.456", "-123456", "ambiguous"),
        ("12,50", "12.50", "12.50", "12.50"),
        ("1,5", "1.5", "1.5", "1.5"),
        ("0,08", "0.08", "0.08", "0.08"),
        ("0,123", "0.123", "0.123", "0.123"),
        ("0.123", "0.123", "0.123", "0.123"),
        ("1,2345", "1.2345", "1.2345", "1.2345"),
        ("1234,567", "1234.567", "1234.567", "1234.567"),
        ("1234.567", "1234.567", "1234.567", "1234.567"),
        ("1.234,5", "1234.5", "1234.5", "1234.5"),
        ("1234", "1234", "1234", "1234"),
    ] {
        let readings = [DecimalMark::Point, DecimalMark::Comma, DecimalMark::Open].map(|c| read(text, c));
        assert_eq!(readings, [point, comma, open], "{text}");
    }
    let open = read_amount_as("(1.234万)", DecimalMark::Open);
    let decimal = |text: &str| text.parse::<Decimal>().unwrap();
    let both = NumberFault::Ambiguous(decimal("-12340000"), decimal("-12340"));
    assert_eq!(open, Reading::Unreadable(both));
}

#[test]
fn a_form_proves_its_convention_or_nothing() {
    for (text, decimal_mark) in [
        ("1234", None),
        ("12.50", Some(DecimalMark::Point)),
        ("12,50", Some(DecimalMark::Comma)),
        ("1,234", None),
        ("1.234", None),
        ("1,234,567", Some(DecimalMark::Point)),
        ("1.234.567", Some(DecimalMark::Comma)),
        ("1,234.5", Some(DecimalMark::Point)),
        ("€ 1.234,50", Some(DecimalMark::Comma)),
        ("0.123", Some(DecimalMark::Point)),
        ("1234,567", Some(DecimalMark::Comma)),
        ("1 234", None),
        ("1 234,5", Some(DecimalMark::Comma)),
        ("12.3.4", None),
        ("-", None),
    ] {
        assert_eq!(shows(text), decimal_mark, "{text}");
    }
}

#[test]
fn units_are_counted_out_exactly_and_kept() {
    for (text, value, currency, unit) in [
        ("5.00元", "5.00", Some("CNY"), AmountUnit::Yuan),
        ("12.5万元", "125000", Some("CNY"), AmountUnit::TenThousand),
        ("12.5 万 元", "125000", Some("CNY"), AmountUnit::TenThousand),
        ("3.2亿", "320000000", None, AmountUnit::HundredMillion),
        ("1.23456789012亿元", "", None, AmountUnit::Yuan),
        ("3千元", "3000", Some("CNY"), AmountUnit::Thousand),
        ("125分", "1.25", Some("CNY"), AmountUnit::Fen),
        ("-5分", "-0.05", Some("CNY"), AmountUnit::Fen),
        ("USD 1.2万", "12000", Some("USD"), AmountUnit::TenThousand),
        ("1.2万美元", "12000", Some("USD"), AmountUnit::TenThousand),
        ("(1,234.5万元)", "-12345000", Some("CNY"), AmountUnit::TenThousand),
        ("0.12345万", "1234.5", None, AmountUnit::TenThousand),
    ] {
        let reading = read_amount(text);
        if value.is_empty() {
            assert_eq!(reading, Reading::Unreadable(NumberFault::Digits), "{text}");
            continue;
        }
        let read = reading.read().map(|a| (a.value.to_string(), a.currency, a.unit));
        let wanted = (value.to_string(), currency.and_then(Currency::from_text), Some(unit));
        assert_eq!(read, Some(wanted), "{text}");
    }
}

#[test]
fn a_column_gives_its_unit_and_its_currency_where_the_cell_has_none() {
    for (text, unit, value, currency) in [
        ("125", MoneyUnit::FenInteger, "1.25", Some("CNY")),
        ("125", MoneyUnit::TenThousandYuan, "1250000", Some("CNY")),
        ("125", MoneyUnit::Float, "125", None),
        ("125", MoneyUnit::AsWritten, "125", None),
        ("USD 125", MoneyUnit::FenInteger, "125", Some("USD")),
        ("125万", MoneyUnit::FenInteger, "1250000", None),
    ] {
        let read = read_amount_in(text, unit);
        let read = read.read().map(|a| (a.value.normalize().to_string(), a.currency));
        assert_eq!(read, Some((value.into(), currency.and_then(Currency::from_text))), "{text} {unit:?}");
    }
}

#[test]
fn two_marks_beside_an_amount_must_name_one_currency() {
    amount("$5.00 USD", "5.00", Some("USD"));
    amount("$5.00 HKD", "5.00", Some("HKD"));
    amount("JPY ¥500", "500", Some("JPY"));
    amount("HK$5.00元", "5.00", Some("HKD"));
    amount("5.00$元", "5.00", Some("USD"));
    amount("¥5.00元", "5.00", Some("CNY"));
    for text in ["USD 5.00 CNY", "€5.00 USD", "¥5.00 USD", "USD 5分", "$5€", "$US$5 USD"] {
        assert_eq!(read_amount(text), Reading::Unreadable(NumberFault::Currencies), "{text}");
    }
}

#[test]
fn what_a_program_left_behind_is_said_with_the_likely_number() {
    let decimal = |text: &str| text.parse::<Decimal>().unwrap();
    for (text, likely) in [
        ("7.0000000000000009", "7"),
        ("0.30000000000000004", "0.3"),
        ("54331.119999999995", "54331.12"),
        ("-54331.119999999995", "-54331.12"),
        ("99999.99999999999", "100000"),
        ("1,234,567.1199999999", "1234567.12"),
        ("8,4999999999999996", "8.5"),
        ("54331.1199999999950", "54331.12"),
    ] {
        let fault = NumberFault::Artefact(decimal(likely));
        assert_eq!(read_amount(text), Reading::Unreadable(fault), "{text}");
        // It is offered without the digits that were left behind.
        assert_eq!(
            format!("{:?}", read_amount(text)),
            format!("{:?}", Reading::<Amount, _>::Unreadable(fault))
        );
    }
    // In its unit the likely number has more digits than are kept.
    assert_eq!(read_amount("909374799.999999748亿元"), Reading::Unreadable(NumberFault::Digits));
    // One sign in front of an exponent, and no more.
    assert!(matches!(read_amount("66E-2"), Reading::Read(_)));
    for text in ["66E-+2", "66E--2", "\u{2002}(66E\u{2014}+2)"] {
        assert!(matches!(read_amount(text), Reading::Unreadable(_)), "{text}");
    }
    amount("123456789.00000000", "123456789.00000000", None);
    amount("80.00000001", "80.00000001", None);
    assert_eq!(read_rate("8.000000000000001%"), Reading::Unreadable(NumberFault::Artefact(decimal("8"))));
}

#[test]
fn absent_is_not_zero() {
    for text in ["", "-", "--", "—", "——", " ", "N/A", "\u{200B}", " - ", "－", "\u{FEFF}/"] {
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
        ("-1.2e5", NumberFault::Scientific),
        ("USD 1.2E5", NumberFault::Scientific),
        ("12,34,567.00", NumberFault::Grouping),
        ("12,34,567", NumberFault::Grouping),
        ("1 234,567.89", NumberFault::Grouping),
        ("1.234,567,89", NumberFault::Grouping),
        ("1,234.56.7", NumberFault::Points),
        ("1,,234", NumberFault::Grouping),
        ("5万万", NumberFault::Character('万')),
        ("5千", NumberFault::Character('千')),
        ("5角", NumberFault::Character('角')),
        ("8%", NumberFault::Percent),
        ("80 ‰", NumberFault::Percent),
        ("8 percent", NumberFault::Percent),
        ("8折", NumberFault::Character('折')),
        ("5-6", NumberFault::Character('-')),
        ("+-5", NumberFault::Character('-')),
        ("(-5)", NumberFault::Character('-')),
        ("1\u{200B}2", NumberFault::Character('\u{200B}')),
        ("12,34.00", NumberFault::Grouping),
        ("1234,567.00", NumberFault::Grouping),
        (",123", NumberFault::Grouping),
        ("1.", NumberFault::NoDigits),
        (".", NumberFault::NoDigits),
        ("$", NumberFault::NoDigits),
        ("1234567890123456", NumberFault::Digits),
        ("0.12345678901", NumberFault::Digits),
        ("NaN", NumberFault::Character('N')),
        ("--5", NumberFault::Character('-')),
        ("5 6", NumberFault::Grouping),
        ("1 23", NumberFault::Grouping),
        ("99999999亿", NumberFault::Digits),
        ("0.123456789分", NumberFault::Digits),
        ("1,234.12345678901", NumberFault::Digits),
        ("1,234,567,890,123,456.00", NumberFault::Digits),
        ("1.5e", NumberFault::Character('e')),
        ("5xe5", NumberFault::Character('x')),
        ("5\t6", NumberFault::Character('\t')),
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
    for text in ["8 %", "8 percent", "8Percent", "8 per cent", "８％", "+8%", "8.00%"] {
        assert_eq!(rate(text), ("0.08".into(), Some(RateUnit::Percent)), "{text}");
    }
    assert_eq!(rate("8,5%"), ("0.085".into(), Some(RateUnit::Percent)));
    assert_eq!(rate("8,125%"), ("0.08125".into(), Some(RateUnit::Percent)));
    assert_eq!(rate("0,08"), ("0.08".into(), None));
    for (text, fault) in [
        ("8折", NumberFault::Discount),
        ("8.5 折", NumberFault::Discount),
        ("1,234,567%", NumberFault::Grouping),
        ("8pct", NumberFault::Character('p')),
        ("8E-2", NumberFault::Scientific),
        ("%", NumberFault::NoDigits),
        ("8%%", NumberFault::Character('%')),
        ("8 5%", NumberFault::Grouping),
    ] {
        assert_eq!(read_rate(text), Reading::Unreadable(fault), "{text}");
    }
    assert!(matches!(read_rate("eight percent"), Reading::Unreadable(_)));
    assert!(matches!(read_rate("百分之八"), Reading::Unreadable(_)));
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
    assert_eq!(exact_add(Decimal::new(0, 28), large), Some(large));
}

proptest! {
    #[test]
    fn every_amount_written_with_commas_is_read_back(mantissa in -999_999_999_999_999_i64..999_999_999_999_999, scale in 2_u32..9) {
        let value = Decimal::new(mantissa, scale);
        let text = Grouped(value).to_string();
        prop_assert_eq!(read_amount(&text).read().map(|amount| amount.value), Some(value));
    }

    #[test]
    fn no_text_is_read_as_an_amount_that_it_does_not_spell(text in "[-+0-9,.eE_ ()$¥元%’]{0,12}") {
        if let Reading::Read(amount) = read_amount(&text) {
            // An exponent moves the mark and spells no digit.
            let mantissa = text.split(['e', 'E']).next().unwrap_or_default();
            let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
            let read: String = amount.value.abs().to_string().chars().filter(char::is_ascii_digit).collect();
            prop_assert_eq!(read.trim_start_matches('0'), digits.trim_start_matches('0'));
        }
        let _ = (read_rate(&text), read_period(&text));
    }
}
