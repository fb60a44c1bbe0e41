//! What a status text means: where the record is, what holds it, who acts.
//!
//! No public list of the texts that the rebate pages show exists, so known
//! ones are read, and every other one stays `unknown`, never settled.

use crate::{
    missing::is_missing,
    text::{ascii_form, is_blank, simplified},
};
use alloc::{string::String, vec::Vec};

/// Where a record is on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lifecycle {
    /// Paid out.
    Settled,
    /// Counted; a statement, an invoice or a payment is under way.
    InReview,
    /// Not counted yet, or held.
    Pending,
    /// Corrected or reversed.
    Adjusted,
    /// Refused.
    Rejected,
    /// The text does not say.
    Unknown,
}

impl Lifecycle {
    /// Every stage, in the order that people read them.
    pub const ALL: [Self; 6] =
        [Self::Settled, Self::InReview, Self::Pending, Self::Adjusted, Self::Rejected, Self::Unknown];

    /// The stage's name in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Settled => "settled",
            Self::InReview => "in_review",
            Self::Pending => "pending",
            Self::Adjusted => "adjusted",
            Self::Rejected => "rejected",
            Self::Unknown => "unknown",
        }
    }
}

/// What keeps a payment from being made. A hold is not a status: the month is
/// still counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    /// The partner or a customer has unpaid bills.
    OverdueBill,
    /// The agreement is not signed or not archived.
    NoContract,
}

/// Who has to act before the record moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NextActor {
    /// The reseller.
    Partner,
    /// Tencent Cloud.
    Tencent,
    /// Nobody; it is done.
    Nobody,
    /// The text does not say.
    Unknown,
}

/// What a partner is asked to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// Confirm or dispute the statement.
    Confirm,
    /// Send the invoice.
    Invoice,
}

/// A step of a month's settlement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// The month's performance is counted.
    Counting,
    /// The statement is issued.
    Issue,
    /// The statement is checked, and confirmed or disputed.
    Check,
    /// The settlement note is sent.
    Note,
    /// The partner sends the invoice.
    Invoice,
    /// The money is paid.
    Payment,
}

/// A status text, read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Status {
    /// Where the record is.
    pub lifecycle: Lifecycle,
    /// What holds the payment.
    pub hold: Option<Hold>,
    /// What the partner is asked to do.
    pub task: Option<Task>,
    /// The step that is under way, where the text says which it is.
    pub step: Option<Step>,
    /// Whether the customer got the money back.
    pub refunded: bool,
    /// Whether the text is in the table at all.
    pub known: bool,
}

impl Status {
    /// The same where nothing is asked of the partner any more.
    #[must_use]
    pub const fn without_task(self) -> Self {
        Self { task: None, ..self }
    }

    /// Who has to act.
    pub fn next_actor(&self) -> NextActor {
        if self.hold.is_some() || self.task.is_some() {
            return NextActor::Partner;
        }
        match self.lifecycle {
            Lifecycle::Settled | Lifecycle::Adjusted => NextActor::Nobody,
            Lifecycle::InReview | Lifecycle::Pending => NextActor::Tencent,
            Lifecycle::Rejected | Lifecycle::Unknown => NextActor::Unknown,
        }
    }
}

/// One meaning and every text that carries it, in lower case and without
/// spaces. The API's codes stand beside the words of both consoles.
struct Meaning {
    lifecycle: Lifecycle,
    hold: Option<Hold>,
    task: Option<Task>,
    step: Option<Step>,
    refunded: bool,
    texts: &'static [&'static str],
}

impl Meaning {
    const fn status(&self) -> Status {
        Status {
            lifecycle: self.lifecycle,
            hold: self.hold,
            task: self.task,
            step: self.step,
            refunded: self.refunded,
            known: true,
        }
    }
}

const fn meaning(lifecycle: Lifecycle, texts: &'static [&'static str]) -> Meaning {
    Meaning { lifecycle, hold: None, task: None, step: None, refunded: false, texts }
}

/// A step of the review that asks the partner for nothing.
const fn reviewing(step: Step, texts: &'static [&'static str]) -> Meaning {
    Meaning { step: Some(step), ..meaning(Lifecycle::InReview, texts) }
}

