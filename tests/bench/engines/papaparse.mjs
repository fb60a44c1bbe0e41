// The breakdown and the order's pattern with PapaParse and decimal.js.
//
//     node papaparse.mjs FOLDER FILE
//
// FOLDER holds their packages. The same part as in engines.py, where it is said
// what is wrong; the answer is a line of JSON, the seconds from the open file.

import { createReadStream } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";

const [folder, file] = process.argv.slice(2);
const require = createRequire(resolve(folder, "package.json"));
const Papa = require("papaparse");
const Decimal = require("decimal.js");

const CENTS = 2;
const [ORDER, BASE, RATE, ADJUSTMENT, AMOUNT] = [4, 6, 7, 8, 9];
const PATTERN = /^20[0-9]{21}$/;

function addsUp(row) {
  try {
    const parts = new Decimal(row[BASE]).times(row[RATE].replace(/%$/, "")).dividedBy(100);
    return parts.toDecimalPlaces(CENTS, Decimal.ROUND_HALF_UP).plus(row[ADJUSTMENT]).equals(row[AMOUNT]);
  } catch {
    return false;
  }
}

const start = performance.now();
let [header, sums, orders] = [true, 0, 0];
Papa.parse(createReadStream(file), {
  delimiter: ",",
  skipEmptyLines: true,
  step({ data: row }) {
    if (header) {
      header = false;
      return;
    }
    if (!addsUp(row)) sums++;
    if (!PATTERN.test(row[ORDER])) orders++;
  },
  complete() {
    console.log(JSON.stringify({ seconds: (performance.now() - start) / 1000, sums, orders }));
  },
});
