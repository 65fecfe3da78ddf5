"""The catalogue in schema.org's words, as search engines and portals of open data read it."""

from __future__ import annotations

import json

from plugins.edition import Edition
from plugins.opendata.catalogue import ADDRESS, CATALOG, DESCRIPTION, PACKAGE, TITLE, Coverage, file_address, tables_of
from plugins.opendata.datapackage import Node
from plugins.opendata.observations import NAME
from plugins.opendata.table import Table


def catalog(edition: Edition) -> bytes:
    """The file `catalog.jsonld`: a schema.org DataCatalog with a Dataset for each table."""
    site = edition.registries.site
    publisher: Node = {"@type": "GovernmentOrganization", "name": site.office.name or site.name, "url": f"{site.url}/"}
    home = f"{site.url}{ADDRESS}"
    node: Node = {
        "@context": "https://schema.org",
        "@type": "DataCatalog",
        "@id": f"{home}{CATALOG}",
        "url": home,
        "name": f"{TITLE} – {site.name}",
        "description": DESCRIPTION,
        "inLanguage": "vi",
        "publisher": publisher,
        "dataset": [_dataset(edition, table, publisher) for table in tables_of(edition)],
    }
    return (json.dumps(_licensed(edition, node), ensure_ascii=False, indent=1) + "\n").encode()


def _dataset(edition: Edition, table: Table, publisher: Node) -> Node:
    base = edition.registries.site.url
    files = [(file_address(table, form), form.media_type, form.label) for form in table.formats]
    node: Node = {
        "@type": "Dataset",
        "@id": f"{base}{ADDRESS}#{table.name}",
        "url": f"{base}{ADDRESS}",
        "name": f"{table.title} – {edition.registries.site.name}",
        "description": table.description,
        "inLanguage": "vi",
        "isAccessibleForFree": True,
        "creator": publisher,
        "includedInDataCatalog": {"@id": f"{base}{ADDRESS}{CATALOG}"},
        "distribution": [
            {"@type": "DataDownload", "name": label, "encodingFormat": media_type, "contentUrl": f"{base}{address}"}
            for address, media_type, label in files
        ],
        "subjectOf": {
            "@type": "DataDownload",
            "encodingFormat": "application/json",
            "contentUrl": f"{base}{ADDRESS}{PACKAGE}",
        },
    }
    if table.name == NAME:
        coverage = Coverage.of(edition)
        indicators = edition.registries.indicators
        node["temporalCoverage"] = coverage.interval
        node["spatialCoverage"] = list(coverage.places)
        node["variableMeasured"] = [one.label for one in indicators if edition.figures.counts.get(one.id)]
    return _licensed(edition, node)


def _licensed(edition: Edition, node: Node) -> Node:
    licence = edition.registries.site.licence
    return node | {"license": licence.address or licence.name} if licence.address or licence.name else node
