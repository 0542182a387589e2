from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.core.problems import Problem
from plugins.core.sources import ContentFolder
from plugins.newsdesk import build_site, new_edition, publish_site
from plugins.newsdesk.build_outcome import outcome_from_json
from plugins.press.building import PrintedSite, PrintingFailed
from plugins.press.order import Order
from plugins.press.swap import put_in_place

ERROR = Problem("agency/news/a.md", 4, "unknown-official", "Không có cán bộ này.", "Sửa lại mã.")
WARNING = Problem("agency/maps/a.geojson", 0, "map-warning", "Thiếu nguồn.", "Ghi nguồn.", severity="warning")

Desk = Callable[..., tuple[int, list[Order]]]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Run a command over content that has the given problems, with a printer that only notes its orders."""
    (tmp_path / "agency").mkdir()
    monkeypatch.setattr(build_site, "PROJECT", tmp_path / "project")

    def run(
        problems: list[Problem],
        command: object = build_site,
        failure: str = "",
        form: str = "text",
        content: str = "agency",
        output: str = "public",
    ) -> tuple[int, list[Order]]:
        orders: list[Order] = []

        def read(folder: ContentFolder, maps: str, **_: object) -> tuple[None, list[Problem]]:
            return None, problems

        def print_order(order: Order, **_: object) -> PrintedSite:
            orders.append(order)
            if failure:
                raise PrintingFailed(failure)
            return PrintedSite(7, 0.5)

        monkeypatch.setattr(new_edition, "read_edition", read)
        monkeypatch.setattr(new_edition, "print_site", print_order)
        arguments = argparse.Namespace(
            content=str(tmp_path / content),
            output=str(tmp_path / output),
            format=form,
            maps="",
            cache="",
            search="now",
            executor="",
            target="",
        )
        return command.run(arguments), orders  # type: ignore[attr-defined]

    return run


def test_clean_content_is_printed_and_counted(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    status, orders = desk([])
    assert status == 0
    assert [order.settings.name for order in orders] == ["pelicanconf.py"]
    assert "Đã dựng 7 trang trong" in capsys.readouterr().out


def test_content_with_errors_is_not_printed_and_all_are_listed(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    second = Problem("agency/news/b.md", 2, "bad-date", "Ngày không có thật.", "Sửa ngày.")
    status, orders = desk([second, ERROR])
    said = capsys.readouterr().err
    assert (status, orders) == (1, [])
    assert said.index("Không có cán bộ này.") < said.index("Ngày không có thật.")
    assert "thư mục xuất không thay đổi" in said


def test_warning_is_told_and_the_site_printed_all_the_same(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    status, orders = desk([WARNING])
    assert (status, len(orders)) == (0, 1)
    assert "Thiếu nguồn." in capsys.readouterr().err


def test_warning_stops_a_publication(desk: Desk) -> None:
    assert desk([WARNING], publish_site) == (1, [])


def test_publication_uses_its_own_settings(desk: Desk) -> None:
    status, orders = desk([], publish_site)
    assert status == 0
    assert [order.settings.name for order in orders] == ["publishconf.py"]


def test_what_the_printer_said_is_passed_on(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    status, _ = desk([], failure="WARNING: thiếu mẫu trang")
    assert status == 1
    assert "thiếu mẫu trang" in capsys.readouterr().err


def test_missing_content_folder_is_named(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    status, orders = desk([], content="agencyy")
    assert (status, orders) == (1, [])
    assert "Không có thư mục nội dung" in capsys.readouterr().err


def test_output_in_the_content_is_refused(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    status, orders = desk([], output="agency/public")
    assert (status, orders) == (1, [])
    assert "nằm trong thư mục nội dung" in capsys.readouterr().err


def test_outcome_for_machines_is_one_json_document(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    status, _ = desk([ERROR], form="json")
    said = capsys.readouterr().out
    assert status == 1
    assert json.loads(said)["problems"][0]["line"] == 4
    assert outcome_from_json(said).problems == (ERROR,)


def test_old_site_stays_when_content_has_errors(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "aside").mkdir()
    (tmp_path / "aside" / "index.html").write_text("cũ", encoding="utf-8")
    put_in_place(tmp_path / "aside", tmp_path / "public")
    desk([ERROR])
    assert (tmp_path / "public" / "index.html").read_text(encoding="utf-8") == "cũ"
