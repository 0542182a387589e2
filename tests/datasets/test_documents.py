"""A document as data."""

from __future__ import annotations

from tests.sample_content import article

AT = "du-lieu/van-ban/999-nq-tw.json"
FILE = """\
---
number: 999-NQ/TW
title: Về việc thử nghiệm
date: 2013-06-03
url: https://van-ban.example/999
validity: replaced
replaced_by: [1000-NQ/TW]
checked: 2025-01-02
---

Một văn bản không có thật.
"""


def citing(sentence: str, **changes: str) -> str:
    return article(**changes) + f"{sentence}\n"


def test_a_document_that_only_articles_know_says_what_they_say(data_of):
    sentence = "Huyện thực hiện Nghị quyết số 999-NQ/TW ngày 03/6/2013."
    found = data_of({"news/2018/hop-thu.md": citing(sentence)})[AT]
    assert (found["name"], found["number"], found["day"], found["year"]) == (
        *("Nghị quyết số 999-NQ/TW", "999-NQ/TW", "2013-06-03", 2013),
    )
    assert [found[key] for key in ("title", "full_text_url", "standing", "note", "locality")] == [None] * 5
    assert found["is_recorded"] is False
    (cited,) = found["articles"]
    assert cited["article"]["title"] == "Huyện Thử Nghiệm họp thử"
    assert cited["sentences"] == [sentence]


def test_what_an_editor_recorded_is_told_and_that_it_was_recorded(data_of):
    found = data_of({"documents/999-nq-tw.md": FILE})[AT]
    assert (found["title"], found["full_text_url"], found["is_recorded"], found["articles"]) == (
        *("Về việc thử nghiệm", "https://van-ban.example/999", True, []),
    )
    assert found["standing"] == {
        "validity": "replaced",
        "amended_by": [],
        "replaced_by": [{"id": None, "name": "1000-NQ/TW", "url": None, "data_url": None}],
        "checked_day": "2025-01-02",
    }
    assert found["note"]["text"] == "Một văn bản không có thật."


def test_documents_cited_in_one_article_name_each_other(data_of):
    both = citing("Huyện thực hiện Nghị quyết số 999-NQ/TW và Kết luận số 998-KL/TW.")
    printed = data_of({"news/2018/hop-thu.md": both})
    assert [(one["document"]["id"], one["articles"]) for one in printed[AT]["cited_with"]] == [("998-kl-tw", 1)]
    assert {one["id"]: one["articles"] for one in printed["du-lieu/van-ban.json"]["items"]} == {
        "998-kl-tw": 1,
        "999-nq-tw": 1,
    }


def test_a_document_that_only_drafts_cite_has_no_file(data_of):
    printed = data_of({"news/2018/hop-thu.md": citing("Theo Nghị quyết số 999-NQ/TW.", status="draft")})
    assert AT not in printed
    assert printed["du-lieu/van-ban.json"]["items"] == []


def test_a_document_that_a_withdrawn_article_cited_is_not_told_of(data_of):
    withdrawal = "\n  - {date: 2019-01-05, kind: withdrawal, note: Không diễn ra.}"
    printed = data_of({"news/2018/hop-thu.md": citing("Theo Nghị quyết số 999-NQ/TW.", updates=withdrawal)})
    assert AT not in printed
