//! Where a page was seen: the site, the account and the view, as far as the page
//! shows them, against those that the reseller works in.

use crate::{
    explain::lang::Lang,
    model::{
        identifier::{IdentifierKind, State, read_identifier},
        site::Site,
    },
    page::PageContext,
    report::Severity,
};
use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};
use serde::Serialize;

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

/// Something about a page's workspace.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct WorkspaceNotice {
    /// `account`, `site`, `test` or `read_only`.
    pub about: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// What it is, in a few words.
    pub title: String,
    /// What that means, and what to do.
    pub message: String,
}

/// Says where a page was seen, and whether that is where the reseller works.
pub fn workspace(page: &PageContext, own: &Own, lang: Lang) -> Workspace {
    let site = Site::from_name(&page.site);
    let notices = [
        other_account(page, own, lang),
        other_site(site, own, lang),
        test(page, lang),
        read_only(page, lang),
    ];
    let view = match page.view.as_deref() {
        Some("test") => Some(lang.pick("test environment", "测试环境")),
        Some("read_only") => Some(lang.pick("read-only", "只读")),
        _ => None,
    };
    let parts = [
        site.map(|site| site_name(site, lang).to_string()),
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

fn site_name(site: Site, lang: Lang) -> &'static str {
    match site {
        Site::China => lang.pick("China site", "中国站"),
        Site::International => lang.pick("International site", "国际站"),
    }
}

fn other_account(page: &PageContext, own: &Own, lang: Lang) -> Option<WorkspaceNotice> {
    let shown = page.account.as_deref()?;
    if own.accounts.is_empty() || own.accounts.iter().any(|expected| may_be(shown, expected)) {
        return None;
    }
    let expected = own.accounts.join(lang.pick(", ", "、"));
    let message = match lang {
        Lang::En => format!(
            "You are signed in as {shown}. Your own partner accounts are {expected}. \
             The numbers below are not theirs: change the account, or add this one in the options."
        ),
        Lang::ZhCn => format!(
            "当前登录账号为 {shown}，而您的合作伙伴账号为 {expected}。下方金额不属于这些账号：请切换账号，或在选项中添加此账号。"
        ),
    };
    Some(WorkspaceNotice {
        about: "account",
        severity: Severity::Error,
        title: lang.pick("Another account", "账号不一致").into(),
        message,
    })
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
    let (title, message) = match (expected, lang) {
        (Site::China, Lang::En) => (
            "This page is not on the China site",
            "Your options say that you work on the China site. Check the account and the site before you rely on these records.",
        ),
        (Site::International, Lang::En) => (
            "This page is not on the international site",
            "Your options say that you work on the international site. Check the account and the site before you rely on these records.",
        ),
        (Site::China, Lang::ZhCn) => {
            ("此页不属于中国站", "按您的选项，您使用的是中国站。采用这些记录前，请核对账号和站点。")
        }
        (Site::International, Lang::ZhCn) => {
            ("此页不属于国际站", "按您的选项，您使用的是国际站。采用这些记录前，请核对账号和站点。")
        }
    };
    Some(WorkspaceNotice {
        about: "site",
        severity: Severity::Warning,
        title: title.into(),
        message: message.into(),
    })
}

fn test(page: &PageContext, lang: Lang) -> Option<WorkspaceNotice> {
    (page.view.as_deref() == Some("test")).then(|| WorkspaceNotice {
        about: "test",
        severity: Severity::Warning,
        title: lang.pick("A test environment", "测试环境").into(),
        message: lang
            .pick(
                "The page says that this is a test environment. Its numbers are not those of real customers.",
                "页面显示当前为测试环境，其中的金额并非真实客户的数据。",
            )
            .into(),
    })
}

fn read_only(page: &PageContext, lang: Lang) -> Option<WorkspaceNotice> {
    (page.view.as_deref() == Some("read_only")).then(|| WorkspaceNotice {
        about: "read_only",
        severity: Severity::Note,
        title: lang.pick("A read-only view", "只读视图").into(),
        message: lang
            .pick(
                "Nothing can be confirmed here. Statements are confirmed by an account that manages finance.",
                "此处无法确认账单。请由具有财务管理权限的账号确认。",
            )
            .into(),
    })
}
