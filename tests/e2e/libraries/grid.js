// AG Grid: a grid by its roles, whose fixed columns lie in containers of their own.

import { AllCommunityModule, createGrid, ModuleRegistry } from "ag-grid-community";
import { columns, keyOf, kind, records, root, sideOf } from "./sample.js";

ModuleRegistry.registerModules([AllCommunityModule]);
root.style.width = "1640px";
root.style.height = kind === "virtual" ? "340px" : "1250px";

const column = (headerName, at) => ({
  headerName,
  field: keyOf(at),
  width: 160,
  ...(kind === "fixed" && { pinned: sideOf(at) }),
  ...(kind === "sort" && { sortable: true, filter: true, floatingFilter: true }),
});

createGrid(root, {
  columnDefs: columns.map(column),
  rowData: records,
  ...(kind === "pages" && { pagination: true, paginationPageSize: 5, paginationPageSizeSelector: [5] }),
});
