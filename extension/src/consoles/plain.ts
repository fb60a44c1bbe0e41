// Any other page: tables by their structure alone.

import type { Family } from "./index";

export const plain: Family = {
  id: "plain",
  owns: () => true,
  total: '[class*="pagination"] strong, [class*="pagination"]',
  heading: "main h1, main h2, h1, h2",
};
