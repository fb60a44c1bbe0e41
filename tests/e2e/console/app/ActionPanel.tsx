import { useState } from "react";
import { tea } from "./classes";
import { Magnifier } from "./icons";
import { options } from "./options";
import type { Records } from "./useRecords";
import { WORDS } from "./words";

const words = WORDS[options.language];
const MONTHS = ["2026-10", "2026-09", "2026-08"];

function saveAsCsv({ headers, found }: Records) {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const lines = [headers, ...found].map((row) => `${row.map(quoted).join(",")}\r\n`);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(["\ufeff", ...lines], { type: "text/csv" }));
  link.download = options.language === "zh" ? "返佣明细.csv" : "commission-details.csv";
  link.click();
  URL.revokeObjectURL(link.href);
}

export function ActionPanel({ records, months }: { records: Records; months: boolean }) {
  const [month, setMonth] = useState("");
  const [text, setText] = useState("");
  const ask = () => records.ask({ month, text: text.trim() });
  return (
    <div className={tea("table__action-panel")}>
      <div className={tea("justify-grid")}>
        <div className={tea("justify-grid__col", "justify-grid__col--left")}>
          {months && (
            <select
              className={tea("select")}
              aria-label={words.month}
              value={month}
              onChange={(event) => setMonth(event.target.value)}
            >
              <option value="">{words.allMonths}</option>
              {MONTHS.map((name) => (
                <option key={name}>{name}</option>
              ))}
            </select>
          )}
          <div className={tea("search")}>
            <div className={tea("search__inner")}>
              <input
                type="search"
                className={tea("input", "input--search")}
                aria-label={words.search}
                placeholder={words.search}
                value={text}
                onChange={(event) => setText(event.target.value)}
                onKeyDown={(event) => event.key === "Enter" && ask()}
              />
            </div>
            <Magnifier />
          </div>
          <button className={tea("btn", "btn--primary")} type="button" onClick={ask}>
            {words.query}
          </button>
          <button className={tea("btn")} type="button" onClick={() => saveAsCsv(records)}>
            {words.download}
          </button>
        </div>
      </div>
    </div>
  );
}
