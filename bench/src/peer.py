"""The peer's part of the benchmark: DuckDB does what it is told and prints what it took as JSON."""

import json
import os
import resource
import sys
import time

import duckdb


def connect():
    connection = duckdb.connect()
    # The bar would be printed between what is read back.
    connection.execute("SET enable_progress_bar = false")
    return connection


def bring_in(source, target):
    connection = connect()
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


def answer(told):
    with open(told) as file:
        task = json.load(file)
    connection = connect()
    for name in ["lines", "suppliers", "councils"]:
        files = task[name] if name == "lines" else [task[name]]
        connection.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet({files!r}, hive_partitioning = false)")
    questions = []
    for name, sql in task["questions"]:
        began = time.perf_counter()
        rows = connection.execute(sql).fetchall()
        seconds = time.perf_counter() - began
        questions.append([name, seconds, json.dumps(rows, separators=(",", ":"), ensure_ascii=False)])
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {"questions": questions, "megabytes": kilobytes / 1024}


command, *arguments = sys.argv[1:]
print(json.dumps({"import": bring_in, "answer": answer}[command](*arguments)))
