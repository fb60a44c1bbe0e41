// TDesign's table.

import { createRoot } from "react-dom/client";
import { Table } from "tdesign-react";
import "tdesign-react/es/style/index.css";
import { columns, keyOf, kind, records, root, sideOf } from "./sample.js";

const column = (title, at) => ({
  title,
  colKey: keyOf(at),
  width: kind === "ellipsis" ? 90 : 160,
  ...(kind === "ellipsis" && { ellipsis: true }),
  ...(kind === "fixed" && { fixed: sideOf(at) }),
  ...(kind === "sort" && { sorter: true, filter: { type: "input" } }),
});

const ways = {
  fixed: { tableContentWidth: "2000px", maxHeight: 1200 },
  virtual: { maxHeight: 300, scroll: { type: "virtual", rowHeight: 40, bufferSize: 5 } },
  pages: { pagination: { defaultPageSize: 5, defaultCurrent: 1, total: records.length } },
  sums: { footData: [{ c0: "Total" }] },
  details: { expandedRow: () => "Lines of the order", defaultExpandedRowKeys: [1, 3] },
};

createRoot(root).render(
  <Table bordered rowKey="key" size="small" columns={columns.map(column)} data={records} {...ways[kind]} />,
);
