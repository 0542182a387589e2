"""Reads the whole content and returns every problem of it."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from plugins.agencies.model import Agency
from plugins.core.dates import zone_named
from plugins.core.problems import Problem
from plugins.core.sources import ContentFolder
from plugins.core.workshop import Workshop, open_workshop
from plugins.editions.edition import Edition, read_edition
from plugins.editions.mending import Mended, mend_people
from plugins.histories.unannounced import unannounced_changes
from plugins.media.decoding import undecodable
from plugins.media.pictures import ContentPictures
from plugins.media.renditions import Photograph
from plugins.newsdesk.last_check import Checked


def full_check(
    content: Path, maps: str, cache: Path | None, base: str, fix: bool, executor: str = ""
) -> tuple[Checked, str]:
    """Return what is found, and what was written into which file if `fix` asks for it.

    `base` is the branch or commit against which unannounced changes are looked for, or empty; `executor` names who
    reads, as the setting CORE_EXECUTOR does.
    """
    folder = ContentFolder(content)
    with open_workshop(cache, executor) as workshop:
        edition, problems, mended = _read(folder, maps, workshop, fix)
    problems = sorted({*problems, *undecodable(photographs_of(folder, edition), workshop.kept)})
    workshop.kept.sweep()
    if base:
        zone = zone_named(edition.agency.time_zone if edition else Agency.model_fields["time_zone"].default)
        moment = datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH") or time.time()), zone)
        problems = sorted({*problems, *unannounced_changes(folder, base, zone, moment)})
    return Checked(tuple(problems), counted(edition) if edition else ""), mended_text(mended)


def _read(
    folder: ContentFolder, maps: str, workshop: Workshop, fix: bool
) -> tuple[Edition | None, list[Problem], Sequence[Mended]]:
    edition, problems = read_edition(folder, maps, workshop=workshop)
    mended: Sequence[Mended] = mend_people(folder, problems) if fix else ()
    if mended:
        edition, problems = read_edition(folder, maps, workshop=workshop)
    return edition, problems, mended


def counted(edition: Edition) -> str:
    """Return how much was checked."""
    return (
        f"{len(edition.articles)} bài, {len(edition.officials.all)} cán bộ,"
        f" {len(edition.localities.places)} địa phương, {len(edition.pages)} trang"
    )


def photographs_of(folder: ContentFolder, edition: Edition | None) -> Iterable[Photograph]:
    """Return the pictures that look whole, also where something else keeps the content from being an edition."""
    if edition is not None:
        return edition.photographs.values()
    pictures = ContentPictures(folder)
    pictures.problems()
    return pictures.photographs.values()


def mended_text(mended: Sequence[Mended]) -> str:
    """Return what was written into which file, so that an editor can look at it again."""
    lines = []
    for one in mended:
        lines.append(f"Đã ghi thêm vào {one.label}, hãy xem lại:")
        lines += [f"  officials: - {entry}" for entry in one.missing.officials]
        lines += [f"  mentioned: {id}" for id in one.missing.mentioned]
    return "\n".join(lines)
