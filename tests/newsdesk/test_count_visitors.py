from __future__ import annotations

import fcntl
import gzip
import os
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from plugins.newsdesk.__main__ import run_command
from plugins.visitors.agents import is_program
from plugins.visitors.figures import VisitorFigures
from tests.sample_content import SAMPLE, SITE, article, read_sample, write_files
from tests.visitors.logs import CHROME, CRAWLER, FIREFOX, IN_APP, MOST_READ, line

SNAPSHOT = f"{SITE}visitors: {{provider: snapshot, file: luot-truy-cap.yaml}}\n"
NOW = "1796000000"  # 29 November 2026

needs_goaccess = pytest.mark.skipif(not shutil.which("goaccess"), reason="goaccess is not installed")


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    return write_files(tmp_path / "content", {**SAMPLE, "site.yaml": SNAPSHOT})


def visitors(content: Path, *logs: Path | str) -> int:
    return run_command(["visitors", "--content", str(content), "--log", *(str(one) for one in logs)])


def figures(content: Path) -> VisitorFigures:
    files = {path.relative_to(content).as_posix(): path.read_bytes() for path in content.rglob("*") if path.is_file()}
    edition, problems = read_sample(content.parent / "again", files)
    assert problems == []
    assert edition is not None
    return edition.visitors


def written(content: Path) -> dict[str, bytes]:
    paths = [content / "luot-truy-cap.yaml", *content.glob("luot-truy-cap/*")]
    return {path.name: path.read_bytes() for path in paths if path.exists()}


@needs_goaccess
def test_log_becomes_figures_that_pages_show(content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log = tmp_path / "access.log"
    log.write_text(
        line(0)
        + line(1, "/", agent=CHROME)
        + line(2, network="2001:db8:5::", agent=IN_APP)
        + line(3, agent=CRAWLER)
        + line(4, "/theme/css/site.css")
        + line(timedelta(days=2), network="203.0.113.0")
        + line(timedelta(days=3), status=404)
        + "rác\n"
        + line(timedelta(days=3))[:70],
        "utf-8",
    )
    assert visitors(content, log) == 0
    said = capsys.readouterr().out
    assert "Cộng thêm 4 lượt truy cập, 4 lượt xem trang; không tính 1 lượt của máy tự động." in said
    assert "1 dòng không đọc được (dòng 8)" in said
    assert "dòng cuối chưa viết xong" in said
    assert "mất trọn 1 ngày" in said
    found = figures(content)
    assert (found.visits, found.page_views, found.counted_by, found.missing_days) == (4, 4, "goaccess", 1)
    assert [(one.address, one.page_views) for one in found.articles] == [(MOST_READ.strip("/") + "/", 3)]
    assert (str(found.as_of), found.since) == ("2026-11-04", (2026, 11))
    assert (content / "luot-truy-cap" / "2026-11.csv").read_text("utf-8") == f"address,page_views\n{MOST_READ},3\n"


@needs_goaccess
def test_nothing_is_written_twice_and_no_address_is_kept(content: Path, tmp_path: Path, capsys) -> None:
    lines = [line(index * 600, network=f"198.51.{100 + index % 9}.{index % 2 * 77}") for index in range(300)]
    (tmp_path / "access.log").write_text("".join(lines[200:]), "utf-8")
    (tmp_path / "access.log.1").write_text("".join(lines[100:205]), "utf-8")
    (tmp_path / "access.log.2.gz").write_bytes(gzip.compress("".join(lines[:100]).encode()))
    (tmp_path / "error.log").write_text("không phải nhật ký truy cập\n", "utf-8")
    assert visitors(content, tmp_path / "access.log*") == 0
    assert "150 dòng còn ghi trọn địa chỉ" in capsys.readouterr().out
    first = written(content)
    assert len(first) == 2
    for named in ([tmp_path / "access.log.2.gz"], [tmp_path], [tmp_path / "access.log", tmp_path / "access.log.1"]):
        assert visitors(content, *named) == 0
        assert "Không có dòng nào mới: số liệu giữ nguyên." in capsys.readouterr().out
        assert written(content) == first
    assert b"198.51" not in b"".join(first.values())
    assert figures(content).page_views == 300


@needs_goaccess
def test_month_that_is_over_is_not_written_again(content: Path, tmp_path: Path) -> None:
    log = tmp_path / "access.log"
    log.write_text(line(timedelta(days=-5)) + line(0), "utf-8")
    visitors(content, log)
    first = written(content)
    log.write_text(line(timedelta(days=-5)) + line(0) + line(5) + line(6, "/"), "utf-8")
    visitors(content, log)
    second = written(content)
    assert first["2026-10.csv"] == second["2026-10.csv"]
    before, after = (text["luot-truy-cap.yaml"].decode().splitlines() for text in (first, second))
    assert len(before) == len(after)
    assert sum(old != new for old, new in zip(before, after, strict=True)) == 4


@needs_goaccess
def test_figures_written_by_hand_stay_and_are_not_counted_again(content: Path, tmp_path: Path, capsys) -> None:
    (content / "luot-truy-cap.yaml").write_text(
        "as_of: 2026-11-02\nmethod: Đếm ở cổng cũ\nmonths:\n  - {month: 2026-11, visits: 1000, page_views: 3000}\n"
        f"articles:\n  - address: {MOST_READ}\n    page_views: 70\n    ratings: {{count: 2, average: 4.5}}\n",
        "utf-8",
    )
    log = tmp_path / "access.log"
    log.write_text("".join(line(timedelta(days=index)) for index in range(4)), "utf-8")
    assert visitors(content, log) == 0
    assert "Số liệu ghi tay đến hết ngày 02/11/2026 được giữ" in capsys.readouterr().out
    found = figures(content)
    assert (found.visits, found.page_views, found.method) == (1002, 3002, "Đếm ở cổng cũ")
    assert [(one.page_views, one.ratings and one.ratings.count) for one in found.articles] == [(72, 2)]


@needs_goaccess
def test_article_that_moved_keeps_its_readers(content: Path, tmp_path: Path) -> None:
    log = tmp_path / "access.log"
    log.write_text(line(0) + line(1), "utf-8")
    visitors(content, log)
    moved = article(slug="hop-moi", aliases=f"[{MOST_READ}]")
    (content / "news" / "2018" / "hop-thu.md").write_text(moved, "utf-8")
    assert [(one.address, one.page_views) for one in figures(content).articles] == [("tin/2018/12/hop-moi/", 2)]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [([], "Chưa nói đọc nhật ký nào"), (["khong-co/*.log"], "Không thấy nhật ký nào ở: khong-co/*.log")],
)
def test_log_that_is_not_there_is_said(content: Path, arguments: list[str], said: str, capsys) -> None:
    assert visitors(content, *arguments) == 1
    assert said in capsys.readouterr().err
    assert written(content) == {}


