//! What a line of a statement is: an earning, or one of the corrections that
//! portals and bills name.

use crate::{
    missing::is_missing,
    text::{ascii_form, is_blank, simplified},
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

    /// Whether it takes money from the partner, whichever way.
    pub const fn takes(self) -> bool {
        matches!(self, Self::Refund | Self::Reversal | Self::Debit)
    }

    /// Texts that name it, in lower case and without blanks: words of both
    /// consoles, the interfaces' codes, and reasons as other portals give them.
    pub const fn texts(self) -> &'static [&'static str] {
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
                "包年包月退款",
                "按量计费退款",
            ],
            Self::Reversal => &[
                "reversal",
                "reversed",
                "reverse",
                "reverseorder",
                "chargeback",
                "clawback",
                "claw-back",
                "void",
                "voided",
                "冲正",
                "冲销",
                "红冲",
                "红字",
                "红字冲销",
                "回冲",
                "冲回",
                "撤销",
                "作废",
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
                "deduction",
                "recoup",
                "recoupment",
                "扣回",
                "补扣",
                "追扣",
                "追回",
                "扣减",
                "扣款",
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
    let plain = plain(text);
    let own = EntryKind::ALL.into_iter().find(|kind| kind.texts().contains(&plain.as_str()));
    own.or_else(|| {
        TAKING.iter().find(|(_, words)| words.iter().any(|word| plain.contains(word))).map(|(kind, _)| *kind)
    })
}

/// Words that say within a longer text that money is taken back.
const TAKING: &[(EntryKind, &[&str])] = &[
    (EntryKind::Reversal, &["reversal", "clawback", "chargeback", "冲正", "冲销", "红冲", "冲回"]),
    (EntryKind::Debit, &["deduction", "追扣", "扣回", "追回"]),
    (EntryKind::Refund, &["refund", "退款", "退费"]),
];

/// Whether a status names the taking back itself, not what became of an earning:
/// `冲正`, not `已冲正`.
pub fn names_taking(text: &str) -> bool {
    const STATES: &[&str] = &["reversed", "refunded", "returned", "voided", "refund", "partialrefund"];
    let kind = read_entry_kind(text).filter(|kind| kind.takes());
    let plain = plain(text);
    let is_state =
        plain.starts_with('已') || plain.ends_with('中') || STATES.iter().any(|state| plain.contains(state));
    kind.is_some()
        && !is_state
        && !matches!(plain.as_str(), "退款" | "退费" | "部分退款" | "撤销" | "作废" | "return")
}

/// Which way the cell of a column of directions says that money goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// To the partner.
    Gives,
    /// From the partner.
    Takes,
}

/// Texts of each direction, in lower case and without blanks.
pub const DIRECTIONS: [(Direction, &[&str]); 2] = [(Direction::Gives, GIVES), (Direction::Takes, TAKES)];

const GIVES: &[&str] = &[
    "收", "收入", "入", "入账", "贷", "贷方", "贷记", "增", "增加", "正", "加", "cr", "credit", "c", "in",
    "income", "inflow", "+", "1", "+1", "positive", "plus", "increase",
];
const TAKES: &[&str] = &[
    "支", "支出", "出", "扣", "扣减", "扣款", "扣回", "借", "借方", "借记", "减", "减少", "负", "退", "dr",
    "debit", "d", "out", "expense", "outflow", "-", "-1", "negative", "minus", "decrease",
];

/// Reads a direction: `收` and `支`, `Cr` and `Dr`, `1` and `-1`.
pub fn read_direction(text: &str) -> Option<Direction> {
    let plain = plain(text);
    if GIVES.contains(&plain.as_str()) {
        return Some(Direction::Gives);
    }
    TAKES.contains(&plain.as_str()).then_some(Direction::Takes)
}

fn plain(text: &str) -> String {
    let kept = text.chars().filter(|c| !is_blank(*c) && *c != '_');
    kept.map(|c| simplified(ascii_form(c)).to_ascii_lowercase()).collect()
}
