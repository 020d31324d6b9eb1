"""Has GDAL read the collections of the address given as OGC API – Features, and compares what it found with the files themselves."""

import csv
import io
import json
import os
import subprocess
import sys
import tempfile
import urllib.request

# A page of a few features: GDAL follows the links to the next ones.
PAGE = 2
GDAL = {**os.environ, "no_proxy": "127.0.0.1", "NO_PROXY": "127.0.0.1"}


def got(address):
    return urllib.request.urlopen(address, timeout=60).read()


def read(source, layer, *options):
    """The features of a layer as GDAL writes them: `X` and `Y`, then each property."""
    with tempfile.TemporaryDirectory() as folder:
        made = os.path.join(folder, "made.csv")
        subprocess.run(
            ["ogr2ogr", "-f", "CSV", made, source, layer, "-lco", "GEOMETRY=AS_XY", "-oo", f"PAGE_SIZE={PAGE}", *options],
            check=True,
            env=GDAL,
            timeout=300,
        )
        with open(made, newline="", encoding="utf-8") as file:
            return list(csv.DictReader(file))


def place(row, north, east):
    return (round(float(row[north]), 6), round(float(row[east]), 6)) if row[north] and row[east] else None


def is_same(read, written):
    """Words are the same; days, numbers, yes and no are those that are meant."""
    if read.replace("/", "-") == written.replace("/", "-") or written.lower() in ("oui", "non"):
        return True
    try:
        return float(read) == float(written.replace(",", ".").replace("\u202f", "").replace(" ", ""))
    except ValueError:
        return False


def main(base):
    source = f"OAPIF:{base}/ogc"
    told = subprocess.run(["ogrinfo", source], check=True, env=GDAL, capture_output=True, text=True, timeout=300).stdout
    collections = json.loads(got(base + "/ogc/collections"))["collections"]
    assert collections, "no table of the demonstration has places"
    features, longest = 0, 0
    for collection in collections:
        layer = collection["id"]
        assert layer in told, f"GDAL does not list {layer}: {told}"
        published = got(f"{base}/donnees/fichiers/{layer}/table.csv").decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(published)))
        found = read(source, layer)
        assert len(found) == len(rows), f"{collection['title']}: {len(found)} features, {len(rows)} rows"
        longest = max(longest, len(rows))
        features += len(found)
        if "latitude" not in rows[0]:
            continue
        names = [name for name in rows[0] if name not in ("latitude", "longitude")]
        for feature, row in zip(found, rows):
            assert place(feature, "Y", "X") == place(row, "latitude", "longitude"), (feature, row)
            for name in names:
                assert is_same(feature[name], row[name]), (name, feature[name], row[name])
        placed = [place(row, "latitude", "longitude") for row in rows if row["latitude"]]
        norths = sorted(north for north, _ in placed)
        if len(norths) < 2:
            continue
        middle = (norths[len(norths) // 2 - 1] + norths[len(norths) // 2]) / 2
        within = [north for north in norths if north >= middle]
        box = read(source, layer, "-spat", "-180", str(middle), "180", "90")
        met = [feature for feature in box if feature["X"]]
        assert len(met) == len(within), f"{collection['title']}: {len(met)} in a box, {len(within)} rows"
    assert longest > PAGE, "one page holds each collection: nothing tells that the others are followed"
    print(f"GDAL read {len(collections)} collections and {features} features")


main(sys.argv[1])
