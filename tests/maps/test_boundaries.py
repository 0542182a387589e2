"""The folder of maps: origin and edition, size, names, and one broken file beside good ones."""

from __future__ import annotations

import pytest

from plugins.maps.boundaries import LARGEST_FILE, read_maps
from plugins.maps.model import Provenance


def read(folder, place, default=None):
    return read_maps(folder, "maps", {place.id: place}, default)


def test_a_good_map_is_read_with_its_origin(maps_folder, place, present_map):
    maps, problems = read(maps_folder({"thu-nghiem.geojson": present_map}), place)
    assert problems == []
    assert list(maps) == [("thu-nghiem", "present")]
    assert maps["thu-nghiem", "present"].provenance == Provenance("2025", "Sở Thử Nghiệm")


def test_no_folder_is_no_problem(tmp_path, maps_folder, place):
    folder = maps_folder({})
    (tmp_path / "maps").rmdir()
    assert read(folder, place) == ({}, [])


def test_former_and_present_boundaries_are_two_files(maps_folder, place, present_map, collection, square):
    former = collection([("376", "Huyện Thử Nghiệm", square(width=0.4))])
    files = {"thu-nghiem.since-2025-07.geojson": present_map, "thu-nghiem.until-2025-06.geojson": former}
    maps, problems = read(maps_folder(files), place)
    assert problems == []
    assert set(maps) == {("thu-nghiem", "former"), ("thu-nghiem", "present")}


@pytest.mark.parametrize(
    ("sidecar", "rule", "words"),
    [
        ("edition: 2025\n", "map-without-origin", "thiếu nguồn (origin)"),
        ("edition: [2025]\norigin: Sở\n", "wrong-type", "“edition”"),
        ("edition: 2025\norigan: Sở\n", "unknown-key", "Có phải ý bạn là “origin”"),
        ("edition: 2025: x\n", "yaml-error", "YAML"),
        ("- a\n", "wrong-type", "khóa: giá trị"),
        ("a: &a [*a]\n? [x]\n: y\n", "unknown-key", ""),
        ("", "empty", "rỗng"),
    ],
)
def test_a_broken_sidecar_says_what_is_wrong(maps_folder, place, present_map, sidecar, rule, words):
    bare = present_map.replace(b'"origin"', b'"x"').replace(b'"edition"', b'"y"')
    maps, problems = read(maps_folder({"thu-nghiem.geojson": bare, "thu-nghiem.yaml": sidecar}), place)
    assert maps == {}
    assert rule in [problem.rule for problem in problems]
    assert any(words in problem.reason for problem in problems)


def test_a_map_without_origin_is_refused_unless_the_caller_knows_it(maps_folder, place, present_map):
    bare = present_map.replace(b'"origin"', b'"x"').replace(b'"edition"', b'"y"')
    folder = maps_folder({"thu-nghiem.geojson": bare})
    maps, problems = read(folder, place)
    assert maps == {}
    assert [problem.rule for problem in problems] == ["map-without-origin"]
    assert problems[0].reason.startswith("Bản đồ phải ghi nguồn và năm xuất bản")
    assert "thu-nghiem.yaml" in problems[0].remedy
    known = Provenance("2024", "Viện Mẫu")
    maps, problems = read(folder, place, known)
    assert problems == []
    assert maps["thu-nghiem", "present"].provenance == known


def test_the_sidecar_of_a_map_gives_edition_and_origin(maps_folder, place, present_map):
    bare = present_map.replace(b'"origin"', b'"x"').replace(b'"edition"', b'"y"')
    sidecar = "edition: 2025-06-16\norigin: Sở Bản đồ Thử Nghiệm\n"
    maps, problems = read(maps_folder({"thu-nghiem.x.geojson": bare, "thu-nghiem.x.yaml": sidecar}), place)
    assert problems == []
    assert maps["thu-nghiem", "present"].provenance == Provenance("16/06/2025", "Sở Bản đồ Thử Nghiệm")


def test_fifty_megabytes_are_refused_by_size_alone(tmp_path, maps_folder, place):
    folder = maps_folder({})
    with (tmp_path / "maps" / "thu-nghiem.geojson").open("wb") as huge:
        huge.truncate(50_000_000)
    maps, problems = read(folder, place)
    assert maps == {}
    # Empty bytes would be no JSON: the message about size shows that nothing was parsed.
    assert [problem.rule for problem in problems] == ["map-too-large"]
    assert "50,0 MB" in problems[0].reason
    assert f"tối đa {LARGEST_FILE // 10**6} MB" in problems[0].reason


def test_a_broken_map_leaves_the_others_alone(maps_folder, place, present_map):
    maps, problems = read(
        maps_folder({"thu-nghiem.geojson": present_map, "thu-nghiem.until-2025-06.geojson": "{"}), place
    )
    assert list(maps) == [("thu-nghiem", "present")]
    assert [problem.path for problem in problems] == ["content/maps/thu-nghiem.until-2025-06.geojson"]


def test_two_maps_for_one_view_are_a_problem(maps_folder, place, present_map):
    files = {"thu-nghiem.a.geojson": present_map, "thu-nghiem.b.geojson": present_map}
    _, problems = read(maps_folder(files), place)
    assert [(problem.rule, problem.path) for problem in problems] == [
        ("map-given-twice", "content/maps/thu-nghiem.b.geojson")
    ]


def test_a_map_of_an_unknown_place_gets_a_suggestion(maps_folder, place, present_map):
    _, problems = read(maps_folder({"thu-nghiemm.geojson": present_map}), place)
    assert problems[0].rule == "unknown-locality"
    assert "Có phải ý bạn là “thu-nghiem”?" in problems[0].reason


@pytest.mark.parametrize("name", ["thu-nghiem.json", "thu-nghiem.kml", "le-loi.yaml"])
def test_a_file_that_nothing_reads_is_not_passed_over(maps_folder, place, name):
    _, problems = read(maps_folder({name: "{}"}), place)
    assert [problem.rule for problem in problems] == ["map-file-unused"]


def test_a_link_out_of_the_folder_is_refused(tmp_path_factory, tmp_path, maps_folder, place, present_map):
    outside = tmp_path_factory.mktemp("outside") / "x.geojson"
    outside.write_bytes(present_map)
    folder = maps_folder({})
    (tmp_path / "maps" / "thu-nghiem.geojson").symlink_to(outside)
    maps, problems = read(folder, place)
    assert maps == {}
    assert "outside-content" in [problem.rule for problem in problems]
