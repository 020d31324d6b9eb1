"""Has udata, the program of data.gouv.fr, harvest the catalogue at the address given, and compares what it kept with what the
house says of each dataset by CKAN. The list of schema.data.gouv.fr may be given too. udata keeps in memory: its database is played by
mongomock."""

import json
import logging
import sys
import warnings

import mongoengine
import mongoengine.connection
import mongomock
import requests

warnings.filterwarnings("ignore")
CONNECT = mongoengine.connect


def connect(*arguments, **options):
    options.pop("host", None)
    return CONNECT(
        "udata",
        mongo_client_class=mongomock.MongoClient,
        host="mongodb://localhost",
        uuidRepresentation="standard",
    )


mongoengine.connect = connect
mongoengine.connection.MongoClient = mongomock.MongoClient

from udata import settings  # noqa: E402
from udata.app import create_app, standalone  # noqa: E402

# As data.gouv.fr lists them at /api/1/datasets/licenses/.
LICENCES = [
    (
        "lov2",
        "Licence Ouverte / Open Licence version 2.0",
        "https://www.etalab.gouv.fr/wp-content/uploads/2017/04/ETALAB-Licence-Ouverte-v2.0.pdf",
        ["https://www.etalab.gouv.fr/licence-ouverte-open-licence/", "https://www.etalab.gouv.fr/licence-ouverte-open-licence"],
    ),
    (
        "odc-odbl",
        "Open Data Commons Open Database License (ODbL)",
        "http://opendatacommons.org/licenses/odbl/summary/",
        ["https://opendatacommons.org/licenses/odbl/1-0/", "http://opendatacommons.org/licenses/odbl/"],
    ),
]


class Settings(settings.Testing, settings.Defaults):
    SECRET_KEY = "x" * 32
    SECURITY_PASSWORD_SALT = "s"
    SECURITY_TOTP_SECRETS = {"1": "TjQ9Qa31VOrfEzuPy4VHQWPCTmRzCnFzMKLxXYiZu9B"}
    SECURITY_TOTP_ISSUER = "x"
    API_TOKEN_SECRET = "y" * 32
    LANGUAGES = {"fr": "Français", "en": "English"}
    DEFAULT_LANGUAGE = "fr"
    HARVESTER_BACKENDS = ["dcat"]
    URLS_ALLOW_PRIVATE = True
    URLS_ALLOW_LOCAL = True
    MONGODB_HOST = "mongodb://localhost/udata"
    MONGODB_HOST_TEST = "mongodb://localhost/udata-test"
    TESTING = True
    CELERY_TASK_ALWAYS_EAGER = True
    SERVER_NAME = "udata.test"
    CACHE_TYPE = "flask_caching.backends.NullCache"
    SEARCH_SERVICE_API_URL = None
    SCHEMA_CATALOG_URL = None


def packages(base):
    """What the house says of its datasets, by CKAN."""
    told = requests.get(base + "/api/3/action/current_package_list_with_resources?limit=1000", timeout=60).json()
    assert told["success"], told
    return {package["id"]: package for package in told["result"]}


def said(text):
    """Words, whatever the lines and the marks they stand in."""
    return [word for word in text.replace("*", " ").replace("\\", "").split() if word]


def recognised(address, schemas):
    """A schema as udata keeps it: by its name where schema.data.gouv.fr lists it, by its address elsewhere."""
    if not address:
        return None
    for schema in schemas:
        for version in schema["versions"]:
            if version["schema_url"] == address:
                return (None, schema["name"], version["version_name"])
    return (address, None, None)


def compare(package, dataset, schemas):
    """Every word, digest, licence and schema of a dataset, as the house says it."""
    title = package["title"]
    assert dataset.title == title, (dataset.title, title)
    assert said(dataset.description) == said(package["notes"]), (title, dataset.description)
    assert dataset.license is not None and dataset.license.id == package["license_id"], (title, dataset.license)
    assert dataset.harvest.remote_id == package["id"], title
    assert dataset.harvest.remote_url == package["url"], (title, dataset.harvest.remote_url)
    assert str(dataset.frequency or ""), f"{title}: no frequency"
    assert dataset.tags, f"{title}: no words"
    harvested = {resource.url: resource for resource in dataset.resources}
    for sent in package["resources"]:
        resource = harvested.pop(sent["url"], None)
        assert resource is not None, f"{title}: {sent['url']} was not harvested"
        assert resource.title == sent["name"], (resource.title, sent["name"])
        assert resource.filesize == sent["size"], (title, resource.filesize)
        assert (resource.checksum.type, resource.checksum.value) == ("sha256", sent["hash"]), title
        assert (resource.format or "").upper() == sent["format"], (title, resource.format)
        assert resource.mime == sent["mimetype"], (title, resource.mime)
        schema = (resource.schema.url, resource.schema.name, resource.schema.version) if resource.schema else None
        assert schema == recognised(sent["schema"], schemas), (title, schema)
    # A table of another format is given as CSV too.
    for url, resource in harvested.items():
        assert url.endswith("/table.csv") and resource.format == "csv", (title, url)


def main(base, schemas=None):
    known = json.load(open(schemas, encoding="utf-8"))["schemas"] if schemas else []
    app = create_app(Settings)
    standalone(app)
    logging.disable(logging.WARNING)
    with app.app_context():
        from udata.core.dataset.models import Dataset, License, ResourceSchema
        from udata.core.organization.models import Organization
        from udata.harvest.backends import get_backend
        from udata.harvest.models import HarvestSource

        ResourceSchema.all = staticmethod(lambda: known)
        for name, title, url, others in LICENCES:
            License(id=name, title=title, url=url, alternate_urls=others).save()
        body = Organization(name="Commune", description="La commune").save()
        source = HarvestSource(name="Parvis", url=base + "/catalog-datagouv.ttl", backend="dcat", organization=body).save()
        job = get_backend("dcat")(source).harvest()
        wrong = [error.message for error in job.errors]
        wrong += [(item.remote_id, item.status, [error.message for error in item.errors]) for item in job.items if item.status != "done"]
        assert job.status == "done" and not wrong, (job.status, wrong)
        expected = packages(base)
        kept = {dataset.harvest.remote_id: dataset for dataset in Dataset.objects}
        assert kept and set(kept) == set(expected), set(kept) ^ set(expected)
        for name, package in expected.items():
            compare(package, kept[name], known)
        if known:
            names = {resource.schema.name for dataset in kept.values() for resource in dataset.resources if resource.schema}
            assert "scdl/subventions" in names, names
        accents = [dataset.title for dataset in kept.values() if "é" in dataset.title.lower()]
        assert accents, "no title has an accent: nothing tells that they are kept"
        again = get_backend("dcat")(source).harvest()
        assert again.status == "done" and Dataset.objects.count() == len(kept), "a second harvest finds the same datasets again"
        files = sum(len(dataset.resources) for dataset in kept.values())
        print(f"udata harvested {len(kept)} datasets and {files} files as the house says them")


main(*sys.argv[1:])
