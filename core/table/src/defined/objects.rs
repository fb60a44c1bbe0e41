//! The objects that the partner and billing interfaces answer with, field by
//! field, from their published definitions: partners 2018-03-21, billing
//! 2018-07-09, intlpartnersmgt 2022-09-28.
//!
//! A field is written as `Name:type`. `#` stands before the type of a field
//! that is a number on the wire; all others are texts. `>` names the field of
//! a rebate record that it is. The types:
//!
//! | | | | |
//! | --- | --- | --- | --- |
//! | `s` | text | `f` | whole fen |
//! | `p` | partner | `F` | fen, floating-point |
//! | `c` | customer or another account | `Y` | yuan, floating-point |
//! | `o` | order | `d` | yuan, decimal text |
//! | `j` | cash journal or bill | `w` | decimal text in the row's currency |
//! | `r` | resource | `D` | decimal text, currency not stated |
//! | `v` | voucher | `U` | floating-point, currency not stated |
//! | `y` | policy | `x` | money whose unit nobody states |
//! | `i` | whole number | `m` | month |
//! | `n` | number | `t`, `T` | time, seconds since 1970 |
//! | `?` | yes or no | `S` | status of a rebate |
//! | `u` | address | `{Name}` | another object, or a list of them |

use rebatelens_model::Kind;

/// An object of an interface.
#[derive(Debug)]
pub struct Object {
    /// Its name in the interface's definition.
    pub name: &'static str,
    /// What it is, unless it only occurs inside others.
    pub kind: Option<Kind>,
    /// The lists of answers that hold it, by name.
    pub lists: &'static str,
    /// Its fields.
    pub fields: &'static str,
}

const fn record(name: &'static str, kind: Kind, lists: &'static str, fields: &'static str) -> Object {
    Object { name, kind: Some(kind), lists, fields }
}

const fn part(name: &'static str, fields: &'static str) -> Object {
    Object { name, kind: None, lists: "", fields }
}

