from __future__ import annotations

from typing import Any

import pytest

from plugins.agencies.model import Agency
from plugins.articles.facts import NewsFile, facts_of
from plugins.articles.model import ArticleRecord
from plugins.articles.rules import Known, article_problems
from plugins.articles.spellings import author_problems, tag_problems
from plugins.core.frontmatter import FiledDocument, parse_markdown_file
from plugins.core.problems import Problem
from plugins.core.records import Entry, read_record
from plugins.localities.model import Place
from plugins.localities.registry import Localities
from plugins.officials.model import Office, Official
from plugins.officials.registry import Officials
from tests.sample_content import ARTICLE, article


def person(id: str, name: str, **office: Any) -> Official:
    return Official(id, name, (), (Office(**{"title": "Trưởng phòng", **office}),) if office else (), "")


PLACE = Place("thu-nghiem", "Thử Nghiệm", "huyện", None, None, None, None, "", None, (), "thu-nghiem", (), None, "")
KNOWN = Known(
    Agency(name="A", agency="B", sections=[{"id": "tin-tuc", "name": "Tin"}, {"id": "thong-bao", "name": "Thông báo"}]),
    Localities([PLACE]),
    Officials(
        [
            person("nguyen-thi-mau", "Nguyễn Thị Mẫu", **{"from": "2015", "to": "2018"}),
            person("le-an", "Lê An", seen=("2018-12-19",)),
            person("le-an-2", "Lê An"),
            person("chua-ro", "Chưa Rõ", body="Phòng Mẫu"),
        ]
    ),
)


def entry(text: str, name: str = "a") -> Entry[ArticleRecord]:
    document, problems = parse_markdown_file(text, f"content/news/2018/{name}.md")
    assert document is not None, problems
    record, problems = read_record(ArticleRecord, document)
    assert record is not None, problems
    return Entry(f"2018/{name}", record, document)


def check(text: str) -> list[tuple[str, int, str]]:
    return [(one.rule, one.line, one.value) for one in article_problems(entry(text), KNOWN)]


def only(text: str) -> Problem:
    (problem,) = article_problems(entry(text), KNOWN)
    return problem


def officials(*entries: str) -> str:
    return "".join(f"\n  - {{{one}}}" for one in entries)


def test_article_that_keeps_every_rule_has_no_problem() -> None:
    assert check(ARTICLE) == []


def test_choice_of_sections_is_told_in_the_order_of_the_site() -> None:
    assert "Chọn một trong: tin-tuc, thong-bao." in only(article(section="xyz")).remedy


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"localities": "[thu-nghiem, thu-nghiem]"}, ("written-twice", 7, "thu-nghiem")),
        ({"mentioned": "[le-an, le-an]"}, ("written-twice", 12, "le-an")),
        ({"officials": officials("id: nguyen-thi-mau, role: [spoke, spoke]")}, ("written-twice", 10, "spoke")),
        (
            {"officials": officials("id: nguyen-thi-mau, role: spoke", "id: nguyen-thi-mau, role: chaired")},
            ("official-twice", 11, "nguyen-thi-mau"),
        ),
        ({"mentioned": "[nguyen-thi-mau]"}, ("both-participant-and-mentioned", 12, "nguyen-thi-mau")),
        ({"mentioned": "[khong-co]"}, ("unknown-official", 12, "khong-co")),
        ({"mentioned": "[Lê An]"}, ("ambiguous-name", 12, "Lê An")),
    ],
)
def test_entry_that_stands_twice_or_for_nobody_is_told_at_its_line(changes, expected) -> None:
    assert check(article(**changes)) == [expected]


