from __future__ import annotations

import time
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.core.text import normalise_text
from plugins.officials.mentions import Mention, find_mentions
from plugins.officials.model import Official
from plugins.officials.registry import Officials

LEGACY = Path(__file__).parents[2].parent / "shared" / "legacy-pages"


@dataclass(frozen=True)
class Somewhere:
    """A place for an article to be about."""

    name: str
    kind: str
    parent_name: str = ""


TOWN = Somewhere("Thử Nghiệm", "thị xã", "tỉnh Mẫu")
CITY_DISTRICT = Somewhere("Thử Nghiệm", "quận", "thành phố Mẫu")


def only(text: str, place: Somewhere | None = None) -> Mention:
    (mention,) = find_mentions(text, place)
    return mention


def names(text: str, **more: object) -> list[str]:
    return [mention.name for mention in find_mentions(text, **more)]  # type: ignore[arg-type]


def offices(mention: Mention) -> list[str]:
    return [office.name for office in mention.offices]


def test_a_mention_gives_the_place_of_the_name_in_the_text() -> None:
    text = "Sáng nay, đồng chí Nguyễn Văn Mẫu, Bí thư Thị ủy, chủ trì hội nghị."
    mention = only(text, TOWN)
    assert text[mention.start : mention.end] == "Nguyễn Văn Mẫu"
    assert (mention.name, mention.roles, mention.kind) == ("Nguyễn Văn Mẫu", ("chaired",), "participant")
    (office,) = mention.offices
    assert (office.title, office.body, office.text) == ("Bí thư", "Thị ủy Thử Nghiệm", "Bí thư Thị ủy")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("TVHU", "Ủy viên Ban Thường vụ Huyện ủy"),
        ("HUV", "Huyện ủy viên"),
        ("TUV", "Tỉnh ủy viên"),
        ("UVBTV Huyện ủy", "Ủy viên Ban Thường vụ Huyện ủy"),
        ("UV BTV Huyện uỷ", "Ủy viên Ban Thường vụ Huyện ủy"),
        ("Trưởng BDV Huyện ủy", "Trưởng Ban Dân vận Huyện ủy"),
        ("Chủ tịch UBMTTQ huyện", "Chủ tịch Ủy ban Mặt trận Tổ quốc huyện"),
        ("Chủ tịch Ủy ban MTTQ Việt Nam huyện", "Chủ tịch Ủy ban Mặt trận Tổ quốc Việt Nam huyện"),
        ("Phó chủ tịch HĐNĐ huyện", "Phó Chủ tịch Hội đồng nhân dân huyện"),
        ("PCT UBND huyện", "Phó Chủ tịch Ủy ban nhân dân huyện"),
        ("Chủ tịch LĐLĐ huyện", "Chủ tịch Liên đoàn Lao động huyện"),
        ("Bí thư QU", "Bí thư Quận ủy"),
        ("Phó phòng Nội vụ huyện", "Phó Trưởng Phòng Nội vụ huyện"),
        ("nguyên Bí thư Huyện ủy", "Nguyên Bí thư Huyện ủy"),
        ("Trưởng thôn Mẫu Một", "Trưởng thôn Mẫu Một"),
        ("Bí thư Đảng ủy xã Mẫu Một, huyện Thử Nghiệm", "Bí thư Đảng ủy xã Mẫu Một, huyện Thử Nghiệm"),
        ("Giám đốc Sở Giáo dục và Đào tạo", "Giám đốc Sở Giáo dục và Đào tạo"),
        ("Trưởng Ban Kinh tế - Ngân sách HĐND huyện", "Trưởng Ban Kinh tế - Ngân sách Hội đồng nhân dân huyện"),
        ("Hiệu trưởng Trường THPT Lê Thử Nghiệm", "Hiệu trưởng Trường THPT Lê Thử Nghiệm"),
    ],
)
def test_office_is_written_out(written: str, expected: str) -> None:
    assert offices(only(f"Đồng chí Nguyễn Thị Mẫu, {written}, dự hội nghị.")) == [expected]


