"""Imports a CSV file by sqlite-utils, then asks Datasette the bench's questions over HTTP. Prints JSON as ask_duckdb.py does."""

import http.client
import json
import os
import socket
import sqlite3
import subprocess
import sys
import time
from urllib.parse import quote, urlencode

doing, table, database = sys.argv[1:4]
programs = os.path.dirname(sys.executable)
if doing == "import":
    tool = os.path.join(programs, "sqlite-utils")
    began = time.perf_counter()
    subprocess.run([tool, "insert", database, "t", table, "--csv", "--silent"], check=True)
    connection = sqlite3.connect(database)
    names = [name for _, name, kind, *_ in connection.execute("pragma table_info(t)") if kind.upper() == "TEXT"]
    columns = ", ".join(f'"{name}"' for name in names)
    connection.executescript(
        f"""
        create index t_giver on t ("nomAttribuant", montant);
        create index t_nature on t (nature, montant);
        create virtual table t_fts using fts5 (
            {columns}, content=[t], tokenize='unicode61 remove_diacritics 2');
        insert into t_fts (t_fts) values ('rebuild');
        analyze;
        """
    )
    connection.commit()
    connection.close()
    seconds = time.perf_counter() - began
    told = subprocess.run([os.path.join(programs, "datasette"), "--version"], check=True, capture_output=True, text=True)
    print(json.dumps({"version": told.stdout.strip().rsplit(" ", 1)[-1], "seconds": seconds}))
    sys.exit()

step, word, times = float(sys.argv[4]), sys.argv[5], int(sys.argv[6])
base = "/" + os.path.splitext(os.path.basename(database))[0]
with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
# What a town would have to allow for a file of this size: the limits that are set by default answer it with an error.
settings = {
    "sql_time_limit_ms": 60000,
    "facet_time_limit_ms": 60000,
    "default_facet_size": 100,
    "suggest_facets": "off",
}
command = [os.path.join(programs, "datasette"), "serve", "-h", "127.0.0.1", "-p", str(port), "-i", database]
for name, value in settings.items():
    command += ["--setting", name, str(value)]
server = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def get(path):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    if answer.status != 200:
        raise RuntimeError(f"{path}: {answer.status} {body[:300]!r}")
    return json.loads(body)


def page(**asked):
    answer = get(f"{base}/t.json?" + urlencode({"_size": 50, "_shape": "objects", **asked}))
    return {"rows": answer["filtered_table_rows_count"], "shown": len(answer["rows"])}


def facet():
    answer = get(f"{base}/t.json?_size=0&_facet=nomAttribuant")
    return {one["value"]: one["count"] for one in answer["facet_results"]["nomAttribuant"]["results"]}


def sql(query):
    return get(f"{base}.json?_shape=arrays&sql=" + quote(query))["rows"]


QUESTIONS = {
    "first page": page,
    "filter": lambda: page(montant__gte=50000, nature="aide en nature"),
    "facet": facet,
    "full text": lambda: page(_search=word),
    "group by with sum": lambda: {
        name: round(total * 100)
        for name, total in sql('select "nomAttribuant", sum(montant) from t group by 1 order by 2 desc limit 50')
    },
    "histogram": lambda: {
        str(round(place * step)): count
        for place, count in sql(f"select cast(montant / {step} as integer), count(*) from t group by 1 order by 1")
    },
    "chart": lambda: {
        month + "-01": round(total * 100)
        for month, total in sql('select substr("dateConvention", 1, 7), sum(montant) from t group by 1 order by 1')
    },
}

try:
    for _ in range(600):
        try:
            get("/-/versions.json")
            break
        except OSError:
            time.sleep(0.1)
    else:
        raise RuntimeError("Datasette does not answer within a minute")
    asked = {}
    for name, ask in QUESTIONS.items():
        taken = []
        for _ in range(times):
            began = time.perf_counter()
            told = ask()
            taken.append((time.perf_counter() - began) * 1000)
        asked[name] = {"ms": taken, "told": told}
    with open(f"/proc/{server.pid}/status", encoding="utf-8") as status:
        peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
    print(json.dumps({"asked": asked, "peak_mib": -(-peak // 1024)}))
finally:
    server.kill()
    server.wait()
