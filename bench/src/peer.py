"""The peer's part of the benchmark: DuckDB does what it is told and prints what it took as JSON."""

import json
import os
import sys
import time

import duckdb


def bring_in(source, target):
    connection = duckdb.connect()
    began = time.perf_counter()
    connection.execute(
        f"COPY (SELECT * FROM read_csv('{source}')) TO '{target}' (FORMAT parquet, COMPRESSION zstd)"
    )
    # Our import is on the disk when it ends, so the peer's is too.
    with open(target, "rb") as written:
        os.fsync(written.fileno())
    seconds = time.perf_counter() - began
    lines = connection.execute(f"SELECT count(*) FROM '{target}'").fetchone()[0]
    return {"seconds": seconds, "lines": lines}


command, *arguments = sys.argv[1:]
print(json.dumps({"import": bring_in}[command](*arguments)))
