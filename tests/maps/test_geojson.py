"""GeoJSON from editors: each mistake has its message, and no bytes make a traceback."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.maps.faults import readable
from plugins.maps.geojson import MOST_FEATURES, read_features

LABEL = "content/maps/thu-nghiem.geojson"


def only_problem(data: bytes):
    found, problems = read_features(data, LABEL)
    assert found is None
    assert len(problems) == 1, problems
    assert problems[0].path == LABEL
    assert problems[0].severity == "error"
    assert problems[0].remedy.endswith((".", "?"))
    return problems[0]


@pytest.mark.parametrize(
    ("data", "rule", "words"),
    [
        (b"", "not-json", "JSON"),
        (b"<kml></kml>", "not-json", "JSON"),
        (b'{"type": "FeatureCollection",\n "features": [}', "not-json", "dòng 2"),
        (b"[1, 2]", "not-a-feature-collection", "FeatureCollection"),
        (b'"x"', "not-a-feature-collection", "FeatureCollection"),
        (b'{"type": "Topology"}', "not-a-feature-collection", "FeatureCollection"),
        (b'{"type": "FeatureCollection"}', "no-features", "không có đối tượng"),
        (b'{"type": "FeatureCollection", "features": []}', "no-features", "không có đối tượng"),
        (b'{"type": "FeatureCollection", "features": [NaN]}', "not-a-number", "NaN"),
        (b'{"type": "FeatureCollection", "features": [-Infinity]}', "not-a-number", "Infinity"),
        (b'{"type": "FeatureCollection", "features": [' + b"9" * 5000 + b"]}", "not-a-number", "số dài"),
        (b"[" * 100_000, "nested-too-deeply", "lồng nhau"),
        (b'{"a":' * 100_000, "nested-too-deeply", "lồng nhau"),
        ('{"type": "Thử"}'.encode("utf-16"), "not-utf-8", "UTF-8"),
        (b'{"type": "FeatureCollection", "features": [3]}', "not-a-feature", "số 1"),
    ],
)
def test_a_file_that_is_no_feature_collection_says_why(data, rule, words):
    problem = only_problem(data)
    assert problem.rule == rule
    assert words in problem.reason


def test_a_json_error_points_to_its_line():
    assert only_problem(b'{\n"type": oops}').line == 2


def test_a_byte_order_mark_is_no_mistake(present_map):
    found, problems = read_features(b"\xef\xbb\xbf" + present_map, LABEL)
    assert problems == []
    assert [feature.code for feature in found.features] == ["02001", "02002"]
    assert (found.edition, found.origin) == ("2025", "Sở Thử Nghiệm")


def test_more_features_than_any_province_has_are_refused(collection, square):
    problem = only_problem(collection([("1", "x", None)] * (MOST_FEATURES + 1)))
    assert problem.rule == "too-many-features"


def test_a_mistake_of_the_whole_file_is_said_three_times_and_then_counted(collection):
    data = collection([(f"0200{i}", f"Mẫu {i}", None) for i in range(9)])
    found, problems = read_features(data, LABEL)
    assert found is None
    assert [problem.rule for problem in problems] == ["empty-geometry"] * 3
    assert "Còn 6 đối tượng nữa trong số 9" in problems[-1].reason


def test_all_mistakes_of_a_file_come_at_once(collection, square):
    point = {"type": "Point", "coordinates": [105, 20]}
    _, problems = read_features(collection([("1", "A", None), ("2", "B", point), ("3", "C", square())]), LABEL)
    assert {problem.rule for problem in problems} == {"empty-geometry", "not-a-polygon"}


def test_a_message_names_the_feature_by_number_name_and_code(collection, square):
    _, problems = read_features(collection([("02001", "Mẫu Tây", square()), ("02002", "Mẫu Đông", None)]), LABEL)
    assert problems[0].reason.startswith("Đối tượng số 2 (“Mẫu Đông”, mã 02002) không có hình")


@pytest.mark.parametrize(
    ("value", "line"),
    [
        ("  Mẫu\n Tây ", "Mẫu Tây"),
        ("a\ud800b\x00\x1b", "ab"),
        (1843, "1843"),
        (10**400, ""),
        (True, ""),
        (None, ""),
        ([], ""),
    ],
)
def test_text_from_a_file_becomes_one_printable_line(value, line):
    assert readable(value) == line


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)
numbers = st.floats() | st.integers() | st.floats(100, 120) | st.floats(5, 25)
positions = st.lists(numbers, min_size=1, max_size=4)
near = st.tuples(st.integers(0, 6).map(lambda n: 105 + n / 10), st.integers(0, 6).map(lambda n: 20 + n / 10)).map(list)
rings = st.lists(positions | near, max_size=7).map(lambda ring: ring + ring[:1])
near_rings = st.lists(near, max_size=8).map(lambda ring: ring + ring[:1])
coordinates = st.lists(rings, max_size=3) | st.lists(near_rings, max_size=3) | json_values
geometries = json_values | st.fixed_dictionaries(
    {
        "type": st.sampled_from(["Polygon", "MultiPolygon", "Point"]),
        "coordinates": coordinates | st.lists(coordinates, max_size=3),
    }
)
features = json_values | st.fixed_dictionaries(
    {"type": st.just("Feature"), "properties": json_values, "geometry": geometries}
)


@settings(max_examples=150, deadline=None)
@given(st.lists(features, min_size=1, max_size=4))
def test_no_feature_makes_a_traceback(members):
    data = json.dumps({"type": "FeatureCollection", "features": members}).encode()
    found, problems = read_features(data, LABEL)
    assert (found is None) == any(problem.severity == "error" for problem in problems)
    for problem in problems:
        assert (problem.reason + problem.remedy + problem.value).encode()
    if found:
        assert all(feature.area.is_valid and feature.area.area > 0 for feature in found.features)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200) | json_values.map(lambda value: json.dumps(value).encode()))
def test_no_bytes_make_a_traceback(data):
    found, problems = read_features(data, LABEL)
    assert found is None
    assert problems
