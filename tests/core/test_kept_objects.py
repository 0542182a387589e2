"""Objects come back as they were; what a registry knows comes back as itself, and foreign code never runs."""

from __future__ import annotations

import os
import pickle
import subprocess
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from plugins.articles.model import Author, DayRange
from plugins.core.kept_objects import as_bytes, from_bytes
from plugins.core.problems import Problem

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
VALUE = (
    Author("Trần Văn Thử", "Văn phòng", "tran-van-thu"),
    DayRange.model_validate({"from": "2018-12-19", "to": "2018-12-20"}),
    (Problem("a.md", 1, "x", "y", "z"), frozenset({"a"}), datetime(2018, 12, 20, 8, tzinfo=ZONE)),
)


def test_records_come_back_equal():
    back = from_bytes(as_bytes(VALUE))
    assert back == VALUE
    assert back[2][2].tzinfo is ZONE


def test_what_has_a_name_comes_back_as_what_has_it_now():
    author = VALUE[0]
    data = as_bytes(VALUE, lambda one: ("author", one.slug) if isinstance(one, Author) else None)
    assert b"Th\xe1\xbb\xad" not in data
    assert from_bytes(data, {("author", "tran-van-thu"): author}.__getitem__)[0] is author
    with pytest.raises(KeyError):
        from_bytes(data, {}.__getitem__)


class Command:
    def __init__(self, function, *arguments):
        self.called = function, arguments

    def __reduce__(self):
        return self.called


@pytest.mark.parametrize(
    "foreign",
    [
        Command(os.system, "true"),
        Command(subprocess.Popen, "true"),
        Command(getattr, "a", "b"),
        Command(eval, "1"),
        Command(as_bytes, 1),
        ZoneInfo,
    ],
)
def test_bytes_that_ask_for_anything_else_are_refused(foreign):
    data = pickle.dumps(foreign)
    with pytest.raises(pickle.UnpicklingError):
        from_bytes(data)
