// What we know of each console's pages. Adding a console adds one file here.

import { ant } from "./ant";
import { arco } from "./arco";
import type { Family } from "./family";
import { plain } from "./plain";
import { tc15 } from "./tc15";
import { tea } from "./tea";

/** The first that owns a table describes it. */
export const FAMILIES: readonly Family[] = [tea, tc15, arco, ant, plain];

export const familyOf = (table: Element): Family => FAMILIES.find((family) => family.owns(table)) ?? plain;

const CHINA = new Set([
  "console.cloud.tencent.com",
  "partner.cloud.tencent.com",
  "partners.cloud.tencent.com",
]);

/** The site that a host belongs to. */
export const siteOf = (host: string): "cn" | "intl" => (CHINA.has(host) ? "cn" : "intl");