@pytest.mark.parametrize(
    ("entry_text", "rule", "remedy"),
    [
        ("id: Nguyễn Thị Mẫu, role: spoke", "unknown-official", "Mã của Nguyễn Thị Mẫu là “nguyen-thi-mau”"),
        ("id: nguyen-thi-mauu, role: spoke", "unknown-official", "“nguyen-thi-mau”"),
        ("id: Nguyễn Thị Mâu, role: spoke", "unknown-official", "“nguyen-thi-mau”"),
        ("id: Lê An, role: spoke", "ambiguous-name", "le-an (Trưởng phòng); le-an-2 (chưa ghi chức vụ)"),
        ("name: Nguyễn Thị Mẫu, office: Trưởng phòng, role: spoke", "official-has-page", "id: nguyen-thi-mau"),
        ("name: nguyễn thị mẫu, office: Trưởng phòng, role: spoke", "official-has-page", "nguyen-thi-mau-2"),
        ("name: Lê An, office: Trưởng phòng, role: spoke", "ambiguous-name", "le-an-2"),
    ],
)
def test_person_named_wrongly_gets_the_right_id(entry_text: str, rule: str, remedy: str) -> None:
    problem = only(article(officials=officials(entry_text)))
    assert (problem.rule, problem.line) == (rule, 10)
    assert remedy in problem.remedy


def test_person_without_a_page_needs_none() -> None:
    assert check(article(officials=officials("name: Phạm Văn Khách, office: Trưởng thôn, role: spoke"))) == []


@pytest.mark.parametrize(
    ("date", "event_date", "expected"),
    [
        ("2018-12-20 00:00", "2018-12-20", []),
        ("2018-12-20 23:59", "2018-12-21", [("happened-after-published", 4, "2018-12-21")]),
        ("2018-12-20", "{from: 2018-12-19, to: 2018-12-22}", []),
        ("2018-12-20", "{from: 2018-12-21, to: 2018-12-22}", [("happened-after-published", 4, "2018-12-21")]),
        ("2018-12-20", "unknown", []),
        ("2018-12-20", None, [("missing", 8, "")]),
    ],
)
def test_event_is_dated_and_not_later_than_the_news_of_it(date, event_date, expected) -> None:
    assert check(article(date=date, event_date=event_date)) == expected


def test_article_without_participants_may_tell_of_no_day() -> None:
    assert check(article(event_date=None, officials=None)) == []
    assert check(article(event_date=None, officials="[]")) == []


@pytest.mark.parametrize(
    ("id", "event_date", "holds"),
    [
        ("nguyen-thi-mau", "2018-12-20", True),
        ("nguyen-thi-mau", "2015-01-01", True),
        ("nguyen-thi-mau", "2014-12-31", False),
        ("nguyen-thi-mau", "{from: 2014-12-31, to: 2015-01-02}", False),
        ("nguyen-thi-mau", "unknown", True),
        ("le-an", "2001-01-01", True),
        ("le-an-2", "2018-12-19", False),
        ("chua-ro", "2018-12-19", False),
    ],
)
def test_who_took_part_held_an_office_that_day(id: str, event_date: str, holds: bool) -> None:
    text = article(event_date=event_date, officials=officials(f"id: {id}, role: spoke"))
    assert check(text) == ([] if holds else [("no-office-that-day", 10, id)])


def test_missing_office_is_told_with_the_day_and_the_file_to_mend() -> None:
    problem = only(article(event_date="2014-05-05"))
    assert "Nguyễn Thị Mẫu" in problem.reason
    assert "05/05/2014" in problem.reason
    assert "officials/nguyen-thi-mau.md" in problem.remedy
    assert "seen" in problem.remedy


@pytest.mark.parametrize(("day", "refused"), [("2018-12-19", True), ("2018-12-20", False), ("2019-01-01", False)])
def test_update_does_not_come_before_the_article(day: str, refused: bool) -> None:
    text = article(updates=f"[{{date: {day}, kind: correction, note: Sửa}}]")
    assert check(text) == ([("updated-before-published", 12, day)] if refused else [])


