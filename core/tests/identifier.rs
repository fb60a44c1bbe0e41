//! Identifiers: every state, and the promise that a repair changes no digit.

use IdentifierKind::{Code, Customer, Journal, Order, Partner, Policy, Record, Resource, Voucher};
use proptest::prelude::*;
use rebatelens_core::{
    Lang, identify,
    model::identifier::{
        Damage, IdentifierKind, State, is_plainly_clean,
        resemble::{differs_by_one, may_have_been},
    },
};

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
        (Journal, "20200708000000005009170242661921"),
        (Policy, "StandardPolicy2024"),
        (Voucher, "VHPIUDFG9GUZDESWPR4W99"),
        (Voucher, "PPVIA653S3T7L07A4P"),
        (Voucher, "12342356"),
        (Voucher, "1E23456789012345678"),
        (Code, "p_cvm"),
        (Code, "sv_cvm_rootdisk_cbspremium"),
        (Code, "virtual_v_cvm_compute"),
    ] {
        state(kind, raw, "clean", Some(raw));
    }
}

#[test]
fn every_kind_has_a_name_of_its_own() {
    for kind in IdentifierKind::ALL {
        assert_eq!(IdentifierKind::from_name(kind.name()), Some(kind));
        assert!(IdentifierKind::names().contains(kind.name()));
    }
    assert_eq!(IdentifierKind::from_name("colour"), None);
}

#[test]
fn the_short_look_knows_what_is_plainly_clean() {
    for (kind, raw, plainly) in [
        (Customer, "100010445724", true),
        (Order, ORDER, true),
        (Record, "RB000000001", true),
        (Record, "RB00000\u{200B}0001", false),
        (Record, "RB-1", false),
    ] {
        assert_eq!(is_plainly_clean(kind, raw), plainly, "{raw:?}");
    }
}

#[test]
fn what_is_not_made_of_digits_keeps_what_stands_between() {
    state(Record, "2024-10-0001", "clean", Some("2024-10-0001"));
    state(Record, "2024.0", "clean", Some("2024.0"));
    state(Record, "'RB-1", "repaired", Some("RB-1"));
    state(Record, "=\"RB-1\"", "repaired", Some("RB-1"));
}

#[test]
fn what_steers_a_terminal_is_invisible_and_a_tab_is_a_blank() {
    let steps = |raw: &str| identify(Customer, raw, Lang::En).steps;
    assert_eq!(steps("\t100010445724"), ["trimmed"]);
    assert_eq!(steps("100010445724\u{7}"), ["invisible_removed"]);
}

#[test]
fn a_digit_written_twice_is_offered_without_it_in_both_languages() {
    let doubled = "202410123456789123456788";
    for (lang, words) in [
        (Lang::En, "It may be 20241012345678912345678: one digit was written twice."),
        (Lang::ZhCn, "可能是 20241012345678912345678：有一位数字重复了。"),
    ] {
        let report = identify(Order, doubled, lang);
        assert!(report.message.contains(words), "{}", report.message);
    }
}

#[test]
fn one_slip_of_a_digit_is_told_from_another_identifier() {
    for (typed, known, one) in [
        ("20241008", "20241007", true),
        ("30241007", "20241007", true),
        ("20241118", "20241007", false),
        ("20241007", "20241007", false),
        ("123456789", "1234567890", true),
        ("1234567890", "123456789", true),
        ("1234567809", "123456789", true),
        ("12345678", "1234567890", false),
        ("2024107", "20241007", false),
        ("20241070", "20241007", true),
        ("02241007", "20241007", true),
        ("20421007", "20241007", true),
        ("20420170", "20241007", false),
        ("70241002", "20241007", false),
        ("20241012", "20241023", false),
        ("2024100y", "2024100x", false),
    ] {
        assert_eq!(differs_by_one(typed, known), one, "{typed} {known}");
    }
}

