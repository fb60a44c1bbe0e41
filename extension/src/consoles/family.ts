// What is known of one family of pages.

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
  /** Its pager near the table: the whole of it, its buttons, and the number of the
   * page shown. */
  pager: { whole: string; next: string; previous: string; first: string; current: string };
  /** Tables that only repeat columns of another one, to keep them in sight. */
  copies?: string;
  /** Bodies that are not a table, and their rows. */
  body?: { whole: string; row: string };
};
