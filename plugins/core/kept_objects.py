"""Objects as bytes for results that are kept: our own records by value, those of a registry by name, nothing else."""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable
from dataclasses import is_dataclass
from enum import Enum
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import BaseModel

Name = tuple[str, ...]
"""What an object of a registry is called: its kind and its id."""

_ZONE = "time zone"
_OTHERS = frozenset(
    {
        ("datetime", "date"),
        ("datetime", "datetime"),
        ("datetime", "timedelta"),
        ("datetime", "timezone"),
        ("builtins", "frozenset"),
        ("builtins", "set"),
    }
)


def as_bytes(value: Any, name_of: Callable[[Any], Name | None] = lambda one: None) -> bytes:
    """Return a value as bytes; objects that have a name stand there by their names."""
    buffer = io.BytesIO()
    pickler = _Pickler(buffer, pickle.HIGHEST_PROTOCOL)
    pickler.name_of = name_of
    pickler.dump(value)
    return buffer.getvalue()


def from_bytes(data: bytes, named: Callable[[Name], Any] = lambda name: None) -> Any:
    """Return the value that `as_bytes` wrote; `named` finds objects by their names.

    Makes only records of ours and a few plain values, whatever the bytes ask for: raises pickle.UnpicklingError for
    anything else, and any other error for what was not written by `as_bytes`.
    """
    return ObjectReader(named).read(data)


class ObjectReader:
    """Does what `from_bytes` does for thousands of values that name the same objects."""

    def __init__(self, named: Callable[[Name], Any] = lambda name: None):
        self._named = named
        self._zones: dict[str, ZoneInfo] = {}
        self._classes: dict[tuple[str, str], Any] = {}

    def read(self, data: bytes) -> Any:
        """Return the value that `as_bytes` wrote, or raise as `from_bytes` does."""
        unpickler = _Unpickler(io.BytesIO(data))
        unpickler.reader = self
        return unpickler.load()

    def object_named(self, name: Name) -> Any:
        """Return the object of a name, or the time zone."""
        if name[0] != _ZONE:
            return self._named(name)
        return self._zones.get(name[1]) or self._zones.setdefault(name[1], ZoneInfo(name[1]))

    def class_named(self, module_name: str, global_name: str, find: Callable[[str, str], Any]) -> Any:
        """Return a class whose objects may be made. Raises pickle.UnpicklingError for any other."""
        key = module_name, global_name
        known = self._classes.get(key)
        if known is None:
            known = self._classes[key] = _record_class(module_name, global_name, find)
        return known


def _record_class(module_name: str, global_name: str, find: Callable[[str, str], Any]) -> Any:
    if (module_name, global_name) in _OTHERS:
        return find(module_name, global_name)
    if module_name.startswith("plugins.") and "." not in global_name:
        found = find(module_name, global_name)
        is_record = isinstance(found, type) and (is_dataclass(found) or issubclass(found, BaseModel | Enum | tuple))
        if is_record and found.__module__ == module_name:
            return found
    raise pickle.UnpicklingError(f"{module_name}.{global_name} is no record of ours")


class _Pickler(pickle.Pickler):
    name_of: Callable[[Any], Name | None]

    def persistent_id(self, obj: Any) -> Any:
        return (_ZONE, obj.key) if isinstance(obj, ZoneInfo) else self.name_of(obj)


class _Unpickler(pickle.Unpickler):
    reader: ObjectReader

    def persistent_load(self, pid: Any) -> Any:
        return self.reader.object_named(pid)

    def find_class(self, module_name: str, global_name: str, /) -> Any:
        return self.reader.class_named(module_name, global_name, super().find_class)