#[test]
fn what_was_lost_or_hidden_is_held_against_what_is_whole() {
    let (scientific, cut) = (State::Damaged(Damage::Scientific), State::Damaged(Damage::FifteenDigits));
    for (broken, state, whole, may) in [
        ("125****938", &State::Masked, "1251234938", true),
        ("125****938", &State::Masked, "1251234939", false),
        ("125****938", &State::Masked, "1351234938", false),
        ("125****938", &State::Masked, "125123493x", false),
        ("12****34", &State::Masked, "12999934", true),
        ("12****3", &State::Masked, "1299993", false),
        ("1234**", &State::Masked, "1234", false),
        ("1234**", &State::Masked, "12345", true),
        ("2.02410E+22", &scientific, ORDER, true),
        ("2.02410E22", &scientific, ORDER, true),
        ("2.02411E+22", &scientific, ORDER, false),
        ("2.02409E+22", &scientific, ORDER, false),
        ("2.02410E+21", &scientific, ORDER, false),
        ("2.02411E+22", &scientific, "20241057120003216009945", true),
        ("2.02411E+22", &scientific, "20241047120003216009945", false),
        ("2.02412E+22", &scientific, "20241057120003216009945", false),
        ("20241007120003200000000", &cut, ORDER, true),
        ("20241007120003200000000", &cut, "20241007120003316009945", false),
        ("20241007120003200000000", &cut, "2024100712000321600994", false),
        (ORDER, &State::Clean, ORDER, false),
    ] {
        assert_eq!(may_have_been(broken, state, whole), may, "{broken} {whole}");
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
        "20241007\u{E0031}120003216009945\u{E0100}",
        "\u{2800}20241007120003216009945\u{3164}",
        "„20241007120003216009945“",
        "«20241007120003216009945»",
        "「20241007120003216009945」",
        "『20241007120003216009945』",
        "‘20241007120003216009945’",
        "' \"20241007120003216009945\"",
        "=\"'20241007120003216009945\"",
        "20，241，007，120，003，216，009，945",
        "20241007―120003216009945",
        "20241007\u{2028}120003216009945",
    ] {
        state(Order, raw, "repaired", Some(ORDER));
    }
    state(Voucher, "PPVIA-653S3T-7L07A4P", "repaired", Some("PPVIA653S3T7L07A4P"));
    state(Voucher, "12342356.0", "repaired", Some("12342356"));
    state(Policy, "“StandardPolicy２０２４”", "repaired", Some("StandardPolicy2024"));
    state(Code, "p_\u{200B}cvm ", "repaired", Some("p_cvm"));
    state(Resource, "\u{FEFF}ins-rb7bmkwx\u{A0}", "repaired", Some("ins-rb7bmkwx"));
    state(
        Journal,
        "2020-0708-000000005009170242661921",
        "repaired",
        Some("20200708000000005009170242661921"),
    );
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
    state(Journal, "20200708000000000000000000000000", "damaged", None);
    state(Voucher, "1.2342356E+7", "damaged", None);
    state(Voucher, "1234567890123450000", "damaged", None);
}

#[test]
fn hidden_digits_are_masked_not_wrong() {
    for raw in ["125****938", "1000104xxxxx", "1000104****4"] {
        state(Customer, raw, "masked", None);
    }
    state(Voucher, "VHPI****ESWPR4W99", "masked", None);
    state(Code, "p_***", "masked", None);
    state(Code, "p_xxx", "clean", Some("p_xxx"));
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
        "-20241007120003216009945",
        "20241007120003216009945-",
        "2024.x",
        "aE+5",
        "2.0241 E+22",
    ] {
        state(Order, raw, "invalid", None);
    }
    for raw in [ORDER, "2020070800000000500917024266192", "abc"] {
        state(Journal, raw, "invalid", None);
    }
    for raw in ["Policy2024", "StandardPolicy24", "Standard Policy2024", "standardpolicy2024", "2024"] {
        state(Policy, raw, "invalid", None);
    }
    for raw in ["vhpiudfg9guzdeswpr4w99", "1234235", "ABCDEFGH", "VHPIUDFG9GUZDESWPR4W999"] {
        state(Voucher, raw, "invalid", None);
    }
    for raw in ["p_", "cvm", "P_cvm", "p-cvm", "virtual_cvm", "p_c vm"] {
        state(Code, raw, "invalid", None);
    }
    state(Order, "10071_20240329_1300223973_1711649007", "invalid", None);
    for raw in ["123", "0123456789", ORDER, "10001044572l", "-100010445724", "100010445724-"] {
        state(Customer, raw, "invalid", None);
    }
    for raw in ["", "-", "--", "N/A", "  ", "\u{200B}"] {
        state(Order, raw, "invalid", None);
        state(Record, raw, "invalid", None);
    }
}

