"""Reads the catalogue at the address given as other programs do, and validates it by the shapes given after it."""

import sys
import time
import urllib.request

from ckanapi import NotFound, RemoteCKAN
from pyshacl import validate
from rdflib import Graph, Namespace, URIRef

SH = Namespace("http://www.w3.org/ns/shacl#")
DCAT = Namespace("http://www.w3.org/ns/dcat#")
DCT = Namespace("http://purl.org/dc/terms/")
SPDX = Namespace("http://spdx.org/rdf/terms#")
HYDRA = Namespace("http://www.w3.org/ns/hydra/core#")
FORMS = {"ttl": "turtle", "jsonld": "json-ld", "rdf": "xml", "xml": "xml"}
START_S = 300


def wait(base):
    """The demonstration is laid down before the program listens."""
    for _ in range(START_S):
        try:
            return urllib.request.urlopen(base + "/sante").read()
        except OSError:
            time.sleep(1)
    raise SystemExit("the program does not answer")


def catalogue(base, end):
    """Every page of the catalogue, as Hydra leads from one to the next."""
    whole, address = Graph(), base + "/catalog." + end
    while address:
        page = Graph()
        page.parse(data=urllib.request.urlopen(address).read(), format=FORMS[end])
        address = next((str(there) for there in page.objects(None, HYDRA.next)), None)
        whole += page
    return whole


def said(graph):
    """What a graph says beside the addresses of its own pages, which each form has in its own words."""
    return {
        triple
        for triple in graph
        if triple[1] not in (HYDRA.view, HYDRA.next) and not str(triple[0]).split("?")[0].endswith(tuple(FORMS))
    }


def main(base, shapes):
    wait(base)
    graphs = {end: catalogue(base, end) for end in FORMS}
    first = said(graphs["ttl"])
    for end, graph in graphs.items():
        assert said(graph) == first, f"catalog.{end} says something else: {said(graph) ^ first}"
    graph = graphs["ttl"]
    datasets = set(graph.subjects(None, DCAT.Dataset))
    assert len(datasets) >= 3, datasets
    identifiers = [str(graph.value(dataset, DCT.identifier)) for dataset in datasets]
    assert len(set(identifiers)) == len(datasets)
    for dataset in datasets:
        files = list(graph.objects(dataset, DCAT.distribution))
        assert files, dataset
        licence = graph.value(dataset, DCT.license)
        for file in files:
            assert graph.value(file, DCT.license) == licence
            sent = urllib.request.urlopen(str(graph.value(file, DCAT.downloadURL))).read()
            size = graph.value(file, DCAT.byteSize)
            assert size is None or int(size) == len(sent), file
    schema = URIRef("https://schema.data.gouv.fr/schemas/scdl/subventions/2.1.1/schema.json")
    assert (None, DCT.conformsTo, schema) in graph
    assert any("é" in str(title) for title in graph.objects(None, DCT.title)), "accents are kept"
    violations = 0
    for place in shapes:
        rules = Graph()
        rules.parse(place, format="turtle")
        _, report, _ = validate(graph, shacl_graph=rules, inference="none", do_owl_imports=False)
        for result in report.subjects(SH.resultSeverity, SH.Violation):
            violations += 1
            print(place, *(report.value(result, name) for name in (SH.focusNode, SH.resultPath, SH.resultMessage)))
    assert violations == 0, f"{violations} violations"
    with RemoteCKAN(base) as ckan:
        names = ckan.action.package_list()
        assert len(names) == len(datasets), names
        found = ckan.action.package_search(q="subventions", rows=5)
        assert found["count"] >= 1, found
        shown = ckan.action.package_show(id=found["results"][0]["name"])
        digest = shown["resources"][0]["hash"]
        assert len(digest) == 64 and set(digest) <= set("0123456789abcdef"), digest
        try:
            ckan.action.package_show(id="nothing-of-the-sort")
            raise SystemExit("what is not there is shown")
        except NotFound:
            pass
    print(f"{len(datasets)} datasets, {len(graph)} triples, no violation")


main(sys.argv[1], sys.argv[2:])
