// What each page shows, and how: the kind of table is named in the address.

export const { columns, rows } = window.sample;
export const kind = new URLSearchParams(location.search).get("kind") ?? "plain";
export const root = document.getElementById("root");

/** The records by the keys of their columns. */
export const records = rows.map((cells, key) => ({
  key,
  ...Object.fromEntries(cells.map((text, at) => [keyOf(at), text])),
}));

export function keyOf(at) {
  return `c${at}`;
}

/** The first two columns and the last one stay in sight. */
export const sideOf = (at) => (at < 2 ? "left" : at === columns.length - 1 ? "right" : undefined);