/// Every object, as its interface defines it.
pub const OBJECTS: &[Object] = &[
    record(
        "AgentAuditedClient",
        Kind::Customer,
        "AgentClientSet",
        "Uin:p ClientUin:c AgentTime:T ClientFlag:s ClientRemark:s ClientName:s AuthType:s AppId:s \
             LastMonthAmt:#f ThisMonthAmt:#f HasOverdueBill:#i ClientType:s ProjectType:s SalesUin:s \
             SalesName:s Mail:s TransactionType:s",
    ),
    record(
        "AgentBillElem",
        Kind::BusinessDetail,
        "AgentBillSet",
        "Uin:p OrderId:o ClientUin:c ClientRemark:s PayTime:t GoodsType:s PayMode:s SettleMonth:m \
             Amt:#f PayerMode:s ClientType:s ProjectType:s ActivityId:s",
    ),
    record(
        "AgentClientElem",
        Kind::Customer,
        "AgentClientSet",
        "Uin:p ClientUin:c ApplyTime:#T ClientFlag:s Mail:s Phone:s HasOverdueBill:#i Status:#i \
             SalesUin:s SalesName:s ClientName:s IncreaseGoal:x",
    ),
    record(
        "AgentDealNewElem",
        Kind::Order,
        "AgentDealSet AgentPayDealSet",
        "DealId:s DealName:o GoodsCategoryId:s OwnerUin:c AppId:s GoodsNum:i \
             GoodsPrice:{DealGoodsPriceNewElem} Creater:c CreatTime:t PayEndTime:t BillId:j Payer:c \
             DealStatus:s Status:s GoodsName:s ClientRemark:s ActionType:s VoucherDecline:f \
             BigDealId:o ClientType:s ProjectType:s SalesUin:s PayerMode:s ActivityId:s OverdueTime:t \
             ProductInfo:{ProductInfoElem} PaymentMethod:s UpdateTime:t ResourceIds:r \
             RefundMap:{RefundMap} SubGoodsName:s",
    ),
    record(
        "AgentSalesmanElem",
        Kind::Salesman,
        "AgentSalesmanSet",
        "Uin:p SalesUin:s SalesName:s CreateTime:t",
    ),
    record("AssignClientsToSalesResponse", Kind::Customer, "", "SucceedUins:s FailedUins:s"),
    record("AuditApplyClientResponse", Kind::Customer, "", "Uin:p ClientUin:c AuditResult:s AgentTime:#T"),
    record(
        "ClientIncreaseInfoList",
        Kind::IncreaseGoal,
        "List",
        "ClientUin:c IsJoinIncrease:s IncreaseUseAssociateDate:t TLevel:s IncreaseGoal:x \
             TotalBaseAmt:x",
    ),
    part("DealGoodsPriceNewElem", "RealTotalCost:#f OriginalTotalCost:#f"),
    record(
        "DealPriceDetail",
        Kind::PriceDetail,
        "DealList",
        "DealName:o OwnerUin:c SubProductPriceDetail:{SubProductPriceDetail}",
    ),
    record(
        "DescribeAgentClientGradeResponse",
        Kind::Customer,
        "",
        "AuditStatus:#i AuthState:#i ClientGrade:s ClientType:#i",
    ),
    record("DescribeAgentRelateBigDealIdsResponse", Kind::Order, "", "BigDealIdList:o"),
    record("DescribeClientBalanceNewResponse", Kind::Balance, "", "Balance:#f Cash:#f"),
    record(
        "DescribeClientSwitchTraTaskInfoResponse",
        Kind::Customer,
        "",
        "ClientUin:c SwitchType:s Result:s SwitchUrl:u ResultMsg:s",
    ),
    part("ProductInfoElem", "Name:s Value:s"),
    record(
        "RebateInfoElem",
        Kind::Statement,
        "RebateInfoSet",
        "Uin:p RebateMonth:m Amt:#f>rebate_amount MonthSales:#f QuarterSales:#f ExceptionFlag:S",
    ),
    record(
        "RebateInfoElemNew",
        Kind::Statement,
        "RebateInfoSet",
        "Uin:p RebateMonth:m Amt:#f>rebate_amount MonthSales:#f QuarterSales:#f ExceptionFlag:S",
    ),
    part("RefundMap", "DealName:o RefundAmount:#f"),
    part("SubProductPriceDetail", "Name:s DiscountValue:#n TotalCost:#f RealTotalCost:#f"),
    record(
        "UnbindClientElem",
        Kind::Customer,
        "UnbindClientList",
        "Uin:c Name:s Status:#i ApplyTime:t ActionTime:t",
    ),
    record(
        "AdjustInfoDetail",
        Kind::Adjustment,
        "Data",
        "PayerUin:c Month:m AdjustType:s AdjustNum:s AdjustCompletionTime:t AdjustAmount:#Y",
    ),
    record(
        "BillDetail",
        Kind::BillLine,
        "DetailSet",
        "BusinessCodeName:s ProductCodeName:s PayModeName:s ProjectName:s RegionName:s ZoneName:s \
             ResourceId:r ResourceName:s ActionTypeName:s OrderId:o BillId:j PayTime:t FeeBeginTime:t \
             FeeEndTime:t ComponentSet:{BillDetailComponent} PayerUin:c OwnerUin:c OperateUin:c Tags:s \
             BusinessCode:s ProductCode:s ActionType:s RegionId:s ProjectId:#i PriceInfo:s \
             AssociatedOrder:{BillDetailAssociatedOrder} Formula:s FormulaUrl:u BillDay:t BillMonth:m \
             Id:s RegionType:s RegionTypeName:s ReserveDetail:s DiscountObject:s DiscountType:s \
             DiscountContent:s ExtendField:s",
    ),
    part(
        "BillDetailAssociatedOrder",
        "PrepayPurchase:s PrepayRenew:s PrepayModifyUp:s ReverseOrder:o NewOrder:o Original:o",
    ),
    part(
        "BillDetailComponent",
        "ComponentCodeName:s ItemCodeName:s SinglePrice:d SpecifiedPrice:d PriceUnit:s \
             UsedAmount:n UsedAmountUnit:s RealTotalMeasure:n DeductedMeasure:n TimeSpan:n \
             TimeUnitName:s Cost:d Discount:n ReduceType:s RealCost:d VoucherPayAmount:d \
             CashPayAmount:d IncentivePayAmount:d TransferPayAmount:d ItemCode:s ComponentCode:s \
             ContractPrice:d InstanceType:s RiTimeSpan:n OriginalCostWithRI:d SPDeductionRate:n \
             SPDeduction:d OriginalCostWithSP:d BlendedDiscount:n ComponentConfig:s",
    ),
    record(
        "BillDistributionResourceSummary",
        Kind::BillLine,
        "ResourceSummarySet DistributionResourceSummarySet",
        "BusinessCodeName:s ProductCodeName:s PayModeName:s ProjectName:s RegionName:s ZoneName:s \
             ResourceId:r ResourceName:s ActionTypeName:s OrderId:o PayTime:t FeeBeginTime:t \
             FeeEndTime:t ConfigDesc:s ExtendField1:s ExtendField2:s TotalCost:d Discount:n \
             ReduceType:s RealTotalCost:d VoucherPayAmount:d CashPayAmount:d IncentivePayAmount:d \
             TransferPayAmount:d ExtendField3:s ExtendField4:s ExtendField5:s Tags:s OwnerUin:c \
             OperateUin:c BusinessCode:s ProductCode:s RegionId:#i InstanceType:s OriginalCostWithRI:d \
             SPDeduction:d OriginalCostWithSP:d BillMonth:m",
    ),
    record(
        "BillResourceSummary",
        Kind::BillLine,
        "ResourceSummarySet",
        "BusinessCodeName:s ProductCodeName:s PayModeName:s ProjectName:s RegionName:s ZoneName:s \
             ResourceId:r ResourceName:s ActionTypeName:s OrderId:o PayTime:t FeeBeginTime:t \
             FeeEndTime:t ConfigDesc:s ExtendField1:s ExtendField2:s TotalCost:d Discount:n \
             ReduceType:s RealTotalCost:d VoucherPayAmount:d CashPayAmount:d IncentivePayAmount:d \
             TransferPayAmount:d ExtendField3:s ExtendField4:s ExtendField5:s Tags:s PayerUin:c \
             OwnerUin:c OperateUin:c BusinessCode:s ProductCode:s RegionId:#i InstanceType:s \
             OriginalCostWithRI:d SPDeduction:d OriginalCostWithSP:d BillMonth:m",
    ),
    record(
        "BillTransactionInfo",
        Kind::Transaction,
        "TransactionList",
        "ActionType:s Amount:#f Balance:#f BillId:j OperationInfo:s OperationTime:t Cash:#f \
             Incentive:#f Freezing:#f PayChannel:s DeductMode:s",
    ),
    record(
        "Deal",
        Kind::Order,
        "Deals",
        "OrderId:o Status:#i Payer:c CreateTime:t Creator:c RealTotalCost:#f VoucherDecline:#f \
             ProjectId:#i GoodsCategoryId:#i ProductInfo:s TimeSpan:#n TimeUnit:s Currency:s Policy:#n \
             Price:#F TotalCost:#F ProductCode:s SubProductCode:s BigDealId:o Formula:s \
             RefReturnDeals:s PayMode:s Action:s ProductName:s SubProductName:s ResourceId:r \
             ZoneCode:s",
    ),
    record("DescribeBillDownloadUrlResponse", Kind::Download, "", "Ready:#i DownloadUrl:u"),
    record(
        "DistributionBillDetail",
        Kind::BillLine,
        "DetailSet",
        "BusinessCodeName:s ProductCodeName:s PayModeName:s ProjectName:s RegionName:s ZoneName:s \
             ResourceId:r ResourceName:s ActionTypeName:s OrderId:o BillId:j PayTime:t FeeBeginTime:t \
             FeeEndTime:t ComponentSet:{BillDetailComponent} OwnerUin:c OperateUin:c Tags:s \
             BusinessCode:s ProductCode:s ActionType:s RegionId:s ProjectId:#i PriceInfo:s \
             AssociatedOrder:{BillDetailAssociatedOrder} Formula:s FormulaUrl:u BillMonth:m BillDay:t",
    ),
    record(
        "UsageRecords",
        Kind::VoucherUsage,
        "UsageRecords",
        "UsedAmount:#x UsedTime:t UsageDetails:s PayMode:s VoucherId:v PayScene:s SeqId:s",
    ),
    record(
        "VoucherInfos",
        Kind::Voucher,
        "VoucherInfos",
        "OwnerUin:c Status:s NominalValue:#x Balance:#x VoucherId:v PayMode:s PayScene:s \
             BeginTime:t EndTime:t ApplicableProducts:s ExcludedProducts:s PolicyRemark:s CreateTime:t",
    ),
    part(
        "ActionSummaryOverviewItem",
        "ActionType:s ActionTypeName:s OriginalCost:D VoucherPayAmount:D TotalCost:D",
    ),
    record("AllocateCreditPoolResponse", Kind::Credit, "", "RemainingCredit:#U TotalCredit:#U"),
    record("AllocateCustomerCreditResponse", Kind::Credit, "", "TotalCredit:#U RemainingCredit:#U"),
    record(
        "BillDetailData",
        Kind::BillLine,
        "DetailSet",
        "PayerAccountId:#c OwnerAccountId:#c OperatorAccountId:#c ProductName:s BillingMode:s \
             ProjectName:s Region:s AvailabilityZone:s InstanceId:r InstanceName:s SubProductName:s \
             TransactionType:s TransactionId:o TransactionTime:t UsageStartTime:t UsageEndTime:t \
             ComponentType:s ComponentName:s ComponentListPrice:w ComponentPriceMeasurementUnit:s \
             ComponentUsage:n ComponentUsageUnit:s UsageDuration:n DurationUnit:s OriginalCost:w \
             DiscountRate:n Currency:s TotalAmountAfterDiscount:w VoucherDeduction:w TotalCost:w Id:s \
             CustomerDiscountRate:n",
    ),
    part("BillQueryFilterMsg", "Key:s Value:s"),
    part(
        "BusinessInfo",
        "BusinessCodeName:s BusinessCode:s OriginalCost:D VoucherPayAmount:D RICost:D TotalCost:D",
    ),
    record(
        "BusinessSummaryOverviewItem",
        Kind::BillSummary,
        "SummaryOverview",
        "BusinessCode:s BusinessCodeName:s OriginalCost:D VoucherPayAmount:D TotalCost:D",
    ),
    record("CountryCodeItem", Kind::Reference, "Data", "EnName:s Name:s IOS2:s IOS3:s Code:s"),
    record("CreateAccountResponse", Kind::Customer, "", "Uin:c Reason:s"),
    record("CreateAndSendClientInvitationMailResponse", Kind::Customer, "", "InvitationLink:u"),
    record(
        "CustomerBillDetailData",
        Kind::BillLine,
        "DetailSet",
        "PayerAccountId:#c OwnerAccountId:#c OperatorAccountId:#c ProductName:s BillingMode:s \
             ProjectName:s Region:s AvailabilityZone:s InstanceId:r InstanceName:s SubProductName:s \
             TransactionType:s TransactionId:o TransactionTime:t UsageStartTime:t UsageEndTime:t \
             ComponentType:s ComponentName:s ComponentListPrice:w ComponentPriceMeasurementUnit:s \
             ComponentUsage:n ComponentUsageUnit:s UsageDuration:n DurationUnit:s OriginalCost:w \
             Currency:s TotalCost:w Id:s Tags:{TagInfo}",
    ),
    record("DescribeBillDownloadUrlResponse", Kind::Download, "", "DownloadUrl:u Ready:#i"),
    record("DescribeCustomerBillDetailByDayResponse", Kind::BillSummary, "", "TotalCost:D"),
    record("DescribeCustomerBillDownloadUrlResponse", Kind::Download, "", "DownloadUrl:u Ready:#i"),
    record("DescribeCustomerBillSummaryResponse", Kind::BillSummary, "", "TotalCost:#U"),
    record(
        "DescribeCustomerInfoData",
        Kind::Customer,
        "Data",
        "CustomerUin:c Email:s Phone:s Mark:s Name:s BindTime:t AccountStatus:s AuthStatus:s \
             AuthType:#i CidRegisterTime:t UinRegisterTime:t AuthPassTime:t HasExpense:#i",
    ),
    record(
        "DescribeCustomerOwnVoucherItem",
        Kind::Voucher,
        "Data",
        "VoucherId:#v CustomerUin:#c VoucherStatus:s RemainingAmount:#U TotalAmount:#U \
             PaymentMode:s ProductScope:s EffectiveTime:t ExpireTime:t",
    ),
    record("DescribeCustomerUinData", Kind::Customer, "Data", "CustomerUin:c"),
    record(
        "DescribeCustomerVoucherItem",
        Kind::Voucher,
        "Data",
        "VoucherId:#v CustomerUin:#c VoucherStatus:s RemainingAmount:#U TotalAmount:#U Usage:s \
             PaymentMode:s ProductScope:s EffectiveTime:t ExpireTime:t ApplyReason:s",
    ),
    record("DescribeRebateDownloadUrlResponse", Kind::Download, "", "DownloadUrl:u Ready:#i"),
    record(
        "DimensionPeriodData",
        Kind::BillSummary,
        "Detail",
        "Name:s Code:s SumCost:D ItemDetail:{PeriodItemDetail}",
    ),
    record("ForceQNResponse", Kind::Customer, "", "C:#i M:s"),
    record("ModifyClientRemarkResponse", Kind::Customer, "", "ClientRemark:s"),
    record(
        "PayModeSummaryOverviewItem",
        Kind::BillSummary,
        "SummaryOverview",
        "PayMode:s PayModeName:s OriginalCost:D Detail:{ActionSummaryOverviewItem} \
             VoucherPayAmount:D TotalCost:D",
    ),
    part("PeriodItemDetail", "Period:s Cost:D"),
    record(
        "PolicyProductList",
        Kind::PolicyProduct,
        "ProductList",
        "PolicyCode:y ProductCode:s ProductName:s SubProductCode:s SubProductName:s \
             ComponentTypeCode:s ComponentTypeName:s ComponentCode:s ComponentName:s StartDate:t \
             EndDate:t",
    ),
    record("QueryAccountVerificationStatusResponse", Kind::Customer, "", "AccountStatus:?"),
    record(
        "QueryCreditAllocationHistoryData",
        Kind::Credit,
        "History",
        "AllocatedTime:t Operator:s Credit:#U AllocatedCredit:#U ClientCreditAfter:#U Remark:s",
    ),
    record(
        "QueryCustomerBillingQuotaData",
        Kind::Credit,
        "Data",
        "TotalCredit:#U RemainingCredit:#U RemainingVoucher:#U Force:#i PrepayFrozen:#U \
             PostpayFrozen:#U",
    ),
    record(
        "QueryCustomersCreditData",
        Kind::Credit,
        "Data",
        "Name:s Type:s Mobile:s Email:s Arrears:D AssociationTime:t RecentExpiry:s ClientUin:#c \
             Credit:#U RemainingCredit:#U IdentifyType:#i Remark:s Force:#i",
    ),
    record(
        "QueryDirectCustomersCreditData",
        Kind::Credit,
        "Data",
        "Uin:#c TotalCredit:#U RemainingCredit:#U",
    ),
    record(
        "QueryInvitationInfoData",
        Kind::Customer,
        "InvitationInfo",
        "InvitationToken:s CreateTime:t Status:#i UseTime:t ClientUin:#c ClientMail:s \
             ClientType:#i BindTime:t",
    ),
    record(
        "QueryPartnerCreditResponse",
        Kind::Credit,
        "",
        "AllocatedCredit:#U TotalCredit:#U RemainingCredit:#U CustomerTotalCredit:#U \
             CustomerRemainingCredit:#U",
    ),
    record(
        "QueryPendingCustomersItem",
        Kind::Customer,
        "Data",
        "ApplyTime:t ClientUin:#c Email:s Mobile:s Name:s Status:s Type:s",
    ),
    record(
        "QueryPendingSubAgentsV2ResponseData",
        Kind::Customer,
        "Data",
        "SubAgentUin:#c Name:s Mobile:s Email:s ApplyTime:t Status:s MaterialUrl:u AuthState:#i",
    ),
    record(
        "QuerySubAgentsDetailV2ResponseData",
        Kind::Customer,
        "Data",
        "SubAgentUin:#c Name:s Remark:s Mobile:s Email:s CountOfCustomers:#i BindTime:t Credit:#U \
             RemainingCredit:#U Voucher:#U RemainingVoucher:#U",
    ),
    record(
        "QueryT1IndirectCustomersDetailResponseData",
        Kind::Customer,
        "Data",
        "ClientUin:#c ClientName:s ClientBindTime:t",
    ),
    record(
        "QueryVoucherAmountByUinItem",
        Kind::Voucher,
        "Data",
        "ClientUin:#c TotalAmount:#U RemainAmount:#U",
    ),
    record(
        "QueryVoucherListByUinItem",
        Kind::Voucher,
        "Data",
        "ClientUin:#c TotalCount:#i Data:{QueryVoucherListByUinVoucherItem}",
    ),
    part("QueryVoucherListByUinVoucherItem", "VoucherId:v VoucherStatus:s TotalAmount:#U RemainAmount:#U"),
    record(
        "QueryVoucherPoolResponse",
        Kind::Voucher,
        "",
        "AgentName:s AccountType:#i TotalQuota:#U RemainingQuota:#U IssuedNum:#i",
    ),
    record(
        "RegionSummaryOverviewItem",
        Kind::BillSummary,
        "SummaryOverview",
        "RegionId:s RegionName:s OriginalCost:D VoucherPayAmount:D TotalCost:D",
    ),
    record(
        "SummaryDetails",
        Kind::BillSummary,
        "SummaryDetail",
        "Business:{BusinessInfo} OriginalCost:D VoucherPayAmount:D RICost:D TotalCost:D GroupKey:s \
             GroupValue:s",
    ),
    part("TagInfo", "TagKey:s TagValue:s"),
    record("TradeOneNode", Kind::Reference, "TradeList", "Id:s Name:s Children:{TradeTwoNode}"),
    part("TradeTwoNode", "Id:s Name:s TradeInfo:s"),
    record(
        "UsageDetail",
        Kind::VoucherUsage,
        "Data",
        "Id:#i VoucherId:v DealName:o BillId:j Amount:#U PayMode:s ProductCode:s SubProductCode:s \
             ProductCodeName:s SubProductCodeName:s PayTime:t CompletionTime:t OwnerUin:#c",
    ),
    record(
        "CostAnalyzeFilterDetail",
        Kind::Reference,
        "Data",
        "Business:{BillQueryFilterMsg} Region:{BillQueryFilterMsg} Zone:{BillQueryFilterMsg} \
             ActionType:{BillQueryFilterMsg} PayMode:{BillQueryFilterMsg} Project:{BillQueryFilterMsg} \
             PayerUin:{BillQueryFilterMsg} OwnerUin:{BillQueryFilterMsg}",
    ),
    // Chinese bill sums, whose objects share their names with the international ones.
    record(
        "BillPayModeSummary",
        Kind::BillSummary,
        "SummaryOverview",
        "PayMode:s PayModeName:s RealTotalCost:d TotalCost:d CashPayAmount:d IncentivePayAmount:d \
             VoucherPayAmount:d TransferPayAmount:d RealTotalCostRatio:n Detail:{BillActionSummary}",
    ),
    part(
        "BillActionSummary",
        "ActionType:s ActionTypeName:s RealTotalCost:d TotalCost:d CashPayAmount:d \
             IncentivePayAmount:d VoucherPayAmount:d TransferPayAmount:d RealTotalCostRatio:n BillMonth:m",
    ),
    record(
        "BillProductSummary",
        Kind::BillSummary,
        "SummaryOverview",
        "BusinessCode:s BusinessCodeName:s RealTotalCost:d TotalCost:d CashPayAmount:d \
             IncentivePayAmount:d VoucherPayAmount:d TransferPayAmount:d RealTotalCostRatio:n BillMonth:m",
    ),
    record(
        "BillProjectSummary",
        Kind::BillSummary,
        "SummaryOverview",
        "ProjectId:s ProjectName:s RealTotalCost:d TotalCost:d CashPayAmount:d IncentivePayAmount:d \
             VoucherPayAmount:d TransferPayAmount:d RealTotalCostRatio:n BillMonth:m",
    ),
    record(
        "BillRegionSummary",
        Kind::BillSummary,
        "SummaryOverview",
        "RegionId:s RegionName:s RealTotalCost:d TotalCost:d CashPayAmount:d IncentivePayAmount:d \
             VoucherPayAmount:d TransferPayAmount:d RealTotalCostRatio:n BillMonth:m",
    ),
];
