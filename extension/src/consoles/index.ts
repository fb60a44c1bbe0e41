// What we know of each console's pages. Adding a console adds one file here.

import { ant } from "./ant";
import { plain } from "./plain";
import { tc15 } from "./tc15";
import { tea } from "./tea";

/** How one family of pages says things that are not in the table itself. */
export type Family = {
  /** Its name in evidence. */
  id: string;
  /** Whether a table belongs to it. */
  owns: (table: Element) => boolean;
  /** Where the number of rows in all stands, near the table; the best first. */
  total: readonly string[];
  /** The page's heading. */
  heading: string;
  /** Its pager near the table: the next and the first page, and the one shown. */
  pager: { next: string; first: string; current: string };
  /** Tables that only repeat columns of another one, to keep them in sight. */
  copies?: string;
  /** Bodies that are not a table, and their rows. */
  body?: { whole: string; row: string };
};

/** The first that owns a table describes it. */
export const FAMILIES: readonly Family[] = [tea, tc15, ant, plain];

export const familyOf = (table: Element): Family => FAMILIES.find((family) => family.owns(table)) ?? plain;

const CHINA = new Set([
  "console.cloud.tencent.com",
  "partner.cloud.tencent.com",
  "partners.cloud.tencent.com",
]);

/** The site that a host belongs to. */
export const siteOf = (host: string): "cn" | "intl" => (CHINA.has(host) ? "cn" : "intl");
