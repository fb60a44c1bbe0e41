// The console's older pages: `tc-15-table-…`, a head and a body of their own.

import type { Family } from "./family";

export const tc15: Family = {
  id: "tc15",
  owns: (table) => table.closest('[class*="tc-15-table"]') !== null,
  total: ['[class*="tc-15-page-state"] strong', '[class*="tc-15-page-state"]'],
  pager: {
    whole: '[class*="tc-15-page"]',
    next: '[class*="tc-15-page"] [class*="page-next"]',
    previous: '[class*="tc-15-page"] [class*="page-pre"]',
    first: '[class*="tc-15-page"] [class*="page-first"]',
    current: '[class*="tc-15-page"] [class*="page-num"]',
  },
  heading: '[class*="manage-area-title"] h2, [class*="manage-area-title"]',
};
