"""Results kept between builds: whole or not at all, never trusted unseen, and not for ever."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from plugins.core.kept_results import FORM, KEPT_DAYS, KeptResults, key_of

KEY = key_of("ảnh", 640, b"\x00")


def kept_file(folder: Path) -> Path:
    (path,) = (path for path in folder.rglob("*") if path.is_file())
    return path


def test_what_was_kept_comes_back_under_its_key_only(tmp_path):
    kept = KeptResults(tmp_path / "c")
    kept.keep("pictures", KEY, b"abc")
    assert KeptResults(tmp_path / "c").result("pictures", KEY) == b"abc"
    assert kept.result("cards", KEY) is None
    assert kept.result("pictures", key_of("khác")) is None


def test_without_a_folder_nothing_is_kept():
    kept = KeptResults(None)
    kept.keep("pictures", KEY, b"abc")
    assert kept.result("pictures", KEY) is None
    assert kept.sweep() == 0


@pytest.mark.parametrize(("one", "other"), [(("a", "b"), ("ab", "")), (("1", "2"), ("12",)), ((1,), (2,))])
def test_keys_of_other_parts_differ(one, other):
    assert key_of(*one) != key_of(*other)


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:-1],
        lambda data: data[: len(FORM) + 10],
        lambda data: b"",
        lambda data: data + b"x",
        lambda data: data[:-1] + b"X",
        lambda data: b"GIF89a" + data,
        lambda data: b"abc",
    ],
)
def test_a_damaged_or_foreign_file_is_as_if_it_were_not_there(tmp_path, damage):
    kept = KeptResults(tmp_path)
    kept.keep("pictures", KEY, b"abc")
    path = kept_file(tmp_path)
    path.write_bytes(damage(path.read_bytes()))
    assert kept.result("pictures", KEY) is None
    kept.keep("pictures", KEY, b"abc")
    assert kept.result("pictures", KEY) == b"abc"


def test_a_file_under_another_name_is_not_taken_for_that_result(tmp_path):
    kept = KeptResults(tmp_path)
    kept.keep("pictures", KEY, b"abc")
    other = key_of("khác")
    kept.keep("pictures", other, b"def")
    (tmp_path / "pictures" / other[:2] / other).write_bytes((tmp_path / "pictures" / KEY[:2] / KEY).read_bytes())
    assert kept.result("pictures", other) is None


def test_a_folder_that_cannot_be_written_or_read_costs_nothing_but_time(tmp_path):
    (tmp_path / "c").write_text("một tệp, không phải thư mục")
    kept = KeptResults(tmp_path / "c")
    kept.keep("pictures", KEY, b"abc")
    assert kept.result("pictures", KEY) is None
    assert kept.sweep() == 0
    assert (tmp_path / "c").read_text() == "một tệp, không phải thư mục"


def test_a_folder_in_the_place_of_a_file_is_left_alone(tmp_path):
    kept = KeptResults(tmp_path)
    (tmp_path / "pictures" / KEY[:2] / KEY).mkdir(parents=True)
    kept.keep("pictures", KEY, b"abc")
    assert kept.result("pictures", KEY) is None
    assert [path.name for path in (tmp_path / "pictures" / KEY[:2]).iterdir()] == [KEY]


def test_what_no_build_asks_for_goes_and_what_is_asked_for_stays(tmp_path):
    kept = KeptResults(tmp_path)
    keys = [key_of(name) for name in ("cũ", "cũ mà vẫn dùng", "mới")]
    for key in keys:
        kept.keep("pictures", key, b"abc")
    long_ago = time.time() - (KEPT_DAYS + 1) * 86_400
    for key in keys[:2]:
        os.utime(tmp_path / "pictures" / key[:2] / key, (long_ago, long_ago))
    foreign = tmp_path / "pictures" / keys[0][:2] / "ghi-chu.txt"
    foreign.write_text("của người khác")
    os.utime(foreign, (long_ago, long_ago))
    assert kept.result("pictures", keys[1]) == b"abc"
    assert kept.sweep() == 1
    assert [kept.result("pictures", key) for key in keys] == [None, b"abc", b"abc"]
    assert foreign.exists()


def test_the_folder_is_swept_once_a_day(tmp_path):
    kept = KeptResults(tmp_path)
    assert kept.sweep() == 0
    kept.keep("pictures", KEY, b"abc")
    long_ago = time.time() - (KEPT_DAYS + 1) * 86_400
    os.utime(tmp_path / "pictures" / KEY[:2] / KEY, (long_ago, long_ago))
    assert kept.sweep() == 0
    os.utime(tmp_path / "swept", (long_ago, long_ago))
    assert kept.sweep() == 1
