"""Two trees differ in names, contents and modes, and the difference is shown where it begins."""

from __future__ import annotations

from pathlib import Path

from tests.incremental.trees import difference, first_difference, tree_of
from tests.sample_content import write_files


def test_names_contents_and_modes_are_compared(tmp_path: Path) -> None:
    for name in ("made", "clean"):
        write_files(tmp_path / name, {"a/b.html": "một", "a/c.html": "hai", "d.html": "ba"})
    made, clean = tmp_path / "made", tmp_path / "clean"
    assert tree_of(made) == tree_of(clean)
    (made / "a" / "b.html").write_text("một!", encoding="utf-8")
    (made / "d.html").chmod(0o600)
    (made / "a" / "c.html").unlink()
    (made / "e").mkdir()
    assert difference(tree_of(made), tree_of(clean)).splitlines() == [
        "  differs: a/b.html",
        "  missing: a/c.html",
        "  differs: d.html 0600",
        "  too many: e/",
    ]
    assert first_difference(made, clean) == "a/b.html from byte 5 on\n  clean: một\n  incremental: một!"


def test_folder_that_is_not_there_is_an_empty_tree(tmp_path: Path) -> None:
    assert tree_of(tmp_path / "nothing") == {}
