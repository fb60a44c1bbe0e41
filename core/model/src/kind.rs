//! What a table's rows are: rebate records, or one of the other kinds that the
//! portal's interfaces and files hand out beside them.

/// A kind of record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// One line of commission: an order, its base, rate and rebate.
    Rebate,
    /// A partner's total for one month (`DescribeRebateInfosNew`).
    Statement,
    /// One line of business that counts towards a month (`DescribeAgentBills`).
    BusinessDetail,
    /// An order.
    Order,
    /// The price of an order, product by product.
    PriceDetail,
    /// One line of a bill.
    BillLine,
    /// Sums of a bill.
    BillSummary,
    /// A correction of a bill.
    Adjustment,
    /// A line of the cash journal.
    Transaction,
    /// A balance of an account.
    Balance,
    /// Credit allocated to customers or partners.
    Credit,
    /// A voucher.
    Voucher,
    /// The use of a voucher.
    VoucherUsage,
    /// A row of a policy's product list.
    PolicyProduct,
    /// A customer, or a partner below this one.
    Customer,
    /// A customer's goal of the increase incentive.
    IncreaseGoal,
    /// A sales person.
    Salesman,
    /// Where a file can be downloaded.
    Download,
    /// A list of countries or trades.
    Reference,
    /// A table or an answer that is not known.
    Other,
}

impl Kind {
    /// Every kind, in the order of reports.
    pub const ALL: [Self; 20] = [
        Self::Rebate,
        Self::Statement,
        Self::BusinessDetail,
        Self::Order,
        Self::PriceDetail,
        Self::BillLine,
        Self::BillSummary,
        Self::Adjustment,
        Self::Transaction,
        Self::Balance,
        Self::Credit,
        Self::Voucher,
        Self::VoucherUsage,
        Self::PolicyProduct,
        Self::Customer,
        Self::IncreaseGoal,
        Self::Salesman,
        Self::Download,
        Self::Reference,
        Self::Other,
    ];

    /// The kind with this name in reports.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The kind's name in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Rebate => "rebate",
            Self::Statement => "statement",
            Self::BusinessDetail => "business_detail",
            Self::Order => "order",
            Self::PriceDetail => "price_detail",
            Self::BillLine => "bill_line",
            Self::BillSummary => "bill_summary",
            Self::Adjustment => "adjustment",
            Self::Transaction => "transaction",
            Self::Balance => "balance",
            Self::Credit => "credit",
            Self::Voucher => "voucher",
            Self::VoucherUsage => "voucher_usage",
            Self::PolicyProduct => "policy_product",
            Self::Customer => "customer",
            Self::IncreaseGoal => "increase_goal",
            Self::Salesman => "salesman",
            Self::Download => "download",
            Self::Reference => "reference",
            Self::Other => "other",
        }
    }

    /// Whether each record is about one customer of the partner. A bill's rows
    /// may be the payer's own.
    pub const fn names_customers(self) -> bool {
        matches!(self, Self::Rebate | Self::BusinessDetail)
    }

    /// Whether the records state a rebate amount.
    pub const fn states_rebate(self) -> bool {
        matches!(self, Self::Rebate | Self::Statement)
    }
}
