from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from plugins.articles.related import MOST, Related, related_articles
from tests.sample_content import Files, article, read_sample

BODY_END = "Bà Nguyễn Thị Mẫu chủ trì cuộc họp."


def related_in(folder: Path, files: Files) -> Mapping[str, tuple[Related, ...]]:
    edition, problems = read_sample(folder, files)
    assert edition is not None, problems
    return related_articles(edition.articles)


def ties(found: tuple[Related, ...]) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(one.record.title, one.reason, one.subjects) for one in found]


def plain(title: str, text: str = "Một việc khác.", **changes: str | None) -> str:
    """Return an article about nobody, on no event."""
    given = {"officials": None, "event_date": None, **changes}
    return article(title=title, **given).replace(BODY_END, text)


def test_articles_about_one_event_come_before_those_with_one_official_and_one_document(tmp_path: Path) -> None:
    cites = f"{BODY_END} Cuộc họp bàn Nghị quyết số 99-NQ/TW."
    found = related_in(
        tmp_path,
        {
            "news/2018/hop-thu.md": article().replace(BODY_END, cites),
            "news/2018/cung-viec.md": plain("Cùng việc", event_date="2018-12-19"),
            "news/2019/cung-nguoi.md": article(title="Cùng người", date="2019-03-02", event_date="2019-03-01"),
            "news/2019/cung-van-ban.md": plain("Cùng văn bản", "Nghị quyết số 99-NQ/TW.", date="2019-04-01"),
            "news/2019/khong-gi.md": plain("Không gì chung", date="2019-05-01"),
        },
    )
    assert ties(found["2018/hop-thu"]) == [
        ("Cùng việc", "event", ()),
        ("Cùng người", "official", ("Nguyễn Thị Mẫu",)),
        ("Cùng văn bản", "document", ("Nghị quyết số 99-NQ/TW",)),
    ]


def test_place_and_section_fill_up_only_what_stronger_reasons_left(tmp_path: Path) -> None:
    commune = "[thu-nghiem/mau-hai]"
    found = related_in(
        tmp_path,
        {
            "news/2018/hop-thu.md": article(localities="[thu-nghiem/mau-mot]"),
            "news/2018/cung-nguoi.md": article(title="Cùng người", date="2018-11-02", event_date="2018-11-01"),
            "news/2018/cung-xa.md": plain("Cùng xã", date="2018-10-01", localities="[thu-nghiem/mau-mot]"),
            "news/2018/cung-huyen.md": plain("Cùng huyện", date="2018-12-01", localities=commune),
            "news/2018/cung-muc.md": plain("Cùng mục", date="2018-12-02", localities="[ke-ben]"),
            "news/2018/muc-khac.md": plain("Mục khác", date="2018-12-03", localities="[ke-ben]", section="thong-bao"),
            "localities/ke-ben.yaml": "name: Kế Bên\nkind: huyện\n",
        },
    )
    assert ties(found["2018/hop-thu"]) == [
        ("Cùng người", "official", ("Nguyễn Thị Mẫu",)),
        ("Cùng xã", "place", ("Xã Mẫu Một",)),
        ("Cùng huyện", "place", ()),
    ]
    assert ties(found["2018/cung-muc"])[0] == ("Mục khác", "place", ("Huyện Kế Bên",))
    assert [reason for _, reason, _ in ties(found["2018/cung-muc"])] == ["place", "section", "section"]
    assert ties(found["2018/muc-khac"]) == [("Cùng mục", "place", ("Huyện Kế Bên",))]


def test_enough_articles_on_a_better_reason_leave_no_room_for_the_place(tmp_path: Path) -> None:
    same = {
        f"news/2019/bai-{number}.md": article(
            title=f"Bài {number}", date=f"2019-0{number}-02", event_date=f"2019-0{number}-01"
        )
        for number in range(1, 4)
    }
    found = related_in(tmp_path, {**same, "news/2019/khac.md": plain("Khác", date="2019-03-03")})
    assert [one.reason for one in found["2018/hop-thu"]] == ["official"] * 3


def test_place_and_section_do_not_lead_into_another_language(tmp_path: Path) -> None:
    found = related_in(tmp_path, {"news/2019/english.md": plain("An hour", "One more.", lang="en", date="2019-01-01")})
    assert found["2019/english"] == found["2018/hop-thu"] == ()


def test_the_same_day_elsewhere_is_another_event(tmp_path: Path) -> None:
    elsewhere = "name: Kế Bên\nkind: huyện\n"
    found = related_in(
        tmp_path,
        {
            "localities/ke-ben.yaml": elsewhere,
            "news/2018/noi-khac.md": plain("Nơi khác", event_date="2018-12-19", localities="[ke-ben]"),
        },
    )
    assert ties(found["2018/hop-thu"]) == [("Nơi khác", "section", ())]


def test_an_article_leads_to_a_few_nearest_in_time(tmp_path: Path) -> None:
    many = {
        f"news/2019/bai-{number:02}.md": article(
            title=f"Bài {number}", date=f"2019-{number:02}-02", event_date=f"2019-{number:02}-01"
        )
        for number in range(1, 13)
    }
    found = related_in(tmp_path, many)
    assert [one.record.id for one in found["2019/bai-01"]] == [f"2019/bai-{number:02}" for number in (6, 5, 4, 3, 2)]
    assert all(len(others) == MOST for others in found.values())


def test_withdrawn_articles_and_translations_are_not_related(tmp_path: Path) -> None:
    update = "\n  - {date: 2019-02-01, kind: withdrawal, note: Sai.}"
    withdrawn = article(title="Đã rút", date="2019-01-02", event_date="2019-01-01", updates=update)
    english = article(title="A meeting", lang="en", translation_of="2018/hop-thu")
    found = related_in(tmp_path, {"news/2019/rut.md": withdrawn, "news/2018/meeting.md": english})
    assert found["2018/hop-thu"] == ()
    assert "2019/rut" not in found
