//! The languages that everything a person reads exists in.

use serde::{Deserialize, Serialize};

/// A language. Each has a folder under `words/`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Lang {
    /// English.
    #[default]
    #[serde(rename = "en")]
    En,
    /// Simplified Chinese.
    #[serde(rename = "zh-CN")]
    ZhCn,
}

impl Lang {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::En, Self::ZhCn];

    /// The language's BCP 47 tag.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::ZhCn => "zh-CN",
        }
    }

    /// The language of a tag: any Chinese one is Simplified Chinese, any other
    /// English.
    pub fn from_tag(tag: &str) -> Self {
        let chinese = tag.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("zh"));
        if chinese { Self::ZhCn } else { Self::En }
    }

    /// The one of two texts that is in this language. For texts that are not in
    /// `words/` yet.
    pub const fn pick<'t>(self, en: &'t str, zh: &'t str) -> &'t str {
        match self {
            Self::En => en,
            Self::ZhCn => zh,
        }
    }

    /// What separates the names of a list.
    pub const fn comma(self) -> &'static str {
        match self {
            Self::En => ", ",
            Self::ZhCn => "、",
        }
    }
}

/// A value for each language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PerLang<T> {
    /// English.
    pub en: T,
    /// Simplified Chinese.
    pub zh_cn: T,
}

impl<T> PerLang<T> {
    /// The value of a language.
    pub const fn get(&self, lang: Lang) -> &T {
        match lang {
            Lang::En => &self.en,
            Lang::ZhCn => &self.zh_cn,
        }
    }

    /// A value made for each language by the same rule.
    pub fn each(make: impl Fn(Lang) -> T) -> Self {
        Self { en: make(Lang::En), zh_cn: make(Lang::ZhCn) }
    }
}

impl PerLang<&'static str> {
    /// The text of a language.
    pub const fn text(&self, lang: Lang) -> &'static str {
        self.get(lang)
    }
}
