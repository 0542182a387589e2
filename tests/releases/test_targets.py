"""What may be written after `TARGET=`, and what each means."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.releases.targets import (
    Branch,
    Bucket,
    Folder,
    RemoteFolder,
    TargetRefused,
    refuse_unsafe_target,
    target_of,
)


@pytest.mark.parametrize(
    ("written", "target"),
    [
        ("/var/www/ban-tin", Folder(Path("/var/www/ban-tin"))),
        ("../www", Folder(Path("../www"))),
        ("./a:b", Folder(Path("./a:b"))),
        ("thu@may-chu:/var/www", RemoteFolder("thu@may-chu", "/var/www")),
        ("may-chu.example:www", RemoteFolder("may-chu.example", "www")),
        ("thu@[2001:db8::1]:/www", RemoteFolder("thu@[2001:db8::1]", "/www")),
        ("ssh://thu@may-chu:2222/var/www", RemoteFolder("thu@may-chu", "/var/www", 2222)),
        ("rclone:kho:ban-tin/www", Bucket("kho:ban-tin/www")),
        ("branch:gh-pages", Branch("gh-pages")),
    ],
)
def test_targets_are_told_apart(written: str, target: object) -> None:
    assert target_of(written) == target


@pytest.mark.parametrize(
    "written",
    [
        *("", "-oProxyCommand=x", "https://may-chu/www", "ftp://may-chu/www", "ssh://may-chu", "ssh://-oX=y/www"),
        *("rclone:", "rclone:--config:x", "rclone:kho", "branch:", "branch:a..b", "branch:-f", "branch:a b"),
        *("branch:refs/", "may-chu:/www\nx", "a\0b"),
    ],
)
def test_what_is_no_target_is_refused_with_examples(written: str) -> None:
    with pytest.raises(TargetRefused, match="Cách ghi: TARGET="):
        target_of(written)


@pytest.mark.parametrize("place", ["output", "output/www", "content/www", ".", ".."])
def test_releases_do_not_lie_among_what_is_built_or_written(tmp_path: Path, place: str) -> None:
    project = tmp_path / "project"
    for name in ("output", "content"):
        (project / name).mkdir(parents=True)
    with pytest.raises(TargetRefused, match="Nơi công khai"):
        refuse_unsafe_target(project / place, project / "output", project / "content", project)
    refuse_unsafe_target(project / "www", project / "output", project / "content", project)
