// A short text about something that is followed up, for a mail or a ticket. What
// it says of the record comes from the core.

import type { Lang } from "rebatelens";
import type { FollowUp } from "./followups";
import { word } from "./language";

export function ticket(
  { name, code, title, said, note }: Omit<FollowUp, "place" | "marked">,
  lang: Lang,
): string {
  const about = [
    word(lang, "ticket_record", name.label),
    ...known("ticket_month", name.settlement_period),
    ...known("ticket_order", name.order_id),
    ...known("ticket_customer", name.customer_id),
  ];
  const heading = code === "" ? title : `${title} (${code})`;
  const noted = note.trim() === "" ? [] : ["", word(lang, "ticket_note", note.trim())];
  return [...about, "", heading, ...said.filter((line) => line !== title && line !== ""), ...noted].join(
    "\n",
  );

  function known(key: "ticket_month" | "ticket_order" | "ticket_customer", value?: string): string[] {
    return value === undefined || value === name.label ? [] : [word(lang, key, value)];
  }
}
