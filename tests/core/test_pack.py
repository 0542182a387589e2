"""A pack gives back what was appended under a key, or nothing: whatever happened to the file in between."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plugins.core.pack import FORM, Pack

KEYS = [bytes([number]) * 32 for number in range(5)]


def parts(number: int) -> list[bytes]:
    return [f"{name} {number}".encode() * (number + 1) for name in ("head", "body", "source")] + [b""]


def filled(path: Path) -> dict[bytes, tuple[int, ...]]:
    pack = Pack(path)
    return {key: place for number, key in enumerate(KEYS) if (place := pack.append(key, parts(number)))}


def held(pack: Pack, places) -> list[bytes | None]:
    return [pack.part(key, place, number) for key, place in places.items() for number in range(4)]


EXPECTED = [part for number in range(len(KEYS)) for part in parts(number)]


def test_what_was_appended_comes_back_and_is_found_without_an_index(tmp_path: Path):
    places = filled(tmp_path / "pack")
    pack = Pack(tmp_path / "pack")
    assert held(pack, places) == EXPECTED
    assert dict(pack.entries()) == places
    third = places[KEYS[2]][0]
    assert [key for key, _ in pack.entries(third)] == KEYS[2:]


def test_a_place_of_another_entry_gives_nothing(tmp_path: Path):
    places = filled(tmp_path / "pack")
    pack = Pack(tmp_path / "pack")
    assert pack.part(KEYS[0], places[KEYS[1]], 0) is None
    assert pack.part(KEYS[0], (10**12, 5, 5, 5, 5), 0) is None
    assert pack.part(KEYS[0], (2**70, 5, 5, 5, 5), 0) is None


@pytest.mark.parametrize("damage", ["cut", "byte", "hole"])
def test_damage_loses_what_it_hit_and_nothing_else(tmp_path: Path, damage: str):
    path = tmp_path / "pack"
    places = filled(path)
    data = bytearray(path.read_bytes())
    at = places[KEYS[2]][0]
    if damage == "cut":
        path.write_bytes(data[: at + 30])
    elif damage == "byte":
        data[at + 60] ^= 1
        path.write_bytes(data)
    else:
        data[at : at + 20] = bytes(20)
        path.write_bytes(data)
    pack = Pack(path)
    found = held(pack, places)
    assert found[:8] == EXPECTED[:8]
    assert all(one in (part, None) for one, part in zip(found, EXPECTED, strict=True))
    assert [key for key, _ in pack.entries()][:2] == KEYS[:2]
    if damage != "cut":
        assert held(pack, {key: place for key, place in pack.entries() if key in KEYS[3:]}) == EXPECTED[12:]
    again = pack.append(KEYS[2], parts(2))
    assert again is not None
    assert dict(Pack(path).entries())[KEYS[2]] == again


@pytest.mark.parametrize("content", [b"", b"bantin-pack-0\n" + bytes(60), FORM, b"x"])
def test_a_foreign_file_is_replaced_by_an_empty_pack(tmp_path: Path, content: bytes):
    (tmp_path / "pack").write_bytes(content)
    places = filled(tmp_path / "pack")
    assert held(Pack(tmp_path / "pack"), places) == EXPECTED


def test_a_folder_that_takes_nothing_keeps_nothing(tmp_path: Path):
    (tmp_path / "file").write_bytes(b"")
    pack = Pack(tmp_path / "file" / "pack")
    assert (pack.append(KEYS[0], parts(0)), pack.name, list(pack.entries())) == (None, b"", [])
    assert Pack(None).append(KEYS[0], parts(0)) is None


def test_forks_that_append_at_once_do_not_mix(tmp_path: Path):
    pack = Pack(tmp_path / "pack")
    processes = []
    for worker in range(4):
        process = os.fork()
        if process == 0:
            for number in range(50):
                pack.append(bytes([worker, number]) * 16, [bytes([worker]) * 5000, b"", b"", b""])
            os._exit(0)
        processes.append(process)
    for process in processes:
        os.waitpid(process, 0)
    places = dict(Pack(tmp_path / "pack").entries())
    assert len(places) == 200
    assert all(pack.part(key, place, 0) == key[:1] * 5000 for key, place in places.items())


def test_compaction_keeps_the_living_and_disturbs_no_reader(tmp_path: Path):
    places = filled(tmp_path / "pack")
    reader, pack = Pack(tmp_path / "pack"), Pack(tmp_path / "pack")
    moved = pack.compacted({key: places[key] for key in KEYS[3:]})
    assert moved is not None
    assert held(pack, moved) == EXPECTED[12:]
    assert held(reader, places) == EXPECTED
    assert pack.name != reader.name
    assert reader.append(KEYS[0], parts(0)) is None
    assert pack.append(KEYS[0], parts(0)) is not None
    assert pack.size < reader.size