@pytest.mark.parametrize(
    ("written", "place", "expected"),
    [
        ("Bí thư Thị ủy", TOWN, "Bí thư Thị ủy Thử Nghiệm"),
        ("Trưởng Ban Dân vận Tỉnh ủy", TOWN, "Trưởng Ban Dân vận Tỉnh ủy Mẫu"),
        ("Chủ tịch HĐND thị xã", TOWN, "Chủ tịch Hội đồng nhân dân thị xã Thử Nghiệm"),
        ("Ủy viên Ban Thường vụ Thành ủy", CITY_DISTRICT, "Ủy viên Ban Thường vụ Thành ủy Mẫu"),
        ("TUV", CITY_DISTRICT, "Thành ủy viên"),
        ("Bí thư Thị ủy Ví Dụ", TOWN, "Bí thư Thị ủy Ví Dụ"),
        ("Chủ tịch UBND huyện", TOWN, "Chủ tịch Ủy ban nhân dân huyện"),
        ("Trưởng Ban Dân vận", TOWN, "Trưởng Ban Dân vận Thị ủy Thử Nghiệm"),
    ],
)
def test_level_and_place_of_an_office_come_from_the_place_of_the_article(
    written: str, place: Somewhere, expected: str
) -> None:
    assert offices(only(f"Đồng chí Nguyễn Thị Mẫu, {written}, dự hội nghị.", place)) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Đoạn đường Nguyễn Văn Mẫu, gần Trường Tiểu học Trần Thử Nghiệm, đang được sửa.",
        "Bệnh viện Lê Thí Dụ trao quà; Quỹ Phạm Văn Mẫu tặng 30 suất học bổng.",
        "Đoàn TNCS Hồ Chí Minh phát động; Chủ tịch Hồ Chí Minh đã căn dặn; Thành phố Hồ Chí Minh dự.",
        "Đến dự có lãnh đạo Ban Dân vận Tỉnh ủy, đại diện Sở Nội vụ và Công an tỉnh.",
        "Chủ tịch UBND huyện yêu cầu các xã báo cáo.",
        "Xã Trần Thử, huyện Phan Mẫu và phường Lê Hồng Mẫu cùng tham dự.",
        "Bài: Thử Mẫu – Ban Dân vận Huyện ủy",
        "Bí thư đồng chí",
        "",
        "…",
    ],
)
def test_nobody_is_found_where_nobody_is_named(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    "name",
    [
        "Ma Từ Mẫu Thử",
        "Sô Y Mẫu",
        "A Mẫu",
        "Krông",
        "H'Mẫu Niê",
        "Y Thử Byă",
        "Âu Dương Mẫu",
        "Tôn Nữ Mẫu Thi",
        "Đoàn Văn Mẫu",
        "Từ Thị Mẫu",
    ],
)
def test_names_of_all_peoples_are_read_whole(name: str) -> None:
    assert names(f"Tham dự có ông {name}, Chủ tịch UBND xã Mẫu Một.") == [name]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Đồng chí Phó Bí thư Huyện ủy nhấn mạnh ba việc.", "Nguyễn Văn Mẫu"),
        ("Đồng chí Mẫu đề nghị các xã vào cuộc.", "Nguyễn Văn Mẫu"),
        ("Đồng chí đề nghị các xã vào cuộc.", "Nguyễn Văn Mẫu"),
        ("Phó Bí thư Huyện ủy kết luận hội nghị.", "Nguyễn Văn Mẫu"),
    ],
)
def test_reference_without_a_full_name_means_the_person_named_before(text: str, meant: str) -> None:
    _, reference = find_mentions(f"Đồng chí Nguyễn Văn Mẫu, Phó Bí thư Huyện ủy, dự. {text}")
    assert (reference.refers_to, reference.name, reference.roles) == (meant, meant, ("directed",))


def test_title_that_two_people_hold_refers_to_neither() -> None:
    text = (
        "Dự có đồng chí Nguyễn Văn Mẫu, Phó Bí thư Huyện ủy; đồng chí Lê Thị Thử, Phó Bí thư Huyện ủy."
        " Đồng chí Phó Bí thư Huyện ủy nhấn mạnh ba việc."
    )
    assert [mention.refers_to for mention in find_mentions(text)] == [None, None]


def test_roles_of_a_list_belong_to_each_of_its_items() -> None:
    text = (
        "Ba đồng chí cùng chủ trì hội nghị:\n\n"
        "- Nguyễn Văn Mẫu – Bí thư Huyện ủy;\n- Lê Thị Thử – Chủ tịch HĐND huyện.\n"
    )
    assert [mention.roles for mention in find_mentions(text)] == [("chaired",), ("chaired",)]


def test_words_that_somebody_says_are_not_what_somebody_does() -> None:
    mention = only("Đồng chí Nguyễn Văn Mẫu nhấn mạnh: cần trao quà, tặng thưởng, chủ trì phối hợp.")
    assert mention.roles == ("directed",)


