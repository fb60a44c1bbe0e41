//! What can be wrong with a bundle, and the words for it.

use crate::{
    verify::answer::Problem,
    zip::{FaultKind, ReadError},
};
use alloc::{
    format,
    string::{String, ToString},
};
use rebatelens_finding::{
    lang::Lang,
    terms::{bundle_problem as problems, bundle_problem_next as nexts},
    word::{Term, Word, fill},
};

/// One thing that is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Trouble {
    path: String,
    kind: Kind,
}

/// The kinds of [`Trouble`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Zip(ReadError),
    Entry(FaultKind),
    OutsideFolder,
    Missing,
    Changed,
    ExtraPayload,
    ExtraTag,
    ManifestLine(usize),
    ForeignLine(String),
    Declaration,
    Oxum(String),
    NoKey,
    SeveralKeys,
    KeyUnreadable,
    KeyName,
    KeysDisagree,
    NotSigned,
    SignatureWrong,
}

/// What is wrong, then what to do.
type Words = [&'static Term; 2];

impl Trouble {
    pub(super) fn new(path: &str, kind: Kind) -> Self {
        Self { path: path.to_string(), kind }
    }

    pub(super) fn in_words(&self, lang: Lang) -> Problem {
        let [what, next] = self.kind.words();
        let message = fill(what.text(lang), self.kind.detail().as_slice(), lang);
        Problem { path: self.path.clone(), message, next: next.text(lang).to_string() }
    }
}

impl Kind {
    /// The word for the blank of the text.
    fn detail(&self) -> Option<(&'static str, Word)> {
        match self {
            Self::ManifestLine(line) => Some(("line", line.to_string().into())),
            Self::ForeignLine(text) => Some(("text", format!("“{text}”").into())),
            Self::Oxum(text) => Some(("size", format!("“{text}”").into())),
            _ => None,
        }
    }

    const fn words(&self) -> Words {
        match self {
            Self::Zip(error) => zip_words(*error),
            Self::Entry(fault) => entry_words(*fault),
            Self::NoKey
            | Self::SeveralKeys
            | Self::KeyUnreadable
            | Self::KeyName
            | Self::KeysDisagree
            | Self::NotSigned
            | Self::SignatureWrong => self.key_words(),
            _ => self.file_words(),
        }
    }

    const fn file_words(&self) -> Words {
        let what = match self {
            Self::OutsideFolder => &problems::OUTSIDE_FOLDER,
            Self::Missing => &problems::MISSING,
            Self::ExtraPayload => &problems::EXTRA_PAYLOAD,
            Self::ExtraTag => &problems::EXTRA_TAG,
            Self::ManifestLine(_) => &problems::MANIFEST_LINE,
            Self::ForeignLine(_) => &problems::FOREIGN_LINE,
            Self::Declaration => &problems::DECLARATION,
            Self::Oxum(_) => &problems::OXUM,
            _ => &problems::CHANGED,
        };
        [what, &nexts::ASK_AGAIN]
    }

    const fn key_words(&self) -> Words {
        let what = match self {
            Self::NoKey => &problems::NO_KEY,
            Self::SeveralKeys => &problems::SEVERAL_KEYS,
            Self::KeyUnreadable => &problems::KEY_UNREADABLE,
            Self::KeyName => &problems::KEY_NAME,
            Self::KeysDisagree => &problems::KEYS_DISAGREE,
            Self::NotSigned => &problems::NOT_SIGNED,
            _ => &problems::SIGNATURE_WRONG,
        };
        [what, &nexts::COMPARE]
    }
}

const fn zip_words(error: ReadError) -> Words {
    match error {
        ReadError::NotAZip => [&problems::NOT_A_ZIP, &nexts::CHOOSE],
        ReadError::Truncated => [&problems::TRUNCATED, &nexts::TRUNCATED],
        ReadError::Trailing => [&problems::TRAILING, &nexts::ASK_AGAIN],
        ReadError::TooLarge => [&problems::TOO_LARGE, &nexts::CHOOSE],
        ReadError::TooMany => [&problems::TOO_MANY, &nexts::CHOOSE],
    }
}

const fn entry_words(fault: FaultKind) -> Words {
    match fault {
        FaultKind::Compressed => [&problems::COMPRESSED, &nexts::UNPACK],
        FaultKind::Encrypted => [&problems::ENCRYPTED, &nexts::ASK_AGAIN],
        FaultKind::Link => [&problems::LINK, &nexts::NOT_UNPACKED],
        FaultKind::UnsafeName => [&problems::UNSAFE_NAME, &nexts::NOT_UNPACKED],
        FaultKind::Duplicate => [&problems::DUPLICATE, &nexts::NOT_UNPACKED],
        FaultKind::Checksum => [&problems::CHECKSUM, &nexts::ASK_AGAIN],
        FaultKind::Repacked => [&problems::REPACKED, &nexts::UNPACK],
    }
}
