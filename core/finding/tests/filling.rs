//! Texts with blanks, counts and lists.

use rebatelens_finding::{
    Lang, Word, faults, fill, names,
    terms::{number_fault, repair},
    word::{counted, excerpt, opening, visible},
};
use rebatelens_model::{identifier::Step, money::NumberFault};

#[test]
fn a_blank_takes_its_word_and_one_without_a_word_stays() {
    let args = [("a", Word::from("1"))];
    assert_eq!(fill("{a}, {b}, {", &args, Lang::En), "1, {b}, {");
}

#[test]
fn a_space_separates_chinese_and_latin_where_a_blank_joins_them() {
    let args = [("a", Word::from("10")), ("b", Word::from("−3")), ("c", Word::from("（元）"))];
    assert_eq!(fill("共{a}条", &args, Lang::ZhCn), "共 10 条");
    assert_eq!(fill("差{b}元{c}", &args, Lang::ZhCn), "差 −3 元（元）");
}

#[test]
fn a_term_fills_its_blanks_in_each_language() {
    let word = Word::filled(&number_fault::CHARACTER, &[("character", "“x”".into())]);
    assert_eq!((word.text(Lang::En), word.text(Lang::ZhCn)), ("it has “x”", "含有“x”"));
    assert_eq!(word, faults::number_fault(NumberFault::Character('x')));
    assert_eq!(Word::term(&number_fault::POINTS).text(Lang::ZhCn), "有两个小数点");
}

#[test]
fn a_count_picks_its_form() {
    let text = |count| counted(&repair::SPACE, count, &[], Lang::En);
    assert_eq!(
        [text(0), text(1), text(2)],
        ["0 spaces around it", "1 space around it", "2 spaces around it"]
    );
    assert_eq!(counted(&repair::SPACE, 1, &[], Lang::ZhCn), "1 个首尾空白");
    let word = Word::counted(&repair::SPACE, 1234, &[("count", "1,234".into())]);
    assert_eq!(word.text(Lang::En), "1,234 spaces around it");
}

#[test]
fn a_list_has_the_comma_of_its_language() {
    let word = names::steps(&[(Step::Trimmed, 1), (Step::Quotes, 1)]);
    assert_eq!(word.text(Lang::En), "1 space around it, quotation marks");
    assert_eq!(word.text(Lang::ZhCn), "1 个首尾空白、引号");
    assert_eq!(Word::list(&["a", "b"]).text(Lang::ZhCn), "a、b");
}

#[test]
fn texts_are_made_fit_to_show() {
    assert_eq!(opening("it holds".into()), "It holds");
    assert_eq!(opening("订单".into()), "订单");
    assert_eq!((visible('x'), visible('\u{a0}')), ("“x”".into(), "U+00A0".into()));
    assert_eq!(excerpt(&"长".repeat(200)), "长".repeat(200));
    assert_eq!(excerpt(&"长".repeat(201)), "长".repeat(200) + "…");
}
