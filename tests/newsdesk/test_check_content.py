"""`make check` lists every problem of the content, and answers 1 where there is any."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from plugins.newsdesk.__main__ import run_command
from tests.repositories import commit
from tests.sample_content import SAMPLE, article, write_files

ROOT = Path(__file__).parents[2]
BROKEN = {
    "news/2018/a.md": article(title="Bài a", section="tin-tu"),
    "news/2018/b.md": "không có phần đầu\n",
    "localities/sai.yaml": "kind: xã\n",
}


def check(content: Path, *arguments: str) -> int:
    return run_command(["check", "--content", str(content), *arguments])


def test_good_content_is_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert check(write_files(tmp_path / "content", SAMPLE)) == 0
    assert capsys.readouterr().out.startswith("Không có lỗi: 1 bài, 1 cán bộ, 1 địa phương, 0 trang (")


def test_all_problems_of_all_files_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert check(write_files(tmp_path / "content", {**SAMPLE, **BROKEN})) == 1
    said = capsys.readouterr().out
    for path in BROKEN:
        assert f"content/{path}\n" in said
    assert "Có phải ý bạn là “tin-tuc”?" in said
    assert "Traceback" not in said


@pytest.mark.parametrize("form", ["terminal", "github", "json"])
@pytest.mark.parametrize(("changes", "status"), [({}, 0), (BROKEN, 1)])
def test_the_exit_status_is_the_same_in_every_form(tmp_path: Path, form: str, changes: dict[str, str], status: int):
    assert check(write_files(tmp_path / "content", {**SAMPLE, **changes}), "--format", form) == status


def test_a_warning_is_a_problem_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    corners = [[105.5, 20.5], [105.6, 20.5], [105.6, 20.6], [105.5, 20.6], [105.5, 20.5]]
    shape = {"type": "Polygon", "coordinates": [corners]}
    feature = {"type": "Feature", "properties": {"code": "99001"}, "geometry": shape}
    boundaries = {
        "maps/thu-nghiem.geojson": json.dumps({"type": "FeatureCollection", "features": [feature]}),
        "maps/thu-nghiem.yaml": 'edition: "2018"\norigin: Người vẽ thử\n',
    }
    assert check(write_files(tmp_path / "content", {**SAMPLE, **boundaries}), "--format", "json") == 1
    report = json.loads(capsys.readouterr().out)
    assert (report["errors"], report["warnings"]) == (0, 1)


def test_github_says_nothing_where_nothing_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert check(write_files(tmp_path / "content", SAMPLE), "--format", "github") == 0
    assert capsys.readouterr().out == ""


def test_a_folder_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert check(tmp_path / "khong-co") == 1
    assert "site.yaml" in capsys.readouterr().out


def test_the_projects_own_content_has_no_problem(capsys: pytest.CaptureFixture[str]):
    assert check(ROOT / "content") == 0
    assert capsys.readouterr().out.startswith("Không có lỗi: ")


def test_a_base_is_held_against_the_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    content = tmp_path / "content"
    commit(content, SAMPLE, "Đăng", "2018-12-20T07:00:00+07:00")
    write_files(content, {"news/2018/hop-thu.md": article(title="Huyện Thử Nghiệm họp lại")})
    assert check(content) == 0
    assert check(content, "--base", "") == 0
    capsys.readouterr()
    assert check(content, "--base", "main", "--format", "json") == 1
    assert [one["rule"] for one in json.loads(capsys.readouterr().out)["problems"]] == ["unannounced-change"]


def test_what_was_read_is_kept_and_says_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    content, cache = write_files(tmp_path / "content", {**SAMPLE, **BROKEN}), tmp_path / "cache"
    said = set()
    for arguments in ((), ("--cache", str(cache)), ("--cache", str(cache))):
        assert check(content, *arguments) == 1
        said.add(capsys.readouterr().out)
    assert len(said) == 1
    assert (cache / "articles").is_dir()


def test_results_are_not_kept_among_the_content(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    content = write_files(tmp_path / "content", SAMPLE)
    assert check(content, "--cache", str(content / "cache")) == 1
    assert "nằm trong thư mục nội dung" in capsys.readouterr().err
    assert not (content / "cache").exists()