@pytest.mark.parametrize(
    "text",
    [
        "Lễ tang đồng chí Nguyễn Văn Mẫu, nguyên Bí thư Huyện ủy, được tổ chức trang trọng.",
        "Thực hiện ý kiến chỉ đạo của đồng chí Nguyễn Văn Mẫu, huyện đã rà soát.",
        "Đồng chí Nguyễn Văn Mẫu vắng mặt vì đi công tác.",
    ],
)
def test_who_is_only_named_takes_no_part(text: str) -> None:
    assert (only(text).kind, only(text).roles) == ("mentioned", ())


def test_known_name_is_found_without_a_form_of_address() -> None:
    registry = Officials([Official("nguyen-van-mau", "Nguyễn Văn Mẫu", ("Ba Mẫu Thử",), (), "")])
    text = "Kỷ yếu in ảnh Nguyễn Văn Mẫu và Ba Mẫu Thử."
    assert names(text) == []
    assert names(text, registry=registry) == ["Nguyễn Văn Mẫu", "Ba Mẫu Thử"]
    assert names("Phố Nguyễn Văn Mẫu dài một cây số.", registry=registry) == []


def test_name_in_capitals_is_given_in_small_letters() -> None:
    assert names("NGUYỄN VĂN MẪU, Bí thư Huyện ủy, phát biểu.") == ["Nguyễn Văn Mẫu"]


def test_name_broken_by_the_end_of_a_long_line_is_one_name() -> None:
    start = "Dự hội nghị tổng kết công tác dân vận của huyện năm 2019 có đồng chí Nguyễn"
    assert names(f"{start}\nVăn Mẫu, Bí thư Huyện ủy.") == ["Nguyễn Văn Mẫu"]


@pytest.mark.parametrize(
    "piece",
    [
        "Nguyễn Thử Mẫu ",
        "Lê Đậu " * 20 + "\n",
        "Nguyễn Văn Mẫu, ",
        "đồng chí ",
        "TS. Lò Mẫu ",
        "CHỦ TỊCH ",
        "Bí thư, ",
        "các đồng chí: ",
        "Đồng chí Nguyễn Văn Mẫu, Bí thư Huyện ủy.\n\n",
    ],
)
def test_time_grows_with_the_length_of_the_text(piece: str) -> None:
    started = time.process_time()
    find_mentions(piece * (50_000 // len(piece)))
    assert time.process_time() - started < 2


WORDS = st.sampled_from(
    [
        "đồng chí",
        "Đồng chí",
        "các đồng chí:",
        "Nguyễn",
        "Văn",
        "Mẫu",
        "Thị",
        "Bí thư",
        "Phó",
        "Chủ tịch",
        "UBND",
        "huyện",
        "Huyện ủy",
        ",",
        ";",
        "–",
        "-",
        ":",
        ".",
        "và",
        "của",
        "cho",
        "chủ trì",
        "dự",
        "có",
        "trao",
        "nhấn mạnh",
        "\n",
        "\n\n",
        "- ",
        "(",
        ")",
        "“",
        "H'",
        "A",
        "Y",
        "nguyên",
        "Trưởng Ban",
        "TVHU",
        "Ủy viên",
        "xã",
        "tỉnh",
        "HĐND",
        "đ/c",
        "Ông",
        "1",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=30).map(" ".join) | st.text(max_size=60).map(normalise_text))
def test_no_text_makes_a_traceback_and_mentions_stand_in_order(text: str) -> None:
    mentions = find_mentions(text, TOWN)
    assert all(0 <= mention.start < mention.end <= len(text) for mention in mentions)
    assert all(one.start < other.start for one, other in pairwise(mentions))


@pytest.mark.skipif(not LEGACY.is_dir(), reason="needs the legacy pages beside the project (../shared/legacy-pages)")
@pytest.mark.parametrize(
    ("page", "place", "found"),
    [
        ("bac-kan.txt", Somewhere("Bắc Kạn", "tỉnh"), 2),
        ("hong-linh.txt", Somewhere("Hồng Lĩnh", "thị xã", "tỉnh Hà Tĩnh"), 3),
        ("kim-son.txt", Somewhere("Kim Sơn", "huyện", "tỉnh Ninh Bình"), 5),
    ],
)
def test_real_pages_name_as_many_people_as_they_do(page: str, place: Somewhere, found: int) -> None:
    mentions = find_mentions(normalise_text((LEGACY / page).read_text(encoding="utf-8")), place)
    assert len({mention.name for mention in mentions}) == found
    assert all(mention.offices for mention in mentions)
    assert sum(mention.kind == "mentioned" for mention in mentions) == (page == "kim-son.txt")
