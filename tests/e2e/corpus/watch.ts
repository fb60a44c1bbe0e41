/**
 * Watches what is underlined on a page of the corpus. It runs inside the page,
 * so it uses nothing from outside its own function.
 */
export type Outcome = {
  /** What is underlined in the end, sorted. */
  cells: string[];
  /** What was underlined in any frame and must not be. */
  wrong: string[];
  /** Milliseconds until all of it was there; below 0 where it never was. */
  after: number;
};

export async function watch({
  cells,
  from,
  patience,
}: {
  cells: string[];
  /** No earlier than this, in milliseconds: the page is still drawn anew. */
  from: number;
  patience: number;
}): Promise<Outcome> {
  const { says } = window.corpus;
  const wrong = new Set<string>();
  const start = performance.now();
  const underlined = (): string[] => {
    const seen = new Set<string>();
    for (const severity of ["error", "warning", "note"])
      for (const range of CSS.highlights.get(`rebatelens-${severity}`) ?? []) {
        const cell = (range as Range).startContainer;
        if (!cell.isConnected) continue;
        const known = (says.get(cell) ?? []).map((text) => `${text} ${severity}`);
        const right = known.filter((text) => cells.includes(text));
        if (right.length === 0)
          wrong.add(`${known.join(" or ") || "a cell of no record"} ${cell.textContent}`);
        for (const text of right) seen.add(text);
      }
    return [...seen].sort();
  };
  for (;;) {
    await new Promise(requestAnimationFrame);
    const spent = performance.now() - start;
    const is = underlined();
    const done = spent > from && is.join("\n") === cells.join("\n");
    if (done || spent > from + patience)
      return { cells: is, wrong: [...wrong], after: done ? spent - from : -1 };
  }
}
