import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { options, type View } from "./options";
import { COLUMNS, loadTable, type TableData } from "./tables";

export interface Sort {
  column: number;
  down: boolean;
}

interface Query {
  month: string;
  text: string;
}

const PAGE_SIZE = 10;
const EVERYTHING: Query = { month: "", text: "" };

function compare(kind: "text" | "number", a: string, b: string): number {
  if (kind === "text") return a < b ? -1 : Number(a > b);
  const value = (text: string) => Number(text.replaceAll(",", "")) || 0;
  return value(a) - value(b);
}

function sorted(rows: string[][], view: View, sort: Sort | null): string[][] {
  const kind = sort && COLUMNS[view][sort.column]?.sort;
  if (!sort || !kind) return rows;
  const cell = (row: string[]) => row[sort.column] ?? "";
  const direction = sort.down ? -1 : 1;
  return rows.toSorted((a, b) => direction * compare(kind, cell(a), cell(b)));
}

function matches(row: string[], { month, text }: Query): boolean {
  return (month === "" || row.includes(month)) && row.some((cell) => cell.includes(text));
}

/** The rows of one page of the table, as a console asks its server for them. */
export function useRecords(view: View) {
  const [data, setData] = useState<TableData>({ headers: [], rows: [] });
  const [query, setQuery] = useState(EVERYTHING);
  const [sort, setSort] = useState<Sort | null>(null);
  const [page, setPage] = useState(1);
  const [loading, setLoading] = useState(true);
  const timer = useRef(0);

  const load = useCallback((change: () => void) => {
    clearTimeout(timer.current);
    if (options.delay === 0) {
      change();
      setLoading(false);
      return;
    }
    setLoading(true);
    timer.current = window.setTimeout(() => {
      change();
      setLoading(false);
    }, options.delay);
  }, []);

  useEffect(() => {
    let current = true;
    void loadTable(view, options.language).then((table) => {
      if (!current) return;
      setData({ ...table, rows: [] });
      if (options.empty) load(() => undefined);
      else load(() => setData(table));
    });
    return () => {
      current = false;
      clearTimeout(timer.current);
    };
  }, [view, load]);

  const found = useMemo(
    () =>
      sorted(
        data.rows.filter((row) => matches(row, query)),
        view,
        sort,
      ),
    [data, query, view, sort],
  );
  const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
  return {
    headers: data.headers,
    found,
    rows: found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE),
    page,
    pages,
    pageSize: PAGE_SIZE,
    sort,
    loading,
    sortBy: (column: number) => {
      setSort((old) =>
        old?.column !== column ? { column, down: false } : old.down ? null : { column, down: true },
      );
      setPage(1);
    },
    turnTo: (to: number) => load(() => setPage(Math.min(Math.max(1, to), pages))),
    ask: (asked: Query) =>
      load(() => {
        setQuery(asked);
        setPage(1);
      }),
  };
}

export type Records = ReturnType<typeof useRecords>;
