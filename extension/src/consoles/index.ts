// What we know of each console's pages. Adding a console adds one file here.

import { plain } from "./plain";
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
};

/** The first that owns a table describes it. */
const FAMILIES: readonly Family[] = [tea, plain];

export const familyOf = (table: Element): Family => FAMILIES.find((family) => family.owns(table)) ?? plain;

const CHINA = new Set([
  "console.cloud.tencent.com",
  "partner.cloud.tencent.com",
  "partners.cloud.tencent.com",
]);

/** The site that a host belongs to. */
export const siteOf = (host: string): "cn" | "intl" => (CHINA.has(host) ? "cn" : "intl");
