from __future__ import annotations

import pytest

from plugins.officials.same_office import office_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Chủ tịch HĐND huyện", "Chủ tịch Hội đồng nhân dân huyện"),
        ("Phó bí thư Huyện uỷ", "Phó Bí thư Huyện ủy"),
        ("UVBTV Thị ủy", "Ủy viên Ban Thường vụ Thị ủy"),
        ("Chủ tịch UBMTTQ xã", "Chủ tịch Ủy ban MTTQ Việt Nam xã"),
        ("Phó phòng Nội vụ", "Phó Trưởng phòng Nội vụ"),
        ("Trưởng Ban Kinh tế – Ngân sách", "Trưởng Ban Kinh tế - Ngân sách"),
    ],
)
def test_two_ways_of_writing_an_office_are_one(one: str, other: str) -> None:
    assert office_key(one) == office_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Chủ tịch HĐND huyện", "Chủ tịch UBND huyện"),
        ("Bí thư Huyện ủy", "Phó Bí thư Huyện ủy"),
        ("Bí thư Thị ủy", "Bí thư Huyện ủy"),
        ("Trưởng Ban Dân vận Huyện ủy", "Trưởng Ban Tuyên giáo Huyện ủy"),
    ],
)
def test_different_offices_stay_different(one: str, other: str) -> None:
    assert office_key(one) != office_key(other)
