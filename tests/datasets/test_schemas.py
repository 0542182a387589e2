"""Every file of data follows the schema that is published with it: the demo content's and a crowded agency's."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from datetime import datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource

from plugins.core.sources import ContentFolder
from plugins.datasets.files import data_sheets
from plugins.editions.edition import read_edition
from plugins.editions.site import site_for
from tests.browser.crowded_content import crowded_content
from tests.sample_content import SAMPLE, write_files

ROOT = Path(__file__).parents[2]
HOST = "https://thu-nghiem.example"
SCHEMAS = f"{HOST}/du-lieu/luoc-do/"
TABLE = "du-lieu/tham-gia.csv"


def printed(content: Path, host: str = HOST) -> dict[str, str]:
    """Return every file of data of a content folder by its address."""
    edition, problems = read_edition(ContentFolder(content, "content"))
    assert edition is not None, problems
    now = datetime(2026, 1, 1, 7, tzinfo=edition.zone)
    made = data_sheets(edition, site_for(edition, host, False, now), now)
    return {sheet.name: sheet.make().decode("utf-8") for sheet in made}


@pytest.fixture(scope="module", params=["demo", "crowded", "sample"])
def files(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The data of three agencies, one after the other."""
    if request.param == "demo":
        return printed(ROOT / "content")
    content = crowded_content() if request.param == "crowded" else SAMPLE
    return printed(write_files(tmp_path_factory.mktemp(request.param), content))


def schemas(files: dict[str, str]) -> Registry:
    """Return the published schemas under their own addresses."""
    found = [json.loads(text) for address, text in files.items() if address.startswith("du-lieu/luoc-do/")]
    assert all(schema["$id"].startswith(SCHEMAS) for schema in found)
    return Registry().with_resources((schema["$id"], Resource.from_contents(schema)) for schema in found)


def validator(files: dict[str, str], address: str) -> Draft202012Validator:
    registry = schemas(files)
    return Draft202012Validator(registry.contents(address), registry=registry, format_checker=FormatChecker())


def findings(checker: Draft202012Validator, value: Any) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in checker.iter_errors(value)]


def test_every_json_file_follows_the_schema_that_it_names(files: dict[str, str]):
    records = {a: json.loads(t) for a, t in files.items() if a.endswith(".json") and "/luoc-do/" not in a}
    assert len(records) > 8
    checkers = {name: validator(files, name) for name in {record["schema"] for record in records.values()}}
    assert len(checkers) >= 7
    found = {address: findings(checkers[record["schema"]], record) for address, record in records.items()}
    assert {address: errors for address, errors in found.items() if errors} == {}


def test_every_row_of_the_table_follows_its_schema(files: dict[str, str]):
    rows = list(csv.DictReader(StringIO(files[TABLE].removeprefix("\ufeff"), newline="")))
    checker = validator(files, f"{SCHEMAS}tham-gia.json")
    assert rows
    assert [error for row in rows for error in findings(checker, row)] == []


def test_schemas_are_valid_and_refer_to_nothing_that_is_not_there(files: dict[str, str]):
    registry = schemas(files)
    for address in registry:
        schema = registry.contents(address)
        Draft202012Validator.check_schema(schema)
        resolver = registry.resolver(address)
        for reference in references(schema):
            resolver.lookup(reference)


def references(schema: Any) -> Iterator[str]:
    """Yield everything that a schema refers to."""
    if isinstance(schema, dict):
        for key, value in schema.items():
            if key == "$ref":
                yield value
            yield from references(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from references(value)


def closed(schema: Any) -> Iterator[bool]:
    """Yield of every object in a schema whether it asks for all of its keys and allows no other."""
    if isinstance(schema, dict):
        if "properties" in schema and "type" in schema:
            yield schema["additionalProperties"] is False and schema["required"] == list(schema["properties"])
        for value in schema.values():
            yield from closed(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from closed(value)


def test_no_key_may_be_missing_or_go_without_description_in_the_schema(files: dict[str, str]):
    for schema in (json.loads(text) for address, text in files.items() if "/luoc-do/" in address):
        assert all(closed(schema))


def test_no_address_is_relative_on_a_published_site(files: dict[str, str]):
    for address, text in files.items():
        if address.endswith(".json") and "/luoc-do/" not in address:
            assert [url for url in addresses(json.loads(text)) if not url.startswith("https://")] == []


def addresses(data: Any) -> Iterator[str]:
    """Yield the links of a record, those in its HTML aside."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key in ("url", "data_url", "schema") and value is not None:
                yield value
            yield from addresses(value)
    elif isinstance(data, list):
        for value in data:
            yield from addresses(value)


BROKEN = (
    ("a text in a withdrawn article", {"withdrawal": {"day": "2019-01-05", "reason": "x"}}),
    ("an event with a known day but no day", {"happened": {"is_known": True, "from": None, "to": None}}),
    ("a day that no calendar has", {"published": {"day": "2018-02-30", "at": None}}),
    ("a time without a zone", {"published": {"day": "2018-12-20", "at": "2018-12-20T08:00:00"}}),
    ("a key that nobody knows", {"tam": 1}),
    ("a link that runs a script", {"url": "javascript:alert(1)"}),
    ("an empty text where nothing is known", {"summary": ""}),
)


@pytest.mark.parametrize("change", [change for _, change in BROKEN], ids=[says for says, _ in BROKEN])
def test_the_schema_refuses_what_must_not_be(tmp_path: Path, change: dict[str, Any]):
    files = printed(write_files(tmp_path, SAMPLE))
    record = json.loads(files["du-lieu/tin/2018/12/huyen-thu-nghiem-hop-thu.json"])
    checker = validator(files, f"{SCHEMAS}tin.json")
    assert findings(checker, record) == []
    assert findings(checker, {**record, **change}) != []


def test_the_schema_asks_for_every_key(tmp_path: Path):
    files = printed(write_files(tmp_path, SAMPLE))
    record = json.loads(files["du-lieu/can-bo/nguyen-thi-mau.json"])
    checker = validator(files, f"{SCHEMAS}can-bo.json")
    for key in record:
        assert findings(checker, {name: value for name, value in record.items() if name != key}) != []
