"""The locality command's source: from a gazetteer's rows to the text of a locality file."""

from __future__ import annotations

import argparse
import datetime
import importlib.util
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from plugins.localities.gazetteer import (
    Decision,
    Gazetteer,
    Place,
    PresentCommune,
    Unit,
    all_places,
    locality_text,
    places_named,
    unit_ids,
)
from plugins.localities.gazetteer_source import (
    COMMUNES_ARRANGED,
    PACKAGE,
    PROVINCES_MERGED,
    GazetteerMissing,
    decision_on,
    gazetteer_of,
    read_gazetteer,
)
from plugins.newsdesk import write_locality

needs_package = pytest.mark.skipif(
    importlib.util.find_spec(PACKAGE) is None, reason=f"{PACKAGE} is installed for the locality command only"
)

DECISION = Decision("9999/NQ-UBTVQH15", datetime.date(2025, 6, 16))


def former_row(province, district, ward, codes, kinds=("Tỉnh", "Huyện", "Xã"), centre=(20.123456, 105.654321)):
    """A row of the package's old units; codes and kinds go from the province down to the commune."""
    row = {}
    for level, name, code, kind in zip(
        ("province", "district", "ward"), (province, district, ward), codes, kinds, strict=True
    ):
        row[level] = f"{kind} {name}" if name else None
        row[f"{level}Short"] = name
        row[f"{level}Type"] = kind
        row[f"{level}Code"] = code
        row[f"{level}Lat"], row[f"{level}Lon"] = centre
        row[f"{level}Key"] = f"{kind}{name}" if name else None
    del row["provinceType"]
    return row


def present_row(province, ward, codes, kind="Xã"):
    """A row of the package's present units."""
    return {
        "province": f"Tỉnh {province}",
        "provinceShort": province,
        "provinceCode": codes[0],
        "provinceLat": 21.0,
        "provinceLon": 106.0,
        "provinceKey": f"Tỉnh{province}",
        "ward": f"{kind} {ward}",
        "wardShort": ward,
        "wardType": kind,
        "wardCode": codes[1],
        "wardLat": 20.5,
        "wardLon": 105.75,
        "wardKey": f"{kind}{ward}",
    }


FORMER_ROWS = [
    former_row("Thử", "Mẫu Sơn", "Suối Giả", ("90", "901", "90001")),
    former_row("Thử", "Mẫu Sơn", "Đồng Mẫu", ("90", "901", "90002"), ("Tỉnh", "Huyện", "Thị trấn")),
    former_row("Thử", "Mẫu Sơn", "Bãi Thử", ("90", "901", "90003")),
    former_row("Thử", "Thử", "Phường 1", ("90", "902", "90010"), ("Tỉnh", "Thành phố", "Phường")),
    former_row("Khác", "Mẫu Sơn", "Gò Giả", ("91", "911", "91001")),
    former_row("Khác", "Khác", "Bến Giả", ("91", "912", "91002"), ("Tỉnh", "Thành phố", "Xã")),
]
FORMER_ROWS[3]["ward"] = "Phường 1"
PRESENT_ROWS = [
    present_row("Khác", "Đồng Mẫu", ("91", "90002")),
    present_row("Khác", "Bãi Mới", ("91", "90003")),
    present_row("Khác", "Thử", ("91", "90010"), "Phường"),
    present_row("Khác", "Gò Giả", ("91", "91001")),
    present_row("Khác", "Bến Giả", ("91", "91002")),
]
CONVERTER = {
    "DICT_PROVINCE": {"TỉnhKhác": ["TỉnhKhác", "TỉnhThử"]},
    "DICT_PROVINCE_WARD_NO_DIVIDED": {
        "TỉnhKhác": {
            "XãĐồng Mẫu": ["TỉnhThử_HuyệnMẫu Sơn_Thị trấnĐồng Mẫu"],
            "XãBãi Mới": ["TỉnhThử_HuyệnMẫu Sơn_XãBãi Thử"],
            "PhườngThử": ["TỉnhThử_Thành phốThử_PhườngPhường 1"],
            "XãGò Giả": ["TỉnhKhác_HuyệnMẫu Sơn_XãGò Giả"],
            "XãBến Giả": ["TỉnhKhác_Thành phốKhác_XãBến Giả"],
        }
    },
    "DICT_PROVINCE_WARD_DIVIDED": {
        "TỉnhKhác": {
            "TỉnhThử_HuyệnMẫu Sơn_XãSuối Giả": [{"newWardKey": "XãBãi Mới"}, {"newWardKey": "XãĐồng Mẫu"}],
        }
    },
}


