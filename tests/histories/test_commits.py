"""Following articles through commits."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from plugins.histories.commits import traces, without_address
from plugins.histories.repository import NoSuchRevision, Repository
from tests.repositories import commit, git

FIRST = "Dòng một.\nDòng hai.\nDòng ba.\nDòng bốn.\n"
SECOND = FIRST.replace("hai", "hai, đã sửa")


def reasons(root: Path, *paths: str) -> dict[str, list[str]]:
    return {path: [one.commit.subject for one in trace.versions] for path, trace in found(root, *paths).items()}


def found(root: Path, *paths: str):
    return traces(Repository(root), paths)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    commit(tmp_path / "content", {"news/2018/a.md": FIRST}, "Đăng bài a", "2018-12-20T08:00:00+07:00")
    return tmp_path / "content"


def test_every_commit_of_an_article_is_a_version(root: Path):
    commit(root, {"news/2018/b.md": "Khác hẳn.\n"}, "Đăng bài b", "2018-12-21T08:00:00+07:00")
    commit(root, {"news/2018/a.md": SECOND}, "Sửa dòng hai", "2018-12-22T08:00:00+07:00", author="Lê Thị Ví Dụ")
    both = found(root, "news/2018/a.md", "news/2018/b.md", "news/2018/khong-co.md")
    assert {path: len(trace.versions) for path, trace in both.items()} == {"news/2018/a.md": 2, "news/2018/b.md": 1}
    last = both["news/2018/a.md"].versions[-1].commit
    assert (last.author, last.subject, last.moment) == ("Lê Thị Ví Dụ", "Sửa dòng hai", 1545440400)
    assert both["news/2018/a.md"].is_complete


def test_an_article_is_followed_through_a_new_name(root: Path):
    git(root, "mv", "news/2018/a.md", "news/2018/moi.md")
    commit(root, {"news/2018/moi.md": SECOND}, "Đổi tên", "2018-12-22T08:00:00+07:00")
    commit(root, {"news/2018/a.md": "Bài khác ở tên cũ.\n"}, "Bài khác", "2018-12-23T08:00:00+07:00")
    assert reasons(root, "news/2018/a.md", "news/2018/moi.md") == {
        "news/2018/moi.md": ["Đăng bài a", "Đổi tên"],
        "news/2018/a.md": ["Bài khác"],
    }


def test_what_was_pulled_in_between_two_commits_is_not_lost(root: Path):
    git(root, "switch", "--quiet", "--create", "nhanh")
    commit(root, {"news/2018/a.md": SECOND}, "Sửa ở nhánh", "2018-12-22T08:00:00+07:00")
    git(root, "switch", "--quiet", "main")
    commit(root, {"news/2018/b.md": "Khác.\n"}, "Đăng bài b", "2018-12-23T08:00:00+07:00")
    git(root, "merge", "--quiet", "--no-ff", "--message", "Gộp", "nhanh", moment="2018-12-24T08:00:00+07:00")
    assert reasons(root, "news/2018/a.md", "news/2018/b.md") == {
        "news/2018/a.md": ["Đăng bài a", "Sửa ở nhánh"],
        "news/2018/b.md": ["Đăng bài b"],
    }


def test_a_merge_that_made_a_text_of_its_own_is_a_version(root: Path):
    git(root, "switch", "--quiet", "--create", "nhanh")
    commit(root, {"news/2018/a.md": SECOND}, "Sửa ở nhánh", "2018-12-22T08:00:00+07:00")
    git(root, "switch", "--quiet", "main")
    commit(root, {"news/2018/a.md": FIRST.replace("hai", "2")}, "Sửa ở chính", "2018-12-23T08:00:00+07:00")
    git(root, "merge", "--quiet", "--no-commit", "--strategy=ours", "nhanh")
    commit(root, {"news/2018/a.md": FIRST.replace("hai", "hai (2)")}, "Gộp hai bản", "2018-12-24T08:00:00+07:00")
    assert reasons(root, "news/2018/a.md")["news/2018/a.md"][-1] == "Gộp hai bản"
    assert len(found(root, "news/2018/a.md")["news/2018/a.md"].versions) == 4


def test_a_shallow_clone_says_that_older_versions_are_missing(root: Path, tmp_path: Path):
    commit(root, {"news/2018/a.md": SECOND}, "Sửa", "2018-12-22T08:00:00+07:00")
    commit(root, {"news/2018/b.md": "Khác.\n"}, "Đăng bài b", "2018-12-23T08:00:00+07:00")
    commit(root, {"news/2018/a.md": FIRST}, "Sửa lại", "2018-12-24T08:00:00+07:00")
    git(tmp_path, "clone", "--quiet", "--depth=3", f"file://{root}", "ngan")
    both = found(tmp_path / "ngan", "news/2018/a.md", "news/2018/b.md")
    assert [one.commit.subject for one in both["news/2018/a.md"].versions] == ["Sửa", "Sửa lại"]
    assert not both["news/2018/a.md"].is_complete
    assert both["news/2018/b.md"].is_complete


def test_content_deep_inside_a_repository_is_found(tmp_path: Path):
    commit(tmp_path, {"trang/content/news/2018/a.md": FIRST, "news/2018/a.md": "Không phải."}, "a", "2018-12-20T08:00Z")
    assert list(found(tmp_path / "trang/content", "news/2018/a.md")) == ["news/2018/a.md"]
    assert len(found(tmp_path / "trang/content", "news/2018/a.md")["news/2018/a.md"].versions) == 1


def test_outside_of_git_nothing_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (tmp_path / "news").mkdir()
    assert not Repository(tmp_path).holds_commits()
    assert found(tmp_path, "news/a.md") == {}


def test_without_git_nothing_is_said(root: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(subprocess, "run", no_program)
    assert not Repository(root).holds_commits()


def no_program(*_: object, **__: object) -> None:
    raise FileNotFoundError("git")


@pytest.mark.parametrize("name", ["khong-co", "--all", "HEAD:news", "", "a b", "HEAD^{tree}"])
def test_a_name_that_is_no_commit_is_refused(root: Path, name: str):
    with pytest.raises(NoSuchRevision):
        Repository(root).common_commit(name)


def test_work_is_held_against_the_commit_at_which_it_left_the_main_branch(root: Path):
    start = git(root, "rev-parse", "HEAD")
    git(root, "switch", "--quiet", "--create", "nhanh")
    git(root, "switch", "--quiet", "main")
    commit(root, {"news/2018/a.md": SECOND}, "Sửa ở chính", "2018-12-22T08:00:00+07:00")
    git(root, "switch", "--quiet", "nhanh")
    assert Repository(root).common_commit("main") == start


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Trần Văn Thử", "Trần Văn Thử"),
        ("thu@thu-nghiem.example", ""),
        ("Sửa theo thư của <thu@thu-nghiem.example> hôm qua", "Sửa theo thư của hôm qua"),
    ],
)
def test_addresses_of_people_are_left_out(said: str, shown: str):
    assert without_address(said) == shown
