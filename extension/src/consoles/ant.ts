// Ant Design's tables, under any class prefix: versions 3 and later.

import type { Family } from "./family";

export const ant: Family = {
  id: "ant",
  owns: (table) =>
    table.matches('[class*="-table-container"] *, [class*="-table-content"] *, [class*="-table-scroll"] *'),
  total: ['[class*="-pagination-total-text"]'],
  pager: {
    whole: '[class*="-pagination"]',
    next: 'li[class*="-pagination-next"]',
    previous: 'li[class*="-pagination-prev"]',
    first: 'li[class*="-pagination-item"][title="1"]',
    current: 'li[class*="-pagination-item-active"]',
  },
  heading: '[class*="-page-header-heading-title"], [class*="-page-header"] h1, [class*="-page-header"] h2',
  copies: '[class*="-table-fixed-left"], [class*="-table-fixed-right"]',
  body: {
    whole: '[class*="-table-tbody-virtual"]:not([class*="-holder"])',
    row: '[class*="-holder-inner"] > *',
  },
};
