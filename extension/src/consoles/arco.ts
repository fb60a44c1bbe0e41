// Arco Design's tables, whose long lists are no tables by their elements.

import type { Family } from "./family";

export const arco: Family = {
  id: "arco",
  owns: (table) => table.matches('[class*="arco-table"] *'),
  total: ['[class*="-pagination-total-text"]'],
  pager: {
    whole: '[class*="arco-pagination"]',
    next: 'li[class*="-pagination-item-next"]',
    previous: 'li[class*="-pagination-item-prev"]',
    first: 'li[class*="-pagination-item"][aria-label="1"]',
    current: 'li[class*="-pagination-item-active"]',
  },
  heading: '[class*="-page-header-title"], h1, h2',
  body: {
    whole: '[class*="-table-body"]:not(:has(table))',
    row: 'div[class*="-table-tr"]',
  },
};