@pytest.fixture
def gazetteer() -> Gazetteer:
    return gazetteer_of(FORMER_ROWS, PRESENT_ROWS, CONVERTER, source="Dữ liệu giả")


def the_place(gazetteer: Gazetteer, name: str, province: str | None = None) -> Place:
    (place,) = places_named(all_places(gazetteer), name, province)
    return place


def read(text: str) -> dict:
    return YAML(typ="safe").load(text)


def test_a_district_lists_its_former_units_and_the_present_ones_on_its_ground(gazetteer):
    record = read(locality_text(the_place(gazetteer, "Mẫu Sơn", "Thử"), "mau-son", "Dữ liệu giả", DECISION))

    assert {key: record[key] for key in ("name", "kind", "code", "from", "to")} == {
        "name": "Mẫu Sơn",
        "kind": "huyện",
        "code": "901",
        "from": None,
        "to": datetime.date(2025, 6, 30),
    }
    assert record["parent"] == {"name": "Thử", "kind": "tỉnh", "code": "90"}
    assert record["centre"] == {"lat": 20.1235, "lon": 105.6543}
    assert [unit["id"] for unit in record["communes"]] == ["suoi-gia", "dong-mau-cu", "bai-thu", "dong-mau", "bai-moi"]
    assert record["became"] == ["mau-son/dong-mau", "mau-son/bai-moi"]
    assert record["decision"] == {"number": "9999/NQ-UBTVQH15", "date": datetime.date(2025, 6, 16)}
    assert record["source"] == "Dữ liệu giả"


def test_a_divided_commune_became_all_of_its_parts(gazetteer):
    record = read(locality_text(the_place(gazetteer, "Mẫu Sơn", "Thử"), "mau-son", ""))

    became = {unit["id"]: unit.get("became") for unit in record["communes"]}
    assert became["suoi-gia"] == ["mau-son/dong-mau", "mau-son/bai-moi"]
    assert became["bai-thu"] == ["mau-son/bai-moi"]
    assert became["dong-mau"] is None


def test_a_present_unit_names_its_present_province(gazetteer):
    record = read(locality_text(the_place(gazetteer, "Mẫu Sơn", "Thử"), "mau-son", ""))

    present = record["communes"][-1]
    assert present["parent"] == {"name": "Khác", "kind": "tỉnh", "code": "91"}
    assert (present["from"], present["to"]) == (datetime.date(2025, 7, 1), None)


def test_a_province_lists_its_districts_and_has_no_parent(gazetteer):
    record = read(locality_text(the_place(gazetteer, "tỉnh Thử"), "thu", ""))

    assert "parent" not in record
    assert [(unit["name"], unit["kind"]) for unit in record["communes"][:2]] == [
        ("Mẫu Sơn", "huyện"),
        ("Thử", "thành phố"),
    ]
    assert record["communes"][0]["became"] == ["thu/dong-mau", "thu/bai-moi"]


def test_a_province_that_goes_on_did_not_end_and_holds_what_joined_it(gazetteer):
    record = read(locality_text(the_place(gazetteer, "tỉnh Khác"), "khac", "", DECISION))

    assert record["to"] is None
    assert [unit["code"] for unit in record["communes"][:4]] == ["901", "902", "911", "912"]
    assert len(record["communes"]) == 4 + len(PRESENT_ROWS)
    assert "became" not in record
    assert "decision" not in record


