"""Features and units: by code, else by name, and what to say when neither fits."""

from __future__ import annotations

import pytest
from shapely.geometry import box

from plugins.maps.geojson import Feature
from plugins.maps.matching import match_features, view_of

LABEL = "content/maps/thu-nghiem.geojson"
GROUND = box(105, 20, 105.4, 20.1)


def feature(code="", name="", number=1, area=GROUND):
    return Feature(number, code, name, area)


def matched(place, *features, view="present"):
    return match_features(features, place, view, LABEL)


def test_units_are_matched_by_code(place):
    areas, outlines, problems = matched(place, feature("02001"), feature("02002", number=2))
    assert set(areas) == {"thu-nghiem/mau-tay", "thu-nghiem/mau-dong"}
    assert (outlines, problems) == ((), [])


def test_a_code_that_lost_its_leading_zero_still_fits(place):
    areas, _, problems = matched(place, feature("2001"), feature("2002", number=2))
    assert len(areas) == 2
    assert problems == []


@pytest.mark.parametrize("name", ["Mẫu Tây", "xã Mẫu Tây", "XÃ MẪU TÂY"])
def test_a_feature_without_code_is_matched_by_name(place, name):
    areas, _, _ = matched(place, feature(name=name))
    assert list(areas) == ["thu-nghiem/mau-tay"]


@pytest.mark.parametrize("known", [feature("376", "Huyện Gì Đó"), feature(name="Huyện Thử Nghiệm")])
def test_a_district_encloses_units_and_is_no_unit(place, known):
    areas, outlines, problems = matched(place, known, view="former")
    assert areas == {}
    assert [outline.name for outline in outlines] == [known.name]
    assert problems == []


def test_an_unknown_code_gets_the_code_of_the_unit_with_that_name(place):
    _, _, problems = matched(place, feature("09999", "Mẫu Đông"), feature("02001", number=2))
    assert [problem.rule for problem in problems] == ["unknown-unit-code"]
    assert problems[0].value == "09999"
    assert "Xã Mẫu Đông có mã 02002" in problems[0].remedy


def test_an_unknown_code_gets_the_nearest_known_one(place):
    _, _, problems = matched(place, feature("02003", "Lạ"))
    assert "Có phải ý bạn là “0200" in problems[0].remedy


def test_a_code_of_the_other_view_is_said_to_be_one(place):
    _, _, problems = matched(place, feature("01002", "Cũ 2"))
    assert "Mã này là của xã Cũ 2, đơn vị trước ngày 01/7/2025" in problems[0].reason


def test_one_unit_is_drawn_by_one_feature(place):
    _, _, problems = matched(place, feature("02001", "Mẫu Tây"), feature("02001", "Mẫu Tây", number=2))
    assert [problem.rule for problem in problems] == ["unit-drawn-twice"]
    assert "đã có ở đối tượng số 1" in problems[0].reason


def test_a_feature_with_neither_code_nor_known_name_is_refused(place):
    _, _, problems = matched(place, feature(name="Lạ"))
    assert [problem.rule for problem in problems] == ["feature-without-code"]


def test_a_unit_without_feature_is_a_warning_that_names_it(place):
    _, _, problems = matched(place, feature("02001"))
    assert [(problem.rule, problem.severity) for problem in problems] == [("unit-without-feature", "warning")]
    assert "1 trong số 2 đơn vị: xã Mẫu Đông" in problems[0].reason


def test_an_outline_far_from_every_centre_shows_another_place(place):
    elsewhere = feature("376", "Huyện Khác", area=box(108, 12, 108.2, 12.2))
    _, _, problems = matched(place, elsewhere, view="former")
    assert [problem.rule for problem in problems] == ["map-of-another-place"]


@pytest.mark.parametrize(
    ("codes", "view"),
    [(["02001", "02002"], "present"), (["01000", "01001"], "former"), (["376"], "former"), (["02001"], "present")],
)
def test_without_a_word_in_the_name_the_codes_tell_the_view(place, codes, view):
    assert view_of([feature(code) for code in codes], place) == view
