from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bench import edits
from bench.maker.contents import Bantin, Made, make_contents
from bench.pages import digest_of
from plugins.core.sources import ContentFolder
from plugins.editions.edition import read_edition

KINDS = (edits.text_edited, edits.office_changed, edits.tag_renamed, edits.added)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Made]:
    folder = tmp_path_factory.mktemp("made")
    return folder / "bantin", make_contents(folder, 150, targets=[Bantin()])


def test_all_edits_together_are_without_a_problem_and_can_be_undone(made: tuple[Path, Made]) -> None:
    content, news = made
    before = digest_of(content)
    undone: dict[str, str | None] = {}
    for number in range(2):
        for kind in KINDS:
            undone = {**kind(news, number).apply(content), **undone}
    undone = {**edits.deleted(news, 0).apply(content), **undone}
    edition, problems = read_edition(ContentFolder(content, "content"))
    assert problems == []
    assert edition is not None
    assert len(edition.articles) == 151
    assert digest_of(content) != before
    edits.undo(content, undone)
    assert digest_of(content) == before


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_edit_changes_one_file_and_says_on_which_page_it_is_read(
    made: tuple[Path, Made], kind: Callable[[Made, int], edits.Edit], tmp_path: Path
) -> None:
    content, news = made
    first, second = kind(news, 0), kind(news, 1)
    assert len(first.files) == 1
    assert first.files.keys() != second.files.keys()
    assert first.shown
    assert first.missed(tmp_path) == list(first.shown), "a site without the pages shows nothing"
    for page, words in first.shown.items():
        path = tmp_path / page
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"<p>{words.replace(' ', '&nbsp;')}</p>", encoding="utf-8")
    assert first.missed(tmp_path) == []
    before = first.apply(content)
    edits.undo(content, before)


def test_deleted_article_must_have_no_page(made: tuple[Path, Made], tmp_path: Path) -> None:
    edit = edits.deleted(made[1], 0)
    (page,) = edit.gone
    assert edit.missed(tmp_path) == []
    (tmp_path / page).parent.mkdir(parents=True)
    (tmp_path / page).write_text("still here", encoding="utf-8")
    assert edit.missed(tmp_path) == [page]
