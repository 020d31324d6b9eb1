"""Imports a CSV file into DuckDB, then asks it the bench's questions. Prints JSON: seconds, milliseconds, what was answered."""

import json
import resource
import sys
import time

import duckdb

doing, table, database = sys.argv[1:4]
if doing == "import":
    began = time.perf_counter()
    connection = duckdb.connect(database)
    connection.execute("set enable_progress_bar = false")
    connection.execute("create table t as select * from read_csv(?, header = true)", [table])
    connection.close()
    print(json.dumps({"version": duckdb.__version__, "seconds": time.perf_counter() - began}))
    sys.exit()

step, word, times = float(sys.argv[4]), sys.argv[5], int(sys.argv[6])
connection = duckdb.connect(database, read_only=True)
connection.execute("set enable_progress_bar = false")


def rows(query, *given):
    return connection.execute(query, list(given)).fetchall()


def counted(where, *given):
    page = rows(f"select * from t where {where} limit 50", *given)
    (count,) = rows(f"select count(*) from t where {where}", *given)[0]
    return {"rows": count, "shown": len(page)}


def searched():
    texts = [name for name, kind, *_ in rows("describe t") if kind == "VARCHAR"]
    some = " or ".join(f'strip_accents(lower("{name}")) like ?' for name in texts)
    return counted(f"({some})", *[f"%{word}%"] * len(texts))


QUESTIONS = {
    "first page": lambda: counted("true"),
    "filter": lambda: counted("montant >= 50000 and nature = 'aide en nature'"),
    "facet": lambda: dict(rows('select "nomAttribuant", count(*) from t group by 1 order by 2 desc limit 50')),
    "full text": searched,
    "group by with sum": lambda: {
        name: round(total * 100)
        for name, total in rows('select "nomAttribuant", sum(montant) from t group by 1 order by 2 desc limit 50')
    },
    "histogram": lambda: {
        str(round(place * step)): count
        for place, count in rows("select floor(montant / ?), count(*) from t group by 1 order by 1", step)
    },
    "chart": lambda: {
        str(month)[:10]: round(total * 100)
        for month, total in rows(
            """select date_trunc('month', "dateConvention"), sum(montant) from t group by 1 order by 1"""
        )
    },
}

asked = {}
for name, ask in QUESTIONS.items():
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        told = ask()
        taken.append((time.perf_counter() - began) * 1000)
    asked[name] = {"ms": taken, "told": told}
peak_mib = -(-resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
print(json.dumps({"asked": asked, "peak_mib": peak_mib}))
