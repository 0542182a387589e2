from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from plugins.articles.model import (
    ArticleRecord,
    Author,
    DayRange,
    KnownParticipant,
    NamedParticipant,
    TagLabel,
    address,
)
from plugins.core.frontmatter import parse_yaml
from plugins.core.problems import Problem
from plugins.core.records import read_record

HEADER = "title: Tin thử\ndate: 2018-12-20\nsection: tin-tuc\nlocalities: [thu-nghiem]\n"


def read(lines: str) -> tuple[ArticleRecord | None, list[Problem]]:
    document, problems = parse_yaml(HEADER + lines, "content/news/2018/a.md")
    assert document is not None, problems
    record, more = read_record(ArticleRecord, document)
    return record, problems + more


def value(lines: str, name: str) -> Any:
    record, problems = read(lines)
    assert problems == []
    return getattr(record, name)


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2018-12-19", "2018-12-19", "2018-12-19"),
        ("{from: 2018-12-18, to: 2018-12-19}", "2018-12-18", "2018-12-19"),
        ("{from: 2018-12-19, to: 2018-12-19}", "2018-12-19", "2018-12-19"),
    ],
)
def test_event_is_of_one_day_or_of_several(written: str, first: str, last: str) -> None:
    happened = value(f"event_date: {written}\n", "event_date")
    assert isinstance(happened, DayRange)
    assert (str(happened.first), str(happened.last)) == (first, last)


def test_event_may_be_of_an_unknown_day_or_none_at_all() -> None:
    assert value("event_date: unknown\n", "event_date") == "unknown"
    assert value("event_date: null\n", "event_date") is None
    assert value("", "event_date") is None


@pytest.mark.parametrize(
    ("written", "rule", "line"),
    [
        ("không rõ", "bad-date", 5),
        ("2018-12", "bad-date", 5),
        ("2018-12-19 08:00", "bad-date", 5),
        ("{from: 2018-12-19}", "missing", 5),
        ("\n  from: 2018-12-19\n  to: 2018-12-18", "reversed-days", 5),
        ("\n  from: 2018-12-19\n  to: unknown", "bad-date", 7),
        ("[2018-12-18, 2018-12-19]", "wrong-type", 5),
        ("true", "wrong-type", 5),
    ],
)
def test_event_of_another_form_is_refused_once(written: str, rule: str, line: int) -> None:
    record, problems = read(f"event_date: {written}\n")
    assert record is None
    assert [(problem.rule, problem.line) for problem in problems] == [(rule, line)]
    assert "event_date" in problems[0].reason


@pytest.mark.parametrize(
    ("written", "name", "unit"),
    [
        ("Trần Văn Thử", "Trần Văn Thử", ""),
        ("Trần Văn Thử – Văn phòng Mẫu", "Trần Văn Thử", "Văn phòng Mẫu"),
        ("Trần Văn Thử - Văn phòng Mẫu", "Trần Văn Thử", "Văn phòng Mẫu"),
        ("Trần Văn Thử — Văn phòng Mẫu", "Trần Văn Thử", "Văn phòng Mẫu"),
        ("Trần Văn Thử – Phòng A – Huyện B", "Trần Văn Thử", "Phòng A – Huyện B"),
        ("Trần Văn Thử  –  Văn phòng Mẫu", "Trần Văn Thử", "Văn phòng Mẫu"),
        ("Anh-Thư", "Anh-Thư", ""),
        ("{name: Trần Văn Thử, unit: Văn phòng – Mẫu}", "Trần Văn Thử", "Văn phòng – Mẫu"),
        ("{name: Trần – Thử}", "Trần – Thử", ""),
    ],
)
def test_author_is_a_name_and_maybe_a_unit(written: str, name: str, unit: str) -> None:
    (author,) = value(f"authors:\n  - {written}\n", "authors")
    assert (author.name, author.unit) == (name, unit)


@pytest.mark.parametrize(
    "written", ["– Văn phòng Mẫu", '""', "{unit: Văn phòng}", "[Trần Văn Thử]", "{name: A, office: B}"]
)
def test_author_without_a_name_is_refused(written: str) -> None:
    record, problems = read(f"authors:\n  - {written}\n")
    assert record is None
    assert len(problems) == 1
    assert problems[0].line == 6