const MEANINGS: &[Meaning] = &[
    meaning(
        Lifecycle::Settled,
        &[
            "settled",
            "paid",
            "paidout",
            "paymentcompleted",
            "paymentsent",
            "completed",
            "已结算",
            "已付款",
            "已支付",
            "已发放",
            "发放成功",
            "已到账",
            "付款完成",
            "已返佣",
            "已打款",
            "结算成功",
            "付款成功",
            "已下发",
            "下发成功",
            "已汇款",
            "汇款成功",
            "paymentsuccessful",
            "disbursed",
            "remitted",
            "打款成功",
            "打款完成",
            "已結算",
        ],
    ),
    meaning(
        Lifecycle::InReview,
        &[
            "inreview",
            "underreview",
            "reviewing",
            "pendingreview",
            "awaitingreview",
            "requirereview",
            "approved",
            "calculated",
            "settling",
            "upcoming",
            "审核中",
            "发票审核中",
            "付款审批中",
            "invoiceunderreview",
            "taxinvoiceunderreview",
            "待审核",
            "结算中",
            "审批中",
            "复核中",
            "審核中",
        ],
    ),
    reviewing(
        Step::Check,
        &[
            "statementissued",
            "已出账",
            "已出账单",
            "核对中",
            "对账中",
            "对账单已出具",
            "对账单已生成",
            "已出对账单",
        ],
    ),
    reviewing(
        Step::Note,
        &[
            "confirmed",
            "confirmedbydefault",
            "confirmedbypartner",
            "已确认",
            "已对账",
            "对账完成",
            "已核对",
            "核对完成",
            "partnerconfirmed",
            "autoconfirmed",
            "默认确认",
            "自动确认",
            "已確認",
            "settlementnotesent",
            "推送结算单",
            "已推送结算单",
            "待推送结算单",
        ],
    ),
    reviewing(
        Step::Payment,
        &[
            "awaitingpayment",
            "pendingpayment",
            "unpaid",
            "notpaid",
            "paymentprocessing",
            "paymentinprogress",
            "rebatepayment",
            "返佣付款",
            "待付款",
            "未付款",
            "待支付",
            "未支付",
            "付款中",
            "发放中",
            "待发放",
            "待下发",
            "下发中",
            "待汇款",
            "付款处理中",
            "已开票",
            "已寄发票",
            "已收票",
            "发票已寄出",
            "发票已收到",
            "payable",
            "pendingpayout",
            "pending_payout",
            "awaitingpayout",
            "readyforpayment",
            "未发放",
            "待打款",
            "打款中",
        ],
    ),
    Meaning {
        lifecycle: Lifecycle::InReview,
        hold: None,
        task: Some(Task::Confirm),
        step: Some(Step::Check),
        refunded: false,
        texts: &[
            "awaitingconfirmation",
            "pendingconfirmation",
            "tobeconfirmed",
            "unconfirmed",
            "issued,awaitingconfirmation",
            "statementcheck",
            "核对账单",
            "待确认",
            "待伙伴确认",
            "待合作伙伴确认",
            "待对账",
            "awaitingpartnerconfirmation",
            "pendingpartnerconfirmation",
            "待核对",
            "未确认",
            "待確認",
        ],
    },
    Meaning {
        lifecycle: Lifecycle::InReview,
        hold: None,
        task: Some(Task::Invoice),
        step: Some(Step::Invoice),
        refunded: false,
        texts: &[
            "awaitinginvoice",
            "pendinginvoice",
            "invoicerequired",
            "pendingtaxinvoice",
            "开具发票",
            "待开票",
            "待提交发票",
            "待寄送发票",
            "待上传发票",
            "待开具发票",
            "待寄发票",
            "待开发票",
        ],
    },
    meaning(
        Lifecycle::Pending,
        &[
            "pending",
            "unsettled",
            "notsettled",
            "tobesettled",
            "pendingsettlement",
            "awaitingsettlement",
            "estimated",
            "calculating",
            "unprocessed",
            "processing",
            "paying",
            "shipping",
            "refunding",
            "业绩结算",
            "处理中",
            "支付中",
            "发货中",
            "退款中",
            "待结算",
            "业绩统计中",
            "业绩核算中",
            "核算中",
            "待统计",
            "accrued",
            "accruing",
            "未结算",
            "预估",
            "计算中",
            "未出账",
            "待计算",
            "待結算",
        ],
    ),
    Meaning {
        lifecycle: Lifecycle::Pending,
        hold: Some(Hold::OverdueBill),
        task: None,
        step: None,
        refunded: false,
        texts: &[
            "has_overdue_bill",
            "overduebill",
            "overdue",
            "onhold:overduebill",
            "欠费",
            "欠费冻结",
            "客户欠费",
            "账单逾期",
            "逾期未付",
            "inarrears",
            "billoverdue",
        ],
    },
    Meaning {
        lifecycle: Lifecycle::Pending,
        hold: Some(Hold::NoContract),
        task: None,
        step: None,
        refunded: false,
        texts: &[
            "no_contract",
            "nocontract",
            "contractnotarchived",
            "unarchivedcontract",
            "onhold:nocontract",
            "缺合同",
            "缺合约",
            "合同未归档",
            "未签合同",
            "未签约",
            "合同缺失",
            "合同待归档",
            "协议未归档",
            "contractmissing",
        ],
    },
    meaning(
        Lifecycle::Rejected,
        &[
            "rejected",
            "rejectedbypartner",
            "disputed",
            "ineligible",
            "cancelled",
            "canceled",
            "closed",
            "expired",
            "invalidated",
            "shipmentfailed",
            "已取消",
            "已关单",
            "已取消(已关单)",
            "已过期",
            "已失效",
            "产品已失效",
            "发货失败",
            "代付拒绝",
            "订单错误",
            "已驳回",
            "驳回",
            "已拒绝",
            "不符合返佣条件",
            "不予返佣",
            "不返佣",
            "不结算",
            "审核不通过",
            "审核未通过",
            "异议中",
            "有异议",
            "争议中",
            "申诉中",
            "declined",
            "denied",
            "已作废",
        ],
    ),
    meaning(
        Lifecycle::Adjusted,
        &[
            "adjusted",
            "reversed",
            "restated",
            "partiallyrefunded",
            "部分退款",
            "adjust-cr",
            "adjust-dr",
            "reversal",
            "clawback",
            "chargeback",
            "deduction",
            "冲销",
            "红冲",
            "追扣",
            "扣回",
            "包年包月退款",
            "按量计费退款",
            "已调整",
            "调整",
            "已冲正",
            "已冲销",
            "已红冲",
            "已扣回",
            "已追扣",
            "clawedback",
            "clawed_back",
            "chargedback",
            "冲正",
            "调账补偿",
            "调账扣费",
            "已調整",
        ],
    ),
    Meaning {
        lifecycle: Lifecycle::Adjusted,
        hold: None,
        task: None,
        step: None,
        refunded: true,
        texts: &["refunded", "refund", "fullyrefunded", "已退款", "退款", "已退费"],
    },
    // The API's flag for "nothing blocks payment" is no status by itself, and
    // an order that was delivered can earn but has not yet.
    meaning(
        Lifecycle::Unknown,
        &["normal", "正常", "success", "delivered", "shipped", "交易成功", "已发货", "分配完成"],
    ),
];

