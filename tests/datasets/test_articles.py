"""An article as data."""

from __future__ import annotations

import pytest

from tests.sample_content import article

AT = "du-lieu/tin/2018/12/huyen-thu-nghiem-hop-thu.json"
HOST = "https://thu-nghiem.example"


def told(data_of, **changes: str | None):
    return data_of({"news/2018/hop-thu.md": article(**changes)})[AT]


def test_published_happened_and_migrated_stand_apart(data_of):
    old = '{url: "https://cu.example/tin?id=1", stamp: "Chủ nhật, 17/01/2021"}'
    found = told(data_of, imported_from=old)
    assert found["published"] == {"day": "2018-12-20", "at": "2018-12-20T08:00:00+07:00"}
    assert found["happened"] == {"is_known": True, "from": "2018-12-19", "to": "2018-12-19"}
    assert found["migrated"] == {"old_url": "https://cu.example/tin?id=1", "stamp_as_printed": "Chủ nhật, 17/01/2021"}


def test_a_time_of_day_that_is_not_known_is_not_midnight(data_of):
    assert told(data_of, date="2018-12-20")["published"] == {"day": "2018-12-20", "at": None}


@pytest.mark.parametrize(
    ("written", "happened"),
    [
        ("unknown", {"is_known": False, "from": None, "to": None}),
        ("{from: 2018-12-18, to: 2018-12-19}", {"is_known": True, "from": "2018-12-18", "to": "2018-12-19"}),
    ],
)
def test_the_day_of_the_event_is_a_day_several_days_or_not_known(data_of, written: str, happened: object):
    assert told(data_of, event_date=written)["happened"] == happened


def test_an_article_that_tells_of_no_event_has_no_day_of_one(data_of):
    assert told(data_of, event_date=None, officials=None)["happened"] is None


def test_what_is_not_written_is_null_and_not_empty(data_of):
    found = told(data_of)
    assert [found[key] for key in ("migrated", "source", "picture", "withdrawal")] == [None] * 4
    assert found["authors"] == [
        {"name": "Trần Văn Thử", "unit": None, "url": "https://thu-nghiem.example/tac-gia/tran-van-thu/"}
    ]


def test_the_text_stands_as_html_with_links_that_hold_anywhere_and_as_plain_text(data_of):
    body = article() + "Xem [trang cán bộ](/can-bo/nguyen-thi-mau/)[^1].\n\n[^1]: Lời chú.\n"
    content = data_of({"news/2018/hop-thu.md": body})[AT]["content"]
    assert f'href="{HOST}/can-bo/nguyen-thi-mau/"' in content["html"]
    assert f'href="{HOST}/tin/2018/12/huyen-thu-nghiem-hop-thu/#chu-thich-1"' in content["html"]
    assert 'href="#' not in content["html"]
    assert "site:" not in content["html"]
    assert "Xem trang cán bộ[1]." in content["text"]


def test_a_withdrawn_article_keeps_its_title_and_reason_and_nothing_that_it_claimed(data_of):
    found = told(
        data_of,
        updates="\n  - {date: 2019-01-05, kind: withdrawal, note: Cuộc họp không diễn ra.}",
        mentioned=None,
        documents="[Nghị quyết số 999-NQ/TW]",
    )
    assert found["title"] == "Huyện Thử Nghiệm họp thử"
    assert found["withdrawal"] == {"day": "2019-01-05", "reason": "Cuộc họp không diễn ra."}
    assert [found[key] for key in ("summary", "content", "picture")] == [None] * 3
    assert [found[key] for key in ("appearances", "mentioned", "documents", "tags")] == [[]] * 4


def test_documents_that_have_a_page_are_named_with_it_and_others_as_they_are_written(data_of):
    numbered, named = told(data_of, documents="[Nghị quyết số 999-NQ/TW, Đề án 61]")["documents"]
    assert numbered == {
        "id": "999-nq-tw",
        "name": "Nghị quyết số 999-NQ/TW",
        "url": f"{HOST}/van-ban/999-nq-tw/",
        "data_url": f"{HOST}/du-lieu/van-ban/999-nq-tw.json",
    }
    assert named == {"id": None, "name": "Đề án 61", "url": None, "data_url": None}


def test_a_source_is_named_with_its_own_day(data_of):
    found = told(data_of, source="{name: Báo Thử, published: 2018-12-18}")
    assert found["source"] == {"name": "Báo Thử", "url": None, "author": None, "published_day": "2018-12-18"}


def test_versions_in_two_languages_name_each_other(data_of):
    english = article(title="A trial meeting", slug="english", lang="en", translation_of="2018/hop-thu")
    printed = data_of({"news/2018/english.md": english})
    assert [one["id"] for one in printed[AT]["other_languages"]] == ["2018/12/english"]
    (original,) = printed["du-lieu/tin/2018/12/english.json"]["other_languages"]
    assert (original["language"], original["id"]) == ("vi", "2018/12/huyen-thu-nghiem-hop-thu")


def test_typeset_spaces_do_not_reach_the_data(data_of):
    found = told(data_of, title="Họp ngày 19/12/2018 ở xã Mẫu", slug="huyen-thu-nghiem-hop-thu")
    assert found["title"] == "Họp ngày 19/12/2018 ở xã Mẫu"
