"""Problems as people read them in a terminal, and as CI reads them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from hashlib import sha256
from itertools import groupby
from textwrap import wrap

from plugins.core.problems import Problem

WIDTH = 100
"""Characters of a line in the terminal."""
INDENT = " " * 13
WEB = ("http://", "https://")
SEVERITIES = {"error": "lỗi", "warning": "lưu ý"}
GITLAB_SEVERITIES = {"error": "major", "warning": "minor"}


def as_terminal(problems: Iterable[Problem], colour: bool) -> str:
    """Return problems file by file, with their count last; `colour` uses ANSI colours."""
    problems = sorted(problems)
    parts = []
    for path, group in groupby(problems, key=lambda problem: problem.path):
        parts.append(_bold(path, colour))
        parts += [line for problem in group for line in _lines(problem, colour)]
        parts.append("")
    parts.append(count_text(problems))
    return "\n".join(parts)


def _lines(problem: Problem, colour: bool) -> list[str]:
    place = f"dòng {problem.line}" if problem.line else whole_of(problem.path)
    reason = problem.reason if problem.severity == "error" else f"(lưu ý) {problem.reason}"
    first, *rest = wrap(reason, WIDTH - len(INDENT), break_on_hyphens=False, break_long_words=False)
    head = f"  {place:<9}"
    lines = [f"{_red(head, colour) if problem.severity == 'error' else head}  {first}"]
    lines += [INDENT + line for line in rest]
    if problem.value:
        lines.append(f"{INDENT}ghi là:   {shorten(problem.shown_value, WIDTH - len(INDENT) - 10)}")
    remedy = wrap(problem.remedy, WIDTH - len(INDENT) - 10, break_on_hyphens=False, break_long_words=False)
    lines += [f"{INDENT}{'cách sửa: ' if index == 0 else ' ' * 10}{line}" for index, line in enumerate(remedy)]
    return lines


def whole_of(path: str) -> str:
    """Return what to call all of a file, or all of a page on the web."""
    return "cả trang" if path.startswith(WEB) else "cả tệp"


def shorten(text: str, longest: int) -> str:
    """Return the text, cut to a number of characters with an ellipsis for its last."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def count_text(problems: Sequence[Problem]) -> str:
    """Return “3 lỗi, 1 lưu ý trong 2 tệp.”"""
    counts = [
        f"{number} {SEVERITIES[severity]}"
        for severity in ("error", "warning")
        if (number := sum(1 for problem in problems if problem.severity == severity))
    ]
    places = {problem.path for problem in problems}
    where = f"ở {len(places)} địa chỉ" if all(one.startswith(WEB) for one in places) else f"trong {len(places)} tệp"
    return f"{', '.join(counts)} {where}." if counts else "Không có lỗi."


def as_github(problems: Iterable[Problem]) -> str:
    """Return problems as workflow commands of GitHub Actions, which puts them on the lines of a change."""
    return "\n".join(
        f"::{problem.severity} file={_property(problem.path)},line={max(problem.line, 1)}"
        f",title={_property(problem.rule)}::{_data(_sentence(problem))}"
        for problem in sorted(problems)
    )


def as_gitlab(problems: Iterable[Problem]) -> str:
    """Return problems as a code quality report of GitLab, which puts them on the lines of a merge request."""
    found: dict[str, dict[str, object]] = {}
    for problem in sorted(problems):
        said = "\0".join((problem.path, problem.rule, problem.shown_value, problem.reason))
        # Not the line, which changes with the text above: GitLab tells by the fingerprint which problems are new.
        fingerprint = sha256(said.encode("utf-8", "surrogateescape")).hexdigest()
        number = 2
        while fingerprint in found:
            fingerprint = sha256(f"{said}\0{number}".encode("utf-8", "surrogateescape")).hexdigest()
            number += 1
        found[fingerprint] = {
            "description": _sentence(problem),
            "check_name": problem.rule,
            "fingerprint": fingerprint,
            "severity": GITLAB_SEVERITIES[problem.severity],
            "location": {"path": problem.path, "lines": {"begin": max(problem.line, 1)}},
        }
    return json.dumps(list(found.values()), ensure_ascii=False, indent=2)


def _sentence(problem: Problem) -> str:
    value = f" [{problem.shown_value}]" if problem.value else ""
    return f"{problem.reason}{value} {problem.remedy}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_json(problems: Iterable[Problem]) -> str:
    """Return problems as one JSON document: `problems` and the number of `errors` and `warnings`."""
    problems = sorted(problems)
    return json.dumps(
        {
            "problems": [
                {
                    "path": problem.path,
                    "line": problem.line,
                    "rule": problem.rule,
                    "severity": problem.severity,
                    "value": problem.shown_value,
                    "reason": problem.reason,
                    "remedy": problem.remedy,
                }
                for problem in problems
            ],
            "errors": sum(1 for problem in problems if problem.severity == "error"),
            "warnings": sum(1 for problem in problems if problem.severity == "warning"),
        },
        ensure_ascii=False,
        indent=2,
    )


def _bold(text: str, colour: bool) -> str:
    return f"\x1b[1m{text}\x1b[0m" if colour else text


def _red(text: str, colour: bool) -> str:
    return f"\x1b[31m{text}\x1b[0m" if colour else text
