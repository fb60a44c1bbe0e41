//! The page's one style sheet. The page's policy names its hash.

pub(super) const STYLE: &str = "
:root { color-scheme: light; --ink: #1c2430; --quiet: #5b6675; --line: #d9dee5; --error: #b3261e; --warning: #8a5300; --note: #2f5f9e; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 80rem; padding: 2rem 1.5rem 4rem; color: var(--ink); background: #fff; font: 14px/1.55 system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0.2rem 0 1rem; }
h2 { font-size: 1.15rem; margin: 2.4rem 0 0.8rem; }
h3 { font-size: 1rem; margin: 0 0 0.3rem; }
p { margin: 0.25rem 0; max-width: 46rem; }
.brand { color: var(--quiet); font-weight: 600; letter-spacing: 0.02em; margin: 0; }
.second { color: var(--quiet); font-weight: 400; font-size: 0.88em; }
dl { display: grid; gap: 0.15rem; margin: 0; }
dl div { display: flex; flex-wrap: wrap; gap: 0.6rem; }
dt { color: var(--quiet); min-width: 9rem; }
dd { margin: 0; overflow-wrap: anywhere; }
.figures { display: flex; flex-wrap: wrap; gap: 0.6rem 2.2rem; list-style: none; margin: 1.4rem 0 0; padding: 1rem 0; border-block: 1px solid var(--line); }
.figures strong { font-size: 1.5rem; font-variant-numeric: tabular-nums; margin-right: 0.25rem; }
.error strong, .sign.error { color: var(--error); }
.warning strong, .sign.warning { color: var(--warning); }
.note strong, .sign.note { color: var(--note); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-size: 0.92em; }
th, td { border: 1px solid var(--line); padding: 0.32rem 0.55rem; text-align: left; vertical-align: top; white-space: pre-wrap; }
th { background: #f4f6f8; font-weight: 600; }
td.number, .workings td + td { text-align: right; font-variant-numeric: tabular-nums; }
td.hash { font-family: ui-monospace, Consolas, monospace; font-size: 0.85em; overflow-wrap: anywhere; }
td.error { background: #fdecea; box-shadow: inset 0 -2px 0 var(--error); }
td.warning { background: #fff4e0; box-shadow: inset 0 -2px 0 var(--warning); }
td.note { background: #eaf2fc; box-shadow: inset 0 -2px 0 var(--note); }
.sign { font-weight: 600; white-space: nowrap; }
.sign a { color: inherit; }
article { border-top: 1px solid var(--line); padding: 0.9rem 0; break-inside: avoid; }
.place { color: var(--quiet); font-size: 0.9em; }
.workings { margin: 0.5rem 0; }
footer { margin-top: 3rem; border-top: 1px solid var(--line); padding-top: 1rem; }
@page { size: A4 landscape; margin: 12mm; }
@media print { body { max-width: none; padding: 0; font-size: 10px; } section table { font-size: 8px; } th, td { padding: 0.15rem 0.3rem; overflow-wrap: anywhere; } .scroll { overflow: visible; } tr { break-inside: avoid; } * { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
";
