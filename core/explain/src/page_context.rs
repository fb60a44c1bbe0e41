//! Where a page's table was seen.

use alloc::string::String;
use serde::{Deserialize, Serialize};

/// Where a table was seen, as the page says it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PageContext {
    /// The address, without what follows `?` where that may hold a secret.
    pub url: String,
    /// The page's own heading.
    pub title: String,
    /// `cn` or `intl`.
    pub site: String,
    /// The number of rows in all, as the page's pagination writes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub rows_in_all: Option<String>,
    /// How many pages of its pagination were put together, where it is more
    /// than the one that is shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub pages_read: Option<u32>,
    /// The account that is signed in, as the page shows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub account: Option<String>,
    /// Its role, in the page's own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub role: Option<String>,
    /// `test` or `read_only`, where the page says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(optional))]
    pub view: Option<String>,
    /// The description of the console's tables that found this one.
    pub adapter: String,
    /// When it was read, as in RFC 3339.
    pub captured_at: String,
}