/// Every meaning that a text can have, with the texts that have it, in lower case
/// and without spaces.
pub fn known_statuses() -> impl Iterator<Item = (Status, &'static [&'static str])> {
    MEANINGS.iter().map(|meaning| (meaning.status(), meaning.texts))
}

/// Reads a status text. Nothing is returned where nothing is written.
pub fn read_status(text: &str) -> Option<Status> {
    if is_missing(text) {
        return None;
    }
    let meaning = if text.is_ascii() {
        found(&normal_ascii(text))
    } else {
        found(text).or_else(|| found(&normal(text)))
    };
    Some(match meaning {
        Some(meaning) => meaning.status(),
        None => Status {
            lifecycle: Lifecycle::Unknown,
            hold: None,
            task: None,
            step: None,
            refunded: false,
            known: false,
        },
    })
}

fn found(normal: &str) -> Option<&'static Meaning> {
    MEANINGS.iter().find(|meaning| meaning.texts.contains(&normal))
}

/// The same as [`normal`] of a text that is ASCII. Every text of the table is
/// its own normal form, so it is looked up once.
fn normal_ascii(text: &str) -> String {
    text.chars().filter(char::is_ascii_graphic).map(|c| c.to_ascii_lowercase()).collect()
}

fn normal(text: &str) -> String {
    let kept: Vec<char> = text.chars().filter(|c| !is_blank(*c)).map(ascii_form).collect();
    kept.into_iter().map(|c| simplified(c).to_ascii_lowercase()).collect()
}
