"""The breakdown and the order's pattern in DuckDB and in Polars.

    engines.py duckdb|polars FILE THREADS

Both do a small part of what Rebatelens checks, and the same part: a row is
wrong where base x rate, rounded half up to cents, plus the adjustment is not
the amount, or where one of the four cannot be read as a plain decimal; an order
is wrong where it is not 20 and 21 more digits. Decimals are exact. The answer is
one line of JSON: the seconds from the open file to the answer, the start of
Python and the imports left out, and how many of each were wrong.
"""

import json
import os
import sys
import time

FILE = sys.argv[2]
THREADS = int(sys.argv[3])
# The engines' own pools are sized when they are imported.
os.environ["POLARS_MAX_THREADS"] = str(THREADS)

ORDER = "20[0-9]{21}"


def with_duckdb():
    import duckdb

    start = time.perf_counter()
    # Rows with too few or too many cells are left out. The casts stand where
    # they are used: a cast in a query below becomes the reader's own, which
    # leaves out rows that it cannot cast.
    query = f"""
        SELECT count(*) FILTER (WHERE (
                   round(TRY_CAST("Base Amount" AS DECIMAL(18, 4))
                         * TRY_CAST(rtrim("Commission Rate", '%') AS DECIMAL(9, 4))
                         * 0.01::DECIMAL(3, 2), 2)
                   + TRY_CAST("Adjustment" AS DECIMAL(18, 4))
                   = TRY_CAST("Commission" AS DECIMAL(18, 4))) IS NOT TRUE),
               count(*) FILTER (WHERE NOT regexp_full_match("Order ID", '{ORDER}'))
        FROM read_csv(?, header = true, all_varchar = true, delim = ',', quote = '"', escape = '"',
                      ignore_errors = true, nullstr = '\\N')
    """
    connection = duckdb.connect(config={"threads": THREADS})
    sums, orders = connection.execute(query, [FILE]).fetchone()
    return time.perf_counter() - start, sums, orders


def with_polars():
    import polars

    assert polars.thread_pool_size() == THREADS
    start = time.perf_counter()

    def decimal(text):
        return text.cast(polars.Decimal(38, 6), strict=False)

    base = decimal(polars.col("Base Amount"))
    rate = decimal(polars.col("Commission Rate").str.strip_suffix("%")) * decimal(polars.lit("0.01"))
    adjustment = decimal(polars.col("Adjustment"))
    amount = decimal(polars.col("Commission"))
    adds_up = (base * rate).round(2, mode="half_away_from_zero") + adjustment == amount
    pattern = polars.col("Order ID").str.contains(f"^{ORDER}$")
    # Rows with too few or too many cells are kept; their cells in question are
    # as those of other rows.
    rows = polars.scan_csv(FILE, infer_schema=False, truncate_ragged_lines=True)
    counts = rows.select(
        (~adds_up.fill_null(False)).sum().alias("sums"),
        (~pattern.fill_null(False)).sum().alias("orders"),
    ).collect(engine="streaming")
    sums, orders = counts.row(0)
    return time.perf_counter() - start, sums, orders


ENGINES = {"duckdb": with_duckdb, "polars": with_polars}

seconds, sums, orders = ENGINES[sys.argv[1]]()
print(json.dumps({"seconds": seconds, "sums": sums, "orders": orders}))
