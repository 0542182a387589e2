"""Builds the site whose every word is an attack, with a history that strangers wrote."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import BUILD_MOMENT, ROOT
from tests.hostile.harmless import WORDS, hostile_article, hostile_content
from tests.repositories import commit, git

STRANGER = "\x1b[31m\u202eE\u0301ve\u200b \"'&;script{{7*7}}" + "W" * 80
REVISED = range(6)
"""The articles that were published with other words first."""
LATER = "2018-12-30T09:00:00+07:00"
FAR_OFF = "@99999999999999 +0000"
"""A moment that no calendar has."""


def build_hostile_site(folder: Path) -> None:
    """Build the site from a repository in `content` below a folder: into `site` as a preview, `public` for readers."""
    content, files = folder / "content", hostile_content()
    first = {f"news/2018/bai-{number}.md": hostile_article(number, WORDS[-1 - number]) for number in REVISED}
    commit(content, {**files, **first}, "Đăng các bài", "2018-12-29T09:00:00+07:00")
    for number in REVISED:
        path = f"news/2018/bai-{number}.md"
        commit(content, {path: files[path]}, f"::error::\x1b[2J{WORDS[number]}\u202e", LATER, author=STRANGER)
    git(content, "commit", "--quiet", "--allow-empty", "--message", "Xa", moment=FAR_OFF)
    for command, output in (("site", "site"), ("publish", "public")):
        answer = subprocess.run(
            [sys.executable, "-m", "plugins.newsdesk", command, "--content", str(content)]
            + ["--cache", str(folder / "cache"), "--output", str(folder / output)],
            cwd=ROOT,
            env={**os.environ, "SOURCE_DATE_EPOCH": BUILD_MOMENT},
            capture_output=True,
            text=True,
            check=False,
        )
        assert answer.returncode == 0, answer.stdout + answer.stderr
