"""Each answer of `make new` is understood, or refused with the reason and what to write instead."""

from __future__ import annotations

from datetime import date

import pytest

from plugins.core.sources import ContentFolder
from plugins.editions.drafting import Desk, open_desk
from plugins.newsdesk.article_answers import (
    NotUnderstood,
    author_in,
    event_in,
    is_named,
    moment_in,
    participant_in,
    place_in,
    role_in,
    section_in,
    title_in,
)
from plugins.newsdesk.article_text import NewParticipant
from tests.sample_content import LOCALITY, OFFICIAL, SAMPLE, write_files

DAY = date(2018, 12, 19)
TWIN = (
    LOCALITY.replace("name: Thử Nghiệm", "name: Thử Khác")
    .replace('code: "99', 'code: "98')
    .replace("thu-nghiem/", "thu-khac/")
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    more = {
        "localities/thu-khac.yaml": TWIN,
        "officials/nguyen-thi-mau-2.md": OFFICIAL,
        "officials/le-van-rieng.md": OFFICIAL.replace("Nguyễn Thị Mẫu", "Lê Văn Riêng"),
    }
    content = ContentFolder(write_files(tmp_path_factory.mktemp("desk") / "content", {**SAMPLE, **more}), "content")
    opened, problems = open_desk(content)
    assert opened is not None, problems
    return opened


@pytest.mark.parametrize(
    ("text", "said"), [("", "để trống"), ("!!!", "chữ cái hoặc chữ số"), ("a" * 201, "201 ký tự; tối đa 200")]
)
def test_a_title_that_cannot_be_used_is_refused(text: str, said: str):
    with pytest.raises(NotUnderstood, match=said):
        title_in(text)


@pytest.mark.parametrize(
    ("text", "said"), [("19/12/2018", "Viết 2018-12-19"), ("2018-02-31", "28 ngày"), ("mai", "năm-tháng")]
)
def test_a_moment_of_another_form_is_refused_with_the_right_one(text: str, said: str):
    with pytest.raises(NotUnderstood, match=said):
        moment_in(text)


@pytest.mark.parametrize("text", ["", "unknown", "2018-12-19"])
def test_the_day_of_an_event_may_be_unknown_or_left_out(text: str):
    assert event_in(text, DAY) == text


@pytest.mark.parametrize(
    ("text", "said"), [("2018-12-20", "20/12/2018 sau ngày đăng 19/12/2018"), ("2018-12-19 08:00", "chỉ ghi ngày")]
)
def test_an_event_after_its_publication_is_refused(text: str, said: str):
    with pytest.raises(NotUnderstood, match=said):
        event_in(text, DAY)


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("thu-nghiem", "thu-nghiem"),
        ("Thử Nghiệm", "thu-nghiem"),
        ("huyện thử nghiệm", "thu-nghiem"),
        ("HUYEN THU NGHIEM", "thu-nghiem"),
        ("thu-khac/mau-mot", "thu-khac/mau-mot"),
    ],
)
def test_a_place_is_known_by_id_or_name(desk: Desk, text: str, id: str):
    assert place_in(text, desk) == id


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "xã Mẫu Một",
            r"thu-khac/mau-mot \(xã Mẫu Một\), thu-nghiem/mau-mot|thu-nghiem/mau-mot \(xã Mẫu Một\), thu-khac/mau-mot",
        ),
        ("Thử Nghiệmm", "“thu-nghiem”"),
        ("đâu đó", "Không có địa phương “đâu đó”"),
        ("…", "Không có địa phương"),
    ],
)
def test_a_place_of_two_or_of_none_is_refused(desk: Desk, text: str, said: str):
    with pytest.raises(NotUnderstood, match=said):
        place_in(text, desk)


def test_a_section_is_known_by_id_or_name(desk: Desk):
    assert section_in("thông báo", desk) == section_in("thong-bao", desk) == "thong-bao"
    with pytest.raises(NotUnderstood, match=r"tin-tuc, thong-bao.*“thong-bao”"):
        section_in("thong-bo", desk)


@pytest.mark.parametrize("text", ["Trần Văn Thử", "Trần Văn Thử – Phòng Thử", "Vũ Thị Mới - Phòng Mới"])
def test_an_author_may_be_known_or_new(desk: Desk, text: str):
    assert author_in(text, desk) == text


@pytest.mark.parametrize(
    ("text", "said"), [("Tran Van Thu", "“Trần Văn Thử”"), ("–", "chữ cái"), ("– Phòng Thử", "chữ cái")]
)
def test_an_author_who_is_another_spelling_or_nobody_is_refused(desk: Desk, text: str, said: str):
    with pytest.raises(NotUnderstood, match=said):
        author_in(text, desk)


@pytest.mark.parametrize(
    ("text", "participant"),
    [
        ("le-van-rieng", NewParticipant(("attended",), id="le-van-rieng")),
        ("Lê Văn Riêng: chủ trì, PHÁT BIỂU", NewParticipant(("chaired", "spoke"), id="le-van-rieng")),
        ("Lê Văn Riêng: dự, tham dự", NewParticipant(("attended",), id="le-van-rieng")),
        ("Lê Văn Riêng | Chức vụ nào đó: chi dao", NewParticipant(("directed",), id="le-van-rieng")),
        ("Vũ Văn Lạ | Bí thư: nhận", NewParticipant(("received",), name="Vũ Văn Lạ", office="Bí thư")),
    ],
)
def test_a_participant_is_known_by_id_or_name_or_described(desk: Desk, text: str, participant: NewParticipant):
    assert participant_in(text, desk, DAY) == participant


@pytest.mark.parametrize(
    ("text", "day", "said"),
    [
        ("Nguyễn Thị Mẫu: dự", DAY, "nguyen-thi-mau, nguyen-thi-mau-2"),
        ("Lê Văn Rieng: dự", DAY, "“le-van-rieng”"),
        ("Vũ Văn Lạ: dự", DAY, "chức vụ: vai trò"),
        ("Lê Văn Riêng: múa", DAY, "Không có vai trò “múa”"),
        ("Lê Văn Riêng: chủ trỉ", date(2014, 1, 1), "không giữ chức vụ nào vào ngày 01/01/2014"),
        (": dự", DAY, "Thiếu tên"),
        ("| Bí thư: dự", DAY, "Thiếu tên"),
    ],
)
def test_a_participant_who_is_nobody_or_two_people_is_refused(desk: Desk, text: str, day: date, said: str):
    with pytest.raises(NotUnderstood, match=said):
        participant_in(text, desk, day)


@pytest.mark.parametrize(
    ("word", "role"), [("Chủ trì", "chaired"), ("chu tri", "chaired"), ("spoke", "spoke"), ("trao", "presented")]
)
def test_a_role_is_known_in_either_language(word: str, role: str):
    assert role_in(word) == role


@pytest.mark.parametrize(
    ("text", "same"), [("tin tuc", True), ("Tin tức", True), ("", False), ("!", False), ("tin", False)]
)
def test_a_name_is_known_without_its_marks_and_nothing_is_nobodys_name(text: str, same: bool):
    assert is_named(text, "Tin tức", "!") is same
