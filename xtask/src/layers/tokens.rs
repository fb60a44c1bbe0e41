//! Rust source as words and signs, without comments and literals: as much of
//! the language as an import needs.

/// An identifier, `::`, or any other single sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) text: String,
    /// The line, from 1.
    pub(crate) line: usize,
}

/// Reads a file's tokens.
pub(crate) fn read(source: &str) -> Vec<Token> {
    let mut reader = Reader { rest: source, line: 1, tokens: Vec::new() };
    while !reader.rest.is_empty() {
        reader.step();
    }
    reader.tokens
}

struct Reader<'a> {
    rest: &'a str,
    line: usize,
    tokens: Vec<Token>,
}

impl Reader<'_> {
    fn step(&mut self) {
        let rest = self.rest;
        if rest.starts_with("//") {
            return self.skip(rest.find('\n').unwrap_or(rest.len()));
        }
        if rest.starts_with("/*") {
            return self.skip(comment(rest));
        }
        if let Some(length) = string(rest) {
            return self.skip(length);
        }
        if rest.starts_with('\'') {
            return self.skip(character_or_lifetime(rest));
        }
        let word = rest.find(|c: char| !is_word(c)).unwrap_or(rest.len());
        if word > 0 {
            // A raw identifier is the same name.
            let raw =
                rest.strip_prefix("r#").map(|name| 2 + name.find(|c| !is_word(c)).unwrap_or(name.len()));
            let length = raw.unwrap_or(word);
            return self.push(rest[..length].trim_start_matches("r#").into(), length);
        }
        if rest.starts_with("::") {
            return self.push("::".into(), 2);
        }
        let sign = rest.chars().next().unwrap_or(' ');
        if sign.is_whitespace() {
            self.skip(sign.len_utf8());
        } else {
            self.push(sign.into(), sign.len_utf8());
        }
    }

    fn push(&mut self, text: String, length: usize) {
        self.tokens.push(Token { text, line: self.line });
        self.skip(length);
    }

    fn skip(&mut self, length: usize) {
        let (skipped, rest) = self.rest.split_at(length);
        self.line += skipped.matches('\n').count();
        self.rest = rest;
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The length of a block comment; comments may hold comments.
fn comment(text: &str) -> usize {
    let mut depth = 0_usize;
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        if rest.starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest.starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    text.len()
}

/// The length of a string literal that the text begins with.
fn string(text: &str) -> Option<usize> {
    let prefix = ["", "b", "c", "r", "br", "cr"].into_iter().rev().find(|prefix| {
        let rest = text.strip_prefix(*prefix);
        rest.is_some_and(|rest| {
            let hashes = if prefix.ends_with('r') { rest.trim_start_matches('#') } else { rest };
            hashes.starts_with('"')
        })
    })?;
    let rest = &text[prefix.len()..];
    if prefix.ends_with('r') {
        let hashes = rest.len() - rest.trim_start_matches('#').len();
        let end = format!("\"{}", "#".repeat(hashes));
        let body = &rest[hashes + 1..];
        let length = body.find(&end).map_or(body.len(), |at| at + end.len());
        return Some(prefix.len() + hashes + 1 + length);
    }
    Some(prefix.len() + quoted(rest, '"'))
}

/// The length of a literal that begins and ends with a sign.
fn quoted(text: &str, sign: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == sign => return at + c.len_utf8(),
            _ => {}
        }
    }
    text.len()
}

fn character_or_lifetime(text: &str) -> usize {
    let mut inside = text.chars().skip(1);
    let (first, second) = (inside.next(), inside.next());
    if first == Some('\\') || second == Some('\'') {
        return quoted(text, '\'');
    }
    1 + text[1..].find(|c| !is_word(c)).unwrap_or(text.len() - 1)
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn comments_and_literals_are_no_tokens() {
        let source = r##"
            use /* a /* nested */ b */ crate::x; // crate::no
            const A: &'static str = "crate::no \" crate::no";
            const B: &str = r#"crate::no " "#; const C: [u8; 2] = [b'\'', b'"'];
            fn r#type<'a>(c: char) -> bool { c == '"' || c == '\\' }
        "##;
        let texts: Vec<String> = read(source).into_iter().map(|token| token.text).collect();
        assert!(!texts.iter().any(|text| text == "no" || text == "nested"), "{texts:?}");
        assert_eq!(texts[..5], ["use", "crate", "::", "x", ";"].map(String::from));
        assert!(texts.contains(&"type".into()) && texts.last().is_some_and(|text| text == "}"), "{texts:?}");
    }

    #[test]
    fn a_token_knows_its_line() {
        let tokens = read("a\n\"b\n\"\nc");
        assert_eq!(tokens.iter().map(|token| token.line).collect::<Vec<_>>(), [1, 4]);
    }
}
