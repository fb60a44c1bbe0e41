// Any other page: tables by their structure alone, and what other people's component
// libraries call the parts of a pagination.

import type { Family } from "./family";

const WHOLE = ':is([class*="pagination" i], [class*="paginator"], [class*="pager"], [class*="paging"])';

/** Buttons that jump over pages have names like those that turn one. */
const NO_JUMP =
  ':not([class*="quick"], [class*="jump"], [class*="more"], [class*="double"], [class*="page-size"])';

/** A button that says itself where it leads. */
const turns = (name: string, chinese: string): string =>
  [
    `[rel="${name}"]`,
    `[class*="${name}"]${NO_JUMP}`,
    `[aria-label*="${name}" i]${NO_JUMP}`,
    `[data-page="${name}"]`,
    `[title*="${chinese}"], [aria-label*="${chinese}"]`,
  ].join();

export const plain: Family = {
  id: "plain",
  owns: () => true,
  // A whole pagination holds many numbers; better none than a wrong one.
  total: [
    '[class*="pagination"] strong',
    `${WHOLE} :is([class*="total"], [class*="displayedRows"], [class*="paginator-current"], [class*="row-summary"])`,
  ],
  pager: {
    whole: WHOLE,
    next: `${WHOLE} :is(${turns("next", "下一页")})`,
    previous: `${WHOLE} :is(${turns("prev", "上一页")})`,
    first: `${WHOLE} :is(${turns("first", "第一页")})`,
    current: `${WHOLE} :is([aria-current="page"], [aria-current="true"], [class*="is-current"], [class*="active"], [class*="highlight"])`,
  },
  heading: "main h1, main h2, h1, h2",
  copies:
    ".el-table__fixed, .el-table__fixed-right, .vxe-table--fixed-left-wrapper, .vxe-table--fixed-right-wrapper",
};
