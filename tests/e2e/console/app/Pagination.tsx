import { type ReactNode, useEffect, useState } from "react";
import { tea } from "./classes";
import { Chevron, First, Last, Next, Previous } from "./icons";
import { options } from "./options";
import { press } from "./press";
import type { Records } from "./useRecords";
import { WORDS } from "./words";

const words = WORDS[options.language];

function Turn({
  name,
  label,
  to,
  disabled,
  turnTo,
  children,
}: {
  name: string;
  label: string;
  to: number;
  disabled: boolean;
  turnTo: (page: number) => void;
  children: ReactNode;
}) {
  const names = ["pagination__turnbtn", `pagination__${name}btn`, ...(disabled ? ["is-disabled"] : [])];
  return (
    <a
      className={tea(...names)}
      title={label}
      aria-disabled={disabled}
      style={{ userSelect: "none" }}
      {...press(() => turnTo(to), disabled)}
    >
      {children}
    </a>
  );
}

function PageInput({ page, turnTo }: { page: number; turnTo: (page: number) => void }) {
  const [text, setText] = useState(String(page));
  useEffect(() => setText(String(page)), [page]);
  const go = () => (/^\d{1,6}$/.test(text) ? turnTo(Number(text)) : setText(String(page)));
  return (
    <input
      type="text"
      className={tea("input", "pagination__inputpagenum")}
      aria-label={words.pageNumber}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={(event) => event.key === "Enter" && go()}
    />
  );
}

export function Pagination({ records }: { records: Records }) {
  const { found, page, pages, pageSize, turnTo } = records;
  const [before, after] = words.total;
  const turns = { turnTo, disabled: page === 1 };
  const onward = { turnTo, disabled: page === pages };
  return (
    <div className={tea("pagination")}>
      <div className={tea("pagination__state")}>
        <span className={tea("pagination__text")}>
          {before}
          <strong>{found.length}</strong>
          {after}
        </span>
      </div>
      <div className={tea("pagination__operate")}>
        <div className={tea("dropdown")}>
          <div className={tea("dropdown__header", "dropdown-default")}>
            <div className={tea("dropdown__value")}>{pageSize}</div>
            <Chevron />
          </div>
        </div>
        <span className={tea("pagination__text")}>{words.perPage}</span>
        <Turn name="first" label={words.turn.first} to={1} {...turns}>
          <First />
        </Turn>
        <Turn name="pre" label={words.turn.previous} to={page - 1} {...turns}>
          <Previous />
        </Turn>
        <div className={tea("pagination__manualinput")}>
          <PageInput page={page} turnTo={turnTo} />
          <span className={tea("pagination__totalpage")}>{words.pages(pages)}</span>
        </div>
        <Turn name="next" label={words.turn.next} to={page + 1} {...onward}>
          <Next />
        </Turn>
        <Turn name="last" label={words.turn.last} to={pages} {...onward}>
          <Last />
        </Turn>
      </div>
    </div>
  );
}
