//! Identifiers: every state, and the promise that a repair changes no digit.

use proptest::prelude::*;
use rebatelens_core::{Lang, identify, model::identifier::IdentifierKind};

use IdentifierKind::{Customer, Order, Partner, Record, Resource};

const ORDER: &str = "20241007120003216009945";

#[track_caller]
fn state(kind: IdentifierKind, raw: &str, state: &str, value: Option<&str>) {
    let report = identify(kind, raw, Lang::En);
    assert_eq!((report.state, report.value.as_deref()), (state, value), "{raw:?}: {}", report.message);
}

#[test]
fn whole_identifiers_are_clean() {
    for (kind, raw) in [
        (Order, ORDER),
        (Order, "20180204123456"),
        (Order, "202401311730494235252"),
        (Order, "20200708000000005009170242661921"),
        (Order, "10071_2024032902_1300223973_1711649007"),
        (Partner, "909619400"),
        (Customer, "100010445724"),
        (Record, "RB000000001"),
        (Resource, "ins-rb7bmkwx"),
        (Resource, "909619400(UIN)"),
    ] {
        state(kind, raw, "clean", Some(raw));
    }
}

#[test]
fn what_nobody_sees_is_taken_off() {
    for raw in [
        " 20241007120003216009945",
        "20241007120003216009945\t",
        "20241007120003216009945\r\n",
        "\u{FEFF}20241007120003216009945",
        "2024100712\u{200B}0003216009945",
        "2024100712\u{00A0}0003216009945",
        "2024100712\u{3000}0003216009945",
        "\u{202A}20241007120003216009945\u{202C}",
        "20241007\u{00AD}120003216009945",
        "'20241007120003216009945",
        "=\"20241007120003216009945\"",
        "“20241007120003216009945”",
        "2024 1007 1200 0321 6009 945",
        "2024-1007-120003216009945",
        "20,241,007,120,003,216,009,945",
        "２０２４１００７１２０００３２１６００９９４５",
        "٢٠٢٤١٠٠٧١٢٠٠٠٣٢١٦٠٠٩٩٤٥",
    ] {
        state(Order, raw, "repaired", Some(ORDER));
    }
    state(Customer, "100010445724.0", "repaired", Some("100010445724"));
    state(Record, " RB1\u{200B}2 ", "repaired", Some("RB12"));
}

#[test]
fn what_a_spreadsheet_destroyed_stays_destroyed() {
    for raw in [
        "2.02410E+22",
        "2.02410071200032E+22",
        "2e22",
        "20241007120003200000000",
        "20241007120003216009945.0",
    ] {
        state(Order, raw, "damaged", None);
    }
    state(Customer, "1.00010E+11", "damaged", None);
}

#[test]
fn hidden_digits_are_masked_not_wrong() {
    for raw in ["125****938", "1000104xxxxx", "1000104****4"] {
        state(Customer, raw, "masked", None);
    }
}

#[test]
fn what_cannot_be_right_is_invalid() {
    for raw in [
        "2024100712000321600994O",
        "2024100712000321600994",
        "202410071200032160099451",
        "20241307120003216009945",
        "19991007120003216009945",
        "abc",
        "-5",
    ] {
        state(Order, raw, "invalid", None);
    }
    for raw in ["123", "0123456789", ORDER, "10001044572l"] {
        state(Customer, raw, "invalid", None);
    }
    for raw in ["", "-", "  ", "\u{200B}"] {
        state(Order, raw, "invalid", None);
    }
}

#[test]
fn grouping_never_glues_two_numbers_of_another_meaning() {
    // A range or a power of ten is no grouped identifier.
    state(Order, "20241007 - 2.5E+3", "invalid", None);
}

#[test]
fn the_steps_and_the_words_name_what_was_taken_off() {
    let report = identify(Order, "2026 1007 2000 3216 0099 458\u{200B}", Lang::En);
    assert_eq!(report.steps, ["invisible_removed", "grouping_removed"]);
    assert_eq!(
        report.message,
        "This order ID holds 1 invisible character, 5 separators between its digits. Without them it is 20261007200032160099458."
    );
    let report = identify(Customer, "10001044572l", Lang::ZhCn);
    assert_eq!(report.message, "此客户 UIN 无效：其中含有 “l”。应为：纯数字，通常 9 至 12 位。");
}

fn noise() -> impl Strategy<Value = String> {
    let hidden = prop::sample::select(vec![
        '\u{200B}', '\u{200C}', '\u{200D}', '\u{200E}', '\u{202A}', '\u{202C}', '\u{2060}', '\u{2066}',
        '\u{FEFF}', '\u{00AD}', '\u{00A0}', '\u{2003}', '\u{3000}', ' ', '\t', '\r', '\n',
    ]);
    prop::collection::vec(hidden, 0..3).prop_map(|chars| chars.into_iter().collect())
}

proptest! {
    /// Noise between the characters of an identifier never changes a digit.
    #[test]
    fn a_repair_never_changes_a_digit(
        day in 1_u32..29, month in 1_u32..13, tail in "[0-9]{15}",
        gaps in prop::collection::vec(noise(), 24), wide in any::<bool>(),
    ) {
        prop_assume!(!tail.ends_with("0000"));
        let clean = format!("2024{month:02}{day:02}{tail}");
        let mut raw = String::new();
        for (gap, digit) in gaps.iter().zip(clean.chars()) {
            raw.push_str(gap);
            let full = char::from_u32(0xFF10 + digit.to_digit(10).unwrap()).unwrap();
            raw.push(if wide { full } else { digit });
        }
        raw.push_str(&gaps[23]);
        let report = identify(Order, &raw, Lang::En);
        prop_assert_eq!(report.value.as_deref(), Some(clean.as_str()), "{}", report.message);
        prop_assert_eq!(report.state, if raw == clean { "clean" } else { "repaired" });
    }

    /// Any text at all: no panic, and a value only of what was there.
    #[test]
    fn a_value_holds_only_digits_that_were_there(raw in any::<String>()) {
        for kind in IdentifierKind::ALL {
            let report = identify(kind, &raw, Lang::ZhCn);
            prop_assert_eq!(report.value.is_some(), matches!(report.state, "clean" | "repaired"));
            if let (Some(value), Order | Customer | Partner) = (&report.value, kind) {
                prop_assert!(value.bytes().all(|b| b.is_ascii_digit() || b == b'_'));
            }
        }
    }
}
