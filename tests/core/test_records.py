from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.agencies.model import Agency
from plugins.articles.model import ArticleRecord
from plugins.core.dates import Moment, PartialDay
from plugins.core.frontmatter import parse_yaml
from plugins.core.problems import Problem
from plugins.core.records import (
    Day,
    FilledText,
    OfficeDay,
    PublicationMoment,
    Record,
    WholeNumber,
    dotted,
    known_names,
    plain_values,
    read_record,
    written,
)
from plugins.localities.model import LocalityRecord
from plugins.officials.model import OfficialRecord
from plugins.pages.model import PageRecord
from plugins.visitors.snapshot import SnapshotRecord

LINK = {"name": "Mẫu", "url": "https://mau.example"}
WRITTEN_IN_FULL: dict[type[Record], dict[str, Any]] = {
    ArticleRecord: {
        "title": "Tin thử",
        "date": "2018-12-20 08:00",
        "event_date": {"from": "2018-12-18", "to": "2018-12-19"},
        "imported_from": {"url": "https://cu.example/1", "stamp": "Thứ Tư"},
        "summary": "Tóm tắt",
        "section": "tin-tuc",
        "tags": ["Họp thử"],
        "localities": ["thu-nghiem"],
        "authors": [{"name": "Trần Văn Thử", "unit": "Phòng Mẫu"}, "Lê An – Phòng Mẫu"],
        "officials": [
            {"id": "nguyen-thi-mau", "role": ["chaired"]},
            {"name": "Lê An", "office": "Trưởng phòng", "role": "spoke"},
        ],
        "mentioned": ["le-an"],
        "documents": ["25-NQ/TW"],
        "source": {"name": "Báo Mẫu", "url": "https://bao.example", "author": "Lê An", "published": "2018-12-19"},
        "image": {"file": "a.png", "alt": "Ảnh thử", "caption": "Chú thích", "credit": "Lê An"},
        "updates": [{"date": "2019-01-01", "kind": "addition", "note": "Thêm số liệu"}],
        "status": "draft",
        "lang": "vi",
        "translation_of": "2018/x",
        "aliases": ["/cu.html"],
        "slug": "tin-thu",
    },
    Agency: {
        "name": "Bản tin thử",
        "agency": "Cơ quan thử",
        "slogan": "Thử",
        "emblem": "huy-hieu.svg",
        "address": "Số 1",
        "phone": "0123",
        "email": "a@thu.example",
        "responsible_editor": "Lê An",
        "licence": "Giấy phép",
        "parent_portal": LINK,
        "url": "https://thu.example",
        "locality": "thu-nghiem",
        "time_zone": "Asia/Ho_Chi_Minh",
        "languages": ["vi", "en"],
        "translations": {"en": {"name": "Trial news", "agency": "Trial agency", "slogan": "Trial", "address": "St",
                                "responsible_editor": "Lê An", "licence": "Licence", "sections": {"tin-tuc": "News"}}},
        "sections": [{"id": "tin-tuc", "name": "Tin tức", "order": "1", "description": "Mô tả"}],
        "links": [LINK],
        "social": [LINK],
        "visitors": {"provider": "none", "file": "dem.yaml", "url": "https://dem.example", "method": "Đếm"},
        "ipv6_checked": "2026-01-01",
        "history": False,
        "feedback": {"endpoint": "https://thu.example/gop-y"},
        "sealed": {"on": "2025-06-30", "note": "Giải thể", "successors": [LINK]},
        "gone": ["/cu/trang/"],
        "public_numbers": [{"number": "0900 000 345", "of": "Quỹ thử"}],
    },
    OfficialRecord: {
        "name": "Lê An",
        "also_known_as": ["Ba An"],
        "offices": [
            {"title": "Trưởng phòng", "body": "Phòng Mẫu", "locality": "thu-nghiem", "from": "2015", "to": "2016-01",
             "seen": ["2015-05-05"], "translations": {"en": {"title": "Head", "body": "Trial Office"}}}
        ],
    },
    LocalityRecord: {
        "name": "Thử Nghiệm",
        "kind": "huyện",
        "code": "990",
        "parent": {"name": "Mẫu", "kind": "tỉnh", "code": "99"},
        "from": "2000-01-01",
        "to": "2025-06-30",
        "centre": {"lat": "20.5", "lon": "105.5"},
        "became": ["khac"],
        "communes": [
            {"id": "mau", "name": "Mẫu", "kind": "xã", "code": "1", "parent": "khac", "from": "2000-01-01",
             "to": "2025-06-30", "centre": {"lat": "20", "lon": "105"}, "became": ["khac"]}
        ],
        "decision": {"number": "1/NQ-THU", "date": "2025-06-16"},
        "source": "Sách thử",
    },
    PageRecord: {
        "title": "Bài hát thử",
        "slug": "bai-hat-thu",
        "kind": "song",
        "menu": "main",
        "order": "1",
        "lang": "en",
        "translation_of": "bai-hat-goc",
        "composer": "Lê An",
        "lyricist": "Lê An",
        "performer": "Lê An",
        "licence": "Của chung",
        "audio": "thu.mp3",
    },
    SnapshotRecord: {
        "as_of": "2026-01-01",
        "method": "Đếm",
        "counted_by": "goaccess",
        "read": [{"from": "2025-12-01T00:00:00+07:00", "to": "2025-12-02T00:00:00+07:00", "head": "1", "tail": "1"}],
        "months": [{"month": "2025-12", "visits": "1", "page_views": "2"}],
        "articles": [{"address": "/tin/2018/12/thu/", "page_views": "3", "ratings": {"count": "2", "average": "4.5"}}],
    },
}  # fmt: skip
WRONG: list[Any] = [
    "chữ", "", "1.5", "-1", "nan", "9" * 30, True, None, [], {}, ["a"], [None], [["a"]], [{"a": "b"}], {"a": "b"},
    {"a": None},
    {"year": "2015"}, {"at": "2018-12-19", "has_time": True},
]  # fmt: skip
ENGLISH = re.compile(
    r"\b(input|should|valid|field|value|string|type|error|expected|required|model|dictionary|list)\b", re.I
)
VIETNAMESE = re.compile("[ăâđêôơưạảấầẩậắặẹẻếềểệỉịọỏốồổộớờởợụủứừửựáàãéèíìóòõúùýỳỹ]", re.I)
BRANCHES = {"days", "unknown", "with-page", "without-page", "known", "outside"}


