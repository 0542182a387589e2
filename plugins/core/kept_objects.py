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

Name = tuple[str, str]
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
    unpickler = _Unpickler(io.BytesIO(data))
    unpickler.named = named
    return unpickler.load()


class _Pickler(pickle.Pickler):
    name_of: Callable[[Any], Name | None]

    def persistent_id(self, obj: Any) -> Name | None:
        return (_ZONE, obj.key) if isinstance(obj, ZoneInfo) else self.name_of(obj)


class _Unpickler(pickle.Unpickler):
    named: Callable[[Name], Any]

    def persistent_load(self, pid: Any) -> Any:
        return ZoneInfo(pid[1]) if pid[0] == _ZONE else self.named(pid)

    def find_class(self, module_name: str, global_name: str, /) -> Any:
        if (module_name, global_name) in _OTHERS:
            return super().find_class(module_name, global_name)
        if module_name.startswith("plugins.") and "." not in global_name:
            found = super().find_class(module_name, global_name)
            is_record = isinstance(found, type) and (is_dataclass(found) or issubclass(found, BaseModel | Enum | tuple))
            if is_record and found.__module__ == module_name:
                return found
        raise pickle.UnpicklingError(f"{module_name}.{global_name} is no record of ours")