def test_an_island_district_without_communes_still_has_its_successor():
    rows = [former_row("Khác", "Đảo Thử", None, ("91", "919", None), ("Tỉnh", "Huyện", "Xã"))]
    present = [present_row("Khác", "Đảo Thử", ("91", "91900"), "Đặc khu")]
    converter = {
        "DICT_PROVINCE": {"TỉnhKhác": ["TỉnhKhác"]},
        "DICT_PROVINCE_WARD_NO_DIVIDED": {"TỉnhKhác": {"Đặc khuĐảo Thử": ["TỉnhKhác_HuyệnĐảo Thử_"]}},
        "DICT_PROVINCE_WARD_DIVIDED": {},
    }
    place = the_place(gazetteer_of(rows, present, converter, source=""), "Đảo Thử")

    text = locality_text(place, "dao-thu", "")
    record = read(text)

    assert "Đơn vị cũ" not in text
    assert [(unit["id"], unit["kind"]) for unit in record["communes"]] == [("dao-thu", "đặc khu")]
    assert record["became"] == ["dao-thu/dao-thu"]


def test_the_same_place_gives_the_same_text_whatever_the_order_of_the_rows(gazetteer):
    backwards = gazetteer_of(FORMER_ROWS[::-1], PRESENT_ROWS[::-1], CONVERTER, source="Dữ liệu giả")

    texts = {locality_text(the_place(data, "tỉnh Thử"), "thu", data.source) for data in (gazetteer, backwards)}

    assert len(texts) == 1


def test_codes_stay_text_and_every_value_is_written_in_full(gazetteer):
    text = locality_text(the_place(gazetteer, "Mẫu Sơn", "Thử"), "mau-son", "")

    assert 'code: "901"' in text
    assert "from: null" in text
    assert "&" not in text
    assert "*" not in text


@pytest.mark.parametrize(
    ("name", "province", "codes"),
    [
        ("Mẫu Sơn", None, ["901", "911"]),
        ("mau son", "khac", ["911"]),
        ("huyện Mẫu Sơn", "tỉnh Thử", ["901"]),
        ("Thử", None, ["90", "902"]),
        ("thành phố Thử", None, ["902"]),
        ("Mẫu Sớn", None, []),
        ("Không Có", None, []),
    ],
)
def test_a_place_is_found_by_name_kind_and_province(gazetteer, name, province, codes):
    assert [place.unit.code for place in places_named(all_places(gazetteer), name, province)] == codes


@pytest.mark.parametrize(
    ("former", "present", "former_ids", "present_ids"),
    [
        ([("A", "xã")], [("B", "xã")], ["a"], ["b"]),
        ([("Đồng Mẫu", "xã")], [("Đồng Mẫu", "phường")], ["dong-mau-cu"], ["dong-mau"]),
        ([("Mẫu", "huyện"), ("Mẫu", "thành phố")], [], ["huyen-mau", "thanh-pho-mau"], []),
        ([("1", "phường")], [], ["phuong-1"], []),
        ([("Tân", "xã"), ("Tấn", "xã")], [], ["xa-tan", "xa-tan-f1"], []),
        ([("Thử Cũ", "xã"), ("Thử", "xã")], [("Thử", "xã")], ["thu-cu", "thu-cu-f1"], ["thu"]),
    ],
)
def test_ids_are_short_and_never_shared(former, present, former_ids, present_ids):
    province = Unit("9", "Thử", "tỉnh")
    place = Place(
        unit=Unit("90", "Mẫu", "huyện"),
        province=province,
        former=tuple((Unit(f"f{n}", name, kind), ()) for n, (name, kind) in enumerate(former)),
        present=tuple(PresentCommune(Unit(f"p{n}", name, kind), province) for n, (name, kind) in enumerate(present)),
    )

    old, new = unit_ids(place)

    assert (list(old.values()), list(new.values())) == (former_ids, present_ids)


def test_every_present_province_has_one_resolution_of_its_own():
    assert len(COMMUNES_ARRANGED) == 34
    assert sorted(COMMUNES_ARRANGED.values()) == list(range(1654, 1688))


def test_a_district_ended_by_the_resolution_for_its_present_province():
    present = PresentCommune(Unit("1", "Thử", "xã"), Unit("42", "Tỉnh Thử", "tỉnh"))
    district = Place(Unit("437", "Mẫu", "huyện"), Unit("42", "Tỉnh Thử", "tỉnh"), (), (present,))

    assert decision_on(district) == Decision("1665/NQ-UBTVQH15", datetime.date(2025, 6, 16))


