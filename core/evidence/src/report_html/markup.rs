//! Markup in which every text that is not ours is escaped.

use crate::text::second_lang;
use alloc::{format, string::String, vec::Vec};
use rebatelens_finding::{lang::Lang, word::Term};

/// A page while it is written.
pub(super) struct Html {
    lang: Lang,
    out: String,
}

impl Html {
    pub(super) const fn new(lang: Lang) -> Self {
        Self { lang, out: String::new() }
    }

    /// Markup of ours.
    pub(super) fn raw(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    /// Text of anybody's.
    pub(super) fn text(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '&' => self.out.push_str("&amp;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                '"' => self.out.push_str("&quot;"),
                '\'' => self.out.push_str("&#39;"),
                '\n' | '\t' => self.out.push(c),
                c if c.is_control() => self.out.push('\u{FFFD}'),
                c => self.out.push(c),
            }
        }
    }

    /// Both languages, the first one large.
    pub(super) fn pair(&mut self, pair: &Term) {
        let second = second_lang(self.lang);
        let (text, beside) = (pair.text(self.lang), pair.text(second));
        self.text(text);
        if text != beside {
            self.raw(&format!(" <span class=\"second\" lang=\"{}\">", second.tag()));
            self.text(beside);
            self.raw("</span>");
        }
    }

    pub(super) fn heading(&mut self, level: u8, pair: &Term) {
        self.raw(&format!("<h{level}>"));
        self.pair(pair);
        self.raw(&format!("</h{level}>\n"));
    }

    /// A paragraph in each language.
    pub(super) fn paragraph(&mut self, pair: &Term) {
        for lang in [self.lang, second_lang(self.lang)] {
            self.lines(lang, &[pair.text(lang)]);
        }
    }

    /// One paragraph for each text, in one language.
    pub(super) fn lines(&mut self, lang: Lang, texts: &[&str]) {
        let class = if lang == self.lang { "" } else { " class=\"second\"" };
        for text in texts {
            self.raw(&format!("<p{class} lang=\"{}\">", lang.tag()));
            self.text(text);
            self.raw("</p>\n");
        }
    }

    pub(super) fn header_row(&mut self, names: &[&Term]) {
        self.raw("<tr>");
        for name in names {
            self.raw("<th scope=\"col\">");
            self.pair(name);
            self.raw("</th>");
        }
        self.raw("</tr>\n");
    }

    pub(super) fn cell(&mut self, class: &str, text: &str) {
        self.raw(&format!("<td class=\"{class}\">"));
        self.text(text);
        self.raw("</td>");
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.out.into_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::Html;
    use alloc::string::String;
    use rebatelens_finding::lang::Lang;

    #[test]
    fn no_text_becomes_markup() {
        let mut html = Html::new(Lang::En);
        html.text("<img src=x onerror='a'> & \"b\"\u{0}");
        let written = String::from_utf8(html.into_bytes()).unwrap();
        assert_eq!(written, "&lt;img src=x onerror=&#39;a&#39;&gt; &amp; &quot;b&quot;\u{FFFD}");
    }
}
