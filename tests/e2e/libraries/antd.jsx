// Ant Design's table; its version is that of the package that is bundled.

import { Table } from "antd";
import { createRoot } from "react-dom/client";
import { columns, keyOf, kind, records, root, sideOf } from "./sample.js";

const column = (title, at) => ({
  title,
  dataIndex: keyOf(at),
  key: keyOf(at),
  width: kind === "ellipsis" ? 90 : 160,
  ...(kind === "ellipsis" && { ellipsis: true }),
  ...(kind === "fixed" && { fixed: sideOf(at) }),
  ...(kind === "sort" && { sorter: () => 0, filters: [{ text: "x", value: "x" }] }),
});

const sums = () => (
  <Table.Summary.Row>
    {columns.map((title, at) => (
      <Table.Summary.Cell key={title} index={at}>
        {at === 0 ? "Total" : ""}
      </Table.Summary.Cell>
    ))}
  </Table.Summary.Row>
);

const ways = {
  fixed: { scroll: { x: 2000, y: 1200 } },
  virtual: { virtual: true, scroll: { x: 1600, y: 300 } },
  pages: { pagination: { pageSize: 5, showTotal: (total) => `Total ${total} items` } },
  sums: { summary: sums },
  details: {
    expandable: { expandedRowRender: () => <p>Lines of the order</p>, defaultExpandedRowKeys: [1, 3] },
    rowSelection: {},
  },
};

createRoot(root).render(
  <Table
    bordered
    size="small"
    pagination={false}
    columns={columns.map(column)}
    dataSource={records}
    {...ways[kind]}
  />,
);
