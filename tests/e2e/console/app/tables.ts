/** The tables of the three pages. All rows are synthetic. */

import type { Language, View } from "./options";

export interface Column {
  /** Pixels; a column without takes what is left. */
  width?: number;
  right?: boolean;
  sort?: "text" | "number";
  status?: boolean;
}

export interface TableData {
  headers: string[];
  rows: string[][];
}

export const COLUMNS: Record<View, Column[]> = {
  commission: [
    { width: 88 },
    { width: 94, sort: "text" },
    { width: 96 },
    { width: 166 },
    {},
    { width: 102, right: true, sort: "number" },
    { width: 86, right: true },
    { width: 84, right: true },
    { width: 100, right: true, sort: "number" },
    { width: 132, status: true },
  ],
  customers: [{ width: 160 }, {}, { width: 140 }, { width: 160, sort: "text" }, { width: 140, status: true }],
  policies: [
    { width: 140 },
    { width: 120 },
    { width: 160 },
    { right: true },
    { width: 140, right: true },
    { width: 140, right: true },
    { width: 140, status: true },
  ],
};

const CUSTOMERS: Record<Language, TableData> = {
  en: {
    headers: ["Customer UIN", "Customer Name", "Grade", "Linked Since", "Status"],
    rows: [
      ["200017320461", "Harbour Lane Studio (sample)", "Standard", "2025-03-14", "Active"],
      ["200020558127", "Northfield Logistics (sample)", "Standard", "2025-06-02", "Active"],
      ["200034019873", "Blue Kettle Media (sample)", "Growth", "2026-01-20", "Reviewing"],
    ],
  },
  zh: {
    headers: ["客户UIN", "客户名称", "等级", "关联日期", "状态"],
    rows: [
      ["100017320461", "港湾里工作室（示例）", "标准", "2025-03-14", "正常"],
      ["100020558127", "北田物流（示例）", "标准", "2025-06-02", "正常"],
      ["100034019873", "蓝壶传媒（示例）", "成长", "2026-01-20", "审核中"],
    ],
  },
};

/** Some headers name a field, but neither an amount nor its base does. */
const POLICIES: Record<Language, TableData> = {
  en: {
    headers: [
      "Record ID",
      "Cycle",
      "Customer UIN",
      "Qualifying Volume",
      "Commission Rate",
      "Payable",
      "Stage",
    ],
    rows: [
      ["RB000000101", "2026 Q3", "200017320461", "65,409.06", "12%", "7,849.09", "Closed"],
      ["RB000000102", "2026 Q3", "200020558127", "54,331.12", "8%", "4,346.49", "Closed"],
      ["RB000000103", "2026 Q3", "200034019873", "1,207.30", "5%", "60.37", "Open"],
    ],
  },
  zh: {
    headers: ["记录ID", "周期", "客户UIN", "达标业绩量", "返佣比例", "应付数", "阶段"],
    rows: [
      ["RB000000101", "2026 年三季度", "100017320461", "65,409.06", "12%", "7,849.09", "已关闭"],
      ["RB000000102", "2026 年三季度", "100020558127", "54,331.12", "8%", "4,346.49", "已关闭"],
      ["RB000000103", "2026 年三季度", "100034019873", "1,207.30", "5%", "60.37", "进行中"],
    ],
  },
};

async function commission(): Promise<TableData> {
  const answer = await fetch("/data/records.json");
  if (!answer.ok) throw new Error(`the records did not load: ${answer.status}`);
  const { columns, rows } = (await answer.json()) as { columns: string[]; rows: { cells: string[] }[] };
  return { headers: columns, rows: rows.map((row) => row.cells) };
}

export async function loadTable(view: View, language: Language): Promise<TableData> {
  if (view === "customers") return CUSTOMERS[language];
  if (view === "policies") return POLICIES[language];
  return commission();
}

const TONES: Record<string, string> = {
  Settled: "success",
  Active: "success",
  "In review": "primary",
  Confirmed: "primary",
  Pending: "warning",
  "Awaiting confirmation": "warning",
  "Overdue bill": "danger",
  "Frozen by channel": "danger",
  Rejected: "danger",
  已结算: "success",
  正常: "success",
  审核中: "primary",
  已确认: "primary",
  待结算: "warning",
  待确认: "warning",
  欠费: "danger",
  渠道冻结: "danger",
  已驳回: "danger",
};

export function toneOf(status: string): string {
  return TONES[status] ?? "weak";
}
