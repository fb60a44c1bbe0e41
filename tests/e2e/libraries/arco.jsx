// Arco Design's table.

import "@arco-design/web-react/es/_util/react-19-adapter";
import { Table } from "@arco-design/web-react";
import { createRoot } from "react-dom/client";
import "@arco-design/web-react/dist/css/arco.css";
import { columns, keyOf, kind, records, root, sideOf } from "./sample.js";

const column = (title, at) => ({
  title,
  dataIndex: keyOf(at),
  width: kind === "ellipsis" ? 90 : 160,
  ...(kind === "ellipsis" && { ellipsis: true }),
  ...(kind === "fixed" && { fixed: sideOf(at) }),
  ...(kind === "sort" && { sorter: true, filters: [{ text: "x", value: "x" }] }),
});

const ways = {
  fixed: { scroll: { x: 2000, y: 1200 } },
  virtual: { virtualized: true, scroll: { x: 1600, y: 300 } },
  pages: { pagination: { pageSize: 5, showTotal: true } },
  details: { expandedRowRender: () => "Lines of the order", defaultExpandedRowKeys: [1, 3] },
};

createRoot(root).render(
  <Table
    border
    size="small"
    pagination={false}
    columns={columns.map(column)}
    data={records}
    {...ways[kind]}
  />,
);
