//! Help.

use crate::{call::Topic, words::help};
use rebatelens_core::Lang;

/// The help text about a topic.
pub(crate) const fn text(topic: Topic, lang: Lang) -> &'static str {
    match topic {
        Topic::Program => help::program(lang),
        Topic::Check => help::check(lang),
        Topic::Find => help::find(lang),
        Topic::Id => help::id(lang),
        Topic::Read => help::read(lang),
        Topic::Explain => help::explain(lang),
        Topic::Bundle => help::bundle(lang),
        Topic::Verify => help::verify(lang),
    }
}
