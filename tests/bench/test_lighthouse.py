"""What `make lighthouse` makes of Lighthouse's reports, and the server whose pages it measures."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from bench.lighthouse.compressed_server import CompressedServer
from bench.lighthouse.measure import CATEGORIES, HERE, Allowed, Loss, losses_of, read_allowed, scores_of, table, told

LOSS = Loss("bản đồ", "seo", "meta-description", "Trang không có mô tả", "")


def report(points: float, audits: dict[str, float | None]) -> dict[str, Any]:
    """Return a report in which all points were lost in one category, with the scores of its audits."""
    lost = {"score": points, "auditRefs": [{"id": id, "weight": 0 if id == "unweighted" else 1} for id in audits]}
    whole = {"score": 1, "auditRefs": [{"id": id, "weight": 1} for id in audits]}
    return {
        "categories": {name: lost if name == "seo" else whole for name in CATEGORIES},
        "audits": {id: {"id": id, "title": id, "score": score} for id, score in audits.items()},
    }


def test_audits_that_cost_a_point_are_named_with_their_page() -> None:
    found = losses_of(report(0.92, {"bad": 0.5, "good": 1, "not-applicable": None, "unweighted": 0}), "bản đồ")
    assert [(loss.page, loss.category, loss.audit) for loss in found] == [("bản đồ", "seo", "bad")]


def test_audit_that_costs_no_whole_point_is_not_named() -> None:
    assert losses_of(report(0.998, {"bad": 0.9}), "bản đồ") == []
    assert scores_of(report(0.998, {"bad": 0.9}))["seo"] == 100


@pytest.mark.parametrize(
    ("allowed", "reason"),
    [
        (Allowed("meta-description", "Vì thế."), "Vì thế."),
        (Allowed("meta-description", "Vì thế.", "bản đồ"), "Vì thế."),
        (Allowed("meta-description", "Vì thế.", "cán bộ"), "chưa có lý do"),
        (Allowed("canonical", "Vì thế."), "chưa có lý do"),
    ],
)
def test_lost_point_is_told_with_its_reason(allowed: Allowed, reason: str) -> None:
    assert told(LOSS, [allowed]).endswith(f"(meta-description): {reason}")


def test_every_allowed_loss_has_a_reason() -> None:
    assert all(entry.reason.strip() and entry.audit for entry in read_allowed(HERE / "allowed.yaml"))


def test_table_has_a_row_a_page() -> None:
    rows = table({"bản đồ": dict.fromkeys(CATEGORIES, 100), "cán bộ": dict.fromkeys(CATEGORIES, 99)}).splitlines()
    assert [row.split()[-4:] for row in rows[1:]] == [["100"] * 4, ["99"] * 4]


@pytest.fixture
def served(tmp_path: Path) -> Iterator[str]:
    """The address of a tiny site."""
    root = tmp_path / "site"
    (root / "tin").mkdir(parents=True)
    (root / "tin" / "index.html").write_text("<p>Tin</p>", encoding="utf-8")
    (root / "404.html").write_text("<p>Không có</p>", encoding="utf-8")
    (root / "chu.woff2").write_bytes(b"wOF2")
    (tmp_path / "secret.txt").write_text("x", encoding="utf-8")
    server = CompressedServer(root)
    server.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()


def test_server_compresses_text_and_says_its_kind(served: str) -> None:
    with urlopen(Request(f"{served}/tin/", headers={"Accept-Encoding": "gzip"})) as answer:
        assert gzip.decompress(answer.read()).decode() == "<p>Tin</p>"
        assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    with urlopen(Request(f"{served}/chu.woff2", headers={"Accept-Encoding": "gzip"})) as answer:
        assert answer.read() == b"wOF2"
        assert (answer.headers["Content-Type"], answer.headers["Content-Encoding"]) == ("font/woff2", None)


@pytest.mark.parametrize("path", ["/none/", "/../secret.txt", "/%2e%2e/secret.txt"])
def test_server_gives_the_page_of_error_404_for_what_the_site_has_not(served: str, path: str) -> None:
    with pytest.raises(HTTPError) as error:
        urlopen(served + path)
    assert error.value.code == 404
    assert error.value.read().decode() == "<p>Không có</p>"