#[test]
fn what_is_wrong_with_a_length_is_said() {
    for (raw, words) in [
        ("2024100712000321600994", "one digit is missing"),
        ("202410071200032160099451", "it has one digit too many"),
        ("12345", "it has 5 digits"),
    ] {
        let message = identify(Order, raw, Lang::En).message;
        assert!(message.contains(words), "{message}");
    }
}

#[test]
fn grouping_never_glues_two_numbers_of_another_meaning() {
    // A range or a power of ten is no grouped identifier.
    state(Order, "20241007 - 2.5E+3", "invalid", None);
    // Two ids in one cell would make 32 digits.
    state(Order, "2020081592126562,2020081592126563", "invalid", None);
}

#[test]
fn a_likely_identifier_is_offered_and_never_used() {
    for (kind, raw, likely) in [
        (Order, "1OO71_2024032902_1300223973_1711649007", Some("10071_2024032902_1300223973_1711649007")),
        // A run of three loses one, whichever it is.
        (Order, "202410123456789123456667", Some("20241012345678912345667")),
        (Journal, "202007081234567890123456789012344", Some("20200708123456789012345678901234")),
        (Voucher, "1234567890123456lA", None),
        (Order, "2024100712000321600994O", Some("20241007120003216009940")),
        (Order, "Z0Z4lOo7|2000321600S9B5", Some("20241007120003216005985")),
        (Customer, "10001044572l", Some("100010445721")),
        (Journal, "2O200708000000005009170242661921", Some("20200708000000005009170242661921")),
        (Voucher, "1234Z356", Some("12342356")),
        (Order, "202410071234563216789455", Some("20241007123456321678945")),
        (Order, "220241071203456321678945", None),
        (Order, "2024100712000321600994", None),
        (Order, "202410071200032160099451", None),
        (Order, "202413071200032160O9945", None),
        (Customer, "SOLOS", None),
        (Record, "RBO", None),
    ] {
        let report = identify(kind, raw, Lang::En);
        assert_eq!(report.likely.as_deref(), likely, "{raw}: {}", report.message);
        assert!(likely.is_none() || report.value.is_none(), "{raw}");
    }
    let message = |raw: &str, lang| identify(Order, raw, lang).message;
    assert_eq!(
        message("2024100712000321600994O", Lang::En),
        "This is not a valid order ID: it has “O”. Expected: 23 digits that begin with the date; older ones 14 to 21. It may be 20241007120003216009940: the letter O may be typed for 0."
    );
    assert_eq!(
        message("202410071234563216789455", Lang::ZhCn),
        "此订单号无效：多了一位数字。应为：23 位数字，以日期开头；较早的为 14 至 21 位。可能是 20241007123456321678945：有一位数字重复了。"
    );
    assert!(message("2024100712000321600994", Lang::En).contains("one digit is missing"));
    assert!(message("202410071200032160099451", Lang::ZhCn).contains("多了一位数字"));
    assert!(message("|0241007120003216009945", Lang::En).contains("it has “|”"));
}

#[test]
fn every_decimal_digit_of_unicode_is_a_digit() {
    for zero in ['０', '٠', '०', '๐', '༠', '᠐', '𑁦', '𝟎', '𝟶', '🯰', '𐴰', '\u{11F50}', '\u{1CCF0}']
    {
        let other = |c: char| char::from_u32(u32::from(zero) + c.to_digit(10).unwrap()).unwrap();
        let raw: String = ORDER.chars().map(other).collect();
        state(Order, &raw, "repaired", Some(ORDER));
    }
    for no_digit in ['²', '①', '五', 'Ⅷ', '½'] {
        state(Order, &format!("2024100712000321600994{no_digit}"), "invalid", None);
    }
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
    assert_eq!(
        report.message,
        "此客户 UIN 无效：含有“l”。应为：纯数字，公开示例为 9 至 12 位。可能是 100010445721：字母 l 可能是 1。"
    );
}

#[test]
fn wrapping_upon_wrapping_takes_no_longer_than_its_length() {
    let raw = format!("{}{ORDER}{}", "=\"".repeat(200_000), "\" ".repeat(200_000));
    let start = std::time::Instant::now();
    state(Order, &raw, "repaired", Some(ORDER));
    assert!(start.elapsed().as_secs() < 5, "{:?}", start.elapsed());
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
            if let (Some(value), Order | Customer | Partner | Journal) = (&report.value, kind) {
                prop_assert!(value.bytes().all(|b| b.is_ascii_digit() || b == b'_'));
            }
        }
    }
}
