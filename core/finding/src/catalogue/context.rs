//! `CX`: where a page was seen, against where the reseller works.

use crate::{
    catalogue::{Rule, Texts},
    severity::Severity,
};

pub(super) static CX001: Rule = Rule {
    severity: Severity::Error,
    fatal: false,
    en: Texts {
        name: "Another account",
        title: "Another account",
        what: "The account that is signed in is none of your own partner accounts.",
        message: "You are signed in as {shown}. Your own partner accounts are {expected}.",
        why: "Records belong to the account that is signed in, so these may be somebody else's, or none of yours.",
        next: "Change the account, or add this one to your accounts in the options.",
    },
    zh: Texts {
        name: "账号不一致",
        title: "账号不一致",
        what: "当前登录的账号不是您自己的合作伙伴账号。",
        message: "当前登录账号为 {shown}，而您的合作伙伴账号为 {expected}。",
        why: "记录属于当前登录的账号，因此这里显示的可能并非您的记录。",
        next: "请切换账号，或在选项中添加此账号。",
    },
    triggers: "#! own account 100017320461\n#! page account 200020475883\n",
    silent: "#! own account 100017320461\n#! page account 1000****0461\n",
};

pub(super) static CX002: Rule = Rule {
    severity: Severity::Warning,
    fatal: false,
    en: Texts {
        name: "Another site",
        title: "This page is not on the {expected}",
        what: "The page is on another site than the one that your options name.",
        message: "This page is on the {shown}. Your options say that you work on the {expected}.",
        why: "The two sites have their own accounts, currencies, schedules and rules.",
        next: "Check the account and the site before you rely on these records.",
    },
    zh: Texts {
        name: "站点不一致",
        title: "此页不属于{expected}",
        what: "此页所属的站点与选项中的站点不同。",
        message: "此页属于{shown}；按您的选项，您使用的是{expected}。",
        why: "两个站点的账号、币种、结算时间和规则各不相同。",
        next: "采用这些记录前，请核对账号和站点。",
    },
    triggers: "#! own site cn\n#! page site intl\n",
    silent: "#! own site intl\n#! page site intl\n",
};

pub(super) static CX003: Rule = Rule {
    severity: Severity::Warning,
    fatal: false,
    en: Texts {
        name: "A test environment",
        title: "A test environment",
        what: "The page says that it is a test environment or a sandbox.",
        message: "The page says that this is a test environment.",
        why: "Its numbers are not those of real customers.",
        next: "Change to the production environment before you rely on these records.",
    },
    zh: Texts {
        name: "测试环境",
        title: "测试环境",
        what: "页面显示当前为测试环境或沙箱。",
        message: "页面显示当前为测试环境。",
        why: "其中的金额并非真实客户的数据。",
        next: "采用这些记录前，请切换到正式环境。",
    },
    triggers: "#! page view test\n",
    silent: "#! page view read_only\n",
};

pub(super) static CX004: Rule = Rule {
    severity: Severity::Note,
    fatal: false,
    en: Texts {
        name: "A read-only view",
        title: "A read-only view",
        what: "The page says that it is a read-only view.",
        message: "Nothing can be confirmed here.",
        why: "The page says that this is a read-only view.",
        next: "Statements are confirmed by an account that manages finance.",
    },
    zh: Texts {
        name: "只读视图",
        title: "只读视图",
        what: "页面显示当前为只读视图。",
        message: "此处无法确认账单。",
        why: "页面显示当前为只读视图。",
        next: "请由具有财务管理权限的账号确认。",
    },
    triggers: "#! page view read_only\n",
    silent: "#! page view test\n",
};
