import { useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import { ActionPanel } from "./ActionPanel";
import { tea } from "./classes";
import { rootErrors } from "./errors";
import { options, PATHS, type View, viewOfAddress } from "./options";
import { Pagination } from "./Pagination";
import { Shell } from "./Shell";
import { Table } from "./Table";
import { COLUMNS } from "./tables";
import { useRecords } from "./useRecords";
import { WORDS } from "./words";

function useGeneration(): number {
  const [generation, setGeneration] = useState(0);
  useEffect(() => {
    if (options.rerender === 0) return;
    const timer = setInterval(() => setGeneration((old) => old + 1), options.rerender);
    return () => clearInterval(timer);
  }, []);
  return generation;
}

function TablePage({ view }: { view: View }) {
  const records = useRecords(view);
  const generation = useGeneration();
  return (
    <>
      <ActionPanel records={records} months={view === "commission"} />
      <div className={tea("card")}>
        <Table
          headers={records.headers}
          columns={COLUMNS[view]}
          rows={records.rows}
          loading={records.loading}
          sort={records.sort}
          onSort={records.sortBy}
          generation={generation}
        />
        <Pagination records={records} />
      </div>
    </>
  );
}

function Console() {
  const [view, setView] = useState(viewOfAddress);
  useEffect(() => {
    const back = () => setView(viewOfAddress());
    window.addEventListener("popstate", back);
    return () => window.removeEventListener("popstate", back);
  }, []);
  useEffect(() => {
    document.title = WORDS[options.language].titles[view];
  }, [view]);
  const go = (to: View) => {
    history.pushState(null, "", PATHS[to]);
    setView(to);
  };
  return (
    <Shell view={view} go={go}>
      <TablePage key={view} view={view} />
    </Shell>
  );
}

const root = document.getElementById("root");
if (!root) throw new Error("the page has no #root");
createRoot(root, rootErrors).render(<Console />);