def places(value: Any, key: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for part, one in inner:
        yield (*key, part)
        yield from places(one, (*key, part))


def put(values: dict[str, Any], key: tuple[str | int, ...], value: Any) -> dict[str, Any]:
    changed: dict[str, Any] = json.loads(json.dumps(values))
    around: Any = changed
    for part in key[:-1]:
        around = around[part]
    around[key[-1]] = value
    return changed


def read(model: type[Record], values: dict[str, Any]) -> tuple[Record | None, list[Problem]]:
    document, problems = parse_yaml(json.dumps(values, ensure_ascii=False, indent=1), "content/a.yaml")
    assert document is not None
    assert problems == []
    return read_record(model, document)


@pytest.mark.parametrize("model", WRITTEN_IN_FULL, ids=lambda model: model.__name__)
def test_record_written_in_full_has_no_problem_and_leaves_no_key_out(model: type[Record]) -> None:
    record, problems = read(model, WRITTEN_IN_FULL[model])
    assert problems == []
    assert record is not None
    assert set(WRITTEN_IN_FULL[model]) == {field.alias or name for name, field in model.model_fields.items()}


@pytest.mark.parametrize(
    ("model", "key"),
    [(model, key) for model, values in WRITTEN_IN_FULL.items() for key in places(values)],
    ids=lambda part: part.__name__ if isinstance(part, type) else ".".join(map(str, part)),
)
def test_wrong_type_anywhere_is_explained_in_vietnamese_with_its_key_and_line(model, key) -> None:
    refused = 0
    for wrong in WRONG:
        values = put(WRITTEN_IN_FULL[model], key, wrong)
        record, problems = read(model, values)
        assert (record is None) == bool(problems)
        assert len(set(problems)) == len(problems)
        refused += bool(problems)
        last = len(json.dumps(values, ensure_ascii=False, indent=1).splitlines())
        for problem in problems:
            named = re.findall(r"“([a-z_0-9.-]+)”", problem.reason)
            assert 1 <= problem.line <= last
            assert VIETNAMESE.search(problem.reason)
            assert VIETNAMESE.search(problem.remedy)
            assert problem.reason.endswith(".")
            assert not ENGLISH.search(
                re.sub("“[^”]*”|[a-z_]+: …", "", f"{problem.reason} {problem.remedy.split('Các khóa')[0]}")
            )
            assert not BRANCHES & {part for name in named for part in name.split(".")}
            assert "'" not in problem.value
            if problem.rule == "wrong-type":
                assert named, problem
                assert problem.line > 1
    assert refused


@pytest.mark.parametrize(
    ("model", "key", "wrong", "rule", "reason", "remedy"),
    [
        (ArticleRecord, ("date",), {"at": "2018"}, "wrong-type", "“date” phải là một ngày.", "2018"),
        (OfficialRecord, ("offices", 0, "from"), {"year": "1"}, "wrong-type", "“offices.1.from” phải là", "2018"),
        (SnapshotRecord, ("months", 0, "month"), True, "wrong-type", "“months.1.month” phải là một ngày.", "2018"),
        (ArticleRecord, ("event_date",), ["x"], "wrong-type", "“event_date” phải là một ngày.", "2018"),
        (ArticleRecord, ("event_date", "to"), "31/02/2018", "bad-date", "“event_date.to”: ", "sửa"),
        (ArticleRecord, ("tags",), "Họp", "wrong-type", "“tags” phải là một danh sách.", "- "),
        (ArticleRecord, ("image",), "a.png", "wrong-type", "“image” phải gồm các dòng “khóa: giá trị”.", "thụt vào"),
        (ArticleRecord, ("officials", 0, "role"), ["spoke", "chair"], "unknown-choice", "role.2", "“chaired”"),
        (ArticleRecord, ("title",), "a" * 201, "too-long", "“title” dài 201 ký tự; tối đa 200.", "ngắn"),
        (ArticleRecord, ("title",), "  ", "missing", "“title” để trống.", "Điền"),
        (ArticleRecord, ("image", "alt"), "", "missing", "“image.alt” để trống.", "Điền"),
        (ArticleRecord, ("image", "alt"), None, "missing", "Thiếu “alt” trong “image”", "alt: …"),
        (ArticleRecord, ("officials", 1, "office"), None, "missing", "Thiếu “office” trong “officials.2”", "office: …"),
        (ArticleRecord, ("officials", 1, "name"), None, "missing", "Thiếu “name” trong “officials.2”", "name: …"),
        (ArticleRecord, ("authors", 0, "unit"), ["a"], "wrong-type", "“authors.1.unit” phải là một dòng chữ.", "ngoặc"),
        (Agency, ("sections", 0, "order"), "một", "bad-number", "“sections.1.order”: ", "1250"),
        (Agency, ("visitors", "provider"), "snapshots", "unknown-choice", "“visitors.provider”", "“snapshot”"),
        (LocalityRecord, ("communes", 0, "centre", "lat"), "bắc", "bad-number", "“communes.1.centre.lat”: ", "18.52"),
        (SnapshotRecord, ("months", 0, "visits"), "-1", "bad-number", "“months.1.visits” không được nhỏ hơn 0.", "số"),
    ],
)  # fmt: skip
def test_message_names_the_key_and_how_to_mend_it(model, key, wrong, rule, reason, remedy) -> None:
    _, problems = read(model, put(WRITTEN_IN_FULL[model], key, wrong))
    assert [problem.rule for problem in problems] == [rule]
    assert reason in problems[0].reason
    assert remedy in problems[0].remedy


@pytest.mark.parametrize(
    ("model", "around", "written_key", "remedy"),
    [
        (ArticleRecord, ("image",), "captions", "“caption”"),
        (ArticleRecord, ("event_date",), "form", "“from”"),
        (ArticleRecord, ("officials", 0), "rol", "“role”"),
        (ArticleRecord, ("officials", 0), "office", "không đi cùng"),
        (ArticleRecord, ("officials", 1), "id", "không đi cùng"),
        (ArticleRecord, ("authors", 0), "units", "“unit”"),
        (ArticleRecord, ("updates", 0), "notes", "“note”"),
        (ArticleRecord, ("source",), "zzz", "Các khóa dùng được: author, name, published, url."),
        (
            OfficialRecord,
            ("offices", 0),
            "since",
            "Các khóa dùng được: body, from, locality, seen, title, to, translations.",
        ),
        (OfficialRecord, ("offices", 0), "untill", "Các khóa dùng được: body, from"),
        (OfficialRecord, ("offices", 0), "boddy", "“body”"),
        (LocalityRecord, ("communes", 0), "kinds", "“kind”"),
        (LocalityRecord, ("communes", 0, "centre"), "lng", "lat, lon"),
        (LocalityRecord, ("parent",), "cod", "“code”"),
        (LocalityRecord, ("decision",), "numer", "“number”"),
        (Agency, ("sealed", "successors", 0), "nam", "“name”"),
        (Agency, ("sections", 0), "descripton", "“description”"),
        (SnapshotRecord, ("months", 0), "visit", "“visits”"),
    ],
)
def test_unknown_key_suggests_the_keys_of_its_own_place(model, around, written_key, remedy) -> None:
    _, problems = read(model, put(WRITTEN_IN_FULL[model], (*around, written_key), "x"))
    problem = next(one for one in problems if one.rule == "unknown-key")
    assert f"“{written_key}” trong “{dotted(around)}”" in problem.reason
    assert remedy in problem.remedy
    assert problem.value == written_key


@pytest.mark.parametrize("key", ["since", "until"])
def test_name_inside_the_program_is_not_a_key_for_editors(key: str) -> None:
    record, problems = read(OfficialRecord, {"name": "Lê An", "offices": [{"title": "Trưởng phòng", key: "2015"}]})
    assert record is None
    assert [problem.rule for problem in problems] == ["unknown-key"]


def test_refused_entries_do_not_make_their_list_empty() -> None:
    _, problems = read(SnapshotRecord, {"as_of": "2026-01-01", "months": ["a"]})
    assert [problem.reason for problem in problems] == ["“months.1” phải gồm các dòng “khóa: giá trị”."]


class Thing(Record):
    """A record of every kind of value."""

    name: FilledText
    on: Day | None = None
    at: PublicationMoment | None = None
    since: OfficeDay | None = None
    count: WholeNumber = 0


def test_values_are_parsed_at_the_door() -> None:
    record, problems = read(
        Thing, {"name": "  Tên  ", "on": "2018-12-19", "at": "2018-12-19 14:05", "since": "2018-12", "count": " -12 "}
    )
    assert problems == []
    assert isinstance(record, Thing)
    assert (record.name, record.on, record.count) == ("Tên", date(2018, 12, 19), -12)
    assert record.since == PartialDay(2018, 12)
    assert isinstance(record.at, Moment)
    assert (record.at.at.hour, record.at.has_time) == (14, True)


def test_not_known_and_not_written_are_the_same() -> None:
    assert read(Thing, {"name": "A", "on": None, "count": None}) == read(Thing, {"name": "A"})
    assert plain_values({"a": None, "b": [{"c": None}, None], "d": {"e": None}}) == {"b": [{}, None], "d": {}}
    assert plain_values({"a": "một\nhai\t ba", "b": ["bốn\nnăm"]}) == {"a": "một hai ba", "b": ["bốn năm"]}


@pytest.mark.parametrize(
    ("value", "shown"),
    [("chữ", "chữ"), (None, ""), (True, "true"), ({"a": "b"}, ""), (["a", None, ["b", False]], "[a, , [b, false]]")],
)
def test_value_is_shown_as_it_stands_in_the_file(value: Any, shown: str) -> None:
    assert written(value) == shown


@pytest.mark.parametrize(
    ("key", "names"),
    [
        ((), ["also_known_as", "name", "offices"]),
        (("offices", 0), ["body", "from", "locality", "seen", "title", "to", "translations"]),
        (("offices", 0, "translations"), ["body", "title"]),
        (("offices", 0, "translations", "en"), ["body", "title"]),
        (("offices", 0, "title"), []),
        (("khong-co",), []),
    ],
)
def test_known_names_are_those_of_the_place(key: tuple[str | int, ...], names: list[str]) -> None:
    assert known_names(OfficialRecord, key) == names


KEYS = st.sampled_from([*WRITTEN_IN_FULL[ArticleRecord], "id", "name", "role", "from", "to", "url", "file", "x"])
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.text(max_size=12)
    | st.sampled_from(["2018-12-19", "unknown", "chaired", "vi", "draft"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=10,
)


@given(st.dictionaries(KEYS, VALUES, max_size=8))
def test_no_front_matter_of_an_article_makes_reading_raise(values: dict[str, Any]) -> None:
    document, _ = parse_yaml(json.dumps(values), "content/a.md")
    assert document is not None
    record, problems = read_record(ArticleRecord, document)
    assert (record is None) == bool(problems)
    last = len(json.dumps(values).splitlines())
    assert all(1 <= problem.line <= last and problem.reason and problem.remedy for problem in problems)


TITLES = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S")), min_size=1, max_size=200)
DAYS = st.dates(date(1990, 1, 1), date(2030, 1, 1)).map(str)


@given(
    st.fixed_dictionaries(
        {
            "title": TITLES,
            "date": DAYS | DAYS.map(lambda day: f"{day} 08:30"),
            "section": TITLES,
            "localities": st.lists(TITLES, min_size=1),
        },
        optional={
            "event_date": DAYS | st.just("unknown"),
            "tags": st.lists(TITLES),
            "mentioned": st.lists(TITLES),
            "summary": TITLES,
            "status": st.sampled_from(["published", "draft", "hidden"]),
            "source": st.fixed_dictionaries({"name": TITLES}, optional={"author": TITLES, "published": DAYS}),
            "officials": st.lists(st.fixed_dictionaries({"id": TITLES, "role": st.sampled_from(["spoke", "chaired"])})),
        },
    )
)
def test_valid_values_come_back_from_the_record_as_they_were_written(values: dict[str, Any]) -> None:
    record, problems = read(ArticleRecord, without_invisible(values))
    assert problems == []
    assert isinstance(record, ArticleRecord)
    values = without_invisible(values)
    assert (record.title, record.section, list(record.localities)) == (
        values["title"],
        values["section"],
        values["localities"],
    )
    assert str(record.date.at)[: 16 if record.date.has_time else 10] == values["date"]
    assert list(record.tags) == values.get("tags", [])
    assert list(record.mentioned) == values.get("mentioned", [])
    assert (record.summary, record.status) == (values.get("summary", ""), values.get("status", "published"))
    happened = record.event_date
    assert (str(happened.first) if happened is not None and happened != "unknown" else happened) == values.get(
        "event_date"
    )
    source = values.get("source")
    assert (record.source and record.source.name) == (source and source["name"])
    assert [(one.id, one.role) for one in record.officials] == [
        (one["id"], (one["role"],)) for one in values.get("officials", [])
    ]


def without_invisible(value: Any) -> Any:
    """Return the values in the form in which files are read."""
    document, _ = parse_yaml(json.dumps(value, ensure_ascii=False), "content/a.md")
    assert document is not None
    return document.values
