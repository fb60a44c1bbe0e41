import type { KeyboardEvent } from "react";

/** Makes a span or a link without address work as a button, as the console's
 * component library does. */
export function press(action: () => void, disabled = false) {
  const act = () => {
    if (!disabled) action();
  };
  return {
    role: "button",
    tabIndex: disabled ? -1 : 0,
    onClick: act,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === "Enter") act();
    },
  };
}
