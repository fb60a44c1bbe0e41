//! Where a page was seen: the site, the account and the view, as far as the page
//! shows them, against those that the reseller works in.

use crate::page_context::PageContext;
use alloc::{
    format,
    string::{String, ToString},
    vec,
    vec::Vec,
};
use rebatelens_finding::{
    Rule, Term,
    lang::Lang,
    rule,
    severity::Severity,
    terms::page_workspace as texts,
    word::{Args, Word},
};
use rebatelens_model::{
    identifier::{IdentifierKind, State, read_identifier},
    site::Site,
};
use rebatelens_table::{fault::InputFault, input_error::InputError};
use serde::Serialize;

rule! { CX001: Error, needs [], replaces [] }
rule! { CX002: Warning, needs [], replaces [] }
rule! { CX003: Warning, needs [], replaces [] }
rule! { CX004: Note, needs [], replaces [] }

pub(crate) const RULES: &[&Rule] = &[&CX001, &CX002, &CX003, &CX004];

/// What the reseller works in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Own {
    /// The reseller's own partner accounts; any where there is none.
    pub accounts: Vec<String>,
    /// The site; any where there is none.
    pub site: Option<Site>,
}

/// Where a page was seen, in words, and what to know before its numbers are trusted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Workspace {
    /// The site, the account and the view.
    pub text: String,
    /// The site's name in reports and the account, apart by a space, as far as
    /// they are known: the beginning of it holds for a page that shows less.
    pub place: String,
    /// What differs, the gravest first.
    pub notices: Vec<WorkspaceNotice>,
}

/// Something to know about a page's workspace.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct WorkspaceNotice {
    /// The rule's code, such as `CX001`.
    pub code: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// What it is, in a few words.
    pub title: String,
    /// What differs.
    pub message: String,
    /// Why it matters.
    pub why: String,
    /// What to do.
    pub next: String,
}

impl WorkspaceNotice {
    fn new(code: &'static Rule, args: Args, lang: Lang) -> Self {
        let severity = code.severity;
        let InputError { code, title, message, why, next, .. } =
            InputFault::new(code, None, None, args).in_words("", lang);
        Self { code, severity, title, message, why, next }
    }
}

/// Says where a page was seen, and whether that is where the reseller works.
pub fn workspace(page: &PageContext, own: &Own, lang: Lang) -> Workspace {
    let site = Site::from_name(&page.site);
    let (view, about_view) = match page.view.as_deref() {
        Some("test") => (Some(texts::TEST.text(lang)), Some(&CX003)),
        Some("read_only") => (Some(texts::READ_ONLY.text(lang)), Some(&CX004)),
        _ => (None, None),
    };
    let notices = [
        other_account(page, own, lang),
        other_site(site, own, lang),
        about_view.map(|code| WorkspaceNotice::new(code, vec![], lang)),
    ];
    let parts = [
        site.map(|site| site_name(site).text(lang).into()),
        page.account.clone(),
        page.role.clone(),
        view.map(String::from),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    Workspace {
        text: parts.join(" · "),
        place: place(site, page),
        notices: notices.into_iter().flatten().collect(),
    }
}

fn place(site: Option<Site>, page: &PageContext) -> String {
    let Some(site) = site else { return String::new() };
    let account = page.account.as_deref().and_then(|shown| read_identifier(IdentifierKind::Partner, shown));
    match account.as_ref().and_then(|account| account.value()) {
        Some(account) => format!("{} {account}", site.name()),
        None => site.name().into(),
    }
}

const fn site_name(site: Site) -> &'static Term {
    match site {
        Site::China => &texts::CHINA,
        Site::International => &texts::INTERNATIONAL,
    }
}

fn other_account(page: &PageContext, own: &Own, lang: Lang) -> Option<WorkspaceNotice> {
    let shown = page.account.as_deref()?;
    if own.accounts.is_empty() || own.accounts.iter().any(|expected| may_be(shown, expected)) {
        return None;
    }
    let expected = own.accounts.join(lang.comma());
    let args = vec![("shown", Word::from(shown.to_string())), ("expected", Word::from(expected))];
    Some(WorkspaceNotice::new(&CX001, args, lang))
}

/// Whether an account as a page shows it, perhaps with digits hidden, is this one.
fn may_be(shown: &str, expected: &str) -> bool {
    let value = |text| read_identifier(IdentifierKind::Partner, text);
    let Some(read) = value(shown) else { return true };
    let Some(own) = value(expected).and_then(|own| own.value().map(String::from)) else { return false };
    match read.state {
        State::Masked => {
            let hidden = |c: char| !c.is_ascii_digit();
            let start = shown.split(hidden).next().unwrap_or_default();
            let end = shown.rsplit(hidden).next().unwrap_or_default();
            own.starts_with(start) && own.ends_with(end)
        }
        State::Clean | State::Repaired => read.value() == Some(own.as_str()),
        // What cannot be read accuses nobody.
        State::Damaged(_) | State::Invalid(_) => true,
    }
}

fn other_site(shown: Option<Site>, own: &Own, lang: Lang) -> Option<WorkspaceNotice> {
    let (shown, expected) = (shown?, own.site?);
    if shown == expected {
        return None;
    }
    let args = vec![("shown", Word::term(site_name(shown))), ("expected", Word::term(site_name(expected)))];
    Some(WorkspaceNotice::new(&CX002, args, lang))
}
