//! Lists of rules, joined into the catalogue.

use rebatelens_finding::{Rule, join_rules, rule, rules::catalogue, words::order};

rule! { FI001: Error, needs [], replaces [] }
rule! { FI002: Warning, needs [], replaces [FI001] }
rule! { AM001: Error, needs [], replaces [] }

const OF_FILES: &[&Rule] = &[&FI002, &FI001];

#[test]
fn lists_are_joined_one_after_the_other() {
    let joined: &[&Rule] = join_rules![&[&AM001], OF_FILES];
    assert_eq!(joined, [&AM001, &FI002, &FI001]);
}

#[test]
#[should_panic(expected = "FI003 has words, and no list of rules has it")]
fn a_rule_that_no_list_has_is_named() {
    let rules: [&Rule; order::COUNT] = catalogue(join_rules![&[&AM001], OF_FILES]);
    assert_eq!(rules.len(), order::COUNT);
}