@pytest.mark.parametrize(
    ("role", "roles"),
    [("chaired", ("chaired",)), ("[chaired]", ("chaired",)), ("[spoke, chaired]", ("spoke", "chaired"))],
)
def test_participant_has_one_role_or_several(role: str, roles: tuple[str, ...]) -> None:
    known, named = value(
        f"officials:\n  - {{id: le-an, role: {role}}}\n  - {{name: Lê Bình, office: Trưởng phòng, role: {role}}}\n",
        "officials",
    )
    assert isinstance(known, KnownParticipant)
    assert isinstance(named, NamedParticipant)
    assert (known.id, known.role) == ("le-an", roles)
    assert (named.name, named.office, named.role) == ("Lê Bình", "Trưởng phòng", roles)


@pytest.mark.parametrize("role", ["chaired", "attended", "spoke", "directed", "presented", "received"])
def test_every_role_of_the_content_model_is_known(role: str) -> None:
    assert value(f"officials: [{{id: a, role: {role}}}]\n", "officials")[0].role == (role,)


@pytest.mark.parametrize(
    ("entry", "rule", "said"),
    [
        ("{id: le-an}", "missing", "“role”"),
        ("{id: le-an, role: []}", "missing", "officials.1.role"),
        ("{id: le-an, role: chủ trì}", "unknown-choice", "officials.1.role"),
        ("{role: chaired}", "missing", "“id”"),
        ("{name: Lê An, role: chaired}", "missing", "“office”"),
        ("{office: Trưởng phòng, role: chaired}", "missing", "“name”"),
        ("{id: le-an, office: Trưởng phòng, role: chaired}", "unknown-key", "“office”"),
        ("le-an", "wrong-type", "officials.1"),
    ],
)
def test_incomplete_participant_is_told_what_lacks(entry: str, rule: str, said: str) -> None:
    record, problems = read(f"officials:\n  - {entry}\n")
    assert record is None
    assert [(problem.rule, problem.line) for problem in problems] == [(rule, 6)]
    assert said in problems[0].reason


@pytest.mark.parametrize("kind", ["correction", "addition", "withdrawal"])
def test_every_kind_of_update_is_known(kind: str) -> None:
    (update,) = value(f"updates: [{{date: 2019-01-01, kind: {kind}, note: Vì thử}}]\n", "updates")
    assert (update.date, update.kind, update.note) == (date(2019, 1, 1), kind, "Vì thử")


@pytest.mark.parametrize(
    "written", ["{date: 2019-01-01, kind: addition}", "{date: 2019-01-01, kind: addition, note: ''}"]
)
def test_update_tells_readers_what_changed(written: str) -> None:
    _, problems = read(f"updates:\n  - {written}\n")
    assert [(problem.rule, problem.line) for problem in problems] == [("missing", 6)]
    assert "note" in problems[0].reason


@pytest.mark.parametrize("slug", ["tin-thu", "tin-2018", "a" * 200])
def test_slug_is_ascii(slug: str) -> None:
    assert value(f"slug: {slug}\n", "slug") == slug


@pytest.mark.parametrize(
    ("slug", "suggested"),
    [
        ("Tin Thử", "tin-thu"),
        ("tin/thu", "tin-thu"),
        ("../../tin", "tin"),
        ("tin_thu", "tin-thu"),
        ('"—"', "ten-bai"),
        ("-a-", "a"),
    ],
)
def test_other_slug_is_refused_with_the_right_one(slug: str, suggested: str) -> None:
    _, problems = read(f"slug: {slug}\n")
    assert [(problem.rule, problem.line) for problem in problems] == [("bad-slug", 5)]
    assert problems[0].remedy == f"Viết: slug: {suggested}"


@pytest.mark.parametrize("key", ["save_as", "url", "template", "category", "Title"])
def test_keys_that_pelican_would_obey_are_refused(key: str) -> None:
    _, problems = read(f"{key}: x\n")
    assert [(problem.rule, problem.line) for problem in problems] == [("unknown-key", 5)]


@pytest.mark.parametrize(
    ("status", "month", "expected"),
    [
        ("published", 3, "tin/2018/03/tin-thu/"),
        ("hidden", 12, "tin/2018/12/tin-thu/"),
        ("draft", 12, "nhap/2018/12/tin-thu/"),
    ],
)
def test_drafts_stay_out_of_the_way_of_the_news(status: str, month: int, expected: str) -> None:
    assert address(status, 2018, month, "tin-thu") == expected


def test_authors_and_tags_have_addresses_of_their_own() -> None:
    assert Author("Trần Văn Thử", "", "tran-van-thu").url == "tac-gia/tran-van-thu/"
    assert TagLabel("Họp thử", "hop-thu").url == "the/hop-thu/"