@pytest.mark.parametrize(
    ("alias", "usable"),
    [
        ("/tin/so-ket-2018.html", True),
        ("/News/Chi_Tiet/~a/1.aspx", True),
        ("/a%20b/", True),
        ("/", False),
        ("tin/a.html", False),
        ("https://cu.example/a.html", False),
        ("//cu.example/a", False),
        ("/a//b", False),
        ("/../a", False),
        ("/tin?id=1", False),
        ("/tin#a", False),
        ("/tin cu", False),
        ("/tin/sơ-kết", False),
        ("/a\\b", False),
    ],
)
def test_old_address_is_a_path_on_this_site(alias: str, usable: bool) -> None:
    assert check(article(aliases=f"['{alias}']")) == ([] if usable else [("bad-alias", 12, alias)])


@pytest.mark.parametrize(("day", "refused"), [("2018-12-21", True), ("2018-12-20", False), ("2018-12-01", False)])
def test_what_is_republished_stood_in_its_source_before(day: str, refused: bool) -> None:
    found = check(article(source=f"{{name: Báo Thử, published: {day}}}"))
    assert [rule for rule, *_ in found] == (["republished-before-source"] if refused else [])


def test_title_of_signs_alone_needs_a_slug() -> None:
    assert check(article(title='"— ? —"')) == [("no-address", 2, "— ? —")]
    assert check(article(title='"— ? —"', slug="dau-hoi")) == []


def test_every_broken_rule_of_an_article_is_told_at_once() -> None:
    text = article(
        section="x", localities="[y]", aliases="[z]", updates="[{date: 2018-01-01, kind: correction, note: Sửa}]"
    )
    assert [rule for rule, _, _ in check(text)] == [
        "unknown-section",
        "unknown-locality",
        "updated-before-published",
        "bad-alias",
    ]


def filed(text: str, name: str) -> NewsFile:
    """Return an article as rules across all articles see it."""
    one = entry(text, name)
    return NewsFile(
        facts_of(one, f"news/2018/{name}.md", "", True), FiledDocument(one.document.label, lambda: one.document)
    )


def spelt(*words: str, key: str = "tags") -> list[tuple[str, str, str]]:
    """Return the problems of articles with one word list each."""
    files = [filed(article(**{key: text}), f"a{number}") for number, text in enumerate(words)]
    return [
        (one.path[-5:-3], one.rule, one.value) for one in (tag_problems if key == "tags" else author_problems)(files)
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("[Đông]", "[Đông, Tây]"), []),
        (("[Đông]", "[Đồng]"), [("a1", "similar-tags", "Đồng")]),
        (("[Đồng]", "[Đông]", "[Đông]"), [("a0", "similar-tags", "Đồng")]),
        (("[Dân vận]", "[dân vận]"), [("a1", "similar-tags", "dân vận")]),
        (("[Dân vận, dân-vận]",), [("a0", "similar-tags", "dân-vận")]),
        (("[Đông, Tây, Đông]",), [("a0", "written-twice", "Đông")]),
        (("['—']",), [("a0", "no-address", "—")]),
        (("['—', '…']",), [("a0", "no-address", "—"), ("a0", "no-address", "…")]),
    ],
)
def test_tags_that_would_share_an_address_follow_the_usual_spelling(words, expected) -> None:
    assert spelt(*words) == expected


def test_authors_are_told_apart_by_name_whatever_their_unit() -> None:
    assert spelt("[Lê An – Phòng A]", "[Lê An – Phòng B]", key="authors") == []
    assert spelt("[Lê An]", "[Lê Ân]", key="authors") == [("a1", "similar-authors", "Lê Ân")]


def test_message_of_a_similar_tag_names_both() -> None:
    (problem,) = tag_problems([filed(article(tags="[Đông]"), "a"), filed(article(tags="[Đồng]"), "b")])
    assert (problem.line, problem.reason) == (6, "Thẻ “Đồng” chỉ khác “Đông” ở dấu hoặc chữ hoa.")
