import { options } from "./options";

/** The component library lets a console choose the prefix of its classes. */
export function tea(...names: string[]): string {
  return names.map((name) => (/^(is|has)-/.test(name) ? name : `${options.prefix}-${name}`)).join(" ");
}
