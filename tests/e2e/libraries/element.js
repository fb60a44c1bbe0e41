// Element Plus's table, and its list of rows in sight.

import { ElPagination, ElTable, ElTableColumn, ElTableV2 } from "element-plus";
import { createApp, h } from "vue";
import "element-plus/dist/index.css";
import { columns, keyOf, kind, records, root, sideOf } from "./sample.js";

const SIZE = 5;

const list = () =>
  h(ElTableV2, {
    columns: columns.map((title, at) => ({ title, key: keyOf(at), dataKey: keyOf(at), width: 150 })),
    data: records,
    width: 1500,
    height: 320,
    rowKey: "key",
  });

const column = (label, at) =>
  h(ElTableColumn, {
    label,
    prop: keyOf(at),
    key: at,
    width: kind === "ellipsis" ? 90 : 160,
    ...(kind === "ellipsis" && { showOverflowTooltip: true }),
    ...(kind === "fixed" && { fixed: sideOf(at) }),
    ...(kind === "sort" && { sortable: true, filters: [{ text: "x", value: "x" }] }),
  });

const details = () => h(ElTableColumn, { type: "expand" }, () => "Lines of the order");

createApp({
  data: () => ({ page: 1 }),
  render() {
    if (kind === "virtual") return list();
    const data = kind === "pages" ? records.slice((this.page - 1) * SIZE, this.page * SIZE) : records;
    const table = h(
      ElTable,
      {
        data,
        border: true,
        size: "small",
        rowKey: "key",
        ...(kind === "fixed" && { style: "width: 1400px" }),
        ...(kind === "sums" && { showSummary: true, sumText: "Total", summaryMethod: () => ["Total"] }),
        ...(kind === "details" && { defaultExpandAll: true }),
      },
      () => [...(kind === "details" ? [details()] : []), ...columns.map(column)],
    );
    if (kind !== "pages") return table;
    const turn = (page) => {
      this.page = page;
    };
    const pages = h(ElPagination, {
      layout: "total, prev, pager, next, jumper",
      total: records.length,
      pageSize: SIZE,
      currentPage: this.page,
      "onUpdate:currentPage": turn,
    });
    return h("div", {}, [table, pages]);
  },
}).mount(root);
