// Today's console: `…-table__box` under any class prefix.

import type { Family } from "./family";

export const tea: Family = {
  id: "tea",
  owns: (table) => table.matches('[class*="-table__box"]'),
  total: ['[class*="-pagination__state"] strong', '[class*="-pagination__state"]'],
  pager: {
    whole: '[class*="-pagination"]',
    next: '[class*="-pagination__nextbtn"]',
    previous: '[class*="-pagination__prebtn"], [class*="-pagination__prevbtn"]',
    first: '[class*="-pagination__firstbtn"]',
    current: 'input[class*="-pagination__inputpagenum"]',
  },
  heading: '[class*="-layout__content-header"] h2, [class*="-layout__content-header"] h1',
};
