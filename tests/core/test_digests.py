"""Digests tell values apart by what they hold, and by nothing else."""

from __future__ import annotations

import subprocess
import sys
from collections import namedtuple
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from enum import Enum
from functools import cached_property
from pathlib import Path, PurePosixPath
from types import MappingProxyType, SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from markupsafe import Markup
from pydantic import BaseModel

from plugins.core.digests import Digests, NotDigestible, digest
from plugins.core.phrases import Phrase

ROOT = Path(__file__).resolve().parents[2]
Point = namedtuple("Point", "x y")


class Colour(Enum):
    RED = 1
    GREEN = 2


class Model(BaseModel):
    name: str
    count: int = 0


@dataclass(frozen=True)
class Office:
    title: str
    since: date | None = None


@dataclass(frozen=True)
class Person:
    name: str
    offices: tuple[Office, ...] = ()
    notes: MappingProxyType = field(default_factory=lambda: MappingProxyType({}))

    @cached_property
    def shouted(self) -> str:
        return self.name.upper()


DAY = date(2018, 12, 20)
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
ALL_DIFFERENT = [
    None, True, 1, 1.5, "1", b"1", (1,), [1], {"a": 1}, {"a": 2}, {1}, frozenset({2}), ("a", "b"), ("ab",),
    ("a", ("b",)), DAY, datetime(2018, 12, 20, tzinfo=UTC), datetime(2018, 12, 20, tzinfo=ZONE), timedelta(1),
    Decimal("1.50"), Decimal("1.5"), Path("a"), PurePosixPath("b"), ZONE, Colour.RED, Colour.GREEN, Model,
    Office, Model(name="a"),
    Model(name="a", count=1), Office("a"), Office("a", DAY), Person("a"), Person("a", (Office("a"),)),
    Person("a", notes=MappingProxyType({"a": 1})), Point(1, 2), (1, 2), SimpleNamespace(a=1), SimpleNamespace(b=1),
    Markup("a"), "a", Phrase("a", "en"), Phrase("a", "vi"),
]  # fmt: skip


def test_values_that_differ_have_other_digests():
    for digests in (Digests(), Digests((Office, Person))):
        found = {digests.of(value): value for value in ALL_DIFFERENT}
        assert len(found) == len(ALL_DIFFERENT)


def test_what_is_equal_has_one_digest_whether_it_is_one_object_or_several():
    one = Office("Bí thư", DAY)
    again = Office("".join(["Bí ", "thư"]), date(2018, 12, 20))
    for digests in (Digests(), Digests((Office,))):
        assert digests.of([one, one]) == digests.of([one, again])


def test_what_was_computed_and_remembered_does_not_count():
    asked, unasked = Person("Mẫu"), Person("Mẫu")
    assert asked.shouted == "MẪU"
    assert Digests().of(asked) == Digests().of(unasked)
    assert Digests((Person,)).of((asked,)) == Digests((Person,)).of((unasked,))


@pytest.mark.parametrize("kinds", [(), (Person,), (Office,), (Person, Office)])
def test_a_change_deep_inside_is_a_change_of_all_around(kinds):
    person = Person("Mẫu", (Office("Bí thư", DAY),))
    moved = replace(person, offices=(Office("Bí thư", DAY + timedelta(1)),))
    assert Digests(kinds).of({"who": [person]}) != Digests(kinds).of({"who": [moved]})


def test_a_shared_record_is_looked_at_once(monkeypatch: pytest.MonkeyPatch):
    digests = Digests((Person,))
    person = Person("Mẫu")
    first = digests.of((person, 1))
    monkeypatch.setattr(Digests, "of", lambda *_: pytest.fail("digested again"))
    assert digests.of_record(person) == digests.of_record(person)
    monkeypatch.undo()
    assert digests.of((person, 1)) == first


def test_the_order_of_a_set_does_not_count():
    words = [f"từ {number}" for number in range(50)]
    assert Digests().of({*words}) == Digests().of({*reversed(words)})


def test_another_process_finds_the_same():
    program = (
        "from plugins.core.digests import Digests; from datetime import date;"
        "print(Digests().of([{'a', 'b', 'c'}, {'x': date(2018, 12, 20)}]).hex())"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", program], cwd=ROOT, env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(found) == 1


@pytest.mark.parametrize("value", [lambda: 1, (x for x in ()), SimpleNamespace(f=lambda: 1)])
def test_what_has_no_content_is_refused(value):
    with pytest.raises(NotDigestible):
        Digests().of(value)


def test_where_parts_end_counts():
    assert digest(b"ab", b"c") != digest(b"a", b"bc") != digest(b"abc")