def test_without_goaccess_it_is_said_how_to_install_it(content: Path, tmp_path: Path, monkeypatch, capsys) -> None:
    (tmp_path / "access.log").write_text(line(0), "utf-8")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert visitors(content, tmp_path / "access.log") == 1
    assert "sudo apt-get install goaccess" in capsys.readouterr().err
    assert written(content) == {}


@needs_goaccess
def test_table_that_somebody_changed_stops_the_command_and_the_build(content: Path, tmp_path: Path, capsys) -> None:
    log, table = tmp_path / "access.log", content / "luot-truy-cap" / "2026-11.csv"
    log.write_text(line(0) + line(1), "utf-8")
    visitors(content, log)
    row = f"{MOST_READ},1\n"
    for text in (f"address,page_views\n{MOST_READ},9\n", f"address,page_views\n{row}{row}", "x\n"):
        table.write_text(text, "utf-8")
        before = written(content)
        log.write_text(line(0) + line(1) + line(90), "utf-8")
        assert visitors(content, log) == 1
        assert "make visitors" in capsys.readouterr().err
        assert written(content) == before
        _, problems = read_sample(
            tmp_path / "again", {one.relative_to(content).as_posix(): one.read_bytes() for one in content.rglob("*.*")}
        )
        assert [(one.path, one.rule) for one in problems] == [("content/luot-truy-cap/2026-11.csv", "broken-figures")]


def test_two_commands_do_not_count_at_once(content: Path, tmp_path: Path, capsys) -> None:
    (tmp_path / "access.log").write_text(line(0), "utf-8")
    descriptor = os.open(content, os.O_RDONLY)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    assert visitors(content, tmp_path / "access.log") == 1
    os.close(descriptor)
    assert "đang chạy" in capsys.readouterr().err


@pytest.mark.parametrize("file", ["../ngoai.yaml", "/etc/passwd", "site.csv"])
def test_figures_are_written_nowhere_else(content: Path, tmp_path: Path, file: str, capsys) -> None:
    (content / "site.yaml").write_text(f"{SITE}visitors: {{provider: snapshot, file: {file}}}\n", "utf-8")
    (tmp_path / "access.log").write_text(line(0), "utf-8")
    assert visitors(content, tmp_path / "access.log") == 1
    assert "nằm trong thư mục nội dung" in capsys.readouterr().err
    assert not (tmp_path / "ngoai.yaml").exists()


@needs_goaccess
def test_nothing_of_a_log_line_reaches_the_terminal(content: Path, tmp_path: Path, capsys) -> None:
    log = tmp_path / "a\x1b[31m.log"
    log.write_bytes(
        line(0).encode() + b"\x1b]0;xyzzy\x07\n\xff\xfe xyzzy\n" + b"x" * 200_000 + b"\n" + line(1).encode()
    )
    assert visitors(content, log) == 0
    said = "".join(capsys.readouterr())
    assert "3 dòng không đọc được (dòng 2, 3, 4)" in said
    assert "\x1b" not in said
    assert "xyzzy" not in said
    assert figures(content).page_views == 2


@needs_goaccess
def test_crawler_that_only_goaccess_knows_is_left_out(content: Path, tmp_path: Path, capsys) -> None:
    crawler = f"{FIREFOX} Mediapartners-Google/2.1"
    assert not is_program(crawler)
    (tmp_path / "access.log").write_text(line(0) + line(1, agent=crawler), "utf-8")
    assert visitors(content, tmp_path / "access.log") == 0
    assert "không tính 1 lượt của máy tự động" in capsys.readouterr().out
    assert figures(content).page_views == 1


@needs_goaccess
def test_goaccess_reads_every_agent_that_is_no_program(content: Path, tmp_path: Path) -> None:
    agents = [FIREFOX, CHROME, IN_APP, f"{FIREFOX} %h%d", f"{CHROME} \t | 100% ' {{}}", f"{IN_APP} Zalo/9 ơi"]
    (tmp_path / "access.log").write_text("".join(line(index, agent=one) for index, one in enumerate(agents)), "utf-8")
    assert visitors(content, tmp_path / "access.log") == 0
    assert (figures(content).visits, figures(content).page_views) == (len(agents), len(agents))
