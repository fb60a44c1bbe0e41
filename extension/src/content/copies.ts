// Tables that repeat another one and lie over it, to keep some of its columns in
// sight: they show the same records.

type Repeated = { root: Element; copies: readonly Element[] };

/** The tables without their copies, each of which is known to the table it repeats.
 * Where a table lies is measured only if another one says the same. */
export function withoutCopies<Table extends Repeated>(
  found: Table[],
  says: (table: Table) => string,
): Table[] {
  const kept: { table: Table; text: string }[] = [];
  for (const table of found) {
    const text = found.length > 1 ? says(table) : "";
    const whole = kept.find((other) => other.text === text && liesOver(table.root, other.table.root));
    if (whole) whole.table = { ...whole.table, copies: [...whole.table.copies, table.root] };
    else kept.push({ table, text });
  }
  return kept.map(({ table }) => table);
}

function liesOver(copy: Element, table: Element): boolean {
  const [one, other] = [copy.getBoundingClientRect(), table.getBoundingClientRect()];
  const isBeside = one.right <= other.left || other.right <= one.left;
  return one.width > 0 && !isBeside && Math.abs(one.top - other.top) < 2;
}