def test_a_province_ended_by_the_resolution_on_provinces():
    province = Unit("06", "Tỉnh Thử", "tỉnh")

    assert decision_on(Place(province, province, (), ())) == PROVINCES_MERGED


def test_no_resolution_is_named_where_it_could_be_one_of_two():
    present = tuple(PresentCommune(Unit(code, "Thử", "xã"), Unit(code, "Tỉnh Thử", "tỉnh")) for code in ("42", "37"))

    assert decision_on(Place(Unit("1", "Mẫu", "huyện"), Unit("42", "Tỉnh Thử", "tỉnh"), (), present)) is None


@needs_package
def test_the_package_knows_the_town_that_became_two_wards():
    gazetteer = read_gazetteer()
    places = all_places(gazetteer)
    (town,) = places_named(places, "Hồng Lĩnh")

    assert len([place for place in places if place.is_province]) == 63
    assert (town.unit.full_name, town.unit.code, len(town.former)) == ("thị xã Hồng Lĩnh", "437", 6)
    assert [commune.unit.full_name for commune in town.present] == ["phường Bắc Hồng Lĩnh", "phường Nam Hồng Lĩnh"]
    assert {place.province.name for place in places_named(places, "Tam Nông")} == {"Phú Thọ", "Đồng Tháp"}
    assert all(became for place in places for _, became in place.former)


@pytest.fixture
def run_command(gazetteer, monkeypatch, tmp_path):
    """Runs the command in an empty content folder; gives the folder and a function that takes the arguments."""
    monkeypatch.setattr(write_locality, "read_gazetteer", lambda: gazetteer)
    parser = argparse.ArgumentParser()
    write_locality.add_arguments(parser)

    def run(*arguments: str) -> int:
        return write_locality.run(parser.parse_args([*arguments, "--content", str(tmp_path)]))

    return tmp_path, run


def test_the_command_writes_the_file_and_says_where(run_command, capsys):
    content, run = run_command

    assert run("--name", "Mẫu Sơn", "--province", "Thử") == 0

    assert read((content / "localities/mau-son.yaml").read_text(encoding="utf-8"))["name"] == "Mẫu Sơn"
    assert "mau-son.yaml: huyện Mẫu Sơn, 3 đơn vị cũ, 2 đơn vị hiện nay." in capsys.readouterr().out


def test_the_command_keeps_a_file_edited_by_hand_unless_told(run_command, capsys):
    content, run = run_command
    target: Path = content / "localities/mau-son.yaml"
    target.parent.mkdir()
    target.write_text("sửa tay", encoding="utf-8")

    assert run("--name", "Mẫu Sơn", "--province", "Thử") == 1
    assert target.read_text(encoding="utf-8") == "sửa tay"
    assert "--overwrite" in capsys.readouterr().err

    assert run("--name", "Mẫu Sơn", "--province", "Thử", "--overwrite") == 0
    assert target.read_text(encoding="utf-8").startswith("name: Mẫu Sơn\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--name", "Mẫu Sơn"], '--province "Thử"; --province "Khác"'),
        (["--name", "Khác"], '--name "tỉnh Khác"; --name "thành phố Khác"'),
        (["--name", "Thử"], '--name "tỉnh Thử"; --name "thành phố Thử"'),
        (["--name", "Mẫu Sơm"], "Có phải ý bạn là “Mẫu Sơn”?"),
        (["--name", "Mẫu Sơn", "--province", "Lạ"], "ở Lạ"),
        (["--name", "Mẫu Sơn", "--province", "Thử", "--id", "../ngoai"], "Mã “../ngoai” không dùng được"),
    ],
)
def test_what_the_command_cannot_do_is_said_and_nothing_is_written(run_command, capsys, arguments, said):
    content, run = run_command

    assert run(*arguments) == 1
    assert said in capsys.readouterr().err
    assert not list(content.iterdir())


def test_a_missing_gazetteer_package_is_said(run_command, capsys, monkeypatch):
    _, run = run_command

    def missing():
        raise GazetteerMissing("vietnamadminunits")

    monkeypatch.setattr(write_locality, "read_gazetteer", missing)

    assert run("--name", "Mẫu Sơn") == 1
    assert "Chưa cài gói dữ liệu vietnamadminunits" in capsys.readouterr().err
