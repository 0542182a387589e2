"""A branch whose commits are the site, written without a checkout."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.releases.branches import BranchFailed, branch_releases, publish_to_branch, roll_back_branch
from plugins.releases.commits import commit_of
from tests.releases.outputs import SITE, packed
from tests.repositories import commit, git


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A repository with a commit, whose origin is a bare one."""
    folder = tmp_path / "content"
    commit(folder, {"a.md": "một"}, "Bài đầu", "2025-01-01T08:00:00+07:00")
    git(tmp_path, "init", "--quiet", "--bare", "bare.git")
    git(folder, "remote", "add", "origin", str(tmp_path / "bare.git"))
    return folder


def publish(tmp_path: Path, content: Path, home: str) -> str:
    files, _ = packed(tmp_path / "output", {"index.html": home, ".serving/nginx/moved.map": "x"})
    return publish_to_branch(files, content, "gh-pages", commit_of(content))


def shown(tmp_path: Path, name: str) -> str:
    return git(tmp_path / "bare.git", "show", f"gh-pages:{name}")


def test_the_branch_is_the_site(tmp_path: Path, content: Path) -> None:
    publish(tmp_path, content, "một")
    listed = git(tmp_path / "bare.git", "ls-tree", "-r", "--name-only", "gh-pages").split()
    assert sorted(listed) == sorted([*SITE, ".nojekyll"]), "without compressed copies and what only our server reads"
    assert shown(tmp_path, "index.html") == "một"
    assert git(content, "status", "--porcelain") == ""
    assert git(content, "branch", "--list").split() == ["*", "main"]


def test_each_publication_is_a_commit_after_the_last(tmp_path: Path, content: Path) -> None:
    first = publish(tmp_path, content, "một")
    assert publish(tmp_path, content, "một") == first, "and the same site is none"
    commit(content, {"a.md": "hai"}, "Sửa", "2025-01-02T08:00:00+07:00")
    second = publish(tmp_path, content, "hai")
    assert [one.name for one in branch_releases(content, "gh-pages")] == [second, first]
    assert branch_releases(content, "gh-pages")[0].commit == git(content, "rev-parse", "HEAD")


def test_going_back_is_a_commit_too(tmp_path: Path, content: Path) -> None:
    first = publish(tmp_path, content, "một")
    commit(content, {"a.md": "hai"}, "Sửa", "2025-01-02T08:00:00+07:00")
    second = publish(tmp_path, content, "hai")
    before, now = roll_back_branch(content, "gh-pages", "")
    assert (before, shown(tmp_path, "index.html")) == (second, "một")
    assert git(tmp_path / "bare.git", "rev-parse", "gh-pages", "gh-pages^").split() == [now, second]
    roll_back_branch(content, "gh-pages", second[:10])
    assert shown(tmp_path, "index.html") == "hai"
    with pytest.raises(LookupError, match=first[:12]):
        roll_back_branch(content, "gh-pages", "0000000")


def test_an_older_commit_does_not_replace_a_newer_one(tmp_path: Path, content: Path) -> None:
    old = git(content, "rev-parse", "HEAD")
    commit(content, {"a.md": "hai"}, "Sửa", "2025-01-02T08:00:00+07:00")
    publish(tmp_path, content, "hai")
    git(content, "checkout", "--quiet", old)
    with pytest.raises(BranchFailed, match="mới hơn"):
        publish(tmp_path, content, "một")
    assert shown(tmp_path, "index.html") == "hai"


def test_whoever_is_slower_is_refused_by_git(tmp_path: Path, content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, content, "một")
    from plugins.releases import branches

    def overtaken(git_of: branches.Git, files: object) -> str:
        tree = real(git_of, files)
        quicker = git(tmp_path / "bare.git", "commit-tree", "-m", "nhanh hơn", "gh-pages^{tree}")
        git(tmp_path / "bare.git", "update-ref", "refs/heads/gh-pages", quicker)
        return tree

    real = branches._tree
    monkeypatch.setattr(branches, "_tree", overtaken)
    commit(content, {"a.md": "hai"}, "Sửa", "2025-01-02T08:00:00+07:00")
    with pytest.raises(BranchFailed, match="git push"):
        publish(tmp_path, content, "hai")


def test_a_token_stands_in_no_command(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from plugins.releases.branches import Git

    monkeypatch.setenv("BANTIN_PUSH_TOKEN", "bi-mat")
    assert "Authorization: Basic" in Git(content).ask("config", "--get", "http.extraHeader")
    git(content, "remote", "set-url", "origin", str(content / "khong-co"))
    with pytest.raises(BranchFailed) as failed:
        Git(content).tip("gh-pages")
    assert "bi-mat" not in str(failed.value)
