/** A table of rebates of any length, with one fault in ten rows. Everything in it is synthetic. */

export const HEADERS = [
  "Record ID",
  "Settlement Month",
  "Customer UIN",
  "Customer Name",
  "Order ID",
  "Order Time",
  "Product",
  "Base Amount (USD)",
  "Commission Rate",
  "Adjustment (USD)",
  "Commission (USD)",
  "Status",
];

/** One row of so many has a fault, and one cell of it is underlined. */
export const FAULTY = 10;

const PRODUCTS = ["Cloud Virtual Machine", "Cloud Object Storage", "Content Delivery Network", "CLB", "CBS"];
const STATUSES = ["Settled", "In review", "Confirmed"];
const RATES = [5, 8, 10, 12, 15];

/** @param {number} count how many rows */
export const faultyIn = (count) => Math.floor(count / FAULTY);

/** @param {number} count */
export function rows(count) {
  return Array.from({ length: count }, (_, at) => row(at));
}

/** @param {number} at */
function row(at) {
  // Any numbers do, as long as they are the same in every run.
  const mixed = Math.imul(at + 1, 2_654_435_761) >>> 0;
  const base = 1000 + (mixed % 9_000_000);
  const rate = RATES[mixed % RATES.length] ?? 5;
  const rebate = Math.round((base * rate) / 100);
  const fault = at % FAULTY === FAULTY - 1 ? Math.floor(at / FAULTY) % 3 : -1;
  const day = String(1 + (mixed % 28)).padStart(2, "0");
  const order = `202610${day}${100_000_000 + at}${String(mixed % 1_000_000).padStart(6, "0")}`;
  return [
    `RB${String(at + 1).padStart(9, "0")}`,
    "2026-10",
    `2000${10_000_000 + (mixed % 80_000_000)}`,
    `Sample Studio ${mixed % 997}`,
    fault === 1 ? `${order.slice(0, 11)}\u200b${order.slice(11)}` : fault === 2 ? "2.02610E+22" : order,
    `2026-10-${day} 09:30:00`,
    PRODUCTS[mixed % PRODUCTS.length] ?? "",
    cents(base),
    `${rate}%`,
    "0.00",
    cents(fault === 0 ? rebate + 37 : rebate),
    STATUSES[mixed % STATUSES.length] ?? "",
  ];
}

/** @param {number} amount */
const cents = (amount) => (amount / 100).toLocaleString("en", { minimumFractionDigits: 2 });
