import type { Language, View } from "./options";

interface Words {
  brand: string;
  products: string;
  partnerCenter: string;
  account: string;
  titles: Record<View, string>;
  menu: { overview: string; sale: string; billing: string; rebate: string; distribution: string };
  allMonths: string;
  month: string;
  search: string;
  query: string;
  download: string;
  operation: string;
  view: string;
  select: string;
  selectAll: string;
  sort: string;
  loading: string;
  empty: string;
  total: [string, string];
  perPage: string;
  pages: (count: number) => string;
  pageNumber: string;
  turn: { first: string; previous: string; next: string; last: string };
}

const en: Words = {
  brand: "Cloud Console",
  products: "Products",
  partnerCenter: "Partner Center",
  account: "200061180734",
  titles: { commission: "Commission Details", customers: "Customers", policies: "Earnings by Policy" },
  menu: {
    overview: "Overview",
    sale: "Sale",
    billing: "Billing",
    rebate: "Rebate",
    distribution: "Distribution",
  },
  allMonths: "All months",
  month: "Settlement month",
  search: "Record, customer or order ID",
  query: "Query",
  download: "Download",
  operation: "Operation",
  view: "View",
  select: "Select row",
  selectAll: "Select all rows",
  sort: "Sort",
  loading: "Loading…",
  empty: "No data yet",
  total: ["Total items: ", ""],
  perPage: "/ page",
  pages: (count) => ` / ${count} ${count === 1 ? "page" : "pages"}`,
  pageNumber: "Page number",
  turn: { first: "First page", previous: "Previous page", next: "Next page", last: "Last page" },
};

const zh: Words = {
  brand: "云控制台",
  products: "云产品",
  partnerCenter: "合作伙伴中心",
  account: "100061180734",
  titles: { commission: "返佣明细", customers: "客户列表", policies: "政策业绩" },
  menu: {
    overview: "概览",
    sale: "销售管理",
    billing: "费用账单",
    rebate: "返佣管理",
    distribution: "分销管理",
  },
  allMonths: "全部月份",
  month: "结算月份",
  search: "记录、客户或订单号",
  query: "查询",
  download: "下载",
  operation: "操作",
  view: "查看",
  select: "选择此行",
  selectAll: "选择全部",
  sort: "排序",
  loading: "加载中...",
  empty: "暂无数据",
  total: ["共 ", " 条"],
  perPage: "条 / 页",
  pages: (count) => ` / ${count} 页`,
  pageNumber: "页码",
  turn: { first: "第一页", previous: "上一页", next: "下一页", last: "最后一页" },
};

export const WORDS: Record<Language, Words> = { en, zh };
