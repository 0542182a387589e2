"""The page on security names tests and modules that are there."""

from __future__ import annotations

import re

import pytest

from tests.conftest import ROOT

PAGE = (ROOT / "docs/security.md").read_text(encoding="utf-8")
TESTS = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests").rglob("*.py")))
FILES = sorted(set(re.findall(r"`((?:tests/)?(?:\w+/)+\w+\.py)`", PAGE)))
NAMES = sorted(set(re.findall(r"`(test_\w+|nothing_is_obeyed)`", PAGE)) | set(re.findall(r"`\w+\.py: ([A-Z]+)", PAGE)))


@pytest.mark.parametrize("name", FILES)
def test_files_are_there(name: str) -> None:
    assert (ROOT / name).is_file() or (ROOT / "plugins" / name).is_file()


@pytest.mark.parametrize("name", NAMES)
def test_tests_and_lists_are_there(name: str) -> None:
    assert re.search(rf"^(?:def )?{name}\b", TESTS, re.MULTILINE)


def test_rows_of_attacks_name_something_that_is_tried() -> None:
    rows = [
        line for line in PAGE.partition("## Attacks")[2].splitlines() if line.startswith("| ") and "---" not in line
    ]
    attacks = [row for row in rows if not row.startswith("| attack |")]
    assert len(attacks) > 30
    assert not [row for row in attacks if not re.search(r"test_|refused\.py|harmless\.py|building\.py|\.md\)", row)]
