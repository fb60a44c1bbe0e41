//! Where a page was seen, against where the reseller works.

use rebatelens_core::{Lang, PageContext, Workspace, explain::workspace::Own, model::site::Site, workspace};

const OWN: &str = "100017320461";

fn seen(account: Option<&str>, view: Option<&str>, own: &[&str], site: Option<Site>) -> Workspace {
    let page = PageContext {
        site: "intl".into(),
        account: account.map(String::from),
        view: view.map(String::from),
        ..PageContext::default()
    };
    let own = Own { accounts: own.iter().map(|one| (*one).into()).collect(), site };
    workspace(&page, &own, Lang::En)
}

fn codes(workspace: &Workspace) -> Vec<&'static str> {
    workspace.notices.iter().map(|notice| notice.code).collect()
}

#[test]
fn an_account_that_is_not_the_resellers_is_said_first() {
    let other = seen(Some("200020475883"), None, &[OWN], Some(Site::China));
    assert_eq!(codes(&other), ["CX001", "CX002"]);
    assert!(other.notices[0].message.contains("200020475883") && other.notices[0].message.contains(OWN));
}

#[test]
fn where_nothing_differs_nothing_is_said() {
    for (account, own) in [
        (Some(OWN), &[OWN][..]),
        (Some("100 017 320 461"), &[OWN]),
        (Some(OWN), &["200020475883", OWN]),
        (Some("1000****0461"), &[OWN]),
        (Some(OWN), &[]),
        (None, &[OWN]),
        (Some("my company"), &[OWN]),
    ] {
        let seen = seen(account, None, own, Some(Site::International));
        assert_eq!(codes(&seen), [] as [&str; 0], "{account:?} {own:?}");
    }
}

#[test]
fn hidden_digits_still_tell_accounts_apart() {
    assert_eq!(codes(&seen(Some("2000****5883"), None, &[OWN], None)), ["CX001"]);
}

#[test]
fn a_test_environment_and_a_read_only_view_are_named() {
    let test = seen(Some(OWN), Some("test"), &[], None);
    assert_eq!(
        (codes(&test), test.text.as_str()),
        (vec!["CX003"], "International site · 100017320461 · test environment")
    );
    assert_eq!(codes(&seen(None, Some("read_only"), &[], None)), ["CX004"]);
}

#[test]
fn both_languages_say_it() {
    let page =
        PageContext { site: "cn".into(), account: Some("200020475883".into()), ..PageContext::default() };
    let own = Own { accounts: vec![OWN.into()], site: Some(Site::International) };
    let said = workspace(&page, &own, Lang::ZhCn);
    assert_eq!(said.text, "中国站 · 200020475883");
    assert_eq!(said.notices.len(), 2);
    for notice in said.notices {
        assert!(!notice.title.is_ascii() && notice.message.contains(['。']), "{notice:?}");
    }
}

#[test]
fn a_place_is_the_same_however_the_account_is_written() {
    let place = |account: Option<&str>| seen(account, None, &[], None).place;
    assert_eq!(place(Some(OWN)), "intl 100017320461");
    assert_eq!(place(Some("100 017 320 461")), "intl 100017320461");
    for unknown in [None, Some("1000****0461"), Some("my company")] {
        assert_eq!(place(unknown), "intl");
    }
}
