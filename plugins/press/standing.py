"""Whether the site that stands is what a build would give: then nothing is read, and nothing printed.

Only what is cheap to import stands here: a build that finds nothing to do should take no longer than to look.
"""

from __future__ import annotations

import json
import subprocess
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from plugins.core.fingerprints import Fingerprint, fingerprint, is_unchanged
from plugins.core.own_code import code_digest
from plugins.core.problems import Problem
from plugins.press.kept_edition import KeptEdition
from plugins.press.order import Order, build_moment


@dataclass(frozen=True)
class Sources:
    """What a site is made from, as it was before anybody read it."""

    content: Fingerprint
    commit: str
    """That the histories of articles end at; empty for content outside of git."""
    code: str


@dataclass(frozen=True)
class Standing:
    """What came of the build that made the site that stands. Seconds since 1970 UTC; `until` is the first other one."""

    sources: Sources
    made_at: int
    until: float
    problems: tuple[Problem, ...]
    theme: Fingerprint
    theme_places: tuple[str, ...]


def sources_of(order: Order) -> Sources:
    """Look at what a site is made from."""
    return Sources(fingerprint(places(order)), commit_of(order.content), code_digest())


def places(order: Order) -> list[Path]:
    """Return where content and settings lie."""
    maps = [Path(order.maps)] if Path(order.maps).is_absolute() else []
    return [order.content, *maps, order.settings, *sorted(order.project.glob("*.py"))]


def commit_of(content: Path) -> str:
    """Return the last commit of the repository in which the content lies, or an empty string."""
    try:
        answer = subprocess.run(["git", "rev-parse", "HEAD"], cwd=content, capture_output=True, text=True)
    except OSError:
        return ""
    return answer.stdout.strip() if answer.returncode == 0 else ""


def remember(kept: KeptEdition, order: Order, standing: Standing) -> None:
    """Note what came of a build that is in place."""
    said = {"order": said_of(order), **asdict(standing)}
    kept.note(json.dumps(said, ensure_ascii=False))


def standing_site(kept: KeptEdition, order: Order) -> tuple[Standing, int] | None:
    """Return what came of the last build and its number of pages, where a build of today would give the same.

    Only whoever holds the output may ask.
    """
    standing = recalled(kept.noted(), order)
    if standing is None or not standing.made_at <= build_moment(order.content) < standing.until:
        return None
    theme = [Path(place) for place in standing.theme_places]
    before = standing.sources
    if before.commit != commit_of(order.content) or before.code != code_digest():
        return None
    if not is_unchanged(before.content, places(order)) or not is_unchanged(standing.theme, theme):
        return None
    pages = kept.pages_that_stand()
    return (standing, pages) if pages is not None else None


def recalled(text: str, order: Order) -> Standing | None:
    """Return what was noted of a build of the same order; None for anything else."""
    try:
        said = json.loads(text)
        if said.pop("order") != said_of(order):
            return None
        return Standing(
            sources=Sources(**{**said["sources"], "content": Fingerprint(**said["sources"]["content"])}),
            made_at=said["made_at"],
            until=said["until"],
            problems=tuple(Problem(**problem) for problem in said["problems"]),
            theme=Fingerprint(**said["theme"]),
            theme_places=tuple(said["theme_places"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def said_of(order: Order) -> dict[str, Any]:
    """Return an order as data."""
    return {name: str(value) for name, value in asdict(order).items()}
