//! Tables in Markdown, and numbers in them.

/// A table with its heads; so many columns are text, the others are numbers.
pub(crate) fn markdown(texts: usize, heads: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    let rules: Vec<String> =
        (0..heads.len()).map(|at| if at < texts { "---" } else { "---:" }.into()).collect();
    let mut text = line(&heads.iter().map(ToString::to_string).collect::<Vec<_>>());
    text.push_str(&line(&rules));
    for row in rows {
        text.push_str(&line(&row));
    }
    text
}

/// `1,234,567`.
pub(crate) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{grouped, markdown};

    #[test]
    fn thousands_are_grouped() {
        assert_eq!([0, 999, 1_000, 1_234_567].map(grouped), ["0", "999", "1,000", "1,234,567"]);
    }

    #[test]
    fn a_table_has_a_rule_below_its_heads() {
        let text = markdown(1, &["a", "b"], [vec!["x".to_string(), "1".to_string()]].into_iter());
        assert_eq!(text, "| a | b |\n| --- | ---: |\n| x | 1 |\n");
    }
}
