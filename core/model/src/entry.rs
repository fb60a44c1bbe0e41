//! What a line of a statement is: an earning, or one of the corrections that
//! portals and bills name.

use crate::{
    missing::is_missing,
    text::{ascii_form, is_blank},
};
use alloc::string::String;

/// A kind of line that is no plain earning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// Money given back to the customer: what it earned is taken back.
    Refund,
    /// A line that cancels another one.
    Reversal,
    /// A credit made by hand.
    Credit,
    /// A debit made by hand.
    Debit,
    /// A correction made by hand, in either direction.
    Manual,
    /// An amount of an earlier month that had not been settled.
    Supplementary,
    /// An earlier month, settled anew.
    Resettlement,
}

impl EntryKind {
    /// Every kind.
    pub const ALL: [Self; 7] = [
        Self::Refund,
        Self::Reversal,
        Self::Credit,
        Self::Debit,
        Self::Manual,
        Self::Supplementary,
        Self::Resettlement,
    ];

    /// Whether it takes back what another line gave.
    pub const fn reverses(self) -> bool {
        matches!(self, Self::Refund | Self::Reversal)
    }

    /// Texts that name it, in lower case and without blanks: words of both
    /// consoles, the interfaces' codes, and reasons as other portals give them.
    const fn texts(self) -> &'static [&'static str] {
        match self {
            Self::Refund => &[
                "refund",
                "refunded",
                "partialrefund",
                "return",
                "unsubscribe",
                "退款",
                "部分退款",
                "退费",
                "退货",
                "退订",
                "五天无理由退款",
            ],
            Self::Reversal => &[
                "reversal",
                "reversed",
                "reverse",
                "reverseorder",
                "chargeback",
                "clawback",
                "冲正",
                "冲销",
                "红冲",
                "撤销",
            ],
            Self::Credit => &[
                "adjust-cr",
                "adjustcr",
                "credit",
                "creditadjustment",
                "recoverrefundforward",
                "recoverpayreserve",
                "调账补偿",
                "补偿",
                "补发",
            ],
            Self::Debit => &[
                "adjust-dr",
                "adjustdr",
                "debit",
                "debitadjustment",
                "recoverpayforward",
                "recoverrefundreserve",
                "调账扣费",
                "扣回",
                "补扣",
            ],
            Self::Manual => &[
                "manualadjustment",
                "manual",
                "adjustment",
                "opsadjustment",
                "miscalculation",
                "policyexception",
                "人工调账",
                "人工调整",
                "调账",
                "调整",
            ],
            Self::Supplementary => &[
                "supplementarysettlement",
                "supplementary",
                "prior-periodearnings",
                "priorperiodearnings",
                "priorperiod",
                "补结算",
                "补结",
                "往期补发",
                "上期补发",
            ],
            Self::Resettlement => &["resettlement", "restatement", "restated", "重结算", "重新结算", "重算"],
        }
    }
}

/// What a text says that a line is; nothing where it names no correction.
pub fn read_entry_kind(text: &str) -> Option<EntryKind> {
    if is_missing(text) {
        return None;
    }
    let plain: String = text
        .chars()
        .filter(|c| !is_blank(*c) && *c != '_')
        .map(|c| ascii_form(c).to_ascii_lowercase())
        .collect();
    EntryKind::ALL.into_iter().find(|kind| kind.texts().contains(&plain.as_str()))
}
