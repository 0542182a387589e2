"""Names of files that every system keeps, every address holds, and every eye reads for what they are."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable

from plugins.core.problems import Problem
from plugins.core.text import INVISIBLE, visible

LONGEST_NAME = 200
"""Bytes in UTF-8; file systems take 255, and copies of pictures get longer names than their originals."""

_FORBIDDEN = re.compile(r'[<>:"|?*\\\t\n\v\f\r\x85\u2028\u2029]')
"""What Windows refuses, what parts a line, and what parts an address."""
_EDGES = re.compile(r"[-~ ]|.*[ .]\Z", re.DOTALL)
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE | re.DOTALL)
_USUAL = re.compile(r"(?!(?:con|prn|aux|nul|com|lpt))[a-z0-9][a-z0-9._-]{0,150}(?<!\.)")
_REMEDY = "Đổi tên tệp: chữ thường không dấu, chữ số, dấu gạch nối, ví dụ so-ket-2018.md."


def is_good_name(name: str) -> bool:
    """Whether a name can be that of a file or folder of the content."""
    return _USUAL.fullmatch(name) is not None or not _fault(name)


def name_problem(label: str, name: str) -> Problem:
    """Return the problem of a name that is none; `label` names the file in messages."""
    return Problem(label, 0, "bad-file-name", _fault(name), _REMEDY, name)


def names_twice(label: str, names: Iterable[str]) -> list[Problem]:
    """Return a problem for each name in one folder that Windows and macOS take for another one there.

    `label` is that of the folder.
    """
    names = sorted(names)
    if len({name.casefold() for name in names}) == len(names) and all(map(str.isascii, names)):
        return []
    twins: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        twins[unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())].append(name)
    return [
        Problem(
            f"{label}/{name}",
            0,
            "same-file-name",
            f"Tên này chỉ khác “{visible(first)}” ở chữ hoa, chữ thường hoặc cách gõ dấu; nhiều máy coi là một tệp.",
            _REMEDY,
            name,
        )
        for first, *others in twins.values()
        for name in others
    ]


def _fault(name: str) -> str:
    """Return why a name is none, a sentence, or an empty string."""
    if any("\ud800" <= sign <= "\udfff" for sign in name):
        return "Tên tệp không ở bảng mã UTF-8."
    if INVISIBLE.search(name) or _FORBIDDEN.search(name):
        return 'Tên tệp có ký tự không nhìn thấy, dấu xuống dòng hoặc một trong các dấu < > : " | ? * \\.'
    if _EDGES.match(name) or _DEVICES.fullmatch(name):
        return "Tên tệp bắt đầu hoặc kết thúc bằng dấu không dùng được, hoặc là tên mà Windows dành riêng."
    if len(name.encode("utf-8")) > LONGEST_NAME:
        return f"Tên tệp quá dài; tối đa {LONGEST_NAME} byte, khoảng {LONGEST_NAME // 2} chữ có dấu."
    return ""
