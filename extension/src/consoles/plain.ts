// Any other page: tables by their structure alone.

import type { Family } from "./family";

export const plain: Family = {
  id: "plain",
  owns: () => true,
  // A whole pagination holds many numbers; better none than a wrong one.
  total: ['[class*="pagination"] strong'],
  pager: {
    next: '[class*="pagination"] [rel="next"], [class*="pagination"] [class*="next"]',
    first: '[class*="pagination"] [rel="first"], [class*="pagination"] [class*="first"]',
    current: '[class*="pagination"] [aria-current="page"]',
  },
  heading: "main h1, main h2, h1, h2",
};
