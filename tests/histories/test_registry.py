"""Histories of published articles."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from plugins.core.sources import ContentFolder
from plugins.editions.edition import read_edition
from plugins.histories.model import History
from plugins.histories.registry import read_histories, was_published
from tests.repositories import commit
from tests.sample_content import SAMPLE, article

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NAME = "news/2018/hop-thu.md"
DAYS = [f"2018-12-{day}T09:00:00+07:00" for day in range(21, 30)]


def history(root: Path) -> History:
    edition, problems = read_edition(ContentFolder(root, "content"))
    assert edition is not None, problems
    return read_histories(root, edition.articles, edition.zone)["2018/hop-thu"]


def committed(root: Path, *texts: str) -> History:
    """Return the history of the sample's article after it was committed with each text in turn, a day apart."""
    for number, text in enumerate(texts):
        commit(root, {**SAMPLE, NAME: text}, f"Lần {number}", DAYS[number])
    return history(root)


def test_each_change_after_publication_is_a_revision_with_who_when_and_why(tmp_path: Path):
    one = committed(tmp_path, article(), article(title="Huyện Thử Nghiệm họp lại"))
    first, second = one.revisions
    assert (first.number, first.url, first.paragraphs) == (0, None, ())
    assert (second.author, f"{second.moment:%d/%m/%Y %H:%M}", second.reason) == (
        "Trần Văn Thử",
        "22/12/2018 09:00",
        "Lần 1",
    )
    assert second.url == "tin/2018/12/huyen-thu-nghiem-hop-lai/lich-su/1/"
    parts = [part for one in second.paragraphs for part in one.parts if part.kind != "same"]
    assert [(part.kind, part.text) for part in parts] == [("removed", "thử"), ("added", "lại")]


def test_an_article_that_never_changed_has_no_page(tmp_path: Path):
    one = committed(tmp_path, article())
    assert (one.has_page, one.changes, one.known_since) == (False, 0, None)


def test_what_was_only_a_draft_is_no_revision(tmp_path: Path):
    one = committed(tmp_path, article(status="draft"), article(title="Nháp hai", status="draft"), article())
    assert [revision.reason for revision in one.revisions] == ["Lần 2"]


def test_what_waited_for_its_time_is_no_revision(tmp_path: Path):
    one = committed(tmp_path, article(date="2018-12-23 08:00"), article(date="2018-12-22 08:00", title="Khác"))
    assert [revision.reason for revision in one.revisions] == ["Lần 1"]


def test_other_blank_lines_are_no_revision(tmp_path: Path):
    one = committed(tmp_path, article(), article().replace("\n---\n\n", "\n---\n\n\n\n").replace("\n", "\r\n"))
    assert one.changes == 0


def test_the_texts_of_a_withdrawn_article_are_not_compared(tmp_path: Path):
    gone = article(title="Khác", updates="[{date: 2018-12-22, kind: withdrawal, note: Rút}]")
    one = committed(tmp_path, article(title="Tên cũ"), gone)
    assert one.changes == 1
    assert all(revision.url is None and revision.paragraphs == () for revision in one.revisions)


def test_only_commits_count_and_not_what_is_being_written(tmp_path: Path):
    before = committed(tmp_path, article(), article(tags="[Khác]"))
    text = (tmp_path / NAME).read_text(encoding="utf-8")
    (tmp_path / NAME).write_text(text + "\nChưa ghi vào kho.\n", encoding="utf-8")
    assert history(tmp_path) == before


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\ndate: 2018-12-20 08:00\n---\n", True),
        ('---\ndate: "2018-12-20"\n---\n', True),
        ("---\ndate: 2019-12-20 08:00\n---\n", False),
        ("---\ndate: 2018-12-20\nstatus: draft\n---\n", False),
        ("---\ndate: 2018-12-20\nstatus: hidden\n---\n", True),
        ("---\ndate: 2018-12-20\n---\n\nstatus: draft\n", True),
        ("---\ndate: 2018-31-12\n---\n", False),
        ("---\ntitle: A\n---\n", False),
    ],
)
def test_published_is_what_is_no_draft_and_whose_time_has_come(text: str, expected: bool):
    assert was_published(text, datetime(2019, 1, 1, tzinfo=ZONE), ZONE) is expected
