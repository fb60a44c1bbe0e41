// A commission page drawn with the console's real component library. The
// library is not part of this project: whoever has it names its folder.
/* global window, document */
import React from "react";
import { render } from "react-dom";
import { Card, ConfigProvider, Layout, Table } from "tea-component";

const {
  autotip,
  columnsResizable,
  expandable,
  filterable,
  mergeable,
  pageable,
  scrollable,
  selectable,
  sortable,
} = Table.addons;

const { columns: headers, rows, lang } = window.sample;
const columns = headers.map((header, at) => ({ key: `c${at}`, header, width: at === 3 ? 190 : 120 }));
const records = rows.map((cells, row) =>
  Object.fromEntries([["id", `${row}`], ...cells.map((text, at) => [`c${at}`, text])]),
);

const all = [{ text: "All", value: "all" }];

/** What a page may ask of a table, by the name in its address. */
const FEATURES = {
  plain: () => ({ addons: [] }),
  paged: () => ({ addons: [pageable({ pageSizeOptions: [10, 20, 50] }), autotip({})] }),
  sorted: () => ({ addons: [pageable(), sortable({ columns: ["c0", "c5", "c8"] })] }),
  filtered: () => ({
    addons: [filterable({ type: "single", column: "c9", value: "all", onChange: () => {}, options: all })],
  }),
  selected: () => ({ addons: [selectable({ value: [], onChange: () => {} })] }),
  expanded: () => ({
    addons: [
      expandable({
        expandedKeys: ["0", "1", "4"],
        onExpandedKeysChange: () => {},
        render: ({ c3 }) => <p>Lines of {c3}: 1 × 4,346.49</p>,
        gapCell: 1,
      }),
    ],
  }),
  fixed: () => ({
    columns: columns.map((column, at) => (at === 9 ? { ...column, fixed: "right" } : column)),
    addons: [scrollable({ maxHeight: 420, minWidth: 2000 })],
  }),
  virtual: () => ({
    addons: [scrollable({ maxHeight: 400, virtualizedOptions: { height: 400, itemHeight: 45 } })],
  }),
  resized: () => ({ bordered: true, addons: [columnsResizable({ onResizeEnd: () => {}, minWidth: 60 })] }),
  merged: () => ({
    bordered: "all",
    addons: [mergeable({ columns: [], rowSpan: () => undefined })],
  }),
  compact: () => ({ compact: true, verticalTop: true, addons: [] }),
  // A custom cell carries no title.
  custom: () => ({
    columns: columns.map((column) => ({ ...column, render: (record) => <b>{record[column.key]}</b> })),
    addons: [],
  }),
};

function Page({ feature }) {
  const [sorted, setSorted] = React.useState(records);
  React.useEffect(() => {
    window.reverse = () => setSorted((before) => [...before].reverse());
  }, []);
  return (
    <Layout>
      <Layout.Body>
        <Layout.Content>
          <Layout.Content.Header title={lang === "zh" ? "返佣明细" : "Commission Details"} />
          <Layout.Content.Body full>
            <Card>
              <Card.Body>
                <Table columns={columns} records={sorted} recordKey="id" {...FEATURES[feature]()} />
              </Card.Body>
            </Card>
          </Layout.Content.Body>
        </Layout.Content>
      </Layout.Body>
    </Layout>
  );
}

const query = new URLSearchParams(window.location.search);
const page = <Page feature={query.get("feature") ?? "plain"} />;
const prefix = query.get("prefix");
const locale = lang === "zh" ? "zh" : "en";
render(
  <ConfigProvider locale={locale} {...(prefix ? { classPrefix: prefix } : {})}>
    {page}
  </ConfigProvider>,
  document.getElementById("root"),
);
