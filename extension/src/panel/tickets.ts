// The button that copies a text for a mail or a ticket.

import type { Lang } from "rebatelens";
import { element } from "../dom";
import { word } from "../language";
import { ticket } from "../ticket";

export function ticketButton(about: Parameters<typeof ticket>[0], lang: Lang): HTMLButtonElement {
  const button = element("button", "action", word(lang, "ticket_copy"));
  button.type = "button";
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(ticket(about, lang));
      button.textContent = word(lang, "copied");
    } catch {
      button.textContent = word(lang, "copy_refused");
    }
  });
  return button;
}
