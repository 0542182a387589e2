"""Digests of values by what they hold: whoever reads two values of one digest can't tell them apart."""

from __future__ import annotations

import hashlib
import io
import pickle
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from operator import attrgetter
from pathlib import PurePath
from types import MappingProxyType, SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import BaseModel

SIZE = 16
"""Bytes of a digest."""
NO_OTHER_WORDS: Mapping[type, Callable[[Any], Any]] = MappingProxyType({})


class NotDigestible(TypeError):
    """A value holds something that has no content of its own, such as a function made on the way."""


def digest(*parts: bytes) -> bytes:
    """Return the digest of some bytes; where one part ends and the next begins counts."""
    made = hashlib.blake2b(digest_size=SIZE)
    for part in parts:
        made.update(len(part).to_bytes(8, "big"))
        made.update(part)
    return made.digest()


class Digests:
    """Digests values of plain types and records: dataclasses, pydantic models, named tuples, enumerations.

    Records of `kinds` stand in many values; each is digested once, and stands in others by its digest. Only fields
    that are compared count, never what was computed from them and remembered; of a kind without fields, all
    attributes. `told` gives for some types what stands in their place: as few words as tell all that they hold. No
    record may hold itself.
    """

    def __init__(self, kinds: Iterable[type] = (), told: Mapping[type, Callable[[Any], Any]] = NO_OTHER_WORDS):
        self._ways = _WaysToWrite(self, frozenset(kinds), told)
        self._contents: dict[type, Callable[[Any], Any]] = {}
        # The record is held, so that its place in memory is not given to another.
        self._known: dict[int, tuple[Any, bytes]] = {}

    def of(self, value: Any) -> bytes:
        """Return the digest of a value. Raises NotDigestible."""
        buffer = io.BytesIO()
        pickler = _Pickler(buffer, pickle.HIGHEST_PROTOCOL)
        # Equal values are written alike, whether they are one object or several.
        pickler.fast = True
        pickler.ways = self._ways
        try:
            pickler.dump(value)
        except (pickle.PicklingError, TypeError, AttributeError, ValueError, RecursionError) as error:
            raise NotDigestible(f"{type(value).__name__}: {error}") from error
        return hashlib.blake2b(buffer.getbuffer(), digest_size=SIZE).digest()

    def of_record(self, record: Any) -> bytes:
        """Return the digest of a record, made once."""
        known = self._known.get(id(record))
        if known is None:
            kind = type(record)
            if kind not in self._contents:
                self._contents[kind] = content_of(kind)
            known = self._known[id(record)] = record, self.of(self._contents[kind](record))
        return known[1]


class _Pickler(pickle.Pickler):
    ways: _WaysToWrite

    def persistent_id(self, obj: Any) -> Any:
        way = self.ways[type(obj)]
        return None if way is None else way(obj)


class _WaysToWrite(dict[type, Callable[[Any], Any] | None]):
    """What is written in place of a value of a type; None where the value itself is."""

    def __init__(self, digests: Digests, kinds: frozenset[type], told: Mapping[type, Callable[[Any], Any]]):
        super().__init__(told)
        self._digests, self._kinds = digests, kinds

    def __missing__(self, kind: type) -> Callable[[Any], Any] | None:
        way = self[kind] = self._way(kind)
        return way

    def _way(self, kind: type[Any]) -> Callable[[Any], Any] | None:
        if kind in self._kinds:
            return self._digests.of_record
        if issubclass(kind, MappingProxyType):
            return dict
        if issubclass(kind, set | frozenset):
            return lambda one: ("set", sorted(map(self._digests.of, one)))
        if issubclass(kind, type):
            return _name_of
        if issubclass(kind, Enum):
            return lambda one: (_name_of(kind), one.name)
        if issubclass(kind, ZoneInfo):
            return lambda zone: ("zone", zone.key)
        if issubclass(kind, datetime):
            return lambda moment: ("moment", moment.isoformat(), str(moment.tzinfo))
        if issubclass(kind, date | time | timedelta | Decimal | PurePath):
            return lambda one: (_name_of(kind), str(one))
        if is_dataclass(kind) or issubclass(kind, BaseModel | SimpleNamespace):
            return content_of(kind)
        if issubclass(kind, tuple) and kind is not tuple:
            return lambda one: (_name_of(kind), tuple(one))
        if issubclass(kind, str) and kind is not str:
            return lambda text: (_name_of(kind), text.__getnewargs__())
        return None


def content_of(kind: type[Any]) -> Callable[[Any], tuple[Any, ...]]:
    """Return what tells all that a record of a kind holds."""
    name = _name_of(kind)
    if not issubclass(kind, BaseModel) and not is_dataclass(kind):
        return lambda record: (name, vars(record))
    names = (
        tuple(kind.model_fields) if issubclass(kind, BaseModel) else [one.name for one in fields(kind) if one.compare]
    )
    if not names:
        return lambda record: (name,)
    content = attrgetter(*names)
    return lambda record: (name, content(record))


def _name_of(kind: type) -> str:
    return f"{kind.__module__}.{kind.__qualname__}"
