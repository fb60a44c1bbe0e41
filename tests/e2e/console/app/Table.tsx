// biome-ignore-all lint/suspicious/noArrayIndexKey: keyed by place, React changes rows in place, which is the hardest case for whoever reads the page

import { type UIEvent, useRef } from "react";
import { tea } from "./classes";
import { SortIcon, Spinner } from "./icons";
import { options } from "./options";
import { press } from "./press";
import { type Column, toneOf } from "./tables";
import type { Sort } from "./useRecords";
import { WORDS } from "./words";

const words = WORDS[options.language];
const FIXED = ["table__td--fixed", "table__td--fixed-right"];
const FIXED_STYLE = { position: "sticky", right: 0 } as const;

interface TableProps {
  headers: string[];
  columns: Column[];
  rows: string[][];
  loading: boolean;
  sort: Sort | null;
  onSort: (column: number) => void;
  /** Rows of another generation are other elements. */
  generation: number;
}

function Overflow({ text }: { text: string }) {
  return (
    <span className={tea("text-overflow")} title={text}>
      {text}
    </span>
  );
}

function Columns({ columns }: { columns: Column[] }) {
  return (
    <colgroup>
      <col style={{ width: 26 }} />
      {columns.map((column, at) => (
        <col key={at} style={{ width: column.width ?? "auto" }} />
      ))}
      <col style={{ width: 70 }} />
    </colgroup>
  );
}

function Check({ label }: { label: string }) {
  return (
    <label className={tea("form-check", "form-check--table-select")}>
      <input type="checkbox" className={tea("checkbox")} aria-label={label} />
      <span className={tea("form-check__label")}> </span>
    </label>
  );
}

function HeaderCell({
  at,
  header,
  column,
  sort,
  onSort,
}: { at: number; header: string; column: Column } & Pick<TableProps, "sort" | "onSort">) {
  const direction = sort?.column !== at ? null : sort.down ? "down" : "up";
  const state = direction === null ? "none" : direction === "up" ? "ascending" : "descending";
  const className = column.right ? tea("text-right") : "";
  if (!column.sort) {
    return (
      <th className={className}>
        <div>
          <Overflow text={header} />
        </div>
      </th>
    );
  }
  return (
    <th className={className} aria-sort={state}>
      <div>
        <span className={tea("table__sortbtn")} {...press(() => onSort(at))}>
          <span className={tea("table__headerop", "text-overflow")}>
            <Overflow text={header} />
          </span>
          <SortIcon direction={direction} />
        </span>
      </div>
    </th>
  );
}

function Header({
  headers,
  columns,
  sort,
  onSort,
}: Pick<TableProps, "headers" | "columns" | "sort" | "onSort">) {
  return (
    <thead>
      <tr>
        <th className="">
          <div>
            <Check label={words.selectAll} />
          </div>
        </th>
        {headers.map((header, at) => (
          <HeaderCell
            key={at}
            at={at}
            header={header}
            column={columns[at] ?? {}}
            sort={sort}
            onSort={onSort}
          />
        ))}
        <th className={tea(...FIXED)} style={FIXED_STYLE}>
          <div>
            <Overflow text={words.operation} />
          </div>
        </th>
      </tr>
    </thead>
  );
}

function Cell({ text, column }: { text: string; column: Column }) {
  return (
    <td className={column.right ? tea("text-right") : ""}>
      <div>
        {column.status ? (
          <span className={tea(`text-${toneOf(text)}`)}>{text}</span>
        ) : (
          <Overflow text={text} />
        )}
      </div>
    </td>
  );
}

/** A record, or the one row that says why there is none: the same `tr` serves
 * both, so that React changes it in place. */
function Row({
  cells,
  columns,
  blank,
}: {
  cells: string[];
  columns: Column[];
  blank: "loading" | "empty" | null;
}) {
  if (blank) {
    const text = words[blank];
    return (
      <tr className={tea("table__tr--blank-new")}>
        <td colSpan={columns.length + 2}>
          <span className={tea("action-state")}>
            {blank === "loading" && <Spinner />}
            <span className={tea("action-state__text")} title={text}>
              {text}
            </span>
          </span>
        </td>
      </tr>
    );
  }
  return (
    <tr className="">
      <td className="">
        <div>
          <Check label={words.select} />
        </div>
      </td>
      {cells.map((text, at) => (
        <Cell key={at} text={text} column={columns[at] ?? {}} />
      ))}
      <td className={tea(...FIXED)} style={FIXED_STYLE}>
        <div>
          <button className={tea("btn", "btn--link")} type="button">
            {words.view}
          </button>
        </div>
      </td>
    </tr>
  );
}

export function Table({ headers, columns, rows, loading, sort, onSort, generation }: TableProps) {
  const head = useRef<HTMLDivElement>(null);
  const follow = (event: UIEvent<HTMLDivElement>) => {
    if (head.current) head.current.scrollLeft = event.currentTarget.scrollLeft;
  };
  const blank = loading ? "loading" : rows.length === 0 ? "empty" : null;
  const drawn = blank ? [[]] : rows;
  const box = { className: tea("table__box"), style: { minWidth: 1120 } };
  return (
    <div className={tea("table")}>
      <div className={tea("table__header")} ref={head}>
        <table {...box}>
          <Columns columns={columns} />
          <Header headers={headers} columns={columns} sort={sort} onSort={onSort} />
        </table>
      </div>
      <div className={tea("table__body")} onScroll={follow}>
        <table {...box}>
          <Columns columns={columns} />
          <tbody>
            {drawn.map((cells, at) => (
              <Row key={`${generation}.${at}`} cells={cells} columns={columns} blank={blank} />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
