// Any other page: tables by their structure alone.

import type { Family } from "./index";

export const plain: Family = {
  id: "plain",
  owns: () => true,
  // A whole pagination holds many numbers; better none than a wrong one.
  total: ['[class*="pagination"] strong'],
  heading: "main h1, main h2, h1, h2",
};
